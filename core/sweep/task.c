/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sweep/task.h"

#include "core/base/error.h"

MurSweepTask *
mur_sweep_task_new (const MurExperiment *const *registry)
{
  MurSweepTask *self = g_new0 (MurSweepTask, 1);
  self->registry = registry;
  return self;
}

void
mur_sweep_task_free (gpointer data)
{
  MurSweepTask *self = data;
  mur_sweep_free (self->arrived);
  g_free (self->session);
  g_free (self->design);
  g_free (self->keep);
  g_free (self);
}

static GVariant *
pack_session (gconstpointer task)
{
  const MurSweepTask *self = task;
  return g_variant_new_take_string (mur_sweep_format_session (self->sweep));
}

static GVariant *
pack_design (gconstpointer task)
{
  const MurSweepTask *self = task;
  return g_variant_new_take_string (mur_sweep_format_design (self->sweep));
}

static GVariant *
pack_keep (gconstpointer task)
{
  const MurSweepTask *self = task;
  return g_variant_new_take_string (mur_sweep_format_keep (self->sweep));
}

static void
unpack_session (gpointer task, GVariant *value)
{
  ((MurSweepTask *)task)->session = g_variant_dup_string (value, NULL);
}

static void
unpack_design (gpointer task, GVariant *value)
{
  ((MurSweepTask *)task)->design = g_variant_dup_string (value, NULL);
}

static void
unpack_keep (gpointer task, GVariant *value)
{
  ((MurSweepTask *)task)->keep = g_variant_dup_string (value, NULL);
}

const MurField mur_sweep_task_fields[] = {
  { "session", MUR_FIELD_TRAVELS, "s", NULL, pack_session, unpack_session },
  { "design", MUR_FIELD_TRAVELS, "s", NULL, pack_design, unpack_design },
  { "keep", MUR_FIELD_TRAVELS, "s", NULL, pack_keep, unpack_keep },
  { NULL },
};

gboolean
mur_sweep_task_complete (gpointer data, GError **error)
{
  MurSweepTask *self = data;
  self->arrived
    = mur_sweep_parse (self->session, self->design, self->keep, self->registry, error);
  self->sweep = self->arrived;
  return self->arrived != NULL;
}

GVariant *
mur_sweep_task_call (const MurTask *task, GVariant *index, GError **error)
{
  const MurSweepTask *self = task->object;
  const guint64 run = g_variant_get_uint64 (index);
  if (run < mur_sweep_n_runs (self->sweep))
    return mur_sweep_run (self->sweep, run, task->cancelled, error);
  mur_error_set (error, MUR_ERROR_INPUT, "run", "run: there is none of that number");
  return NULL;
}
