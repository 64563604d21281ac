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
 * taken as long as they bring the derivatives closer to orthogonal. */

#include "core/fitting/least-squares.h"

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>

#include "core/fitting/box.h"
#include "core/fitting/gsl-errors.h"

#define TOLERANCE 1e-12

/* Stands for a residual that is not finite: a step that ends there is refused. */
#define FORBIDDEN 1e300

/* Polishing begins below this cosine, and goes on while each step halves it. */
#define POLISH_BELOW 1e-6
#define POLISH_STEPS 20
/* Weight of the rows that keep an unseen parameter where it is, beside columns of
 * length one. */
#define ANCHOR 1e-7

typedef gsl_multifit_nlinear_workspace Solver;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Solver, gsl_multifit_nlinear_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_matrix, gsl_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_vector, gsl_vector_free)

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

/* One step and what follows from it. @parameters is the point before and after. */
static MurStatus
iterate (MurBox *box,
         Solver *solver,
         gsl_multifit_nlinear_fdf *functions,
         double *parameters)
{
  int outcome = gsl_multifit_nlinear_iterate (solver);
  gboolean projected;
  gboolean changed;
  gboolean small;

  /* No step lowers the sum, not even one far below any tolerance. */
  if (outcome == GSL_ENOPROG)
    return MUR_STATUS_CONVERGED;
  if (outcome != GSL_SUCCESS)
    return MUR_STATUS_FAILED;

  projected = mur_box_project (box, solver->x->data, solver->x->stride);
  small = follow (box, parameters);
  if (!mur_box_take_gradient (box))
    return MUR_STATUS_FAILED;
  if (mur_box_hold (box, &changed) <= TOLERANCE)
    return MUR_STATUS_CONVERGED;

  if (projected || changed)
    {
      gsl_vector_const_view x = gsl_vector_const_view_array (parameters, box->n);

      gsl_multifit_nlinear_init (&x.vector, functions, solver);
      return MUR_STATUS_RUNNING;
    }
  return small ? MUR_STATUS_CONVERGED : MUR_STATUS_RUNNING;
}

/* From a point whose gradient is finite; ends with the lowest in @parameters. */
static MurStatus
descend (MurBox *box, guint max_iterations, double *parameters, guint *n_iterations)
{
  g_autoptr (Solver) solver = solver_new (box);
  gsl_vector_const_view x = gsl_vector_const_view_array (parameters, box->n);
  gsl_multifit_nlinear_fdf functions = { .f = residuals_cb,
                                         .df = jacobian_cb,
                                         .n = MAX (box->n_rows, box->n),
                                         .p = box->n,
                                         .params = box };
  MurStatus status = MUR_STATUS_RUNNING;

  if (solver == NULL)
    return MUR_STATUS_FAILED;

  gsl_multifit_nlinear_init (&x.vector, &functions, solver);
  while (status == MUR_STATUS_RUNNING)
    {
      if (*n_iterations == max_iterations)
        return MUR_STATUS_EXHAUSTED;
      status = iterate (box, solver, &functions, parameters);
      *n_iterations += 1;
    }
  return status;
}

/* The Gauss–Newton step at the point, by QR: columns are scaled to length one, and
 * weak rows below hold what the data do not see. */
static void
gauss_newton (const MurBox *box, double *step)
{
  gsize n_rows = box->n_rows + box->n;
  g_autoptr (gsl_matrix) jacobian = gsl_matrix_calloc (n_rows, box->n);
  g_autoptr (gsl_vector) right = gsl_vector_calloc (n_rows);
  g_autoptr (gsl_vector) rest = gsl_vector_alloc (n_rows);
  g_autoptr (gsl_vector) tau = gsl_vector_alloc (box->n);
  gsl_vector_view x = gsl_vector_view_array (step, box->n);
  g_autofree double *lengths = g_new (double, box->n);

  for (guint k = 0; k < box->n; k++)
    {
      const double *column = box->gradient + k * box->n_rows;
      gsl_vector_const_view view = gsl_vector_const_view_array (column, box->n_rows);
      double length = box->held[k] ? 0 : gsl_blas_dnrm2 (&view.vector);

      for (gsize i = 0; i < box->n_rows && length > 0; i++)
        gsl_matrix_set (jacobian, i, k, column[i] / length);
      gsl_matrix_set (jacobian, box->n_rows + k, k, ANCHOR);
      lengths[k] = length > 0 ? length : 1;
    }
  for (gsize i = 0; i < box->n_rows; i++)
    gsl_vector_set (right, i, -box->residuals[i]);

  gsl_linalg_QR_decomp (jacobian, tau);
  gsl_linalg_QR_lssolve (jacobian, tau, right, &x.vector, rest);
  for (guint k = 0; k < box->n; k++)
    step[k] /= lengths[k];
}

/* How far @parameters, which become the point, are from an optimum. */
static double
worst_cosine (MurBox *box, const double *parameters)
{
  mur_box_project (box, parameters, 1);
  return mur_box_take_gradient (box) ? mur_box_hold (box, NULL) : INFINITY;
}

static void
polish (MurBox *box, double *parameters)
{
  g_autofree double *next = g_new (double, box->n);
  double worst = worst_cosine (box, parameters);

  for (int i = 0; i < POLISH_STEPS && worst > TOLERANCE && worst < POLISH_BELOW; i++)
    {
      double next_worst;

      gauss_newton (box, next);
      for (guint k = 0; k < box->n; k++)
        next[k] += parameters[k];
      next_worst = worst_cosine (box, next);
      if (!(next_worst < 0.5 * worst))
        return;

      worst = next_worst;
      follow (box, parameters);
    }
}

/* The sum as the swarm sees it, to the same bits. */
static double
objective (MurBox *box, const double *parameters)
{
  double value;

  mur_model_objective (box->model, MUR_OBJECTIVE_SQUARES, parameters, 1, NULL,
                       box->scratch, &value);
  box->n_evaluations++;
  return value;
}

static MurStatus
refine (MurBox *box, guint max_iterations, double *parameters, guint *n_iterations)
{
  g_autofree double *start = g_memdup2 (parameters, box->n * sizeof *parameters);
  double start_value = objective (box, parameters);
  MurStatus status;

  if (!isfinite (start_value))
    return MUR_STATUS_FAILED;
  if (box->n == 0)
    return MUR_STATUS_CONVERGED;

  mur_box_project (box, parameters, 1);
  if (!mur_box_take_gradient (box))
    return MUR_STATUS_FAILED;
  if (mur_box_hold (box, NULL) <= TOLERANCE)
    return MUR_STATUS_CONVERGED;

  status = descend (box, max_iterations, parameters, n_iterations);
  if (status == MUR_STATUS_CONVERGED)
    polish (box, parameters);

  /* At an optimum the last bits of the sum are chance. */
  if (!(objective (box, parameters) <= start_value))
    for (guint k = 0; k < box->n; k++)
      parameters[k] = start[k];
  return status;
}

MurLeastSquaresResult
mur_least_squares_refine (const MurModel *model,
                          const double *lower,
                          const double *upper,
                          guint max_iterations,
                          double *parameters)
{
  MurLeastSquaresResult result = { MUR_STATUS_FAILED, 0, 0 };
  g_auto (MurBox) box = { NULL };

  g_return_val_if_fail (model != NULL, result);
  for (guint k = 0; k < mur_model_n_parameters (model); k++)
    {
      g_return_val_if_fail (lower[k] <= upper[k], result);
      parameters[k] = CLAMP (parameters[k], lower[k], upper[k]);
    }

  mur_gsl_errors_off ();
  mur_box_init (&box, model, lower, upper);
  result.status = refine (&box, max_iterations, parameters, &result.n_iterations);
  result.n_evaluations = box.n_evaluations;
  return result;
}
