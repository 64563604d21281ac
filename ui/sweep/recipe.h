/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file made of a sweep carries, so that it opens where it was made: which store its
 * runs are in, by path and identity, how they were looked at, and the sweep itself, in case
 * the store is gone.
 *
 * JSON: {"murmuration_sweep": 1, "experiment", "version", "identity", "store", "runs",
 * "done", "failed", "scene", "statistic", "x"?, "y"?, "value"?, "titles"?, "session",
 * "design", "keep"}; the last three are texts as mur_sweep_format_session() and its
 * neighbours have them. */

#pragma once

#include "ui/sweep/look.h"

typedef struct
{
  MurSweepResults *results; /* (nullable): the store is not there, or is another */
  MurSweepLook *look;       /* (nullable): as results are */
  MurSweep *sweep;          /* (nullable): as results are not */
  char *store;              /* its path */
  char *warning;            /* (nullable): why the store was not opened */
} MurSweepOpened;

char *mur_sweep_recipe_format (const MurSweepResults *results,
                               const MurSweepLook *look);
/* Whether @text is one, and no session. */
gboolean mur_sweep_recipe_is_one (const char *text, gssize length);
/* Opens what @text tells of. @beside: (nullable): the file that it is from: a store that is
 * not at its path may be in the same folder. Reads the store; waits. */
MurSweepOpened *mur_sweep_recipe_open (const char *text,
                                       gssize length,
                                       const char *beside,
                                       GError **error);
/* The store at @path, in the look that it opens with. */
MurSweepOpened *mur_sweep_opened_new (const char *path, GError **error);
void mur_sweep_opened_free (MurSweepOpened *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepOpened, mur_sweep_opened_free)
