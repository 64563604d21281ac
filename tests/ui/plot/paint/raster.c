/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coverage masks against areas and distances. */

#include "ui/plot/paint/raster.h"

#include <math.h>

#include "tests/ui/plot/paint/tests.h"
#include "ui/plot/paint/marker.h"

#define SEED 18150618

static double
covered (const MurMask *mask)
{
  double sum = 0;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      sum += mask->pixels[y * mask->stride + x] / 255.0;
  return sum;
}

static int
pixel (const MurMask *mask, int x, int y)
{
  return mask->pixels[y * mask->stride + x];
}

static void
lines_cover_their_area (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (MurMask) mask = mur_mask_new (101, 83);
      const double x0 = g_rand_double_range (random, 10, 90);
      const double y0 = g_rand_double_range (random, 10, 70);
      const double x1 = g_rand_double_range (random, 10, 90);
      const double y1 = g_rand_double_range (random, 10, 70);
      const double radius = g_rand_double_range (random, 0.5, 4);
      const double length = hypot (x1 - x0, y1 - y0);

      mur_mask_line (mask, x0, y0, x1, y1, radius);
      /* A ramp over the rim's pixel has the area of the sharp edge, but for lines at
       * 45 degrees, whose pixels lie 0.71 apart: there up to an eighth is missing or
       * too much at the least radius. */
      g_assert_cmpfloat_with_epsilon (covered (mask),
                                      2 * radius * length + G_PI * radius * radius,
                                      0.13 * length + 0.5);
    }
}

/* Every pixel against its own distance to the line. */
static void
coverage_follows_distance (void)
{
  g_autoptr (MurMask) mask = mur_mask_new (60, 40);
  const double x0 = 8.3, y0 = 30.1, x1 = 51.7, y1 = 9.4, radius = 2.2;

  mur_mask_line (mask, x0, y0, x1, y1, radius);
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      {
        const double px = x + 0.5 - x0, py = y + 0.5 - y0;
        const double dx = x1 - x0, dy = y1 - y0;
        const double t = CLAMP ((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
        const double distance = hypot (px - t * dx, py - t * dy);
        const double cover = CLAMP (radius + 0.5 - distance, 0, 1);

        /* One level of 255, and single precision. */
        g_assert_cmpfloat_with_epsilon (pixel (mask, x, y), 255 * cover, 1.01);
      }
}

static void
joints_are_invisible (void)
{
  g_autoptr (MurMask) whole = mur_mask_new (80, 30);
  g_autoptr (MurMask) pieces = mur_mask_new (80, 30);

  mur_mask_line (whole, 5, 7.25, 74, 22.5, 1.3);
  for (int i = 0; i < 23; i++)
    mur_mask_line (pieces, 5 + 3 * i, 7.25 + 15.25 * i / 23, 8 + 3 * i,
                   7.25 + 15.25 * (i + 1) / 23, 1.3);
  for (int y = 0; y < whole->height; y++)
    for (int x = 0; x < whole->width; x++)
      g_assert_cmpint (ABS (pixel (whole, x, y) - pixel (pieces, x, y)), <=, 1);
}

static void
far_lines_are_cut (void)
{
  g_autoptr (MurMask) mask = mur_mask_new (50, 50);
  g_autoptr (MurMask) none = mur_mask_new (50, 50);

  mur_mask_line (mask, -1e9, 25, 1e9, 25, 1);
  g_assert_cmpfloat_with_epsilon (covered (mask), 100, 0.5);
  mur_mask_line (none, -1e9, -1e9, 1e9, -1e9 + 1, 3);
  mur_mask_line (none, 60, 0, 60, 50, 3);
  g_assert_cmpfloat (covered (none), ==, 0);
  g_assert_cmpint (none->left, >=, none->right);
}

static void
touched_box_holds_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (MurMask) mask = mur_mask_new (64, 48);

  for (int i = 0; i < 3; i++)
    mur_mask_line (
      mask, g_rand_double_range (random, 20, 40), g_rand_double_range (random, 20, 30),
      g_rand_double_range (random, 20, 40), g_rand_double_range (random, 20, 30), 1.5);
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      if (pixel (mask, x, y) > 0)
        g_assert_true (x >= mask->left && x < mask->right && y >= mask->top
                       && y < mask->bottom);
}

static void
stamps_blend_over (void)
{
  g_autoptr (MurMask) mask = mur_mask_new (9, 9);
  g_autoptr (MurMask) stamp = mur_mask_new (3, 3);

  for (int i = 0; i < 9; i++)
    stamp->pixels[i / 3 * stamp->stride + i % 3] = 128;
  mur_mask_stamp (mask, stamp, 2, 2);
  mur_mask_stamp (mask, stamp, 3, 3);
  g_assert_cmpint (pixel (mask, 2, 2), ==, 128);
  /* 1 − (1 − 128/255)² of 255, rounded. */
  g_assert_cmpint (pixel (mask, 3, 3), ==, 192);
  g_assert_cmpint (pixel (mask, 6, 6), ==, 0);
  mur_mask_stamp (mask, stamp, -2, -2);
  mur_mask_stamp (mask, stamp, 8, 8);
  mur_mask_stamp (mask, stamp, 100, 3);
  mur_mask_stamp (mask, stamp, -100, 3);
  g_assert_cmpint (pixel (mask, 0, 0), ==, 128);
  g_assert_cmpint (pixel (mask, 8, 8), ==, 128);
}

static void
markers_lie_where_they_are_put (void)
{
  for (int marker = MUR_MARKER_DOT; marker <= MUR_MARKER_PLUS; marker++)
    {
      MurStamps stamps;

      mur_stamps_init (&stamps, (MurMarker)marker, 7, 7, 1.6, 1);
      for (int i = 0; i < 16; i++)
        {
          g_autoptr (MurMask) mask = mur_mask_new (40, 40);
          const double x = 20 + (i % 4 + 0.5) / 4, y = 17 + (i / 4 + 0.5) / 4;
          double sum_x = 0, sum_y = 0;

          mur_stamps_lay (&stamps, mask, x, y);
          for (int p = 0; p < 1600; p++)
            {
              sum_x += pixel (mask, p % 40, p / 40) / 255.0 * (p % 40 + 0.5);
              sum_y += pixel (mask, p % 40, p / 40) / 255.0 * (p / 40 + 0.5);
            }
          /* Cairo samples coverage at 15 rows and 17 columns a pixel. The triangle's
           * centre of mass is 0.18 radii below its centre. */
          g_assert_cmpfloat_with_epsilon (sum_x / covered (mask), x, 0.06);
          g_assert_cmpfloat_with_epsilon (
            sum_y / covered (mask),
            y + (marker == MUR_MARKER_TRIANGLE ? (2 * 0.9 - 1.25) / 3 * 3.5 : 0), 0.06);
        }
      mur_stamps_clear (&stamps);
    }
}

/* Area between a line and the ground, by trapezoids that end where it crosses. */
static double
area_between (const MurPoint *points, guint n, double ground)
{
  double sum = 0;

  for (guint i = 1; i < n; i++)
    {
      const double a = points[i - 1].y - ground, b = points[i].y - ground;
      const double wide = points[i].x - points[i - 1].x;

      sum += a * b >= 0 ? wide * fabs (a + b) / 2
                        : wide * (a * a + b * b) / (2 * fabs (a - b));
    }
  return sum;
}

static void
shades_have_their_area (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);

  for (int trial = 0; trial < 50; trial++)
    {
      g_autoptr (MurMask) mask = mur_mask_new (90, 70);
      const double ground = g_rand_double_range (random, 5, 65);
      MurPoint points[12];
      double rise = 0;

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        {
          points[i].x = 5 + 7 * i + g_rand_double (random);
          points[i].y = g_rand_double_range (random, 5, 65);
          rise += i > 0 ? fabs (points[i].y - points[i - 1].y) : 0;
        }
      mur_mask_shade (mask, points, G_N_ELEMENTS (points), ground);
      /* A part of a column is filled to its farthest point: too much by half of what
       * the line rises there; and parts at both ends are filled whole. */
      g_assert_cmpfloat_with_epsilon (
        covered (mask), area_between (points, G_N_ELEMENTS (points), ground),
        rise / 2 / MUR_MASK_PARTS + 2 * 60.0 / MUR_MASK_PARTS + 1);
    }
}

static void
boxes_fill_whole_pixels (void)
{
  g_autoptr (MurMask) mask = mur_mask_new (20, 10);
  guint32 words[20 * 10] = { 0 };
  const MurPixels pixels = { 20, 10, 20, words };

  mur_mask_box (mask, 3, 2, 8, 4);
  g_assert_cmpfloat_with_epsilon (covered (mask), 10, 1e-9);
  g_assert_true (mask->left == 3 && mask->right == 8 && mask->top == 2
                 && mask->bottom == 4);
  mur_mask_box (mask, -100, -100, 2, 1);
  mur_mask_box (mask, 30, 0, 40, 5);
  g_assert_cmpfloat_with_epsilon (covered (mask), 12, 1e-9);
  mur_pixels_box (&pixels, 18, 8, 50, 50, 0xff123456);
  mur_pixels_box (&pixels, 5, 5, 5, 9, 0xff123456);
  for (int i = 0; i < 200; i++)
    g_assert_cmphex (words[i], ==, i % 20 >= 18 && i / 20 >= 8 ? 0xff123456 : 0);
}

/* Each channel against its own arithmetic. */
static void
colours_blend_over (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 3);
  g_autoptr (MurMask) stamp = mur_mask_new (1, 1);

  for (int trial = 0; trial < 2000; trial++)
    {
      const guint32 colour = 0xff000000u | g_rand_int (random) >> 8;
      const guint cover = (guint)g_rand_int_range (random, 0, 256);
      guint32 word = 0xff000000u | g_rand_int (random) >> 8;
      const guint32 before = word;
      const MurPixels pixels = { 1, 1, 1, &word };

      stamp->pixels[0] = (guint8)cover;
      mur_pixels_stamp (&pixels, stamp, 0, 0, colour);
      for (int shift = 0; shift < 32; shift += 8)
        /* Two roundings of half a level. */
        g_assert_cmpfloat_with_epsilon ((double)(word >> shift & 0xff),
                                        ((colour >> shift & 0xff) * (double)cover
                                         + (before >> shift & 0xff) * (255.0 - cover))
                                          / 255,
                                        1.001);
    }
}

/* An annulus has the area of its middle line times its width. */
static void
rings_keep_their_stroke (void)
{
  for (int size = 5; size <= 60; size += 5)
    {
      g_autoptr (MurMask) mask = mur_mask_new (150, 150);
      MurStamps stamps;

      mur_stamps_init (&stamps, MUR_MARKER_RING, size, size, 1.6, 1);
      mur_stamps_lay (&stamps, mask, 75.1, 75.1);
      mur_stamps_clear (&stamps);
      /* Cairo's coverage is good to a 1/255 of the pixels along both rims. */
      g_assert_cmpfloat_with_epsilon (covered (mask), G_PI * size * 1.6,
                                      0.01 * G_PI * size * 1.6 + 0.2);
    }
}

/* A place so little left of zero that the distance to the next whole number below is 1
 * when rounded had no stamp. */
static void
places_next_to_whole_numbers_have_stamps (void)
{
  g_autoptr (MurMask) mask = mur_mask_new (20, 20);
  MurStamps stamps;

  mur_stamps_init (&stamps, MUR_MARKER_DOT, 7, 7, 1.6, 1);
  mur_stamps_lay (&stamps, mask, -1e-300, -1e-20);
  mur_stamps_clear (&stamps);
  /* A quarter of the dot. */
  g_assert_cmpfloat_with_epsilon (covered (mask), G_PI * 3.5 * 3.5 / 4, 2);
}

void
mur_test_raster (void)
{
  g_test_add_func ("/ui/plot/raster/area", lines_cover_their_area);
  g_test_add_func ("/ui/plot/raster/distance", coverage_follows_distance);
  g_test_add_func ("/ui/plot/raster/joints", joints_are_invisible);
  g_test_add_func ("/ui/plot/raster/far", far_lines_are_cut);
  g_test_add_func ("/ui/plot/raster/touched", touched_box_holds_all);
  g_test_add_func ("/ui/plot/raster/stamps", stamps_blend_over);
  g_test_add_func ("/ui/plot/raster/markers", markers_lie_where_they_are_put);
  g_test_add_func ("/ui/plot/raster/whole", places_next_to_whole_numbers_have_stamps);
  g_test_add_func ("/ui/plot/raster/shades", shades_have_their_area);
  g_test_add_func ("/ui/plot/raster/boxes", boxes_fill_whole_pixels);
  g_test_add_func ("/ui/plot/raster/colours", colours_blend_over);
  g_test_add_func ("/ui/plot/raster/rings", rings_keep_their_stroke);
}
