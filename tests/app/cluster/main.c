/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps by the real Open MPI: rows equal to those of one machine, and ranks that are
 * killed at random moments. MUR_MPI names the program, MUR_MPIRUN what starts it. */

#include "tests/app/command/program.h"
#include "tests/core/sweep/children.h"
#include "tests/core/sweep/rows.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FEW "sweep oscillators -s count=3 -s duration=1 -s samples=101 "
#define N_KILLS 5
#define N_RANKS 3

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

static pid_t
start (MurTestProgram *self, const char *store)
{
  g_autofree char *n_ranks = g_strdup_printf ("%d", N_RANKS);
  const char *argv[] = { g_getenv ("MUR_MPIRUN"),
                         "-n",
                         n_ranks,
                         g_getenv ("MUR_MPI"),
                         "sweep",
                         "oscillators",
                         "-s",
                         "count=3",
                         "-s",
                         "duration=1",
                         "-s",
                         "samples=101",
                         "--over",
                         "seed=1..2000",
                         "-q",
                         "-o",
                         store,
                         NULL };
  GPid pid;
  g_autoptr (GError) error = NULL;
  g_spawn_async (self->folder, (char **)argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL
                   | G_SPAWN_STDOUT_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* Whichever rank is lost, the job ends; begun again it goes on to the same rows. */
static void
test_killed (MurTestProgram *self, gconstpointer data)
{
  for (guint i = 0; i < N_KILLS; i++)
    {
      const pid_t job = start (self, "killed.db");
      pid_t rank;
      while ((rank = mur_test_find_child (job, (guint)g_test_rand_int ())) == 0)
        g_usleep (1000);
      g_usleep ((gulong)g_test_rand_int_range (0, 700000));
      kill (rank, SIGKILL);
      g_assert_cmpint (waitpid (job, NULL, 0), ==, job);
    }
  call (self, N_RANKS, FEW "--over seed=1..2000 -q -o killed.db");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_call (self, FEW "--over seed=1..2000 -q -o whole.db");
  assert_same (self, "killed.db", "whole.db");
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
  add ("/app/cluster/killed", test_killed);
  return g_test_run ();
}
