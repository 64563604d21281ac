/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What figures take from frames: columns and scalars by name, with their titles and
 * units, and numbers of their own. Asking for what the experiment does not describe is
 * a programmer error; what a frame may lack, and lacks, is empty. */

#pragma once

#include "core/experiment/frame.h"
#include "ui/plot/figure/figure.h"

typedef struct
{
  const double *values; /* borrowed from the frame */
  gsize n;
  const MurQuantity *quantity; /* (nullable): what they are */
  const char *unit;            /* (nullable) */
  const char *title;           /* (nullable): what a person calls them */
} MurColumn;

MurColumn mur_column (const MurFrame *frame, const char *table, const char *name);
/* The columns of a set: mur_column_of (frame, "cells", "x*", 3) is x3. */
MurColumn mur_column_of (const MurFrame *frame,
                         const char *table,
                         const char *pattern,
                         guint64 number);
/* The numbers of the columns that @pattern stands for: 1, 2, 3 for x1, x2, x3.
 * Returns: (element-type guint64) */
GArray *
mur_column_numbers (const MurFrame *frame, const char *table, const char *pattern);

/* Returns: (nullable): the names of the rows, where the table has some */
const char *const *mur_column_labels (const MurFrame *frame, const char *table);

/* NaN where the frame may lack it. */
double mur_column_scalar (const MurFrame *frame, const char *name);

/* Numbers of the figure's own, which last as long as it does. */
double *mur_column_new (MurFigure *figure, gsize n);

/* An axis of what is in @column, in its unit. @title: (nullable): markup, in place of
 * the column's title, unless a person has given it one; "" for none */
void mur_column_set_axis (const MurColumn *self,
                          MurAxis *axis,
                          const char *title,
                          MurScale scale);
