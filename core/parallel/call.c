/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A call: which of its tasks are handed out, done, lost, and what came of them. */

#include "core/parallel/workers-private.h"

#include "core/base/error.h"

#include <math.h>
#include <string.h>

#define MOST_PARTS 16 /* of a lost chunk */

gboolean
mur_call_take (MurCall *self, MurChunk *chunk)
{
  MurChunk *lost = self->again.length > 0 ? g_queue_pop_head (&self->again) : NULL;

  if (lost != NULL)
    {
      *chunk = *lost;
      g_free (lost);
      return TRUE;
    }
  if (atomic_load_explicit (&self->next, memory_order_relaxed) >= self->n)
    return FALSE;
  chunk->first = atomic_fetch_add (&self->next, self->chunk);
  if (chunk->first >= self->n)
    return FALSE;
  chunk->n = MIN (self->chunk, self->n - chunk->first);
  chunk->attempt = 1;
  return TRUE;
}

gboolean
mur_call_has_more (MurCall *self)
{
  return self->again.length > 0 || atomic_load (&self->next) < self->n;
}

gboolean
mur_call_is_cancelled (const MurCall *self)
{
  return g_atomic_int_get (&self->is_cancelled);
}

gboolean
mur_call_has_ended (MurCall *self)
{
  return atomic_load (&self->n_done) == self->n || mur_call_is_cancelled (self);
}

void
mur_call_add_record (MurCall *self, const MurTaskRecord *record)
{
  g_array_append_val (self->records, *record);
}

void
mur_call_add_block (MurCall *self, const MurRecordBlock *block, const guint8 *times)
{
  MurRecordBlock copy = *block;
  const guint before = self->times->len;

  copy.before = before / 2;
  g_array_set_size (self->times, before + 2 * (guint)block->n);
  memcpy (self->times->data + before * sizeof (double), times,
          2 * block->n * sizeof (double));
  g_array_append_val (self->blocks, copy);
}

void
mur_call_add_error (MurCall *self, gsize task, const char *why)
{
  g_autoptr (GVariant) argument = g_variant_get_child_value (self->arguments, task);
  g_autofree char *printed = g_variant_print (argument, FALSE);
  const MurTaskError error
    = { task, g_strdup_printf ("%s (%.200s): %s", self->function->name, printed, why) };

  g_array_append_val (self->errors, error);
  if (self->results != NULL)
    self->results[task] = NAN;
}

gboolean
mur_call_finish (MurCall *self, gsize first, gsize n)
{
  for (gsize i = first; i < first + n; i++)
    atomic_store_explicit (&self->done[i], 1, memory_order_release);
  return atomic_fetch_add (&self->n_done, n) + n == self->n;
}

void
mur_call_lose (MurCall *self, const MurChunk *chunk, guint most_attempts)
{
  if (mur_call_has_ended (self))
    return;
  if (chunk->n == 1 && chunk->attempt >= most_attempts)
    {
      g_autofree char *why
        = g_strdup_printf ("it has ended %u workers", chunk->attempt);

      mur_call_add_error (self, chunk->first, why);
      mur_call_finish (self, chunk->first, 1);
      return;
    }

  const gsize parts = MIN (chunk->n, MOST_PARTS);

  for (gsize k = 0; k < parts; k++)
    {
      const gsize first = chunk->n * k / parts, end = chunk->n * (k + 1) / parts;
      const MurChunk part = { chunk->first + first, end - first, chunk->attempt + 1 };

      g_queue_push_tail (&self->again, g_memdup2 (&part, sizeof part));
    }
}

gboolean
mur_task_call (const MurTaskFunction *function,
               const MurTask *task,
               GVariant *argument,
               GVariant **value,
               GError **error)
{
  *value = function->call (task, argument, error);
  if (*value == NULL)
    return FALSE;
  g_variant_ref_sink (*value);
  return TRUE;
}

MurCall *
mur_call_ref (MurCall *self)
{
  atomic_fetch_add (&self->n_refs, 1);
  return self;
}

static void
free_values (MurCall *self)
{
  for (gsize i = 0; self->values != NULL && i < self->n; i++)
    g_clear_pointer (&self->values[i], g_variant_unref);
  g_free (self->values);
}

void
mur_call_unref (MurCall *self)
{
  if (atomic_fetch_sub (&self->n_refs, 1) != 1)
    return;
  free_values (self);
  g_free (self->results);
  g_free ((gpointer)self->done);
  g_queue_clear_full (&self->again, g_free);
  for (guint i = 0; i < self->errors->len; i++)
    g_free (g_array_index (self->errors, MurTaskError, i).message);
  g_array_unref (self->errors);
  g_array_unref (self->records);
  g_array_unref (self->blocks);
  g_array_unref (self->times);
  g_clear_pointer (&self->packed, g_variant_unref);
  g_variant_unref (self->arguments);
  mur_lock_unref (self->lock);
  g_free (self);
}

gsize
mur_call_n (const MurCall *self)
{
  return self->n;
}

gsize
mur_call_chunk (const MurCall *self)
{
  return self->chunk;
}

gsize
mur_call_n_done (MurCall *self)
{
  return atomic_load (&self->n_done);
}

gsize
mur_call_n_leading (MurCall *self)
{
  pthread_mutex_lock (&self->lock->mutex);
  while (self->n_leading < self->n
         && atomic_load_explicit (&self->done[self->n_leading], memory_order_acquire))
    self->n_leading++;
  const gsize n = self->n_leading;
  pthread_mutex_unlock (&self->lock->mutex);
  return n;
}

const double *
mur_call_numbers (const MurCall *self)
{
  return self->results;
}

static gint
compare_errors (gconstpointer a, gconstpointer b)
{
  const gsize first = ((const MurTaskError *)a)->task;
  const gsize second = ((const MurTaskError *)b)->task;

  return (first > second) - (first < second);
}

static void
clear_error (gpointer error)
{
  g_free (((MurTaskError *)error)->message);
}

GArray *
mur_call_errors (MurCall *self)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (MurTaskError));

  g_array_set_clear_func (copy, clear_error);
  pthread_mutex_lock (&self->lock->mutex);
  for (guint i = 0; i < self->errors->len; i++)
    {
      MurTaskError error = g_array_index (self->errors, MurTaskError, i);

      error.message = g_strdup (error.message);
      g_array_append_val (copy, error);
    }
  pthread_mutex_unlock (&self->lock->mutex);
  g_array_sort (copy, compare_errors);
  return copy;
}

/* The block that the record @index is in. */
static guint
find_block (const MurCall *self, gsize index)
{
  guint low = 0, high = self->blocks->len;

  while (high - low > 1)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (self->blocks, MurRecordBlock, middle).before <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
expand (const MurCall *self, gsize first, gsize most, GArray *records)
{
  const double *times = (const double *)(gconstpointer)self->times->data;
  const gsize end = MIN (first + most, self->times->len / 2);
  const MurRecordBlock *block
    = &g_array_index (self->blocks, MurRecordBlock, find_block (self, first));

  for (gsize i = first; i < end; i++)
    {
      if (i >= block->before + block->n)
        block++;
      const MurTaskRecord record = { .task = block->first + (i - block->before),
                                     .worker = block->worker,
                                     .attempt = block->attempt,
                                     .start = times[2 * i],
                                     .end = times[2 * i + 1],
                                     .serialise = block->serialise };

      g_array_append_val (records, record);
    }
}

void
mur_call_records (MurCall *self, gsize first, gsize most, GArray *records)
{
  pthread_mutex_lock (&self->lock->mutex);
  if (self->blocks->len > 0)
    expand (self, first, most, records);
  else if (first < self->records->len)
    g_array_append_vals (records, &g_array_index (self->records, MurTaskRecord, first),
                         (guint)MIN (most, self->records->len - first));
  pthread_mutex_unlock (&self->lock->mutex);
}

GVariant *
mur_call_results (MurCall *self, GError **error)
{
  g_return_val_if_fail (mur_call_has_ended (self), NULL);

  g_autoptr (GArray) errors = mur_call_errors (self);

  if (mur_call_is_cancelled (self))
    mur_error_set (error, MUR_ERROR_NUMERICAL, NULL, "%s: it was cancelled",
                   self->function->name);
  else if (errors->len > 0)
    mur_error_set (error, MUR_ERROR_NUMERICAL, NULL, "%s",
                   g_array_index (errors, MurTaskError, 0).message);
  else if (self->results != NULL)
    return g_variant_ref_sink (g_variant_new_fixed_array (
      G_VARIANT_TYPE_DOUBLE, self->results, self->n, sizeof (double)));
  else
    return g_variant_ref_sink (g_variant_new_array (
      G_VARIANT_TYPE (self->function->result), self->values, self->n));
  return NULL;
}
