/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which scenes show which experiment. */

#pragma once

#include "core/experiment/experiment.h"
#include "ui/figures/scene.h"

/* A line each, as in core/experiments/registry.h. */
#define MUR_FIGURES(TOPIC) \
  TOPIC (curve_fit)        \
  TOPIC (sampling)         \
  TOPIC (oscillators)      \
  TOPIC (inference)        \
  TOPIC (swarm)            \
  TOPIC (precision)        \
  TOPIC (parallel)

/* The scenes of each topic, first the one that it opens with; the last has a %NULL id. */
#define DECLARE(topic) extern const MurScene mur_scenes_##topic[];
MUR_FIGURES (DECLARE)
#undef DECLARE

/* Whether there is a figure of it; else an error of one sentence. */
gboolean mur_figure_check (const MurExperiment *experiment, GError **error);

/* Returns: (nullable): the scenes of @experiment, ended by a %NULL id; %NULL: it has none
 */
const MurScene *mur_scenes (const MurExperiment *experiment);
/* @id: (nullable): %NULL is the first. Returns: an unknown one is an error that lists
 * those there are */
const MurScene *
mur_scene_find (const MurExperiment *experiment, const char *id, GError **error);

/* Draws @frame of @experiment, which has a figure; the figure keeps the frame.
 * @scene: (nullable): one of its scenes; %NULL is the first */
MurFigure *mur_figure_for_frame (const MurExperiment *experiment,
                                 const MurScene *scene,
                                 const MurFrame *frame,
                                 const MurParameters *parameters);
