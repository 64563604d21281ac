/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/session.h"

#include "core/base/error.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"

#include <math.h>
#include <string.h>

static MurSession *
parse (const char *text, char ***warnings, GError **error)
{
  return mur_session_parse (text, -1, mur_toy_registry, warnings, error);
}

static MurSession *
make_session (void)
{
  MurSession *session = mur_toy_session (77, 0);
  MurTable *table = mur_table_new ();
  const char *const labels[] = { "first", "second \\ \"2\"", "third\n", NULL };
  const double t[] = { 0.1, NAN, -0.0 };
  const double y[] = { 1e300, INFINITY, -INFINITY };
  mur_table_add_take (table, "t", "s", g_memdup2 (t, sizeof t), 3);
  mur_table_add_take (table, "y", NULL, g_memdup2 (y, sizeof y), 3);
  mur_table_set_labels (table, labels);
  mur_inputs_add (session->inputs, "data", "some “file”.csv", table);
  mur_inputs_set_roles (session->inputs, "data",
                        (const char *const[]){ "x", "t", "y \"2\"", "", NULL });
  mur_parameters_set (session->parameters, "gain", "0.30000000000000004", NULL);
  mur_parameters_set (session->parameters, "seed", "9007199254740991", NULL);
  mur_parameters_set (session->parameters, "offsets", "1 2.5", NULL);
  mur_parameters_set (session->parameters, "note", "tab\t\x01\x7f ψ \"\\", NULL);
  g_autoptr (MurParameters) later = mur_parameters_copy (session->parameters);
  mur_parameters_set (later, "gain", "3.9", NULL);
  mur_session_add_change (session, 5, NULL, later);
  mur_session_add_change (session, 5, "kick", NULL);
  mur_parameters_set (later, "target", "4", NULL);
  mur_session_add_change (session, 9, NULL, later);
  return session;
}

static void
assert_same_changes (const MurSession *one, const MurSession *two)
{
  g_assert_cmpuint (one->changes->len, ==, two->changes->len);
  for (guint i = 0; i < one->changes->len; i++)
    {
      const MurChange *a = g_ptr_array_index (one->changes, i);
      const MurChange *b = g_ptr_array_index (two->changes, i);
      g_assert_cmpuint (a->step, ==, b->step);
      g_assert_cmpstr (a->action, ==, b->action);
      g_assert_true ((a->parameters == NULL) == (b->parameters == NULL));
      if (a->parameters != NULL)
        g_assert_true (mur_parameters_equal (a->parameters, b->parameters));
    }
}

static void
test_round_trip (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autofree char *text = mur_session_format (session);
  g_autoptr (GError) error = NULL;
  char **warnings = NULL;
  g_autoptr (MurSession) again = parse (text, &warnings, &error);
  g_assert_no_error (error);
  g_assert_null (warnings);
  g_assert_true (again->experiment == &mur_toy);
  g_assert_true (mur_parameters_equal (session->parameters, again->parameters));
  assert_same_changes (session, again);
  const MurTable *table = mur_inputs_table (again->inputs, "data");
  g_assert_cmpstr (mur_inputs_source (again->inputs, 0), ==, "some “file”.csv");
  const char *const *roles = mur_inputs_roles (again->inputs, "data");
  g_assert_cmpuint (g_strv_length ((char **)roles), ==, 4);
  g_assert_cmpstr (roles[1], ==, "t");
  g_assert_cmpstr (roles[2], ==, "y \"2\"");
  g_assert_cmpstr (roles[3], ==, "");
  g_assert_cmpstr (mur_table_unit (table, 0), ==, "s");
  g_assert_null (mur_table_unit (table, 1));
  g_assert_cmpstr (mur_table_labels (table)[1], ==, "second \\ \"2\"");
  g_assert_cmpstr (mur_table_labels (table)[2], ==, "third\n");
  g_assert_cmpfloat (mur_table_column (table, 0)[0], ==, 0.1);
  g_assert_true (isnan (mur_table_column (table, 0)[1]));
  g_assert_true (signbit (mur_table_column (table, 0)[2]));
  g_assert_cmpfloat (mur_table_column (table, 1)[0], ==, 1e300);
  g_assert_cmpfloat (mur_table_column (table, 1)[2], ==, -INFINITY);
  g_autofree char *text_again = mur_session_format (again);
  g_assert_cmpstr (text, ==, text_again);
}

/* The file is for people too: shortest digits, and a column on one line. */
static void
test_readable (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autofree char *text = mur_session_format (session);
  g_assert_nonnull (strstr (text, "\"gain\": 0.30000000000000004,"));
  g_assert_nonnull (strstr (text, "\"seed\": 9007199254740991"));
  g_assert_nonnull (strstr (text, "\"t\": [0.1, null, -0.0]"));
  g_assert_nonnull (strstr (text, "\"y\": [1e+300, \"inf\", \"-inf\"]")
                      ?: strstr (text, "\"y\": [1e300, \"inf\", \"-inf\"]"));
  g_assert_nonnull (strstr (text, "\"target\": \"none\""));
}

static void
test_copy (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurSession) copy = mur_session_copy (session);
  assert_same_changes (session, copy);
  mur_session_add_change (copy, 10, "kick", NULL);
  g_assert_cmpuint (session->changes->len + 1, ==, copy->changes->len);
  mur_parameters_set (copy->parameters, "gain", "1", NULL);
  g_assert_false (mur_parameters_equal (session->parameters, copy->parameters));
}

static void
test_defaults (void)
{
  g_autoptr (MurSession) session
    = parse ("{\"murmuration\": 1, \"experiment\": \"toy\"}", NULL, NULL);
  g_autoptr (MurParameters) defaults = mur_parameters_new (mur_toy.parameters);
  g_assert_nonnull (session);
  g_assert_true (mur_parameters_equal (session->parameters, defaults));
  g_assert_cmpuint (mur_inputs_n (session->inputs), ==, 0);
  g_assert_cmpuint (session->changes->len, ==, 0);
}

static void
test_forms (void)
{
  g_autoptr (MurSession) session
    = parse ("{\"murmuration\": 1, \"experiment\": \"toy\", \"parameters\": "
             "{\"gain\": \"1.5\", \"offsets\": 3, \"target\": null, \"length\": 5.0}}",
             NULL, NULL);
  gsize n;
  g_assert_nonnull (session);
  g_assert_cmpfloat (mur_parameters_number (session->parameters, "gain"), ==, 1.5);
  g_assert_cmpfloat (mur_parameters_list (session->parameters, "offsets", &n)[0], ==,
                     3);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (mur_parameters_integer (session->parameters, "length"), ==, 5);
}

static void
test_warnings (void)
{
  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurSession) session
    = parse ("{\"murmuration\": 1, \"experiment\": \"toy\", \"colour\": 7, "
             "\"parameters\": {\"gian\": 3, \"gain\": 1},"
             "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"x\": 1}},"
             "\"changes\": [{\"step\": 1, \"action\": \"kick\", \"who\": 1}]}",
             &warnings, NULL);
  g_assert_nonnull (session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 4);
  g_assert_cmpstr (warnings[0], ==, "colour: not known to this version, passed over");
  g_assert_cmpstr (warnings[1], ==,
                   "parameters.gian: not known to this version, passed over");
  g_assert_cmpstr (warnings[2], ==, "inputs.x: not known to this version, passed over");
  g_assert_cmpstr (warnings[3], ==,
                   "changes.who: not known to this version, passed over");
  g_assert_cmpfloat (mur_parameters_number (session->parameters, "gain"), ==, 1);
}

#define TOY "{\"murmuration\": 1, \"experiment\": \"toy\", "

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "", "not JSON: the text is empty" },
    { "\xff\xfe", "not JSON: the text is not UTF-8" },
    { "[1]", "not JSON: the text is not an object in braces" },
    { "{}", "not a session: the key murmuration is missing" },
    { "{\"murmuration\": 2}",
      "murmuration: format 2 is not allowed; this version reads format 1" },
    { "{\"murmuration\": \"1\"}",
      "murmuration: \"1\" is not allowed; a whole number from 0 to 2⁵³" },
    { "{\"murmuration\": 1}",
      "experiment: a missing key is not allowed; text in quotes" },
    { "{\"murmuration\": 1, \"experiment\": 5}",
      "experiment: 5 is not allowed; text in quotes" },
    { "{\"murmuration\": 1, \"experiment\": \"tow\"}",
      "experiment: tow is not known; known are toy" },
    { TOY "\"parameters\": 1}", "parameters: 1 is not allowed; an object in braces" },
    { TOY "\"parameters\": {\"gain\": true}}",
      "gain: true is not allowed; a number from −2 to 4" },
    { TOY "\"parameters\": {\"gain\": [1]}}",
      "gain: [1] is not allowed; a number from −2 to 4" },
    { TOY "\"parameters\": {\"gain\": 7}}",
      "gain: 7 is not allowed; a number from −2 to 4" },
    { TOY "\"parameters\": {\"gain\": null}}",
      "gain: none is not allowed; a number from −2 to 4" },
    { TOY "\"parameters\": {\"note\": 7}}",
      "note: 7 is not allowed; text of at most 4096 bytes in UTF-8" },
    { TOY "\"parameters\": {\"offsets\": [1, [2]]}}",
      "offsets: [1, [2]] is not allowed; at most 2048 numbers from −5 to 10, with "
      "commas or blanks "
      "between" },
    { TOY "\"parameters\": {\"length\": 99999999999999999999999}}", NULL },
    { TOY "\"parameters\": {\"gain\": 1e999}}", NULL },
    { TOY "\"parameters\": {\"gain\": NaN}}", NULL },
    { TOY "\"inputs\": []}", "inputs: [] is not allowed; an object in braces" },
    { TOY "\"inputs\": {\"data\": 1}}", "data: 1 is not allowed; an object in braces" },
    { TOY "\"inputs\": {\"data\": {}}}",
      "columns: a missing key is not allowed; an object with at least one column" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": []}}}}",
      "t: [] is not allowed; numbers in brackets" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1, \"x\"]}}}}",
      "t: \"x\" is not allowed; a number or null" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1, 2], \"y\": [1]}}}}",
      "y: 1 values are not allowed; 2, as in the first column" },
    { TOY
      "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"labels\": [\"a\", 2]}}}",
      "labels: [\"a\", 2] is not allowed; one text in quotes a row" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"\": [1]}}}}",
      "columns: \"\" is not allowed; columns need a name" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1e999]}}}}",
      "t: 1e999 is not allowed; a number or null" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1], \"t\": [2]}}}}",
      "not JSON: line 1: a key that its object has already" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [true]}}}}",
      "t: true is not allowed; a number or null" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"labels\": [2]}}}",
      "labels: 2 is not allowed; one text in quotes a row" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"labels\": {}}}}",
      "labels: {} is not allowed; one text in quotes a row" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"units\": 1}}}",
      "units: 1 is not allowed; an object in braces" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"units\": {\"t\": "
          "[]}}}}",
      "units: [] is not allowed; text in quotes" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"roles\": {\"x\": 1}}}}",
      "roles: 1 is not allowed; the name of a column in quotes" },
    { TOY "\"inputs\": {\"data\": {\"columns\": {\"t\": [1]}, \"source\": 1}}}",
      "source: 1 is not allowed; text in quotes" },
    { TOY "\"version\": 1}", "version: 1 is not allowed; text in quotes" },
    { TOY "\"changes\": [{\"step\": 1e3}]}",
      "step: 1e3 is not allowed; a whole number from 0 to 2⁵³" },
    { TOY "\"changes\": [{\"step\": 9007199254740993}]}",
      "step: 9007199254740993 is not allowed; a whole number from 0 to 2⁵³" },
    { TOY "\"changes\": {}}", "changes: {} is not allowed; an array in brackets" },
    { TOY "\"changes\": [7]}", "changes: 7 is not allowed; objects in braces" },
    { TOY "\"changes\": [{\"step\": -1}]}",
      "step: -1 is not allowed; a whole number from 0 to 2⁵³" },
    { TOY "\"changes\": [{\"step\": 3, \"action\": \"kick\"}, {\"step\": 2}]}",
      "step: 2 is not allowed after a change at step 3; changes go in order" },
    { TOY "\"changes\": [{\"step\": 3, \"action\": \"push\"}]}",
      "action: push is not known; known are kick, nudge" },
    { TOY "\"changes\": [{\"step\": 3, \"action\": 1}]}",
      "action: 1 is not allowed; text in quotes" },
    { TOY "\"changes\": [{\"step\": 3, \"parameters\": {\"seed\": 1}}]}",
      "changes: step 3 changes what is not allowed to change during a run" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      char **warnings = NULL;
      g_assert_null (parse (cases[i][0], &warnings, &error));
      g_assert_nonnull (error);
      g_assert_null (warnings);
      g_assert_null (strchr (error->message, '\n'));
      if (cases[i][1] != NULL)
        g_assert_cmpstr (error->message, ==, cases[i][1]);
    }
}

/* What a person does to a session is right, and said. */
static void
test_edited (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autofree char *text = mur_session_format (session);
  g_autoptr (GString) edited = g_string_new (text);
  g_auto (GStrv) warnings = NULL;
  g_assert_cmpuint (g_string_replace (edited, "\"step\": 9", "\"step\": 10", 0), ==, 1);
  g_autoptr (MurSession) again = parse (edited->str, &warnings, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_cmpstr (warnings[0], ==,
                   "edited since it was written; what it says now is used");
}

/* Cut anywhere, changed anywhere: an error or a session, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autofree char *text = mur_session_format (session);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7741);
  gsize length = strlen (text);
  for (gsize n = 0; n + 2 < length; n++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (
        mur_session_parse (text, (gssize)n, mur_toy_registry, NULL, &error));
      g_assert_nonnull (error);
    }
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *damaged = g_strdup (text);
      g_autoptr (GError) error = NULL;
      damaged[g_rand_int_range (rand, 0, (gint32)length)]
        = (char)g_rand_int_range (rand, 1, 256);
      g_autoptr (MurSession) parsed = parse (damaged, NULL, &error);
      g_assert_true ((parsed == NULL) == (error != NULL));
    }
}

static void
test_deep (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;
  g_assert_null (parse (deep, NULL, &error));
  g_assert_cmpstr (error->message, ==, "not JSON: line 1: nested deeper than 64");
}

/* The scene comes back and is copied; core knows none, and refuses what is no text. */
static void
test_scene (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (GError) error = NULL;
  mur_session_set_scene (session, "the “ring”");
  g_autofree char *text = mur_session_format (session);
  g_autoptr (MurSession) copy = mur_session_copy (session);
  g_autoptr (MurSession) read = parse (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->scene, ==, "the “ring”");
  g_assert_cmpstr (read->scene, ==, "the “ring”");
  g_assert_null (parse ("{\"murmuration\": 1, \"experiment\": \"toy\", \"scene\": 3}",
                        NULL, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "scene");
}

/* Titles come back and are copied, whatever they are of; what is no text is refused. */
static void
test_titles (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurTitles) one = mur_titles_with (NULL, "ring.1.x", "Time <t> (s)");
  g_autoptr (MurTitles) titles = mur_titles_with (one, "ring.1.“a”", "b");
  g_autoptr (GError) error = NULL;
  mur_session_set_titles (session, titles);
  g_autofree char *text = mur_session_format (session);
  g_autoptr (MurSession) copy = mur_session_copy (session);
  g_autoptr (MurSession) read = parse (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mur_titles_equal (copy->titles, titles));
  g_assert_true (mur_titles_equal (read->titles, titles));
  mur_session_set_titles (session, NULL);
  g_autofree char *without = mur_session_format (session);
  g_assert_null (strstr (without, "titles"));
  g_assert_null (parse ("{\"murmuration\": 1, \"experiment\": \"toy\", "
                        "\"titles\": {\"ring.1.x\": 3}}",
                        NULL, &error));
  g_assert_nonnull (strstr (error->message, "titles: ring.1.x: 3 is not allowed"));
}

void
mur_test_session (void)
{
  g_test_add_func ("/experiment/session/round-trip", test_round_trip);
  g_test_add_func ("/experiment/session/readable", test_readable);
  g_test_add_func ("/experiment/session/scene", test_scene);
  g_test_add_func ("/experiment/session/titles", test_titles);
  g_test_add_func ("/experiment/session/copy", test_copy);
  g_test_add_func ("/experiment/session/defaults", test_defaults);
  g_test_add_func ("/experiment/session/forms", test_forms);
  g_test_add_func ("/experiment/session/warnings", test_warnings);
  g_test_add_func ("/experiment/session/refused", test_refused);
  g_test_add_func ("/experiment/session/edited", test_edited);
  g_test_add_func ("/experiment/session/damaged", test_damaged);
  g_test_add_func ("/experiment/session/deep", test_deep);
}
