/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vertical error bars: those of a layer of errors, and those that points have. */

#pragma once

#include <float.h>
#include <math.h>

#include "ui/plot/figure/range.h"

static inline gboolean
mur_layer_has_errors (const MurLayer *layer)
{
  return layer->kind == MUR_LAYER_POINTS && layer->errors != NULL;
}

/* From where to where the bar of row @i goes; NaN: it has none. On a log axis one that
 * reaches zero goes on to the end of the axis. */
static inline void
mur_layer_error_ends (const MurLayer *layer, MurScale scale, gsize i, double ends[2])
{
  if (layer->kind == MUR_LAYER_ERRORS)
    {
      ends[0] = layer->y[i];
      ends[1] = layer->y2[i];
      return;
    }
  const double y = layer->y[i], error = layer->errors[i];
  const gboolean is_there = isfinite (error) && error > 0 && mur_scale_shows (scale, y);

  ends[0] = is_there ? y - error : NAN;
  ends[1] = is_there ? y + error : NAN;
  if (is_there && scale == MUR_SCALE_LOG)
    ends[0] = fmax (ends[0], DBL_MIN);
}

/* How much of a bar automatic limits hold, beside data that go from @low to @high: five
 * times the bar in the middle, or as far as the data themselves go, so that one number
 * that nobody knows does not flatten the others. */
double mur_layer_longest_error (const MurLayer *layer, double low, double high);
