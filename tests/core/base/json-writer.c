/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written is JSON to a reader that is not the program's own, and to its own. */

#include "core/base/json-writer.h"

#include "core/base/json-digest.h"
#include "tests/core/base/tests.h"

#include <float.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static JsonObject *
read_with_glib (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_texts (void)
{
  static const char *const texts[]
    = { "",      "plain",     "\"quoted\" \\ / back", "\b\f\n\r\t\x01\x1f\x7f",
        "é π 🐦", "</script>", "\xe2\x80\xa8",         "a\\u0041" };
  for (MurJsonStyle style = MUR_JSON_LINES; style <= MUR_JSON_ONE_LINE; style++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        MurJsonWriter *writer = mur_json_writer_new (style);
        g_autoptr (JsonParser) parser = json_parser_new ();
        mur_json_writer_add_text (writer, texts[i], texts[i]);
        g_autofree char *text = mur_json_writer_finish (writer);
        MurJson root;
        g_assert_true (mur_json_check (text, -1, &root, NULL));
        g_assert_true (mur_json_is (mur_json_member (root, texts[i]), texts[i]));
        g_assert_cmpstr (
          json_object_get_string_member (read_with_glib (parser, text), texts[i]), ==,
          texts[i]);
      }
}

/* Doubles come back bit for bit; what JSON has no number for is null. */
static void
test_numbers (void)
{
  static const double values[]
    = { 0,   -0.0,     1,        -1.5,    0.1,     1.0 / 3,
        1e6, 1e300,    5e-324,   DBL_MAX, DBL_MIN, 9007199254740993.0,
        NAN, INFINITY, -INFINITY };
  const guint n = G_N_ELEMENTS (values), n_finite = n - 3;
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
  g_autoptr (JsonParser) parser = json_parser_new ();
  mur_json_writer_add_numbers (writer, "all", values, n);
  mur_json_writer_begin_array (writer, "each");
  for (guint i = 0; i < n; i++)
    mur_json_writer_add_number (writer, NULL, values[i]);
  mur_json_writer_end (writer);
  mur_json_writer_add_count (writer, "most", G_MAXINT64);
  mur_json_writer_add_count (writer, "least", G_MININT64);
  g_autofree char *text = mur_json_writer_finish (writer);
  JsonObject *object = read_with_glib (parser, text);
  JsonArray *all = json_object_get_array_member (object, "all");
  JsonArray *each = json_object_get_array_member (object, "each");
  g_assert_cmpuint (json_array_get_length (all), ==, n);
  g_assert_cmpuint (json_array_get_length (each), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (json_array_get_null_element (all, i) == (i >= n_finite));
      g_assert_true (json_array_get_null_element (each, i) == (i >= n_finite));
    }
  for (guint i = 0; i < n_finite; i++)
    {
      const double found = json_array_get_double_element (all, i);
      g_assert_cmpmem (&found, sizeof found, &values[i], sizeof values[i]);
    }
  g_assert_cmpint (json_object_get_int_member (object, "most"), ==, G_MAXINT64);
  g_assert_cmpint (json_object_get_int_member (object, "least"), ==, G_MININT64);
}

/* Any bits that are a number, with all exponents alike. */
static void
test_random_numbers (void)
{
  static double values[4096];
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (8259);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    do
      {
        const guint64 high = g_rand_int (random),
                      bits = high << 32 | g_rand_int (random);
        memcpy (&values[i], &bits, sizeof bits);
      }
    while (!isfinite (values[i]));
  mur_json_writer_add_numbers (writer, "all", values, G_N_ELEMENTS (values));
  g_autofree char *text = mur_json_writer_finish (writer);
  JsonArray *all = json_object_get_array_member (read_with_glib (parser, text), "all");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const double found = json_array_get_double_element (all, i);
      g_assert_cmpmem (&found, sizeof found, &values[i], sizeof values[i]);
    }
}

static void
write_example (MurJsonWriter *writer)
{
  mur_json_writer_add_text (writer, "a", "b");
  mur_json_writer_begin_array (writer, "rows");
  for (guint i = 0; i < 2; i++)
    {
      mur_json_writer_begin_object (writer, NULL);
      mur_json_writer_add_count (writer, "i", i);
      mur_json_writer_end (writer);
    }
  mur_json_writer_end (writer);
  mur_json_writer_add_numbers (writer, "none", NULL, 0);
  mur_json_writer_begin_object (writer, "empty");
  mur_json_writer_end (writer);
  mur_json_writer_begin_array (writer, "two");
  mur_json_writer_add_count (writer, NULL, 1);
  mur_json_writer_add_text (writer, NULL, "x");
  mur_json_writer_end (writer);
}

static void
test_layout (void)
{
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
  write_example (writer);
  g_autofree char *lines = mur_json_writer_finish (writer);
  g_assert_cmpstr (lines, ==,
                   "{\n"
                   "  \"a\": \"b\",\n"
                   "  \"rows\": [\n"
                   "    {\n"
                   "      \"i\": 0\n"
                   "    },\n"
                   "    {\n"
                   "      \"i\": 1\n"
                   "    }\n"
                   "  ],\n"
                   "  \"none\": [],\n"
                   "  \"empty\": {},\n"
                   "  \"two\": [1, \"x\"]\n"
                   "}\n");
  writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  write_example (writer);
  g_autofree char *line = mur_json_writer_finish (writer);
  g_assert_cmpstr (line, ==,
                   "{\"a\": \"b\", \"rows\": [{\"i\": 0}, {\"i\": 1}], \"none\": [], "
                   "\"empty\": {}, \"two\": [1, \"x\"]}\n");
}

/* What is not there adds no member, and an array without texts is one. */
static void
test_arrays_of_texts (void)
{
  static const char *const two[] = { "p1", "\"", NULL };
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  mur_json_writer_add_texts (writer, "absent", NULL);
  mur_json_writer_add_texts (writer, "labels", two);
  mur_json_writer_add_texts (writer, "empty", &two[2]);
  g_autofree char *line = mur_json_writer_finish (writer);
  g_assert_cmpstr (line, ==, "{\"labels\": [\"p1\", \"\\\"\"], \"empty\": []}\n");
}

/* One way to write a character, since the digest is of what is written. */
static void
test_escapes (void)
{
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  mur_json_writer_add_text (writer, "\"", "\\ / \n \t \x1f\x7f é");
  g_autofree char *text = mur_json_writer_finish (writer);
  g_assert_cmpstr (text, ==, "{\"\\\"\": \"\\\\ / \\n \\u0009 \\u001f\\u007f é\"}\n");
}

/* The seal is right, whatever the layout. */
static void
test_sealed (void)
{
  for (MurJsonStyle style = MUR_JSON_LINES; style <= MUR_JSON_ONE_LINE; style++)
    {
      MurJsonWriter *writer = mur_json_writer_new (style);
      MurJson root;
      write_example (writer);
      g_autofree char *text = mur_json_writer_finish_sealed (writer);
      g_assert_true (mur_json_check (text, -1, &root, NULL));
      g_assert_cmpint (mur_json_check_digest (root), ==, MUR_DIGEST_RIGHT);
      *strchr (text, 'b') = 'c';
      g_assert_true (mur_json_check (text, -1, &root, NULL));
      g_assert_cmpint (mur_json_check_digest (root), ==, MUR_DIGEST_WRONG);
    }
}

void
mur_test_json_writer (void)
{
  g_test_add_func ("/core/json-writer/texts", test_texts);
  g_test_add_func ("/core/json-writer/arrays-of-texts", test_arrays_of_texts);
  g_test_add_func ("/core/json-writer/numbers", test_numbers);
  g_test_add_func ("/core/json-writer/random-numbers", test_random_numbers);
  g_test_add_func ("/core/json-writer/layout", test_layout);
  g_test_add_func ("/core/json-writer/escapes", test_escapes);
  g_test_add_func ("/core/json-writer/sealed", test_sealed);
}
