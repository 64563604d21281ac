/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole example, 100 particles, 500 generations, 1000 points, from an empty
 * session to the last frame; and what a frame costs on the way. The best of several
 * rounds. */

#include "core/experiments/registry.h"
#include "core/run/job.h"

#include <stdio.h>

#define N_ROUNDS 7

static MurSession *
session_new (const char *refinement)
{
  MurSession *session = mur_session_new (&mur_experiment_curve_fit);
  mur_parameters_set (session->parameters, "refine", refinement, NULL);
  return session;
}

/* Seconds from the session to the last frame, pool and all. */
static double
measure_run (const MurSession *session, guint n_threads)
{
  gint64 best = G_MAXINT64;
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (MurJob) job = mur_job_new (session, n_threads, NULL);
      while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
        ;
      mur_frame_unref (mur_job_frame (job));
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double)best / G_USEC_PER_SEC;
}

/* Microseconds for a frame early in the run, when nearly every one has a new best. */
static double
measure_frame (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  gint64 total = 0;
  for (int i = 0; i < 100; i++)
    {
      mur_job_step (job, NULL);
      gint64 start = g_get_monotonic_time ();
      mur_frame_unref (mur_job_frame (job));
      total += g_get_monotonic_time () - start;
    }
  return (double)total / 100;
}

/* Microseconds for the fingerprint of a frame. */
static double
measure_fingerprint (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  gint64 start = g_get_monotonic_time ();
  g_free (mur_frame_fingerprint (frame));
  return (double)(g_get_monotonic_time () - start);
}

int
main (void)
{
  g_autoptr (MurSession) plain = session_new ("none");
  g_autoptr (MurSession) refined = session_new ("end");

  printf ("%-44s %10s\n", "curve fit, the example", "");
  for (guint n_threads = 1; n_threads <= 2; n_threads++)
    printf ("  whole run, %u thread%s %22s %7.3f s\n", n_threads,
            n_threads == 1 ? " " : "s", "", measure_run (plain, n_threads));
  printf ("  and refined, 2 threads %21s %7.3f s\n", "", measure_run (refined, 2));
  printf ("  frame, among the first 100 %17s %7.1f µs\n", "", measure_frame (plain));
  printf ("  fingerprint of a frame %21s %7.1f µs\n", "", measure_fingerprint (plain));
  return 0;
}
