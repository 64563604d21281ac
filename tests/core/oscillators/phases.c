/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases wrapped, unwrapped, turned and drawn; phases to begin with. */

#include "core/oscillators/phases.h"

#include "tests/core/base/vmath-helpers.h"
#include "tests/core/oscillators/synchrony.h"

#include <complex.h>

#define PI 3.14159265358979323846264338327950288L

static void
wrap_against_long_double (void)
{
  for (guint i = 0; i < MANY; i++)
    {
      const double x = spread (i, -1, 1) * pow (10, spread (i + MANY, -3, 6));
      double wrapped;
      mur_phases_wrap (1, &x, &wrapped);
      /* Beyond 1e6 turns the truth itself is good to 1e6·2⁻⁶⁴·2π only. */
      const long double truth = remainderl (x, 2 * PI);
      g_assert_cmpfloat (fabs (wrapped), <=, G_PI);
      g_assert_cmpfloat_with_epsilon (
        fabs (wrapped - (double)truth) > 3 ? -wrapped : wrapped, (double)truth, 1e-12);
    }
}

static void
wrap_edges (void)
{
  const double phases[] = { G_PI, -G_PI, 0, 3 * G_PI, 1.5, NAN };
  double wrapped[6];
  mur_phases_wrap (6, phases, wrapped);
  g_assert_cmpfloat (fabs (wrapped[0]), ==, G_PI);
  g_assert_cmpfloat (fabs (wrapped[1]), ==, G_PI);
  g_assert_cmpfloat (wrapped[2], ==, 0);
  g_assert_cmpfloat_with_epsilon (fabs (wrapped[3]), G_PI, 1e-15);
  g_assert_cmpfloat (wrapped[4], ==, 1.5);
  g_assert_true (isnan (wrapped[5]));
}

/* A walk in steps below half a turn comes back from its wrapped self, up to the turns
 * it began with. */
static void
unwrap_undoes_wrap (void)
{
  enum
  {
    N = 2000
  };
  double walk[N], wrapped[N];
  walk[0] = 0.4;
  for (guint i = 1; i < N; i++)
    walk[i] = walk[i - 1] + spread (i, -3, 3.1);
  mur_phases_wrap (N, walk, wrapped);
  mur_phases_unwrap (N, wrapped, wrapped);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (wrapped[i], walk[i], 1e-12);
}

static void
turning_frame (void)
{
  const double times[] = { 0, 0.5, 2.25 }, phases[] = { 1, 4.5, 17.25 };
  double turned[3];
  mur_phases_turn (3, times, phases, 7, turned);
  g_assert_cmpfloat (turned[0], ==, 1);
  g_assert_cmpfloat (turned[1], ==, 1);
  g_assert_cmpfloat (turned[2], ==, 1.5);
}

/* Every point is on the line of the phases, up to whole turns; nothing finite is more
 * than half a turn from its neighbour; every sample is there, in order. */
static void
assert_line (gsize n, const double *times, const double *phases)
{
  g_autofree double *t = g_new (double, 4 * n);
  g_autofree double *y = g_new (double, 4 * n);
  const gsize n_out = mur_phases_wrapped_line (n, times, phases, t, y);
  gsize sample = 0;
  g_assert_cmpuint (n_out, <=, 4 * n);
  for (gsize i = 0; i < n_out; i++)
    {
      if (isnan (y[i]))
        continue;
      if (i > 0 && !isnan (y[i - 1]))
        g_assert_cmpfloat (fabs (y[i] - y[i - 1]), <=, 2 * G_PI);
      g_assert_cmpfloat (fabs (y[i]), <=, G_PI);
      if (sample < n && t[i] == times[sample]
          && fabs (remainder (y[i] - phases[sample], 2 * G_PI)) < 1e-9)
        sample++;
      const gsize left = CLAMP (sample, 1, n - 1) - 1;
      const double weight = (t[i] - times[left]) / (times[left + 1] - times[left]);
      const double line = phases[left] + weight * (phases[left + 1] - phases[left]);
      const gboolean is_sample = t[i] == times[sample - 1];
      if (!is_sample)
        g_assert_cmpfloat (fabs (remainder (y[i] - line, 2 * G_PI)), <, 1e-9);
    }
  g_assert_cmpuint (sample, ==, n);
}

static void
wrapped_line (void)
{
  enum
  {
    N = 300
  };
  double times[N], phases[N];
  for (guint step = 0; step < 3; step++)
    {
      const double most[] = { 0.4, 3, 20 };
      phases[0] = spread (step, -9, 9);
      times[0] = 2;
      for (guint i = 1; i < N; i++)
        {
          times[i] = times[i - 1] + 0.013;
          phases[i] = phases[i - 1] + spread (1000 * step + i, -most[step], most[step]);
        }
      assert_line (N, times, phases);
    }
}

/* Up from 3 to 3.5: out at π after (π − 3)/0.5 of the way, and in at −π. */
static void
wrapped_line_crosses (void)
{
  const double times[] = { 1, 2 }, up[] = { 3, 3.5 };
  double t[8], y[8];
  g_assert_cmpuint (mur_phases_wrapped_line (2, times, up, t, y), ==, 5);
  g_assert_cmpfloat (y[1], ==, G_PI);
  g_assert_true (isnan (y[2]));
  g_assert_cmpfloat (y[3], ==, -G_PI);
  g_assert_cmpfloat_with_epsilon (t[1], 1 + (G_PI - 3) / 0.5, 1e-15);
  g_assert_cmpfloat (t[1], ==, t[3]);
  g_assert_cmpfloat_with_epsilon (y[4], 3.5 - 2 * G_PI, 1e-15);
}

/* The m-th moment of a wrapped Cauchy density is r0^m; even nodes of its quantile miss
 * it by r0^n only. */
static void
cauchy_moments (void)
{
  enum
  {
    N = 400
  };
  double phases[N];
  const double r0s[] = { 0, 0.3, 0.72, 0.9 };
  for (guint k = 0; k < G_N_ELEMENTS (r0s); k++)
    {
      mur_phases_cauchy (N, r0s[k], phases);
      for (guint m = 1; m <= 3; m++)
        {
          long double complex sum = 0;
          for (guint i = 0; i < N; i++)
            sum += cexpl (I * (long double)(m * phases[i]));
          g_assert_cmpfloat_with_epsilon ((double)creall (sum) / N, pow (r0s[k], m),
                                          1e-13);
          g_assert_cmpfloat_with_epsilon ((double)cimagl (sum) / N, 0, 1e-13);
        }
    }
  mur_phases_cauchy (N, 1, phases);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (phases[i], ==, 0);
}

static void
drawn_phases (void)
{
  enum
  {
    N = 5001
  };
  double phases[N];
  MurRng rng = mur_rng (20151, MUR_RNG_TEST, 3);
  double sum = 0;
  mur_phases_draw_uniform (&rng, N, 1, 3, phases);
  for (guint i = 0; i < N; i++)
    {
      g_assert_true (phases[i] >= 1 && phases[i] < 3);
      sum += phases[i];
    }
  g_assert_cmpfloat_with_epsilon (sum / N, 2, 5 * 0.5774 / sqrt (N)); /* 5 σ */
  mur_phases_draw_bump (&rng, N, phases);
  for (guint i = 0; i < N; i++)
    {
      const double x = (i + 0.5) / N - 0.5;
      g_assert_cmpfloat (fabs (phases[i]), <=, 3 * exp (-30 * x * x) * (1 + 1e-12));
    }
  g_assert_cmpfloat (fabs (phases[N / 2] - phases[N / 2 + 1]), >, 1e-3);
}

static void
twisted (void)
{
  double phases[12];
  mur_phases_twisted (12, -3, phases);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpfloat_with_epsilon (phases[i], -G_PI_2 * i, 1e-14);
}

void
mur_test_phases (void)
{
  g_test_add_func ("/oscillators/phases/wrap", wrap_against_long_double);
  g_test_add_func ("/oscillators/phases/wrap-edges", wrap_edges);
  g_test_add_func ("/oscillators/phases/unwrap", unwrap_undoes_wrap);
  g_test_add_func ("/oscillators/phases/turning-frame", turning_frame);
  g_test_add_func ("/oscillators/phases/wrapped-line", wrapped_line);
  g_test_add_func ("/oscillators/phases/wrapped-line-crosses", wrapped_line_crosses);
  g_test_add_func ("/oscillators/phases/cauchy", cauchy_moments);
  g_test_add_func ("/oscillators/phases/drawn", drawn_phases);
  g_test_add_func ("/oscillators/phases/twisted", twisted);
}
