/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people may type wrong, and files that are damaged. */

#include <string.h>

#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define SEED 19121217

static void
sizes_are_understood (void)
{
  static const struct
  {
    const char *text;
    double dpi, width, height;
  } cases[] = {
    { "160x100mm", 200, 160, 100 },
    { "16x10cm", 200, 160, 100 },
    { " 12.5 x 7.25 CM ", 96, 125, 72.5 },
    { "254X127px", 254, 25.4, 12.7 },
    { "column", 200, 85, 64 },
    { "Column-Tall", 200, 85, 128 },
    { "page", 200, 170, 106 },
    /* Ten inches wide, and as high as nine of sixteen parts. */
    { "slide", 200, 254, 254 * 9.0 / 16 },
    { "10\xc3\x97"
      "2000mm",
      72, 10, 2000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double width, height;

      g_assert_true (
        mur_export_parse_size (cases[i].text, cases[i].dpi, &width, &height, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (width, cases[i].width, 1e-9);
      g_assert_cmpfloat_with_epsilon (height, cases[i].height, 1e-9);
    }
}

static void
bad_sizes_are_named (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
    { "", "160x100mm" },
    { "160", "160x100mm" },
    { "poster", "column, column-tall, page and slide" },
    { "columns", "160x100mm" },
    { "160x100", "160x100mm" },
    { "160x100in", "160x100mm" },
    { "x100mm", "160x100mm" },
    { "-160x100mm", "160x100mm" },
    { "0x10x100mm", "160x100mm" },
    { "nanxinfmm", "160x100mm" },
    { "1e999x10mm", "160x100mm" },
    { "160x100mm!", "160x100mm" },
    { "9.5x100mm", "the width is 9.5 mm; allowed are 10 to 2000 mm" },
    { "100x2001mm", "the height is 2001 mm" },
    { "15x100px", "the width is 15 px; allowed are 16 to 20000 px" },
    { "100x20001px", "the height is 20001 px" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double width, height;

      g_test_message ("%s", cases[i].text);
      g_assert_false (
        mur_export_parse_size (cases[i].text, 200, &width, &height, &error));
      g_assert_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
formats_follow_endings (void)
{
  g_autoptr (GError) error = NULL;
  MurFormat format = MUR_FORMAT_PNG;

  g_assert_true (mur_export_format_of ("a/b.PNG.Pdf", &format, NULL));
  g_assert_cmpint (format, ==, MUR_FORMAT_PDF);
  g_assert_true (mur_export_format_of ("fit.svg", &format, NULL));
  g_assert_cmpint (format, ==, MUR_FORMAT_SVG);
  g_assert_true (mur_export_format_of ("fit.EPS", &format, NULL));
  g_assert_cmpint (format, ==, MUR_FORMAT_EPS);
  g_assert_true (mur_export_format_of (".png", &format, NULL));
  g_assert_cmpint (format, ==, MUR_FORMAT_PNG);
  g_assert_false (mur_export_format_of ("fit.jpeg", &format, &error));
  g_assert_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "fit.jpeg"));
  g_assert_nonnull (strstr (error->message, ".png, .svg, .pdf and .eps"));
}

static void
impossible_files_are_refused (void)
{
  static const struct
  {
    MurFormat format;
    double width, height, dpi;
    const char *says;
  } cases[] = {
    { MUR_FORMAT_PDF, 5, 100, 200, "the width is 5 mm" },
    { MUR_FORMAT_SVG, 100, 3000, 200, "the height is 3000 mm" },
    { MUR_FORMAT_PNG, 2000, 100, 600, "px" },
    { MUR_FORMAT_PNG, 100, 100, 3, "dpi: 3; allowed are 10 to 2400" },
  };
  g_autoptr (MurFigure) figure = mur_figure_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MurExportOptions options;

      mur_export_options_init (&options);
      options.format = cases[i].format;
      options.width_mm = cases[i].width;
      options.height_mm = cases[i].height;
      options.dpi = cases[i].dpi;
      g_assert_null (mur_export (figure, NULL, &options, &error));
      g_assert_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
strangers_have_no_recipe (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) empty = NULL;

  g_assert_null (mur_export_read_recipe ("t,y\n1,2\n", 8, &unknown));
  g_assert_error (unknown, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID);
  g_assert_null (mur_export_read_recipe (NULL, 0, &empty));
  g_assert_error (empty, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID);
  for (int format = 0; format <= MUR_FORMAT_EPS; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      MurExportOptions options;

      mur_export_options_init (&options);
      options.format = (MurFormat)format;
      bytes = mur_export (figure, NULL, &options, NULL);
      g_assert_null (mur_export_read_recipe (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), &error));
      g_assert_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_NO_RECIPE);
    }
}

/* Cut anywhere or with bytes changed, reading ends with text or with one error. */
static void
damaged_files_end_well (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurFigure) figure = mur_figure_new ();

  for (int format = 0; format <= MUR_FORMAT_EPS; format++)
    {
      g_autoptr (GBytes) bytes = NULL;
      MurExportOptions options;
      gsize length;
      const char *data;

      mur_export_options_init (&options);
      options.format = (MurFormat)format;
      options.width_mm = options.height_mm = 20;
      options.recipe = "{\"seed\": \"\xe2\x88\x92(1)\"}";
      bytes = mur_export (figure, NULL, &options, NULL);
      data = g_bytes_get_data (bytes, &length);
      for (int i = 0; i < 1500; i++)
        {
          const gsize n
            = i % 2 ? length : (gsize)g_rand_int_range (random, 1, (int)length);
          /* Exactly as long as the data, so that reading behind them is seen. */
          g_autofree char *copy = g_memdup2 (data, n);
          g_autofree char *recipe = NULL;
          g_autoptr (GError) error = NULL;

          for (int changes = i % 5; changes > 0; changes--)
            copy[g_rand_int_range (random, 0, (int)n)]
              = (char)g_rand_int_range (random, 0, 256);
          recipe = mur_export_read_recipe (copy, n, &error);
          g_assert_true ((recipe == NULL) == (error != NULL));
          if (recipe != NULL)
            g_assert_true (g_utf8_validate (recipe, -1, NULL));
          else
            g_assert_null (strchr (error->message, '\n'));
        }
    }
}

void
mur_test_errors (void)
{
  g_test_add_func ("/ui/plot/export/sizes", sizes_are_understood);
  g_test_add_func ("/ui/plot/export/bad-sizes", bad_sizes_are_named);
  g_test_add_func ("/ui/plot/export/formats", formats_follow_endings);
  g_test_add_func ("/ui/plot/export/impossible", impossible_files_are_refused);
  g_test_add_func ("/ui/plot/export/strangers", strangers_have_no_recipe);
  g_test_add_func ("/ui/plot/export/damaged", damaged_files_end_well);
}
