/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How well parameters of a Kuramoto system explain observed phases: the negative
 * logarithm of the posterior density,
 *
 *     F(p) = Σ r² / (2σ²) + prior,   r = model − observed,
 *
 * of every phase with its own normal error, or of the sum of all phases. Where σ is not
 * given it is estimated along, at its best for each p: then
 * F = rows/2 · log (Σ r² / rows + 1e-16 rad²) + prior.
 *
 * Priors on couplings K of scale s; phases and frequencies have flat ones:
 *
 *     normal    K² / (2s²)
 *     laplace   (√(K² + ε²) − ε) / s, ε = s/1000: smooth, so that every method here can
 *               minimise it; couplings that the data do not want end below about ε
 *
 * and a normal one on all parameters, of any mean and precision, beside it.
 *
 * An evaluation is a machine with bounded pieces: begin, then advance a few milliseconds
 * at a time. Its pieces are cut by counting work, so that results and the number of
 * pieces depend on neither clock nor threads. Nothing is allocated after the first
 * evaluation of a kind. Of one thread at a time. */

#pragma once

#include "core/inference/model/trajectory.h"
#include "core/parallel/pool.h"

typedef enum
{
  MUR_OBSERVATION_PHASES, /* n values a time */
  MUR_OBSERVATION_SUM,    /* one: Σ φ_i */
  MUR_N_OBSERVATION_KINDS
} MurObservationKind;

typedef struct
{
  guint n; /* oscillators */
  MurObservationKind kind;
  double start; /* s: where the phases at the start are those of the parameters */
  gsize n_times;
  const double *times;  /* s, increasing, ≥ start */
  const double *values; /* rad, unwrapped, time by time; NaN where there is none */
} MurObservations;

typedef enum
{
  MUR_COUPLING_PRIOR_FLAT,
  MUR_COUPLING_PRIOR_NORMAL,
  MUR_COUPLING_PRIOR_LAPLACE,
  MUR_N_COUPLING_PRIORS
} MurCouplingPrior;

typedef struct
{
  double sigma; /* of the errors, rad; 0: estimated */
  MurCouplingPrior prior;
  double prior_scale; /* s > 0, rad/s; of no meaning where flat */
} MurLikelihoodSettings;

typedef enum
{
  MUR_EVALUATE_VALUE,
  MUR_EVALUATE_GRADIENT, /* by the adjoint: about four times the value */
  MUR_EVALUATE_CURVATURE /* gradient and JᵀJ by forward derivatives: n = 3, 500 times
                            0.7 ms; n = 20, 2000 times 0.5 s on one core */
} MurEvaluationKind;

typedef struct _MurLikelihood MurLikelihood;

/* Whether the observations can be used: n from 1 to MUR_LAYOUT_MAX_N, at least two
 * times, increasing, from the start on; values finite or NaN. Else an error about
 * "times" or "phases". */
gboolean mur_observations_check (const MurObservations *self, GError **error);
/* Values a time. */
guint mur_observations_width (const MurObservations *self);

/* Observations as mur_observations_check() wants them; copied. @pool: (nullable):
 * borrowed. Sigma estimated, flat priors to begin with. */
MurLikelihood *mur_likelihood_new (const MurObservations *observations,
                                   const MurLikelihoodSettings *settings,
                                   MurPool *pool);
void mur_likelihood_free (MurLikelihood *self);

/* ½ (p − mean)ᵀ Q (p − mean) is added; @mean[P], @precision[P·P], symmetric, copied;
 * both (nullable): none. */
void mur_likelihood_set_gaussian_prior (MurLikelihood *self,
                                        const double *mean,
                                        const double *precision);
/* As mur_trajectory_set_tolerance(); 1e-11 to begin with. */
void mur_likelihood_set_tolerance (MurLikelihood *self, double tolerance);

guint mur_likelihood_n (const MurLikelihood *self);
guint mur_likelihood_n_parameters (const MurLikelihood *self);
/* Values that are there, without NaN. */
gsize mur_likelihood_n_rows (const MurLikelihood *self);
const MurObservations *mur_likelihood_observations (const MurLikelihood *self);
const MurLikelihoodSettings *mur_likelihood_settings (const MurLikelihood *self);

void mur_likelihood_begin (MurLikelihood *self,
                           const double *parameters,
                           MurEvaluationKind kind);
/* One piece. RUNNING; CONVERGED where all is there; FAILED where the trajectory failed:
 * then F is infinite and the rest as it was. */
MurStatus mur_likelihood_advance (MurLikelihood *self);
/* Both, to the end. */
MurStatus mur_likelihood_evaluate (MurLikelihood *self,
                                   const double *parameters,
                                   MurEvaluationKind kind);

/* Of the last evaluation, as far as its kind goes. Arrays are valid until the next. */
double mur_likelihood_objective (const MurLikelihood *self);
const double *mur_likelihood_gradient (const MurLikelihood *self); /* ∂F/∂p */
const double *mur_likelihood_curvature (const MurLikelihood *self); /* P·P: JᵀJ/σ² and
  the curvature of the priors (of laplace the majoriser 1 / (s √(K² + ε²))) */
double mur_likelihood_sum_of_squares (const MurLikelihood *self);
/* As given, or √(Σ r² / rows). */
double mur_likelihood_sigma (const MurLikelihood *self);
/* −Σ r² / (2σ²) − rows · log (σ √(2π)): of the data alone, at that sigma. */
double mur_likelihood_log_likelihood (const MurLikelihood *self);
/* n a time: all phases of the model. */
const double *mur_likelihood_phases (const MurLikelihood *self);
/* Values a time: model − observed; 0 where nothing was observed. */
const double *mur_likelihood_residuals (const MurLikelihood *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLikelihood, mur_likelihood_free)
