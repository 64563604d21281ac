/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of a sweep share. */

#pragma once

#include "ui/sweep/figure.h"

typedef struct
{
  MurFigure *figure;
  MurSweepResults *results;
  const MurSweepLook *look;
  const MurSweepField *x, *y, *value; /* (nullable): those that the scene has */
} MurSweepDrawing;

void mur_sweep_draw_heat (const MurSweepDrawing *self);
void mur_sweep_draw_curves (const MurSweepDrawing *self);
void mur_sweep_draw_scatter (const MurSweepDrawing *self);
void mur_sweep_draw_distribution (const MurSweepDrawing *self);

/* The runs by the levels of x, and of y where the scene has one. */
MurSummary *mur_sweep_sum_up (const MurSweepDrawing *self);

double *mur_sweep_numbers (const MurSweepDrawing *self, gsize n);
/* An axis of @field. */
void
mur_sweep_set_axis (MurAxis *axis, const MurSweepField *field, gboolean is_logarithmic);
/* Whether @n values are read best on a logarithmic axis: all above 0, and far apart. */
gboolean mur_sweep_is_wide (const double *values, gsize n);
/* Has a click on datum i of @layer choose the run of row @rows[i]; G_MAXSIZE: there is none.
 */
void mur_sweep_choose_runs (const MurSweepDrawing *self,
                            MurLayer *layer,
                            const gsize *rows,
                            gsize n);
/* Says how many runs have no value; (nullable) markup, (transfer full). */
char *mur_sweep_describe_missing (const MurSweepDrawing *self, const double *values);
