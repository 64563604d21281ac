/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person asks for at a place in the figure: to drop something there, or that one
 * of its things goes there. The signal "ask" says it as text. */

#pragma once

#include "ui/figure-view/private.h"

/* Returns: the key of the thing that a drag from there carries; NaN: none */
double mur_figure_view_find_carried (MurFigureView *self, double px, double py);
/* The thing of the drag is above (@px, @py), on its way. */
void mur_figure_view_carry (MurFigureView *self, double px, double py);
/* Puts it down where it is. */
void mur_figure_view_put_down (MurFigureView *self);
/* It stays where it was. */
void mur_figure_view_end_carry (MurFigureView *self);

/* At (@px, @py). Returns: FALSE where nothing can be dropped */
gboolean mur_figure_view_drop_at (MurFigureView *self, double px, double py);
/* Where the data cursor is, else the pointer, else in the middle of the panel. Returns:
 * FALSE where there is nothing to ask for */
gboolean mur_figure_view_drop_here (MurFigureView *self);
/* The thing that is lit up goes there. */
gboolean mur_figure_view_carry_here (MurFigureView *self);
/* Returns: (nullable): how, where a plain click on the data of @panel asks for something */
const char *mur_figure_view_drop_hint (MurFigureView *self, guint panel);
/* What the menu calls the two; (nullable): %NULL where there is nothing to ask for. */
const char *mur_figure_view_drop_label (MurFigureView *self);
char *mur_figure_view_carry_label (MurFigureView *self);
