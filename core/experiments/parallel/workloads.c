/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each task is something of its own, quick, and the same wherever it runs; then arithmetic
 * of a fixed number of rounds, which takes a processor as long as the task is to take it. A
 * clock in place of the rounds would let workers that share a processor look as quick as
 * one that has it alone. */

#include "core/experiments/parallel/workloads.h"

#include "core/parallel/workers.h"

#include <math.h>
#include <time.h>

#define POST_EXPONENT 10
#define FIRST_BASE 10 /* of power */
#define POINTS 1000   /* of a task of pi */
#define DIMENSIONS 10 /* of swarm */
#define PIXELS 512    /* of a row */
#define MOST_ESCAPE 1000
#define LOOK_ROUNDS 4096
#define LAST_INDEX ((guint64)1 << 31)

/* Products and sums, each of which waits for the one before: a round is about 3 ns. From
 * where it begins a compiler cannot tell where it ends, nor that nobody reads it. */
static void
fill_up (const MurTask *task, double rounds)
{
  double value = rounds;

  while (rounds > 0 && !g_atomic_int_get (task->cancelled))
    {
      const guint n = (guint)fmin (rounds, LOOK_ROUNDS);

      for (guint i = 0; i < n; i++)
        value = value * 0.9999999 + 1e-7;
      rounds -= n;
    }
  __asm__ volatile("" : : "m"(value));
}

/* A slow worker does nothing for as much longer. */
static void
linger (const MurTask *task, double begin)
{
  const double end = begin + (mur_workers_clock () - begin) * task->slowness;

  while (mur_workers_clock () < end && !g_atomic_int_get (task->cancelled))
    ;
}

/* What every task of the workloads does around its own. */
static gboolean
finish (const MurTask *task, double begin)
{
  fill_up (task, ((const MurWork *)task->object)->rounds);
  if (task->slowness > 1)
    linger (task, begin);
  return TRUE;
}

static double
begin (const MurTask *task)
{
  return task->slowness > 1 ? mur_workers_clock () : 0;
}

static gboolean
power (const MurTask *task, double x, double *result, GError **error)
{
  const MurWork *work = task->object;
  const double start = begin (task);
  double value = 1;

  for (double i = 0; i < work->exponent; i++)
    value *= x;
  *result = value;
  return finish (task, start);
}

/* Four times the share of Halton points of bases 2 and 3 within the quarter disc. */
static gboolean
pi (const MurTask *task, double index, double *result, GError **error)
{
  const MurWork *work = task->object;
  const double start = begin (task);
  const guint64 first = (guint64)index * POINTS + 1;
  double x[POINTS], y[POINTS];
  guint n_inside = 0;

  mur_radical_fill (work->radicals[0], first, POINTS, x);
  mur_radical_fill (work->radicals[1], first, POINTS, y);
  for (guint i = 0; i < POINTS; i++)
    n_inside += x[i] * x[i] + y[i] * y[i] < 1;
  *result = 4.0 * n_inside / POINTS;
  return finish (task, start);
}

/* Rastrigin's landscape along a line that winds through its box. */
static gboolean
swarm (const MurTask *task, double index, double *result, GError **error)
{
  const MurWork *work = task->object;
  const double start = begin (task);
  double point[DIMENSIONS];

  for (guint d = 0; d < DIMENSIONS; d++)
    {
      const double turns = 0.6180339887498949 * (index + 1) * (d + 1);

      point[d] = 10.24 * (turns - floor (turns)) - 5.12;
    }
  mur_landscape_evaluate (work->landscape, point, 1, result);
  return finish (task, start);
}

static guint
escape (double real, double imaginary)
{
  double x = 0, y = 0;
  guint n = 0;

  while (n < MOST_ESCAPE && x * x + y * y <= 4)
    {
      const double next = x * x - y * y + real;

      y = 2 * x * y + imaginary;
      x = next;
      n++;
    }
  return n;
}

/* The iterations of one row: those through the middle take much longer. */
static gboolean
mandelbrot (const MurTask *task, double index, double *result, GError **error)
{
  const MurWork *work = task->object;
  const double start = begin (task);
  const double y = -1.25 + 2.5 * (index + 0.5) / work->n_rows;
  double sum = 0;

  for (guint i = 0; i < PIXELS; i++)
    sum += escape (-2 + 2.75 * (i + 0.5) / PIXELS, y);
  *result = sum;
  return finish (task, start);
}

static gboolean
sleep_for (const MurTask *task, double index, double *result, GError **error)
{
  const double seconds = ((const MurWork *)task->object)->seconds * task->slowness;
  const double end = mur_workers_clock () + seconds;
  double left = seconds;

  while (left > 0 && !g_atomic_int_get (task->cancelled))
    {
      const double part = fmin (left, 0.01);
      const struct timespec time = { .tv_nsec = (long)(part * 1e9) };

      nanosleep (&time, NULL);
      left = end - mur_workers_clock ();
    }
  *result = index;
  return TRUE;
}

#define WORK(name, function)                                      \
  {                                                               \
    name, "d", "d", .object = &mur_work_type, .numbers = function \
  }

const MurTaskFunction mur_work_functions[] = {
  [MUR_WORK_POWER] = WORK ("power", power),
  [MUR_WORK_PI] = WORK ("pi", pi),
  [MUR_WORK_SWARM] = WORK ("swarm", swarm),
  [MUR_WORK_MANDELBROT] = WORK ("mandelbrot", mandelbrot),
  [MUR_WORK_SLEEP] = WORK ("sleep", sleep_for),
  [MUR_N_WORKS] = { NULL },
};

double
mur_work_argument (MurWorkload workload, gsize index)
{
  return (double)index + (workload == MUR_WORK_POWER ? FIRST_BASE : 0);
}

double
mur_work_seconds (MurWorkload workload)
{
  static const double seconds[MUR_N_WORKS] = {
    [MUR_WORK_POWER] = 2e-8,      [MUR_WORK_PI] = 3e-6,    [MUR_WORK_SWARM] = 3e-7,
    [MUR_WORK_MANDELBROT] = 5e-4, [MUR_WORK_SLEEP] = 6e-5,
  };

  return seconds[workload];
}

double
mur_work_rounds (MurWorkload workload, double seconds, double round_seconds)
{
  if (workload == MUR_WORK_SLEEP)
    return 0;
  return round (fmax (seconds - mur_work_seconds (workload), 0) / round_seconds);
}

/* The least of a few: the others were disturbed. */
double
mur_work_measure_round (void)
{
  static const gint never;
  const MurTask task = { .slowness = 1, .cancelled = &never };
  const double n = 100000;
  double least = INFINITY;

  for (guint i = 0; i < 5; i++)
    {
      const double start = mur_workers_clock ();

      fill_up (&task, n);
      least = fmin (least, mur_workers_clock () - start);
    }
  return fmax (least / n, 1e-11);
}

/* A field that is a number. */
#define NUMBER(field)                                               \
  static GVariant *pack_##field (gconstpointer object)              \
  {                                                                 \
    return g_variant_new_double (((const MurWork *)object)->field); \
  }                                                                 \
  static void unpack_##field (gpointer object, GVariant *value)     \
  {                                                                 \
    ((MurWork *)object)->field = g_variant_get_double (value);      \
  }

NUMBER (exponent)
NUMBER (rounds)
NUMBER (seconds)
NUMBER (n_rows)

#define TRAVELS(name_, field)                                    \
  {                                                              \
    name_, MUR_FIELD_TRAVELS, .type = "d", .pack = pack_##field, \
                              .unpack = unpack_##field           \
  }

static const MurField fields[] = {
  TRAVELS ("exponent", exponent),
  TRAVELS ("rounds", rounds),
  TRAVELS ("seconds", seconds),
  TRAVELS ("rows", n_rows),
  { "pool", MUR_FIELD_LEFT_OUT, .why = "threads are of one process" },
  { "tables", MUR_FIELD_LEFT_OUT, .why = "they are quicker made than sent" },
  { NULL },
};

static gpointer
create (void)
{
  return g_new0 (MurWork, 1);
}

static void
destroy (gpointer object)
{
  MurWork *self = object;

  g_clear_pointer (&self->pool, mur_pool_free);
  g_free (self);
}

/* What all objects of a process share, since it never changes. */
typedef struct
{
  MurRadical *radicals[2];
  MurLandscape *landscape;
} Tables;

static const Tables *
tables (void)
{
  static const MurLandscapeChange unchanged;
  static gsize made;
  static Tables all;

  if (g_once_init_enter (&made))
    {
      all.radicals[0] = mur_radical_new (2, MUR_DIGITS_PLAIN, 0, LAST_INDEX);
      all.radicals[1] = mur_radical_new (3, MUR_DIGITS_PLAIN, 0, LAST_INDEX);
      all.landscape
        = mur_landscape_new (MUR_LANDSCAPE_RASTRIGIN, DIMENSIONS, &unchanged);
      g_once_init_leave (&made, 1);
    }
  return &all;
}

/* A pool of one, which is the worker itself. */
static gboolean
complete (gpointer object, GError **error)
{
  MurWork *self = object;

  self->pool = mur_pool_new (1);
  self->radicals[0] = tables ()->radicals[0];
  self->radicals[1] = tables ()->radicals[1];
  self->landscape = tables ()->landscape;
  return TRUE;
}

const MurObjectType mur_work_type = { "work", fields, create, destroy, complete };

MurWork *
mur_work_new (gsize n_tasks)
{
  MurWork *self = create ();

  self->exponent = POST_EXPONENT;
  self->n_rows = (double)n_tasks;
  complete (self, NULL);
  return self;
}
