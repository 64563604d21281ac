/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"
#include "ui/parameters/edit.h"

#define MUR_TYPE_PARAMETER_ROW (mur_parameter_row_get_type ())
G_DECLARE_FINAL_TYPE (
  MurParameterRow, mur_parameter_row, MUR, PARAMETER_ROW, GtkListBoxRow)

GtkWidget *mur_parameter_row_new (const MurParameter *parameter);
const MurParameter *mur_parameter_row_get_parameter (MurParameterRow *self);
void mur_parameter_row_show (MurParameterRow *self, const MurParameters *values);
void mur_parameter_row_follow (MurParameterRow *self,
                               const MurExperiment *experiment,
                               const MurParameters *values,
                               const MurInputs *inputs);
void mur_parameter_row_show_frame (MurParameterRow *self,
                                   const MurExperiment *experiment,
                                   const MurFrame *frame);
void mur_parameter_row_refuse (MurParameterRow *self, const char *message);
void mur_parameter_row_set_idle (MurParameterRow *self, const char *why);
void mur_parameter_row_mark (MurParameterRow *self, const char *message);
void mur_parameter_row_unmark (MurParameterRow *self);
const char *mur_parameter_row_get_message (MurParameterRow *self);
