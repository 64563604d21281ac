/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of the swarm, from where it is to whether it settles. */

#include "ui/figures/registry.h"

#include "ui/figures/swarm/private.h"

static MurFigure *
build_landscape (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: landscape");
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 0);
  return figure;
}

static MurFigure *
build_convergence (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: convergence");
  mur_figure_set_row_weight (figure, 0, 1.6);
  mur_swarm_add_values (figure, frame, parameters, 0, 0);
  mur_swarm_add_radius (figure, frame, parameters, 1, 0);
  return figure;
}

static MurFigure *
build_stability (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: stability");
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_stability (figure, frame, parameters, 0, 0);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 1)->legend = FALSE;
  return figure;
}

static MurFigure *
build_particles (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm: particles");
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_particles (figure, frame, 0, 0);
  return figure;
}

static MurFigure *
build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Swarm");
  mur_figure_set_column_weight (figure, 0, 1.6);
  mur_swarm_set_things (figure, frame, parameters);
  mur_swarm_add_landscape (figure, frame, parameters, 0, 0)->n_rows = 3;
  mur_swarm_add_values (figure, frame, parameters, 0, 1);
  mur_swarm_add_radius (figure, frame, parameters, 1, 1);
  mur_swarm_add_stability (figure, frame, parameters, 2, 1);
  return figure;
}

const MurScene mur_scenes_swarm[] = {
  { "landscape", "Landscape", "Where do the particles fly, and what do they find?",
    build_landscape },
  { "convergence", "Convergence", "How fast do they get better, and how near together?",
    build_convergence, .compares_runs = TRUE },
  { "stability", "Stability", "Do such coefficients let a swarm settle?",
    build_stability },
  { "particles", "Particles", "What do they agree on, coordinate by coordinate?",
    build_particles },
  { MUR_SCENE_OVERVIEW, "Overview", "Landscape, convergence and stability at once.",
    build_overview },
  { NULL },
};
