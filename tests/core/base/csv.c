/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values: what is read, and the way round. */

#include "core/base/csv/csv.h"

#include "tests/core/base/comma-locale.h"
#include "tests/core/base/tests.h"

#include <float.h>
#include <math.h>
#include <string.h>

static MurTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "data.csv", &error);

  g_assert_no_error (error);
  return table;
}

/* The table has the columns t = 0.5, −1.5 and y = 2e-3, 7. */
static void
assert_example (const char *text, const char *t, const char *y)
{
  g_autoptr (MurTable) table = parse (text);

  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (table), ==, 2);
  g_assert_cmpstr (mur_table_name (table, 0), ==, t);
  g_assert_cmpstr (mur_table_name (table, 1), ==, y);
  g_assert_null (mur_table_labels (table));
  g_assert_cmpfloat (mur_table_column (table, 0)[0], ==, 0.5);
  g_assert_cmpfloat (mur_table_column (table, 0)[1], ==, -1.5);
  g_assert_cmpfloat (mur_table_column (table, 1)[0], ==, 2e-3);
  g_assert_cmpfloat (mur_table_column (table, 1)[1], ==, 7);
}

static void
test_dialects (void)
{
  assert_example ("t,y\n0.5,2e-3\n-1.5,7\n", "t", "y");
  assert_example ("t;y\n0.5;2e-3\n-1.5;7\n", "t", "y");
  assert_example ("t\ty\n0.5\t2e-3\n-1.5\t7\n", "t", "y");
  assert_example ("t;y\n0,5;2e-3\n-1,5;7\n", "t", "y");
  assert_example ("t\ty\n0,5\t2,0e-3\n−1,5\t7,\n", "t", "y");
  assert_example ("0.5,2e-3\n-1.5,7\n", "c1", "c2");
  assert_example ("0,5;0,002\n-1,5;7", "c1", "c2");
}

static void
test_line_ends (void)
{
  assert_example ("t,y\r\n0.5,2e-3\r\n-1.5,7\r\n", "t", "y");
  assert_example ("t,y\r0.5,2e-3\r-1.5,7\r", "t", "y");
  assert_example ("\n\r\n  \nt,y\n\n0.5,2e-3\n \t \n-1.5,7", "t", "y");
  assert_example ("\xef\xbb\xbft,y\n0.5,2e-3\n-1.5,7\n\n\n", "t", "y");
}

static void
test_quotes (void)
{
  assert_example ("\"t\",\"y\"\n\"0.5\",\"2e-3\"\n \"-1.5\" , 7 \n", "t", "y");
  assert_example ("\"a, \"\"b\"\"\",\"y\nz\"\n0.5,2e-3\n-1.5,7\n", "a, \"b\"", "y\nz");
  assert_example ("\"a;b\tc\",y\n0.5,2e-3\n-1.5,7\n", "a;b\tc", "y");
  assert_example ("5\" pipe,ω₁\n0.5,2e-3\n-1.5,7\n", "5\" pipe", "ω₁");
}

/* Two columns of one row under these headings. */
static void
assert_units (const char *headings,
              const char *first,
              const char *first_unit,
              const char *second,
              const char *second_unit)
{
  g_autofree char *text = g_strconcat (headings, "\n1,2\n", NULL);
  g_autoptr (MurTable) table = parse (text);

  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  g_assert_cmpstr (mur_table_name (table, 0), ==, first);
  g_assert_cmpstr (mur_table_unit (table, 0), ==, first_unit);
  g_assert_cmpstr (mur_table_name (table, 1), ==, second);
  g_assert_cmpstr (mur_table_unit (table, 1), ==, second_unit);
}

/* A heading whose brackets say no unit, or without which names would be the same, stays
 * as it is. */
static void
test_units (void)
{
  assert_units ("time [s],ω₁ [rad/s]", "time", "s", "ω₁", "rad/s");
  assert_units ("time [s],y", "time", "s", "y", NULL);
  assert_units ("a [s],a [V]", "a [s]", NULL, "a [V]", NULL);
  assert_units ("a [s],a", "a [s]", NULL, "a", NULL);
  assert_units ("x[0],x[1]", "x[0]", NULL, "x[1]", NULL);
  assert_units ("x[0] [m],x [m] [n]", "x[0] [m]", NULL, "x [m] [n]", NULL);
  assert_units ("[s],x []", "[s]", NULL, "x []", NULL);
  assert_units (" [s] , b [ ] ", "[s]", NULL, "b", " ");
  assert_units ("x [m,y]", "x [m", NULL, "y]", NULL);
}

/* A first name that is no number and a later one that is text: then numbers may be
 * names as well. */
static void
test_headers (void)
{
  g_autoptr (MurTable) years = parse ("city,mean,2019\n1,2,3\n");
  g_autoptr (MurTable) unnamed = parse (",x,\n1,2,3\n");
  g_autoptr (MurTable) one = parse ("x\n1\n2\n");
  g_autoptr (MurTable) numbers = parse ("1,2\n3,4\n");

  g_assert_cmpint (mur_table_find (years, "2019"), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (years), ==, 1);
  g_assert_cmpstr (mur_table_name (unnamed, 0), ==, "c1");
  g_assert_cmpstr (mur_table_name (unnamed, 2), ==, "c3");
  g_assert_cmpuint (mur_table_n_rows (one), ==, 2);
  g_assert_cmpstr (mur_table_name (one, 0), ==, "x");
  g_assert_cmpuint (mur_table_n_rows (numbers), ==, 2);
}

/* Numbers in quotation marks are names where the line below has none around its own. */
static void
test_quoted_headers (void)
{
  g_autoptr (MurTable) years = parse ("\"2019\",\"2020\"\n1,2\n");
  g_autoptr (MurTable) first_missing = parse ("\"2019\"\n\"\"\n7\n");
  g_autoptr (MurTable) all_quoted = parse ("\"1\",\"2\"\n\"\",\"4\"\n");
  g_autoptr (MurTable) half_quoted = parse ("\"1\",2\n3,4\n");
  g_autoptr (MurTable) name = parse ("\"label\",x\n1,2\n");
  g_autoptr (MurTable) twice = parse ("label,label\n1,2\n");

  g_assert_cmpint (mur_table_find (years, "2020"), ==, 1);
  g_assert_cmpuint (mur_table_n_rows (years), ==, 1);
  g_assert_cmpint (mur_table_find (first_missing, "2019"), ==, 0);
  g_assert_cmpuint (mur_table_n_rows (first_missing), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (all_quoted), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (half_quoted), ==, 2);
  g_assert_null (mur_table_labels (name));
  g_assert_cmpfloat (mur_table_column (name, 0)[0], ==, 1);
  g_assert_cmpstr (mur_table_labels (twice)[0], ==, "1");
  g_assert_cmpfloat (mur_table_column (twice, 0)[0], ==, 2);
}

static void
test_infinite (void)
{
  g_autoptr (MurTable) table = parse ("x;y\n-inf;+Infinity\n1,5;INF\n");

  g_assert_cmpfloat (mur_table_column (table, 0)[0], ==, -INFINITY);
  g_assert_cmpfloat (mur_table_column (table, 1)[0], ==, INFINITY);
  g_assert_cmpfloat (mur_table_column (table, 0)[1], ==, 1.5);
  g_assert_cmpfloat (mur_table_column (table, 1)[1], ==, INFINITY);
}

static void
test_missing (void)
{
  g_autoptr (MurTable) table = parse ("a,b,c\n,2,\n4, ,\"\"\n\"\",,\n");

  g_assert_cmpuint (mur_table_n_rows (table), ==, 3);
  g_assert_true (isnan (mur_table_column (table, 0)[0]));
  g_assert_cmpfloat (mur_table_column (table, 1)[0], ==, 2);
  g_assert_cmpfloat (mur_table_column (table, 0)[1], ==, 4);
  g_assert_true (isnan (mur_table_column (table, 1)[1]));
  g_assert_true (isnan (mur_table_column (table, 2)[1]));
  g_assert_true (isnan (mur_table_column (table, 1)[2]));
}

static void
test_labels (void)
{
  static const char *const expected[] = { "p1", "2", "", NULL };
  g_autoptr (MurTable) named = parse ("name,value\np1,4.5\n2,5.5\n,6.5\n");
  g_autoptr (MurTable) bare = parse ("p1,4.5\n2,5.5\n,6.5\n");
  g_autoptr (MurTable) ours = parse ("label,2019\n7,4.5\n");

  g_assert_true (g_strv_equal (mur_table_labels (named), expected));
  g_assert_true (g_strv_equal (mur_table_labels (bare), expected));
  g_assert_cmpuint (mur_table_n_columns (named), ==, 1);
  g_assert_cmpstr (mur_table_name (named, 0), ==, "value");
  g_assert_cmpstr (mur_table_name (bare, 0), ==, "c2");
  g_assert_cmpfloat (mur_table_column (bare, 0)[2], ==, 6.5);
  g_assert_cmpstr (mur_table_labels (ours)[0], ==, "7");
  g_assert_cmpfloat (mur_table_column (ours, 0)[0], ==, 4.5);
}

void
mur_test_csv_assert_same (const MurTable *found, const MurTable *table)
{
  const char *const *labels = mur_table_labels (table);

  g_assert_cmpuint (mur_table_n_columns (found), ==, mur_table_n_columns (table));
  g_assert_cmpuint (mur_table_n_rows (found), ==, mur_table_n_rows (table));
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_assert_cmpstr (mur_table_name (found, i), ==, mur_table_name (table, i));
      g_assert_cmpstr (mur_table_unit (found, i), ==, mur_table_unit (table, i));
      for (gsize row = 0; row < mur_table_n_rows (table); row++)
        {
          double a = mur_table_column (found, i)[row];
          double b = mur_table_column (table, i)[row];

          g_assert_true (isnan (b) ? isnan (a) : memcmp (&a, &b, sizeof a) == 0);
        }
    }
  g_assert_true ((labels == NULL) == (mur_table_labels (found) == NULL));
  g_assert_true (labels == NULL || g_strv_equal (labels, mur_table_labels (found)));
}

static void
assert_round_trip (const MurTable *table)
{
  g_autofree char *text = mur_csv_format (table);
  g_autoptr (MurTable) found = parse (text);

  mur_test_csv_assert_same (found, table);
}

static void
test_format (void)
{
  static const double x[] = { 0.1, -1e-12, 4 };
  static const double y[] = { NAN, 1.0 / 3.0, 1e22 };
  static const char *const labels[] = { "p1", "a \"b\", c", "", NULL };
  g_autoptr (MurTable) table = mur_table_new ();
  g_autofree char *text = NULL;
  g_autofree char *labelled = NULL;

  mur_table_add_take (table, "x", "m", g_memdup2 (x, sizeof x), 3);
  mur_table_add_take (table, "y, z", NULL, g_memdup2 (y, sizeof y), 3);
  text = mur_csv_format (table);
  g_assert_cmpstr (text, ==,
                   "x [m],\"y, z\"\n0.1,\n-1e-12,0.3333333333333333\n4,1e22\n");
  mur_table_set_labels (table, labels);
  labelled = mur_csv_format (table);
  g_assert_cmpstr (labelled, ==,
                   "label,x [m],\"y, z\"\np1,0.1,\n\"a \"\"b\"\", c\",-1e-12,"
                   "0.3333333333333333\n\"\",4,1e22\n");
}

static void
test_round_trip (void)
{
  static const double x[]
    = { DBL_MAX, -DBL_MIN, 5e-324, -0.0, NAN, 0x1.921fb54442d18p1 };
  static const char *const labels[]
    = { " outer ", "7", "line\r\nend", "\"", "ψ;\t", "nan", NULL };
  g_autoptr (MurTable) table = mur_table_new ();

  mur_table_add_take (table, "only", NULL, g_memdup2 (x, sizeof x), 6);
  assert_round_trip (table); /* the missing value is a line on its own */
  mur_table_add_take (table, " a\n\"b\" ", "µm, \"°\"", g_memdup2 (x, sizeof x), 6);
  assert_round_trip (table);
  mur_table_set_labels (table, labels);
  assert_round_trip (table);
}

static void
test_decimal_comma_locale (void)
{
  mur_comma_locale_begin ();
  test_dialects ();
  test_format ();
  mur_comma_locale_end ();
}

/* A million rows. The time is printed for people, not tested. */
static void
test_large (void)
{
  guint n_rows = 1000000;
  g_autoptr (GString) text = g_string_new ("t,y\n");
  g_autoptr (MurTable) table = NULL;
  gint64 start;

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u.%03u,-%u.5e-3\n", i, i % 1000, i * 7919 % 104729);
  start = g_get_monotonic_time ();
  table = parse (text->str);
  g_test_message ("%.1f MB read in %.3f s", (double)text->len / 1e6,
                  (double)(g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (mur_table_n_rows (table), ==, n_rows);
  for (guint i = 0; i < n_rows; i += 997)
    {
      g_assert_cmpfloat (mur_table_column (table, 0)[i], ==,
                         (i * 1000.0 + i % 1000) / 1000.0);
      g_assert_cmpfloat (mur_table_column (table, 1)[i], ==,
                         -(i * 7919 % 104729 * 10.0 + 5) / 10000.0);
    }
}

void
mur_test_csv (void)
{
  g_test_add_func ("/core/csv/dialects", test_dialects);
  g_test_add_func ("/core/csv/line-ends", test_line_ends);
  g_test_add_func ("/core/csv/quotes", test_quotes);
  g_test_add_func ("/core/csv/units", test_units);
  g_test_add_func ("/core/csv/headers", test_headers);
  g_test_add_func ("/core/csv/quoted-headers", test_quoted_headers);
  g_test_add_func ("/core/csv/infinite", test_infinite);
  g_test_add_func ("/core/csv/missing", test_missing);
  g_test_add_func ("/core/csv/labels", test_labels);
  g_test_add_func ("/core/csv/format", test_format);
  g_test_add_func ("/core/csv/round-trip", test_round_trip);
  g_test_add_func ("/core/csv/decimal-comma-locale", test_decimal_comma_locale);
  g_test_add_func ("/core/csv/large", test_large);
}
