/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A report says in JSON all that went into it, to a reader that is not the program's
 * own: every bit of a number, every character of a name. The program's own is asked as
 * well, which is strict about what stands in a string. */

#include "ui/documents/report.h"

#include "core/base/json-reader.h"
#include "tests/core/experiment/toy.h"
#include "tests/ui/documents/tests.h"

#include <float.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* Texts that end a string, a line or a document where they are not escaped. */
#define QUOTES "\"}],\\"
#define CONTROLS "\x01\t\n\r\x1f\x7f"
#define BEYOND "é π 🐦 \xe2\x80\xa8"

static const double first[] = { 0.1, -0.0, 5e-324, DBL_MAX };
static const double second[] = { NAN, INFINITY, -INFINITY, 9007199254740991.0 };
static const char *const labels[] = { QUOTES, CONTROLS, BEYOND, "", NULL };

static MurFrame *
make_frame (void)
{
  MurFrame *frame = mur_frame_new ();
  MurTable *table = mur_table_new (), *bare = mur_table_new ();
  mur_table_add_take (table, QUOTES, CONTROLS, g_memdup2 (first, sizeof first), 4);
  mur_table_add_take (table, BEYOND, NULL, g_memdup2 (second, sizeof second), 4);
  mur_table_set_labels (table, labels);
  mur_table_add_take (bare, "x", NULL, g_memdup2 (first, sizeof first), 4);
  mur_frame_add_table (frame, CONTROLS, table);
  mur_frame_add_table (frame, "bare", bare);
  mur_frame_add_scalar (frame, QUOTES, "m", 1.0 / 3);
  mur_frame_add_scalar (frame, "none", NULL, NAN);
  return frame;
}

static JsonObject *
read_report (JsonParser *parser,
             const MurSession *session,
             MurFrame *frame,
             const char *message)
{
  g_autoptr (GError) error = NULL;
  mur_frame_set_note (frame, g_strdup (message));
  g_autofree char *text = mur_report_format (session, frame, MUR_STATUS_CONVERGED);
  MurJson root;
  mur_json_check (text, -1, &root, &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_keys (JsonObject *object, const char *const *keys)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GList *member = members;
  for (; *keys != NULL && member != NULL; keys++, member = member->next)
    g_assert_cmpstr (member->data, ==, *keys);
  g_assert_null (*keys);
  g_assert_null (member);
}

/* What is no number is null, all else the same bits. */
static void
assert_column (JsonArray *array, const double *values)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (json_array_get_null_element (array, i) == !isfinite (values[i]));
      if (!isfinite (values[i]))
        continue;
      const double found = json_array_get_double_element (array, i);
      g_assert_cmpmem (&found, sizeof found, &values[i], sizeof values[i]);
    }
}

static void
test_tables (void)
{
  static const char *const full[] = { "labels", "columns", "units", NULL };
  static const char *const bare[] = { "columns", NULL };
  static const char *const columns[] = { QUOTES, BEYOND, NULL };
  static const char *const units[] = { QUOTES, NULL };
  g_autoptr (MurSession) session = mur_session_new (&mur_toy);
  g_autoptr (MurFrame) frame = make_frame ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = read_report (parser, session, frame, NULL);
  JsonObject *tables = json_object_get_object_member (root, "tables");
  JsonObject *table = json_object_get_object_member (tables, CONTROLS);
  JsonArray *rows = json_object_get_array_member (table, "labels");
  JsonObject *values = json_object_get_object_member (table, "columns");

  assert_keys (table, full);
  assert_keys (values, columns);
  assert_column (json_object_get_array_member (values, QUOTES), first);
  assert_column (json_object_get_array_member (values, BEYOND), second);
  g_assert_cmpuint (json_array_get_length (rows), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (json_array_get_string_element (rows, i), ==, labels[i]);
  table = json_object_get_object_member (table, "units");
  assert_keys (table, units);
  g_assert_cmpstr (json_object_get_string_member (table, QUOTES), ==, CONTROLS);
  assert_keys (json_object_get_object_member (tables, "bare"), bare);
}

static void
set (MurSession *session, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  mur_parameters_set (session->parameters, name, text, &error);
  g_assert_no_error (error);
}

/* Each kind of parameter is of its kind in JSON. */
static void
test_parameters (void)
{
  static const double offsets[] = { -1.5, 0.1, 3, 1e-300 };
  static const char *const names[] = { "gain", "length",  "step_us", "breaks", "target",
                                       "note", "offsets", "seed",    NULL };
  g_autoptr (MurSession) session = mur_session_new (&mur_toy);
  g_autoptr (MurFrame) frame = make_frame ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  set (session, "gain", "0.30000000000000004");
  set (session, "seed", "9007199254740991");
  set (session, "breaks", "retune");
  set (session, "note", QUOTES BEYOND);
  set (session, "offsets", "-1.5, 0.1, 3, 1e-300");
  JsonObject *root = read_report (parser, session, frame, NULL);
  JsonObject *values = json_object_get_object_member (root, "parameters");

  assert_keys (values, names);
  g_assert_true (json_object_get_double_member (values, "gain") == 0.1 + 0.2);
  g_assert_cmpint (json_object_get_int_member (values, "length"), ==, 100);
  g_assert_cmpint (json_object_get_int_member (values, "seed"), ==, 9007199254740991);
  g_assert_cmpstr (json_object_get_string_member (values, "breaks"), ==, "retune");
  g_assert_true (json_object_get_null_member (values, "target"));
  g_assert_cmpstr (json_object_get_string_member (values, "note"), ==, QUOTES BEYOND);
  assert_column (json_object_get_array_member (values, "offsets"), offsets);
}

static void
test_outcome (void)
{
  static const char *const members[]
    = { "experiment", "version", "parameters",  "status", "message",
        "scalars",    "tables",  "fingerprint", NULL };
  g_autoptr (MurSession) session = mur_session_new (&mur_toy);
  g_autoptr (MurFrame) frame = make_frame ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  JsonObject *root = read_report (parser, session, frame, CONTROLS);
  JsonObject *scalars = json_object_get_object_member (root, "scalars");

  assert_keys (root, members);
  g_assert_cmpstr (json_object_get_string_member (root, "experiment"), ==, mur_toy.id);
  g_assert_cmpstr (json_object_get_string_member (root, "status"), ==, "converged");
  g_assert_cmpstr (json_object_get_string_member (root, "message"), ==, CONTROLS);
  g_assert_cmpstr (json_object_get_string_member (root, "fingerprint"), ==,
                   fingerprint);
  g_assert_cmpuint (json_object_get_size (scalars), ==, 2);
  g_assert_true (json_object_get_double_member (scalars, QUOTES) == 1.0 / 3);
  g_assert_true (json_object_get_null_member (scalars, "none"));
}

void
mur_test_report (void)
{
  g_test_add_func ("/documents/report/tables", test_tables);
  g_test_add_func ("/documents/report/parameters", test_parameters);
  g_test_add_func ("/documents/report/outcome", test_outcome);
}
