/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts among the data. Each has a rim in the panel's colour, so that it reads over
 * marks; one that would touch an earlier text is left out. */

#include "ui/plot/paint/labels.h"

/* In units. */
#define GAP 5.0
#define RIM 3.0
/* Texts that a panel has room for, and that are looked at. */
#define MOST_TEXTS 500
#define MOST_LOOKED_AT 20000

void
mur_paint_label (const MurLayerPainter *self,
                 const char *text,
                 MurColour colour,
                 const MurTextPlace *place)
{
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->theme->panel, 0.85);
  mur_text_draw_rim (self->text, cr, MUR_TEXT_LEGEND, text, place, RIM * self->unit);
  mur_canvas_set_colour (self->canvas, colour, 1);
  mur_text_draw (self->text, cr, MUR_TEXT_LEGEND, text, place);
}

/* How far what begins at @low is to be moved so that it lies within the area. */
static double
move_into (double low, double length, double area_low, double area_length)
{
  return fmax (area_low - low, fmin (area_low + area_length - low - length, 0));
}

/* Texts at the border are moved away from it, so that none is cut. */
static void
keep_inside (const MurRectangle *area, MurTextPlace *place, MurRectangle *box)
{
  const double dx = move_into (box->x, box->width, area->x, area->width);
  const double dy = move_into (box->y, box->height, area->y, area->height);

  box->x += dx;
  box->y += dy;
  place->x += dx;
  place->y += dy;
}

/* Where the text goes, and the box that it takes. */
static MurTextPlace
place_text (
  const MurLayerPainter *self, double x, double y, double width, MurRectangle *box)
{
  static const struct
  {
    double x, y;   /* which way from the point */
    double before; /* part of the text before it */
    double below;  /* base line below the point, in heights of digits */
  } sides[] = {
    [MUR_ANCHOR_CENTRE] = { 0, 0, 0.5, 0.5 }, [MUR_ANCHOR_ABOVE] = { 0, -1, 0.5, 0 },
    [MUR_ANCHOR_BELOW] = { 0, 1, 0.5, 1 },    [MUR_ANCHOR_LEFT] = { -1, 0, 1, 0.5 },
    [MUR_ANCHOR_RIGHT] = { 1, 0, 0, 0.5 },
  };
  const guint anchor
    = self->layer->anchor < G_N_ELEMENTS (sides) ? self->layer->anchor : 0;
  const double digit = mur_text_digit_height (self->text, MUR_TEXT_LEGEND);
  const double gap = GAP * self->unit;
  MurTextPlace place = { x + sides[anchor].x * gap,
                         y + sides[anchor].y * gap + sides[anchor].below * digit,
                         sides[anchor].before, 0, 0 };
  const double ascent = mur_text_ascent (self->text, MUR_TEXT_LEGEND);

  *box = (MurRectangle){ place.x - place.anchor * width, place.y - ascent, width,
                         ascent + mur_text_descent (self->text, MUR_TEXT_LEGEND) };
  keep_inside (&self->place->area, &place, box);
  return place;
}

static gboolean
touches (const GArray *taken, const MurRectangle *box)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const MurRectangle *other = &g_array_index (taken, MurRectangle, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

static void
paint_text (const MurLayerPainter *self, gsize index, MurColour colour, GArray *taken)
{
  const MurLayer *layer = self->layer;
  const double x = mur_map_to_position (&self->place->x.map, layer->x[index]);
  const double y = mur_map_to_position (&self->place->y.map, layer->y[index]);
  g_autofree char *valid = NULL;
  g_autofree char *markup = NULL;
  MurTextPlace place;
  MurRectangle box;

  if (layer->texts[index] == NULL || !mur_rectangle_holds (&self->place->area, x, y))
    return;
  valid = g_utf8_make_valid (layer->texts[index], -1);
  markup = g_markup_escape_text (valid, -1);
  place = place_text (self, x, y, mur_text_width (self->text, MUR_TEXT_LEGEND, markup),
                      &box);
  if (touches (taken, &box))
    return;
  g_array_append_val (taken, box);
  mur_paint_label (self, markup, colour, &place);
}

void
mur_paint_texts (const MurLayerPainter *self)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MurRectangle));
  const MurColour colour = mur_painter_type_colour (self);

  if (self->layer->texts == NULL || self->text == NULL)
    return;
  for (gsize i = 0; i < MIN (self->layer->n, MOST_LOOKED_AT); i++)
    if (taken->len < MOST_TEXTS)
      paint_text (self, i, colour, taken);
}
