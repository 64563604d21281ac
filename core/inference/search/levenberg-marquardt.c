/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Levenberg–Marquardt in its trust-region form over the curvature C of a likelihood (Moré
 * 1978), the step within the region by Powell's dogleg: the Gauss–Newton step where that
 * is not too long, else on the way to it from the lowest point along the gradient. Lengths
 * count phases in radians, and rates by what they do in half the time of the data.
 *
 * C holds the squares of J's singular values, so a step has few digits in directions that
 * the data hardly see; but g is exact, and the steps go on until it says so. */

#include "core/inference/search/optimiser-private.h"

#include <float.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "core/fitting/gsl-errors.h"

#define FIRST_RADIUS 0.3 /* by the length of the parameters */
#define GOOD 0.75        /* gain by what was predicted, and what the radius does */
#define BAD 0.25
#define GROWTH 3.0
#define SHRINKAGE 0.5

#define LEAST_RIDGE 1e-15 /* by the largest diagonal of C: it may be singular */
#define MOST_RIDGE 1e-3
#define SMALL_STEP 1e-12
#define SMALL_DECREMENT 1e-3 /* which rounding may end at */
#define ROUNDINGS 64

typedef enum
{
  STAGE_START,
  STAGE_DERIVE, /* derivatives at the parameters, which were accepted */
  STAGE_TRY     /* the value at the trial */
} Stage;

struct _MurLevenbergMarquardt
{
  guint n;
  Stage stage;
  double *scale;                   /* D; what follows is multiplied by it */
  double *newton, *descent, *step; /* descent: to the lowest point along −g */
  double *trial;                   /* p, as it is */
  double newton_length, descent_length;
  double radius;
  double predicted;            /* decrease of F by the step */
  double decrement;            /* √(gᵀ C⁻¹ g) */
  gsl_matrix *matrix, *factor; /* D⁻¹ C D⁻¹ */
  gsl_vector *right;           /* −D⁻¹ g */
};

MurLevenbergMarquardt *
mur_levenberg_marquardt_new (MurOptimiser *owner)
{
  const guint n = owner->n_parameters;
  const MurObservations *data = mur_likelihood_observations (owner->likelihood);
  const double duration = data->times[data->n_times - 1] - data->start;
  MurLevenbergMarquardt *self = g_new0 (MurLevenbergMarquardt, 1);

  mur_gsl_errors_off ();
  self->n = n;
  self->scale = g_new0 (double, n);
  self->newton = g_new0 (double, n);
  self->descent = g_new0 (double, n);
  self->step = g_new0 (double, n);
  self->trial = g_new0 (double, n);
  self->matrix = gsl_matrix_alloc (n, n);
  self->factor = gsl_matrix_alloc (n, n);
  self->right = gsl_vector_alloc (n);
  for (guint p = 0; p < n; p++)
    {
      const gboolean is_phase = mur_layout_is_phase (data->n, p);

      self->scale[p] = is_phase ? 1 : duration / 2;
      self->trial[p] = self->scale[p] * owner->parameters[p];
      self->radius += self->trial[p] * self->trial[p];
    }
  self->radius = FIRST_RADIUS * fmax (1, sqrt (self->radius));
  mur_optimiser_evaluate (owner, owner->parameters, MUR_EVALUATE_CURVATURE);
  return self;
}

void
mur_levenberg_marquardt_free (MurLevenbergMarquardt *self)
{
  if (self == NULL)
    return;
  g_free (self->scale);
  g_free (self->newton);
  g_free (self->descent);
  g_free (self->step);
  g_free (self->trial);
  gsl_matrix_free (self->matrix);
  gsl_matrix_free (self->factor);
  gsl_vector_free (self->right);
  g_free (self);
}

/* D⁻¹ C D⁻¹ and −D⁻¹ g, without what is held. Returns: the largest diagonal */
static double
set_equations (MurLevenbergMarquardt *self, const MurOptimiser *owner)
{
  const double *curvature = mur_likelihood_curvature (owner->likelihood);
  const double *gradient = mur_likelihood_gradient (owner->likelihood);
  const gboolean *held = owner->held;
  double most = 0;

  for (gsize p = 0; p < self->n; p++)
    {
      for (gsize q = 0; q < self->n; q++)
        gsl_matrix_set (self->matrix, p, q,
                        held[p] || held[q] ? 0
                                           : curvature[p * self->n + q]
                                               / (self->scale[p] * self->scale[q]));
      gsl_vector_set (self->right, p, held[p] ? 0 : -gradient[p] / self->scale[p]);
      most = fmax (most, gsl_matrix_get (self->matrix, p, p));
    }
  return most > 0 ? most : 1;
}

/* −C⁻¹ g, with as little on the diagonal as lets C be factored. */
static gboolean
find_newton (MurLevenbergMarquardt *self, double most)
{
  gsl_vector_view newton = gsl_vector_view_array (self->newton, self->n);

  for (double ridge = LEAST_RIDGE; ridge <= MOST_RIDGE; ridge *= 10)
    {
      gsl_matrix_memcpy (self->factor, self->matrix);
      for (gsize p = 0; p < self->n; p++)
        *gsl_matrix_ptr (self->factor, p, p) += ridge * most;
      if (gsl_linalg_cholesky_decomp1 (self->factor) == 0
          && gsl_linalg_cholesky_solve (self->factor, self->right, &newton.vector) == 0)
        return TRUE;
    }
  return FALSE;
}

static double
dot (gsize n, const double *a, const double *b)
{
  double sum = 0;

  for (gsize p = 0; p < n; p++)
    sum += a[p] * b[p];
  return sum;
}

/* vᵀ C v */
static double
curvature_along (const MurLevenbergMarquardt *self, const double *v)
{
  double sum = 0;

  for (gsize p = 0; p < self->n; p++)
    sum += v[p] * dot (self->n, gsl_matrix_const_ptr (self->matrix, p, 0), v);
  return sum;
}

/* Both ends of the dogleg. */
static void
find_ends (MurLevenbergMarquardt *self, const MurOptimiser *owner)
{
  const double most = set_equations (self, owner);
  const double *right = self->right->data;
  const double squared = dot (self->n, right, right);
  const double bend = curvature_along (self, right);
  const double factor = bend > 0 ? squared / bend : 1 / most;

  for (gsize p = 0; p < self->n; p++)
    self->descent[p] = factor * right[p];
  if (!find_newton (self, most))
    memcpy (self->newton, self->descent, self->n * sizeof (double));
  self->descent_length = sqrt (dot (self->n, self->descent, self->descent));
  self->newton_length = sqrt (dot (self->n, self->newton, self->newton));
  self->decrement = sqrt (fmax (dot (self->n, self->newton, right), 0));
}

/* How far from @descent towards @newton the radius is reached. */
static double
part_of_way (const MurLevenbergMarquardt *self)
{
  double squared = 0, along = 0, rest;

  for (gsize p = 0; p < self->n; p++)
    {
      const double way = self->newton[p] - self->descent[p];

      squared += way * way;
      along += way * self->descent[p];
    }
  rest = self->radius * self->radius - self->descent_length * self->descent_length;
  return rest / (along + sqrt (fmax (along * along + squared * rest, 0)));
}

static void
find_step (MurLevenbergMarquardt *self)
{
  double by_descent = 0, by_newton = 1;

  if (self->newton_length > self->radius)
    {
      by_newton = self->descent_length < self->radius ? part_of_way (self) : 0;
      by_descent = self->descent_length < self->radius
                     ? 1 - by_newton
                     : self->radius / self->descent_length;
    }
  for (gsize p = 0; p < self->n; p++)
    self->step[p] = by_newton * self->newton[p] + by_descent * self->descent[p];
  self->predicted = dot (self->n, self->step, self->right->data)
                    - 0.5 * curvature_along (self, self->step);
}

static void
stop_without_gain (MurLevenbergMarquardt *self, MurOptimiser *owner)
{
  mur_optimiser_end (owner, self->decrement <= SMALL_DECREMENT
                              ? MUR_OPTIMISER_DECREMENT
                              : MUR_OPTIMISER_ROUNDING);
}

static gboolean
is_small (const MurLevenbergMarquardt *self, const MurOptimiser *owner)
{
  for (gsize p = 0; p < self->n; p++)
    if (fabs (self->step[p])
        > SMALL_STEP * (fabs (owner->parameters[p]) + 1) * self->scale[p])
      return FALSE;
  return TRUE;
}

/* Begins to try the next step. */
static void
propose (MurLevenbergMarquardt *self, MurOptimiser *owner)
{
  find_step (self);
  if (is_small (self, owner))
    {
      stop_without_gain (self, owner);
      return;
    }
  for (gsize p = 0; p < self->n; p++)
    self->trial[p] = owner->parameters[p] + self->step[p] / self->scale[p];
  self->stage = STAGE_TRY;
  mur_optimiser_evaluate (owner, self->trial, MUR_EVALUATE_VALUE);
}

/* Derivatives are there: where to go from here. */
static void
derive (MurLevenbergMarquardt *self, MurOptimiser *owner)
{
  owner->objective = mur_likelihood_objective (owner->likelihood);
  owner->gradient_norm = mur_optimiser_measure_gradient (owner);
  if (self->stage == STAGE_DERIVE)
    owner->n_iterations++;
  find_ends (self, owner);
  if (self->decrement <= owner->settings.tolerance)
    mur_optimiser_end (owner, MUR_OPTIMISER_DECREMENT);
  else if (owner->n_iterations >= owner->settings.max_iterations)
    mur_optimiser_end (owner, MUR_OPTIMISER_ITERATIONS);
  else
    propose (self, owner);
}

/* The value at the trial is there. */
static void
judge (MurLevenbergMarquardt *self, MurOptimiser *owner)
{
  const double gain = owner->objective - mur_likelihood_objective (owner->likelihood);
  const double ratio = gain / self->predicted;
  const double length = sqrt (dot (self->n, self->step, self->step));

  if (ratio > GOOD)
    self->radius = fmax (self->radius, GROWTH * length);
  else if (!(ratio >= BAD))
    self->radius = SHRINKAGE * length;

  if (gain > 0)
    {
      memcpy (owner->parameters, self->trial, self->n * sizeof *self->trial);
      self->stage = STAGE_DERIVE;
      mur_optimiser_evaluate (owner, owner->parameters, MUR_EVALUATE_CURVATURE);
    }
  else if (self->predicted <= ROUNDINGS * DBL_EPSILON * fabs (owner->objective))
    stop_without_gain (self, owner);
  else
    propose (self, owner);
}

void
mur_levenberg_marquardt_step (MurLevenbergMarquardt *self, MurOptimiser *owner)
{
  const MurStatus status = mur_likelihood_advance (owner->likelihood);

  owner->n_pieces++;
  if (status == MUR_STATUS_RUNNING)
    return;
  if (self->stage == STAGE_TRY)
    judge (self, owner);
  else if (status == MUR_STATUS_CONVERGED)
    derive (self, owner);
  else
    mur_optimiser_end (owner, self->stage == STAGE_START ? MUR_OPTIMISER_START
                                                         : MUR_OPTIMISER_ROUNDING);
}

void
mur_levenberg_marquardt_save (const MurLevenbergMarquardt *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "stage", self->stage);
  mur_archive_put_doubles (archive, "radius", &self->radius, 1);
  mur_archive_put_doubles (archive, "trial", self->trial, self->n);
}

gboolean
mur_levenberg_marquardt_restore (MurLevenbergMarquardt *self,
                                 MurOptimiser *owner,
                                 guint n_pieces,
                                 const MurArchive *archive,
                                 GError **error)
{
  guint64 stage;

  if (!mur_archive_get_integer (archive, "stage", &stage, error)
      || !mur_archive_get_doubles (archive, "radius", &self->radius, 1, error)
      || !mur_archive_get_doubles (archive, "trial", self->trial, self->n, error))
    return FALSE;
  self->stage = (Stage)MIN (stage, STAGE_TRY);
  if (self->stage == STAGE_TRY)
    {
      mur_likelihood_evaluate (owner->likelihood, owner->parameters,
                               MUR_EVALUATE_CURVATURE);
      find_ends (self, owner);
      find_step (self);
      mur_optimiser_evaluate (owner, self->trial, MUR_EVALUATE_VALUE);
    }
  else
    mur_optimiser_evaluate (owner, owner->parameters, MUR_EVALUATE_CURVATURE);
  mur_optimiser_catch_up (owner, n_pieces);
  return TRUE;
}
