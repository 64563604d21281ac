/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* run, render and resume: session → job → results. The job is stepped here, with no
 * thread but the pool's. */

#include "app/command-run.h"

#include "app/command-options.h"
#include "app/document.h"
#include "app/report.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/number.h"
#include "core/experiment/job.h"
#include "core/experiments/registry.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define MAX_CHECKPOINT_BYTES (1u << 30)

static volatile sig_atomic_t interrupted;

static void
interrupt_cb (int number)
{
  interrupted = 1;
}

static gboolean
save_checkpoint (MurJob *job, const char *path, GError **error)
{
  g_autofree char *text = mur_job_checkpoint (job);
  return mur_file_write (path, text, strlen (text), error);
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

/* Runs @job to its end. Asked to stop, a run with a checkpoint saves it first. */
static int
advance (MurJob *job, const MurCommandOptions *options, GError **error)
{
  gboolean show = !options->quiet && isatty (STDERR_FILENO);
  gint64 shown = 0, saved = g_get_monotonic_time ();
  if (options->checkpoint != NULL)
    {
      signal (SIGINT, interrupt_cb);
      signal (SIGTERM, interrupt_cb);
    }

  MurStatus status = mur_job_status (job);
  while (status == MUR_STATUS_RUNNING && !interrupted)
    {
      status = mur_job_step (job, error);
      gint64 now = g_get_monotonic_time ();
      if (show && now - shown > G_USEC_PER_SEC / 10)
        {
          show_progress (job, FALSE);
          shown = now;
        }
      if (options->checkpoint != NULL && (double)(now - saved) > options->every * 1e6)
        {
          if (!save_checkpoint (job, options->checkpoint, error))
            return MUR_EXIT_USAGE;
          saved = now;
        }
    }
  if (shown != 0)
    show_progress (job, TRUE);
  if (status == MUR_STATUS_FAILED)
    return MUR_EXIT_FAILED;
  if (options->checkpoint != NULL && !save_checkpoint (job, options->checkpoint, error))
    return MUR_EXIT_USAGE;
  if (!interrupted)
    return MUR_EXIT_DONE;
  mur_error_set (error, MUR_ERROR_NUMERICAL, NULL,
                 "stopped after %" G_GUINT64_FORMAT
                 " steps; go on with: murmuration resume %s",
                 mur_job_steps (job), options->checkpoint);
  return MUR_EXIT_FAILED;
}

/* Results */

static void
print_scalars (const MurFrame *frame, MurStatus status)
{
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  g_print ("status: %s\n", mur_status_name (status));
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      g_autofree char *value = mur_number_format (mur_frame_scalar (frame, name));
      g_print ("%s: %s\n", name, value);
    }
  g_print ("fingerprint: %s\n", fingerprint);
}

/* Whether standard output belongs to a file that was asked for. */
static gboolean
writes_to_standard_output (const MurCommandOptions *options)
{
  if (g_strcmp0 (options->json, "-") == 0)
    return TRUE;
  for (char **text = options->tables; text != NULL && *text != NULL; text++)
    if (g_str_has_suffix (*text, "=-"))
      return TRUE;
  return FALSE;
}

static gboolean
write_results (MurJob *job,
               const MurFrame *frame,
               const MurCommandOptions *options,
               GError **error)
{
  MurStatus status = mur_job_status (job);
  for (char **text = options->tables; text != NULL && *text != NULL; text++)
    {
      g_auto (GStrv) pair = mur_command_split_pair ("csv", *text, error);
      if (pair == NULL || !mur_document_save_table (pair[1], frame, pair[0], error))
        return FALSE;
    }
  if (options->json != NULL)
    {
      g_autofree char *text
        = mur_report_format (mur_job_session (job), frame, status, NULL);
      if (!mur_file_write (options->json, text, strlen (text), error))
        return FALSE;
    }
  if (!options->quiet && options->output == NULL
      && !writes_to_standard_output (options))
    print_scalars (frame, status);
  return TRUE;
}

/* The commands */

static int
finish (MurJob *job,
        const MurCommandOptions *options,
        MurCommand command,
        GError **error)
{
  int status = advance (job, options, error);
  if (status != MUR_EXIT_DONE)
    return status;
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  if (command == MUR_COMMAND_RENDER
      && !mur_document_save_figure (options->output, mur_job_session (job), frame, NULL,
                                    &options->figure, error))
    return MUR_EXIT_USAGE;
  return write_results (job, frame, options, error) ? MUR_EXIT_DONE : MUR_EXIT_USAGE;
}

static MurJob *
begin (const MurCommandOptions *options, GError **error)
{
  g_autoptr (MurSession) session = mur_command_options_session (options, error);
  return session != NULL ? mur_job_new (session, options->threads, error) : NULL;
}

static MurJob *
resume (const MurCommandOptions *options, GError **error)
{
  const char *path = options->arguments[0];
  g_auto (GStrv) warnings = NULL;
  gsize length;
  g_autofree char *text = mur_file_read (path, MAX_CHECKPOINT_BYTES, &length, error);
  if (text == NULL)
    return NULL;
  MurJob *job = mur_job_restore (text, (gssize)length, mur_experiments (),
                                 options->threads, &warnings, error);
  for (char **line = warnings; line != NULL && *line != NULL; line++)
    g_printerr ("murmuration: %s: %s\n", path, *line);
  if (job == NULL)
    mur_error_prefix (error, path);
  return job;
}

static int
carry_out (MurCommand command, int argc, char **argv, GError **error)
{
  g_auto (MurCommandOptions) options = { 0 };
  if (!mur_command_options_parse (&options, command, argc, argv, error))
    return MUR_EXIT_USAGE;
  g_autoptr (MurJob) job = command == MUR_COMMAND_RESUME ? resume (&options, error)
                                                         : begin (&options, error);
  return job != NULL ? finish (job, &options, command, error) : MUR_EXIT_USAGE;
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
