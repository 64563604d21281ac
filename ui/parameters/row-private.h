/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row holds, and what its controls call. */

#pragma once

#include "ui/parameters/constraint-table.h"
#include "ui/parameters/formula-entry.h"
#include "ui/parameters/row.h"
#include "ui/parameters/slider.h"

struct _MurParameterRow
{
  GtkListBoxRow parent_instance;
  const MurParameter *parameter;

  /* Always there. */
  GtkWidget *box;
  GtkWidget *top;
  GtkWidget *label;
  GtkWidget *reset;
  GtkWidget *message;

  /* By kind, else NULL. */
  GtkWidget *entry;
  GtkWidget *choice;
  GtkWidget *slider;
  GtkWidget *table;
  GtkWidget *menu;

  const char *idle;  /* (nullable): why the value has no effect */
  char *shown;       /* the value in force */
  gboolean refused;  /* what is typed is not in force */
  gboolean updating; /* the widgets change, but nobody edits */
};

void mur_parameter_row_commit (MurParameterRow *self);
void mur_parameter_row_typed (MurParameterRow *self);
void mur_parameter_row_edit (MurParameterRow *self, const char *text);
void mur_parameter_row_moved (MurParameterRow *self,
                              double value,
                              guint edit,
                              guint64 gesture);
/* Changes the number that is typed by so many steps. */
void mur_parameter_row_step (MurParameterRow *self, int steps);
gboolean mur_parameter_row_give_up (MurParameterRow *self);
