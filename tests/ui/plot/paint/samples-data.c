/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the small figures: waves, scattered and normal points, hills. */

#include "tests/ui/plot/paint/samples.h"

#include <math.h>

#include "tests/ui/plot/paint/tests.h"

#define SEED 19051127

MurSamples mur_samples;

static void
fill_columns (GRand *random)
{
  for (int i = 0; i < MUR_SAMPLES_N; i++)
    {
      const double t = i * 0.25;

      mur_samples.x[i] = t;
      mur_samples.wave[i] = 3 * sin (t) * exp (-0.1 * t);
      mur_samples.low[i] = mur_samples.wave[i] - 0.4 - 0.05 * t;
      mur_samples.high[i] = mur_samples.wave[i] + 0.4 + 0.05 * t;
      mur_samples.other[i] = 0.3 * t - 1;
      mur_samples.scatter_x[i] = g_rand_double_range (random, 0, 10);
      mur_samples.scatter_y[i] = g_rand_double_range (random, -1, 1);
      mur_samples.value[i]
        = mur_samples.scatter_x[i] * (1.2 + mur_samples.scatter_y[i]);
      mur_samples.aside[i] = 0.8 * cos (mur_samples.scatter_x[i]);
      mur_samples.up[i] = 0.3 * sin (mur_samples.scatter_x[i]);
      mur_samples.edges[i] = i * 0.5;
      mur_samples.heights[i] = floor (60 * exp (-0.02 * (i - 17.25) * (i - 17.25)));
    }
  mur_samples.edges[MUR_SAMPLES_N] = MUR_SAMPLES_N * 0.5;
}

void
mur_samples_fill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  fill_columns (random);
  for (int i = 0; i < MUR_SAMPLES_MANY; i++)
    {
      mur_samples.time[i] = i * 1e-3;
      mur_samples.many_x[i] = mur_test_normal (random);
      mur_samples.many_y[i] = 0.5 * mur_samples.many_x[i] + mur_test_normal (random);
    }
  for (int row = 0; row < MUR_SAMPLES_SIDE; row++)
    for (int column = 0; column < MUR_SAMPLES_SIDE; column++)
      {
        const double x = (column + 0.5) / MUR_SAMPLES_SIDE * 6 - 3,
                     y = (row + 0.5) / MUR_SAMPLES_SIDE * 4 - 2;

        mur_samples.hills[row * MUR_SAMPLES_SIDE + column]
          = x * x / 4 + y * y - 2 * exp (-(x - 1) * (x - 1) - y * y);
      }
}
