/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a task costs beyond its work, x¹⁰: microseconds a task for threads and processes at
 * chunk 1 and at the default chunk, and for a task that is waited for alone; beside
 * Python's multiprocessing where python3 is installed. The least of several repetitions
 * counts: the others were disturbed. */

#include "core/parallel/workers.h"

#include "tests/core/parallel/functions.h"

#include <math.h>
#include <stdio.h>

#define REPETITIONS 5

static const char python[]
  = "import multiprocessing, time\n"
    "def power(x): return x ** 10\n"
    "def least(f): return min(f() for _ in range(3))\n"
    "if __name__ == '__main__':\n"
    "  pool = multiprocessing.Pool(2)\n"
    "  def timed(n, chunk):\n"
    "    t = time.perf_counter(); pool.map(power, [float(i) for i in range(n)], "
    "chunk)\n"
    "    return (time.perf_counter() - t) / n * 1e6\n"
    "  def apply():\n"
    "    t = time.perf_counter()\n"
    "    for i in range(500): pool.apply(power, (i,))\n"
    "    return (time.perf_counter() - t) / 500 * 1e6\n"
    "  timed(100, 1)\n"
    "  print('Python     chunk 1       %8.3f µs a task' % least(lambda: timed(20000, "
    "1)))\n"
    "  print('Python     default chunk %8.3f µs a task'\n"
    "        % least(lambda: timed(1000000, None)))\n"
    "  print('Python     apply         %8.3f µs a task' % least(apply))\n"
    "  pool.terminate()\n";

static MurWorkers *
new_workers (MurWorkersKind kind)
{
  const MurWorkersSettings settings
    = { .kind = kind, .n = 2, .functions = test_functions };
  g_autoptr (GError) error = NULL;
  MurWorkers *workers = mur_workers_new (&settings, &error);

  if (workers == NULL)
    g_error ("%s", error->message);
  return workers;
}

/* Takes @results, which are of no use. Workers of another program know no such function. */
static void
drop (GVariant *results, const GError *error)
{
  if (results == NULL)
    g_error ("%s; MUR_WORKER names the workers of tests", error->message);
  g_variant_unref (results);
}

static double
time_map (MurWorkers *workers, gsize n, gsize chunk)
{
  g_autofree double *numbers = g_new (double, n);
  double least = INFINITY;

  for (gsize i = 0; i < n; i++)
    numbers[i] = (double)i;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      const MurTasks tasks = { .function = "power",
                               .arguments = g_variant_new_fixed_array (
                                 G_VARIANT_TYPE_DOUBLE, numbers, n, sizeof *numbers),
                               .chunk = chunk };
      const gint64 begin = g_get_monotonic_time ();

      g_autoptr (GError) error = NULL;

      drop (mur_workers_map (workers, &tasks, &error), error);
      least = fmin (least, (double)(g_get_monotonic_time () - begin) / (double)n);
    }
  return least;
}

static double
time_apply (MurWorkers *workers, guint n)
{
  double least = INFINITY;

  for (guint i = 0; i < REPETITIONS; i++)
    {
      const gint64 begin = g_get_monotonic_time ();

      for (guint k = 0; k < n; k++)
        {
          g_autoptr (GError) error = NULL;

          drop (mur_workers_apply (workers, "power", NULL, g_variant_new_double (k),
                                   &error),
                error);
        }
      least = fmin (least, (double)(g_get_monotonic_time () - begin) / n);
    }
  return least;
}

static void
report (MurWorkersKind kind, const char *name, double most_one, double most_default)
{
  g_autoptr (MurWorkers) workers = new_workers (kind);

  time_map (workers, 1000, 1);
  printf ("%-10s chunk 1       %8.3f µs a task  (at most %g)\n", name,
          time_map (workers, 100000, 1), most_one);
  printf ("%-10s default chunk %8.3f µs a task  (at most %g)\n", name,
          time_map (workers, 1000000, 0), most_default);
  printf ("%-10s apply         %8.3f µs a task  (at most 25)\n", name,
          time_apply (workers, 1000));
}

static void
report_python (void)
{
  const char *argv[] = { "python3", "-c", python, NULL };
  g_autofree char *output = NULL;

  if (g_spawn_sync (NULL, (char **)argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                    &output, NULL, NULL, NULL)
      && output != NULL)
    printf ("%s", output);
}

int
main (void)
{
  report (MUR_WORKERS_THREADS, "threads", 0.3, 0.3);
  report (MUR_WORKERS_PROCESSES, "processes", 8, 0.05);
  fflush (stdout);
  report_python ();
  return 0;
}
