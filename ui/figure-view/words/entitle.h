/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles of panels, axes and series that a person edits in the figure. */

#pragma once

#include "ui/figure-view/private.h"

/* Edits the title of @axis of @panel, where it stands. */
void mur_figure_view_entitle_axis (MurFigureView *self, guint panel, MurAxes axis);
/* The same of what stands above @panel. Returns: FALSE where nothing does */
gboolean mur_figure_view_entitle_panel (MurFigureView *self, guint panel);
/* The same of what a layer with a name is called, at its entry in the legend. Returns:
 * FALSE where it has no name */
gboolean mur_figure_view_entitle_series (MurFigureView *self, guint panel, guint layer);
/* The same of the entry of the legend that has the focus. Returns: FALSE: none has */
gboolean mur_figure_view_entitle_entry (MurFigureView *self);
/* A click, the @n-th in a row, at what lies there. Returns: whether that is the title of
 * a panel or an axis */
gboolean mur_figure_view_click_title (
  MurFigureView *self, int n, MurHit hit, double x, double y);
/* Whether (@x, @y), which is at @hit, is on the title of a panel, not beside it. */
gboolean mur_figure_view_is_title (MurFigureView *self, MurHit hit, double x, double y);
void mur_figure_view_end_title (MurFigureView *self);
