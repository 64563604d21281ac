/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the small figures. */

#pragma once

#define MUR_SAMPLES_N 40
#define MUR_SAMPLES_MANY 120000
#define MUR_SAMPLES_SIDE 24

typedef struct
{
  double x[MUR_SAMPLES_N], wave[MUR_SAMPLES_N], low[MUR_SAMPLES_N], high[MUR_SAMPLES_N],
    other[MUR_SAMPLES_N];
  double scatter_x[MUR_SAMPLES_N], scatter_y[MUR_SAMPLES_N], value[MUR_SAMPLES_N],
    aside[MUR_SAMPLES_N], up[MUR_SAMPLES_N];
  double many_x[MUR_SAMPLES_MANY], many_y[MUR_SAMPLES_MANY], time[MUR_SAMPLES_MANY];
  double hills[MUR_SAMPLES_SIDE * MUR_SAMPLES_SIDE];
  double edges[MUR_SAMPLES_N + 1], heights[MUR_SAMPLES_N];
} MurSamples;

extern MurSamples mur_samples;

void mur_samples_fill (void);
