/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The systems that are simulated. The first two are those of pystan-kuramoto; of the
 * locked one frequencies are such that every phase turns at one rate from the start. */

#include "core/experiments/inference/private.h"

#include "core/base/rng.h"
#include "core/base/vmath.h"

#include <math.h>
#include <string.h>

#define N_THREE 12 /* parameters of three oscillators */
#define COMMON_RATE 20.0

/* phase1 …, omega1 …, k1_2, k1_3, k2_1, k2_3, k3_1, k3_2 */
static const double threes[MUR_N_INFERENCE_EXAMPLES][N_THREE] = {
  [MUR_INFERENCE_ALL_TO_ALL] = { 1, 5, 2, 19, 15, 67, -1, 0, -2, 0, 1, 8 },
  [MUR_INFERENCE_ALL_TO_ONE] = { 1, 5, 0, 19, 15, 33, -1, 0, -2, 0, 1, 8 },
  [MUR_INFERENCE_SWITCHED] = { 1, 5, 2, 9, 7.5, 11, 0.8, 0, -0.5, 0, 0, 0.6 },
  [MUR_INFERENCE_LOCKED] = { 1, 1.5, 0.75, 0, 0, 0, 1.5, 0.5, 1, 2, 0.75, 1.25 },
  [MUR_INFERENCE_SYMMETRIC] = { 1, 5, 0, 19, 15, 33, 1, 2, 1, -1.5, 2, -1.5 },
};
static const struct
{
  guint parameter;
  double value;
} switched_on = { 7, 1.5 }; /* k1_3 */

static void
lock (double *parameters)
{
  const guint n = 3;

  for (guint i = 0; i < n; i++)
    {
      double rate = COMMON_RATE;

      for (guint j = 0; j < n; j++)
        {
          const double difference
            = parameters[mur_layout_phase (n, j)] - parameters[mur_layout_phase (n, i)];
          double sine, cosine;

          mur_vsincos (1, &difference, &sine, &cosine);
          if (j != i)
            rate -= parameters[mur_layout_coupling (n, i, j)] * sine;
        }
      parameters[mur_layout_omega (n, i)] = rate;
    }
}

/* Frequencies of 2 to 8 rad/s; one coupling in four repels. */
static void
draw_network (const MurInferenceSettings *settings, double *parameters)
{
  const guint n = settings->n;
  MurRng network = mur_rng (settings->seed, MUR_RNG_NETWORK, 0);
  MurRng frequencies = mur_rng (settings->seed, MUR_RNG_FREQUENCIES, 0);
  MurRng phases = mur_rng (settings->seed, MUR_RNG_PHASES, 0);

  for (guint i = 0; i < n; i++)
    {
      parameters[mur_layout_phase (n, i)] = 2 * G_PI * mur_rng_uniform (&phases);
      parameters[mur_layout_omega (n, i)] = 2 + 6 * mur_rng_uniform (&frequencies);
    }
  for (guint p = 2 * n; p < mur_layout_n_parameters (n); p++)
    {
      const gboolean is_there = mur_rng_uniform (&network) < settings->links;
      const double sign = mur_rng_uniform (&network) < 0.25 ? -1 : 1;
      const double size = 0.5 + mur_rng_uniform (&network);

      parameters[p] = is_there ? sign * size : 0;
    }
}

void
mur_inference_plant (const MurInferenceSettings *settings,
                     double *before,
                     double *after)
{
  const guint n_parameters = mur_layout_n_parameters (settings->n);

  if (settings->example == MUR_INFERENCE_NETWORK)
    draw_network (settings, before);
  else
    memcpy (before, threes[settings->example], sizeof threes[0]);
  if (settings->example == MUR_INFERENCE_LOCKED)
    lock (before);
  memcpy (after, before, n_parameters * sizeof *after);
  if (settings->example == MUR_INFERENCE_SWITCHED)
    after[switched_on.parameter] = switched_on.value;
}

double
mur_inference_switch_time (const MurInferenceSettings *settings)
{
  return settings->example == MUR_INFERENCE_SWITCHED ? settings->duration / 2
                                                     : INFINITY;
}
