/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pan, zoom, fit and scales. Each works on the axis as it is painted: on logarithms
 * along log axes. A step to limits that an axis cannot have exactly is not taken, so
 * that zooming stops at the end of the numbers instead of drifting there. */

#include <math.h>

#include "ui/plot/layout/limits.h"
#include "ui/plot/layout/margins.h"
#include "ui/plot/navigation/axes.h"
#include "ui/plot/navigation/history.h"

#define LEAST_BOX 4.0

/* A range along a painted axis, from its start to its end. */
typedef struct
{
  double from, to;
} Span;

static Span
to_span (MurRange range, MurScale scale)
{
  if (scale == MUR_SCALE_LOG)
    return (Span){ log10 (range.minimum), log10 (range.maximum) };
  return (Span){ range.minimum, range.maximum };
}

/* @old stays exactly where an end does not move. */
static MurRange
to_range (Span span, Span old, MurRange range, MurScale scale)
{
  const gboolean log = scale == MUR_SCALE_LOG;

  if (span.from != old.from)
    range.minimum = log ? pow (10, span.from) : span.from;
  if (span.to != old.to)
    range.maximum = log ? pow (10, span.to) : span.to;
  return range;
}

static gboolean
is_equal_panel (const MurNavigation *self, guint panel)
{
  return mur_figure_panel (self->figure, panel)->equal
         && mur_navigation_scale (self, panel, MUR_AXIS_X) == MUR_SCALE_LINEAR
         && mur_navigation_scale (self, panel, MUR_AXIS_Y) == MUR_SCALE_LINEAR;
}

/* What is painted now in an area like that of @layout. */
static void
shown (const MurNavigation *self,
       const MurLayout *layout,
       guint panel,
       MurRange *x,
       MurRange *y)
{
  const MurRectangle area = mur_layout_panel (layout, panel);
  const MurPanelView painted = mur_layout_limits (layout, panel);

  *x = *mur_navigation_range (self, panel, MUR_AXIS_X);
  *y = *mur_navigation_range (self, panel, MUR_AXIS_Y);
  *x = mur_range_sane (mur_range_is_set (*x) ? *x : painted.x,
                       mur_navigation_scale (self, panel, MUR_AXIS_X));
  *y = mur_range_sane (mur_range_is_set (*y) ? *y : painted.y,
                       mur_navigation_scale (self, panel, MUR_AXIS_Y));
  if (is_equal_panel (self, panel))
    mur_panel_equalise (mur_figure_panel (self->figure, panel), &area, x, y);
}

/* Along an axis: *@from and *@to are where, in parts of its length, the new range
 * begins and ends. */
typedef struct
{
  MurAxes axes;
  double x_from, x_to, y_from, y_to;
} Cut;

static MurRange
cut_range (MurRange range, MurScale scale, double from, double to)
{
  const Span old = to_span (range, scale);
  const double length = old.to - old.from;
  const Span span = { old.from + from * length, old.to + (to - 1) * length };

  return to_range (span, old, range, scale);
}

/* Both axes or none where units are equal. */
static void
cut (MurNavigation *self, const MurLayout *layout, guint panel, const Cut *by)
{
  const MurScale x_scale = mur_navigation_scale (self, panel, MUR_AXIS_X);
  const MurScale y_scale = mur_navigation_scale (self, panel, MUR_AXIS_Y);
  const gboolean equal = is_equal_panel (self, panel);
  gboolean along = (by->axes & MUR_AXIS_X) != 0, up = (by->axes & MUR_AXIS_Y) != 0;
  MurRange x, y;

  shown (self, layout, panel, &x, &y);
  x = cut_range (x, x_scale, by->x_from, by->x_to);
  y = cut_range (y, y_scale, by->y_from, by->y_to);
  along = along && mur_range_is_usable (x, x_scale);
  up = up && mur_range_is_usable (y, y_scale);
  if (along && (up || !equal))
    mur_navigation_take (self, panel, MUR_AXIS_X, x);
  if (up && (along || !equal))
    mur_navigation_take (self, panel, MUR_AXIS_Y, y);
}

static gboolean
has_panel (const MurNavigation *self, const MurLayout *layout, guint panel)
{
  return panel < self->now.n && panel < layout->n_panels
         && !layout->panels[panel].view.out_of_sight;
}

static gboolean
step (MurNavigation *self, const MurLayout *layout, guint panel, const Cut *by)
{
  const gboolean finite = isfinite (by->x_from) && isfinite (by->x_to)
                          && isfinite (by->y_from) && isfinite (by->y_to);
  MurSnapshot *before;

  if (!finite || !has_panel (self, layout, panel))
    return FALSE;
  before = mur_navigation_begin_step (self);
  if (before == NULL)
    return FALSE;
  cut (self, layout, panel, by);
  return mur_navigation_end_step (self, before);
}

gboolean
mur_navigation_pan (MurNavigation *self,
                    const MurLayout *layout,
                    guint panel,
                    MurAxes axes,
                    double dx,
                    double dy)
{
  MurRectangle area;
  double x, y;

  g_return_val_if_fail (self != NULL && layout != NULL, FALSE);
  if (!has_panel (self, layout, panel))
    return FALSE;
  area = mur_layout_panel (layout, panel);
  x = (axes & MUR_AXIS_X) != 0 ? -dx / area.width : 0;
  y = (axes & MUR_AXIS_Y) != 0 ? dy / area.height : 0;
  /* Where units are equal an axis that stands still is held as it is. */
  if (is_equal_panel (self, panel))
    axes = MUR_AXES_BOTH;
  return step (self, layout, panel, &(Cut){ axes, x, 1 + x, y, 1 + y });
}

gboolean
mur_navigation_zoom (MurNavigation *self,
                     const MurLayout *layout,
                     guint panel,
                     MurAxes axes,
                     double factor,
                     double px,
                     double py)
{
  const double less = 1 - 1 / factor;
  MurRectangle area;
  double x, y;

  g_return_val_if_fail (self != NULL && layout != NULL, FALSE);
  if (!(factor > 0) || !has_panel (self, layout, panel))
    return FALSE;
  area = mur_layout_panel (layout, panel);
  x = (px - area.x) / area.width;
  y = (area.y + area.height - py) / area.height;
  if (is_equal_panel (self, panel))
    axes = MUR_AXES_BOTH;
  return step (
    self, layout, panel,
    &(Cut){ axes, x * less, 1 - (1 - x) * less, y * less, 1 - (1 - y) * less });
}

static double
part_of (double position, double start, double length)
{
  return CLAMP ((position - start) / length, 0, 1);
}

gboolean
mur_navigation_zoom_to (MurNavigation *self,
                        const MurLayout *layout,
                        guint panel,
                        MurRectangle box)
{
  const gboolean wide = fabs (box.width) >= LEAST_BOX;
  const gboolean high = fabs (box.height) >= LEAST_BOX;
  guint axes = (wide ? MUR_AXIS_X : 0) | (high ? MUR_AXIS_Y : 0);
  MurRectangle area;
  double left, right, top, bottom;

  g_return_val_if_fail (self != NULL && layout != NULL, FALSE);
  if (!has_panel (self, layout, panel) || axes == 0)
    return FALSE;
  area = mur_layout_panel (layout, panel);
  if (is_equal_panel (self, panel))
    axes = MUR_AXES_BOTH;
  left = part_of (fmin (box.x, box.x + box.width), area.x, area.width);
  right = part_of (fmax (box.x, box.x + box.width), area.x, area.width);
  top = part_of (fmin (box.y, box.y + box.height), area.y, area.height);
  bottom = part_of (fmax (box.y, box.y + box.height), area.y, area.height);
  return step (self, layout, panel, &(Cut){ axes, left, right, 1 - bottom, 1 - top });
}

static MurAxes
fitting_axes (const MurNavigation *self, guint panel, MurAxes axes)
{
  return is_equal_panel (self, panel) ? MUR_AXES_BOTH : axes;
}

gboolean
mur_navigation_fit (MurNavigation *self, guint panel, MurAxes axes)
{
  MurSnapshot *before;

  g_return_val_if_fail (self != NULL, FALSE);
  if (panel >= self->now.n || (before = mur_navigation_begin_step (self)) == NULL)
    return FALSE;
  mur_navigation_release (self, panel, fitting_axes (self, panel, axes));
  mur_navigation_update (self, self->follow);
  return mur_navigation_end_step (self, before);
}

gboolean
mur_navigation_fit_all (MurNavigation *self)
{
  MurSnapshot *before;

  g_return_val_if_fail (self != NULL, FALSE);
  if ((before = mur_navigation_begin_step (self)) == NULL)
    return FALSE;
  for (guint i = 0; i < self->now.n; i++)
    if (!self->now.panels[i].out_of_sight)
      mur_navigation_release (self, i, MUR_AXES_BOTH);
  mur_navigation_update (self, self->follow);
  return mur_navigation_end_step (self, before);
}

MurScale
mur_navigation_scale (const MurNavigation *self, guint panel, MurAxes axis)
{
  g_return_val_if_fail (self != NULL && panel < self->now.n, MUR_SCALE_LINEAR);
  return mur_scale_chosen (*mur_navigation_choice (self, panel, axis),
                           mur_navigation_axis (self, panel, axis));
}

/* Keeps limits that the other scale can have as well. */
static void
choose (MurNavigation *self, guint panel, MurAxes axis, MurScaleChoice choice)
{
  const MurRange range = *mur_navigation_range (self, panel, axis);

  *mur_navigation_choice (self, panel, axis) = choice;
  if (!(self->now.navigated[panel] & axis)
      || !mur_range_is_usable (range, mur_navigation_scale (self, panel, axis)))
    mur_navigation_release (self, panel, axis);
}

gboolean
mur_navigation_set_scale (MurNavigation *self,
                          guint panel,
                          MurAxes axes,
                          MurScaleChoice choice)
{
  MurSnapshot *before;

  g_return_val_if_fail (self != NULL, FALSE);
  if (panel >= self->now.n || (before = mur_navigation_begin_step (self)) == NULL)
    return FALSE;
  for (guint i = 0; i < self->now.n; i++)
    {
      if ((axes & MUR_AXIS_X) != 0 && mur_navigation_is_linked (self, panel, i)
          && self->now.panels[i].x_scale != choice)
        choose (self, i, MUR_AXIS_X, choice);
      if ((axes & MUR_AXIS_Y) != 0 && i == panel
          && self->now.panels[i].y_scale != choice)
        choose (self, i, MUR_AXIS_Y, choice);
    }
  mur_navigation_update (self, self->follow);
  return mur_navigation_end_step (self, before);
}

static gboolean
any_above_zero (const double *values, gsize n)
{
  for (gsize i = 0; values != NULL && i < n; i++)
    if (values[i] > 0 && isfinite (values[i]))
      return TRUE;
  return FALSE;
}

static gboolean
layer_above_zero (const MurLayer *layer, MurAxes axis)
{
  if (layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS)
    return (axis == MUR_AXIS_X ? layer->x_max : layer->y_max) > 0;
  if (axis == MUR_AXIS_X)
    return any_above_zero (layer->x, layer->n);
  return any_above_zero (layer->y, layer->n) || any_above_zero (layer->y2, layer->n);
}

gboolean
mur_navigation_can_be_log (const MurNavigation *self, guint panel, MurAxes axis)
{
  const GPtrArray *layers;

  g_return_val_if_fail (self != NULL, FALSE);
  if (panel >= self->now.n || mur_navigation_axis (self, panel, axis)->labels != NULL)
    return FALSE;
  layers = mur_figure_panel (self->figure, panel)->layers;
  for (guint i = 0; i < layers->len; i++)
    if (layer_above_zero (g_ptr_array_index (layers, i), axis))
      return TRUE;
  return FALSE;
}
