/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers that end: noticed, replaced, and never left behind. */

#include "core/base/kernel.h"
#include "core/parallel/workers.h"

#include "tests/core/parallel/functions.h"
#include "tests/core/parallel/tests.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_ROUNDS 40
#else
#define N_ROUNDS 200
#endif
#define N_TASKS 60

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What a process holds. */
typedef struct
{
  guint descriptors, threads;
} Holdings;

static Holdings
holdings (void)
{
  return (Holdings){ count_entries ("/proc/self/fd"),
                     count_entries ("/proc/self/task") };
}

/* A joined thread may be listed a moment longer. */
static void
assert_nothing_left (const Holdings *before)
{
  Holdings now = holdings ();

  for (guint i = 0; i < 200 && now.threads > before->threads; i++)
    {
      g_usleep (5000);
      now = holdings ();
    }
  g_assert_cmpuint (now.descriptors, ==, before->descriptors);
  g_assert_cmpuint (now.threads, ==, before->threads);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

/* A round of tasks of 0.3 ms, in which one worker ends somewhere. */
static guint
run_round (GRand *random)
{
  g_autoptr (MurWorkers) workers = test_workers_new (MUR_WORKERS_PROCESSES, 3);
  double naps[N_TASKS];

  for (guint i = 0; i < N_TASKS; i++)
    naps[i] = 0.1 + 0.001 * i;
  const MurTasks tasks = { .function = "nap",
                           .arguments = g_variant_new_fixed_array (
                             G_VARIANT_TYPE_DOUBLE, naps, N_TASKS, sizeof *naps),
                           .chunk = (gsize)g_rand_int_range (random, 0, 9) };
  g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

  mur_call_wait_for (call, (gsize)g_rand_int_range (random, 1, N_TASKS / 2), -1);
  g_usleep ((gulong)g_rand_int_range (random, 0, 300));
  mur_workers_kill (workers, (guint)g_rand_int_range (random, 0, 3), NULL);
  g_assert_true (mur_call_wait (call, -1));
  for (guint i = 0; i < N_TASKS; i++)
    g_assert_cmpfloat (mur_call_numbers (call)[i], ==, naps[i]);
  return mur_workers_n_restarts (workers);
}

static void
test_rounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260);
  guint n_restarts = 0;
  const Holdings before = holdings ();

  for (guint i = 0; i < N_ROUNDS; i++)
    n_restarts += run_round (random);
  assert_nothing_left (&before);
  /* A few end too late to be noticed. */
  g_assert_cmpuint (n_restarts, >, N_ROUNDS / 2);
  g_assert_cmpuint (n_restarts, <=, N_ROUNDS);
}

/* The task that is to blame is found, alone or in a chunk; all others are done. */
static void
test_blame (void)
{
  for (gsize chunk = 1; chunk <= 64; chunk *= 4)
    {
      const MurWorkersSettings settings = { .kind = MUR_WORKERS_PROCESSES,
                                            .n = 2,
                                            .functions = test_functions,
                                            .attempts = 2 };
      g_autoptr (MurWorkers) workers = mur_workers_new (&settings, NULL);
      const MurTasks tasks
        = { .function = "end", .arguments = test_range (0, 64), .chunk = chunk };
      g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

      g_assert_true (mur_call_wait (call, -1));
      g_autoptr (GArray) errors = mur_call_errors (call);
      g_assert_cmpuint (errors->len, ==, 1);
      g_assert_true (g_str_has_prefix (g_array_index (errors, MurTaskError, 0).message,
                                       "end (5.0): it has ended "));
      for (guint i = 0; i < 64; i++)
        if (i != 5)
          g_assert_cmpfloat (mur_call_numbers (call)[i], ==, 3.0 * i);
      g_assert_cmpuint (mur_workers_n_restarts (workers), >=, 2);
    }
}

/* A worker that ends while nobody waits is replaced all the same. */
static void
test_idle_death (void)
{
  g_autoptr (MurWorkers) workers = test_workers_new (MUR_WORKERS_PROCESSES, 1);
  g_autoptr (GVariant) first
    = mur_workers_apply (workers, "process", NULL, g_variant_new_double (0), NULL);

  kill ((pid_t)g_variant_get_double (first), SIGKILL);
  for (guint i = 0; i < 1000 && mur_workers_n_restarts (workers) == 0; i++)
    g_usleep (1000);
  g_assert_cmpuint (mur_workers_n_restarts (workers), ==, 1);
  g_autoptr (GVariant) second
    = mur_workers_apply (workers, "process", NULL, g_variant_new_double (0), NULL);
  g_assert_cmpfloat (g_variant_get_double (first), !=, g_variant_get_double (second));
  g_autoptr (GArray) deaths = mur_workers_deaths (workers);
  g_assert_cmpuint (g_array_index (deaths, MurWorkerDeath, 0).worker, ==, 0);
}

/* Tasks of five minutes are over at once, and the workers are there for others. */
static void
test_cancel (void)
{
  const Holdings before = holdings ();

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
      const MurTasks tasks = { .function = "nap",
                               .arguments = g_variant_new_parsed ("[3e5, 3e5, 3e5]"),
                               .chunk = 1 };
      g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

      g_assert_false (mur_call_wait (call, 0.02));
      const double begin = mur_workers_clock ();
      mur_call_cancel (call);
      g_assert_true (mur_call_wait (call, -1));
      g_autoptr (GVariant) other
        = mur_workers_apply (workers, "power", NULL, g_variant_new_double (2), NULL);
      g_assert_cmpfloat (g_variant_get_double (other), ==, 1024);
      g_assert_cmpfloat (mur_workers_clock () - begin, <, 2);
      g_assert_cmpuint (mur_workers_n_restarts (workers), ==, 0);
    }
  assert_nothing_left (&before);
}

/* Workers that are freed in the middle end as quickly, and leave the call readable. */
static void
test_free (void)
{
  const Holdings before = holdings ();

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      MurWorkers *workers = test_workers_new (kind, 2);
      const MurTasks tasks
        = { .function = "nap", .arguments = test_range (1e5, 50), .chunk = 1 };
      g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

      mur_workers_free (workers);
      g_assert_true (mur_call_wait (call, -1));
      g_assert_true (mur_call_is_cancelled (call));
      mur_call_cancel (call);
    }
  assert_nothing_left (&before);
}

/* The state of a process: '\0' where there is none. */
static char
state_of (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int)pid);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return '\0';
  const char *end = strrchr (text, ')');
  return end != NULL ? end[2] : '\0';
}

/* Until it is gone, or waits for whoever has to reap it. */
static void
assert_gone (pid_t pid)
{
  for (guint i = 0;
       i < 2000 && strchr ("RSDT", state_of (pid)) != NULL && state_of (pid) != '\0';
       i++)
    g_usleep (1000);
  g_assert_true (state_of (pid) == '\0' || state_of (pid) == 'Z');
}

/* A parent that is ended by force takes its workers with it, busy or idle. */
static void
test_orphans (void)
{
  const char *argv[] = { "/proc/self/exe", "--parent", NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  GPid parent;
  int output;
  char text[128] = "";
  int pids[3];

  argv[0] = self;
  g_assert_true (g_spawn_async_with_pipes (NULL, (char **)argv, NULL,
                                           G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                           &parent, NULL, &output, NULL, NULL));
  for (gsize n = 0; strchr (text, '\n') == NULL;)
    {
      const gssize got = read (output, text + n, sizeof text - 1 - n);

      g_assert_cmpint (got, >, 0);
      n += (gsize)got;
    }
  g_assert_cmpint (sscanf (text, "%d %d %d", &pids[0], &pids[1], &pids[2]), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (strchr ("RSD", state_of (pids[i])) != NULL);
  kill (parent, SIGKILL);
  waitpid (parent, NULL, 0);
  for (guint i = 0; i < 3; i++)
    assert_gone (pids[i]);
  close (output);
}

int
mur_test_be_parent (void)
{
  g_autoptr (MurWorkers) workers = test_workers_new (MUR_WORKERS_PROCESSES, 3);
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  const MurTasks naps
    = { .function = "nap", .arguments = g_variant_new_parsed ("[3e5]") };

  while (g_hash_table_size (seen) < 3)
    {
      const MurTasks tasks
        = { .function = "process", .arguments = test_range (0, 30), .chunk = 1 };
      g_autoptr (GVariant) pids = mur_workers_map (workers, &tasks, NULL);

      for (guint i = 0; i < 30; i++)
        {
          double pid;

          g_variant_get_child (pids, i, "d", &pid);
          if (g_hash_table_add (seen, GINT_TO_POINTER ((int)pid)))
            printf ("%d ", (int)pid);
        }
    }
  mur_workers_map_async (workers, &naps, NULL);
  printf ("\n");
  fflush (stdout);
  g_usleep (60 * G_USEC_PER_SEC);
  return 1;
}

void
mur_test_deaths (void)
{
  g_test_add_func ("/parallel/deaths/rounds", test_rounds);
  g_test_add_func ("/parallel/deaths/blame", test_blame);
  g_test_add_func ("/parallel/deaths/idle", test_idle_death);
  g_test_add_func ("/parallel/deaths/cancel", test_cancel);
  g_test_add_func ("/parallel/deaths/free", test_free);
  g_test_add_func ("/parallel/deaths/orphans", test_orphans);
}
