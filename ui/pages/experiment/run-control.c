/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two places for runs, and a list of those on their way out. */

#include "ui/pages/experiment/run-control.h"

/* What takes no longer needs no word. */
#define PREPARING_USEC 100000

typedef struct
{
  MurRunner *runner; /* NULL: nobody here */
  MurParameters *parameters;
  guint n_errors; /* reported so far */
  gint64 since_usec;
  gboolean is_live; /* takes new values */
} Place;

struct _MurRunControl
{
  Place current; /* in sight */
  Place next;    /* to take over with its first frame */
  GPtrArray *retired;
  double rate;
  gsize history_bytes;
  MurSaver *saver; /* (nullable): of the run in sight */
  double save_seconds;
};

static gboolean
is_at_rest (MurRunnerState state)
{
  return state == MUR_RUNNER_FINISHED || state == MUR_RUNNER_FAILED
         || state == MUR_RUNNER_CANCELLED;
}

MurRunControl *
mur_run_control_new (void)
{
  MurRunControl *self = g_new0 (MurRunControl, 1);
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_runner_free);
  self->history_bytes = (gsize)MUR_HISTORY_MEGABYTES << 20;
  return self;
}

/* Empties @place; its run ends on its own time. */
static void
retire (MurRunControl *self, Place *place)
{
  if (place->runner != NULL)
    {
      mur_runner_cancel (place->runner);
      g_ptr_array_add (self->retired, g_steal_pointer (&place->runner));
    }
  g_clear_pointer (&place->parameters, mur_parameters_free);
  place->n_errors = 0;
}

/* What the run in sight has come to is saved to the end. */
void
mur_run_control_free (MurRunControl *self)
{
  retire (self, &self->current);
  retire (self, &self->next);
  g_ptr_array_unref (self->retired);
  mur_saver_free (self->saver);
  g_free (self);
}

static void
keep_parameters (Place *place, const MurParameters *parameters)
{
  mur_parameters_free (place->parameters);
  place->parameters = mur_parameters_copy (parameters);
}

/* Takes @runner. */
static void
set_next (MurRunControl *self, const MurSession *session, MurRunner *runner)
{
  retire (self, &self->next);
  self->next.runner = runner;
  self->next.since_usec = g_get_monotonic_time ();
  self->next.is_live = session->experiment->retune != NULL;
  self->next.parameters = mur_parameters_copy (session->parameters);
  mur_runner_set_rate (runner, self->rate);
  mur_runner_set_history (runner, self->history_bytes);
}

void
mur_run_control_begin (MurRunControl *self,
                       const MurSession *session,
                       MurRunnerState state)
{
  g_return_if_fail (self != NULL && session != NULL);

  set_next (self, session, mur_runner_new (session, 0, state));
}

void
mur_run_control_go_on (MurRunControl *self, MurJob *job, MurRunnerState state)
{
  g_autoptr (MurSession) session = NULL;

  g_return_if_fail (self != NULL && job != NULL);

  session = mur_session_copy (mur_job_session (job));
  set_next (self, session, mur_runner_new_for_job (job, state));
  keep_parameters (&self->next, mur_session_last_parameters (session));
}

static Place *
newest (MurRunControl *self)
{
  return self->next.runner != NULL ? &self->next : &self->current;
}

/* Either edit is 0 where it is not meant. */
static gboolean
change (MurRunControl *self,
        const MurParameters *parameters,
        guint64 edit,
        guint64 undone)
{
  Place *place = newest (self);

  if (place->parameters != NULL && !mur_parameters_equal (place->parameters, parameters)
      && mur_parameters_differ_view_only (place->parameters, parameters))
    {
      keep_parameters (place, parameters);
      return TRUE;
    }
  if (place->runner == NULL || !place->is_live
      || mur_runner_report (place->runner).state == MUR_RUNNER_FAILED
      || !mur_parameters_differ_live_only (place->parameters, parameters))
    return FALSE;
  if (mur_parameters_equal (place->parameters, parameters))
    return TRUE;
  if (undone != 0)
    mur_runner_undo (place->runner, parameters, undone);
  else
    mur_runner_edit (place->runner, parameters, edit);
  keep_parameters (place, parameters);
  return TRUE;
}

gboolean
mur_run_control_retune (MurRunControl *self, const MurParameters *parameters)
{
  return change (self, parameters, 0, 0);
}

gboolean
mur_run_control_edit (MurRunControl *self,
                      const MurParameters *parameters,
                      guint64 edit)
{
  return change (self, parameters, edit, 0);
}

gboolean
mur_run_control_undo (MurRunControl *self,
                      const MurParameters *parameters,
                      guint64 edit)
{
  return change (self, parameters, 0, edit);
}

gboolean
mur_run_control_branch (MurRunControl *self,
                        const MurParameters *parameters,
                        MurRunnerState state)
{
  Place *place = &self->current;

  if (self->next.runner != NULL || place->runner == NULL
      || !mur_runner_report (place->runner).is_past
      || !mur_parameters_differ_live_only (place->parameters, parameters))
    return FALSE;
  mur_runner_branch (place->runner, parameters, state);
  keep_parameters (place, parameters);
  return TRUE;
}

void
mur_run_control_set_history (MurRunControl *self, gsize n_bytes)
{
  self->history_bytes = n_bytes;
  if (self->current.runner != NULL)
    mur_runner_set_history (self->current.runner, n_bytes);
  if (self->next.runner != NULL)
    mur_runner_set_history (self->next.runner, n_bytes);
}

void
mur_run_control_set_rate (MurRunControl *self, double steps_per_second)
{
  self->rate = steps_per_second;
  if (self->current.runner != NULL)
    mur_runner_set_rate (self->current.runner, steps_per_second);
  if (self->next.runner != NULL)
    mur_runner_set_rate (self->next.runner, steps_per_second);
}

static void
free_retired (MurRunControl *self)
{
  for (guint i = self->retired->len; i > 0; i--)
    {
      MurRunner *runner = g_ptr_array_index (self->retired, i - 1);
      if (is_at_rest (mur_runner_report (runner).state))
        g_ptr_array_remove_index_fast (self->retired, i - 1);
    }
}

/* The run in sight is the one that is saved. */
static void
save_current (MurRunControl *self)
{
  if (self->current.runner != NULL)
    mur_runner_set_saver (self->current.runner, self->saver, self->save_seconds);
}

/* The run that waits takes over with its first frame, or is refused. */
static guint
poll_next (MurRunControl *self, MurFrame **frame, GError **error)
{
  MurRunnerReport report;

  if (self->next.runner == NULL)
    return 0;
  report = mur_runner_report (self->next.runner);
  *frame = mur_runner_take_frame (self->next.runner);
  if (*frame != NULL)
    {
      if (self->current.runner != NULL)
        mur_runner_set_saver (self->current.runner, NULL, 0);
      retire (self, &self->current);
      self->current = self->next;
      self->next = (Place){ 0 };
      save_current (self);
      return MUR_RUN_STARTED | MUR_RUN_FRAME;
    }
  if (!is_at_rest (report.state))
    return 0;
  *error = mur_runner_dup_error (self->next.runner);
  retire (self, &self->next);
  save_current (self);
  return MUR_RUN_REFUSED;
}

static guint
poll_errors (MurRunControl *self, GError **error)
{
  MurRunnerReport report = mur_runner_report (self->current.runner);

  if (report.n_errors == self->current.n_errors)
    return 0;
  self->current.n_errors = report.n_errors;
  *error = mur_runner_dup_error (self->current.runner);
  return MUR_RUN_ERROR;
}

guint
mur_run_control_poll (MurRunControl *self, MurFrame **frame, GError **error)
{
  guint events;

  g_return_val_if_fail (self != NULL && frame != NULL && error != NULL, 0);

  *frame = NULL;
  free_retired (self);
  events = poll_next (self, frame, error);
  if (self->current.runner == NULL)
    return events;
  if (events == 0)
    {
      *frame = mur_runner_take_frame (self->current.runner);
      events |= *frame != NULL ? MUR_RUN_FRAME : 0;
    }
  if (!(events & MUR_RUN_REFUSED))
    events |= poll_errors (self, error);
  return events;
}

gboolean
mur_run_control_is_live (MurRunControl *self)
{
  if (self->next.runner != NULL || self->retired->len > 0)
    return TRUE;
  return self->current.runner != NULL
         && !mur_runner_report (self->current.runner).is_at_rest;
}

gboolean
mur_run_control_is_preparing (MurRunControl *self)
{
  return self->next.runner != NULL
         && g_get_monotonic_time () - self->next.since_usec >= PREPARING_USEC;
}

MurRunner *
mur_run_control_runner (MurRunControl *self)
{
  return self->current.runner;
}

const MurParameters *
mur_run_control_parameters (MurRunControl *self)
{
  return newest (self)->parameters;
}

/* One that waits to take over is saved from then on. */
void
mur_run_control_set_saver (MurRunControl *self, MurSaver *saver, double seconds)
{
  MurSaver *replaced = self->saver;

  self->saver = saver;
  self->save_seconds = seconds;
  if (self->next.runner == NULL || replaced != NULL)
    save_current (self);
  mur_saver_free (replaced);
}
