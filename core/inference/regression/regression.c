/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Row after row, block after block of equations. Rows of increments are over √Δt, so that
 * their errors have one variance; sin (φ_j − φ_i) from one sine and cosine a phase.
 * Equations are scaled to a diagonal of ones, and solved by eigenvectors: those of no
 * eigenvalue are what the data do not see. */

#include "core/inference/regression/regression-private.h"

#include <math.h>
#include <string.h>

#include "core/fitting/gsl-errors.h"

#define BLOCK_ROWS 128
#define PIECE 4e6

/* An eigenvalue below this part of the largest is none. Of integrals: ten digits of the
 * singular values' sixteen are lost in their squares. Of increments, which are a rate only
 * to the order of the interval: along a direction that is worse seen than the others by
 * four digits, those errors are the answer. */
#define UNSEEN_BY_INTEGRALS 1e-11
#define UNSEEN_BY_INCREMENTS 1e-8
/* A parameter takes part in an unseen direction if its component is above this. */
#define PART 1e-5

MurRegression *
mur_regression_new (const MurObservations *observations,
                    MurRegressionRule rule,
                    double noise,
                    MurPool *pool)
{
  const guint n = observations->n;
  const guint m = n + (rule == MUR_REGRESSION_INTEGRALS ? 1 : 0);
  MurRegression *self;

  g_return_val_if_fail (observations->kind == MUR_OBSERVATION_PHASES, NULL);
  g_return_val_if_fail (mur_observations_check (observations, NULL), NULL);

  mur_gsl_errors_off ();
  self = g_new0 (MurRegression, 1);
  self->n = n;
  self->n_columns = m;
  self->rule = rule;
  self->start = observations->start;
  self->n_times = observations->n_times;
  self->times = g_memdup2 (observations->times, self->n_times * sizeof (double));
  self->phases = g_new (double, n * self->n_times);
  self->sines = g_new (double, n * self->n_times);
  self->cosines = g_new (double, n * self->n_times);
  mur_regression_take_phases (self, observations);
  self->integrals = g_new0 (double, m);
  self->noise = noise;
  self->is_noise_given = noise > 0;
  mur_normal_equations_init (&self->normal, m, BLOCK_ROWS, pool);
  self->parameters = g_new0 (double, n + n * n);
  self->errors = g_new0 (double, n + n * n);
  self->covariances = g_new0 (double, n *m *m);
  self->ranks = g_new0 (guint, n);
  self->matrix = gsl_matrix_alloc (m, m);
  self->vectors = gsl_matrix_alloc (m, m);
  self->values = gsl_vector_alloc (m);
  self->work = gsl_eigen_symmv_alloc (m);
  self->scale = g_new0 (double, m);
  self->estimate = g_new0 (double, m);
  mur_slopes (observations, self->parameters);
  return self;
}

void
mur_regression_free (MurRegression *self)
{
  if (self == NULL)
    return;
  g_free (self->times);
  g_free (self->integrals);
  g_free (self->phases);
  g_free (self->sines);
  g_free (self->cosines);
  mur_normal_equations_clear (&self->normal);
  g_free (self->parameters);
  g_free (self->errors);
  g_free (self->covariances);
  g_free (self->ranks);
  gsl_matrix_free (self->matrix);
  gsl_matrix_free (self->vectors);
  gsl_vector_free (self->values);
  gsl_eigen_symmv_free (self->work);
  g_free (self->scale);
  g_free (self->estimate);
  g_free (self);
}

static gsize
n_equations (const MurRegression *self)
{
  return self->rule == MUR_REGRESSION_INCREMENTS ? self->n_times - 1 : self->n_times;
}

/* The next equations of the row. */
static void
add_block (MurRegression *self)
{
  gsize n_rows = 0;

  for (; n_rows < BLOCK_ROWS && self->next < n_equations (self); self->next++)
    {
      double *row = self->normal.block + n_rows * self->normal.stride;
      double *right = self->normal.rest + n_rows;

      if (self->rule == MUR_REGRESSION_INCREMENTS
            ? !mur_regression_fill_increment (self, self->next, row, right)
            : !mur_regression_fill_phase (self, self->next, row, right))
        continue;
      self->squares += *right * *right;
      n_rows++;
    }
  mur_normal_equations_add (&self->normal, n_rows);
  self->n_rows_so_far += n_rows;
}

/* The equations with a diagonal of ones, and their eigenvalues. */
static void
decompose (MurRegression *self)
{
  const guint n = self->n_columns;
  double *covariance = self->covariances + (gsize)self->row * n * n;

  mur_normal_equations_get (&self->normal, 1, covariance);
  for (guint a = 0; a < n; a++)
    {
      self->scale[a] = sqrt (covariance[a * n + a]);
      if (!(self->scale[a] > 0))
        self->scale[a] = 1;
    }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      gsl_matrix_set (self->matrix, a, b,
                      covariance[a * n + b] / (self->scale[a] * self->scale[b]));
  gsl_eigen_symmv (self->matrix, self->values, self->vectors, self->work);
}

static gboolean
is_seen (const MurRegression *self, guint v)
{
  const double least = self->rule == MUR_REGRESSION_INCREMENTS ? UNSEEN_BY_INCREMENTS
                                                               : UNSEEN_BY_INTEGRALS;

  return gsl_vector_get (self->values, v) > least * gsl_vector_max (self->values);
}

/* (XᵀX)⁻¹ by eigenvectors, infinite where an unseen one takes part. */
static double
inverse_entry (const MurRegression *self, guint a, guint b)
{
  double seen = 0, unseen = 0;

  for (guint v = 0; v < self->n_columns; v++)
    {
      const double part
        = gsl_matrix_get (self->vectors, a, v) * gsl_matrix_get (self->vectors, b, v);

      if (is_seen (self, v))
        seen += part / gsl_vector_get (self->values, v);
      else
        unseen += part;
    }
  if (fabs (unseen) > PART * PART)
    return copysign (INFINITY, unseen);
  return seen / (self->scale[a] * self->scale[b]);
}

/* θ of the row, by the directions that are seen. */
static void
estimate_row (MurRegression *self)
{
  const guint n = self->n_columns;

  self->ranks[self->row] = 0;
  memset (self->estimate, 0, n * sizeof (double));
  for (guint v = 0; v < n; v++)
    {
      double along = 0;

      if (!is_seen (self, v))
        continue;
      self->ranks[self->row]++;
      for (guint a = 0; a < n; a++)
        along += gsl_matrix_get (self->vectors, a, v) * self->normal.right[a]
                 / self->scale[a];
      along /= gsl_vector_get (self->values, v);
      for (guint a = 0; a < n; a++)
        self->estimate[a]
          += along * gsl_matrix_get (self->vectors, a, v) / self->scale[a];
    }
}

/* Where θ_i's numbers stand among the parameters. */
static guint
index_of (const MurRegression *self, guint i, guint a)
{
  const guint first = self->n_columns - self->n; /* of ω_i */
  const guint driver = a - first - 1;

  if (a < first)
    return mur_layout_phase (self->n, i);
  return a == first ? mur_layout_omega (self->n, i)
                    : mur_layout_coupling (self->n, i, driver + (driver >= i));
}

static void
finish_row (MurRegression *self)
{
  const guint n = self->n_columns;
  double *covariance = self->covariances + (gsize)self->row * n * n;

  decompose (self);
  estimate_row (self);
  self->sum += self->squares;
  for (guint a = 0; a < n; a++)
    {
      self->parameters[index_of (self, self->row, a)] = self->estimate[a];
      self->sum -= self->estimate[a] * self->normal.right[a];
    }
  self->n_degrees += (double)self->n_rows_so_far - self->ranks[self->row];
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      covariance[a * n + b] = inverse_entry (self, a, b);
  mur_normal_equations_reset (&self->normal);
  memset (self->integrals, 0, n * sizeof (double));
  self->squares = 0;
  self->n_rows_so_far = self->next = 0;
  self->row++;
}

/* Variance of the right sides: 2D, or σ². */
static double
variance_of (MurRegression *self)
{
  const double left = self->n_degrees > 0 ? fmax (self->sum, 0) / self->n_degrees : NAN;
  const gboolean is_diffusion = self->rule == MUR_REGRESSION_INCREMENTS;

  if (!self->is_noise_given)
    self->noise = is_diffusion ? left / 2 : sqrt (left);
  return is_diffusion ? 2 * self->noise : self->noise * self->noise;
}

/* Noise, and errors. */
static void
finish (MurRegression *self)
{
  const gsize m = self->n_columns;
  const double variance = variance_of (self);

  for (gsize k = 0; k < self->n * m * m; k++)
    if (!isinf (self->covariances[k]))
      self->covariances[k] *= variance;
  for (guint i = 0; i < self->n; i++)
    {
      self->errors[mur_layout_phase (self->n, i)] = NAN;
      for (guint a = 0; a < m; a++)
        self->errors[index_of (self, i, a)]
          = sqrt (self->covariances[i * m * m + a * m + a]);
    }
}

MurStatus
mur_regression_step (MurRegression *self)
{
  const double m = self->n_columns;
  double done = 0;

  while (self->row < self->n && done < PIECE)
    {
      add_block (self);
      done += BLOCK_ROWS * m * (m + 6);
      if (self->next < n_equations (self))
        continue;
      finish_row (self);
      done += 20 * m * m * m;
      if (self->row == self->n)
        finish (self);
    }
  return self->row < self->n ? MUR_STATUS_RUNNING : MUR_STATUS_CONVERGED;
}

MurStatus
mur_regression_run (MurRegression *self)
{
  while (mur_regression_step (self) == MUR_STATUS_RUNNING)
    ;
  return MUR_STATUS_CONVERGED;
}

const double *
mur_regression_parameters (const MurRegression *self)
{
  return self->parameters;
}

const double *
mur_regression_standard_errors (const MurRegression *self)
{
  return self->errors;
}

const double *
mur_regression_covariance (const MurRegression *self, guint i)
{
  return self->covariances + (gsize)i * self->n_columns * self->n_columns;
}

guint
mur_regression_rank (const MurRegression *self, guint i)
{
  return self->ranks[i];
}

double
mur_regression_noise (const MurRegression *self)
{
  return self->noise;
}
