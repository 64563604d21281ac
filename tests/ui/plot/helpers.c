/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the test programs of ui/plot share. */

#include <math.h>

#include "tests/ui/plot/helpers.h"

double
mur_test_normal (GRand *random)
{
  double sum = -6;

  for (int i = 0; i < 12; i++)
    sum += g_rand_double (random);
  return sum;
}

double
mur_test_magnitude (GRand *random, double low_power, double high_power)
{
  return pow (10, g_rand_double_range (random, low_power, high_power));
}

cairo_surface_t *
mur_test_paint (
  const MurFigure *figure, const MurTheme *theme, int width, int height, double scale)
{
  cairo_surface_t *image = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int)(width * scale), (int)(height * scale));
  cairo_t *cr;
  g_autoptr (MurLayout) layout = mur_layout_new (figure, theme, NULL, width, height, 1);

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  mur_layout_paint (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

guint32
mur_test_pixel (cairo_surface_t *image, int x, int y)
{
  const guint8 *pixels = cairo_image_surface_get_data (image);
  const int stride = cairo_image_surface_get_stride (image);

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (x, <, cairo_image_surface_get_width (image));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (image));
  return *(const guint32 *)(const void *)(pixels + (gsize)y * stride + 4 * x);
}

guint32
mur_test_colour (MurColour colour)
{
  return 0xff000000u | (guint32)(colour.red * 255 + 0.5) << 16
         | (guint32)(colour.green * 255 + 0.5) << 8
         | (guint32)(colour.blue * 255 + 0.5);
}
