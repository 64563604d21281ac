/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling a set of ticks, and whether the labels fit side by side. */

#include "ui/plot/layout/ticks-fill.h"

#include <math.h>

#include "ui/plot/layout/scale.h"

void
mur_ticks_take (MurTicks *self, double value, char *label)
{
  const MurTick tick = { value, label };

  g_array_append_val (self->major, tick);
}

void
mur_ticks_clear (MurTicks *self)
{
  g_array_set_size (self->major, 0);
  g_array_set_size (self->minor, 0);
  g_clear_pointer (&self->exponent, g_free);
}

gboolean
mur_ticks_fit (const MurTicks *self, const MurTickRequest *request)
{
  double end = -INFINITY;
  MurMap map;
  const MurRange range = mur_range_sane (request->limits, request->scale);
  const MurRange up
    = { fmin (range.minimum, range.maximum), fmax (range.minimum, range.maximum) };

  mur_map_init (&map, request->scale, up, 0, request->length);
  for (guint i = 0; i < self->major->len; i++)
    {
      const MurTick *tick = &g_array_index (self->major, MurTick, i);
      const double at = mur_map_to_position (&map, tick->value);
      const double size = request->measure (tick->label, request->measure_data);

      if (at - size / 2 < end + request->gap)
        return FALSE;
      end = at + size / 2;
    }
  return TRUE;
}
