/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the test programs with widgets share. */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"

/* An experiment of every kind of parameter; it cannot run. */
extern const MurExperiment mur_test_experiment;

typedef gboolean (*MurTestCondition) (gpointer data);

/* Runs the main loop until @condition holds; fails after thirty seconds,
 * four times as long where a sanitizer slows all down. */
void mur_test_wait (MurTestCondition condition, gpointer data);
/* Runs the main loop for @milliseconds. */
void mur_test_pass (guint milliseconds);

/* @widget alone in a window, presented. */
GtkWidget *mur_test_present (GtkWidget *widget, int width, int height);
