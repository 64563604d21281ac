/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a legend goes: into the corner of the data area that the fewest marks cross.
 * Marks are sampled by number, not at random, and a corner that is nearly free is taken
 * in a fixed order of preference, so that the legend keeps its place while data move.
 */

#include "ui/plot/legend.h"

#include <math.h>

/* Marks looked at in one layer. */
#define N_SAMPLES 1500
/* Of all marks looked at: a corner with less is as good as free. */
#define NEARLY_FREE 0.01

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

      if (layer->name == NULL || layer->name[0] == '\0')
        continue;
      entry.text = g_markup_printf_escaped (
        mur_layer_is_density (layer) ? "%s (density)" : "%s", layer->name);
      g_array_append_val (place->entries, entry);
    }
}

typedef struct
{
  MurRectangle corners[4];
  double inside[4], all;
} Census;

static void
count_position (Census *self, double x, double y)
{
  for (guint c = 0; c < G_N_ELEMENTS (self->corners); c++)
    {
      const MurRectangle *corner = &self->corners[c];

      if (x >= corner->x && x <= corner->x + corner->width && y >= corner->y
          && y <= corner->y + corner->height)
        self->inside[c]++;
    }
  self->all++;
}

/* Also between points, where lines run. */
static void
count_column (Census *self,
              const MurPanelPlace *place,
              const MurLayer *layer,
              const double *values)
{
  const gsize n_points = layer->kind == MUR_LAYER_POINTS ? 1 : 4;
  const gsize n = layer->n * n_points;
  const double stride = fmax ((double)n / N_SAMPLES, 1);

  if (layer->x == NULL || values == NULL)
    return;
  for (double at = 0; at < n; at += stride)
    {
      const gsize i = (gsize)at / n_points, j = MIN (i + 1, layer->n - 1);
      const double t = (double)((gsize)at % n_points) / n_points;
      const double x0 = mur_map_to_position (&place->x.map, layer->x[i]);
      const double y0 = mur_map_to_position (&place->y.map, values[i]);
      const double x1 = mur_map_to_position (&place->x.map, layer->x[j]);
      const double y1 = mur_map_to_position (&place->y.map, values[j]);

      count_position (self, t == 0 ? x0 : x0 + t * (x1 - x0),
                      t == 0 ? y0 : y0 + t * (y1 - y0));
    }
}

/* Rules and bars take room in one direction. */
static void
count_layer (Census *self, const MurPanelPlace *place, const MurLayer *layer)
{
  const MurRectangle *area = &place->area;

  if (layer->kind == MUR_LAYER_IMAGE)
    return;
  if (layer->kind == MUR_LAYER_RULE)
    {
      for (int i = 0; i <= 20; i++)
        count_position (
          self,
          layer->x != NULL ? mur_map_to_position (&place->x.map, layer->x[0])
                           : area->x + area->width * i / 20,
          layer->y != NULL ? mur_map_to_position (&place->y.map, layer->y[0])
                           : area->y + area->height * i / 20);
      return;
    }
  count_column (self, place, layer, layer->y);
  count_column (self, place, layer, layer->y2);
}

/* Top right, top left, bottom right, bottom left. */
static void
set_corners (Census *self, const MurRectangle *area, double w, double h, double pad)
{
  for (int c = 0; c < 4; c++)
    self->corners[c]
      = (MurRectangle){ c % 2 == 0 ? area->x + area->width - w - pad : area->x + pad,
                        c < 2 ? area->y + pad : area->y + area->height - h - pad, w,
                        h };
}

static guint
best_corner (const Census *self)
{
  guint best = 0;

  for (guint c = 0; c < G_N_ELEMENTS (self->corners); c++)
    {
      if (self->inside[c] <= NEARLY_FREE * self->all)
        return c;
      if (self->inside[c] < self->inside[best])
        best = c;
    }
  return best;
}

static double
legend_width (const MurLayout *self, const MurPanelPlace *place, MurText *text)
{
  double widest = 0;

  for (guint i = 0; i < place->entries->len; i++)
    widest = fmax (
      widest, mur_text_width (text, MUR_TEXT_LEGEND,
                              g_array_index (place->entries, MurLegendEntry, i).text));
  return widest + (3 * MUR_LEGEND_PAD + MUR_LEGEND_SWATCH) * self->unit;
}

void
mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double line = mur_legend_line_height (self, text);
  const double pad = MUR_LEGEND_PAD * self->unit;
  Census census = { 0 };
  double width, height;

  place->entries = g_array_new (FALSE, FALSE, sizeof (MurLegendEntry));
  g_array_set_clear_func (place->entries, (GDestroyNotify)entry_clear);
  if (!place->panel->legend)
    return;
  add_entries (place);
  width = legend_width (self, place, text);
  height = place->entries->len * line + 1.4 * pad;
  /* No room: the description and the parameter panel still name the layers. */
  if (place->entries->len == 0 || width > place->area.width - 2 * pad
      || height > place->area.height - 2 * pad)
    return;
  set_corners (&census, &place->area, width, height, pad);
  for (guint i = 0; i < place->panel->layers->len; i++)
    if (!mur_panel_place_hides (place, i))
      count_layer (&census, place, g_ptr_array_index (place->panel->layers, i));
  place->legend = census.corners[best_corner (&census)];
  for (guint i = 0; i < place->entries->len; i++)
    g_array_index (place->entries, MurLegendEntry, i).y
      = place->legend.y + 0.7 * pad + i * line;
}
