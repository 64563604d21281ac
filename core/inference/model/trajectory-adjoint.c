/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The adjoint of a trajectory: its steps from the last to the first, expanded again from
 * the phases that each began with. */

#include "core/inference/model/trajectory-private.h"

#include <string.h>

static void
begin_adjoint (MurTrajectory *self)
{
  memset (self->pulled, 0, self->n * sizeof *self->pulled);
  memset (self->gradient, 0,
          (gsize)self->expansion.stride * self->expansion.stride
            * sizeof *self->gradient);
}

static void
collect_gradient (const MurTrajectory *self, double *gradient)
{
  const guint n = self->n, stride = self->expansion.stride;

  memcpy (gradient, self->pulled, n * sizeof *gradient);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      gradient[i == j ? mur_layout_omega (n, i) : mur_layout_coupling (n, i, j)]
        = self->gradient[i * stride + j];
}

MurStatus
mur_trajectory_retreat (MurTrajectory *self, const double *weights, double *gradient)
{
  MurExpansion *expansion = &self->expansion;
  const MurTimeStep *step;

  g_return_val_if_fail (self->n_back > 0, MUR_STATUS_FAILED);
  if (self->n_back == self->n_steps)
    begin_adjoint (self);
  step = &self->steps[--self->n_back];
  mur_expansion_use (expansion, mur_trajectory_series (self, self->n_back));
  if (mur_trajectory_series (self, self->n_back) == NULL)
    mur_expansion_take_phases (expansion, self->begins + (gsize)self->n_back * self->n);
  mur_expansion_take_drives (expansion);
  mur_expansion_clear_moments (expansion);
  mur_expansion_add_moments (expansion, 0, 1, &step->duration, self->pulled);
  mur_expansion_add_moments (expansion, step->begin, step->n_samples,
                             self->times + step->first,
                             weights + step->first * self->n);
  mur_expansion_pull (expansion, self->pulled, self->gradient);
  if (self->n_back > 0)
    return MUR_STATUS_RUNNING;
  collect_gradient (self, gradient);
  return MUR_STATUS_CONVERGED;
}
