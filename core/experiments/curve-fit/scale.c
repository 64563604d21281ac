/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The standard deviation of the noise, by which Huber's and Cauchy's objectives tell
 * residuals that count less. The swarm compares values, so it stays for many generations,
 * and only falls: then what has been found has no higher value than before. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/base/vmath.h"
#include "core/fitting/noise.h"

#include <math.h>
#include <string.h>

/* About the median of the values, as of a constant. */
void
mur_curve_fit_begin_scale (MurCurveFit *self)
{
  const gsize n = mur_model_n_rows (self->model);
  const double *target = mur_model_target (self->model);
  const double size = sqrt (mur_vsum_squares (n, target) / (double)n);
  g_autofree double *values = g_memdup2 (target, n * sizeof *values);

  if (self->loss.kind == MUR_OBJECTIVE_SQUARES
      || (self->loss.kind != MUR_OBJECTIVE_ABSOLUTE && !self->loss.finds_scale))
    return;
  const double median = mur_curve_fit_median (values, n);

  for (gsize i = 0; i < n; i++)
    values[i] = target[i] - median;
  const double spread = mur_loss_spread (values, n, 0);

  self->loss.scale = spread > 0 ? spread : size > 0 ? size : 1;
}

gboolean
mur_curve_fit_is_time_for_scale (const MurCurveFit *self)
{
  const guint64 generation = mur_swarm_generation (self->swarm);

  return self->loss.finds_scale && (generation & (generation - 1)) == 0;
}

static guint
count_fitted (const MurCurveFit *self)
{
  guint n = 0;

  for (guint k = 0; k < mur_model_n_parameters (self->model); k++)
    n += self->lower[k] < self->upper[k];
  return n;
}

void
mur_curve_fit_update_scale (MurCurveFit *self)
{
  MurLoss loss = self->loss;

  if (loss.kind == MUR_OBJECTIVE_SQUARES
      || (loss.kind != MUR_OBJECTIVE_ABSOLUTE && !loss.finds_scale)
      || !isfinite (mur_swarm_best_value (self->swarm)))
    return;
  const double spread
    = mur_fit_spread (self->model, mur_swarm_best_position (self->swarm),
                      count_fitted (self), self->scratch);

  loss.scale = fmin (loss.scale, spread);
  mur_curve_fit_take_loss (self, &loss);
}

/* Of absolute the scale changes no value. */
void
mur_curve_fit_take_loss (MurCurveFit *self, const MurLoss *loss)
{
  const gboolean is_other
    = loss->scale != self->loss.scale && loss->kind != MUR_OBJECTIVE_ABSOLUTE;

  self->loss = *loss;
  if (!is_other)
    return;
  mur_swarm_judge_anew (self->swarm);
  g_clear_pointer (&self->search.key, g_free);
  mur_curve_fit_picture_clear (&self->picture);
}

gboolean
mur_curve_fit_restore_scale (MurCurveFit *self,
                             const MurArchive *archive,
                             GError **error)
{
  double scale;

  if (!mur_archive_get_doubles (archive, "scale", &scale, 1, error))
    return FALSE;
  if (!(scale > 0) || !isfinite (scale))
    {
      g_autofree char *value = mur_number_format (scale);

      return mur_error_refuse (error, MUR_ERROR_INPUT, "scale", value,
                               "a number above 0");
    }
  self->loss.scale = scale;
  return TRUE;
}
