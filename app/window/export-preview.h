/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/documents/output.h"

#define MUR_TYPE_EXPORT_PREVIEW (mur_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (MurExportPreview, mur_export_preview, MUR, EXPORT_PREVIEW, AdwBin)

/* What the file leaves out, as mur_export_losses(), of the picture last painted. The
 * signal "painted" says that there is another. */
const char *const *mur_export_preview_get_losses (MurExportPreview *self);
void mur_export_preview_show (MurExportPreview *self,
                              const MurOutput *output,
                              const MurExportOptions *options);
