/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures as files. The layout is made in pixels of 1/96 inch, as on the screen, and
 * scaled to the file, so that a figure looks the same at every resolution. */

#include "ui/plot/export/export.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "ui/plot/export/losses.h"
#include "ui/plot/export/recipe-eps.h"
#include "ui/plot/export/recipe-pdf.h"
#include "ui/plot/export/recipe-png.h"
#include "ui/plot/export/recipe-svg.h"
#include "ui/plot/export/size.h"
#include "ui/plot/export/svg-text.h"
#include "ui/plot/layout/private.h"

/* A layout's unit is 1/96 inch. */
#define POINTS_A_UNIT (72.0 / 96)

GQuark
mur_export_error_quark (void)
{
  return g_quark_from_static_string ("mur-export-error");
}

void
mur_export_options_init (MurExportOptions *self)
{
  g_return_if_fail (self != NULL);
  *self = (MurExportOptions){ .format = MUR_FORMAT_PNG,
                              .width_mm = 160,
                              .height_mm = 100,
                              .dpi = 200,
                              .theme = mur_theme_find ("light"),
                              .scale = 1 };
}

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Sides in pixels of 1/96 inch; of a PNG the whole pixels there are. */
static void
layout_size (const MurExportOptions *options, double *width, double *height)
{
  *width = options->width_mm / MUR_MM_PER_INCH * 96;
  *height = options->height_mm / MUR_MM_PER_INCH * 96;
  if (options->format == MUR_FORMAT_PNG)
    {
      *width = mur_export_pixels (options->width_mm, options->dpi) / options->dpi * 96;
      *height
        = mur_export_pixels (options->height_mm, options->dpi) / options->dpi * 96;
    }
}

static void
paint (cairo_t *cr,
       const MurFigure *figure,
       const MurPanelView *views,
       const MurExportOptions *options,
       const MurTextSink *texts,
       double width,
       double height)
{
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, options->theme, views, width, height, options->scale);

  layout->bare = options->background == MUR_BACKGROUND_TRANSPARENT;
  layout->texts = texts;
  mur_layout_paint (layout, cr);
}

static void
paint_surface (cairo_surface_t *surface,
               const MurFigure *figure,
               const MurPanelView *views,
               const MurExportOptions *options,
               const MurTextSink *texts,
               double scale)
{
  cairo_t *cr = cairo_create (surface);
  double width, height;

  layout_size (options, &width, &height);
  cairo_scale (cr, scale, scale);
  paint (cr, figure, views, options, texts, width, height);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

void
mur_export_print (const MurFigure *figure,
                  const MurPanelView *views,
                  const MurExportOptions *options,
                  cairo_t *cr,
                  double width_points,
                  double height_points)
{
  g_return_if_fail (figure != NULL && options != NULL && cr != NULL);
  g_return_if_fail (options->theme != NULL && options->scale > 0);
  g_return_if_fail (isfinite (width_points) && isfinite (height_points));
  cairo_save (cr);
  cairo_scale (cr, POINTS_A_UNIT, POINTS_A_UNIT);
  paint (cr, figure, views, options, NULL, width_points / POINTS_A_UNIT,
         height_points / POINTS_A_UNIT);
  cairo_restore (cr);
}

static cairo_surface_t *
new_pdf (
  GByteArray *bytes, double width, double height, const char *title, const char *recipe)
{
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  g_autofree char *keywords = recipe == NULL ? NULL : mur_pdf_keywords (recipe);
  g_autofree char *drawable = title == NULL ? NULL : mur_text_drawable (title);

  /* Later versions pack their objects, which readers of plain files cannot follow. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  if (drawable != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, drawable);
  if (keywords != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Murmuration " MUR_VERSION);
  /* The same figure gives the same file on every day. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2000-01-01T00:00:00Z");
  return surface;
}

static cairo_surface_t *
new_svg (GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface
    = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  return surface;
}

static cairo_surface_t *
new_eps (GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface
    = cairo_ps_surface_create_for_stream (append_cb, bytes, width, height);

  cairo_ps_surface_set_eps (surface, TRUE);
  cairo_ps_surface_restrict_to_level (surface, CAIRO_PS_LEVEL_3);
  return surface;
}

static cairo_surface_t *
new_surface (const MurFigure *figure,
             const MurExportOptions *options,
             GByteArray *bytes,
             double *scale)
{
  const double width = mur_export_points (options->width_mm);
  const double height = mur_export_points (options->height_mm);
  cairo_surface_t *surface;

  if (options->format == MUR_FORMAT_PNG)
    {
      *scale = options->dpi / 96;
      return cairo_image_surface_create (
        CAIRO_FORMAT_ARGB32, (int)mur_export_pixels (options->width_mm, options->dpi),
        (int)mur_export_pixels (options->height_mm, options->dpi));
    }
  *scale = POINTS_A_UNIT;
  if (options->format == MUR_FORMAT_SVG)
    surface = new_svg (bytes, width, height);
  else if (options->format == MUR_FORMAT_EPS)
    surface = new_eps (bytes, width, height);
  else
    surface
      = new_pdf (bytes, width, height, mur_figure_title (figure), options->recipe);
  cairo_surface_set_fallback_resolution (surface, options->dpi, options->dpi);
  return surface;
}

static cairo_status_t
finish (cairo_surface_t *surface, MurFormat format, GByteArray *bytes)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS && format == MUR_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static void
annotate (const MurFigure *figure, const MurExportOptions *options, GByteArray *bytes)
{
  const MurFileNotes notes = { .dpi = options->dpi,
                               .width_points = mur_export_points (options->width_mm),
                               .height_points = mur_export_points (options->height_mm),
                               .title = mur_figure_title (figure),
                               .recipe = options->recipe };

  if (options->format == MUR_FORMAT_PNG)
    mur_png_annotate (bytes, &notes);
  else if (options->format == MUR_FORMAT_SVG)
    mur_svg_annotate (bytes, &notes);
  else if (options->format == MUR_FORMAT_EPS)
    mur_eps_annotate (bytes, &notes);
}

GBytes *
mur_export (const MurFigure *figure,
            const MurPanelView *views,
            const MurExportOptions *options,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GString) texts = g_string_new (NULL);
  const MurTextSink sink = { mur_svg_text_add, texts };
  const gboolean has_texts
    = options->format == MUR_FORMAT_SVG && options->svg_text == MUR_SVG_TEXT_AS_TEXT;
  cairo_status_t status;
  cairo_surface_t *surface;
  double scale;

  g_return_val_if_fail (figure != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->theme != NULL && options->scale > 0, NULL);
  g_return_val_if_fail (
    options->recipe == NULL || g_utf8_validate (options->recipe, -1, NULL), NULL);
  if (!mur_export_check (options, error))
    return NULL;
  surface = new_surface (figure, options, bytes, &scale);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    paint_surface (surface, figure, views, options, has_texts ? &sink : NULL, scale);
  status = finish (surface, options->format, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_FAILED,
                   "the figure could not be drawn: %s",
                   cairo_status_to_string (status));
      return NULL;
    }
  annotate (figure, options, bytes);
  if (has_texts)
    mur_svg_text_insert (bytes, texts, options->theme->font);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

char **
mur_export_losses (const MurFigure *figure,
                   const MurPanelView *views,
                   const MurExportOptions *options)
{
  const MurCanvas canvas = { .vector = options->format != MUR_FORMAT_PNG,
                             .flat = options->format == MUR_FORMAT_EPS };
  g_autoptr (MurLayout) layout = NULL;
  double width, height;

  g_return_val_if_fail (figure != NULL && options->theme != NULL, NULL);
  layout_size (options, &width, &height);
  layout
    = mur_layout_new (figure, options->theme, views, width, height, options->scale);
  return mur_losses_list (layout, &canvas);
}

typedef enum
{
  FILE_UNKNOWN,
  FILE_KNOWN,
  FILE_DAMAGED
} FileState;

static char *
read_any (const char *bytes, gsize length, FileState *state)
{
  *state = FILE_KNOWN;
  if (length >= 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return mur_png_read_recipe ((const guint8 *)bytes, length);
  if (length >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return mur_pdf_read_recipe (bytes, length);
  if (length >= 10 && memcmp (bytes, "%!PS-Adobe", 10) == 0)
    return mur_eps_read_recipe (bytes, length);
  if (g_strstr_len (bytes, (gssize)MIN (length, 1000), "<svg") != NULL)
    return mur_svg_read_recipe (bytes, length);
  *state = FILE_UNKNOWN;
  return NULL;
}

char *
mur_export_read_recipe (const char *bytes, gsize length, GError **error)
{
  static const char *const says[] = {
    [FILE_UNKNOWN] = "the file is no figure; allowed are PNG, SVG, PDF and EPS",
    [FILE_KNOWN]
    = ("the figure carries no recipe; only figures that Murmuration exported do"),
    [FILE_DAMAGED] = "the recipe in the figure is damaged",
  };
  FileState state = FILE_UNKNOWN;
  g_autofree char *recipe = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  recipe = length == 0 ? NULL : read_any (bytes, length, &state);
  if (recipe != NULL && !g_utf8_validate (recipe, -1, NULL))
    {
      state = FILE_DAMAGED;
      g_clear_pointer (&recipe, g_free);
    }
  if (recipe == NULL)
    g_set_error_literal (error, MUR_EXPORT_ERROR,
                         state == FILE_UNKNOWN ? MUR_EXPORT_ERROR_INVALID
                                               : MUR_EXPORT_ERROR_NO_RECIPE,
                         says[state]);
  return g_steal_pointer (&recipe);
}
