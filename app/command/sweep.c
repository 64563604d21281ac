/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* sweep: options → store → rows. What is computed is the executor's part. */

#include "app/command/sweep.h"

#include "app/command/render-sweep.h"
#include "app/command/run.h"
#include "app/command/standard-streams.h"
#include "app/command/sweep-plan.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/experiments/functions.h"
#include "core/experiments/registry.h"
#include "core/sweep/local.h"

#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MOST_STATUS 125 /* what is above means something to shells */

static volatile sig_atomic_t interrupted;

static void
interrupt_cb (int number)
{
  interrupted = 1;
}

/* What is ignored stays so, as under nohup. The second time it is as without a handler. */
static void
catch_interrupts (void)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction before;
      struct sigaction action
        = { .sa_handler = interrupt_cb, .sa_flags = SA_RESETHAND };
      sigemptyset (&action.sa_mask);
      if (sigaction (numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction (numbers[i], &action, NULL);
    }
}

static void
show (const MurSweepProgress *progress)
{
  g_autofree char *left = isnan (progress->seconds_left)
                            ? g_strdup ("…")
                            : mur_number_duration (progress->seconds_left);
  g_printerr ("\r%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
              " runs, %" G_GUINT64_FORMAT " failed, %.3g/s, %s left\033[K",
              progress->n_done, progress->n_runs, progress->n_failed, progress->rate,
              left);
}

/* @data: whether it is shown */
static gboolean
progress_cb (const MurSweepProgress *progress, gpointer data)
{
  if (GPOINTER_TO_INT (data))
    show (progress);
  return !interrupted;
}

/* Results */

static gboolean
collect_cb (const char *bytes, gsize n, gpointer text, GError **error)
{
  g_string_append_len (text, bytes, (gssize)n);
  return TRUE;
}

static gboolean
print_cb (const char *bytes, gsize n, gpointer unused, GError **error)
{
  return mur_file_write ("-", bytes, n, error);
}

/* A file is written as a whole, standard output as it comes. */
static gboolean
write_csv (MurStore *store, const char *path, GError **error)
{
  if (g_str_equal (path, "-"))
    return mur_store_write_csv (store, print_cb, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);
  return mur_store_write_csv (store, collect_cb, text, error)
         && mur_file_write (path, text->str, text->len, error);
}

static void
print_results (const MurStore *store, const MurSweepOptions *options)
{
  if (options->session.quiet || g_strcmp0 (options->session.runs_csv, "-") == 0)
    return;
  g_print ("runs: %" G_GUINT64_FORMAT "\nfailed: %" G_GUINT64_FORMAT "\n",
           mur_store_n_done (store), mur_store_n_failed (store));
}

static int
finish (MurStore *store, const MurSweepOptions *options, GError **error)
{
  const guint64 n_failed = mur_store_n_failed (store);
  if (options->session.runs_csv != NULL
      && !write_csv (store, options->session.runs_csv, error))
    return MUR_EXIT_USAGE;
  if (options->session.runs_figure != NULL
      && !mur_command_draw_store (mur_store_path (store), options->session.runs_figure,
                                  error))
    return MUR_EXIT_USAGE;
  print_results (store, options);
  if (n_failed == 0)
    return MUR_EXIT_DONE;
  mur_error_set (error, MUR_ERROR_NUMERICAL, NULL,
                 "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                 " runs failed; the column message says why",
                 n_failed, mur_store_n_done (store));
  return (int)MIN (MUR_EXIT_USAGE + n_failed, MOST_STATUS);
}

static int
stopped (const MurStore *store, GError **error)
{
  const char *path = mur_store_path (store);
  g_autofree char *advice
    = path != NULL ? g_strdup_printf ("go on with: murmuration sweep %s", path)
                   : g_strdup ("without -o FILE.db nothing is kept");
  mur_error_set (error, MUR_ERROR_NUMERICAL, NULL,
                 "stopped after %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                 " runs; %s",
                 mur_store_n_done (store), mur_store_n_runs (store), advice);
  return MUR_EXIT_FAILED;
}

/* Beginning */

/* What is swept and has no effect is taken, and said. */
static void
warn_of_idle (const MurSweep *sweep)
{
  const MurDesign *design = mur_sweep_design (sweep);
  g_autoptr (MurSession) last = mur_sweep_session (sweep, mur_sweep_n_runs (sweep) - 1);
  const MurSession *first = mur_sweep_base (sweep);
  for (guint i = 0; i < mur_design_n_axes (design); i++)
    {
      const char *name = mur_design_axis (design, i)->parameter->name;
      const char *why = mur_experiment_why_idle (last->experiment, last->parameters,
                                                 last->inputs, name);
      if (why == NULL
          || mur_experiment_why_idle (first->experiment, first->parameters,
                                      first->inputs, name)
               == NULL)
        continue;
      g_autofree char *warning = g_strdup_printf ("has no effect; %s", why);
      mur_command_warn (name, warning);
    }
}

static MurSweep *
design_sweep (const MurSweepOptions *options, GError **error)
{
  g_autoptr (MurSession) session
    = mur_command_options_session (&options->session, error);
  if (session == NULL)
    return NULL;
  MurDesign *design
    = mur_design_new (session->experiment, options->kind, options->n_points,
                      (const char *const *)options->over, error);
  if (design == NULL)
    return NULL;
  MurSweep *sweep
    = mur_sweep_new (session, design, (const char *const *)options->keep, error);
  if (sweep != NULL)
    warn_of_idle (sweep);
  return sweep;
}

static void
warn_of_version (const MurStore *store)
{
  if (g_str_equal (mur_store_version (store), MUR_VERSION))
    return;
  g_autofree char *warning = g_strdup_printf (
    "it was begun by version %s, and this is %s: its rows may differ",
    mur_store_version (store), MUR_VERSION);
  mur_command_warn (mur_store_path (store), warning);
}

/* A dry run leaves nothing behind. */
static MurStore *
open_store (const MurSweepOptions *options, GError **error)
{
  const MurStoreMode mode = options->dry_run ? MUR_STORE_READ : MUR_STORE_WRITE;
  if (options->goes_on)
    return mur_store_open (options->session.arguments[0], mode, mur_experiments (),
                           error);
  MurSweep *sweep = design_sweep (options, error);
  return sweep != NULL
           ? mur_store_create (options->dry_run ? NULL : options->session.output, sweep,
                               options->shard, options->n_shards, mur_experiments (),
                               error)
           : NULL;
}

static gboolean
run_local (MurStore *store,
           const MurSweepOptions *options,
           MurSweepProgressFunc progress,
           gpointer data,
           GError **error)
{
  const gboolean has_processes = mur_workers_can_start (MUR_WORKERS_PROCESSES, NULL);
  const MurSweepLocal settings = {
    .n_workers = options->n_workers,
    .kind = has_processes ? MUR_WORKERS_PROCESSES : MUR_WORKERS_THREADS,
    .functions = mur_sweep_functions,
    .registry = mur_experiments (),
    .progress = progress,
    .data = data,
  };
  return mur_sweep_run_local (store, &settings, error);
}

static int
carry_out (MurStore *store,
           const MurSweepExecutor *executor,
           const MurSweepOptions *options,
           GError **error)
{
  const gboolean is_shown = !options->session.quiet && isatty (STDERR_FILENO);
  warn_of_version (store);
  const gboolean done = executor->carry_out (store, options, progress_cb,
                                             GINT_TO_POINTER (is_shown), error);
  if (is_shown)
    g_printerr ("\r\033[K");
  if (!done)
    return MUR_EXIT_FAILED;
  return mur_store_n_done (store) < mur_store_n_runs (store)
           ? stopped (store, error)
           : finish (store, options, error);
}

static void
plan (const MurStore *store,
      const MurSweepExecutor *executor,
      const MurSweepOptions *options)
{
  const guint n_processors = g_get_num_processors ();
  const guint n_here = options->n_workers != 0 ? options->n_workers : n_processors;
  if (executor->n_workers != 0)
    mur_command_print_plan (store, executor->n_workers, executor->n_workers);
  else
    mur_command_print_plan (store, n_here, MIN (n_here, n_processors));
}

int
mur_command_sweep_by (const MurSweepExecutor *executor,
                      int argc,
                      char **argv,
                      GError **error)
{
  g_auto (MurSweepOptions) options = { 0 };
  if (!mur_sweep_options_parse (&options, argc, argv, error))
    return MUR_EXIT_USAGE;
  if (options.session.help)
    return MUR_EXIT_DONE;
  if (executor->n_workers != 0 && options.workers_text != NULL)
    {
      mur_usage_error (error, "workers", options.workers_text,
                       "as many as mpirun starts");
      return MUR_EXIT_USAGE;
    }
  if (!options.dry_run)
    catch_interrupts ();
  g_autoptr (MurStore) store = open_store (&options, error);
  if (store == NULL)
    return MUR_EXIT_USAGE;
  if (!options.dry_run)
    return carry_out (store, executor, &options, error);
  plan (store, executor, &options);
  return MUR_EXIT_DONE;
}

int
mur_command_sweep (int argc, char **argv, GError **error)
{
  static const MurSweepExecutor local = { run_local, 0 };
  return mur_command_sweep_by (&local, argc, argv, error);
}
