/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved and restored is straight through, bit for bit, also in the middle of a step;
 * what does not fit is refused. */

#include "core/base/error.h"
#include "tests/core/archives.h"
#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

#define N 23

static MurKuramoto *
model_of_kind (guint kind)
{
  g_autofree double *frequencies = draw (N, 160, -9, 9);
  g_autoptr (MurNetwork) network = network_of_kind (kind, N, MUR_NORMALISATION_DEGREE);
  MurKuramoto *model = mur_kuramoto_new (N, frequencies, NULL);

  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_network (model, 2, network);
  mur_kuramoto_set_phase_lag (model, 0.4);
  return model;
}

static MurIntegrator *
fresh (MurKuramoto *model, MurIntegratorMethod method, const double *start)
{
  if (method == MUR_INTEGRATOR_TAYLOR)
    return taylor_of (model, 1e-7, start);
  return fixed_of (model, method, 0.03, method == MUR_INTEGRATOR_HEUN ? 0.5 : 0, start);
}

/* Through JSON text, as a checkpoint goes. */
static MurArchive *
written_and_read (const MurIntegrator *integrator)
{
  g_autoptr (MurArchive) archive = mur_archive_new ();

  mur_integrator_save (integrator, archive);
  return mur_archives_reread (archive);
}

static void
assert_same (MurIntegrator *a, MurIntegrator *b, double time)
{
  double phases[2][N], rates[2][N];

  reach (a, time, phases[0], rates[0]);
  reach (b, time, phases[1], rates[1]);
  g_assert_cmpmem (phases[0], sizeof phases[0], phases[1], sizeof phases[1]);
  g_assert_cmpmem (rates[0], sizeof rates[0], rates[1], sizeof rates[1]);
  g_assert_cmpfloat (mur_integrator_begin (a), ==, mur_integrator_begin (b));
  g_assert_cmpfloat (mur_integrator_end (a), ==, mur_integrator_end (b));
  g_assert_cmpuint (mur_integrator_n_steps (a), ==, mur_integrator_n_steps (b));
  g_assert_cmpuint (mur_integrator_n_evaluations (a), ==,
                    mur_integrator_n_evaluations (b));
}

static void
test_restored_is_straight_through (void)
{
  static const guint kinds[] = { 0, 3, 5, 10 };
  g_autofree double *start = draw (N, 161, -3, 3);
  g_autofree double *kicked = draw (N, 162, -30, 30);
  g_autofree double *zeros = g_new0 (double, N);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int method = MUR_INTEGRATOR_TAYLOR; method <= MUR_INTEGRATOR_HEUN; method++)
      {
        g_autoptr (MurKuramoto) model = model_of_kind (kinds[k]);
        g_autoptr (MurKuramoto) other = model_of_kind (kinds[k]);
        g_autoptr (MurIntegrator) straight = fresh (model, method, start);
        g_autoptr (MurIntegrator) restored = fresh (other, method, zeros);
        g_autoptr (MurArchive) archive = NULL;
        g_autoptr (GError) error = NULL;

        reach (straight, 3.17, NULL, NULL);
        mur_integrator_restart (straight, 3.17, kicked);
        reach (straight, 7.777, NULL, NULL);
        archive = written_and_read (straight);
        reach (restored, 0.5, NULL, NULL); /* what it was before does not matter */
        g_assert_true (mur_integrator_restore (restored, archive, &error));
        g_assert_no_error (error);
        assert_same (straight, restored, 7.777);
        assert_same (straight, restored, 7.7771);
        assert_same (straight, restored, 20);
        mur_integrator_restart (straight, 20, NULL);
        mur_integrator_restart (restored, 20, NULL);
        assert_same (straight, restored, 22);
      }
}

/* Before the first step; and after the last that was possible. */
static void
test_first_and_last (void)
{
  g_autofree double *start = draw (N, 161, -3, 3);
  g_autofree double *zeros = g_new0 (double, N);
  g_autoptr (MurKuramoto) model = model_of_kind (5);
  g_autoptr (MurIntegrator) integrator = fresh (model, MUR_INTEGRATOR_TAYLOR, start);
  g_autoptr (MurIntegrator) other = fresh (model, MUR_INTEGRATOR_TAYLOR, zeros);
  g_autoptr (MurArchive) first = written_and_read (integrator);
  g_autoptr (MurArchive) last = NULL;
  double phases[2][N];

  g_assert_true (mur_integrator_restore (other, first, NULL));
  assert_same (integrator, other, 0);
  mur_kuramoto_set_strength (model, 1, 1e308);
  g_assert_cmpint (mur_integrator_step (integrator, NULL), ==, MUR_STATUS_FAILED);
  last = written_and_read (integrator);
  g_assert_true (mur_integrator_restore (other, last, NULL));
  g_assert_cmpint (mur_integrator_status (other), ==, MUR_STATUS_FAILED);
  mur_integrator_sample (integrator, 0, phases[0], NULL);
  mur_integrator_sample (other, 0, phases[1], NULL);
  g_assert_cmpmem (phases[0], sizeof phases[0], phases[1], sizeof phases[1]);
}

static void
assert_refused (const MurArchive *archive, const char *name)
{
  g_autofree double *start = draw (N, 163, -3, 3);
  g_autoptr (MurKuramoto) model = model_of_kind (5);
  g_autoptr (MurIntegrator) integrator = fresh (model, MUR_INTEGRATOR_TAYLOR, start);
  g_autoptr (MurIntegrator) untouched = fresh (model, MUR_INTEGRATOR_TAYLOR, start);
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_integrator_restore (integrator, archive, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  assert_same (integrator, untouched, 0);
  assert_same (integrator, untouched, 0.7);
}

static MurArchive *
archive_without (const char *name)
{
  g_autofree double *start = draw (N, 161, -3, 3);
  g_autoptr (MurKuramoto) model = model_of_kind (5);
  g_autoptr (MurIntegrator) integrator = fresh (model, MUR_INTEGRATOR_TAYLOR, start);
  g_autoptr (MurArchive) archive = NULL;

  reach (integrator, 1, NULL, NULL);
  archive = written_and_read (integrator);
  return mur_archives_without (archive, name);
}

static void
test_bad_archives_are_refused (void)
{
  static const struct
  {
    const char *name;
    gsize n;
    double value;
  } cases[] = {
    { "integrator_theta", N, NAN },     { "integrator_theta", N - 1, 0 },
    { "integrator_next", N, INFINITY }, { "integrator_turns", N + 1, 0 },
    { "integrator_turns", N, NAN },     { "integrator_times", 5, -INFINITY },
    { "integrator_times", 4, 0 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (MurArchive) archive = archive_without (cases[k].name);
      g_autofree double *values = g_new0 (double, cases[k].n);

      assert_refused (archive, cases[k].name); /* absent */
      values[cases[k].n - 1] = cases[k].value;
      mur_archive_put_doubles (archive, cases[k].name, values, cases[k].n);
      assert_refused (archive, cases[k].name);
    }
}

static void
test_bad_numbers_are_refused (void)
{
  const double backwards[] = { 2, 1, 0, 0, 0 };
  static const char *const integers[]
    = { "integrator_steps", "integrator_grid_steps", "integrator_evaluations",
        "integrator_failure" };
  g_autoptr (MurArchive) times = archive_without ("integrator_times");

  mur_archive_put_doubles (times, "integrator_times", backwards, 5);
  assert_refused (times, "integrator_times");
  for (guint k = 0; k < G_N_ELEMENTS (integers); k++)
    {
      g_autoptr (MurArchive) archive = archive_without (integers[k]);

      assert_refused (archive, integers[k]);
    }

  g_autoptr (MurArchive) failure = archive_without ("integrator_failure");

  mur_archive_put_integer (failure, "integrator_failure", 3);
  assert_refused (failure, "integrator_failure is 3; allowed: 0 to 2");
}

void
mur_test_state (void)
{
  g_test_add_func ("/oscillators/state/restored-is-straight-through",
                   test_restored_is_straight_through);
  g_test_add_func ("/oscillators/state/first-and-last", test_first_and_last);
  g_test_add_func ("/oscillators/state/bad-archives-are-refused",
                   test_bad_archives_are_refused);
  g_test_add_func ("/oscillators/state/bad-numbers-are-refused",
                   test_bad_numbers_are_refused);
}
