/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/json-reader.h"

#include "core/base/json-digest.h"
#include "tests/core/base/tests.h"

#include <math.h>
#include <string.h>

/* RFC 8259, section by section. */
static void
test_accepted (void)
{
  static const char *const texts[] = {
    "{}",
    " \t\r\n{ \t\r\n} \t\r\n",
    "\xef\xbb\xbf{}",
    "{\"a\":null,\"b\":true,\"c\":false}",
    "{\"a\":[],\"b\":{},\"c\":[[],{}]}",
    "{\"\":0}",
    "{\"a\":[0,-0,10,-10,0.5,-0.5e0,1e5,1E+5,1e-05,123456789012345678901234567890]}",
    "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD834\\udd1E\"}",
    "{\"a\":\"{[/*'\\\"\"}",
    "{\"a\":\"\x7f ψ\"}",
    "{\"a\":{\"a\":{\"a\":1}},\"A\":1}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      MurJson root;
      g_assert_true (mur_json_check (texts[i], -1, &root, &error));
      g_assert_no_error (error);
      g_assert_cmpint (mur_json_kind (root), ==, MUR_JSON_OBJECT);
    }
}

/* What other readers let pass, and what none should. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "{/*\"*/}",
    "{}//",
    "{\"a\":1}/**/",
    "#\n{}",
    "{'a':1}",
    "{\"a\":'b'}",
    "{a:1}",
    "{1:1}",
    "{null:1}",
    "{\"a\":1,}",
    "{,}",
    "{\"a\":[1,]}",
    "{\"a\":[,1]}",
    "{\"a\":[1 2]}",
    "{\"a\":1 \"b\":2}",
    "{\"a\" 1}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\"::1}",
    "{\"a\"=1}",
    "{\"a\":[1}",
    "{\"a\":1]",
    "{]",
    "{\"a\":[}",
    "{}{}",
    "{} 1",
    "{}]",
    "{}\"",
    "{",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":\"",
    "{\"a\":\"\\",
    "{\"a\":\"\\u12",
    "{\"a\":[",
    "{\"a\":0x1F}",
    "{\"a\":017}",
    "{\"a\":-01}",
    "{\"a\":00}",
    "{\"a\":+1}",
    "{\"a\":.5}",
    "{\"a\":1.}",
    "{\"a\":1.e5}",
    "{\"a\":1e}",
    "{\"a\":1e+}",
    "{\"a\":-}",
    "{\"a\":--1}",
    "{\"a\":1_000}",
    "{\"a\":1.5.5}",
    "{\"a\":$1F}",
    "{\"a\":NaN}",
    "{\"a\":nan}",
    "{\"a\":Infinity}",
    "{\"a\":-Infinity}",
    "{\"a\":inf}",
    "{\"a\":True}",
    "{\"a\":NULL}",
    "{\"a\":nul}",
    "{\"a\":nulll}",
    "{\"a\":truefalse}",
    "{\"a\":undefined}",
    "{\"a\":\"\n\"}",
    "{\"a\":\"\t\"}",
    "{\"a\":\"\\x41\"}",
    "{\"a\":\"\\'\"}",
    "{\"a\":\"\\0\"}",
    "{\"a\":\"\\u0000\"}",
    "{\"a\":\"\\uD800\"}",
    "{\"a\":\"\\uD800\\u0041\"}",
    "{\"a\":\"\\uDC00\"}",
    "{\"a\":\"\\u12G4\"}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}",
    "{\"a\":{\"b\":1,\"b\":1}}",
    "[]",
    "[1]",
    "1",
    "null",
    "\"a\"",
    "var a = {};",
    "{\"a\":1};",
    "\v{}",
    "{\"a\":\f1}",
    "\xc2\xa0{}",
    ("{\"a\":\xe2\x88\x92"
     "1}"),
    "{\"\xff\":1}",
    "",
    " \n",
    "\xef\xbb\xbf",
    "\xef\xbb\xbf\xef\xbb\xbf{}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      MurJson root;
      if (mur_json_check (texts[i], -1, &root, &error))
        g_error ("%s is accepted", texts[i]);
      g_assert_true (g_str_has_prefix (error->message, "not JSON: "));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* A zero byte is no end. */
static void
test_zero_bytes (void)
{
  static const char text[] = "{\"a\":\0001}", behind[] = "{}\0";
  MurJson root;
  g_assert_false (mur_json_check (text, sizeof text - 1, &root, NULL));
  g_assert_false (mur_json_check (behind, sizeof behind - 1, &root, NULL));
}

static char *
nest (guint depth)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":");
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* 64 levels, however often: depth is counted back where brackets close. */
static void
test_depth (void)
{
  g_autofree char *deep = nest (64), *deeper = nest (65), *deepest = nest (80000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) often = g_string_new ("{\"a\":[[0]");
  MurJson root;
  for (int i = 0; i < 1000; i++)
    g_string_append (often, ",[[0],{\"b\":[]}]");
  g_string_append (often, "]}");
  g_assert_true (mur_json_check (deep, -1, &root, NULL));
  g_assert_true (mur_json_check (often->str, -1, &root, NULL));
  g_assert_false (mur_json_check (deepest, -1, &root, NULL));
  g_assert_false (mur_json_check (deeper, -1, &root, &error));
  g_assert_cmpstr (error->message, ==, "not JSON: line 1: nested deeper than 64");
}

/* What json-glib took for a comment hid brackets from a count of them. */
static void
test_hidden_depth (void)
{
  g_autofree char *brackets = g_strnfill (80000, '[');
  g_autofree char *comment
    = g_strconcat ("{\"murmuration\": 1, /*\"*/ \"a\":", brackets, NULL);
  g_autofree char *quote
    = g_strconcat ("{\"murmuration\": 1, '\"': 1, \"a\":", brackets, NULL);
  MurJson root;
  g_assert_false (mur_json_check (comment, -1, &root, NULL));
  g_assert_false (mur_json_check (quote, -1, &root, NULL));
}

/* Brackets and keys are counted, numbers are not. */
static void
test_parts (void)
{
  g_autoptr (GString) brackets = g_string_new ("{\"a\":[[]");
  g_autoptr (GString) numbers = g_string_new ("{\"a\":[0");
  g_autoptr (GError) error = NULL;
  MurJson root;
  for (int i = 0; i < 1 << 20; i++)
    {
      g_string_append (brackets, ",[]");
      g_string_append (numbers, ",0");
    }
  g_string_append (brackets, "]}");
  g_string_append (numbers, "]}");
  g_assert_true (mur_json_check (numbers->str, -1, &root, NULL));
  g_assert_cmpuint (mur_json_count (mur_json_member (root, "a")), ==, (1 << 20) + 1);
  g_assert_false (mur_json_check (brackets->str, -1, &root, &error));
  g_assert_cmpstr (error->message, ==,
                   "not JSON: line 1: more than 1048576 arrays, objects and keys");
}

static void
test_line (void)
{
  g_autoptr (GError) error = NULL;
  MurJson root;
  g_assert_false (mur_json_check ("{\n\"a\": 1,\n\"b\": 01}", -1, &root, &error));
  g_assert_cmpstr (error->message, ==, "not JSON: line 3: a number that begins with 0");
}

static void
test_values (void)
{
  static const char text[] = "{ \"s\\u0061\" : \"\\\"\\u00e9\\ud834\\udd1e\\n]\" , "
                             "\"n\":[ -0.0 ,1e999, 2.5e1 ],"
                             "\"o\":{\"x\":\"}\"},\"t\":true}";
  g_autoptr (GError) error = NULL;
  MurJson root, value;
  MurJsonIter iter;
  double number;
  g_assert_true (mur_json_check (text, -1, &root, &error));
  g_assert_cmpuint (mur_json_count (root), ==, 4);
  g_autofree char *string = mur_json_dup_string (mur_json_member (root, "sa"));
  g_assert_cmpstr (string, ==, "\"é𝄞\n]");
  g_assert_true (mur_json_is (mur_json_member (root, "sa"), "\"é𝄞\n]"));
  g_assert_false (mur_json_is (mur_json_member (root, "t"), "true"));
  g_assert_cmpint (mur_json_kind (mur_json_member (root, "t")), ==, MUR_JSON_BOOLEAN);
  g_assert_cmpint (mur_json_kind (mur_json_member (root, "x")), ==, MUR_JSON_ABSENT);
  mur_json_iter_init (&iter, mur_json_member (root, "n"));
  g_assert_true (mur_json_iter_next (&iter, NULL, &value));
  g_assert_true (mur_json_get_number (value, &number));
  g_assert_true (number == 0 && signbit (number));
  g_assert_true (mur_json_iter_next (&iter, NULL, &value));
  g_assert_false (mur_json_get_number (value, &number));
  g_assert_true (mur_json_iter_next (&iter, NULL, &value));
  g_assert_true (mur_json_get_number (value, &number));
  g_assert_cmpfloat (number, ==, 25);
  g_assert_false (mur_json_iter_next (&iter, NULL, &value));
}

/* By sha256sum over "a"[1,"b c"]"d"{}. */
static void
test_digest (void)
{
  static const char *const texts[] = {
    "{\"a\":[1,\"b c\"],\"d\":{}}",
    "{ \"a\" : [ 1 , \"b c\" ]\n, \"d\" : { } , \"sha256\" : \"\" }",
    "{\"sha256\":[1],\"a\":[1,\"b c\"],\"d\":{}}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MurJson root;
      g_assert_true (mur_json_check (texts[i], -1, &root, NULL));
      g_autofree char *digest = mur_json_digest (root);
      g_assert_cmpstr (
        digest, ==, "5f6d21ac959a0671aefdb87e3cfda3c6425cc80103342b8639a60ea84090cd4a");
    }
}

void
mur_test_json (void)
{
  g_test_add_func ("/experiment/json/accepted", test_accepted);
  g_test_add_func ("/experiment/json/refused", test_refused);
  g_test_add_func ("/experiment/json/zero-bytes", test_zero_bytes);
  g_test_add_func ("/experiment/json/depth", test_depth);
  g_test_add_func ("/experiment/json/hidden-depth", test_hidden_depth);
  g_test_add_func ("/experiment/json/parts", test_parts);
  g_test_add_func ("/experiment/json/line", test_line);
  g_test_add_func ("/experiment/json/values", test_values);
  g_test_add_func ("/experiment/json/digest", test_digest);
}
