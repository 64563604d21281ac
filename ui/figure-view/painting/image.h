/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a figure: what stays and what moves, painted off the main loop. */

#pragma once

#include <gtk/gtk.h>

#include "ui/figure-view/painting/paint-thread.h"
#include "ui/plot/navigation/navigation.h"

#define MUR_TYPE_FIGURE_IMAGE (mur_figure_image_get_type ())
G_DECLARE_FINAL_TYPE (MurFigureImage, mur_figure_image, MUR, FIGURE_IMAGE, GtkWidget)

MurFigureImage *mur_figure_image_new (void);
void mur_figure_image_set_theme (MurFigureImage *self, const MurTheme *theme);
void mur_figure_image_raise_legends (MurFigureImage *self);
void
mur_figure_image_paint (MurFigureImage *self, const MurNavigation *view, double scale);
const MurPainting *mur_figure_image_get_painting (MurFigureImage *self);
