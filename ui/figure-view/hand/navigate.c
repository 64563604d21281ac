/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves of a figure view, as keys and actions make them: zoom, pan, series hidden and
 * shown. */

#include "ui/figure-view/hand/navigate.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"

/* Of the data area. */
#define PAN_STEP 0.1

void
mur_figure_view_find_centre (MurFigureView *self, guint panel, double *px, double *py)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurRectangle area = mur_layout_panel (layout, panel);
  const MurReading *reading = &self->reading;

  *px = area.x + area.width / 2;
  *py = area.y + area.height / 2;
  if (reading->reader == MUR_READ_NOTHING
      || !mur_figure_overlay_get_cross (self->overlay, px, py))
    return;
  *px = CLAMP (*px, area.x, area.x + area.width);
  *py = CLAMP (*py, area.y, area.y + area.height);
}

gboolean
mur_figure_view_can_move (MurFigureView *self)
{
  guint n;

  if (mur_figure_view_is_locked (self))
    mur_figure_view_show_status (self, MUR_NAVIGATION_IS_LOCKED);
  mur_navigation_panels (self->navigation, &n);
  return n > 0 && mur_figure_view_layout (self) != NULL
         && !mur_figure_view_is_locked (self);
}

void
mur_figure_view_zoom_by (MurFigureView *self, double factor)
{
  guint panel;
  double px, py;

  if (!mur_figure_view_can_move (self))
    return;
  panel = mur_figure_view_current_panel (self);
  mur_figure_view_find_centre (self, panel, &px, &py);
  mur_figure_view_moved (
    self, mur_navigation_zoom (self->navigation, mur_figure_view_layout (self), panel,
                               MUR_AXES_BOTH, factor, px, py));
}

void
mur_figure_view_pan_by (MurFigureView *self, int right, int up)
{
  MurRectangle area;
  guint panel;

  if (!mur_figure_view_can_move (self))
    return;
  panel = mur_figure_view_current_panel (self);
  area = mur_layout_panel (mur_figure_view_layout (self), panel);
  mur_figure_view_moved (
    self, mur_navigation_pan (self->navigation, mur_figure_view_layout (self), panel,
                              MUR_AXES_BOTH, -right * PAN_STEP * area.width,
                              up * PAN_STEP * area.height));
}

void
mur_figure_view_toggle_series (MurFigureView *self, guint panel, guint layer)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);
  g_autofree char *said = NULL;
  const MurLayer *of;

  if (!mur_navigation_toggle_layer (self->navigation, panel, layer))
    return;
  of = g_ptr_array_index (mur_figure_panel ((MurFigure *)figure, panel)->layers, layer);
  said = g_strdup_printf (mur_navigation_is_hidden (self->navigation, panel, layer)
                            ? "%s is hidden"
                            : "%s is shown",
                          of->name != NULL ? of->name : "The series");
  mur_figure_view_moved (self, TRUE);
  mur_figure_view_show_status (self, said);
}
