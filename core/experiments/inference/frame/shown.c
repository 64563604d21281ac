/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The model at the values that are looked at, beside the data: those of the estimate, or
 * those that a person tries. Trajectories are integrated when a frame is asked for and
 * the values are others than before. A search has integrated those of an estimate; of
 * what a person tries, what takes too long is given up. */

#include "core/experiments/inference/private.h"

#include <math.h>
#include <string.h>

#define MOST_PIECES 160 /* of values that are tried: one or two tenths of a second */

gboolean
mur_inference_is_tried (const MurInference *self)
{
  for (guint p = 0; p < self->n_parameters; p++)
    if (!isnan (self->tried[p]))
      return TRUE;
  return FALSE;
}

void
mur_inference_shown_values (const MurInference *self, double *values)
{
  const double *estimate = self->results.columns[MUR_INFERENCE_VALUE];

  for (guint p = 0; p < self->n_parameters; p++)
    values[p] = isnan (self->tried[p]) ? estimate[p] : self->tried[p];
}

void
mur_inference_shown_init (MurInference *self)
{
  self->shown.model = g_new (double, self->data.n_times * self->data.width);
  self->shown.parameters = g_new0 (double, self->n_parameters);
  mur_inference_show_nothing (self);
}

void
mur_inference_shown_clear (MurInferenceShown *self)
{
  g_clear_pointer (&self->likelihood, mur_likelihood_free);
  g_clear_pointer (&self->parameters, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->refit, mur_table_unref);
  g_clear_pointer (&self->difference, mur_table_unref);
}

static void
make_tables (MurInference *self)
{
  MurInferenceShown *shown = &self->shown;
  const gsize n_times = self->data.n_times, width = self->data.width;
  double *refit = g_new (double, n_times *width);
  double *difference = g_new (double, n_times *width);

  for (gsize c = 0; c < width; c++)
    for (gsize k = 0; k < n_times; k++)
      {
        const double model = shown->model[k * width + c];

        refit[c * n_times + k] = model;
        difference[c * n_times + k] = self->data.values[k * width + c] - model;
      }
  g_autoptr (MurVector) refits = mur_vector_new_take (refit, n_times * width);
  g_autoptr (MurVector) differences = mur_vector_new_take (difference, n_times * width);

  g_clear_pointer (&shown->refit, mur_table_unref);
  g_clear_pointer (&shown->difference, mur_table_unref);
  shown->refit = mur_inference_make_course (&self->data, refits);
  shown->difference = mur_inference_make_course (&self->data, differences);
}

static void
add_squares (MurInference *self)
{
  MurInferenceShown *shown = &self->shown;
  const gsize n_values = self->data.n_times * self->data.width;

  shown->sum = 0;
  shown->n_rows = 0;
  for (gsize k = 0; k < n_values; k++)
    {
      const double rest = self->data.values[k] - shown->model[k];

      if (isnan (rest))
        continue;
      shown->sum += rest * rest;
      shown->n_rows++;
    }
}

void
mur_inference_show (MurInference *self, const double *model)
{
  MurInferenceShown *shown = &self->shown;

  memcpy (shown->model, model,
          self->data.n_times * self->data.width * sizeof *shown->model);
  mur_inference_shown_values (self, shown->parameters);
  shown->is_there = TRUE;
  add_squares (self);
  make_tables (self);
}

void
mur_inference_show_nothing (MurInference *self)
{
  const gsize n_values = self->data.n_times * self->data.width;

  self->shown.is_there = FALSE;
  for (gsize k = 0; k < n_values; k++)
    self->shown.model[k] = NAN;
  self->shown.objective = NAN;
  self->shown.sum = NAN;
  self->shown.n_rows = 0;
  make_tables (self);
}

/* The objective without the prior of windows: that of all data. */
static gboolean
integrate (MurInference *self, const double *values)
{
  const guint most = mur_inference_is_tried (self) ? MOST_PIECES : G_MAXUINT;
  MurInferenceShown *shown = &self->shown;
  MurStatus status = MUR_STATUS_RUNNING;

  if (shown->likelihood == NULL)
    {
      const MurObservations observations = mur_inference_all_observations (self);

      shown->likelihood
        = mur_likelihood_new (&observations, &self->settings.likelihood, self->pool);
    }
  mur_likelihood_begin (shown->likelihood, values, MUR_EVALUATE_VALUE);
  for (guint k = 0; k < most && status == MUR_STATUS_RUNNING; k++)
    status = mur_likelihood_advance (shown->likelihood);
  shown->objective = status == MUR_STATUS_CONVERGED
                       ? mur_likelihood_objective (shown->likelihood)
                       : NAN;
  return status == MUR_STATUS_CONVERGED;
}

static void
take_phases (MurInference *self)
{
  const double *phases = mur_likelihood_phases (self->shown.likelihood);
  const guint n = self->settings.n, width = self->data.width;
  g_autofree double *model = g_new (double, self->data.n_times *width);

  for (gsize k = 0; k < self->data.n_times; k++)
    {
      for (guint c = 0; c < width; c++)
        model[k * width + c] = phases[k * n + c];
      for (guint i = 1; i < n && width == 1; i++)
        model[k] += phases[k * n + i];
    }
  mur_inference_show (self, model);
}

/* Windows have a model each. */
static gboolean
is_of_windows (const MurInference *self)
{
  return mur_inference_has_windows (self) && !mur_inference_is_tried (self);
}

static gboolean
is_as_before (const MurInference *self, const double *values)
{
  return self->shown.is_there
         && memcmp (values, self->shown.parameters, self->n_parameters * sizeof *values)
              == 0;
}

void
mur_inference_update_shown (MurInference *self)
{
  MurInferenceShown *shown = &self->shown;
  g_autofree double *values = g_new (double, self->n_parameters);

  mur_inference_shown_values (self, values);
  if (self->settings.by_transitions || isnan (values[0]) || is_as_before (self, values))
    return;
  shown->has_failed = FALSE;
  if (is_of_windows (self))
    {
      shown->objective = self->results.numbers[MUR_INFERENCE_OBJECTIVE];
      mur_inference_show (self, self->windows.model);
    }
  else if (integrate (self, values))
    take_phases (self);
  else
    {
      mur_inference_show_nothing (self);
      shown->has_failed = TRUE;
      memcpy (shown->parameters, values, self->n_parameters * sizeof *values);
      shown->is_there = TRUE;
    }
}
