/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of pages and window share. */

#pragma once

#include <adwaita.h>

#include "core/experiment/session.h"

typedef gboolean (*MurTestCondition) (gpointer data);

/* Runs the main loop until @condition holds; fails after thirty seconds. */
void mur_test_wait (MurTestCondition condition, gpointer data);
/* Runs the main loop for @milliseconds. */
void mur_test_pass (guint milliseconds);

/* How many threads of this process run an experiment. */
guint mur_test_n_runners (void);

/* The curve fit over few points; @assignments: name, value, …, NULL */
MurSession *mur_test_session (const char *const *assignments);

void mur_test_page (void);
void mur_test_run_control (void);
void mur_test_window (void);
