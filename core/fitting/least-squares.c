/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Levenberg–Marquardt in a box.
 *
 * GSL takes the steps (trust region, Moré's scaling, QR). The functions it is given see
 * the projection of its point onto the box, so a step counts only if the projected
 * point is lower. Columns of held parameters are zero. When a step was projected, or
 * the set of held parameters changed, GSL starts again from the projected point.
 *
 * The sum itself tells points apart only to the root of its precision: within about
 * 1e-8 of the optimum every step looks level. From there on Gauss–Newton steps are
 * taken as long as they bring the residuals closer to orthogonal to the tangent plane. */

#include "core/fitting/least-squares.h"

#include <float.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>
#include <string.h>

#include "core/base/vmath.h"
#include "core/fitting/box.h"
#include "core/fitting/gauss-newton.h"
#include "core/fitting/gsl-errors.h"

#define TOLERANCE 1e-12
#define COARSE_TOLERANCE 1e-5
/* Residuals by the data that are nothing to a coarse descent. */
#define COARSE_NOTHING 1e-10

/* Stands for a residual that is not finite: a step that ends there is refused. */
#define FORBIDDEN 1e300

/* Polishing begins below this offset; it ends when as many steps have not lowered it. */
#define POLISH_BELOW 1e-3
#define POLISH_STALLED_BELOW 0.99 /* where nothing else goes on */
#define POLISH_STEPS 300
#define POLISH_PATIENCE 12
#define POLISHED 1e-13
#define LEAST_GROWTH 1.001 /* of the residuals: a step has left the valley */

/* Below this offset an optimum is shown; or below this many roundings of the data:
 * those of what a formula computes on the way. */
#define CONVERGED_BELOW 1e-6
#define ROUNDINGS 1e4

typedef gsl_multifit_nlinear_workspace Solver;

struct _MurLeastSquares
{
  MurBox box;
  Solver *solver;
  MurGaussNewton gauss_newton;
  double *start, *next;
  double size; /* ‖y‖ */
};

/* What GSL calls. Rows are padded with zeros up to the number of parameters, which it
 * wants at least. */

static int
residuals_cb (const gsl_vector *x, void *data, gsl_vector *f)
{
  MurBox *box = data;
  gboolean finite;

  mur_box_project (box, x->data, x->stride);
  finite = mur_box_take_residuals (box);

  gsl_vector_set_zero (f);
  for (gsize i = 0; i < box->n_rows; i++)
    gsl_vector_set (f, i, finite ? box->residuals[i] : FORBIDDEN);
  return GSL_SUCCESS;
}

static int
jacobian_cb (const gsl_vector *x, void *data, gsl_matrix *jacobian)
{
  MurBox *box = data;

  gsl_matrix_set_zero (jacobian);
  mur_box_project (box, x->data, x->stride);
  if (!mur_box_take_gradient (box))
    return GSL_SUCCESS; /* the loop sees it too, and ends */

  for (guint k = 0; k < box->n; k++)
    if (!box->held[k])
      for (gsize i = 0; i < box->n_rows; i++)
        gsl_matrix_set (jacobian, i, k, box->gradient[k * box->n_rows + i]);
  return GSL_SUCCESS;
}

static Solver *
solver_new (const MurBox *box)
{
  gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters ();

  settings.trs = gsl_multifit_nlinear_trs_lm;
  settings.scale = gsl_multifit_nlinear_scale_more;
  settings.solver = gsl_multifit_nlinear_solver_qr;
  return gsl_multifit_nlinear_alloc (gsl_multifit_nlinear_trust, &settings,
                                     MAX (box->n_rows, box->n), box->n);
}

/* Whether the step from @parameters to the point is a small one; moves @parameters
 * there. */
static gboolean
follow (const MurBox *box, double *parameters)
{
  gboolean small = TRUE;

  for (guint k = 0; k < box->n; k++)
    {
      double step = fabs (box->point[k] - parameters[k]);

      small = small && step <= TOLERANCE * (fabs (box->point[k]) + TOLERANCE);
      parameters[k] = box->point[k];
    }
  return small;
}

static double
length_of_residuals (const MurBox *box)
{
  return sqrt (mur_vsum_squares (box->n_rows, box->residuals));
}

/* Whether the point is good enough to end at, whose worst cosine is @cosine. */
static gboolean
is_there (const MurLeastSquares *self,
          MurLeastSquaresPrecision precision,
          double cosine)
{
  if (precision == MUR_LEAST_SQUARES_FINE)
    return cosine <= TOLERANCE;
  return cosine <= COARSE_TOLERANCE
         || length_of_residuals (&self->box) <= COARSE_NOTHING * self->size;
}

/* One step and what follows from it. @parameters is the point before and after. */
static MurStatus
iterate (MurLeastSquares *self,
         MurLeastSquaresPrecision precision,
         gsl_multifit_nlinear_fdf *functions,
         double *parameters)
{
  MurBox *box = &self->box;
  int outcome = gsl_multifit_nlinear_iterate (self->solver);
  gboolean projected;
  gboolean changed;
  gboolean small;

  /* No step lowers the sum, not even one far below any tolerance. */
  if (outcome == GSL_ENOPROG)
    return MUR_STATUS_STALLED;
  if (outcome != GSL_SUCCESS)
    return MUR_STATUS_FAILED;

  projected = mur_box_project (box, self->solver->x->data, self->solver->x->stride);
  small = follow (box, parameters);
  if (!mur_box_take_gradient (box))
    return MUR_STATUS_FAILED;
  if (is_there (self, precision, mur_box_hold (box, &changed)))
    return MUR_STATUS_CONVERGED;

  if (projected || changed)
    {
      gsl_vector_const_view x = gsl_vector_const_view_array (parameters, box->n);

      gsl_multifit_nlinear_init (&x.vector, functions, self->solver);
      return MUR_STATUS_RUNNING;
    }
  return small ? MUR_STATUS_STALLED : MUR_STATUS_RUNNING;
}

/* From a point whose gradient is finite; ends with the lowest in @parameters. */
static MurStatus
descend (MurLeastSquares *self,
         guint max_iterations,
         MurLeastSquaresPrecision precision,
         double *parameters,
         guint *n_iterations)
{
  MurBox *box = &self->box;
  gsl_vector_const_view x = gsl_vector_const_view_array (parameters, box->n);
  gsl_multifit_nlinear_fdf functions = { .f = residuals_cb,
                                         .df = jacobian_cb,
                                         .n = MAX (box->n_rows, box->n),
                                         .p = box->n,
                                         .params = box };
  MurStatus status = MUR_STATUS_RUNNING;

  gsl_multifit_nlinear_init (&x.vector, &functions, self->solver);
  while (status == MUR_STATUS_RUNNING)
    {
      if (*n_iterations == max_iterations)
        return MUR_STATUS_EXHAUSTED;
      status = iterate (self, precision, &functions, parameters);
      *n_iterations += 1;
    }
  return status;
}

/* How far @parameters, which become the point, are from an optimum: infinite where the
 * curve is not finite. Fills in the step from there. */
static double
offset_at (MurLeastSquares *self, const double *parameters, double *step)
{
  mur_box_project (&self->box, parameters, 1);
  if (!mur_box_take_gradient (&self->box))
    return INFINITY;
  mur_box_hold (&self->box, NULL);
  return mur_gauss_newton_take_step (&self->gauss_newton, &self->box, step);
}

/* Returns: the lowest offset; its point is in @parameters */
static double
polish (MurLeastSquares *self, double below, double *parameters)
{
  const guint n = self->box.n;
  double lowest = offset_at (self, parameters, self->next);
  const double limit = LEAST_GROWTH * length_of_residuals (&self->box);
  guint n_in_vain = 0;

  for (int i = 0; i < POLISH_STEPS && lowest > POLISHED && lowest < below
                  && n_in_vain < POLISH_PATIENCE;
       i++)
    {
      for (guint k = 0; k < n; k++)
        self->next[k] += self->box.point[k];
      const double offset = offset_at (self, self->next, self->next);

      if (!isfinite (offset) || length_of_residuals (&self->box) > limit)
        break;
      n_in_vain = offset < lowest ? 0 : n_in_vain + 1;
      if (n_in_vain > 0)
        continue;
      lowest = offset;
      memcpy (parameters, self->box.point, n * sizeof *parameters);
    }
  return lowest;
}

/* The sum as the swarm sees it, to the same bits. */
static double
objective (MurBox *box, const double *parameters)
{
  double value;

  mur_model_objective (box->model, &box->loss, parameters, 1, NULL, box->scratch,
                       &value);
  box->n_evaluations++;
  return value;
}

double
mur_least_squares_slack (const MurModel *model, double sum)
{
  const double size
    = sqrt (mur_vsum_squares (mur_model_n_rows (model), mur_model_target (model)));
  const double rounding = 4 * DBL_EPSILON * size;

  return 1e-10 * sum + rounding * (sqrt (sum) + rounding);
}

/* What the status of a descent is worth at the point it ended at. */
static MurStatus
judge (const MurLeastSquares *self, MurStatus status, double offset)
{
  const double length = length_of_residuals (&self->box);
  const double rounding = ROUNDINGS * DBL_EPSILON * self->size / length;

  if (offset <= fmax (CONVERGED_BELOW, rounding))
    return MUR_STATUS_CONVERGED;
  return status == MUR_STATUS_CONVERGED ? MUR_STATUS_STALLED : status;
}

/* The last digits; back to the start where they were none. */
static void
finish (MurLeastSquares *self, double *parameters, MurLeastSquaresResult *result)
{
  const gsize size = self->box.n * sizeof *parameters;
  const double start_sum = result->sum;

  result->offset = polish (
    self, result->status == MUR_STATUS_STALLED ? POLISH_STALLED_BELOW : POLISH_BELOW,
    parameters);
  result->sum = objective (&self->box, parameters);
  if (!(result->sum
        <= start_sum + mur_least_squares_slack (self->box.model, start_sum)))
    {
      memcpy (parameters, self->start, size);
      result->sum = start_sum;
    }
  result->offset = offset_at (self, parameters, self->next);
  result->status = judge (self, result->status, result->offset);
}

/* Where the derivatives were taken last: at the end of a descent. */
static double
find_sensitivity (const MurBox *box)
{
  double sum = 0;

  for (guint k = 0; k < box->n; k++)
    sum += box->point[k] * box->point[k]
           * mur_vsum_squares (box->n_rows, box->gradient + k * box->n_rows);
  return sqrt (sum);
}

static void
refine (MurLeastSquares *self,
        guint max_iterations,
        MurLeastSquaresPrecision precision,
        double *parameters,
        MurLeastSquaresResult *result)
{
  MurBox *box = &self->box;

  result->sum = objective (box, parameters);
  if (!isfinite (result->sum))
    return;
  result->status = MUR_STATUS_CONVERGED;
  if (box->n == 0)
    return;

  memcpy (self->start, parameters, box->n * sizeof *parameters);
  mur_box_project (box, parameters, 1);
  if (!mur_box_take_gradient (box) || self->solver == NULL)
    {
      result->status = MUR_STATUS_FAILED;
      return;
    }
  if (!is_there (self, precision, mur_box_hold (box, NULL)))
    result->status
      = descend (self, max_iterations, precision, parameters, &result->n_iterations);
  if (precision == MUR_LEAST_SQUARES_COARSE)
    {
      result->sum = objective (box, parameters);
      result->sensitivity = find_sensitivity (box);
    }
  else if (result->status != MUR_STATUS_FAILED && max_iterations > 0)
    finish (self, parameters, result);
}

MurLeastSquares *
mur_least_squares_new (const MurModel *model, const double *lower, const double *upper)
{
  MurLeastSquares *self;

  g_return_val_if_fail (model != NULL, NULL);
  for (guint k = 0; k < mur_model_n_parameters (model); k++)
    g_return_val_if_fail (lower[k] <= upper[k], NULL);

  mur_gsl_errors_off ();
  self = g_new0 (MurLeastSquares, 1);
  mur_box_init (&self->box, model, lower, upper);
  if (self->box.n > 0)
    {
      self->solver = solver_new (&self->box);
      mur_gauss_newton_init (&self->gauss_newton, &self->box);
    }
  self->start = g_new (double, self->box.n);
  self->next = g_new (double, self->box.n);
  self->size = sqrt (mur_vsum_squares (self->box.n_rows, mur_model_target (model)));
  return self;
}

void
mur_least_squares_free (MurLeastSquares *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->solver, gsl_multifit_nlinear_free);
  mur_gauss_newton_clear (&self->gauss_newton);
  mur_box_clear (&self->box);
  g_free (self->start);
  g_free (self->next);
  g_free (self);
}

void
mur_least_squares_set_loss (MurLeastSquares *self, const MurLoss *loss)
{
  g_return_if_fail (self != NULL && loss->kind != MUR_OBJECTIVE_ABSOLUTE);
  mur_box_set_loss (&self->box, loss);
}

MurLeastSquaresResult
mur_least_squares_descend (MurLeastSquares *self,
                           guint max_iterations,
                           MurLeastSquaresPrecision precision,
                           double *parameters)
{
  MurLeastSquaresResult result = { MUR_STATUS_FAILED, 0, 0, INFINITY, NAN, NAN };

  g_return_val_if_fail (self != NULL, result);
  for (guint k = 0; k < self->box.n; k++)
    parameters[k] = CLAMP (parameters[k], self->box.lower[k], self->box.upper[k]);
  mur_box_begin (&self->box);
  refine (self, max_iterations, precision, parameters, &result);
  result.n_evaluations = self->box.n_evaluations;
  return result;
}

MurLeastSquaresResult
mur_least_squares_refine (const MurModel *model,
                          const double *lower,
                          const double *upper,
                          guint max_iterations,
                          double *parameters)
{
  g_autoptr (MurLeastSquares) self = mur_least_squares_new (model, lower, upper);

  return mur_least_squares_descend (self, max_iterations, MUR_LEAST_SQUARES_FINE,
                                    parameters);
}
