/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files: sizes, sameness, and recipes read back. */

#include "ui/plot/export/export.h"

#include <math.h>
#include <string.h>

#include "tests/ui/bytes.h"
#include "tests/ui/plot/export/tests.h"

#define SEED 19050926

static const char *const formats[] = { "PNG", "SVG", "PDF", "EPS" };

#define N_FORMATS ((int)G_N_ELEMENTS (formats))

static MurFigure *
new_figure (void)
{
  static const double x[] = { 0, 1.5, 2.25, 4 }, y[] = { 3, -1, 2, 8.5 };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Panel");

  mur_figure_set_title (figure, "Fit (\xc3\xbc) & /Keywords <41> trailer");
  panel->legend = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", x, y, 4);
  mur_panel_add_points (panel, MUR_ROLE_DATA, "data", x, y, 4);
  return figure;
}

static GBytes *
export_as (const MurFigure *figure, int format, const char *recipe)
{
  g_autoptr (GError) error = NULL;
  MurExportOptions options;
  GBytes *bytes;

  mur_export_options_init (&options);
  options.format = (MurFormat)format;
  options.width_mm = 80;
  options.height_mm = 50;
  options.recipe = recipe;
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_recipe (GBytes *bytes, const char *recipe)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *read = mur_export_read_recipe (data, length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, recipe);
}

static void
recipes_come_back (void)
{
  static const char *const recipes[] = {
    "{}",
    "{\"seed\": 42, \"formula\": \"p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)\"}",
    "{\n  \"text\": \"(( \\\\ ) <b> & ]]> -->\", \"x\": [1, 2]\n}\n",
    "Gr\xc3\xbc\xc3\x9f \xe2\x88\x92 \xf0\x9f\x90\xa6 \xe2\x88\x9e",
    "/Keywords (no) >> endobj trailer startxref 0 %%EOF",
    "{\"formula\": \"\xef\xbf\xbf \xef\xb7\x90\", \"x\": \"\xf0\x9f\xbf\xbe\"}",
    "",
  };
  g_autoptr (MurFigure) figure = new_figure ();

  for (int format = 0; format < N_FORMATS; format++)
    for (guint i = 0; i < G_N_ELEMENTS (recipes); i++)
      {
        g_autoptr (GBytes) bytes = export_as (figure, format, recipes[i]);

        g_test_message ("%s, recipe %u", formats[format], i);
        assert_recipe (bytes, recipes[i]);
      }
}

/* Code points that are no characters are drawn as one that says so. */
static void
any_text_is_drawn (void)
{
  static const char *const texts[]
    = { "\xef\xbf\xbe",    "\xef\xb7\xaf", "\xf4\x8f\xbf\xbf",
        "<b>\xef\xb7\x90", "\x01",         "\xff" };
  static const double x[] = { 0, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int format = 0; format < N_FORMATS; format++)
      {
        g_autoptr (MurFigure) figure = mur_figure_new ();
        MurPanel *panel = mur_figure_add_panel (figure, 0, 0, texts[i]);
        g_autoptr (GBytes) bytes = NULL;

        panel->legend = TRUE;
        mur_panel_add_points (panel, MUR_ROLE_DATA, texts[i], x, x, 3);
        if (g_utf8_validate (texts[i], -1, NULL))
          mur_figure_set_title (figure, texts[i]);
        bytes = export_as (figure, format, NULL);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
      }
}

/* As large as a session with a data table in it. */
static void
large_recipes_come_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GString) recipe = g_string_new ("[");

  while (recipe->len < 1000000)
    g_string_append_printf (recipe, "%.17g, ", mur_test_normal (random));
  for (int unicode = 0; unicode < 2; unicode++)
    {
      for (int format = 0; format < N_FORMATS; format++)
        {
          g_autoptr (GBytes) bytes = export_as (figure, format, recipe->str);

          assert_recipe (bytes, recipe->str);
        }
      g_string_append (recipe, "\xe2\x88\x92]");
    }
}

static void
files_are_the_same_each_time (void)
{
  g_autoptr (MurFigure) figure = new_figure ();

  for (int format = 0; format < N_FORMATS; format++)
    {
      g_autoptr (GBytes) first = export_as (figure, format, "recipe");
      g_autoptr (GBytes) other = export_as (figure, (format + 1) % N_FORMATS, NULL);
      g_autoptr (GBytes) second = export_as (figure, format, "recipe");

      g_assert_nonnull (other);
      g_test_message ("%s", formats[format]);
      g_assert_true (g_bytes_equal (first, second));
    }
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8
         | bytes[3];
}

static void
png_has_exact_pixels_and_resolution (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MurExportOptions options;
  const guint8 *data, *physical;
  gsize length;

  mur_export_options_init (&options);
  options.dpi = 137;
  g_assert_true (mur_export_parse_size ("1023x511px", 137, &options.width_mm,
                                        &options.height_mm, &error));
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpuint (big_endian (data + 16), ==, 1023);
  g_assert_cmpuint (big_endian (data + 20), ==, 511);
  /* Right behind the header, before the pixels. */
  physical = data + 37;
  g_assert_cmpmem (physical, 4, "pHYs", 4);
  /* 137 ÷ 0.0254 = 5393.7 a metre */
  g_assert_cmpuint (big_endian (physical + 4), ==, 5394);
  g_assert_cmpuint (big_endian (physical + 8), ==, 5394);
  g_assert_cmpuint (physical[12], ==, 1);
}

/* Cairo's reader checks every chunk's sum. */
typedef struct
{
  const guint8 *data;
  gsize length, at;
} Source;

static cairo_status_t
read_cb (void *data, unsigned char *bytes, unsigned int length)
{
  Source *self = data;

  if (self->length - self->at < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, self->data + self->at, length);
  self->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
read_image (GBytes *bytes)
{
  Source source = { 0 };
  cairo_surface_t *image;

  source.data = g_bytes_get_data (bytes, &source.length);
  image = cairo_image_surface_create_from_png_stream (read_cb, &source);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  return image;
}

static void
png_is_read_by_others (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) bytes = export_as (figure, MUR_FORMAT_PNG, "{\"seed\": 7}");
  cairo_surface_t *image = read_image (bytes);

  /* 80 mm and 50 mm at 200 dpi */
  g_assert_cmpint (cairo_image_surface_get_width (image), ==, 630);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, 394);
  cairo_surface_destroy (image);
}

/* What share of the pixels nothing covers, and what covers wholly. */
static void
count_alpha (cairo_surface_t *image, double *clear, double *full)
{
  const int width = cairo_image_surface_get_width (image);
  const int height = cairo_image_surface_get_height (image);

  *clear = *full = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 pixel = mur_test_pixel (image, x, y);

        *clear += (pixel >> 24 == 0) / ((double)width * height);
        *full += (pixel >> 24 == 255) / ((double)width * height);
      }
}

static void
transparent_is_transparent (void)
{
  g_autoptr (MurFigure) figure = new_figure ();

  for (int background = 0; background < 2; background++)
    {
      g_autoptr (GBytes) png = NULL;
      g_autoptr (GBytes) svg = NULL;
      MurExportOptions options;
      cairo_surface_t *image;
      double clear, full;

      mur_export_options_init (&options);
      options.theme = mur_theme_find ("dark");
      options.background = (MurBackground)background;
      png = mur_export (figure, NULL, &options, NULL);
      options.format = MUR_FORMAT_SVG;
      svg = mur_export (figure, NULL, &options, NULL);
      image = read_image (png);
      count_alpha (image, &clear, &full);
      cairo_surface_destroy (image);
      if (background == MUR_BACKGROUND_THEME)
        g_assert_cmpfloat_with_epsilon (full, 1, 1e-9);
      else
        {
          /* Four marks, a few rules and words on 13 × 20 cm; they are still there. */
          g_assert_cmpfloat (clear, >, 0.85);
          g_assert_cmpfloat (full, >, 0.003);
        }
      /* The ground of the whole page: 160 mm are 453.54 points. */
      g_assert_cmpint (mur_test_holds (svg, " d=\"M 0 0 L 453.54"), ==,
                       background == MUR_BACKGROUND_THEME);
    }
}

/* The page of a printer is that of a PDF file of its size. */
static void
print_is_the_same_picture (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  cairo_surface_t *images[2];
  MurExportOptions options;

  mur_export_options_init (&options);
  options.dpi = 96;
  for (int way = 0; way < 2; way++)
    {
      cairo_t *cr;

      /* 600 × 375 pixels of 1/96 inch are 450 × 281.25 points. */
      if (way == 0)
        {
          g_autoptr (GBytes) png = NULL;

          options.width_mm = 600 / 96.0 * 25.4;
          options.height_mm = 375 / 96.0 * 25.4;
          png = mur_export (figure, NULL, &options, NULL);
          images[0] = read_image (png);
          continue;
        }
      images[1] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 375);
      cr = cairo_create (images[1]);
      cairo_scale (cr, 96.0 / 72, 96.0 / 72);
      mur_export_print (figure, NULL, &options, cr, 450, 281.25);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_flush (images[1]);
    }
  for (int y = 0; y < 375; y++)
    for (int x = 0; x < 600; x++)
      g_assert_cmphex (mur_test_pixel (images[0], x, y), ==,
                       mur_test_pixel (images[1], x, y));
  cairo_surface_destroy (images[0]);
  cairo_surface_destroy (images[1]);
}

static void
vector_files_have_their_size (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GBytes) svg = export_as (figure, MUR_FORMAT_SVG, NULL);
  g_autoptr (GBytes) pdf = export_as (figure, MUR_FORMAT_PDF, NULL);
  g_autoptr (GBytes) eps = export_as (figure, MUR_FORMAT_EPS, NULL);

  /* 80 mm = 226.77 pt, 50 mm = 141.73 pt */
  g_assert_true (mur_test_holds (svg, "width=\"226.77"));
  g_assert_true (mur_test_holds (svg, "height=\"141.73"));
  g_assert_true (mur_test_holds (svg, "<title>Fit (\xc3\xbc) &amp;"));
  g_assert_true (mur_test_holds (pdf, "/MediaBox [ 0 0 226.77"));
  g_assert_true (mur_test_holds (eps, "%!PS-Adobe-3.0 EPSF-3.0\n"));
  g_assert_true (mur_test_holds (eps, "\n%%BoundingBox: 0 0 227 142\n"));
  /* From the upper edge at 142 down. */
  g_assert_true (
    mur_test_holds (eps, "\n%%HiResBoundingBox: 0.0000 0.2677 226.7717 142.0000\n"));
  g_assert_true (mur_test_holds (eps, "\n%%Title: Fit (?) & /Keywords <41> trailer\n"));
  g_assert_false (mur_test_holds (eps, "CreationDate"));
}

/* No file above a few megabytes, however many marks. */
static void
large_layers_stay_small (void)
{
  static double x[1000000], y[1000000];
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (MurFigure) figure = mur_figure_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
    {
      x[i] = (double)i;
      y[i] = g_rand_double (random);
    }
  mur_panel_add_line (mur_figure_add_panel (figure, 0, 0, NULL), MUR_ROLE_DATA, NULL, x,
                      y, G_N_ELEMENTS (x));
  mur_panel_add_points (mur_figure_add_panel (figure, 0, 1, NULL), MUR_ROLE_DATA, NULL,
                        y, x, G_N_ELEMENTS (x));
  mur_panel_add_points (mur_figure_add_panel (figure, 1, 0, NULL), MUR_ROLE_FIT, NULL,
                        y, y + 1000, 60000);
  mur_panel_add_points (mur_figure_add_panel (figure, 1, 1, NULL), MUR_ROLE_DATA, NULL,
                        y, y + 1000, 7999);
  for (int format = 0; format < N_FORMATS; format++)
    {
      g_autoptr (GBytes) bytes = export_as (figure, format, NULL);

      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", formats[format],
                      g_bytes_get_size (bytes));
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 3500000);
    }
}

void
mur_test_export (void)
{
  g_test_add_func ("/ui/plot/export/recipes", recipes_come_back);
  g_test_add_func ("/ui/plot/export/any-text", any_text_is_drawn);
  g_test_add_func ("/ui/plot/export/large-recipes", large_recipes_come_back);
  g_test_add_func ("/ui/plot/export/same-bytes", files_are_the_same_each_time);
  g_test_add_func ("/ui/plot/export/png-size", png_has_exact_pixels_and_resolution);
  g_test_add_func ("/ui/plot/export/png-readable", png_is_read_by_others);
  g_test_add_func ("/ui/plot/export/transparent", transparent_is_transparent);
  g_test_add_func ("/ui/plot/export/print", print_is_the_same_picture);
  g_test_add_func ("/ui/plot/export/vector-size", vector_files_have_their_size);
  g_test_add_func ("/ui/plot/export/large-layers", large_layers_stay_small);
}
