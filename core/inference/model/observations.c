/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether observations can be used. */

#include "core/inference/model/likelihood.h"

#include <math.h>

#include "core/base/error.h"

guint
mur_observations_width (const MurObservations *self)
{
  return self->kind == MUR_OBSERVATION_SUM ? 1 : self->n;
}

static gboolean
check_times (const MurObservations *self, GError **error)
{
  if (self->n_times < 2)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "times",
                     "times: there are %" G_GSIZE_FORMAT "; at least two are needed",
                     self->n_times);
      return FALSE;
    }
  for (gsize k = 0; k < self->n_times; k++)
    {
      const double before = k == 0 ? self->start : self->times[k - 1];

      if (isfinite (self->times[k])
          && (self->times[k] > before || (k == 0 && self->times[k] == before)))
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, "times",
                     "times: %g in row %" G_GSIZE_FORMAT
                     " is not allowed; times increase from row to row",
                     self->times[k], k + 1);
      return FALSE;
    }
  return TRUE;
}

gboolean
mur_observations_check (const MurObservations *self, GError **error)
{
  const guint width = mur_observations_width (self);

  if (self->n < 1 || self->n > MUR_LAYOUT_MAX_N)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "phases", self->n,
                                   "there may be 1 to %d oscillators",
                                   MUR_LAYOUT_MAX_N);
  if (!check_times (self, error))
    return FALSE;
  for (gsize k = 0; k < self->n_times * width; k++)
    if (isinf (self->values[k]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "phases",
                       "phases: an infinite value in row %" G_GSIZE_FORMAT
                       " is not allowed; values are finite or left out",
                       k / width + 1);
        return FALSE;
      }
  return TRUE;
}
