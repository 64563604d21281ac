/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/plot/navigation/navigation.h"

#define MUR_TYPE_FIGURE_VIEW (mur_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (MurFigureView, mur_figure_view, MUR, FIGURE_VIEW, GtkWidget)

GtkWidget *mur_figure_view_new (void);
void mur_figure_view_set_scene (MurFigureView *self, const char *id);
void mur_figure_view_show (MurFigureView *self, MurFigure *figure, MurFollow follow);
MurFigure *mur_figure_view_dup_figure (MurFigureView *self);
void mur_figure_view_set_presenting (MurFigureView *self, gboolean presenting);
const MurPanelView *mur_figure_view_get_views (MurFigureView *self, guint *n);
const MurTheme *mur_figure_view_get_theme (MurFigureView *self);
double mur_figure_view_get_scale (MurFigureView *self);
GSimpleActionGroup *mur_figure_view_get_actions (MurFigureView *self);
const char *mur_figure_view_get_reading (MurFigureView *self);
