/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One name and what is asked of it: its result, below that a lower limit, an upper limit,
 * a start, and whether it is fixed. Emits "asked" (MurConstraint *) when a person asks
 * something else. */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/constraint.h"

#define MUR_TYPE_CONSTRAINT_ROW (mur_constraint_row_get_type ())
G_DECLARE_FINAL_TYPE (
  MurConstraintRow, mur_constraint_row, MUR, CONSTRAINT_ROW, GtkWidget)

/* What came of a name. NaN: not known. */
typedef struct
{
  double value, error;
  double at_limit;     /* -1 lower, 1 upper, 2 fixed, 0 or NaN: free */
  double lower, upper; /* the limits in force */
} MurConstraintResult;

/* Columns of one width in all rows of a table: of the entries, of the button. */
typedef struct
{
  GtkSizeGroup *entries, *button;
} MurConstraintColumns;

/* @field: what errors are about; static */
GtkWidget *mur_constraint_row_new (const char *field,
                                   const MurConstraintColumns *columns);
const char *mur_constraint_row_get_name (MurConstraintRow *self);
void mur_constraint_row_set_name (MurConstraintRow *self, const char *name);
/* What is in force. What is being typed stays, but for a part that is another now. */
void mur_constraint_row_show (MurConstraintRow *self, const MurConstraint *constraint);
void mur_constraint_row_show_result (MurConstraintRow *self,
                                     const MurConstraintResult *result);
/* @message: (nullable) */
void mur_constraint_row_mark (MurConstraintRow *self, const char *message);
