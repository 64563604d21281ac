/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands: dragging pans, with Shift it draws a box to look into; the wheel and two
 * fingers zoom about where they are; over an axis only that axis moves. Clicks hide
 * series and open the limits of axes. The cursor says what a drag would do. */

#include "ui/figure-view/private.h"

#include <math.h>

#define DRAG_THRESHOLD 6.0
#define NOTCH 1.2
/* Turns of the wheel with less between them are one step to go back. */
#define SCROLL_MSEC 500

static MurAxes
axes_of (MurHitKind kind)
{
  return kind == MUR_HIT_X_AXIS   ? MUR_AXIS_X
         : kind == MUR_HIT_Y_AXIS ? MUR_AXIS_Y
                                  : MUR_AXES_BOTH;
}

static gboolean
is_movable (MurHitKind kind)
{
  return kind == MUR_HIT_DATA || kind == MUR_HIT_X_AXIS || kind == MUR_HIT_Y_AXIS;
}

static MurHit
hit_at (MurFigureView *self, double x, double y)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  return layout != NULL ? mur_layout_hit (layout, x, y) : (MurHit){ 0 };
}

static const char *
resting_cursor (MurFigureView *self, MurHitKind kind)
{
  gboolean locked = mur_figure_view_is_locked (self);

  switch (kind)
    {
    case MUR_HIT_DATA:
      return locked                                    ? "default"
             : (self->modifiers & GDK_SHIFT_MASK) != 0 ? "crosshair"
                                                       : "grab";
    case MUR_HIT_X_AXIS:
      return locked ? "not-allowed" : "ew-resize";
    case MUR_HIT_Y_AXIS:
      return locked ? "not-allowed" : "ns-resize";
    case MUR_HIT_LEGEND_ENTRY:
      return "pointer";
    case MUR_HIT_NOTHING:
    case MUR_HIT_COLOUR_BAR:
    default:
      return "default";
    }
}

void
mur_figure_view_update_cursor (MurFigureView *self)
{
  MurHit hit = hit_at (self, self->reading.px, self->reading.py);
  const char *cursor = resting_cursor (self, hit.kind);

  if (self->drag.kind == MUR_DRAG_REFUSED)
    cursor = "not-allowed";
  else if (self->drag.kind == MUR_DRAG_BOX)
    cursor = "crosshair";
  else if (self->drag.kind == MUR_DRAG_PAN && self->drag.hit.kind == MUR_HIT_DATA)
    cursor = "grabbing";
  else if (self->drag.kind == MUR_DRAG_PAN)
    cursor = resting_cursor (self, self->drag.hit.kind);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

void
mur_figure_view_press (MurFigureView *self,
                       double x,
                       double y,
                       GdkModifierType modifiers)
{
  MurHit hit = hit_at (self, x, y);

  mur_figure_view_end_scroll (self);
  self->drag = (MurDrag){ MUR_DRAG_NONE, hit, modifiers, x, y, x, y };
  if (!is_movable (hit.kind))
    return;
  self->drag.kind
    = mur_figure_view_is_locked (self) ? MUR_DRAG_REFUSED : MUR_DRAG_PRESSED;
  mur_figure_view_update_cursor (self);
}

static void
begin_drag (MurFigureView *self)
{
  gboolean shift = (self->drag.modifiers & GDK_SHIFT_MASK) != 0;

  self->drag.kind
    = shift && self->drag.hit.kind == MUR_HIT_DATA ? MUR_DRAG_BOX : MUR_DRAG_PAN;
  mur_navigation_begin_gesture (self->view);
  mur_figure_pointer_hide_cross (self->pointer);
  mur_figure_view_update_cursor (self);
}

/* What the drag has spanned, inside the panel; along one axis where it is flat. */
static MurRectangle
find_band (MurFigureView *self)
{
  const MurRectangle area
    = mur_layout_panel (mur_figure_view_layout (self), self->drag.hit.panel);
  const double right = area.x + area.width, bottom = area.y + area.height;
  const double x0 = CLAMP (self->drag.x, area.x, right);
  const double x1 = CLAMP (self->drag.last_x, area.x, right);
  const double y0 = CLAMP (self->drag.y, area.y, bottom);
  const double y1 = CLAMP (self->drag.last_y, area.y, bottom);
  MurRectangle band = { fmin (x0, x1), fmin (y0, y1), fabs (x1 - x0), fabs (y1 - y0) };

  if (band.width < DRAG_THRESHOLD && band.height >= DRAG_THRESHOLD)
    {
      band.x = area.x;
      band.width = area.width;
    }
  else if (band.height < DRAG_THRESHOLD && band.width >= DRAG_THRESHOLD)
    {
      band.y = area.y;
      band.height = area.height;
    }
  return band;
}

gboolean
mur_figure_view_drag (MurFigureView *self, double x, double y)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurDrag *drag = &self->drag;

  if (layout == NULL || drag->kind == MUR_DRAG_NONE || drag->kind == MUR_DRAG_REFUSED)
    return FALSE;
  if (drag->kind == MUR_DRAG_PRESSED
      && hypot (x - drag->x, y - drag->y) < DRAG_THRESHOLD)
    return FALSE;
  if (drag->kind == MUR_DRAG_PRESSED)
    begin_drag (self);
  if (drag->kind == MUR_DRAG_PAN)
    mur_figure_view_moved (self,
                           mur_navigation_pan (self->view, layout, drag->hit.panel,
                                               axes_of (drag->hit.kind),
                                               x - drag->last_x, y - drag->last_y));
  drag->last_x = x;
  drag->last_y = y;
  if (drag->kind == MUR_DRAG_BOX)
    mur_figure_pointer_show_band (self->pointer, find_band (self));
  return TRUE;
}

static void
end_drag (MurFigureView *self)
{
  gboolean moving = self->drag.kind == MUR_DRAG_PAN || self->drag.kind == MUR_DRAG_BOX;

  self->drag.kind = MUR_DRAG_NONE;
  mur_figure_pointer_show_band (self->pointer, (MurRectangle){ 0 });
  if (moving)
    mur_navigation_end_gesture (self->view);
  mur_figure_view_update_actions (self);
  mur_figure_view_update_cursor (self);
}

void
mur_figure_view_release (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurRectangle band;

  if (layout != NULL && mur_figure_pointer_get_band (self->pointer, &band))
    mur_figure_view_moved (
      self, mur_navigation_zoom_to (self->view, layout, self->drag.hit.panel, band));
  end_drag (self);
}

/* Returns: whether there was a drag to give up */
gboolean
mur_figure_view_cancel_drag (MurFigureView *self)
{
  if (self->drag.kind != MUR_DRAG_PAN && self->drag.kind != MUR_DRAG_BOX)
    return FALSE;
  mur_figure_view_moved (self, mur_navigation_cancel_gesture (self->view));
  end_drag (self);
  return TRUE;
}

void
mur_figure_view_click (MurFigureView *self, int n, double x, double y)
{
  MurHit hit = hit_at (self, x, y);

  if (hit.kind == MUR_HIT_LEGEND_ENTRY)
    mur_figure_view_toggle_series (self, hit.panel, hit.layer);
  else if (mur_figure_view_is_locked (self))
    mur_figure_view_say (self, MUR_NAVIGATION_IS_LOCKED);
  else if (hit.kind == MUR_HIT_X_AXIS || hit.kind == MUR_HIT_Y_AXIS)
    mur_figure_view_popup_limits (self, hit.panel, axes_of (hit.kind));
  else if (hit.kind == MUR_HIT_DATA && n == 2)
    mur_figure_view_moved (self,
                           mur_navigation_fit (self->view, hit.panel, MUR_AXES_BOTH));
}

static gboolean
scroll_over_cb (gpointer data)
{
  MurFigureView *self = data;

  self->scroll_id = 0;
  mur_navigation_end_gesture (self->view);
  mur_figure_view_update_actions (self);
  return G_SOURCE_REMOVE;
}

/* What comes next is a step of its own. */
void
mur_figure_view_end_scroll (MurFigureView *self)
{
  if (self->scroll_id == 0)
    return;
  g_source_remove (self->scroll_id);
  scroll_over_cb (self);
}

static void
hold_gesture (MurFigureView *self)
{
  if (self->scroll_id != 0)
    g_source_remove (self->scroll_id);
  else
    mur_navigation_begin_gesture (self->view);
  self->scroll_id = g_timeout_add (SCROLL_MSEC, scroll_over_cb, self);
}

gboolean
mur_figure_view_scroll (MurFigureView *self, double dx, double dy)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const double px = self->reading.px, py = self->reading.py;
  MurHit hit = hit_at (self, px, py);
  gboolean changed;

  if (!is_movable (hit.kind) || self->drag.kind != MUR_DRAG_NONE)
    return FALSE;
  if (mur_figure_view_is_locked (self))
    {
      mur_figure_view_say (self, MUR_NAVIGATION_IS_LOCKED);
      return TRUE;
    }
  hold_gesture (self);
  if (fabs (dx) > fabs (dy))
    changed = mur_navigation_pan (self->view, layout, hit.panel, MUR_AXIS_X,
                                  -dx * MUR_PIXELS_A_NOTCH, 0);
  else
    changed = mur_navigation_zoom (self->view, layout, hit.panel, axes_of (hit.kind),
                                   pow (NOTCH, -dy), px, py);
  mur_figure_view_moved (self, changed);
  return TRUE;
}

/* @scale: of the fingers' distance since they came down; 1 begins */
void
mur_figure_view_pinch (MurFigureView *self, double scale, double px, double py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurHit hit = hit_at (self, px, py);
  double factor = self->pinch > 0 ? scale / self->pinch : 1;

  if (!is_movable (hit.kind) || mur_figure_view_is_locked (self) || !(scale > 0))
    return;
  hold_gesture (self);
  self->pinch = scale;
  mur_figure_view_moved (self,
                         mur_navigation_zoom (self->view, layout, hit.panel,
                                              axes_of (hit.kind), factor, px, py));
}
