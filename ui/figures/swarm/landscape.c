/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The landscape in the plane of two coordinates, with the particles, their tails and
 * velocities, what each has found, and the lowest places that are known. Of one
 * coordinate, the values upwards. */

#include "ui/figures/swarm/private.h"

#include <math.h>

#include "ui/figures/plane.h"

#define TAIL_STEP 2.0 /* generations of a tail that are as strong */
#define MOST_ARROWS 60
/* Beyond these the swarm is a cloud, which has to let the ground be seen. */
#define MANY 100
#define CLOUD 1000

static double
scalar (const MurFrame *frame, const char *name)
{
  return mur_column_scalar (frame, name);
}

/* The coordinate that the scalar @axis says. */
static MurPlaneSide
side_of (const MurFrame *frame, const char *axis)
{
  const guint64 number = (guint64)scalar (frame, axis);
  return (MurPlaneSide){
    number,
    mur_column (frame, "box", "lower").values[number - 1],
    mur_column (frame, "box", "upper").values[number - 1],
  };
}

void
mur_swarm_set_things (MurFigure *figure,
                      const MurFrame *frame,
                      const MurParameters *parameters)
{
  const MurThings things = {
    .noun = "Particle",
    .sets = "highlight",
    .lit = (double)mur_parameters_integer (parameters, "highlight"),
    .carry = "place",
  };
  mur_figure_set_things (figure, &things);
}

/* By what a person called it, where the search began at their own places. */
static void
set_axis (MurAxis *axis, const MurFrame *frame, const char *name)
{
  const MurPlaneSide side = side_of (frame, name);
  const MurColumn column = mur_column_of (frame, "particles", "x*", side.number);
  mur_plane_set_axis (axis, "x", side);
  if (column.title != NULL)
    mur_column_set_axis (&column, axis, NULL, MUR_SCALE_LINEAR);
}

/* Whether the plane is one coordinate twice. */
static gboolean
is_line (const MurFrame *frame)
{
  return scalar (frame, "plane_x") == scalar (frame, "plane_y");
}

static void
add_ground (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  const MurPlaneSide across = side_of (frame, "plane_x");
  const MurPlaneSide upwards = side_of (frame, "plane_y");
  mur_plane_add_grid (panel, MUR_LAYER_IMAGE, &objective, across, upwards);
  mur_plane_add_grid (panel, MUR_LAYER_CONTOURS, &objective, across, upwards)->opacity
    = 0.35;
}

/* The way between two ages, the older the fainter; a gap elsewhere. */
static void
add_tail (MurFigure *figure,
          MurPanel *panel,
          const MurFrame *frame,
          double youngest,
          double opacity)
{
  const MurColumn x = mur_column (frame, "tails", "x");
  const MurColumn y = mur_column (frame, "tails", "y");
  const MurColumn age = mur_column (frame, "tails", "age");
  const MurColumn particle = mur_column (frame, "tails", "particle");
  double *places = mur_column_new (figure, 2 * x.n);
  for (gsize i = 0; i < x.n; i++)
    {
      const gboolean is_seen
        = age.values[i] >= youngest && age.values[i] <= youngest + TAIL_STEP;
      places[i] = is_seen ? x.values[i] : NAN;
      places[x.n + i] = is_seen ? y.values[i] : NAN;
    }
  MurLayer *tail
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_4, NULL, places, places + x.n, x.n);
  tail->solid = tail->outside_limits = TRUE;
  tail->opacity = opacity;
  tail->width = 0.7;
  tail->keys = particle.values;
}

static void
add_tails (MurFigure *figure, MurPanel *panel, const MurFrame *frame, gsize n)
{
  static const double opacities[] = { 0.6, 0.35, 0.18 };
  for (guint i = n > MANY ? 1 : G_N_ELEMENTS (opacities); i-- > 0;)
    add_tail (figure, panel, frame, TAIL_STEP * i, opacities[i]);
}

static void
add_edges (MurPanel *panel, const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn x = mur_column (frame, "edges", "x");
  const MurColumn y = mur_column (frame, "edges", "y");
  if (mur_parameters_choice (parameters, "show_edges") == 0 || x.n == 0)
    return;
  MurLayer *edges
    = mur_panel_add_line (panel, MUR_ROLE_GHOST, "Tells", x.values, y.values, x.n);
  edges->solid = TRUE;
  edges->width = 0.5;
}

static void
add_swarm (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn particle = mur_column (frame, "plane_particles", "particle");
  const MurColumn x = mur_column (frame, "plane_particles", "x");
  const MurColumn y = mur_column (frame, "plane_particles", "y");
  const MurColumn best_x = mur_column (frame, "plane_particles", "best_x");
  const MurColumn best_y = mur_column (frame, "plane_particles", "best_y");
  const MurColumn dx = mur_column (frame, "plane_particles", "vx");
  const MurColumn dy = mur_column (frame, "plane_particles", "vy");
  add_tails (figure, panel, frame, x.n);
  if (x.n <= CLOUD)
    mur_plane_add_bests (panel, &best_x, &best_y, particle.values);
  if (x.n <= MOST_ARROWS)
    mur_panel_add_arrows (panel, MUR_ROLE_SERIES_4, NULL, x.values, y.values, dx.values,
                          dy.values, x.n)
      ->outside_limits
      = TRUE;
  MurLayer *swarm = mur_plane_add_swarm (panel, "Swarm", &x, &y, particle.values);
  swarm->size = x.n > CLOUD ? 0.5 : x.n > MANY ? 1 : 1.4;
  swarm->carried = TRUE;
}

/* What the next velocity of the lit particle is made of. */
static void
add_parts (MurPanel *panel, const MurFrame *frame, const MurParameters *parameters)
{
  static const struct
  {
    MurRole role;
    const char *name, *x, *y;
  } parts[] = {
    { MUR_ROLE_SERIES_1, "Inertia", "inertia_x", "inertia_y" },
    { MUR_ROLE_SERIES_2, "To its own best", "cognitive_x", "cognitive_y" },
    { MUR_ROLE_SERIES_6, "To its neighbours’", "social_x", "social_y" },
  };
  const gsize lit = (gsize)mur_parameters_integer (parameters, "highlight");
  const MurColumn x = mur_column (frame, "pulls", "x");
  const MurColumn y = mur_column (frame, "pulls", "y");
  const gsize i = lit - 1;
  for (guint k = 0; k < G_N_ELEMENTS (parts) && i < x.n; k++)
    {
      MurLayer *arrow = mur_panel_add_arrows (
        panel, parts[k].role, parts[k].name, x.values + i, y.values + i,
        mur_column (frame, "pulls", parts[k].x).values + i,
        mur_column (frame, "pulls", parts[k].y).values + i, 1);
      arrow->width = 1.6;
      arrow->outside_limits = TRUE;
    }
}

static void
add_places (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn x = mur_column (frame, "plane_minima", "x");
  const MurColumn y = mur_column (frame, "plane_minima", "y");
  const MurColumn best_x = mur_column (frame, "plane_best", "x");
  const MurColumn best_y = mur_column (frame, "plane_best", "y");
  if (x.n > 0)
    {
      MurLayer *minima = mur_panel_add_points (
        panel, MUR_ROLE_REFERENCE, "Known minimum", x.values, y.values, x.n);
      minima->size = 1.8;
      minima->outside_limits = TRUE;
    }
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Best", best_x.values, best_y.values, 1)
    ->size
    = 1.6;
}

/* Of one coordinate: values upwards. */
static void
add_line (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn x = mur_column (frame, "landscape", "x");
  const MurColumn objective = mur_column (frame, "landscape", "objective");
  const MurColumn place = mur_column (frame, "plane_particles", "x");
  const MurColumn value = mur_column (frame, "particles", "objective");
  const MurColumn best = mur_column (frame, "plane_best", "x");
  mur_axis_set (&panel->y, "Objective", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, NULL, x.values, objective.values, x.n)
    ->solid
    = TRUE;
  if (place.n == value.n)
    mur_plane_add_swarm (panel, "Swarm", &place, &value, NULL);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_FIT, "Best", best.values[0]);
}

MurPanel *
mur_swarm_add_landscape (MurFigure *figure,
                         const MurFrame *frame,
                         const MurParameters *parameters,
                         guint row,
                         guint column)
{
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);
  panel->legend = TRUE;
  panel->drop = "drop";
  panel->drop_label = "_Drop Twenty Particles Here";
  set_axis (&panel->x, frame, "plane_x");
  if (is_line (frame))
    {
      add_line (panel, frame);
      return panel;
    }
  set_axis (&panel->y, frame, "plane_y");
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->z, "Objective", NULL, MUR_SCALE_LINEAR);
  panel->z.limits = MUR_LIMITS_ROBUST;
  add_ground (panel, frame);
  add_edges (panel, frame, parameters);
  add_swarm (figure, panel, frame);
  add_places (panel, frame);
  add_parts (panel, frame, parameters);
  return panel;
}
