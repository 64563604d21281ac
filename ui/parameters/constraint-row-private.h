/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row of constraints holds, and what its widgets call. */

#pragma once

#include "ui/parameters/constraint-row.h"

/* One part: what is typed, and what is in force. */
typedef struct
{
  MurConstraintRow *row;
  GtkWidget *entry;
  char *shown;
  gboolean refused; /* what is typed cannot be a value */
  gboolean marked;  /* what is in force cannot be, beside other values */
} MurConstraintCell;

struct _MurConstraintRow
{
  GtkWidget parent_instance;
  const char *field;
  char *name;
  MurConstraint constraint; /* in force */
  double value;             /* of the result */
  double held;              /* the start that fixing gave; NaN: it gave none */
  MurConstraintCell *last;  /* (nullable): the one that was edited last */

  GtkWidget *label;
  GtkWidget *result;
  MurConstraintCell cells[MUR_N_CONSTRAINT_PARTS];
  GtkWidget *fixed;
  GtkWidget *message;
  gboolean updating; /* the widgets change, but nobody edits */
};

void mur_constraint_row_build (MurConstraintRow *self);
void mur_constraint_cell_commit (MurConstraintCell *cell);
gboolean mur_constraint_cell_give_up (MurConstraintCell *cell);
void mur_constraint_row_toggle (MurConstraintRow *self);
