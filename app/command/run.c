/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* run, render and resume: session → job → results. The job is stepped here, with no
 * thread but the pool's. */

#include "app/command/run.h"

#include "app/command/figure.h"
#include "app/command/options.h"
#include "app/command/print.h"
#include "app/command/render-sweep.h"
#include "app/command/standard-streams.h"
#include "app/command/targets.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/experiments/registry.h"
#include "core/run/saver.h"
#include "ui/documents/report.h"
#include "ui/figures/registry.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void
interrupt_cb (int number)
{
  interrupted = 1;
}

static void
show_progress (MurJob *job, gboolean last)
{
  if (last)
    g_printerr ("\r\033[K");
  else
    g_printerr ("\r%s %" G_GUINT64_FORMAT ", %.0f %%\033[K",
                mur_job_session (job)->experiment->step_unit, mur_job_steps (job),
                100 * mur_job_progress (job));
}

/* Saving while the run goes on */

typedef struct
{
  MurSaver *saver; /* (nullable): %NULL saves nothing */
  const char *path;
  gint64 every_us;
  gint64 saved_us; /* when */
  gboolean said;   /* that the newest could not be saved */
} Saving;

static void
saving_init (Saving *self, const MurCommandOptions *options)
{
  *self = (Saving){
    .saver = options->checkpoint != NULL ? mur_saver_new (options->checkpoint) : NULL,
    .path = options->checkpoint,
    .every_us = (gint64)(options->every * 1e6),
    .saved_us = g_get_monotonic_time (),
  };
}

static void
saving_clear (Saving *self)
{
  g_clear_pointer (&self->saver, mur_saver_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Saving, saving_clear)

/* A disk may be full for a while: the run goes on and the next save is another try,
 * which is said once, not every time. */
static void
say_failure (Saving *self)
{
  g_autoptr (GError) failure = mur_saver_dup_error (self->saver);
  const gboolean is_new = failure != NULL && !self->said;
  self->said = failure != NULL;
  if (!is_new)
    return;
  g_autofree char *message = g_strdup_printf (
    "%s; the run goes on and saving is tried again", failure->message);
  mur_standard_error_say (message);
}

/* A disk that is slower than that is not waited for. */
static void
save_if_due (Saving *self, MurJob *job, gint64 now)
{
  if (self->saver == NULL || now - self->saved_us <= self->every_us
      || mur_saver_is_busy (self->saver))
    return;
  say_failure (self);
  mur_saver_put (self->saver, mur_checkpoint_new (job));
  self->saved_us = now;
}

/* Asked to stop, a run with a checkpoint saves it first. */
static void
catch_interrupts (const Saving *saving, void (*handler) (int))
{
  if (saving->saver == NULL)
    return;
  signal (SIGINT, handler);
  signal (SIGTERM, handler);
  signal (SIGHUP, handler);
}

/* Runs @job until it ends or is interrupted. */
static MurStatus
advance (MurJob *job, Saving *saving, gboolean show, GError **error)
{
  MurStatus status = mur_job_status (job);
  gint64 shown = 0;
  while (status == MUR_STATUS_RUNNING && !interrupted)
    {
      status = mur_job_step (job, error);
      gint64 now = g_get_monotonic_time ();
      if (show && now - shown > G_USEC_PER_SEC / 10)
        {
          show_progress (job, FALSE);
          shown = now;
        }
      save_if_due (saving, job, now);
    }
  if (shown != 0)
    show_progress (job, TRUE);
  return status;
}

/* @failure: set where the last checkpoint could not be saved */
static int
run_to_end (MurJob *job,
            Saving *saving,
            const MurCommandOptions *options,
            GError **failure,
            GError **error)
{
  catch_interrupts (saving, interrupt_cb);
  MurStatus status
    = advance (job, saving, !options->quiet && isatty (STDERR_FILENO), error);
  if (status == MUR_STATUS_FAILED)
    return MUR_EXIT_FAILED;
  if (saving->saver != NULL)
    {
      mur_saver_put (saving->saver, mur_checkpoint_new (job));
      mur_saver_finish (saving->saver, failure);
    }
  catch_interrupts (saving, SIG_DFL);
  if (!interrupted)
    return MUR_EXIT_DONE;
  g_autofree char *advice
    = *failure != NULL
        ? g_strdup ((*failure)->message)
        : g_strdup_printf ("go on with: murmuration resume %s", saving->path);
  mur_error_set (error, MUR_ERROR_NUMERICAL, NULL,
                 "stopped after %" G_GUINT64_FORMAT " steps; %s", mur_job_steps (job),
                 advice);
  g_clear_error (failure);
  return MUR_EXIT_FAILED;
}

/* Results */

/* The first failure is the one that is returned; those after it are said here. */
static void
add_failure (GError **first, GError *failure)
{
  if (failure == NULL)
    return;
  if (*first == NULL)
    *first = failure;
  else
    {
      mur_standard_error_say (failure->message);
      g_error_free (failure);
    }
}

static void
write_json (MurJob *job, const MurFrame *frame, const char *path, GError **error)
{
  g_autofree char *text
    = mur_report_format (mur_job_session (job), frame, mur_job_status (job));
  mur_file_write (path, text, strlen (text), error);
}

/* Titles and panels. */
static gboolean
choose_view (MurInSight *sight, const MurCommandOptions *options, GError **error)
{
  sight->letters = options->letters;
  return mur_command_set_titles (sight, options, error)
         && (options->panel == NULL
             || mur_in_sight_choose_panel (sight, options->panel, error));
}

/* Each result by itself: one that cannot be written does not take the others along. */
static void
write_results (MurJob *job, const MurCommandOptions *options, GError **first)
{
  g_autoptr (MurInSight) sight
    = mur_in_sight_new (mur_session_copy (mur_job_session (job)), mur_job_frame (job));
  GError *failure = NULL;
  if (options->output != NULL && choose_view (sight, options, first))
    mur_command_write_figure (sight, options, first);
  for (char **text = options->tables; text != NULL && *text != NULL; text++)
    {
      mur_command_write_table (sight, *text, &failure);
      add_failure (first, g_steal_pointer (&failure));
    }
  if (options->json != NULL)
    write_json (job, sight->frame, options->json, &failure);
  add_failure (first, failure);
  if (mur_command_prints_results (options))
    mur_command_print_results (sight->frame, mur_job_status (job));
}

/* The commands */

/* A checkpoint that could not be saved in the end is a failure, but the results are
 * there. */
static int
finish (MurJob *job, const MurCommandOptions *options, GError **error)
{
  g_auto (Saving) saving;
  GError *failure = NULL;
  saving_init (&saving, options);
  int status = run_to_end (job, &saving, options, &failure, error);
  if (status != MUR_EXIT_DONE)
    return status;
  GError *first = NULL;
  write_results (job, options, &first);
  add_failure (&first, failure);
  if (first == NULL)
    return MUR_EXIT_DONE;
  g_propagate_error (error, first);
  return MUR_EXIT_USAGE;
}

/* What the experiment cannot do is found out before it has run for hours. */
static gboolean
check_can (const MurExperiment *experiment,
           const MurCommandOptions *options,
           MurCommand command,
           GError **error)
{
  return (command != MUR_COMMAND_RENDER || mur_figure_check (experiment, error))
         && (options->checkpoint == NULL
             || mur_experiment_check_checkpoints (experiment, "checkpoint", error));
}

/* All panels are there from the first frame on. */
static gboolean
check_panels (MurJob *job, const MurCommandOptions *options, GError **error)
{
  if (options->panel == NULL && !options->letters && options->titles == NULL)
    return TRUE;
  g_autoptr (MurInSight) sight
    = mur_in_sight_new (mur_session_copy (mur_job_session (job)), mur_job_frame (job));
  if (!choose_view (sight, options, error))
    return FALSE;
  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (sight, error);
  if (figure == NULL)
    return FALSE;
  return !options->letters
         || mur_in_sight_count_panels (sight, mur_figure_n_panels (figure)) > 1
         || mur_usage_error (error, "letters", "one panel",
                             "it goes with a figure of several");
}

static MurJob *
begin (const MurCommandOptions *options, MurCommand command, GError **error)
{
  g_autoptr (MurSession) session = mur_command_options_session (options, error);
  if (session == NULL || !check_can (session->experiment, options, command, error))
    return NULL;
  g_autoptr (MurJob) job = mur_job_new (session, options->threads, error);
  return job != NULL && check_panels (job, options, error) ? g_steal_pointer (&job)
                                                           : NULL;
}

/* A run that goes on takes live values; others are refused. */
static gboolean
apply_sets (MurJob *job, const MurCommandOptions *options, GError **error)
{
  const MurSession *session = mur_job_session (job);
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_session_last_parameters (session));
  for (char **text = options->sets; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("set", *text, error);
      if (pair == NULL || !mur_parameters_set (values, pair[0], pair[1], error))
        return FALSE;
    }
  return options->sets == NULL || mur_job_retune (job, values, error);
}

static gboolean
apply_acts (MurJob *job, const MurCommandOptions *options, GError **error)
{
  for (char **text = options->acts; text != NULL && *text != NULL; text++)
    if (!mur_job_act (job, *text, error))
      return FALSE;
  return TRUE;
}

static MurJob *
resume (const MurCommandOptions *options, GError **error)
{
  g_auto (GStrv) warnings = NULL;
  g_autoptr (MurJob) job = mur_saver_restore (options->arguments[0], mur_experiments (),
                                              options->threads, &warnings, error);
  for (char **line = warnings; line != NULL && *line != NULL; line++)
    mur_standard_error_say (*line);
  return job != NULL && apply_sets (job, options, error)
             && apply_acts (job, options, error)
           ? g_steal_pointer (&job)
           : NULL;
}

static int
carry_out (MurCommand command, int argc, char **argv, GError **error)
{
  g_auto (MurCommandOptions) options = { 0 };
  if (!mur_command_options_parse (&options, command, argc, argv, error))
    return MUR_EXIT_USAGE;
  if (options.help)
    return MUR_EXIT_DONE;
  if (command == MUR_COMMAND_RENDER && mur_command_find_store (&options) != NULL)
    return mur_command_render_sweep (&options, error);
  g_autoptr (MurJob) job = command == MUR_COMMAND_RESUME
                             ? resume (&options, error)
                             : begin (&options, command, error);
  return job != NULL ? finish (job, &options, error) : MUR_EXIT_USAGE;
}

int
mur_command_run (int argc, char **argv, GError **error)
{
  return carry_out (MUR_COMMAND_RUN, argc, argv, error);
}

int
mur_command_render (int argc, char **argv, GError **error)
{
  return carry_out (MUR_COMMAND_RENDER, argc, argv, error);
}

int
mur_command_resume (int argc, char **argv, GError **error)
{
  return carry_out (MUR_COMMAND_RESUME, argc, argv, error);
}
