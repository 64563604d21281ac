/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to export: a picture of some size in physical units, or a table. Says "accepted"
 * once all of it is allowed and wanted. */

#include "app/export-dialog.h"

#include "core/base/number.h"

#define LOWEST_DPI 20
#define HIGHEST_DPI 2400

struct _MurExportDialog
{
  AdwWindow parent_instance;
  MurExportOptions options;
  const MurTheme *shown_theme;

  AdwComboRow *format;
  AdwComboRow *table;
  GtkWidget *picture;
  AdwEntryRow *width;
  AdwEntryRow *height;
  AdwEntryRow *dpi;
  AdwComboRow *theme;
  GtkLabel *message;
  GtkWidget *accept;
};

enum
{
  SIGNAL_ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the template lists them; what is not a picture comes last. */
static const char *const extensions[] = { "png", "svg", "pdf", "csv" };
static const char *const themes[] = { NULL, "light", "dark", "print" };

G_DEFINE_FINAL_TYPE (MurExportDialog, mur_export_dialog, ADW_TYPE_WINDOW)

static gboolean
is_table (MurExportDialog *self)
{
  return adw_combo_row_get_selected (self->format) > MUR_FORMAT_PDF;
}

static gboolean
read_dpi (MurExportDialog *self, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->dpi));
  double dpi;

  if (mur_number_parse (text, &dpi) && dpi >= LOWEST_DPI && dpi <= HIGHEST_DPI)
    {
      self->options.dpi = dpi;
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "Resolution: %s is not a number from %d to %d",
               *text != '\0' ? text : "nothing", LOWEST_DPI, HIGHEST_DPI);
  return FALSE;
}

static gboolean
read_size (MurExportDialog *self, GError **error)
{
  g_autofree char *size
    = g_strdup_printf ("%sx%smm", gtk_editable_get_text (GTK_EDITABLE (self->width)),
                       gtk_editable_get_text (GTK_EDITABLE (self->height)));
  return mur_export_parse_size (size, self->options.dpi, &self->options.width_mm,
                                &self->options.height_mm, error);
}

static void
show_pixels (MurExportDialog *self)
{
  g_autofree char *text = g_strdup_printf (
    "%.0f × %.0f pixels", self->options.width_mm / 25.4 * self->options.dpi,
    self->options.height_mm / 25.4 * self->options.dpi);
  gboolean png = self->options.format == MUR_FORMAT_PNG && !is_table (self);
  gtk_label_set_text (self->message,
                      png ? text : "The file carries the session that made it.");
  if (is_table (self))
    gtk_label_set_text (self->message, "Every digit, columns separated by commas.");
}

static void
check (MurExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean fine
    = is_table (self) || (read_dpi (self, &error) && read_size (self, &error));

  if (fine)
    show_pixels (self);
  else
    gtk_label_set_text (self->message, error->message);
  if (fine)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_sensitive (self->accept, fine);
}

static void
checked_cb (MurExportDialog *self)
{
  check (self);
}

static void
format_changed_cb (MurExportDialog *self)
{
  if (!is_table (self))
    self->options.format = adw_combo_row_get_selected (self->format);
  gtk_widget_set_visible (GTK_WIDGET (self->table), is_table (self));
  gtk_widget_set_visible (self->picture, !is_table (self));
  gtk_widget_set_visible (GTK_WIDGET (self->dpi),
                          self->options.format == MUR_FORMAT_PNG);
  check (self);
}

static void
accept_cb (MurExportDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child (class, MurExportDialog, format);
  gtk_widget_class_bind_template_child (class, MurExportDialog, table);
  gtk_widget_class_bind_template_child (class, MurExportDialog, picture);
  gtk_widget_class_bind_template_child (class, MurExportDialog, width);
  gtk_widget_class_bind_template_child (class, MurExportDialog, height);
  gtk_widget_class_bind_template_child (class, MurExportDialog, dpi);
  gtk_widget_class_bind_template_child (class, MurExportDialog, theme);
  gtk_widget_class_bind_template_child (class, MurExportDialog, message);
  gtk_widget_class_bind_template_child (class, MurExportDialog, accept);
  gtk_widget_class_bind_template_callback (class, accept_cb);
  gtk_widget_class_bind_template_callback (class, checked_cb);
  gtk_widget_class_bind_template_callback (class, format_changed_cb);
}

static void
mur_export_dialog_class_init (MurExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[SIGNAL_ACCEPTED]
    = g_signal_new ("accepted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_export_dialog_init (MurExportDialog *self)
{
  mur_export_options_init (&self->options);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
}

/* @theme: the one in sight */
GtkWidget *
mur_export_dialog_new (const MurFrame *frame, const MurTheme *theme)
{
  MurExportDialog *self;
  g_autoptr (GtkStringList) tables = gtk_string_list_new (NULL);

  g_return_val_if_fail (frame != NULL && theme != NULL, NULL);

  self = g_object_new (MUR_TYPE_EXPORT_DIALOG, NULL);
  self->shown_theme = theme;
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    gtk_string_list_append (tables, mur_frame_table_name (frame, i));
  adw_combo_row_set_model (self->table, G_LIST_MODEL (tables));
  format_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
  return GTK_WIDGET (self);
}

/* "png", "svg", "pdf" or "csv" */
const char *
mur_export_dialog_get_extension (MurExportDialog *self)
{
  g_return_val_if_fail (MUR_IS_EXPORT_DIALOG (self), NULL);
  return extensions[adw_combo_row_get_selected (self->format)];
}

/* Returns: (nullable): the table chosen, where one is wanted */
const char *
mur_export_dialog_get_table (MurExportDialog *self)
{
  GtkStringObject *item;

  g_return_val_if_fail (MUR_IS_EXPORT_DIALOG (self), NULL);
  item = adw_combo_row_get_selected_item (self->table);
  return is_table (self) && item != NULL ? gtk_string_object_get_string (item) : NULL;
}

void
mur_export_dialog_get_options (MurExportDialog *self, MurExportOptions *options)
{
  const char *name;

  g_return_if_fail (MUR_IS_EXPORT_DIALOG (self) && options != NULL);

  name = themes[adw_combo_row_get_selected (self->theme)];
  *options = self->options;
  options->theme = name != NULL ? mur_theme_find (name) : self->shown_theme;
}
