/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that works for another one: reads chunks, runs their tasks, writes results.
 *
 * It ends when the socket closes, and by a signal of the kernel's where its parent ends
 * while a task runs. Results are written once no further chunk has come, or once the first
 * of them is a millisecond old. */

#define _GNU_SOURCE /* close_range() */

#include "core/parallel/worker.h"

#include "core/base/error.h"
#include "core/parallel/channel.h"
#include "core/parallel/workers.h"

#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define WRITE_AFTER_SECONDS 1e-3
#define WRITE_AFTER_BYTES 65536

/* What is known of a call. */
typedef struct
{
  guint64 id;
  const MurTaskFunction *function;
  gpointer object;
  char *refusal; /* (nullable): why none of its tasks can run */
} Known;

typedef struct
{
  MurChannel channel;
  const MurTaskFunction *functions;
  GArray *calls; /* of Known */
  GByteArray *times, *results;
  double last_written;
  double linger; /* seconds */
} Worker;

static const gint never;

static void
clear_known (gpointer data)
{
  Known *known = data;

  if (known->object != NULL)
    known->function->object->destroy (known->object);
  g_free (known->refusal);
}

static Known *
find (Worker *self, guint64 id)
{
  for (guint i = 0; i < self->calls->len; i++)
    if (g_array_index (self->calls, Known, i).id == id)
      return &g_array_index (self->calls, Known, i);
  return NULL;
}

static GVariant *
read_variant (const char *type, const guint8 *bytes, gsize n)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, n);

  return g_variant_ref_sink (
    g_variant_new_from_bytes (G_VARIANT_TYPE (type), copy, FALSE));
}

static void
learn (Worker *self, const MurMessage *message, const guint8 *payload)
{
  g_autoptr (GVariant) told = read_variant ("(smv)", payload, message->size);
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GVariant) maybe = NULL;
  g_autoptr (GError) error = NULL;
  Known known = { .id = message->call };
  const char *name;

  g_variant_get (told, "(&s@mv)", &name, &maybe);
  known.function = mur_task_function_find (self->functions, name, &error);
  if (known.function != NULL && known.function->object != NULL
      && g_variant_n_children (maybe) > 0)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (maybe, 0);

      packed = g_variant_get_variant (boxed);
      known.object = mur_object_unpack (known.function->object, packed, &error);
    }
  known.refusal = error != NULL ? g_strdup (error->message) : NULL;
  g_array_append_val (self->calls, known);
}

static void
forget (Worker *self, guint64 id)
{
  Known *known = find (self, id);

  if (known != NULL)
    g_array_remove_index_fast (self->calls,
                               (guint)(known - (Known *)(gpointer)self->calls->data));
}

/* A chunk under way. */
typedef struct
{
  const Known *call;
  MurTask task;
  const MurMessage *message;
  GVariant *arguments;   /* (nullable) */
  const guint8 *numbers; /* (nullable): of doubles */
  GVariantBuilder errors;
  guint n_errors;
  GPtrArray *values;
} Chunk;

static void
add_error (Chunk *self, gsize i, const char *why)
{
  g_variant_builder_add (&self->errors, "(ts)", (guint64)i, why);
  self->n_errors++;
}

static gboolean
run_number (Worker *self, Chunk *chunk, gsize i, GError **error)
{
  double argument, result = NAN;

  memcpy (&argument, chunk->numbers + i * sizeof argument, sizeof argument);
  const gboolean ok
    = chunk->call->function->numbers (&chunk->task, argument, &result, error);

  memcpy (self->results->data + i * sizeof result, &result, sizeof result);
  return ok;
}

static gboolean
run_any (Chunk *chunk, gsize i, GError **error)
{
  g_autoptr (GVariant) argument = g_variant_get_child_value (chunk->arguments, i);
  GVariant *value = chunk->call->function->call (&chunk->task, argument, error);

  if (value != NULL)
    g_ptr_array_add (chunk->values, g_variant_ref_sink (value));
  return value != NULL;
}

static void
run_task (Worker *self, Chunk *chunk, gsize i)
{
  g_autoptr (GError) error = NULL;
  double times[2] = { 0 };

  if (chunk->call->refusal != NULL)
    {
      add_error (chunk, i, chunk->call->refusal);
      return;
    }
  if (chunk->message->is_recorded)
    times[0] = mur_workers_clock ();
  if (!(chunk->numbers != NULL ? run_number (self, chunk, i, &error)
                               : run_any (chunk, i, &error)))
    add_error (chunk, i, error->message);
  if (chunk->message->is_recorded)
    {
      times[1] = mur_workers_clock ();
      memcpy (self->times->data + i * sizeof times, times, sizeof times);
    }
}

/* Puts the answer together and among what is to be written. */
static void
answer (Worker *self, Chunk *chunk, MurMessage *reply)
{
  g_autoptr (GVariant) errors
    = g_variant_ref_sink (g_variant_builder_end (&chunk->errors));
  g_autoptr (GVariant) values = NULL;
  gconstpointer results = self->results->data;

  reply->size = chunk->message->n * sizeof (double);
  if (chunk->numbers == NULL)
    {
      const GVariantType *type = chunk->call->function != NULL
                                   ? G_VARIANT_TYPE (chunk->call->function->result)
                                   : G_VARIANT_TYPE_DOUBLE;

      values = g_variant_ref_sink (g_variant_new_array (
        type, (GVariant **)chunk->values->pdata, chunk->values->len));
      reply->size = g_variant_get_size (values);
      results = g_variant_get_data (values);
    }
  reply->size_errors = chunk->n_errors > 0 ? g_variant_get_size (errors) : 0;
  reply->serialise += mur_workers_clock () - reply->end;
  mur_channel_put (&self->channel, reply, sizeof *reply);
  if (reply->is_recorded)
    mur_channel_put (&self->channel, self->times->data, reply->n * 2 * sizeof (double));
  mur_channel_put (&self->channel, results, reply->size);
  mur_channel_put (&self->channel, g_variant_get_data (errors), reply->size_errors);
}

/* How numbers come, or anything else. */
static void
unpack (Worker *self, Chunk *chunk, const guint8 *payload)
{
  const MurTaskFunction *function = chunk->call->function;
  const gsize n = chunk->message->n;

  if (chunk->message->is_recorded)
    g_byte_array_set_size (self->times, (guint)(n * 2 * sizeof (double)));
  chunk->values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
  if (function == NULL)
    return;
  if (function->numbers != NULL)
    {
      g_byte_array_set_size (self->results, (guint)(n * sizeof (double)));
      chunk->numbers = payload;
      return;
    }

  g_autofree char *type = g_strdup_printf ("a%s", function->argument);

  chunk->arguments = read_variant (type, payload, chunk->message->size);
}

static void
run_chunk (Worker *self, const MurMessage *message, const guint8 *payload)
{
  const double begin = mur_workers_clock ();
  Chunk chunk = { .call = find (self, message->call), .message = message };
  MurMessage reply = { .kind = MUR_MESSAGE_RESULTS,
                       .is_recorded = message->is_recorded,
                       .n = message->n,
                       .call = message->call,
                       .first = message->first };

  if (chunk.call == NULL)
    return;
  g_variant_builder_init (&chunk.errors, G_VARIANT_TYPE ("a(ts)"));
  chunk.task = (MurTask){ .worker = (guint)message->worker,
                          .slowness = message->slowness,
                          .cancelled = &never,
                          .object = chunk.call->object };
  unpack (self, &chunk, payload);
  reply.start = mur_workers_clock ();
  reply.serialise = reply.start - begin;
  for (gsize i = 0; i < message->n; i++)
    run_task (self, &chunk, i);
  reply.end = mur_workers_clock ();
  answer (self, &chunk, &reply);
  g_ptr_array_unref (chunk.values);
  g_clear_pointer (&chunk.arguments, g_variant_unref);
}

static gboolean
handle (Worker *self, const MurMessage *message, const guint8 *payload)
{
  if (message->kind == MUR_MESSAGE_CALL)
    learn (self, message, payload);
  else if (message->kind == MUR_MESSAGE_FORGET)
    forget (self, message->call);
  else if (message->kind == MUR_MESSAGE_CHUNK)
    {
      self->linger = message->linger;
      run_chunk (self, message, payload);
    }
  const double now = mur_workers_clock ();

  if (self->channel.out->len < WRITE_AFTER_BYTES
      && now - self->last_written < WRITE_AFTER_SECONDS)
    return TRUE;
  self->last_written = now;
  return mur_channel_write (&self->channel, 0);
}

/* Looks for more for a moment, since to be woken takes longer than a short task. */
static gboolean
read_more (Worker *self)
{
  const double end = mur_workers_clock () + self->linger;
  const guint before = self->channel.in->len - (guint)self->channel.n_used;

  while (mur_workers_clock () < end)
    {
      if (!mur_channel_read (&self->channel, MSG_DONTWAIT))
        return FALSE;
      if (self->channel.in->len > before)
        return TRUE;
    }
  return mur_channel_read (&self->channel, 0);
}

static void
serve (Worker *self)
{
  const MurMessage hello = { .kind = MUR_MESSAGE_HELLO, .call = MUR_MESSAGE_VERSION };
  const guint8 *payload;
  MurMessage message;

  mur_channel_put (&self->channel, &hello, sizeof hello);
  for (;;)
    {
      while (mur_channel_next (&self->channel, &message, &payload))
        if (!handle (self, &message, payload))
          return;
      if (!mur_channel_write (&self->channel, 0) || !read_more (self))
        return;
    }
}

static gboolean
has_socket (void)
{
  struct stat status;

  return fstat (MUR_WORKER_SOCKET, &status) == 0 && S_ISSOCK (status.st_mode);
}

int
mur_worker_run (const MurTaskFunction *functions)
{
  g_return_val_if_fail (functions != NULL, 2);

  Worker self = { .functions = functions };

  if (!has_socket ())
    {
      g_printerr ("murmuration-worker: murmuration starts it by itself where it has "
                  "work for processes\n");
      return 2;
    }
  /* Ctrl+C is for the parent, which may want the tasks under way to end. */
  signal (SIGINT, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NAME, "murmuration-wkr");
  close_range (MUR_WORKER_SOCKET + 1, ~0U, 0);
  mur_channel_init (&self.channel, MUR_WORKER_SOCKET);
  self.calls = g_array_new (FALSE, FALSE, sizeof (Known));
  g_array_set_clear_func (self.calls, clear_known);
  self.times = g_byte_array_new ();
  self.results = g_byte_array_new ();
  serve (&self);
  g_array_unref (self.calls);
  g_byte_array_unref (self.times);
  g_byte_array_unref (self.results);
  mur_channel_clear (&self.channel);
  return 0;
}
