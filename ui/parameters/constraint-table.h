/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of constraints as rows, one a name. Emits "edited" (text) when a person asks
 * something else: the whole text as it is to be. */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/experiment.h"
#include "ui/parameters/constraint-row.h"

#define MUR_TYPE_CONSTRAINT_TABLE (mur_constraint_table_get_type ())
G_DECLARE_FINAL_TYPE (
  MurConstraintTable, mur_constraint_table, MUR, CONSTRAINT_TABLE, GtkWidget)

/* @field: as of a row */
GtkWidget *mur_constraint_table_new (const char *field);
/* The text in force. */
void mur_constraint_table_show (MurConstraintTable *self, const char *text);
/* The rows are those of the names that these values and inputs have; where they cannot be
 * told, those that there were. */
void mur_constraint_table_follow (MurConstraintTable *self,
                                  const MurExperiment *experiment,
                                  const MurParameters *values,
                                  const MurInputs *inputs);
/* What came of the names in @frame, of an experiment whose names are @constrained
 * (nullable). */
void mur_constraint_table_show_frame (MurConstraintTable *self,
                                      const MurConstrained *constrained,
                                      const MurFrame *frame);
/* Shows @message (nullable) where a person was last. Returns: whether it is shown */
gboolean mur_constraint_table_mark (MurConstraintTable *self, const char *message);
/* Returns: (nullable): (transfer none): the row of @name */
MurConstraintRow *mur_constraint_table_get_row (MurConstraintTable *self,
                                                const char *name);
