/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values: what is refused, and the one line that says so. */

#include "core/base/csv/csv.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/core/base/tests.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
assert_refused (const char *text, gssize length, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = mur_csv_parse (text, length, "data.csv", &error);

  g_assert_null (table);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, message);
}

#define NOT_A_NUMBER                                                                 \
  " is not allowed; allowed are numbers such as 1.5 or -2e-3, dates, inf and -inf, " \
  "and nothing, NaN or - for a missing value"

static void
test_bad_values (void)
{
  assert_refused ("t,y\n1,2\n\n3,abc\n", -1,
                  "data.csv: line 4, column 2 “y”: “abc”" NOT_A_NUMBER);
  assert_refused ("t,y\n1,infinite\n", -1,
                  "data.csv: line 2, column 2 “y”: “infinite”" NOT_A_NUMBER);
  assert_refused ("t;y\n1;1e999\n", -1,
                  "data.csv: line 2, column 2 “y”: “1e999”" NOT_A_NUMBER);
  assert_refused ("t,y\n1,0x10\n", -1,
                  "data.csv: line 2, column 2 “y”: “0x10”" NOT_A_NUMBER);
  assert_refused ("x\nword\n", -1,
                  "data.csv: line 2, column 1 “x”: “word”" NOT_A_NUMBER);
  assert_refused ("t,y\n1,2\nword,3\n", -1,
                  "data.csv: line 3, column 1 “t”: “word”" NOT_A_NUMBER);
  assert_refused (
    "1,word\n2,3\n", -1,
    "data.csv: line 1 begins with a number and is no line of numbers; mark "
    "it with # where it is none");
}

/* What contradicts itself in one file is refused with both fields. */
static void
test_contradictions (void)
{
  assert_refused ("t;y\n0;1.000,00\n0.5;1.050,00\n1;1.100,00\n", -1,
                  "data.csv: line 3, column 1 “t”: “0.5” has another decimal sign than "
                  "“1.000,00” in line 2; a file has one");
  assert_refused (
    "t;y\n0,5;1.000\n1,5;2.000\n", -1,
    "data.csv: “1.000” in line 2 beside “0,5” in line 2 is a thousand or a "
    "fraction; write numbers with one sign, and without groups");
  assert_refused (
    "t,y\n1,2 V\n2,3 mV\n", -1,
    "data.csv: line 3, column 2 “y”: “3 mV” is in another unit than “2 V” in "
    "line 2");
  assert_refused (
    "day,y\n01/02/2024,1\n02/02/2024,2\n03/04/2024,2\n", -1,
    "data.csv: column “day”: day and month of “01/02/2024” cannot be told "
    "apart; write dates as 2024-03-01");
  assert_refused (
    "day,y\n-,0\n05/01/2024,1\n06/01/2024,2\n", -1,
    "data.csv: column “day”: day and month of “05/01/2024” cannot be told "
    "apart; write dates as 2024-03-01");
  assert_refused (
    "day,y\n13/01/2024,1\n14/01/2024,2\n01/15/2024,3\n", -1,
    "data.csv: column “day”: day and month of “13/01/2024” cannot be told "
    "apart, as some dates have the day first and some the month; write dates as "
    "2024-03-01");
  assert_refused (
    "day,y\n2024-03-01,1\n5,2\n", -1,
    "data.csv: line 3, column 1 “day”: “5” is no date, as “2024-03-01” in "
    "line 2 is");
  assert_refused ("day,y\n2024-03-01,1\n2023-02-29,2\n", -1,
                  "data.csv: line 3, column 1 “day”: “2023-02-29” is no date, as "
                  "“2024-03-01” in line 2 is");
}

/* One line, whatever the field holds, and no longer than 40 characters of it. */
static void
test_bad_values_are_shortened (void)
{
  assert_refused ("t,y\n1,\"two\nlines\"\n", -1,
                  "data.csv: line 2, column 2 “y”: “two lines”" NOT_A_NUMBER);
  assert_refused ("t,y\n1,żółwżółwżółwżółwżółwżółwżółwżółwżółwżółw\n", -1,
                  "data.csv: line 2, column 2 “y”: "
                  "“żółwżółwżółwżółwżółwżółwżółwżółwżółwżółw”" NOT_A_NUMBER);
  assert_refused ("t,y\n1,żółwżółwżółwżółwżółwżółwżółwżółwżółwżółw!\n", -1,
                  "data.csv: line 2, column 2 “y”: "
                  "“żółwżółwżółwżółwżółwżółwżółwżółwżółwżółw…”" NOT_A_NUMBER);
}

static void
test_ragged (void)
{
  assert_refused (
    "t,y\n1,2\n3\n", -1,
    "data.csv: line 3 has 1 field; every line needs 2, as many as line 1");
  assert_refused (
    "\nt,y\n1,2,5,\n", -1,
    "data.csv: line 2 has 2 names and line 3 3 fields; every line needs as "
    "many");
  /* Decimal commas between commas, and groups between blanks, beside counts. */
  assert_refused (
    "t,y\n0,1,25\n1,2,50\n2,3,75\n", -1,
    "data.csv: line 1 has 2 names and line 2 3 fields; every line needs as "
    "many");
  assert_refused (
    "t y\n0 1 250\n1 2 500\n2 3 750\n", -1,
    "data.csv: line 1 has 2 names and line 2 3 fields; every line needs as "
    "many");
  /* An American thousand, or a German fraction. */
  assert_refused (
    "t,y\n1,\"1,234\"\n2,\"2,345\"\n", -1,
    "data.csv: “1,234” in line 2 is a thousand or a fraction; between commas "
    "write 1234 or 1.234");
  /* A date that is none is no name. */
  assert_refused (
    "when,y\n2024-02-30,1\n2024-03-01,2\n", -1,
    "data.csv: line 2 begins with a number and is no line of numbers; mark it "
    "with # where it is none");
  assert_refused (
    "1,2\n\n3,4\n5,6,7", -1,
    "data.csv: line 4 has 3 fields; every line needs 2, as many as line 1");
  /* A quoted line end is in its line, and counts. */
  assert_refused (
    "\"t\nu\",y\n1\n", -1,
    "data.csv: line 1 has 2 names and line 3 1 field; every line needs as "
    "many");
}

static void
test_nothing_in_it (void)
{
  static const char *const empty[] = { "", "\n", " \r\n\t\n ", "\xef\xbb\xbf" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    assert_refused (empty[i], -1,
                    "data.csv: nothing in it; needed is at least one line of numbers");
  assert_refused ("t,y\n", -1,
                  "data.csv: only a header; needed is at least one line of numbers");
  assert_refused ("\"1\",\"2\"\n", -1,
                  "data.csv: only a header; needed is at least one line of numbers");
}

static void
test_bad_text (void)
{
  assert_refused ("t,y\n1,\0002\n", 8,
                  "data.csv: line 2 is no text (byte 0x00); allowed is text in UTF-8, "
                  "UTF-16 or Latin-1");
  assert_refused ("t,y\n1,\"2\n3,4\n", -1,
                  "data.csv: line 2: a quotation mark is opened and never closed");
  assert_refused ("t,y\n1,2\n3,\"4\"5\n", -1,
                  "data.csv: line 3: text after a closing quotation mark; a quotation "
                  "mark within a quoted field is written twice");
}

static void
test_too_wide (void)
{
  g_autofree char *commas = g_strnfill (65536, ',');

  commas[0] = '1';
  commas[1] = ',';
  g_autofree char *text = g_strconcat (commas, ",", NULL);

  assert_refused (text, -1,
                  "data.csv: line 1 has over 65536 columns; allowed are at most that "
                  "many");
}

/* Bytes at random, drawn from those that mean something: any end but a crash, and one
 * line of error. The sanitizers see the rest. */
static void
test_any_bytes (void)
{
  static const char bytes[] = "01e-.,;\t\"\"\n\r a\xc3\xa9\xe2\x88\x92\xff";
  guint32 state = 4242;

  for (int i = 0; i < 20000; i++)
    {
      char text[48];
      gsize length = (state >> 8) % sizeof text;
      g_autoptr (GError) error = NULL;
      g_autoptr (MurTable) table = NULL;

      for (gsize j = 0; j < length; j++)
        {
          state = state * 1664525u + 1013904223u;
          text[j] = bytes[(state >> 16) % (sizeof bytes - (state % 5 != 0))];
        }
      state = state * 1664525u + 1013904223u;
      table = mur_csv_parse (text, (gssize)length, "data.csv", &error);
      g_assert_true ((table == NULL) == (error != NULL));
      g_assert_true (error == NULL || strpbrk (error->message, "\r\n") == NULL);
      g_assert_true (table == NULL || mur_table_n_rows (table) > 0);
    }
}

static void
assert_unreadable (const char *path, const char *reason)
{
  g_autofree char *expected = g_strdup_printf ("%s: %s", path, reason);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = mur_csv_read (path, &error);

  g_assert_null (table);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("murmuration-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "in.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = NULL;

  assert_unreadable (path, "No such file or directory");
  assert_unreadable (folder, "it is a folder; a file is wanted");
  assert_unreadable ("/dev/null", "it is no ordinary file");
  g_assert_true (mur_file_write (path, "t,y\n0.25,8\n", 11, &error));
  table = mur_csv_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (mur_table_column (table, 0)[0], ==, 0.25);
  g_assert_cmpint (truncate (path, (1L << 30) + 1), ==, 0); /* takes no room */
  assert_unreadable (path, "it is larger than 1024 MiB");
  g_remove (path);
  g_rmdir (folder);
}

void
mur_test_csv_errors (void)
{
  g_test_add_func ("/core/csv/bad-values", test_bad_values);
  g_test_add_func ("/core/csv/contradictions", test_contradictions);
  g_test_add_func ("/core/csv/bad-values-are-shortened", test_bad_values_are_shortened);
  g_test_add_func ("/core/csv/ragged", test_ragged);
  g_test_add_func ("/core/csv/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/core/csv/bad-text", test_bad_text);
  g_test_add_func ("/core/csv/too-wide", test_too_wide);
  g_test_add_func ("/core/csv/any-bytes", test_any_bytes);
  g_test_add_func ("/core/csv/files", test_files);
}
