/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the numeric part of a compiled locale, as the GNU C library reads it from the
 * folder that LOCPATH names: a magic word, the number of items, the place of each, and
 * the items: decimal point, thousands separator, grouping, both again as wide
 * characters, and the character set. */

#include "tests/core/base/comma-locale.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>

typedef struct
{
  guint32 magic;
  guint32 n_items;
  guint32 places[6];
  char decimal_point[2];
  char thousands_separator[1];
  char grouping[1];
  guint32 wide_decimal_point;
  guint32 wide_thousands_separator;
  char codeset[8];
} Numeric;

static const Numeric numeric = {
  .magic = 0x20031115 ^ LC_NUMERIC,
  .n_items = 6,
  .places = { G_STRUCT_OFFSET (Numeric, decimal_point),
              G_STRUCT_OFFSET (Numeric, thousands_separator),
              G_STRUCT_OFFSET (Numeric, grouping),
              G_STRUCT_OFFSET (Numeric, wide_decimal_point),
              G_STRUCT_OFFSET (Numeric, wide_thousands_separator),
              G_STRUCT_OFFSET (Numeric, codeset) },
  .decimal_point = ",",
  .wide_decimal_point = ',',
  .codeset = "UTF-8",
};

void
mur_comma_locale_begin (void)
{
  g_autofree char *root = g_dir_make_tmp ("murmuration-test-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "comma", NULL);
  g_autofree char *path = g_build_filename (folder, "LC_NUMERIC", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (
    g_file_set_contents (path, (const char *)&numeric, sizeof numeric, NULL));
  g_setenv ("LOCPATH", root, TRUE);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  g_unsetenv ("LOCPATH");
  g_remove (path);
  g_rmdir (folder);
  g_rmdir (root);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
}

void
mur_comma_locale_end (void)
{
  g_assert_nonnull (setlocale (LC_NUMERIC, "C"));
}
