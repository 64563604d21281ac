/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions of the size that a long afternoon makes, and of sizes that none does. */

#include "core/run/session.h"

#include "core/run/job.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"

#include <string.h>

#define N_SIDE 1000
#define N_CHANGES 10000

static MurTable *
make_table (void)
{
  MurTable *table = mur_table_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (40961);
  for (guint i = 0; i < N_SIDE; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);
      double *values = g_new (double, N_SIDE);
      for (guint j = 0; j < N_SIDE; j++)
        values[j] = g_rand_int_range (rand, 1, 1000) / 1e3;
      mur_table_add_take (table, name, i % 2 == 0 ? "rad" : NULL, values, N_SIDE);
    }
  return table;
}

static MurSession *
make_session (void)
{
  MurSession *session = mur_toy_session (N_CHANGES + 10, 0);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  mur_inputs_add (session->inputs, "data", "large.csv", make_table ());
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *gain = g_strdup_printf ("%.5f", 3 + i * 7919 % 10007 / 1e5);
      mur_parameters_set (values, "gain", gain, NULL);
      mur_session_add_change (session, i, NULL, values);
    }
  return session;
}

static void
test_session (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autofree char *text = mur_session_format (session);
  g_autoptr (GError) error = NULL;
  char **warnings = NULL;
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_toy_registry, &warnings, &error);
  g_assert_no_error (error);
  g_assert_null (warnings);
  g_assert_cmpuint (again->changes->len, ==, N_CHANGES);
  g_autofree char *text_again = mur_session_format (again);
  g_assert_true (g_str_equal (text, text_again));
}

static void
test_checkpoint (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  for (guint i = 0; i < N_CHANGES / 2; i++)
    mur_job_step (job, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_toy_registry, 1, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *expected = mur_toy_run (job);
  g_autofree char *found = mur_toy_run (resumed);
  g_assert_cmpstr (found, ==, expected);
}

/* The first few are named, the others counted. */
static void
test_many_unknown_keys (void)
{
  g_autoptr (GString) text
    = g_string_new ("{\"murmuration\": 1, \"experiment\": \"toy\"");
  g_auto (GStrv) warnings = NULL;
  for (int i = 0; i < 300000; i++)
    g_string_append_printf (text, ", \"k%d\": 0", i);
  g_string_append_c (text, '}');
  g_autoptr (MurSession) session
    = mur_session_parse (text->str, -1, mur_toy_registry, &warnings, NULL);
  g_assert_nonnull (session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 4);
  g_assert_cmpstr (warnings[2], ==, "k2: not known to this version, passed over");
  g_assert_cmpstr (warnings[3], ==, "and 299 997 more");
}

/* Time that grew with the square of their number was minutes here. */
static void
test_many_inputs (void)
{
  g_autoptr (GString) text
    = g_string_new ("{\"murmuration\": 1, \"experiment\": \"toy\", "
                    "\"inputs\": {\"data\": {\"columns\": {\"t\": [3]}}");
  g_auto (GStrv) warnings = NULL;
  for (int i = 0; i < 150000; i++)
    g_string_append_printf (text, ", \"k%d\": {\"columns\": {\"t\": [1]}}", i);
  g_string_append (text, "}}");
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (MurSession) session
    = mur_session_parse (text->str, -1, mur_toy_registry, &warnings, NULL);
  g_assert_nonnull (session);
  g_assert_cmpuint (mur_inputs_n (session->inputs), ==, 1);
  g_assert_cmpstr (warnings[0], ==,
                   "inputs.k0: not known to the experiment toy, passed over");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
}

/* As many units as columns, which are not searched one by one. */
static void
test_many_columns (void)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) units = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    {
      g_string_append_printf (columns, "%s\"k%d\": [%d]", i > 0 ? ", " : "", i, i);
      g_string_append_printf (units, "%s\"k%d\": \"u%d\"", i > 0 ? ", " : "", i, i);
    }
  g_autofree char *text
    = g_strdup_printf ("{\"murmuration\": 1, \"experiment\": \"toy\", \"inputs\": "
                       "{\"data\": {\"columns\": {%s}, \"units\": {%s}}}}",
                       columns->str, units->str);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (MurSession) session
    = mur_session_parse (text, -1, mur_toy_registry, NULL, NULL);
  const MurTable *table = mur_inputs_table (session->inputs, "data");
  g_assert_cmpuint (mur_table_n_columns (table), ==, 100000);
  g_assert_cmpstr (mur_table_unit (table, 54321), ==, "u54321");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
}

/* A list typed in few letters takes more of them when it is written out. */
static void
test_long_list (void)
{
  g_autoptr (MurSession) session = mur_toy_session (5, 0);
  g_autoptr (GString) typed = g_string_new ("1e-9");
  for (int i = 1; i < 2048; i++)
    g_string_append (typed, i % 2 == 0 ? " 1" : " .25");
  g_autoptr (GError) error = NULL;
  gsize n;
  g_assert_true (
    mur_parameters_set (session->parameters, "offsets", typed->str, &error));
  g_autofree char *text = mur_session_format (session);
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_toy_registry, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mur_parameters_equal (session->parameters, again->parameters));
  mur_parameters_list (again->parameters, "offsets", &n);
  g_assert_cmpuint (n, ==, 2048);
  g_string_append (typed, " 1");
  g_assert_false (
    mur_parameters_set (session->parameters, "offsets", typed->str, NULL));
}

void
mur_test_session_large (void)
{
  g_test_add_func ("/experiment/session/large", test_session);
  g_test_add_func ("/experiment/checkpoint/large", test_checkpoint);
  g_test_add_func ("/experiment/session/many-unknown-keys", test_many_unknown_keys);
  g_test_add_func ("/experiment/session/many-inputs", test_many_inputs);
  g_test_add_func ("/experiment/session/many-columns", test_many_columns);
  g_test_add_func ("/experiment/session/long-list", test_long_list);
}
