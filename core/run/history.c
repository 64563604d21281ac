/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A job that is stepped is a walker: the present, and where it is looked at the past. */

#include "core/run/history.h"

#include "core/run/kept.h"

#include <math.h>

/* Making checkpoints takes at most a fifth of the time of a run, and a third of the way
 * to a step of the past, to which a person is likely to come back. */
#define MAKINGS_APART 4
#define MAKINGS_APART_IN_PAST 2
/* So long may it take to compute the past from the beginning each time. */
#define LONGEST_ANEW 1.0

typedef struct
{
  MurJob *job;     /* (nullable) */
  double cost;     /* to come to where it is, in seconds of stepping */
  double due_cost; /* of the next checkpoint */
} Walker;

struct _MurHistory
{
  Walker present;
  Walker past;
  guint64 past_goal; /* the step that the past goes to */
  MurKeptStates kept;
  guint64 goal;               /* the step that the present was at before an undo */
  MurParameters *goal_values; /* (nullable): in force there; else it is not behind */
};

static double
spacing_of (const MurHistory *self, const Walker *walker)
{
  return mur_kept_spacing (&self->kept, walker == &self->past ? MAKINGS_APART_IN_PAST
                                                              : MAKINGS_APART);
}

static void
keep_if_due (MurHistory *self, Walker *walker)
{
  if (walker->cost < walker->due_cost)
    return;
  const MurKeptSight sight
    = { self->present.cost, self->past.job != NULL ? self->past.cost : NAN };
  mur_kept_add (&self->kept, walker->job, walker->cost, sight);
  walker->due_cost = walker->cost + spacing_of (self, walker);
}

static MurStatus
step (MurHistory *self, Walker *walker, GError **error)
{
  const gint64 begin_us = g_get_monotonic_time ();
  const MurStatus status = mur_job_step (walker->job, error);
  walker->cost += (double)(g_get_monotonic_time () - begin_us) / G_USEC_PER_SEC;
  keep_if_due (self, walker);
  return status;
}

MurHistory *
mur_history_new (MurJob *job, gsize n_bytes)
{
  g_return_val_if_fail (job != NULL, NULL);

  MurHistory *self = g_new0 (MurHistory, 1);
  self->present.job = job;
  mur_kept_init (&self->kept, n_bytes);
  keep_if_due (self, &self->present);
  return self;
}

void
mur_history_set_bytes (MurHistory *self, gsize n_bytes)
{
  g_return_if_fail (self != NULL);
  if (n_bytes == self->kept.most_bytes)
    return;
  self->kept.most_bytes = n_bytes;
  self->kept.is_too_large = FALSE;
}

void
mur_history_free (MurHistory *self)
{
  if (self == NULL)
    return;
  mur_history_leave (self);
  mur_job_free (self->present.job);
  mur_parameters_free (self->goal_values);
  mur_kept_clear (&self->kept);
  g_free (self);
}

MurJob *
mur_history_present (const MurHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->present.job;
}

MurStatus
mur_history_step (MurHistory *self, GError **error)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);
  return step (self, &self->present, error);
}

/* The newest change took the place of one or came behind all: a state that has taken
 * what is no longer in the log is none of this run. */
static void
forget_replaced (MurHistory *self, guint64 n_logged_before)
{
  const MurJob *job = self->present.job;
  if (job->n_logged != n_logged_before)
    mur_kept_forget_changes (&self->kept, job->session->changes->len - 1);
}

gboolean
mur_history_edit (MurHistory *self,
                  const MurParameters *parameters,
                  guint64 edit,
                  GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const guint64 n_logged = self->present.job->n_logged;
  const gboolean done = mur_job_edit (self->present.job, parameters, edit, error);
  forget_replaced (self, n_logged);
  return done;
}

gboolean
mur_history_act (MurHistory *self, const char *action, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const guint64 n_logged = self->present.job->n_logged;
  const gboolean done = mur_job_act (self->present.job, action, error);
  forget_replaced (self, n_logged);
  return done;
}

const char *
mur_history_why_not (const MurHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kept.states->len > 0 || self->present.cost < LONGEST_ANEW)
    return NULL;
  return self->kept.is_too_large
           ? "The past is not kept: a state of this run is too large."
           : "The past is not kept: this run has no checkpoints.";
}

gsize
mur_history_n_bytes (const MurHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->kept.n_bytes;
}

/* @walker, without a job, goes on from @base (nullable: from the beginning) with the
 * changes of @session. */
static gboolean
enter (MurHistory *self,
       Walker *walker,
       const MurSession *session,
       const MurKept *base,
       GError **error)
{
  MurJob *job = mur_job_alloc_beside (session, self->present.job);
  if (!(base != NULL ? mur_job_enter (job, &base->state, error)
                     : mur_job_begin (job, error)))
    {
      mur_job_free (job);
      return FALSE;
    }
  walker->job = job;
  walker->cost = base != NULL ? base->cost : 0;
  walker->due_cost = walker->cost + (base != NULL ? spacing_of (self, walker) : 0);
  return TRUE;
}

gboolean
mur_history_go_to (MurHistory *self, guint64 step, GError **error)
{
  g_return_val_if_fail (self != NULL && step <= self->present.job->steps, FALSE);

  const MurKept *base = mur_kept_find (&self->kept, step);
  const MurJob *past = self->past.job;
  self->past_goal = step;
  if (past != NULL && past->steps <= step
      && (base == NULL || base->state.steps <= past->steps))
    return TRUE;
  mur_history_leave (self);
  return enter (self, &self->past, self->present.job->session, base, error);
}

/* A step that failed is none that was taken the first time. */
gboolean
mur_history_approach (MurHistory *self)
{
  g_return_val_if_fail (self != NULL && self->past.job != NULL, FALSE);

  if (self->past.job->steps >= self->past_goal
      || self->past.job->status != MUR_STATUS_RUNNING)
    return FALSE;
  step (self, &self->past, NULL);
  return TRUE;
}

MurJob *
mur_history_past (const MurHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->past.job;
}

void
mur_history_leave (MurHistory *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->past.job, mur_job_free);
}

/* @walker's job, on the pool of the present, becomes the present. */
static void
replace_present (MurHistory *self, Walker walker)
{
  walker.job->borrows_pool = self->present.job->borrows_pool;
  self->present.job->borrows_pool = TRUE;
  mur_job_free (self->present.job);
  self->present = walker;
}

void
mur_history_branch (MurHistory *self)
{
  g_return_if_fail (self != NULL && self->past.job != NULL);

  Walker past = self->past;
  self->past.job = NULL;
  replace_present (self, past);
  mur_session_drop_changes (past.job->session, past.job->n_applied);
  mur_kept_forget_after (&self->kept, past.job->steps);
}

gboolean
mur_history_undo (MurHistory *self,
                  guint64 edit,
                  const MurParameters *parameters,
                  GError **error)
{
  g_return_val_if_fail (self != NULL && edit != 0 && parameters != NULL, FALSE);

  g_autoptr (MurSession) session = mur_session_copy (self->present.job->session);
  const guint first = mur_session_remove_edit (session, edit);
  if (first == G_MAXUINT)
    return FALSE;
  Walker walker;
  if (!enter (self, &walker, session, mur_kept_find_changes (&self->kept, first),
              error))
    return FALSE;
  mur_history_leave (self);
  self->goal
    = MAX (self->goal_values != NULL ? self->goal : 0, self->present.job->steps);
  mur_parameters_free (self->goal_values);
  self->goal_values = mur_parameters_copy (parameters);
  replace_present (self, walker);
  mur_kept_forget_changes (&self->kept, first);
  return TRUE;
}

gboolean
mur_history_is_behind (const MurHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->goal_values != NULL;
}

void
mur_history_catch_up (MurHistory *self, GError **error)
{
  g_return_if_fail (self != NULL && self->goal_values != NULL);

  MurJob *job = self->present.job;
  if (job->steps < self->goal && job->status == MUR_STATUS_RUNNING)
    {
      step (self, &self->present, error);
      return;
    }
  g_autoptr (MurParameters) values = g_steal_pointer (&self->goal_values);
  if (job->status != MUR_STATUS_FAILED)
    mur_history_edit (self, values, 0, error);
}
