/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where searches begin. A MurStarts is only read here, so that threads draw the starts
 * of one batch at once. */

#include "core/fitting/starts-private.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "core/base/vmath.h"

#define KEEP 0.6      /* how often the best so far is kept but for some coordinates */
#define SMALLEST 1e-6 /* magnitude that is drawn, by that of the limit */

/* Not libm's, whose last bits differ between machines. */
static double
power (double ratio, double exponent)
{
  double y;

  mur_vpow (1, &ratio, &exponent, &y);
  return y;
}

/* Uniform in the logarithm of the magnitude, on a side of zero that the box has. */
static double
draw_magnitude (double lower, double upper, double side, double place)
{
  if (lower >= 0 || (upper > 0 && side < 0.5))
    {
      const double least = fmax (lower, upper * SMALLEST);

      return upper > 0 ? upper * power (least / upper, place) : upper;
    }
  return -draw_magnitude (fmax (-upper, 0), -lower, 0, place);
}

static double
draw_coordinate (const MurStarts *self, guint k, MurRng *rng)
{
  const double lower = self->lower[k], upper = self->upper[k];
  const double kind = mur_rng_uniform (rng);
  const double side = mur_rng_uniform (rng);
  const double place = mur_rng_uniform (rng);
  const double x = kind < 0.5 ? (1 - place) * lower + place * upper
                              : draw_magnitude (lower, upper, side, place);

  return CLAMP (x, lower, upper);
}

/* Each coordinate of the best is drawn anew with the same probability, at least one. */
static void
draw_beside_best (const MurStarts *self, MurRng *rng, double *position)
{
  const double part = mur_rng_uniform (rng) < 0.5 ? 0.2 : 0.5;
  const guint always = (guint)(mur_rng_uniform (rng) * self->n);

  for (guint k = 0; k < self->n; k++)
    {
      const gboolean redraw = mur_rng_uniform (rng) < part || k == always;
      const double x = draw_coordinate (self, k, rng);

      position[k] = redraw ? x : self->best[k];
    }
}

void
mur_starts_draw (const MurStarts *self, guint64 index, MurStartsSearch *search)
{
  MurRng rng = mur_rng (self->seed, MUR_RNG_FIT_STARTS, index);
  const gboolean keeps = mur_rng_uniform (&rng) < KEEP;

  search->is_fresh = FALSE;
  if (index % MUR_STARTS_BATCH == 0 && index > 0 && !self->is_settled
      && isfinite (self->best_sum))
    memcpy (search->position, self->best, self->n * sizeof *search->position);
  else if (index < self->n_given)
    memcpy (search->position, self->given + index * self->n,
            self->n * sizeof *search->position);
  else if (keeps && isfinite (self->best_sum))
    draw_beside_best (self, &rng, search->position);
  else
    {
      search->is_fresh = TRUE;
      for (guint k = 0; k < self->n; k++)
        search->position[k] = draw_coordinate (self, k, &rng);
    }
}
