/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Overlay of a figure view: crosshair with label, rubber band, and the focus ring of a
 * legend entry. */

#pragma once

#include <gtk/gtk.h>

#include "ui/figure-view/painting/overlay-shapes.h"
#include "ui/plot/pick/light.h"
#include "ui/plot/pick/pick.h"

#define MUR_TYPE_FIGURE_OVERLAY (mur_figure_overlay_get_type ())
G_DECLARE_FINAL_TYPE (
  MurFigureOverlay, mur_figure_overlay, MUR, FIGURE_OVERLAY, GtkWidget)

MurFigureOverlay *mur_figure_overlay_new (void);
void mur_figure_overlay_set_theme (MurFigureOverlay *self,
                                   const MurTheme *theme,
                                   double scale);
void mur_figure_overlay_show_pick (MurFigureOverlay *self,
                                   MurFigure *figure,
                                   const MurLayout *layout,
                                   const MurPick *pick);
void mur_figure_overlay_show_place (MurFigureOverlay *self,
                                    MurFigure *figure,
                                    const MurLayout *layout,
                                    guint panel,
                                    double px,
                                    double py);
void mur_figure_overlay_hide_cross (MurFigureOverlay *self);
gboolean mur_figure_overlay_get_cross (MurFigureOverlay *self, double *px, double *py);
const char *mur_figure_overlay_get_label (MurFigureOverlay *self);
const MurLight *mur_figure_overlay_get_light (MurFigureOverlay *self);
void mur_figure_overlay_show_band (MurFigureOverlay *self, MurRectangle band);
gboolean mur_figure_overlay_get_band (MurFigureOverlay *self, MurRectangle *band);
void mur_figure_overlay_show_focus_ring (MurFigureOverlay *self, MurRectangle ring);
void mur_figure_overlay_show_grips (MurFigureOverlay *self,
                                    const MurOverlayGrip *grips,
                                    guint n);
const MurOverlayGrip *mur_figure_overlay_get_grips (MurFigureOverlay *self, guint *n);
