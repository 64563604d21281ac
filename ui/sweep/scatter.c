/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A point a run, over any two columns. */

#include "ui/sweep/private.h"

#define SMALL_FROM 3000 /* runs: smaller points above */

static gboolean
is_logarithmic (const MurSweepDrawing *self, const MurSweepField *field)
{
  return field->is_logarithmic
         || (field->kind != MUR_SWEEP_FIELD_SWEPT
             && mur_sweep_is_wide (field->values,
                                   mur_sweep_results_n_rows (self->results)));
}

void
mur_sweep_draw_scatter (const MurSweepDrawing *self)
{
  const gsize n = mur_sweep_results_n_rows (self->results);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  g_autofree gsize *rows = g_new (gsize, n + 1);
  MurLayer *points;
  for (gsize i = 0; i < n; i++)
    rows[i] = i;
  mur_sweep_set_axis (&panel->x, self->x, is_logarithmic (self, self->x));
  mur_sweep_set_axis (&panel->y, self->y, is_logarithmic (self, self->y));
  points = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, "Runs", self->x->values,
                                 self->y->values, n);
  if (n > SMALL_FROM)
    points->size = 0.6;
  mur_sweep_choose_runs (self, points, rows, n);
}
