/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How residuals count in the objective of a fit, ρ(r), summed up.
 *
 *     squares   r²
 *     absolute  |r|
 *     Huber     r² up to the cut k, then 2 k |r| − k²          (Huber 1964)
 *     Cauchy    k² ln (1 + r²/k²)                              (Holland and Welsch 1977)
 *
 * k is the tuning constant times the standard deviation of the noise; both of the last
 * two are squares as k grows. With ψ = ρ′/2 the residuals of squares are ψ themselves. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_OBJECTIVE_SQUARES,
  MUR_OBJECTIVE_ABSOLUTE,
  MUR_OBJECTIVE_HUBER,
  MUR_OBJECTIVE_CAUCHY,
  MUR_N_OBJECTIVES
} MurObjectiveKind;

/* Tuning constants that lose 5 % against squares where the noise is Gaussian. */
#define MUR_LOSS_HUBER 1.345
#define MUR_LOSS_CAUCHY 2.385

typedef struct
{
  MurObjectiveKind kind;
  double tuning; /* k, in standard deviations */
  double scale; /* the standard deviation of the noise, above 0; over σ where residuals
                    are. Of absolute where its smoothing begins */
  gboolean finds_scale; /* not known, so it follows from the residuals */
} MurLoss;

extern const MurLoss mur_loss_squares;

/* ρ of each of @n residuals, in their place. */
void mur_loss_take_values (const MurLoss *self, gsize n, double *residuals);

/* Replaces residuals by √ρ with their sign, whose squares add up to the objective, and
 * fills @slopes with the derivatives of those. Not of absolute, which has no slope at 0;
 * squares have slopes 1. */
void
mur_loss_take_roots (const MurLoss *self, gsize n, double *residuals, double *slopes);

/* ψ and its derivative at a residual; of absolute half the sign, and 0. */
void
mur_loss_influence (const MurLoss *self, double residual, double *psi, double *slope);

/* What stands in for @self where slopes are needed, the sharper the larger @round: of
 * absolute Huber's, which is 2 k |r| but for a corner of ± k; all others are themselves. */
MurLoss mur_loss_smooth (const MurLoss *self, guint round);

/* The standard deviation by the median of absolute @residuals, of which the @n_fitted
 * smallest are left out: a curve of as many parameters may go through as many points.
 * The order of @residuals is lost. O(n). 0 where most of them are. */
double mur_loss_spread (double *residuals, gsize n, guint n_fitted);
