/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pops up over a figure view. */

#pragma once

#include "ui/figure-view/private.h"

/* The menu of all that can be done, at (@x, @y) and about what is there. */
void mur_figure_view_popup_menu (MurFigureView *self, double x, double y);
/* The limits of @axis, at its strip. */
void mur_figure_view_popup_limits (MurFigureView *self, guint panel, MurAxes axis);
/* Takes @popover, which gives the keys back to the figure when it closes. */
GtkWidget *mur_figure_view_add_popover (MurFigureView *self, GtkWidget *popover);
/* Lets it point at @box, as far as that is in the view. */
void mur_figure_view_point_popover (MurFigureView *self,
                                    GtkWidget *popover,
                                    MurRectangle box);
/* Places what is up after the view has a new size. */
void mur_figure_view_present_popups (MurFigureView *self);
