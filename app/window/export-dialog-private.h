/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of the export dialog: export-dialog.c is what it offers and does,
 * -picture.c how a picture is read off its rows, -panels.c what of the figure is in it.
 */

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
  gboolean is_paper;   /* the format last chosen */
  guint theme_of[2];   /* what was chosen for others, and for paper */
  gboolean is_placing; /* the size follows the place, not the place the size */
  guint n_panels;
  MurPanelView *shown_views; /* (nullable): those of the window, of which some hide */
  guint n_shown_views;
  gboolean hides_some;

  AdwComboRow *format;
  AdwComboRow *table;
  GtkWidget *picture;
  MurExportPreview *preview;
  AdwEntryRow *width;
  AdwEntryRow *height;
  AdwComboRow *panels;
  GtkWidget *letters_row;
  GtkSwitch *letters;
  AdwComboRow *place;
  AdwComboRow *unit;
  AdwEntryRow *dpi;
  AdwEntryRow *scale;
  AdwComboRow *theme;
  GtkSwitch *transparent;
  GtkWidget *svg_text_row;
  GtkSwitch *svg_text;
  GtkLabel *message;
  GtkLabel *losses;
  GtkWidget *copy;
  GtkWidget *accept;
};

gboolean mur_export_dialog_is_table (MurExportDialog *self);
/* Into self->options. The error is in the dialog's words. */
gboolean mur_export_dialog_read_picture (MurExportDialog *self, GError **error);
/* The same size in the unit that was not chosen. */
char *mur_export_dialog_describe_size (MurExportDialog *self);
/* Vectors have no dots, unless their size is told in some; text is kept in SVG only. */
void mur_export_dialog_update_rows (MurExportDialog *self);
/* PDF and EPS are for paper: they begin in its colours, the others in those shown; what
 * was chosen is kept for each. */
void mur_export_dialog_update_theme (MurExportDialog *self);
void mur_export_dialog_change_theme (MurExportDialog *self);
/* The same size in another unit. */
void mur_export_dialog_change_unit (MurExportDialog *self);
/* The size that the place has, and the place that the size has. */
void mur_export_dialog_show_places (MurExportDialog *self);
void mur_export_dialog_change_place (MurExportDialog *self);
void mur_export_dialog_update_place (MurExportDialog *self);
/* All panels, those in the window, or one. */
void mur_export_dialog_show_panels (MurExportDialog *self);
void mur_export_dialog_change_panels (MurExportDialog *self);
