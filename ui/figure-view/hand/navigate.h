/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves of a figure view, as keys and actions make them. */

#pragma once

#include "ui/figure-view/private.h"

/* Factor of one step of zooming. */
#define MUR_ZOOM_STEP 1.25

/* Whether anything can be moved now; where the lock forbids it, the status says so. */
gboolean mur_figure_view_can_move (MurFigureView *self);
/* The point that stays in its place: the datum read, the pointer, else the middle. */
void
mur_figure_view_find_centre (MurFigureView *self, guint panel, double *px, double *py);
void mur_figure_view_zoom_by (MurFigureView *self, double factor);
/* Shows more of what is at the right, or above: @right and @up are steps. */
void mur_figure_view_pan_by (MurFigureView *self, int right, int up);
/* Hides a series, or shows it again, and says which. */
void mur_figure_view_toggle_series (MurFigureView *self, guint panel, guint layer);
