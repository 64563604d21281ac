/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"

#define MUR_TYPE_PRESET_LIST (mur_preset_list_get_type ())
G_DECLARE_FINAL_TYPE (MurPresetList, mur_preset_list, MUR, PRESET_LIST, GtkWidget)

void mur_preset_list_fill (MurPresetList *self, const MurExperiment *experiment);
void mur_preset_list_show (MurPresetList *self, const MurParameters *values);
