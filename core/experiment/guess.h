/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A guess which column is what, by the rules of selection.h. Private to it. */

#pragma once

#include "core/experiment/experiment.h"

/* The number of the row, in place of a column. */
#define MUR_PICK_ROW G_MAXUINT

typedef struct
{
  char *role;
  guint column;
} MurRolePick;

/* Fills @picks, of MurRolePick, in the order of the roles. An error says what could be
 * either. */
gboolean mur_guess_roles (const MurInput *input,
                          const MurTable *table,
                          GArray *picks,
                          GError **error);

/* x1, x2, … by their names, or else all columns but an index. */
void mur_guess_each (const MurInputRole *role, const MurTable *table, GArray *picks);
/* All columns but one of row names, which are in the order of the columns or an error. */
gboolean mur_guess_matrix (const char *input,
                           const MurTable *table,
                           GArray *picks,
                           GError **error);

void mur_pick_add (GArray *picks, const char *role, guint column);
/* Returns: (nullable): what @role is */
const MurRolePick *mur_pick_find (const GArray *picks, const char *role);
gboolean mur_pick_has_column (const GArray *picks, guint column);
