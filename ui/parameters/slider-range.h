/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a slider runs: between which values, in which steps, and how its position, 0 …
 * 1, turns into a value that reads well. */

#pragma once

#include "core/experiment/parameter.h"

typedef struct
{
  double low, high;     /* the slider's ends: the bounds, or what is useful of them */
  double quantum;       /* values are whole multiples of it; linear sliders */
  gboolean logarithmic; /* in decades */
  gboolean whole;       /* whole numbers only */
} MurSliderRange;

/* Returns: FALSE where a slider is of no use: no number, or no finite ends */
gboolean mur_slider_range_init (MurSliderRange *self, const MurParameter *parameter);
/* Widens the ends to hold @value, which was typed. */
void mur_slider_range_include (MurSliderRange *self, double value);

double mur_slider_range_position (const MurSliderRange *self, double value);
double mur_slider_range_value (const MurSliderRange *self, double position);
/* The next value up or down from @value, or so many steps on, by @parameter's range:
 * what an arrow key makes of a number that is typed. A value NaN gives the default. */
double mur_slider_range_next (const MurParameter *parameter, double value, int steps);
/* How far an arrow key moves, as a part of the whole. */
double mur_slider_range_step (const MurSliderRange *self);
