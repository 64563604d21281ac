/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points: stamps blended into a mask, marks in vector files, and above a hundred
 * thousand the density of points, as a logarithm, since single marks would only hide
 * one another. */

#include "ui/plot/paint/points.h"

#include <math.h>
#include <string.h>

#include "ui/plot/figure/errors.h"
#include "ui/plot/paint/coloured.h"
#include "ui/plot/paint/errors.h"
#include "ui/plot/paint/marker.h"

/* Side of a cell of density, in units. */
#define CELL 2.0
/* Opacity of a cell with one point. */
#define FAINTEST 0.18
/* Positions mapped at once, to stay in the cache. */
#define BLOCK 512
/* Counts whose opacity is computed once. */
#define N_TABLE 1024

typedef struct
{
  MurMap x, y;
  MurMask *mask;
  int left, top;
} Target;

static gboolean
target_init (Target *self, const MurLayerPainter *painter)
{
  self->mask = mur_canvas_mask (painter->canvas, mur_painter_clip (painter),
                                &self->left, &self->top);
  if (self->mask == NULL)
    return FALSE;
  self->x = mur_canvas_map_x (painter->canvas, &painter->place->x.map, self->left);
  self->y = mur_canvas_map_y (painter->canvas, &painter->place->y.map, self->top);
  return TRUE;
}

static void
stamp_points (const MurLayerPainter *self, Target *target)
{
  const MurLayer *layer = self->layer;
  const MurRectangle area = mur_painter_pixel_area (self, target->left, target->top);
  double x[BLOCK], y[BLOCK];
  MurStamps stamps;

  mur_stamps_init (&stamps, self->style.marker,
                   self->style.marker_size * self->canvas->scale_x,
                   self->style.marker_size * self->canvas->scale_y,
                   MUR_MARKER_STROKE * self->style.line_width * self->canvas->scale_x,
                   self->style.opacity);
  for (gsize at = 0; at < layer->n; at += BLOCK)
    {
      const gsize n = MIN (layer->n - at, BLOCK);

      mur_map_positions (&target->x, layer->x + at, n, x);
      mur_map_positions (&target->y, layer->y + at, n, y);
      for (gsize i = 0; i < n; i++)
        if (mur_rectangle_holds (&area, x[i], y[i]))
          mur_stamps_lay (&stamps, target->mask, x[i], y[i]);
    }
  mur_stamps_clear (&stamps);
}

typedef struct
{
  guint *counts;
  int n_columns, n_rows;
  int cell; /* in pixels */
  guint most;
} Density;

/* @map in cells. */
static MurMap
cell_map (const MurMap *map, int cell)
{
  MurMap cells = *map;

  cells.start /= cell;
  cells.end /= cell;
  cells.factor /= cell;
  return cells;
}

static void
count_points (const MurLayer *layer, const Target *target, Density *self)
{
  const MurMap across = cell_map (&target->x, self->cell);
  const MurMap down = cell_map (&target->y, self->cell);
  double x[BLOCK], y[BLOCK];

  for (gsize at = 0; at < layer->n; at += BLOCK)
    {
      const gsize n = MIN (layer->n - at, BLOCK);

      mur_map_positions (&across, layer->x + at, n, x);
      mur_map_positions (&down, layer->y + at, n, y);
      for (gsize i = 0; i < n; i++)
        if (x[i] >= 0 && x[i] < self->n_columns && y[i] >= 0 && y[i] < self->n_rows)
          self->counts[(int)y[i] * self->n_columns + (int)x[i]]++;
    }
  for (gsize i = 0; i < (gsize)self->n_columns * self->n_rows; i++)
    self->most = MAX (self->most, self->counts[i]);
}

static guint8
opacity_of (guint count, guint most)
{
  const double part = most > 1 ? log1p (count) / log1p (most) : 1;

  return count == 0 ? 0 : (guint8)(255 * (FAINTEST + (1 - FAINTEST) * part) + 0.5);
}

static void
shade_row (
  const Density *self, const guint *counts, const guint8 *table, guint8 *row, int width)
{
  for (int column = 0; column < self->n_columns; column++)
    {
      const guint count = counts[column];
      const guint8 opacity
        = count < N_TABLE ? table[count] : opacity_of (count, self->most);
      const int from = column * self->cell;

      for (int x = from; x < MIN (from + self->cell, width); x++)
        row[x] = opacity;
    }
}

static void
shade (const Density *self, MurMask *mask)
{
  guint8 table[N_TABLE];

  for (guint i = 0; i < N_TABLE; i++)
    table[i] = opacity_of (i, MAX (self->most, i));
  for (int y = 0; y < mask->height; y++)
    {
      guint8 *row = mask->pixels + (gsize)y * mask->stride;

      if (y % self->cell == 0)
        shade_row (self, self->counts + (gsize)(y / self->cell) * self->n_columns,
                   table, row, mask->width);
      else
        memcpy (row, row - mask->stride, (gsize)mask->width);
    }
  mask->left = mask->top = 0;
  mask->right = mask->width;
  mask->bottom = mask->height;
}

static void
paint_density (const MurLayerPainter *self, Target *target)
{
  Density density = { 0 };

  density.cell = (int)fmax (round (CELL * self->unit * self->canvas->scale_x), 1);
  density.n_columns = (target->mask->width + density.cell - 1) / density.cell;
  density.n_rows = (target->mask->height + density.cell - 1) / density.cell;
  density.counts = g_new0 (guint, (gsize)density.n_columns * density.n_rows);
  count_points (self->layer, target, &density);
  shade (&density, target->mask);
  g_free (density.counts);
}

static void
paint_pixels (const MurLayerPainter *self)
{
  const gboolean density = mur_layer_is_density (self->layer);
  Target target;

  if (!target_init (&target, self))
    return;
  if (density)
    paint_density (self, &target);
  else
    stamp_points (self, &target);
  mur_canvas_paint_mask (self->canvas, target.mask, target.left, target.top,
                         self->style.colour, density ? self->style.opacity : 1);
  mur_mask_free (target.mask);
}

/* Dots as round ends of lines of no length, which files write in a few bytes. Opaque
 * ones go into one stroke; others blend one by one, as on the screen. */
static void
paint_marks (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const gboolean dots = self->style.marker == MUR_MARKER_DOT;
  const gboolean apart = self->style.opacity < 1 && !self->canvas->flat;
  const double size = self->style.marker_size;
  const double stroke = MUR_MARKER_STROKE * self->style.line_width;
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (gsize i = 0; i < layer->n; i++)
    {
      const double x = mur_map_to_position (&self->place->x.map, layer->x[i]);
      const double y = mur_map_to_position (&self->place->y.map, layer->y[i]);

      if (!mur_rectangle_holds (&self->place->area, x, y))
        continue;
      if (!dots)
        {
          mur_marker_paint (cr, self->style.marker, x, y, size, size, stroke);
          continue;
        }
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y);
      if (apart)
        cairo_stroke (cr);
    }
  cairo_stroke (cr);
}

void
mur_paint_points (const MurLayerPainter *self)
{
  if (mur_layer_has_errors (self->layer))
    mur_paint_errors (self);
  if (self->layer->z != NULL)
    {
      mur_paint_coloured_points (self);
      return;
    }
  if (self->canvas->vector && self->layer->n <= mur_painter_most_marks (self))
    paint_marks (self);
  else
    paint_pixels (self);
}
