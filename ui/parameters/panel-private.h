/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a parameter panel, shared by its files: panel.c has the rows, -history.c
 * what was and comes, -marks.c what is wrong, -seed.c seeds. */

#pragma once

#include "ui/parameters/history.h"
#include "ui/parameters/inputs.h"
#include "ui/parameters/panel.h"
#include "ui/parameters/presets.h"

struct _MurParameterPanel
{
  GtkWidget parent_instance;
  const MurExperiment *experiment;
  MurParameterHistory *history;

  GtkWidget *scroller;
  MurPresetList *presets;
  MurInputList *inputs;
  GtkListBox *main_list;
  GtkBox *actions;
  GtkListBox *group_list;
  GtkListBox *seed_list;

  GHashTable *rows; /* name → MurParameterRow */
};

/* Shows in all rows what is in force. */
void mur_parameter_panel_show_values (MurParameterPanel *self);
void mur_parameter_panel_emit_changed (MurParameterPanel *self, MurEdit edit);
void mur_parameter_panel_emit_titled (MurParameterPanel *self);
