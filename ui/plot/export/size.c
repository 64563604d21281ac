/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sizes, resolutions and formats of files, as people write them. */

#include <math.h>
#include <string.h>

#include "ui/plot/export/size.h"

#define LEAST_MM 10.0
#define MOST_MM 2000.0
#define LEAST_PIXELS 16.0
#define MOST_PIXELS 20000.0
#define LEAST_DPI 10.0
#define MOST_DPI 2400.0

static const char *const endings[] = {
  [MUR_FORMAT_PNG] = ".png",
  [MUR_FORMAT_SVG] = ".svg",
  [MUR_FORMAT_PDF] = ".pdf",
  [MUR_FORMAT_EPS] = ".eps",
};

/* Columns of journals are 80 to 90 mm wide, their pages 170 to 180. */
const MurExportPlace *
mur_export_places (void)
{
  static const MurExportPlace places[] = {
    { "column", "One column of a page, 85 × 64 mm", 85, 64 },
    { "column-tall", "One column, tall, 85 × 128 mm", 85, 128 },
    { "page", "The width of a page, 170 × 106 mm", 170, 106 },
    { "slide", "A slide, 16:9", 254, 142.875 },
    { NULL },
  };

  return places;
}

gboolean
mur_export_is_for_paper (MurFormat format)
{
  return format == MUR_FORMAT_PDF || format == MUR_FORMAT_EPS;
}

double
mur_export_points (double mm)
{
  return round (mm / MUR_MM_PER_INCH * 72 * 1e4) / 1e4;
}

double
mur_export_pixels (double mm, double dpi)
{
  return round (mm / MUR_MM_PER_INCH * dpi);
}

/* A number without a sign, and any space around it. */
static gboolean
read_side (const char **text, double *value)
{
  char *end;

  while (g_ascii_isspace (**text))
    (*text)++;
  /* "0x" would begin a hexadecimal number. */
  if ((!g_ascii_isdigit (**text) && **text != '.')
      || g_ascii_strncasecmp (*text, "0x", 2) == 0)
    return FALSE;
  *value = g_ascii_strtod (*text, &end);
  if (end == *text)
    return FALSE;
  *text = end;
  while (g_ascii_isspace (**text))
    (*text)++;
  return isfinite (*value);
}

static gboolean
read_cross (const char **text)
{
  static const char *const crosses[] = { "x", "X", "\xc3\x97" };

  for (guint i = 0; i < G_N_ELEMENTS (crosses); i++)
    if (g_str_has_prefix (*text, crosses[i]))
      {
        *text += strlen (crosses[i]);
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_mm (const char *what, double mm, GError **error)
{
  /* 1 cm is 10 mm only to the last bit. */
  if (mm >= LEAST_MM * (1 - 1e-9) && mm <= MOST_MM * (1 + 1e-9))
    return TRUE;
  g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID,
               "size: the %s is %.6g mm; allowed are %g to %g mm", what, mm, LEAST_MM,
               MOST_MM);
  return FALSE;
}

static gboolean
check_pixels (const char *what, double value, GError **error)
{
  if (value >= LEAST_PIXELS && value <= MOST_PIXELS)
    return TRUE;
  g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID,
               "size: the %s is %.6g px; allowed are %g to %g px", what, value,
               LEAST_PIXELS, MOST_PIXELS);
  return FALSE;
}

static gboolean
check_dpi (double dpi, GError **error)
{
  if (dpi >= LEAST_DPI && dpi <= MOST_DPI)
    return TRUE;
  g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID,
               "dpi: %g; allowed are %g to %g", dpi, LEAST_DPI, MOST_DPI);
  return FALSE;
}

/* Millimetres a unit; 0: no such unit. */
static double
unit_size (const char *unit, double dpi)
{
  if (g_ascii_strcasecmp (unit, "mm") == 0)
    return 1;
  if (g_ascii_strcasecmp (unit, "cm") == 0)
    return 10;
  if (g_ascii_strcasecmp (unit, "px") == 0)
    return MUR_MM_PER_INCH / dpi;
  return 0;
}

static gboolean
check_sides (double width, double height, const char *unit, double size, GError **error)
{
  if (g_ascii_strcasecmp (unit, "px") == 0)
    return check_pixels ("width", width, error)
           && check_pixels ("height", height, error);
  return check_mm ("width", width * size, error)
         && check_mm ("height", height * size, error);
}

static gboolean
find_place (const char *name, double *width_mm, double *height_mm)
{
  for (const MurExportPlace *place = mur_export_places (); place->name != NULL; place++)
    if (g_ascii_strcasecmp (place->name, name) == 0)
      {
        *width_mm = place->width_mm;
        *height_mm = place->height_mm;
        return TRUE;
      }
  return FALSE;
}

gboolean
mur_export_parse_size (
  const char *text, double dpi, double *width_mm, double *height_mm, GError **error)
{
  const char *at = text;
  double width, height, size = 0;
  g_autofree char *unit = NULL;

  g_return_val_if_fail (text != NULL && width_mm != NULL && height_mm != NULL, FALSE);
  if (!check_dpi (dpi, error))
    return FALSE;
  if (find_place (text, width_mm, height_mm))
    return TRUE;
  if (read_side (&at, &width) && read_cross (&at) && read_side (&at, &height))
    {
      unit = g_strchomp (g_strdup (at));
      size = unit_size (unit, dpi);
    }
  if (size == 0)
    {
      g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID,
                   "size: \"%s\" is not of the form 160x100mm, 16x10cm or 1200x800px, "
                   "nor one of column, column-tall, page and slide",
                   text);
      return FALSE;
    }
  if (!check_sides (width, height, unit, size, error))
    return FALSE;
  *width_mm = width * size;
  *height_mm = height * size;
  return TRUE;
}

gboolean
mur_export_format_of (const char *path, MurFormat *format, GError **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);
  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (MurFormat)i;
        return TRUE;
      }
  g_set_error (error, MUR_EXPORT_ERROR, MUR_EXPORT_ERROR_INVALID,
               "\"%s\" ends in no known format; allowed are .png, .svg, .pdf and .eps",
               path);
  return FALSE;
}

gboolean
mur_export_check (const MurExportOptions *options, GError **error)
{
  const double width = mur_export_pixels (options->width_mm, options->dpi);
  const double height = mur_export_pixels (options->height_mm, options->dpi);

  if (!check_dpi (options->dpi, error))
    return FALSE;
  if (options->format != MUR_FORMAT_PNG)
    return check_mm ("width", options->width_mm, error)
           && check_mm ("height", options->height_mm, error);
  /* Pixels of any resolution may be asked for, whatever they measure. */
  return check_pixels ("width", width, error) && check_pixels ("height", height, error);
}
