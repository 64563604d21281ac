/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every kind of layer in every theme, at two sizes and two scales, against pictures
 * kept in tests/reference: one sheet for each theme, size and scale. On a difference
 * both and the difference are written to the build folder. MUR_UPDATE_REFERENCE=1
 * writes the pictures anew, to be looked at before they are kept. */

#include <math.h>

#include "tests/ui/plot/paint/tests.h"

/* Columns of a sheet. */
#define N_ACROSS 7
/* Of 255: pixel routines for different processors round by one level where colours
 * blend, and twice where text lies over a blend; glyphs of patched font engines differ
 * by a few. Marks that move by a tenth of a pixel differ by 20 and more. */
#define TOLERANCE 6

typedef struct
{
  const char *theme;
  int width, height; /* of one picture: even, so that scales give whole pixels */
  double scale;
} Sheet;

static cairo_surface_t *
paint_sheet (const Sheet *self)
{
  const int n_down = (int)(mur_test_n_samples () + N_ACROSS - 1) / N_ACROSS;
  MurTheme theme = *mur_theme_find (self->theme);
  cairo_surface_t *image = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, (int)(N_ACROSS * self->width * self->scale),
    (int)(n_down * self->height * self->scale));
  cairo_t *cr;

  theme.font = "DejaVu Sans";
  cairo_surface_set_device_scale (image, self->scale, self->scale);
  cr = cairo_create (image);
  for (guint i = 0; i < mur_test_n_samples (); i++)
    {
      g_autoptr (MurFigure) figure = mur_test_sample (i);
      g_autoptr (MurLayout) layout
        = mur_layout_new (figure, &theme, NULL, self->width, self->height, 1);

      cairo_save (cr);
      cairo_translate (cr, (i % N_ACROSS) * self->width, (i / N_ACROSS) * self->height);
      cairo_rectangle (cr, 0, 0, self->width, self->height);
      cairo_clip (cr);
      mur_layout_paint (layout, cr);
      cairo_restore (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

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

static void
check_sheet (gconstpointer data)
{
  const Sheet *self = data;
  const char *tests = g_getenv ("MUR_TEST_DIR");
  g_autofree char *name = g_strdup_printf ("%s-%dx%d-%g", self->theme, self->width,
                                           self->height, self->scale);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  cairo_surface_t *image = paint_sheet (self);

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
  cairo_surface_destroy (image);
}

void
mur_test_reference (void)
{
  static const int sizes[][2] = { { 150, 104 }, { 212, 146 } };

  for (const char *const *theme = mur_theme_names (); *theme != NULL; theme++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (double scale = 1; scale <= 1.5; scale += 0.5)
        {
          const Sheet sheet = { *theme, sizes[size][0], sizes[size][1], scale };
          g_autofree char *path = g_strdup_printf (
            "/ui/plot/reference/%s/%dx%d/%g", *theme, sheet.width, sheet.height, scale);

          g_test_add_data_func_full (path, g_memdup2 (&sheet, sizeof sheet),
                                     check_sheet, g_free);
        }
}
