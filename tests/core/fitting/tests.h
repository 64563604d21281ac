/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of this test program share: how each adds its cases, and the example
 * of the curve fit. */

#pragma once

#include "core/fitting/model.h"

#define EXAMPLE "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)"
#define N_EXAMPLE 1000

void mur_test_box (void);
void mur_test_shift (void);
void mur_test_signal (void);
void mur_test_model (void);
void mur_test_intervals (void);
void mur_test_least_squares (void);
void mur_test_covariance (void);
void mur_test_coverage (void);
void mur_test_descent (void);
void mur_test_loss (void);
void mur_test_bends (void);
void mur_test_starts (void);
void mur_test_statistics (void);

/* A model of @formula in t; the formula is one that compiles. */
MurModel *
mur_test_model_new (const char *formula, const double *t, const double *y, gsize n);

/* The example formula against the signal on [−2, 2]. */
MurModel *mur_test_example_new (double noise, guint64 seed);

/* A model of @formula against y = −4.5, −2.5, 1.5, 3.5, 7 at t = −2 … 2: the mean is 1,
 * the slope Σ t y / 10 = 2.9. */
MurModel *mur_test_line_new (const char *formula);

double mur_test_squares (const MurModel *model, const double *parameters);
