/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The example's signal, block by block through the array kernels, so that its bits do
 * not depend on the machine's libm. */

#include "core/fitting/signal.h"

#include <math.h>

#include "core/base/rng.h"
#include "core/base/vmath.h"

#define BLOCK 256 /* rows; even, so that the noise is the same for any length */

/* Beyond this t² the envelope exp(−3 t²) is below 1e-307 and the signal is taken as
 * zero: both arguments stay where the kernels are their own, not libm's. */
#define LARGEST_SQUARE 236.0

static void
fill_times (gsize n, double t_min, double t_max, double *t)
{
  double last = (double)n - 1;

  if (n == 1)
    {
      t[0] = 0.5 * t_min + 0.5 * t_max;
      return;
    }

  /* Two weights rather than a step: exact at both ends, symmetric about the middle. */
  for (gsize i = 0; i < n; i++)
    t[i] = (last - (double)i) / last * t_min + (double)i / last * t_max;
}

static void
fill_clean (gsize n, const double *t, double *y)
{
  double cosine[BLOCK];
  double envelope[BLOCK];

  for (gsize i = 0; i < n; i++)
    {
      double square = fmin (t[i] * t[i], LARGEST_SQUARE);

      cosine[i] = 4.0 * G_PI * square;
      envelope[i] = -3.0 * square;
    }

  mur_vcos (n, cosine, cosine);
  mur_vexp (n, envelope, envelope);

  for (gsize i = 0; i < n; i++)
    y[i] = t[i] * t[i] < LARGEST_SQUARE ? 4.0 * t[i] * cosine[i] * envelope[i] : 0.0;
}

static void
add_noise (gsize n, double noise, MurRng *rng, double *y)
{
  double draws[BLOCK];

  mur_rng_fill_uniform (rng, n, draws);
  for (gsize i = 0; i < n; i++)
    y[i] += noise * (2.0 * draws[i] - 1.0);
}

void
mur_signal_fill (
  gsize n, double t_min, double t_max, double noise, guint64 seed, double *t, double *y)
{
  MurRng rng = mur_rng (seed, MUR_RNG_NOISE, 0);

  g_return_if_fail (n >= 1);
  g_return_if_fail (noise >= 0);
  g_return_if_fail (t != NULL && y != NULL);

  fill_times (n, t_min, t_max, t);
  for (gsize first = 0; first < n; first += BLOCK)
    {
      gsize length = MIN (n - first, BLOCK);

      fill_clean (length, t + first, y + first);
      add_noise (length, noise, &rng, y + first);
    }
}
