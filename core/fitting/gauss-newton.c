/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* By QR: columns are scaled to length one, and weak rows below hold what the data do
 * not see. */

#include "core/fitting/gauss-newton.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

/* Weight of the rows that keep an unseen parameter where it is, beside columns of
 * length one. */
#define ANCHOR 1e-9

void
mur_gauss_newton_init (MurGaussNewton *self, const MurBox *box)
{
  const gsize n_rows = box->n_rows + box->n;

  self->jacobian = gsl_matrix_alloc (n_rows, box->n);
  self->right = gsl_vector_alloc (n_rows);
  self->rest = gsl_vector_alloc (n_rows);
  self->tau = gsl_vector_alloc (box->n);
  self->lengths = g_new (double, box->n);
}

void
mur_gauss_newton_clear (MurGaussNewton *self)
{
  g_clear_pointer (&self->jacobian, gsl_matrix_free);
  g_clear_pointer (&self->right, gsl_vector_free);
  g_clear_pointer (&self->rest, gsl_vector_free);
  g_clear_pointer (&self->tau, gsl_vector_free);
  g_clear_pointer (&self->lengths, g_free);
}

static void
fill_column (MurGaussNewton *self, const MurBox *box, guint k)
{
  const double *column = box->gradient + k * box->n_rows;
  gsl_vector_const_view view = gsl_vector_const_view_array (column, box->n_rows);
  double length = box->held[k] ? 0 : gsl_blas_dnrm2 (&view.vector);

  for (gsize i = 0; i < box->n_rows && length > 0; i++)
    gsl_matrix_set (self->jacobian, i, k, column[i] / length);
  gsl_matrix_set (self->jacobian, box->n_rows + k, k, ANCHOR);
  self->lengths[k] = length > 0 ? length : 1;
}

double
mur_gauss_newton_take_step (MurGaussNewton *self, const MurBox *box, double *step)
{
  gsl_vector_view x = gsl_vector_view_array (step, box->n);
  double length, within;

  gsl_matrix_set_zero (self->jacobian);
  for (guint k = 0; k < box->n; k++)
    fill_column (self, box, k);
  gsl_vector_set_zero (self->right);
  for (gsize i = 0; i < box->n_rows; i++)
    gsl_vector_set (self->right, i, -box->residuals[i]);
  length = gsl_blas_dnrm2 (self->right);

  gsl_linalg_QR_decomp (self->jacobian, self->tau);
  gsl_vector_memcpy (self->rest, self->right);
  gsl_linalg_QR_QTvec (self->jacobian, self->tau, self->rest);
  gsl_vector_view first = gsl_vector_subvector (self->rest, 0, box->n);
  within = gsl_blas_dnrm2 (&first.vector);

  gsl_linalg_QR_lssolve (self->jacobian, self->tau, self->right, &x.vector, self->rest);
  for (guint k = 0; k < box->n; k++)
    step[k] = box->held[k] ? 0 : step[k] / self->lengths[k];
  return length > 0 ? within / length : 0;
}
