/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"

#define MUR_TYPE_INPUT_LIST (mur_input_list_get_type ())
G_DECLARE_FINAL_TYPE (MurInputList, mur_input_list, MUR, INPUT_LIST, GtkWidget)

void mur_input_list_fill (MurInputList *self, const MurInput *inputs);
void mur_input_list_show (MurInputList *self,
                          const MurParameters *parameters,
                          const MurInputs *inputs);
