/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Axes of panels: which belong together, and how automatic limits follow the figure. */

#include "ui/plot/navigation/axes.h"

#include <math.h>

#include "ui/plot/layout/limits.h"

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

/* Nothing there yet that would have limits. */
static gboolean
is_empty (const MurNavigation *self, guint panel)
{
  const GPtrArray *layers = panel_of (self, panel)->layers;

  for (guint i = 0; i < layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (layers, i);

      if ((layer->n > 0 || layer->z != NULL)
          && !mur_panel_view_hides (&self->now.panels[panel], i))
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
    mur_panel_auto_limits (panel_of (self, panel), view, &x, &y);
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
