/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where and when tasks were done: a row each, in columns that the run goes on to write
 * while frames have what was there before. */

#include "core/experiments/parallel/private.h"

#define RECORDS_A_STEP 20000 /* what is known of more waits for the next step */

MurVector *
mur_parallel_new_columns (gsize n, double **values)
{
  *values = g_try_new0 (double, MAX (n, 1));
  return *values != NULL ? mur_vector_new_take (*values, n) : NULL;
}

double
mur_parallel_cell (const MurParallel *self, MurParallelRecordColumn column, gsize row)
{
  return self->cells[column * self->settings.n_tasks + row];
}

static void
add_to_bins (MurParallel *self, gsize row)
{
  mur_parallel_bins_add (&self->bins, self->settings.n_workers,
                         (guint)mur_parallel_cell (self, MUR_PARALLEL_WORKER, row) - 1,
                         mur_parallel_cell (self, MUR_PARALLEL_START, row),
                         mur_parallel_cell (self, MUR_PARALLEL_END, row),
                         mur_parallel_cell (self, MUR_PARALLEL_SERIALISE, row));
}

/* Tasks beyond what is revealed are run again. The records of a state may be those of
 * others, which have them still. */
void
mur_parallel_drop_old_records (MurParallel *self)
{
  double *old = self->cells;
  MurVector *whole = self->records;
  const gsize n_old = self->n_records, n = self->settings.n_tasks;

  if (!self->has_old_records)
    return;
  self->has_old_records = FALSE;
  self->records
    = mur_parallel_new_columns (n * MUR_PARALLEL_N_RECORD_COLUMNS, &self->cells);
  self->n_records = 0;
  mur_parallel_bins_clear (&self->bins);
  for (gsize row = 0; row < n_old; row++)
    {
      if (old[row] > (double)self->n_revealed)
        continue;
      for (guint c = 0; c < MUR_PARALLEL_N_RECORD_COLUMNS; c++)
        self->cells[c * n + self->n_records] = old[c * n + row];
      add_to_bins (self, self->n_records++);
    }
  mur_vector_unref (whole);
}

gboolean
mur_parallel_take_records (MurParallel *self, MurParallelBatch *batch)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MurTaskRecord));
  const gsize n = self->settings.n_tasks;

  mur_call_records (batch->call, batch->n_records, RECORDS_A_STEP, records);
  batch->n_records += records->len;
  for (guint i = 0; i < records->len && self->n_records < n; i++)
    {
      const MurTaskRecord *one = &g_array_index (records, MurTaskRecord, i);
      const double values[MUR_PARALLEL_N_RECORD_COLUMNS] = {
        (double)(batch->first + one->task) + 1,
        one->worker + 1,
        one->start - self->begin_seconds,
        one->end - self->begin_seconds,
        one->serialise,
        one->attempt,
      };

      for (guint c = 0; c < MUR_PARALLEL_N_RECORD_COLUMNS; c++)
        self->cells[c * n + self->n_records] = values[c];
      add_to_bins (self, self->n_records++);
    }
  return records->len < RECORDS_A_STEP;
}
