/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a layout holds; shared by the units that place things and those that paint them.
 */

#pragma once

#include <math.h>

#include "ui/plot/figure/colours.h"
#include "ui/plot/layout/layout.h"
#include "ui/plot/layout/limits.h"
#include "ui/plot/layout/scale.h"
#include "ui/plot/layout/text.h"
#include "ui/plot/layout/ticks.h"

/* A title in its place. */
typedef struct
{
  double room;   /* its longest line may have this length */
  guint n_lines; /* for which margins have room */
  MurTextFit fit;
} MurTitlePlace;

typedef struct
{
  MurMap map;
  MurTicks *ticks;
  char *title;           /* (nullable): markup, with the unit */
  MurTitlePlace heading; /* of that title */
  double across;         /* what its lines take, across the axis */
} MurAxisPlace;

/* Rows and columns of the grid, at least one of each. */
typedef struct
{
  guint row, column, n_rows, n_columns;
} MurGridCell;

typedef struct
{
  guint layer; /* its index in the panel */
  char *text;  /* markup */
  double x, y; /* of the line's top left corner */
  double width, height;
  double name_room;    /* 0: as much as the name takes */
  MurTextFit fit;      /* of a name that has less */
  double end_x, end_y; /* of a name at the end of a line: where the line ends */
} MurLegendEntry;

typedef struct
{
  const MurPanel *panel;
  MurPanelView view;           /* limits filled in */
  MurRange wanted_x, wanted_y; /* before they were made equal */
  MurGridCell cell;
  MurRectangle area;               /* of the data */
  double left, right, top, bottom; /* what stands around it */
  double outer_left, outer_right;  /* where margins of the column end */
  MurTitlePlace title, caption;
  gboolean shares_x; /* the panel below it numbers the axis of both */
  MurAxisPlace x, y;
  MurAxisPlace z;           /* of the colour bar, beside the area; no ticks: no bar */
  double bar_labels;        /* what the numbers beside the bar take */
  double bar_top;           /* what its title may take above the area */
  MurRectangle legend;      /* of no width: none */
  GArray *entries;          /* of MurLegendEntry */
  gboolean legend_left_out; /* there is no room for it, not even outside */
  GArray *names;            /* (nullable): of MurLegendEntry, right of the area */
  double names_width;
  gboolean names_left; /* to the legend */
  guint8 *orders;      /* of the x of each layer, as far as they are known */
} MurPanelPlace;

struct _MurLayout
{
  MurFigure *figure;
  const MurTheme *theme;
  double width, height;
  double unit;   /* of all lengths: the presentation scale, less on small figures */
  gboolean bare; /* nothing has a ground */
  const MurTextSink *texts; /* (nullable): takes them; they are not painted */
  gboolean is_stacked;      /* one column in place of the figure's grid */
  guint n_panels;
  MurPanelPlace *panels;
  guint n_shown;
  MurPanelPlace **shown;                /* those in sight; the others have no place */
  GArray *row_weights, *column_weights; /* of double: of the grid */
};

/* Lengths at unit 1. */
#define MUR_TICK_LENGTH 5.0
#define MUR_MINOR_TICK_LENGTH 3.0
#define MUR_LABEL_GAP 4.0
#define MUR_TITLE_GAP 6.0
#define MUR_LEGEND_PAD 8.0
#define MUR_LEGEND_SWATCH 28.0
#define MUR_NAME_GAP 12.0 /* from a line to its name */
#define MUR_COLOUR_BAR_GAP 12.0
#define MUR_COLOUR_BAR_WIDTH 12.0

static inline gboolean
mur_panel_place_hides (const MurPanelPlace *place, guint layer)
{
  return mur_panel_view_hides (&place->view, layer);
}

/* Whether the data area goes by the limits of an equal panel, as all of them are set. */
static inline gboolean
mur_panel_keeps_limits (const MurPanel *panel)
{
  return panel->equal && !isnan (panel->x.minimum) && !isnan (panel->x.maximum)
         && !isnan (panel->y.minimum) && !isnan (panel->y.maximum);
}

/* The width of a data area of which the height is 1; NaN: any. */
static inline double
mur_panel_aspect (const MurPanel *panel)
{
  if (!mur_panel_keeps_limits (panel))
    return NAN;
  return fabs (panel->x.maximum - panel->x.minimum)
         / fabs (panel->y.maximum - panel->y.minimum);
}

static inline gboolean
mur_legend_is_inside (MurLegendPosition position)
{
  return position >= MUR_LEGEND_TOP_RIGHT && position <= MUR_LEGEND_BOTTOM;
}

/* The coloured part of the bar, beside the area and the names of lines. */
static inline MurRectangle
mur_colour_bar_box (const MurLayout *self, const MurPanelPlace *place)
{
  const MurRectangle *area = &place->area;

  return (MurRectangle){ area->x + area->width + place->names_width
                           + MUR_COLOUR_BAR_GAP * self->unit,
                         area->y, MUR_COLOUR_BAR_WIDTH * self->unit, area->height };
}

/* The height of a line. */
static inline double
mur_text_line (const MurText *text, MurTextKind kind)
{
  return mur_text_ascent (text, kind) + mur_text_descent (text, kind);
}

/* What the lines below a panel's title take. */
static inline double
mur_caption_height (const MurPanelPlace *place, const MurText *text)
{
  return place->panel->caption == NULL
           ? 0
           : MAX (place->caption.n_lines, 1) * mur_text_line (text, MUR_TEXT_LEGEND);
}

/* The base lines of the last line of a panel's caption, and of its title. */
static inline double
mur_caption_base (const MurLayout *self,
                  const MurPanelPlace *place,
                  const MurText *text)
{
  return place->area.y - 1.5 * MUR_TITLE_GAP * self->unit
         - mur_text_descent (text, MUR_TEXT_LEGEND) / 2;
}

static inline double
mur_title_base (const MurLayout *self, const MurPanelPlace *place, const MurText *text)
{
  return place->area.y - 1.5 * MUR_TITLE_GAP * self->unit
         - mur_text_descent (text, MUR_TEXT_PANEL_TITLE) / 2
         - mur_caption_height (place, text);
}

/* From the axis down to the base line of its labels: raised type may reach into the
 * gap. */
static inline double
mur_x_label_base (double unit, const MurText *text)
{
  return (MUR_TICK_LENGTH + MUR_LABEL_GAP + 2) * unit
         + mur_text_digit_height (text, MUR_TEXT_TICK);
}

/* What a title, or a legend beside it, and a caption take above the data area. */
static inline double
mur_title_height (double unit, const MurPanelPlace *place, const MurText *text)
{
  const gboolean has_line
    = place->panel->title != NULL || place->view.legend == MUR_LEGEND_ABOVE;
  const double line
    = mur_text_line (text, MUR_TEXT_PANEL_TITLE) * MAX (place->title.n_lines, 1);

  return 1.5 * MUR_TITLE_GAP * unit + (has_line ? line : 0)
         + mur_caption_height (place, text);
}
