/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole searches: one result for any number of threads, budgets that hold, and
 * landscapes with holes. */

#include "core/base/error.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define SWARM &mur_experiment_swarm

static const char *const laws[]
  = { "inertia", "constriction", "spso-2011", "fips", "bare-bones" };
static const char *const neighbourhoods[]
  = { "global", "ring", "random", "von-neumann" };

static MurSession *
session_of (guint law, guint neighbourhood)
{
  MurSession *session = mur_session_new (SWARM);

  mur_parameters_set (session->parameters, "law", laws[law], NULL);
  mur_parameters_set (session->parameters, "neighbourhood",
                      neighbourhoods[neighbourhood], NULL);
  return session;
}

static void
set (MurSession *session, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  mur_parameters_set (session->parameters, name, value, &error);
  g_assert_no_error (error);
}

static char *
fingerprint (const MurSession *session, guint n_threads)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, n_threads);

  mur_runs_finish (job);
  return mur_runs_fingerprint (job);
}

/* Enough coordinates for the work to be shared. */
static void
test_threads (void)
{
  for (guint law = 0; law < G_N_ELEMENTS (laws); law++)
    for (guint k = 0; k < G_N_ELEMENTS (neighbourhoods); k++)
      {
        g_autoptr (MurSession) session = session_of (law, k);

        set (session, "landscape", "ackley");
        set (session, "dimensions", "100");
        set (session, "particles", "170");
        set (session, "generations", "4");

        g_autofree char *one = fingerprint (session, 1);
        g_autofree char *two = fingerprint (session, 2);
        g_autofree char *seven = fingerprint (session, 7);

        g_assert_cmpstr (one, ==, two);
        g_assert_cmpstr (one, ==, seven);
      }
}

/* Neither the start nor a generation nor the refinement goes beyond. */
static void
test_budget (void)
{
  static const char *const refinements[] = { "none", "simplex", "bfgs" };
  static const char *const budgets[] = { "12", "13", "97", "500" };

  for (guint law = 0; law < G_N_ELEMENTS (laws); law++)
    for (guint k = 0; k < G_N_ELEMENTS (budgets); k++)
      for (guint r = 0; r < G_N_ELEMENTS (refinements); r++)
        {
          g_autoptr (MurSession) session = session_of (law, (law + k) % 4);

          set (session, "particles", "12");
          set (session, "generations", "30");
          set (session, "evaluations", budgets[k]);
          set (session, "refine", refinements[r]);

          g_autoptr (MurJob) job = mur_runs_begin (session, 1);

          while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
            {
              g_autoptr (MurFrame) frame = mur_job_frame (job);

              g_assert_cmpfloat (mur_frame_scalar (frame, "evaluations"), <=,
                                 g_ascii_strtod (budgets[k], NULL));
            }

          g_autoptr (MurFrame) frame = mur_job_frame (job);

          g_assert_cmpint (mur_job_status (job), !=, MUR_STATUS_FAILED);
          g_assert_cmpfloat (mur_frame_scalar (frame, "evaluations"), <=,
                             g_ascii_strtod (budgets[k], NULL));
        }
}

/* √x has no value in half of the box; the lowest of what is left is 0, at (0, 1). */
static void
test_half_missing (void)
{
  for (guint law = 0; law < G_N_ELEMENTS (laws); law++)
    for (guint k = 0; k < G_N_ELEMENTS (neighbourhoods); k++)
      {
        g_autoptr (MurSession) session = session_of (law, k);

        set (session, "landscape", "formula");
        set (session, "formula", "sqrt(x1) + (x2 - 1)^2");
        set (session, "lower", "-5");
        set (session, "upper", "5");
        set (session, "refine", k % 2 == 0 ? "bfgs" : "simplex");

        g_autoptr (MurJob) job = mur_runs_begin (session, 1);

        mur_runs_finish (job);

        g_autoptr (MurFrame) frame = mur_job_frame (job);
        const double best = mur_frame_scalar (frame, "best");

        g_assert_cmpfloat (best, >=, 0);
        g_assert_cmpfloat (best, <, 0.5);
        g_assert_true (isnan (mur_frame_scalar (frame, "error")));
      }
}

/* Without a value anywhere the run says which field is to blame. */
static void
test_all_missing (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SWARM, "landscape=formula", "formula=sqrt(-1-x1^2-x2^2)",
                        "lower=-1", "upper=1", "generations=5", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (GError) error = NULL;

  while (mur_job_step (job, &error) == MUR_STATUS_RUNNING)
    ;
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_FAILED);
  g_assert_cmpstr (mur_error_field (error), ==, "formula");
}

/* A ring of one, two and three particles is all of them. */
static void
test_small_rings (void)
{
  static const char *const counts[] = { "1", "2", "3" };

  for (guint law = 0; law < G_N_ELEMENTS (laws); law++)
    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      {
        double best[2];

        for (guint k = 0; k < 2; k++)
          {
            g_autoptr (MurSession) session = session_of (law, k);

            set (session, "particles", counts[i]);
            set (session, "generations", "40");
            set (session, "neighbours", "3");

            g_autoptr (MurJob) job = mur_runs_begin (session, 1);

            mur_runs_finish (job);

            g_autoptr (MurFrame) frame = mur_job_frame (job);

            best[k] = mur_frame_scalar (frame, "best");
            g_assert_true (isfinite (best[k]));
          }
        /* All know all: as with the global neighbourhood. */
        if (laws[law][0] != 'f')
          g_assert_true (best[0] == best[1]);
      }
}

/* Where particles came from is part of a checkpoint: the picture of a past step has the
 * tails that it had. */
static void
test_tails (void)
{
  g_autoptr (MurSession) session = session_of (0, 0);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  mur_runs_step (job, 11);

  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (MurJob) restored
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, NULL);
  g_autoptr (MurFrame) before = mur_job_frame (job);
  g_autoptr (MurFrame) after = mur_job_frame (restored);
  const MurTable *tails = mur_frame_table (before, "tails");
  const MurTable *again = mur_frame_table (after, "tails");

  g_assert_cmpuint (mur_table_n_rows (tails), ==, 40 * 9);
  for (guint i = 0; i < mur_table_n_columns (tails); i++)
    g_assert_cmpmem (mur_table_column (tails, i), 40 * 9 * sizeof (double),
                     mur_table_column (again, i), 40 * 9 * sizeof (double));
}

void
mur_test_swarm_search (void)
{
  g_test_add_func ("/experiments/swarm/search/threads", test_threads);
  g_test_add_func ("/experiments/swarm/search/budget", test_budget);
  g_test_add_func ("/experiments/swarm/search/half-missing", test_half_missing);
  g_test_add_func ("/experiments/swarm/search/all-missing", test_all_missing);
  g_test_add_func ("/experiments/swarm/search/small-rings", test_small_rings);
  g_test_add_func ("/experiments/swarm/search/tails", test_tails);
}
