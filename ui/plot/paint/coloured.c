/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points whose colours are a third value, each with a rim that sets the lightest and
 * the darkest colours off from the panel and from one another. More points than can be
 * told apart become cells with the colour of their mean. */

#include "ui/plot/paint/coloured.h"

#include <math.h>

#include "ui/plot/paint/marker.h"

/* In units: how far the rim stands out, and the side of a cell of means. */
#define RIM 0.75
#define RIM_OPACITY 0.6
#define CELL 2.0
/* Points beyond which rims would be most of what is seen. */
#define MOST_RIMS 20000

typedef struct
{
  MurMap x, y;
  MurShades shades;
  MurPixels pixels;
  int left, top;
} Target;

static guint32
pixel_of (MurColour colour)
{
  return 0xff000000u | (guint32)(colour.red * 255 + 0.5) << 16
         | (guint32)(colour.green * 255 + 0.5) << 8
         | (guint32)(colour.blue * 255 + 0.5);
}

/* Strokes have no rim: it would fill them. */
static gboolean
has_rim (const MurLayerPainter *self)
{
  return !mur_marker_is_stroked (self->style.marker) && self->layer->n <= MOST_RIMS;
}

static void
init_stamps (MurStamps *stamps, const MurLayerPainter *self, double wider, double alpha)
{
  const double size = self->style.marker_size + wider;

  mur_stamps_init (stamps, self->style.marker, size * self->canvas->scale_x,
                   size * self->canvas->scale_y,
                   MUR_MARKER_STROKE * self->style.line_width * self->canvas->scale_x,
                   alpha);
}

static void
stamp_points (const MurLayerPainter *self, const Target *target)
{
  const MurLayer *layer = self->layer;
  const MurRectangle area = mur_painter_pixel_area (self, target->left, target->top);
  const guint32 rim_colour = pixel_of (self->theme->dim_text);
  const gboolean rims = has_rim (self);
  MurStamps marks, rim;

  init_stamps (&marks, self, 0, self->style.opacity);
  init_stamps (&rim, self, 2 * RIM * self->unit, RIM_OPACITY * self->style.opacity);
  for (gsize i = 0; i < layer->n; i++)
    {
      const int shade = mur_shade_index (&target->shades, layer->z[i]);
      const double x = mur_map_to_position (&target->x, layer->x[i]);
      const double y = mur_map_to_position (&target->y, layer->y[i]);

      if (shade < 0 || !mur_rectangle_holds (&area, x, y))
        continue;
      if (rims)
        mur_stamps_lay_colour (&rim, &target->pixels, x, y, rim_colour);
      mur_stamps_lay_colour (&marks, &target->pixels, x, y,
                             target->shades.pixels[shade]);
    }
  mur_stamps_clear (&marks);
  mur_stamps_clear (&rim);
}

typedef struct
{
  guint count;
  double sum; /* of places in the map */
} Cell;

/* Of places that go round, the turn that is nearest to those before. */
static double
unrolled (const Cell *self, MurColours colours, int shade)
{
  if (colours != MUR_COLOURS_CYCLIC || self->count == 0)
    return shade;
  return shade + 255 * round ((self->sum / self->count - shade) / 255);
}

static int
mean_shade (const Cell *self, MurColours colours)
{
  const double mean = self->sum / self->count;
  const double turns = colours == MUR_COLOURS_CYCLIC ? floor (mean / 255) : 0;

  return (int)(mean - 255 * turns + 0.5);
}

static void
gather (const MurLayer *layer,
        const Target *target,
        double side,
        GArray *cells,
        guint n_columns)
{
  const guint n_rows = cells->len / n_columns;

  for (gsize i = 0; i < layer->n; i++)
    {
      const int shade = mur_shade_index (&target->shades, layer->z[i]);
      const double column = mur_map_to_position (&target->x, layer->x[i]) / side;
      const double row = mur_map_to_position (&target->y, layer->y[i]) / side;
      Cell *cell;

      if (shade < 0 || !(column >= 0 && column < n_columns && row >= 0 && row < n_rows))
        continue;
      cell = &g_array_index (cells, Cell, (guint)row * n_columns + (guint)column);
      cell->sum += unrolled (cell, target->shades.colours, shade);
      cell->count++;
    }
}

static void
paint_means (const MurLayerPainter *self, const Target *target)
{
  const int side = (int)fmax (round (CELL * self->unit * self->canvas->scale_x), 1);
  const guint n_columns = (guint)(target->pixels.width + side - 1) / (guint)side;
  const guint n_rows = (guint)(target->pixels.height + side - 1) / (guint)side;
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (Cell));

  g_array_set_size (cells, n_columns * n_rows);
  gather (self->layer, target, side, cells, n_columns);
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);
      const int x = (int)(i % n_columns) * side, y = (int)(i / n_columns) * side;

      if (cell->count > 0)
        mur_pixels_box (
          &target->pixels, x, y, x + side, y + side,
          target->shades.pixels[mean_shade (cell, target->shades.colours)]);
    }
}

static void
paint_pixels (const MurLayerPainter *self)
{
  Target target = { .shades = mur_layer_shades (self) };
  cairo_surface_t *image = mur_canvas_image (self->canvas, mur_painter_clip (self),
                                             &target.left, &target.top, &target.pixels);

  if (image == NULL)
    return;
  target.x = mur_canvas_map_x (self->canvas, &self->place->x.map, target.left);
  target.y = mur_canvas_map_y (self->canvas, &self->place->y.map, target.top);
  if (mur_layer_is_mean (self->layer))
    paint_means (self, &target);
  else
    stamp_points (self, &target);
  mur_canvas_paint_pixels (self->canvas, image, target.left, target.top);
  cairo_surface_destroy (image);
}

static void
paint_mark (const MurLayerPainter *self, MurColour colour, double x, double y)
{
  const double size = self->style.marker_size;
  const double stroke = MUR_MARKER_STROKE * self->style.line_width;
  cairo_t *cr = self->canvas->cr;

  if (has_rim (self))
    {
      mur_canvas_set_colour (self->canvas, self->theme->dim_text,
                             RIM_OPACITY * self->style.opacity);
      mur_marker_paint (cr, self->style.marker, x, y, size + 2 * RIM * self->unit,
                        size + 2 * RIM * self->unit, stroke);
    }
  mur_canvas_set_colour (self->canvas, colour, self->style.opacity);
  mur_marker_paint (cr, self->style.marker, x, y, size, size, stroke);
}

static void
paint_marks (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const MurShades shades = mur_layer_shades (self);

  for (gsize i = 0; i < layer->n; i++)
    {
      const int shade = mur_shade_index (&shades, layer->z[i]);
      const double x = mur_map_to_position (&self->place->x.map, layer->x[i]);
      const double y = mur_map_to_position (&self->place->y.map, layer->y[i]);

      if (shade >= 0 && mur_rectangle_holds (&self->place->area, x, y))
        paint_mark (self, mur_shade_colour (&shades, shade), x, y);
    }
}

void
mur_paint_coloured_points (const MurLayerPainter *self)
{
  if (self->canvas->vector && self->layer->n <= mur_painter_most_marks (self))
    paint_marks (self);
  else
    paint_pixels (self);
}
