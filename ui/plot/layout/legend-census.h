/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting marks, for legends that keep off them. */

#pragma once

#include "ui/plot/layout/private.h"
#include "ui/plot/layout/reduce.h"

/* Corners and edges of the data area. */
#define MUR_N_SPOTS 8

typedef struct
{
  MurRectangle boxes[MUR_N_SPOTS];
  double inside[MUR_N_SPOTS], all;
} MurCensus;

void
mur_census_count (MurCensus *self, const MurPanelPlace *place, const MurLayer *layer);
