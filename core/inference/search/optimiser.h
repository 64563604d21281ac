/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Minimisation of a likelihood's objective F, piece by piece.
 *
 *   Levenberg–Marquardt   from JᵀJ, in the trust-region form (Moré 1978), steps by
 *                         Powell's dogleg. The value is tried first, derivatives follow
 *                         where it is lower
 *   L-BFGS                of liblbfgs (Nocedal 1980), with the settings and the five
 *                         tests of Stan; line search by backtracking to the strong Wolfe
 *                         conditions (10⁻⁴, 0.9), to which an objective that cannot be
 *                         computed is merely too high. Its first trial moves by
 *                         initial_step in the space of the parameters
 *
 * The caller owns the loop: new, then step until the status is no longer RUNNING. A step
 * is one piece of an evaluation (mur_likelihood_advance()) and what follows from it, so a
 * caller that stops between steps stops within milliseconds. liblbfgs owns a loop of its
 * own: it runs on a thread that sleeps while the caller's evaluates for it. Nothing is
 * allocated in a step.
 *
 * Results depend on neither threads nor clock. Of one thread at a time. */

#pragma once

#include "core/base/archive.h"
#include "core/base/choice.h"
#include "core/inference/model/likelihood.h"

/* Levenberg–Marquardt keeps and factors P² numbers. */
#define MUR_LEVENBERG_MARQUARDT_MAX_N 24

typedef enum
{
  MUR_OPTIMISER_LEVENBERG_MARQUARDT,
  MUR_OPTIMISER_LBFGS,
  MUR_N_OPTIMISERS
} MurOptimiserMethod;

/* "levenberg-marquardt", "lbfgs" */
extern const MurChoice mur_optimiser_methods[];

typedef struct
{
  MurOptimiserMethod method;
  guint max_iterations; /* accepted steps; 2000 */

  /* Levenberg–Marquardt: converged where the step to the optimum is shorter than this
   * many standard errors, √(gᵀ C⁻¹ g), or than 1e-12 of every parameter; 1e-6 */
  double tolerance;

  /* L-BFGS, Stan's. */
  guint history;                       /* 5 */
  double initial_step;                 /* 0.001 */
  double objective_tolerance;          /* |ΔF|; 1e-12 */
  double relative_objective_tolerance; /* |ΔF| / max (|F|, |F before|, 1); 1e4 ε */
  double gradient_tolerance;           /* ‖g‖; 1e-8 */
  double relative_gradient_tolerance;  /* gᵀ H⁻¹ g / max (|F|, 1); 1e7 ε */
  double parameter_tolerance;          /* ‖Δp‖; 1e-8 */
} MurOptimiserSettings;

/* Why it ended. */
typedef enum
{
  MUR_OPTIMISER_GOES_ON,
  MUR_OPTIMISER_DECREMENT, /* converged by one of these tests */
  MUR_OPTIMISER_OBJECTIVE,
  MUR_OPTIMISER_RELATIVE_OBJECTIVE,
  MUR_OPTIMISER_GRADIENT,
  MUR_OPTIMISER_RELATIVE_GRADIENT,
  MUR_OPTIMISER_PARAMETERS,
  MUR_OPTIMISER_ITERATIONS,  /* exhausted */
  MUR_OPTIMISER_LINE_SEARCH, /* stalled: no lower value along the direction */
  MUR_OPTIMISER_ROUNDING,    /* stalled: F cannot be told apart any more */
  MUR_OPTIMISER_START,       /* failed: F cannot be computed where it starts */
  MUR_N_OPTIMISER_REASONS
} MurOptimiserReason;

/* A sentence, such as "The line search found no lower value: …". */
const char *mur_optimiser_reason_text (MurOptimiserReason reason);

typedef struct _MurOptimiser MurOptimiser;

/* @method with Stan's defaults. */
void mur_optimiser_settings_init (MurOptimiserSettings *self,
                                  MurOptimiserMethod method);

/* @likelihood: borrowed; nobody else evaluates it meanwhile. @start: P parameters,
 * copied. @held: (nullable): P flags of parameters that stay where they are; copied.
 * Levenberg–Marquardt is for n ≤ MUR_LEVENBERG_MARQUARDT_MAX_N. */
MurOptimiser *mur_optimiser_new (MurLikelihood *likelihood,
                                 const MurOptimiserSettings *settings,
                                 const double *start,
                                 const gboolean *held);
/* Ends its thread, where it has one, at once. */
void mur_optimiser_free (MurOptimiser *self);

MurStatus mur_optimiser_step (MurOptimiser *self);
/* Steps to the end. */
MurStatus mur_optimiser_run (MurOptimiser *self);

MurStatus mur_optimiser_status (const MurOptimiser *self);
MurOptimiserReason mur_optimiser_reason (const MurOptimiser *self);

/* After the last accepted step; at most one is accepted in a step of the run. */
const double *mur_optimiser_parameters (const MurOptimiser *self);
double mur_optimiser_objective (const MurOptimiser *self); /* NaN before the start's */
double mur_optimiser_gradient_norm (const MurOptimiser *self);
guint mur_optimiser_n_iterations (const MurOptimiser *self);
guint mur_optimiser_n_evaluations (const MurOptimiser *self);

/* Exact state, between any two steps: what is restored into an optimiser made with the
 * same arguments goes on to the same bits. It begins by evaluating again: at most what an
 * iteration costs for Levenberg–Marquardt, and one evaluation for L-BFGS. */
void mur_optimiser_save (const MurOptimiser *self, MurArchive *archive);
gboolean
mur_optimiser_restore (MurOptimiser *self, const MurArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurOptimiser, mur_optimiser_free)
