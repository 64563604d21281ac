/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that people open and save: sessions, checkpoints, exported figures and tables
 * of numbers. Calls block on files: keep them off the main loop. Any thread. */

#pragma once

#include "ui/documents/in-sight.h"
#include "ui/sweep/recipe.h"

/* What a file held: one of the three. */
typedef struct
{
  MurSession *session;   /* (nullable) */
  char **warnings;       /* (nullable): keys of a session that were passed over */
  MurSweepOpened *sweep; /* (nullable) */
  char *head;            /* (nullable): the first lines of what may be a table, */
  gsize n_head;          /* so many bytes */
  gboolean is_whole;     /* there is no more than those */
} MurDocument;

/* Opens @path, by what is in it: a session or checkpoint (JSON), a figure that carries
 * its session or its sweep (PNG, SVG, PDF, EPS), a store of runs (SQLite), or else text, of which the first lines are read. */
MurDocument *mur_document_open (const char *path, GError **error);
void mur_document_free (MurDocument *self);

/* The name of the file at @path as there is room for it in a message: without folders,
 * valid UTF-8, the middle of a long one left out. */
char *mur_document_short_name (const char *path);

/* As mur_document_open(), where only a session will do. */
MurSession *
mur_document_open_session (const char *path, char ***warnings, GError **error);

/* The file of the figure in sight, with the session as its recipe. */
GBytes *mur_document_draw_figure (const MurInSight *sight,
                                  const MurExportOptions *options,
                                  GError **error);
/* The same, into @path. */
gboolean mur_document_save_figure (const char *path,
                                   const MurInSight *sight,
                                   const MurExportOptions *options,
                                   GError **error);

/* What such a file leaves out; as mur_export_losses(). */
char **mur_document_find_losses (const MurInSight *sight,
                                 const MurExportOptions *options);

/* One of its tables into @path; as mur_in_sight_format_table(). */
gboolean mur_document_save_table (const char *path,
                                  const MurInSight *sight,
                                  const char *table,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDocument, mur_document_free)
