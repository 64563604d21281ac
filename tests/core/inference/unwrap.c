/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases unwrapped across gaps, and of signals whose phase is known. */

#include "core/inference/model/unwrap.h"

#include <math.h>

#include "tests/core/inference/tests.h"

static void
test_unwrap (void)
{
  double phases[200], expected[200];

  for (guint k = 0; k < 200; k++)
    {
      expected[k] = 0.3 + 1.1 * k - 0.004 * k * k;
      phases[k] = k % 17 == 5 ? NAN : remainder (expected[k], 2 * G_PI);
    }
  g_assert_true (mur_phases_look_wrapped (200, phases));
  /* Over a missing one it goes by up to 2.2 of the 2.09 that are a third of a turn. */
  g_assert_cmpuint (mur_phases_unwrap_gaps (200, phases), ==, 1);
  for (guint k = 0; k < 200; k++)
    if (!isnan (phases[k]))
      g_assert_cmpfloat_with_epsilon (phases[k], expected[k], 1e-12);
  g_assert_false (mur_phases_look_wrapped (200, phases));
}

/* A whole number of turns, so that the transform is exact: cos → its own phase. */
static void
test_sine (void)
{
  enum
  {
    N = 350
  };
  double signal[N], phases[N];

  for (guint k = 0; k < N; k++)
    signal[k] = 5 + 3 * cos (2 * G_PI * 7 * k / N + 0.4);
  g_assert_true (mur_phases_of_signal (N, signal, FALSE, phases));
  for (guint k = 0; k < N; k++)
    g_assert_cmpfloat_with_epsilon (phases[k], 2 * G_PI * 7 * k / N + 0.4, 1e-11);
}

/* A signal that is no sine has a protophase that does not grow evenly: corrected it
 * does, but for a constant. */
static void
test_protophase (void)
{
  enum
  {
    N = 4000
  };
  double signal[N], raw[N], phases[N];
  double worst_raw = 0, worst = 0;

  for (guint k = 0; k < N; k++)
    {
      const double phase = 2 * G_PI * 20 * k / N;

      signal[k] = cos (phase) + 0.3 * cos (2 * phase + 1);
    }
  mur_phases_of_signal (N, signal, FALSE, raw);
  mur_phases_of_signal (N, signal, TRUE, phases);
  for (guint k = N / 4; k < 3 * N / 4; k++)
    {
      const double growth = 2 * G_PI * 20 * (k - N / 4) / N;

      worst_raw = fmax (worst_raw, fabs (raw[k] - raw[N / 4] - growth));
      worst = fmax (worst, fabs (phases[k] - phases[N / 4] - growth));
    }
  g_assert_cmpfloat (worst_raw, >, 0.3);
  g_assert_cmpfloat (worst, <, 0.01);
}

static void
test_constant (void)
{
  double signal[20], phases[20];

  for (guint k = 0; k < 20; k++)
    signal[k] = 1 / 3.0;
  g_assert_false (mur_phases_of_signal (20, signal, TRUE, phases));
}

void
mur_test_unwrap (void)
{
  g_test_add_func ("/core/inference/unwrap/gaps", test_unwrap);
  g_test_add_func ("/core/inference/unwrap/sine", test_sine);
  g_test_add_func ("/core/inference/unwrap/protophase", test_protophase);
  g_test_add_func ("/core/inference/unwrap/constant", test_constant);
}
