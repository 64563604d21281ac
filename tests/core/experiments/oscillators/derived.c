/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What frames of the oscillators hold for pictures: the order by natural frequencies,
 * how far axes go, the turning frame, tails on the unit circle. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/oscillators/seven.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators
#define N_TAIL 25 /* points of a tail */

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

static MurJob *
begin_with (const char *frequencies)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, NULL);
  MurTable *table = mur_csv_parse (frequencies, -1, "oscillators", NULL);
  mur_inputs_add (session->inputs, "oscillators", "test", table);
  return mur_runs_begin (session, 1);
}

/* From the slowest on; equal ones by their numbers. */
static void
ranks (void)
{
  static const double expected[] = { 5, 1, 3, 2, 4 };
  g_autoptr (MurJob) job = begin_with ("omega\n3.5\n-1\n2\n1\n2\n");
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpfloat (column (frame, "oscillators", "rank")[i], ==, expected[i]);
      g_assert_cmpfloat (column (frame, "shown", "rank")[i], ==, expected[i]);
      g_assert_cmpfloat (column (frame, "shown", "shade")[i], ==,
                         (expected[i] - 1) / 4);
      g_assert_cmpfloat (column (frame, "circle", "shade")[i], ==,
                         (expected[i] - 1) / 4);
    }
}

/* Of more than have a course, these are ranked among themselves, and have the colours
 * that they have among all. */
static void
ranks_of_many (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "count=1000", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *omega = column (frame, "shown", "omega");
  const double *rank = column (frame, "shown", "rank");
  const double *all = column (frame, "oscillators", "omega");
  for (guint i = 0; i < 200; i++)
    {
      guint n_slower = 0, n_slower_of_all = 0;
      for (guint k = 0; k < 200; k++)
        n_slower += omega[k] < omega[i];
      for (guint k = 0; k < 1000; k++)
        n_slower_of_all += all[k] < omega[i];
      g_assert_cmpfloat (omega[i], ==, all[5 * i]);
      g_assert_cmpfloat (column (frame, "shown", "oscillator")[i], ==, 5 * i + 1);
      g_assert_cmpfloat (rank[i], ==, n_slower + 1);
      g_assert_cmpfloat (column (frame, "shown", "shade")[i], ==,
                         n_slower_of_all / 999.0);
    }
}

/* The median of −4 … 4 and 1000 is ½, the median of the distances from it 2½. */
static void
natural_range (void)
{
  g_autoptr (MurJob) job = begin_with ("omega\n0\n-4\n1000\n4\n1\n-1\n2\n-2\n3\n-3\n");
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double high = 0.5 + 4 * 1.4826 * 2.5, beyond = 0.05 * (high + 4);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "natural_low"), -4 - beyond,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "natural_high"),
                                  high + beyond, 1e-12);
}

/* Those whose natural frequencies are far out aside, all means are within. */
static void
mean_range (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, "topology=matrix", "count=2", "matrix=0 9 -1 0",
                        "normalisation=none", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double low = mur_frame_scalar (frame, "mean_low");
  const double high = mur_frame_scalar (frame, "mean_high");
  double lowest = INFINITY, highest = -INFINITY;
  for (guint i = 0; i < 2; i++)
    {
      const double omega = column (frame, "oscillators", "omega")[i];
      const double mean = column (frame, "oscillators", "mean_frequency")[i];
      lowest = fmin (lowest, fmin (omega, mean));
      highest = fmax (highest, fmax (omega, mean));
    }
  g_assert_cmpfloat_with_epsilon (low, lowest - 0.05 * (highest - lowest), 1e-12);
  g_assert_cmpfloat_with_epsilon (high, highest + 0.05 * (highest - lowest), 1e-12);
}

/* Equal frequencies stay in the middle of an axis that has ticks. */
static void
mean_range_of_equal (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "frequency_distribution=equal", "frequency_centre=7", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) first = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (first, "mean_low"), ==, 6.5);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (frame, "natural_low"), ==, 7);
  g_assert_cmpfloat (mur_frame_scalar (frame, "natural_high"), ==, 7);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "mean_low"), 6.5, 1e-2);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "mean_high"), 7.5, 1e-2);
}

static MurFrame *
frame_of (MurJob *job, double *reach)
{
  MurFrame *frame = mur_job_frame (job);
  *reach = column (frame, "shown", "high")[0] - column (frame, "shown", "omega")[0];
  return frame;
}

static double
reach_of (MurJob *job)
{
  double reach;
  mur_frame_unref (frame_of (job, &reach));
  return reach;
}

/* Two that slip past each other get as far from their own as they are pulled, 0.45
 * rad/s: the axis has room for it from the start, and after the pull is gone. */
static void
reach (void)
{
  g_autoptr (MurSession) session = mur_session_new (OSCILLATORS);
  mur_experiment_apply_preset (OSCILLATORS, "two-beating", session->parameters, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  double begin, middle, end;
  g_autoptr (MurFrame) first = frame_of (job, &begin);
  mur_runs_step (job, 4000);
  mur_runs_retune (job, "coupling", "0");
  mur_runs_finish (job);
  middle = reach_of (job);
  g_assert_cmpfloat_with_epsilon (begin, 1.05 * 0.45, 1e-12);
  g_assert_cmpfloat_with_epsilon (middle, 1.05 * 0.45, 1e-3);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (first, "frequency_low"),
                                  10 - 1.05 * 0.45, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (first, "frequency_high"),
                                  11 + 1.05 * 0.45, 1e-12);
  g_autoptr (MurJob) strong = mur_runs_begin (session, 1);
  mur_runs_retune (strong, "coupling", "-2");
  mur_runs_retune (strong, "coupling_2", "0.5");
  mur_runs_step (strong, 1);
  end = reach_of (strong);
  g_assert_cmpfloat_with_epsilon (end, 1.05 * 2.5, 1e-12);
}

/* A network of its own for the second harmonic pulls by its own couplings. */
static void
reach_of_second (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, PLAIN, "coupling=2", "coupling_2=-3", NULL);
  MurTable *first = mur_csv_parse ("a,b\n0,1\n0.5,0\n", -1, "couplings", NULL);
  MurTable *second = mur_csv_parse ("a,b\n0,-0.25\n2,0\n", -1, "couplings2", NULL);
  double found;
  mur_inputs_add (session->inputs, "couplings", "test", first);
  mur_inputs_add (session->inputs, "couplings2", "test", second);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  found = reach_of (job);
  g_assert_cmpfloat_with_epsilon (found, 1.05 * (2 * 0.5 + 3 * 2), 1e-12);
}

/* Phases seen from the frame that turns are phases less its turn, on one turn. */
static void
turn (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, SEVEN, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 400);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double turned_by = column (frame, "turned_phase", "turn")[400];
  double mean = 0;
  for (guint i = 0; i < 7; i++)
    mean += column (frame, "shown", "omega")[i] / 7;
  g_assert_cmpfloat_with_epsilon (turned_by, mean * 400 * 2 * G_PI / 1000, 1e-10);
  for (guint i = 0; i < 7; i++)
    {
      const double phase = column (frame, "oscillators", "phase")[i];
      const double wrapped = column (frame, "circle", "phase")[i];
      const double turned = column (frame, "circle", "turned_phase")[i];
      const double centred = column (frame, "circle", "centred_phase")[i];
      const double psi = column (frame, "order", "psi")[400];
      g_assert_cmpfloat_with_epsilon (wrapped, remainder (phase, 2 * G_PI), 1e-12);
      g_assert_cmpfloat_with_epsilon (centred, remainder (phase - psi, 2 * G_PI),
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (turned, remainder (phase - turned_by, 2 * G_PI),
                                      1e-10);
    }
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "chance_r"), 0.377964473,
                                  1e-9);
}

/* Alone, an oscillator has come ω times a fiftieth of the minute, 1.2 s, or a quarter
 * turn and less than a part of 24 less; meanwhile the radius rises by 0.14. */
static void
check_tail (const double *x, const double *y, double phase, double speed)
{
  const double whole = 1.2 * fabs (speed);
  const double begin = atan2 (y[0], x[0]);
  const double arc = fabs (remainder (phase - begin, 2 * G_PI));
  const double part = whole <= G_PI / 2 ? 1 : floor (24 * G_PI / 2 / whole) / 24;
  g_assert_cmpfloat_with_epsilon (arc, part * whole, 1e-6);
  g_assert_cmpfloat_with_epsilon (hypot (x[0], y[0]), 1 - 0.14 * part, 1e-6);
  g_assert_cmpfloat_with_epsilon (x[N_TAIL - 1], cos (phase), 1e-9);
  g_assert_cmpfloat_with_epsilon (y[N_TAIL - 1], sin (phase), 1e-9);
  for (guint k = 1; k < N_TAIL; k++)
    g_assert_cmpfloat (hypot (x[k], y[k]), >, hypot (x[k - 1], y[k - 1]));
}

static void
tails (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "coupling=0", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 500);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *omega = column (frame, "shown", "omega");
  double mean = 0;
  for (guint i = 0; i < 30; i++)
    mean += omega[i] / 30;
  for (guint i = 0; i < 30; i++)
    {
      const gsize first = i * N_TAIL;
      const double phase = column (frame, "oscillators", "phase")[i];
      g_assert_cmpfloat (column (frame, "tails", "oscillator")[first], ==, i + 1);
      check_tail (column (frame, "tails", "x") + first,
                  column (frame, "tails", "y") + first, phase, omega[i]);
      check_tail (column (frame, "tails", "turned_x") + first,
                  column (frame, "tails", "turned_y") + first, phase - mean * 30,
                  omega[i] - mean);
    }
}

/* At the start they are points; of more than sixty there are none. */
static void
no_tails (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "count=61", NULL);
  g_autoptr (MurSession) few = mur_runs_session (OSCILLATORS, "count=60", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurJob) other = mur_runs_begin (few, 1);
  g_autoptr (MurFrame) none = mur_job_frame (job);
  g_autoptr (MurFrame) points = mur_job_frame (other);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (none, "tails")), ==, 0);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (points, "tails")), ==,
                    60 * N_TAIL);
  for (guint k = 0; k < N_TAIL; k++)
    g_assert_cmpfloat (column (points, "tails", "x")[k], ==,
                       column (points, "circle", "x")[0]);
}

/* Of 250 oscillators 200 have a course and six of them a line. */
static void
signals (void)
{
  static const guint lines[] = { 1, 49, 99, 149, 199, 249 };
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "count=250", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 3);
  g_autoptr (MurFrame) early = mur_job_frame (job);
  mur_runs_step (job, 60);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *amplitude = column (frame, "oscillators", "amplitude");
  const double *number = column (frame, "shown", "oscillator");
  double cosines = 0, sines = 0, sum = 0, total = 0, largest = 0;
  for (guint i = 0; i < 200; i++)
    {
      const guint k = (guint)number[i] - 1;
      const double phase = column (frame, "oscillators", "phase")[k];
      cosines += amplitude[k] * cos (phase);
      sines += amplitude[k] * sin (phase);
      total += amplitude[k];
      largest = fmax (largest, amplitude[k]);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("s%u", lines[i]);
      const double phase = column (frame, "oscillators", "phase")[lines[i] - 1];
      const double sine = amplitude[lines[i] - 1] * sin (phase);
      g_assert_cmpfloat_with_epsilon (column (frame, "sine_signals", name)[63], sine,
                                      1e-12);
      sum += sine;
    }
  g_assert_cmpfloat_with_epsilon (column (frame, "signals", "total")[63], cosines,
                                  1e-10);
  g_assert_cmpfloat_with_epsilon (column (frame, "sine_signals", "total")[63], sines,
                                  1e-10);
  g_assert_cmpfloat_with_epsilon (column (frame, "sine_signals", "sum")[63], sum,
                                  1e-12);
  g_assert_cmpfloat (column (early, "signals", "total")[2], ==,
                     column (frame, "signals", "total")[2]);
  g_assert_cmpfloat (mur_frame_scalar (frame, "largest_amplitude"), ==, largest);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "total_amplitude"), total,
                                  1e-10);
}

void
mur_test_oscillators_derived (void)
{
  g_test_add_func ("/experiments/oscillators/ranks", ranks);
  g_test_add_func ("/experiments/oscillators/ranks-of-many", ranks_of_many);
  g_test_add_func ("/experiments/oscillators/natural-range", natural_range);
  g_test_add_func ("/experiments/oscillators/mean-range", mean_range);
  g_test_add_func ("/experiments/oscillators/mean-range-of-equal", mean_range_of_equal);
  g_test_add_func ("/experiments/oscillators/reach", reach);
  g_test_add_func ("/experiments/oscillators/reach-of-second", reach_of_second);
  g_test_add_func ("/experiments/oscillators/turn", turn);
  g_test_add_func ("/experiments/oscillators/tails", tails);
  g_test_add_func ("/experiments/oscillators/no-tails", no_tails);
  g_test_add_func ("/experiments/oscillators/signals", signals);
}
