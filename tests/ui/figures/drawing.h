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
#include "ui/figures/scene.h"
#include "ui/plot/figure/figure.h"

typedef struct
{
  MurSession *session;
  const MurScene *scene;
  MurJob *job;
  MurFrame *frame;
  MurFigure *figure;
} MurDrawing;

/* @preset after @n_steps steps, with @assignments on top: name, value, …, %NULL;
 * nullable */
MurDrawing *mur_drawing_new (const MurExperiment *experiment,
                             const char *preset,
                             const char *const *assignments,
                             guint n_steps);
/* As a scene other than the first draws it. */
MurDrawing *mur_drawing_new_scene (const MurExperiment *experiment,
                                   const char *scene,
                                   const char *preset,
                                   const char *const *assignments,
                                   guint n_steps);
/* Takes @session. @scene: (nullable): %NULL is the first */
MurDrawing *mur_drawing_new_of (MurSession *session, const char *scene, guint n_steps);
void mur_drawing_free (MurDrawing *self);

/* The same run, drawn after @n_steps more. */
void mur_drawing_step (MurDrawing *self, guint n_steps);

char *mur_drawing_describe (const MurDrawing *self);
/* That the figure is described by @expected, and what holds for every figure: bands and
 * error bars begin below where they end, what is drawn over a frame is of one length,
 * legends have something to say. */
void mur_drawing_check (const MurDrawing *self, const char *expected);

/* That the description begins with @expected. */
void mur_drawing_check_start (const MurDrawing *self, const char *expected);

const double *
mur_drawing_column (const MurDrawing *self, const char *table, const char *column);
double mur_drawing_scalar (const MurDrawing *self, const char *name);
/* What the description has of the marks of the oscillators' scenes at two columns of
 * @table: a layer each up to sixty, else all in one. @drags: (nullable): the list that
 * they set when they are dragged */
void mur_drawing_append_marks (const MurDrawing *self,
                               GString *text,
                               const char *table,
                               const char *x,
                               const char *y,
                               const char *drags);
/* What the description has of the matrix of pairs of dimensions at @place: "0,2".
 * @caption: " caption \"…\"", or nothing; @colours: of the axis z */
char *mur_drawing_describe_matrix (const MurDrawing *self,
                                   const char *place,
                                   const char *caption,
                                   const char *colours);
const MurLayer *mur_drawing_layer (const MurDrawing *self, guint panel, guint layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDrawing, mur_drawing_free)
