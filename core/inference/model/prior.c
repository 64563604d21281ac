/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Priors: of couplings one by one, and a normal one of all parameters. */

#include "core/inference/model/prior.h"

#include <math.h>

/* Laplace's corner is round below this part of its scale. */
#define ROUNDNESS 1e-3

/* Of one coupling: value; slope by the coupling itself is both slope over K and the
 * curvature of the parabola that touches the prior there and lies above it. */
static double
add_coupling (const MurPrior *self, double k, double *slope)
{
  const double scale = self->scale, round = ROUNDNESS * scale;

  if (self->kind == MUR_COUPLING_PRIOR_NORMAL)
    {
      *slope = 1 / (scale * scale);
      return 0.5 * k * k * *slope;
    }
  *slope = 1 / (scale * sqrt (k * k + round * round));
  return (sqrt (k * k + round * round) - round) / scale;
}

static double
add_couplings (const MurPrior *self,
               const double *parameters,
               double *gradient,
               double *curvature)
{
  const guint n_parameters = mur_layout_n_parameters (self->n);
  double value = 0;

  for (guint p = 2 * self->n; p < n_parameters; p++)
    {
      double slope;

      value += add_coupling (self, parameters[p], &slope);
      if (gradient != NULL)
        gradient[p] += slope * parameters[p];
      if (curvature != NULL)
        curvature[(gsize)p * n_parameters + p] += slope;
    }
  return value;
}

static double
add_gaussian (const MurPrior *self,
              const double *parameters,
              double *gradient,
              double *curvature)
{
  const gsize n = mur_layout_n_parameters (self->n);
  double value = 0;

  for (gsize p = 0; p < n; p++)
    self->offset[p] = parameters[p] - self->mean[p];
  for (gsize p = 0; p < n; p++)
    {
      const double *row = self->precision + p * n;
      double slope = 0;

      for (gsize q = 0; q < n; q++)
        slope += row[q] * self->offset[q];
      value += 0.5 * slope * self->offset[p];
      if (gradient != NULL)
        gradient[p] += slope;
      for (gsize q = 0; q < n && curvature != NULL; q++)
        curvature[p * n + q] += row[q];
    }
  return value;
}

double
mur_prior_add (const MurPrior *self,
               const double *parameters,
               double *gradient,
               double *curvature)
{
  double value = 0;

  if (self->kind != MUR_COUPLING_PRIOR_FLAT)
    value += add_couplings (self, parameters, gradient, curvature);
  if (self->mean != NULL)
    value += add_gaussian (self, parameters, gradient, curvature);
  return value;
}

/* Of one coupling. Laplace's is all in its corner. */
static double
second_derivative (const MurPrior *self, double k)
{
  const double scale = self->scale, round = ROUNDNESS * scale;
  const double length = sqrt (k * k + round * round);

  if (self->kind == MUR_COUPLING_PRIOR_NORMAL)
    return 1 / (scale * scale);
  return round * round / (scale * length * length * length);
}

void
mur_prior_add_hessian (const MurPrior *self, const double *parameters, double *hessian)
{
  const gsize n = mur_layout_n_parameters (self->n);

  for (gsize p = 2 * self->n; p < n && self->kind != MUR_COUPLING_PRIOR_FLAT; p++)
    hessian[p * n + p] += second_derivative (self, parameters[p]);
  for (gsize k = 0; k < n * n && self->mean != NULL; k++)
    hessian[k] += self->precision[k];
}
