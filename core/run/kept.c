/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which checkpoints there are decides how long it takes to come to a step, and never what
 * is found there. */

#include "core/run/kept.h"

#include <math.h>

#define SECONDS_APART 0.01

static MurKept *
at (const MurKeptStates *self, guint index)
{
  return &g_array_index (self->states, MurKept, index);
}

static gsize
size_of (const MurKept *kept)
{
  return sizeof *kept + mur_archive_n_bytes (kept->state.archive);
}

void
mur_kept_init (MurKeptStates *self, gsize most_bytes)
{
  *self = (MurKeptStates){ .states = g_array_new (FALSE, FALSE, sizeof (MurKept)),
                           .most_bytes = most_bytes };
}

void
mur_kept_clear (MurKeptStates *self)
{
  for (guint i = 0; i < self->states->len; i++)
    mur_archive_free (at (self, i)->state.archive);
  g_array_unref (self->states);
}

/* How many are at @step or before it. */
static guint
count_until (const MurKeptStates *self, guint64 step)
{
  guint low = 0, high = self->states->len;
  while (low < high)
    {
      const guint middle = (low + high) / 2;
      if (at (self, middle)->state.steps <= step)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const MurKept *
mur_kept_find (const MurKeptStates *self, guint64 step)
{
  const guint n = count_until (self, step);
  return n > 0 ? at (self, n - 1) : NULL;
}

const MurKept *
mur_kept_find_changes (const MurKeptStates *self, guint n_changes)
{
  guint n = self->states->len;
  while (n > 0 && at (self, n - 1)->state.n_applied > n_changes)
    n--;
  return n > 0 ? at (self, n - 1) : NULL;
}

static void
give_up (MurKeptStates *self, guint index)
{
  self->n_bytes -= size_of (at (self, index));
  mur_archive_free (at (self, index)->state.archive);
  g_array_remove_index (self->states, index);
}

/* How much the one at @index is missed: the distance between its neighbours, seen from
 * the present or from the step in sight. */
static double
weigh (const MurKeptStates *self, guint index, MurKeptSight sight)
{
  const double cost = at (self, index)->cost;
  const double before = at (self, index - 1)->cost;
  const double after
    = index + 1 < self->states->len ? at (self, index + 1)->cost : sight.present;
  const double distance = fmin (fabs (sight.present - cost), fabs (sight.past - cost));
  return fabs (after - before) / (distance + SECONDS_APART);
}

/* The first one stays as long as there is another. */
static void
fit_into_memory (MurKeptStates *self, MurKeptSight sight)
{
  while (self->n_bytes > self->most_bytes && self->states->len > 1)
    {
      guint least = 1;
      double least_weight = INFINITY;
      for (guint i = 1; i < self->states->len; i++)
        {
          const double weight = weigh (self, i, sight);
          if (weight >= least_weight)
            continue;
          least = i;
          least_weight = weight;
        }
      give_up (self, least);
    }
}

double
mur_kept_spacing (const MurKeptStates *self, double makings)
{
  return MAX (SECONDS_APART, makings * self->making);
}

/* Columns that a run appends to are kept once, as the latest state has them: a walker
 * into the past, and a branch, have them again in places of their own. All states before
 * the latest are of one place. */
static void
share_columns (MurKeptStates *self, guint index)
{
  const guint last = self->states->len - 1;
  const MurArchive *latest = at (self, last)->state.archive;
  if (index < last)
    mur_archive_share_columns (at (self, index)->state.archive, latest);
  else
    while (index > 0
           && mur_archive_share_columns (at (self, index - 1)->state.archive, latest))
      index--;
}

/* Two must fit beside one another, or going back would begin anew each time. */
static void
make (MurKeptStates *self, MurJob *job, double cost, guint index, MurKeptSight sight)
{
  const gint64 begin_us = g_get_monotonic_time ();
  const MurKept kept = { mur_job_save (job), cost };
  self->making = (double)(g_get_monotonic_time () - begin_us) / G_USEC_PER_SEC;
  self->is_too_large = size_of (&kept) > self->most_bytes / 2;
  if (self->is_too_large)
    {
      mur_archive_free (kept.state.archive);
      return;
    }
  g_array_insert_val (self->states, index, kept);
  self->n_bytes += size_of (&kept);
  share_columns (self, index);
  fit_into_memory (self, sight);
}

void
mur_kept_add (MurKeptStates *self, MurJob *job, double cost, MurKeptSight sight)
{
  if (self->is_too_large || job->status == MUR_STATUS_FAILED
      || job->session->experiment->save == NULL)
    return;
  const guint index = count_until (self, job->steps);
  const MurKept *before = index > 0 ? at (self, index - 1) : NULL;
  if (before == NULL
      || (before->state.steps < job->steps
          && fabs (cost - before->cost) >= SECONDS_APART / 2))
    make (self, job, cost, index, sight);
}

void
mur_kept_forget_changes (MurKeptStates *self, guint n_changes)
{
  for (guint i = self->states->len; i > 0; i--)
    if (at (self, i - 1)->state.n_applied > n_changes)
      give_up (self, i - 1);
}

void
mur_kept_forget_after (MurKeptStates *self, guint64 step)
{
  while (count_until (self, step) < self->states->len)
    give_up (self, self->states->len - 1);
}
