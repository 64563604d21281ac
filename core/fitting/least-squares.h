/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Refinement of a fit: Levenberg–Marquardt with exact derivatives (GSL's trust-region
 * solver with geodesic acceleration off; Moré 1978), and what the optimum says. */

#pragma once

#include "core/base/stop.h"
#include "core/fitting/model.h"

typedef struct
{
  MurStatus status; /* converged, exhausted or failed */
  guint n_iterations;
  guint64 n_evaluations; /* of the curve, gradients counted as one */
} MurLeastSquaresResult;

/* Improves @parameters in place, minimising Σ (y − F)² within @lower … @upper (a step
 * that leaves the box is projected onto it; an optimum on a bound is held there). Never
 * ends higher than it began. At most @max_iterations. Converged: relative step or
 * gradient below 1e-12. */
MurLeastSquaresResult mur_least_squares_refine (const MurModel *model,
                                                const double *lower,
                                                const double *upper,
                                                guint max_iterations,
                                                double *parameters);

/* The covariance (JᵀJ)⁻¹ s², s² = Σ r² / (rows − parameters), at @parameters, into
 * @covariance[n·n] row by row. Directions the data do not see have infinite variance;
 * FALSE, all NaN, where rows ≤ parameters or a derivative is not finite. */
gboolean mur_least_squares_covariance (const MurModel *model,
                                       const double *parameters,
                                       double *covariance);

/* Half-width of the @level (0.95) confidence band of the mean curve at each of the
 * data's times: t quantile × √(gᵀ C g); @half_width[n_rows]. NaN where the covariance
 * is not finite. */
void mur_least_squares_band (const MurModel *model,
                             const double *parameters,
                             const double *covariance,
                             double level,
                             double *half_width);
/* The same at the times of @at, a model of the same formula; @n_data: how many points
 * the covariance is of. @half_width[n_rows of @at] */
void mur_least_squares_band_at (const MurModel *at,
                                gsize n_data,
                                const double *parameters,
                                const double *covariance,
                                double level,
                                double *half_width);
