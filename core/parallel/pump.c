/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sockets of processes: chunks go out, results come in, and one that closes is a
 * process that has ended. */

#define _GNU_SOURCE /* ppoll() */

#include "core/parallel/processes-private.h"

#include "core/base/error.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_VAIN 4          /* looks in a row */
#define TRY_AGAIN 64         /* waits after them */
#define MOST_FAILED_STARTS 8 /* in a row, without a greeting */

void
mur_processes_kick (MurProcesses *self)
{
  const guint64 one = 1;

  if (write (self->wake, &one, sizeof one) < 0)
    g_debug ("eventfd: %s", g_strerror (errno));
}

void
mur_processes_break_down (MurWorkers *self, GError *error)
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
  pthread_cond_broadcast (&self->done);
}

void
mur_processes_start_missing (MurWorkers *self)
{
  MurProcesses *processes = self->processes;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->n && self->broken == NULL; i++)
    if (processes->processes[i].pid == 0
        && !mur_process_start (&processes->processes[i], processes->program, &error))
      {
        mur_processes_break_down (self, error);
        return;
      }
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
      mur_processes_break_down (self, error);
    }
  if (!process->is_ended_on_purpose)
    g_array_append_val (self->deaths, death);
}

/* All chunks it had are lost, one of which may have ended it: which one shows when each is
 * run again alone. A process that never greeted had begun none of them. */
static void
lose (MurWorkers *self, MurProcess *process)
{
  const gboolean may_be_to_blame
    = process->has_greeted && !process->is_ended_on_purpose;
  MurSent *sent;

  note_death (self, process);
  mur_process_end (process);
  while ((sent = g_queue_pop_head (&process->sent)) != NULL)
    {
      MurCall *call = sent->call;

      if (may_be_to_blame)
        mur_call_lose (call, &sent->chunk, self->attempts);
      else if (!mur_call_has_ended (call))
        g_queue_push_tail (&call->again, g_memdup2 (&sent->chunk, sizeof sent->chunk));
      if (mur_call_has_ended (call))
        mur_workers_retire (self, call);
      mur_sent_free (sent);
    }
  pthread_cond_broadcast (&self->done);
  pthread_cond_signal (&self->work);
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

/* Whether who waits looks for a moment before it sleeps, and workers do: that saves the time
 * that waking takes, where processors are free. Where they are not it keeps one of them from
 * what is waited for, and so is tried only now and then. With the mutex. */
static gboolean
may_look (const MurWorkers *self)
{
  const MurProcesses *processes = self->processes;

  return self->may_spin
         && (processes->n_vain < MOST_VAIN || processes->n_waits % TRY_AGAIN == 0);
}

/* One chunk each, then another one each, so that a few tasks go to as many workers. */
void
mur_processes_feed_all (MurWorkers *self)
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
                            may_look (self) ? MUR_WORKERS_LINGER : 0,
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
  mur_processes_feed_all (self);
}

/* For a moment. Returns: as poll(). Without the mutex. */
static int
look (MurWorkers *self)
{
  const double end = mur_workers_clock () + MUR_WORKERS_LINGER;
  int n;

  do
    n = poll (self->processes->descriptors, self->n + 1, 0);
  while (n == 0 && mur_workers_clock () < end);
  return n;
}

void
mur_processes_pump (MurWorkers *self, gint64 microseconds)
{
  MurProcesses *processes = self->processes;
  const struct timespec time
    = { .tv_sec = microseconds / 1000000, .tv_nsec = microseconds % 1000000 * 1000 };

  const gboolean is_awaited = processes->n_waiting > 0 && microseconds != 0;
  const gboolean looks = is_awaited && may_look (self);

  processes->is_pumping = TRUE;
  fill_descriptors (self);
  pthread_mutex_unlock (&self->lock->mutex);
  const int n_seen = looks ? look (self) : 0;
  const int n = n_seen != 0 ? n_seen
                            : ppoll (processes->descriptors, self->n + 1,
                                     microseconds < 0 ? NULL : &time, NULL);
  pthread_mutex_lock (&self->lock->mutex);
  processes->n_waits += is_awaited;
  if (looks)
    processes->n_vain = n_seen != 0 ? 0 : processes->n_vain + 1;
  processes->is_pumping = FALSE;
  if (n > 0)
    handle (self);
  if (processes->n_waiting > 0)
    pthread_cond_broadcast (&self->done);
}
