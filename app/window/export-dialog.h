/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/documents/output.h"

#define MUR_TYPE_EXPORT_DIALOG (mur_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MurExportDialog, mur_export_dialog, MUR, EXPORT_DIALOG, AdwWindow)

/* What the dialog is opened for; the person may still choose otherwise. */
typedef enum
{
  MUR_EXPORT_FIGURE,
  MUR_EXPORT_TABLE
} MurExportPurpose;

GtkWidget *mur_export_dialog_new (MurOutput *output, MurExportPurpose purpose);
const char *mur_export_dialog_get_extension (MurExportDialog *self);
MurOutput *mur_export_dialog_take_output (MurExportDialog *self);
