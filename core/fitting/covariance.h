/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the optimum of a fit says of its parameters and its curve, to first order. */

#pragma once

#include "core/fitting/model.h"

/* Whether a parameter can move at an optimum. */
typedef enum
{
  MUR_FREEDOM_AT_LOWER = -1, /* it is at its lower limit */
  MUR_FREEDOM_FREE = 0,
  MUR_FREEDOM_AT_UPPER = 1,
  MUR_FREEDOM_FIXED = 2 /* its limits are one number */
} MurFreedom;

MurFreedom mur_freedom_of (double value, double lower, double upper);

typedef struct
{
  guint n_free; /* parameters that can move */
  guint rank;   /* directions of those that the data see; 0 where not known */
} MurFitRank;

/* The covariance of the parameters that can move (@is_free: nullable: all) at the
 * optimum of @loss, into @covariance[n·n] row by row; the others have zeros: the sandwich
 * H⁻¹ M H⁻¹, of H = E ψ′ JᵀJ and M = E ψ² JᵀJ with errors that are alike at all points
 * (Huber 1981, chapter 7). With J of those that can move
 *
 *     (JᵀJ)⁻¹ · mur_fit_variance ()
 *
 * with J and r over σ where the model has weights, and for squares 1 in place of the
 * factor where it knows the errors themselves. Directions that the data do not see
 * have infinite variance. All NaN where rows ≤ n_free or a derivative is not finite.
 * O(rows × n²). */
MurFitRank mur_fit_covariance (const MurModel *model,
                               const MurLoss *loss,
                               const gboolean *is_free,
                               const double *parameters,
                               double *covariance);

/* Half-width of the @level (0.95) confidence band of the mean curve at the times of
 * @at, a model of the same formula: quantile of Student's t for @freedom degrees (rows −
 * rank of the data) × √(gᵀ C g); @half_width[n_rows of @at]. NaN where @freedom ≤ 0 or
 * the covariance is not finite. */
void mur_fit_band (const MurModel *at,
                   double freedom,
                   const double *parameters,
                   const double *covariance,
                   double level,
                   double *half_width);

/* The quantile of Student's t within which the part @level lies both ways; NaN for
 * @freedom ≤ 0. */
double mur_fit_quantile (double level, double freedom);
