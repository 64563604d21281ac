/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markers. Cairo draws each shape; a stamp keeps its coverage at quarter pixels, which
 * is as fine as eyes tell at these sizes. */

#include "ui/plot/paint/marker.h"

#include <math.h>
#include <string.h>

#define PARTS 4
/* Strokes of small markers, as a part of the diameter: rings stay open. */
#define THICKEST 0.35

/* Shapes in a square from −1 to 1, at sizes that look as large as the dot. */
static void
trace (cairo_t *cr, MurMarker marker)
{
  switch (marker)
    {
    case MUR_MARKER_SQUARE:
      cairo_rectangle (cr, -0.9, -0.9, 1.8, 1.8);
      break;
    case MUR_MARKER_DIAMOND:
      cairo_move_to (cr, 0, -1.3);
      cairo_line_to (cr, 1.15, 0);
      cairo_line_to (cr, 0, 1.3);
      cairo_line_to (cr, -1.15, 0);
      cairo_close_path (cr);
      break;
    case MUR_MARKER_TRIANGLE:
      cairo_move_to (cr, 0, -1.25);
      cairo_line_to (cr, 1.2, 0.9);
      cairo_line_to (cr, -1.2, 0.9);
      cairo_close_path (cr);
      break;
    case MUR_MARKER_CROSS:
      cairo_move_to (cr, -0.9, -0.9);
      cairo_line_to (cr, 0.9, 0.9);
      cairo_move_to (cr, -0.9, 0.9);
      cairo_line_to (cr, 0.9, -0.9);
      break;
    case MUR_MARKER_PLUS:
      cairo_move_to (cr, -1.2, 0);
      cairo_line_to (cr, 1.2, 0);
      cairo_move_to (cr, 0, -1.2);
      cairo_line_to (cr, 0, 1.2);
      break;
    case MUR_MARKER_RING:
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      break;
    case MUR_MARKER_DOT:
    default:
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      break;
    }
}

gboolean
mur_marker_is_stroked (MurMarker marker)
{
  return marker == MUR_MARKER_CROSS || marker == MUR_MARKER_PLUS
         || marker == MUR_MARKER_RING;
}

void
mur_marker_paint (cairo_t *cr,
                  MurMarker marker,
                  double x,
                  double y,
                  double size_x,
                  double size_y,
                  double stroke)
{
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size_x / 2, size_y / 2);
  trace (cr, marker);
  cairo_restore (cr);
  if (!mur_marker_is_stroked (marker))
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, fmin (stroke, THICKEST * fmin (size_x, size_y)));
  cairo_stroke (cr);
}

static gboolean
has_pixel (const MurMask *self, int left, int top, int right, int bottom)
{
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      if (self->pixels[(gsize)y * self->stride + x] > 0)
        return TRUE;
  return FALSE;
}

/* The part of @whole that has pixels, as stamps are laid by the hundred thousand. */
static MurStamp
crop (const MurMask *whole, int half)
{
  int left = 0, top = 0, right = whole->width, bottom = whole->height;
  MurStamp self = { NULL, 0, 0 };

  if (!has_pixel (whole, left, top, right, bottom))
    return self;
  while (!has_pixel (whole, left, top, left + 1, bottom))
    left++;
  while (!has_pixel (whole, left, top, right, top + 1))
    top++;
  while (!has_pixel (whole, right - 1, top, right, bottom))
    right--;
  while (!has_pixel (whole, left, bottom - 1, right, bottom))
    bottom--;
  self
    = (MurStamp){ mur_mask_new (right - left, bottom - top), left - half, top - half };
  for (int y = top; y < bottom; y++)
    memcpy (self.mask->pixels + (gsize)(y - top) * self.mask->stride,
            whole->pixels + (gsize)y * whole->stride + left, (gsize)(right - left));
  return self;
}

static MurMask *
new_stamp (MurMarker marker,
           double size_x,
           double size_y,
           double stroke,
           int side,
           double x,
           double y,
           double opacity)
{
  MurMask *self = mur_mask_new (side, side);
  cairo_surface_t *image = cairo_image_surface_create_for_data (
    self->pixels, CAIRO_FORMAT_A8, side, side, self->stride);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgba (cr, 0, 0, 0, opacity);
  mur_marker_paint (cr, marker, x, y, size_x, size_y, stroke);
  cairo_destroy (cr);
  cairo_surface_finish (image);
  cairo_surface_destroy (image);
  return self;
}

void
mur_stamps_init (MurStamps *self,
                 MurMarker marker,
                 double size_x,
                 double size_y,
                 double stroke,
                 double opacity)
{
  /* The farthest corner of any shape lies within 1.5 radii. */
  const int half = (int)ceil (0.75 * fmax (size_x, size_y)) + 1;

  self->half = half;
  for (int i = 0; i < PARTS * PARTS; i++)
    {
      const double x = half + (i % PARTS + 0.5) / PARTS;
      const double y = half + (i / PARTS + 0.5) / PARTS;

      g_autoptr (MurMask) whole
        = new_stamp (marker, size_x, size_y, stroke, 2 * half + 1, x, y, opacity);

      self->places[i] = crop (whole, half);
    }
}

void
mur_stamps_clear (MurStamps *self)
{
  for (int i = 0; i < PARTS * PARTS; i++)
    g_clear_pointer (&self->places[i].mask, mur_mask_free);
}

/* The stamp for the position and its corner; %NULL: beside the mask, NaN, or nothing. */
static const MurMask *
find_stamp (
  const MurStamps *self, int width, int height, double x, double y, int corner[2])
{
  const double left = floor (x), top = floor (y);
  const MurStamp *stamp;
  int part_x, part_y;

  if (!(left >= -self->half && left <= width + self->half && top >= -self->half
        && top <= height + self->half))
    return NULL;
  /* Next to a whole number from below the difference is rounded to 1. */
  part_x = MIN ((int)((x - left) * PARTS), PARTS - 1);
  part_y = MIN ((int)((y - top) * PARTS), PARTS - 1);
  stamp = &self->places[part_y * PARTS + part_x];
  corner[0] = (int)left + stamp->left;
  corner[1] = (int)top + stamp->top;
  return stamp->mask;
}

void
mur_stamps_lay (const MurStamps *self, MurMask *mask, double x, double y)
{
  int corner[2];
  const MurMask *stamp = find_stamp (self, mask->width, mask->height, x, y, corner);

  if (stamp != NULL)
    mur_mask_stamp (mask, stamp, corner[0], corner[1]);
}

void
mur_stamps_lay_colour (
  const MurStamps *self, const MurPixels *pixels, double x, double y, guint32 colour)
{
  int corner[2];
  const MurMask *stamp = find_stamp (self, pixels->width, pixels->height, x, y, corner);

  if (stamp != NULL)
    mur_pixels_stamp (pixels, stamp, corner[0], corner[1], colour);
}
