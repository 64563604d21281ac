/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Jobs. Changes logged in the session are applied as soon as the step before them is
 * done, which is the moment a person made them. One that a person makes while logged
 * ones are still ahead begins a history of its own: those ahead are dropped.
 *
 * Whether a change sets an ended run going again only its next step can tell, so the
 * status turns to running until then; a step of a run that stays ended does nothing. */

#include "core/run/job.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/experiment/action.h"
#include "core/run/job-private.h"

/* What an experiment has no function for is refused, also where a session asks for it.
 */
static gboolean
check_can (const MurExperiment *experiment, const MurChange *change, GError **error)
{
  if (change->action != NULL ? experiment->act != NULL : experiment->retune != NULL)
    return TRUE;
  const char *field = change->action != NULL ? "action" : "changes";
  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: %s is not allowed; a run of %s takes no %s", field,
                 change->action != NULL ? change->action : "a new value",
                 experiment->id, change->action != NULL ? "actions" : "new values");
  return FALSE;
}

static gboolean
apply_change (MurJob *self, const MurChange *change, GError **error)
{
  const MurExperiment *experiment = self->session->experiment;
  if (!check_can (experiment, change, error))
    return FALSE;
  if (change->action != NULL)
    {
      MurActionCall call;
      if (!mur_action_parse (experiment, change->action, &call, error)
          || !experiment->act (self->run, &call, error))
        return FALSE;
    }
  else if (!experiment->retune (self->run, change->parameters, error))
    return FALSE;
  else
    {
      mur_parameters_free (self->current);
      self->current = mur_parameters_copy (change->parameters);
    }
  self->status = MUR_STATUS_RUNNING;
  return TRUE;
}

/* Applies what was logged for before the next step. */
static gboolean
apply_due (MurJob *self, GError **error)
{
  GPtrArray *changes = self->session->changes;
  while (self->n_applied < changes->len)
    {
      const MurChange *change = g_ptr_array_index (changes, self->n_applied);
      if (change->step > self->steps)
        break;
      if (!apply_change (self, change, error))
        {
          self->status = MUR_STATUS_FAILED;
          return FALSE;
        }
      self->n_applied++;
    }
  return TRUE;
}

static MurJob *
alloc (const MurSession *session, MurPool *pool)
{
  MurJob *self = g_new0 (MurJob, 1);
  self->session = mur_session_copy (session);
  self->current = mur_parameters_copy (session->parameters);
  self->pool = pool;
  self->status = MUR_STATUS_RUNNING;
  return self;
}

MurJob *
mur_job_alloc (const MurSession *session, guint n_threads)
{
  return alloc (session, mur_pool_new (n_threads));
}

MurJob *
mur_job_alloc_beside (const MurSession *session, const MurJob *other)
{
  MurJob *self = alloc (session, other->pool);
  self->borrows_pool = TRUE;
  return self;
}

gboolean
mur_job_begin (MurJob *self, GError **error)
{
  self->run = self->session->experiment->begin (
    self->session->parameters, self->session->inputs, self->pool, error);
  return self->run != NULL && apply_due (self, error);
}

/* The current values follow from the changes. */
gboolean
mur_job_enter (MurJob *self, const MurJobState *state, GError **error)
{
  self->steps = state->steps;
  self->status = state->status;
  self->n_applied = state->n_applied;
  for (guint i = self->n_applied; i > 0; i--)
    {
      const MurChange *change = g_ptr_array_index (self->session->changes, i - 1);
      if (change->parameters == NULL)
        continue;
      mur_parameters_free (self->current);
      self->current = mur_parameters_copy (change->parameters);
      break;
    }
  self->run = self->session->experiment->restore (self->current, self->session->inputs,
                                                  self->pool, state->archive, error);
  return self->run != NULL && apply_due (self, error);
}

MurJobState
mur_job_save (MurJob *self)
{
  MurJobState state = { .steps = self->steps,
                        .n_applied = self->n_applied,
                        .status = self->status,
                        .archive = mur_archive_new () };
  self->session->experiment->save (self->run, state.archive);
  return state;
}

MurJob *
mur_job_new (const MurSession *session, guint n_threads, GError **error)
{
  g_return_val_if_fail (session != NULL, NULL);

  g_autoptr (MurJob) self = mur_job_alloc (session, n_threads);
  return mur_job_begin (self, error) ? g_steal_pointer (&self) : NULL;
}

void
mur_job_free (MurJob *self)
{
  if (self == NULL)
    return;
  if (self->run != NULL)
    self->session->experiment->end (self->run);
  if (!self->borrows_pool)
    mur_pool_free (self->pool);
  mur_parameters_free (self->current);
  mur_session_free (self->session);
  g_free (self);
}

MurStatus
mur_job_step (MurJob *self, GError **error)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);

  if (self->status != MUR_STATUS_RUNNING)
    return self->status;
  self->status = self->session->experiment->step (self->run, error);
  self->steps++;
  if (self->status != MUR_STATUS_FAILED)
    apply_due (self, error);
  return self->status;
}

static gboolean
check_going (const MurJob *self, GError **error)
{
  if (self->status != MUR_STATUS_FAILED)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, NULL,
                 "the run has failed and takes no change; begin it again");
  return FALSE;
}

/* Without a function to take them no parameter is live. */
static gboolean
check_live (const MurJob *self, const MurParameters *after, GError **error)
{
  const MurParameters *before = self->current;
  const gboolean takes_any = self->session->experiment->retune != NULL;
  for (const MurParameter *row = mur_parameters_table (before); row->name != NULL;
       row++)
    {
      g_autofree char *old = mur_parameters_format (before, row->name);
      g_autofree char *new = mur_parameters_format (after, row->name);
      const gboolean is_live = (row->flags & MUR_PARAMETER_VIEW) != 0
                               || (takes_any && (row->flags & MUR_PARAMETER_LIVE) != 0);
      if (!is_live && !g_str_equal (old, new))
        {
          g_autofree char *shown = mur_names_show (new);
          mur_error_set (error, MUR_ERROR_VALUE, row->name,
                         "%s: %s is not allowed during a run, which began with %s; "
                         "begin it again",
                         row->name, shown, old);
          return FALSE;
        }
    }
  return TRUE;
}

/* Many new values of one edit between two steps come to the last of them. */
static void
log_retune (MurJob *self, const MurParameters *parameters, guint64 edit)
{
  GPtrArray *changes = self->session->changes;
  const MurChange *last
    = changes->len == 0 ? NULL : g_ptr_array_index (changes, changes->len - 1);
  if (last != NULL && last->step == self->steps && last->parameters != NULL
      && last->edit == edit)
    mur_session_drop_changes (self->session, changes->len - 1);
  mur_session_add_edit (self->session, self->steps, parameters, edit);
  self->n_applied = changes->len;
  self->n_logged++;
}

/* The run has nothing to do with them. */
static void
take_view (MurJob *self, const MurParameters *parameters)
{
  if (mur_parameters_same_view (mur_session_last_parameters (self->session), parameters)
      && mur_parameters_same_view (self->session->parameters, parameters))
    return;
  mur_parameters_copy_view (self->current, parameters);
  mur_session_set_view (self->session, parameters);
}

gboolean
mur_job_retune (MurJob *self, const MurParameters *parameters, GError **error)
{
  return mur_job_edit (self, parameters, 0, error);
}

gboolean
mur_job_edit (MurJob *self,
              const MurParameters *parameters,
              guint64 edit,
              GError **error)
{
  g_return_val_if_fail (self != NULL && parameters != NULL, FALSE);
  g_return_val_if_fail (
    mur_parameters_table (parameters) == self->session->experiment->parameters, FALSE);

  MurChange change = { .step = self->steps, .parameters = (MurParameters *)parameters };
  gboolean is_same = mur_parameters_equal (self->current, parameters);
  if (!is_same && mur_parameters_differ_view_only (self->current, parameters))
    {
      take_view (self, parameters);
      return TRUE;
    }
  if (!check_going (self, error) || !check_live (self, parameters, error))
    return FALSE;
  if (is_same)
    return TRUE;
  if (!apply_change (self, &change, error))
    return FALSE;
  take_view (self, parameters);
  mur_session_drop_changes (self->session, self->n_applied);
  log_retune (self, parameters, edit);
  return TRUE;
}

gboolean
mur_job_act (MurJob *self, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL && action != NULL, FALSE);

  MurChange change = { .step = self->steps, .action = (char *)action };
  if (!check_going (self, error) || !apply_change (self, &change, error))
    return FALSE;
  mur_session_drop_changes (self->session, self->n_applied);
  mur_session_add_change (self->session, self->steps, action, NULL);
  self->n_applied = self->session->changes->len;
  self->n_logged++;
  return TRUE;
}

/* Takes @frame. */
static MurFrame *
describe (MurJob *self, MurFrame *frame)
{
  const MurExperiment *experiment = self->session->experiment;
  mur_frame_set_description (frame, experiment->tables, experiment->scalars);
  if (experiment->reason != NULL && self->status != MUR_STATUS_RUNNING)
    mur_frame_set_note (frame, experiment->reason (self->run));
  return frame;
}

MurFrame *
mur_job_frame (MurJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return describe (self, self->session->experiment->frame (self->run));
}

MurFrame *
mur_job_results (MurJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const MurExperiment *experiment = self->session->experiment;
  return describe (self, experiment->results != NULL ? experiment->results (self->run)
                                                     : experiment->frame (self->run));
}

MurStatus
mur_job_status (const MurJob *self)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);
  return self->status;
}

guint64
mur_job_steps (const MurJob *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->steps;
}

double
mur_job_progress (MurJob *self)
{
  g_return_val_if_fail (self != NULL, 0);
  const MurExperiment *experiment = self->session->experiment;
  if (experiment->progress == NULL)
    return self->status == MUR_STATUS_RUNNING ? 0 : 1;
  return CLAMP (experiment->progress (self->run), 0, 1);
}

double
mur_job_pace (MurJob *self)
{
  g_return_val_if_fail (self != NULL, MUR_PACE);
  const MurExperiment *experiment = self->session->experiment;
  return experiment->pace != NULL ? experiment->pace (self->run) : MUR_PACE;
}

const MurSession *
mur_job_session (const MurJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->session;
}
