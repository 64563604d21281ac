/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to the swarm while it flies, at places of the plane in sight. */

#include "core/base/error.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define SWARM &mur_experiment_swarm

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);

  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* Twenty of thirty are within a fiftieth of the box of ten units of the place; in the
 * two coordinates that are not in sight around the best. */
static void
test_drop (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SWARM, "landscape=sphere", "dimensions=4", "particles=30",
                        "lower=-5", "upper=5", "plane_x=4", "plane_y=2", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (GError) error = NULL;
  guint n_there = 0;

  mur_runs_step (job, 5);

  g_autoptr (MurFrame) before = mur_job_frame (job);

  g_assert_true (mur_job_act (job, "drop 3.5 -2.25", &error));
  g_assert_no_error (error);

  g_autoptr (MurFrame) after = mur_job_frame (job);

  for (guint i = 0; i < 30; i++)
    n_there += fabs (column (after, "particles", "x4")[i] - 3.5) <= 0.2
               && fabs (column (after, "particles", "x2")[i] + 2.25) <= 0.2
               && column (after, "particles", "v1")[i] == 0;
  g_assert_cmpuint (n_there, ==, 20);
  g_assert_cmpfloat (mur_frame_scalar (after, "evaluations"), ==,
                     mur_frame_scalar (before, "evaluations") + 20);
  g_assert_cmpfloat (mur_frame_scalar (after, "generation"), ==, 5);
}

static void
test_place (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SWARM, "landscape=sphere", "dimensions=3", "particles=7", "plane_y=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  mur_runs_step (job, 3);

  g_autoptr (MurFrame) before = mur_job_frame (job);

  g_assert_true (mur_job_act (job, "place 7 0.5 -0.25", NULL));

  g_autoptr (MurFrame) after = mur_job_frame (job);

  g_assert_true (column (after, "particles", "x1")[6] == 0.5);
  g_assert_true (column (after, "particles", "x3")[6] == -0.25);
  g_assert_true (column (after, "particles", "x2")[6]
                 == column (before, "particles", "x2")[6]);
  for (guint i = 0; i < 6; i++)
    g_assert_true (column (after, "particles", "x1")[i]
                   == column (before, "particles", "x1")[i]);
}

/* Of one coordinate there is no upwards. */
static void
test_line (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SWARM, "landscape=sphere", "dimensions=1", "particles=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  g_assert_true (mur_job_act (job, "place 2 1.5 77", NULL));

  g_autoptr (MurFrame) frame = mur_job_frame (job);

  g_assert_true (column (frame, "particles", "x1")[1] == 1.5);
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "place 0 1 1",
      "place: particle 0 is not allowed; a whole number from 1 to 12 is" },
    { "place 13 1 1",
      "place: particle 13 is not allowed; a whole number from 1 to 12 is" },
    { "place 1.5 1 1",
      "place: particle 1.5 is not allowed; a whole number from 1 to 12 is" },
    { "drop 1", "action: drop 1 is not allowed; drop X Y" },
    { "drop 1 1",
      "drop: not allowed with 3 evaluations left of the budget, which are too few" },
    { "scatter",
      "scatter: not allowed with 3 evaluations left of the budget, which are too few" },
  };
  g_autoptr (MurSession) session
    = mur_runs_session (SWARM, "particles=12", "evaluations=39", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  mur_runs_step (job, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = mur_runs_fingerprint (job);

      g_assert_false (mur_job_act (job, cases[i][0], &error));
      g_assert_cmpstr (error->message, ==, cases[i][1]);

      g_autofree char *after = mur_runs_fingerprint (job);

      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
}

/* The log has the actions: a replay, and a run resumed between them, come to the same
 * bits. */
static void
test_replayed (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SWARM, "generations=30", "neighbourhood=random", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);

  mur_runs_step (job, 8);
  g_assert_true (mur_job_act (job, "drop 1.1 -0.7", NULL));
  mur_runs_step (job, 4);

  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, NULL);

  g_assert_true (mur_job_act (job, "place 3 -2 2", NULL));
  g_assert_true (mur_job_act (resumed, "place 3 -2 2", NULL));
  mur_runs_finish (job);
  mur_runs_finish (resumed);

  g_autoptr (MurJob) replay = mur_runs_begin (mur_job_session (job), 1);

  mur_runs_finish (replay);

  g_autofree char *straight = mur_runs_fingerprint (job);
  g_autofree char *again = mur_runs_fingerprint (resumed);
  g_autofree char *replayed = mur_runs_fingerprint (replay);

  g_assert_cmpstr (straight, ==, again);
  g_assert_cmpstr (straight, ==, replayed);
}

void
mur_test_swarm_actions (void)
{
  g_test_add_func ("/experiments/swarm/actions/drop", test_drop);
  g_test_add_func ("/experiments/swarm/actions/place", test_place);
  g_test_add_func ("/experiments/swarm/actions/line", test_line);
  g_test_add_func ("/experiments/swarm/actions/refused", test_refused);
  g_test_add_func ("/experiments/swarm/actions/replayed", test_replayed);
}
