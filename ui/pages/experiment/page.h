/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/pages/page.h"

#define MUR_TYPE_EXPERIMENT_PAGE (mur_experiment_page_get_type ())
G_DECLARE_FINAL_TYPE (
  MurExperimentPage, mur_experiment_page, MUR, EXPERIMENT_PAGE, AdwBin)

GtkWidget *mur_experiment_page_new (const MurExperiment *experiment);
const MurExperiment *mur_experiment_page_get_experiment (MurExperimentPage *self);
GActionGroup *mur_experiment_page_get_actions (MurExperimentPage *self);

void mur_experiment_page_open_session (MurExperimentPage *self,
                                       const MurSession *session);
void mur_experiment_page_open_inputs (MurExperimentPage *self,
                                      const MurParameters *parameters,
                                      MurInputs *inputs);
const MurParameters *mur_experiment_page_get_parameters (MurExperimentPage *self);
const MurInputs *mur_experiment_page_get_inputs (MurExperimentPage *self);

void mur_experiment_page_set_history (MurExperimentPage *self, gsize n_bytes);
void mur_experiment_page_keep_state (MurExperimentPage *self, const char *path);

MurInSight *mur_experiment_page_dup_in_sight (MurExperimentPage *self);
const MurFrame *mur_experiment_page_get_end (MurExperimentPage *self);

void mur_experiment_page_set_menu (MurExperimentPage *self, GMenuModel *menu);
void mur_experiment_page_show_toast (MurExperimentPage *self, const char *message);
void mur_experiment_page_offer (MurExperimentPage *self,
                                const char *message,
                                const char *label,
                                GClosure *clicked);
void mur_experiment_page_focus (MurExperimentPage *self);
void mur_experiment_page_set_presenting (MurExperimentPage *self, gboolean presenting);
