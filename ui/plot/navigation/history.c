/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Back and forward: a list of whole snapshots, as they are small. A gesture compares
 * the snapshot before it with the state after it, and leaves at most one entry. */

#include "ui/plot/navigation/history.h"

#include <math.h>

#include "ui/plot/navigation/axes.h"

#define N_MOST 100

/* Hidden layers and legends stay as they are. */
static void
restore (MurNavigation *self, const MurSnapshot *snapshot)
{
  for (guint i = 0; i < self->now.n; i++)
    {
      MurPanelView *view = &self->now.panels[i];

      view->x = snapshot->panels[i].x;
      view->y = snapshot->panels[i].y;
      view->x_scale = snapshot->panels[i].x_scale;
      view->y_scale = snapshot->panels[i].y_scale;
      self->now.navigated[i] = snapshot->navigated[i];
    }
  mur_navigation_update (self, self->follow);
}

void
mur_navigation_forget_history (MurNavigation *self)
{
  g_queue_clear_full (&self->back, (GDestroyNotify)mur_snapshot_free);
  g_queue_clear_full (&self->forward, (GDestroyNotify)mur_snapshot_free);
}

static void
age_cb (gpointer data, gpointer user_data)
{
  MurSnapshot *self = data;

  for (guint i = 0; i < self->n; i++)
    {
      if (!(self->navigated[i] & MUR_AXIS_X))
        self->panels[i].x = (MurRange){ NAN, NAN };
      if (!(self->navigated[i] & MUR_AXIS_Y))
        self->panels[i].y = (MurRange){ NAN, NAN };
    }
}

void
mur_navigation_age_history (MurNavigation *self)
{
  g_queue_foreach (&self->back, age_cb, NULL);
  g_queue_foreach (&self->forward, age_cb, NULL);
  if (self->before != NULL)
    age_cb (self->before, NULL);
}

void
mur_navigation_begin_gesture (MurNavigation *self)
{
  g_return_if_fail (self != NULL);
  if (self->depth++ > 0)
    return;
  self->before = mur_snapshot_copy (&self->now);
  self->moved = FALSE;
}

static void
remember (MurNavigation *self, MurSnapshot *snapshot)
{
  g_queue_push_head (&self->back, snapshot);
  if (self->back.length > N_MOST)
    mur_snapshot_free (g_queue_pop_tail (&self->back));
  g_queue_clear_full (&self->forward, (GDestroyNotify)mur_snapshot_free);
}

void
mur_navigation_end_gesture (MurNavigation *self)
{
  MurSnapshot *before;

  g_return_if_fail (self != NULL && self->depth > 0);
  if (--self->depth > 0)
    return;
  before = g_steal_pointer (&self->before);
  if (!self->moved || mur_snapshot_equal (before, &self->now))
    mur_snapshot_free (before);
  else
    remember (self, before);
}

gboolean
mur_navigation_cancel_gesture (MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->depth == 0 || !self->moved)
    return FALSE;
  restore (self, self->before);
  self->moved = FALSE;
  return TRUE;
}

MurSnapshot *
mur_navigation_begin_step (MurNavigation *self)
{
  if (self->lock == MUR_NAVIGATION_LOCKED)
    return NULL;
  mur_navigation_begin_gesture (self);
  return mur_snapshot_copy (&self->now);
}

gboolean
mur_navigation_end_step (MurNavigation *self, MurSnapshot *before)
{
  const gboolean changed = !mur_snapshot_equal (before, &self->now);

  self->moved |= changed;
  mur_snapshot_free (before);
  mur_navigation_end_gesture (self);
  return changed;
}

static gboolean
travel (MurNavigation *self, GQueue *from, GQueue *to)
{
  MurSnapshot *snapshot;

  if (self->lock == MUR_NAVIGATION_LOCKED || self->depth > 0 || from->length == 0)
    return FALSE;
  snapshot = g_queue_pop_head (from);
  g_queue_push_head (to, mur_snapshot_copy (&self->now));
  restore (self, snapshot);
  mur_snapshot_free (snapshot);
  return TRUE;
}

gboolean
mur_navigation_back (MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return travel (self, &self->back, &self->forward);
}

gboolean
mur_navigation_forward (MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return travel (self, &self->forward, &self->back);
}

gboolean
mur_navigation_can_go_back (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->lock == MUR_NAVIGATION_FREE && self->back.length > 0;
}

gboolean
mur_navigation_can_go_forward (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->lock == MUR_NAVIGATION_FREE && self->forward.length > 0;
}
