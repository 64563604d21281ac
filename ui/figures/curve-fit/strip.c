/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A column for each parameter, from its lower search limit to its upper one: where the
 * best value stands, and the expected one. */

#include "ui/figures/curve-fit/private.h"

#include "core/base/estimate.h"

#include <math.h>

#define BEYOND 0.18 /* of the limits, for their numbers */
#define MOST_LIMIT 1e150
#define MOST_HANDLES 12 /* parameters: of more the marks would touch */

/* The numbers that one end of the search limits stands for, one a parameter. */
static void
add_limit_texts (MurPanel *panel,
                 MurFigure *figure,
                 const MurColumn *at,
                 const MurColumn *limit,
                 int end)
{
  double *height = mur_column_new (figure, limit->n);
  char **texts = g_new0 (char *, limit->n + 1);
  mur_figure_own (figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < limit->n; i++)
    {
      g_autofree char *error = NULL;
      height[i] = end;
      mur_estimate_format (limit->values[i], NAN, &texts[i], &error);
    }
  mur_panel_add_text (panel, MUR_ROLE_GUIDE, at->values, height,
                      (const char *const *)texts, limit->n,
                      end == 0 ? MUR_ANCHOR_BELOW : MUR_ANCHOR_ABOVE);
}

static void
add_limits (MurPanel *panel,
            MurFigure *figure,
            const MurFrame *frame,
            const MurColumn *at)
{
  const MurColumn lower = mur_column (frame, "estimates", "lower_limit");
  const MurColumn upper = mur_column (frame, "estimates", "upper_limit");
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0)->solid = TRUE;
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 1)->solid = TRUE;
  add_limit_texts (panel, figure, at, &lower, 0);
  add_limit_texts (panel, figure, at, &upper, 1);
}

MurPanel *
mur_curve_fit_add_strip (MurFigure *figure, const MurFrame *frame, guint row)
{
  const MurColumn at = mur_column (frame, "parameters", "place");
  const MurColumn place = mur_column (frame, "strip", "place");
  MurPanel *panel = mur_figure_add_panel (figure, row, 1, NULL);
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&place, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->x.labels = g_strdupv ((char **)mur_column_labels (frame, "parameters"));
  panel->x.minimum = -0.5;
  panel->x.maximum = (double)at.n - 0.5;
  panel->y.minimum = -BEYOND;
  panel->y.maximum = 1 + BEYOND;
  add_limits (panel, figure, frame, &at);
  return panel;
}

/* One end of the search limits of parameter @i. */
static void
add_handle (
  MurPanel *panel, MurFigure *figure, const MurFrame *frame, gsize i, gboolean is_upper)
{
  const MurColumn lower = mur_column (frame, "estimates", "lower_limit");
  const MurColumn upper = mur_column (frame, "estimates", "upper_limit");
  const MurColumn at = mur_column (frame, "parameters", "place");
  const char *label = mur_column_labels (frame, "parameters")[i];
  const MurHandle handle = {
    .name = g_strdup_printf ("%s limit of %s", is_upper ? "Upper" : "Lower", label),
    .parameter = is_upper ? "upper" : "lower",
    .values = is_upper ? upper.values : lower.values,
    .n = upper.n,
    .index = i,
    .factor = upper.values[i] - lower.values[i],
    .minimum = { is_upper ? lower.values[i] : -MOST_LIMIT },
    .maximum = { is_upper ? MOST_LIMIT : upper.values[i] },
  };
  double *height = mur_column_new (figure, 1);
  *height = is_upper;
  mur_figure_own (figure, (gpointer)handle.name, g_free);
  MurLayer *mark
    = mur_panel_add_points (panel, MUR_ROLE_GUIDE, NULL, at.values + i, height, 1);
  mark->marker = MUR_MARKER_SQUARE;
  mark->size = 0.9;
  mur_layer_add_handle (mark, &handle);
}

void
mur_curve_fit_add_strip_handles (MurPanel *panel,
                                 MurFigure *figure,
                                 const MurFrame *frame)
{
  const MurColumn lower = mur_column (frame, "estimates", "lower_limit");
  const MurColumn upper = mur_column (frame, "estimates", "upper_limit");
  for (gsize i = 0; i < upper.n && upper.n <= MOST_HANDLES; i++)
    if (lower.values[i] < upper.values[i])
      {
        add_handle (panel, figure, frame, i, FALSE);
        add_handle (panel, figure, frame, i, TRUE);
      }
}

void
mur_curve_fit_add_strip_marks (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn at = mur_column (frame, "parameters", "place");
  const MurColumn best = mur_column (frame, "estimates", "box_value");
  const MurColumn expected = mur_column (frame, "estimates", "box_expected");
  if (mur_curve_fit_has_numbers (&expected))
    mur_panel_add_points (panel, MUR_ROLE_REFERENCE, NULL, at.values, expected.values,
                          at.n)
      ->size
      = MUR_CURVE_FIT_EXPECTED_SIZE;
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, at.values, best.values, at.n)->size
    = MUR_CURVE_FIT_BEST_SIZE;
}
