/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/descent.h"

#include <math.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/fitting/least-absolute.h"
#include "core/fitting/noise.h"

#define SAME_SCALE 1e-9
#define MAX_ROUNDS 60 /* of a scale */
#define CORNERS 7     /* of absolute */
#define CORNER_ITERATIONS 100
#define VERTEX_ITERATIONS 60

struct _MurDescent
{
  const MurModel *model;
  MurLoss loss;
  guint n_fitted;            /* parameters whose limits are apart */
  guint64 round, n_in_round; /* iterations of it */
  MurLeastSquares *smooth;
  MurBox box; /* absolute: of its residuals as they are */
  MurModelScratch *scratch;
};

MurDescent *
mur_descent_new (const MurModel *model,
                 const MurLoss *loss,
                 const double *lower,
                 const double *upper)
{
  MurDescent *self = g_new0 (MurDescent, 1);
  const MurLoss smooth = mur_loss_smooth (loss, 0);

  self->model = model;
  self->loss = *loss;
  for (guint k = 0; k < mur_model_n_parameters (model); k++)
    self->n_fitted += lower[k] < upper[k];
  self->smooth = mur_least_squares_new (model, lower, upper);
  mur_least_squares_set_loss (self->smooth, &smooth);
  self->scratch = mur_model_scratch_new (model, 1);
  if (loss->kind == MUR_OBJECTIVE_ABSOLUTE)
    mur_box_init (&self->box, model, lower, upper);
  return self;
}

void
mur_descent_free (MurDescent *self)
{
  if (self == NULL)
    return;
  if (self->loss.kind == MUR_OBJECTIVE_ABSOLUTE)
    mur_box_clear (&self->box);
  mur_least_squares_free (self->smooth);
  mur_model_scratch_free (self->scratch);
  g_free (self);
}

const MurLoss *
mur_descent_loss (const MurDescent *self)
{
  return &self->loss;
}

static double
value_at (MurDescent *self, const double *parameters)
{
  double value;

  mur_model_objective (self->model, &self->loss, parameters, 1, NULL, self->scratch,
                       &value);
  return value;
}

/* The scale of the residuals, where it is another one. */
static gboolean
has_new_scale (MurDescent *self, const double *parameters)
{
  if (!self->loss.finds_scale || self->round >= MAX_ROUNDS)
    return FALSE;
  const double scale
    = mur_fit_spread (self->model, parameters, self->n_fitted, self->scratch);

  if (!isfinite (scale)
      || fabs (scale - self->loss.scale) <= SAME_SCALE * self->loss.scale)
    return FALSE;
  self->loss.scale = scale;
  mur_least_squares_set_loss (self->smooth, &self->loss);
  self->round++;
  return TRUE;
}

static MurLeastSquaresResult
descend_smooth (MurDescent *self, guint max_iterations, double *parameters)
{
  MurLeastSquaresResult result = mur_least_squares_descend (
    self->smooth, max_iterations, MUR_LEAST_SQUARES_FINE, parameters);

  if (result.status != MUR_STATUS_EXHAUSTED && result.status != MUR_STATUS_FAILED
      && has_new_scale (self, parameters))
    {
      result.status = MUR_STATUS_EXHAUSTED;
      result.sum = value_at (self, parameters);
    }
  return result;
}

static void
descend_corner (MurDescent *self,
                guint max_iterations,
                double *parameters,
                MurLeastSquaresResult *result)
{
  const MurLoss smooth = mur_loss_smooth (&self->loss, (guint)self->round);

  mur_least_squares_set_loss (self->smooth, &smooth);
  *result = mur_least_squares_descend (self->smooth, max_iterations,
                                       MUR_LEAST_SQUARES_COARSE, parameters);
  self->n_in_round += MAX (result->n_iterations, 1);
  if (result->status != MUR_STATUS_EXHAUSTED || self->n_in_round >= CORNER_ITERATIONS)
    {
      self->round++;
      self->n_in_round = 0;
    }
  if (result->status != MUR_STATUS_FAILED)
    result->status = MUR_STATUS_EXHAUSTED;
}

static void
descend_to_vertex (MurDescent *self,
                   guint max_iterations,
                   double *parameters,
                   MurLeastSquaresResult *result)
{
  mur_box_begin (&self->box);
  result->status = mur_least_absolute_descend (&self->box, max_iterations, parameters,
                                               &result->n_iterations);
  result->n_evaluations = self->box.n_evaluations;
  self->n_in_round += MAX (result->n_iterations, 1);
  if (result->status == MUR_STATUS_FAILED
      || (result->status == MUR_STATUS_EXHAUSTED
          && self->n_in_round >= VERTEX_ITERATIONS))
    result->status = MUR_STATUS_STALLED;
}

/* A corner that rounds too much off may lead upwards; then the start stays. */
static MurLeastSquaresResult
descend_absolute (MurDescent *self, guint max_iterations, double *parameters)
{
  const gsize size = mur_model_n_parameters (self->model) * sizeof *parameters;
  g_autofree double *start = g_memdup2 (parameters, size);
  const double before = value_at (self, parameters);
  MurLeastSquaresResult result = { MUR_STATUS_FAILED, 0, 0, INFINITY, NAN, NAN };

  if (self->round < CORNERS)
    descend_corner (self, max_iterations, parameters, &result);
  else
    descend_to_vertex (self, max_iterations, parameters, &result);
  result.sum = value_at (self, parameters);
  if (size > 0 && !(result.sum < before))
    {
      memcpy (parameters, start, size);
      result.sum = before;
    }
  return result;
}

MurLeastSquaresResult
mur_descent_run (MurDescent *self, guint max_iterations, double *parameters)
{
  return self->loss.kind == MUR_OBJECTIVE_ABSOLUTE
           ? descend_absolute (self, max_iterations, parameters)
           : descend_smooth (self, max_iterations, parameters);
}

void
mur_descent_save (const MurDescent *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "descent_round", self->round);
  mur_archive_put_integer (archive, "descent_in_round", self->n_in_round);
  mur_archive_put_doubles (archive, "descent_scale", &self->loss.scale, 1);
}

gboolean
mur_descent_restore (MurDescent *self, const MurArchive *archive, GError **error)
{
  double scale;

  if (!mur_archive_get_integer (archive, "descent_round", &self->round, error)
      || !mur_archive_get_integer (archive, "descent_in_round", &self->n_in_round,
                                   error)
      || !mur_archive_get_doubles (archive, "descent_scale", &scale, 1, error))
    return FALSE;
  if (!(scale > 0) || !isfinite (scale))
    {
      g_autofree char *value = mur_number_format (scale);

      return mur_error_refuse (error, MUR_ERROR_INPUT, "descent_scale", value,
                               "a number above 0");
    }
  self->loss.scale = scale;
  if (self->loss.kind != MUR_OBJECTIVE_ABSOLUTE)
    mur_least_squares_set_loss (self->smooth, &self->loss);
  return TRUE;
}

MurLeastSquaresResult
mur_descent_refine (const MurModel *model,
                    MurLoss *loss,
                    const double *lower,
                    const double *upper,
                    guint max_iterations,
                    double *parameters)
{
  g_autoptr (MurDescent) self = mur_descent_new (model, loss, lower, upper);
  MurLeastSquaresResult result;
  guint n_iterations = 0;
  guint64 n_evaluations = 0;

  do
    {
      result
        = mur_descent_run (self, MAX (max_iterations - n_iterations, 1), parameters);
      n_iterations += MAX (result.n_iterations, 1);
      n_evaluations += result.n_evaluations;
    }
  while (result.status == MUR_STATUS_EXHAUSTED && n_iterations < max_iterations);
  *loss = self->loss;
  result.n_iterations = n_iterations;
  result.n_evaluations = n_evaluations;
  return result;
}
