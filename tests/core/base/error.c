/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/error.h"

#include "tests/core/base/tests.h"

#include <string.h>

static void
assert_message (const char *argument, const char *expected)
{
  g_autoptr (GError) error = NULL;
  mur_error_set (&error, MUR_ERROR_VALUE, "gain", "gain: %s is wrong", argument);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_cmpstr (mur_error_field (error), ==, "gain");
}

static void
test_plain (void)
{
  assert_message ("−2 “ψ” 100 %s \\n", "gain: −2 “ψ” 100 %s \\n is wrong");
  assert_message ("", "gain:  is wrong");
}

/* Newlines, escape sequences, other scripts' ends of line, turned writing. */
static void
test_one_line (void)
{
  assert_message ("a\nb\r\n\tc", "gain: a\\nb\\u000d\\n\\tc is wrong");
  assert_message ("\x1b[31m\x7f", "gain: \\u001b[31m\\u007f is wrong");
  assert_message ("\xc2\x85\xe2\x80\xa8\xe2\x80\xa9",
                  "gain: \\u0085\\u2028\\u2029 is wrong");
  assert_message ("\xe2\x80\xae", "gain: \\u202e is wrong");
}

static void
test_invalid (void)
{
  assert_message ("a\xff", "gain: a\xef\xbf\xbd is wrong");
}

/* Both ends are kept. */
static void
test_long (void)
{
  g_autofree char *value = g_strnfill (1000000, 'x');
  g_autoptr (GError) error = NULL;
  mur_error_set (&error, MUR_ERROR_VALUE, NULL, "gain: %s is wrong; 1 or 2", value);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), ==, 1000 + 3);
  g_assert_true (g_str_has_prefix (error->message, "gain: xxx"));
  g_assert_true (g_str_has_suffix (error->message, "xxx is wrong; 1 or 2"));
  g_assert_nonnull (strstr (error->message, "x … x"));
}

/* File names may hold newlines. */
static void
test_prefix (void)
{
  g_autoptr (GError) error = NULL;
  mur_error_prefix (NULL, "a");
  mur_error_prefix (&error, "a");
  g_assert_no_error (error);
  g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there\nis none");
  mur_error_prefix (&error, "a\nb.json");
  g_assert_cmpstr (error->message, ==, "a\\nb.json: there\\nis none");
}

void
mur_test_error (void)
{
  g_test_add_func ("/base/error/plain", test_plain);
  g_test_add_func ("/base/error/one-line", test_one_line);
  g_test_add_func ("/base/error/invalid", test_invalid);
  g_test_add_func ("/base/error/long", test_long);
  g_test_add_func ("/base/error/prefix", test_prefix);
}
