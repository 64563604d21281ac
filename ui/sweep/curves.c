/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The median over one parameter, with a band from quartile to quartile of all the rest. */

#include "ui/sweep/private.h"

#include <math.h>

typedef struct
{
  double *x, *median, *lower, *upper;
  gsize *rows;
  gsize n;
} Curve;

/* Levels without a value are left out. */
static Curve
make_curve (const MurSweepDrawing *self, const MurSummary *summary)
{
  const MurLevels *levels = mur_summary_x (summary);
  double *numbers = mur_sweep_numbers (self, 4 * levels->n);
  Curve curve = { numbers,
                  numbers + levels->n,
                  numbers + 2 * levels->n,
                  numbers + 3 * levels->n,
                  g_new (gsize, levels->n + 1),
                  0 };
  for (gsize i = 0; i < levels->n; i++)
    {
      const double median = mur_summary_get (summary, i, 0, MUR_STATISTIC_MEDIAN);
      if (isnan (median))
        continue;
      curve.x[curve.n] = levels->places[i];
      curve.median[curve.n] = median;
      curve.lower[curve.n]
        = mur_summary_get (summary, i, 0, MUR_STATISTIC_LOWER_QUARTILE);
      curve.upper[curve.n]
        = mur_summary_get (summary, i, 0, MUR_STATISTIC_UPPER_QUARTILE);
      curve.rows[curve.n++] = mur_summary_row (summary, i, 0);
    }
  return curve;
}

static gboolean
has_spread (const Curve *curve)
{
  for (gsize i = 0; i < curve->n; i++)
    if (curve->upper[i] > curve->lower[i])
      return TRUE;
  return FALSE;
}

void
mur_sweep_draw_curves (const MurSweepDrawing *self)
{
  g_autoptr (MurSummary) summary = mur_sweep_sum_up (self);
  const Curve curve = make_curve (self, summary);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, NULL);
  MurLayer *points;
  mur_sweep_set_axis (&panel->x, self->x, mur_summary_x (summary)->is_logarithmic);
  mur_sweep_set_axis (&panel->y, self->value, mur_sweep_is_wide (curve.lower, curve.n));
  panel->caption = mur_sweep_describe_missing (self, self->value->values);
  panel->legend = TRUE;
  if (has_spread (&curve))
    mur_panel_add_band (panel, MUR_ROLE_SERIES_1, "Quartiles", curve.x, curve.lower,
                        curve.upper, curve.n);
  /* Between categories there is nothing. */
  if (self->x->labels == NULL)
    mur_panel_add_line (panel, MUR_ROLE_SERIES_1, NULL, curve.x, curve.median, curve.n)
      ->solid
      = TRUE;
  points = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, "Median", curve.x,
                                 curve.median, curve.n);
  mur_sweep_choose_runs (self, points, curve.rows, curve.n);
  g_free (curve.rows);
}
