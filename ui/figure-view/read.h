/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading values off a figure view: by pointer, by the data cursor, and the status that
 * is shown in their place. */

#pragma once

#include "ui/figure-view/private.h"

#define MUR_NAVIGATION_IS_LOCKED "The view is locked; Ctrl+L unlocks it"

/* The pointer is at a place; it need not have moved. */
void mur_figure_view_point (MurFigureView *self, double px, double py);
void mur_figure_view_leave (MurFigureView *self);
/* Reads again what was read, of what is painted now. */
void mur_figure_view_reread (MurFigureView *self);
/* Walks on, or begins to. Returns: whether there is anything to read */
gboolean mur_figure_view_walk (MurFigureView *self, MurCursorMove step);
/* Over all series of all panels. Returns: FALSE beyond the last */
gboolean mur_figure_view_walk_series (MurFigureView *self, MurCursorMove step);
void mur_figure_view_end_walk (MurFigureView *self);
/* Shows @text where values are read, until there is something to read again. */
void mur_figure_view_say (MurFigureView *self, const char *text);
void mur_figure_view_dispose_reading (MurFigureView *self);
