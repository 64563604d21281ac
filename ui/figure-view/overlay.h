/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows the hand over a figure: crosshair, label, rubber band, and the ring of
 * the legend entry that has the keys. */

#pragma once

#include <gtk/gtk.h>

#include "ui/plot/pick/pick.h"

#define MUR_TYPE_FIGURE_POINTER (mur_figure_pointer_get_type ())
G_DECLARE_FINAL_TYPE (
  MurFigurePointer, mur_figure_pointer, MUR, FIGURE_POINTER, GtkWidget)

MurFigurePointer *mur_figure_pointer_new (void);
void mur_figure_pointer_set_theme (MurFigurePointer *self,
                                   const MurTheme *theme,
                                   double scale);
void mur_figure_pointer_show_pick (MurFigurePointer *self,
                                   MurFigure *figure,
                                   const MurLayout *layout,
                                   const MurPick *pick);
void mur_figure_pointer_show_place (MurFigurePointer *self,
                                    MurFigure *figure,
                                    const MurLayout *layout,
                                    guint panel,
                                    double px,
                                    double py);
void mur_figure_pointer_hide_cross (MurFigurePointer *self);
gboolean mur_figure_pointer_get_cross (MurFigurePointer *self, double *px, double *py);
const char *mur_figure_pointer_get_label (MurFigurePointer *self);
void mur_figure_pointer_show_band (MurFigurePointer *self, MurRectangle band);
gboolean mur_figure_pointer_get_band (MurFigurePointer *self, MurRectangle *band);
void mur_figure_pointer_show_ring (MurFigurePointer *self, MurRectangle ring);
