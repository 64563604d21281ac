/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a legend goes: into a corner, or to an edge, of the data area that no mark
 * crosses, in a fixed order of preference. */

#include "ui/plot/layout/legend.h"

#include <math.h>

#include "ui/plot/layout/legend-census.h"
#include "ui/plot/layout/line-names.h"

/* Of all marks looked at: a corner with less is as good as free. */
#define NEARLY_FREE 0.0005
/* A legend that covers more than this of the data area is left out. */
#define MOST_OF_AREA 0.3

static void
entry_clear (MurLegendEntry *self)
{
  g_free (self->text);
}

double
mur_legend_line_height (const MurLayout *self, const MurText *text)
{
  return mur_text_ascent (text, MUR_TEXT_LEGEND)
         + mur_text_descent (text, MUR_TEXT_LEGEND) + 3 * self->unit;
}

static void
add_entries (MurPanelPlace *place)
{
  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (place->panel->layers, i);
      MurLegendEntry entry = { i };

      if (layer->name == NULL || layer->name[0] == '\0'
          || mur_line_names_hold (place, layer)
          || (!place->panel->legend && !mur_line_names_leave (place, layer)))
        continue;
      entry.text
        = g_markup_printf_escaped (mur_layer_is_density (layer) ? "%s (density)"
                                   : mur_layer_is_mean (layer)  ? "%s (mean)"
                                                                : "%s",
                                   layer->name);
      g_array_append_val (place->entries, entry);
    }
}

/* Places in the order of MurLegendPosition, which is that of preference: parts of the
 * room that is left on the right and below. */
static const struct
{
  double x, y;
} spots[MUR_N_SPOTS] = { { 1, 0 },   { 0, 0 },   { 1, 1 },   { 0, 1 },
                         { 1, 0.5 }, { 0, 0.5 }, { 0.5, 0 }, { 0.5, 1 } };

static MurRectangle
spot_box (const MurRectangle *area, guint spot, double w, double h, double pad)
{
  return (MurRectangle){ area->x + pad + spots[spot].x * (area->width - w - 2 * pad),
                         area->y + pad + spots[spot].y * (area->height - h - 2 * pad),
                         w, h };
}

static guint
best_spot (const MurCensus *self)
{
  guint best = 0;

  for (guint c = 0; c < MUR_N_SPOTS; c++)
    {
      if (self->inside[c] <= NEARLY_FREE * self->all)
        return c;
      if (self->inside[c] < self->inside[best])
        best = c;
    }
  return best;
}

/* The widest and all together, with room between them. */
static void
measure (const MurLayout *self,
         const MurPanelPlace *place,
         MurText *text,
         double *widest,
         double *all)
{
  *widest = *all = 0;
  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->width = mur_text_width (text, MUR_TEXT_LEGEND, entry->text)
                     + (MUR_LEGEND_PAD + MUR_LEGEND_SWATCH) * self->unit;
      entry->height = mur_legend_line_height (self, text);
      *widest = fmax (*widest, entry->width);
      *all += entry->width + (i > 0 ? 2 * MUR_LEGEND_PAD * self->unit : 0);
    }
}

static void
set_column (const MurLayout *self, MurPanelPlace *place)
{
  const double pad = MUR_LEGEND_PAD * self->unit;

  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->x = place->legend.x + pad;
      entry->y = place->legend.y + 0.7 * pad + i * entry->height;
    }
}

static void
set_row (const MurLayout *self, MurPanelPlace *place)
{
  double x = place->legend.x;

  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->x = x;
      entry->y = place->legend.y;
      x += entry->width + 2 * MUR_LEGEND_PAD * self->unit;
    }
}

static gboolean
fits_above (const MurLayout *self,
            const MurPanelPlace *place,
            MurText *text,
            double width)
{
  const char *title = place->panel->title;
  const double taken = title == NULL
                         ? 0
                         : mur_text_width (text, MUR_TEXT_PANEL_TITLE, title)
                             + 3 * MUR_LEGEND_PAD * self->unit;

  return width + taken <= place->area.width;
}

/* On the line of the title, at the right. */
static void
place_above (const MurLayout *self, MurPanelPlace *place, MurText *text, double width)
{
  const double line = mur_legend_line_height (self, text);

  place->view.legend = MUR_LEGEND_ABOVE;
  place->legend
    = (MurRectangle){ place->area.x + place->area.width - width,
                      mur_title_base (self, place, text)
                        - mur_text_digit_height (text, MUR_TEXT_LEGEND) / 2 - line / 2,
                      width, line };
  set_row (self, place);
}

static gboolean
is_spot (MurLegendPosition position)
{
  return position >= MUR_LEGEND_TOP_RIGHT && position <= MUR_LEGEND_BOTTOM;
}

static void
take_census (MurCensus *self, const MurPanelPlace *place, double width, double height)
{
  for (guint c = 0; c < MUR_N_SPOTS; c++)
    self->boxes[c] = spot_box (&place->area, c, width, height, 0);
  for (guint i = 0; i < place->panel->layers->len; i++)
    if (!mur_panel_place_hides (place, i))
      mur_census_count (self, place, g_ptr_array_index (place->panel->layers, i));
}

/* @around: what lies close by counts too, as marks have a size. */
static guint
find_spot (const MurPanelPlace *place,
           double width,
           double height,
           double around,
           gboolean *is_free)
{
  MurCensus census = { 0 };
  guint spot;

  take_census (&census, place, width + around, height + around);
  spot = best_spot (&census);
  *is_free = census.inside[spot] <= NEARLY_FREE * census.all;
  return spot;
}

/* Until marks have moved under it, and there is a place that is much better. */
static gboolean
keeps_spot (const MurPanelPlace *place,
            MurLegendPosition held,
            double width,
            double height)
{
  MurCensus census = { 0 };
  double here;

  if (!is_spot (held))
    return FALSE;
  take_census (&census, place, width, height);
  here = census.inside[held - MUR_LEGEND_TOP_RIGHT];
  return here <= NEARLY_FREE * census.all
         || here <= 2 * census.inside[best_spot (&census)];
}

static void
place_inside (
  MurLayout *self, MurPanelPlace *place, guint spot, double width, double height)
{
  place->legend
    = spot_box (&place->area, spot, width, height, MUR_LEGEND_PAD * self->unit);
  place->view.legend = MUR_LEGEND_TOP_RIGHT + spot;
  set_column (self, place);
}

/* The free spot that keeps the farthest from marks, else the one with the fewest. */
static guint
tightest_spot (const MurPanelPlace *place, double width, double height, double pad)
{
  gboolean is_free = FALSE;
  guint spot = 0;

  for (double around = 2.25; around >= 1 && !is_free; around -= 0.25)
    spot = find_spot (place, width, height, around * pad, &is_free);
  return spot;
}

/* Held while it is not covered, else free, else above, else where the least is covered.
 * Without room for any legend the description and the table still name the layers. */
static void
place_entries (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double pad = MUR_LEGEND_PAD * self->unit;
  const MurLegendPosition held = place->view.legend;
  double width, height, all;
  gboolean above, inside, is_free;
  guint spot;

  measure (self, place, text, &width, &all);
  width += 2 * pad;
  height = place->entries->len * mur_legend_line_height (self, text) + 1.4 * pad;
  above = fits_above (self, place, text, all);
  inside = width <= 0.75 * place->area.width && height <= place->area.height - 2 * pad
           && width * height <= MOST_OF_AREA * place->area.width * place->area.height;
  spot = find_spot (place, width, height, 2.5 * pad, &is_free);
  if (inside && keeps_spot (place, held, width, height))
    place_inside (self, place, held - MUR_LEGEND_TOP_RIGHT, width, height);
  else if (above && (held == MUR_LEGEND_ABOVE || !inside || !is_free))
    place_above (self, place, text, all);
  else if (inside && is_free)
    place_inside (self, place, spot, width, height);
  else if (inside)
    place_inside (self, place, tightest_spot (place, width, height, pad), width,
                  height);
  else
    place->view.legend = MUR_LEGEND_AUTOMATIC;
}

gboolean
mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  g_clear_pointer (&place->entries, g_array_unref);
  place->legend = (MurRectangle){ 0 };
  place->entries = g_array_new (FALSE, FALSE, sizeof (MurLegendEntry));
  g_array_set_clear_func (place->entries, (GDestroyNotify)entry_clear);
  add_entries (place);
  if (place->entries->len > 0)
    place_entries (self, place, text);
  /* Half a pixel is rounding. */
  return place->view.legend == MUR_LEGEND_ABOVE && place->entries->len > 0
         && place->top + 0.5 < mur_title_height (self->unit, place, text);
}
