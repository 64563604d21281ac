/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All coordinates at once: a line a particle, which goes through its coordinates from
 * left to right. Lines that come together show what the swarm agrees on. */

#include "ui/figures/swarm/private.h"

#include <math.h>

#define MOST_LINES 300
#define MOST_STRETCHES 4000 /* from coordinate to coordinate, of all lines */
#define EDGE 0.03           /* of the box */

/* Where values are on the axis: as they are where all coordinates have one box, else as
 * parts of their own. */
typedef struct
{
  MurColumn lower, upper;
  gboolean is_shared;
} Box;

static Box
find_box (const MurFrame *frame)
{
  Box box
    = { mur_column (frame, "box", "lower"), mur_column (frame, "box", "upper"), TRUE };

  for (gsize d = 1; d < box.lower.n; d++)
    box.is_shared = box.is_shared && box.lower.values[d] == box.lower.values[0]
                    && box.upper.values[d] == box.upper.values[0];
  return box;
}

/* A coordinate without room is in the middle. */
static double
put (const Box *box, gsize d, double value)
{
  const double lower = box->lower.values[d];
  const double width = box->upper.values[d] - lower;

  if (box->is_shared)
    return value;
  return width > 0 ? (value - lower) / width : 0.5;
}

static void
set_axes (MurPanel *panel, const Box *box)
{
  const double low = box->is_shared ? box->lower.values[0] : 0;
  const double high = box->is_shared ? box->upper.values[0] : 1;
  const double edge = EDGE * (high - low);

  mur_axis_set (&panel->x, "Coordinate", NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0.75;
  panel->x.maximum = (double)box->lower.n + 0.25;
  mur_axis_set (&panel->y, box->is_shared ? "Position" : "Position, as part of the box",
                NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = low - edge;
  panel->y.maximum = high + edge;
}

typedef struct
{
  double *x, *y, *keys; /* of the figure */
  gsize n;
} Lines;

/* The coordinates of @n_rows rows of @table, evenly spread, each a line and a gap. */
static Lines
make_lines (MurFigure *figure,
            const MurFrame *frame,
            const Box *box,
            const char *table,
            gsize n_rows)
{
  const gsize n_all = mur_column_of (frame, table, "x*", 1).n;
  const gsize run = box->lower.n + 1, n = n_rows * run;
  double *places = mur_column_new (figure, 3 * n);
  const Lines lines = { places, places + n, places + 2 * n, n };

  for (gsize d = 0; d < run; d++)
    {
      const gboolean is_gap = d == box->lower.n;
      const double *values
        = is_gap ? NULL : mur_column_of (frame, table, "x*", d + 1).values;

      for (gsize i = 0; i < n_rows; i++)
        {
          const gsize row = i * n_all / n_rows, at = i * run + d;

          lines.x[at] = is_gap ? NAN : (double)d + 1;
          lines.y[at] = is_gap ? NAN : put (box, d, values[row]);
          lines.keys[at] = (double)row + 1;
        }
    }
  return lines;
}

static void
add_swarm (MurFigure *figure, MurPanel *panel, const MurFrame *frame, const Box *box)
{
  const gsize n = mur_column_of (frame, "particles", "x*", 1).n;
  const gsize most = MIN (MOST_LINES, MOST_STRETCHES / box->lower.n);
  const Lines lines = make_lines (figure, frame, box, "particles", MIN (n, most));
  MurLayer *layer
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_4, "Swarm", lines.x, lines.y, lines.n);

  layer->solid = layer->outside_limits = TRUE;
  layer->keys = lines.keys;
  layer->opacity = n > 100 ? 0.3 : 0.5;
  layer->width = 0.7;
  if (box->lower.n == 1)
    mur_panel_add_points (panel, MUR_ROLE_SERIES_4, NULL, lines.x, lines.y, lines.n)
      ->keys
      = lines.keys;
  if (n > most)
    panel->caption = g_strdup_printf (
      "%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " particles, evenly spread", most, n);
}

static void
add_minima (MurFigure *figure, MurPanel *panel, const MurFrame *frame, const Box *box)
{
  const gsize n = mur_column_of (frame, "minima", "x*", 1).n;

  if (n == 0)
    return;

  const Lines lines = make_lines (figure, frame, box, "minima", n);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_REFERENCE, "Known minimum",
                                          lines.x, lines.y, lines.n);

  layer->outside_limits = TRUE;
  layer->size = 1.6;
}

/* The best of all: the row of the lowest value. */
static void
add_best (MurFigure *figure, MurPanel *panel, const MurFrame *frame, const Box *box)
{
  const MurColumn objective = mur_column (frame, "particles", "best_objective");
  const gsize n = box->lower.n;
  double *x = mur_column_new (figure, 2 * n), *y = x + n;
  gsize best = 0;

  for (gsize i = 1; i < objective.n; i++)
    if (objective.values[i] < objective.values[best])
      best = i;
  for (gsize d = 0; d < n; d++)
    {
      x[d] = (double)d + 1;
      y[d] = put (box, d, mur_column_of (frame, "bests", "x*", d + 1).values[best]);
    }

  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, n);

  line->width = 1.4;
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Best", x, y, n)->size = 1.4;
}

void
mur_swarm_add_particles (MurFigure *figure,
                         const MurFrame *frame,
                         guint row,
                         guint column)
{
  const Box box = find_box (frame);
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);

  panel->legend = TRUE;
  set_axes (panel, &box);
  add_swarm (figure, panel, frame, &box);
  add_minima (figure, panel, frame, &box);
  add_best (figure, panel, frame, &box);
}
