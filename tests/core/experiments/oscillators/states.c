/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* States of many oscillators that are known: chimeras, twisted states, onset of
 * synchrony, explosive synchrony. */

#include "core/experiments/registry.h"
#include "core/oscillators/order.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <complex.h>
#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

static MurFrame *
finish (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static MurFrame *
finish_preset (const char *id)
{
  g_autoptr (MurSession) session = mur_session_new (OSCILLATORS);
  mur_experiment_apply_preset (OSCILLATORS, id, session->parameters, NULL);
  return finish (session);
}

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

/* Ott and Antonsen's equations of the two populations (Abrams and others 2008). */
static void
chimera_rates (const long double complex z[2], long double complex rate[2])
{
  const long double complex lag = cexpl (-I * (acosl (0) - 0.1L));
  for (guint s = 0; s < 2; s++)
    {
      const long double complex field = (0.6L * z[s] + 0.4L * z[1 - s]) * lag;
      rate[s] = (field - conjl (field) * z[s] * z[s]) / 2;
    }
}

static void
chimera_step (long double complex z[2], long double h)
{
  const long double part[] = { 0, h / 2, h / 2, h };
  const long double weight[] = { h / 6, h / 3, h / 3, h / 6 };
  long double complex rate[2] = { 0 }, sum[2] = { z[0], z[1] };
  for (guint stage = 0; stage < 4; stage++)
    {
      const long double complex at[]
        = { z[0] + part[stage] * rate[0], z[1] + part[stage] * rate[1] };
      chimera_rates (at, rate);
      sum[0] += weight[stage] * rate[0];
      sum[1] += weight[stage] * rate[1];
    }
  z[0] = sum[0];
  z[1] = sum[1];
}

/* r of the second half of the oscillators at sample @k. */
static double
second_order (const MurFrame *frame, gsize k)
{
  const MurTable *phases = mur_frame_table (frame, "phase");
  const guint n = mur_table_n_columns (phases) - 1;
  double values[100];
  for (guint i = n / 2; i < n; i++)
    values[i - n / 2] = mur_table_column (phases, i + 1)[k];
  return mur_order (n - n / 2, values).r;
}

/* Sixty-four oscillators begun evenly follow the equations of the limit up to
 * r⁶⁴ < 1e-6 while r < 0.8; the chimera is stable, so that differences stay small. */
static void
chimera (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=128", "topology=two-populations", "normalisation=count",
    "phase_lag=1.4707963267948966", "frequency_distribution=equal", "coupling=1",
    "frequency_centre=0", "start=two-populations", "start_order=0.72", "duration=1500",
    "samples=1501", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  long double complex z[2] = { 1, 0.72L * cexpl (0.2L * I) };
  for (gsize k = 0; k < 1501; k++)
    {
      const double r = second_order (frame, k);
      g_assert_cmpfloat_with_epsilon (r, (double)cabsl (z[1]), 1e-4);
      g_assert_true (r > 0.6 && r < 0.8);
      for (guint i = 0; i < 20; i++)
        chimera_step (z, 0.05L);
    }
  /* Stationary: the last ten seconds are alike. */
  for (gsize k = 1490; k < 1500; k++)
    g_assert_cmpfloat_with_epsilon (second_order (frame, k), second_order (frame, 1500),
                                    1e-4);
  g_assert_cmpfloat_with_epsilon (column (frame, "oscillators", "mean_frequency")[0],
                                  column (frame, "oscillators", "mean_frequency")[63],
                                  1e-9);
}

/* |q| < N/4 heals; beyond, it does not last. */
static void
twisted (void)
{
  static const struct
  {
    const char *turns;
    gboolean lasts;
  } cases[] = { { "start_turns=5", TRUE }, { "start_turns=7", FALSE } };
  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, "count=24", "topology=ring", "frequency_distribution=equal",
        "start=twisted", "start_scatter=0.05", "duration=300", cases[c].turns, NULL);
      g_autoptr (MurFrame) frame = finish (session);
      const double *phase = column (frame, "oscillators", "phase");
      double turns = 0;
      for (guint i = 0; i < 24; i++)
        turns += remainder (phase[(i + 1) % 24] - phase[i], 2 * G_PI) / (2 * G_PI);
      g_assert_true ((fabs (turns - (c == 0 ? 5 : 7)) < 1e-9) == cases[c].lasts);
    }
}

/* Both ways along theory's curve, within the fluctuations of a thousand. */
static void
onset (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("onset");
  const double *coupling = column (frame, "sweep", "coupling");
  const double *up = column (frame, "sweep", "r_up");
  const double *down = column (frame, "sweep", "r_down");
  const double *theory = column (frame, "sweep", "r_theory");
  g_assert_cmpfloat (mur_frame_scalar (frame, "critical_coupling"), ==, 1);
  for (gsize i = 0; i < rows (frame, "sweep"); i++)
    {
      const double expected = coupling[i] > 1 ? sqrt (1 - 1 / coupling[i]) : 0;
      const double allowed = fabs (coupling[i] - 1) < 0.35 ? 0.25 : 0.08;
      g_assert_cmpfloat_with_epsilon (theory[i], expected, 1e-12);
      g_assert_cmpfloat_with_epsilon (up[i], expected, allowed);
      g_assert_cmpfloat_with_epsilon (down[i], expected, allowed);
    }
}

/* Up it stays apart where down it still holds together. */
static void
explosive (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("explosive");
  const double *up = column (frame, "sweep", "r_up");
  const double *down = column (frame, "sweep", "r_down");
  double most = 0;
  for (gsize i = 0; i < rows (frame, "sweep"); i++)
    most = fmax (most, down[i] - up[i]);
  g_assert_cmpfloat (most, >, 0.3);
}

void
mur_test_oscillators_states (void)
{
  g_test_add_func ("/experiments/oscillators/chimera", chimera);
  g_test_add_func ("/experiments/oscillators/twisted", twisted);
  g_test_add_func ("/experiments/oscillators/onset", onset);
  g_test_add_func ("/experiments/oscillators/explosive", explosive);
}
