/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs for tests, made from assignments as a person would type them. */

#pragma once

#include "core/run/job.h"

/* @assignments: "name=value", …, ended by %NULL */
MurSession *mur_runs_session (const MurExperiment *experiment,
                              ...) G_GNUC_NULL_TERMINATED;

/* Begins @session on @n_threads, which works. */
MurJob *mur_runs_begin (const MurSession *session, guint n_threads);

/* To the end; the run does not fail. */
void mur_runs_finish (MurJob *job);
/* @n steps, or fewer where it ends before. */
void mur_runs_step (MurJob *job, guint n);

char *mur_runs_fingerprint (MurJob *job);

/* New value of one live parameter. */
void mur_runs_retune (MurJob *job, const char *name, const char *text);

/* Both say the same, but for how much memory is free. */
void mur_runs_assert_same (const GError *a, const GError *b);

/* @session cannot begin, and check() says so too; the error is about @field, in one
 * line that holds all of
 * @parts (ended by %NULL). */
void mur_runs_assert_refused (const MurSession *session,
                              const char *field,
                              ...) G_GNUC_NULL_TERMINATED;
