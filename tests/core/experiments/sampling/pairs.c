/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pairs of dimensions by star discrepancy, and the buttons that cure bad ones. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define SAMPLING &mur_experiment_sampling

static MurFrame *
finish (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static const double *
column (const MurFrame *frame, const char *table_name, const char *name)
{
  const MurTable *table = mur_frame_table (frame, table_name);
  int place = mur_table_find (table, name);
  g_test_message ("%s of %s", name, table_name);
  g_assert_cmpint (place, >=, 0);
  return mur_table_column (table, (guint)place);
}

static MurSession *
preset_session (const char *preset)
{
  MurSession *session = mur_session_new (SAMPLING);
  g_assert_true (
    mur_experiment_apply_preset (SAMPLING, preset, session->parameters, NULL));
  return session;
}

/* The matrix by star discrepancy: 0.196 in the bases 167 and 173 for 1000 points from
 * index 1 on, by the definition over all corners of the grid in double arithmetic, good
 * to 1e-12; and 0.034 of random points, give or take their spread. */
static void
test_pair_stars (void)
{
  g_autoptr (MurSession) session = preset_session ("high-dimensions");
  const gsize n = 40 * 39 / 2;
  g_assert_true (mur_parameters_set (session->parameters, "pair_measure", "star", NULL)
                 && mur_parameters_set (session->parameters, "first_index", "1", NULL));
  g_autoptr (MurFrame) frame = finish (session);
  const double *star = column (frame, "pairs", "star_discrepancy");
  gsize worst = 0;
  for (gsize i = 0; i < n; i++)
    worst = star[i] > star[worst] ? i : worst;
  g_assert_cmpfloat_with_epsilon (star[n - 1], 0.1956804683666699, 1e-12);
  g_assert_cmpfloat (star[n - 1], ==,
                     mur_frame_scalar (frame, "sequence_star_discrepancy"));
  g_assert_cmpfloat_with_epsilon (
    mur_frame_scalar (frame, "reference_star_discrepancy"), 0.034, 0.02);
  g_assert_cmpfloat (mur_frame_scalar (frame, "worst_star_discrepancy"), ==,
                     star[worst]);
  g_assert_cmpfloat (mur_frame_scalar (frame, "worst_base_i"), ==,
                     column (frame, "pairs", "base_i")[worst]);
  g_assert_cmpfloat (mur_frame_scalar (frame, "worst_j"), ==,
                     column (frame, "pairs", "j")[worst]);
}

/* A portion a step, the same after another pair is shown or a run is resumed; nothing
 * beyond 64 dimensions, and nothing where it is not asked for. */
static void
test_pair_star_portions (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=61", "dimensions=17", "pair_measure=star",
                        "sequence=random", "seed=9173", NULL);
  g_autoptr (MurSession) many = mur_runs_session (SAMPLING, "count=20", "dimensions=65",
                                                  "pair_measure=star", NULL);
  g_autoptr (MurSession) other
    = mur_runs_session (SAMPLING, "count=20", "dimensions=3", NULL);
  g_autoptr (MurJob) whole = mur_runs_begin (session, 2);
  mur_runs_finish (whole);
  g_autofree char *expected = mur_runs_fingerprint (whole);
  guint64 n_steps = mur_job_steps (whole);
  mur_runs_retune (whole, "x_dimension", "9");
  mur_runs_retune (whole, "x_dimension", "1");
  g_autofree char *again = mur_runs_fingerprint (whole);
  g_assert_cmpstr (again, ==, expected);

  g_autoptr (MurJob) part = mur_runs_begin (session, 1);
  mur_runs_step (part, (guint)n_steps - 2);
  g_autoptr (MurFrame) early = mur_job_frame (part);
  const double *star = column (early, "pairs", "star_discrepancy");
  g_assert_cmpfloat (mur_frame_scalar (early, "n"), ==, 61);
  g_assert_false (isnan (star[0]));
  g_assert_true (isnan (star[17 * 16 / 2 - 1]));
  g_autofree char *text = mur_job_checkpoint (part);
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, NULL);
  mur_runs_finish (resumed);
  g_autofree char *fingerprint = mur_runs_fingerprint (resumed);
  g_assert_cmpstr (fingerprint, ==, expected);

  g_autoptr (MurFrame) beyond = finish (many);
  g_autoptr (MurFrame) without = finish (other);
  g_assert_true (isnan (column (beyond, "pairs", "star_discrepancy")[0]));
  g_assert_true (isnan (column (without, "pairs", "star_discrepancy")[2]));
  g_assert_true (isnan (mur_frame_scalar (beyond, "worst_i")));
}

/* Each button cures what it is for, and keeps the rest. */
static void
test_actions (void)
{
  static const char *const names[] = { "permute", "leap" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MurSession) session = preset_session ("high-dimensions");
      const MurAction *action = mur_experiment_find_action (SAMPLING, names[i]);
      g_assert_nonnull (action);
      for (const char *const *pair = action->assignments; *pair != NULL; pair += 2)
        g_assert_true (
          mur_parameters_set (session->parameters, pair[0], pair[1], NULL));
      g_autoptr (MurFrame) frame = finish (session);
      g_assert_cmpfloat (mur_frame_scalar (frame, "sequence_star_discrepancy"), <,
                         0.05);
    }
  g_assert_null (mur_experiment_find_action (SAMPLING, "scatter"));
}

void
mur_test_sampling_pairs (void)
{
  g_test_add_func ("/experiments/sampling/pair-stars", test_pair_stars);
  g_test_add_func ("/experiments/sampling/pair-star-portions", test_pair_star_portions);
  g_test_add_func ("/experiments/sampling/actions", test_actions);
}
