/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranges of values: the limits of an axis, or the ends of a colour map. */

#pragma once

#include "ui/plot/figure/figure.h"

typedef struct
{
  double minimum, maximum; /* NaN: automatic */
} MurRange;

/* @range as an axis can use it: NaN and infinities replaced, at least 1e-300 and 1e-13
 * of the magnitude wide, no larger than ±1e307, positive for log axes. A reversed range
 * stays reversed. */
MurRange mur_range_sane (MurRange range, MurScale scale);

/* @held grown so as to hold @now: what "hold or only grow" means. */
MurRange mur_range_grow (MurRange held, MurRange now);

/* Whether the axis can show @value somewhere. */
gboolean mur_scale_shows (MurScale scale, double value);
