/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the overlay of a figure view is drawn of: boxes, labels, grips. */

#pragma once

#include <gtk/gtk.h>

#include "ui/plot/layout/layout.h"

/* Lengths grow with @scale. */
double mur_overlay_thickness (double scale);
void mur_overlay_fill (GtkSnapshot *snapshot,
                       MurRectangle box,
                       MurColour colour,
                       double opacity);
void mur_overlay_outline (GtkSnapshot *snapshot,
                          MurRectangle box,
                          double radius,
                          double width,
                          MurColour colour);

typedef struct
{
  const char *text;
  double x, y;       /* what it is about */
  MurRectangle area; /* in which it stands where there is room */
  MurColour colour;  /* of its edge */
} MurOverlayLabel;

void mur_overlay_label (GtkWidget *widget,
                        GtkSnapshot *snapshot,
                        const MurTheme *theme,
                        double scale,
                        const MurOverlayLabel *label);

typedef enum
{
  MUR_GRIP_RESTING,
  MUR_GRIP_LIT,    /* the pointer is on it */
  MUR_GRIP_FOCUSED /* it is dragged, or has the keys */
} MurGripState;

typedef struct
{
  double x, y;      /* its middle */
  gboolean is_ring; /* around a mark, which is seen in it */
  MurGripState state;
} MurOverlayGrip;

void mur_overlay_grip (GtkSnapshot *snapshot,
                       const MurTheme *theme,
                       double scale,
                       const MurOverlayGrip *grip);
