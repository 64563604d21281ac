/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What callers see of workers, whichever kind they are of. */

#include "core/base/error.h"
#include "core/parallel/workers-private.h"

#define CHUNKS_A_WORKER 4
#define USUAL_ATTEMPTS 3

gsize
mur_workers_default_chunk (gsize n, guint n_workers)
{
  const gsize parts = (gsize)CHUNKS_A_WORKER * MAX (n_workers, 1);

  return MAX (n / parts + (n % parts != 0), 1);
}

static void
free_workers (MurWorkers *self)
{
  for (GList *link = self->calls.head; link != NULL; link = link->next)
    {
      MurCall *call = link->data;

      call->workers = NULL;
      mur_call_unref (call);
    }
  g_queue_clear (&self->calls);
  g_array_unref (self->deaths);
  g_clear_error (&self->broken);
  g_free ((gpointer)self->slowness);
  pthread_cond_destroy (&self->done);
  pthread_cond_destroy (&self->work);
  mur_lock_unref (self->lock);
  g_free (self);
}

MurWorkers *
mur_workers_new (const MurWorkersSettings *settings, GError **error)
{
  g_return_val_if_fail (settings != NULL && settings->functions != NULL, NULL);
  g_return_val_if_fail (settings->n <= MUR_WORKERS_MOST, NULL);

  MurWorkers *self = g_new0 (MurWorkers, 1);

  self->kind = settings->kind;
  self->n
    = settings->n > 0 ? settings->n : MIN (g_get_num_processors (), MUR_WORKERS_MOST);
  self->attempts = settings->attempts > 0 ? settings->attempts : USUAL_ATTEMPTS;
  self->functions = settings->functions;
  self->may_spin = self->n <= g_get_num_processors ();
  self->lock = mur_lock_new ();
  mur_lock_init_cond (&self->done);
  mur_lock_init_cond (&self->work);
  self->deaths = g_array_new (FALSE, FALSE, sizeof (MurWorkerDeath));
  self->slowness = g_new (_Atomic double, self->n);
  for (guint i = 0; i < self->n; i++)
    atomic_init (&self->slowness[i], 1);
  if (self->kind == MUR_WORKERS_THREADS)
    mur_threads_start (self);
  else if (!mur_processes_start (self, settings->program, error))
    {
      free_workers (self);
      return NULL;
    }
  return self;
}

/* Calls that others still hold have ended. */
static void
cancel_all (MurWorkers *self)
{
  self->is_quitting = TRUE;
  for (GList *link = self->calls.head; link != NULL; link = link->next)
    {
      MurCall *call = link->data;

      if (!mur_call_has_ended (call))
        g_atomic_int_set (&call->is_cancelled, TRUE);
    }
  pthread_cond_broadcast (&self->work);
  pthread_cond_broadcast (&self->done);
}

void
mur_workers_free (MurWorkers *self)
{
  g_return_if_fail (self != NULL);

  pthread_mutex_lock (&self->lock->mutex);
  cancel_all (self);
  pthread_mutex_unlock (&self->lock->mutex);
  if (self->kind == MUR_WORKERS_THREADS)
    mur_threads_end (self);
  else
    mur_processes_end (self);
  free_workers (self);
}

guint
mur_workers_n (const MurWorkers *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

gboolean
mur_workers_check (MurWorkers *self, GError **error)
{
  GError *broken;

  g_return_val_if_fail (self != NULL, FALSE);

  pthread_mutex_lock (&self->lock->mutex);
  broken = self->broken != NULL ? g_error_copy (self->broken) : NULL;
  pthread_mutex_unlock (&self->lock->mutex);
  if (broken == NULL)
    return TRUE;
  g_propagate_error (error, broken);
  return FALSE;
}

guint
mur_workers_n_restarts (MurWorkers *self)
{
  pthread_mutex_lock (&self->lock->mutex);
  const guint n = self->deaths->len;
  pthread_mutex_unlock (&self->lock->mutex);
  return n;
}

GArray *
mur_workers_deaths (MurWorkers *self)
{
  pthread_mutex_lock (&self->lock->mutex);
  GArray *copy = g_array_copy (self->deaths);
  pthread_mutex_unlock (&self->lock->mutex);
  return copy;
}

gboolean
mur_workers_kill (MurWorkers *self, guint worker, GError **error)
{
  g_return_val_if_fail (self != NULL && worker < self->n, FALSE);

  if (self->kind == MUR_WORKERS_THREADS)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "kill",
                     "kill: not allowed with threads, which end only with their "
                     "process; kind = processes is");
      return FALSE;
    }
  pthread_mutex_lock (&self->lock->mutex);
  mur_processes_kill (self, worker);
  pthread_mutex_unlock (&self->lock->mutex);
  return TRUE;
}

void
mur_workers_slow (MurWorkers *self, guint worker, double slowness)
{
  g_return_if_fail (self != NULL && worker < self->n && slowness >= 1);

  atomic_store (&self->slowness[worker], slowness);
}

void
mur_workers_retire (MurWorkers *self, MurCall *call)
{
  if (g_queue_remove (&self->calls, call))
    {
      call->workers = NULL;
      mur_call_unref (call);
    }
}

/* Arguments of another type, and objects that cannot be shipped. */
static MurCall *
new_call (MurWorkers *self, const MurTasks *tasks, GVariant *arguments, GError **error)
{
  const MurTaskFunction *function
    = mur_task_function_find (self->functions, tasks->function, error);
  g_autoptr (GVariantType) wanted = NULL;
  g_autoptr (GVariant) packed = NULL;

  if (function == NULL)
    return NULL;
  wanted = g_variant_type_new_array (G_VARIANT_TYPE (function->argument));
  if (!g_variant_is_of_type (arguments, wanted))
    {
      mur_error_refuse (error, MUR_ERROR_VALUE, "arguments",
                        g_variant_get_type_string (arguments), "%s takes a%s",
                        function->name, function->argument);
      return NULL;
    }
  if (function->object != NULL && tasks->object != NULL
      && self->kind == MUR_WORKERS_PROCESSES)
    {
      packed = mur_object_pack (function->object, tasks->object, error);
      if (packed == NULL)
        return NULL;
      g_variant_ref_sink (packed);
    }

  MurCall *call = g_new0 (MurCall, 1);

  call->n_refs = 1;
  call->lock = mur_lock_ref (self->lock);
  call->function = function;
  call->object = tasks->object;
  call->packed = g_steal_pointer (&packed);
  call->arguments = g_variant_ref (arguments);
  call->n = g_variant_n_children (arguments);
  call->chunk
    = tasks->chunk > 0 ? tasks->chunk : mur_workers_default_chunk (call->n, self->n);
  call->is_recorded = tasks->is_recorded;
  call->errors = g_array_new (FALSE, FALSE, sizeof (MurTaskError));
  call->records = g_array_new (FALSE, FALSE, sizeof (MurTaskRecord));
  call->blocks = g_array_new (FALSE, FALSE, sizeof (MurRecordBlock));
  call->times = g_array_new (FALSE, FALSE, sizeof (double));
  return call;
}

static void
make_room (MurCall *call)
{
  gsize n;

  call->done = g_new0 (atomic_uchar, MAX (call->n, 1));
  if (call->function->numbers != NULL)
    {
      call->numbers = g_variant_get_fixed_array (call->arguments, &n, sizeof (double));
      call->results = g_new0 (double, MAX (call->n, 1));
    }
  else
    call->values = g_new0 (GVariant *, MAX (call->n, 1));
}

static MurCall *
submit (MurWorkers *self, const MurTasks *tasks, GError **error)
{
  g_autoptr (GVariant) arguments = g_variant_ref_sink (tasks->arguments);
  MurCall *call = new_call (self, tasks, arguments, error);

  if (call == NULL)
    return NULL;
  make_room (call);
  if (call->n == 0)
    return call;
  pthread_mutex_lock (&self->lock->mutex);
  call->workers = self;
  call->id = ++self->n_calls;
  atomic_fetch_add (&self->round, 1);
  g_queue_push_tail (&self->calls, mur_call_ref (call));
  if (self->kind == MUR_WORKERS_PROCESSES)
    mur_processes_feed (self);
  else
    pthread_cond_broadcast (&self->work);
  pthread_mutex_unlock (&self->lock->mutex);
  return call;
}

MurCall *
mur_workers_map_async (MurWorkers *self, const MurTasks *tasks, GError **error)
{
  g_return_val_if_fail (self != NULL && tasks->arguments != NULL, NULL);

  return submit (self, tasks, error);
}

static GVariant *
array_of_one (GVariant *argument)
{
  return g_variant_new_array (g_variant_get_type (argument), &argument, 1);
}

MurCall *
mur_workers_apply_async (MurWorkers *self,
                         const char *function,
                         gconstpointer object,
                         GVariant *argument,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && argument != NULL, NULL);

  const MurTasks tasks = { .function = function,
                           .object = object,
                           .arguments = array_of_one (argument),
                           .chunk = 1 };

  return submit (self, &tasks, error);
}

GVariant *
mur_workers_map (MurWorkers *self, const MurTasks *tasks, GError **error)
{
  g_return_val_if_fail (self != NULL && tasks->arguments != NULL, NULL);

  g_autoptr (MurCall) call = submit (self, tasks, error);

  if (call == NULL)
    return NULL;
  mur_call_wait (call, -1);
  return mur_call_results (call, error);
}

GVariant *
mur_workers_apply (MurWorkers *self,
                   const char *function,
                   gconstpointer object,
                   GVariant *argument,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && argument != NULL, NULL);

  const MurTasks tasks = { .function = function,
                           .object = object,
                           .arguments = array_of_one (argument),
                           .chunk = 1 };
  g_autoptr (GVariant) results = mur_workers_map (self, &tasks, error);

  return results != NULL ? g_variant_get_child_value (results, 0) : NULL;
}
