/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of panels. Data areas of a column share left and right. Each column has
 * heights and margins of its own, unless it shares rows with another one, and all
 * columns of a band begin and end at one height. */

#include "ui/plot/layout/grid.h"

#include <math.h>

#include "ui/plot/layout/grid-bands.h"

/* At unit 1. */
#define OUTER 14.0
#define GAP_X 20.0
#define GAP_Y 14.0
/* Of the height of a row. */
#define MOST_GAP 0.12
/* Of its width, what a column gives at the most to one whose panels are narrow for their
 * height, and what it keeps at unit 1. */
#define MOST_SPARED 0.15
#define LEAST_KEPT 200.0
/* Of margins, in units of the layout. */
#define ROUNDING 0.5

/* A column, or a row of one column. */
typedef struct
{
  double before, after; /* the margins */
  double weight;
  double start, size; /* of the data area */
} Track;

struct _MurGrid
{
  MurGridBands bands;
  guint n_columns, n_rows;
  Track *columns;
  Track *rows; /* n_columns × n_rows: those of one column after the other */
};

static Track *
row_of (const MurGrid *self, guint column, guint row)
{
  const guint leader = self->bands.leaders[column * self->n_rows + row];

  return &self->rows[leader * self->n_rows + row];
}

static void
set_weights (MurGrid *self, const MurLayout *layout)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].weight = g_array_index (layout->column_weights, double, i);
  for (guint i = 0; i < self->n_columns * self->n_rows; i++)
    self->rows[i].weight
      = g_array_index (layout->row_weights, double, i % self->n_rows);
}

MurGrid *
mur_grid_new (const MurLayout *layout)
{
  MurGrid *self = g_new0 (MurGrid, 1);

  mur_grid_bands_init (&self->bands, layout);
  self->n_columns = self->bands.n_columns;
  self->n_rows = self->bands.n_rows;
  self->columns = g_new0 (Track, self->n_columns);
  self->rows = g_new0 (Track, self->n_columns * self->n_rows);
  set_weights (self, layout);
  return self;
}

void
mur_grid_free (MurGrid *self)
{
  g_free (self->columns);
  g_free (self->rows);
  mur_grid_bands_clear (&self->bands);
  g_free (self);
}

static gboolean
grow (double *margin, double wanted)
{
  const gboolean grows = wanted > *margin + ROUNDING;

  *margin = fmax (*margin, wanted);
  return grows;
}

/* All columns of a band begin and end at one height. */
static void
align_band (MurGrid *self, guint from, guint to)
{
  double before = 0, after = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      before = fmax (before, row_of (self, c, from)->before);
      after = fmax (after, row_of (self, c, to - 1)->after);
    }
  for (guint c = 0; c < self->n_columns; c++)
    {
      row_of (self, c, from)->before = before;
      row_of (self, c, to - 1)->after = after;
    }
}

gboolean
mur_grid_gather (MurGrid *self, const MurLayout *layout)
{
  gboolean grows = FALSE;

  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurPanelPlace *place = layout->shown[i];
      const MurGridCell *cell = &place->cell;
      Track *left = &self->columns[cell->column];
      Track *right
        = &self->columns[mur_grid_end_of (cell->column, cell->n_columns) - 1];
      Track *top = row_of (self, cell->column, cell->row);
      Track *bottom
        = row_of (self, cell->column, mur_grid_end_of (cell->row, cell->n_rows) - 1);

      grows |= grow (&left->before, place->left);
      grows |= grow (&right->after, place->right);
      grows |= grow (&top->before, place->top);
      grows |= grow (&bottom->after, place->bottom);
    }
  for (guint band = 0; band < self->n_rows;
       band = mur_grid_bands_end (&self->bands, band))
    align_band (self, band, mur_grid_bands_end (&self->bands, band));
  return grows;
}

/* One after the other, as wide as they are. */
static void
place_columns (MurGrid *self, double unit)
{
  double at = OUTER * unit;

  for (guint i = 0; i < self->n_columns; i++)
    {
      Track *track = &self->columns[i];

      at += track->before;
      track->start = at;
      at += track->size + track->after + GAP_X * unit;
    }
}

static void
share_columns (MurGrid *self, double total, double unit)
{
  double weights = 0, margins = (2 * OUTER + (self->n_columns - 1) * GAP_X) * unit;
  double room;

  for (guint i = 0; i < self->n_columns; i++)
    {
      weights += self->columns[i].weight;
      margins += self->columns[i].before + self->columns[i].after;
    }
  room = fmax (total - margins, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].size = room * self->columns[i].weight / weights;
  place_columns (self, unit);
}

/* What margins and gaps take between the rows of a band. */
static double
inner_margins (const MurGrid *self, guint column, guint from, guint to, double gap)
{
  double sum = (to - from - 1) * gap;

  for (guint row = from; row < to; row++)
    sum += (row > from ? row_of (self, column, row)->before : 0)
           + (row + 1 < to ? row_of (self, column, row)->after : 0);
  return sum;
}

static double
band_weight (const MurGrid *self, guint from, guint to)
{
  double sum = 0;

  for (guint row = from; row < to; row++)
    sum += self->rows[row].weight;
  return sum;
}

static double
largest_inner (const MurGrid *self, guint from, guint to, double gap)
{
  double largest = 0;

  for (guint c = 0; c < self->n_columns; c++)
    largest = fmax (largest, inner_margins (self, c, from, to, gap));
  return largest;
}

/* The rows of one column from @at on, in @size. */
static void
share_rows (
  MurGrid *self, guint column, guint from, guint to, double at, double size, double gap)
{
  const double room
    = fmax (size - inner_margins (self, column, from, to, gap), to - from);
  const double weights = band_weight (self, from, to);

  for (guint row = from; row < to; row++)
    {
      Track *track = row_of (self, column, row);

      at += row > from ? track->before : 0;
      track->start = at;
      track->size = room * track->weight / weights;
      at += track->size + track->after + gap;
    }
}

static void
share_bands (MurGrid *self, double total, double outer, double gap)
{
  double taken = 2 * outer - gap, weights = 0, at = outer, room;

  for (guint band = 0; band < self->n_rows;
       band = mur_grid_bands_end (&self->bands, band))
    {
      const guint to = mur_grid_bands_end (&self->bands, band);

      taken += row_of (self, 0, band)->before + row_of (self, 0, to - 1)->after + gap
               + largest_inner (self, band, to, gap);
      weights += band_weight (self, band, to);
    }
  room = fmax (total - taken, self->n_rows);
  for (guint band = 0; band < self->n_rows;
       band = mur_grid_bands_end (&self->bands, band))
    {
      const guint to = mur_grid_bands_end (&self->bands, band);
      const double size = room * band_weight (self, band, to) / weights
                          + largest_inner (self, band, to, gap);

      at += row_of (self, 0, band)->before;
      for (guint c = 0; c < self->n_columns; c++)
        share_rows (self, c, band, to, at, size, gap);
      at += size + row_of (self, 0, to - 1)->after + gap;
    }
}

MurRectangle
mur_grid_room (const MurGrid *self, const MurPanelPlace *place)
{
  const MurGridCell *cell = &place->cell;
  const Track *left = &self->columns[cell->column];
  const Track *right
    = &self->columns[mur_grid_end_of (cell->column, cell->n_columns) - 1];
  const Track *top = row_of (self, cell->column, cell->row);
  const Track *bottom
    = row_of (self, cell->column, mur_grid_end_of (cell->row, cell->n_rows) - 1);
  const double x = round (left->start), y = round (top->start);

  return (MurRectangle){ x, y, fmax (round (right->start + right->size) - x, 1),
                         fmax (round (bottom->start + bottom->size) - y, 1) };
}

/* How wide a column can be whose panels all have a fixed aspect; 0: as others leave it. */
static double
widest (const MurGrid *self, const MurLayout *layout, guint column)
{
  double width = 0;

  for (guint i = 0; i < layout->n_shown; i++)
    {
      const MurPanelPlace *place = layout->shown[i];
      const MurGridCell *cell = &place->cell;
      const double aspect = mur_panel_aspect (place->panel);

      if (column < cell->column
          || column >= mur_grid_end_of (cell->column, cell->n_columns))
        continue;
      if (isnan (aspect) || cell->n_columns > 1)
        return 0;
      width = fmax (width, aspect * mur_grid_room (self, place).height);
    }
  return width;
}

/* What a column without panels of a fixed aspect can spare. */
static double
spare (const MurGrid *self, const MurLayout *layout, guint column)
{
  const double size = self->columns[column].size;

  if (widest (self, layout, column) > 0)
    return 0;
  return fmax (fmin (MOST_SPARED * size, size - LEAST_KEPT * layout->unit), 0);
}

/* Panels that could be larger but for their width get some of that of the others. */
static void
widen_columns (MurGrid *self, const MurLayout *layout)
{
  g_autofree double *wanted = g_new0 (double, self->n_columns);
  g_autofree double *spares = g_new0 (double, self->n_columns);
  double all_wanted = 0, all_spare = 0, taken;

  for (guint i = 0; i < self->n_columns; i++)
    {
      wanted[i] = fmax (widest (self, layout, i) - self->columns[i].size, 0);
      spares[i] = spare (self, layout, i);
      all_wanted += wanted[i];
      all_spare += spares[i];
    }
  taken = fmin (all_wanted, all_spare);
  if (!(taken > 0))
    return;
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].size += taken * (wanted[i] / all_wanted - spares[i] / all_spare);
  place_columns (self, layout->unit);
}

void
mur_grid_share (MurGrid *self, const MurLayout *layout)
{
  const double unit = layout->unit;
  /* Of many rows most would be gaps. */
  const double gap = fmin (GAP_Y * unit, MOST_GAP * layout->height / self->n_rows);

  if (self->n_columns == 0)
    return;
  share_columns (self, layout->width, unit);
  share_bands (self, layout->height, OUTER * unit, gap);
  widen_columns (self, layout);
}

void
mur_grid_outer (const MurGrid *self,
                const MurPanelPlace *place,
                double *left,
                double *right)
{
  const MurGridCell *cell = &place->cell;
  const Track *first = &self->columns[cell->column];
  const Track *last
    = &self->columns[mur_grid_end_of (cell->column, cell->n_columns) - 1];

  *left = first->start - first->before;
  *right = last->start + last->size + last->after;
}
