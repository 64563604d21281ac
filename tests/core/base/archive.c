/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives: every bit comes back, and damage is an error. */

#include "core/base/archive.h"

#include "core/base/error.h"
#include "tests/core/archives.h"
#include "tests/core/base/tests.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
test_every_bit (void)
{
  guint64 payload = 0x7ff4dead12345678; /* a signalling NaN with a payload */
  double values[]
    = { 0.1, -0.0, DBL_MIN / 8, DBL_MAX, INFINITY, M_PI, -1e-310, 0, -NAN, 5e-324 };
  double found[G_N_ELEMENTS (values)];
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (MurArchive) again = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (&values[7], &payload, sizeof payload);
  mur_archive_put_doubles (archive, "positions", values, G_N_ELEMENTS (values));
  again = mur_archives_reread (archive);
  g_assert_true (
    mur_archive_get_doubles (again, "positions", found, G_N_ELEMENTS (found), &error));
  g_assert_no_error (error);
  g_assert_cmpmem (found, sizeof found, values, sizeof values);
}

/* What is read where it was put is the same as what went through text, in memory that
 * is told. */
static void
test_in_memory (void)
{
  double values[] = { 0.1, -0.0, DBL_MIN / 8, INFINITY, M_PI, -NAN };
  double found[G_N_ELEMENTS (values)];
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (GError) error = NULL;
  guint64 step;

  g_assert_cmpuint (mur_archive_n_bytes (archive), <, 8);
  mur_archive_put_doubles (archive, "positions", values, G_N_ELEMENTS (values));
  mur_archive_put_integer (archive, "step", 18446744073709551557u);
  g_assert_cmpuint (mur_archive_n_bytes (archive), >, sizeof values);
  g_assert_cmpuint (mur_archive_n_bytes (archive), <, 300);
  g_assert_true (mur_archive_get_doubles (archive, "positions", found,
                                          G_N_ELEMENTS (found), &error));
  g_assert_true (mur_archive_get_integer (archive, "step", &step, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (found, sizeof found, values, sizeof values);
  g_assert_cmpuint (step, ==, 18446744073709551557u);
  g_assert_false (mur_archive_get_doubles (archive, "positions", found, 5, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "positions");
}

/* The format itself: bytes 00 00 00 00 00 00 f0 3f are 1, 18 2d 44 54 fb 21 09 40 π. */
static void
test_little_endian_base64 (void)
{
  static const double values[] = { 1.0, M_PI };
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autofree char *text = NULL;

  mur_archive_put_doubles (archive, "x", values, 2);
  text = mur_archives_format (archive);
  g_assert_cmpstr (text, ==, "{\"x\": \"AAAAAAAA8D8YLURU+yEJQA==\"}");
}

static void
test_dup (void)
{
  static const double values[] = { 4.61487992, 3.96829528, 1.60951687 };
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autofree double *found = NULL;
  g_autofree double *none = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  mur_archive_put_doubles (archive, "best", values, 3);
  mur_archive_put_doubles (archive, "none", NULL, 0);
  found = mur_archive_dup_doubles (archive, "best", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found, n * sizeof *found, values, sizeof values);
  none = mur_archive_dup_doubles (archive, "none", &n, &error);
  g_assert_no_error (error);
  g_assert_nonnull (none);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (mur_archive_get_doubles (archive, "none", NULL, 0, &error));
}

/* Two columns with room for three rows each, of which two are there: neither what comes
 * later nor the room is part of the state, which takes next to no memory and reads as
 * doubles do. */
static void
test_columns (void)
{
  static const double expected[] = { 0.25, -7.5, 1e300, 4.75 };
  double room[] = { 0.25, -7.5, NAN, 1e300, 4.75, NAN };
  double *values = g_memdup2 (room, sizeof room);
  g_autoptr (MurVector) whole = mur_vector_new_take (values, 6);
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (GError) error = NULL;
  gsize n;

  mur_archive_put_columns (archive, "course", whole, 2, 2);
  g_assert_cmpuint (mur_archive_n_bytes (archive), <, 200);
  values[2] = values[5] = 11;

  g_autoptr (MurArchive) again = mur_archives_reread (archive);
  const MurArchive *const both[] = { archive, again };

  for (guint k = 0; k < 2; k++)
    {
      double found[8] = { 0 };
      g_autofree double *dup = mur_archive_dup_doubles (both[k], "course", &n, &error);

      g_assert_cmpmem (dup, n * sizeof *dup, expected, sizeof expected);
      g_assert_true (mur_archive_get_doubles (both[k], "course", found, 4, &error));
      g_assert_cmpmem (found, sizeof expected, expected, sizeof expected);
      g_assert_true (
        mur_archive_get_columns (both[k], "course", found, 4, 2, 2, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (found, 2 * sizeof *found, expected, 2 * sizeof *found);
      g_assert_cmpmem (found + 4, 2 * sizeof *found, expected + 2, 2 * sizeof *found);
      g_assert_false (
        mur_archive_get_columns (both[k], "course", found, 4, 2, 3, &error));
      g_assert_cmpstr (mur_error_field (error), ==, "course");
      g_clear_error (&error);
      g_assert_false (
        mur_archive_get_columns (both[k], "absent", found, 4, 2, 2, &error));
      g_assert_cmpstr (mur_error_field (error), ==, "absent");
      g_clear_error (&error);
    }
}

/* Other values show where columns are read: with a state that has as many rows, and not
 * with one that has fewer or others. */
static void
test_shared_columns (void)
{
  g_autoptr (MurVector) one = mur_vector_new ((double[]){ 1, 2, 3, 4 }, 4);
  g_autoptr (MurVector) other = mur_vector_new ((double[]){ 5, 6, 7, 8 }, 4);
  g_autoptr (MurArchive) archive = mur_archive_new ();
  const struct
  {
    gsize n_columns, n_rows;
    double expected;
  } rows[] = { { 2, 0, 1 }, { 4, 1, 1 }, { 2, 1, 5 }, { 2, 2, 5 } };

  mur_archive_put_columns (archive, "course", one, 2, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MurArchive) later = mur_archive_new ();
      double found[2];

      mur_archive_put_columns (later, "course", other, rows[i].n_columns,
                               rows[i].n_rows);
      g_assert_cmpint (mur_archive_share_columns (archive, later), ==, i == 2);
      g_assert_true (mur_archive_get_doubles (archive, "course", found, 2, NULL));
      g_assert_cmpfloat (found[0], ==, rows[i].expected);
      g_assert_cmpfloat (found[1], ==, rows[i].expected + 2);
    }
}

static void
test_integers (void)
{
  static const guint64 values[]
    = { 0, 1, 9007199254740993, G_MAXINT64, 9223372036854775808u, G_MAXUINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MurArchive) archive = mur_archive_new ();
      g_autoptr (MurArchive) again = NULL;
      g_autoptr (GError) error = NULL;
      guint64 found = 99;

      mur_archive_put_integer (archive, "counter", values[i]);
      again = mur_archives_reread (archive);
      g_assert_true (mur_archive_get_integer (again, "counter", &found, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (found, ==, values[i]);
    }
}

static void
test_bad_doubles (void)
{
  static const char *const texts[] = {
    "{}",           /* absent */
    "{ \"x\": 3 }", /* another kind */
    "{ \"x\": null }",
    "{ \"x\": [1.5] }",
    "{ \"x\": { \"y\": \"\" } }",
    "{ \"x\": \"AAAAAAAA8D8YLURU\" }",         /* one and a half */
    "{ \"x\": \"AAAAAAAA8D8YLURU+yEJQ===\" }", /* wrong padding */
    "{ \"x\": \"AAAAAAAA8D8YLURU+yEJQB==\" }", /* bits behind the end */
    "{ \"x\": \"AAAAAAAA8D8YLURU yEJQA==\" }", /* a blank for a digit */
    "{ \"x\": \"AAAAAAAA8D8=\" }",             /* one, not two */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurArchive) archive = mur_archives_parse (texts[i], &error);
      double found[2] = { 7, 8 };

      g_assert_false (archive != NULL
                      && mur_archive_get_doubles (archive, "x", found, 2, &error));
      g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
      g_assert_cmpstr (mur_error_field (error), ==, "x");
      g_assert_true (g_str_has_prefix (error->message, "x: "));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_cmpfloat (found[0], ==, 7);
      g_assert_cmpfloat (found[1], ==, 8);
    }
}

static void
test_bad_integers (void)
{
  static const char *const texts[] = {
    "{}",
    "{ \"x\": true }",
    "{ \"x\": 12 }",
    "{ \"x\": \"\" }",
    "{ \"x\": \"-1\" }",
    "{ \"x\": \"+1\" }",
    "{ \"x\": \" 1\" }",
    "{ \"x\": \"1.0\" }",
    "{ \"x\": \"0x10\" }",
    "{ \"x\": \"18446744073709551616\" }",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurArchive) archive = mur_archives_parse (texts[i], &error);
      guint64 found = 77;

      g_assert_false (archive != NULL
                      && mur_archive_get_integer (archive, "x", &found, &error));
      g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
      g_assert_cmpstr (mur_error_field (error), ==, "x");
      g_assert_cmpuint (found, ==, 77);
    }
}

/* A name put twice would lose state without a word. */
static void
test_put_twice (void)
{
  g_autoptr (MurArchive) archive = mur_archive_new ();
  guint64 found;

  mur_archive_put_integer (archive, "step", 212);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*hash_table_contains*");
  mur_archive_put_integer (archive, "step", 213);
  g_test_assert_expected_messages ();
  g_assert_true (mur_archive_get_integer (archive, "step", &found, NULL));
  g_assert_cmpuint (found, ==, 212);
}

/* Two that save themselves by the same names, columns and words among them, and what is
 * beside them; in memory and through text. */
static void
test_parts (void)
{
  const double numbers[] = { 0.1, -0.0, 7 };
  g_autoptr (MurVector) whole = mur_vector_new (numbers, 3);
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (MurArchive) again = NULL;

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (MurArchive) part = mur_archive_new ();

      mur_archive_put_integer (part, "step", 212 + k);
      mur_archive_put_doubles (part, "place", numbers + k, 2);
      mur_archive_put_doubles (part, "nothing", NULL, 0);
      mur_archive_put_columns (part, "course", whole, 1, k + 1);
      mur_archive_put_text (part, "words", k == 0 ? "σ, \"quoted\"\n" : "");
      mur_archive_put_part (archive, k == 0 ? "a" : "ab", part);
    }
  mur_archive_put_integer (archive, "step", 9);
  again = mur_archives_reread (archive);
  for (guint k = 0; k < 4; k++)
    {
      g_autoptr (MurArchive) part
        = mur_archive_dup_part (k < 2 ? archive : again, k % 2 == 0 ? "a" : "ab");
      g_autoptr (GError) error = NULL;
      g_autofree char *words = mur_archive_dup_text (part, "words", &error);
      guint64 step;
      double place[2], course[2];

      g_assert_true (mur_archive_get_integer (part, "step", &step, &error));
      g_assert_true (mur_archive_get_doubles (part, "place", place, 2, &error));
      g_assert_true (mur_archive_get_doubles (part, "nothing", NULL, 0, &error));
      g_assert_true (
        mur_archive_get_columns (part, "course", course, 2, 1, k % 2 + 1, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (step, ==, 212 + k % 2);
      g_assert_cmpmem (place, sizeof place, numbers + k % 2, sizeof place);
      g_assert_cmpfloat (course[k % 2], ==, numbers[k % 2]);
      g_assert_cmpstr (words, ==, k % 2 == 0 ? "σ, \"quoted\"\n" : "");
    }
}

/* No such part is an empty one; no such words, and numbers in their place, are errors. */
static void
test_no_parts (void)
{
  const double number = 1;
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (MurArchive) part = mur_archive_dup_part (archive, "a");
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) wrong = NULL;
  guint64 found;

  g_assert_false (mur_archive_get_integer (part, "step", &found, NULL));
  g_assert_null (mur_archive_dup_text (archive, "words", &absent));
  g_assert_cmpstr (mur_error_field (absent), ==, "words");
  mur_archive_put_doubles (archive, "words", &number, 1);
  g_assert_null (mur_archive_dup_text (archive, "words", &wrong));
  g_assert_cmpstr (mur_error_field (wrong), ==, "words");
}

void
mur_test_archive (void)
{
  g_test_add_func ("/core/archive/every-bit", test_every_bit);
  g_test_add_func ("/core/archive/in-memory", test_in_memory);
  g_test_add_func ("/core/archive/little-endian-base64", test_little_endian_base64);
  g_test_add_func ("/core/archive/dup", test_dup);
  g_test_add_func ("/core/archive/columns", test_columns);
  g_test_add_func ("/core/archive/shared-columns", test_shared_columns);
  g_test_add_func ("/core/archive/integers", test_integers);
  g_test_add_func ("/core/archive/bad-doubles", test_bad_doubles);
  g_test_add_func ("/core/archive/bad-integers", test_bad_integers);
  g_test_add_func ("/core/archive/put-twice", test_put_twice);
  g_test_add_func ("/core/archive/parts", test_parts);
  g_test_add_func ("/core/archive/no-parts", test_no_parts);
}
