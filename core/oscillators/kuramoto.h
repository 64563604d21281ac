/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coupled phase oscillators (Kuramoto 1975; Sakaguchi and Kuramoto 1986; Daido 1992):
 *
 *     dφ_i/dt = ω_i + Σ_m s_m Σ_j K^(m)_ij sin (m (φ_j − φ_i) − α),   m = 1 … 4
 *
 * with a network K^(m) and a strength s_m for each harmonic m, and a phase lag α. Row i
 * is the driven oscillator, a positive coupling attracts, j = i does nothing.
 *
 * Evaluated with one sine and cosine an oscillator: harmonics are powers of e^(iφ), and
 * Σ_j K_ij sin (φ_j − φ_i) = cos φ_i (K sin φ)_i − sin φ_i (K cos φ)_i. Cut in chunks
 * by problem size: equal bits for any number of threads. One caller at a time. */

#pragma once

#include "core/oscillators/network.h"

#define MUR_KURAMOTO_HARMONICS 4

typedef struct _MurKuramoto MurKuramoto;

/* @frequencies: n natural frequencies, rad/s, finite; copied.
 * @pool: (nullable): borrowed, outlives the model. Without couplings to begin with. */
MurKuramoto *mur_kuramoto_new (gsize n, const double *frequencies, MurPool *pool);
void mur_kuramoto_free (MurKuramoto *self);

/* @harmonic: 1 … MUR_KURAMOTO_HARMONICS. @network: (nullable): for the same n; a
 * reference is taken. Strengths are 1 to begin with. */
void
mur_kuramoto_set_network (MurKuramoto *self, guint harmonic, const MurNetwork *network);
void mur_kuramoto_set_strength (MurKuramoto *self, guint harmonic, double strength);
void mur_kuramoto_set_phase_lag (MurKuramoto *self, double phase_lag);
void mur_kuramoto_set_frequencies (MurKuramoto *self, const double *frequencies);

gsize mur_kuramoto_n (const MurKuramoto *self);
const double *mur_kuramoto_frequencies (const MurKuramoto *self);
double mur_kuramoto_mean_frequency (const MurKuramoto *self);
/* Returns: (nullable): borrowed */
const MurNetwork *mur_kuramoto_network (const MurKuramoto *self, guint harmonic);
double mur_kuramoto_strength (const MurKuramoto *self, guint harmonic);
double mur_kuramoto_phase_lag (const MurKuramoto *self);

/* The right-hand side: @rates, rad/s, at @phases, rad, n each; they may be the same
 * array. Fastest for |phase| ≤ 1.6e6. About 1.5 ns an oscillator for mean fields, 2 ns
 * a link, and one read of K for dense ones. Allocates nothing. */
void mur_kuramoto_evaluate (MurKuramoto *self, const double *phases, double *rates);

/* The same at @n_states, rows of n; with the same bits, and much sooner where n is small. */
void mur_kuramoto_evaluate_states (MurKuramoto *self,
                                   gsize n_states,
                                   const double *phases,
                                   double *rates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurKuramoto, mur_kuramoto_free)
