/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What residuals say of the noise: how wide it is, and how far it moves an optimum. */

#pragma once

#include "core/fitting/model.h"

/* The standard deviation of the noise, over σ where there are weights, by the residuals
 * at @parameters, of which @n_fitted are fitted: mur_loss_spread(), at least 1e-12 of the
 * data's. Infinite where the curve is not finite at most points. */
double mur_fit_spread (const MurModel *model,
                       const double *parameters,
                       guint n_fitted,
                       MurModelScratch *scratch);

/* What @loss makes of the noise in parameters: the factor of (JᵀJ)⁻¹ in their covariance.
 *
 *     squares        Σ r² / (n − rank)
 *     absolute       1 / (2 f)², f the density of the residuals at their median, by
 *                    quantiles around it (Koenker and Bassett 1978; Hall and Sheather
 *                    1988)
 *     Huber, Cauchy  K² Σ ψ² / (n − rank) / m², m the mean and v the variance of ψ′,
 *                    K = 1 + rank/n · v/m²; infinite where m ≤ 0
 *
 * of @n residuals, over σ where there are weights; @rank < @n parameters are fitted. */
double
mur_fit_variance (const MurLoss *loss, const double *residuals, gsize n, guint rank);

/* By how much the objective rises, the others fitted anew, where a parameter is one
 * standard error off: the same factor times E ψ′. */
double mur_fit_rise (const MurLoss *loss, const double *residuals, gsize n, guint rank);
