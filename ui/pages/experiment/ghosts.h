/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What earlier runs leave in the figure of a page, thin behind the run in sight: the
 * future that a branch has left, in every scene, and the last few runs that ended, in
 * scenes that compare runs. */

#pragma once

#include "core/experiment/experiment.h"
#include "ui/figures/scene.h"

typedef struct _MurGhosts MurGhosts;

MurGhosts *mur_ghosts_new (const MurExperiment *experiment);
void mur_ghosts_free (MurGhosts *self);
void mur_ghosts_clear (MurGhosts *self);
/* In place of the branch before. */
void mur_ghosts_set_branch (MurGhosts *self, const MurFrame *frame);
/* @frame: the last one of a run that has ended; kept where a scene would show it. */
void mur_ghosts_add_run (MurGhosts *self, const MurFrame *frame);
/* A new run has none to compare with but those that ended. */
void mur_ghosts_end_branch (MurGhosts *self);
/* Whether @scene has some. */
gboolean mur_ghosts_any (const MurGhosts *self, const MurScene *scene);
/* Into @figure, which is not shown yet; drawn with @values. */
void mur_ghosts_draw (MurGhosts *self,
                      MurFigure *figure,
                      const MurScene *scene,
                      const MurParameters *values);
