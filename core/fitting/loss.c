/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/loss.h"

#include <gsl/gsl_statistics.h>
#include <math.h>

#include "core/base/vmath.h"

#define BLOCK 64
#define MEDIAN_OF_NORMAL 0.67448975019608171 /* of |x|, by the standard deviation */
#define FIRST_CORNER 0.3                     /* of absolute, in standard deviations */
#define SHARPER 0.1                          /* from one round to the next */

const MurLoss mur_loss_squares = { MUR_OBJECTIVE_SQUARES, 1, 1, FALSE };

static double
cut_of (const MurLoss *self)
{
  return self->tuning * self->scale;
}

/* ln (1 + u) of @n ≤ BLOCK values, small ones too: ln w · u / (w − 1) with w = 1 + u as
 * it is rounded (Kahan). Not libm's, whose last bits differ between machines. */
static void
take_logarithms (gsize n, double *u)
{
  double w[BLOCK], y[BLOCK];

  for (gsize i = 0; i < n; i++)
    w[i] = 1 + u[i];
  mur_vlog (n, w, y);
  for (gsize i = 0; i < n; i++)
    u[i] = w[i] == 1 || !isfinite (w[i]) ? u[i] : y[i] * (u[i] / (w[i] - 1));
}

static void
take_cauchy (double cut, gsize n, double *residuals)
{
  for (gsize i = 0; i < n; i++)
    {
      const double z = residuals[i] / cut;

      residuals[i] = z * z;
    }
  take_logarithms (n, residuals);
  for (gsize i = 0; i < n; i++)
    residuals[i] *= cut * cut;
}

void
mur_loss_take_values (const MurLoss *self, gsize n, double *residuals)
{
  const double cut = cut_of (self);

  for (gsize first = 0; first < n && self->kind == MUR_OBJECTIVE_CAUCHY; first += BLOCK)
    take_cauchy (cut, MIN (n - first, BLOCK), residuals + first);
  for (gsize i = 0; i < n && self->kind != MUR_OBJECTIVE_CAUCHY; i++)
    {
      const double size = fabs (residuals[i]);
      const double within
        = self->kind == MUR_OBJECTIVE_HUBER && size > cut ? cut : size;

      residuals[i]
        = self->kind == MUR_OBJECTIVE_ABSOLUTE ? size : within * (2 * size - within);
    }
}

void
mur_loss_take_roots (const MurLoss *self, gsize n, double *residuals, double *slopes)
{
  const double cut = cut_of (self);

  g_return_if_fail (self->kind != MUR_OBJECTIVE_ABSOLUTE);

  for (gsize first = 0; first < n; first += BLOCK)
    {
      const gsize n_block = MIN (n - first, BLOCK);
      double rho[BLOCK];

      for (gsize i = 0; i < n_block; i++)
        rho[i] = residuals[first + i];
      mur_loss_take_values (self, n_block, rho);
      for (gsize i = 0; i < n_block; i++)
        {
          const double r = residuals[first + i], root = sqrt (rho[i]), z = r / cut;
          const gboolean is_inside
            = self->kind == MUR_OBJECTIVE_SQUARES
              || (self->kind == MUR_OBJECTIVE_HUBER && fabs (r) <= cut) || !(root > 0);
          const double psi
            = self->kind == MUR_OBJECTIVE_HUBER ? cut : fabs (r) / (1 + z * z);

          slopes[first + i] = is_inside ? 1 : psi / root;
          residuals[first + i]
            = is_inside && self->kind != MUR_OBJECTIVE_CAUCHY ? r : copysign (root, r);
        }
    }
}

void
mur_loss_influence (const MurLoss *self, double residual, double *psi, double *slope)
{
  const double cut = cut_of (self), z = residual / cut;

  *psi = residual;
  *slope = 1;
  if (self->kind == MUR_OBJECTIVE_ABSOLUTE)
    {
      *psi = residual > 0 ? 0.5 : residual < 0 ? -0.5 : 0;
      *slope = 0;
    }
  else if (self->kind == MUR_OBJECTIVE_HUBER && fabs (residual) > cut)
    {
      *psi = copysign (cut, residual);
      *slope = 0;
    }
  else if (self->kind == MUR_OBJECTIVE_CAUCHY)
    {
      *psi = residual / (1 + z * z);
      *slope = (1 - z * z) / (1 + z * z) / (1 + z * z);
    }
}

MurLoss
mur_loss_smooth (const MurLoss *self, guint round)
{
  MurLoss smooth = *self;

  if (self->kind != MUR_OBJECTIVE_ABSOLUTE)
    return smooth;
  smooth.kind = MUR_OBJECTIVE_HUBER;
  smooth.tuning = FIRST_CORNER;
  for (guint i = 0; i < round; i++)
    smooth.tuning *= SHARPER;
  return smooth;
}

double
mur_loss_spread (double *residuals, gsize n, guint n_fitted)
{
  const gsize first = n_fitted < n ? n_fitted : 0, rest = n - first;

  g_return_val_if_fail (n >= 1, 0);

  for (gsize i = 0; i < n; i++)
    residuals[i] = fabs (residuals[i]);
  const double lower = gsl_stats_select (residuals, 1, n, first + (rest - 1) / 2);
  const double upper = gsl_stats_select (residuals, 1, n, first + rest / 2);

  return (lower / 2 + upper / 2) / MEDIAN_OF_NORMAL;
}
