/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/experiment/frame.h"
#include "ui/plot/export.h"

#define MUR_TYPE_EXPORT_DIALOG (mur_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MurExportDialog, mur_export_dialog, MUR, EXPORT_DIALOG, AdwWindow)

GtkWidget *mur_export_dialog_new (const MurFrame *frame, const MurTheme *theme);
const char *mur_export_dialog_get_extension (MurExportDialog *self);
const char *mur_export_dialog_get_table (MurExportDialog *self);
void mur_export_dialog_get_options (MurExportDialog *self, MurExportOptions *options);
