/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of the swarm, from where it is to whether it settles. */

#include "ui/figures/registry.h"

#include "ui/figures/swarm/private.h"

MurFigure *
mur_swarm_build_landscape (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: landscape");
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 0);
  return figure;
}

MurFigure *
mur_swarm_build_convergence (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: convergence");
  mur_figure_set_row_weight (figure, 0, 1.6);
  mur_swarm_add_values (figure, frame, parameters, 0, 0);
  mur_swarm_add_radius (figure, frame, parameters, 1, 0);
  return figure;
}

MurFigure *
mur_swarm_build_stability (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: stability");
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_stability (figure, frame, 0, 0);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 1)->legend = FALSE;
  return figure;
}

MurFigure *
mur_swarm_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm");
  mur_figure_set_column_weight (figure, 0, 1.6);
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 0)->n_rows = 3;
  mur_swarm_add_values (figure, frame, parameters, 0, 1);
  mur_swarm_add_radius (figure, frame, parameters, 1, 1);
  mur_swarm_add_stability (figure, frame, 2, 1);
  return figure;
}

const MurScene mur_scenes_swarm[] = {
  { "landscape", "Landscape", "Where do the particles fly, and what do they find?",
    mur_swarm_build_landscape },
  { "convergence", "Convergence", "How fast do they get better, and how near together?",
    mur_swarm_build_convergence },
  { "stability", "Stability", "Do such coefficients let a swarm settle?",
    mur_swarm_build_stability },
  { MUR_SCENE_OVERVIEW, "Overview", "Landscape, convergence and stability at once.",
    mur_swarm_build_overview },
  { NULL },
};
