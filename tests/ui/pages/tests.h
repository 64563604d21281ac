/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of pages and window share. */

#pragma once

#include <adwaita.h>

#include "app/window/application.h"
#include "app/window/window.h"
#include "core/run/session.h"
#include "tests/ui/helpers.h"

/* How many threads of this process have that name, and how many run an experiment. */
guint mur_test_n_threads (const char *named);
guint mur_test_n_runners (void);

/* The curve fit over few points; @assignments: name, value, …, NULL */
MurSession *mur_test_session (const char *const *assignments);

/* One for all tests: a process has one application. */
MurApplication *mur_test_application (void);
/* A window at work. */
MurWindow *mur_test_open_window (void);
/* Closes @window; fails where anything of it stays behind. */
void mur_test_close_window (MurWindow *window);
/* Runs the window's run to its end as fast as it can. Returns: its fingerprint */
char *mur_test_finish (MurWindow *window);
/* Returns: (nullable): (transfer full): what makes the run in sight */
MurSession *mur_test_dup_session (MurExperimentPage *page);
/* Returns: (nullable): (transfer none): what the toast in sight says */
const char *mur_test_page_toast (MurExperimentPage *page);
const char *mur_test_toast (MurWindow *window);
void mur_test_dismiss_toasts (MurWindow *window);

void mur_test_absent (void);
void mur_test_chrome (void);
void mur_test_closing (void);
void mur_test_copying (void);
void mur_test_dragging (void);
void mur_test_ending (void);
void mur_test_export_choices (void);
void mur_test_exporting (void);
void mur_test_flipping (void);
void mur_test_forwarding (void);
void mur_test_importing (void);
void mur_test_inferring (void);
void mur_test_inputs (void);
void mur_test_names (void);
void mur_test_opening (void);
void mur_test_page (void);
void mur_test_page_constraints (void);
void mur_test_past (void);
void mur_test_readout (void);
void mur_test_returning (void);
void mur_test_run_bar (void);
void mur_test_run_control (void);
void mur_test_scenes (void);
void mur_test_states (void);
void mur_test_sweeping (void);
void mur_test_page_titles (void);
void mur_test_topics (void);
void mur_test_view_parameters (void);
void mur_test_window (void);
