/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rectangles: shaded in the layer's colour with a line around them, or filled with the
 * colours of their values. On pixels they fill whole ones, so that neighbours leave no
 * seam, and shades that overlap are no darker. */

#include "ui/plot/paint/cells.h"

/* Sides, in pixels, of rectangles that have no room for their lines. */
#define NO_OUTLINE 4
/* Rectangles filled at once: cairo's time grows faster than their number. */
#define N_AT_ONCE 128

typedef struct
{
  double left, top, right, bottom;
} Box;

/* Rectangle @index cut to a little more than @limits; %FALSE: nothing to see. */
static gboolean
find_box (const MurLayer *layer,
          const MurMap *x,
          const MurMap *y,
          const Box *limits,
          gsize index,
          Box *box)
{
  const double x0 = mur_finite_position (x, layer->x[index]);
  const double y0 = mur_finite_position (y, layer->y[index]);
  const double x1 = mur_finite_position (x, layer->x[index] + layer->dx[index]);
  const double y1 = mur_finite_position (y, layer->y[index] + layer->dy[index]);

  if (isnan (x0) || isnan (y0) || isnan (x1) || isnan (y1))
    return FALSE;
  *box = (Box){ fmax (fmin (x0, x1), limits->left), fmax (fmin (y0, y1), limits->top),
                fmin (fmax (x0, x1), limits->right),
                fmin (fmax (y0, y1), limits->bottom) };
  return box->left <= box->right && box->top <= box->bottom;
}

/* Whole pixels, at least one each way. */
typedef struct
{
  int left, top, right, bottom;
} Pixels;

static Pixels
whole_pixels (const Box *box)
{
  Pixels whole = { (int)floor (box->left + 0.5), (int)floor (box->top + 0.5),
                   (int)floor (box->right + 0.5), (int)floor (box->bottom + 0.5) };

  whole.right = MAX (whole.right, whole.left + 1);
  whole.bottom = MAX (whole.bottom, whole.top + 1);
  return whole;
}

typedef struct
{
  MurMap x, y;
  Box limits;
  int left, top;
  int line; /* width in pixels */
} Target;

static void
target_init (
  Target *self, const MurLayerPainter *painter, int width, int height, int wide)
{
  /* Ends beyond are cut where their lines are no longer seen. */
  self->limits = (Box){ -wide, -wide, width + wide, height + wide };
  self->x = mur_canvas_map_x (painter->canvas, &painter->place->x.map, self->left);
  self->y = mur_canvas_map_y (painter->canvas, &painter->place->y.map, self->top);
  self->line = wide;
}

static int
line_pixels (const MurLayerPainter *self)
{
  return (int)fmax (round (0.75 * self->style.line_width * self->canvas->scale_y), 1);
}

/* The lines around, inside the rectangle. */
static void
outline (MurMask *mask, const Pixels *at, int wide)
{
  mur_mask_box (mask, at->left, at->top, at->right, at->top + wide);
  mur_mask_box (mask, at->left, at->bottom - wide, at->right, at->bottom);
  mur_mask_box (mask, at->left, at->top, at->left + wide, at->bottom);
  mur_mask_box (mask, at->right - wide, at->top, at->right, at->bottom);
}

static void
paint_shades (const MurLayerPainter *self)
{
  const int wide = line_pixels (self);
  Target target;
  g_autoptr (MurMask) shade
    = mur_canvas_mask (self->canvas, self->place->area, &target.left, &target.top);
  g_autoptr (MurMask) lines
    = mur_canvas_mask (self->canvas, self->place->area, &target.left, &target.top);

  if (shade == NULL || lines == NULL)
    return;
  target_init (&target, self, shade->width, shade->height, wide);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      Box box;
      Pixels at;

      if (!find_box (self->layer, &target.x, &target.y, &target.limits, i, &box))
        continue;
      at = whole_pixels (&box);
      mur_mask_box (shade, at.left, at.top, at.right, at.bottom);
      if (at.right - at.left >= NO_OUTLINE * wide
          && at.bottom - at.top >= NO_OUTLINE * wide)
        outline (lines, &at, wide);
    }
  mur_canvas_paint_mask (self->canvas, shade, target.left, target.top,
                         self->style.colour, self->band_opacity);
  mur_canvas_paint_mask (self->canvas, lines, target.left, target.top,
                         self->style.colour, self->style.opacity);
}

static void
paint_colours (const MurLayerPainter *self)
{
  const MurShades shades = mur_layer_shades (self);
  Target target;
  MurPixels pixels;
  cairo_surface_t *image = mur_canvas_image (self->canvas, self->place->area,
                                             &target.left, &target.top, &pixels);

  if (image == NULL)
    return;
  target_init (&target, self, pixels.width, pixels.height, 1);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      const int shade = mur_shade_index (&shades, self->layer->z[i]);
      Box box;
      Pixels at;

      if (shade < 0
          || !find_box (self->layer, &target.x, &target.y, &target.limits, i, &box))
        continue;
      at = whole_pixels (&box);
      mur_pixels_box (&pixels, at.left, at.top, at.right, at.bottom,
                      shades.pixels[shade]);
    }
  mur_canvas_paint_pixels (self->canvas, image, target.left, target.top);
  cairo_surface_destroy (image);
}

static gboolean
unit_box (const MurLayerPainter *self, gsize index, Box *box)
{
  const MurRectangle *area = &self->place->area;
  const double out = 2 * self->style.line_width;
  const Box limits = { area->x - out, area->y - out, area->x + area->width + out,
                       area->y + area->height + out };

  return find_box (self->layer, &self->place->x.map, &self->place->y.map, &limits,
                   index, box);
}

static void
add_rectangle (cairo_t *cr, const Box *box)
{
  cairo_rectangle (cr, box->left, box->top, box->right - box->left,
                   box->bottom - box->top);
}

static void
fill_vectors (const MurLayerPainter *self)
{
  const gboolean coloured = self->layer->z != NULL;
  const MurShades shades = coloured ? mur_layer_shades (self) : (MurShades){ 0 };

  mur_canvas_set_colour (self->canvas, self->style.colour, self->band_opacity);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      const int shade = coloured ? mur_shade_index (&shades, self->layer->z[i]) : 0;
      Box box;

      if (shade < 0 || !unit_box (self, i, &box))
        continue;
      if (coloured)
        mur_canvas_set_colour (self->canvas, mur_shade_colour (&shades, shade), 1);
      add_rectangle (self->canvas->cr, &box);
      if (coloured || i % N_AT_ONCE == N_AT_ONCE - 1)
        cairo_fill (self->canvas->cr);
    }
  cairo_fill (self->canvas->cr);
}

static void
stroke_vectors (const MurLayerPainter *self)
{
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, 0.75 * self->style.line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (cr, NULL, 0, 0);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      Box box;

      if (!unit_box (self, i, &box))
        continue;
      add_rectangle (cr, &box);
      if (i % N_AT_ONCE == N_AT_ONCE - 1)
        cairo_stroke (cr);
    }
  cairo_stroke (cr);
}

void
mur_paint_cells (const MurLayerPainter *self)
{
  if (self->canvas->vector && self->layer->n <= mur_painter_most_marks (self))
    {
      fill_vectors (self);
      if (self->layer->z == NULL)
        stroke_vectors (self);
    }
  else if (self->layer->z == NULL)
    paint_shades (self);
  else
    paint_colours (self);
}
