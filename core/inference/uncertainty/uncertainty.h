/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How sure an optimum is: covariance from the curvature there, and intervals by profile
 * likelihood. Machines with pieces of a few milliseconds. */

#pragma once

#include "core/inference/search/optimiser.h"

typedef enum
{
  MUR_CURVATURE_PRODUCT, /* JᵀJ/σ² and the priors' majorisers: never negative */
  MUR_CURVATURE_HESSIAN, /* all second derivatives, by central differences of exact
                            gradients, 1e-4 rad or 2e-4 rad over the duration apart: about
                            eight digits; those of priors exactly */
  MUR_N_CURVATURE_KINDS
} MurCurvatureKind;

/* "product", "hessian" */
extern const MurChoice mur_curvature_kinds[];

typedef struct _MurUncertainty MurUncertainty;

/* At the optimum @parameters of @likelihood, of n ≤ MUR_IDENTIFIABILITY_MAX_N; borrowed,
 * evaluated, outlives this. */
MurUncertainty *mur_uncertainty_new (MurLikelihood *likelihood,
                                     const double *parameters,
                                     MurCurvatureKind kind);
void mur_uncertainty_free (MurUncertainty *self);

/* RUNNING; CONVERGED; STALLED where the curvature is not positive definite (the point is
 * no optimum, or not yet: all numbers are NaN); FAILED where phases cannot be integrated.
 * JᵀJ is one evaluation, the Hessian 2 P gradients. */
MurStatus mur_uncertainty_step (MurUncertainty *self);
MurStatus mur_uncertainty_run (MurUncertainty *self);

/* P; infinite for a parameter that takes part in a direction that rounding hides: one of
 * less than 1e-13 of the largest eigenvalue, in the units of identifiability.h. */
const double *mur_uncertainty_standard_errors (const MurUncertainty *self);
/* P · P; infinite likewise, with their signs. */
const double *mur_uncertainty_covariance (const MurUncertainty *self);
/* −1 … 1; NaN where a variance is not finite. */
double mur_uncertainty_correlation (const MurUncertainty *self, guint a, guint b);
/* The curvature itself, P · P: what a window hands on as precision. */
const double *mur_uncertainty_precision (const MurUncertainty *self);

typedef struct _MurProfile MurProfile;

/* The interval of @parameter within which the objective, lowest over all other
 * parameters, is no more than ½ z² above its minimum, z the normal quantile of @level
 * (0.95: 1.92). @optimum, with @uncertainty there; both borrowed, as is @likelihood. n ≤
 * MUR_LEVENBERG_MARQUARDT_MAX_N. */
MurProfile *mur_profile_new (MurLikelihood *likelihood,
                             const double *optimum,
                             const MurUncertainty *uncertainty,
                             guint parameter,
                             double level);
void mur_profile_free (MurProfile *self);
/* RUNNING; CONVERGED; STALLED where there is a lower objective than at the optimum.
 * Some ten optimisations from nearby; each makes and frees its own optimiser. */
MurStatus mur_profile_step (MurProfile *self);
MurStatus mur_profile_run (MurProfile *self);
/* To a hundredth of a standard error. Infinite where the objective does not rise so far
 * within 20 standard errors, or there is no standard error. */
double mur_profile_lower (const MurProfile *self);
double mur_profile_upper (const MurProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurUncertainty, mur_uncertainty_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurProfile, mur_profile_free)
