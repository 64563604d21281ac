/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Inference: from the phases of coupled oscillators to their frequencies and couplings,
 * and whether the phases can tell them at all. A run is a chain of stages; a step is some
 * milliseconds of one, in a search at most one accepted step. */

#include "core/experiments/inference/private.h"

#include "core/experiments/registry.h"

#include <math.h>

typedef struct
{
  void (*begin) (MurInference *self);
  MurStatus (*step) (MurInference *self, GError **error);
  void (*end) (MurInference *self);
} Stage;

/* All that there is to it is done when it is over. */
static void
begin_nothing (MurInference *self)
{
}

static MurStatus
step_nothing (MurInference *self, GError **error)
{
  return MUR_STATUS_CONVERGED;
}

static const Stage stages[] = {
  [MUR_INFERENCE_SIMULATE]
  = { mur_inference_begin_simulation, mur_inference_step_simulation,
      mur_inference_end_simulation },
  [MUR_INFERENCE_START]
  = { mur_inference_begin_start, mur_inference_step_start, mur_inference_end_start },
  [MUR_INFERENCE_OPTIMISE]
  = { mur_inference_begin_search, mur_inference_step_search, mur_inference_end_search },
  [MUR_INFERENCE_REGRESS]
  = { mur_inference_begin_regression, mur_inference_step_regression,
      mur_inference_end_regression },
  [MUR_INFERENCE_FIND_ERRORS]
  = { mur_inference_begin_errors, mur_inference_step_errors, mur_inference_end_errors },
  [MUR_INFERENCE_NEXT_WINDOW] = { begin_nothing, step_nothing, begin_nothing },
  [MUR_INFERENCE_IDENTIFY]
  = { mur_inference_begin_identify, mur_inference_step_identify,
      mur_inference_end_identify },
  [MUR_INFERENCE_PROFILE] = { mur_inference_begin_profile, mur_inference_step_profile,
                              mur_inference_end_profile },
  [MUR_INFERENCE_DRAW]
  = { mur_inference_begin_draws, mur_inference_step_draws, mur_inference_end_draws },
  [MUR_INFERENCE_PREDICT]
  = { mur_inference_begin_prediction, mur_inference_step_prediction,
      mur_inference_end_prediction },
  [MUR_INFERENCE_DONE] = { begin_nothing, step_nothing, begin_nothing },
};

gboolean
mur_inference_stage_applies (const MurInference *self, MurInferenceStage stage)
{
  const MurInferenceSettings *settings = &self->settings;
  const gboolean is_search = !settings->by_transitions;
  const gboolean has_curvature = is_search && settings->n <= MUR_IDENTIFIABILITY_MAX_N
                                 && settings->estimator != MUR_INFERENCE_REGRESSION;

  switch (stage)
    {
    case MUR_INFERENCE_SIMULATE:
      return !settings->is_brought;
    case MUR_INFERENCE_START:
    case MUR_INFERENCE_OPTIMISE:
      return is_search;
    case MUR_INFERENCE_REGRESS:
    case MUR_INFERENCE_PREDICT:
      return settings->by_transitions;
    case MUR_INFERENCE_FIND_ERRORS:
      return has_curvature;
    case MUR_INFERENCE_NEXT_WINDOW:
      return mur_inference_has_windows (self);
    case MUR_INFERENCE_IDENTIFY:
      return is_search && settings->n <= MUR_IDENTIFIABILITY_MAX_N;
    case MUR_INFERENCE_PROFILE:
      return has_curvature && settings->errors == MUR_INFERENCE_ERRORS_PROFILE;
    case MUR_INFERENCE_DRAW:
      return has_curvature && settings->n_draws > 0;
    case MUR_INFERENCE_DONE:
    default:
      return TRUE;
    }
}

void
mur_inference_enter (MurInference *self, MurInferenceStage stage, guint64 n_steps)
{
  self->stage = stage;
  self->n_stage_steps = 0;
  stages[stage].begin (self);
  for (guint64 k = 0; k < n_steps; k++)
    if (stages[stage].step (self, NULL) != MUR_STATUS_RUNNING)
      break;
  if (n_steps > 0)
    self->n_stage_steps = n_steps;
}

/* The first stage from @stage on that the run has. */
static MurInferenceStage
next_stage (const MurInference *self, MurInferenceStage stage)
{
  while (!mur_inference_stage_applies (self, stage))
    stage++;
  return stage;
}

static void
leave (MurInference *self)
{
  const MurInferenceStage stage = self->stage;
  MurInferenceStage next = stage + 1;

  stages[stage].end (self);
  if (stage == MUR_INFERENCE_NEXT_WINDOW && mur_inference_next_window (self))
    next = MUR_INFERENCE_START;
  mur_inference_enter (self, next_stage (self, next), 0);
}

static void
free_run (MurInference *self)
{
  g_clear_pointer (&self->simulation, mur_inference_simulation_free);
  g_clear_pointer (&self->regression, mur_regression_free);
  g_clear_pointer (&self->flight, mur_inference_flight_free);
  g_clear_pointer (&self->scatter, mur_inference_scatter_free);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_clear_pointer (&self->profile, mur_profile_free);
  g_clear_pointer (&self->uncertainty, mur_uncertainty_free);
  g_clear_pointer (&self->identifiability, mur_identifiability_free);
  g_clear_pointer (&self->nuts, mur_nuts_free);
  for (guint c = 0; c < MUR_INFERENCE_CHAINS; c++)
    g_clear_pointer (&self->chains[c], mur_posterior_free);
  g_clear_pointer (&self->likelihood, mur_likelihood_free);
  g_clear_pointer (&self->prediction, mur_inference_prediction_free);
  mur_inference_windows_clear (&self->windows);
  mur_inference_results_clear (&self->results);
  mur_inference_shown_clear (&self->shown);
  mur_inference_data_clear (&self->data);
  g_clear_pointer (&self->phases, mur_table_unref);
  g_free (self->truth[0]);
  g_free (self->truth[1]);
  g_free (self->tried);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurInference, free_run)

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  MurInferenceSettings settings;

  return mur_inference_read (parameters, inputs, &settings, NULL, error);
}

/* Times of what is to be simulated, whose values are not there yet. */
static void
prepare_data (MurInference *self)
{
  const MurInferenceSettings *settings = &self->settings;
  const gsize n_times = settings->n_times;
  double *times = g_new (double, n_times), *columns;

  self->data.n = settings->n;
  self->data.kind = settings->kind;
  self->data.width = settings->kind == MUR_OBSERVATION_SUM ? 1 : settings->n;
  self->data.n_times = n_times;
  self->data.start = settings->clock_slip;
  for (gsize k = 0; k < n_times; k++)
    times[k] = settings->duration * (double)k / (double)(n_times - 1);
  self->data.times = mur_vector_new_take (times, n_times);
  columns = g_new (double, n_times * self->data.width);
  for (gsize k = 0; k < n_times * self->data.width; k++)
    columns[k] = NAN;
  mur_inference_data_take (&self->data, columns);
  self->truth[0] = g_new (double, self->n_parameters);
  self->truth[1] = g_new (double, self->n_parameters);
  mur_inference_plant (settings, self->truth[0], self->truth[1]);
}

/* All but the first stage. */
static MurInference *
make_run (const MurParameters *parameters,
          const MurInputs *inputs,
          MurPool *pool,
          GError **error)
{
  g_autoptr (MurInference) self = g_new0 (MurInference, 1);

  self->searches
    = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_inference_search_free);
  if (!mur_inference_read (parameters, inputs, &self->settings, &self->data, error))
    return NULL;
  self->pool = pool;
  self->n_parameters = mur_layout_n_parameters (self->settings.n);
  self->tried = g_new (double, self->n_parameters);
  mur_inference_read_tried (parameters, self->settings.n, self->tried, NULL);
  if (!self->settings.is_brought)
    prepare_data (self);
  self->phases = mur_inference_make_course (&self->data, self->data.observed);
  mur_inference_results_init (&self->results, self->n_parameters);
  mur_inference_windows_init (self);
  mur_inference_shown_init (self);
  return g_steal_pointer (&self);
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  MurInference *self = make_run (parameters, inputs, pool, error);

  if (self != NULL)
    mur_inference_enter (self, next_stage (self, MUR_INFERENCE_SIMULATE), 0);
  return (MurRun *)self;
}

static MurStatus
end_status (const MurInference *self)
{
  const double ended = self->results.numbers[MUR_INFERENCE_ENDED];

  return isnan (ended) ? MUR_STATUS_CONVERGED : (MurStatus)ended;
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurInference *self = (MurInference *)run;
  MurStatus status;

  if (self->stage == MUR_INFERENCE_DONE)
    return end_status (self);
  self->n_stage_steps++;
  status = stages[self->stage].step (self, error);
  if (status == MUR_STATUS_CONVERGED)
    leave (self);
  if (status == MUR_STATUS_FAILED)
    return status;
  return self->stage == MUR_INFERENCE_DONE ? end_status (self) : MUR_STATUS_RUNNING;
}

/* Few accepted steps are followed one by one, many faster and faster. */
static double
pace (MurRun *run)
{
  const MurInference *self = (const MurInference *)run;
  const double n_iterations = self->results.numbers[MUR_INFERENCE_ITERATIONS];
  const gboolean is_small = self->settings.n <= 6 && self->windows.n == 0;

  if (self->stage != MUR_INFERENCE_OPTIMISE || !is_small)
    return 1000;
  return fmin (8 * exp2 (n_iterations / 20), 240);
}

/* By transitions the model beside the data is a stage's work. */
static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurInference *self = (MurInference *)run;

  if (!mur_inference_read_tried (parameters, self->settings.n, self->tried, error))
    return FALSE;
  if (self->stage >= MUR_INFERENCE_PREDICT && self->settings.by_transitions)
    mur_inference_enter (self, MUR_INFERENCE_PREDICT, 0);
  return TRUE;
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurInference) self = make_run (parameters, inputs, pool, error);

  if (self == NULL || !mur_inference_restore_state (self, archive, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_run ((MurInference *)run);
}

const MurExperiment mur_experiment_inference = {
  .id = "inference",
  .title = "Inference",
  .summary
  = "Frequencies and couplings of oscillators are recovered from their phases.",
  .step_unit = "steps",
  .parameters = mur_inference_parameters,
  .inputs = mur_inference_inputs,
  .presets = mur_inference_presets,
  .idle = mur_inference_idle,
  .tables = mur_inference_tables,
  .scalars = mur_inference_scalars,
  .check = check,
  .cost = mur_inference_cost,
  .begin = begin,
  .step = step,
  .frame = mur_inference_frame,
  .progress = mur_inference_progress,
  .reason = mur_inference_reason,
  .pace = pace,
  .retune = retune,
  .save = mur_inference_save,
  .restore = restore,
  .end = end,
};
