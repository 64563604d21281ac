/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window/export-dialog-private.h"

#include <string.h>

#include "core/base/number.h"

#define LOWEST_DPI 20
#define HIGHEST_DPI 2400
#define LOWEST_PERCENT 25
#define HIGHEST_PERCENT 400

/* As the template lists them. */
static const MurFormat formats[]
  = { MUR_FORMAT_PNG, MUR_FORMAT_SVG, MUR_FORMAT_PDF, MUR_FORMAT_EPS };
static const char *const units[] = { "mm", "px" };
static const char *const themes[]
  = { NULL, "light", "dark", "print", "high-contrast", "high-contrast-dark" };

gboolean
mur_export_dialog_is_table (MurExportDialog *self)
{
  return adw_combo_row_get_selected (self->format) == MUR_EXPORT_ROW_TABLE;
}

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
read_number (AdwEntryRow *row,
             const char *name,
             int lowest,
             int highest,
             double *value,
             GError **error)
{
  const char *text = text_of (row);

  if (mur_number_parse (text, value) && *value >= lowest && *value <= highest)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "%s: %s is not a number from %d to %d", name,
               *text != '\0' ? text : "nothing", lowest, highest);
  return FALSE;
}

static gboolean
read_size (MurExportDialog *self, const char *unit, GError **error)
{
  g_autofree char *size
    = g_strdup_printf ("%sx%s%s", text_of (self->width), text_of (self->height), unit);
  return mur_export_parse_size (size, self->options.dpi, &self->options.width_mm,
                                &self->options.height_mm, error);
}

gboolean
mur_export_dialog_read_picture (MurExportDialog *self, GError **error)
{
  const char *theme = themes[adw_combo_row_get_selected (self->theme)];
  double percent;

  if (!read_number (self->dpi, "Resolution", LOWEST_DPI, HIGHEST_DPI,
                    &self->options.dpi, error)
      || !read_size (self, units[adw_combo_row_get_selected (self->unit)], error)
      || !read_number (self->scale, "Text and lines", LOWEST_PERCENT, HIGHEST_PERCENT,
                       &percent, error))
    return FALSE;
  self->options.scale = percent / 100;
  self->options.format = formats[adw_combo_row_get_selected (self->format)];
  self->options.background = gtk_switch_get_active (self->transparent)
                               ? MUR_BACKGROUND_TRANSPARENT
                               : MUR_BACKGROUND_THEME;
  self->options.svg_text = gtk_switch_get_active (self->svg_text)
                             ? MUR_SVG_TEXT_AS_TEXT
                             : MUR_SVG_TEXT_OUTLINES;
  self->options.theme = theme != NULL ? mur_theme_find (theme) : self->shown_theme;
  return TRUE;
}

char *
mur_export_dialog_describe_size (MurExportDialog *self)
{
  double width = self->options.width_mm, height = self->options.height_mm;
  double dots = self->options.dpi / 25.4;

  if (adw_combo_row_get_selected (self->unit) != 0)
    return g_strdup_printf ("%.4g × %.4g mm.", width, height);
  if (self->options.format == MUR_FORMAT_PNG)
    return g_strdup_printf ("%.0f × %.0f pixels.", width * dots, height * dots);
  return g_strdup ("");
}

void
mur_export_dialog_update_rows (MurExportDialog *self)
{
  const gboolean is_table = mur_export_dialog_is_table (self);
  const MurFormat format
    = is_table ? MUR_FORMAT_PNG : formats[adw_combo_row_get_selected (self->format)];

  gtk_widget_set_visible (GTK_WIDGET (self->dpi),
                          format == MUR_FORMAT_PNG
                            || adw_combo_row_get_selected (self->unit) != 0);
  gtk_widget_set_visible (self->svg_text_row, format == MUR_FORMAT_SVG);
}

void
mur_export_dialog_update_theme (MurExportDialog *self)
{
  const gboolean is_table = mur_export_dialog_is_table (self);

  if (is_table)
    return;
  self->is_paper
    = mur_export_is_for_paper (formats[adw_combo_row_get_selected (self->format)]);
  adw_combo_row_set_selected (self->theme, self->theme_of[self->is_paper]);
}

void
mur_export_dialog_change_theme (MurExportDialog *self)
{
  self->theme_of[self->is_paper] = adw_combo_row_get_selected (self->theme);
}

static void
show_side (AdwEntryRow *row, double value, int digits)
{
  g_autofree char *text = g_strdup_printf ("%.*f", digits, value);
  /* 160.00 → 160 */
  if (digits > 0)
    {
      char *end = text + strlen (text) - 1;
      while (*end == '0')
        *end-- = '\0';
      if (!g_ascii_isdigit (*end))
        *end = '\0';
    }
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

void
mur_export_dialog_change_unit (MurExportDialog *self)
{
  guint unit = adw_combo_row_get_selected (self->unit);
  double width, height;

  mur_export_dialog_update_rows (self);
  if (self->output == NULL || !read_size (self, units[1 - unit], NULL))
    return;
  width = self->options.width_mm;
  height = self->options.height_mm;
  if (unit == 0)
    {
      show_side (self->width, width, 2);
      show_side (self->height, height, 2);
    }
  else
    {
      show_side (self->width, width / 25.4 * self->options.dpi, 0);
      show_side (self->height, height / 25.4 * self->options.dpi, 0);
    }
}

void
mur_export_dialog_show_places (MurExportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, "The size typed below");
  for (const MurExportPlace *place = mur_export_places (); place->name != NULL; place++)
    gtk_string_list_append (titles, place->title);
  adw_combo_row_set_model (self->place, G_LIST_MODEL (titles));
}

void
mur_export_dialog_change_place (MurExportDialog *self)
{
  const guint chosen = adw_combo_row_get_selected (self->place);
  const MurExportPlace *place;

  if (chosen == 0 || self->is_placing || self->output == NULL)
    return;
  place = &mur_export_places ()[chosen - 1];
  self->is_placing = TRUE;
  adw_combo_row_set_selected (self->unit, 0);
  show_side (self->width, place->width_mm, 3);
  show_side (self->height, place->height_mm, 3);
  self->is_placing = FALSE;
}

void
mur_export_dialog_update_place (MurExportDialog *self)
{
  guint found = 0;

  if (self->is_placing || mur_export_dialog_is_table (self))
    return;
  for (guint i = 0; mur_export_places ()[i].name != NULL; i++)
    if (self->options.width_mm == mur_export_places ()[i].width_mm
        && self->options.height_mm == mur_export_places ()[i].height_mm)
      found = i + 1;
  self->is_placing = TRUE;
  adw_combo_row_set_selected (self->place, found);
  self->is_placing = FALSE;
}
