/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/parallel/functions.h"

#include "core/parallel/workers.h"

#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static gboolean
power (const MurTask *task, double x, double *result, GError **error)
{
  *result = 1;
  for (guint i = 0; i < 10; i++)
    *result *= x;
  return TRUE;
}

static gboolean
fail (const MurTask *task, double x, double *result, GError **error)
{
  if (x == 7)
    g_set_error_literal (error, G_FILE_ERROR, 0, "seven is not for me");
  *result = 2 * x;
  return x != 7;
}

static gboolean
end (const MurTask *task, double x, double *result, GError **error)
{
  if (x == 5)
    kill (getpid (), SIGKILL);
  *result = 3 * x;
  return TRUE;
}

static gboolean
nap (const MurTask *task, double x, double *result, GError **error)
{
  const double until = mur_workers_clock () + 1e-3 * x * task->slowness;

  while (mur_workers_clock () < until && !g_atomic_int_get (task->cancelled))
    g_usleep (MIN (1000, (gulong)(1e3 * x) + 1));
  *result = x;
  return TRUE;
}

static gboolean
process (const MurTask *task, double x, double *result, GError **error)
{
  *result = getpid ();
  return TRUE;
}

static GVariant *
length (const MurTask *task, GVariant *argument, GError **error)
{
  const char *text = g_variant_get_string (argument, NULL);

  if (*text == '\0')
    {
      g_set_error_literal (error, G_FILE_ERROR, 0, "it is empty");
      return NULL;
    }
  return g_variant_new ("(su)", text, (guint)strlen (text));
}

static gboolean
sum_of_four (MurWorkersKind kind, double x, double *result, GError **error)
{
  const double numbers[] = { x, x + 1, x + 2, x + 3 };
  const MurWorkersSettings settings
    = { .kind = kind, .n = 2, .functions = test_functions };
  const MurTasks tasks = { .function = "power",
                           .arguments = g_variant_new_fixed_array (
                             G_VARIANT_TYPE_DOUBLE, numbers, 4, sizeof *numbers) };
  g_autoptr (MurWorkers) workers = mur_workers_new (&settings, error);
  g_autoptr (GVariant) powers = NULL;

  if (workers == NULL)
    return FALSE;
  powers = mur_workers_map (workers, &tasks, error);
  *result = 0;
  for (gsize i = 0; powers != NULL && i < 4; i++)
    {
      double one;

      g_variant_get_child (powers, i, "d", &one);
      *result += one;
    }
  return powers != NULL;
}

static gboolean
nested (const MurTask *task, double x, double *result, GError **error)
{
  return sum_of_four (MUR_WORKERS_THREADS, x, result, error);
}

static gboolean
nested_processes (const MurTask *task, double x, double *result, GError **error)
{
  return sum_of_four (MUR_WORKERS_PROCESSES, x, result, error);
}

typedef struct
{
  double base, exponent, results[4];
} Raise;

static void
raise_chunk (gsize chunk, guint thread, gpointer data)
{
  Raise *self = data;

  self->results[chunk] = pow (self->base, self->exponent);
}

/* All threads of the object's pool come to the same. */
static gboolean
raise_by_pool (const MurTask *task, double x, double *result, GError **error)
{
  const BigPow *object = task->object;
  Raise raise = { .base = x, .exponent = object->exponent };
  static GMutex mutex; /* a pool has one caller at a time, and threads share it */

  g_mutex_lock (&mutex);
  mur_pool_for (object->pool, 4, raise_chunk, &raise);
  g_mutex_unlock (&mutex);
  *result
    = 0.25
      * (raise.results[0] + raise.results[1] + raise.results[2] + raise.results[3]);
  return TRUE;
}

/* Shipped back: the object that came, changed. */
static GVariant *
twice (const MurTask *task, GVariant *argument, GError **error)
{
  BigPow *object = mur_object_unpack (&test_big_pow, argument, error);
  GVariant *packed = NULL;

  if (object == NULL)
    return NULL;
  object->exponent *= mur_pool_n_threads (object->pool);
  packed = mur_object_pack (&test_big_pow, object, error);
  test_big_pow.destroy (object);
  return packed;
}

const MurTaskFunction test_functions[] = {
  { "power", "d", "d", .numbers = power },
  { "fail", "d", "d", .numbers = fail },
  { "end", "d", "d", .numbers = end },
  { "nap", "d", "d", .numbers = nap },
  { "process", "d", "d", .numbers = process },
  { "length", "s", "(su)", .call = length },
  { "nested", "d", "d", .numbers = nested },
  { "nested-processes", "d", "d", .numbers = nested_processes },
  { "raise", "d", "d", .object = &test_big_pow, .numbers = raise_by_pool },
  { "double", "(sa{sv})", "(sa{sv})", .call = twice },
  { NULL },
};

static GVariant *
pack_exponent (gconstpointer object)
{
  return g_variant_new_double (((const BigPow *)object)->exponent);
}

static void
unpack_exponent (gpointer object, GVariant *value)
{
  ((BigPow *)object)->exponent = g_variant_get_double (value);
}

static GVariant *
pack_name (gconstpointer object)
{
  return g_variant_new_string (((const BigPow *)object)->name);
}

static void
unpack_name (gpointer object, GVariant *value)
{
  ((BigPow *)object)->name = g_variant_dup_string (value, NULL);
}

static gboolean
has_file (gconstpointer object)
{
  return ((const BigPow *)object)->file != NULL;
}

static const MurField fields[] = {
  { "exponent", MUR_FIELD_TRAVELS, .type = "d", .pack = pack_exponent,
    .unpack = unpack_exponent },
  { "name", MUR_FIELD_TRAVELS, .type = "s", .pack = pack_name, .unpack = unpack_name },
  { "pool", MUR_FIELD_LEFT_OUT, .why = "threads are of one process" },
  { "file", MUR_FIELD_REFUSED, .why = "an open file is of one process",
    .is_held = has_file },
  { NULL },
};

static gpointer
create (void)
{
  return g_new0 (BigPow, 1);
}

static void
destroy (gpointer object)
{
  BigPow *self = object;

  g_clear_pointer (&self->pool, mur_pool_free);
  g_free (self->name);
  g_free (self);
}

static gboolean
complete (gpointer object, GError **error)
{
  ((BigPow *)object)->pool = mur_pool_new (2);
  return TRUE;
}

const MurObjectType test_big_pow = { "big-pow", fields, create, destroy, complete };

BigPow *
test_big_pow_new (double exponent, const char *name)
{
  BigPow *self = create ();

  self->exponent = exponent;
  self->name = g_strdup (name);
  complete (self, NULL);
  return self;
}
