/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"
#include "core/experiment/titles.h"
#include "ui/parameters/row.h"

#define MUR_TYPE_PARAMETER_PANEL (mur_parameter_panel_get_type ())
G_DECLARE_FINAL_TYPE (
  MurParameterPanel, mur_parameter_panel, MUR, PARAMETER_PANEL, GtkWidget)

GtkWidget *mur_parameter_panel_new (const MurExperiment *experiment);

const MurExperiment *mur_parameter_panel_get_experiment (MurParameterPanel *self);
const MurParameters *mur_parameter_panel_get_parameters (MurParameterPanel *self);
MurInputs *mur_parameter_panel_get_inputs (MurParameterPanel *self);
guint64 mur_parameter_panel_get_edit (MurParameterPanel *self);
void mur_parameter_panel_set_parameters (MurParameterPanel *self,
                                         const MurParameters *parameters);
void mur_parameter_panel_drag_parameters (MurParameterPanel *self,
                                          const MurParameters *parameters,
                                          guint64 gesture);
void mur_parameter_panel_set_all (MurParameterPanel *self,
                                  const MurParameters *parameters,
                                  MurInputs *inputs);
void mur_parameter_panel_bring (MurParameterPanel *self,
                                const MurParameters *parameters,
                                MurInputs *inputs,
                                const MurTitles *titles);
const MurTitles *mur_parameter_panel_get_titles (MurParameterPanel *self);
void mur_parameter_panel_set_titles (MurParameterPanel *self, const MurTitles *titles);
void mur_parameter_panel_refuse (MurParameterPanel *self);
gboolean mur_parameter_panel_return_to (MurParameterPanel *self,
                                        const MurInputs *inputs);
void mur_parameter_panel_show_frame (MurParameterPanel *self, const MurFrame *frame);
MurParameterRow *mur_parameter_panel_get_row (MurParameterPanel *self,
                                              const char *name);

void mur_parameter_panel_undo (MurParameterPanel *self);
void mur_parameter_panel_redo (MurParameterPanel *self);
gboolean mur_parameter_panel_can_undo (MurParameterPanel *self);
gboolean mur_parameter_panel_can_redo (MurParameterPanel *self);
void mur_parameter_panel_reset (MurParameterPanel *self);
void mur_parameter_panel_new_seed (MurParameterPanel *self);
char *mur_parameter_panel_dup_seed (MurParameterPanel *self);

gboolean mur_parameter_panel_mark (MurParameterPanel *self,
                                   const char *field,
                                   const char *message);
void mur_parameter_panel_unmark (MurParameterPanel *self);
