/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two charts against the number of points, whose axis reaches from the start to where
 * it will end: the star discrepancy, and the error of an integral. Beside both sets run
 * the slopes that theory promises, which also keep the other axis in place. */

#include "ui/figures/sampling/private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static MurPanel *
add_chart (MurFigure *figure, const char *title, const char *y, const MurColumn *n)
{
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, title);
  panel->line_names = TRUE;
  mur_axis_set (&panel->x, "Number of points <i>N</i>", NULL, MUR_SCALE_LOG);
  panel->x.is_course = TRUE;
  panel->x.minimum = n->values[0];
  panel->x.maximum = n->values[n->n - 1];
  mur_axis_set (&panel->y, y, NULL, MUR_SCALE_LOG);
  return panel;
}

static void
add_slope (MurPanel *panel, const MurFrame *frame, const MurColumn *n, const char *name)
{
  const MurColumn slope = mur_column (frame, "slopes", name);
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, slope.quantity->title, n->values,
                      slope.values, n->n);
}

static void
add_line (MurPanel *panel,
          const MurFrame *frame,
          guint set,
          const char *table,
          const char *name)
{
  const MurColumn n = mur_column (frame, table, "n");
  const MurColumn values = mur_sampling_column (frame, table, set, name);
  MurLayer *layer = mur_panel_add_line (panel, mur_sampling_role (set),
                                        mur_sampling_title (frame, set), n.values,
                                        values.values, n.n);
  layer->solid = TRUE;
  layer->width = set == 0 ? 1.5 : 1.2;
}

/* "0.0088", "7.8·10⁻⁷" */
static char *
describe_value (double value)
{
  g_autofree char *text = g_strdup_printf ("%.2g", value);
  char *exponent = strchr (text, 'e');
  if (exponent == NULL)
    return g_steal_pointer (&text);
  *exponent = '\0';
  const int power = atoi (exponent + 1);
  return g_strdup_printf ("%s·10<sup>%s%d</sup>", text, power < 0 ? "−" : "",
                          ABS (power));
}

/* "1000 points: Halton 0.0088, Random 0.049" */
static char *
describe_values (const MurFrame *frame, const char *name)
{
  const double n = mur_column_scalar (frame, "n");
  g_autofree char *points = mur_sampling_describe_n (n);
  g_autofree char *sequence = describe_value (mur_sampling_scalar (frame, 0, name));
  g_autofree char *reference = describe_value (mur_sampling_scalar (frame, 1, name));
  if (n == 0)
    return g_steal_pointer (&points);
  return g_strdup_printf ("%s: %s %s, %s %s", points, mur_sampling_title (frame, 0),
                          sequence, mur_sampling_title (frame, 1), reference);
}

/* Of more points than @n says it takes too long. */
static char *
describe_stars (const MurFrame *frame, const MurColumn *n)
{
  const double n_points = mur_column_scalar (frame, "n"), most = n->values[n->n - 1];
  g_autofree char *points = mur_sampling_describe_n (n_points);
  g_autofree char *limit = mur_sampling_describe_n (round (most));
  if (n_points == 0 || !isnan (mur_sampling_scalar (frame, 0, "star_discrepancy")))
    return describe_values (frame, "star_discrepancy");
  return g_strdup_printf ("%s; <i>D</i>* is taken of up to %s", points, limit);
}

MurFigure *
mur_sampling_build_uniformity (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn n = mur_column (frame, "slopes", "star_n");
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Sampling: uniformity");
  MurPanel *panel
    = add_chart (figure, "How uneven the points are", "Star discrepancy <i>D</i>*", &n);
  panel->caption = describe_stars (frame, &n);
  add_slope (panel, frame, &n, "star_root");
  add_slope (panel, frame, &n, "star_log");
  for (guint set = MUR_SAMPLING_FIGURE_SETS; set-- > 0;)
    add_line (panel, frame, set, "discrepancy", "star");
  return figure;
}

/* The quartiles of the replicates. */
static void
add_band (MurPanel *panel, const MurFrame *frame, guint set)
{
  const MurColumn n = mur_column (frame, "integration", "n");
  const MurColumn lower = mur_sampling_column (frame, "integration", set, "lower");
  const MurColumn upper = mur_sampling_column (frame, "integration", set, "upper");
  MurLayer *band = mur_panel_add_band (panel, mur_sampling_role (set), NULL, n.values,
                                       lower.values, upper.values, n.n);
  band->outside_limits = TRUE;
}

MurFigure *
mur_sampling_build_integration (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn n = mur_column (frame, "slopes", "n");
  g_autofree char *title = g_strdup_printf ("How far the integral is from %.6g",
                                            mur_column_scalar (frame, "integral"));
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Sampling: integration");
  MurPanel *panel = add_chart (figure, title, "Absolute error", &n);
  panel->caption = describe_values (frame, "error");
  add_slope (panel, frame, &n, "error_root");
  add_slope (panel, frame, &n, "error_inverse");
  for (guint set = MUR_SAMPLING_FIGURE_SETS; set-- > 0;)
    {
      add_band (panel, frame, set);
      add_line (panel, frame, set, "integration", "error");
    }
  return figure;
}
