/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Picking: the datum nearest to a pointer, moves of a data cursor from datum to datum,
 * and a datum in words. Only data that are visible as such count: finite, on the axis'
 * scale, of layers that are not hidden, in panels in sight. Rules and texts are no data:
 * only a pointer that is right on one finds it. The picks of one layout are for one
 * thread. */

#pragma once

#include "ui/plot/layout/hit.h"

typedef struct
{
  guint panel, layer;
  gsize row;    /* IMAGE: of the value: row × columns + column */
  double x, y;  /* IMAGE: the middle of the cell */
  double y2, z; /* NaN where the layer has none */
  double error; /* of y, either way; NaN where there is none */
  double
    distance; /* to where one pointed, in units of the layout; 0 of a data cursor */
} MurPick;

/* The nearest datum of @panel inside its data area, no farther than @reach (INFINITY:
 * any). What is all around, an image's cell or a band, counts as 24 away, or as far as
 * @reach; what it covers is not seen. Of equals the topmost.
 * Cost: bisection where x ascends or descends, else O(n) comparisons. */
gboolean mur_pick_nearest (const MurLayout *layout,
                           guint panel,
                           double px,
                           double py,
                           double reach,
                           MurPick *pick);
/* That very datum, as after new data; FALSE when it is not there. */
gboolean mur_pick_at (
  const MurLayout *layout, guint panel, guint layer, gsize row, MurPick *pick);
/* Where a data cursor begins: the first datum of the panel's first series. */
gboolean mur_pick_first (const MurLayout *layout, guint panel, MurPick *pick);

typedef enum
{
  MUR_CURSOR_NEXT, /* in the order of rows */
  MUR_CURSOR_PREVIOUS,
  MUR_CURSOR_NEXT_TEN, /* ten, or to the end */
  MUR_CURSOR_PREVIOUS_TEN,
  MUR_CURSOR_FIRST,
  MUR_CURSOR_LAST,
  MUR_CURSOR_NEXT_SERIES, /* at the nearest x; around within the panel */
  MUR_CURSOR_PREVIOUS_SERIES,
  MUR_CURSOR_NEXT_PANEL, /* around; at the nearest x in linked panels */
  MUR_CURSOR_PREVIOUS_PANEL
} MurCursorMove;

/* Moves *@pick. Returns: FALSE, and leaves it, where there is nothing to go to. */
gboolean mur_pick_move (const MurLayout *layout, MurPick *pick, MurCursorMove step);

/* Where it is painted; a data cursor may be outside of the data area. Returns: whether
 * inside */
gboolean mur_pick_position (const MurLayout *layout,
                            const MurPick *pick,
                            double *px,
                            double *py);

/* Which of the figure's things it is of; NaN: of none. */
double mur_pick_key (const MurLayout *layout, const MurPick *pick);
/* Whether a click on it sets something. */
gboolean mur_pick_can_choose (const MurLayout *layout, const MurPick *pick);
/* Returns: (nullable): (transfer none): the text that it sets, where it is one of its own
 */
const char *mur_pick_choice (const MurLayout *layout, const MurPick *pick);
/* Returns: (transfer none): what a click does to that text: "makes it", "opens run" */
const char *mur_pick_choosing (const MurLayout *layout, const MurPick *pick);
/* What it sets: name, value, …, %NULL; whole numbers on an axis of such. Returns:
 * (nullable): g_strfreev() it */
char **mur_pick_choose (const MurLayout *layout, const MurPick *pick);

/* What a person can ask for at a place of @panel, as text: a name and the place, in full
 * digits and inside the data area. Returns: (nullable): %NULL where there is nothing */
char *mur_pick_ask_drop (const MurLayout *layout, guint panel, double px, double py);
/* The same of the thing @key, which is to go there. */
char *mur_pick_ask_carry (
  const MurLayout *layout, guint panel, double key, double px, double py);
/* Whether it is a datum that can be carried elsewhere. */
gboolean mur_pick_can_carry (const MurLayout *layout, const MurPick *pick);

/* "Data, Time = 0.532 s, Amp = 0.95", "Oscillator 3, ω = 23.5 rad/s, t = 2.9 s, 22.88
 * rad/s": plain text with the digits that the axes resolve. */
char *mur_pick_describe (const MurLayout *layout, const MurPick *pick);
/* @value as it reads on one axis, "0.532 s": the digits that a unit of the layout
 * resolves there; categories by name. */
char *
mur_pick_format (const MurLayout *layout, guint panel, MurAxes axis, double value);
/* What a pointer between data is at: "Time = 0.5 s, Amp = 1.2". */
char *
mur_pick_describe_place (const MurLayout *layout, guint panel, double px, double py);
