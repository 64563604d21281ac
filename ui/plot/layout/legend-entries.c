/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of a legend: which layers have one, and how large they are in a column or
 * in rows. */

#include "ui/plot/layout/legend-entries.h"

#include <math.h>

#include "ui/plot/layout/line-names.h"

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

void
mur_legend_measure (MurLayout *self, MurPanelPlace *place, MurText *text)
{
  g_clear_pointer (&place->entries, g_array_unref);
  place->entries = g_array_new (FALSE, FALSE, sizeof (MurLegendEntry));
  g_array_set_clear_func (place->entries, (GDestroyNotify)entry_clear);
  add_entries (place);
  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = &g_array_index (place->entries, MurLegendEntry, i);

      entry->width = mur_text_width (text, MUR_TEXT_LEGEND, entry->text)
                     + (MUR_LEGEND_PAD + MUR_LEGEND_SWATCH) * self->unit;
      entry->height = mur_legend_line_height (self, text);
    }
}

MurLegendEntry *
mur_legend_entry (const MurPanelPlace *place, guint i)
{
  return &g_array_index (place->entries, MurLegendEntry, i);
}

/* The widest of the entries. */
double
mur_legend_column_width (const MurPanelPlace *place)
{
  double widest = 0;

  for (guint i = 0; i < place->entries->len; i++)
    widest = fmax (widest, mur_legend_entry (place, i)->width);
  return widest;
}

double
mur_legend_column_height (const MurPanelPlace *place)
{
  return place->entries->len * mur_legend_entry (place, 0)->height;
}

/* All in one row, with room between them. */
double
mur_legend_row_width (const MurLayout *self, const MurPanelPlace *place)
{
  double sum = -2 * MUR_LEGEND_PAD * self->unit;

  for (guint i = 0; i < place->entries->len; i++)
    sum += mur_legend_entry (place, i)->width + 2 * MUR_LEGEND_PAD * self->unit;
  return sum;
}

void
mur_legend_set_column (MurPanelPlace *place, double x, double y)
{
  for (guint i = 0; i < place->entries->len; i++)
    {
      mur_legend_entry (place, i)->x = x;
      mur_legend_entry (place, i)->y = y + i * mur_legend_entry (place, i)->height;
    }
}

/* Whether entry @i begins another row, where rows are no longer than @room; *@at is
 * where in its row it begins, and then where the next one does. */
static gboolean
begins_row (
  const MurLayout *self, const MurPanelPlace *place, guint i, double room, double *at)
{
  const double width = mur_legend_entry (place, i)->width;
  const gboolean begins = *at > 0 && *at + width > room;

  *at = (begins ? 0 : *at) + width + 2 * MUR_LEGEND_PAD * self->unit;
  return begins;
}

void
mur_legend_set_rows (
  const MurLayout *self, MurPanelPlace *place, double x, double y, double room)
{
  double at = 0;

  for (guint i = 0; i < place->entries->len; i++)
    {
      MurLegendEntry *entry = mur_legend_entry (place, i);

      if (begins_row (self, place, i, room, &at))
        y += entry->height;
      entry->x = x + at - entry->width - 2 * MUR_LEGEND_PAD * self->unit;
      entry->y = y;
    }
}

double
mur_legend_rows_height (const MurLayout *self, const MurPanelPlace *place, double room)
{
  double at = 0;
  guint n = 1;

  for (guint i = 0; i < place->entries->len; i++)
    n += begins_row (self, place, i, room, &at);
  return n * mur_legend_entry (place, 0)->height;
}

double
mur_legend_below_width (const MurPanelPlace *place)
{
  return place->outer_right - place->area.x;
}

double
mur_legend_room_beside (const MurLayout *self, const MurPanelPlace *place)
{
  if (place->view.legend != MUR_LEGEND_BESIDE || place->entries->len == 0)
    return 0;
  return mur_legend_column_width (place) + 2 * MUR_LEGEND_PAD * self->unit;
}

double
mur_legend_room_below (const MurLayout *self, const MurPanelPlace *place)
{
  if (place->view.legend != MUR_LEGEND_BELOW || place->entries->len == 0)
    return 0;
  return mur_legend_rows_height (self, place, mur_legend_below_width (place))
         + MUR_LEGEND_PAD * self->unit;
}
