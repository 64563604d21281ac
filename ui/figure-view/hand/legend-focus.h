/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keyboard focus in the legends of a figure view. */

#pragma once

#include "ui/figure-view/private.h"

/* Moves the focus into the legend of the current panel, or of one after it. Returns:
 * FALSE where there is none */
gboolean mur_figure_view_focus_legend (MurFigureView *self);
/* To the next entry, or the one before. */
void mur_figure_view_move_legend_focus (MurFigureView *self, gboolean on);
/* Hides the series of the entry in focus, or shows it. Returns: FALSE where none is */
gboolean mur_figure_view_toggle_legend_entry (MurFigureView *self);
void mur_figure_view_unfocus_legend (MurFigureView *self);
/* Draws the focus ring where the entry is painted now. */
void mur_figure_view_show_legend_focus (MurFigureView *self);
/* Which layer the entry with the focus is of. Returns: FALSE where none has it */
gboolean mur_figure_view_focused_layer (MurFigureView *self, guint *layer);
