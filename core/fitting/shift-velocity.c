/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How parameters move with the place that an input is counted from, at one point. */

#include "core/fitting/shift-private.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>

#define NOTHING 1e-12 /* of the largest singular value */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_matrix, gsl_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_vector, gsl_vector_free)

void
mur_shift_place_clear (MurShiftPlace *self)
{
  g_clear_pointer (&self->scratch, mur_model_scratch_free);
  g_clear_pointer (&self->model, mur_model_free);
  g_free (self->parameters);
}

void
mur_shift_place_init (MurShiftPlace *self,
                      const MurShift *shift,
                      const double *const *inputs,
                      gsize n_rows)
{
  g_autofree double *nothing = g_new0 (double, n_rows);

  self->model = mur_model_new_inputs (shift->program, inputs, nothing, n_rows);
  self->scratch = mur_model_scratch_new (self->model, 1);
  self->parameters = g_new0 (double, (shift->n + 1) * (n_rows + 1) + n_rows);
  self->values = self->parameters + shift->n + 1;
  self->gradient = self->values + n_rows;
}

static double
length_of (const double *values, gsize n)
{
  gsl_vector_const_view view = gsl_vector_const_view_array (values, n);

  return gsl_blas_dnrm2 (&view.vector);
}

/* Least squares by singular values: those next to nothing take no part. Returns: what is
 * left of @right, whose place it takes, by its length */
static double
solve (gsl_matrix *a, gsl_vector *right, gsl_vector *x)
{
  const double length = gsl_blas_dnrm2 (right);
  g_autoptr (gsl_matrix) u = gsl_matrix_alloc (a->size1, a->size2);
  g_autoptr (gsl_matrix) v = gsl_matrix_alloc (a->size2, a->size2);
  g_autoptr (gsl_vector) s = gsl_vector_alloc (a->size2);

  gsl_matrix_memcpy (u, a);
  gsl_linalg_SV_decomp_jacobi (u, v, s);
  for (gsize i = 0; i < s->size; i++)
    if (gsl_vector_get (s, i) <= NOTHING * gsl_vector_max (s))
      gsl_vector_set (s, i, 0);
  gsl_linalg_SV_solve (u, v, s, right, x);
  gsl_blas_dgemv (CblasNoTrans, -1, a, x, 1, right);
  return length > 0 ? gsl_blas_dnrm2 (right) / length : 0;
}

double
mur_shift_find_velocity (const MurShift *self,
                         MurShiftPlace *place,
                         const double *parameters,
                         double *v)
{
  const gsize n_rows = mur_model_n_rows (place->model);
  const double *slope = place->gradient + self->shift * n_rows;
  g_autofree double *lengths = g_new0 (double, self->n);
  guint n = 0, column = 0;

  for (guint k = 0; k < self->n; k++)
    place->parameters[self->numbers[k]] = parameters[k];
  place->parameters[self->shift] = 0;
  mur_model_gradient (place->model, place->parameters, place->scratch, place->values,
                      place->gradient);
  for (gsize i = 0; i < (self->n + 1) * n_rows; i++)
    if (!isfinite (place->gradient[i]))
      return INFINITY;
  for (guint k = 0; k < self->n; k++)
    {
      lengths[k] = self->moves[k]
                     ? length_of (place->gradient + self->numbers[k] * n_rows, n_rows)
                     : 0;
      n += lengths[k] > 0;
      v[k] = 0;
    }
  if (n == 0 || n > n_rows || !(length_of (slope, n_rows) > 0))
    return 1;

  g_autoptr (gsl_matrix) a = gsl_matrix_alloc (n_rows, n);
  g_autoptr (gsl_vector) right = gsl_vector_alloc (n_rows);
  g_autoptr (gsl_vector) x = gsl_vector_alloc (n);
  for (guint k = 0; k < self->n; k++)
    if (lengths[k] > 0)
      {
        for (gsize i = 0; i < n_rows; i++)
          gsl_matrix_set (a, i, column,
                          place->gradient[self->numbers[k] * n_rows + i] / lengths[k]);
        column++;
      }
  for (gsize i = 0; i < n_rows; i++)
    gsl_vector_set (right, i, slope[i]);
  const double left = solve (a, right, x);

  column = 0;
  for (guint k = 0; k < self->n; k++)
    if (lengths[k] > 0)
      v[k] = gsl_vector_get (x, column++) / lengths[k];
  return left;
}

/* The next point of the mur_shift_flow (Runge and Kutta, fourth order), but for parameters that
 * are known to be of another kind. */
void
mur_shift_flow (const MurShift *self, MurShiftPlace *place, double step, double *q)
{
  const double parts[] = { 0, 0.5, 0.5, 1 }, weights[] = { 1, 2, 2, 1 };
  g_autofree double *v = g_new0 (double, 3 * self->n);
  double *at = v + self->n, *sum = at + self->n;

  for (guint stage = 0; stage < 4; stage++)
    {
      for (guint k = 0; k < self->n; k++)
        at[k] = q[k] + parts[stage] * step * v[k];
      mur_shift_find_velocity (self, place, at, v);
      for (guint k = 0; k < self->n; k++)
        sum[k] += weights[stage] * v[k] / 6;
    }
  for (guint k = 0; k < self->n; k++)
    if (self->kinds[k] != MUR_SHIFT_OTHER)
      q[k] += step * sum[k];
}
