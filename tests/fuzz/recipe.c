/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fuzz/recipe.h"

#include "tests/fuzz/fuzz.h"

GBytes *
mur_fuzz_export (MurFormat format, const char *recipe)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GError) error = NULL;
  MurExportOptions options;
  GBytes *bytes;

  mur_export_options_init (&options);
  options.format = format;
  options.width_mm = options.height_mm = 10;
  options.dpi = 50;
  options.recipe = recipe;
  bytes = mur_export (figure, NULL, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

void
mur_fuzz_recipe (MurFormat format, char *recipe)
{
  g_autofree char *text = recipe;
  g_autofree char *again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return;
  bytes = mur_fuzz_export (format, text);
  again = mur_export_read_recipe (g_bytes_get_data (bytes, NULL),
                                  g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, text);
}
