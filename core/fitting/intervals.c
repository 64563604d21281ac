/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/intervals.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/fitting/descent.h"
#include "core/fitting/noise.h"

#define BATCH 8
#define ITERATIONS 100 /* of a fit */
#define ROBUST_ITERATIONS 1000
#define TRIES 16        /* of an end */
#define CLOSE 1e-7      /* of the rise, at an end */
#define FREE_ENOUGH 1e9 /* degrees of freedom of errors that are known */
#define MIN_FITS 100
#define MAX_FITS 1000
#define ROW_BUDGET 4e6 /* rows × parameters × fits */

struct _MurIntervals
{
  const MurModel *model;
  MurLoss loss;
  MurIntervalKind kind;
  guint n;
  double *lower, *upper, *position, *errors;
  double level, rise;
  guint64 seed;
  double *curve, *noise; /* bootstrap: at the optimum, and residuals to draw from */
  gsize n_tasks, n_done;
  double *results; /* an end a task, or the parameters of a fit */
};

static gsize
count_results (const MurIntervals *self)
{
  return self->kind == MUR_INTERVALS_BOOTSTRAP ? self->n : 1;
}

/* Residuals in units of the errors. */
static void
fill_noise (MurIntervals *self)
{
  const gsize n_rows = mur_model_n_rows (self->model);
  const double *weights = mur_model_weights (self->model);

  for (gsize i = 0; i < n_rows; i++)
    self->noise[i] = (mur_model_y (self->model)[i] - self->curve[i])
                     * (weights != NULL ? weights[i] : 1);
}

/* Widened by @factor; those of squares about their mean, which others are not drawn to. */
static void
widen_noise (MurIntervals *self, double factor)
{
  const gsize n_rows = mur_model_n_rows (self->model);
  double mean = 0;

  for (gsize i = 0; i < n_rows && self->loss.kind == MUR_OBJECTIVE_SQUARES; i++)
    mean += self->noise[i] / (double)n_rows;
  for (gsize i = 0; i < n_rows; i++)
    self->noise[i] = factor * (self->noise[i] - mean);
}

static double
sum_at (const MurIntervals *self, const double *position)
{
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (self->model, 1);
  double sum;

  mur_model_objective (self->model, &self->loss, position, 1, NULL, scratch, &sum);
  return sum;
}

static void
prepare (MurIntervals *self, double freedom)
{
  const gsize n_rows = mur_model_n_rows (self->model);
  const gboolean is_squares = self->loss.kind == MUR_OBJECTIVE_SQUARES;
  const gboolean is_known = is_squares && mur_model_knows_errors (self->model);
  const double quantile
    = mur_fit_quantile (self->level, is_known ? FREE_ENOUGH : freedom);
  const double sum = sum_at (self, self->position);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (self->model, 1);

  self->curve = g_new (double, n_rows);
  self->noise = g_new (double, n_rows);
  mur_model_curve (self->model, self->position, scratch, self->curve);
  fill_noise (self);
  self->rise = quantile * quantile
               * (is_known     ? 1
                  : is_squares ? sum / freedom
                               : mur_fit_rise (&self->loss, self->noise, n_rows,
                                               (guint)((double)n_rows - freedom)));
  widen_noise (self, sqrt ((double)n_rows / freedom));
  self->n_tasks = self->kind == MUR_INTERVALS_BOOTSTRAP ? (gsize)CLAMP (
                    ROW_BUDGET / ((double)n_rows * (self->n + 1)), MIN_FITS, MAX_FITS)
                                                        : 2 * (gsize)self->n;
  self->results = g_new0 (double, self->n_tasks *count_results (self));
}

MurIntervals *
mur_intervals_new (const MurModel *model,
                   const MurLoss *loss,
                   MurIntervalKind kind,
                   const double *lower,
                   const double *upper,
                   const double *position,
                   const double *errors,
                   double freedom,
                   double level,
                   guint64 seed)
{
  g_return_val_if_fail (model != NULL && kind != MUR_INTERVALS_NORMAL, NULL);

  MurIntervals *self = g_new0 (MurIntervals, 1);
  const gsize size = mur_model_n_parameters (model) * sizeof (double);

  self->model = model;
  self->loss = *loss;
  self->kind = kind;
  self->n = mur_model_n_parameters (model);
  self->lower = g_memdup2 (lower, size);
  self->upper = g_memdup2 (upper, size);
  self->position = g_memdup2 (position, size);
  self->errors = g_memdup2 (errors, size);
  self->level = level;
  self->seed = seed;
  if (freedom > 0)
    prepare (self, freedom);
  return self;
}

void
mur_intervals_free (MurIntervals *self)
{
  if (self == NULL)
    return;
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->position);
  g_free (self->errors);
  g_free (self->curve);
  g_free (self->noise);
  g_free (self->results);
  g_free (self);
}

static gboolean
has_interval (const MurIntervals *self, guint k)
{
  return isfinite (self->errors[k]) && self->errors[k] > 0;
}

/* Others come closer by a part of the distance a step. */
static guint
count_iterations (const MurIntervals *self)
{
  return self->loss.kind == MUR_OBJECTIVE_SQUARES ? ITERATIONS : ROBUST_ITERATIONS;
}

/* The sum with parameter @k held at @value and the others fitted; @point is where that
 * begins and ends. */
static double
profile (const MurIntervals *self, guint k, double value, double *point)
{
  g_autofree double *lower = g_memdup2 (self->lower, self->n * sizeof *lower);
  g_autofree double *upper = g_memdup2 (self->upper, self->n * sizeof *upper);

  lower[k] = upper[k] = point[k] = value;
  MurLoss loss = self->loss;
  loss.finds_scale = FALSE;
  return mur_descent_refine (self->model, &loss, lower, upper, count_iterations (self),
                             point)
    .sum;
}

/* The root of the rise goes about like the distance: so the next try follows from the
 * last, between those that were too near and too far. */
static double
find_end (const MurIntervals *self, guint k, double side)
{
  const double optimum = self->position[k];
  const double most = side < 0 ? optimum - self->lower[k] : self->upper[k] - optimum;
  const double sum = sum_at (self, self->position);
  g_autofree double *point = g_memdup2 (self->position, self->n * sizeof *point);
  double near = 0, far = INFINITY;
  double distance = fmin (2 * self->errors[k], most);

  for (int i = 0; i < TRIES; i++)
    {
      const double rise = profile (self, k, optimum + side * distance, point) - sum;

      if (fabs (rise - self->rise) <= CLOSE * self->rise
          || (distance >= most && rise < self->rise))
        break;
      if (rise < self->rise)
        near = distance;
      else
        far = distance;
      const double ratio = rise > 0 ? sqrt (self->rise / rise) : 2;
      double next = distance * CLAMP (ratio, 0.1, 10);

      if (!(next > near && next < far))
        next = isfinite (far) ? (near + far) / 2 : 2 * distance;
      distance = fmin (next, most);
    }
  return optimum + side * distance;
}

/* A fit to the curve with other residuals. */
static void
fit_again (const MurIntervals *self, gsize replicate, double *found)
{
  const gsize n_rows = mur_model_n_rows (self->model);
  const guint n_inputs
    = MAX (mur_program_n_inputs (mur_model_program (self->model)), 1);
  const double *weights = mur_model_weights (self->model);
  g_autofree const double **inputs = g_new (const double *, n_inputs);
  g_autofree double *y = g_new (double, n_rows);
  g_autofree double *sigma = g_new (double, n_rows);
  MurRng rng = mur_rng (self->seed, MUR_RNG_FIT_BOOTSTRAP, replicate);

  for (guint k = 0; k < n_inputs; k++)
    inputs[k] = mur_model_input (self->model, k);
  for (gsize i = 0; i < n_rows; i++)
    {
      const gsize drawn = (gsize)(mur_rng_uniform (&rng) * (double)n_rows);

      sigma[i] = weights != NULL ? 1 / weights[i] : 1;
      y[i] = self->curve[i] + sigma[i] * self->noise[drawn];
    }
  g_autoptr (MurModel) model = mur_model_new_weighted (
    mur_model_program (self->model), inputs, y, weights != NULL ? sigma : NULL,
    MUR_WEIGHTS_RELATIVE, n_rows);
  MurLoss loss = self->loss;
  memcpy (found, self->position, self->n * sizeof *found);
  mur_descent_refine (model, &loss, self->lower, self->upper, count_iterations (self),
                      found);
}

static void
task_cb (gsize chunk, guint thread, gpointer data)
{
  MurIntervals *self = data;
  const gsize task = self->n_done + chunk;
  double *result = self->results + task * count_results (self);

  if (self->kind == MUR_INTERVALS_BOOTSTRAP)
    fit_again (self, task, result);
  else
    *result = has_interval (self, (guint)(task / 2))
                ? find_end (self, (guint)(task / 2), task % 2 == 0 ? -1 : 1)
                : NAN;
}

gboolean
mur_intervals_step (MurIntervals *self, MurPool *pool)
{
  g_return_val_if_fail (self != NULL && pool != NULL, FALSE);

  const gsize n = MIN (BATCH, self->n_tasks - self->n_done);

  if (n == 0)
    return FALSE;
  mur_pool_for (pool, n, task_cb, self);
  self->n_done += n;
  return self->n_done < self->n_tasks;
}

gboolean
mur_intervals_is_done (const MurIntervals *self)
{
  return self->n_done == self->n_tasks;
}

double
mur_intervals_progress (const MurIntervals *self)
{
  return self->n_tasks > 0 ? (double)self->n_done / (double)self->n_tasks : 1;
}

void
mur_intervals_get (const MurIntervals *self, double *from, double *to)
{
  g_autofree double *column = g_new (double, self->n_tasks);
  const double outside = (1 - self->level) / 2;

  g_return_if_fail (mur_intervals_is_done (self));

  for (guint k = 0; k < self->n; k++)
    {
      from[k] = to[k] = NAN;
      if (!has_interval (self, k) || self->n_tasks == 0)
        continue;
      if (self->kind == MUR_INTERVALS_PROFILE)
        {
          from[k] = self->results[2 * k];
          to[k] = self->results[2 * k + 1];
          continue;
        }
      for (gsize i = 0; i < self->n_tasks; i++)
        column[i] = self->results[i * self->n + k];
      gsl_sort (column, 1, self->n_tasks);
      from[k] = gsl_stats_quantile_from_sorted_data (column, 1, self->n_tasks, outside);
      to[k]
        = gsl_stats_quantile_from_sorted_data (column, 1, self->n_tasks, 1 - outside);
    }
}

void
mur_intervals_save (const MurIntervals *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "intervals_done", self->n_done);
  mur_archive_put_doubles (archive, "intervals_results", self->results,
                           self->n_done * count_results (self));
}

gboolean
mur_intervals_restore (MurIntervals *self, const MurArchive *archive, GError **error)
{
  guint64 done;

  if (!mur_archive_get_integer (archive, "intervals_done", &done, error))
    return FALSE;
  if (done > self->n_tasks)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "intervals_done", done,
                                   "at most as many as there are");
  self->n_done = (gsize)done;
  return mur_archive_get_doubles (archive, "intervals_results", self->results,
                                  self->n_done * count_results (self), error);
}
