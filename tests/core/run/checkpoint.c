/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/job.h"

#include "core/base/error.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/seal.h"
#include "tests/core/run/tests.h"

#include <string.h>

static MurSession *
make_session (void)
{
  MurSession *session = mur_toy_session (100, 0);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  mur_parameters_set (values, "gain", "3.83", NULL);
  mur_session_add_change (session, 20, NULL, values);
  mur_session_add_change (session, 50, "kick", NULL);
  mur_session_add_change (session, 70, "kick", NULL);
  return session;
}

static MurJob *
restore (const char *text, GError **error)
{
  return mur_job_restore (text, -1, mur_toy_registry, 1, NULL, error);
}

/* Stopped at every step, also where changes were just made and at the end. */
static void
test_bit_for_bit (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) whole = mur_job_new (session, 1, NULL);
  g_autofree char *expected = mur_toy_run (whole);
  for (guint n = 0; n <= 100; n++)
    {
      g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
      for (guint i = 0; i < n; i++)
        mur_job_step (job, NULL);
      g_autofree char *text = mur_job_checkpoint (job);
      g_autoptr (GError) error = NULL;
      g_autoptr (MurJob) resumed = restore (text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (mur_job_steps (resumed), ==, n);
      g_assert_cmpint (mur_job_status (resumed), ==, mur_job_status (job));
      g_autofree char *again = mur_job_checkpoint (resumed);
      g_assert_cmpstr (text, ==, again);
      g_autofree char *fingerprint = mur_toy_run (resumed);
      g_assert_cmpstr (fingerprint, ==, expected);
    }
}

/* A checkpoint brings the scene back, which is no part of the result. */
static void
test_scene (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) plain = mur_job_new (session, 1, NULL);
  mur_session_set_scene (session, "ring");
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  for (guint i = 0; i < 60; i++)
    mur_job_step (job, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (MurJob) resumed = restore (text, NULL);
  g_assert_cmpstr (mur_job_session (resumed)->scene, ==, "ring");
  g_autofree char *expected = mur_toy_run (plain);
  g_autofree char *fingerprint = mur_toy_run (resumed);
  g_assert_cmpstr (fingerprint, ==, expected);
}

/* Changes made after resuming are logged behind those before, and replay. */
static void
test_changed_after (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  for (guint i = 0; i < 60; i++)
    mur_job_step (job, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (MurJob) resumed = restore (text, NULL);
  g_assert_true (mur_job_act (resumed, "kick", NULL));
  g_autofree char *live = mur_toy_run (resumed);
  g_assert_cmpuint (mur_job_session (resumed)->changes->len, ==, 3);
  g_autoptr (MurJob) replay = mur_job_new (mur_job_session (resumed), 1, NULL);
  g_autofree char *replayed = mur_toy_run (replay);
  g_assert_cmpstr (live, ==, replayed);
}

/* A checkpoint opened as a session starts over, without a warning. */
static void
test_is_a_session (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  mur_job_step (job, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  char **warnings = NULL;
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_toy_registry, &warnings, NULL);
  g_assert_nonnull (again);
  g_assert_null (warnings);
  g_autofree char *session_text = mur_session_format (session);
  g_autoptr (GError) error = NULL;
  g_assert_null (restore (session_text, &error));
  g_assert_cmpstr (error->message, ==,
                   "not a checkpoint: the key checkpoint is missing");
}

/* @from is found in a checkpoint and replaced by @to, which is then refused. */
static void
assert_refused (const char *from, const char *to)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_assert_nonnull (strstr (text, from));
  g_autoptr (GString) changed = g_string_new (text);
  g_string_replace (changed, from, to, 0);
  g_autofree char *sealed = mur_test_seal (changed->str);
  g_autoptr (GError) error = NULL;
  g_assert_null (restore (sealed, &error));
  g_assert_nonnull (error);
  g_assert_false (g_str_has_prefix (error->message, "sha256"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_refused (void)
{
  guint n_before = mur_toy_n_alive ();
  assert_refused ("\"n_steps\"", "\"m_steps\"");
  assert_refused ("\"x\"", "\"y\"");
  assert_refused ("\"running\"", "\"walking\"");
  assert_refused ("\"steps\": 0", "\"steps\": -1");
  assert_refused ("\"changes\": 0", "\"changes\": 4");
  assert_refused ("\"probes\"", "\"robes\"");
  assert_refused ("18364758544493064720", "18364758544493064721");
  assert_refused ("\"state\": {", "\"state\": [], \"s\": {");
  g_assert_cmpuint (mur_toy_n_alive (), ==, n_before);
}

static void
test_warnings (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autofree char *more = g_strconcat ("{\"later\": 1,", text + 1, NULL);
  g_autofree char *sealed = mur_test_seal (more);
  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurJob) resumed
    = mur_job_restore (sealed, -1, mur_toy_registry, 1, &warnings, NULL);
  g_assert_nonnull (resumed);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
}

/* Every bit of a checkpoint counts; only blanks between values do not. */
static void
test_flipped_bits (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  mur_job_step (job, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  for (gsize i = 0; text[i] != '\0'; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autofree char *flipped = g_strdup (text);
        flipped[i] = (char)(flipped[i] ^ (1 << bit));
        g_autoptr (GError) error = NULL;
        g_autoptr (MurJob) resumed = restore (flipped, &error);
        g_assert_true ((resumed == NULL) == (error != NULL));
        g_assert_true (resumed == NULL || g_ascii_isspace (flipped[i]));
        g_assert_true (error == NULL || strchr (error->message, '\n') == NULL);
      }
}

static void
test_edited (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (GString) edited = g_string_new (text);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  g_assert_cmpuint (g_string_replace (edited, "\"seed\": ", "\"seed\": 1", 0), ==, 1);
  g_assert_null (restore (edited->str, &error));
  g_assert_cmpstr (error->message, ==,
                   "sha256: the checkpoint was altered after it was written, and only "
                   "an unaltered one is resumed; as a session it can be run from its "
                   "beginning");
  g_autoptr (MurSession) again
    = mur_session_parse (edited->str, -1, mur_toy_registry, &warnings, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
}

static void
test_without_digest (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (GError) error = NULL;
  strcpy (strstr (text, ",\n  \"sha256\""), "}");
  g_assert_null (restore (text, &error));
  g_assert_cmpstr (error->message, ==, "not a checkpoint: the key sha256 is missing");
}

/* The same values laid out otherwise are the same checkpoint. */
static void
test_laid_out_otherwise (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (GString) wide = g_string_new (text);
  g_string_replace (wide, "\n", "\r\n\t", 0);
  g_string_replace (wide, ",", " , ", 0);
  g_autoptr (GString) narrow = g_string_new (text);
  g_string_replace (narrow, "\n", "", 0);
  g_string_replace (narrow, "  ", "", 0);
  g_autoptr (MurJob) one = restore (wide->str, NULL);
  g_autoptr (MurJob) two = restore (narrow->str, NULL);
  g_assert_nonnull (one);
  g_assert_nonnull (two);
}

void
mur_test_checkpoint (void)
{
  g_test_add_func ("/experiment/checkpoint/bit-for-bit", test_bit_for_bit);
  g_test_add_func ("/experiment/checkpoint/scene", test_scene);
  g_test_add_func ("/experiment/checkpoint/changed-after", test_changed_after);
  g_test_add_func ("/experiment/checkpoint/is-a-session", test_is_a_session);
  g_test_add_func ("/experiment/checkpoint/refused", test_refused);
  g_test_add_func ("/experiment/checkpoint/warnings", test_warnings);
  g_test_add_func ("/experiment/checkpoint/flipped-bits", test_flipped_bits);
  g_test_add_func ("/experiment/checkpoint/edited", test_edited);
  g_test_add_func ("/experiment/checkpoint/without-digest", test_without_digest);
  g_test_add_func ("/experiment/checkpoint/laid-out-otherwise",
                   test_laid_out_otherwise);
}
