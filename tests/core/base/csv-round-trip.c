/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever table is written, it is what is read: names and labels that look like
 * anything but names and labels, and every kind of number. */

#include "core/base/csv/csv.h"

#include "core/base/error.h"
#include "tests/core/base/tests.h"

#include <math.h>
#include <string.h>

#define N_TABLES 20000
#define SEED 20260117

/* Each means something to some reader of such files. */
static const char *const words[]
  = { "label",  "Label", "\ufeff", "\ufeffx", "2019", "-1e-3", "1,5",   "−2",
      "nan",    "NaN",   "inf",    "-inf",    "+",    "c1",    "c2",    " ",
      " 7 ",    "\t",    "\n",     "\r\n",    "\r",   "\"",    "\"\"",  "\"a\"",
      "a\"b",   ",",     ";",      "a;b,c",   "#",    "# 1",   "//",    "%",
      "=1+1",   "'",     "\\",     "ω₁",      "x y",  "x ",    "sep=;", "null",
      "\u00a0", "0x10",  "1e999",  "Infinity" };

static char *
random_text (GRand *random)
{
  const char *first = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  const char *second = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

  return g_rand_int_range (random, 0, 4) > 0 ? g_strdup (first)
                                             : g_strconcat (first, second, NULL);
}

static double
random_value (GRand *random)
{
  static const double values[] = { NAN, INFINITY, -INFINITY, -0.0, 5e-324, 1e22 };
  const int kind = g_rand_int_range (random, 0, 12);
  guint64 bits;
  double value;

  if (kind < (int)G_N_ELEMENTS (values))
    return values[kind];
  bits = (guint64)g_rand_int (random) << 32 | g_rand_int (random);
  memcpy (&value, &bits, sizeof value);
  return value;
}

static void
add_labels (MurTable *table, GRand *random)
{
  gsize n_rows = mur_table_n_rows (table);
  g_auto (GStrv) labels = g_new0 (char *, n_rows + 1);

  for (gsize row = 0; row < n_rows; row++)
    labels[row]
      = g_rand_int_range (random, 0, 5) == 0 ? g_strdup ("") : random_text (random);
  mur_table_set_labels (table, (const char *const *)labels);
}

static MurTable *
random_table (GRand *random, gsize n_rows)
{
  MurTable *table = mur_table_new ();
  const int n_columns = g_rand_int_range (random, 1, 5);

  while (mur_table_n_columns (table) < (guint)n_columns)
    {
      g_autofree char *name = random_text (random);
      double *values;

      if (mur_table_find (table, name) >= 0)
        continue;
      values = g_new (double, n_rows);
      for (gsize row = 0; row < n_rows; row++)
        values[row] = random_value (random);
      mur_table_add_take (table, name, NULL, values, n_rows);
    }
  if (g_rand_int_range (random, 0, 3) == 0)
    add_labels (table, random);
  return table;
}

static void
test_any_table (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N_TABLES; i++)
    {
      g_autoptr (MurTable) table
        = random_table (random, (gsize)g_rand_int_range (random, 1, 4));
      g_autofree char *text = mur_csv_format (table);
      g_autoptr (GError) error = NULL;
      g_autoptr (MurTable) found = mur_csv_parse (text, -1, "data.csv", &error);

      if (error != NULL)
        g_error ("table %d of seed %d: %s\n%s", i, SEED, error->message, text);
      mur_test_csv_assert_same (found, table);
    }
}

/* A table without a row is refused as such: none of its names becomes data. */
static void
test_no_rows (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);

  for (int i = 0; i < N_TABLES / 10; i++)
    {
      g_autoptr (MurTable) table = random_table (random, 0);
      g_autofree char *text = mur_csv_format (table);
      g_autoptr (GError) error = NULL;
      g_autoptr (MurTable) found = mur_csv_parse (text, -1, "data.csv", &error);

      g_assert_null (found);
      g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
      g_assert_cmpstr (
        error->message, ==,
        "data.csv: only a header; needed is at least one line of numbers");
    }
}

void
mur_test_csv_round_trip (void)
{
  g_test_add_func ("/core/csv/any-table", test_any_table);
  g_test_add_func ("/core/csv/no-rows", test_no_rows);
}
