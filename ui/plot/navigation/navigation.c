/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A navigation: its figure, hidden layers, and the lock. */

#include "ui/plot/navigation/navigation.h"

#include <math.h>

#include "ui/plot/layout/private.h"
#include "ui/plot/navigation/axes.h"
#include "ui/plot/navigation/history.h"

G_DEFINE_QUARK (mur - navigation - error - quark, mur_navigation_error)

MurNavigation *
mur_navigation_new (void)
{
  MurNavigation *self = g_new0 (MurNavigation, 1);

  g_queue_init (&self->back);
  g_queue_init (&self->forward);
  mur_navigation_forget_sight (self);
  return self;
}

void
mur_navigation_free (MurNavigation *self)
{
  g_return_if_fail (self != NULL);
  mur_navigation_forget_history (self);
  g_clear_pointer (&self->before, mur_snapshot_free);
  g_free (self->now.panels);
  g_free (self->now.navigated);
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_free (self);
}

const MurFigure *
mur_navigation_figure (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->figure;
}

const MurPanelView *
mur_navigation_panels (const MurNavigation *self, guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (n != NULL)
    *n = self->now.n;
  return self->now.panels;
}

void
mur_navigation_keep_legends (MurNavigation *self, const MurLayout *layout)
{
  g_return_if_fail (self != NULL && layout != NULL);
  for (guint i = 0; i < MIN (self->now.n, layout->n_panels); i++)
    self->now.panels[i].legend = mur_layout_limits (layout, i).legend;
}

static const MurPanel *
panel_of (const MurNavigation *self, guint panel)
{
  return mur_figure_panel (self->figure, panel);
}

static void
start_anew (MurNavigation *self, guint n)
{
  mur_navigation_forget_history (self);
  g_free (self->now.panels);
  g_free (self->now.navigated);
  self->now.panels = g_new0 (MurPanelView, n);
  self->now.navigated = g_new0 (guint, n);
  self->now.n = n;
  for (guint i = 0; i < n; i++)
    self->now.panels[i].x = self->now.panels[i].y = (MurRange){ NAN, NAN };
  mur_navigation_forget_sight (self);
  if (self->before != NULL)
    {
      mur_snapshot_free (self->before);
      self->before = mur_snapshot_copy (&self->now);
    }
}

static gboolean
is_same_layer (const MurPanel *old, const MurPanel *new, guint i, guint j)
{
  const MurLayer *a = g_ptr_array_index (old->layers, i);
  const MurLayer *b = g_ptr_array_index (new->layers, j);
  const char *one = mur_layer_own_name (a), *other = mur_layer_own_name (b);

  if (one == NULL || other == NULL)
    return one == other && i == j;
  return a->kind == b->kind && g_str_equal (one, other);
}

/* The layers of @new that were hidden in @old, which may stand elsewhere now. */
static guint64
carry_hidden (const MurPanel *old, const MurPanel *new, guint64 hidden)
{
  guint64 carried = 0;

  for (guint i = 0; hidden >> i != 0; i++)
    for (guint j = 0; (hidden >> i & 1) != 0 && i < old->layers->len
                      && j < MIN (new->layers->len, 64);
         j++)
      if (is_same_layer (old, new, i, j))
        carried |= (guint64)1 << j;
  return carried;
}

void
mur_navigation_show (MurNavigation *self, const MurFigure *figure, MurFollow follow)
{
  MurFigure *old;
  guint n;

  g_return_if_fail (self != NULL && figure != NULL);
  n = mur_figure_n_panels (figure);
  old = g_steal_pointer (&self->figure);
  self->figure = mur_figure_ref (figure);
  if (old == NULL || n != self->now.n || follow == MUR_FOLLOW_ANEW)
    {
      start_anew (self, n);
      follow = MUR_FOLLOW_FIT;
    }
  for (guint i = 0; old != NULL && i < n; i++)
    if (self->now.panels[i].hidden != 0)
      self->now.panels[i].hidden = carry_hidden (
        mur_figure_panel (old, i), panel_of (self, i), self->now.panels[i].hidden);
  g_clear_pointer (&old, mur_figure_unref);
  mur_navigation_update (self, follow);
  if (follow == MUR_FOLLOW_FIT)
    mur_navigation_age_history (self);
  self->follow = follow == MUR_FOLLOW_HOLD ? MUR_FOLLOW_HOLD : MUR_FOLLOW_GROW;
}

gboolean
mur_navigation_is_navigated (const MurNavigation *self, guint panel, MurAxes axes)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return panel < self->now.n && (self->now.navigated[panel] & axes) != 0;
}

gboolean
mur_navigation_is_any_navigated (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->now.n; i++)
    if (self->now.navigated[i] != 0)
      return TRUE;
  return FALSE;
}

void
mur_navigation_set_lock (MurNavigation *self, MurNavigationLock lock)
{
  g_return_if_fail (self != NULL);
  self->lock = lock;
}

MurNavigationLock
mur_navigation_lock (const MurNavigation *self)
{
  g_return_val_if_fail (self != NULL, MUR_NAVIGATION_FREE);
  return self->lock;
}

/* Automatic limits follow what is left to see, unless the view is locked, or they are
 * robust. */
static void
refit (MurNavigation *self, guint panel)
{
  const MurPanel *of = panel_of (self, panel);
  guint automatic = MUR_AXES_BOTH & ~self->now.navigated[panel];

  if (of->x.limits == MUR_LIMITS_ROBUST)
    automatic &= ~MUR_AXIS_X;
  if (of->y.limits == MUR_LIMITS_ROBUST)
    automatic &= ~MUR_AXIS_Y;
  if (self->lock == MUR_NAVIGATION_LOCKED)
    return;
  mur_navigation_release (self, panel, automatic);
  mur_navigation_update (self, self->follow);
}

gboolean
mur_navigation_toggle_layer (MurNavigation *self, guint panel, guint layer)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (panel >= self->now.n || layer >= MIN (64, panel_of (self, panel)->layers->len))
    return FALSE;
  self->now.panels[panel].hidden ^= (guint64)1 << layer;
  refit (self, panel);
  return TRUE;
}

gboolean
mur_navigation_is_hidden (const MurNavigation *self, guint panel, guint layer)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return panel < self->now.n && mur_panel_view_hides (&self->now.panels[panel], layer);
}

gboolean
mur_navigation_show_all_layers (MurNavigation *self)
{
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->now.n; i++)
    if (self->now.panels[i].hidden != 0)
      {
        self->now.panels[i].hidden = 0;
        refit (self, i);
        any = TRUE;
      }
  return any;
}
