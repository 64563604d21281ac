/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The past of a run: any step is found again bit for bit, and what is changed there is a
 * run of its own. What is expected comes from jobs without a past, run straight on. */

#include "core/run/history.h"

#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"

#define LENGTH 120
#define MEGABYTE 1000000

/* Changed at steps 20, 50 and 70, by values and by actions. */
static MurSession *
make_session (guint step_us)
{
  MurSession *session = mur_toy_session (LENGTH, step_us);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  mur_parameters_set (values, "gain", "3.83", NULL);
  mur_session_add_change (session, 20, NULL, values);
  mur_session_add_change (session, 50, "kick", NULL);
  mur_session_add_change (session, 70, "kick", NULL);
  return session;
}

static char *
fingerprint_of (MurJob *job)
{
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}

static char *
fingerprint_at (const MurSession *session, guint64 step)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  while (mur_job_steps (job) < step)
    mur_job_step (job, NULL);
  return fingerprint_of (job);
}

static MurHistory *
begin (const MurSession *session, gsize n_bytes)
{
  return mur_history_new (mur_job_new (session, 1, NULL), n_bytes);
}

static void
run_to (MurHistory *history, guint64 step)
{
  while (mur_job_steps (mur_history_present (history)) < step)
    mur_history_step (history, NULL);
}

static void
go_to (MurHistory *history, guint64 step)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_history_go_to (history, step, &error));
  g_assert_no_error (error);
  while (mur_history_approach (history))
    ;
  g_assert_cmpuint (mur_job_steps (mur_history_past (history)), ==, step);
}

static void
assert_same (MurJob *job, const char *expected)
{
  g_autofree char *found = fingerprint_of (job);
  g_assert_cmpstr (found, ==, expected);
}

/* Back and forth at random, with the present going on between. */
static void
scrub (guint step_us, gsize n_bytes, guint seed)
{
  g_autoptr (MurSession) session = make_session (step_us);
  g_autoptr (MurSession) quick = make_session (0);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (MurHistory) history = begin (session, n_bytes);
  for (guint64 present = 10; present <= LENGTH; present += 10)
    {
      run_to (history, present);
      for (int i = 0; i < 6; i++)
        {
          const guint64 step = (guint64)g_rand_int_range (random, 0, (int)present + 1);
          g_autofree char *expected = fingerprint_at (quick, step);
          go_to (history, step);
          assert_same (mur_history_past (history), expected);
          g_assert_cmpuint (mur_history_n_bytes (history), <=, n_bytes);
        }
      g_assert_cmpuint (mur_job_steps (mur_history_present (history)), ==, present);
      mur_history_leave (history);
      g_assert_null (mur_history_past (history));
    }
  g_autofree char *expected = fingerprint_at (quick, LENGTH);
  assert_same (mur_history_present (history), expected);
}

static void
test_scrub (void)
{
  scrub (0, MEGABYTE, 7);
  scrub (200, MEGABYTE, 8);
}

/* For two states of the toy or three, and for none. */
static void
test_little_memory (void)
{
  g_autoptr (MurSession) session = make_session (0);
  g_autoptr (MurHistory) history = begin (session, MEGABYTE);
  const gsize size = mur_history_n_bytes (history);
  g_assert_cmpuint (size, >, TOY_N * sizeof (double));
  scrub (200, 2 * size + size / 2, 9);
  scrub (200, 3 * size + size / 2, 10);
  scrub (0, size / 2, 11);
}

/* Where memory is short, checkpoints are close together near the present. */
static void
test_growing_distances (void)
{
  g_autoptr (MurSession) session = mur_toy_session (400, 1200);
  g_autoptr (MurHistory) all = begin (session, MEGABYTE);
  const gsize size = mur_history_n_bytes (all);
  g_autoptr (MurHistory) history = begin (session, 12 * size);
  run_to (history, 400);
  guint n_near = 0, n_far = 0;
  for (guint64 step = 400; step-- > 0;)
    {
      g_assert_true (mur_history_go_to (history, step, NULL));
      const guint64 from = mur_job_steps (mur_history_past (history));
      mur_history_leave (history);
      if (step >= 360)
        n_near = MAX (n_near, (guint)(step - from));
      if (step < 200)
        n_far = MAX (n_far, (guint)(step - from));
    }
  g_test_message ("at most %u steps near, %u far", n_near, n_far);
  g_assert_cmpuint (n_near, <, 25);
  g_assert_cmpuint (n_far, >, n_near);
  g_assert_cmpuint (n_far, <, 200);
}

/* Without checkpoints the past is computed from the beginning as long as that is quick,
 * and then somebody is told. */
static void
test_without_checkpoints (void)
{
  g_autoptr (MurSession) session = mur_session_new (&mur_toy_bare);
  mur_parameters_set (session->parameters, "length", "40", NULL);
  g_autofree char *expected = fingerprint_at (session, 4);
  mur_parameters_set (session->parameters, "step_us", "30000", NULL);
  g_autoptr (MurHistory) history = begin (session, MEGABYTE);
  run_to (history, 10);
  g_assert_null (mur_history_why_not (history));
  g_assert_cmpuint (mur_history_n_bytes (history), ==, 0);
  go_to (history, 9);
  go_to (history, 4);
  assert_same (mur_history_past (history), expected);
  mur_history_leave (history);
  run_to (history, 39);
  g_assert_cmpstr (mur_history_why_not (history), ==,
                   "The past is not kept: this run has no checkpoints.");
}

static MurParameters *
make_values (const MurSession *session, const char *gain)
{
  MurParameters *values = mur_parameters_copy (session->parameters);
  g_assert_true (mur_parameters_set (values, "gain", gain, NULL));
  return values;
}

/* Without a change the future is the same; with one it is that of a run that was changed
 * there, and what was logged for later is gone. */
static void
test_branch (void)
{
  g_autoptr (MurSession) session = make_session (100);
  g_autoptr (MurSession) other = make_session (100);
  g_autoptr (MurParameters) values = make_values (session, "3.71");
  mur_session_drop_changes (other, 2);
  g_autofree char *straight = fingerprint_at (other, LENGTH);
  mur_session_add_change (other, 60, NULL, values);
  g_autofree char *changed = fingerprint_at (other, LENGTH);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (MurHistory) history = begin (session, MEGABYTE);
      run_to (history, 100);
      go_to (history, 60);
      mur_history_branch (history);
      g_assert_null (mur_history_past (history));
      if (i == 1)
        g_assert_true (mur_history_edit (history, values, 0, NULL));
      MurJob *present = mur_history_present (history);
      g_assert_cmpuint (mur_job_session (present)->changes->len, ==, 2 + i);
      run_to (history, LENGTH);
      assert_same (present, i == 0 ? straight : changed);
      go_to (history, 75);
      g_autofree char *expected = fingerprint_at (mur_job_session (present), 75);
      assert_same (mur_history_past (history), expected);
    }
}

static void
catch_up (MurHistory *history)
{
  while (mur_history_is_behind (history))
    mur_history_catch_up (history, NULL);
}

/* A drag of many values, with an action and an ordinary change behind: taken out, it has
 * never been. */
static void
test_undo (void)
{
  g_autoptr (MurSession) session = mur_toy_session (LENGTH, 100);
  g_autoptr (MurSession) without = mur_toy_session (LENGTH, 100);
  mur_session_add_change (without, 60, "kick", NULL);
  g_autofree char *expected_then = fingerprint_at (without, 100);
  g_autofree char *expected = fingerprint_at (without, LENGTH);
  g_autoptr (MurHistory) history = begin (session, MEGABYTE);
  for (guint64 step = 30; step < 50; step++)
    {
      g_autofree char *gain = g_strdup_printf ("3.%u", (guint)(500 + step));
      g_autoptr (MurParameters) values = make_values (session, gain);
      run_to (history, step);
      g_assert_true (mur_history_edit (history, values, 77, NULL));
    }
  run_to (history, 60);
  g_assert_true (mur_history_act (history, "kick", NULL));
  run_to (history, 100);
  g_assert_false (mur_history_undo (history, 76, session->parameters, NULL));
  g_assert_true (mur_history_undo (history, 77, session->parameters, NULL));
  catch_up (history);
  g_assert_cmpuint (mur_job_steps (mur_history_present (history)), ==, 100);
  assert_same (mur_history_present (history), expected_then);
  g_assert_cmpuint (mur_job_session (mur_history_present (history))->changes->len, ==,
                    1);
  run_to (history, LENGTH);
  assert_same (mur_history_present (history), expected);
}

/* Two edits between two steps are two, and each can be taken out by itself. */
static void
test_undo_of_two (void)
{
  g_autoptr (MurSession) session = mur_toy_session (LENGTH, 0);
  g_autoptr (MurParameters) first = make_values (session, "3.61");
  g_autoptr (MurParameters) second = make_values (session, "3.93");
  g_autoptr (MurSession) with_first = mur_toy_session (LENGTH, 0);
  mur_session_add_change (with_first, 40, NULL, first);
  g_autofree char *one = fingerprint_at (with_first, LENGTH);
  g_autofree char *none = fingerprint_at (session, LENGTH);
  g_autoptr (MurHistory) history = begin (session, MEGABYTE);
  run_to (history, 40);
  g_assert_true (mur_history_edit (history, first, 1, NULL));
  g_assert_true (mur_history_edit (history, second, 2, NULL));
  run_to (history, LENGTH);
  g_assert_true (mur_history_undo (history, 2, first, NULL));
  catch_up (history);
  assert_same (mur_history_present (history), one);
  g_assert_true (mur_history_undo (history, 1, session->parameters, NULL));
  catch_up (history);
  assert_same (mur_history_present (history), none);
}

void
mur_test_history (void)
{
  g_test_add_func ("/experiment/history/scrub", test_scrub);
  g_test_add_func ("/experiment/history/little-memory", test_little_memory);
  g_test_add_func ("/experiment/history/growing-distances", test_growing_distances);
  g_test_add_func ("/experiment/history/without-checkpoints", test_without_checkpoints);
  g_test_add_func ("/experiment/history/branch", test_branch);
  g_test_add_func ("/experiment/history/undo", test_undo);
  g_test_add_func ("/experiment/history/undo-of-two", test_undo_of_two);
}
