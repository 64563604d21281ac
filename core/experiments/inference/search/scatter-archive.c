/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of searches from random starts: numbers of all, of each slot, and its
 * search. */

#include "core/experiments/inference/search/scatter-private.h"

#include "core/base/error.h"

#include <math.h>

void
mur_inference_scatter_save (const MurInferenceScatter *self, MurArchive *archive)
{
  const double numbers[]
    = { self->next, self->n_ended,  self->n_agreeing,           self->n_others,
        self->rms,  self->explains, (double)self->n_evaluations };

  mur_archive_put_doubles (archive, "counts", numbers, G_N_ELEMENTS (numbers));
  mur_archive_put_doubles (archive, "best", self->best, self->n_parameters);
  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE; k++)
    {
      const MurInferenceSlot *slot = &self->slots[k];
      const double state[] = { slot->start, slot->is_long, slot->optimiser != NULL };
      g_autofree char *name = g_strdup_printf ("slot_%u", k);
      g_autoptr (MurArchive) part = mur_archive_new ();

      mur_archive_put_doubles (part, "slot", state, G_N_ELEMENTS (state));
      if (slot->optimiser != NULL)
        mur_optimiser_save (slot->optimiser, part);
      mur_archive_put_part (archive, name, part);
    }
}

/* Whole numbers from 0 to @most; the rest is left alone. */
static gboolean
check_counts (const double *numbers, guint n, double most, GError **error)
{
  for (guint k = 0; k < n; k++)
    if (!(numbers[k] >= 0 && numbers[k] <= most && floor (numbers[k]) == numbers[k]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "scatter",
                       "scatter: a number of the saved state is not allowed");
        return FALSE;
      }
  return TRUE;
}

static gboolean
restore_slot (MurInferenceScatter *self,
              MurInferenceSlot *slot,
              const MurArchive *archive,
              GError **error)
{
  double state[3];
  g_autofree double *start = g_new (double, self->n_parameters);

  if (!mur_archive_get_doubles (archive, "slot", state, 3, error)
      || !check_counts (state, 1, self->n_starts - 1, error)
      || !check_counts (state + 1, 2, 1, error))
    return FALSE;
  slot->start = (guint)state[0];
  slot->is_long = state[1] != 0;
  if (state[2] == 0)
    return TRUE;
  mur_inference_scatter_start (self, slot->start, start);
  slot->optimiser = mur_inference_scatter_search (self, slot, start);
  return mur_optimiser_restore (slot->optimiser, archive, error);
}

MurInferenceScatter *
mur_inference_scatter_restore (const MurInference *run,
                               const MurArchive *archive,
                               GError **error)
{
  g_autoptr (MurInferenceScatter) self = mur_inference_scatter_make (run);
  double numbers[7];

  if (!mur_archive_get_doubles (archive, "counts", numbers, 7, error)
      || !check_counts (numbers, 4, self->n_starts, error)
      || !check_counts (numbers + 5, 2, 1e15, error)
      || !mur_archive_get_doubles (archive, "best", self->best, self->n_parameters,
                                   error))
    return NULL;
  self->next = (guint)numbers[0];
  self->n_ended = (guint)numbers[1];
  self->n_agreeing = (guint)numbers[2];
  self->n_others = (guint)numbers[3];
  self->rms = numbers[4];
  self->explains = numbers[5] != 0;
  self->n_evaluations = (guint64)numbers[6];
  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE; k++)
    {
      g_autofree char *name = g_strdup_printf ("slot_%u", k);
      g_autoptr (MurArchive) part = mur_archive_dup_part (archive, name);

      if (!restore_slot (self, &self->slots[k], part, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
