/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sweep/dealer.h"

#include <math.h>
#include <string.h>

#define BATCH_SECONDS 0.1
#define TELL_US (G_USEC_PER_SEC / 10)
#define STRETCH_US (2 * G_USEC_PER_SEC) /* a rate is measured over that long, and … */
#define STRETCH_RUNS 8                  /* … over so many runs, at least */
#define SMOOTHING 0.3                   /* weight of what is new */

void
mur_dealer_init (MurDealer *self,
                 MurStore *store,
                 MurSweepProgressFunc progress,
                 gpointer data)
{
  *self = (MurDealer){
    .store = store,
    .progress = progress,
    .data = data,
    .batch = 1,
    .seconds = NAN,
    .n_at = { mur_store_n_done (store), mur_store_n_done (store) },
    .at = { g_get_monotonic_time (), g_get_monotonic_time () },
  };
}

guint
mur_dealer_take (MurDealer *self, guint64 *indices)
{
  guint n = 0;
  while (!self->is_stopped && n < self->batch)
    {
      const guint64 index = mur_store_next_missing (self->store, self->next);
      self->next = index == G_MAXUINT64 ? index : index + 1;
      if (index == G_MAXUINT64)
        break;
      indices[n++] = index;
    }
  return n;
}

gboolean
mur_dealer_wants_ahead (const MurDealer *self)
{
  return self->seconds < BATCH_SECONDS / 2;
}

/* At most twice as many as before, as the first runs may be quicker than others. */
static void
adapt (MurDealer *self, double seconds)
{
  self->seconds = isnan (self->seconds)
                    ? seconds
                    : self->seconds + SMOOTHING * (seconds - self->seconds);
  const double wanted = BATCH_SECONDS / fmax (self->seconds, 1e-6);
  self->batch = (guint)CLAMP (wanted, 1, MIN (2 * self->batch, MUR_DEALER_MOST));
}

gboolean
mur_dealer_put (MurDealer *self, GVariant *rows, GError **error)
{
  const gsize n = g_variant_n_children (rows);
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      double seconds;
      g_variant_get_child (row, 3, "d", &seconds);
      sum += seconds;
      if (!mur_store_add (self->store, row, error))
        return FALSE;
    }
  if (n > 0)
    adapt (self, sum / (double)n);
  return TRUE;
}

/* Of this stretch and the one before it, so that it is never of a moment only. */
static void
measure_rate (MurDealer *self, gint64 now)
{
  const guint64 n = mur_store_n_done (self->store);
  if (n > self->n_at[0])
    self->rate
      = (double)(n - self->n_at[0]) / ((double)(now - self->at[0]) / G_USEC_PER_SEC);
  if (now - self->at[1] < STRETCH_US || n - self->n_at[1] < STRETCH_RUNS)
    return;
  self->n_at[0] = self->n_at[1];
  self->at[0] = self->at[1];
  self->n_at[1] = n;
  self->at[1] = now;
}

static void
tell (MurDealer *self, gint64 now)
{
  self->told = now;
  if (self->progress == NULL)
    return;
  measure_rate (self, now);
  const guint64 n = mur_store_n_runs (self->store);
  const guint64 n_done = mur_store_n_done (self->store);
  const MurSweepProgress progress = {
    .n_runs = n,
    .n_done = n_done,
    .n_failed = mur_store_n_failed (self->store),
    .rate = self->rate,
    .seconds_left = self->rate > 0 ? (double)(n - n_done) / self->rate : NAN,
  };
  if (!self->progress (&progress, self->data))
    self->is_stopped = TRUE;
}

gboolean
mur_dealer_tick (MurDealer *self, GError **error)
{
  const gint64 now = g_get_monotonic_time ();
  if (now - self->told >= TELL_US)
    tell (self, now);
  return mur_store_commit_if_due (self->store, error);
}
