/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two clicks on the title of a panel or an axis, or on a name in a legend, or keys, open a
 * line of text there. What is typed leaves by the signal "entitle": whoever draws the
 * figure takes it. */

#include "ui/figure-view/words/entitle.h"

#include "ui/figure-view/hand/legend-focus.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/words/title-editor.h"
#include "ui/plot/layout/text.h"

#define HINT "Two clicks edit the title; one at the numbers sets the limits"

static void
entered_cb (MurFigureView *self, const char *text)
{
  g_signal_emit_by_name (self, "entitle", self->title_panel, self->title_part, text);
}

/* @part: as of the signal; @what: it in words; @text: what stands there */
static void
edit (MurFigureView *self,
      guint panel,
      const char *part,
      const char *what,
      const char *text,
      MurRectangle at,
      GtkPositionType side)
{
  if (self->title == NULL)
    {
      self->title
        = mur_figure_view_add_popover (self, GTK_WIDGET (mur_title_editor_new ()));
      g_signal_connect_swapped (self->title, "entered", G_CALLBACK (entered_cb), self);
    }
  mur_figure_view_end_scroll (self);
  self->title_panel = panel;
  g_free (self->title_part);
  self->title_part = g_strdup (part);
  gtk_popover_set_position (GTK_POPOVER (self->title), side);
  mur_figure_view_point_popover (self, self->title, at);
  mur_title_editor_show (MUR_TITLE_EDITOR (self->title), what, text);
}

static MurPanel *
find_panel (MurFigureView *self, guint panel)
{
  const MurFigure *figure = mur_navigation_figure (self->navigation);

  return figure != NULL && panel < mur_figure_n_panels (figure)
           ? mur_figure_panel (figure, panel)
           : NULL;
}

void
mur_figure_view_entitle_axis (MurFigureView *self, guint panel, MurAxes axis)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurPanel *of = find_panel (self, panel);
  const gboolean along = axis == MUR_AXIS_X;
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;
  MurRectangle at;

  if (layout == NULL || of == NULL)
    return;
  at = mur_layout_axis_title (layout, panel, axis);
  if (!(at.width > 0))
    at = mur_layout_axis_strip (layout, panel, axis);
  markup = mur_axis_heading (along ? &of->x : &of->y);
  text = markup != NULL ? mur_text_plain (markup) : g_strdup ("");
  edit (self, panel, along ? "x" : "y",
        along ? "Title of the horizontal axis" : "Title of the vertical axis", text, at,
        along ? GTK_POS_TOP : GTK_POS_RIGHT);
}

gboolean
mur_figure_view_entitle_panel (MurFigureView *self, guint panel)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurPanel *of = find_panel (self, panel);
  g_autofree char *text = NULL;

  if (layout == NULL || of == NULL || of->title == NULL)
    return FALSE;
  text = mur_text_plain (of->title);
  edit (self, panel, "title", "Title of the panel", text,
        mur_layout_title_text (layout, panel), GTK_POS_BOTTOM);
  return TRUE;
}

static MurRectangle
find_entry (const MurLayout *layout, guint panel, guint layer)
{
  const guint n = mur_layout_n_legend_entries (layout, panel);

  for (guint i = 0; i < n; i++)
    {
      guint of = 0;
      const MurRectangle at = mur_layout_legend_entry (layout, panel, i, &of);

      if (of == layer)
        return at;
    }
  return mur_layout_panel (layout, panel);
}

gboolean
mur_figure_view_entitle_series (MurFigureView *self, guint panel, guint layer)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurPanel *of = find_panel (self, panel);
  const MurLayer *series;
  g_autofree char *what = NULL;

  if (layout == NULL || of == NULL || layer >= of->layers->len)
    return FALSE;
  series = g_ptr_array_index (of->layers, layer);
  if (series->name == NULL)
    return FALSE;
  what = g_strdup_printf ("Name of “%s”", mur_layer_own_name (series));
  edit (self, panel, mur_layer_own_name (series), what, series->name,
        find_entry (layout, panel, layer), GTK_POS_BOTTOM);
  return TRUE;
}

gboolean
mur_figure_view_entitle_entry (MurFigureView *self)
{
  guint layer = 0;

  return mur_figure_view_focused_layer (self, &layer)
         && mur_figure_view_entitle_series (self, self->legend_focus.panel, layer);
}

static gboolean
holds (MurRectangle box, double x, double y)
{
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

static gboolean
click_axis_title (MurFigureView *self, int n, MurHit hit, double x, double y)
{
  const MurLayout *layout = mur_figure_view_layout (self);
  const MurAxes axis = mur_hit_axes (hit.kind);

  if (!holds (mur_layout_axis_title (layout, hit.panel, axis), x, y))
    return FALSE;
  if (n == 2)
    mur_figure_view_entitle_axis (self, hit.panel, axis);
  else if (n == 1)
    mur_figure_view_show_status (self, HINT);
  return TRUE;
}

gboolean
mur_figure_view_is_title (MurFigureView *self, MurHit hit, double x, double y)
{
  const MurLayout *layout = mur_figure_view_layout (self);

  return layout != NULL && hit.kind == MUR_HIT_TITLE
         && holds (mur_layout_title_text (layout, hit.panel), x, y);
}

gboolean
mur_figure_view_click_title (MurFigureView *self, int n, MurHit hit, double x, double y)
{
  if (mur_figure_view_layout (self) == NULL)
    return FALSE;
  if (hit.kind == MUR_HIT_X_AXIS || hit.kind == MUR_HIT_Y_AXIS)
    return click_axis_title (self, n, hit, x, y);
  if (!mur_figure_view_is_title (self, hit, x, y))
    return FALSE;
  if (n == 2)
    mur_figure_view_entitle_panel (self, hit.panel);
  return TRUE;
}

void
mur_figure_view_end_title (MurFigureView *self)
{
  if (self->title != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->title));
}
