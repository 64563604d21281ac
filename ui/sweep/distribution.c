/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The empirical distribution of a result: which share of the runs comes out at a value or
 * below. Runs without a value have a share as well, and no step. */

#include "ui/sweep/private.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double value;
  gsize row;
} Ranked;

static int
compare (const void *a, const void *b)
{
  const Ranked *one = a, *two = b;
  if (one->value != two->value)
    return one->value < two->value ? -1 : 1;
  return (one->row > two->row) - (one->row < two->row);
}

/* Returns: (transfer full): the rows with a value, by that */
static Ranked *
rank (const MurSweepDrawing *self, gsize n_rows, gsize *n)
{
  Ranked *ranked = g_new (Ranked, n_rows + 1);
  *n = 0;
  for (gsize i = 0; i < n_rows; i++)
    if (isfinite (self->value->values[i]))
      ranked[(*n)++] = (Ranked){ self->value->values[i], i };
  qsort (ranked, *n, sizeof *ranked, compare);
  return ranked;
}

void
mur_sweep_draw_distribution (const MurSweepDrawing *self)
{
  const gsize n_rows = mur_sweep_results_n_rows (self->results);
  gsize n;
  g_autofree Ranked *ranked = rank (self, n_rows, &n);
  g_autofree gsize *rows = g_new (gsize, n + 1);
  double *x = mur_sweep_numbers (self, n), *y = mur_sweep_numbers (self, n);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  MurLayer *steps;
  for (gsize i = 0; i < n; i++)
    {
      x[i] = ranked[i].value;
      y[i] = (double)(i + 1) / (double)n_rows;
      rows[i] = ranked[i].row;
    }
  mur_sweep_set_axis (&panel->x, self->value, mur_sweep_is_wide (x, n));
  mur_axis_set (&panel->y, "Share of runs at or below", NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  panel->caption = mur_sweep_describe_missing (self, self->value->values);
  steps = mur_panel_add (panel, MUR_LAYER_STEPS, MUR_ROLE_SERIES_1, "Runs");
  steps->x = x;
  steps->y = y;
  steps->n = n;
  steps->solid = TRUE;
  mur_sweep_choose_runs (self, steps, rows, n);
}
