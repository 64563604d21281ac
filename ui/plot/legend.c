/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a legend goes: into a corner, or to an edge, of the data area that no mark
 * crosses, in a fixed order of preference. Marks are sampled by number, not at random:
 * the same figure has its legend in the same place. */

#include "ui/plot/legend.h"

#include <math.h>

/* Marks looked at in one layer. */
#define N_SAMPLES 1500
/* Of all marks looked at: a corner with less is as good as free. */
#define NEARLY_FREE 0.0005

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

/* Places in the order of MurLegendPosition, which is that of preference: parts of the
 * room that is left on the right and below. */
static const struct
{
  double x, y;
} spots[] = { { 1, 0 },   { 0, 0 },   { 1, 1 },   { 0, 1 },
              { 1, 0.5 }, { 0, 0.5 }, { 0.5, 0 }, { 0.5, 1 } };

typedef struct
{
  MurRectangle boxes[G_N_ELEMENTS (spots)];
  double inside[G_N_ELEMENTS (spots)], all;
} Census;

static void
count_position (Census *self, double x, double y)
{
  for (guint c = 0; c < G_N_ELEMENTS (self->boxes); c++)
    {
      const MurRectangle *box = &self->boxes[c];

      if (x >= box->x && x <= box->x + box->width && y >= box->y
          && y <= box->y + box->height)
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

static MurRectangle
spot_box (const MurRectangle *area, guint spot, double w, double h, double pad)
{
  return (MurRectangle){ area->x + pad + spots[spot].x * (area->width - w - 2 * pad),
                         area->y + pad + spots[spot].y * (area->height - h - 2 * pad),
                         w, h };
}

static guint
best_spot (const Census *self)
{
  guint best = 0;

  for (guint c = 0; c < G_N_ELEMENTS (self->boxes); c++)
    {
      if (self->inside[c] <= NEARLY_FREE * self->all)
        return c;
      if (self->inside[c] < self->inside[best])
        best = c;
    }
  return best;
}

static double
entry_width (const MurLayout *self, const MurLegendEntry *entry, MurText *text)
{
  return mur_text_width (text, MUR_TEXT_LEGEND, entry->text)
         + (MUR_LEGEND_PAD + MUR_LEGEND_SWATCH) * self->unit;
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
      const double width
        = entry_width (self, &g_array_index (place->entries, MurLegendEntry, i), text);

      *widest = fmax (*widest, width);
      *all += width + (i > 0 ? 2 * MUR_LEGEND_PAD * self->unit : 0);
    }
}

static void
set_column (const MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double line = mur_legend_line_height (self, text);
  const double pad = MUR_LEGEND_PAD * self->unit;

  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->x = place->legend.x + pad;
      entry->y = place->legend.y + 0.7 * pad + i * line;
    }
}

static void
set_row (const MurLayout *self, MurPanelPlace *place, MurText *text)
{
  double x = place->legend.x;

  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->x = x;
      entry->y = place->legend.y;
      x += entry_width (self, entry, text) + 2 * MUR_LEGEND_PAD * self->unit;
    }
}

/* On the line of the title, at the right. */
static gboolean
place_above (const MurLayout *self, MurPanelPlace *place, MurText *text, double width)
{
  const double line = mur_legend_line_height (self, text);
  const char *title = place->panel->title;
  const double taken = title == NULL
                         ? 0
                         : mur_text_width (text, MUR_TEXT_PANEL_TITLE, title)
                             + 3 * MUR_LEGEND_PAD * self->unit;

  if (width + taken > place->area.width || line > place->top)
    return FALSE;
  place->legend
    = (MurRectangle){ place->area.x + place->area.width - width,
                      mur_title_base (self, place, text)
                        - mur_text_digit_height (text, MUR_TEXT_LEGEND) / 2 - line / 2,
                      width, line };
  place->view.legend = MUR_LEGEND_ABOVE;
  set_row (self, place, text);
  return TRUE;
}

static gboolean
is_spot (MurLegendPosition position)
{
  return position >= MUR_LEGEND_TOP_RIGHT && position <= MUR_LEGEND_BOTTOM;
}

static void
count_all (Census *self, const MurPanelPlace *place, double w, double h, double pad)
{
  /* Marks have a size: what lies close by counts too. */
  for (guint c = 0; c < G_N_ELEMENTS (spots); c++)
    self->boxes[c] = spot_box (&place->area, c, w + 2.5 * pad, h + 2.5 * pad, 0);
  for (guint i = 0; i < place->panel->layers->len; i++)
    if (!mur_panel_place_hides (place, i))
      count_layer (self, place, g_ptr_array_index (place->panel->layers, i));
}

/* Without room for any legend the description and the table still name the layers. */
static void
place_entries (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const double pad = MUR_LEGEND_PAD * self->unit;
  const MurLegendPosition held = place->view.legend;
  double width, height, all;
  Census census = { 0 };
  guint spot;

  measure (self, place, text, &width, &all);
  width += 2 * pad;
  height = place->entries->len * mur_legend_line_height (self, text) + 1.4 * pad;
  if (held == MUR_LEGEND_ABOVE && place_above (self, place, text, all))
    return;
  count_all (&census, place, width, height, pad);
  spot = is_spot (held) ? (guint)(held - MUR_LEGEND_TOP_RIGHT) : best_spot (&census);
  if (!is_spot (held) && census.inside[spot] > NEARLY_FREE * census.all
      && place_above (self, place, text, all))
    return;
  place->view.legend = MUR_LEGEND_AUTOMATIC;
  if (width > 0.75 * place->area.width || height > 0.75 * place->area.height)
    return;
  place->legend = spot_box (&place->area, spot, width, height, pad);
  place->view.legend = MUR_LEGEND_TOP_RIGHT + spot;
  set_column (self, place, text);
}

void
mur_legend_place (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  place->entries = g_array_new (FALSE, FALSE, sizeof (MurLegendEntry));
  g_array_set_clear_func (place->entries, (GDestroyNotify)entry_clear);
  if (place->panel->legend)
    add_entries (place);
  if (place->entries->len > 0)
    place_entries (self, place, text);
}
