/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/experiment/experiment.h"

#define MUR_TYPE_HELP_WINDOW (mur_help_window_get_type ())
G_DECLARE_FINAL_TYPE (MurHelpWindow, mur_help_window, MUR, HELP_WINDOW, AdwWindow)

GtkWidget *mur_help_window_new (const MurExperiment *experiment);
GtkWidget *
mur_help_window_new_text (const char *id, const char *title, const char *otherwise);
