/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A GTask holds its source object until it is done; this one holds it weakly. */

#include "ui/widgets/task.h"

typedef struct
{
  GWeakRef owner;
  MurTaskDone done;
} Return;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Return *self = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  g_weak_ref_clear (&self->owner);
  if (owner != NULL)
    self->done (owner, G_TASK (result));
}

void
mur_task_run (gpointer owner,
              GTaskThreadFunc work,
              gpointer data,
              GDestroyNotify free_data,
              MurTaskDone done)
{
  g_autoptr (GTask) task = NULL;
  Return *to;

  g_return_if_fail (GTK_IS_WIDGET (owner) && work != NULL && done != NULL);

  to = g_new (Return, 1);
  g_weak_ref_init (&to->owner, owner);
  to->done = done;
  task = g_task_new (NULL, NULL, done_cb, to);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, work);
}
