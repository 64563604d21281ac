/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes: each is one question that a person asks of a topic, and the figure that answers
 * it: one to three panels that matter, large. */

#pragma once

#include "core/experiment/frame.h"
#include "core/experiment/parameter.h"
#include "ui/plot/figure/figure.h"

/* The scene that has all panels of a topic at once. */
#define MUR_SCENE_OVERVIEW "overview"

typedef struct
{
  const char *id;       /* "fit" */
  const char *title;    /* "Fit" */
  const char *sentence; /* the question, or what is seen */
  /* Draws @frame, as the VIEW parameters among @parameters say. Every panel is there
   * from the first frame on, in the same order. */
  MurFigure *(*build) (const MurFrame *frame, const MurParameters *parameters);
  gboolean compares_runs; /* the last runs stay in it, thin behind the new one */
} MurScene;
