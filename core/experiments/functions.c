/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiments/functions.h"

#include "core/experiments/parallel/workloads.h"
#include "core/experiments/registry.h"
#include "core/sweep/task.h"

static gpointer
create (void)
{
  return mur_sweep_task_new (mur_experiments ());
}

static const MurObjectType sweep_type = {
  .name = "sweep",
  .fields = mur_sweep_task_fields,
  .create = create,
  .destroy = mur_sweep_task_free,
  .complete = mur_sweep_task_complete,
};

const MurTaskFunction mur_sweep_functions[] = {
  { .name = MUR_SWEEP_FUNCTION,
    .argument = MUR_SWEEP_ARGUMENT,
    .result = MUR_SWEEP_ROW_TYPE,
    .object = &sweep_type,
    .call = mur_sweep_task_call },
  { NULL },
};

const MurTaskFunction *
mur_worker_functions (void)
{
  static MurTaskFunction all[MUR_N_WORKS + G_N_ELEMENTS (mur_sweep_functions)];
  guint n = 0;
  for (const MurTaskFunction *row = mur_work_functions; row->name != NULL; row++)
    all[n++] = *row;
  for (const MurTaskFunction *row = mur_sweep_functions; row->name != NULL; row++)
    all[n++] = *row;
  return all;
}
