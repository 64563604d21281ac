/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Refinement of a fit: Levenberg–Marquardt with exact derivatives (GSL's trust-region
 * solver with geodesic acceleration off; Moré 1978). */

#pragma once

#include "core/base/stop.h"
#include "core/fitting/model.h"

typedef struct
{
  MurStatus status; /* converged, stalled, exhausted or failed */
  guint n_iterations;
  guint64 n_evaluations; /* of the curve, gradients counted as one */
  double sum;            /* Σ ρ(y − F) where it ended; infinite where that failed */
  double offset; /* ‖Qᵀr‖ / ‖r‖ there, J = Q R (Bates and Watts 1981): the cosine of the
                    angle between residuals and tangent plane; NaN where not taken */
  double sensitivity; /* coarse: how far the curve moves, to first order, when every
                         parameter changes by the same part of its value; else NaN */
} MurLeastSquaresResult;

typedef enum
{
  MUR_LEAST_SQUARES_COARSE, /* the sum to about ten digits: to compare places */
  MUR_LEAST_SQUARES_FINE    /* all digits that rounding leaves */
} MurLeastSquaresPrecision;

/* What descents of one model in one box need, made once; of one thread at a time.
 * Nothing that one descent leaves in it changes the bits of the next, nor what it
 * counts. */
typedef struct _MurLeastSquares MurLeastSquares;
MurLeastSquares *
mur_least_squares_new (const MurModel *model, const double *lower, const double *upper);
void mur_least_squares_free (MurLeastSquares *self);

/* What is made small: squares before. Of others the roots √ρ take the place of the
 * residuals, so that their squares add up to it. Not absolute, which has a corner. */
void mur_least_squares_set_loss (MurLeastSquares *self, const MurLoss *loss);

/* Improves @parameters in place, minimising Σ (y − F)² within the box (a step that
 * leaves it is projected onto it; an optimum on a bound is held there). At most
 * @max_iterations of Levenberg–Marquardt. FINE goes on by up to 300 Gauss–Newton steps
 * near an optimum, and keeps the point of the lowest offset; so it ends no higher than
 * it began but for a part of 1e-10 and the rounding of the sum.
 *
 * Converged: the offset is below 1e-6, or below what rounding of the data's size makes
 * of it where the residuals are next to nothing; coarse: every cosine below 1e-5.
 * Stalled: no step goes lower, and neither holds. Failed: not finite where it began. */
MurLeastSquaresResult mur_least_squares_descend (MurLeastSquares *self,
                                                 guint max_iterations,
                                                 MurLeastSquaresPrecision precision,
                                                 double *parameters);

/* The same, FINE, once. */
MurLeastSquaresResult mur_least_squares_refine (const MurModel *model,
                                                const double *lower,
                                                const double *upper,
                                                guint max_iterations,
                                                double *parameters);

/* How far two sums that mean the same may be apart: a part of 1e-10 of @sum, and what
 * rounding of the curve at the size of the data of @model makes of it. */
double mur_least_squares_slack (const MurModel *model, double sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLeastSquares, mur_least_squares_free)
