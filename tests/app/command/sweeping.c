/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps from outside: begun, killed, stopped, carried on, put together and read. */

#include "core/base/kernel.h"
#include "tests/app/command/program.h"
#include "tests/core/sweep/rows.h"

#include <string.h>

/* About a millisecond a run. */
#define FEW "oscillators -s count=3 -s duration=1 -s samples=101 "
#define OVER "--over coupling=0:4:9 --over seed=1..5 "
/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_KILLS 3
#else
#define N_KILLS 10
#endif

static char *
query (MurTestProgram *self, const char *name, const char *sql)
{
  g_autofree char *path = mur_program_path (self, name);
  return mur_test_query (path, sql);
}

static void
assert_same (MurTestProgram *self, const char *name, const char *other)
{
  g_autofree char *a = mur_program_path (self, name);
  g_autofree char *b = mur_program_path (self, other);
  mur_test_assert_same_rows (a, b);
}

/* Any number of workers, and shards put together. */
static void
test_same_rows (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "sweep " FEW OVER "--keep order -o a.db --workers 1");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "runs: 45\nfailed: 0\n");
  g_assert_cmpstr (self->err, ==, "");
  mur_program_call (self, "sweep " FEW OVER "--keep order -o b.db --workers 4 -q");
  g_assert_cmpstr (self->out, ==, "");
  assert_same (self, "a.db", "b.db");
  mur_program_shell (self, "for k in 1 2 3; do m sweep " FEW OVER
                           "--keep order -o $k.db --shard $k/3 -q; done;"
                           "m merge 1.db 2.db 3.db -o all.db");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "runs: 45\nfailed: 0\n");
  assert_same (self, "a.db", "all.db");
  mur_program_call (self, "merge 1.db 3.db -o some.db");
  g_assert_cmpint (self->status, ==, 1);
  mur_program_assert_contains (self->err, "15 of 45 runs are missing: 2, 5, 8");
  mur_program_call (self, "sweep some.db");
  g_assert_cmpint (self->status, ==, 0);
  assert_same (self, "a.db", "some.db");
}

/* One run of a sweep is run again: by its number, and by its session as SQLite gives it. */
static void
test_reopened (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "sweep " FEW OVER "-o a.db -q");
  g_autofree char *fingerprint
    = query (self, "a.db", "SELECT fingerprint FROM runs WHERE run = 17");
  g_autofree char *session
    = query (self, "a.db", "SELECT session FROM sessions WHERE run = 17");
  g_autofree char *line = g_strdup_printf ("fingerprint: %s\n", fingerprint);
  mur_program_write_file (self, "s.json", session);
  mur_program_call (self, "run --session a.db:17");
  mur_program_assert_contains (self->out, line);
  mur_program_call (self, "run --session s.json");
  g_assert_cmpstr (self->err, ==, "");
  mur_program_assert_contains (self->out, line);
  mur_program_call (self, "run --session a.db:46");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "run: 46 is not allowed");
}

static void
test_csv (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "sweep " FEW "--over coupling=0,0.5 --csv -");
  g_assert_cmpint (self->status, ==, 0);
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "run,coupling,time,r,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,0.5,1,"));
  g_assert_cmpuint (mur_program_count_files (self), ==, 0);
  mur_program_call (self, "sweep " FEW "--over coupling=0,0.5 -o a.db --csv a.csv");
  g_autofree char *text = mur_program_read_file (self, "a.csv");
  g_assert_true (g_str_has_prefix (text, lines[0]));
}

/* A store is drawn when it is done, and again in other ways; what cannot be is refused. */
static void
test_drawn (MurTestProgram *self, gconstpointer data)
{
  static const struct
  {
    const char *arguments, *message;
  } wrong[] = {
    { "-s statistic=mode", "statistic: mode is not allowed; median, mean" },
    { "-s x=r", "x: r is not allowed; coupling, seed" },
    { "-s count=2", "set: count=2 is not allowed; of the store of a sweep x, y" },
    { "--scene matrix", "scene: matrix is not allowed; heat, curves" },
    { "--preset blog", "preset: it is not allowed" },
    { "--csv cells=-", "there are: figure, runs" },
  };
  mur_program_call (self, "sweep " FEW "--over coupling=0,0.5 --over seed=1..3 -o a.db "
                          "--figure a.svg -q");
  g_assert_cmpint (self->status, ==, 0);
  g_autofree char *figure = mur_program_read_file (self, "a.svg");
  mur_program_assert_contains (figure, "murmuration_sweep");
  mur_program_call (self, "render a.db -o b.png --scene curves -s x=coupling "
                          "--title x=K --csv figure=-");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (self->out, "coupling,median r,mean r,"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *call
        = g_strdup_printf ("render a.db -o c.png %s", wrong[i].arguments);
      mur_program_call (self, call);
      g_assert_cmpint (self->status, ==, 2);
      mur_program_assert_contains (self->err, wrong[i].message);
    }
  mur_program_call (self, "sweep " FEW "--over coupling=0,1 --csv - --figure b.svg");
  g_assert_cmpint (self->status, ==, 2);
  mur_program_assert_contains (self->err, "figure: b.svg is not allowed");
}

/* What is written does not take the place of the store that it is of. */
static void
test_store_stays (MurTestProgram *self, gconstpointer data)
{
  static const char *const calls[]
    = { "sweep a.db --csv a.db", "render a.db -o b.png --csv runs=a.db",
        "render a.db -o b.png --csv runs=./a.db",
        "run oscillators --session a.db:1 --json a.db" };
  mur_program_call (self, "sweep " FEW "--over seed=1..3 -o a.db -q");
  g_assert_cmpint (self->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      mur_program_call (self, calls[i]);
      g_assert_cmpint (self->status, ==, 2);
      mur_program_assert_contains (self->err, "same file");
    }
  mur_program_call (self, "sweep a.db --csv - -q");
  g_assert_cmpint (self->status, ==, 0);
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 3 + 1);
}

static void
test_dry_run (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "sweep " FEW OVER "-o a.db --dry-run --workers 2");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_assert_contains (self->out, "runs: 45\ntime: about ");
  mur_program_assert_contains (self->out, " with 2 workers\nsize: about ");
  g_assert_cmpuint (mur_program_count_files (self), ==, 0);
}

/* Workers that have no run shorten nothing, and what is done is not tried. A run of this
 * size has a cost that is told, so that each call says the same. */
static void
test_dry_run_of_few (MurTestProgram *self, gconstpointer data)
{
  static const char arguments[] = "sweep oscillators -s count=2000 -s duration=1000 "
                                  "--over seed=1 --dry-run -o a.db ";
  g_autofree char *one = g_strconcat (arguments, "--workers 1", NULL);
  g_autofree char *many = g_strconcat (arguments, "--workers 8", NULL);
  mur_program_call (self, one);
  g_autofree char *line = mur_program_find_line (self->out, "time: ");
  g_assert_true (g_str_has_suffix (line, " with 1 worker"));
  mur_program_call (self, many);
  mur_program_assert_contains (self->out, line);
  mur_program_call (self, "sweep " FEW "--over seed=1..3 -o a.db -q");
  mur_program_call (self, "sweep a.db --dry-run");
  g_assert_cmpstr (self->out, ==, "runs: 3\ndone: 3\n");
}

/* Failed runs are rows; the exit status counts them. */
static void
test_failing (MurTestProgram *self, gconstpointer data)
{
  mur_program_call (self, "sweep curve-fit --set samples=60 -s particles=12 "
                          "-s generations=5 --over t_min=1,3,-1,4,5 -o a.db");
  g_assert_cmpint (self->status, ==, 2 + 3);
  mur_program_assert_contains (self->err, "3 of 5 runs failed");
  g_autofree char *message
    = query (self, "a.db", "SELECT message FROM runs WHERE run = 2");
  mur_program_assert_contains (message, "t_min: 3");
  mur_program_call (self, "sweep a.db");
  g_assert_cmpint (self->status, ==, 2 + 3);
}

/* Workers that do not start are no fault of any run: none is a row, and all are done when
 * there are others. */
static void
test_no_workers (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self, "MUR_WORKER=/bin/false m sweep " FEW
                           "--over seed=1..40 -o a.db --workers 1");
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (
    self->err, ==,
    "murmuration: kind: processes from /bin/false end as soon as they are started\n");
  g_autofree char *rows = query (self, "a.db", "SELECT count(*) FROM runs");
  g_assert_cmpstr (rows, ==, "0");
  mur_program_call (self, "sweep a.db");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->out, ==, "runs: 40\nfailed: 0\n");
}

/* Killed at any moment with all its workers, it goes on to the same rows. */
static void
test_killed (MurTestProgram *self, gconstpointer data)
{
  static const char arguments[] = "sweep " FEW "--over seed=1..1500 -q -o ";
  g_autofree char *whole = g_strconcat (arguments, "whole.db", NULL);
  g_autofree char *killed = g_strconcat (arguments, "killed.db", NULL);
  mur_program_call (self, whole);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *script
        = g_strdup_printf ("timeout -s KILL 0.%03d \"$MUR_PROGRAM\" %s",
                           g_test_rand_int_range (10, 250), killed);
      mur_program_shell (self, script);
    }
  mur_program_call (self, killed);
  g_assert_cmpint (self->status, ==, 0);
  assert_same (self, "whole.db", "killed.db");
}

/* Asked to end, as by Ctrl+C: the runs under way are finished, and kept. */
static void
test_interrupted (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self,
                     "\"$MUR_PROGRAM\" sweep " FEW "--over seed=1..100000 -o a.db &"
                     "while [ ! -s a.db ]; do sleep 0.01; done;"
                     "sleep 0.3; kill -TERM $!; wait $!; echo $?;"
                     "m sweep a.db --dry-run");
  mur_program_assert_contains (self->err,
                               " of 100000 runs; go on with: murmuration sweep a.db");
  g_assert_true (g_str_has_prefix (self->out, "1\nruns: 100000\ndone: "));
}

/* Files may not grow: what was done is kept, and goes on when there is room. */
static void
test_full (MurTestProgram *self, gconstpointer data)
{
  mur_program_shell (self, "ulimit -f 200; m sweep " FEW
                           "--over seed=1..2000 -o a.db; echo $?");
  g_assert_cmpstr (self->out, ==, "1\n");
  mur_program_assert_contains (self->err, "a.db: ");
  g_assert_cmpstr (strchr (self->err, '\n'), ==, "\n");
  mur_program_call (self, "sweep a.db -q");
  g_assert_cmpint (self->status, ==, 0);
  mur_program_call (self, "sweep " FEW "--over seed=1..2000 -o b.db -q");
  assert_same (self, "a.db", "b.db");
}

static void
add (const char *path, void (*test) (MurTestProgram *, gconstpointer))
{
  g_test_add (path, MurTestProgram, NULL, mur_program_set_up, test,
              mur_program_tear_down);
}

void
mur_test_sweeping (void)
{
  add ("/app/command-line/sweep/same-rows", test_same_rows);
  add ("/app/command-line/sweep/reopened", test_reopened);
  add ("/app/command-line/sweep/csv", test_csv);
  add ("/app/command-line/sweep/drawn", test_drawn);
  add ("/app/command-line/sweep/store-stays", test_store_stays);
  add ("/app/command-line/sweep/dry-run", test_dry_run);
  add ("/app/command-line/sweep/dry-run-of-few", test_dry_run_of_few);
  add ("/app/command-line/sweep/failing", test_failing);
  add ("/app/command-line/sweep/no-workers", test_no_workers);
  add ("/app/command-line/sweep/killed", test_killed);
  add ("/app/command-line/sweep/interrupted", test_interrupted);
  add ("/app/command-line/sweep/full", test_full);
}
