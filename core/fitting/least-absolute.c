/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The optimum of the linear problem min Σ |r + G d| is at a vertex, where as many
 * residuals are 0 as there are columns. From a vertex an edge leads downwards where the
 * multiplier of a point is above 1; along it the sum is lowest where another residual
 * becomes 0, and that point takes the place of the first. Residuals are shifted by next
 * to nothing, each by another bit, so that no two become 0 at once. */

#include "core/fitting/least-absolute.h"

#include <float.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/vmath.h"
#include "core/fitting/bends.h"
#include "core/fitting/gsl-errors.h"

#define GAIN 1e-9   /* of the sum, below which a step is none */
#define SHIFT 1e-12 /* of the mean residual */
#define GOLDEN 0.6180339887498949
#define INDEPENDENT 1e-10 /* part of a row that is not in those before it */
#define HALVINGS 40
#define MAX_EXCHANGES 1000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_matrix, gsl_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_permutation, gsl_permutation_free)

/* The linear problem at one point. */
typedef struct
{
  gsize n_rows;
  guint n;         /* columns that are free */
  double *rows;    /* n_rows × n, columns of length one */
  double *r, *e;   /* residuals where it was taken (shifted), and at the vertex */
  gsize *basis;    /* n rows whose residuals are 0 */
  gboolean *is_in; /* each row */
  double *step, *edge, *lambda, *right;
  MurBend *places;
} Problem;

static void
clear_problem (Problem *self)
{
  g_free (self->rows);
  g_free (self->basis);
  g_free (self->is_in);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, clear_problem)

static void
init_problem (Problem *self, gsize n_rows, guint n_most)
{
  *self = (Problem){ .n_rows = n_rows };
  self->rows = g_new (double, (n_rows + 4) * n_most + 2 * n_rows);
  self->r = self->rows + n_rows * n_most;
  self->e = self->r + n_rows;
  self->step = self->e + n_rows;
  self->edge = self->step + n_most;
  self->lambda = self->edge + n_most;
  self->right = self->lambda + n_most;
  self->basis = g_new (gsize, n_most);
  self->is_in = g_new (gboolean, n_rows);
  self->places = g_new (MurBend, n_rows);
}

static double
dot (const double *a, const double *b, guint n)
{
  double sum = 0;

  for (guint k = 0; k < n; k++)
    sum += a[k] * b[k];
  return sum;
}

static const double *
row_at (const Problem *self, gsize i)
{
  return self->rows + i * self->n;
}

static double
sum_of (const double *values, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += fabs (values[i]);
  return sum;
}

/* Whether @row is none of the space of @q, @n_q directions of length one; adds one. */
static gboolean
extend (const double *row, guint n, double *q, guint n_q)
{
  double *rest = q + (gsize)n_q * n;
  const double length = sqrt (dot (row, row, n));

  memcpy (rest, row, n * sizeof *rest);
  for (guint again = 0; again < 2; again++) /* once more, for the digits */
    for (guint k = 0; k < n_q; k++)
      {
        const double part = dot (q + (gsize)k * n, rest, n);

        for (guint j = 0; j < n; j++)
          rest[j] -= part * q[(gsize)k * n + j];
      }
  const double left = sqrt (dot (rest, rest, n));
  if (!(left > INDEPENDENT * length))
    return FALSE;
  for (guint j = 0; j < n; j++)
    rest[j] /= left;
  return TRUE;
}

static void
sort_rows (Problem *self)
{
  for (gsize i = 0; i < self->n_rows; i++)
    self->places[i] = (MurBend){ fabs (self->r[i]), 0, i };
  mur_bends_sort (self->places, self->n_rows);
}

/* The row nearest to 0 that comes after @last in their order. */
static MurBend
find_after (const Problem *self, MurBend last)
{
  MurBend next = { INFINITY, 0, self->n_rows };

  for (gsize i = 0; i < self->n_rows; i++)
    {
      const MurBend place = { fabs (self->r[i]), 0, i };

      if (place.at < next.at
          && (place.at > last.at || (place.at == last.at && i > last.row)))
        next = place;
    }
  return next;
}

/* The rows nearest to 0 that are independent. As a rule these are the first ones, and a
 * look at all rows for each costs less than to sort them. */
static gboolean
choose_basis (Problem *self)
{
  g_autofree double *q = g_new (double, (gsize)self->n *(self->n + 1));
  const gsize n_looks = 4 * (gsize)self->n;
  MurBend place = { -1, 0, 0 };
  guint n_found = 0;

  memset (self->is_in, 0, self->n_rows * sizeof *self->is_in);
  for (gsize i = 0; i < self->n_rows && n_found < self->n; i++)
    {
      if (i == n_looks)
        sort_rows (self);
      place = i < n_looks ? find_after (self, place) : self->places[i];
      if (place.row == self->n_rows)
        break;
      if (!extend (row_at (self, place.row), self->n, q, n_found))
        continue;
      self->basis[n_found++] = place.row;
      self->is_in[place.row] = TRUE;
    }
  return n_found == self->n;
}

/* B x = @right, or Bᵀ x = @right. */
static gboolean
solve (const Problem *self, gboolean is_transposed, double *right, double *x)
{
  g_autoptr (gsl_matrix) b = gsl_matrix_alloc (self->n, self->n);
  g_autoptr (gsl_permutation) order = gsl_permutation_alloc (self->n);
  gsl_vector_view to = gsl_vector_view_array (x, self->n);
  gsl_vector_view from = gsl_vector_view_array (right, self->n);
  int sign;

  for (guint j = 0; j < self->n; j++)
    for (guint k = 0; k < self->n; k++)
      gsl_matrix_set (b, is_transposed ? k : j, is_transposed ? j : k,
                      row_at (self, self->basis[j])[k]);
  gsl_linalg_LU_decomp (b, order, &sign);
  if (gsl_linalg_LU_solve (b, order, &from.vector, &to.vector) != 0)
    return FALSE;
  for (guint k = 0; k < self->n; k++)
    if (!isfinite (x[k]))
      return FALSE;
  return TRUE;
}

/* The vertex of the basis. */
static gboolean
go_to_vertex (Problem *self, const double *r)
{
  for (guint j = 0; j < self->n; j++)
    self->right[j] = -r[self->basis[j]];
  if (!solve (self, FALSE, self->right, self->step))
    return FALSE;
  for (gsize i = 0; i < self->n_rows; i++)
    self->e[i]
      = self->is_in[i] ? 0 : r[i] + dot (row_at (self, i), self->step, self->n);
  return TRUE;
}

/* The point of the basis whose multiplier is furthest beyond 1; n where none is. */
static guint
find_leaving (Problem *self)
{
  guint worst = self->n;
  double most = 1 + 1e-9;

  for (guint k = 0; k < self->n; k++)
    self->right[k] = 0;
  for (gsize i = 0; i < self->n_rows; i++)
    for (guint k = 0; k < self->n && !self->is_in[i]; k++)
      self->right[k] -= copysign (1, self->e[i]) * row_at (self, i)[k];
  if (!solve (self, TRUE, self->right, self->lambda))
    return worst;
  for (guint j = 0; j < self->n; j++)
    if (fabs (self->lambda[j]) > most)
      {
        most = fabs (self->lambda[j]);
        worst = j;
      }
  return worst;
}

/* Along the edge that leaves point @j of the basis, where the sum is lowest. Whether
 * there is such a place. */
static gboolean
find_entering (Problem *self, guint j, gsize *entering)
{
  const double slope = 1 - fabs (self->lambda[j]);
  gsize n_places = 0;

  for (guint k = 0; k < self->n; k++)
    self->right[k] = k == j ? copysign (1, self->lambda[j]) : 0;
  if (!solve (self, FALSE, self->right, self->edge))
    return FALSE;
  for (gsize i = 0; i < self->n_rows; i++)
    {
      const double rate
        = self->is_in[i] ? 0 : dot (row_at (self, i), self->edge, self->n);

      if (self->e[i] * rate < 0)
        self->places[n_places++] = (MurBend){ -self->e[i] / rate, 2 * fabs (rate), i };
    }
  return mur_bends_find_turn (self->places, n_places, slope, entering);
}

/* @residuals: not shifted. Ends at the vertex where Σ |r + G d| is lowest, d in step. */
static gboolean
solve_problem (Problem *self, const double *residuals)
{
  gsize entering;

  if (!choose_basis (self))
    return FALSE;
  for (int i = 0; i < MAX_EXCHANGES; i++)
    {
      if (!go_to_vertex (self, self->r))
        return FALSE;
      const guint j = find_leaving (self);

      if (j == self->n || !find_entering (self, j, &entering))
        break;
      self->is_in[self->basis[j]] = FALSE;
      self->is_in[entering] = TRUE;
      self->basis[j] = entering;
    }
  return go_to_vertex (self, residuals);
}

/* Parameters that can move; those at a limit beyond which it goes down cannot. */
static void
find_free (MurBox *box)
{
  for (guint k = 0; k < box->n; k++)
    {
      double slope = 0;

      for (gsize i = 0; i < box->n_rows; i++)
        slope += box->gradient[k * box->n_rows + i]
                 * ((box->residuals[i] > 0) - (box->residuals[i] < 0));
      box->held[k] = box->lower[k] == box->upper[k]
                     || (box->point[k] == box->lower[k] && slope > 0)
                     || (box->point[k] == box->upper[k] && slope < 0);
    }
}

/* The problem at the point; @lengths: of all columns, 0 of those that are held. */
static void
take_problem (Problem *self, const MurBox *box, double *lengths)
{
  const double mean = sum_of (box->residuals, box->n_rows) / (double)box->n_rows;
  const double *target = mur_model_target (box->model);
  double size = 0;

  self->n = 0;
  for (guint k = 0; k < box->n; k++)
    {
      lengths[k]
        = box->held[k]
            ? 0
            : sqrt (mur_vsum_squares (box->n_rows, box->gradient + k * box->n_rows));
      self->n += lengths[k] > 0;
    }
  for (gsize i = 0; i < box->n_rows; i++)
    size = fmax (size, fabs (target[i]));
  const double shift = fmax (SHIFT * mean, 64 * DBL_EPSILON * size);

  for (gsize i = 0; i < box->n_rows; i++)
    {
      const double turn = (double)i * GOLDEN;
      guint column = 0;

      self->r[i] = box->residuals[i] + shift * (turn - floor (turn) - 0.5);
      for (guint k = 0; k < box->n; k++)
        if (lengths[k] > 0)
          self->rows[i * self->n + column++]
            = box->gradient[k * box->n_rows + i] / lengths[k];
    }
}

/* From the point along the step, halved until the sum is lower. */
static gboolean
take_step (const Problem *self,
           MurBox *box,
           const double *lengths,
           double *parameters,
           double *sum)
{
  g_autofree double *x = g_new (double, box->n);
  double part = 1;

  for (int i = 0; i < HALVINGS; i++, part /= 2)
    {
      guint column = 0;

      for (guint k = 0; k < box->n; k++)
        x[k] = parameters[k]
               + (lengths[k] > 0 ? part * self->step[column++] / lengths[k] : 0);
      mur_box_project (box, x, 1);
      if (!mur_box_take_residuals (box))
        continue;
      const double there = sum_of (box->residuals, box->n_rows);

      if (there < *sum)
        {
          *sum = there;
          memcpy (parameters, box->point, box->n * sizeof *parameters);
          return TRUE;
        }
    }
  return FALSE;
}

MurStatus
mur_least_absolute_descend (MurBox *box,
                            guint max_iterations,
                            double *parameters,
                            guint *n_iterations)
{
  g_auto (Problem) problem = { 0 };
  g_autofree double *lengths = g_new (double, box->n);
  const double size = sum_of (mur_model_target (box->model), box->n_rows);

  mur_gsl_errors_off ();
  init_problem (&problem, box->n_rows, MAX (box->n, 1));
  for (guint i = 0; i < max_iterations; i++)
    {
      mur_box_project (box, parameters, 1);
      if (!mur_box_take_gradient (box))
        return MUR_STATUS_FAILED;
      double sum = sum_of (box->residuals, box->n_rows);

      find_free (box);
      take_problem (&problem, box, lengths);
      if (problem.n == 0)
        return MUR_STATUS_CONVERGED;
      if (problem.n > box->n_rows || !solve_problem (&problem, box->residuals))
        return MUR_STATUS_FAILED;
      *n_iterations += 1;
      const double gain = sum - sum_of (problem.e, box->n_rows);
      const gboolean is_lower = take_step (&problem, box, lengths, parameters, &sum);

      if (gain <= GAIN * sum + 8 * DBL_EPSILON * size)
        return MUR_STATUS_CONVERGED;
      if (!is_lower)
        return MUR_STATUS_STALLED;
    }
  return MUR_STATUS_EXHAUSTED;
}
