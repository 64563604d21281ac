/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture, a table or a session to be written or copied, as it was when it was asked
 * for. It holds nothing of the window, so that any thread can make the file. */

#pragma once

#include "ui/documents/in-sight.h"

typedef struct
{
  char *path;        /* (nullable): where to, once it is chosen */
  MurInSight *sight; /* without a picture, the recipe alone is asked for */
  char *table;       /* (nullable): %NULL asks for the figure */
  MurExportOptions options;
} MurOutput;

/* Takes @sight. The options are those of a file, in the theme in sight. */
MurOutput *mur_output_new (MurInSight *sight);
void mur_output_free (MurOutput *self);

/* The bytes of the file. */
GBytes *mur_output_make (const MurOutput *self, GError **error);
/* The same, into the file at its path. */
gboolean mur_output_write (const MurOutput *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurOutput, mur_output_free)
