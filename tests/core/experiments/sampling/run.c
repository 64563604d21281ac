/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How sampling runs: points, tables, threads, checkpoints, changes, limits. */

#include "core/base/error.h"
#include "core/experiments/registry.h"
#include "core/experiments/sampling/private.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/run/seal.h"
#include "tests/core/sampling/inverse.h"

#include <math.h>
#include <string.h>

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

/* The points of the post, to the bit, and what is known of them. */
static void
test_post (void)
{
  g_autoptr (MurSession) session = preset_session ("post");
  g_autoptr (MurFrame) frame = finish (session);
  const double *x = column (frame, "points", "x1"), *y = column (frame, "points", "x2");
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "points")), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpfloat (x[i], ==, plain_inverse (i, 5));
      g_assert_cmpfloat (y[i], ==, plain_inverse (i, 7));
    }
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sequence_star_discrepancy"),
                                  0.0500, 5e-5);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sequence_empty_cells"), ==, 18);
  g_assert_cmpfloat (mur_frame_scalar (frame, "cells"), ==, 10);
  g_assert_cmpfloat (column (frame, "pairs", "base_i")[0], ==, 5);
  g_assert_cmpfloat (column (frame, "pairs", "base_j")[0], ==, 7);
}

/* The program's interface: tables, their columns and their order. */
static void
test_names (void)
{
  static const char *const tables[]
    = { "points", "reference_points", "discrepancy", "integration", "pairs",  "cells",
        "boxes",  "arrivals",         "pair_cells",  "guides",      "slopes", "disc" };
  static const char *const columns[] = { "n",
                                         "sequence_star",
                                         "sequence_l2_star",
                                         "sequence_centred",
                                         "sequence_wraparound",
                                         "sequence_mixture",
                                         "reference_star",
                                         "reference_l2_star",
                                         "reference_centred",
                                         "reference_wraparound",
                                         "reference_mixture",
                                         "sequence_minimum_distance",
                                         "reference_minimum_distance",
                                         "sequence_centred_root",
                                         "reference_centred_root",
                                         "sequence_wraparound_root",
                                         "reference_wraparound_root",
                                         "sequence_mixture_root",
                                         "reference_mixture_root" };
  static const char *const measures[]
    = { "star", "l2_star", "centred", "wraparound", "mixture" };
  g_autoptr (MurSession) session = mur_runs_session (SAMPLING, "count=50", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *discrepancy = mur_frame_table (frame, "discrepancy");
  g_assert_cmpuint (mur_frame_n_tables (frame), ==, G_N_ELEMENTS (tables));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpstr (mur_frame_table_name (frame, i), ==, tables[i]);
  g_assert_cmpuint (mur_table_n_columns (discrepancy), ==, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (mur_table_name (discrepancy, i), ==, columns[i]);

  gsize last = mur_table_n_rows (discrepancy) - 1;
  for (guint set = 0; set < 2; set++)
    for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
      {
        const char *owner = set == 0 ? "sequence" : "reference";
        g_autofree char *scalar
          = g_strdup_printf ("%s_%s_discrepancy", owner, measures[i]);
        g_autofree char *name = g_strdup_printf ("%s_%s", owner, measures[i]);
        g_assert_cmpfloat (mur_frame_scalar (frame, scalar), ==,
                           column (frame, "discrepancy", name)[last]);
        g_assert_cmpfloat (mur_frame_scalar (frame, scalar), >, 0);
      }
  g_assert_cmpfloat (column (frame, "discrepancy", "n")[last], ==, 50);
}

static void
test_threads (void)
{
  static const guint n_threads[] = { 1, 2, 8 };
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=30011", "dimensions=3", "sequence=permuted",
                        "integrand=gaussian", "seed=31337", NULL);
  g_autofree char *first = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autoptr (MurJob) job = mur_runs_begin (session, n_threads[i]);
      mur_runs_finish (job);
      g_autofree char *fingerprint = mur_runs_fingerprint (job);
      if (first == NULL)
        first = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (fingerprint, ==, first);
    }
}

static void
test_checkpoint (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SAMPLING, "count=700", "dimensions=4", "sequence=latin", "seed=8191", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_autofree char *expected = mur_runs_fingerprint (job);
  for (guint n = 0; n <= mur_job_steps (job); n += 13)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurJob) part = mur_runs_begin (session, 1);
      mur_runs_step (part, n);
      g_autofree char *text = mur_job_checkpoint (part);
      g_autoptr (MurJob) resumed
        = mur_job_restore (text, -1, mur_experiments (), 1, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *before = mur_runs_fingerprint (part);
      g_autofree char *after = mur_runs_fingerprint (resumed);
      g_assert_cmpstr (before, ==, after);
      mur_runs_finish (resumed);
      g_autofree char *fingerprint = mur_runs_fingerprint (resumed);
      g_assert_cmpstr (fingerprint, ==, expected);
    }
}

static void
test_damaged_checkpoint (void)
{
  static const struct
  {
    const char *from, *to;
  } parts[]
    = { { "\"sampling_steps\": \"3\"", "\"sampling_steps\": \"300\"" },
        { "\"sampling_steps\": \"3\"", "\"sampling_steps\": \"18446744073709551615\"" },
        { "\"sampling_steps\": \"3\"", "\"sampling_steps\": \"2\"" },
        { "\"sampling_steps\": \"3\"", "\"steps_of_sampling\": \"3\"" },
        { "\"pairwise_sequence_points\": \"", "\"pairwise_sequence_points\": \"9" },
        { "\"pairwise_rows\": \"", "\"pairwise_rows\": \"AAAAAAAA8D8YLURU" },
        { "\"pairwise_state\"", "\"state_of_pairs\"" } };
  g_autoptr (MurSession) session = mur_runs_session (SAMPLING, "count=60", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 3);
  g_autofree char *text = mur_job_checkpoint (job);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GError) error = NULL;
      g_assert_cmpuint (g_string_replace (damaged, parts[i].from, parts[i].to, 0), ==,
                        1);
      g_autofree char *sealed = mur_test_seal (damaged->str);
      g_assert_null (mur_job_restore (sealed, -1, mur_experiments (), 1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_str_has_prefix (error->message, "sha256"));
    }
}

/* Another pair midway, or at the end, is as if it had been so from the start. */
static void
test_other_pair (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=800", "dimensions=5", NULL);
  g_autoptr (MurSession) other = mur_runs_session (
    SAMPLING, "count=800", "dimensions=5", "x_dimension=4", "y_dimension=3", NULL);
  g_autoptr (MurJob) direct = mur_runs_begin (other, 1);
  mur_runs_finish (direct);
  g_autofree char *expected = mur_runs_fingerprint (direct);
  for (guint n = 0; n <= 80; n += 20)
    {
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);
      mur_runs_step (job, n);
      mur_runs_retune (job, "x_dimension", "4");
      mur_runs_retune (job, "y_dimension", "3");
      mur_runs_finish (job);
      g_autofree char *fingerprint = mur_runs_fingerprint (job);
      g_assert_cmpstr (fingerprint, ==, expected);
    }
}

static void
test_refused_pair (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=100", "dimensions=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  g_autoptr (GError) error = NULL;
  mur_runs_step (job, 20);
  g_autofree char *before = mur_runs_fingerprint (job);
  g_assert_true (mur_parameters_set (values, "x_dimension", "4", NULL));
  g_assert_false (mur_job_retune (job, values, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "x_dimension");
  g_autofree char *after = mur_runs_fingerprint (job);
  g_assert_cmpstr (before, ==, after);
}

/* Points that have arrived stay where they are, for every frame. */
static void
test_sharing (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=5000", "dimensions=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 40);
  g_autoptr (MurFrame) early = mur_job_frame (job);
  g_autofree char *before = mur_frame_fingerprint (early);
  mur_runs_finish (job);
  g_autoptr (MurFrame) late = mur_job_frame (job);
  g_assert_true (column (early, "points", "x2") == column (late, "points", "x2"));
  mur_runs_retune (job, "y_dimension", "3");
  g_assert_true (
    mur_vector_length (mur_table_vector (mur_frame_table (early, "points"), 0))
    == (gsize)mur_frame_scalar (early, "n"));
  g_autofree char *after = mur_frame_fingerprint (early);
  g_assert_cmpstr (before, ==, after);
}

/* Enough steps to watch, and not too many. */
static void
test_steps (void)
{
  static const struct
  {
    const char *count;
    guint least, most;
  } runs[] = { { "count=1", 1, 1 },
               { "count=100", 25, 60 },
               { "count=1000", 60, 80 },
               { "count=300000", 110, 200 } };
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (SAMPLING, runs[i].count, NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);
      double progress = 0;
      while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
        {
          g_assert_cmpfloat (mur_job_progress (job), >, progress);
          progress = mur_job_progress (job);
        }
      g_assert_cmpfloat (progress, <, 1);
      g_assert_cmpfloat (mur_job_progress (job), ==, 1);
      g_assert_cmpuint (mur_job_steps (job), >=, runs[i].least);
      g_assert_cmpuint (mur_job_steps (job), <=, runs[i].most);
    }
}

/* Numbers where they can be had, nothing beyond. */
static void
test_limits (void)
{
  g_autoptr (MurSession) session = mur_runs_session (SAMPLING, "count=20000", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const double *n = column (frame, "discrepancy", "n");
  const double *star = column (frame, "discrepancy", "sequence_star");
  const double *mixture = column (frame, "discrepancy", "reference_mixture");
  for (gsize i = 0; i < mur_table_n_rows (mur_frame_table (frame, "discrepancy")); i++)
    {
      g_assert_cmpint (isnan (star[i]), ==, n[i] > 16384);
      g_assert_cmpint (isnan (mixture[i]), ==, n[i] > 10000);
    }
  g_assert_true (isnan (mur_frame_scalar (frame, "sequence_star_discrepancy")));
  g_assert_true (isnan (column (frame, "boxes", "dense")[0]));
  g_assert_cmpuint (mur_sampling_pairwise_limit (1), ==, 10000);
  g_assert_cmpuint (mur_sampling_pairwise_limit (1000), ==, 447);
  g_assert_cmpuint (mur_sampling_correlation_limit (1000), ==, 2000);
}

/* Bases 167 and 173, and both cures. */
static void
test_high_dimensions (void)
{
  g_autoptr (MurSession) bad = preset_session ("high-dimensions");
  g_autoptr (MurSession) scrambled = preset_session ("cured-permutation");
  g_autoptr (MurSession) leaped = preset_session ("cured-leap");
  g_autoptr (MurFrame) frame = finish (bad);
  g_autoptr (MurFrame) first = finish (scrambled);
  g_autoptr (MurFrame) second = finish (leaped);
  const gsize last = 40 * 39 / 2 - 1;
  g_assert_cmpfloat (column (frame, "pairs", "base_i")[last], ==, 167);
  g_assert_cmpfloat (column (frame, "pairs", "base_j")[last], ==, 173);
  g_assert_cmpfloat_with_epsilon (column (frame, "pairs", "correlation")[last], 0.50,
                                  0.005);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sequence_star_discrepancy"), >, 0.19);
  g_assert_cmpfloat (mur_frame_scalar (first, "sequence_star_discrepancy"), <, 0.05);
  g_assert_cmpfloat (mur_frame_scalar (second, "sequence_star_discrepancy"), <, 0.05);
  g_assert_cmpfloat (mur_frame_scalar (second, "reference_star_discrepancy"), ==,
                     mur_frame_scalar (frame, "sequence_star_discrepancy"));
}

static void
test_bad_leap (void)
{
  g_autoptr (MurSession) session = preset_session ("bad-leap");
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *warnings = mur_frame_table (frame, "warnings");
  const double *y = column (frame, "points", "x2");
  g_assert_cmpuint (mur_table_n_rows (warnings), ==, 1);
  g_assert_nonnull (strstr (mur_table_labels (warnings)[0], "multiple of 7"));
  g_assert_cmpfloat (column (frame, "warnings", "base")[0], ==, 7);
  g_assert_cmpfloat (column (frame, "warnings", "dimension")[0], ==, 2);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpfloat (y[i], <, 1.0 / 7);
}

/* A leap makes Halton points leaped ones. */
static void
test_leap (void)
{
  g_autoptr (MurSession) plain = mur_runs_session (SAMPLING, "leap=409", NULL);
  g_autoptr (MurSession) named
    = mur_runs_session (SAMPLING, "leap=409", "sequence=leaped", NULL);
  g_autoptr (MurFrame) a = finish (plain);
  g_autoptr (MurFrame) b = finish (named);
  g_autofree char *first = mur_frame_fingerprint (a);
  g_autofree char *second = mur_frame_fingerprint (b);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpfloat (column (a, "points", "x1")[3], ==, plain_inverse (1227, 5));
}

/* Alike but for chance: two random sets are two samples. */
static void
test_two_of_a_kind (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "sequence=random", "count=10", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpfloat (column (frame, "points", "x1")[i], !=,
                       column (frame, "reference_points", "x1")[i]);
}

/* The star on the line, and a row of cells: 64 points of base 2 fill 64 cells. */
static void
test_one_dimension (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "sequence=van-der-corput", "dimensions=1",
                        "first_base=2", "count=64", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sequence_star_discrepancy"), ==,
                     1.0 / 64);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sequence_empty_cells"), ==, 0);
  g_assert_cmpfloat (mur_frame_scalar (frame, "reference_empty_cells"), >, 0);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "cells")), ==, 64);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "pairs")), ==, 0);
  g_assert_true (isnan (mur_frame_scalar (frame, "worst_correlation")));
}

void
mur_test_sampling_run (void)
{
  g_test_add_func ("/experiments/sampling/post", test_post);
  g_test_add_func ("/experiments/sampling/names", test_names);
  g_test_add_func ("/experiments/sampling/threads", test_threads);
  g_test_add_func ("/experiments/sampling/checkpoint", test_checkpoint);
  g_test_add_func ("/experiments/sampling/damaged-checkpoint", test_damaged_checkpoint);
  g_test_add_func ("/experiments/sampling/other-pair", test_other_pair);
  g_test_add_func ("/experiments/sampling/refused-pair", test_refused_pair);
  g_test_add_func ("/experiments/sampling/sharing", test_sharing);
  g_test_add_func ("/experiments/sampling/steps", test_steps);
  g_test_add_func ("/experiments/sampling/limits", test_limits);
  g_test_add_func ("/experiments/sampling/high-dimensions", test_high_dimensions);
  g_test_add_func ("/experiments/sampling/bad-leap", test_bad_leap);
  g_test_add_func ("/experiments/sampling/leap", test_leap);
  g_test_add_func ("/experiments/sampling/two-of-a-kind", test_two_of_a_kind);
  g_test_add_func ("/experiments/sampling/one-dimension", test_one_dimension);
}
