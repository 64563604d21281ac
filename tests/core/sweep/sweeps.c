/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/sweep/sweeps.h"

#include "core/sweep/task.h"
#include "tests/core/experiment/toy.h"

static const MurQuantity scalars[] = {
  { "n_steps", NULL, "Steps", NULL, "How many there were." },
  { "gain", NULL, "Gain", NULL, "Of which no frame tells." },
  { NULL },
};

static const MurQuantity columns[] = {
  { "index", NULL, "Index", NULL, "Which one." },
  { "x", "x", "State", NULL, "Where it is." },
  { NULL },
};

static const MurTableDescription tables[] = {
  { "state", "State", "All maps.", columns },
  { "nothing", "Nothing", "In no frame.", columns },
  { NULL },
};

const MurExperiment *const *
mur_test_registry (void)
{
  static MurExperiment toy;
  static const MurExperiment *const registry[] = { &toy, NULL };
  static gsize is_made;
  if (g_once_init_enter (&is_made))
    {
      toy = mur_toy;
      toy.scalars = scalars;
      toy.tables = tables;
      g_once_init_leave (&is_made, 1);
    }
  return registry;
}

static gpointer
create (void)
{
  return mur_sweep_task_new (mur_test_registry ());
}

const MurTaskFunction *
mur_test_functions (void)
{
  static const MurObjectType type = { "sweep", mur_sweep_task_fields, create,
                                      mur_sweep_task_free, mur_sweep_task_complete };
  static const MurTaskFunction functions[]
    = { { MUR_SWEEP_FUNCTION, MUR_SWEEP_ARGUMENT, MUR_SWEEP_ROW_TYPE, &type, NULL,
          mur_sweep_task_call },
        { NULL } };
  return functions;
}

MurSweep *
mur_test_sweep (guint length, guint step_us, const char *over, const char *keep)
{
  const MurExperiment *experiment = mur_test_registry ()[0];
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) axes = g_strsplit (over, ";", -1);
  g_auto (GStrv) kept = g_strsplit (keep != NULL ? keep : "", ",", -1);
  mur_parameters_set_number (session->parameters, "length", length, &error);
  mur_parameters_set_number (session->parameters, "step_us", step_us, &error);
  MurDesign *design = mur_design_new (experiment, MUR_DESIGN_GRID, 0,
                                      (const char *const *)axes, &error);
  g_assert_no_error (error);
  MurSweep *sweep = mur_sweep_new (session, design, (const char *const *)kept, &error);
  g_assert_no_error (error);
  return sweep;
}

void
mur_test_carry_out (MurStore *store, MurWorkersKind kind, guint n_workers)
{
  const MurSweepLocal settings = { .n_workers = n_workers,
                                   .kind = kind,
                                   .functions = mur_test_functions (),
                                   .registry = mur_test_registry () };
  g_autoptr (GError) error = NULL;
  mur_sweep_run_local (store, &settings, &error);
  g_assert_no_error (error);
}

MurStore *
mur_test_whole (const char *path, MurSweep *sweep)
{
  g_autoptr (GError) error = NULL;
  MurStore *store = mur_store_create (path, sweep, 1, 1, mur_test_registry (), &error);
  g_assert_no_error (error);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 1);
  g_assert_cmpuint (mur_store_n_done (store), ==, mur_store_n_runs (store));
  return store;
}
