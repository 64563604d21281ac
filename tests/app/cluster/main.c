/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps by the real Open MPI: rows equal to those of one machine, and ranks that are
 * killed at random moments. MUR_MPI names the program, MUR_MPIRUN what starts it. */

#include "core/base/kernel.h"
#include "tests/app/command/program.h"
#include "tests/core/sweep/children.h"
#include "tests/core/sweep/rows.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FEW "sweep oscillators -s count=3 -s duration=1 -s samples=101 "
#define N_JOBS 3 /* side by side, of each of which so many are killed: */
/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_KILLS 2
#else
#define N_KILLS 10
#endif
#define N_RANKS 3
#define MANY "--over seed=1..6000 -q "

static void
call (MurTestProgram *self, guint n_ranks, const char *arguments)
{
  g_autofree char *script
    = g_strdup_printf ("\"$MUR_MPIRUN\" -n %u \"$MUR_MPI\" %s", n_ranks, arguments);
  mur_program_shell (self, script);
}

static void
assert_same (MurTestProgram *self, const char *name, const char *other)
{
  g_autofree char *a = mur_program_path (self, name);
  g_autofree char *b = mur_program_path (self, other);
  mur_test_assert_same_rows (a, b);
}

static void
test_same_rows (MurTestProgram *self, gconstpointer data)
{
  static const char arguments[]
    = FEW "--over coupling=0:4:9 --over seed=1..20 --keep order -o ";
  g_autofree char *one = g_strconcat (arguments, "one.db", NULL);
  g_autofree char *two = g_strconcat (arguments, "two.db", NULL);
  g_autofree char *three = g_strconcat (arguments, "three.db", NULL);
  mur_program_call (self, one);
  call (self, 2, two);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "runs: 180\nfailed: 0\n");
  call (self, 3, three);
  assert_same (self, "two.db", "one.db");
  assert_same (self, "three.db", "one.db");
}

/* Failed runs are counted by the status that mpirun passes on. */
static void
test_status (MurTestProgram *self, gconstpointer data)
{
  call (self, 2,
        "sweep curve-fit --set samples=60 -s particles=12 -s generations=5 "
        "--over t_min=1,3 -o a.db");
  g_assert_cmpint (self->status, ==, 2 + 1);
  mur_program_assert_contains (self->err, "1 of 2 runs failed");
  call (self, 1, FEW "--over seed=1,2 -o b.db");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "ranks: 1 is not allowed");
  call (self, 2, FEW "--over sed=1,2 -o b.db");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "did you mean seed?");
  g_assert_cmpuint (mur_program_count_files (self), ==, 1);
}

/* It is planned for the ranks that compute, whatever processors are here. */
static void
test_dry_run (MurTestProgram *self, gconstpointer data)
{
  call (self, 2, FEW "--over seed=1..40 -o a.db --dry-run");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, " with 1 worker\n");
  call (self, 4, FEW "--over seed=1..40 -o a.db --dry-run");
  mur_program_assert_contains (self->out, " with 3 workers\n");
  call (self, 2, FEW "--over seed=1..40 -o a.db --dry-run --workers 4");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "workers: 4 is not allowed");
  g_assert_cmpuint (mur_program_count_files (self), ==, 0);
}

static char *
name_store (guint job)
{
  return g_strdup_printf ("killed-%u.db", job);
}

static pid_t
start (MurTestProgram *self, guint job)
{
  g_autofree char *store = name_store (job);
  g_autofree char *line
    = g_strdup_printf ("\"%s\" -n %d \"%s\" " FEW MANY "-o %s", g_getenv ("MUR_MPIRUN"),
                       N_RANKS, g_getenv ("MUR_MPI"), store);
  g_auto (GStrv) argv = NULL;
  GPid pid;
  g_autoptr (GError) error = NULL;
  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_spawn_async (self->folder, argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL
                   | G_SPAWN_STDOUT_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* Any time from the first rank's start on. Returns: whether there was one */
static gboolean
kill_rank (pid_t job)
{
  pid_t rank = 0;
  while (rank == 0 && kill (job, 0) == 0)
    {
      rank = mur_test_find_child (job, (guint)g_test_rand_int ());
      g_usleep (1000);
    }
  g_usleep ((gulong)g_test_rand_int_range (0, 400000));
  /* Another one, as not all may have been there. */
  rank = mur_test_find_child (job, (guint)g_test_rand_int ());
  return rank != 0 && kill (rank, SIGKILL) == 0;
}

/* Returns: how many were killed */
static guint
kill_round (MurTestProgram *self)
{
  guint n_killed = 0;
  pid_t jobs[N_JOBS];
  for (guint i = 0; i < N_JOBS; i++)
    jobs[i] = start (self, i);
  for (guint i = 0; i < N_JOBS; i++)
    n_killed += kill_rank (jobs[i]);
  for (guint i = 0; i < N_JOBS; i++)
    g_assert_cmpint (waitpid (jobs[i], NULL, 0), ==, jobs[i]);
  return n_killed;
}

/* Whichever rank is lost, the job ends; begun again it goes on to the same rows. */
static void
test_killed (MurTestProgram *self, gconstpointer data)
{
  guint n_killed = 0;
  for (guint i = 0; i < N_KILLS; i++)
    n_killed += kill_round (self);
  g_assert_cmpuint (n_killed, >=, N_JOBS * N_KILLS - 2); /* a job may have been done */
  g_test_message ("%u ranks killed", n_killed);
  mur_program_call (self, FEW MANY "-o whole.db");
  for (guint i = 0; i < N_JOBS; i++)
    {
      g_autofree char *store = name_store (i);
      g_autofree char *rest = g_strconcat (FEW MANY "-o ", store, NULL);
      call (self, N_RANKS, rest);
      g_assert_cmpint (self->status, ==, 0);
      assert_same (self, store, "whole.db");
    }
}

/* Batches of runs that take no time are longer than what is sent without being asked
 * for: no rank waits for ever. */
static void
test_large_batches (MurTestProgram *self, gconstpointer data)
{
  static const char arguments[] = "sweep oscillators -s count=2 -s duration=0.01 -s "
                                  "samples=2 --over seed=1..8000 ";
  g_autofree char *two = g_strconcat (arguments, "-q -o two.db", NULL);
  call (self, 2, two);
  g_assert_cmpint (self->status, ==, 0);
}

static void
add (const char *path, void (*test) (MurTestProgram *, gconstpointer))
{
  g_test_add (path, MurTestProgram, NULL, mur_program_set_up, test,
              mur_program_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/app/cluster/same-rows", test_same_rows);
  add ("/app/cluster/status", test_status);
  add ("/app/cluster/large-batches", test_large_batches);
  add ("/app/cluster/dry-run", test_dry_run);
  add ("/app/cluster/killed", test_killed);
  return g_test_run ();
}
