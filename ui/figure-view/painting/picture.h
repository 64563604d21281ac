/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture in a figure view, as it was last painted. */

#pragma once

#include "ui/figure-view/private.h"

/* Returns: (nullable): the layout of what is painted, where it has the panels of the
 * navigation */
const MurLayout *mur_figure_view_layout (MurFigureView *self);
/* Returns: (nullable): (transfer none) */
MurFigure *mur_figure_view_painted_figure (MurFigureView *self);
/* What is painted at a point of the view. */
MurHit mur_figure_view_hit (MurFigureView *self, double x, double y);
/* What type and lines are multiplied by; 1 unless the view presents. */
double mur_figure_view_type_scale (MurFigureView *self);
/* Paints what the navigation shows now; the picture comes later, from a thread. */
void mur_figure_view_repaint (MurFigureView *self);
/* Tells screen readers what the figure, or the data cursor, shows. */
void mur_figure_view_describe (MurFigureView *self);
