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
restore (MurView *self, const MurMoment *moment)
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
  mur_view_update (self, self->follow);
}

void
mur_view_forget_history (MurView *self)
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
mur_view_age_history (MurView *self)
{
  g_queue_foreach (&self->back, age_cb, NULL);
  g_queue_foreach (&self->forward, age_cb, NULL);
  if (self->before != NULL)
    age_cb (self->before, NULL);
}

void
mur_view_begin_gesture (MurView *self)
{
  g_return_if_fail (self != NULL);
  if (self->depth++ > 0)
    return;
  self->before = mur_moment_copy (&self->now);
  self->moved = FALSE;
}

static void
remember (MurView *self, MurMoment *moment)
{
  g_queue_push_head (&self->back, moment);
  if (self->back.length > N_MOST)
    mur_moment_free (g_queue_pop_tail (&self->back));
  g_queue_clear_full (&self->forward, (GDestroyNotify)mur_moment_free);
}

void
mur_view_end_gesture (MurView *self)
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
mur_view_cancel_gesture (MurView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->depth == 0 || !self->moved)
    return FALSE;
  restore (self, self->before);
  self->moved = FALSE;
  return TRUE;
}

MurMoment *
mur_view_begin_step (MurView *self)
{
  if (self->lock == MUR_VIEW_LOCKED)
    return NULL;
  mur_view_begin_gesture (self);
  return mur_moment_copy (&self->now);
}

gboolean
mur_view_end_step (MurView *self, MurMoment *before)
{
  const gboolean changed = !mur_moment_equal (before, &self->now);

  self->moved |= changed;
  mur_moment_free (before);
  mur_view_end_gesture (self);
  return changed;
}

static gboolean
travel (MurView *self, GQueue *from, GQueue *to)
{
  MurMoment *moment;

  if (self->lock == MUR_VIEW_LOCKED || self->depth > 0 || from->length == 0)
    return FALSE;
  moment = g_queue_pop_head (from);
  g_queue_push_head (to, mur_moment_copy (&self->now));
  restore (self, moment);
  mur_moment_free (moment);
  return TRUE;
}

gboolean
mur_view_back (MurView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return travel (self, &self->back, &self->forward);
}

gboolean
mur_view_forward (MurView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return travel (self, &self->forward, &self->back);
}

gboolean
mur_view_can_go_back (const MurView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->lock == MUR_VIEW_FREE && self->back.length > 0;
}

gboolean
mur_view_can_go_forward (const MurView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->lock == MUR_VIEW_FREE && self->forward.length > 0;
}
