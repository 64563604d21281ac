/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/reference.h"

#include <glib.h>

/* Of 255: pixel routines for different processors round by one level where colours
 * blend, and twice where text lies over a blend; glyphs of patched font engines differ
 * by a few. Marks that move by a tenth of a pixel differ by 20 and more. */
#define TOLERANCE 6

static guint32 *
row_of (cairo_surface_t *image, int y)
{
  return (guint32 *)(void *)(cairo_image_surface_get_data (image)
                             + (gsize)y * cairo_image_surface_get_stride (image));
}

/* The greatest difference of the three channels. */
static int
difference (guint32 a, guint32 b)
{
  int most = 0;

  for (int shift = 0; shift < 24; shift += 8)
    most = MAX (most, ABS ((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)));
  return most;
}

static void
write_png (cairo_surface_t *image,
           const char *folder,
           const char *name,
           const char *end)
{
  g_autofree char *file = g_strconcat (name, end, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_test_message ("writes %s", path);
  g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
}

/* Black where the two are the same; differences eight times as large as they are. */
static cairo_surface_t *
paint_difference (cairo_surface_t *one, cairo_surface_t *two)
{
  const int width = cairo_image_surface_get_width (one);
  const int height = cairo_image_surface_get_height (one);
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      row_of (image, y)[x]
        = 0x010101u
          * (guint32)MIN (8 * difference (row_of (one, y)[x], row_of (two, y)[x]), 255);
  cairo_surface_mark_dirty (image);
  return image;
}

static void
report (cairo_surface_t *image, cairo_surface_t *reference, const char *name)
{
  const char *given = g_getenv ("MUR_TEST_OUTPUT");
  const char *folder = given != NULL ? given : g_get_tmp_dir ();
  cairo_surface_t *differs = paint_difference (image, reference);

  write_png (image, folder, name, "-now");
  write_png (reference, folder, name, "-reference");
  write_png (differs, folder, name, "-difference");
  cairo_surface_destroy (differs);
}

static void
compare (cairo_surface_t *image, cairo_surface_t *reference, const char *name)
{
  const int width = cairo_image_surface_get_width (image);
  const int height = cairo_image_surface_get_height (image);
  int n_off = 0, most = 0;

  g_assert_cmpint (cairo_surface_status (reference), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (reference), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (reference), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const int off = difference (row_of (image, y)[x], row_of (reference, y)[x]);

        n_off += off > TOLERANCE;
        most = MAX (most, off);
      }
  g_test_message ("%s: at most %d of 255", name, most);
  if (n_off > 0)
    report (image, reference, name);
  g_assert_cmpint (n_off, ==, 0);
}

void
mur_reference_check (cairo_surface_t *image, const char *name)
{
  const char *tests = g_getenv ("MUR_TEST_DIR");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_assert_nonnull (tests);
  folder = g_build_filename (tests, "reference", NULL);
  path = g_build_filename (folder, file, NULL);
  if (g_getenv ("MUR_UPDATE_REFERENCE") != NULL)
    write_png (image, folder, name, "");
  else
    {
      cairo_surface_t *reference = cairo_image_surface_create_from_png (path);

      compare (image, reference, name);
      cairo_surface_destroy (reference);
    }
}

void
mur_reference_fix_fonts (void)
{
  const char *tests = g_getenv ("MUR_TEST_DIR");
  g_autofree char *path = NULL;

  if (tests == NULL)
    return;
  path = g_build_filename (tests, "reference", "fonts.conf", NULL);
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}
