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
  gsize n_left_out;
};

/* Returns: (nullable): the role of that name: x3 is x where there is any number of x */
const MurInputRole *mur_selection_find_role (const MurInput *input, const char *name);
/* Sets @error: @name is none of the roles. Returns: FALSE */
gboolean
mur_selection_refuse_role (const MurInput *input, const char *name, GError **error);
