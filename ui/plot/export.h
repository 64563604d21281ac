/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures as files: PNG, SVG, PDF. */

#pragma once

#include "ui/plot/painter.h"

#define MUR_EXPORT_ERROR (mur_export_error_quark ())

typedef enum
{
  MUR_EXPORT_ERROR_INVALID, /* a size, resolution, name or file that cannot be used */
  MUR_EXPORT_ERROR_NO_RECIPE,
  MUR_EXPORT_ERROR_FAILED /* cairo's own: no memory */
} MurExportError;

GQuark mur_export_error_quark (void);

typedef enum
{
  MUR_FORMAT_PNG,
  MUR_FORMAT_SVG,
  MUR_FORMAT_PDF
} MurFormat;

typedef struct
{
  MurFormat format;
  double width_mm, height_mm; /* 160 × 100 by default */
  double dpi; /* PNG: pixels an inch; 200. Rasterised layers elsewhere too */
  const MurTheme *theme;
  double scale;       /* 1 */
  const char *recipe; /* (nullable): text kept in the file's metadata */
} MurExportOptions;

void mur_export_options_init (MurExportOptions *self);

/* "160x100mm", "16x10cm", "1200x800px" (at @dpi): 10 … 2000 mm, 16 … 20000 px a side.
 * Errors say what is allowed. */
gboolean mur_export_parse_size (
  const char *text, double dpi, double *width_mm, double *height_mm, GError **error);
/* By the name's ending, in any case. The error lists .png, .svg and .pdf. */
gboolean mur_export_format_of (const char *path, MurFormat *format, GError **error);

/* The bytes of the file. The same figure and options give the same bytes. */
GBytes *mur_export (const MurFigure *figure,
                    const MurPanelView *views,
                    const MurExportOptions *options,
                    GError **error);

/* The recipe in a PNG, SVG or PDF file that mur_export() wrote. */
char *mur_export_read_recipe (const char *bytes, gsize length, GError **error);
