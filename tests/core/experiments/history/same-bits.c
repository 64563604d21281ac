/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Time, of every experiment and preset: run straight on, resumed from a checkpoint,
 * scrubbed back and forth and branched without a change, a run comes to the same bits;
 * and a step back is quick. */

#include "core/base/kernel.h"
#include "core/experiments/registry.h"
#include "core/run/history.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>

#define N_STEPS 40
#define RUN_SECONDS 0.1
#define MEGABYTE ((gsize)1 << 20)
/* As a person sees it on a computer of their own: processor time, as others use this one
 * too. A median, and the best of a few. Of the program itself; one that checks each access
 * takes its own time. */
#ifdef MUR_SANITIZED
#define MOST_MILLISECONDS 500
#define EVERY 3 /* of the presets: for their memory; their bits are looked at without */
#else
#define MOST_MILLISECONDS 50
#define EVERY 1
#endif
#define N_ROUNDS 4
#define N_BACK 9

/* A history, and what a run straight on has at each step. */
typedef struct
{
  MurHistory *history;
  GPtrArray *expected; /* of strings, by step */
} Course;

static void
assert_there (MurJob *job, const Course *course)
{
  g_autofree char *found = mur_runs_fingerprint (job);
  g_assert_cmpstr (found, ==,
                   g_ptr_array_index (course->expected, mur_job_steps (job)));
}

static GPtrArray *
run_straight (const MurSession *session)
{
  GPtrArray *expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_ptr_array_add (expected, mur_runs_fingerprint (job));
  const gint64 begin = g_get_monotonic_time ();
  while (expected->len <= N_STEPS
         && (expected->len < 3
             || g_get_monotonic_time () - begin < (gint64)(RUN_SECONDS * 1e6))
         && mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    g_ptr_array_add (expected, mur_runs_fingerprint (job));
  return expected;
}

static void
go_to (const Course *course, guint64 step)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_history_go_to (course->history, step, &error));
  g_assert_no_error (error);
  while (mur_history_approach (course->history))
    ;
}

static void
scrub (const Course *course, guint last, GRand *random)
{
  for (int i = 0; i < 4; i++)
    {
      go_to (course, (guint64)g_rand_int_range (random, 0, (int)last + 1));
      assert_there (mur_history_past (course->history), course);
    }
}

static void
run_on (const Course *course, guint last)
{
  MurJob *present = mur_history_present (course->history);
  while (mur_job_steps (present) < last)
    mur_history_step (course->history, NULL);
  assert_there (present, course);
}

static void
resume (const Course *course, guint last)
{
  g_autofree char *text = mur_job_checkpoint (mur_history_past (course->history));
  g_autoptr (GError) error = NULL;
  if (text == NULL)
    return;
  g_autoptr (MurJob) job
    = mur_job_restore (text, -1, mur_experiments (), 2, NULL, &error);
  g_assert_no_error (error);
  assert_there (job, course);
  while (mur_job_steps (job) < last)
    mur_job_step (job, NULL);
  assert_there (job, course);
}

static void
check_session (const MurSession *session, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) expected = run_straight (session);
  g_autoptr (MurHistory) history
    = mur_history_new (mur_runs_begin (session, 2), 64 * MEGABYTE);
  const Course course = { history, expected };
  const guint last = expected->len - 1;
  run_on (&course, last / 2);
  scrub (&course, last / 2, random);
  run_on (&course, last);
  scrub (&course, last, random);
  resume (&course, last);
  go_to (&course, last / 3);
  mur_history_branch (history);
  run_on (&course, last);
}

static MurSession *
make_session (const MurExperiment *experiment, const MurPreset *preset)
{
  MurSession *session = mur_session_new (experiment);
  if (preset != NULL)
    g_assert_true (
      mur_experiment_apply_preset (experiment, preset->id, session->parameters, NULL));
  return session;
}

static void
for_all (void (*check) (const MurSession *session, guint seed))
{
  guint seed = 0;
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autoptr (MurSession) session = make_session (*e, NULL);
      check (session, seed++);
      for (const MurPreset *preset = (*e)->presets;
           preset != NULL && preset->id != NULL; preset++)
        {
          if (seed++ % EVERY != 0)
            continue;
          g_autoptr (MurSession) other = make_session (*e, preset);
          g_test_message ("%s %s", (*e)->id, preset->id);
          check (other, seed);
        }
    }
}

static void
test_same_bits (void)
{
  for_all (check_session);
}

/* Every law of the swarm with every neighbourhood, its noise and its refinement. */
static void
test_swarm_laws (void)
{
  static const char *const laws[]
    = { "inertia", "constriction", "spso-2011", "fips", "bare-bones" };
  static const char *const neighbourhoods[]
    = { "global", "ring", "random", "von-neumann" };
  for (guint l = 0; l < G_N_ELEMENTS (laws); l++)
    for (guint k = 0; k < G_N_ELEMENTS (neighbourhoods); k++)
      {
        g_autofree char *law = g_strdup_printf ("law=%s", laws[l]);
        g_autofree char *neighbourhood
          = g_strdup_printf ("neighbourhood=%s", neighbourhoods[k]);
        g_autoptr (MurSession) session = mur_runs_session (
          &mur_experiment_swarm, law, neighbourhood, "dimensions=3",
          "landscape=rastrigin", "particles=13", "generations=30", "perturbation=0.02",
          "rotate=random", "inertia_rule=random", "kept=0.3", "refine=bfgs", NULL);
        check_session (session, 100 + 10 * l + k);
      }
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
processor_seconds (void)
{
  struct timespec now;
  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Steps back from the present, each with its frame. In milliseconds, the median. */
static double
time_back (const MurSession *session)
{
  g_autoptr (MurHistory) history
    = mur_history_new (mur_runs_begin (session, 0), 64 * MEGABYTE);
  const Course course = { history, NULL };
  double times[N_BACK] = { 0 };
  const gint64 begin = g_get_monotonic_time ();
  while (mur_history_step (history, NULL) == MUR_STATUS_RUNNING
         && g_get_monotonic_time () - begin < (gint64)(RUN_SECONDS * 1e6))
    ;
  const guint64 last = mur_job_steps (mur_history_present (history));
  for (guint i = 0; i < N_BACK && i < last; i++)
    {
      const double start = processor_seconds ();
      go_to (&course, last - i - 1);
      mur_frame_unref (mur_job_frame (mur_history_past (history)));
      times[i] = (processor_seconds () - start) * 1e3;
    }
  qsort (times, N_BACK, sizeof *times, compare);
  return times[N_BACK / 2];
}

static void
time_session (const MurSession *session, guint seed)
{
  double best = time_back (session);
  for (guint round = 1; round < N_ROUNDS && best > MOST_MILLISECONDS; round++)
    best = MIN (best, time_back (session));
  g_test_message ("%.1f ms", best);
  g_assert_cmpfloat (best, <=, MOST_MILLISECONDS);
}

static void
test_step_back (void)
{
  const char *perturb = g_getenv ("MALLOC_PERTURB_");

  /* To fill what is allocated, as tests do, takes twice as long as the step. */
  mallopt (M_PERTURB, 0);
  for_all (time_session);
  mallopt (M_PERTURB, perturb != NULL ? atoi (perturb) : 0);
}

/* The course of 200 oscillators at 4000 samples is 12.8 MB. All checkpoints of its run
 * together take less, since what a run only appends to is there once. */
static void
test_shared_course (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (&mur_experiment_oscillators, "count=200", "samples=4000", NULL);
  g_autoptr (MurHistory) history
    = mur_history_new (mur_runs_begin (session, 1), 64 * MEGABYTE);
  const Course course = { history, NULL };
  while (mur_history_step (history, NULL) == MUR_STATUS_RUNNING)
    ;
  const guint64 last = mur_job_steps (mur_history_present (history));
  g_autofree char *expected = mur_runs_fingerprint (mur_history_present (history));
  g_assert_null (mur_history_why_not (history));
  g_assert_cmpuint (mur_history_n_bytes (history), <, 8 * MEGABYTE);
  for (guint i = 1; i < 4; i++)
    {
      go_to (&course, i * last / 4);
      mur_history_branch (history);
      while (mur_history_step (history, NULL) == MUR_STATUS_RUNNING)
        ;
      g_autofree char *found = mur_runs_fingerprint (mur_history_present (history));
      g_assert_cmpstr (found, ==, expected);
    }
  g_assert_cmpuint (mur_history_n_bytes (history), <, 8 * MEGABYTE);
}

void
mur_test_history (void)
{
  g_test_add_func ("/experiments/history/same-bits", test_same_bits);
  g_test_add_func ("/experiments/history/swarm-laws", test_swarm_laws);
  g_test_add_func ("/experiments/history/shared-course", test_shared_course);
  g_test_add_func ("/experiments/history/step-back", test_step_back);
}
