/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure of a run in lines of text that say which column of the frame is drawn how:
 *
 *   panel 0,1 2x1 "Title" legend bar equal link=1
 *     x "Time" [s] log whole from 0 to 1 labels
 *     line series-1 "Up" sweep.coupling sweep.r_up outside size=1.6
 *
 * Columns stand in the order x, y, y2, z, dx, dy; "own" ones are the figure's, single
 * values of its own their number. A number after a plus is where a column begins. */

#pragma once

#include "core/run/job.h"
#include "ui/plot/figure/figure.h"

typedef struct
{
  MurSession *session;
  MurJob *job;
  MurFrame *frame;
  MurFigure *figure;
} MurScene;

/* @preset after some @steps, with @assignments on top: name, value, …, %NULL; nullable
 */
MurScene *mur_scene_new (const MurExperiment *experiment,
                         const char *preset,
                         const char *const *assignments,
                         guint n_steps);
/* Takes @session. */
MurScene *mur_scene_new_of (MurSession *session, guint n_steps);
void mur_scene_free (MurScene *self);

/* The same run, drawn after @n_steps more. */
void mur_scene_step (MurScene *self, guint n_steps);

char *mur_scene_describe (const MurScene *self);
/* That the figure is described by @expected, and what holds for every figure: bands and
 * error bars begin below where they end, what is drawn over a frame is of one length,
 * legends have something to say. */
void mur_scene_check (const MurScene *self, const char *expected);

const double *
mur_scene_column (const MurScene *self, const char *table, const char *column);
double mur_scene_scalar (const MurScene *self, const char *name);
const MurLayer *mur_scene_layer (const MurScene *self, guint panel, guint layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurScene, mur_scene_free)
