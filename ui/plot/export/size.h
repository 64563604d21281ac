/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What sizes and resolutions a file may have. */

#pragma once

#include "ui/plot/export/export.h"

#define MUR_MM_PER_INCH 25.4

/* To a ten-thousandth, so that whole points are whole. */
double mur_export_points (double mm);
/* Whole pixels. */
double mur_export_pixels (double mm, double dpi);
gboolean mur_export_check (const MurExportOptions *options, GError **error);
