/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a layout tells about its parts: axis strips, legend entries, colour bars, and
 * which of them lies under a point. All in the units of the layout. */

#pragma once

#include "ui/plot/layout/layout.h"

/* Axes of a panel, as flags. */
typedef enum
{
  MUR_AXIS_X = 1,
  MUR_AXIS_Y = 2,
  MUR_AXES_BOTH = 3
} MurAxes;

/* The strip below (x) or to the left (y) of the data area: ticks, labels, title. */
MurRectangle mur_layout_axis_strip (const MurLayout *self, guint index, MurAxes axis);

/* The part of it with the title of the axis; of no size: there is none. */
MurRectangle mur_layout_axis_title (const MurLayout *self, guint index, MurAxes axis);

/* Whether the panel has a legend, and that within its data area or outside. */
typedef enum
{
  MUR_LEGEND_STATE_NONE,
  MUR_LEGEND_STATE_INSIDE,
  MUR_LEGEND_STATE_OUTSIDE
} MurLegendState;

MurLegendState mur_layout_legend_state (const MurLayout *self, guint index);
/* The box around the legend's entries; of no width: none. */
MurRectangle mur_layout_legend (const MurLayout *self, guint index);
/* Whether a datum, or a line between two, is drawn under it. Cost: O(rows of data). */
gboolean mur_layout_legend_covers (const MurLayout *self, guint index);
/* Entries of the legend, then the names at the ends of lines. */
guint mur_layout_n_legend_entries (const MurLayout *self, guint index);
/* The sample, if any, and the name of entry @entry, in *@layer the index of its layer. */
MurRectangle
mur_layout_legend_entry (const MurLayout *self, guint index, guint entry, guint *layer);

/* The coloured part of a panel's colour bar; of no width: none. */
MurRectangle mur_layout_colour_bar (const MurLayout *self, guint index);
/* The lines above the data area with the panel's title and caption, along all of it; of
 * no width: none. */
MurRectangle mur_layout_title (const MurLayout *self, guint index);
/* The part of it that the title itself takes; of no width: there is none. */
MurRectangle mur_layout_title_text (const MurLayout *self, guint index);

typedef enum
{
  MUR_HIT_NOTHING,
  MUR_HIT_DATA,   /* the data area of a panel */
  MUR_HIT_X_AXIS, /* its axis strips */
  MUR_HIT_Y_AXIS,
  MUR_HIT_LEGEND_ENTRY,
  MUR_HIT_COLOUR_BAR,
  MUR_HIT_TITLE /* of a panel, and its caption */
} MurHitKind;

typedef struct
{
  MurHitKind kind;
  guint panel; /* unless NOTHING */
  guint layer; /* LEGEND_ENTRY */
} MurHit;

/* What lies under a point: what is on top comes first. */
MurHit mur_layout_hit (const MurLayout *self, double px, double py);
/* The axes that a drag or the wheel moves there; 0: none. */
MurAxes mur_hit_axes (MurHitKind kind);
