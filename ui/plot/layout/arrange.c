/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of a figure, as far as it is in sight. Rows and columns of panels that are
 * out of sight close up: of the others, a row begins where a panel does, behind the end
 * of one in the row before, so that panels grow into the room beside them. A narrow
 * figure has its panels one below the other, if that leaves enough height, or the grid
 * even less; with panels of a fixed aspect, if that leaves them larger. */

#include "ui/plot/layout/arrange.h"

#include <math.h>

#include "ui/plot/layout/arrange-guess.h"

/* Below this width and height of a grid place, type and marks shrink, down to a limit
 * of legibility. */
#define USUAL_WIDTH 250.0
#define USUAL_HEIGHT 150.0
#define SMALLEST 0.7
/* Figures less wide are one column, where panels have at least this height. */
#define NARROW 700.0
#define LEAST_HEIGHT 100.0

/* Panels of a fixed aspect keep their grid where it makes panels so many times as large
 * as a column does. */
#define BETTER 1.3

/* Rows or columns. */
typedef enum
{
  DOWN,
  ACROSS
} Direction;

typedef struct
{
  guint first, end;
} Span;

static Span
span_of (const MurPanel *panel, Direction direction)
{
  return direction == DOWN
           ? (Span){ panel->row, panel->row + MAX (panel->n_rows, 1) }
           : (Span){ panel->column, panel->column + MAX (panel->n_columns, 1) };
}

static double
track_weight (const MurFigure *figure, Direction direction, guint track)
{
  return direction == DOWN ? mur_figure_row_weight (figure, track)
                           : mur_figure_column_weight (figure, track);
}

static guint
count_tracks (const MurLayout *self, Direction direction)
{
  guint n = 0;

  for (guint i = 0; i < self->n_shown; i++)
    n = MAX (n, span_of (self->shown[i]->panel, direction).end);
  return n;
}

/* The weights of all rows or columns of a panel. */
static double
weight_of (const MurFigure *figure, const MurPanel *panel, Direction direction)
{
  const Span span = span_of (panel, direction);
  double weight = 0;

  for (guint track = span.first; track < span.end; track++)
    weight += track_weight (figure, direction, track);
  return weight;
}

static gboolean
begins_at (const MurLayout *self, Direction direction, guint track)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (span_of (self->shown[i]->panel, direction).first == track)
      return TRUE;
  return FALSE;
}

static gboolean
ends_within (const MurLayout *self, Direction direction, guint after, guint until)
{
  for (guint i = 0; i < self->n_shown; i++)
    {
      const guint end = span_of (self->shown[i]->panel, direction).end;

      if (end > after && end <= until)
        return TRUE;
    }
  return FALSE;
}

/* Fills @places: where each row or column of the figure has gone. Returns: how many are
 * left */
static guint
close_up (const MurLayout *self, Direction direction, guint *places, guint n)
{
  const gboolean whole = self->n_shown == self->n_panels;
  guint n_left = 0, last = 0;

  for (guint track = 0; track < n; track++)
    {
      if (whole
          || (begins_at (self, direction, track)
              && (n_left == 0 || ends_within (self, direction, last, track))))
        {
          n_left++;
          last = track;
        }
      places[track] = MAX (n_left, 1) - 1;
    }
  return n_left;
}

static void
set_cell (MurGridCell *cell, Direction direction, guint first, guint n)
{
  if (direction == DOWN)
    {
      cell->row = first;
      cell->n_rows = n;
    }
  else
    {
      cell->column = first;
      cell->n_columns = n;
    }
}

/* A row has the weight of the heaviest panel that has no other. */
static double
find_weight (const MurLayout *self, Direction direction, guint place)
{
  double weight = 0;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const MurGridCell *cell = &self->shown[i]->cell;
      const guint first = direction == DOWN ? cell->row : cell->column;
      const guint n = direction == DOWN ? cell->n_rows : cell->n_columns;

      if (first == place && n == 1)
        weight
          = fmax (weight, weight_of (self->figure, self->shown[i]->panel, direction));
    }
  return weight > 0 ? weight : 1;
}

static void
place_along (MurLayout *self, Direction direction, GArray **weights)
{
  const guint n = count_tracks (self, direction);
  g_autofree guint *places = g_new (guint, n);
  const guint n_left = close_up (self, direction, places, n);

  for (guint i = 0; i < self->n_shown; i++)
    {
      const Span span = span_of (self->shown[i]->panel, direction);
      const guint first = places[span.first];

      set_cell (&self->shown[i]->cell, direction, first,
                places[span.end - 1] + 1 - first);
    }
  g_clear_pointer (weights, g_array_unref);
  *weights = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint place = 0; place < n_left; place++)
    {
      const double weight = n_left == n ? track_weight (self->figure, direction, place)
                                        : find_weight (self, direction, place);

      g_array_append_val (*weights, weight);
    }
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const MurPanelPlace *one = *(const MurPanelPlace *const *)a;
  const MurPanelPlace *two = *(const MurPanelPlace *const *)b;
  const MurPanel *left = one->panel, *right = two->panel;

  return left->row != right->row
           ? (left->row > right->row) - (left->row < right->row)
           : (left->column > right->column) - (left->column < right->column);
}

/* One below the other, in the order in which the grid is read. */
static void
stack_panels (MurLayout *self)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  const double usual = 1;

  for (guint i = 0; i < self->n_shown; i++)
    g_ptr_array_add (places, self->shown[i]);
  g_ptr_array_sort (places, compare_places);
  g_array_set_size (self->row_weights, 0);
  g_array_set_size (self->column_weights, 0);
  g_array_append_val (self->column_weights, usual);
  for (guint i = 0; i < places->len; i++)
    {
      MurPanelPlace *place = g_ptr_array_index (places, i);
      const double weight = weight_of (self->figure, place->panel, DOWN);

      place->cell = (MurGridCell){ i, 0, 1, 1 };
      g_array_append_val (self->row_weights, weight);
    }
}

static gboolean
has_columns (const MurLayout *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (self->shown[i]->cell.column > 0)
      return TRUE;
  return FALSE;
}

static void
find_shown (MurLayout *self, const MurPanelView *views)
{
  self->shown = g_new0 (MurPanelPlace *, self->n_panels);
  for (guint i = 0; i < self->n_panels; i++)
    if (views == NULL || !views[i].out_of_sight)
      self->shown[self->n_shown++] = &self->panels[i];
}

static void
take_grid (MurLayout *self)
{
  place_along (self, DOWN, &self->row_weights);
  place_along (self, ACROSS, &self->column_weights);
}

/* How large a place of the grid is, of what is usual at scale 1. */
static double
find_fit (const MurLayout *self)
{
  guint n_rows = 1, n_columns = 1;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const MurGridCell *cell = &self->shown[i]->cell;

      n_rows = MAX (n_rows, cell->row + cell->n_rows);
      n_columns = MAX (n_columns, cell->column + cell->n_columns);
    }
  return fmin (self->width / (n_columns * USUAL_WIDTH),
               self->height / (n_rows * USUAL_HEIGHT));
}

static double
find_unit (const MurLayout *self, double scale)
{
  return scale * CLAMP (find_fit (self) / scale, SMALLEST, 1);
}

static gboolean
has_aspects (const MurLayout *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (!isnan (mur_panel_aspect (self->shown[i]->panel)))
      return TRUE;
  return FALSE;
}

static gboolean
is_better_stacked (MurLayout *self, double scale)
{
  const double fit = find_fit (self);
  const double area = mur_arrange_guess (self, find_unit (self, scale));

  stack_panels (self);
  if (has_aspects (self))
    return BETTER * mur_arrange_guess (self, find_unit (self, scale)) >= area;
  return self->height >= self->n_shown * LEAST_HEIGHT * scale || find_fit (self) > fit;
}

static void
stack_if_narrow (MurLayout *self, double scale)
{
  if (self->width >= NARROW || !has_columns (self))
    return;
  self->is_stacked = is_better_stacked (self, scale);
  if (!self->is_stacked)
    take_grid (self);
}

void
mur_layout_arrange (MurLayout *self, const MurPanelView *views, double scale)
{
  find_shown (self, views);
  take_grid (self);
  stack_if_narrow (self, scale);
  self->unit = find_unit (self, scale);
}
