/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the values of the curve fit's parameters mean: a swarm, its stop, its limits,
 * its cost.
 */

#include "core/experiments/curve-fit/models.h"

#include "core/base/error.h"

#include <math.h>

#define POINT_SECONDS 20e-9 /* of a particle, about */
#define POINT_BYTES 400.0   /* of the curves and tables of a frame, about */

void
mur_curve_fit_read_swarm (const MurParameters *parameters,
                          MurSwarmSettings *settings,
                          MurStop *stop)
{
  static const double bound_factors[MUR_N_CURVE_FIT_BOUNDS]
    = { [MUR_CURVE_FIT_BOUNCE] = -0.5 };
  double target = mur_parameters_number (parameters, "target");

  *settings = (MurSwarmSettings){
    .n_particles = (guint)mur_parameters_integer (parameters, "particles"),
    .inertia = mur_parameters_number (parameters, "inertia"),
    .cognitive = mur_parameters_number (parameters, "cognitive"),
    .social = mur_parameters_number (parameters, "social"),
    .perturbation = mur_parameters_number (parameters, "perturbation"),
    .draw = (MurSwarmDraw)mur_parameters_choice (parameters, "draw"),
    .topology = (MurSwarmTopology)mur_parameters_choice (parameters, "neighbourhood"),
    .start = (MurSwarmStart)mur_parameters_choice (parameters, "start"),
    .halton_base = (guint)mur_parameters_integer (parameters, "halton_base"),
    .velocity = (MurSwarmVelocity)mur_parameters_choice (parameters, "velocity"),
    .bound_factor = bound_factors[mur_parameters_choice (parameters, "bound")],
  };
  mur_stop_init (stop);
  stop->iterations = mur_parameters_integer (parameters, "generations");
  stop->patience = mur_parameters_integer (parameters, "patience");
  stop->grace = mur_parameters_integer (parameters, "grace");
  stop->target = isnan (target) ? -INFINITY : target;
}

gboolean
mur_curve_fit_wants_refinement (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "refine") == MUR_CURVE_FIT_REFINED;
}

MurObjectiveKind
mur_curve_fit_objective (const MurParameters *parameters)
{
  return (MurObjectiveKind)mur_parameters_choice (parameters, "objective");
}

MurLoss
mur_curve_fit_read_loss (const MurParameters *parameters, gboolean knows_errors)
{
  const MurObjectiveKind kind = mur_curve_fit_objective (parameters);
  const gboolean is_tuned = kind == MUR_OBJECTIVE_HUBER || kind == MUR_OBJECTIVE_CAUCHY;

  return (MurLoss){
    .kind = kind,
    .tuning = !is_tuned ? 1
                        : mur_parameters_number (
                          parameters, kind == MUR_OBJECTIVE_HUBER ? "huber" : "cauchy"),
    .scale = 1,
    .finds_scale = is_tuned && !knows_errors,
  };
}

/* One value for all, or one for each. */
static gboolean
read_list (const MurParameters *parameters,
           const char *name,
           guint n,
           double *limits,
           GError **error)
{
  gsize n_values;
  const double *values = mur_parameters_list (parameters, name, &n_values);
  if (n_values != 1 && n_values != n)
    {
      mur_error_set (error, MUR_ERROR_VALUE, name,
                     "%s: %" G_GSIZE_FORMAT
                     " values are not allowed; one for all, or one for each of the %u "
                     "parameters of the formula",
                     name, n_values, n);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    limits[i] = values[n_values == 1 ? 0 : i];
  return TRUE;
}

const char *
mur_curve_fit_formula (const MurParameters *parameters)
{
  const char *ready
    = mur_ready_models[mur_parameters_choice (parameters, "model")].formula;

  return ready != NULL ? ready : mur_parameters_text (parameters, "formula");
}

gboolean
mur_curve_fit_is_ready_model (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "model") != 0;
}

gboolean
mur_curve_fit_box_init (MurCurveFitBox *self,
                        const MurParameters *parameters,
                        const MurProgram *program,
                        GError **error)
{
  const guint n = mur_program_n_parameters (program);

  *self = (MurCurveFitBox){ g_new (double, n), g_new (double, n), g_new (double, n) };
  for (guint i = 0; i < n; i++)
    self->lower[i] = self->upper[i] = self->start[i] = NAN;
  return (mur_curve_fit_is_ready_model (parameters)
          || (read_list (parameters, "lower", n, self->lower, error)
              && read_list (parameters, "upper", n, self->upper, error)))
         && mur_curve_fit_constrain (self, parameters, program, error);
}

/* What is given as a number stays. */
void
mur_curve_fit_box_measure (MurCurveFitBox *self,
                           const MurParameters *parameters,
                           guint n_parameters,
                           const double *x,
                           const double *y,
                           gsize n)
{
  const MurReadyModel *model
    = &mur_ready_models[mur_parameters_choice (parameters, "model")];
  const gboolean is_ready = model->formula != NULL;

  for (guint i = 0; i < n_parameters; i++)
    {
      double lower, upper;

      mur_meaning_find_limits (is_ready ? model->meanings[i] : MUR_MEANS_ANYTHING, x, y,
                               n, &lower, &upper);
      if (isnan (self->lower[i]))
        self->lower[i] = fmin (lower, self->upper[i]);
      if (isnan (self->upper[i]))
        self->upper[i] = fmax (upper, self->lower[i]);
    }
}

double *
mur_curve_fit_box_dup_start (const MurCurveFitBox *self, guint n_parameters)
{
  gboolean any = FALSE;
  double *start = g_new (double, n_parameters);

  for (guint i = 0; i < n_parameters; i++)
    {
      const gboolean is_given = !isnan (self->start[i]);

      any = any || is_given;
      start[i] = is_given ? self->start[i] : self->lower[i] / 2 + self->upper[i] / 2;
    }
  if (!any)
    g_clear_pointer (&start, g_free);
  return start;
}

void
mur_curve_fit_box_clear (MurCurveFitBox *self)
{
  g_clear_pointer (&self->lower, g_free);
  g_clear_pointer (&self->upper, g_free);
  g_clear_pointer (&self->start, g_free);
}

MurCost
mur_curve_fit_cost (const MurParameters *parameters, const MurInputs *inputs)
{
  double n_points = (double)mur_curve_fit_data_count (parameters, inputs);
  double n_particles = (double)mur_parameters_integer (parameters, "particles");
  double n_generations = (double)mur_parameters_integer (parameters, "generations");
  return (MurCost){
    .bytes = n_points * POINT_BYTES,
    .seconds = n_points * n_particles * n_generations * POINT_SECONDS,
  };
}
