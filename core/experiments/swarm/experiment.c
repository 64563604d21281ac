/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Swarm: particles search a landscape, or a formula, for its lowest place.
 *
 * A step is a generation; the refinement at the end is a step of its own. */

#include "core/experiments/swarm/private.h"

#include "core/experiment/selection.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/base/rng.h"
#include "core/experiments/registry.h"

#include <math.h>
#include <string.h>

#define IN_BOX 1e-9 /* of the box: by how much a minimum may be outside */

const char *const mur_search_courses[MUR_SEARCH_N_COURSES]
  = { "best", "mean", "spread", "radius", "evaluations" };

static void
free_search (MurSearch *self)
{
  g_clear_pointer (&self->swarm, mur_swarm_free);
  mur_search_objective_clear (&self->objective);
  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    g_clear_pointer (&self->courses[k], g_array_unref);
  g_clear_pointer (&self->landscape, mur_table_unref);
  g_clear_pointer (&self->stability, mur_table_unref);
  g_clear_pointer (&self->start, mur_table_unref);
  g_free (self->key);
  g_free (self->trail);
  g_free (self->minima);
  g_free (self->lower);
  g_free (self->upper);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSearch, free_search)

/* Each call has noise of its own, named by how many evaluations came before it. */
static void
objective_cb (
  const double *points, gsize n, guint dimensions, double *values, gpointer data)
{
  MurSearch *self = data;

  mur_search_objective_evaluate (&self->objective, points, n, values);
  if (self->noise == 0)
    return;
  const guint64 before = self->swarm != NULL ? mur_swarm_evaluations (self->swarm) : 0;
  MurRng rng = mur_rng (self->seed, MUR_RNG_OBJECTIVE_NOISE, before);
  g_autofree double *normal = g_new (double, n);

  mur_rng_fill_normal (&rng, n, normal);
  for (gsize i = 0; i < n; i++)
    values[i] += self->noise * normal[i];
}

static gboolean
is_in_box (const MurSearch *self, const double *position)
{
  for (guint d = 0; d < self->dimensions; d++)
    {
      const double slack = IN_BOX * (self->upper[d] - self->lower[d]);

      if (position[d] < self->lower[d] - slack || position[d] > self->upper[d] + slack)
        return FALSE;
    }
  return TRUE;
}

static void
find_minima (MurSearch *self)
{
  const MurLandscape *landscape = self->objective.landscape;
  const gsize row = self->dimensions;

  self->minimum = NAN;
  if (landscape == NULL)
    return;
  const gsize n = mur_landscape_minima (landscape, NULL);

  self->minima = g_new (double, n *row);
  mur_landscape_minima (landscape, self->minima);
  for (gsize k = 0; k < n; k++)
    if (is_in_box (self, self->minima + k * row))
      memmove (self->minima + row * self->n_minima++, self->minima + k * row,
               row * sizeof (double));
  if (self->n_minima > 0
      && mur_landscape_is_bounded_in (landscape, self->lower, self->upper))
    self->minimum = mur_landscape_minimum (landscape);
}

/* What the run is to do, without its swarm. */
static gboolean
read_settings (MurSearch *self,
               const MurParameters *parameters,
               const MurInputs *inputs,
               GError **error)
{
  self->dimensions = mur_search_dimensions (parameters);
  self->lower = g_new (double, self->dimensions);
  self->upper = g_new (double, self->dimensions);
  self->noise = mur_parameters_number (parameters, "noise");
  self->seed = mur_parameters_integer (parameters, "seed");
  self->refinement = (MurSearchRefinement)mur_parameters_choice (parameters, "refine");
  return mur_search_check_values (parameters, inputs, error)
         && mur_search_read_box (parameters, self->lower, self->upper, error);
}

/* A landscape passes without being made. */
static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  g_autoptr (MurSearch) self = g_new0 (MurSearch, 1);

  if (!read_settings (self, parameters, inputs, error))
    return FALSE;
  return !mur_search_has_formula (parameters)
         || mur_search_objective_init (&self->objective, parameters, self->lower,
                                       self->upper, NULL, error);
}

void
mur_search_note_generation (MurSearch *self)
{
  const double now[MUR_SEARCH_N_COURSES] = {
    [MUR_SEARCH_BEST] = mur_swarm_best_value (self->swarm),
    [MUR_SEARCH_MEAN] = mur_swarm_mean_value (self->swarm),
    [MUR_SEARCH_SPREAD] = mur_swarm_spread (self->swarm),
    [MUR_SEARCH_RADIUS] = mur_swarm_radius (self->swarm),
    [MUR_SEARCH_EVALUATIONS] = (double)mur_search_n_evaluations (self),
  };

  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    {
      const guint last = (guint)mur_swarm_generation (self->swarm);

      if (self->courses[k]->len <= last)
        g_array_set_size (self->courses[k], last + 1);
      g_array_index (self->courses[k], double, last) = now[k];
    }
}

/* The evaluations of the refinement are part of the budget. */
static void
read_live (MurSearch *self, const MurParameters *parameters)
{
  mur_search_read_swarm (parameters, &self->settings, &self->stop);
  if (self->stop.evaluations > 0)
    self->stop.evaluations
      -= MIN (self->refinement_evaluations, self->stop.evaluations - 1);
  self->radius_stop = mur_parameters_number (parameters, "radius");
  mur_search_read_plane (self, parameters);
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  g_autoptr (MurSearch) self = g_new0 (MurSearch, 1);
  gsize n_given;

  if (!read_settings (self, parameters, inputs, error)
      || !mur_search_objective_init (&self->objective, parameters, self->lower,
                                     self->upper, pool, error))
    return NULL;
  find_minima (self);
  for (guint k = 0; k < MUR_SEARCH_N_COURSES; k++)
    self->courses[k] = g_array_new (FALSE, FALSE, sizeof (double));
  self->stability = mur_search_make_stability ();
  read_live (self, parameters);

  self->start = mur_inputs_select (inputs, &mur_search_inputs[0], NULL);
  g_autofree double *given
    = mur_search_read_start (self->start, self->dimensions, &n_given);

  self->swarm
    = mur_swarm_new (&self->settings, &self->stop, self->dimensions, self->lower,
                     self->upper, given, n_given, self->seed, objective_cb, self);
  mur_search_follow (self);
  mur_search_note_generation (self);
  return (MurRun *)g_steal_pointer (&self);
}

guint64
mur_search_n_evaluations (const MurSearch *self)
{
  return mur_swarm_evaluations (self->swarm) + self->refinement_evaluations;
}

static gboolean
is_small (const MurSearch *self)
{
  const GArray *radii = self->courses[MUR_SEARCH_RADIUS];

  return g_array_index (radii, double, radii->len - 1) < self->radius_stop;
}

/* Of the swarm, its radius too. */
static MurStatus
swarm_status (const MurSearch *self)
{
  const MurStatus status = mur_swarm_status (self->swarm);

  return status == MUR_STATUS_RUNNING && is_small (self) ? MUR_STATUS_STALLED : status;
}

static MurStatus
end_status (const MurSearch *self, GError **error)
{
  const MurStatus status = swarm_status (self);

  if (status == MUR_STATUS_RUNNING)
    return status;
  if (!isfinite (mur_swarm_best_value (self->swarm)))
    {
      const char *field = self->objective.program != NULL ? "formula" : "landscape";

      mur_error_set (error, MUR_ERROR_NUMERICAL, field,
                     "%s: it has no finite value anywhere the swarm went; change it or "
                     "the limits",
                     field);
      return MUR_STATUS_FAILED;
    }
  if (self->refinement == MUR_SEARCH_UNREFINED)
    return status;
  if (!self->is_refined)
    return MUR_STATUS_RUNNING;
  return self->refinement_converged ? MUR_STATUS_CONVERGED : status;
}

/* What it finds joins the swarm, and the last generation of the courses. */
static void
refine (MurSearch *self)
{
  const guint64 budget = self->stop.evaluations;
  const guint64 done = mur_swarm_evaluations (self->swarm);
  g_autofree double *position = g_memdup2 (mur_swarm_best_position (self->swarm),
                                           self->dimensions * sizeof (double));
  const MurSearchRefined refined = mur_search_refine (
    &self->objective, self->refinement, self->lower, self->upper,
    mur_swarm_radius (self->swarm), budget > 0 ? budget - done : G_MAXUINT64, position);
  double value;

  mur_search_objective_evaluate (&self->objective, position, 1, &value);
  mur_swarm_offer (self->swarm, position, value, 0);
  self->is_refined = TRUE;
  self->refinement_converged = refined.status == MUR_STATUS_CONVERGED;
  self->refinement_evaluations += refined.n_evaluations;
  if (budget > 0)
    self->stop.evaluations -= MIN (refined.n_evaluations, budget - 1);
  mur_swarm_retune (self->swarm, &self->settings, &self->stop);
  mur_search_note_generation (self);
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurSearch *self = (MurSearch *)run;

  if (swarm_status (self) == MUR_STATUS_RUNNING)
    {
      self->is_refined = FALSE;
      mur_swarm_step (self->swarm);
      mur_search_follow (self);
      mur_search_note_generation (self);
    }
  else if (end_status (self, NULL) == MUR_STATUS_RUNNING)
    refine (self);
  return end_status (self, error);
}

/* What the swarm ended by, then what came of the refinement. */
static char *
reason (MurRun *run)
{
  const MurSearch *self = (const MurSearch *)run;
  const MurStatus status = mur_swarm_status (self->swarm);
  g_autofree char *of_swarm = mur_swarm_reason (self->swarm);
  g_autofree char *radius = mur_number_format (self->radius_stop);

  if (self->is_refined && self->refinement_converged)
    return g_strdup ("the refinement found nothing lower nearby");
  if (status == MUR_STATUS_RUNNING)
    {
      g_free (of_swarm);
      of_swarm = g_strdup_printf ("all particles are within %s of the box", radius);
    }
  return self->is_refined
           ? g_strconcat (of_swarm, "; the refinement ran out of steps", NULL)
           : g_steal_pointer (&of_swarm);
}

static double
progress (MurRun *run)
{
  const MurSearch *self = (const MurSearch *)run;
  const double by_generations
    = (double)mur_swarm_generation (self->swarm) / (double)self->stop.iterations;
  const double by_evaluations
    = self->stop.evaluations > 0
        ? (double)mur_swarm_evaluations (self->swarm) / (double)self->stop.evaluations
        : 0;

  if (end_status (self, NULL) != MUR_STATUS_RUNNING)
    return 1;
  return fmax (by_generations, by_evaluations);
}

static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurSearch *self = (MurSearch *)run;

  if (!mur_search_check_live (parameters, error))
    return FALSE;
  read_live (self, parameters);
  mur_swarm_retune (self->swarm, &self->settings, &self->stop);
  return TRUE;
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurSearch) self = (MurSearch *)begin (parameters, inputs, pool, error);

  if (self == NULL || !mur_search_restore_state (self, archive, error))
    return NULL;
  read_live (self, parameters);
  mur_swarm_retune (self->swarm, &self->settings, &self->stop);
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_search ((MurSearch *)run);
}

const MurExperiment mur_experiment_swarm = {
  .id = "swarm",
  .title = "Swarm",
  .summary = "A swarm of particles searches a landscape for its lowest place.",
  .step_unit = "generations",
  .clock = "generation",
  .clock_end = "generations",
  .parameters = mur_search_parameters,
  .inputs = mur_search_inputs,
  .actions = mur_search_actions,
  .presets = mur_search_presets,
  .idle = mur_search_idle,
  .check = check,
  .cost = mur_search_cost,
  .tables = mur_search_tables,
  .scalars = mur_search_scalars,
  .begin = begin,
  .step = step,
  .frame = mur_search_frame,
  .progress = progress,
  .reason = reason,
  .pace = mur_search_pace,
  .retune = retune,
  .act = mur_search_act,
  .save = mur_search_save,
  .restore = restore,
  .end = end,
};
