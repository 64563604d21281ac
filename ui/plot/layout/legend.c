/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a legend goes: into a corner, or to an edge, of the data area where nothing is
 * drawn, in a fixed order of preference; else on the line of the title; else beside or
 * below the panel, which makes room for it. */

#include "ui/plot/layout/legend.h"

#include <math.h>

#include "ui/plot/layout/legend-census.h"
#include "ui/plot/layout/legend-entries.h"

#define N_SPOTS 8
/* A legend that covers more than this of the data area is not inside. */
#define MOST_OF_AREA 0.3
/* Of the data area, at unit 1, that a legend outside leaves. */
#define LEAST_WIDTH 60.0
#define LEAST_HEIGHT 30.0
/* What it takes beside a panel counts more than what it takes below, as the panels above
 * and below give as much. */
#define BESIDE_COST 1.5

/* Places in the order of MurLegendPosition, which is that of preference: parts of the
 * room that is left on the right and below. */
static const struct
{
  double x, y;
} spots[N_SPOTS] = { { 1, 0 },   { 0, 0 },   { 1, 1 },   { 0, 1 },
                     { 1, 0.5 }, { 0, 0.5 }, { 0.5, 0 }, { 0.5, 1 } };

static MurRectangle
spot_box (const MurRectangle *area, guint spot, double w, double h, double pad)
{
  return (MurRectangle){ area->x + pad + spots[spot].x * (area->width - w - 2 * pad),
                         area->y + pad + spots[spot].y * (area->height - h - 2 * pad),
                         w, h };
}

static gboolean
fits_above (const MurLayout *self, const MurPanelPlace *place, MurText *text)
{
  const char *title = place->panel->title;
  const double taken = title == NULL
                         ? 0
                         : mur_text_width (text, MUR_TEXT_PANEL_TITLE, title)
                             + 3 * MUR_LEGEND_PAD * self->unit;

  return mur_legend_row_width (self, place) + taken <= place->area.width;
}

/* On the line of the title, at the right. */
static void
place_above (const MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double line = mur_legend_line_height (self, text);
  const double width = mur_legend_row_width (self, place);

  place->legend
    = (MurRectangle){ place->area.x + place->area.width - width,
                      mur_title_base (self, place, text)
                        - mur_text_digit_height (text, MUR_TEXT_LEGEND) / 2 - line / 2,
                      width, line };
  mur_legend_set_rows (self, place, place->legend.x, place->legend.y, INFINITY);
}

static void
place_inside (const MurLayout *self, MurPanelPlace *place, MurRectangle box)
{
  const double pad = MUR_LEGEND_PAD * self->unit;

  place->legend = box;
  mur_legend_set_column (place, box.x + pad, box.y + 0.7 * pad);
}

/* Right of names and colour bar. */
static void
place_beside (const MurLayout *self, MurPanelPlace *place)
{
  const double room = mur_legend_room_beside (self, place);
  const double x = place->area.x + place->area.width + place->right - room
                   + 2 * MUR_LEGEND_PAD * self->unit;

  place->legend = (MurRectangle){ x, place->area.y, mur_legend_column_width (place),
                                  mur_legend_column_height (place) };
  mur_legend_set_column (place, x, place->area.y);
}

/* A name longer than a row is set smaller, and cut if that is not enough. */
static void
fit_name (const MurLayout *self, MurLegendEntry *entry, MurText *text, double room)
{
  if (entry->width <= room)
    return;
  entry->name_room = fmax (room - (MUR_LEGEND_PAD + MUR_LEGEND_SWATCH) * self->unit, 1);
  entry->fit = mur_text_fit (text, MUR_TEXT_LEGEND, entry->text, entry->name_room, 1);
  entry->width = room;
}

/* Below the labels and the title of the axis. */
static void
place_below (const MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double room = mur_legend_below_width (place);
  const double y = place->area.y + place->area.height + place->bottom
                   - mur_legend_room_below (self, place) + MUR_LEGEND_PAD * self->unit;

  for (guint i = 0; i < place->entries->len; i++)
    fit_name (self, mur_legend_entry (place, i), text, room);
  mur_legend_set_rows (self, place, place->area.x, y, room);
  place->legend
    = (MurRectangle){ place->area.x, y, fmin (mur_legend_row_width (self, place), room),
                      mur_legend_rows_height (self, place, room) };
}

/* How far the marks of the panel reach around their data. */
static double
reach_of_marks (const MurLayout *self, const MurPanelPlace *place)
{
  double reach = 0;

  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (place->panel->layers, i);
      const MurStyle *style = &self->theme->styles[layer->role];
      const double mark = layer->kind == MUR_LAYER_POINTS
                            ? style->marker_size * layer->size
                            : style->line_width;

      if (!mur_panel_place_hides (place, i))
        reach = fmax (reach, mark / 2);
    }
  return (reach + 1) * self->unit;
}

/* The box of the spot that is held, or of the first that is free: with much room around
 * it if there is. %FALSE: none is free. */
static gboolean
find_spot (const MurLayout *self,
           const MurPanelPlace *place,
           MurText *text,
           double width,
           double height,
           MurLegendPosition *position)
{
  const double pad = MUR_LEGEND_PAD * self->unit;
  const double reach = reach_of_marks (self, place);
  const double rooms[] = { fmax (2 * pad, reach), reach };
  MurCensus census;
  gboolean found = FALSE;

  mur_census_init (&census, place, text);
  if (mur_legend_is_inside (*position))
    found = mur_census_is_free (
      &census,
      spot_box (&place->area, *position - MUR_LEGEND_TOP_RIGHT, width, height, pad),
      reach);
  for (guint room = 0; room < G_N_ELEMENTS (rooms) && !found; room++)
    for (guint spot = 0; spot < N_SPOTS && !found; spot++)
      {
        found = mur_census_is_free (
          &census, spot_box (&place->area, spot, width, height, pad), rooms[room]);
        *position = MUR_LEGEND_TOP_RIGHT + spot;
      }
  mur_census_clear (&census);
  return found;
}

/* Whether something is left of a data area that has given room to the legend. */
static gboolean
has_enough (const MurLayout *self, const MurPanelPlace *place)
{
  return place->area.width >= LEAST_WIDTH * self->unit
         && place->area.height >= LEAST_HEIGHT * self->unit;
}

/* What a data area as high as it can be leaves beside it for the sake of its aspect. */
static double
spare_width (const MurPanelPlace *place)
{
  if (!mur_panel_keeps_limits (place->panel))
    return 0;
  return place->outer_right - place->outer_left - place->left - place->area.width
         - place->right;
}

/* Where less of the data area is lost. */
static MurLegendPosition
choose_outside (const MurLayout *self, const MurPanelPlace *place)
{
  const double beside = mur_legend_column_width (place);
  const double below
    = mur_legend_rows_height (self, place, mur_legend_below_width (place));
  const gboolean is_low
    = beside * BESIDE_COST * place->area.height < below * place->area.width;

  if (place->legend_left_out)
    return MUR_LEGEND_AUTOMATIC;
  if (beside + 2 * MUR_LEGEND_PAD * self->unit <= spare_width (place)
      && mur_legend_column_height (place) <= place->area.height)
    return MUR_LEGEND_BESIDE;
  return is_low && mur_legend_column_height (place) <= place->area.height
           ? MUR_LEGEND_BESIDE
           : MUR_LEGEND_BELOW;
}

/* Whether the legend stays where it has been put. A panel that would have nothing left
 * has none: the description and the table still name the layers. */
static gboolean
stays (const MurLayout *self, MurPanelPlace *place, MurText *text)
{
  switch (place->view.legend)
    {
    case MUR_LEGEND_ABOVE:
      return fits_above (self, place, text);
    case MUR_LEGEND_BESIDE:
      if (mur_legend_column_height (place) > place->area.height)
        return FALSE;
      if (spare_width (place) > 0)
        return TRUE;
      G_GNUC_FALLTHROUGH;
    case MUR_LEGEND_BELOW:
      place->legend_left_out = !has_enough (self, place);
      return !place->legend_left_out;
    case MUR_LEGEND_AUTOMATIC:
    case MUR_LEGEND_TOP_RIGHT:
    case MUR_LEGEND_TOP_LEFT:
    case MUR_LEGEND_BOTTOM_RIGHT:
    case MUR_LEGEND_BOTTOM_LEFT:
    case MUR_LEGEND_RIGHT:
    case MUR_LEGEND_LEFT:
    case MUR_LEGEND_TOP:
    case MUR_LEGEND_BOTTOM:
    default:
      return FALSE;
    }
}

/* What is held stays as long as it is free; what is outside stays there. */
static void
choose_position (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double pad = MUR_LEGEND_PAD * self->unit;
  const MurRectangle *area = &place->area;
  const double width = mur_legend_column_width (place) + 2 * pad;
  const double height = mur_legend_column_height (place) + 1.4 * pad;
  const gboolean inside
    = width <= 0.75 * area->width && height <= area->height - 2 * pad
      && width * height <= MOST_OF_AREA * area->width * area->height;
  MurLegendPosition *position = &place->view.legend;

  if (stays (self, place, text))
    return;
  if (!inside || !find_spot (self, place, text, width, height, position))
    *position = fits_above (self, place, text) ? MUR_LEGEND_ABOVE
                                               : choose_outside (self, place);
}

static void
set_places (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double pad = MUR_LEGEND_PAD * self->unit;

  if (place->view.legend == MUR_LEGEND_ABOVE)
    place_above (self, place, text);
  else if (place->view.legend == MUR_LEGEND_BESIDE)
    place_beside (self, place);
  else if (place->view.legend == MUR_LEGEND_BELOW)
    place_below (self, place, text);
  else if (mur_legend_is_inside (place->view.legend))
    place_inside (self, place,
                  spot_box (&place->area, place->view.legend - MUR_LEGEND_TOP_RIGHT,
                            mur_legend_column_width (place) + 2 * pad,
                            mur_legend_column_height (place) + 1.4 * pad, pad));
}

gboolean
mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const MurLegendPosition reserved = place->view.legend;

  place->legend = (MurRectangle){ 0 };
  if (place->entries->len == 0)
    {
      place->view.legend = MUR_LEGEND_AUTOMATIC;
      return FALSE;
    }
  choose_position (self, place, text);
  set_places (self, place, text);
  return place->view.legend != reserved
         && (place->view.legend >= MUR_LEGEND_ABOVE || reserved >= MUR_LEGEND_ABOVE);
}
