/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture, a table or a session to be written or copied, as it was when it was asked
 * for. It holds nothing of the window, so that any thread can make the file. */

#pragma once

#include "core/run/session.h"
#include "ui/plot/export/export.h"

typedef struct
{
  char *path; /* (nullable): where to, once it is chosen */
  MurSession *session;
  MurFrame *frame;     /* (nullable): %NULL asks for the session alone */
  char *table;         /* (nullable): %NULL asks for the figure */
  MurPanelView *views; /* (nullable): what is in sight, one a panel */
  MurExportOptions options;
} MurOutput;

/* Takes @session and @frame; copies @n @views. */
MurOutput *mur_output_new (MurSession *session,
                           MurFrame *frame,
                           const MurPanelView *views,
                           guint n);
void mur_output_free (MurOutput *self);

/* The bytes of the file. */
GBytes *mur_output_make (const MurOutput *self, GError **error);
/* The same, into the file at its path. */
gboolean mur_output_write (const MurOutput *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurOutput, mur_output_free)
