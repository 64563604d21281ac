/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of parallel, from what workers do to what is sent to them. */

#include "ui/figures/parallel/private.h"
#include "ui/figures/registry.h"

typedef MurPanel *(*AddPanel) (
  MurFigure *, const MurFrame *, const MurParameters *, guint, guint);

static MurFigure *
build (const char *title,
       AddPanel add,
       const MurFrame *frame,
       const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();

  mur_figure_set_title (figure, title);
  add (figure, frame, parameters, 0, 0);
  return figure;
}

static MurFigure *
build_timeline (const MurFrame *frame, const MurParameters *parameters)
{
  return build ("Parallel maps: timeline", mur_parallel_add_timeline, frame,
                parameters);
}

static MurFigure *
build_speedup (const MurFrame *frame, const MurParameters *parameters)
{
  return build ("Parallel maps: speed-up", mur_parallel_add_speedup, frame, parameters);
}

static MurFigure *
build_cost (const MurFrame *frame, const MurParameters *parameters)
{
  return build ("Parallel maps: cost", mur_parallel_add_cost, frame, parameters);
}

static MurFigure *
build_shipping (const MurFrame *frame, const MurParameters *parameters)
{
  return build ("Parallel maps: shipping", mur_parallel_add_shipping, frame,
                parameters);
}

static MurFigure *
build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();

  mur_figure_set_title (figure, "Parallel maps");
  mur_parallel_add_timeline (figure, frame, parameters, 0, 0)->n_columns = 2;
  mur_parallel_add_speedup (figure, frame, parameters, 1, 0);
  mur_parallel_add_cost (figure, frame, parameters, 1, 1);
  return figure;
}

const MurScene mur_scenes_parallel[] = {
  { "timeline", "Timeline", "Who does which task when, and who has nothing to do?",
    build_timeline },
  { "speed-up", "Speed-up", "How much sooner are more workers done?", build_speedup },
  { "cost", "Cost", "From which size on does it pay to hand a task over?", build_cost },
  { "shipping", "Shipping", "What is sent to a process, and what is left out?",
    build_shipping },
  { MUR_SCENE_OVERVIEW, "Overview", "Timeline, speed-up and cost at once.",
    build_overview },
  { NULL },
};
