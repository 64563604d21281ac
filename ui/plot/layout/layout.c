/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A layout: limits, places and titles of everything, once for any number of paintings.
 */

#include "ui/plot/layout/margins.h"
#include "ui/plot/layout/private.h"

#include <math.h>

#include "ui/plot/layout/arrange.h"
#include "ui/plot/layout/legend.h"
#include "ui/plot/layout/line-names.h"

/* Each may put one legend outside that had been inside. */
#define MOST_PASSES 6

static gboolean
is_set (MurRange range)
{
  return !isnan (range.minimum) && !isnan (range.maximum);
}

/* One x for all panels of a link: what a view imposes on one of them, else the least
 * that holds them all. */
static MurRange
linked_limits (const MurLayout *self, const MurPanelView *views, guint link)
{
  MurRange all = { NAN, NAN };

  for (guint i = 0; i < self->n_panels; i++)
    {
      const MurPanelPlace *place = &self->panels[i];

      if (place->panel->link_x != link)
        continue;
      if (views != NULL && is_set (views[i].x))
        return place->view.x;
      all = mur_range_grow (all, place->view.x);
    }
  return all;
}

static void
set_limits (MurLayout *self, const MurPanelView *views)
{
  for (guint i = 0; i < self->n_panels; i++)
    {
      MurPanelPlace *place = &self->panels[i];

      place->orders = g_new0 (guint8, place->panel->layers->len + 1);
      if (views != NULL)
        place->view = views[i];
      mur_panel_limits (place->panel, views == NULL ? NULL : &views[i], &place->view.x,
                        &place->view.y);
    }
  for (guint i = 0; i < self->n_panels; i++)
    {
      MurPanelPlace *place = &self->panels[i];
      const guint link = place->panel->link_x;

      if (link != 0 && !(views != NULL && is_set (views[i].x)))
        place->view.x
          = mur_range_sane (linked_limits (self, views, link),
                            mur_scale_chosen (place->view.x_scale, &place->panel->x));
    }
}

/* Returns: whether something asks for other margins. */
static gboolean
place_once (MurLayout *self, MurText *text)
{
  gboolean again = FALSE;

  for (guint i = 0; i < self->n_shown; i++)
    {
      mur_line_names_measure (self, self->shown[i], text);
      mur_legend_measure (self, self->shown[i], text);
    }
  mur_layout_place_panels (self, text);
  for (guint i = 0; i < self->n_shown; i++)
    {
      again |= mur_line_names_place (self, self->shown[i], text);
      again |= mur_legend_place (self, self->shown[i], text);
    }
  return again;
}

/* A legend that goes outside asks for room around its panel, and names without room
 * beside it go to the legend; both move everything. */
static void
place_all (MurLayout *self, MurText *text)
{
  for (int pass = 0; pass < MOST_PASSES && place_once (self, text); pass++)
    ;
}

MurLayout *
mur_layout_new (const MurFigure *figure,
                const MurTheme *theme,
                const MurPanelView *views,
                double width,
                double height,
                double scale)
{
  MurLayout *self;
  g_autoptr (MurText) text = NULL;

  g_return_val_if_fail (figure != NULL && theme != NULL, NULL);
  g_return_val_if_fail (isfinite (width) && isfinite (height), NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);
  self = g_new0 (MurLayout, 1);
  self->figure = mur_figure_ref (figure);
  self->theme = theme;
  self->width = fmax (width, 1);
  self->height = fmax (height, 1);
  self->n_panels = mur_figure_n_panels (figure);
  self->panels = g_new0 (MurPanelPlace, self->n_panels);
  for (guint i = 0; i < self->n_panels; i++)
    self->panels[i].panel = mur_figure_panel (figure, i);
  mur_layout_arrange (self, views, scale);
  set_limits (self, views);
  for (guint i = 0; i < self->n_panels; i++)
    {
      self->panels[i].wanted_x = self->panels[i].view.x;
      self->panels[i].wanted_y = self->panels[i].view.y;
    }
  text = mur_text_new (theme, self->unit, NULL);
  for (guint i = 0; i < self->n_panels; i++)
    {
      self->panels[i].x.title = mur_axis_heading (&self->panels[i].panel->x);
      self->panels[i].y.title = mur_axis_heading (&self->panels[i].panel->y);
      self->panels[i].z.title = mur_axis_heading (&self->panels[i].panel->z);
    }
  place_all (self, text);
  return self;
}

void
mur_layout_free (MurLayout *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->n_panels; i++)
    {
      MurPanelPlace *place = &self->panels[i];

      g_clear_pointer (&place->x.ticks, mur_ticks_free);
      g_clear_pointer (&place->y.ticks, mur_ticks_free);
      g_clear_pointer (&place->z.ticks, mur_ticks_free);
      g_free (place->x.title);
      g_free (place->y.title);
      g_free (place->z.title);
      g_clear_pointer (&place->entries, g_array_unref);
      g_clear_pointer (&place->names, g_array_unref);
      g_free (place->orders);
    }
  g_free (self->panels);
  g_free (self->shown);
  g_array_unref (self->row_weights);
  g_array_unref (self->column_weights);
  mur_figure_unref (self->figure);
  g_free (self);
}

MurRectangle
mur_layout_panel (const MurLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurRectangle){ 0 });
  return self->panels[index].area;
}

MurPanelView
mur_layout_limits (const MurLayout *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_panels, (MurPanelView){ 0 });
  return self->panels[index].view;
}

void
mur_layout_to_data (
  const MurLayout *self, guint index, double px, double py, double *x, double *y)
{
  g_return_if_fail (self != NULL && index < self->n_panels);
  g_return_if_fail (x != NULL && y != NULL);
  *x = mur_map_to_data (&self->panels[index].x.map, px);
  *y = mur_map_to_data (&self->panels[index].y.map, py);
}

void
mur_layout_to_position (
  const MurLayout *self, guint index, double x, double y, double *px, double *py)
{
  g_return_if_fail (self != NULL && index < self->n_panels);
  g_return_if_fail (px != NULL && py != NULL);
  *px = mur_map_to_position (&self->panels[index].x.map, x);
  *py = mur_map_to_position (&self->panels[index].y.map, y);
}

/* The data area and the strips of its two axes, without the corner between them. */
static gboolean
holds (const MurPanelPlace *place, double x, double y)
{
  const MurRectangle *area = &place->area;
  const gboolean along = x >= area->x && x < area->x + area->width;
  const gboolean up = y >= area->y && y < area->y + area->height;
  const gboolean left = x >= area->x - place->left && x < area->x;
  const gboolean below
    = y >= area->y + area->height && y < area->y + area->height + place->bottom;

  return (along && (up || below)) || (up && left);
}

int
mur_layout_pick_panel (const MurLayout *self, double px, double py)
{
  g_return_val_if_fail (self != NULL, -1);
  for (guint i = 0; i < self->n_panels; i++)
    if (holds (&self->panels[i], px, py))
      return (int)i;
  return -1;
}
