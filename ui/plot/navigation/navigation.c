/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Views: what they hold, how automatic limits follow a figure, and hidden layers. */

#include "ui/plot/navigation/navigation.h"

#include <math.h>

#include "ui/plot/navigation/private.h"

G_DEFINE_QUARK (mur - view - error - quark, mur_navigation_error)

MurNavigation *
mur_navigation_new (void)
{
  MurNavigation *self = g_new0 (MurNavigation, 1);

  g_queue_init (&self->back);
  g_queue_init (&self->forward);
  return self;
}

void
mur_navigation_free (MurNavigation *self)
{
  g_return_if_fail (self != NULL);
  mur_navigation_forget_history (self);
  g_clear_pointer (&self->before, mur_moment_free);
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

gboolean
mur_navigation_is_linked (const MurNavigation *self, guint panel, guint other)
{
  const guint link = panel_of (self, panel)->link_x;

  return panel == other || (link != 0 && panel_of (self, other)->link_x == link);
}

MurAxis *
mur_navigation_axis (const MurNavigation *self, guint panel, MurAxes axis)
{
  MurPanel *of = mur_figure_panel (self->figure, panel);

  return axis == MUR_AXIS_X ? &of->x : &of->y;
}

MurRange *
mur_navigation_range (const MurNavigation *self, guint panel, MurAxes axis)
{
  MurPanelView *view = &self->now.panels[panel];

  return axis == MUR_AXIS_X ? &view->x : &view->y;
}

MurScaleChoice *
mur_navigation_choice (const MurNavigation *self, guint panel, MurAxes axis)
{
  MurPanelView *view = &self->now.panels[panel];

  return axis == MUR_AXIS_X ? &view->x_scale : &view->y_scale;
}

/* Nothing there yet that would have limits. */
static gboolean
is_empty (const MurNavigation *self, guint panel)
{
  const GPtrArray *layers = panel_of (self, panel)->layers;

  for (guint i = 0; i < layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (layers, i);

      if ((layer->n > 0 || layer->z != NULL)
          && !mur_navigation_is_hidden (self, panel, i))
        return FALSE;
    }
  return TRUE;
}

static MurRange
follow_range (MurRange held, MurRange now, const MurAxis *axis, MurFollow follow)
{
  MurRange range = follow == MUR_FOLLOW_FIT    ? now
                   : follow == MUR_FOLLOW_GROW ? mur_range_grow (held, now)
                   : mur_range_is_set (held)   ? held
                                               : now;

  if (!isnan (axis->minimum))
    range.minimum = axis->minimum;
  if (!isnan (axis->maximum))
    range.maximum = axis->maximum;
  return range;
}

static void
update_panel (MurNavigation *self, guint panel, MurFollow follow)
{
  const guint navigated = self->now.navigated[panel];
  MurPanelView *view = &self->now.panels[panel];
  MurRange x = { NAN, NAN }, y = { NAN, NAN };

  if (navigated == MUR_AXES_BOTH)
    return;
  if (!is_empty (self, panel))
    mur_panel_auto_limits_in (panel_of (self, panel), view, &x, &y);
  if (!(navigated & MUR_AXIS_X))
    view->x = follow_range (view->x, x, mur_navigation_axis (self, panel, MUR_AXIS_X),
                            follow);
  if (!(navigated & MUR_AXIS_Y))
    view->y = follow_range (view->y, y, mur_navigation_axis (self, panel, MUR_AXIS_Y),
                            follow);
}

/* Linked panels show the x that one of them was navigated to, else what all of them
 * need. */
static void
link_panel (MurNavigation *self, guint panel)
{
  MurRange all = { NAN, NAN };

  for (guint i = 0; i < self->now.n; i++)
    {
      if (!mur_navigation_is_linked (self, panel, i))
        continue;
      if (self->now.navigated[i] & MUR_AXIS_X)
        {
          mur_navigation_take (self, panel, MUR_AXIS_X, self->now.panels[i].x);
          return;
        }
      all = mur_range_grow (all, self->now.panels[i].x);
    }
  for (guint i = 0; i < self->now.n && mur_range_is_set (all); i++)
    if (mur_navigation_is_linked (self, panel, i))
      self->now.panels[i].x = all;
}

void
mur_navigation_update (MurNavigation *self, MurFollow follow)
{
  for (guint i = 0; i < self->now.n; i++)
    update_panel (self, i, follow);
  for (guint i = 0; i < self->now.n; i++)
    if (panel_of (self, i)->link_x != 0)
      link_panel (self, i);
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
  if (self->before != NULL)
    {
      mur_moment_free (self->before);
      self->before = mur_moment_copy (&self->now);
    }
}

static gboolean
is_same_layer (const MurPanel *old, const MurPanel *new, guint i, guint j)
{
  const MurLayer *a = g_ptr_array_index (old->layers, i);
  const MurLayer *b = g_ptr_array_index (new->layers, j);

  if (a->name == NULL || b->name == NULL)
    return a->name == b->name && i == j;
  return a->kind == b->kind && g_str_equal (a->name, b->name);
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

void
mur_navigation_take (MurNavigation *self, guint panel, MurAxes axis, MurRange range)
{
  for (guint i = 0; i < self->now.n; i++)
    if (i == panel || (axis == MUR_AXIS_X && mur_navigation_is_linked (self, panel, i)))
      {
        *mur_navigation_range (self, i, axis) = range;
        self->now.navigated[i] |= axis;
      }
}

void
mur_navigation_release (MurNavigation *self, guint panel, MurAxes axes)
{
  for (guint i = 0; i < self->now.n; i++)
    for (guint axis = MUR_AXIS_X; axis <= MUR_AXIS_Y; axis++)
      if ((axes & axis) != 0
          && (i == panel
              || (axis == MUR_AXIS_X && mur_navigation_is_linked (self, panel, i))))
        {
          *mur_navigation_range (self, i, axis) = (MurRange){ NAN, NAN };
          self->now.navigated[i] &= ~axis;
        }
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

/* Automatic limits follow what is left to see, unless the view is locked. */
static void
refit (MurNavigation *self, guint panel)
{
  guint automatic = MUR_AXES_BOTH & ~self->now.navigated[panel];

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
  return panel < self->now.n && layer < 64
         && (self->now.panels[panel].hidden >> layer & 1) != 0;
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
