/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Going back in time, of all topics and presets, after two seconds of stepping: a step
 * back from the present and from the middle, again and again, until its frame is there;
 * the first jump to the middle; what the checkpoints take, and what they cost the run. */

#include "core/run/history.h"
#include "core/experiments/registry.h"

#include <stdio.h>
#include <stdlib.h>

#define RUN_SECONDS 2.0
#define N_BACK 60
#define MEGABYTES ((gsize)1 << 20)

static double
now (void)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* In milliseconds, with the frame. */
static double
time_to (MurHistory *history, guint64 step)
{
  const double begin = now ();
  if (!mur_history_go_to (history, step, NULL))
    return -1;
  while (mur_history_approach (history))
    ;
  mur_frame_unref (mur_job_frame (mur_history_past (history)));
  return 1e3 * (now () - begin);
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

typedef struct
{
  double median, worst;
} Times;

static Times
time_back (MurHistory *history, guint64 from)
{
  double times[N_BACK] = { 0 };
  guint n = 0;
  for (; n < N_BACK && from > n; n++)
    times[n] = time_to (history, from - n - 1);
  qsort (times, n, sizeof *times, compare);
  return n > 0 ? (Times){ times[n / 2], times[n - 1] } : (Times){ 0 };
}

static guint64
run (MurHistory *history)
{
  const double begin = now ();
  guint64 n = 0;
  for (; now () - begin < RUN_SECONDS; n++)
    if (mur_history_step (history, NULL) != MUR_STATUS_RUNNING)
      break;
  return mur_job_steps (mur_history_present (history));
}

static void
bench (const MurExperiment *experiment, const char *preset)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  if (preset != NULL)
    mur_experiment_apply_preset (experiment, preset, session->parameters, NULL);
  MurJob *job = mur_job_new (session, 0, NULL);
  if (job == NULL)
    return;
  g_autoptr (MurHistory) history
    = mur_history_new (job, MUR_HISTORY_MEGABYTES * MEGABYTES);
  const guint64 steps = run (history);
  const Times near = time_back (history, steps);
  const double jump = time_to (history, steps / 2);
  const Times middle = time_back (history, steps / 2);
  printf ("%-14s %-24s %9" G_GUINT64_FORMAT " %7.1f %7.1f %8.1f %7.1f %7.1f %8.1f\n",
          experiment->id, preset != NULL ? preset : "(defaults)", steps, near.median,
          near.worst, jump, middle.median, middle.worst,
          (double)mur_history_n_bytes (history) / (double)MEGABYTES);
}

int
main (void)
{
  printf ("%-14s %-24s %9s %7s %7s %8s %7s %7s %8s\n", "back, in ms", "", "steps",
          "near", "worst", "jump", "middle", "worst", "MiB");
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      bench (*e, NULL);
      for (const MurPreset *p = (*e)->presets; p != NULL && p->id != NULL; p++)
        bench (*e, p->id);
    }
  return 0;
}
