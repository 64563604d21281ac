/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws are made in place, an array at a time, by the kernels of vmath. */

#include "core/oscillators/frequencies.h"

#include "core/base/vmath.h"

void
mur_frequencies_uniform (MurRng *rng, gsize n, double low, double high, double *omega)
{
  mur_rng_fill_uniform (rng, n, omega);
  for (gsize i = 0; i < n; i++)
    omega[i] = low + (high - low) * omega[i];
}

void
mur_frequencies_normal (MurRng *rng, gsize n, double mean, double sigma, double *omega)
{
  mur_rng_fill_normal (rng, n, omega);
  for (gsize i = 0; i < n; i++)
    omega[i] = mean + sigma * omega[i];
}

/* Probabilities in @omega become frequencies. */
static void
invert_lorentzian (gsize n, double centre, double gamma, double *omega)
{
  for (gsize i = 0; i < n; i++)
    omega[i] = G_PI * (omega[i] - 0.5);
  mur_vtan (n, omega, omega);
  for (gsize i = 0; i < n; i++)
    omega[i] = centre + gamma * omega[i];
}

void
mur_frequencies_lorentzian (
  MurRng *rng, gsize n, double centre, double gamma, double *omega)
{
  mur_rng_fill_uniform (rng, n, omega);
  invert_lorentzian (n, centre, gamma, omega);
}

void
mur_frequencies_bimodal (
  MurRng *rng, gsize n, double mean, double distance, double sigma, double *omega)
{
  g_autofree double *sides = g_new (double, n + n % 2);
  mur_rng_fill_uniform (rng, n + n % 2, sides);
  mur_frequencies_normal (rng, n, mean, sigma, omega);
  for (gsize i = 0; i < n; i++)
    omega[i] += sides[i] < 0.5 ? -0.5 * distance : 0.5 * distance;
}

void
mur_frequencies_lorentzian_even (gsize n, double centre, double gamma, double *omega)
{
  for (gsize i = 0; i < n; i++)
    omega[i] = ((double)i + 0.5) / (double)n;
  invert_lorentzian (n, centre, gamma, omega);
}
