/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a run: results so far, and what was measured. Tasks that were under way are
 * run again. */

#include "core/experiments/parallel/private.h"

#include "core/base/error.h"

#include <math.h>

#define COLUMNS MUR_PARALLEL_N_RECORD_COLUMNS

void
mur_parallel_save (MurRun *run, MurArchive *archive)
{
  MurParallel *self = (MurParallel *)run;

  if (self->n_revealed == self->settings.n_tasks)
    mur_parallel_take_rest (self, TRUE);

  double *deaths = g_new (double, 2 * MAX (self->deaths->len, 1));

  for (guint i = 0; i < self->deaths->len; i++)
    {
      const MurWorkerDeath *death = &g_array_index (self->deaths, MurWorkerDeath, i);

      deaths[2 * i] = death->worker;
      deaths[2 * i + 1] = death->seconds;
    }
  mur_archive_put_integer (archive, "parallel_steps", self->n_steps);
  mur_archive_put_integer (archive, "extra_steps", self->n_extra_steps);
  mur_archive_put_integer (archive, "slowed", self->n_slowed);
  mur_archive_put_integer (archive, "revealed", self->n_revealed);
  mur_archive_put_integer (archive, "recorded", self->n_records);
  mur_archive_put_integer (archive, "measured_probes", self->n_measured);
  mur_archive_put_columns (archive, "results", self->results, 1, self->n_revealed);
  mur_archive_put_columns (archive, "records", self->records, COLUMNS, self->n_records);
  mur_archive_take_doubles (archive, "deaths", deaths, 2 * self->deaths->len);
  mur_archive_put_doubles (archive, "measured", self->measured, self->n_measured);
}

/* @value: at most @most */
static gboolean
get_count (const MurArchive *archive,
           const char *name,
           guint64 most,
           guint64 *value,
           GError **error)
{
  if (!mur_archive_get_integer (archive, name, value, error))
    return FALSE;
  return *value <= most
         || mur_error_refuse_count (error, MUR_ERROR_INPUT, name, *value,
                                    "at most %" G_GUINT64_FORMAT, most);
}

static gboolean
restore_counts (MurParallel *self, const MurArchive *archive, GError **error)
{
  const guint64 n = self->settings.n_tasks;
  guint64 revealed, recorded, slowed, measured;

  if (!mur_archive_get_integer (archive, "parallel_steps", &self->n_steps, error)
      || !mur_archive_get_integer (archive, "extra_steps", &self->n_extra_steps, error)
      || !get_count (archive, "slowed", self->settings.n_workers, &slowed, error)
      || !get_count (archive, "revealed", n, &revealed, error)
      || !get_count (archive, "recorded", n, &recorded, error)
      || !get_count (archive, "measured_probes", self->probes->len, &measured, error))
    return FALSE;
  self->n_slowed = (guint)slowed;
  self->n_revealed = 0;
  self->n_leading = (gsize)revealed;
  self->n_records = (gsize)recorded;
  self->n_measured = (guint)measured;
  return TRUE;
}

/* A row that cannot be one is none. */
static gboolean
check_records (const MurParallel *self, GError **error)
{
  const gsize n = self->settings.n_tasks;

  for (gsize i = 0; i < self->n_records; i++)
    {
      const double *row = self->cells + i;
      const double worker = row[MUR_PARALLEL_WORKER * n];

      if (worker >= 1 && worker <= self->settings.n_workers && floor (worker) == worker
          && row[0] >= 1 && row[0] <= (double)n
          && isfinite (row[MUR_PARALLEL_START * n]) && row[MUR_PARALLEL_END * n] < 1e9)
        continue;
      return mur_error_refuse_count (error, MUR_ERROR_INPUT, "records", i,
                                     "tasks by workers from 1 to %u",
                                     self->settings.n_workers);
    }
  return TRUE;
}

static gboolean
restore_deaths (MurParallel *self, const MurArchive *archive, GError **error)
{
  gsize n;
  g_autofree double *deaths = mur_archive_dup_doubles (archive, "deaths", &n, error);

  if (deaths == NULL)
    return FALSE;
  for (gsize i = 0; i + 1 < n; i += 2)
    {
      const MurWorkerDeath death
        = { (guint)CLAMP (deaths[i], 0, self->settings.n_workers - 1), deaths[i + 1] };

      g_array_append_val (self->deaths, death);
    }
  return TRUE;
}

gboolean
mur_parallel_restore_state (MurParallel *self,
                            const MurArchive *archive,
                            GError **error)
{
  const gsize n = self->settings.n_tasks;

  if (!restore_counts (self, archive, error)
      || !mur_archive_get_columns (archive, "results", self->values, n, 1,
                                   self->n_leading, error)
      || !mur_archive_get_columns (archive, "records", self->cells, n, COLUMNS,
                                   self->n_records, error)
      || !check_records (self, error) || !restore_deaths (self, archive, error)
      || !mur_archive_get_doubles (archive, "measured", self->measured,
                                   self->n_measured, error))
    return FALSE;
  mur_parallel_reveal (self, self->n_leading);
  for (gsize i = 0; i < self->n_records; i++)
    mur_parallel_bins_add (&self->bins, self->settings.n_workers,
                           (guint)self->cells[MUR_PARALLEL_WORKER * n + i] - 1,
                           self->cells[MUR_PARALLEL_START * n + i],
                           self->cells[MUR_PARALLEL_END * n + i],
                           self->cells[MUR_PARALLEL_SERIALISE * n + i]);
  self->has_old_records = self->n_revealed < n;
  return TRUE;
}
