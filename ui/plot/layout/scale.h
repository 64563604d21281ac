/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Axes as maps: data ↔ position along the axis, linear or logarithmic. */

#pragma once

#include "ui/plot/figure/range.h"

typedef struct
{
  MurScale scale;
  double minimum, maximum; /* data, as made sane */
  double start, end;       /* positions of the two */
  double origin, factor;   /* position = start + (f (value) − origin) × factor */
} MurMap;

void
mur_map_init (MurMap *self, MurScale scale, MurRange limits, double start, double end);
/* NaN for what the axis cannot show: NaN, and nothing above zero on a log axis.
 * Positions are cut to ±1e9, so that later arithmetic on them stays finite. */
double mur_map_to_position (const MurMap *self, double value);
double mur_map_to_data (const MurMap *self, double position);
void mur_map_positions (const MurMap *self,
                        const double *values,
                        gsize n,
                        double *positions);
