/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the export dialog: export-dialog.c is what it offers and does,
 * -picture.c how a picture is read off its rows. */

#pragma once

#include "app/window/export-dialog.h"
#include "app/window/export-preview.h"

/* The row of formats that is a table; those before are pictures. */
#define MUR_EXPORT_ROW_TABLE 4

struct _MurExportDialog
{
  AdwWindow parent_instance;
  GSettings *settings; /* NULL where the schema is not installed */
  MurOutput *output;
  MurExportOptions options;
  const MurTheme *shown_theme;
  gboolean is_paper; /* the format last chosen */

  AdwComboRow *format;
  AdwComboRow *table;
  GtkWidget *picture;
  MurExportPreview *preview;
  AdwEntryRow *width;
  AdwEntryRow *height;
  AdwComboRow *place;
  AdwComboRow *unit;
  AdwEntryRow *dpi;
  AdwEntryRow *scale;
  AdwComboRow *theme;
  GtkSwitch *transparent;
  GtkLabel *message;
  GtkWidget *copy;
  GtkWidget *accept;
};

gboolean mur_export_dialog_is_table (MurExportDialog *self);
/* Into self->options. The error is in the dialog's words. */
gboolean mur_export_dialog_read_picture (MurExportDialog *self, GError **error);
/* The same size in the unit that was not chosen. */
char *mur_export_dialog_describe_size (MurExportDialog *self);
/* Vectors have no dots, unless their size is told in some. */
void mur_export_dialog_update_dpi (MurExportDialog *self);
/* PDF and EPS are for paper: they begin in its colours, the others in those shown. */
void mur_export_dialog_update_theme (MurExportDialog *self);
/* The same size in another unit. */
void mur_export_dialog_change_unit (MurExportDialog *self);
/* The size that the place has. */
void mur_export_dialog_change_place (MurExportDialog *self);
