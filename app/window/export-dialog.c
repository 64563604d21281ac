/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to take home: a picture of some size, or a table, into a file or the clipboard.
 * Says "export" or "copy" once all of it is allowed and wanted. What was chosen for a
 * picture is kept for the next time. */

#include "app/window/export-dialog.h"

#include <string.h>

#include "app/window/export-preview.h"
#include "app/window/settings.h"
#include "core/base/number.h"

#define LOWEST_DPI 20
#define HIGHEST_DPI 2400
#define LOWEST_PERCENT 25
#define HIGHEST_PERCENT 400

struct _MurExportDialog
{
  AdwWindow parent_instance;
  GSettings *settings; /* NULL where the schema is not installed */
  MurOutput *output;
  MurExportOptions options;
  const MurTheme *shown_theme;

  AdwComboRow *format;
  AdwComboRow *table;
  GtkWidget *picture;
  MurExportPreview *preview;
  AdwEntryRow *width;
  AdwEntryRow *height;
  AdwComboRow *unit;
  AdwEntryRow *dpi;
  AdwEntryRow *scale;
  AdwComboRow *theme;
  GtkSwitch *transparent;
  GtkLabel *message;
  GtkWidget *copy;
  GtkWidget *accept;
};

enum
{
  SIGNAL_EXPORT,
  SIGNAL_COPY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the template lists them; what is not a picture comes last. */
static const char *const extensions[] = { "png", "svg", "pdf", "eps", "csv" };
static const MurFormat formats[]
  = { MUR_FORMAT_PNG, MUR_FORMAT_SVG, MUR_FORMAT_PDF, MUR_FORMAT_EPS };
static const char *const units[] = { "mm", "px" };
static const char *const themes[]
  = { NULL, "light", "dark", "print", "high-contrast", "high-contrast-dark" };

#define TABLE (G_N_ELEMENTS (formats))

G_DEFINE_FINAL_TYPE (MurExportDialog, mur_export_dialog, ADW_TYPE_WINDOW)

static gboolean
is_table (MurExportDialog *self)
{
  return adw_combo_row_get_selected (self->format) == TABLE;
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

static gboolean
read_picture (MurExportDialog *self, GError **error)
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
  self->options.theme = theme != NULL ? mur_theme_find (theme) : self->shown_theme;
  return TRUE;
}

/* The same size in the unit that was not chosen. */
static char *
describe_size (MurExportDialog *self)
{
  double width = self->options.width_mm, height = self->options.height_mm;
  double dots = self->options.dpi / 25.4;

  if (adw_combo_row_get_selected (self->unit) != 0)
    return g_strdup_printf ("%.4g × %.4g mm.", width, height);
  if (self->options.format == MUR_FORMAT_PNG)
    return g_strdup_printf ("%.0f × %.0f pixels.", width * dots, height * dots);
  return g_strdup ("");
}

static void
show_message (MurExportDialog *self, const GError *error)
{
  g_autofree char *size = describe_size (self);
  g_autofree char *text
    = g_strdup_printf ("%s%sDropped on the window, the file brings this run back.",
                       size, *size != '\0' ? " " : "");

  if (error == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  if (error != NULL)
    gtk_label_set_text (self->message, error->message);
  else if (is_table (self))
    gtk_label_set_text (self->message, "Every digit, columns separated by commas.");
  else
    gtk_label_set_text (self->message, text);
}

static void
check (MurExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = is_table (self) || read_picture (self, &error);

  show_message (self, error);
  gtk_widget_set_sensitive (self->accept, fine);
  gtk_widget_set_sensitive (self->copy, fine);
  if (fine && !is_table (self) && self->output != NULL)
    mur_export_preview_show (self->preview, self->output, &self->options);
}

static void
checked_cb (MurExportDialog *self)
{
  check (self);
}

static void
format_changed_cb (MurExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->table), is_table (self));
  gtk_widget_set_visible (self->picture, !is_table (self));
  check (self);
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

/* The same size in another unit. */
static void
unit_changed_cb (MurExportDialog *self)
{
  guint unit = adw_combo_row_get_selected (self->unit);
  double width, height;

  if (self->output == NULL || !read_size (self, units[1 - unit], NULL))
    {
      check (self);
      return;
    }
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
  check (self);
}

static void
keep_choices (MurExportDialog *self)
{
  if (self->settings != NULL && !is_table (self))
    g_settings_apply (self->settings);
}

static void
accept_cb (MurExportDialog *self)
{
  keep_choices (self);
  g_signal_emit (self, signals[SIGNAL_EXPORT], 0);
}

static void
copy_cb (MurExportDialog *self)
{
  keep_choices (self);
  g_signal_emit (self, signals[SIGNAL_COPY], 0);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (class, MurExportDialog, format);
  gtk_widget_class_bind_template_child (class, MurExportDialog, table);
  gtk_widget_class_bind_template_child (class, MurExportDialog, picture);
  gtk_widget_class_bind_template_child (class, MurExportDialog, preview);
  gtk_widget_class_bind_template_child (class, MurExportDialog, width);
  gtk_widget_class_bind_template_child (class, MurExportDialog, height);
  gtk_widget_class_bind_template_child (class, MurExportDialog, unit);
  gtk_widget_class_bind_template_child (class, MurExportDialog, dpi);
  gtk_widget_class_bind_template_child (class, MurExportDialog, scale);
  gtk_widget_class_bind_template_child (class, MurExportDialog, theme);
  gtk_widget_class_bind_template_child (class, MurExportDialog, transparent);
  gtk_widget_class_bind_template_child (class, MurExportDialog, message);
  gtk_widget_class_bind_template_child (class, MurExportDialog, copy);
  gtk_widget_class_bind_template_child (class, MurExportDialog, accept);
  gtk_widget_class_bind_template_callback (class, accept_cb);
  gtk_widget_class_bind_template_callback (class, copy_cb);
  gtk_widget_class_bind_template_callback (class, checked_cb);
  gtk_widget_class_bind_template_callback (class, format_changed_cb);
  gtk_widget_class_bind_template_callback (class, unit_changed_cb);
}

static void
mur_export_dialog_dispose (GObject *object)
{
  MurExportDialog *self = MUR_EXPORT_DIALOG (object);

  g_clear_pointer (&self->output, mur_output_free);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mur_export_dialog_parent_class)->dispose (object);
}

static void
mur_export_dialog_class_init (MurExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  g_type_ensure (MUR_TYPE_EXPORT_PREVIEW);
  G_OBJECT_CLASS (class)->dispose = mur_export_dialog_dispose;
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[SIGNAL_EXPORT] = g_signal_new ("export", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COPY] = g_signal_new ("copy", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
}

static void
mur_export_dialog_init (MurExportDialog *self)
{
  mur_export_options_init (&self->options);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What was chosen last; written when it is accepted, so that a dialog given up leaves
 * nothing behind. */
static void
restore_choices (MurExportDialog *self)
{
  self->settings = mur_settings_open_choices ();
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "export-format", self->format, "selected", 0);
  g_settings_bind (self->settings, "export-unit", self->unit, "selected", 0);
  g_settings_bind (self->settings, "export-width", self->width, "text", 0);
  g_settings_bind (self->settings, "export-height", self->height, "text", 0);
  g_settings_bind (self->settings, "export-dpi", self->dpi, "text", 0);
  g_settings_bind (self->settings, "export-scale", self->scale, "text", 0);
  g_settings_bind (self->settings, "export-theme", self->theme, "selected", 0);
  g_settings_bind (self->settings, "export-transparent", self->transparent, "active",
                   0);
}

static void
show_tables (MurExportDialog *self)
{
  const MurFrame *frame = self->output->sight->frame;
  g_autoptr (GtkStringList) tables = gtk_string_list_new (NULL);

  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    gtk_string_list_append (tables, mur_frame_table_name (frame, i));
  adw_combo_row_set_model (self->table, G_LIST_MODEL (tables));
}

/* Takes @output, of a frame; its theme is the one in sight. */
GtkWidget *
mur_export_dialog_new (MurOutput *output, MurExportPurpose purpose)
{
  MurExportDialog *self;

  g_return_val_if_fail (output != NULL && output->sight->frame != NULL, NULL);

  self = g_object_new (MUR_TYPE_EXPORT_DIALOG, NULL);
  self->shown_theme = output->options.theme;
  restore_choices (self);
  self->output = output;
  show_tables (self);
  if (purpose == MUR_EXPORT_TABLE)
    adw_combo_row_set_selected (self->format, TABLE);
  else if (is_table (self))
    adw_combo_row_set_selected (self->format, 0);
  gtk_window_set_default_widget (
    GTK_WINDOW (self), purpose == MUR_EXPORT_TABLE ? self->copy : self->accept);
  format_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
  return GTK_WIDGET (self);
}

/* "png", "svg", "pdf", "eps" or "csv" */
const char *
mur_export_dialog_get_extension (MurExportDialog *self)
{
  g_return_val_if_fail (MUR_IS_EXPORT_DIALOG (self), NULL);
  return extensions[adw_combo_row_get_selected (self->format)];
}

/* Returns: (transfer full): what was chosen; the dialog is of no use after */
MurOutput *
mur_export_dialog_take_output (MurExportDialog *self)
{
  MurOutput *output;

  g_return_val_if_fail (MUR_IS_EXPORT_DIALOG (self) && self->output != NULL, NULL);

  output = g_steal_pointer (&self->output);
  output->options = self->options;
  if (is_table (self))
    output->table = g_strdup (
      gtk_string_object_get_string (adw_combo_row_get_selected_item (self->table)));
  return output;
}
