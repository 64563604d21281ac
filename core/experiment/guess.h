/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A guess which column is what, by the rules of selection.h. Private to it. */

#pragma once

#include "core/experiment/selection.h"

/* The number of the row, in place of a column. */
#define MUR_PICK_ROW G_MAXUINT

typedef struct
{
  char *role;
  guint column;
} MurRolePick;

/* Adds what is open to @picks, of MurRolePick. An error says what could be either. */
gboolean mur_guess_roles (const MurInput *input,
                          const MurTable *table,
                          GArray *picks,
                          GError **error);

/* Whether it holds values: no error, index, label or time by its name. */
gboolean
mur_guess_is_plain (const MurInput *input, const MurTable *table, guint column);
/* Whether @said (nullable), as for mur_selection_new(), has @role. */
gboolean mur_guess_is_said (const char *const *said, const char *role);

/* Whether roles that are not among @said could as well be other columns; then @roles are
 * those and @question says which. Both (out) (transfer full), untouched without doubt. */
MurDoubt mur_guess_doubt (const MurInput *input,
                          const MurTable *table,
                          const GArray *picks,
                          const char *const *said,
                          char ***roles,
                          char **question);

/* The error of the role before @role, where there is one. */
void mur_guess_error (const MurTable *table, const MurInputRole *role, GArray *picks);
/* x1, x2, … by their names where no other number is among such names. Returns: whether
 * there are any */
gboolean
mur_guess_numbered (const MurInputRole *role, const MurTable *table, GArray *picks);
/* All columns that are left but an index. Returns: whether there are any */
gboolean
mur_guess_each (const MurInputRole *role, const MurTable *table, GArray *picks);
/* All columns but one of row names, which are in the order of the columns or an error. */
gboolean mur_guess_matrix (const char *input,
                           const MurTable *table,
                           GArray *picks,
                           GError **error);

void mur_pick_add (GArray *picks, const char *role, guint column);
/* Returns: (nullable): what @role is */
const MurRolePick *mur_pick_find (const GArray *picks, const char *role);
gboolean mur_pick_has_column (const GArray *picks, guint column);
