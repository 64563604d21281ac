/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each batch is a call of one chunk, so that it comes back as a whole. Calls end in any
 * order: the oldest is waited for a moment, then all are looked at. */

#include "core/sweep/local.h"

#include "core/base/error.h"
#include "core/sweep/task.h"

/* Workers that a run may end: more than would be lost to other causes one after another.
 */
#define ATTEMPTS 6
#define WAIT_SECONDS 1e-3 /* at least; at most … */
#define MOST_WAIT_SECONDS 2e-2

/* A batch under way. */
typedef struct
{
  MurCall *call;
  guint64 *indices;
  guint n;
} Batch;

typedef struct
{
  MurDealer dealer;
  MurWorkers *workers;
  MurSweepTask *task;    /* the sweep, which the calls ship */
  GPtrArray *batches;    /* of Batch */
  const gint *cancelled; /* nullable */
} Local;

static void
free_batch_cb (gpointer data)
{
  Batch *batch = data;
  mur_call_unref (batch->call);
  g_free (batch->indices);
  g_free (batch);
}

static gboolean
send (Local *self, const guint64 *indices, guint n, GError **error)
{
  const MurTasks tasks = {
    .function = MUR_SWEEP_FUNCTION,
    .object = self->task,
    .arguments
    = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, indices, n, sizeof *indices),
    .chunk = n,
  };
  MurCall *call = mur_workers_map_async (self->workers, &tasks, error);
  if (call == NULL)
    return FALSE;
  Batch *batch = g_new (Batch, 1);
  *batch = (Batch){ call, g_memdup2 (indices, n * sizeof *indices), n };
  g_ptr_array_add (self->batches, batch);
  return TRUE;
}

/* As many batches as keep all workers busy. */
static gboolean
deal (Local *self, GError **error)
{
  g_autofree guint64 *indices = g_new (guint64, MUR_DEALER_MOST);
  const guint each = mur_dealer_wants_ahead (&self->dealer) ? 2 : 1;
  while (self->batches->len < each * mur_workers_n (self->workers))
    {
      const guint n = mur_dealer_take (&self->dealer, indices);
      if (n == 0)
        break;
      if (!send (self, indices, n, error))
        return FALSE;
    }
  return TRUE;
}

/* The message behind "sweep-run (7): ". */
static const char *
strip_call (const char *message)
{
  const char *end = strstr (message, "): ");
  return end != NULL ? end + 3 : message;
}

/* Runs that have no result are rows that failed; the others of their batch go again. */
static gboolean
put_again (Local *self, const Batch *batch, GError **error)
{
  const MurSweep *sweep = mur_store_sweep (self->dealer.store);
  g_autoptr (GArray) errors = mur_call_errors (batch->call);
  g_autofree guint64 *others = g_new (guint64, batch->n);
  guint n_others = 0;
  if (!mur_workers_check (self->workers, error))
    return FALSE;
  for (guint i = 0, e = 0; i < batch->n; i++)
    {
      const MurTaskError *failure
        = e < errors->len ? &g_array_index (errors, MurTaskError, e) : NULL;
      if (failure == NULL || failure->task != i)
        {
          others[n_others++] = batch->indices[i];
          continue;
        }
      g_autoptr (GVariant) row = g_variant_ref_sink (
        mur_sweep_row_failed (sweep, batch->indices[i], strip_call (failure->message)));
      if (!mur_store_add (self->dealer.store, row, error))
        return FALSE;
      e++;
    }
  return n_others == 0 || send (self, others, n_others, error);
}

static gboolean
put (Local *self, const Batch *batch, GError **error)
{
  g_autoptr (GVariant) rows = mur_call_results (batch->call, NULL);
  return rows != NULL ? mur_dealer_put (&self->dealer, rows, error)
                      : put_again (self, batch, error);
}

static gboolean
collect (Local *self, GError **error)
{
  for (guint i = 0; i < self->batches->len;)
    {
      Batch *batch = g_ptr_array_index (self->batches, i);
      if (!mur_call_wait (batch->call, 0))
        {
          i++;
          continue;
        }
      g_ptr_array_steal_index (self->batches, i);
      const gboolean done = put (self, batch, error);
      free_batch_cb (batch);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_oldest (Local *self)
{
  const Batch *oldest = g_ptr_array_index (self->batches, 0);
  const double seconds = self->dealer.seconds * oldest->n / 20;
  mur_call_wait (oldest->call, CLAMP (seconds, WAIT_SECONDS, MOST_WAIT_SECONDS));
}

static gboolean
is_cancelled (const Local *self)
{
  return self->cancelled != NULL && g_atomic_int_get (self->cancelled);
}

static gboolean
carry_out (Local *self, GError **error)
{
  for (;;)
    {
      if (is_cancelled (self))
        return TRUE;
      if (!mur_dealer_tick (&self->dealer, error) || !deal (self, error))
        return FALSE;
      if (self->batches->len == 0)
        return TRUE;
      wait_for_oldest (self);
      if (!collect (self, error))
        return FALSE;
    }
}

gboolean
mur_sweep_run_local (MurStore *store, const MurSweepLocal *settings, GError **error)
{
  g_return_val_if_fail (store != NULL && settings != NULL, FALSE);

  Local self = { 0 };
  const MurWorkersSettings workers = { .kind = settings->kind,
                                       .n = settings->n_workers,
                                       .functions = settings->functions,
                                       .attempts = ATTEMPTS };
  if (mur_store_n_done (store) == mur_store_n_runs (store))
    return mur_store_commit (store, error);
  self.workers = mur_workers_new (&workers, error);
  if (self.workers == NULL)
    return FALSE;
  self.task = mur_sweep_task_new (settings->registry);
  self.task->sweep = mur_store_sweep (store);
  self.batches = g_ptr_array_new_with_free_func (free_batch_cb);
  self.cancelled = settings->cancelled;
  mur_dealer_init (&self.dealer, store, settings->progress, settings->data);
  gboolean done = carry_out (&self, error);
  /* After an error what has come is kept all the same, if it can be. */
  done = mur_store_commit (store, done ? error : NULL) && done;
  mur_workers_free (self.workers);
  g_ptr_array_unref (self.batches);
  mur_sweep_task_free (self.task);
  return done;
}
