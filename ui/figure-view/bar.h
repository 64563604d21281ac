/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/figure-view/view.h"

#define MUR_TYPE_FIGURE_BAR (mur_figure_bar_get_type ())
G_DECLARE_FINAL_TYPE (MurFigureBar, mur_figure_bar, MUR, FIGURE_BAR, GtkWidget)

GtkWidget *mur_figure_bar_new (MurFigureView *view);
GtkLabel *mur_figure_bar_get_readout (MurFigureBar *self);
