/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The estimates: how far off each value may be, all on one axis, with what is expected
 * and in words; how the errors depend on one another; and where the values stand between
 * their limits. */

#include "ui/figures/curve-fit/private.h"

#include "core/base/estimate.h"

#include <math.h>

#define BAR_WIDTH 1.6
#define WORDS_ABOVE 0.1 /* of a row */
#define MOST_NUMBERS 6  /* parameters whose correlations stand in numbers */

/* Names of the rows from the bottom up. */
static char **
dup_reversed (const char *const *names)
{
  const gsize n = g_strv_length ((char **)names);
  char **reversed = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    reversed[i] = g_strdup (names[n - 1 - i]);
  return reversed;
}

static void
set_names_axis (MurAxis *axis, const MurFrame *frame, gboolean upwards)
{
  const char *const *names = mur_column_labels (frame, "parameters");
  mur_axis_set (axis, NULL, NULL, MUR_SCALE_LINEAR);
  axis->labels = upwards ? dup_reversed (names) : g_strdupv ((char **)names);
  axis->minimum = -0.5;
  axis->maximum = (double)g_strv_length ((char **)names) - 0.5;
}

/* "4.012 ± 0.009", and what else is to be known of parameter @i. */
static char *
describe_estimate (const MurFrame *frame, gsize i)
{
  const double value = mur_column (frame, "parameters", "value").values[i];
  const double error = mur_column (frame, "parameters", "standard_error").values[i];
  const double end = mur_column (frame, "parameters", "upper").values[i];
  const char *limit = mur_estimate_describe_limit (
    mur_column (frame, "parameters", "at_limit").values[i]);
  g_autofree char *value_text = NULL, *error_text = NULL;
  GString *text = g_string_new (NULL);
  mur_estimate_format (value, isnan (end) ? NAN : error, &value_text, &error_text);
  g_string_append (text, value_text);
  if (error_text != NULL)
    g_string_append_printf (text, " ± %s", error_text);
  else if (limit == NULL)
    g_string_append (text, ", not determined");
  if (limit != NULL)
    g_string_append_printf (text, ", %s", limit);
  return g_string_free (text, FALSE);
}

static void
add_words (MurPanel *panel,
           MurFigure *figure,
           const MurFrame *frame,
           const double *middle,
           const MurColumn *height)
{
  char **texts = g_new0 (char *, height->n + 1);
  double *above = mur_column_new (figure, height->n);
  mur_figure_own (figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < height->n; i++)
    {
      texts[i] = describe_estimate (frame, i);
      above[i] = height->values[i] + WORDS_ABOVE;
    }
  mur_panel_add_text (panel, MUR_ROLE_FIT, middle, above, (const char *const *)texts,
                      height->n, MUR_ANCHOR_ABOVE);
}

static void
add_value_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn height = mur_column (frame, "estimates", "height");
  const MurColumn expected = mur_column (frame, "estimates", "relative_expected");
  const MurColumn end = mur_column (frame, "estimate_bars", "end");
  const MurColumn at = mur_column (frame, "estimate_bars", "height");
  const double limit = mur_column_scalar (frame, "estimate_limit");
  double *middle = mur_column_new (figure, height.n);
  for (gsize i = 0; i < height.n; i++)
    middle[i] = 0;

  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->n_rows = 2;
  panel->legend = TRUE;
  mur_column_set_axis (&end, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = -limit;
  panel->x.maximum = limit;
  set_names_axis (&panel->y, frame, TRUE);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Standard error", end.values, at.values,
                      end.n)
    ->width
    = BAR_WIDTH;
  if (mur_curve_fit_has_numbers (&expected))
    mur_panel_add_points (panel, MUR_ROLE_REFERENCE, "Expected", expected.values,
                          height.values, height.n)
      ->size
      = MUR_CURVE_FIT_EXPECTED_SIZE;
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Fit", middle, height.values, height.n)
    ->size
    = MUR_CURVE_FIT_BEST_SIZE;
  add_words (panel, figure, frame, middle, &height);
}

/* To two decimals, as an error of 0.02 leaves them. */
static void
add_numbers (MurPanel *panel,
             MurFigure *figure,
             const MurFrame *frame,
             const MurColumn *correlation)
{
  const MurColumn across = mur_column (frame, "correlations", "across");
  const MurColumn height = mur_column (frame, "correlations", "height");
  char **texts = g_new0 (char *, correlation->n + 1);
  mur_figure_own (figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < correlation->n; i++)
    {
      /* No minus zero. */
      const double value = round (100 * correlation->values[i]) / 100 + 0.0;
      g_autofree char *error = NULL;
      mur_estimate_format (value, 0.02, &texts[i], &error);
    }
  mur_panel_add_text (panel, MUR_ROLE_GHOST, across.values, height.values,
                      (const char *const *)texts, correlation->n, MUR_ANCHOR_CENTRE);
}

static void
add_correlation_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn correlation = mur_column (frame, "correlations", "correlation");
  const gsize side = mur_column (frame, "parameters", "value").n;

  MurPanel *panel = mur_figure_add_panel (figure, 0, 1, NULL);
  panel->equal = TRUE;
  panel->colours = MUR_COLOURS_DIVERGING;
  panel->colour_bar = TRUE;
  set_names_axis (&panel->x, frame, FALSE);
  set_names_axis (&panel->y, frame, TRUE);
  mur_column_set_axis (&correlation, &panel->z, NULL, MUR_SCALE_LINEAR);
  panel->z.minimum = -1;
  panel->z.maximum = 1;
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_GUIDE, NULL,
                                        correlation.values, side, side);
  image->x_min = image->y_min = -0.5;
  image->x_max = image->y_max = (double)side - 0.5;
  if (side <= MOST_NUMBERS)
    add_numbers (panel, figure, frame, &correlation);
}

MurFigure *
mur_curve_fit_build_estimates (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Estimates of the curve");
  mur_figure_set_column_weight (figure, 0, 1.4);
  mur_figure_set_row_weight (figure, 0, 1.6);
  add_value_panel (figure, frame);
  add_correlation_panel (figure, frame);
  mur_curve_fit_add_strip_marks (mur_curve_fit_add_strip (figure, frame, 1), frame);
  return figure;
}
