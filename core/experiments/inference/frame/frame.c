/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The run in numbers. */

#include "core/experiments/inference/private.h"

#include "core/base/vmath.h"

#include <math.h>

static void
add_course (MurTable *table, const char *name, const GArray *course, gsize n_rows)
{
  double *values = g_new (double, MAX (n_rows, 1));

  for (gsize k = 0; k < n_rows; k++)
    values[k]
      = course != NULL && k < course->len ? g_array_index (course, double, k) : NAN;
  mur_table_add_take (table, name, NULL, values, n_rows);
}

static void
add_iterations (MurTable *table, gsize n_rows)
{
  double *values = g_new (double, MAX (n_rows, 1));

  for (gsize k = 0; k < n_rows; k++)
    values[k] = (double)k;
  mur_table_add_take (table, "iteration", NULL, values, n_rows);
}

static void
add_convergence (const MurInference *self, MurFrame *frame)
{
  const MurInferenceSearch *best = mur_inference_best_search (self, -1);
  const gsize n_rows = best != NULL ? best->objective->len : 0;
  MurTable *table = mur_table_new ();

  add_iterations (table, n_rows);
  add_course (table, "objective", best != NULL ? best->objective : NULL, n_rows);
  add_course (table, "gradient_norm", best != NULL ? best->gradient : NULL, n_rows);
  mur_frame_add_table (frame, "convergence", table);
}

static const GArray *
course_of (const MurInference *self, MurOptimiserMethod method)
{
  const MurInferenceSearch *best = mur_inference_best_search (self, (int)method);

  return best != NULL ? best->objective : NULL;
}

/* The regression has no course: one value. */
static void
add_rivals (const MurInference *self, MurFrame *frame)
{
  const GArray *one = course_of (self, MUR_OPTIMISER_LEVENBERG_MARQUARDT);
  const GArray *other = course_of (self, MUR_OPTIMISER_LBFGS);
  const double objective = self->results.numbers[MUR_INFERENCE_REGRESSED_OBJECTIVE];
  const gsize n_rows
    = MAX (MAX (one != NULL ? one->len : 0, other != NULL ? other->len : 0),
           isnan (objective) ? 0 : 1);
  double *values = g_new (double, MAX (n_rows, 1));
  MurTable *table = mur_table_new ();

  for (gsize k = 0; k < n_rows; k++)
    values[k] = k == 0 ? objective : NAN;
  add_iterations (table, n_rows);
  add_course (table, "levenberg_marquardt", one, n_rows);
  add_course (table, "lbfgs", other, n_rows);
  mur_table_add_take (table, "regression", NULL, values, n_rows);
  mur_frame_add_table (frame, "rivals", table);
}

static double
find_sigma (const MurInference *self)
{
  const double given = self->settings.likelihood.sigma;
  const MurInferenceShown *shown = &self->shown;

  if (self->settings.by_transitions)
    return NAN;
  return given > 0 ? given : sqrt (shown->sum / (double)shown->n_rows);
}

static double
find_log_likelihood (const MurInference *self)
{
  const MurInferenceShown *shown = &self->shown;
  const double sigma = find_sigma (self);

  if (self->settings.by_transitions)
    return self->results.numbers[MUR_INFERENCE_LOG_LIKELIHOOD];
  if (shown->n_rows == 0 || !(sigma > 0))
    return NAN;
  return -shown->sum / (2 * sigma * sigma)
         - (double)shown->n_rows * mur_log (sigma * sqrt (2 * G_PI));
}

static double
find_objective (const MurInference *self)
{
  if (mur_inference_is_tried (self) && !self->settings.by_transitions)
    return self->shown.objective;
  return self->results.numbers[MUR_INFERENCE_OBJECTIVE];
}

/* Phases are no parameters of transitions. */
static double
count_parameters (const MurInference *self)
{
  return self->settings.by_transitions ? self->n_parameters - self->settings.n
                                       : self->n_parameters;
}

static void
add_scalars (const MurInference *self, MurFrame *frame)
{
  const double *numbers = self->results.numbers;
  const MurInferenceShown *shown = &self->shown;

  mur_frame_add_scalar (frame, "log_likelihood", NULL, find_log_likelihood (self));
  mur_frame_add_scalar (frame, "objective", NULL, find_objective (self));
  mur_frame_add_scalar (frame, "iterations", NULL, numbers[MUR_INFERENCE_ITERATIONS]);
  mur_frame_add_scalar (frame, "evaluations", NULL, numbers[MUR_INFERENCE_EVALUATIONS]);
  mur_frame_add_scalar (frame, "rms_error", NULL, mur_inference_rms_error (self));
  mur_frame_add_scalar (frame, "starts", NULL, numbers[MUR_INFERENCE_STARTS]);
  mur_frame_add_scalar (frame, "starts_agreeing", NULL,
                        numbers[MUR_INFERENCE_STARTS_AGREEING]);
  mur_frame_add_scalar (frame, "residual_rms", "rad",
                        sqrt (shown->sum / (double)shown->n_rows));
  mur_frame_add_scalar (frame, "sigma", "rad", find_sigma (self));
  mur_frame_add_scalar (frame, "diffusion", "rad²/s", numbers[MUR_INFERENCE_DIFFUSION]);
  mur_frame_add_scalar (frame, "identifiable_directions", NULL,
                        numbers[MUR_INFERENCE_IDENTIFIABLE]);
  mur_frame_add_scalar (frame, "parameters", NULL, count_parameters (self));
  mur_frame_add_scalar (frame, "discoveries", NULL, numbers[MUR_INFERENCE_FOUND]);
  mur_frame_add_scalar (frame, "divergences", NULL, numbers[MUR_INFERENCE_DIVERGENCES]);
  mur_frame_add_scalar (frame, "rhat", NULL, numbers[MUR_INFERENCE_WORST_RHAT]);
  mur_frame_add_scalar (frame, "ess", NULL, numbers[MUR_INFERENCE_LEAST_ESS]);
  mur_frame_add_scalar (frame, "stage", NULL, self->stage);
}

MurFrame *
mur_inference_frame (MurRun *run)
{
  MurInference *self = (MurInference *)run;
  MurFrame *frame = mur_frame_new ();

  mur_inference_update_shown (self);
  mur_frame_add_table (frame, "phases", mur_table_ref (self->phases));
  mur_frame_add_table (frame, "refit", mur_table_ref (self->shown.refit));
  mur_frame_add_table (frame, "difference", mur_table_ref (self->shown.difference));
  mur_inference_add_estimates (self, frame);
  add_convergence (self, frame);
  if (self->settings.estimator == MUR_INFERENCE_ALL && !self->settings.by_transitions)
    add_rivals (self, frame);
  mur_inference_add_couplings (self, frame);
  mur_inference_add_draws (self, frame);
  if (mur_inference_has_windows (self))
    mur_inference_add_windows (self, frame);
  add_scalars (self, frame);
  mur_frame_set_note (frame, mur_inference_note (self));
  return frame;
}
