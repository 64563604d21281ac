/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The painter: figure + size → layout, and layout → picture. One painter for screen and
 * files. Pure: nothing outlives a call but what it returns. */

#pragma once

#include <cairo.h>

#include "ui/plot/figure/figure.h"
#include "ui/plot/figure/theme.h"

typedef struct
{
  double minimum, maximum; /* NaN: automatic */
} MurRange;

/* Where a panel's legend is: in a corner or at an edge without marks, else beside the
 * title, else where the fewest marks are. */
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
  MUR_LEGEND_ABOVE
} MurLegendPosition;

/* What a view makes of an axis' scale; axes of categories are linear anyhow. */
typedef enum
{
  MUR_SCALE_OF_FIGURE, /* as the figure says */
  MUR_SCALE_AS_LINEAR,
  MUR_SCALE_AS_LOG
} MurScaleChoice;

/* What a view imposes on one panel: the limits that are held, layers that are hidden,
 * the legend's place, so that it does not jump while data move, and scales. */
typedef struct
{
  MurRange x, y;
  guint64 hidden;           /* bit i: layer i */
  MurLegendPosition legend; /* as mur_layout_limits() gave it before */
  MurScaleChoice x_scale, y_scale;
} MurPanelView;

/* The scale that @axis has by @choice. */
MurScale mur_scale_chosen (MurScaleChoice choice, const MurAxis *axis);

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

/* Where panel @index's data area is, and its limits, automatic ones filled in, as is
 * the legend's place. */
MurRectangle mur_layout_panel (const MurLayout *self, guint index);
MurPanelView mur_layout_limits (const MurLayout *self, guint index);
/* Position ↔ data in panel @index; log axes included. */
void mur_layout_to_data (
  const MurLayout *self, guint index, double px, double py, double *x, double *y);
void mur_layout_to_position (
  const MurLayout *self, guint index, double x, double y, double *px, double *py);
/* Returns: the panel whose data area, or whose axis strip, holds the point; −1: none */
int mur_layout_pick_panel (const MurLayout *self, double px, double py);

/* Panel grounds, axes, grids, titles: what stays while data move; not the ground of the
 * whole figure. Pixels are those of the surface's device scale and the context's
 * matrix; a recording surface has none, so paint into an image of the right device
 * scale for crisp lines on dense screens. */
void mur_layout_paint_frame (const MurLayout *self, cairo_t *cr);
/* The layers, clipped to their panels, and the legends over them. */
void mur_layout_paint_data (const MurLayout *self, cairo_t *cr);
/* Background, frame, data and what lies over the data. */
void mur_layout_paint (const MurLayout *self, cairo_t *cr);

/* The automatic limits of a panel over its layers, with margins, never of zero width;
 * for panels with nothing finite 0 … 1 (1 … 10 on log axes). */
void mur_panel_auto_limits (const MurPanel *panel, MurRange *x, MurRange *y);
/* The same for what @view (nullable) shows of it: by its scales, without the layers it
 * hides. */
void mur_panel_auto_limits_in (const MurPanel *panel,
                               const MurPanelView *view,
                               MurRange *x,
                               MurRange *y);
/* mur_figure_describe() of what @views (nullable), one a panel, show. */
char *mur_figure_describe_in (const MurFigure *self, const MurPanelView *views);
/* @held grown so as to hold @now: what "hold or only grow" means. */
MurRange mur_range_grow (MurRange held, MurRange now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurLayout, mur_layout_free)
