/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps of axes. Everything below an axis may assume that limits are sane: finite,
 * distinct, wide enough for distinct labels, narrow enough for finite differences. */

#include "ui/plot/layout/scale.h"

#include <math.h>

#define LARGEST 1e307
#define NARROWEST 1e-300
/* Labels of neighbouring ticks differ in their 15th digit at this width. */
#define NARROWEST_RELATIVE 1e-13
#define FARTHEST 1e9

gboolean
mur_scale_shows (MurScale scale, double value)
{
  return isfinite (value) && (scale == MUR_SCALE_LINEAR || value > 0);
}

static MurRange
ordered (MurRange range, gboolean reversed)
{
  return reversed ? (MurRange){ range.maximum, range.minimum } : range;
}

static MurRange
sane_linear (double low, double high)
{
  const double magnitude = fmax (fabs (low), fabs (high));
  const double least = fmax (NARROWEST, magnitude * NARROWEST_RELATIVE);

  if (low == high)
    {
      const double half = magnitude > NARROWEST ? magnitude * 0.1 : 0.5;

      return (MurRange){ fmax (low - half, -LARGEST), fmin (high + half, LARGEST) };
    }
  if (high - low < least)
    return (MurRange){ low / 2 + high / 2 - least / 2, low / 2 + high / 2 + least / 2 };
  return (MurRange){ low, high };
}

static MurRange
sane_log (double low, double high)
{
  if (high <= 0)
    return (MurRange){ 1, 10 };
  if (low <= 0)
    low = high > 1 ? fmin (1, high / 1000) : high / 1000;
  low = fmax (low, 1e-307);
  high = fmax (high, low);
  if (high / low < 1 + 1e-9)
    return (MurRange){ fmax (low / 1.5, 1e-307), fmin (high * 1.5, LARGEST) };
  return (MurRange){ low, high };
}

MurRange
mur_range_sane (MurRange range, MurScale scale)
{
  const gboolean reversed = range.minimum > range.maximum;
  double low = reversed ? range.maximum : range.minimum;
  double high = reversed ? range.minimum : range.maximum;

  if (isnan (low) || isnan (high))
    return scale == MUR_SCALE_LOG ? (MurRange){ 1, 10 } : (MurRange){ 0, 1 };
  low = CLAMP (low, -LARGEST, LARGEST);
  high = CLAMP (high, -LARGEST, LARGEST);
  if (scale == MUR_SCALE_LOG)
    return ordered (sane_log (low, high), reversed);
  return ordered (sane_linear (low, high), reversed);
}

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
