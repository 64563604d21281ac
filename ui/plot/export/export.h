/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures as files: PNG, SVG, PDF, EPS; and on paper. */

#pragma once

#include "ui/plot/paint/painter.h"

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
  MUR_FORMAT_PDF,
  MUR_FORMAT_EPS
} MurFormat;

typedef enum
{
  MUR_BACKGROUND_THEME,
  MUR_BACKGROUND_TRANSPARENT /* neither figure, panels nor legends have a ground */
} MurBackground;

/* What text is in SVG files. */
typedef enum
{
  MUR_SVG_TEXT_OUTLINES, /* looks the same everywhere */
  MUR_SVG_TEXT_AS_TEXT /* can be found and changed; set by the reader's fonts, and over
                            all marks */
} MurSvgText;

typedef struct
{
  MurFormat format;
  double width_mm, height_mm; /* 160 × 100 by default */
  double dpi; /* PNG: pixels an inch; 200. Rasterised layers elsewhere too */
  const MurTheme *theme;
  double scale;       /* 1 */
  const char *recipe; /* (nullable): text kept in the file's metadata */
  MurBackground background;
  MurSvgText svg_text;
} MurExportOptions;

void mur_export_options_init (MurExportOptions *self);

/* What figures are often made for. */
typedef struct
{
  const char *name; /* "column" */
  const char *title;
  double width_mm, height_mm;
} MurExportPlace;

/* Ends with one without a name. */
const MurExportPlace *mur_export_places (void);
/* PDF and EPS: their usual colours are those of the print theme. */
gboolean mur_export_is_for_paper (MurFormat format);
/* The name of a place, or "160x100mm", "16x10cm", "1200x800px" (at @dpi): 10 … 2000 mm,
 * 16 … 20000 px a side. Errors say what is allowed. */
gboolean mur_export_parse_size (
  const char *text, double dpi, double *width_mm, double *height_mm, GError **error);
/* By the name's ending, in any case. The error lists what is allowed. */
gboolean mur_export_format_of (const char *path, MurFormat *format, GError **error);

/* The bytes of the file. The same figure and options give the same bytes. */
GBytes *mur_export (const MurFigure *figure,
                    const MurPanelView *views,
                    const MurExportOptions *options,
                    GError **error);

/* What such a file leaves out, or draws otherwise than a screen, a line for each kind:
 * "no room for the legend of “Residuals”".
 *
 * Returns: (transfer full): none where nothing is lost */
char **mur_export_losses (const MurFigure *figure,
                          const MurPanelView *views,
                          const MurExportOptions *options);

/* Paints a page of this size in points, from the origin of @cr, as a PDF of the size
 * would have it: for printing. Of @options theme, scale and background count. */
void mur_export_print (const MurFigure *figure,
                       const MurPanelView *views,
                       const MurExportOptions *options,
                       cairo_t *cr,
                       double width_points,
                       double height_points);

/* The recipe in a PNG, SVG, PDF or EPS file that mur_export() wrote. */
char *mur_export_read_recipe (const char *bytes, gsize length, GError **error);
