/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/sweep/store.h"

#include "core/experiments/registry.h"
#include "core/run/job.h"

MurSession *
mur_test_two_locking (void)
{
  const MurExperiment *experiment
    = mur_experiment_find (mur_experiments (), "oscillators", NULL);
  MurSession *session = mur_session_new (experiment);
  GError *error = NULL;
  mur_experiment_apply_preset (experiment, "two-locking", session->parameters, &error);
  g_assert_no_error (error);
  g_assert_true (mur_parameters_set (session->parameters, "frequency_distribution",
                                     "uniform", NULL));
  g_assert_true (mur_parameters_set (session->parameters, "duration", "0.5", NULL));
  g_assert_true (mur_parameters_set (session->parameters, "samples", "11", NULL));
  return session;
}

MurSweep *
mur_test_locking_sweep (const char *const *over)
{
  g_autoptr (MurSession) session = mur_test_two_locking ();
  GError *error = NULL;
  MurDesign *design
    = mur_design_new (session->experiment, MUR_DESIGN_GRID, 0, over, &error);
  g_assert_no_error (error);
  MurSweep *sweep = mur_sweep_new (session, design, NULL, &error);
  g_assert_no_error (error);
  return sweep;
}

MurSweep *
mur_test_locking_grid (void)
{
  return mur_test_locking_sweep ((const char *const[]){
    "coupling=0:1.5:4", "frequency_width=0.5:2.5:5", "seed=1..3", NULL });
}

void
mur_test_locking_store (const char *path, MurSweep *sweep, guint64 n)
{
  GError *error = NULL;
  g_autoptr (MurStore) store
    = mur_store_create (path, sweep, 1, 1, mur_experiments (), &error);
  g_assert_no_error (error);
  for (guint64 i = 0; i < n; i++)
    {
      g_autoptr (GVariant) row
        = g_variant_ref_sink (mur_sweep_run (mur_store_sweep (store), i, NULL, NULL));
      g_assert_true (mur_store_add (store, row, &error));
    }
  g_assert_true (mur_store_commit (store, &error));
  g_assert_no_error (error);
}

double
mur_test_run_scalar (const MurSession *session, const char *name)
{
  GError *error = NULL;
  g_autoptr (MurJob) job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  while (mur_job_step (job, &error) == MUR_STATUS_RUNNING)
    g_assert_no_error (error);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  return mur_frame_scalar (frame, name);
}
