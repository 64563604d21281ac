/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same objective where the swarm has ended: many descents, the first ones from what
 * particles have found, and a last one to all digits. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define N_GIVEN 24 /* particles that searches begin at */

static MurStarts *
new_starts (const MurCurveFit *self)
{
  return mur_starts_new (self->model, &self->loss, self->lower, self->upper, self->seed,
                         mur_pool_n_threads (self->pool));
}

/* The best, then particles at even distances. */
static void
take_given (MurCurveFit *self)
{
  const gsize n_particles = mur_swarm_n_particles (self->swarm);
  const guint dimensions = mur_swarm_dimensions (self->swarm);
  const double *found = mur_swarm_best_positions (self->swarm);

  self->n_given = MIN (n_particles, N_GIVEN);
  self->given = g_new (double, self->n_given *dimensions);
  for (gsize i = 1; i < self->n_given; i++)
    memcpy (self->given + i * dimensions,
            found + i * n_particles / self->n_given * dimensions,
            dimensions * sizeof *found);
  memcpy (self->given, mur_swarm_best_position (self->swarm),
          dimensions * sizeof *found);
}

MurStatus
mur_curve_fit_refinement_status (const MurCurveFit *self)
{
  return self->starts != NULL ? mur_starts_report (self->starts).status
                              : MUR_STATUS_RUNNING;
}

/* While it searches only what is lower is taken; in the end all digits are. */
static void
offer (MurCurveFit *self)
{
  const MurStartsReport report = mur_starts_report (self->starts);
  mur_curve_fit_take_loss (self, &report.loss);
  const double best = mur_swarm_best_value (self->swarm);
  const gboolean has_ended = report.status != MUR_STATUS_RUNNING;

  mur_swarm_offer (self->swarm, report.position, report.sum,
                   has_ended ? mur_least_squares_slack (self->model, best) : 0);
  g_array_index (self->best, double, self->best->len - 1)
    = mur_swarm_best_value (self->swarm);
}

void
mur_curve_fit_refine (MurCurveFit *self)
{
  if (self->starts == NULL)
    {
      mur_curve_fit_update_scale (self);
      self->starts = new_starts (self);
      take_given (self);
    }
  mur_starts_step (self->starts, self->given, self->n_given, self->pool);
  offer (self);
}

void
mur_curve_fit_forget_refinement (MurCurveFit *self)
{
  if (self->starts == NULL)
    return;
  self->refinement_evaluations += mur_starts_report (self->starts).n_evaluations;
  g_clear_pointer (&self->starts, mur_starts_free);
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->intervals, mur_intervals_free);
}

MurStartsReport
mur_curve_fit_refinement_report (const MurCurveFit *self)
{
  const MurStartsReport none
    = { .status = MUR_STATUS_RUNNING, .sum = INFINITY, .next_sum = NAN };

  return self->starts != NULL ? mur_starts_report (self->starts) : none;
}

/* How the last descent ended, in words that go on after "Converged at …". */
static const char *
ending_of (MurStatus status)
{
  switch (status)
    {
    case MUR_STATUS_CONVERGED:
      return "the refinement ended at a minimum";
    case MUR_STATUS_STALLED:
      return "the refinement goes no lower, and is at no proper minimum";
    case MUR_STATUS_EXHAUSTED:
      return "the refinement ran out of steps before a minimum";
    case MUR_STATUS_RUNNING:
    case MUR_STATUS_TARGET:
    case MUR_STATUS_FAILED:
    default:
      return "the refinement found no finite derivatives";
    }
}

char *
mur_curve_fit_refinement_words (const MurCurveFit *self)
{
  if (self->starts == NULL)
    return NULL;
  const MurStartsReport report = mur_starts_report (self->starts);
  g_autofree char *next = mur_number_round (report.next_sum, 5);
  g_autofree char *other = isnan (report.next_sum)
                             ? g_strdup ("")
                             : g_strdup_printf (", the next best at %s", next);

  return g_strdup_printf (
    "%s; %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " searches end here%s",
    ending_of (report.status), report.n_here, report.n_searches, other);
}

gboolean
mur_curve_fit_needs_intervals (const MurCurveFit *self)
{
  return self->interval_kind != MUR_INTERVALS_NORMAL && self->starts != NULL
         && mur_curve_fit_refinement_status (self) != MUR_STATUS_RUNNING
         && (self->intervals == NULL || !mur_intervals_is_done (self->intervals));
}

static void
begin_intervals (MurCurveFit *self)
{
  mur_curve_fit_update_picture (self);
  self->intervals = mur_intervals_new (
    self->model, &self->loss, self->interval_kind, self->lower, self->upper,
    mur_swarm_best_position (self->swarm), self->picture.errors,
    mur_curve_fit_freedom (self), MUR_CURVE_FIT_LEVEL, self->seed);
}

void
mur_curve_fit_step_intervals (MurCurveFit *self)
{
  if (self->intervals == NULL)
    begin_intervals (self);
  if (!mur_intervals_step (self->intervals, self->pool))
    mur_curve_fit_picture_clear (&self->picture);
}

static gboolean
restore_intervals (MurCurveFit *self, const MurArchive *archive, GError **error)
{
  if (self->interval_kind == MUR_INTERVALS_NORMAL)
    return mur_error_refuse (error, MUR_ERROR_INPUT, "intervals", "1",
                             "0 where intervals is normal");
  begin_intervals (self);
  const gboolean is_restored = mur_intervals_restore (self->intervals, archive, error);
  mur_curve_fit_picture_clear (&self->picture);
  return is_restored;
}

void
mur_curve_fit_save_refinement (const MurCurveFit *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "refining", self->starts != NULL);
  mur_archive_put_integer (archive, "refinement_evaluations",
                           self->refinement_evaluations);
  if (self->starts == NULL)
    return;
  mur_archive_put_doubles (archive, "given", self->given,
                           self->n_given * mur_swarm_dimensions (self->swarm));
  mur_starts_save (self->starts, archive);
  mur_archive_put_integer (archive, "intervals", self->intervals != NULL);
  if (self->intervals != NULL)
    mur_intervals_save (self->intervals, archive);
}

gboolean
mur_curve_fit_restore_refinement (MurCurveFit *self,
                                  const MurArchive *archive,
                                  GError **error)
{
  guint64 refining, intervals;
  if (!mur_archive_get_integer (archive, "refining", &refining, error)
      || !mur_archive_get_integer (archive, "refinement_evaluations",
                                   &self->refinement_evaluations, error))
    return FALSE;
  if (refining == 0)
    return TRUE;
  self->starts = new_starts (self);
  take_given (self);
  return mur_archive_get_doubles (archive, "given", self->given,
                                  self->n_given * mur_swarm_dimensions (self->swarm),
                                  error)
         && mur_starts_restore (self->starts, archive, error)
         && mur_archive_get_integer (archive, "intervals", &intervals, error)
         && (intervals == 0 || restore_intervals (self, archive, error));
}
