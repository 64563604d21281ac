/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the optimum says: covariance and confidence band of the linearised model.
 *
 * The columns of J are scaled to length one (D), J = Q R D by QR, R = U S Vᵀ by
 * one-sided Jacobi rotations; (JᵀJ)⁻¹ = D⁻¹ V S⁻² Vᵀ D⁻¹. Scaling keeps units out of
 * the question which singular values are zero; such a direction is one that the data
 * do not see. */

#include <float.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "core/base/vmath.h"
#include "core/fitting/gsl-errors.h"
#include "core/fitting/least-squares.h"

/* A parameter takes part in an unseen direction (a unit vector) if its component is
 * above this: rounding leaves about 1e-16 over the gap to the next singular value. */
#define PART 1e-6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_matrix, gsl_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_vector, gsl_vector_free)

static gboolean
all_finite (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return FALSE;
  return TRUE;
}

static void
fill_nan (double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
}

/* The Jacobian with columns of length one, their lengths in @lengths (1 for a column of
 * zeros, which stays one). */
static gsl_matrix *
scaled_jacobian (const double *gradient, gsize n_rows, guint n, double *lengths)
{
  gsl_matrix *jacobian = gsl_matrix_alloc (n_rows, n);

  for (guint k = 0; k < n; k++)
    {
      const double *column = gradient + k * n_rows;
      gsl_vector_const_view view = gsl_vector_const_view_array (column, n_rows);
      double length = gsl_blas_dnrm2 (&view.vector);

      lengths[k] = length > 0 ? length : 1.0;
      for (gsize i = 0; i < n_rows; i++)
        gsl_matrix_set (jacobian, i, k, column[i] / lengths[k]);
    }
  return jacobian;
}

/* The triangle of @jacobian's QR factors, which are left in its place. */
static gsl_matrix *
triangle (gsl_matrix *jacobian, guint n)
{
  g_autoptr (gsl_vector) tau = gsl_vector_alloc (n);
  gsl_matrix *r = gsl_matrix_calloc (n, n);

  gsl_linalg_QR_decomp (jacobian, tau);
  for (guint i = 0; i < n; i++)
    for (guint j = i; j < n; j++)
      gsl_matrix_set (r, i, j, gsl_matrix_get (jacobian, i, j));
  return r;
}

/* Entry (a, b) of V S⁻² Vᵀ times @variance, for singular values above @zero; infinite
 * with its sign where a and b take part in a direction with a smaller one. */
static double
entry (const gsl_matrix *v,
       const gsl_vector *s,
       double zero,
       double variance,
       guint a,
       guint b)
{
  double seen = 0;
  double unseen = 0;

  for (gsize i = 0; i < s->size; i++)
    {
      double singular = gsl_vector_get (s, i);
      double va = gsl_matrix_get (v, a, i);
      double vb = gsl_matrix_get (v, b, i);

      if (singular > zero)
        seen += va / singular * (vb / singular);
      else
        unseen += va * vb;
    }

  if (fabs (unseen) > PART * PART)
    return copysign (INFINITY, unseen);
  return seen * variance;
}

/* Of a Jacobian that is finite, with more rows than columns. */
static void
fill_covariance (
  const double *gradient, gsize n_rows, guint n, double variance, double *covariance)
{
  g_autofree double *lengths = g_new (double, n);
  g_autoptr (gsl_matrix) jacobian = scaled_jacobian (gradient, n_rows, n, lengths);
  g_autoptr (gsl_matrix) r = triangle (jacobian, n);
  g_autoptr (gsl_matrix) v = gsl_matrix_alloc (n, n);
  g_autoptr (gsl_vector) s = gsl_vector_alloc (n);
  double zero;

  gsl_linalg_SV_decomp_jacobi (r, v, s);
  zero = gsl_vector_max (s) * (double)n_rows * DBL_EPSILON;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b <= a; b++)
      {
        double value = entry (v, s, zero, variance, a, b) / lengths[a] / lengths[b];

        covariance[a * n + b] = value;
        covariance[b * n + a] = value;
      }
}

gboolean
mur_least_squares_covariance (const MurModel *model,
                              const double *parameters,
                              double *covariance)
{
  gsize n_rows = mur_model_n_rows (model);
  guint n = mur_model_n_parameters (model);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  g_autofree double *values = g_new (double, n_rows);
  g_autofree double *gradient = g_new (double, n_rows *n);
  double sum;

  fill_nan (covariance, (gsize)n * n);
  if (n_rows <= n)
    return FALSE;

  mur_model_gradient (model, parameters, scratch, values, gradient);
  sum = mur_vsum_squared_difference (n_rows, mur_model_y (model), values);
  if (!isfinite (sum) || !all_finite (gradient, n_rows * n))
    return FALSE;

  mur_gsl_errors_off ();
  if (n > 0)
    fill_covariance (gradient, n_rows, n, sum / (double)(n_rows - n), covariance);
  return TRUE;
}

/* Student's t quantile to 32 bits: GSL computes it with libm, whose last bits differ
 * between machines; results that others are made from should not. */
static double
t_quantile (double level, double freedom)
{
  int exponent;
  double fraction = frexp (gsl_cdf_tdist_Pinv (0.5 + 0.5 * level, freedom), &exponent);

  return ldexp (rint (ldexp (fraction, 32)), exponent - 32);
}

/* gᵀ C g at one row. */
static double
quadratic_form (const double *covariance, const double *gradient, gsize stride, guint n)
{
  double sum = 0;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      sum += gradient[a * stride] * covariance[a * n + b] * gradient[b * stride];
  return sum;
}

void
mur_least_squares_band_at (const MurModel *at,
                           gsize n_data,
                           const double *parameters,
                           const double *covariance,
                           double level,
                           double *half_width)
{
  gsize n_rows = mur_model_n_rows (at);
  guint n = mur_model_n_parameters (at);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (at, 1);
  g_autofree double *gradient = g_new (double, n_rows *n);
  double quantile;

  g_return_if_fail (level > 0 && level < 1);

  fill_nan (half_width, n_rows);
  if (n_data <= n || !all_finite (covariance, (gsize)n * n))
    return;

  mur_gsl_errors_off ();
  mur_model_gradient (at, parameters, scratch, half_width, gradient);
  quantile = t_quantile (level, (double)(n_data - n));
  for (gsize i = 0; i < n_rows; i++)
    {
      double variance
        = n > 0 ? quadratic_form (covariance, gradient + i, n_rows, n) : 0;

      /* Rounding may leave less than nothing; NaN stays NaN. */
      half_width[i] = quantile * sqrt (variance < 0 ? 0 : variance);
    }
}

void
mur_least_squares_band (const MurModel *model,
                        const double *parameters,
                        const double *covariance,
                        double level,
                        double *half_width)
{
  mur_least_squares_band_at (model, mur_model_n_rows (model), parameters, covariance,
                             level, half_width);
}
