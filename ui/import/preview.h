/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/import/import.h"

#define MUR_TYPE_IMPORT_PREVIEW (mur_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (
  MurImportPreview, mur_import_preview, MUR, IMPORT_PREVIEW, GtkWidget)

void mur_import_preview_show (MurImportPreview *self, const MurImport *import);
