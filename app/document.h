/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that people open and save: sessions, checkpoints, exported figures and tables
 * of numbers. Calls block on files: keep them off the main loop. Any thread. */

#pragma once

#include "core/experiment/session.h"
#include "ui/plot/export.h"

/* What a file held: one of the two. */
typedef struct
{
  MurSession *session; /* (nullable) */
  MurTable *table;     /* (nullable) */
  char **warnings;     /* (nullable): keys of a session that were passed over */
} MurDocument;

/* Opens @path, by what is in it: a session or checkpoint (JSON), a figure that carries
 * its session (PNG, SVG, PDF), or else comma-separated values. */
MurDocument *mur_document_open (const char *path, GError **error);
void mur_document_free (MurDocument *self);

/* As mur_document_open(), where only a session will do. */
MurSession *
mur_document_open_session (const char *path, char ***warnings, GError **error);

/* Draws @frame of @session, with @session as its recipe, into @path. @views as for
 * mur_layout_new(). */
gboolean mur_document_save_figure (const char *path,
                                   const MurSession *session,
                                   const MurFrame *frame,
                                   const MurPanelView *views,
                                   const MurExportOptions *options,
                                   GError **error);

/* One table of @frame; the error lists the tables there are. */
gboolean mur_document_save_table (const char *path,
                                  const MurFrame *frame,
                                  const char *table,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDocument, mur_document_free)
