/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits of velocity and of place: all but the last rule leave every coordinate in its
 * closed interval, whatever the velocity. */

#include "core/swarm/motion-private.h"

#include "core/base/kernel.h"

#include <math.h>

/* A velocity that overflowed becomes 0: the particle rests where it is, and goes on
 * from there. */
MUR_KERNEL static void
clip (gsize n,
      double bound_factor,
      const double *lower,
      const double *upper,
      double *x,
      double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      double step = v[k] - v[k] == 0 ? v[k] : 0;
      double y = x[k] + step;
      double above = y < lower[k] ? lower[k] : y;
      double inside = above > upper[k] ? upper[k] : above;

      v[k] = inside == y ? step : bound_factor * step;
      x[k] = inside;
    }
}

/* NaN becomes the lower end. */
MUR_INLINE double
into (double lower, double upper, double y)
{
  const double above = y >= lower ? y : lower;

  return above > upper ? upper : above;
}

/* A mirror at each end: the way repeats itself after twice the width. Where it ends on
 * an odd piece, the velocity points back. */
MUR_KERNEL static void
reflect (gsize n, const double *lower, const double *upper, double *x, double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      const double step = v[k] - v[k] == 0 ? v[k] : 0;
      const double y = x[k] + step;
      const double width = upper[k] - lower[k];
      const double way = (y - lower[k]) / (width > 0 ? width : 1);
      const double piece = floor (way);
      const double part = way - piece;
      const double odd = piece - 2 * floor (piece / 2);
      const double folded = lower[k] + width * (odd == 0 ? part : 1 - part);
      const double place = part == part ? into (lower[k], upper[k], folded) : x[k];
      const double inside = y >= lower[k] && y <= upper[k] ? y : place;

      v[k] = inside == y ? step : odd == 0 ? step : -step;
      x[k] = inside;
    }
}

MUR_KERNEL static void
wind (gsize n, const double *lower, const double *upper, double *x, double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      const double step = v[k] - v[k] == 0 ? v[k] : 0;
      const double y = x[k] + step;
      const double width = upper[k] - lower[k];
      const double way = (y - lower[k]) / (width > 0 ? width : 1);
      const double part = way - floor (way);
      const double wound = into (lower[k], upper[k], lower[k] + width * part);
      const double place = part == part ? wound : x[k];

      v[k] = step;
      x[k] = y >= lower[k] && y <= upper[k] ? y : place;
    }
}

MUR_KERNEL static void
redraw (gsize n,
        const double *lower,
        const double *upper,
        const double *u,
        double *x,
        double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      const double step = v[k] - v[k] == 0 ? v[k] : 0;
      const double y = x[k] + step;
      const double drawn
        = into (lower[k], upper[k], (1 - u[k]) * lower[k] + u[k] * upper[k]);
      const int inside = y >= lower[k] && y <= upper[k];

      v[k] = inside ? step : 0;
      x[k] = inside ? y : drawn;
    }
}

/* A place that overflowed is not taken. */
MUR_KERNEL static void
fly (gsize n, double *x, double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      const double step = v[k] - v[k] == 0 ? v[k] : 0;
      const double y = x[k] + step;
      const int finite = y - y == 0;

      v[k] = finite ? step : 0;
      x[k] = finite ? y : x[k];
    }
}

MUR_KERNEL static void
limit (gsize n, double part, const double *lower, const double *upper, double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      const double most = part * (upper[k] - lower[k]);

      v[k] = v[k] > most ? most : v[k] < -most ? -most : v[k];
    }
}

void
mur_motion_limit (const MurMotion *self,
                  const MurMotionBlock *block,
                  const MurSwarmSettings *settings)
{
  if (settings->velocity_limit > 0)
    limit (block->n * block->dimensions, settings->velocity_limit, self->lower,
           self->upper, block->velocities);
}

void
mur_motion_advance (MurMotion *self,
                    const MurMotionBlock *block,
                    const MurSwarmSettings *settings,
                    MurMotionDraws *draws)
{
  const gsize size = block->n * block->dimensions;

  switch (settings->bound)
    {
    case MUR_SWARM_BOUND_REFLECT:
      reflect (size, self->lower, self->upper, block->positions, block->velocities);
      break;
    case MUR_SWARM_BOUND_PERIODIC:
      wind (size, self->lower, self->upper, block->positions, block->velocities);
      break;
    case MUR_SWARM_BOUND_REDRAW:
      mur_rng_fill_uniform (&draws->further[MUR_MOTION_REDRAW], size, self->cognitive);
      redraw (size, self->lower, self->upper, self->cognitive, block->positions,
              block->velocities);
      break;
    case MUR_SWARM_BOUND_NONE:
      fly (size, block->positions, block->velocities);
      break;
    case MUR_SWARM_BOUND_CLIP:
    default:
      clip (size, settings->bound_factor, self->lower, self->upper, block->positions,
            block->velocities);
      break;
    }
}
