/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that stand for none, among numbers that only look large. */

#include "core/experiment/gaps.h"

#include <math.h>

#include "core/base/csv/csv.h"
#include "tests/core/experiment/tests.h"

static const struct
{
  const char *column; /* numbers with blanks between */
  const char *words;  /* nullable */
} cases[] = {
  { "1 2 -999 3 -999 -999", "3 values -999 in “U” look like gaps" },
  { "18.5 20 -999.25 19 -999.25", "2 values -999.25 in “U” look like gaps" },
  { "1 9999 2 9999", "2 values 9999 in “U” look like gaps" },
  { "5 1e30 6 1e30 7", "2 values 1e30 in “U” look like gaps" },
  { "-32768 5 -32768 6 -3", "2 values -32768 in “U” look like gaps" },
  { "1 -9999 3 9999 2 -9999 9999", "2 values -9999 and 2 values 9999 in “U” look like "
                                   "gaps" },
  { "4 4 4 -999 4 -999", "2 values -999 in “U” look like gaps" },
  { "nan 2 -99 3 nan -99", "2 values -99 in “U” look like gaps" },
  /* One alone has to be ten widths of the others away. */
  { "1 2 3 -999 5", "1 value -999 in “U” looks like a gap" },
  { "1 100 300 -999 500", NULL },
  /* A step, a saturated gauge, a percentage, the height of a tower, growth. */
  { "0 0 100 100 100", NULL },
  { "3 5 4095 4095 4095", NULL },
  { "1 3 99 99 5", NULL },
  { "0 500 999 999 1500", NULL },
  { "1 1e10 1e20 1e30", NULL },
  /* All there is, or nearly, is no gap. */
  { "-999 -999 -999", NULL },
  { "-999 -999 5", NULL },
  { "nan nan", NULL },
};

static MurTable *
make (const char *column)
{
  g_auto (GStrv) parts = g_strsplit (column, " ", 0);
  const gsize n = g_strv_length (parts);
  double *values = g_new (double, n);
  MurTable *table = mur_table_new ();

  for (gsize i = 0; i < n; i++)
    values[i] = g_ascii_strtod (parts[i], NULL);
  mur_table_add_take (table, "U", "V", values, n);
  return table;
}

static void
test_suspect (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurTable) table = make (cases[i].column);
      g_autofree char *words = mur_gaps_suspect (table, 0);

      g_test_message ("%s", cases[i].column);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Of several columns those that are in use, and at most three by name. */
static void
test_any (void)
{
  static const char text[]
    = "a,b,c,d,e\n1,1,1,1,1\n2,2,2,2,2\n-99,-99,-99,-99,3\n-99,-99,-99,-99,4\n";
  const gboolean is_used[] = { FALSE, TRUE, FALSE, FALSE, TRUE };
  g_autoptr (MurTable) table = mur_csv_parse (text, -1, "own.csv", NULL);
  g_autofree char *all = mur_gaps_suspect_any (table, NULL);
  g_autofree char *used = mur_gaps_suspect_any (table, is_used);

  g_assert_cmpstr (all, ==,
                   "2 values -99 in “a” look like gaps; 2 values -99 in “b” look like "
                   "gaps; 2 values -99 in “c” look like gaps; and in 1 more columns");
  g_assert_cmpstr (used, ==, "2 values -99 in “b” look like gaps");
}

/* What is taken out is a gap; all else of the table stays. */
static void
test_take_out (void)
{
  const double gaps[] = { -999, 1e30 };
  g_autoptr (MurTable) table = mur_csv_parse (
    "name,when,U\na,10:00,1\nb,10:01,-999\nc,10:02,1e30\n", -1, "own.csv", NULL);
  g_autoptr (MurTable) left = mur_gaps_take_out (table, gaps, 2);

  g_assert_cmpfloat (mur_table_column (left, 1)[0], ==, 1);
  g_assert_true (isnan (mur_table_column (left, 1)[1]));
  g_assert_true (isnan (mur_table_column (left, 1)[2]));
  g_assert_true (mur_table_vector (left, 0) == mur_table_vector (table, 0));
  g_assert_true (mur_table_is_dated (left, 0));
  g_assert_cmpstr (mur_table_unit (left, 0), ==, "s");
  g_assert_cmpstr (mur_table_labels (left)[2], ==, "c");
  g_assert_cmpstr (mur_table_label_heading (left), ==, "name");
  g_assert_cmpfloat (mur_table_column (table, 1)[1], ==, -999);
}

void
mur_test_gaps (void)
{
  g_test_add_func ("/experiment/gaps/suspect", test_suspect);
  g_test_add_func ("/experiment/gaps/any", test_any);
  g_test_add_func ("/experiment/gaps/take-out", test_take_out);
}
