/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to take home: a picture of some size, or a table, into a file or the clipboard.
 * Says "export" or "copy" once all of it is allowed and wanted. What was chosen for a
 * picture is kept for the next time. */

#include "app/window/export-dialog-private.h"

#include "app/window/settings.h"

enum
{
  SIGNAL_EXPORT,
  SIGNAL_COPY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the template lists the themes. */
#define THEME_PRINT 3

/* As the template lists the formats. */
static const char *const extensions[] = { "png", "svg", "pdf", "eps", "csv" };

G_DEFINE_FINAL_TYPE (MurExportDialog, mur_export_dialog, ADW_TYPE_WINDOW)

static void
show_message (MurExportDialog *self, const GError *error)
{
  g_autofree char *size = mur_export_dialog_describe_size (self);
  g_autofree char *text
    = g_strdup_printf ("%s%sDropped on the window, the file brings this run back.",
                       size, *size != '\0' ? " " : "");

  if (error == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  if (error != NULL)
    gtk_label_set_text (self->message, error->message);
  else if (mur_export_dialog_is_table (self))
    gtk_label_set_text (self->message, "Every digit, columns separated by commas.");
  else
    gtk_label_set_text (self->message, text);
}

static void
check (MurExportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = mur_export_dialog_is_table (self)
                  || mur_export_dialog_read_picture (self, &error);

  show_message (self, error);
  gtk_widget_set_sensitive (self->accept, fine);
  gtk_widget_set_sensitive (self->copy, fine);
  if (fine && self->output != NULL)
    mur_export_dialog_update_place (self);
  if (fine && !mur_export_dialog_is_table (self) && self->output != NULL)
    mur_export_preview_show (self->preview, self->output, &self->options);
}

/* Of the picture that is seen. */
static void
show_losses (MurExportDialog *self)
{
  g_autofree char *lines
    = g_strjoinv ("\n", (char **)mur_export_preview_get_losses (self->preview));

  if (*lines != '\0')
    {
      g_autofree char *text = g_strconcat ("In the file: ", lines, NULL);
      gtk_label_set_text (self->losses, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->losses),
                          *lines != '\0' && !mur_export_dialog_is_table (self));
}

static void
checked_cb (MurExportDialog *self)
{
  check (self);
}

static void
format_changed_cb (MurExportDialog *self)
{
  mur_export_dialog_update_rows (self);
  mur_export_dialog_update_theme (self);
  gtk_widget_set_visible (GTK_WIDGET (self->table), mur_export_dialog_is_table (self));
  gtk_widget_set_visible (self->picture, !mur_export_dialog_is_table (self));
  show_losses (self);
  check (self);
}

static void
panels_changed_cb (MurExportDialog *self)
{
  mur_export_dialog_change_panels (self);
  check (self);
}

static void
theme_changed_cb (MurExportDialog *self)
{
  mur_export_dialog_change_theme (self);
  check (self);
}

static void
painted_cb (MurExportDialog *self)
{
  show_losses (self);
}

static void
unit_changed_cb (MurExportDialog *self)
{
  mur_export_dialog_change_unit (self);
  check (self);
}

static void
place_changed_cb (MurExportDialog *self)
{
  mur_export_dialog_change_place (self);
  check (self);
}

static void
keep_choices (MurExportDialog *self)
{
  if (self->settings == NULL || mur_export_dialog_is_table (self))
    return;
  g_settings_set_uint (self->settings, "export-theme", self->theme_of[0]);
  g_settings_set_uint (self->settings, "export-theme-paper", self->theme_of[1]);
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
  gtk_widget_class_bind_template_child (class, MurExportDialog, panels);
  gtk_widget_class_bind_template_child (class, MurExportDialog, letters_row);
  gtk_widget_class_bind_template_child (class, MurExportDialog, letters);
  gtk_widget_class_bind_template_child (class, MurExportDialog, place);
  gtk_widget_class_bind_template_child (class, MurExportDialog, unit);
  gtk_widget_class_bind_template_child (class, MurExportDialog, dpi);
  gtk_widget_class_bind_template_child (class, MurExportDialog, scale);
  gtk_widget_class_bind_template_child (class, MurExportDialog, theme);
  gtk_widget_class_bind_template_child (class, MurExportDialog, transparent);
  gtk_widget_class_bind_template_child (class, MurExportDialog, svg_text_row);
  gtk_widget_class_bind_template_child (class, MurExportDialog, svg_text);
  gtk_widget_class_bind_template_child (class, MurExportDialog, message);
  gtk_widget_class_bind_template_child (class, MurExportDialog, losses);
  gtk_widget_class_bind_template_child (class, MurExportDialog, copy);
  gtk_widget_class_bind_template_child (class, MurExportDialog, accept);
  gtk_widget_class_bind_template_callback (class, accept_cb);
  gtk_widget_class_bind_template_callback (class, copy_cb);
  gtk_widget_class_bind_template_callback (class, checked_cb);
  gtk_widget_class_bind_template_callback (class, format_changed_cb);
  gtk_widget_class_bind_template_callback (class, painted_cb);
  gtk_widget_class_bind_template_callback (class, panels_changed_cb);
  gtk_widget_class_bind_template_callback (class, place_changed_cb);
  gtk_widget_class_bind_template_callback (class, theme_changed_cb);
  gtk_widget_class_bind_template_callback (class, unit_changed_cb);
}

static void
mur_export_dialog_dispose (GObject *object)
{
  MurExportDialog *self = MUR_EXPORT_DIALOG (object);

  g_clear_pointer (&self->output, mur_output_free);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shown_views, g_free);
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
  self->theme_of[1] = THEME_PRINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  mur_export_dialog_show_places (self);
}

/* What was chosen last; written when it is accepted, so that a dialog given up leaves
 * nothing behind. */
static void
restore_choices (MurExportDialog *self)
{
  self->settings = mur_settings_open_choices ();
  if (self->settings == NULL)
    return;
  self->theme_of[0] = g_settings_get_uint (self->settings, "export-theme");
  self->theme_of[1] = g_settings_get_uint (self->settings, "export-theme-paper");
  g_settings_bind (self->settings, "export-format", self->format, "selected", 0);
  g_settings_bind (self->settings, "export-unit", self->unit, "selected", 0);
  g_settings_bind (self->settings, "export-width", self->width, "text", 0);
  g_settings_bind (self->settings, "export-height", self->height, "text", 0);
  g_settings_bind (self->settings, "export-dpi", self->dpi, "text", 0);
  g_settings_bind (self->settings, "export-scale", self->scale, "text", 0);
  g_settings_bind (self->settings, "export-transparent", self->transparent, "active",
                   0);
  g_settings_bind (self->settings, "export-letters", self->letters, "active", 0);
  g_settings_bind (self->settings, "export-svg-text", self->svg_text, "active", 0);
}

static void
show_tables (MurExportDialog *self)
{
  g_auto (GStrv) names = mur_in_sight_tables (self->output->sight);
  g_autoptr (GtkStringList) tables = gtk_string_list_new ((const char *const *)names);

  adw_combo_row_set_model (self->table, G_LIST_MODEL (tables));
}

/* Takes @output, with a picture; its theme is the one in sight. */
GtkWidget *
mur_export_dialog_new (MurOutput *output, MurExportPurpose purpose)
{
  MurExportDialog *self;

  g_return_val_if_fail (output != NULL && mur_in_sight_has_picture (output->sight),
                        NULL);

  self = g_object_new (MUR_TYPE_EXPORT_DIALOG, NULL);
  self->shown_theme = output->options.theme;
  restore_choices (self);
  self->output = output;
  show_tables (self);
  mur_export_dialog_show_panels (self);
  mur_export_dialog_change_panels (self);
  if (purpose == MUR_EXPORT_TABLE)
    adw_combo_row_set_selected (self->format, MUR_EXPORT_ROW_TABLE);
  else if (mur_export_dialog_is_table (self))
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
  if (mur_export_dialog_is_table (self))
    output->table = g_strdup (
      gtk_string_object_get_string (adw_combo_row_get_selected_item (self->table)));
  return output;
}
