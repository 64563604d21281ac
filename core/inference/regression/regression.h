/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frequencies and couplings by linear regression, oscillator by oscillator: a start that
 * needs no truth, and the whole answer where the noise is in the dynamics.
 *
 * Increments: with X = (1, sin (φ_j − φ_i) for all j ≠ i) at the begin of each interval and
 * θ_i = (ω_i, K_ij),
 *
 *     Δφ_i = θ_i · X Δt + √(2D Δt) ε,   ε normal.
 *
 * For dφ = f dt + √(2D) dW that is the transition likelihood (to order Δt), and with a
 * flat prior the posterior is exactly normal:
 *
 *     Cov (θ_i) = 2D (Σ X Xᵀ Δt)⁻¹ = (2D / T) ⟨X Xᵀ⟩⁻¹.
 *
 * Where phases are observed with errors, increments drown in them, and X has errors, too,
 * which biases estimates towards nothing.
 *
 * Integrals: φ_i(t) = φ0_i + ω_i (t − start) + Σ_j K_ij ∫ sin (φ_j − φ_i) dt + σ ε, with
 * the integrals from the first time on by parabolas through three values. Errors of
 * observation average out in them, so this is the start for such data (Dattner and
 * Klaassen 2015); it is no answer, since they are still there.
 *
 * A regression is a machine: new, then step until it is done; a step is a few
 * milliseconds. Equal bits for any number of threads. */

#pragma once

#include "core/inference/model/likelihood.h"

typedef enum
{
  MUR_REGRESSION_INCREMENTS, /* for noise in the dynamics */
  MUR_REGRESSION_INTEGRALS,  /* for errors of observation, and for none */
  MUR_N_REGRESSION_RULES
} MurRegressionRule;

typedef struct _MurRegression MurRegression;

/* @observations: of phases, not of their sum; copied. Rows of values that are missing are
 * left out; where a driver's are, increments are, too, and integrals go along a straight
 * line of its phase. @noise: of increments D, rad²/s, of integrals σ, rad; 0: estimated,
 * for all oscillators together. @pool: (nullable): borrowed */
MurRegression *mur_regression_new (const MurObservations *observations,
                                   MurRegressionRule rule,
                                   double noise,
                                   MurPool *pool);
void mur_regression_free (MurRegression *self);

/* RUNNING or CONVERGED. n³ multiplications a time in all, by two halves. */
MurStatus mur_regression_step (MurRegression *self);
MurStatus mur_regression_run (MurRegression *self);

/* When it is done: n + n² each, in the order of layout.h. Phases from increments are those
 * that the line of mur_slopes() has at the start, and have no standard error (NaN). What
 * the data do not see (a locked pair: sin (φ_j − φ_i) never changes) has infinite ones,
 * and the least values that explain the data; of increments also what they see worse than
 * the rest by four digits. */
const double *mur_regression_parameters (const MurRegression *self);
const double *mur_regression_standard_errors (const MurRegression *self);
/* Of θ_i: m · m, with m = n of ω_i and K_ij in order; of integrals m = n + 1, φ0_i before
 * them. Infinite as above. */
const double *mur_regression_covariance (const MurRegression *self, guint i);
/* Directions of θ_i that are seen so, at most m. */
guint mur_regression_rank (const MurRegression *self, guint i);
/* As given, or from the residuals of all oscillators: D or σ. */
double mur_regression_noise (const MurRegression *self);

/* φ0 and ω of a line through each oscillator's values, couplings zero, into
 * @parameters[n + n²]: of phases; of their sum, each oscillator has an equal part of the
 * line, and frequencies that differ by the rates the sum oscillates with are not
 * guessed. */
void mur_slopes (const MurObservations *observations, double *parameters);

/* Of a sum: the fastest rate, rad/s, at which it waves about its line with a good part of
 * the power, to half a turn over the data: about the largest difference of two frequencies.
 * 0 where it does not wave. At most 1024 of the times are looked at; 3 ms. */
double mur_fastest_beat (const MurObservations *observations);

/* Which of @n hypotheses with p-values @p are rejected so that of those at most the part
 * @rate is expected to be true (Benjamini and Hochberg 1995). @rejected[n]; @adjusted[n]
 * (nullable): the least rate at which each would be. p-values that are NaN are never
 * rejected and not counted. Returns: how many are */
gsize mur_discoveries (
  gsize n, const double *p, double rate, gboolean *rejected, double *adjusted);

/* The two-sided p-value of @value with standard error @error: 2 Φ(−|z|); NaN where the
 * error is not finite or not positive. */
double mur_p_value (double value, double error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurRegression, mur_regression_free)
