/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the panels of the oscillators share. Private to their figure. */

#pragma once

#include "core/experiment/frame.h"
#include "ui/plot/figure/figure.h"

/* Up to so many oscillators have a panel each, and lines in all panels. */
#define MUR_OSCILLATORS_STACKED 12
#define MUR_OSCILLATORS_CHOSEN 6 /* lines where there are more */

typedef struct
{
  const double *values;
  gsize n;
} MurColumn;

typedef struct
{
  MurFigure *figure;
  const MurTable *frequency, *phase, *oscillators, *view;
  const MurFrame *frame;
  MurColumn time;
  gsize n;      /* oscillators that the first two tables have */
  guint n_rows; /* of the grid */
} MurOscillatorsDrawing;

/* A column, or no rows where there is none. */
MurColumn mur_oscillators_column (const MurTable *table, const char *name);
/* What the first row of the table "view" says of @name. */
double mur_oscillators_view (const MurOscillatorsDrawing *self, const char *name);

/* Room for @n numbers that lasts as long as the figure. */
double *mur_oscillators_room (const MurOscillatorsDrawing *self, gsize n);

/* How many have lines, and the place of the @line-th among the columns. */
gsize mur_oscillators_n_lines (const MurOscillatorsDrawing *self);
gsize mur_oscillators_line (const MurOscillatorsDrawing *self, gsize line);
MurRole mur_oscillators_role (gsize line);

/* The left of the figure. */
void mur_oscillators_add_stack (const MurOscillatorsDrawing *self);

/* The right, panel by panel, at @row over @n_rows. */
void
mur_oscillators_add_circle (const MurOscillatorsDrawing *self, guint row, guint n_rows);
void mur_oscillators_add_couplings (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
void mur_oscillators_add_synchrony (const MurOscillatorsDrawing *self,
                                    guint row,
                                    guint n_rows);
