/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of a figure: at the pointer or at the data cursor, and statuses that are shown
 * in their place. */

#pragma once

#include "ui/figure-view/private.h"

#define MUR_NAVIGATION_IS_LOCKED "The view is locked; Ctrl+L unlocks it"

/* The pointer is at a place; it need not have moved. */
void mur_figure_view_point (MurFigureView *self, double px, double py);
void mur_figure_view_leave (MurFigureView *self);
/* Updates the values from what is painted now. */
void mur_figure_view_reread (MurFigureView *self);
/* Moves the data cursor, or shows it where it was. Returns: whether there are data */
gboolean mur_figure_view_move_cursor (MurFigureView *self, MurCursorMove step);
/* Moves a shown data cursor to the next or previous series, of all panels. Returns:
 * FALSE beyond the last */
gboolean mur_figure_view_move_cursor_to_series (MurFigureView *self,
                                                MurCursorMove step);
/* Hides the data cursor. */
void mur_figure_view_end_cursor (MurFigureView *self);
/* Shows @text (nullable) in place of values, until there are values to show again. */
void mur_figure_view_show_status (MurFigureView *self, const char *text);
/* Sets what the datum that is read stands for. Returns: FALSE where that is nothing */
gboolean mur_figure_view_choose (MurFigureView *self);
/* Nothing stands out any more. Returns: FALSE where nothing did */
gboolean mur_figure_view_put_out (MurFigureView *self);
/* Whether there is something to set. */
gboolean mur_figure_view_can_choose (MurFigureView *self);
/* Nothing of the figure that was read counts any more. */
void mur_figure_view_forget_reading (MurFigureView *self);
void mur_figure_view_dispose_reading (MurFigureView *self);
