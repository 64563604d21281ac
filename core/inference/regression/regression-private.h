/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a regression, and what fills its equations. Private to core/inference. */

#pragma once

#include <gsl/gsl_eigen.h>

#include "core/inference/model/normal-equations.h"
#include "core/inference/regression/regression.h"

struct _MurRegression
{
  guint n, n_columns; /* of the equations of one oscillator */
  gsize n_times;
  double start;
  double *times;
  double *phases; /* oscillator by oscillator, as are sines and cosines */
  double *sines, *cosines;
  MurRegressionRule rule;
  gboolean is_noise_given;

  guint row;         /* under way */
  gsize next;        /* interval, or time */
  double *integrals; /* so far, of the row: by column */
  MurNormalEquations normal;
  double squares; /* Σ (Δφ)² / Δt of the row */
  gsize n_rows_so_far;

  double sum; /* of squares left, of all rows so far, and its degrees of freedom */
  double n_degrees;
  double noise;
  double *parameters, *errors;
  double *covariances; /* n_columns² each: first without the noise */
  guint *ranks;

  gsl_matrix *matrix, *vectors;
  gsl_vector *values;
  gsl_eigen_symmv_workspace *work;
  double *scale, *estimate;
};

/* Column after column, with sines and cosines. */
void mur_regression_take_phases (MurRegression *self,
                                 const MurObservations *observations);

/* The equation of an interval, or a time, of the oscillator under way: @row[n_columns].
 * Times go up one by one, since integrals do. Returns: whether all its values are there */
gboolean mur_regression_fill_increment (const MurRegression *self,
                                        gsize interval,
                                        double *row,
                                        double *right);
gboolean
mur_regression_fill_phase (MurRegression *self, gsize k, double *row, double *right);
