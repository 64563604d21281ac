/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranges that a few values far out do not change. */

#pragma once

#include "ui/plot/figure/range.h"

/* Values to be looked at, on the scale of an axis. */
typedef struct
{
  MurScale scale;
  GArray *values; /* of double: logarithms on log axes */
} MurSample;

void mur_sample_init (MurSample *self, MurScale scale);
void mur_sample_clear (MurSample *self);
/* Takes what the axis can show of @values (nullable); of many an even choice. */
void mur_sample_take (MurSample *self, const double *values, gsize n);

/* The median ± 4 σ, where σ is 1.4826 times the median absolute deviation: that of
 * normal deviates. NaN: most values are one, or there are none. */
MurRange mur_sample_spread (MurSample *self);
/* The values below which parts @low and @high of them are; NaN: there are none. */
MurRange mur_sample_quantiles (MurSample *self, double low, double high);
