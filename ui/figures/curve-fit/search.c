/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search: particles in the plane of two parameters, over the objective there; all
 * parameters between their limits; and how the best gets better. Axes stand from the
 * first frame on: the search limits, and the generations that there are to be. */

#include "ui/figures/curve-fit/private.h"
#include "ui/figures/plane.h"

#define TAIL_OPACITY 0.3

/* Parameter @number, counted from 1, between its limits. */
static MurPlaneSide
side_of (const MurFrame *frame, guint64 number)
{
  return (MurPlaneSide){
    number,
    mur_column (frame, "estimates", "lower_limit").values[number - 1],
    mur_column (frame, "estimates", "upper_limit").values[number - 1],
  };
}

/* Titled by what the formula calls the parameter. */
static void
set_axis (MurAxis *axis, const MurFrame *frame, guint64 number)
{
  const char *label = mur_column_labels (frame, "parameters")[number - 1];
  g_autofree char *numbered = g_strdup_printf ("p%" G_GUINT64_FORMAT, number);
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  g_autofree char *title = g_strdup_printf ("<i>%s</i>", escaped);
  const MurPlaneSide side = side_of (frame, number);
  mur_plane_set_axis (axis, "p", side);
  if (g_str_equal (label, numbered))
    return;
  const double minimum = axis->minimum, maximum = axis->maximum;
  mur_axis_set (axis, title, NULL, MUR_SCALE_LINEAR);
  axis->minimum = minimum;
  axis->maximum = maximum;
}

/* What is said of a particle, and which of them stands out. */
static void
set_things (MurFigure *figure, const MurParameters *parameters)
{
  const MurThings things = {
    .noun = "Particle",
    .sets = "highlight",
    .lit = (double)mur_parameters_integer (parameters, "highlight"),
  };
  mur_figure_set_things (figure, &things);
}

/* A key for each of @n rows that are of all shown particles in turn, @run rows each.
 * Returns: (nullable): %NULL where they are chosen ones of more, whose numbers are not
 * known */
static const double *
find_keys (MurFigure *figure, const MurFrame *frame, gsize n, gsize run)
{
  const gsize n_shown = mur_column (frame, "plane_particles", "x").n;
  if (n_shown < mur_column (frame, "particles", "objective").n)
    return NULL;
  double *keys = mur_column_new (figure, n);
  for (gsize i = 0; i < n; i++)
    keys[i] = (double)(i / run % n_shown + 1);
  return keys;
}

static void
add_marks (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn best_x = mur_column (frame, "plane_best", "x");
  const MurColumn best_y = mur_column (frame, "plane_best", "y");
  const MurColumn expected_x = mur_column (frame, "plane_best", "expected_x");
  const MurColumn expected_y = mur_column (frame, "plane_best", "expected_y");
  if (mur_curve_fit_has_numbers (&expected_x))
    mur_panel_add_points (panel, MUR_ROLE_REFERENCE, "Expected", expected_x.values,
                          expected_y.values, 1)
      ->size
      = MUR_CURVE_FIT_EXPECTED_SIZE;
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Best", best_x.values, best_y.values, 1)
    ->size
    = MUR_CURVE_FIT_BEST_SIZE;
}

/* Of one parameter: the objective upwards. */
static void
add_line_panel (MurFigure *figure, const MurFrame *frame, guint64 across)
{
  const MurColumn t = mur_column (frame, "landscape", "x");
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  const MurColumn x = mur_column (frame, "plane_particles", "x");
  const MurColumn y = mur_column (frame, "plane_particles", "objective");
  const MurColumn best_x = mur_column (frame, "plane_best", "x");
  const MurColumn best_y = mur_column (frame, "plane_best", "objective");
  const MurColumn expected = mur_column (frame, "plane_best", "expected_x");

  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->n_rows = 2;
  panel->legend = TRUE;
  set_axis (&panel->x, frame, across);
  mur_column_set_axis (&objective, &panel->y, NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, NULL, t.values, objective.values, t.n)
    ->solid
    = TRUE;
  mur_plane_add_swarm (panel, "Swarm", &x, &y, find_keys (figure, frame, x.n, 1));
  if (mur_curve_fit_has_numbers (&expected))
    mur_panel_add_vertical_rule (panel, MUR_ROLE_REFERENCE, "Expected",
                                 expected.values[0]);
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Best", best_x.values, best_y.values, 1)
    ->size
    = MUR_CURVE_FIT_BEST_SIZE;
}

static void
add_plane_panel (MurFigure *figure,
                 const MurFrame *frame,
                 guint64 across,
                 guint64 upwards)
{
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  const MurColumn tail_x = mur_column (frame, "tails", "x");
  const MurColumn tail_y = mur_column (frame, "tails", "y");
  const MurColumn x = mur_column (frame, "plane_particles", "x");
  const MurColumn y = mur_column (frame, "plane_particles", "y");
  const MurColumn best_x = mur_column (frame, "plane_particles", "best_x");
  const MurColumn best_y = mur_column (frame, "plane_particles", "best_y");

  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->n_rows = 2;
  panel->legend = TRUE;
  panel->colour_bar = TRUE;
  set_axis (&panel->x, frame, across);
  set_axis (&panel->y, frame, upwards);
  mur_axis_set (&panel->z, "Objective", NULL, MUR_SCALE_LOG);
  mur_plane_add_grid (panel, MUR_LAYER_IMAGE, &objective, side_of (frame, across),
                      side_of (frame, upwards));
  MurLayer *tails = mur_panel_add_line (panel, MUR_ROLE_SERIES_4, NULL, tail_x.values,
                                        tail_y.values, tail_x.n);
  tails->solid = TRUE;
  tails->keys = find_keys (figure, frame, tail_x.n, tail_x.n / MAX (x.n, 1));
  tails->opacity = TAIL_OPACITY;
  tails->width = 0.6;
  mur_plane_add_bests (panel, &best_x, &best_y, find_keys (figure, frame, x.n, 1));
  mur_plane_add_swarm (panel, "Swarm", &x, &y, find_keys (figure, frame, x.n, 1));
  add_marks (panel, frame);
}

static void
add_strip_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn across = mur_column (frame, "strip", "across");
  const MurColumn place = mur_column (frame, "strip", "place");
  MurPanel *panel = mur_curve_fit_add_strip (figure, frame, 0);
  mur_plane_add_swarm (panel, NULL, &across, &place,
                       find_keys (figure, frame, across.n, 1));
  mur_curve_fit_add_strip_marks (panel, frame);
  mur_curve_fit_add_strip_handles (panel, figure, frame);
}

static void
add_convergence_panel (MurFigure *figure,
                       const MurFrame *frame,
                       const MurParameters *parameters)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const MurColumn best = mur_column (frame, "convergence", "best");
  const MurColumn mean = mur_column (frame, "convergence", "mean");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 1, NULL);
  panel->legend = TRUE;
  panel->x.integer = TRUE;
  mur_column_set_axis (&generation, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&best, &panel->y, "Objective", MUR_SCALE_LOG);
  panel->x.minimum = 0;
  panel->x.maximum = MAX ((double)mur_parameters_integer (parameters, "generations"),
                          (double)generation.n - 1);
  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_SERIES_4, "Mean",
                                       generation.values, mean.values, generation.n);
  line->solid = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Best", generation.values, best.values,
                      generation.n);
}

MurFigure *
mur_curve_fit_build_search (const MurFrame *frame, const MurParameters *parameters)
{
  const guint64 across = (guint64)mur_column_scalar (frame, "plane_x");
  const guint64 upwards = (guint64)mur_column_scalar (frame, "plane_y");
  MurFigure *figure = mur_figure_new ();
  set_things (figure, parameters);
  mur_figure_set_title (figure, "Search for the curve");
  mur_figure_set_column_weight (figure, 0, 1.5);
  if (across == upwards)
    add_line_panel (figure, frame, across);
  else
    add_plane_panel (figure, frame, across, upwards);
  add_strip_panel (figure, frame);
  add_convergence_panel (figure, frame, parameters);
  return figure;
}
