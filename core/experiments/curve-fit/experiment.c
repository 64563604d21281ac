/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Curve fit: a particle swarm fits a formula to a noisy signal, or to a table that a
 * person brought; least squares may go on where the swarm ends.
 *
 * A step is a generation; the refinement at the end is a step of its own. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include <math.h>

#define SWARM_PART 0.8       /* of a run that ends with a refinement */
#define MAX_GENERATION 1e9   /* points evaluated in one generation */
#define MAX_DERIVATIVES 16e6 /* points × parameters: 128 MB */

static void
free_fit (MurCurveFit *self)
{
  g_clear_pointer (&self->swarm, mur_swarm_free);
  g_clear_pointer (&self->intervals, mur_intervals_free);
  g_clear_pointer (&self->starts, mur_starts_free);
  g_free (self->given);
  mur_curve_fit_picture_clear (&self->picture);
  mur_curve_fit_data_clear (&self->data);
  mur_curve_fit_variables_clear (&self->variables);
  mur_model_scratch_free (self->scratch);
  mur_model_free (self->model);
  mur_curve_fit_origin_clear (&self->origin);
  mur_curve_fit_clear_curves (self);
  mur_curve_fit_clear_search (self);
  g_clear_pointer (&self->program, mur_program_unref);
  g_clear_pointer (&self->best, g_array_unref);
  g_clear_pointer (&self->mean, g_array_unref);
  mur_curve_fit_box_clear (&self->box);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurCurveFit, free_fit)

static void
objective_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  MurCurveFit *self = data;
  mur_model_objective (self->model, &self->loss, points, n_points, self->pool,
                       self->scratch, values);
}

MurProgram *
mur_curve_fit_compile (const MurParameters *parameters,
                       const MurInputs *inputs,
                       MurCurveFitVariables *variables,
                       GError **error)
{
  const char *formula = mur_curve_fit_formula (parameters);
  const MurInputs *named = mur_curve_fit_is_ready_model (parameters) ? NULL : inputs;
  if (!mur_curve_fit_find_variables (variables, formula, named, error))
    return NULL;
  return mur_program_new_named (formula, (const char *const *)variables->names, error);
}

static gboolean
read_formula (MurCurveFit *self,
              const MurParameters *parameters,
              const MurInputs *inputs,
              GError **error)
{
  self->program = mur_curve_fit_compile (parameters, inputs, &self->variables, error);
  if (self->program == NULL)
    return FALSE;
  if (mur_program_n_parameters (self->program) > 0)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "formula",
                 "formula: there is no parameter to fit; write p1, p2, … for them, or "
                 "any other names");
  return FALSE;
}

static gboolean
read_curve (MurCurveFit *self,
            const MurParameters *parameters,
            const MurInputs *inputs,
            GError **error)
{
  if (!read_formula (self, parameters, inputs, error))
    return FALSE;
  self->wants_refinement = mur_curve_fit_wants_refinement (parameters);
  self->interval_kind
    = (MurIntervalKind)mur_parameters_choice (parameters, "intervals");
  if (self->interval_kind != MUR_INTERVALS_NORMAL && !self->wants_refinement)
    {
      g_autofree char *kind = mur_parameters_format (parameters, "intervals");
      return mur_error_refuse (error, MUR_ERROR_VALUE, "intervals", kind,
                               "normal, as long as refine is none: others begin at "
                               "the refined optimum");
    }
  return mur_curve_fit_box_init (&self->box, parameters, self->program, error);
}

static gboolean
is_signal (const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "data") == NULL;
}

/* Keeps a step within seconds and a frame within memory. */
static gboolean
check_size (guint n,
            const MurParameters *parameters,
            const MurInputs *inputs,
            GError **error)
{
  const char *field = is_signal (inputs) ? "samples" : "data";
  gsize n_rows = mur_curve_fit_data_count (parameters, inputs);
  guint64 n_particles = mur_parameters_integer (parameters, "particles");
  if ((double)n_particles * (double)n_rows > MAX_GENERATION)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "particles",
                     "particles: %" G_GUINT64_FORMAT
                     " are too many for %" G_GSIZE_FORMAT " points; at most %.0f",
                     n_particles, n_rows, floor (MAX_GENERATION / (double)n_rows));
      return FALSE;
    }
  if ((double)n_rows * n <= MAX_DERIVATIVES)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: %" G_GSIZE_FORMAT " points are too many for the %u parameters of "
                 "the formula; at most %.0f",
                 field, n_rows, n, floor (MAX_DERIVATIVES / n));
  return FALSE;
}

/* What the run is to do, without its points and its swarm. */
static gboolean
read_settings (MurCurveFit *self,
               const MurParameters *parameters,
               const MurInputs *inputs,
               GError **error)
{
  if (!read_curve (self, parameters, inputs, error))
    return FALSE;
  guint n = mur_program_n_parameters (self->program);
  return mur_curve_fit_data_check (parameters, inputs, &self->variables, n, error)
         && check_size (n, parameters, inputs, error);
}

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  g_autoptr (MurCurveFit) self = g_new0 (MurCurveFit, 1);
  return read_settings (self, parameters, inputs, error);
}

static void
record_generation (MurCurveFit *self)
{
  double best = mur_swarm_best_value (self->swarm);
  double mean = mur_swarm_mean_value (self->swarm);
  g_array_append_val (self->best, best);
  g_array_append_val (self->mean, mean);
}

static void
start_swarm (MurCurveFit *self, const MurParameters *parameters)
{
  MurSwarmSettings settings;
  MurStop stop;
  mur_curve_fit_find_origin (self, parameters);
  g_autofree const double **points = mur_curve_fit_origin_inputs (self);
  const gboolean knows_errors
    = mur_parameters_choice (parameters, "weights") == MUR_CURVE_FIT_WEIGHTS_ABSOLUTE;
  self->model = mur_model_new_weighted (
    self->program, points, mur_vector_values (self->data.y),
    self->data.errors != NULL ? mur_vector_values (self->data.errors) : NULL,
    knows_errors ? MUR_WEIGHTS_ABSOLUTE : MUR_WEIGHTS_RELATIVE,
    mur_vector_length (self->data.t));
  mur_curve_fit_origin_measure (self, parameters);
  self->lower = self->box.lower;
  self->upper = self->box.upper;
  self->scratch = mur_model_scratch_new (self->model, mur_pool_n_threads (self->pool));
  self->loss
    = mur_curve_fit_read_loss (parameters, mur_model_knows_errors (self->model));
  mur_curve_fit_begin_scale (self);
  mur_curve_fit_prepare_curves (self);
  mur_curve_fit_prepare_search (self);
  mur_curve_fit_read_plane (self, parameters);
  mur_curve_fit_read_swarm (parameters, &settings, &stop);
  self->n_generations = stop.iterations;
  self->seed = mur_parameters_integer (parameters, "seed");
  g_autofree double *start = mur_curve_fit_box_dup_start (
    &self->box, mur_program_n_parameters (self->program));
  self->swarm = mur_swarm_new (
    &settings, &stop, mur_program_n_parameters (self->program), self->lower,
    self->upper, start, start != NULL ? 1 : 0, self->seed, objective_cb, self);
  self->start = mur_curve_fit_median_size (mur_swarm_values (self->swarm),
                                           mur_swarm_n_particles (self->swarm));
  mur_curve_fit_follow (self);
  record_generation (self);
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  g_autoptr (MurCurveFit) self = g_new0 (MurCurveFit, 1);
  if (!read_settings (self, parameters, inputs, error))
    return NULL;
  self->pool = pool;
  self->best = g_array_new (FALSE, FALSE, sizeof (double));
  self->mean = g_array_new (FALSE, FALSE, sizeof (double));
  self->expects_example = is_signal (inputs)
                          && mur_parameters_is_default (parameters, "formula")
                          && !mur_curve_fit_is_ready_model (parameters);
  mur_curve_fit_data_init (&self->data, parameters, inputs, &self->variables);
  start_swarm (self, parameters);
  return (MurRun *)g_steal_pointer (&self);
}

static MurStatus
end_status (MurCurveFit *self, GError **error)
{
  MurStatus status = mur_swarm_status (self->swarm);
  if (status == MUR_STATUS_RUNNING)
    return status;
  if (!isfinite (mur_swarm_best_value (self->swarm)))
    {
      mur_error_set (error, MUR_ERROR_NUMERICAL, "formula",
                     "formula: it has no finite value at the data anywhere the swarm "
                     "went; change it or the search limits");
      return MUR_STATUS_FAILED;
    }
  if (!self->wants_refinement)
    return status;
  const MurStatus refined = mur_curve_fit_refinement_status (self);
  if (mur_curve_fit_needs_intervals (self))
    return MUR_STATUS_RUNNING;
  return refined == MUR_STATUS_FAILED ? MUR_STATUS_STALLED : refined;
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurCurveFit *self = (MurCurveFit *)run;
  if (mur_swarm_status (self->swarm) == MUR_STATUS_RUNNING)
    {
      mur_curve_fit_forget_refinement (self);
      mur_swarm_step (self->swarm);
      if (mur_curve_fit_is_time_for_scale (self))
        mur_curve_fit_update_scale (self);
      mur_curve_fit_follow (self);
      record_generation (self);
    }
  else if (mur_curve_fit_needs_intervals (self))
    mur_curve_fit_step_intervals (self);
  else if (end_status (self, NULL) == MUR_STATUS_RUNNING)
    mur_curve_fit_refine (self);
  return end_status (self, error);
}

static char *
reason (MurRun *run)
{
  const MurCurveFit *self = (const MurCurveFit *)run;
  g_autofree char *refined = mur_curve_fit_refinement_words (self);
  g_autofree char *of_swarm = mur_swarm_reason (self->swarm);
  g_autofree char *remarks = mur_curve_fit_remarks (self);
  return g_strconcat (refined != NULL ? refined : of_swarm, remarks, NULL);
}

static double
progress (MurRun *run)
{
  MurCurveFit *self = (MurCurveFit *)run;
  if (end_status (self, NULL) != MUR_STATUS_RUNNING)
    return 1;
  const double of_swarm
    = (double)mur_swarm_generation (self->swarm) / (double)self->n_generations;
  if (self->starts == NULL)
    return self->wants_refinement ? SWARM_PART * of_swarm : of_swarm;
  return SWARM_PART + (1 - SWARM_PART) * mur_starts_progress (self->starts);
}

static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurCurveFit *self = (MurCurveFit *)run;
  MurSwarmSettings settings;
  MurStop stop;
  mur_curve_fit_read_swarm (parameters, &settings, &stop);
  mur_swarm_retune (self->swarm, &settings, &stop);
  mur_curve_fit_read_plane (self, parameters);
  self->n_generations = stop.iterations;
  return TRUE;
}

static gboolean
act (MurRun *run, const MurActionCall *call, GError **error)
{
  MurCurveFit *self = (MurCurveFit *)run;
  mur_swarm_scatter (self->swarm);
  mur_curve_fit_follow_anew (self);
  return TRUE;
}

static void
save (MurRun *run, MurArchive *archive)
{
  MurCurveFit *self = (MurCurveFit *)run;
  mur_swarm_save (self->swarm, archive);
  mur_archive_put_doubles (archive, "scale", &self->loss.scale, 1);
  mur_archive_put_doubles (archive, "history_best", (gpointer)self->best->data,
                           self->best->len);
  mur_archive_put_doubles (archive, "history_mean", (gpointer)self->mean->data,
                           self->mean->len);
  mur_curve_fit_save_refinement (self, archive);
}

static gboolean
restore_history (
  const MurArchive *archive, const char *name, gsize n, GArray *history, GError **error)
{
  g_array_set_size (history, (guint)n);
  return mur_archive_get_doubles (archive, name, (gpointer)history->data, n, error);
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurCurveFit) self = (MurCurveFit *)begin (parameters, inputs, pool, error);
  if (self == NULL || !mur_swarm_restore (self->swarm, archive, error)
      || !mur_curve_fit_restore_scale (self, archive, error))
    return NULL;
  guint64 generation = mur_swarm_generation (self->swarm);
  if (generation > 1000000)
    {
      mur_error_refuse_count (error, MUR_ERROR_INPUT, "swarm_generation", generation,
                              "at most 1000000");
      return NULL;
    }
  if (!restore_history (archive, "history_best", generation + 1, self->best, error)
      || !restore_history (archive, "history_mean", generation + 1, self->mean, error)
      || !mur_curve_fit_restore_refinement (self, archive, error))
    return NULL;
  mur_curve_fit_follow_anew (self);
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_fit ((MurCurveFit *)run);
}

static const MurAction actions[] = {
  { "scatter", "Scatter",
    "Throws all particles to new places; what they have found they keep." },
  { NULL },
};

const MurExperiment mur_experiment_curve_fit = {
  .id = "curve-fit",
  .title = "Curve fit",
  .summary = "A particle swarm fits a curve to noisy data.",
  .step_unit = "generations",
  .clock = "generation",
  .clock_end = "generations",
  .parameters = mur_curve_fit_parameters,
  .inputs = mur_curve_fit_inputs,
  .actions = actions,
  .presets = mur_curve_fit_presets,
  .idle = mur_curve_fit_idle,
  .constrained = &mur_curve_fit_constrained,
  .check = check,
  .cost = mur_curve_fit_cost,
  .tables = mur_curve_fit_tables,
  .scalars = mur_curve_fit_scalars,
  .begin = begin,
  .step = step,
  .frame = mur_curve_fit_frame,
  .progress = progress,
  .reason = reason,
  .pace = mur_curve_fit_pace,
  .retune = retune,
  .act = act,
  .save = save,
  .restore = restore,
  .end = end,
};
