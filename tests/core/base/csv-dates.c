/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates and times as loggers, spreadsheets and people write them, in seconds since the
 * first; the expected seconds are counted by hand. */

#include "core/base/csv/csv.h"

#include "tests/core/base/tests.h"

#include <math.h>

static MurTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "in.csv", &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_seconds (const char *text, guint column, double second, double third)
{
  g_autoptr (MurTable) table = parse (text);
  const double *seconds = mur_table_column (table, column);

  g_assert_null (mur_table_labels (table));
  g_assert_cmpuint (mur_table_n_rows (table), ==, 3);
  g_assert_true (mur_table_is_dated (table, column));
  g_assert_cmpstr (mur_table_unit (table, column), ==, "s");
  g_assert_cmpfloat (seconds[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (seconds[1], second, 1e-6);
  g_assert_cmpfloat_with_epsilon (seconds[2], third, 1e-6);
}

/* From 28 February to 1 March of a leap year; the 28th was a Wednesday. */
static void
test_forms (void)
{
  static const char *const texts[] = {
    "28-02-2024;1\n29-02-2024;2\n01-03-2024;3\n",
    "28 Feb 2024;1\n29 Feb 2024;2\n1 Mar 2024;3\n",
    "28-FEB-2024 23:30;1\n29-FEB-2024 23:30;2\n01-MAR-2024 23:30;3\n",
    "February 28, 2024;1\nFebruary 29, 2024;2\nMarch 1, 2024;3\n",
    ("Wed 28 Feb 2024 12:00:00;1\nThu 29 Feb 2024 12:00:00;2\n"
     "Fri 1 Mar 2024 12:00:00;3\n"),
    "20240228T120000;1\n20240229T120000Z;2\n20240301T120000;3\n",
    "2/28/2024 1:10:00 PM;1\n2/29/2024 1:10:00 PM;2\n3/1/2024 1:10:00 PM;3\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat ("when;y\n", texts[i], NULL);

      assert_seconds (text, 0, 86400, 2 * 86400);
    }
}

static void
test_clocks (void)
{
  assert_seconds ("t,y\n11:30 AM,1\n12:00 PM,2\n12:30 pm,3\n", 0, 1800, 3600);
  assert_seconds ("t,y\n12:00 a.m.,1\n1:00 a.m.,2\n1:00 p.m.,3\n", 0, 3600, 13 * 3600);
  /* The fraction tells minutes and seconds from hours and minutes. */
  assert_seconds ("t,y\n59:58.5,1\n60:00.0,2\n61:00.5,3\n", 0, 1.5, 62);
  assert_seconds ("t,y\n09:58,1\n10:00,2\n11:00,3\n", 0, 120, 3720);
}

/* Only a fall by more than half a day among times that rise is midnight. */
static void
test_midnight (void)
{
  assert_seconds ("t,y\n23:30,1\n00:00,2\n00:30,3\n", 0, 1800, 3600);
  assert_seconds ("t,y\n08:00,1\n22:00,2\n08:00,3\n", 0, 14 * 3600, 86400);
  assert_seconds ("t,y\n10:00,1\n12:00,2\n11:00,3\n", 0, 7200, 3600);
}

/* A date and beside it the time of that day are one instant. */
static void
test_two_columns (void)
{
  assert_seconds ("day,clock,U\n2024-02-29,23:30,1\n2024-03-01,00:00,2\n"
                  "2024-03-01,01:30,3\n",
                  1, 1800, 7200);
  assert_seconds ("2024-02-29 23:30:00 1\n2024-03-01 00:00:00 2\n"
                  "2024-03-01 01:30:00 3\n",
                  0, 1800, 7200);
  assert_seconds ("U;clock;day\n1;23:30;29.02.2024\n2;00:00;01.03.2024\n"
                  "3;01:30;01.03.2024\n",
                  1, 1800, 7200);
}

static void
test_numbers (void)
{
  g_autoptr (MurTable) run = parse ("run,y\n20240229,1\n20240301,2\n");
  g_autoptr (MurTable) no_date = parse ("date,y\n20240229,1\n20240230,2\n");

  assert_seconds ("Date,y\n20240228,1\n20240229,2\n20240301,3\n", 0, 86400, 172800);
  assert_seconds ("t,y\n20240228235950,1\n20240229000000,2\n20240301000000,3\n", 0, 10,
                  86410);
  g_assert_false (mur_table_is_dated (run, 0));
  g_assert_cmpfloat (mur_table_column (run, 0)[1], ==, 20240301);
  g_assert_cmpfloat (mur_table_column (no_date, 0)[1], ==, 20240230);
}

void
mur_test_csv_dates (void)
{
  g_test_add_func ("/core/csv/dates/forms", test_forms);
  g_test_add_func ("/core/csv/dates/clocks", test_clocks);
  g_test_add_func ("/core/csv/dates/midnight", test_midnight);
  g_test_add_func ("/core/csv/dates/two-columns", test_two_columns);
  g_test_add_func ("/core/csv/dates/numbers", test_numbers);
}
