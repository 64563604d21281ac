/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way that a view came: whole moments, as they are small. A gesture compares the
 * moment before it with the one after it and leaves at most one entry. */

#include <math.h>

#include "ui/plot/navigation/private.h"

#define N_MOST 100

MurMoment *
mur_moment_copy (const MurMoment *self)
{
  MurMoment *copy = g_new (MurMoment, 1);

  copy->n = self->n;
  copy->panels = g_memdup2 (self->panels, self->n * sizeof *self->panels);
  copy->navigated = g_memdup2 (self->navigated, self->n * sizeof *self->navigated);
  return copy;
}

void
mur_moment_free (MurMoment *self)
{
  g_free (self->panels);
  g_free (self->navigated);
  g_free (self);
}

static gboolean
same (MurRange a, MurRange b)
{
  return (a.minimum == b.minimum || (isnan (a.minimum) && isnan (b.minimum)))
         && (a.maximum == b.maximum || (isnan (a.maximum) && isnan (b.maximum)));
}

gboolean
mur_moment_equal (const MurMoment *a, const MurMoment *b)
{
  for (guint i = 0; i < MIN (a->n, b->n); i++)
    if (!same (a->panels[i].x, b->panels[i].x) || !same (a->panels[i].y, b->panels[i].y)
        || a->panels[i].x_scale != b->panels[i].x_scale
        || a->panels[i].y_scale != b->panels[i].y_scale
        || a->navigated[i] != b->navigated[i])
      return FALSE;
  return a->n == b->n;
}

/* Hidden layers and legends stay as they are. */
static void
restore (MurNavigation *self, const MurMoment *moment)
{
  for (guint i = 0; i < self->now.n; i++)
    {
      MurPanelView *view = &self->now.panels[i];

      view->x = moment->panels[i].x;
      view->y = moment->panels[i].y;
      view->x_scale = moment->panels[i].x_scale;
      view->y_scale = moment->panels[i].y_scale;
      self->now.navigated[i] = moment->navigated[i];
    }
  mur_navigation_update (self, self->follow);
}

void
mur_navigation_forget_history (MurNavigation *self)
{
  g_queue_clear_full (&self->back, (GDestroyNotify)mur_moment_free);
  g_queue_clear_full (&self->forward, (GDestroyNotify)mur_moment_free);
}

static void
age_cb (gpointer data, gpointer user_data)
{
  MurMoment *self = data;

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
  self->before = mur_moment_copy (&self->now);
  self->moved = FALSE;
}

static void
remember (MurNavigation *self, MurMoment *moment)
{
  g_queue_push_head (&self->back, moment);
  if (self->back.length > N_MOST)
    mur_moment_free (g_queue_pop_tail (&self->back));
  g_queue_clear_full (&self->forward, (GDestroyNotify)mur_moment_free);
}

void
mur_navigation_end_gesture (MurNavigation *self)
{
  MurMoment *before;

  g_return_if_fail (self != NULL && self->depth > 0);
  if (--self->depth > 0)
    return;
  before = g_steal_pointer (&self->before);
  if (!self->moved || mur_moment_equal (before, &self->now))
    mur_moment_free (before);
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

MurMoment *
mur_navigation_begin_step (MurNavigation *self)
{
  if (self->lock == MUR_NAVIGATION_LOCKED)
    return NULL;
  mur_navigation_begin_gesture (self);
  return mur_moment_copy (&self->now);
}

gboolean
mur_navigation_end_step (MurNavigation *self, MurMoment *before)
{
  const gboolean changed = !mur_moment_equal (before, &self->now);

  self->moved |= changed;
  mur_moment_free (before);
  mur_navigation_end_gesture (self);
  return changed;
}

static gboolean
travel (MurNavigation *self, GQueue *from, GQueue *to)
{
  MurMoment *moment;

  if (self->lock == MUR_NAVIGATION_LOCKED || self->depth > 0 || from->length == 0)
    return FALSE;
  moment = g_queue_pop_head (from);
  g_queue_push_head (to, mur_moment_copy (&self->now));
  restore (self, moment);
  mur_moment_free (moment);
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
