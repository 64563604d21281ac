/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which figure shows which experiment. */

#pragma once

#include "core/experiment/experiment.h"
#include "ui/plot/figure/figure.h"

/* A line each, as in core/experiments/registry.h. */
#define MUR_FIGURES(TOPIC) \
  TOPIC (curve_fit)        \
  TOPIC (sampling)         \
  TOPIC (oscillators)

#define DECLARE(topic)                                  \
  MurFigure *mur_figure_##topic (const MurFrame *frame, \
                                 const MurParameters *parameters);
MUR_FIGURES (DECLARE)
#undef DECLARE

/* Whether there is a figure of it; else an error of one sentence. */
gboolean mur_figure_check (const MurExperiment *experiment, GError **error);

/* Draws @frame of @experiment, which has a figure, as the VIEW parameters among
 * @parameters say; the figure keeps the frame. Every panel is there from the first frame
 * on, in the same order, so that a view's limits stay with their panel. */
MurFigure *mur_figure_for_frame (const MurExperiment *experiment,
                                 const MurFrame *frame,
                                 const MurParameters *parameters);
