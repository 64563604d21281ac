/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranges of axes. Everything below an axis may assume that its limits are sane: finite,
 * distinct, wide enough for distinct labels, narrow enough for finite differences. */

#include "ui/plot/figure/range.h"

#include <math.h>

#define LARGEST 1e307
#define NARROWEST 1e-300
/* Labels of neighbouring ticks differ in their 15th digit at this width. */
#define NARROWEST_RELATIVE 1e-13

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

MurRange
mur_range_grow (MurRange held, MurRange now)
{
  if (isnan (held.minimum) || isnan (held.maximum))
    return now;
  if (isnan (now.minimum) || isnan (now.maximum))
    return held;
  if (held.minimum > held.maximum)
    {
      const MurRange up
        = mur_range_grow ((MurRange){ held.maximum, held.minimum }, now);

      return (MurRange){ up.maximum, up.minimum };
    }
  return (MurRange){ fmin (held.minimum, fmin (now.minimum, now.maximum)),
                     fmax (held.maximum, fmax (now.minimum, now.maximum)) };
}
