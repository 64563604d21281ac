/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pixels of a cairo context. The device scale and offset of a surface are not in the
 * context's matrix; both together say where a pixel begins.
 *
 * PostScript has no transparency. Cairo would turn whatever shines through, and all that
 * stands below it, into pixels, text included; so each translucent colour is mixed with
 * the ground of the panels beforehand, which is exact but for marks on marks. */

#include "ui/plot/paint/canvas.h"

#include <math.h>

/* More pixels than any screen or sensible file has: against limits that run away. */
#define LARGEST 32000

static gboolean
is_vector (cairo_surface_t *surface)
{
  switch ((int)cairo_surface_get_type (surface))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return TRUE;
    default:
      return FALSE;
    }
}

void
mur_canvas_init (MurCanvas *self, cairo_t *cr, MurColour ground)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double scale_x = 1, scale_y = 1, offset_x = 0, offset_y = 0;
  cairo_matrix_t matrix;

  self->cr = cr;
  self->vector = is_vector (cairo_get_target (cr));
  self->flat = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PS;
  self->ground = ground;
  cairo_get_matrix (cr, &matrix);
  if (self->vector)
    {
      cairo_surface_get_fallback_resolution (cairo_get_target (cr), &scale_x, &scale_y);
      scale_x /= 72;
      scale_y /= 72;
    }
  else
    {
      cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
      cairo_surface_get_device_offset (surface, &offset_x, &offset_y);
    }
  self->scale_x = fabs (matrix.xx) * scale_x;
  self->scale_y = fabs (matrix.yy) * scale_y;
  self->origin_x = matrix.x0 * scale_x + offset_x;
  self->origin_y = matrix.y0 * scale_y + offset_y;
}

static double
snap (double value, double scale, double origin)
{
  return (round (value * scale + origin) - origin) / scale;
}

double
mur_canvas_snap_x (const MurCanvas *self, double x)
{
  return self->vector ? x : snap (x, self->scale_x, self->origin_x);
}

double
mur_canvas_snap_y (const MurCanvas *self, double y)
{
  return self->vector ? y : snap (y, self->scale_y, self->origin_y);
}

double
mur_canvas_line_width (const MurCanvas *self, double width)
{
  if (self->vector)
    return width;
  return fmax (round (width * self->scale_y), 1) / self->scale_y;
}

void
mur_canvas_set_colour (const MurCanvas *self, MurColour colour, double opacity)
{
  const double alpha = colour.alpha * opacity;

  if (self->flat)
    colour = mur_colour_mix (self->ground, colour, alpha);
  cairo_set_source_rgba (self->cr, colour.red, colour.green, colour.blue,
                         self->flat ? 1 : alpha);
}

/* Readers of vector files set strokes, not areas, on the pixels of their screen. */
static void
stroke (const MurCanvas *self, double x0, double y0, double x1, double y1, double width)
{
  cairo_set_line_width (self->cr, width);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_move_to (self->cr, x0, y0);
  cairo_line_to (self->cr, x1, y1);
  cairo_stroke (self->cr);
}

void
mur_canvas_horizontal (
  const MurCanvas *self, double x0, double x1, double y, double width)
{
  const double thick = mur_canvas_line_width (self, width);
  const double top = mur_canvas_snap_y (self, y - thick / 2);
  const double left = mur_canvas_snap_x (self, x0);

  if (self->vector)
    {
      stroke (self, x0, y, x1, y, width);
      return;
    }
  cairo_rectangle (self->cr, left, top, mur_canvas_snap_x (self, x1) - left, thick);
  cairo_fill (self->cr);
}

void
mur_canvas_vertical (
  const MurCanvas *self, double x, double y0, double y1, double width)
{
  const double thick = mur_canvas_line_width (self, width);
  const double left = mur_canvas_snap_x (self, x - thick / 2);
  const double top = mur_canvas_snap_y (self, y0);

  if (self->vector)
    {
      stroke (self, x, y0, x, y1, width);
      return;
    }
  cairo_rectangle (self->cr, left, top, thick, mur_canvas_snap_y (self, y1) - top);
  cairo_fill (self->cr);
}

void
mur_canvas_rectangle (const MurCanvas *self, MurRectangle area)
{
  const double left = mur_canvas_snap_x (self, area.x);
  const double top = mur_canvas_snap_y (self, area.y);
  const double right = mur_canvas_snap_x (self, area.x + area.width);
  const double bottom = mur_canvas_snap_y (self, area.y + area.height);

  cairo_rectangle (self->cr, left, top, right - left, bottom - top);
}

/* The pixels that show something of @area. */
static gboolean
visible_pixels (
  const MurCanvas *self, MurRectangle area, int *left, int *top, int size[2])
{
  double x0, y0, x1, y1;

  cairo_clip_extents (self->cr, &x0, &y0, &x1, &y1);
  x0 = fmax (x0, area.x) * self->scale_x + self->origin_x;
  y0 = fmax (y0, area.y) * self->scale_y + self->origin_y;
  x1 = fmin (x1, area.x + area.width) * self->scale_x + self->origin_x;
  y1 = fmin (y1, area.y + area.height) * self->scale_y + self->origin_y;
  if (!(x0 < x1 && y0 < y1 && x1 - x0 < LARGEST && y1 - y0 < LARGEST))
    return FALSE;
  *left = (int)floor (x0);
  *top = (int)floor (y0);
  size[0] = (int)ceil (x1) - *left;
  size[1] = (int)ceil (y1) - *top;
  return TRUE;
}

MurMask *
mur_canvas_mask (const MurCanvas *self, MurRectangle area, int *left, int *top)
{
  int size[2];

  if (!visible_pixels (self, area, left, top, size))
    return NULL;
  return mur_mask_new (size[0], size[1]);
}

cairo_surface_t *
mur_canvas_image (
  const MurCanvas *self, MurRectangle area, int *left, int *top, MurPixels *pixels)
{
  cairo_surface_t *image;
  int size[2];

  if (!visible_pixels (self, area, left, top, size))
    return NULL;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size[0], size[1]);
  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (image);
      return NULL;
    }
  cairo_surface_flush (image);
  pixels->width = size[0];
  pixels->height = size[1];
  pixels->stride = cairo_image_surface_get_stride (image) / 4;
  pixels->pixels = (guint32 *)(void *)cairo_image_surface_get_data (image);
  return image;
}

MurMap
mur_canvas_map_x (const MurCanvas *self, const MurMap *map, int corner)
{
  MurMap pixels = *map;

  pixels.start = map->start * self->scale_x + self->origin_x - corner;
  pixels.end = map->end * self->scale_x + self->origin_x - corner;
  pixels.factor = map->factor * self->scale_x;
  return pixels;
}

MurMap
mur_canvas_map_y (const MurCanvas *self, const MurMap *map, int corner)
{
  MurMap pixels = *map;

  pixels.start = map->start * self->scale_y + self->origin_y - corner;
  pixels.end = map->end * self->scale_y + self->origin_y - corner;
  pixels.factor = map->factor * self->scale_y;
  return pixels;
}

static guint32
flat_channel (guint32 pixel, int shift, guint32 alpha, double ground)
{
  const double over = (pixel >> shift & 0xff) + (255 - alpha) * ground;

  return (guint32)CLAMP (over + 0.5, 0, 255) << shift;
}

/* Clear pixels stay so: cairo writes them as a mask. */
static void
flatten (cairo_surface_t *image, MurColour ground)
{
  const int width = cairo_image_surface_get_width (image);
  const int stride = cairo_image_surface_get_stride (image) / 4;
  guint32 *pixels;

  cairo_surface_flush (image);
  pixels = (guint32 *)(void *)cairo_image_surface_get_data (image);
  for (int y = 0; pixels != NULL && y < cairo_image_surface_get_height (image); y++)
    for (int x = 0; x < width; x++)
      {
        guint32 *pixel = pixels + (gsize)y * stride + x;
        const guint32 alpha = *pixel >> 24;

        if (alpha > 0 && alpha < 255)
          *pixel = 0xff000000u | flat_channel (*pixel, 16, alpha, ground.red)
                   | flat_channel (*pixel, 8, alpha, ground.green)
                   | flat_channel (*pixel, 0, alpha, ground.blue);
      }
}

void
mur_canvas_paint_pixels (const MurCanvas *self,
                         cairo_surface_t *image,
                         double left,
                         double top)
{
  if (self->flat)
    flatten (image, self->ground);
  cairo_surface_mark_dirty (image);
  cairo_save (self->cr);
  cairo_translate (self->cr, (left - self->origin_x) / self->scale_x,
                   (top - self->origin_y) / self->scale_y);
  cairo_scale (self->cr, 1 / self->scale_x, 1 / self->scale_y);
  cairo_set_source_surface (self->cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

/* Vector files get coloured pixels: every reader shows those, masks only some. */
static void
paint_coloured (
  const MurCanvas *self, const MurMask *mask, int left, int top, MurColour colour)
{
  const int width = mask->right - mask->left, height = mask->bottom - mask->top;
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  const int stride = cairo_image_surface_get_stride (image);
  guint8 *pixels = cairo_image_surface_get_data (image);

  cairo_surface_flush (image);
  for (int y = 0; pixels != NULL && y < height; y++)
    {
      guint32 *to = (guint32 *)(void *)(pixels + (gsize)y * stride);
      const guint8 *from
        = mask->pixels + (gsize)(y + mask->top) * mask->stride + mask->left;

      for (int x = 0; x < width; x++)
        {
          const double a = from[x] * colour.alpha;

          to[x] = (guint32)(a + 0.5) << 24 | (guint32)(a * colour.red + 0.5) << 16
                  | (guint32)(a * colour.green + 0.5) << 8
                  | (guint32)(a * colour.blue + 0.5);
        }
    }
  mur_canvas_paint_pixels (self, image, left + mask->left, top + mask->top);
  cairo_surface_destroy (image);
}

static void
paint_masked (
  const MurCanvas *self, const MurMask *mask, int left, int top, MurColour colour)
{
  /* Whole words, as pixel routines like them. */
  const int first = mask->left & ~3;
  const int width = mask->right - first, height = mask->bottom - mask->top;
  cairo_surface_t *image = cairo_image_surface_create_for_data (
    mask->pixels + (gsize)mask->top * mask->stride + first, CAIRO_FORMAT_A8, width,
    height, mask->stride);

  cairo_save (self->cr);
  cairo_translate (self->cr, (left + first - self->origin_x) / self->scale_x,
                   (top + mask->top - self->origin_y) / self->scale_y);
  cairo_scale (self->cr, 1 / self->scale_x, 1 / self->scale_y);
  mur_canvas_set_colour (self, colour, 1);
  cairo_rectangle (self->cr, 0, 0, width, height);
  cairo_clip (self->cr);
  cairo_mask_surface (self->cr, image, 0, 0);
  cairo_restore (self->cr);
  /* A recording that still needs the pixels copies them now. */
  cairo_surface_finish (image);
  cairo_surface_destroy (image);
}

void
mur_canvas_paint_mask (const MurCanvas *self,
                       const MurMask *mask,
                       int left,
                       int top,
                       MurColour colour,
                       double opacity)
{
  colour.alpha *= opacity;
  if (mask->left >= mask->right || mask->top >= mask->bottom)
    return;
  if (self->vector)
    paint_coloured (self, mask, left, top, colour);
  else
    paint_masked (self, mask, left, top, colour);
}
