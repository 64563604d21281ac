/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keyboard focus in the legends: a focus ring around one entry of one panel, which the
 * status names. */

#include "ui/figure-view/hand/legend-focus.h"

#include "ui/figure-view/action-state.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/navigate.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"

/* Between the legend entry that has the focus and its ring. */
#define RING_GAP 4

/* The entry that has the keys, where there still is one. */
static MurRectangle
find_entry (MurFigureView *self, guint *layer)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  guint n;

  mur_navigation_panels (self->navigation, &n);
  if (!self->legend_focus.on || layout == NULL || self->legend_focus.panel >= n
      || self->legend_focus.entry
           >= mur_layout_n_legend_entries (layout, self->legend_focus.panel))
    return (MurRectangle){ 0 };
  return mur_layout_legend_entry (layout, self->legend_focus.panel,
                                  self->legend_focus.entry, layer);
}

gboolean
mur_figure_view_focused_layer (MurFigureView *self, guint *layer)
{
  return find_entry (self, layer).width > 0;
}

void
mur_figure_view_show_legend_focus (MurFigureView *self)
{
  guint layer = 0;
  MurRectangle entry = find_entry (self, &layer);

  if (self->handle_focus.on)
    return;
  if (entry.width > 0)
    {
      entry.x -= RING_GAP;
      entry.width += 2 * RING_GAP;
    }
  mur_figure_overlay_show_focus_ring (self->overlay, entry);
}

static void
show_entry_status (MurFigureView *self)
{
  const MurPanel *panel;
  const MurLayer *layer;
  g_autofree char *text = NULL;
  guint index = 0;

  if (find_entry (self, &index).width <= 0)
    return;
  panel = mur_figure_panel ((MurFigure *)mur_navigation_figure (self->navigation),
                            self->legend_focus.panel);
  layer = g_ptr_array_index (panel->layers, index);
  text = g_strdup_printf (
    "Legend: %s, %s; Space %s it", layer->name,
    mur_navigation_is_hidden (self->navigation, self->legend_focus.panel, index)
      ? "hidden"
      : "shown",
    mur_navigation_is_hidden (self->navigation, self->legend_focus.panel, index)
      ? "shows"
      : "hides");
  mur_figure_view_show_status (self, text);
}

/* The next entry, of this panel or another, from (@panel, @entry) on. */
static gboolean
find_next_entry (MurFigureView *self, guint panel, guint entry)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  guint n;

  mur_navigation_panels (self->navigation, &n);
  for (guint i = 0; i <= n; i++, entry = 0)
    {
      guint at = (panel + i) % n;

      if (entry >= mur_layout_n_legend_entries (layout, at))
        continue;
      self->legend_focus = (MurLegendFocus){ TRUE, at, entry };
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_previous_entry (MurFigureView *self)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  guint n, panel = self->legend_focus.panel, left = self->legend_focus.entry;

  mur_navigation_panels (self->navigation, &n);
  for (guint i = 0; i < n && left == 0; i++)
    {
      panel = (panel + n - 1) % n;
      left = mur_layout_n_legend_entries (layout, panel);
    }
  if (left > 0)
    self->legend_focus = (MurLegendFocus){ TRUE, panel, left - 1 };
  return left > 0;
}

gboolean
mur_figure_view_focus_legend (MurFigureView *self)
{
  guint n;

  mur_navigation_panels (self->navigation, &n);
  if (mur_figure_view_layout (self) == NULL || n == 0
      || !find_next_entry (self, mur_figure_view_current_panel (self), 0))
    return FALSE;
  mur_figure_view_end_cursor (self);
  mur_figure_view_unfocus_handle (self);
  mur_figure_view_show_legend_focus (self);
  show_entry_status (self);
  return TRUE;
}

void
mur_figure_view_move_legend_focus (MurFigureView *self, gboolean on)
{
  if (on)
    find_next_entry (self, self->legend_focus.panel, self->legend_focus.entry + 1);
  else
    find_previous_entry (self);
  mur_figure_view_show_legend_focus (self);
  show_entry_status (self);
}

gboolean
mur_figure_view_toggle_legend_entry (MurFigureView *self)
{
  guint layer = 0;

  if (find_entry (self, &layer).width <= 0)
    return FALSE;
  mur_figure_view_toggle_series (self, self->legend_focus.panel, layer);
  show_entry_status (self);
  return TRUE;
}

void
mur_figure_view_unfocus_legend (MurFigureView *self)
{
  self->legend_focus.on = FALSE;
  mur_figure_view_show_legend_focus (self);
}
