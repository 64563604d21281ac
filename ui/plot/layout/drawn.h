/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn in a panel, for what is to keep off it. */

#pragma once

#include "ui/plot/layout/private.h"
#include "ui/plot/layout/reduce.h"

/* Who is told: ends of segments, which may be one point, and corners of rectangles, in
 * the units of the layout; they may lie outside the data area. */
typedef struct
{
  const MurPanelPlace *place;
  MurText *text;
  void (*segment) (gpointer data, MurPoint a, MurPoint b);
  void (*rectangle) (gpointer data, MurPoint a, MurPoint b);
  gpointer data;
} MurDrawn;

/* Tells all that the layers of the panel show, but for those that are hidden. */
void mur_drawn_visit (const MurDrawn *self);
