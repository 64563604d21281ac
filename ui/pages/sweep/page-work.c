/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is carried out: begun, looked at ten times a second, and its results read now and
 * then, on a thread, by a reader of their own. */

#include "ui/pages/sweep/private.h"

#include "ui/widgets/task.h"

#define POLL_MSEC 100
/* Between two readings: at least, and so many times what one takes. */
#define READ_USEC G_USEC_PER_SEC
#define READ_SHARE 10

typedef struct
{
  char *path;
  guint number;
  gint64 begun_usec;
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->path);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  MurSweepResults *results = mur_sweep_results_open (reading->path, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify)mur_sweep_results_unref);
  else
    g_task_return_error (task, error);
}

/* The same sweep is looked at as before. */
static void
take (MurSweepPage *self, MurSweepResults *results)
{
  const gboolean is_same = self->results != NULL
                           && g_str_equal (mur_sweep_results_identity (self->results),
                                           mur_sweep_results_identity (results));

  if (!is_same)
    {
      mur_sweep_page_take_results (self, mur_sweep_results_ref (results),
                                   mur_sweep_look_new (results));
      return;
    }
  mur_sweep_results_unref (self->results);
  self->results = mur_sweep_results_ref (results);
  mur_sweep_page_draw (self, MUR_FOLLOW_GROW);
  mur_sweep_page_update (self);
}

static void
read_cb (gpointer owner, GTask *task)
{
  MurSweepPage *self = MUR_SWEEP_PAGE (owner);
  const Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSweepResults) results = g_task_propagate_pointer (task, &error);

  if (self->actions == NULL || reading->number != self->reading)
    return;
  self->is_reading = FALSE;
  self->read_usec = g_get_monotonic_time ();
  self->reading_usec = self->read_usec - reading->begun_usec;
  if (results != NULL && mur_sweep_results_n_rows (results) > 0)
    take (self, results);
  else if (results == NULL && self->work == NULL)
    mur_page_show_toast (MUR_PAGE (self), error->message);
}

static void
begin_reading (MurSweepPage *self, const char *path)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_strdup (path), ++self->reading, g_get_monotonic_time () };
  self->is_reading = TRUE;
  mur_task_run (self, read_thread, reading, (GDestroyNotify)reading_free, read_cb);
}

/* What is being read is not to come into sight any more. */
void
mur_sweep_page_forget_reading (MurSweepPage *self)
{
  self->reading++;
  self->is_reading = FALSE;
}

static gboolean
is_reading_due (MurSweepPage *self, const MurSweepProgress *progress)
{
  const gint64 rest = MAX (READ_USEC, READ_SHARE * self->reading_usec);

  return !self->is_reading && progress->n_done > self->n_read
         && g_get_monotonic_time () - self->read_usec >= rest;
}

static void
say_end (MurSweepPage *self, MurSweepWorkState state, const MurSweepProgress *progress)
{
  g_autofree char *failed
    = progress->n_failed > 0
        ? g_strdup_printf ("; %" G_GUINT64_FORMAT " failed", progress->n_failed)
        : g_strdup ("");
  g_autofree char *message = g_strdup_printf (
    state == MUR_SWEEP_WORK_DONE ? "The sweep is done: %" G_GUINT64_FORMAT " runs%s"
                                 : "Stopped; %" G_GUINT64_FORMAT " runs are kept%s",
    progress->n_done, failed);

  mur_page_show_toast (MUR_PAGE (self), message);
}

static void
end (MurSweepPage *self,
     MurSweepWorkState state,
     const MurSweepProgress *progress,
     const GError *error)
{
  g_autofree char *path = g_strdup (mur_sweep_work_path (self->work));

  g_clear_pointer (&self->work, mur_sweep_work_free);
  mur_sweep_page_update (self);
  mur_sweep_panel_show_work (self->panel, progress->n_done > 0 ? progress : NULL,
                             FALSE);
  mur_sweep_panel_mark (self->panel, error);
  if (error == NULL)
    say_end (self, state, progress);
  if (progress->n_done > 0)
    begin_reading (self, path);
}

static gboolean
poll_cb (gpointer data)
{
  MurSweepPage *self = data;
  MurSweepProgress progress;
  g_autoptr (GError) error = NULL;
  const MurSweepWorkState state = mur_sweep_work_poll (self->work, &progress, &error);

  if (state != MUR_SWEEP_WORK_RUNNING)
    {
      self->poll_id = 0;
      end (self, state, &progress, error);
      return G_SOURCE_REMOVE;
    }
  mur_sweep_panel_show_work (self->panel, &progress, TRUE);
  if (is_reading_due (self, &progress))
    {
      self->n_read = progress.n_done;
      begin_reading (self, mur_sweep_work_path (self->work));
    }
  return G_SOURCE_CONTINUE;
}

/* Carries out what is designed, if nothing is wrong with it. */
void
mur_sweep_page_start (MurSweepPage *self)
{
  g_autoptr (GError) error = NULL;
  MurSweepOrder order;
  MurSweepProgress progress;

  if (self->work != NULL)
    return;
  if (!mur_sweep_panel_read (self->panel, &order, &error))
    {
      mur_sweep_panel_mark (self->panel, error);
      g_object_set (self, "show-parameters", TRUE, NULL);
      return;
    }
  mur_sweep_panel_mark (self->panel, NULL);
  mur_sweep_page_forget_reading (self);
  self->read_usec = g_get_monotonic_time ();
  self->reading_usec = 0;
  self->n_read = 0;
  self->work = mur_sweep_work_new (order.sweep, order.shard, order.n_shards, order.path,
                                   order.n_workers);
  g_free (order.path);
  self->poll_id = g_timeout_add (POLL_MSEC, poll_cb, self);
  mur_sweep_work_poll (self->work, &progress, NULL);
  mur_sweep_page_update (self);
  mur_sweep_panel_show_work (self->panel, &progress, TRUE);
}

void
mur_sweep_page_stop (MurSweepPage *self)
{
  if (self->work != NULL)
    mur_sweep_work_stop (self->work);
}

/* What is under way is given up; joins its thread. */
void
mur_sweep_page_end_work (MurSweepPage *self)
{
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->work, mur_sweep_work_free);
}
