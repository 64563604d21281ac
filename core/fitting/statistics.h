/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How good a fit is, from its residuals. */

#pragma once

#include <glib.h>

typedef struct
{
  double sum_of_squares; /* Σ r² */
  double
    reduced_chi_square; /* Σ (r/σ)² / (n − k); NaN for n ≤ k; σ = 1 where unknown */
  double r_squared;     /* 1 − Σ r² / Σ (y − ȳ)²; NaN for constant y */
  double aic; /* n ln(Σ r² / n) + 2 (k + 1), Gaussian errors of unknown variance; NaN
                 for an exact fit, whose likelihood has no bound */
  double bic; /* n ln(Σ r² / n) + (k + 1) ln n; NaN as aic */
} MurFitStatistics;

/* @y, @fit: @n values; @k: fitted parameters; @sigma: standard deviation of the noise,
 * 0 where unknown. */
MurFitStatistics
mur_fit_statistics (const double *y, const double *fit, gsize n, guint k, double sigma);
