/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the selection share. */

#pragma once

#include "core/experiment/guess.h"
#include "core/experiment/selection.h"

struct _MurSelection
{
  const MurInput *input;
  const MurTable *table; /* owned */
  GArray *picks;         /* of MurRolePick, in the order of the roles */
  MurDoubt doubt;
  char **doubtful; /* (nullable): the roles in doubt */
  char *question;  /* nullable */
};

/* Returns: (nullable): the role of that name: x3 is x where there is any number of x */
const MurInputRole *mur_selection_find_role (const MurInput *input, const char *name);
/* Sets @error: @name is none of the roles. Returns: FALSE */
gboolean
mur_selection_refuse_role (const MurInput *input, const char *name, GError **error);

/* Adds @roles to the picks; an error where one is said twice or there is no such column. */
gboolean
mur_selection_add_said (MurSelection *self, const char *const *roles, GError **error);
/* Whether all that is needed was said. */
gboolean mur_selection_check_said (const MurSelection *self, GError **error);
/* Takes back what was guessed of roles that need no column: who said others left those
 * out. */
void mur_selection_drop_optional (MurSelection *self, const char *const *said);
