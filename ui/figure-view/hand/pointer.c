/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presses, drags and clicks. Dragging pans, with Shift it draws a rubber band to zoom
 * to; over an axis only that axis moves; a handle goes along. Clicks hide series and open
 * the limits of axes; two on the title of a panel enlarge it, on that of an axis or a name
 * edit it, on data fit the axes. The mouse cursor shows what a drag would do. */

#include "ui/figure-view/hand/pointer.h"

#include <math.h>

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/navigate.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/sight.h"
#include "ui/figure-view/words/entitle.h"

#define DRAG_THRESHOLD 6.0

static const char *
resting_cursor (MurFigureView *self, MurHit hit)
{
  gboolean locked = mur_figure_view_is_locked (self);

  switch (hit.kind)
    {
    case MUR_HIT_DATA:
      if (mur_figure_view_can_choose (self)
          || mur_figure_view_drop_hint (self, hit.panel) != NULL)
        return "pointer";
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
    case MUR_HIT_TITLE:
    default:
      return "default";
    }
}

void
mur_figure_view_update_mouse_cursor (MurFigureView *self)
{
  MurHit hit = mur_figure_view_hit (self, self->reading.px, self->reading.py);
  const char *cursor = resting_cursor (self, hit);
  MurHandlePlace place;

  if (mur_figure_view_is_at_handle (self, self->reading.px, self->reading.py, &place))
    cursor = mur_figure_view_handle_cursor (self, place);
  else if (!isnan (
             mur_figure_view_find_carried (self, self->reading.px, self->reading.py)))
    cursor = "move";
  if (self->drag.kind == MUR_DRAG_REFUSED)
    cursor = "not-allowed";
  else if (self->drag.kind == MUR_DRAG_BOX)
    cursor = "crosshair";
  else if (self->drag.kind == MUR_DRAG_HANDLE || self->drag.kind == MUR_DRAG_CARRY
           || (self->drag.kind == MUR_DRAG_PAN && self->drag.hit.kind == MUR_HIT_DATA))
    cursor = "grabbing";
  else if (self->drag.kind == MUR_DRAG_PAN)
    cursor = resting_cursor (self, self->drag.hit);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

void
mur_figure_view_press (MurFigureView *self,
                       double x,
                       double y,
                       GdkModifierType modifiers)
{
  MurHit hit = mur_figure_view_hit (self, x, y);

  mur_figure_view_end_scroll (self);
  g_clear_pointer (&self->drag.grip, mur_grip_free);
  self->drag = (MurDrag){ MUR_DRAG_NONE, hit, modifiers, x, y, x, y, NULL, NAN };
  if (mur_figure_view_hover_handle (self, x, y))
    {
      self->drag.grip
        = mur_grip_new (mur_figure_view_layout (self), self->handle_focus.at, x, y);
      self->drag.kind = MUR_DRAG_PRESSED;
      return;
    }
  if (mur_hit_axes (hit.kind) == 0)
    return;
  self->drag.key = mur_figure_view_find_carried (self, x, y);
  if (!isnan (self->drag.key))
    {
      self->drag.kind = MUR_DRAG_PRESSED;
      return;
    }
  self->drag.kind
    = mur_figure_view_is_locked (self) ? MUR_DRAG_REFUSED : MUR_DRAG_PRESSED;
  mur_figure_view_update_mouse_cursor (self);
}

static void
begin_drag (MurFigureView *self)
{
  gboolean shift = (self->drag.modifiers & GDK_SHIFT_MASK) != 0;

  if (self->drag.grip != NULL)
    {
      mur_figure_view_begin_handle (self);
      return;
    }
  if (!isnan (self->drag.key))
    {
      self->drag.kind = MUR_DRAG_CARRY;
      mur_figure_view_update_mouse_cursor (self);
      return;
    }
  self->drag.kind
    = shift && self->drag.hit.kind == MUR_HIT_DATA ? MUR_DRAG_BOX : MUR_DRAG_PAN;
  mur_navigation_begin_gesture (self->navigation);
  mur_figure_overlay_hide_cross (self->overlay);
  mur_figure_view_update_mouse_cursor (self);
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
  if (drag->kind == MUR_DRAG_HANDLE)
    mur_figure_view_drag_handle (self, x, y);
  if (drag->kind == MUR_DRAG_CARRY)
    mur_figure_view_carry (self, x, y);
  if (drag->kind == MUR_DRAG_PAN)
    mur_figure_view_moved (
      self, mur_navigation_pan (self->navigation, layout, drag->hit.panel,
                                mur_hit_axes (drag->hit.kind), x - drag->last_x,
                                y - drag->last_y));
  drag->last_x = x;
  drag->last_y = y;
  if (drag->kind == MUR_DRAG_BOX)
    mur_figure_overlay_show_band (self->overlay, find_band (self));
  return TRUE;
}

static void
end_drag (MurFigureView *self)
{
  gboolean moving = self->drag.kind == MUR_DRAG_PAN || self->drag.kind == MUR_DRAG_BOX;

  self->drag.kind = MUR_DRAG_NONE;
  g_clear_pointer (&self->drag.grip, mur_grip_free);
  mur_figure_view_show_grips (self);
  mur_figure_overlay_show_band (self->overlay, (MurRectangle){ 0 });
  if (moving)
    mur_navigation_end_gesture (self->navigation);
  mur_figure_view_update_actions (self);
  mur_figure_view_update_mouse_cursor (self);
}

void
mur_figure_view_release (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurRectangle band;

  if (layout != NULL && self->drag.kind == MUR_DRAG_CARRY)
    mur_figure_view_put_down (self);
  if (layout != NULL && mur_figure_overlay_get_band (self->overlay, &band))
    mur_figure_view_moved (self, mur_navigation_zoom_to (self->navigation, layout,
                                                         self->drag.hit.panel, band));
  end_drag (self);
}

/* Returns: whether there was a drag to give up */
gboolean
mur_figure_view_cancel_drag (MurFigureView *self)
{
  if (self->drag.kind == MUR_DRAG_HANDLE)
    {
      mur_figure_view_return_handle (self);
      end_drag (self);
      return TRUE;
    }
  if (self->drag.kind == MUR_DRAG_CARRY)
    {
      mur_figure_view_end_carry (self);
      end_drag (self);
      return TRUE;
    }
  if (self->drag.kind != MUR_DRAG_PAN && self->drag.kind != MUR_DRAG_BOX)
    return FALSE;
  mur_figure_view_moved (self, mur_navigation_cancel_gesture (self->navigation));
  end_drag (self);
  return TRUE;
}

/* What the first click of two has lit up or put out is as before. */
static void
fit (MurFigureView *self, guint panel)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  if (mur_figure_view_can_choose (self)
      && !isnan (mur_pick_key (layout, &self->reading.pick)))
    mur_figure_view_choose (self);
  mur_figure_view_moved (self,
                         mur_navigation_fit (self->navigation, panel, MUR_AXES_BOTH));
}

/* Ctrl does wherever something can be asked for. */
static gboolean
click_asks (MurFigureView *self, guint panel)
{
  return (self->modifiers & GDK_CONTROL_MASK) != 0
         || mur_figure_view_drop_hint (self, panel) != NULL;
}

/* Where a click asks for something, two do so once and do not fit. */
void
mur_figure_view_click (MurFigureView *self, int n, double x, double y)
{
  MurHit hit = mur_figure_view_hit (self, x, y);

  if (mur_figure_view_click_title (self, n, hit, x, y))
    return;
  if (hit.kind == MUR_HIT_LEGEND_ENTRY)
    {
      /* Two leave it as it was. */
      mur_figure_view_toggle_series (self, hit.panel, hit.layer);
      if (n == 2)
        mur_figure_view_entitle_series (self, hit.panel, hit.layer);
    }
  else if (hit.kind == MUR_HIT_TITLE && n == 2)
    mur_figure_view_toggle_enlarged (self, hit.panel);
  else if (hit.kind == MUR_HIT_DATA && n == 1 && click_asks (self, hit.panel)
           && mur_figure_view_drop_at (self, x, y))
    return;
  else if (hit.kind == MUR_HIT_DATA && n == 1
           && (mur_figure_view_choose (self) || mur_figure_view_put_out (self)))
    return;
  else if (mur_hit_axes (hit.kind) != 0 && mur_figure_view_is_locked (self))
    mur_figure_view_show_status (self, MUR_NAVIGATION_IS_LOCKED);
  else if (hit.kind == MUR_HIT_X_AXIS || hit.kind == MUR_HIT_Y_AXIS)
    mur_figure_view_popup_limits (self, hit.panel, mur_hit_axes (hit.kind));
  else if (hit.kind == MUR_HIT_DATA && n == 2
           && mur_figure_view_drop_hint (self, hit.panel) == NULL)
    fit (self, hit.panel);
}
