/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/pages/experiment/page.h"
#include "ui/pages/sweep/page.h"

#define MUR_TYPE_WINDOW (mur_window_get_type ())
G_DECLARE_FINAL_TYPE (MurWindow, mur_window, MUR, WINDOW, AdwApplicationWindow)

GtkWidget *mur_window_new (GtkApplication *application);
MurExperimentPage *mur_window_get_page (MurWindow *self);
MurPage *mur_window_get_sight (MurWindow *self);
MurSweepPage *mur_window_show_sweep (MurWindow *self);
MurExperimentPage *mur_window_show_topic (MurWindow *self,
                                          const MurExperiment *experiment);
void mur_window_set_history (MurWindow *self, gsize n_bytes);
void mur_window_keep_states (MurWindow *self, const char *folder);
void mur_window_set_presenting (MurWindow *self, gboolean presenting);
gboolean mur_window_is_presenting (MurWindow *self);
void mur_window_show_toast (MurWindow *self, const char *message);
