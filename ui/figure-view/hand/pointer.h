/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presses, drags and clicks on a figure view. */

#pragma once

#include "ui/figure-view/private.h"

void mur_figure_view_press (MurFigureView *self,
                            double x,
                            double y,
                            GdkModifierType modifiers);
/* Returns: whether it is a drag by now, no click */
gboolean mur_figure_view_drag (MurFigureView *self, double x, double y);
void mur_figure_view_release (MurFigureView *self);
/* Returns: whether there was a drag to give up */
gboolean mur_figure_view_cancel_drag (MurFigureView *self);
void mur_figure_view_click (MurFigureView *self, int n, double x, double y);
/* Sets the mouse cursor by what is below the pointer. */
void mur_figure_view_update_mouse_cursor (MurFigureView *self);
