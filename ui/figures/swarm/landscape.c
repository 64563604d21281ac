/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Particles over the landscape, in the plane of two coordinates; of one particle the
 * parts of its next velocity. Axes stand from the first frame on: the box, and the
 * generations that there are to be. */

#include "ui/figures/swarm/private.h"

#include <math.h>

#define TAIL_OPACITY 0.3
#define BEST_SIZE 2
#define MINIMUM_SIZE 2.2
#define TAIL_AGE 3 /* generations in sight */

static void
set_plane_axis (MurAxis *axis, const MurFrame *frame, const char *which)
{
  const guint number = (guint)mur_column_scalar (frame, which);
  g_autofree char *title = g_strdup_printf ("<i>x</i><sub>%u</sub>", number);

  mur_axis_set (axis, title, NULL, MUR_SCALE_LINEAR);
  axis->minimum = mur_column (frame, "box", "lower").values[number - 1];
  axis->maximum = mur_column (frame, "box", "upper").values[number - 1];
}

static MurLayer *
add_points (MurPanel *panel,
            const MurFrame *frame,
            MurRole role,
            const char *name,
            const char *table,
            const char *across,
            const char *upwards)
{
  const MurColumn x = mur_column (frame, table, across);
  const MurColumn y = mur_column (frame, table, upwards);

  return mur_panel_add_points (panel, role, name, x.values, y.values, x.n);
}

static void
add_landscape (MurPanel *panel, const MurFrame *frame)
{
  static const MurLayerKind kinds[] = { MUR_LAYER_IMAGE, MUR_LAYER_CONTOURS };
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  gsize side = 1;

  while (side * side < objective.n)
    side++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MurLayer *layer = mur_panel_add_grid (panel, kinds[i], MUR_ROLE_GUIDE, NULL,
                                            objective.values, side, side);

      layer->x_min = panel->x.minimum;
      layer->x_max = panel->x.maximum;
      layer->y_min = panel->y.minimum;
      layer->y_max = panel->y.maximum;
      layer->opacity = kinds[i] == MUR_LAYER_IMAGE ? 1 : 0.4;
    }
}

static void
add_tails (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn x = mur_column (frame, "tails", "x");
  const MurColumn y = mur_column (frame, "tails", "y");
  const MurColumn age = mur_column (frame, "tails", "age");
  double *across = mur_column_new (figure, x.n);

  for (gsize i = 0; i < x.n; i++)
    across[i] = age.values[i] <= TAIL_AGE ? x.values[i] : NAN;
  MurLayer *tails
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_4, NULL, across, y.values, x.n);

  tails->solid = TRUE;
  tails->opacity = TAIL_OPACITY;
  tails->width = 0.6;
}

/* The parts of the next velocity of particle @number, counted from 1, tip to tail. */
static void
add_pulls (MurFigure *figure, MurPanel *panel, const MurFrame *frame, guint64 number)
{
  static const struct
  {
    const char *name, *x, *y;
    MurRole role;
  } parts[] = {
    { "Inertia", "inertia_x", "inertia_y", MUR_ROLE_SERIES_1 },
    { "Own best", "cognitive_x", "cognitive_y", MUR_ROLE_SERIES_2 },
    { "Neighbours’ best", "social_x", "social_y", MUR_ROLE_SERIES_3 },
  };
  const MurColumn x = mur_column (frame, "pulls", "x");
  const MurColumn y = mur_column (frame, "pulls", "y");

  if (number == 0 || number > x.n)
    return;
  double from[2] = { x.values[number - 1], y.values[number - 1] };

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    {
      double *arrow = mur_column_new (figure, 4);

      arrow[0] = from[0];
      arrow[1] = from[1];
      arrow[2] = mur_column (frame, "pulls", parts[k].x).values[number - 1];
      arrow[3] = mur_column (frame, "pulls", parts[k].y).values[number - 1];
      from[0] += arrow[2];
      from[1] += arrow[3];
      mur_panel_add_arrows (panel, parts[k].role, parts[k].name, arrow, arrow + 1,
                            arrow + 2, arrow + 3, 1);
    }
}

static void
add_marks (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn minima = mur_column (frame, "plane_minima", "x");
  MurLayer *swarm = add_points (panel, frame, MUR_ROLE_SERIES_4, "Swarm",
                                "plane_particles", "x", "y");

  swarm->marker = MUR_MARKER_DOT;
  if (minima.n > 0)
    add_points (panel, frame, MUR_ROLE_REFERENCE, "Minimum", "plane_minima", "x", "y")
      ->size
      = MINIMUM_SIZE;
  add_points (panel, frame, MUR_ROLE_FIT, "Best", "plane_best", "x", "y")->size
    = BEST_SIZE;
}

/* Of one coordinate: the objective upwards. */
static MurPanel *
add_line_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn x = mur_column (frame, "landscape", "x");
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  panel->legend = TRUE;
  set_plane_axis (&panel->x, frame, "plane_x");
  mur_column_set_axis (&objective, &panel->y, NULL, MUR_SCALE_LINEAR);
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, NULL, x.values, objective.values, x.n)
    ->solid
    = TRUE;
  add_points (panel, frame, MUR_ROLE_SERIES_4, "Swarm", "plane_particles", "x",
              "objective")
    ->marker
    = MUR_MARKER_DOT;
  add_points (panel, frame, MUR_ROLE_FIT, "Best", "plane_best", "x", "objective")->size
    = BEST_SIZE;
  return panel;
}

static MurPanel *
add_plane_panel (MurFigure *figure,
                 const MurFrame *frame,
                 const MurParameters *parameters)
{
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  panel->legend = TRUE;
  panel->colour_bar = TRUE;
  set_plane_axis (&panel->x, frame, "plane_x");
  set_plane_axis (&panel->y, frame, "plane_y");
  mur_axis_set (&panel->z, "Objective", NULL, MUR_SCALE_LINEAR);
  add_landscape (panel, frame);
  add_tails (figure, panel, frame);
  add_marks (panel, frame);
  add_pulls (figure, panel, frame, mur_parameters_integer (parameters, "particle"));
  return panel;
}

static MurPanel *
add_main_panel (MurFigure *figure,
                const MurFrame *frame,
                const MurParameters *parameters)
{
  return mur_column_scalar (frame, "plane_x") == mur_column_scalar (frame, "plane_y")
           ? add_line_panel (figure, frame)
           : add_plane_panel (figure, frame, parameters);
}

MurFigure *
mur_swarm_build_landscape (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();

  add_main_panel (figure, frame, parameters);
  return figure;
}

MurFigure *
mur_swarm_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const MurColumn radius = mur_column (frame, "convergence", "radius");
  const MurColumn spread = mur_column (frame, "convergence", "spread");
  MurFigure *figure = mur_figure_new ();

  add_main_panel (figure, frame, parameters);
  MurPanel *panel = mur_figure_add_panel (figure, 1, 0, NULL);

  panel->legend = TRUE;
  mur_column_set_axis (&generation, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = 0;
  panel->x.maximum = (double)mur_parameters_integer (parameters, "generations");
  mur_axis_set (&panel->y, "Size of the swarm", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_SERIES_1, "Radius", generation.values,
                      radius.values, radius.n);
  mur_panel_add_line (panel, MUR_ROLE_SERIES_2, "Spread", generation.values,
                      spread.values, spread.n);
  mur_figure_set_row_weight (figure, 0, 3);
  return figure;
}
