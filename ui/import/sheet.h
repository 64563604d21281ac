/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/import/import.h"

#define MUR_TYPE_IMPORT_SHEET (mur_import_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MurImportSheet, mur_import_sheet, MUR, IMPORT_SHEET, AdwWindow)

GtkWidget *
mur_import_sheet_new (MurImport *import, const char *path, const MurInputs *others);
const char *mur_import_sheet_get_path (MurImportSheet *self);
const MurImport *mur_import_sheet_get_import (MurImportSheet *self);
void mur_import_sheet_accept (MurImportSheet *self);
