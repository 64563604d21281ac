/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the difference grows with the number of subtractions: root mean square and maximum
 * on logarithmic axes with the law of the last decade, and below how often there is none. */

#include "ui/figures/precision/private.h"

#include <math.h>

static void
set_course (MurPanel *panel, const MurColumn *n, const MurFrame *frame)
{
  mur_column_set_axis (n, &panel->x, "Subtractions <i>n</i>", MUR_SCALE_LOG);
  panel->x.is_course = TRUE;
  panel->link_x = 1;
  panel->x.minimum = 1;
  panel->x.maximum = fmax (mur_column_scalar (frame, "longest"), 10);
}

static void
add_line (MurPanel *panel,
          const MurFrame *frame,
          MurRole role,
          const char *name,
          const MurColumn *n,
          const char *column)
{
  const MurColumn values = mur_column (frame, "growth", column);
  MurLayer *line
    = mur_panel_add_line (panel, role, name, n->values, values.values, n->n);
  line->solid = TRUE;
  line->width = 1.4;
}

/* Its power stands in the caption. */
static void
add_law (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn n = mur_column (frame, "law", "n");
  const MurColumn rms = mur_column (frame, "law", "rms");
  MurLayer *law = mur_panel_add_line (panel, MUR_ROLE_FIT, "Fitted power of n",
                                      n.values, rms.values, n.n);
  law->width = 1.6;
}

static char *
describe_law (const MurFrame *frame)
{
  const double slope = mur_column_scalar (frame, "slope");
  const double error = mur_column_scalar (frame, "slope_error");
  if (isnan (slope))
    return g_strdup ("Slope: not enough of it yet");
  return g_strdup_printf ("Over the last decade rms ∝ <i>n</i><sup>%.2f ± %.2f</sup>",
                          slope, error);
}

MurPanel *
mur_precision_add_growth (MurFigure *figure,
                          const MurFrame *frame,
                          guint row,
                          guint column)
{
  const MurColumn n = mur_column (frame, "growth", "n");
  const double chosen = (double)mur_column (frame, "steps", "step").n - 1;
  g_autofree char *name = g_strdup_printf ("n = %.0f", chosen);
  MurPanel *panel
    = mur_figure_add_panel (figure, row, column, "How the difference grows");
  panel->caption = describe_law (frame);
  panel->legend = TRUE;
  set_course (panel, &n, frame);
  mur_axis_set (&panel->y, "Difference", NULL, MUR_SCALE_LOG);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_GUIDE, name, chosen);
  add_line (panel, frame, MUR_ROLE_SERIES_2, "Maximum", &n, "maximum");
  add_line (panel, frame, MUR_ROLE_DATA, "Root mean square", &n, "rms");
  add_law (panel, frame);
  return panel;
}

static void
add_zero_panel (MurFigure *figure, const MurFrame *frame, const MurColumn *n)
{
  const MurColumn zeros = mur_column (frame, "growth", "zero_share");
  MurPanel *panel = mur_figure_add_panel (figure, 1, 0, NULL);
  set_course (panel, n, frame);
  mur_column_set_axis (&zeros, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 100;
  add_line (panel, frame, MUR_ROLE_DATA, NULL, n, "zero_share");
}

MurFigure *
mur_precision_build_growth (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn n = mur_column (frame, "growth", "n");
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Precision: growth of the difference");
  mur_figure_set_row_weight (figure, 0, 2.2);
  mur_precision_add_growth (figure, frame, 0, 0);
  add_zero_panel (figure, frame, &n);
  return figure;
}
