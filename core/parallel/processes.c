/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers that are processes.
 *
 * One thread at a time looks after the sockets, `pumping`: whoever waits for a call, which
 * saves a change of threads a task, and else the handler, a thread of its own. The handler
 * also starts all processes, as the kernel ends them with the thread that has; after
 * somebody has waited it stays away for a moment, since most who wait wait again. */

#include "core/parallel/processes-private.h"

#include "core/base/error.h"

#include <errno.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define LINGER_MICROSECONDS 1000

static gboolean
is_any_missing (const MurWorkers *self)
{
  for (guint i = 0; self->broken == NULL && i < self->n; i++)
    if (self->processes->processes[i].pid == 0)
      return TRUE;
  return FALSE;
}

/* Whether those who wait, or have just waited, do all there is to do. */
static gboolean
is_looked_after (const MurWorkers *self)
{
  const MurProcesses *processes = self->processes;

  return processes->n_waiting > 0 || processes->is_pumping
         || g_get_monotonic_time () - processes->last_waited < LINGER_MICROSECONDS;
}

static gpointer
handler_main (gpointer data)
{
  MurWorkers *self = data;

  pthread_mutex_lock (&self->lock->mutex);
  while (!self->is_quitting)
    {
      if (is_any_missing (self))
        {
          mur_processes_start_missing (self);
          mur_processes_feed_all (self);
          mur_processes_kick (self->processes);
        }
      if (is_looked_after (self))
        mur_lock_wait_until (self->lock, &self->work,
                             g_get_monotonic_time () + LINGER_MICROSECONDS);
      else
        mur_processes_pump (self, -1);
    }
  for (guint i = 0; i < self->n; i++)
    mur_process_end (&self->processes->processes[i]);
  pthread_mutex_unlock (&self->lock->mutex);
  return NULL;
}

gboolean
mur_processes_start (MurWorkers *self, const char *program, GError **error)
{
  g_autofree char *found = mur_worker_program (program, error);
  const int wake = found != NULL ? eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK) : -1;

  if (wake < 0)
    {
      if (found != NULL)
        mur_error_set (error, MUR_ERROR_VALUE, "kind", "kind: no process: %s",
                       g_strerror (errno));
      return FALSE;
    }
  self->processes = g_new0 (MurProcesses, 1);
  self->processes->program = g_steal_pointer (&found);
  self->processes->processes = g_new0 (MurProcess, self->n);
  self->processes->descriptors = g_new0 (struct pollfd, self->n + 1);
  self->processes->wake = wake;
  for (guint i = 0; i < self->n; i++)
    self->processes->processes[i].index = i;
  self->thread = g_thread_new ("handler", handler_main, self);
  return TRUE;
}

void
mur_processes_end (MurWorkers *self)
{
  MurProcesses *processes = self->processes;

  mur_processes_kick (processes);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->n; i++)
    g_queue_clear_full (&processes->processes[i].sent, (GDestroyNotify)mur_sent_free);
  close (processes->wake);
  g_free (processes->program);
  g_free (processes->processes);
  g_free (processes->descriptors);
  g_free (processes);
}

static gboolean
is_any_to_write (const MurWorkers *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->processes->processes[i].pid != 0
        && mur_channel_has_to_write (&self->processes->processes[i].channel))
      return TRUE;
  return FALSE;
}

/* Who polls knows of all sockets, but not that one has to be written on; a handler that
 * stays away comes back by itself. */
void
mur_processes_feed (MurWorkers *self)
{
  if (self->broken != NULL)
    {
      mur_processes_break_down (self, self->broken);
      return;
    }
  mur_processes_feed_all (self);
  if (self->processes->is_pumping && is_any_to_write (self))
    mur_processes_kick (self->processes);
  else if (!is_looked_after (self))
    pthread_cond_signal (&self->work);
}

static gboolean
are_there (const MurWorkers *self)
{
  for (guint i = 0; self->broken == NULL && i < self->n; i++)
    if (self->processes->processes[i].pid == 0
        || !self->processes->processes[i].has_greeted)
      return FALSE;
  return TRUE;
}

static gboolean
has_come (const MurWorkers *self, MurCall *call, gsize n)
{
  if (call == NULL)
    return are_there (self);
  while (call->n_leading < n && atomic_load (&call->done[call->n_leading]))
    call->n_leading++;
  return call->n_leading >= n || mur_call_has_ended (call);
}

gboolean
mur_processes_wait (MurWorkers *self, MurCall *call, gsize n, double seconds)
{
  MurProcesses *processes = self->processes;
  const gint64 end = g_get_monotonic_time () + (gint64)(MAX (seconds, 0) * 1e6);
  gint64 left = -1;

  processes->n_waiting++;
  if (processes->is_pumping)
    mur_processes_kick (processes);
  while (!has_come (self, call, n) && !self->is_quitting)
    {
      if (seconds >= 0 && (left = end - g_get_monotonic_time ()) <= 0)
        break;
      if (!processes->is_pumping)
        mur_processes_pump (self, left);
      else if (seconds < 0)
        pthread_cond_wait (&self->done, &self->lock->mutex);
      else
        mur_lock_wait_until (self->lock, &self->done, end);
    }
  processes->n_waiting--;
  processes->last_waited = g_get_monotonic_time ();
  if (processes->n_waiting > 0)
    pthread_cond_broadcast (&self->done);
  return has_come (self, call, n);
}

static gboolean
has_of (const MurProcess *process, const MurCall *call)
{
  for (const GList *link = process->sent.head; link != NULL; link = link->next)
    if (((const MurSent *)link->data)->call == call)
      return TRUE;
  return FALSE;
}

void
mur_processes_cancel (MurWorkers *self, MurCall *call)
{
  for (guint i = 0; i < self->n; i++)
    {
      MurProcess *process = &self->processes->processes[i];

      if (process->pid == 0 || !has_of (process, call))
        continue;
      process->is_ended_on_purpose = TRUE;
      kill (process->pid, SIGKILL);
    }
}

void
mur_processes_kill (MurWorkers *self, guint worker)
{
  const pid_t pid = self->processes->processes[worker].pid;

  if (pid != 0)
    kill (pid, SIGKILL);
}
