/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A statistic of the runs over two parameters: an image where both are even, else
 * rectangles between neighbours. */

#include "ui/sweep/private.h"

#include <math.h>

/* "Order parameter: Median" */
static void
set_colours (const MurSweepDrawing *self, MurPanel *panel, const double *z, gsize n)
{
  const MurStatisticKind *kind = &mur_statistics[self->look->statistic];
  const MurSweepField *value = self->value;
  const gboolean is_wide = !kind->is_of_runs && mur_sweep_is_wide (z, n);
  g_autofree char *title
    = kind->is_of_runs ? g_strdup (kind->title)
                       : g_markup_printf_escaped ("%s: %s", value->title, kind->title);
  mur_axis_set (&panel->z, title, kind->is_of_runs ? NULL : value->unit,
                is_wide ? MUR_SCALE_LOG : MUR_SCALE_LINEAR);
  panel->colour_bar = TRUE;
  if (self->look->statistic == MUR_STATISTIC_FAILED)
    {
      panel->z.minimum = 0;
      panel->z.maximum = 1;
    }
}

static MurLayer *
add_image (MurPanel *panel, const MurSummary *summary, const double *z)
{
  const MurLevels *x = mur_summary_x (summary), *y = mur_summary_y (summary);
  MurLayer *image
    = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, x->n, y->n);
  image->x_min = x->edges[0];
  image->x_max = x->edges[x->n];
  image->y_min = y->edges[0];
  image->y_max = y->edges[y->n];
  return image;
}

static MurLayer *
add_cells (const MurSweepDrawing *self,
           MurPanel *panel,
           const MurSummary *summary,
           const double *z)
{
  const MurLevels *x = mur_summary_x (summary), *y = mur_summary_y (summary);
  const gsize n = x->n * y->n;
  double *corners = mur_sweep_numbers (self, 4 * n);
  for (gsize i = 0; i < n; i++)
    {
      const gsize column = i % x->n, row = i / x->n;
      corners[i] = x->edges[column];
      corners[n + i] = y->edges[row];
      corners[2 * n + i] = x->edges[column + 1] - x->edges[column];
      corners[3 * n + i] = y->edges[row + 1] - y->edges[row];
    }
  MurLayer *cells
    = mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, corners, corners + n,
                           corners + 2 * n, corners + 3 * n, n);
  cells->z = z;
  return cells;
}

static void
set_axis (MurAxis *axis, const MurSweepField *field, const MurLevels *levels)
{
  if (field != NULL)
    mur_sweep_set_axis (axis, field, levels->is_logarithmic);
  axis->minimum = levels->edges[0];
  axis->maximum = levels->edges[levels->n];
}

/* Of one parameter alone the map is one row, with nothing to be read at its side. */
void
mur_sweep_draw_heat (const MurSweepDrawing *self)
{
  g_autoptr (MurSummary) summary = mur_sweep_sum_up (self);
  const MurLevels *x = mur_summary_x (summary), *y = mur_summary_y (summary);
  const gsize n = x->n * y->n;
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  double *z = mur_sweep_numbers (self, n);
  g_autofree gsize *rows = g_new (gsize, n + 1);
  if (n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    {
      z[i] = mur_summary_get (summary, i % x->n, i / x->n, self->look->statistic);
      rows[i] = mur_summary_row (summary, i % x->n, i / x->n);
      if (rows[i] == G_MAXSIZE)
        z[i] = NAN;
    }
  set_axis (&panel->x, self->x, x);
  set_axis (&panel->y, self->y, y);
  set_colours (self, panel, z, n);
  panel->caption = mur_sweep_describe_missing (self, self->value->values);
  MurLayer *layer = mur_levels_are_even (x) && mur_levels_are_even (y)
                      ? add_image (panel, summary, z)
                      : add_cells (self, panel, summary, z);
  mur_sweep_choose_runs (self, layer, rows, n);
}
