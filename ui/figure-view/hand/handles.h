/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Handles of a figure view: by the pointer, and by keys, which have one of them in
 * focus. What they set is told by the signal "drag". */

#pragma once

#include "ui/figure-view/private.h"

/* Whether the pointer is at a handle that a press would take hold of; which. */
gboolean mur_figure_view_is_at_handle (MurFigureView *self,
                                       double px,
                                       double py,
                                       MurHandlePlace *place);
/* The same, and its grip lights up. */
gboolean mur_figure_view_hover_handle (MurFigureView *self, double px, double py);
/* Shows the grips of what is painted now. */
void mur_figure_view_show_grips (MurFigureView *self);
/* "Upper limit of p1: 10 · drag it, or press G" */
char *mur_figure_view_describe_handle (MurFigureView *self, MurHandlePlace place);
/* Returns: (nullable): the name of the mouse cursor over it */
const char *mur_figure_view_handle_cursor (MurFigureView *self, MurHandlePlace place);

/* A drag of the handle that was pressed: it begins, goes on, and is given up. */
void mur_figure_view_begin_handle (MurFigureView *self);
void mur_figure_view_drag_handle (MurFigureView *self, double px, double py);
void mur_figure_view_return_handle (MurFigureView *self);

/* The keys have the next handle, around. Returns: FALSE where there is none */
gboolean mur_figure_view_focus_handle (MurFigureView *self);
/* Returns: FALSE where none is in focus */
gboolean mur_figure_view_nudge_handle (MurFigureView *self, int n_right, int n_up);
/* Returns: whether one was in focus */
gboolean mur_figure_view_unfocus_handle (MurFigureView *self);
/* Draws the focus ring where the handle is painted now. */
void mur_figure_view_show_handle_focus (MurFigureView *self);
