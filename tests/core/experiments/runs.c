/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/experiments/runs.h"

#include "core/base/error.h"

#include <string.h>

MurSession *
mur_runs_session (const MurExperiment *experiment, ...)
{
  MurSession *session = mur_session_new (experiment);
  const char *assignment;
  va_list list;
  va_start (list, experiment);
  while ((assignment = va_arg (list, const char *)) != NULL)
    {
      g_auto (GStrv) pair = g_strsplit (assignment, "=", 2);
      g_autoptr (GError) error = NULL;
      mur_parameters_set (session->parameters, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  va_end (list);
  return session;
}

MurJob *
mur_runs_begin (const MurSession *session, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  mur_experiment_check (session->experiment, session->parameters, session->inputs,
                        &error);
  g_assert_no_error (error);
  MurJob *job = mur_job_new (session, n_threads, &error);
  g_assert_no_error (error);
  return job;
}

void
mur_runs_finish (MurJob *job)
{
  g_autoptr (GError) error = NULL;
  while (mur_job_step (job, &error) == MUR_STATUS_RUNNING)
    ;
  g_assert_no_error (error);
}

void
mur_runs_step (MurJob *job, guint n)
{
  for (guint i = 0; i < n; i++)
    mur_job_step (job, NULL);
}

char *
mur_runs_fingerprint (MurJob *job)
{
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}

void
mur_runs_retune (MurJob *job, const char *name, const char *text)
{
  const MurSession *session = mur_job_session (job);
  const MurParameters *now = session->parameters;
  for (guint i = 0; i < session->changes->len; i++)
    {
      const MurChange *change = g_ptr_array_index (session->changes, i);
      now = change->parameters != NULL ? change->parameters : now;
    }
  g_autoptr (MurParameters) values = mur_parameters_copy (now);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (values, name, text, &error);
  g_assert_no_error (error);
  mur_job_retune (job, values, &error);
  g_assert_no_error (error);
}

/* The memory that is free changes from one moment to the next. */
void
mur_runs_assert_same (const GError *a, const GError *b)
{
  const char *free_memory = strstr (a->message, "allowed are");
  gsize n
    = free_memory != NULL ? (gsize)(free_memory - a->message) : strlen (a->message);
  g_assert_cmpmem (a->message, n, b->message, MIN (n, strlen (b->message)));
  g_assert_true (free_memory != NULL || b->message[n] == '\0');
  g_assert_cmpstr (mur_error_field (a), ==, mur_error_field (b));
}

void
mur_runs_assert_refused (const MurSession *session, const char *field, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) judged = NULL;
  const char *part;
  va_list list;
  g_assert_null (mur_job_new (session, 1, &error));
  g_assert_nonnull (error);
  g_assert_false (mur_experiment_check (session->experiment, session->parameters,
                                        session->inputs, &judged));
  mur_runs_assert_same (judged, error);
  g_assert_cmpstr (mur_error_field (error), ==, field);
  g_assert_null (strchr (error->message, '\n'));
  va_start (list, field);
  while ((part = va_arg (list, const char *)) != NULL)
    if (strstr (error->message, part) == NULL)
      g_error ("“%s” does not say “%s”", error->message, part);
  va_end (list);
}
