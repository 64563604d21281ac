/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Layouts: where the panels of a figure stand at a size, and their limits. Pure:
 * nothing outlives a call but what it returns. */

#pragma once

#include "ui/plot/figure/range.h"
#include "ui/plot/figure/theme.h"

/* Where a panel's legend is: in a corner or at an edge where nothing is drawn, else on
 * the line of the title, else beside or below the panel, which makes room for it. */
typedef enum
{
  MUR_LEGEND_AUTOMATIC,
  MUR_LEGEND_TOP_RIGHT,
  MUR_LEGEND_TOP_LEFT,
  MUR_LEGEND_BOTTOM_RIGHT,
  MUR_LEGEND_BOTTOM_LEFT,
  MUR_LEGEND_RIGHT,
  MUR_LEGEND_LEFT,
  MUR_LEGEND_TOP,
  MUR_LEGEND_BOTTOM,
  MUR_LEGEND_ABOVE,
  MUR_LEGEND_BESIDE,
  MUR_LEGEND_BELOW
} MurLegendPosition;

/* The scale of an axis as navigation may change it; axes of categories are linear
 * anyhow. */
typedef enum
{
  MUR_SCALE_OF_FIGURE, /* as the figure says */
  MUR_SCALE_AS_LINEAR,
  MUR_SCALE_AS_LOG
} MurScaleChoice;

/* How one panel is shown, as navigation has it: the limits that are held, layers that
 * are hidden, scales, and the legend's place, so that it does not jump while data move;
 * or that it is not shown at all. */
typedef struct
{
  MurRange x, y;
  guint64 hidden;           /* bit i: layer i */
  MurLegendPosition legend; /* as mur_layout_limits() gave it before */
  MurScaleChoice x_scale, y_scale;
  gboolean out_of_sight; /* the others have its room */
} MurPanelView;

static inline gboolean
mur_panel_view_hides (const MurPanelView *self, guint layer)
{
  return layer < 64 && (self->hidden >> layer & 1) != 0;
}

typedef struct
{
  double x, y, width, height;
} MurRectangle;

typedef struct _MurLayout MurLayout;

/* Places everything. @views: (nullable): one a panel. @scale: presentation scale of
 * type and lines, 1 usually. Keeps references on @figure; @theme is constant. Cost:
 * O(rows of data) for automatic limits, plus text. */
MurLayout *mur_layout_new (const MurFigure *figure,
                           const MurTheme *theme,
                           const MurPanelView *views,
                           double width,
                           double height,
                           double scale);
void mur_layout_free (MurLayout *self);

/* Where panel @index's data area is, of no size where it is out of sight, and its limits,
 * automatic ones filled in, as is the legend's place. */
MurRectangle mur_layout_panel (const MurLayout *self, guint index);
MurPanelView mur_layout_limits (const MurLayout *self, guint index);
/* Position ↔ data in panel @index; log axes included. */
void mur_layout_to_data (
  const MurLayout *self, guint index, double px, double py, double *x, double *y);
void mur_layout_to_position (
  const MurLayout *self, guint index, double x, double y, double *px, double *py);
/* Returns: the panel whose data area, or whose axis strip, holds the point; −1: none */
int mur_layout_pick_panel (const MurLayout *self, double px, double py);
/* How many titles, of panels and axes, captions, and names in legends are cut for want
 * of room. */
guint mur_layout_n_cut (const MurLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLayout, mur_layout_free)
