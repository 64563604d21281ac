/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an axis has ticks and what stands beside them. Pure: no painting. */

#pragma once

#include "ui/plot/figure/range.h"

/* How long a label is along the axis, in the unit of the axis' length. */
typedef double (*MurTickMeasure) (const char *markup, gpointer data);

typedef struct
{
  MurScale scale;
  MurRange limits; /* of any kind; made sane */
  double length;   /* of the axis */
  double wished;   /* how many labels */
  double gap;      /* least free space between labels */
  gboolean integer;
  guint longest;             /* characters of a number, where that can be had; 0: any */
  const char *const *labels; /* (nullable): categories at 0, 1, 2, … */
  MurTickMeasure measure;
  gpointer measure_data;
} MurTickRequest;

typedef struct
{
  double value;
  char *label; /* markup */
} MurTick;

typedef struct
{
  GArray *major;  /* of MurTick, ascending */
  GArray *minor;  /* of double, ascending */
  char *exponent; /* (nullable): markup of the factor common to the labels: ×10³ */
} MurTicks;

MurTicks *mur_ticks_new (const MurTickRequest *request);
void mur_ticks_free (MurTicks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurTicks, mur_ticks_free)
