/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The best made better where the swarm has ended: by a simplex (Nelder and Mead 1965),
 * which needs no derivatives, or by BFGS, which has them.
 *
 * GSL's methods know no bounds. A point outside is taken for the one of the box that is
 * nearest, where the coordinates at their bounds have no slope. */

#include "core/experiments/swarm/private.h"

#include "core/fitting/gsl-errors.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <string.h>

#define SIMPLEX_SIZE 1e-10  /* of the box: it has settled */
#define SMALL_GRADIENT 1e-6 /* of 1 + |value|, in widths of the box: a minimum */
#define LEAST_STEP 1e-3     /* of the box: of the first simplex */
#define FIRST_STEP 1e-3     /* of the box: of the first line */
#define LINE_TOLERANCE 0.1
#define STALLS 3 /* beginnings anew where a line gains nothing */
#define IDLE 50  /* iterations that gain nothing: no slope leads anywhere */
/* Evaluations for each coordinate and one: the refinement is one step of the run, and
 * has to leave it while a person can wait. */
#define MOST_EVALUATIONS 1000

typedef struct
{
  const MurSearchObjective *objective;
  const double *lower, *upper;
  guint64 n_evaluations;
  double *point; /* in the box */
  double *best;
  double best_value;
} Problem;

/* Coordinates are widths of the box from its lower corner on. */
static void
enter_box (Problem *self, const gsl_vector *u)
{
  for (guint d = 0; d < self->objective->dimensions; d++)
    {
      const double width = self->upper[d] - self->lower[d];
      const double x = self->lower[d] + width * gsl_vector_get (u, d);

      self->point[d] = CLAMP (x, self->lower[d], self->upper[d]);
    }
}

static double
value_cb (const gsl_vector *u, void *data)
{
  Problem *self = data;
  double value;

  enter_box (self, u);
  mur_search_objective_evaluate (self->objective, self->point, 1, &value);
  self->n_evaluations++;
  if (isfinite (value) && value < self->best_value)
    {
      self->best_value = value;
      memcpy (self->best, self->point,
              self->objective->dimensions * sizeof *self->best);
    }
  return isfinite (value) ? value : G_MAXDOUBLE;
}

static void
gradient_cb (const gsl_vector *u, void *data, gsl_vector *gradient)
{
  Problem *self = data;
  double slopes[MUR_LANDSCAPE_MAX_DIMENSIONS];

  enter_box (self, u);
  self->n_evaluations += mur_search_objective_gradient (
    self->objective, self->lower, self->upper, self->point, slopes);
  for (guint d = 0; d < self->objective->dimensions; d++)
    {
      const double width = self->upper[d] - self->lower[d];
      const double at = gsl_vector_get (u, d);
      const double slope = slopes[d] * width;
      const gboolean is_held = (at <= 0 && slope > 0) || (at >= 1 && slope < 0);

      gsl_vector_set (gradient, d, is_held || !isfinite (slope) ? 0 : slope);
    }
}

static void
both_cb (const gsl_vector *u, void *data, double *value, gsl_vector *gradient)
{
  *value = value_cb (u, data);
  gradient_cb (u, data, gradient);
}

static gsl_vector *
place_of (const Problem *self, const double *position)
{
  const guint n = self->objective->dimensions;
  gsl_vector *u = gsl_vector_alloc (n);

  for (guint d = 0; d < n; d++)
    {
      const double width = self->upper[d] - self->lower[d];

      gsl_vector_set (u, d, width > 0 ? (position[d] - self->lower[d]) / width : 0);
    }
  return u;
}

/* How many evaluations an iteration may take, so that none begins without them. */
static guint64
most_of_iteration (const Problem *self, MurSearchRefinement how)
{
  const guint64 n = self->objective->dimensions;
  const gboolean is_exact
    = self->objective->landscape != NULL || self->objective->derivatives != NULL;
  const guint64 gradient = is_exact ? 1 : 2 * n;

  return how == MUR_SEARCH_SIMPLEX ? n + 3 : 100 * (gradient + 1);
}

static MurStatus
run_simplex (Problem *self, double radius, guint64 most, const double *position)
{
  const guint n = self->objective->dimensions;
  gsl_vector *u = place_of (self, position);
  gsl_vector *steps = gsl_vector_alloc (n);
  gsl_multimin_fminimizer *method
    = gsl_multimin_fminimizer_alloc (gsl_multimin_fminimizer_nmsimplex2, n);
  gsl_multimin_function function = { value_cb, n, self };
  MurStatus status = MUR_STATUS_EXHAUSTED;

  gsl_vector_set_all (steps, fmax (fmin (radius, 0.1), LEAST_STEP));
  gsl_multimin_fminimizer_set (method, &function, u, steps);
  while (self->n_evaluations + most_of_iteration (self, MUR_SEARCH_SIMPLEX) <= most)
    {
      if (gsl_multimin_fminimizer_iterate (method) != GSL_SUCCESS)
        {
          status = MUR_STATUS_STALLED;
          break;
        }
      if (gsl_multimin_fminimizer_size (method) < SIMPLEX_SIZE)
        {
          status = MUR_STATUS_CONVERGED;
          break;
        }
    }
  gsl_multimin_fminimizer_free (method);
  gsl_vector_free (steps);
  gsl_vector_free (u);
  return status;
}

static gboolean
is_minimum (const gsl_multimin_fdfminimizer *method)
{
  return gsl_blas_dnrm2 (method->gradient) < SMALL_GRADIENT * (1 + fabs (method->f));
}

/* Whether the last iterations have found anything lower. */
static gboolean
is_idle (const Problem *self, double *lowest, guint *n_idle)
{
  *n_idle = self->best_value < *lowest ? 0 : *n_idle + 1;
  *lowest = self->best_value;
  return *n_idle >= IDLE;
}

/* A line search that gains nothing more begins anew along the gradient, a few times:
 * it stands in the minimum, as far as doubles tell, or has lost its way. */
static MurStatus
run_bfgs (Problem *self, guint64 most, const double *position)
{
  const guint n = self->objective->dimensions;
  gsl_vector *u = place_of (self, position);
  gsl_multimin_fdfminimizer *method
    = gsl_multimin_fdfminimizer_alloc (gsl_multimin_fdfminimizer_vector_bfgs2, n);
  gsl_multimin_function_fdf function = { value_cb, gradient_cb, both_cb, n, self };
  MurStatus status = MUR_STATUS_EXHAUSTED;
  double lowest = INFINITY;
  guint n_stalls = 0, n_idle = 0;

  gsl_multimin_fdfminimizer_set (method, &function, u, FIRST_STEP, LINE_TOLERANCE);
  while (self->n_evaluations + most_of_iteration (self, MUR_SEARCH_BFGS) <= most)
    {
      const gboolean moves = gsl_multimin_fdfminimizer_iterate (method) == GSL_SUCCESS;

      if (is_idle (self, &lowest, &n_idle) || (!moves && ++n_stalls > STALLS))
        {
          status = is_minimum (method) ? MUR_STATUS_CONVERGED : MUR_STATUS_STALLED;
          break;
        }
      if (!moves)
        gsl_multimin_fdfminimizer_restart (method);
    }
  gsl_multimin_fdfminimizer_free (method);
  gsl_vector_free (u);
  return status;
}

MurSearchRefined
mur_search_refine (const MurSearchObjective *objective,
                   MurSearchRefinement how,
                   const double *lower,
                   const double *upper,
                   double radius,
                   guint64 most,
                   double *position)
{
  const guint n = objective->dimensions;
  g_autofree double *point = g_new (double, n);
  g_autofree double *best = g_memdup2 (position, n * sizeof (double));
  Problem problem = {
    .objective = objective,
    .lower = lower,
    .upper = upper,
    .point = point,
    .best = best,
    .best_value = INFINITY,
  };

  most = MIN (most, MOST_EVALUATIONS * (guint64)(n + 1));
  if (most <= most_of_iteration (&problem, how) + n + 1)
    return (MurSearchRefined){ MUR_STATUS_EXHAUSTED, 0 };
  mur_gsl_errors_off ();
  const MurStatus status = how == MUR_SEARCH_SIMPLEX
                             ? run_simplex (&problem, radius, most, position)
                             : run_bfgs (&problem, most, position);
  memcpy (position, best, n * sizeof (double));
  return (MurSearchRefined){ status, problem.n_evaluations };
}
