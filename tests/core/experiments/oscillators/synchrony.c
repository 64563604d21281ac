/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run of oscillators shows, against closed forms and theory. */

#include "core/experiments/registry.h"
#include "core/oscillators/frequencies.h"
#include "core/oscillators/phases.h"
#include "core/oscillators/theory.h"
#include "tests/core/experiments/oscillators/seven.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

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

/* The post's demonstration, in what it says of its draws. */
static void
demonstration (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("mathematica");
  const double *omega = column (frame, "oscillators", "omega");
  const double *phase = column (frame, "oscillators", "initial_phase");
  const double *amplitude = column (frame, "oscillators", "amplitude");
  g_assert_cmpuint (rows (frame, "oscillators"), ==, 7);
  g_assert_cmpuint (rows (frame, "couplings"), ==, 7);
  g_assert_cmpuint (rows (frame, "frequency"), ==, 1001);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_true (omega[i] >= 14 && omega[i] < 28);
      g_assert_true (phase[i] >= 1 && phase[i] < 3);
      g_assert_true (amplitude[i] >= 1 && amplitude[i] < 3);
    }
  g_assert_cmpfloat (column (frame, "phase", "time")[1000], ==, 2 * G_PI);
  g_assert_cmpfloat (column (frame, "phase", "phi3")[0], ==, phase[2]);
}

/* The frequency at which the pulls on all oscillators cancel in a mean field of
 * strength @pull: locked ones lag by the sine of their distance from it over the
 * strength, drifting ones are pulled back on average (Kuramoto 1975). */
static double
balance (const double *omega, guint n, double pull)
{
  double low = -10, high = 10;
  while (high - low > 1e-12)
    {
      const double middle = (low + high) / 2;
      double sum = 0;
      for (guint i = 0; i < n; i++)
        {
          const double d = omega[i] - middle;
          sum += fabs (d) <= pull ? d : d - copysign (sqrt (d * d - pull * pull), d);
        }
      *(sum > 0 ? &low : &high) = middle;
    }
  return low;
}

/* The largest r for which the locked ones among @omega add up to at least r. */
static double
self_consistent_r (const double *omega, guint n, double coupling, double *frequency)
{
  for (double r = 1; r > 0; r -= 1e-3)
    {
      double sum = 0;
      *frequency = balance (omega, n, coupling * r);
      for (guint i = 0; i < n; i++)
        {
          const double sine = (omega[i] - *frequency) / (coupling * r);
          sum += fabs (sine) <= 1 ? sqrt (1 - sine * sine) / n : 0;
        }
      if (sum >= r)
        return r;
    }
  return 0;
}

/* The defaults: above onset and, by the exact threshold of the very frequencies, below
 * where all lock. So r rises from what chance gives, 1/√N, to what the frequencies hold
 * up, give or take 1/√N; those in the middle lock, the outermost drift. */
static void
thirty (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const double *omega = column (frame, "oscillators", "omega");
  const double *mean = column (frame, "oscillators", "mean_frequency");
  const double *group = column (frame, "oscillators", "group");
  const double *r = column (frame, "order", "r");
  const double chance = 1 / sqrt (30), link = mur_frame_scalar (frame, "coupling");
  const double coupling = 30 * link; /* of the mean field */
  double frequency;
  const double expected = self_consistent_r (omega, 30, coupling, &frequency);
  g_assert_cmpfloat (link, >, mur_frame_scalar (frame, "critical_coupling"));
  g_assert_cmpfloat (link, <, mur_frame_scalar (frame, "locking_coupling"));
  g_assert_cmpfloat (r[0], <, 1.5 * chance);
  g_assert_cmpfloat (r[1000], >, 2.5 * chance);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "r_mean"), expected, chance);
  guint n_locked = 0, n_drifting = 0;
  for (guint i = 0; i < 30; i++)
    {
      const double distance = fabs (omega[i] - frequency) / (coupling * expected);
      g_assert_true (distance > 0.6 || group[i] == 1);
      g_assert_true (distance < 1 || group[i] != 1);
      n_locked += distance < 0.6;
      n_drifting += distance > 1;
      if (distance < 0.6)
        g_assert_cmpfloat_with_epsilon (mean[i], frequency, 0.1);
      if (distance > 1)
        g_assert_cmpfloat (fabs (mean[i] - frequency), >, 0.1);
    }
  g_assert_cmpuint (n_locked, >=, 10);
  g_assert_cmpuint (n_drifting, >=, 3);
}

/* Frequencies are the right-hand side, written out here, at the phases beside them. */
static void
frequency_is_right_hand_side (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, SEVEN, "coupling=0.7", "phase_lag=0.3",
                        "coupling_2=-0.4", "samples=11", "normalisation=count", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const double *omega = column (frame, "oscillators", "omega");
  const MurTable *phases = mur_frame_table (frame, "phase");
  const MurTable *frequencies = mur_frame_table (frame, "frequency");
  const MurTable *couplings = mur_frame_table (frame, "couplings");
  for (guint k = 0; k < 11; k++)
    for (guint i = 0; i < 7; i++)
      {
        double rate = omega[i];
        for (guint j = 0; j < 7; j++)
          {
            const double difference = mur_table_column (phases, j + 1)[k]
                                      - mur_table_column (phases, i + 1)[k];
            const double coupling = j == i ? 0 : mur_table_column (couplings, j)[i];
            rate += coupling
                    * (0.7 * sin (difference - 0.3) - 0.4 * sin (2 * difference - 0.3));
          }
        g_assert_cmpfloat_with_epsilon (mur_table_column (frequencies, i + 1)[k], rate,
                                        1e-12);
      }
}

/* Published to ten decimals; the tolerance is 1e-8. */
static void
blog (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("blog");
  g_assert_cmpfloat (column (frame, "phase", "time")[100], ==, 1);
  g_assert_cmpfloat_with_epsilon (column (frame, "phase", "phi1")[100], 27.9056429405,
                                  1e-7);
  g_assert_cmpfloat_with_epsilon (column (frame, "phase", "phi2")[100], 21.9628917739,
                                  1e-7);
  g_assert_cmpfloat_with_epsilon (column (frame, "phase", "phi3")[100], 10.8996172277,
                                  1e-7);
}

static void
two_lock (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("two-locking");
  const double *phase = column (frame, "oscillators", "phase");
  g_assert_cmpfloat_with_epsilon (remainder (phase[1] - phase[0], 2 * G_PI),
                                  asin (1 / 1.2), 1e-4); /* e^(−0.66·20) is left */
  g_assert_cmpfloat (mur_frame_scalar (frame, "locked_fraction"), ==, 1);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "locking_coupling"), 0.5,
                                  1e-15);
}

/* tan (ψ/2) = (κ + β tan (β (t + t0)/2)) / Δω, β = √(Δω² − κ²). */
static void
two_beat (void)
{
  g_autoptr (MurFrame) frame = finish_preset ("two-beating");
  const double *time = column (frame, "phase", "time");
  const double *first = column (frame, "phase", "phi1");
  const double *second = column (frame, "phase", "phi2");
  const double kappa = 0.9, beta = sqrt (1 - kappa * kappa);
  const double t0 = 2 / beta * atan ((tan (1.5) - kappa) / beta);
  for (gsize k = 0; k < rows (frame, "phase"); k++)
    {
      const double expected = 2 * atan (kappa + beta * tan (beta * (time[k] + t0) / 2));
      /* Errors of 1e-8 grow where the two slip, by up to Δω + κ over Δω − κ. */
      g_assert_cmpfloat (fabs (remainder (second[k] - first[k] - expected, 2 * G_PI)),
                         <, 1e-6);
    }
  g_assert_cmpfloat (mur_frame_scalar (frame, "locked_fraction"), ==, 0);
}

/* Even Lorentzian frequencies with even phases of order @r0, paired by a lattice, so
 * that every part of the one meets all of the other. */
static void
add_even (MurSession *session, gsize n, double gamma, double r0)
{
  g_autofree double *sorted = g_new (double, n);
  double *omega = g_new (double, n), *phase = g_new (double, n);
  MurTable *table = mur_table_new ();
  mur_frequencies_lorentzian_even (n, 0, gamma, omega);
  mur_phases_cauchy (n, r0, sorted);
  for (gsize i = 0; i < n; i++)
    phase[i] = sorted[(i * 4181) % n];
  mur_table_add_take (table, "omega", NULL, omega, n);
  mur_table_add_take (table, "phase", NULL, phase, n);
  mur_inputs_add (session->inputs, "oscillators", "test", table);
}

/* N = 6765 points of a Fibonacci lattice leave some log N/N = 1.3e-3 of the integrals,
 * which the transient lets grow by at most R/r0 = 3.5; then the stationary r, whose
 * missing tail beyond the outermost frequency is of order 1/N. */
static void
lorentzian_transient (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "topology=uniform", "normalisation=count", "coupling=2", "duration=20",
    "samples=201", "solver=rk4", "step=0.05", NULL);
  add_even (session, 6765, 0.5, 0.2);
  g_autoptr (MurFrame) frame = finish (session);
  const double *time = column (frame, "order", "time");
  const double *r = column (frame, "order", "r");
  for (guint k = 0; k < 201; k++)
    g_assert_cmpfloat_with_epsilon (r[k], mur_theory_transient_r (2, 0.5, 0.2, time[k]),
                                    5e-3);
  g_assert_cmpfloat_with_epsilon (r[200], sqrt (0.5), 2e-3);
}

/* With a phase lag the locked ones turn, and r is smaller. */
static void
lorentzian_lag (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "topology=uniform", "normalisation=count", "coupling=3", "duration=40",
    "samples=401", "solver=rk4", "step=0.05", "phase_lag=0.9", NULL);
  add_even (session, 6765, 0.5, 0.5);
  g_autoptr (MurFrame) frame = finish (session);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "r_mean"),
                                  sqrt (1 - 1 / (3 * cos (0.9))), 5e-3);
}

static MurFrame *
run_near_locking (double coupling)
{
  g_autofree char *assignment = g_strdup_printf ("coupling=%.17g", coupling);
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=40", "topology=uniform", "normalisation=count",
    "frequency_distribution=normal", "start=equal", "duration=1500", "samples=1501",
    "seed=2718", assignment, NULL);
  return finish (session);
}

/* How far the fastest and the slowest are apart at the end, in turns. */
static double
largest_slip (const MurFrame *frame)
{
  const double *phase = column (frame, "oscillators", "phase");
  double low = INFINITY, high = -INFINITY;
  for (gsize i = 0; i < rows (frame, "oscillators"); i++)
    {
      low = fmin (low, phase[i]);
      high = fmax (high, phase[i]);
    }
  return (high - low) / (2 * G_PI);
}

/* A part in a thousand around the exact threshold: a saddle-node bifurcation, which
 * slips once in some 2π/√0.001 = 200 s below and not at all above. */
static void
locking_threshold (void)
{
  g_autoptr (MurFrame) probe = run_near_locking (1);
  const double threshold = mur_frame_scalar (probe, "locking_coupling");
  g_autoptr (MurFrame) above = run_near_locking (1.001 * threshold);
  g_autoptr (MurFrame) below = run_near_locking (0.999 * threshold);
  g_assert_cmpfloat (largest_slip (above), <, 0.5);
  g_assert_cmpfloat (mur_frame_scalar (above, "locked_fraction"), ==, 1);
  g_assert_cmpfloat (largest_slip (below), >, 2);
  g_assert_cmpfloat (mur_frame_scalar (below, "locked_fraction"), <, 1);
}

/* 1/(1 − K/K_c) at K = 0.4 K_c. Over 8 draws of 250 s, with a correlation time of
 * 1/(2γ − K) = 0.83 s, r² (of which the standard deviation is its mean) averages to 3
 * %.
 */
static void
fluctuations (void)
{
  double sum = 0;
  gsize n_sum = 0;
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autofree char *seeded = g_strdup_printf ("seed=%u", seed * 7919);
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, "count=1000", "topology=uniform", "normalisation=count",
        "frequency_distribution=lorentzian", "phase_low=-3.14159265", "duration=300",
        "phase_high=3.14159265", "samples=601", "solver=rk4", "step=0.1",
        "coupling=0.8", seeded, NULL);
      g_autoptr (MurFrame) frame = finish (session);
      const double *r = column (frame, "order", "r");
      for (gsize k = 100; k < 601; k++, n_sum++)
        sum += r[k] * r[k];
    }
  const double expected = mur_theory_fluctuation (0.4, 1);
  g_assert_cmpfloat_with_epsilon (1000 * sum / (double)n_sum, expected,
                                  0.12 * expected);
}

/* Each distribution by its own threshold, in the units of the parameter. */
static void
critical_couplings (void)
{
  static const struct
  {
    const char *assignment[3];
    double expected;
  } cases[] = {
    { { "frequency_distribution=lorentzian", "frequency_width=0.7", "noise=0" }, 1.4 },
    { { "frequency_distribution=lorentzian", "frequency_width=0.7", "noise=0.2" },
      1.8 },
    { { "frequency_distribution=normal", "frequency_width=1.3", "noise=0" },
      2.0744999 }, /* 1.3 √(8/π) */
    { { "frequency_distribution=uniform", "frequency_width=1.3", "noise=0" },
      1.6552114 }, /* 4·1.3/π */
    { { "frequency_distribution=demonstration", "noise=0", "phase_lag=0" },
      63.661977 }, /* 4·50/π */
    { { "frequency_distribution=equal", "noise=0.35", "phase_lag=0" }, 0.7 },
    { { "frequency_distribution=bimodal", "noise=0", "phase_lag=0" }, NAN },
    { { "frequency_distribution=normal", "noise=0.1", "phase_lag=0" }, NAN },
    { { "frequency_distribution=normal", "noise=0", "phase_lag=0.1" }, NAN },
  };
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      const char *const *assignment = cases[i / 2].assignment;
      const double scale = i % 2 == 0 ? 1 : 50;
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, "count=50", "topology=uniform", assignment[0], assignment[1],
        assignment[2], i % 2 == 0 ? "normalisation=count" : "normalisation=none", NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      const double critical = mur_frame_scalar (frame, "critical_coupling") * scale;
      const double expected = cases[i / 2].expected;
      g_assert_true (isnan (critical) == isnan (expected));
      if (!isnan (expected))
        g_assert_cmpfloat_with_epsilon (critical, expected, 1e-6 * expected);
    }
}

/* 3.2 over the other 49, as a person has divided it already: divided by 50 again it is
 * below the onset at 4·0.5/π, and that is said; as it stands, which is the default, it
 * is far above. */
static void
divided_twice (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, "count=50", "topology=uniform", "coupling=0.0653061",
        "frequency_distribution=uniform", "frequency_width=0.5", "duration=20",
        i == 0 ? "normalisation=count" : NULL, NULL);
      g_autoptr (MurFrame) frame = finish (session);
      if (i == 0)
        g_assert_cmpstr (mur_frame_note (frame), ==,
                         "coupling 0.0653 is below 0.637, where synchrony begins; "
                         "normalisation leaves each link 0.00131");
      else
        g_assert_cmpstr (mur_frame_note (frame), ==, NULL);
      g_assert_true ((mur_frame_scalar (frame, "r") > 0.98) == (i == 1));
    }
}

void
mur_test_oscillators_synchrony (void)
{
  g_test_add_func ("/experiments/oscillators/demonstration", demonstration);
  g_test_add_func ("/experiments/oscillators/thirty", thirty);
  g_test_add_func ("/experiments/oscillators/frequency", frequency_is_right_hand_side);
  g_test_add_func ("/experiments/oscillators/blog", blog);
  g_test_add_func ("/experiments/oscillators/two-lock", two_lock);
  g_test_add_func ("/experiments/oscillators/two-beat", two_beat);
  g_test_add_func ("/experiments/oscillators/transient", lorentzian_transient);
  g_test_add_func ("/experiments/oscillators/lag", lorentzian_lag);
  g_test_add_func ("/experiments/oscillators/locking", locking_threshold);
  g_test_add_func ("/experiments/oscillators/fluctuations", fluctuations);
  g_test_add_func ("/experiments/oscillators/critical", critical_couplings);
  g_test_add_func ("/experiments/oscillators/divided-twice", divided_twice);
}
