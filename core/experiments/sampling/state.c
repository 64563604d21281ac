/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of a run: how many steps it has taken, and what pairs of points gave,
 * which is most of the work. The rest is made again by taking the steps. */

#include "core/experiments/sampling/private.h"

#include "core/base/error.h"

#include <string.h>

#define N_STATE (MUR_SAMPLING_N_SETS * MUR_DISCREPANCY_N_STATE)

static const char *const points_names[MUR_SAMPLING_N_SETS]
  = { "pairwise_sequence_points", "pairwise_reference_points" };

static void
save_rows (const MurSampling *self, MurArchive *archive)
{
  const GArray *rows = self->discrepancy_rows;
  const gsize n = rows->len * MUR_SAMPLING_N_PAIRWISE;
  g_autofree double *values = g_new (double, n);
  for (guint i = 0; i < rows->len; i++)
    memcpy (values + i * MUR_SAMPLING_N_PAIRWISE,
            g_array_index (rows, MurSamplingDiscrepancyRow, i).values,
            MUR_SAMPLING_N_PAIRWISE * sizeof *values);
  mur_archive_take_doubles (archive, "pairwise_rows", g_steal_pointer (&values), n);
}

void
mur_sampling_save (MurRun *run, MurArchive *archive)
{
  MurSampling *self = (MurSampling *)run;
  double state[N_STATE];
  mur_archive_put_integer (archive, "sampling_steps", self->n_steps);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    mur_archive_put_integer (
      archive, points_names[set],
      mur_discrepancy_get_state (self->uniformity[set].pairwise,
                                 state + set * MUR_DISCREPANCY_N_STATE));
  mur_archive_put_doubles (archive, "pairwise_state", state, N_STATE);
  save_rows (self, archive);
}

static gboolean
restore_pairwise (MurSampling *self, const MurArchive *archive, GError **error)
{
  double state[N_STATE];
  if (!mur_archive_get_doubles (archive, "pairwise_state", state, N_STATE, error))
    return FALSE;
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      guint64 n;
      if (!mur_archive_get_integer (archive, points_names[set], &n, error))
        return FALSE;
      if (n > self->n)
        return mur_error_refuse_count (error, MUR_ERROR_INPUT, points_names[set], n,
                                       "at most %" G_GSIZE_FORMAT, self->n);
      mur_discrepancy_set_state (self->uniformity[set].pairwise, (gsize)n,
                                 state + set * MUR_DISCREPANCY_N_STATE);
    }
  return TRUE;
}

/* As many rows as steps added points, or the state is none of this run. */
static gboolean
take_known_steps (MurSampling *self,
                  const MurArchive *archive,
                  guint64 n_steps,
                  GError **error)
{
  gsize n;
  g_autofree double *rows
    = mur_archive_dup_doubles (archive, "pairwise_rows", &n, error);
  if (rows == NULL)
    return FALSE;
  self->known_rows = rows;
  self->n_known_rows = n / MUR_SAMPLING_N_PAIRWISE;
  const gboolean done = mur_sampling_take_steps (self, n_steps, error);
  self->known_rows = NULL;
  self->n_known_rows = 0;
  if (!done || self->discrepancy_rows->len * MUR_SAMPLING_N_PAIRWISE == n)
    return done;
  mur_error_set (error, MUR_ERROR_INPUT, "pairwise_rows",
                 "pairwise_rows: the saved state holds %" G_GSIZE_FORMAT
                 " numbers; needed are %u",
                 n, self->discrepancy_rows->len * MUR_SAMPLING_N_PAIRWISE);
  return FALSE;
}

gboolean
mur_sampling_restore_state (MurSampling *self,
                            const MurArchive *archive,
                            GError **error)
{
  guint64 n_steps;
  if (!mur_archive_get_integer (archive, "sampling_steps", &n_steps, error)
      || !take_known_steps (self, archive, n_steps, error)
      || !restore_pairwise (self, archive, error))
    return FALSE;
  if (self->n_steps >= n_steps)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, "sampling_steps", n_steps,
                                 "at most %" G_GUINT64_FORMAT, self->n_steps);
}
