/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as instruments, spreadsheets and people write them. */

#include "core/base/csv/csv.h"

#include "tests/core/base/tests.h"

#include <math.h>
#include <string.h>

/* A table of the columns t = 0, 0.5, 1 and y = 1.25, 2.5, −3. */
static void
assert_reads (const char *text, gssize length, const char *t, const char *y)
{
  static const double expected[2][3] = { { 0, 0.5, 1 }, { 1.25, 2.5, -3 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = mur_csv_parse (text, length, "in.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (table), ==, 3);
  g_assert_null (mur_table_labels (table));
  g_assert_cmpstr (mur_table_name (table, 0), ==, t);
  g_assert_cmpstr (mur_table_name (table, 1), ==, y);
  for (guint i = 0; i < 2; i++)
    for (guint row = 0; row < 3; row++)
      g_assert_cmpfloat (mur_table_column (table, i)[row], ==, expected[i][row]);
}

static void
reads (const char *text, const char *t, const char *y)
{
  assert_reads (text, -1, t, y);
}

static void
test_separators (void)
{
  reads ("0 1.25\n0.5  2.5\n  1\t-3  \n", "c1", "c2");
  reads ("t y\n0 1.25\n0.5 2.5\n1 -3\n", "t", "y");
}

static void
test_comments (void)
{
  reads ("# a\n# b\nt,y\n0,1.25\n% c\n0.5,2.5\n// d\n1,-3\n! e\n", "t", "y");
  reads ("; a\nt,y\n0,1.25\n0.5,2.5 # pump on, again\n1,-3 // off\n", "t", "y");
  reads ("# t, y\n0,1.25\n0.5,2.5\n1,-3\n", "t", "y");
  reads ("#\n# $Id$\n#\n0 1.25 # first\n0.5 2.5\n1 -3\n", "c1", "c2");
}

/* What stands above the table is none of it. */
static void
test_preambles (void)
{
  reads ("Model,DPO2024\nInterval,1e-6\nLength,6\n\nt,y\n0,1.25\n0.5,2.5\n1,-3\n", "t",
         "y");
  reads ("Model,DPO\nFirmware,1.52\nLength,6\n0,1.25\n0.5,2.5\n1,-3\n", "c1", "c2");
  reads ("Run 12 of May\nt;y\n0;1,25\n0,5;2,5\n1;-3\n", "t", "y");
  reads ("2024-03-01 10:00\nt,y\n0,1.25\n0.5,2.5\n1,-3\n", "t", "y");
}

static void
test_decimal_signs (void)
{
  reads ("t;y\n0;1,25\n0,5;2,5\n1;-3\n", "t", "y");
  reads ("t,y\n\"0\",\"1,25\"\n\"0,5\",\"2,5\"\n\"1\",\"-3\"\n", "t", "y");
  reads ("t\ty\n0,0\t1,25\n0,5\t2,5\n1,0\t-3,0\n", "t", "y");
  reads ("t,y\n0D0,1.25D+00\n5.0D-01,2.5D0\n1.D0,-3.0d+00\n", "t", "y");
}

static void
test_line_ends (void)
{
  reads ("sep=;\r\nt;y\r\n0;1,25\r\n0,5;2,5\r\n1;-3\r\n", "t", "y");
  reads ("t,y\n0,1.25,\n0.5,2.5,\n1,-3,\n", "t", "y");
  reads ("t,y,,\n0,1.25,,\n0.5,2.5,,\n1,-3,,\n,,,\n,,,\n", "t", "y");
}

static void
test_encodings (void)
{
  static const char latin[] = "t (\xb5s),T (\xb0"
                              "C)\n0,1.25\n0.5,2.5\n1,-3\n";
  static const char wide[] = "\xff\xfet\0\t\0y\0\r\0\n\0"
                             "0\0\t\0001\0.\0002\0005\0\r\0\n\0"
                             "0\0.\0005\0\t\0002\0.\0005\0\r\0\n\0"
                             "1\0\t\0-\0003\0\r\0\n";

  reads (latin, "t (µs)", "T (°C)");
  assert_reads (wide, sizeof wide, "t", "y");
}

static MurTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "in.csv", &error);

  g_assert_no_error (error);
  return table;
}

/* A line of units below the names, and units behind the numbers. */
static void
test_units (void)
{
  g_autoptr (MurTable) below = parse ("Time;Voltage\ns;[V]\n0;1\n1;2\n");
  g_autoptr (MurTable) behind = parse ("t,y\n0.5 s,1.25 µV\n1 s,-2 µV\n");
  g_autoptr (MurTable) names = parse ("a,b\nx,y\n1,2\n");

  g_assert_cmpstr (mur_table_name (below, 0), ==, "Time");
  g_assert_cmpstr (mur_table_unit (below, 0), ==, "s");
  g_assert_cmpstr (mur_table_unit (below, 1), ==, "V");
  g_assert_cmpstr (mur_table_unit (behind, 1), ==, "µV");
  g_assert_cmpfloat (mur_table_column (behind, 1)[1], ==, -2);
  /* x and y are no units: the line right above the numbers has the names. */
  g_assert_cmpstr (mur_table_name (names, 0), ==, "x");
}

static void
test_gaps (void)
{
  g_autoptr (MurTable) table = parse ("a,b\n1,NaN\n-,2\nn/a,NA\n3,\nnull,4\n");
  static const double expected[2][5]
    = { { 1, NAN, NAN, 3, NAN }, { NAN, 2, NAN, NAN, 4 } };

  g_assert_cmpuint (mur_table_n_rows (table), ==, 5);
  for (guint i = 0; i < 2; i++)
    for (guint row = 0; row < 5; row++)
      {
        const double value = mur_table_column (table, i)[row];

        g_assert_true (isnan (expected[i][row]) ? isnan (value)
                                                : value == expected[i][row]);
      }
}

/* Seconds since the first: 2024 is a leap year, so that a day is between 28 February and
 * 1 March but one. */
static void
test_dates (void)
{
  static const char *const texts[]
    = { "2024-02-28,1\n2024-02-29,2\n2024-03-01,3\n",
        "28.02.2024,1\n29.02.2024,2\n01.03.2024,3\n",
        "2/28/2024,1\n2/29/2024,2\n3/1/2024,3\n",
        "28/02/24,1\n29/02/24,2\n01/03/24,3\n",
        "2024-02-28T12:00:00Z,1\n2024-02-29T12:00:00Z,2\n2024-03-01T12:00:00Z,3\n",
        "2024-02-28 23:30,1\n2024-02-29 23:30,2\n2024-03-01 23:30,3\n",
        ("2024-02-28T12:00:00+02:00,1\n2024-02-29T10:00:00Z,2\n"
         "2024-03-01T05:00:00-05:00,3\n") };
  g_autoptr (MurTable) clock = parse ("when;y\n09:59:58,5;1\n10:00:01;2\n");
  g_autoptr (MurTable) gap = parse ("when,y\n-,0\n2024-03-01,1\n2024-03-02,2\n");
  g_autoptr (MurTable) told = parse ("when,y\n-,0\n12/01/2024,1\n13/01/2024,2\n");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat ("when,y\n", texts[i], NULL);
      g_autoptr (MurTable) table = parse (text);
      const double *seconds = mur_table_column (table, 0);

      g_assert_null (mur_table_labels (table));
      g_assert_cmpstr (mur_table_unit (table, 0), ==, "s");
      g_assert_cmpfloat (seconds[0], ==, 0);
      g_assert_cmpfloat (seconds[1], ==, 86400);
      g_assert_cmpfloat (seconds[2], ==, 2 * 86400);
    }
  g_assert_cmpfloat_with_epsilon (mur_table_column (clock, 0)[1], 2.5, 1e-9);
  g_assert_true (isnan (mur_table_column (gap, 0)[0]));
  g_assert_cmpfloat (mur_table_column (gap, 0)[2], ==, 86400);
  g_assert_cmpfloat (mur_table_column (told, 0)[2], ==, 86400);
}

static void
test_groups (void)
{
  g_autoptr (MurTable) german = parse ("a;b\n1.234,5;1\n-12.345.678,25;2\n");
  g_autoptr (MurTable) english = parse ("a;b\n\"1,234.5\";1\n\"900.0\";2\n");
  g_autoptr (MurTable) french = parse ("a;b\n1 234,5;1\n12 345 678;2\n");
  g_autoptr (MurTable) fractions = parse ("a;b\n0;1,252\n1;2,568\n");

  g_assert_cmpfloat (mur_table_column (german, 0)[0], ==, 1234.5);
  g_assert_cmpfloat (mur_table_column (german, 0)[1], ==, -12345678.25);
  g_assert_cmpfloat (mur_table_column (english, 0)[0], ==, 1234.5);
  g_assert_cmpfloat (mur_table_column (french, 0)[1], ==, 12345678);
  /* Where nothing else tells, what could be either is a fraction. */
  g_assert_cmpfloat (mur_table_column (fractions, 1)[0], ==, 1.252);
}

/* Numbers as names, a matrix with an index, and names that come twice. */
static void
test_headers (void)
{
  g_autoptr (MurTable) doses = parse ("time,0.5,1.0\n0,1,2\n1,3,4\n");
  g_autoptr (MurTable) matrix = parse (",1,2\n1,0,0.5\n2,0.25,0\n");
  g_autoptr (MurTable) twice = parse ("t,y,y,y 2\n0,1,2,3\n");

  g_assert_cmpuint (mur_table_n_rows (doses), ==, 2);
  g_assert_cmpstr (mur_table_name (doses, 2), ==, "1.0");
  g_assert_cmpuint (mur_table_n_rows (matrix), ==, 2);
  g_assert_cmpuint (mur_table_n_columns (matrix), ==, 3);
  g_assert_cmpstr (mur_table_name (matrix, 1), ==, "1");
  g_assert_cmpstr (mur_table_name (twice, 1), ==, "y");
  g_assert_cmpstr (mur_table_name (twice, 2), ==, "y 3");
  g_assert_cmpstr (mur_table_name (twice, 3), ==, "y 2");
}

/* R leaves out the name of the column of the rows; so may who has a date and a time
 * between blanks. */
static void
test_short_headers (void)
{
  static const char *const texts[]
    = { "\"t\" \"y\"\n\"1\" 0 1.25\n\"2\" 0.5 2.5\n\"3\" 1 -3\n",
        "\"t\",\"y\"\n\"7\",0,1.25\n\"9\",0.5,2.5\n\"12\",1,-3\n",
        "t\ty\n1\t0\t1.25\n2\t0.5\t2.5\n3\t1\t-3\n",
        "t y\nrow1 0 1.25\nrow2 0.5 2.5\nrow3 1 -3\n" };
  g_autoptr (MurTable) when
    = parse ("when U\n2024-03-01 10:00 5\n2024-03-01 10:01 6\n");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MurTable) table = parse (texts[i]);
      const int t = mur_table_find (table, "t"), y = mur_table_find (table, "y");

      g_assert_cmpuint (mur_table_n_rows (table), ==, 3);
      g_assert_cmpint (t, >=, 0);
      g_assert_cmpint (y, ==, t + 1);
      g_assert_cmpfloat (mur_table_column (table, (guint)t)[1], ==, 0.5);
      g_assert_cmpfloat (mur_table_column (table, (guint)y)[2], ==, -3);
    }
  g_assert_cmpfloat (mur_table_column (when, (guint)mur_table_find (when, "when"))[1],
                     ==, 60);
  g_assert_cmpfloat (mur_table_column (when, (guint)mur_table_find (when, "U"))[1], ==,
                     6);
}

/* What is found can be said, and what is said goes before what would be found. */
static void
test_formats (void)
{
  static const char text[] = "Title, of May\n\na;b\n1,5;2\n2,5;3\n";
  const MurCsvFormat any = { 0 };
  const MurCsvFormat bare = { .header = MUR_CSV_HEADER_NONE };
  const MurCsvFormat later = { .n_skipped = 3, .header = MUR_CSV_HEADER_NONE };
  const MurCsvFormat first = { .n_skipped = 2, .header = MUR_CSV_HEADER_FIRST };
  const MurCsvFormat comma = { .separator = ',', .point = '.', .n_skipped = 3 };
  MurCsvFormat found;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) one = NULL, two = NULL, three = NULL, four = NULL;
  g_autoptr (MurTable) five = NULL;

  g_assert_true (mur_csv_find_format (text, -1, "in.csv", &any, &found, &error));
  g_assert_cmpint (found.separator, ==, ';');
  g_assert_cmpint (found.point, ==, ',');
  g_assert_cmpint (found.header, ==, MUR_CSV_HEADER_FIRST);
  g_assert_cmpuint (found.n_skipped, ==, 2);
  one = mur_csv_parse_as (text, -1, "in.csv", &found, &error);
  g_assert_cmpstr (mur_table_name (one, 0), ==, "a");
  g_assert_cmpuint (mur_table_n_rows (one), ==, 2);

  two = mur_csv_parse_as (text, -1, "in.csv", &bare, &error);
  g_assert_cmpstr (mur_table_name (two, 0), ==, "c1");
  g_assert_cmpuint (mur_table_n_rows (two), ==, 2);
  three = mur_csv_parse_as ("1,2\n3,4\n5,6\n", -1, "in.csv",
                            &(MurCsvFormat){ .header = MUR_CSV_HEADER_FIRST }, &error);
  g_assert_cmpstr (mur_table_name (three, 1), ==, "2");
  g_assert_cmpuint (mur_table_n_rows (three), ==, 2);
  four = mur_csv_parse_as (text, -1, "in.csv", &later, &error);
  g_assert_cmpuint (mur_table_n_rows (four), ==, 2);
  g_assert_cmpstr (mur_table_name (four, 1), ==, "c2");
  five = mur_csv_parse_as (text, -1, "in.csv", &first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mur_table_name (five, 0), ==, "a");

  /* Read so, no line is one of numbers. */
  g_assert_null (mur_csv_parse_as (text, -1, "in.csv", &comma, &error));
  g_assert_nonnull (error);
}

/* A large text is looked at by its first lines. */
static void
test_head (void)
{
  g_autoptr (GString) text = g_string_new ("t,y\n");
  const MurCsvFormat any = { 0 };
  MurCsvFormat found;
  gsize n;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u,%u\n", i, i * i);
  n = mur_csv_head (text->str, text->len);
  g_assert_cmpuint (n, <, text->len / 4);
  g_assert_cmpint (text->str[n - 1], ==, '\n');
  g_assert_cmpuint (mur_csv_head (text->str, 20), ==, 20);
  g_assert_true (
    mur_csv_find_format (text->str, (gssize)text->len, "in.csv", &any, &found, NULL));
  g_assert_cmpint (found.separator, ==, ',');
}

void
mur_test_csv_people (void)
{
  g_test_add_func ("/core/csv/people/separators", test_separators);
  g_test_add_func ("/core/csv/people/comments", test_comments);
  g_test_add_func ("/core/csv/people/preambles", test_preambles);
  g_test_add_func ("/core/csv/people/decimal-signs", test_decimal_signs);
  g_test_add_func ("/core/csv/people/line-ends", test_line_ends);
  g_test_add_func ("/core/csv/people/encodings", test_encodings);
  g_test_add_func ("/core/csv/people/units", test_units);
  g_test_add_func ("/core/csv/people/gaps", test_gaps);
  g_test_add_func ("/core/csv/people/dates", test_dates);
  g_test_add_func ("/core/csv/people/groups", test_groups);
  g_test_add_func ("/core/csv/people/headers", test_headers);
  g_test_add_func ("/core/csv/people/short-headers", test_short_headers);
  g_test_add_func ("/core/csv/people/formats", test_formats);
  g_test_add_func ("/core/csv/people/head", test_head);
}
