/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Row after row, block after block of intervals. Rows of X are over √Δt, so that errors
 * have one variance; sin (φ_j − φ_i) from one sine and cosine a phase. Equations are
 * scaled to a diagonal of ones, and solved by eigenvectors: those of no eigenvalue are
 * what the data do not see. */

#include "core/inference/regression.h"

#include <gsl/gsl_eigen.h>
#include <math.h>
#include <string.h>

#include "core/base/vmath.h"
#include "core/fitting/gsl-errors.h"
#include "core/inference/normal-equations.h"

#define BLOCK_ROWS 128
#define PIECE 4e6

/* An eigenvalue below this part of the largest is none: ten digits of the singular
 * values' sixteen are lost in their squares. */
#define UNSEEN 1e-11
/* A parameter takes part in an unseen direction if its component is above this. */
#define PART 1e-5

struct _MurRegression
{
  guint n;
  gsize n_times;
  double *times;
  double *phases; /* oscillator by oscillator, as are sines and cosines */
  double *sines, *cosines;
  MurRegressionRule rule;
  gboolean is_noise_given;

  guint row;  /* under way */
  gsize next; /* interval */
  MurNormalEquations normal;
  double squares; /* Σ (Δφ)² / Δt of the row */
  gsize n_intervals;

  double sum; /* of squares left, of all rows so far, and its degrees of freedom */
  double n_degrees;
  double noise;
  double *parameters, *errors;
  double *covariances; /* n³: first without 2D */
  guint *ranks;

  gsl_matrix *matrix, *vectors;
  gsl_vector *values;
  gsl_eigen_symmv_workspace *work;
  double *scale, *estimate;
};

/* Column after column, with sines and cosines. */
static void
take_phases (MurRegression *self, const MurObservations *observations)
{
  const guint n = self->n;
  const gsize n_times = self->n_times;

  for (guint i = 0; i < n; i++)
    for (gsize k = 0; k < n_times; k++)
      self->phases[i * n_times + k] = observations->values[k * n + i];
  mur_vsincos (n * n_times, self->phases, self->sines, self->cosines);
}

MurRegression *
mur_regression_new (const MurObservations *observations,
                    MurRegressionRule rule,
                    double noise,
                    MurPool *pool)
{
  const guint n = observations->n;
  MurRegression *self;

  g_return_val_if_fail (observations->kind == MUR_OBSERVATION_PHASES, NULL);
  g_return_val_if_fail (mur_observations_check (observations, NULL), NULL);

  mur_gsl_errors_off ();
  self = g_new0 (MurRegression, 1);
  self->n = n;
  self->n_times = observations->n_times;
  self->times = g_memdup2 (observations->times, self->n_times * sizeof (double));
  self->phases = g_new (double, n * self->n_times);
  self->sines = g_new (double, n * self->n_times);
  self->cosines = g_new (double, n * self->n_times);
  take_phases (self, observations);
  self->rule = rule;
  self->noise = noise;
  self->is_noise_given = noise > 0;
  mur_normal_equations_init (&self->normal, n, BLOCK_ROWS, pool);
  self->parameters = g_new0 (double, n + n * n);
  self->errors = g_new0 (double, n + n * n);
  self->covariances = g_new0 (double, n *n *n);
  self->ranks = g_new0 (guint, n);
  self->matrix = gsl_matrix_alloc (n, n);
  self->vectors = gsl_matrix_alloc (n, n);
  self->values = gsl_vector_alloc (n);
  self->work = gsl_eigen_symmv_alloc (n);
  self->scale = g_new0 (double, n);
  self->estimate = g_new0 (double, n);
  mur_slopes (observations, self->parameters);
  return self;
}

void
mur_regression_free (MurRegression *self)
{
  if (self == NULL)
    return;
  g_free (self->times);
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

/* sin (φ_j − φ_i) at time @k. */
static double
sine_between (const MurRegression *self, guint i, guint j, gsize k)
{
  const gsize n = self->n_times;

  return self->sines[j * n + k] * self->cosines[i * n + k]
         - self->cosines[j * n + k] * self->sines[i * n + k];
}

/* One row of the equations of the oscillator under way: whether all values are there. */
static gboolean
fill_row (MurRegression *self, gsize interval, double *row, double *right)
{
  const guint i = self->row;
  const double *phases = self->phases + i * self->n_times + interval;
  const double duration = self->times[interval + 1] - self->times[interval];
  const double root = sqrt (duration);
  guint column = 1;

  *right = (phases[1] - phases[0]) / root;
  row[0] = root;
  for (guint j = 0; j < self->n; j++)
    {
      if (j == i)
        continue;
      row[column] = root * sine_between (self, i, j, interval);
      if (self->rule == MUR_REGRESSION_MEAN)
        row[column]
          = 0.5 * (row[column] + root * sine_between (self, i, j, interval + 1));
      column++;
    }
  for (column = 1; column < self->n; column++)
    if (isnan (row[column]))
      return FALSE;
  return !isnan (*right);
}

/* The next intervals of the row; how many there were. */
static void
add_block (MurRegression *self)
{
  gsize n_rows = 0;

  for (; n_rows < BLOCK_ROWS && self->next + 1 < self->n_times; self->next++)
    if (fill_row (self, self->next, self->normal.block + n_rows * self->normal.stride,
                  self->normal.rest + n_rows))
      {
        self->squares += self->normal.rest[n_rows] * self->normal.rest[n_rows];
        n_rows++;
      }
  mur_normal_equations_add (&self->normal, n_rows);
  self->n_intervals += n_rows;
}

/* The equations with a diagonal of ones, and their eigenvalues. */
static void
decompose (MurRegression *self)
{
  const guint n = self->n;
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
  return gsl_vector_get (self->values, v) > UNSEEN * gsl_vector_max (self->values);
}

/* (XᵀX)⁻¹ by eigenvectors, infinite where an unseen one takes part. */
static double
inverse_entry (const MurRegression *self, guint a, guint b)
{
  double seen = 0, unseen = 0;

  for (guint v = 0; v < self->n; v++)
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
  const guint n = self->n;

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
  const guint source = a - 1 + (a - 1 >= i);

  return a == 0 ? mur_layout_omega (self->n, i)
                : mur_layout_coupling (self->n, i, source);
}

static void
finish_row (MurRegression *self)
{
  const guint n = self->n;
  double *covariance = self->covariances + (gsize)self->row * n * n;

  decompose (self);
  estimate_row (self);
  self->sum += self->squares;
  for (guint a = 0; a < n; a++)
    {
      self->parameters[index_of (self, self->row, a)] = self->estimate[a];
      self->sum -= self->estimate[a] * self->normal.right[a];
    }
  self->n_degrees += (double)self->n_intervals - self->ranks[self->row];
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      covariance[a * n + b] = inverse_entry (self, a, b);
  mur_normal_equations_reset (&self->normal);
  self->squares = 0;
  self->n_intervals = self->next = 0;
  self->row++;
}

/* Noise, errors, and phases at the start. */
static void
finish (MurRegression *self, guint n)
{
  if (!self->is_noise_given)
    self->noise
      = self->n_degrees > 0 ? fmax (self->sum, 0) / (2 * self->n_degrees) : NAN;
  for (gsize k = 0; k < (gsize)n * n * n; k++)
    self->covariances[k] = isinf (self->covariances[k])
                             ? self->covariances[k]
                             : self->covariances[k] * 2 * self->noise;
  for (guint i = 0; i < n; i++)
    {
      const double *covariance = self->covariances + (gsize)i * n * n;

      self->errors[mur_layout_phase (n, i)] = NAN;
      for (guint a = 0; a < n; a++)
        self->errors[index_of (self, i, a)] = sqrt (covariance[a * n + a]);
    }
}

MurStatus
mur_regression_step (MurRegression *self)
{
  const double n = self->n;
  double done = 0;

  while (self->row < self->n && done < PIECE)
    {
      add_block (self);
      done += BLOCK_ROWS * n * (n + 6);
      if (self->next + 1 < self->n_times)
        continue;
      finish_row (self);
      done += 20 * n * n * n;
      if (self->row == self->n)
        finish (self, self->n);
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
  return self->covariances + (gsize)i * self->n * self->n;
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
