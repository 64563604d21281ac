/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps of axes: data to position along the axis and back. */

#include "ui/plot/layout/scale.h"

#include <math.h>

#define FARTHEST 1e9

void
mur_map_init (MurMap *self, MurScale scale, MurRange limits, double start, double end)
{
  const MurRange sane = mur_range_sane (limits, scale);
  const gboolean log = scale == MUR_SCALE_LOG;
  const double from = log ? log10 (sane.minimum) : sane.minimum;
  const double to = log ? log10 (sane.maximum) : sane.maximum;

  self->scale = scale;
  self->minimum = sane.minimum;
  self->maximum = sane.maximum;
  self->start = start;
  self->end = end;
  self->origin = from;
  self->factor = (end - start) / (to - from);
}

double
mur_map_to_position (const MurMap *self, double value)
{
  double f, position;

  if (self->scale == MUR_SCALE_LINEAR)
    f = value;
  else if (value > 0)
    f = log10 (value);
  else
    return NAN;
  position = self->start + (f - self->origin) * self->factor;
  return CLAMP (position, -FARTHEST, FARTHEST);
}

double
mur_map_to_data (const MurMap *self, double position)
{
  double f;

  /* The ends come back exactly. */
  if (position == self->start)
    return self->minimum;
  if (position == self->end)
    return self->maximum;
  f = self->origin + (position - self->start) / self->factor;
  return self->scale == MUR_SCALE_LOG ? pow (10, f) : f;
}

void
mur_map_positions (const MurMap *self, const double *values, gsize n, double *positions)
{
  if (self->scale == MUR_SCALE_LOG)
    {
      for (gsize i = 0; i < n; i++)
        positions[i] = mur_map_to_position (self, values[i]);
      return;
    }
  for (gsize i = 0; i < n; i++)
    {
      const double p = self->start + (values[i] - self->origin) * self->factor;

      positions[i] = CLAMP (p, -FARTHEST, FARTHEST);
    }
}
