/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawn network: where nodes are, and which lines there are between them. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/oscillators/seven.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

static gsize
rows (const MurFrame *frame, const char *table)
{
  return mur_table_n_rows (mur_frame_table (frame, table));
}

/* Takes @session. */
static MurFrame *
first_frame (MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_session_free (session);
  return mur_job_frame (job);
}

static void
check_places (const MurFrame *frame, gsize n, const double (*expected)[2])
{
  g_assert_cmpuint (rows (frame, "nodes"), ==, n);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat (column (frame, "nodes", "oscillator")[i], ==, i + 1);
      g_assert_cmpfloat_with_epsilon (column (frame, "nodes", "x")[i], expected[i][0],
                                      1e-15);
      g_assert_cmpfloat_with_epsilon (column (frame, "nodes", "y")[i], expected[i][1],
                                      1e-15);
    }
}

static void
circle (void)
{
  static const double expected[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 } };
  static const char *const topologies[]
    = { "topology=uniform", "topology=random", "topology=ring",
        "topology=ring-exponential", "topology=ring-cosine" };
  for (guint i = 0; i < G_N_ELEMENTS (topologies); i++)
    {
      g_autoptr (MurFrame) frame
        = first_frame (mur_runs_session (OSCILLATORS, "count=4", topologies[i], NULL));
      check_places (frame, 4, expected);
    }
}

/* Two rows of three, one unit of ⅔ apart, the first on top. */
static void
grid (void)
{
  static const double expected[][2]
    = { { -2 / 3.0, 1 / 3.0 },  { 0, 1 / 3.0 },  { 2 / 3.0, 1 / 3.0 },
        { -2 / 3.0, -1 / 3.0 }, { 0, -1 / 3.0 }, { 2 / 3.0, -1 / 3.0 } };
  g_autoptr (MurFrame) frame
    = first_frame (mur_runs_session (OSCILLATORS, "count=6", "topology=lattice", NULL));
  check_places (frame, 6, expected);
}

/* Of five the first population has two. */
static void
groups (void)
{
  static const double centres[] = { -0.54, -0.54, 0.54, 0.54, 0.54 };
  g_autoptr (MurFrame) frame = first_frame (
    mur_runs_session (OSCILLATORS, "count=5", "topology=two-populations", NULL));
  const double *x = column (frame, "nodes", "x"), *y = column (frame, "nodes", "y");
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (hypot (x[i] - centres[i], y[i]), 0.46, 1e-15);
  g_assert_cmpfloat_with_epsilon (x[1], -0.54 - 0.46, 1e-15);
  g_assert_cmpfloat_with_epsilon (y[3], 0.46 * sin (2 * G_PI / 3), 1e-15);
}

static guint
count_links (const MurFrame *frame, guint i)
{
  const MurTable *couplings = mur_frame_table (frame, "couplings");
  guint n = 0;
  for (guint j = 0; j < mur_table_n_columns (couplings); j++)
    n += mur_table_column (couplings, j)[i] != 0;
  return n;
}

/* The better linked the nearer to the middle; discs of equal areas, so that the k-th is
 * at √((k + ½)/n). */
static void
check_sunflower (const MurFrame *frame, guint n)
{
  const double *x = column (frame, "nodes", "x"), *y = column (frame, "nodes", "y");
  for (guint i = 0; i < n; i++)
    {
      guint n_before = 0;
      for (guint k = 0; k < n; k++)
        n_before += count_links (frame, k) > count_links (frame, i)
                    || (k < i && count_links (frame, k) == count_links (frame, i));
      g_assert_cmpfloat_with_epsilon (hypot (x[i], y[i]), sqrt ((n_before + 0.5) / n),
                                      1e-12);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (hypot (x[i] - x[k], y[i] - y[k]), >, 0.5 / sqrt (n));
    }
}

static void
sunflower (void)
{
  g_autoptr (MurFrame) frame = first_frame (
    mur_runs_session (OSCILLATORS, "count=90", "topology=scale-free", "links=2", NULL));
  check_sunflower (frame, 90);
  MurSession *session = mur_runs_session (OSCILLATORS, NULL);
  MurTable *edges
    = mur_csv_parse ("from,to\n1,2\n3,2\n1,4\n2,4\n3,4\n5,6\n", -1, "", NULL);
  mur_inputs_add (session->inputs, "edges", "test", edges);
  g_autoptr (MurFrame) brought = first_frame (session);
  check_sunflower (brought, 6);
}

static void
check_halves (const MurFrame *frame, const char *table, const double (*expected)[2])
{
  const double *x = column (frame, table, "x"), *y = column (frame, table, "y");
  g_assert_cmpuint (rows (frame, table), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (x[i], expected[i][0], 1e-15);
      g_assert_cmpfloat_with_epsilon (y[i], expected[i][1], 1e-15);
    }
  g_assert_true (isnan (x[2]) && isnan (y[2]));
}

/* The second attracts the first, at the right, and is repelled by it, at the left. */
static void
halves (void)
{
  static const double attracting[][2] = { { 0, 0 }, { 1, 0 } };
  static const double repelling[][2] = { { 0, 0 }, { -1, 0 } };
  g_autoptr (MurFrame) frame = first_frame (mur_runs_session (
    OSCILLATORS, "count=2", "topology=matrix", "matrix=0 1 -2 0", NULL));
  check_halves (frame, "links", attracting);
  check_halves (frame, "repelling_links", repelling);
  g_assert_cmpfloat (mur_frame_scalar (frame, "repelling"), ==, 1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "links"), ==, 2);
}

/* All 63 · 62 pairs are drawn, 64 · 63 are too many; of more than 400 there are nodes
 * of those that have a course. */
static void
limits (void)
{
  g_autoptr (MurFrame) all
    = first_frame (mur_runs_session (OSCILLATORS, "count=63", NULL));
  g_autoptr (MurFrame) none
    = first_frame (mur_runs_session (OSCILLATORS, "count=64", NULL));
  g_autoptr (MurFrame) many
    = first_frame (mur_runs_session (OSCILLATORS, "count=401", "topology=ring", NULL));
  g_assert_cmpuint (rows (all, "links"), ==, 3 * 63 * 62);
  g_assert_cmpuint (rows (all, "repelling_links"), ==, 0);
  g_assert_cmpfloat (mur_frame_scalar (all, "repelling"), ==, 0);
  g_assert_cmpuint (rows (none, "links"), ==, 0);
  g_assert_cmpuint (rows (none, "nodes"), ==, 64);
  g_assert_cmpfloat (mur_frame_scalar (none, "links"), ==, 64 * 63);
  g_assert_cmpuint (rows (many, "links"), ==, 0);
  g_assert_cmpuint (rows (many, "nodes"), ==, 200);
  g_assert_cmpfloat (column (many, "nodes", "oscillator")[1], ==, 3);
}

/* The colours of nodes are the phases of their oscillators. */
static void
phases (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 200);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  for (guint i = 0; i < 30; i++)
    {
      g_assert_cmpfloat (column (frame, "nodes", "phase")[i], ==,
                         column (frame, "circle", "phase")[i]);
      g_assert_cmpfloat (column (frame, "nodes", "turned_phase")[i], ==,
                         column (frame, "circle", "turned_phase")[i]);
    }
}

void
mur_test_oscillators_layout (void)
{
  g_test_add_func ("/experiments/oscillators/layout/circle", circle);
  g_test_add_func ("/experiments/oscillators/layout/grid", grid);
  g_test_add_func ("/experiments/oscillators/layout/groups", groups);
  g_test_add_func ("/experiments/oscillators/layout/sunflower", sunflower);
  g_test_add_func ("/experiments/oscillators/layout/halves", halves);
  g_test_add_func ("/experiments/oscillators/layout/limits", limits);
  g_test_add_func ("/experiments/oscillators/layout/phases", phases);
}
