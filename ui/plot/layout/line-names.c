/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names at the right ends of lines: as high as the last datum in sight, and moved as
 * little as keeps them apart, in the order of their lines. The least moves in the sense
 * of squares are an isotonic regression, found by pooling neighbours. */

#include "ui/plot/layout/line-names.h"

#include <math.h>

/* Of the panel's width: names that take more are left to the legend. */
#define MOST_OF_WIDTH 0.45

static gboolean
is_line (const MurLayer *layer)
{
  return layer->name != NULL && layer->name[0] != '\0'
         && (layer->kind == MUR_LAYER_LINE || layer->kind == MUR_LAYER_STEPS
             || (layer->kind == MUR_LAYER_RULE && layer->y != NULL));
}

gboolean
mur_line_names_hold (const MurPanelPlace *place, const MurLayer *layer)
{
  return place->panel->line_names && !place->names_left && is_line (layer);
}

gboolean
mur_line_names_leave (const MurPanelPlace *place, const MurLayer *layer)
{
  return place->panel->line_names && place->names_left && is_line (layer);
}

static void
entry_clear (MurLegendEntry *self)
{
  g_free (self->text);
}

void
mur_line_names_measure (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  g_clear_pointer (&place->names, g_array_unref);
  place->names_width = 0;
  if (!place->panel->line_names || place->names_left)
    return;
  place->names = g_array_new (FALSE, FALSE, sizeof (MurLegendEntry));
  g_array_set_clear_func (place->names, (GDestroyNotify)entry_clear);
  for (guint i = 0; i < place->panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (place->panel->layers, i);
      MurLegendEntry entry = { i };

      if (!is_line (layer))
        continue;
      entry.text = g_markup_escape_text (layer->name, -1);
      entry.width = mur_text_width (text, MUR_TEXT_LEGEND, entry.text);
      entry.height = mur_text_line (text, MUR_TEXT_LEGEND);
      place->names_width
        = fmax (place->names_width, entry.width + MUR_NAME_GAP * self->unit);
      g_array_append_val (place->names, entry);
    }
}

static gboolean
is_inside (const MurRectangle *area, double x, double y)
{
  return x >= area->x - 1 && x <= area->x + area->width + 1 && y >= area->y - 1
         && y <= area->y + area->height + 1;
}

/* Datum @i, or where the way on to its neighbour @next leaves the area at the right. */
static gboolean
end_at (const MurPanelPlace *place,
        const MurLayer *layer,
        gsize i,
        gssize next,
        MurLegendEntry *entry)
{
  const MurRectangle *area = &place->area;
  const double right = area->x + area->width;
  const double x = mur_map_to_position (&place->x.map, layer->x[i]);
  const double y = mur_map_to_position (&place->y.map, layer->y[i]);

  if (!is_inside (area, x, y))
    return FALSE;
  entry->end_x = x;
  entry->end_y = y;
  if (next >= 0 && (gsize)next < layer->n)
    {
      const double x1 = mur_map_to_position (&place->x.map, layer->x[next]);
      const double y1 = layer->kind == MUR_LAYER_STEPS
                          ? y
                          : mur_map_to_position (&place->y.map, layer->y[next]);

      if (x1 > right && isfinite (y1))
        {
          entry->end_x = right;
          entry->end_y = y + (y1 - y) * (right - x) / (x1 - x);
        }
    }
  entry->end_y = CLAMP (entry->end_y, area->y, area->y + area->height);
  return TRUE;
}

/* The last datum in sight; the first one of lines that run to the left. A line of which
 * nothing shows has its name at the height of the middle. */
static void
find_end (const MurPanelPlace *place, const MurLayer *layer, MurLegendEntry *entry)
{
  const MurRectangle *area = &place->area;
  MurLegendEntry first = *entry, last = *entry;
  gboolean found = FALSE;

  first.end_x = last.end_x = area->x + area->width;
  first.end_y = last.end_y = area->y + area->height / 2;
  if (layer->kind == MUR_LAYER_RULE)
    {
      const double y = mur_map_to_position (&place->y.map, layer->y[0]);

      last.end_y = isnan (y) ? last.end_y : CLAMP (y, area->y, area->y + area->height);
      *entry = last;
      return;
    }
  for (gsize i = layer->n; layer->x != NULL && layer->y != NULL && !found && i-- > 0;)
    found = end_at (place, layer, i, (gssize)i + 1, &last);
  for (gsize i = 0; found && i < layer->n; i++)
    if (end_at (place, layer, i, (gssize)i - 1, &first))
      break;
  *entry = found && first.end_x > last.end_x ? first : last;
}

static gint
compare_heights (gconstpointer a, gconstpointer b)
{
  const MurLegendEntry *one = a, *two = b;

  return one->end_y < two->end_y ? -1
         : one->end_y > two->end_y
           ? 1
           : (one->layer > two->layer) - (one->layer < two->layer);
}

typedef struct
{
  double sum;
  guint n;
} Pool;

/* Middles of names, at least @height apart and within @low … @high. */
static void
push_apart (GArray *names, double height, double low, double high)
{
  g_autofree Pool *pools = g_new (Pool, names->len);
  guint n_pools = 0, at = 0;

  for (guint i = 0; i < names->len; i++)
    {
      pools[n_pools++]
        = (Pool){ g_array_index (names, MurLegendEntry, i).end_y - i * height, 1 };
      for (; n_pools > 1
             && pools[n_pools - 1].sum / pools[n_pools - 1].n
                  <= pools[n_pools - 2].sum / pools[n_pools - 2].n;
           n_pools--)
        {
          pools[n_pools - 2].sum += pools[n_pools - 1].sum;
          pools[n_pools - 2].n += pools[n_pools - 1].n;
        }
    }
  for (guint pool = 0; pool < n_pools; pool++)
    for (guint i = 0; i < pools[pool].n; i++, at++)
      g_array_index (names, MurLegendEntry, at).y
        = CLAMP (pools[pool].sum / pools[pool].n, low, high - (names->len - 1) * height)
          + at * height - height / 2;
}

gboolean
mur_line_names_place (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  const MurRectangle *area = &place->area;
  const double height = mur_text_line (text, MUR_TEXT_LEGEND);

  if (place->names == NULL || place->names->len == 0)
    return FALSE;
  if ((place->names->len - 1) * height > area->height
      || place->names_width > MOST_OF_WIDTH * (area->width + place->names_width))
    {
      place->names_left = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < place->names->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->names, MurLegendEntry, i);

      find_end (place, g_ptr_array_index (place->panel->layers, entry->layer), entry);
      entry->x = area->x + area->width + MUR_NAME_GAP * self->unit;
    }
  g_array_sort (place->names, compare_heights);
  push_apart (place->names, height, area->y, area->y + area->height);
  return FALSE;
}
