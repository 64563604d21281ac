/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All waiting is a look every tenth of a millisecond: MPI itself waits by keeping a
 * processor busy, which others could use. And who sends does not wait in the sending: two
 * that do so with each other would wait for ever, as large messages are not sent before
 * they are asked for. */

#include "app/cluster/cluster.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include <mpi.h>

#define TAG_RUNS 1 /* indices; none: the end */
#define TAG_ROWS 2 /* a GVariant, an array of rows */
#define WAIT_US 100

/* The sweep as its three texts, to all ranks; %NULL for none. Returns: what rank 0 sent */
static GVariant *
share (GVariant *texts)
{
  guint64 n = texts != NULL ? g_variant_get_size (texts) : 0;
  MPI_Bcast (&n, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
  if (n == 0)
    return NULL;
  char *bytes = g_malloc (n);
  if (texts != NULL)
    g_variant_store (texts, bytes);
  /* A count is an int. */
  for (guint64 at = 0; at < n; at += G_MAXINT)
    MPI_Bcast (bytes + at, (int)MIN (n - at, G_MAXINT), MPI_BYTE, 0, MPI_COMM_WORLD);
  g_autoptr (GBytes) all = g_bytes_new_take (bytes, n);
  return g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE ("(sss)"), all, FALSE));
}

static GVariant *
pack_sweep (const MurSweep *sweep)
{
  g_autofree char *session = mur_sweep_format_session (sweep);
  g_autofree char *design = mur_sweep_format_design (sweep);
  g_autofree char *keep = mur_sweep_format_keep (sweep);
  return g_variant_ref_sink (g_variant_new ("(sss)", session, design, keep));
}

static gboolean
has_come (int tag, MPI_Status *status)
{
  int there;
  MPI_Iprobe (MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, status);
  return there != 0;
}

/* Rank 0 */

#define MOST_AHEAD 2 /* batches of a rank */

/* A batch on its way to a rank. */
typedef struct
{
  MPI_Request request;
  guint64 indices[MUR_DEALER_MOST];
} Parcel;

typedef struct
{
  Parcel parcels[MOST_AHEAD]; /* taken by turns */
  guint n_dealt, n_back;      /* batches */
} Rank;

typedef struct
{
  MurDealer dealer;
  int n_ranks;
  Rank *ranks;
  guint n_under_way; /* batches, of all ranks */
} Cluster;

static void
init_ranks (Cluster *self)
{
  MPI_Comm_size (MPI_COMM_WORLD, &self->n_ranks);
  self->ranks = g_new (Rank, self->n_ranks);
  for (int rank = 0; rank < self->n_ranks; rank++)
    {
      self->ranks[rank].n_dealt = self->ranks[rank].n_back = 0;
      for (guint i = 0; i < MOST_AHEAD; i++)
        self->ranks[rank].parcels[i].request = MPI_REQUEST_NULL;
    }
}

/* The parcel has been received: what was in it before is back. Returns: whether there was
 * anything to deal */
static gboolean
deal_to (Cluster *self, int rank)
{
  Rank *to = &self->ranks[rank];
  Parcel *parcel = &to->parcels[to->n_dealt % MOST_AHEAD];
  MPI_Wait (&parcel->request, MPI_STATUS_IGNORE);
  const guint n = mur_dealer_take (&self->dealer, parcel->indices);
  if (n == 0)
    return FALSE;
  MPI_Isend (parcel->indices, (int)n, MPI_UINT64_T, rank, TAG_RUNS, MPI_COMM_WORLD,
             &parcel->request);
  to->n_dealt++;
  self->n_under_way++;
  return TRUE;
}

static void
deal (Cluster *self)
{
  const guint each = mur_dealer_wants_ahead (&self->dealer) ? MOST_AHEAD : 1;
  for (guint depth = 1; depth <= each; depth++)
    for (int rank = 1; rank < self->n_ranks; rank++)
      if (self->ranks[rank].n_dealt - self->ranks[rank].n_back < depth
          && !deal_to (self, rank))
        return;
}

/* All they had is back. */
static void
dismiss_ranks (Cluster *self)
{
  for (int rank = 1; rank < self->n_ranks; rank++)
    {
      for (guint i = 0; i < MOST_AHEAD; i++)
        MPI_Wait (&self->ranks[rank].parcels[i].request, MPI_STATUS_IGNORE);
      MPI_Send (NULL, 0, MPI_UINT64_T, rank, TAG_RUNS, MPI_COMM_WORLD);
    }
}

static GVariant *
receive_rows (Cluster *self, MPI_Status *status)
{
  int n;
  MPI_Get_count (status, MPI_BYTE, &n);
  guint8 *bytes = g_malloc ((gsize)n);
  MPI_Recv (bytes, n, MPI_BYTE, status->MPI_SOURCE, TAG_ROWS, MPI_COMM_WORLD, status);
  self->ranks[status->MPI_SOURCE].n_back++;
  self->n_under_way--;
  g_autoptr (GBytes) all = g_bytes_new_take (bytes, (gsize)n);
  return g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE ("a" MUR_SWEEP_ROW_TYPE), all, FALSE));
}

/* After a failure what still comes is taken and dropped. */
static gboolean
carry_out (Cluster *self, GError **error)
{
  MPI_Status status;
  gboolean fine = TRUE;
  for (;;)
    {
      fine = fine && mur_dealer_tick (&self->dealer, error);
      if (fine)
        deal (self);
      if (self->n_under_way == 0)
        return fine && mur_store_commit (self->dealer.store, error);
      if (!has_come (TAG_ROWS, &status))
        {
          g_usleep (WAIT_US);
          continue;
        }
      g_autoptr (GVariant) rows = receive_rows (self, &status);
      fine = fine && mur_dealer_put (&self->dealer, rows, error);
    }
}

gboolean
mur_cluster_deal (MurStore *store,
                  const MurSweepOptions *options,
                  MurSweepProgressFunc progress,
                  gpointer data,
                  GError **error)
{
  Cluster self = { 0 };
  init_ranks (&self);
  mur_dealer_init (&self.dealer, store, progress, data);
  g_autoptr (GVariant) texts = pack_sweep (mur_store_sweep (store));
  g_variant_unref (share (texts));
  const gboolean done = carry_out (&self, error);
  dismiss_ranks (&self);
  g_free (self.ranks);
  return done;
}

void
mur_cluster_dismiss (void)
{
  share (NULL);
}

/* The others */

static GVariant *
run_all (const MurSweep *sweep, const guint64 *indices, guint n)
{
  GVariantBuilder rows;
  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" MUR_SWEEP_ROW_TYPE));
  for (guint i = 0; i < n; i++)
    g_variant_builder_add_value (&rows, mur_sweep_run (sweep, indices[i], NULL, NULL));
  return g_variant_ref_sink (g_variant_builder_end (&rows));
}

/* What a run keeps is far less than a message may have, unless it is gigabytes. */
static void
send_rows (GVariant *rows)
{
  const gsize n = g_variant_get_size (rows);
  if (n > G_MAXINT)
    g_error (
      "the rows of a batch, %" G_GSIZE_FORMAT " bytes, are too many for a message", n);
  MPI_Request request;
  int is_sent = 0;
  MPI_Isend (g_variant_get_data (rows), (int)n, MPI_BYTE, 0, TAG_ROWS, MPI_COMM_WORLD,
             &request);
  while (MPI_Test (&request, &is_sent, MPI_STATUS_IGNORE), !is_sent)
    g_usleep (WAIT_US);
}

static void
serve (const MurSweep *sweep)
{
  g_autofree guint64 *indices = g_new (guint64, MUR_DEALER_MOST);
  MPI_Status status;
  for (;;)
    {
      int n;
      while (!has_come (TAG_RUNS, &status))
        g_usleep (WAIT_US);
      MPI_Recv (indices, MUR_DEALER_MOST, MPI_UINT64_T, 0, TAG_RUNS, MPI_COMM_WORLD,
                &status);
      MPI_Get_count (&status, MPI_UINT64_T, &n);
      if (n == 0)
        return;
      g_autoptr (GVariant) rows = run_all (sweep, indices, (guint)n);
      send_rows (rows);
    }
}

/* Rank 0 has the sweep of these texts, so that they are right. */
void
mur_cluster_compute (void)
{
  const char *session, *design, *keep;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) texts = share (NULL);
  if (texts == NULL)
    return;
  g_variant_get (texts, "(&s&s&s)", &session, &design, &keep);
  g_autoptr (MurSweep) sweep
    = mur_sweep_parse (session, design, keep, mur_experiments (), &error);
  if (sweep == NULL)
    g_error ("%s", error->message);
  serve (sweep);
}
