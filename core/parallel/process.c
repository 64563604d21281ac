/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Started by posix_spawn(), as the program may have threads, and between fork and exec
 * those allow almost nothing. */

#include "core/parallel/process.h"

#include "core/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* As many chunks are with a process as it runs in that time. */
#define AHEAD_SECONDS 3e-4
#define MOST_AHEAD 64
#define MOST_BYTES_AHEAD 1000000

extern char **environ;

/* Signals as a program finds them that is started by hand; nothing but its errors is for
 * people to see. */
static int
spawn (pid_t *pid, const char *program, int fd)
{
  char *argv[] = { (char *)program, (char *)"--worker", NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, fd, MUR_WORKER_SOCKET);
  posix_spawn_file_actions_addopen (&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setflags (&attributes,
                            POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int status = posix_spawn (pid, program, &actions, &attributes, argv, environ);

  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return status;
}

gboolean
mur_process_start (MurProcess *self, const char *program, GError **error)
{
  int ends[2], status;

  status = socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : errno;
  if (status == 0)
    {
      status = spawn (&self->pid, program, ends[1]);
      close (ends[1]);
      if (status != 0)
        close (ends[0]);
    }
  if (status != 0)
    {
      self->pid = 0;
      mur_error_set (error, MUR_ERROR_VALUE, "kind",
                     "kind: no process can be started from %s: %s", program,
                     g_strerror (status));
      return FALSE;
    }
  mur_channel_init (&self->channel, ends[0]);
  self->has_greeted = self->is_ended_on_purpose = FALSE;
  self->latest = 0;
  self->seconds = NAN;
  self->known = g_array_new (FALSE, FALSE, sizeof (guint64));
  return TRUE;
}

void
mur_process_end (MurProcess *self)
{
  if (self->pid == 0)
    return;
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  self->pid = 0;
  mur_channel_clear (&self->channel);
  g_clear_pointer (&self->known, g_array_unref);
}

void
mur_sent_free (MurSent *self)
{
  mur_call_unref (self->call);
  g_free (self);
}

/* Tells of a call before its first chunk. */
static void
introduce (MurProcess *self, MurCall *call)
{
  for (guint i = 0; i < self->known->len; i++)
    if (g_array_index (self->known, guint64, i) == call->id)
      return;

  GVariant *packed = call->packed;
  g_autoptr (GVariant) told = g_variant_ref_sink (g_variant_new (
    "(s@mv)", call->function->name,
    g_variant_new_maybe (G_VARIANT_TYPE_VARIANT,
                         packed != NULL ? g_variant_new_variant (packed) : NULL)));
  const MurMessage message
    = { .kind = MUR_MESSAGE_CALL, .call = call->id, .size = g_variant_get_size (told) };

  mur_channel_put (&self->channel, &message, sizeof message);
  mur_channel_put (&self->channel, g_variant_get_data (told), message.size);
  g_array_append_val (self->known, call->id);
}

static GVariant *
slice (const MurCall *call, const MurChunk *chunk)
{
  g_autoptr (GPtrArray) children
    = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);

  for (gsize i = 0; i < chunk->n; i++)
    g_ptr_array_add (children,
                     g_variant_get_child_value (call->arguments, chunk->first + i));
  return g_variant_ref_sink (
    g_variant_new_array (G_VARIANT_TYPE (call->function->argument),
                         (GVariant **)children->pdata, children->len));
}

void
mur_process_send (MurProcess *self,
                  MurCall *call,
                  const MurChunk *chunk,
                  double linger,
                  double slowness)
{
  const double begin = mur_workers_clock ();
  const MurSent sent = { mur_call_ref (call), *chunk, 0 };
  g_autoptr (GVariant) arguments = NULL;
  gconstpointer bytes = call->numbers != NULL ? call->numbers + chunk->first : NULL;
  MurMessage message = { .kind = MUR_MESSAGE_CHUNK,
                         .is_recorded = (guint32)call->is_recorded,
                         .n = chunk->n,
                         .call = call->id,
                         .first = chunk->first,
                         .worker = self->index,
                         .size = chunk->n * sizeof (double),
                         .linger = linger,
                         .slowness = slowness };

  introduce (self, call);
  if (bytes == NULL)
    {
      arguments = slice (call, chunk);
      message.size = g_variant_get_size (arguments);
      bytes = g_variant_get_data (arguments);
    }
  mur_channel_put (&self->channel, &message, sizeof message);
  mur_channel_put (&self->channel, bytes, message.size);
  MurSent *copy = g_memdup2 (&sent, sizeof sent);

  copy->serialise = mur_workers_clock () - begin;
  g_queue_push_tail (&self->sent, copy);
}

gboolean
mur_process_wants_more (const MurProcess *self)
{
  if (self->pid == 0 || self->is_ended_on_purpose)
    return FALSE;
  if (self->sent.length == 0)
    return TRUE;
  if (((const MurSent *)self->sent.head->data)->chunk.attempt > 1)
    return FALSE;
  if (isnan (self->seconds)
      || self->channel.out->len - self->channel.n_written > MOST_BYTES_AHEAD)
    return FALSE;
  return self->sent.length < MOST_AHEAD
         && (double)self->sent.length * self->seconds < AHEAD_SECONDS;
}

void
mur_process_forget (MurProcess *self, guint64 call)
{
  const MurMessage message = { .kind = MUR_MESSAGE_FORGET, .call = call };

  for (guint i = 0; self->pid != 0 && i < self->known->len; i++)
    if (g_array_index (self->known, guint64, i) == call)
      {
        g_array_remove_index_fast (self->known, i);
        mur_channel_put (&self->channel, &message, sizeof message);
        return;
      }
}

/* Errors are those of tasks by their place in the chunk. */
static void
take_errors (MurCall *call,
             const MurMessage *message,
             const guint8 *bytes,
             guint8 *failed)
{
  if (message->size_errors == 0)
    return;
  g_autoptr (GBytes) copy = g_bytes_new (bytes, message->size_errors);
  g_autoptr (GVariant) errors = g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE ("a(ts)"), copy, FALSE));
  GVariantIter iter;
  const char *why;
  guint64 i;

  g_variant_iter_init (&iter, errors);
  while (g_variant_iter_next (&iter, "(t&s)", &i, &why))
    if (i < message->n)
      {
        mur_call_add_error (call, message->first + i, why);
        if (failed != NULL)
          failed[i] = 1;
      }
}

/* What has no error has a value, in order. */
static void
take_values (MurCall *call, const MurMessage *message, const guint8 *bytes)
{
  g_autofree guint8 *failed = g_new0 (guint8, message->n);
  g_autofree char *type = g_strdup_printf ("a%s", call->function->result);
  g_autoptr (GBytes) copy = g_bytes_new (bytes, message->size);
  g_autoptr (GVariant) values = g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE (type), copy, FALSE));
  gsize k = 0;

  take_errors (call, message, bytes + message->size, failed);
  for (gsize i = 0; i < message->n; i++)
    if (!failed[i] && k < g_variant_n_children (values))
      call->values[message->first + i] = g_variant_get_child_value (values, k++);
}

static void
take_results (MurProcess *self,
              const MurSent *sent,
              const MurMessage *message,
              const guint8 *payload)
{
  const double begin = mur_workers_clock ();
  const guint8 *times = payload;
  MurCall *call = sent->call;

  if (message->is_recorded)
    payload += message->n * 2 * sizeof (double);
  if (call->results != NULL)
    {
      memcpy (call->results + message->first, payload, message->size);
      take_errors (call, message, payload + message->size, NULL);
    }
  else
    take_values (call, message, payload);
  if (message->is_recorded)
    {
      const double serialise
        = sent->serialise + message->serialise + mur_workers_clock () - begin;
      const MurRecordBlock block = { .first = message->first,
                                     .n = message->n,
                                     .worker = self->index,
                                     .attempt = sent->chunk.attempt,
                                     .serialise = serialise / (double)message->n };

      mur_call_add_block (call, &block, times);
    }
}

static void
smooth (MurProcess *self, const MurMessage *message)
{
  const double took = message->end - message->start;

  if (self->latest != message->call)
    self->seconds = took;
  else
    self->seconds += 0.25 * (took - self->seconds);
  self->latest = message->call;
}

/* A call that has ended is forgotten by all. */
static gboolean
accept_results (MurProcess *self,
                MurWorkers *workers,
                const MurMessage *message,
                const guint8 *payload)
{
  MurSent *sent = g_queue_pop_head (&self->sent);

  if (sent == NULL)
    return FALSE;
  const gboolean fits = sent->call->id == message->call
                        && sent->chunk.first == message->first
                        && sent->chunk.n == message->n;

  if (fits && !mur_call_is_cancelled (sent->call))
    {
      take_results (self, sent, message, payload);
      if (mur_call_finish (sent->call, sent->chunk.first, sent->chunk.n))
        mur_workers_retire (workers, sent->call);
    }
  smooth (self, message);
  mur_sent_free (sent);
  return fits;
}

gboolean
mur_process_receive (MurProcess *self, MurWorkers *workers)
{
  MurMessage message;
  const guint8 *payload;

  if (!mur_channel_read (&self->channel, MSG_DONTWAIT))
    return FALSE;
  while (mur_channel_next (&self->channel, &message, &payload))
    if (message.kind == MUR_MESSAGE_HELLO && message.call == MUR_MESSAGE_VERSION)
      self->has_greeted = TRUE;
    else if (message.kind != MUR_MESSAGE_RESULTS
             || !accept_results (self, workers, &message, payload))
      return FALSE;
  return TRUE;
}
