/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wheel and two fingers: they zoom about where they are, and over an axis move only
 * that axis. */

#include "ui/figure-view/hand/scroll.h"

#include <math.h>

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"

#define NOTCH 1.2
/* Turns of the wheel with less between them are one step to go back. */
#define SCROLL_MSEC 500

static gboolean
scroll_over_cb (gpointer data)
{
  MurFigureView *self = data;

  self->scroll_id = 0;
  mur_navigation_end_gesture (self->navigation);
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
    mur_navigation_begin_gesture (self->navigation);
  self->scroll_id = g_timeout_add (SCROLL_MSEC, scroll_over_cb, self);
}

gboolean
mur_figure_view_scroll (MurFigureView *self, double dx, double dy)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const double px = self->reading.px, py = self->reading.py;
  MurHit hit = mur_figure_view_hit (self, px, py);
  gboolean changed;

  if (mur_hit_axes (hit.kind) == 0 || self->drag.kind != MUR_DRAG_NONE)
    return FALSE;
  if (mur_figure_view_is_locked (self))
    {
      mur_figure_view_show_status (self, MUR_NAVIGATION_IS_LOCKED);
      return TRUE;
    }
  hold_gesture (self);
  if (fabs (dx) > fabs (dy))
    changed = mur_navigation_pan (self->navigation, layout, hit.panel, MUR_AXIS_X,
                                  -dx * MUR_PIXELS_A_NOTCH, 0);
  else
    changed = mur_navigation_zoom (self->navigation, layout, hit.panel,
                                   mur_hit_axes (hit.kind), pow (NOTCH, -dy), px, py);
  mur_figure_view_moved (self, changed);
  return TRUE;
}

/* @scale: of the fingers' distance since they came down; 1 begins */
void
mur_figure_view_pinch (MurFigureView *self, double scale, double px, double py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  MurHit hit = mur_figure_view_hit (self, px, py);
  double factor = self->pinch > 0 ? scale / self->pinch : 1;

  if (mur_hit_axes (hit.kind) == 0 || mur_figure_view_is_locked (self) || !(scale > 0))
    return;
  hold_gesture (self);
  self->pinch = scale;
  mur_figure_view_moved (self,
                         mur_navigation_zoom (self->navigation, layout, hit.panel,
                                              mur_hit_axes (hit.kind), factor, px, py));
}
