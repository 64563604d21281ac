/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Natural frequencies: draws from the distributions that theory knows.
 *
 * Bits follow from the stream alone, at every instruction level; about 10 ns a draw. */

#pragma once

#include "core/base/rng.h"

void
mur_frequencies_uniform (MurRng *rng, gsize n, double low, double high, double *omega);
void
mur_frequencies_normal (MurRng *rng, gsize n, double mean, double sigma, double *omega);
/* @gamma: half-width at half height. By inversion, so that a draw is at most 2⁵⁴γ from
 * the @centre. */
void mur_frequencies_lorentzian (
  MurRng *rng, gsize n, double centre, double gamma, double *omega);
/* An equal mixture of two normals, centred @distance apart about @mean; each of
 * standard deviation @sigma. */
void mur_frequencies_bimodal (
  MurRng *rng, gsize n, double mean, double distance, double sigma, double *omega);

/* The middles of @n equal parts of the Lorentzian's probability, ascending: what
 * infinitely many draws tend to, with no chance in it. */
void
mur_frequencies_lorentzian_even (gsize n, double centre, double gamma, double *omega);
