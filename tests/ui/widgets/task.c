/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Work on a thread for a widget that may go before it. */

#include "ui/widgets/task.h"

#include "tests/ui/widgets/tests.h"

typedef struct
{
  GMutex mutex; /* the work takes as long as this is locked */
  gint n_freed; /* atomic */
  guint n_done;
} Work;

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_assert_null (source);
  g_mutex_lock (&work->mutex);
  g_mutex_unlock (&work->mutex);
  g_task_return_int (task, 271828);
}

static void
free_cb (gpointer data)
{
  g_atomic_int_inc (&((Work *)data)->n_freed);
}

static void
done_cb (gpointer owner, GTask *task)
{
  Work *work = g_task_get_task_data (task);

  g_assert_true (GTK_IS_WINDOW (owner));
  g_assert_cmpint (g_task_propagate_int (task, NULL), ==, 271828);
  work->n_done++;
}

static gboolean
is_freed (gpointer work)
{
  return g_atomic_int_get (&((Work *)work)->n_freed) == 1;
}

static void
stays (void)
{
  Work work = { 0 };
  GtkWidget *window = gtk_window_new ();

  g_mutex_init (&work.mutex);
  mur_task_run (window, work_thread, &work, free_cb, done_cb);
  mur_test_wait (is_freed, &work);
  g_assert_cmpuint (work.n_done, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_mutex_clear (&work.mutex);
}

/* Closed while the work is at it, a window goes at once, and is not called back. */
static void
goes (void)
{
  Work work = { 0 };
  gpointer window = gtk_window_new ();

  g_object_add_weak_pointer (window, &window);
  g_mutex_init (&work.mutex);
  g_mutex_lock (&work.mutex);
  mur_task_run (window, work_thread, &work, free_cb, done_cb);
  mur_test_pass (20);
  gtk_window_destroy (window);
  g_assert_null (window);
  g_mutex_unlock (&work.mutex);
  mur_test_wait (is_freed, &work);
  g_assert_cmpuint (work.n_done, ==, 0);
  g_mutex_clear (&work.mutex);
}

void
mur_test_task (void)
{
  g_test_add_func ("/widgets/task/stays", stays);
  g_test_add_func ("/widgets/task/goes", goes);
}
