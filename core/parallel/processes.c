/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers that are processes.
 *
 * One thread at a time looks after the sockets, `pumping`: whoever waits for a call, which
 * saves a change of threads a task, and else the handler, a thread of its own. The handler
 * also starts all processes, as the kernel ends them with the thread that has; after
 * somebody has waited it stays away for a moment, since most who wait wait again. */

#define _GNU_SOURCE /* ppoll() */

#include "core/parallel/process.h"

#include "core/base/error.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define LINGER_MICROSECONDS 1000
#define MOST_FAILED_STARTS 8 /* in a row, without a greeting */

struct _MurProcesses
{
  char *program;
  MurProcess *processes; /* by worker */
  struct pollfd *descriptors;
  int wake; /* an eventfd: something has changed for who polls */
  gboolean is_pumping;
  guint n_waiting;    /* callers */
  gint64 last_waited; /* g_get_monotonic_time () */
  guint n_failed_starts;
};

static void
kick (MurProcesses *self)
{
  const guint64 one = 1;

  if (write (self->wake, &one, sizeof one) < 0)
    g_debug ("eventfd: %s", g_strerror (errno));
}

/* Why no call can end any more. */
static void
break_down (MurWorkers *self, GError *error)
{
  GList *next;

  if (self->broken == NULL)
    self->broken = g_error_copy (error);
  for (GList *link = self->calls.head; link != NULL; link = next)
    {
      MurCall *call = link->data;

      next = link->next;
      for (gsize i = 0; i < call->n && atomic_load (&call->n_done) < call->n; i++)
        if (!atomic_load (&call->done[i]))
          {
            if (call->errors->len == 0)
              mur_call_add_error (call, i, error->message);
            mur_call_finish (call, i, 1);
          }
      mur_workers_retire (self, call);
    }
  g_cond_broadcast (&self->done);
}

/* With the handler. */
static void
start_missing (MurWorkers *self)
{
  MurProcesses *processes = self->processes;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->n && self->broken == NULL; i++)
    if (processes->processes[i].pid == 0
        && !mur_process_start (&processes->processes[i], processes->program, &error))
      {
        break_down (self, error);
        return;
      }
}

static gboolean
is_any_missing (const MurWorkers *self)
{
  for (guint i = 0; self->broken == NULL && i < self->n; i++)
    if (self->processes->processes[i].pid == 0)
      return TRUE;
  return FALSE;
}

static void
note_death (MurWorkers *self, const MurProcess *process)
{
  const MurWorkerDeath death = { process->index, mur_workers_clock () };

  if (process->has_greeted)
    self->processes->n_failed_starts = 0;
  else if (++self->processes->n_failed_starts >= MOST_FAILED_STARTS)
    {
      g_autoptr (GError) error = NULL;

      mur_error_set (&error, MUR_ERROR_VALUE, "kind",
                     "kind: processes from %s end as soon as they are started",
                     self->processes->program);
      break_down (self, error);
    }
  if (!process->is_ended_on_purpose)
    g_array_append_val (self->deaths, death);
}

/* All chunks it had are lost, one of which may have ended it: which one shows when each is
 * run again alone. */
static void
lose (MurWorkers *self, MurProcess *process)
{
  const gboolean is_on_purpose = process->is_ended_on_purpose;
  MurSent *sent;

  note_death (self, process);
  mur_process_end (process);
  while ((sent = g_queue_pop_head (&process->sent)) != NULL)
    {
      MurCall *call = sent->call;

      if (!is_on_purpose)
        mur_call_lose (call, &sent->chunk, self->attempts);
      else if (!mur_call_has_ended (call))
        g_queue_push_tail (&call->again, g_memdup2 (&sent->chunk, sizeof sent->chunk));
      if (mur_call_has_ended (call))
        mur_workers_retire (self, call);
      mur_sent_free (sent);
    }
  g_cond_broadcast (&self->done);
  g_cond_signal (&self->work);
}

/* Calls that have ended since, one after another, are forgotten lazily: what a process
 * knows is at most a name and an object each. */
static void
forget_ended (MurWorkers *self, MurProcess *process)
{
  for (guint i = process->known->len; i > 0; i--)
    {
      const guint64 id = g_array_index (process->known, guint64, i - 1);
      gboolean is_going = FALSE;

      for (GList *link = self->calls.head; link != NULL && !is_going; link = link->next)
        is_going = ((MurCall *)link->data)->id == id;
      if (!is_going)
        mur_process_forget (process, id);
    }
}

/* The oldest call that has a chunk for @process. */
static MurCall *
find_call (MurWorkers *self, const MurProcess *process)
{
  if (!mur_process_wants_more (process))
    return NULL;
  for (GList *link = self->calls.head; link != NULL; link = link->next)
    {
      MurCall *call = link->data;

      if (call->again.length > 0 ? process->sent.length == 0 : mur_call_has_more (call))
        return call;
    }
  return NULL;
}

/* One chunk each, then another one each, so that a few tasks go to as many workers. */
static void
feed_all (MurWorkers *self)
{
  MurProcess *processes = self->processes->processes;
  gboolean has_fed = TRUE;
  MurChunk chunk;

  while (has_fed)
    {
      has_fed = FALSE;
      for (guint i = 0; i < self->n; i++)
        {
          MurCall *call = find_call (self, &processes[i]);

          if (call == NULL || !mur_call_take (call, &chunk))
            continue;
          mur_process_send (&processes[i], call, &chunk,
                            atomic_load (&self->slowness[i]));
          has_fed = TRUE;
        }
    }
  for (guint i = 0; i < self->n; i++)
    if (processes[i].pid != 0)
      {
        if (processes[i].known->len > 1)
          forget_ended (self, &processes[i]);
        mur_channel_write (&processes[i].channel, MSG_DONTWAIT);
      }
}

static void
fill_descriptors (MurWorkers *self)
{
  MurProcesses *processes = self->processes;

  for (guint i = 0; i < self->n; i++)
    {
      const MurProcess *process = &processes->processes[i];
      const gboolean has_to_write
        = process->pid != 0 && mur_channel_has_to_write (&process->channel);

      processes->descriptors[i]
        = (struct pollfd){ .fd = process->pid != 0 ? process->channel.fd : -1,
                           .events = (short)(POLLIN | (has_to_write ? POLLOUT : 0)) };
    }
  processes->descriptors[self->n]
    = (struct pollfd){ .fd = processes->wake, .events = POLLIN };
}

static void
handle (MurWorkers *self)
{
  MurProcesses *processes = self->processes;
  guint64 n_kicks;

  for (guint i = 0; i < self->n; i++)
    if ((processes->descriptors[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0
        && processes->processes[i].pid != 0
        && !mur_process_receive (&processes->processes[i], self))
      lose (self, &processes->processes[i]);
  if (processes->descriptors[self->n].revents != 0
      && read (processes->wake, &n_kicks, sizeof n_kicks) < 0)
    g_debug ("eventfd: %s", g_strerror (errno));
  feed_all (self);
}

/* Waits for the sockets once, without the mutex, and does what they ask for.
 * @microseconds: at most; -1: without end */
static void
pump (MurWorkers *self, gint64 microseconds)
{
  MurProcesses *processes = self->processes;
  const struct timespec time
    = { .tv_sec = microseconds / 1000000, .tv_nsec = microseconds % 1000000 * 1000 };

  processes->is_pumping = TRUE;
  fill_descriptors (self);
  g_mutex_unlock (self->mutex);
  const int n = ppoll (processes->descriptors, self->n + 1,
                       microseconds < 0 ? NULL : &time, NULL);
  g_mutex_lock (self->mutex);
  processes->is_pumping = FALSE;
  if (n > 0)
    handle (self);
  if (processes->n_waiting > 0)
    g_cond_broadcast (&self->done);
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

  g_mutex_lock (self->mutex);
  while (!self->is_quitting)
    {
      if (is_any_missing (self))
        {
          start_missing (self);
          feed_all (self);
          kick (self->processes);
        }
      if (is_looked_after (self))
        g_cond_wait_until (&self->work, self->mutex,
                           g_get_monotonic_time () + LINGER_MICROSECONDS);
      else
        pump (self, -1);
    }
  for (guint i = 0; i < self->n; i++)
    mur_process_end (&self->processes->processes[i]);
  g_mutex_unlock (self->mutex);
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

  kick (processes);
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
      break_down (self, self->broken);
      return;
    }
  feed_all (self);
  if (self->processes->is_pumping && is_any_to_write (self))
    kick (self->processes);
  else if (!is_looked_after (self))
    g_cond_signal (&self->work);
}

static gboolean
has_come (MurCall *call, gsize n)
{
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
    kick (processes);
  while (!has_come (call, n) && !self->is_quitting)
    {
      if (seconds >= 0 && (left = end - g_get_monotonic_time ()) <= 0)
        break;
      if (!processes->is_pumping)
        pump (self, left);
      else if (seconds < 0)
        g_cond_wait (&self->done, self->mutex);
      else
        g_cond_wait_until (&self->done, self->mutex, end);
    }
  processes->n_waiting--;
  processes->last_waited = g_get_monotonic_time ();
  if (processes->n_waiting > 0)
    g_cond_broadcast (&self->done);
  return has_come (call, n);
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
