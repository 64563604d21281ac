/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a topic shows, how it works, and what to try: a text of data/help, whose lines
 * are headings ("# "), points ("- ") or paragraphs. */

#include "app/window/help-window.h"

struct _MurHelpWindow
{
  AdwWindow parent_instance;
  GtkBox *text;
};

G_DEFINE_FINAL_TYPE (MurHelpWindow, mur_help_window, ADW_TYPE_WINDOW)

static void
mur_help_window_class_init (MurHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MurHelpWindow, text);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
mur_help_window_init (MurHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_line (MurHelpWindow *self, const char *line)
{
  GtkWidget *label;

  if (g_str_has_prefix (line, "# "))
    {
      label = make_label (line + 2);
      gtk_widget_add_css_class (label, "title-3");
      gtk_widget_add_css_class (label, "help-heading");
    }
  else if (g_str_has_prefix (line, "- "))
    {
      g_autofree char *point = g_strconcat ("•  ", line + 2, NULL);
      label = make_label (point);
    }
  else
    label = make_label (line);
  gtk_box_append (self->text, label);
}

static char *
load_text (const char *id, const char *otherwise)
{
  g_autofree char *path
    = g_strdup_printf ("/org/murmuration/Murmuration/help/%s.txt", id);
  g_autoptr (GBytes) bytes
    = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return g_strdup (otherwise);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The text @id of data/help; where there is none, @otherwise. */
GtkWidget *
mur_help_window_new_text (const char *id, const char *title, const char *otherwise)
{
  MurHelpWindow *self;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (id != NULL && title != NULL && otherwise != NULL, NULL);

  self = g_object_new (MUR_TYPE_HELP_WINDOW, "title", title, NULL);
  text = load_text (id, otherwise);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      add_line (self, lines[i]);
  return GTK_WIDGET (self);
}

/* A topic without a text of its own has at least its summary. */
GtkWidget *
mur_help_window_new (const MurExperiment *experiment)
{
  g_return_val_if_fail (experiment != NULL, NULL);
  return mur_help_window_new_text (experiment->id, experiment->title,
                                   experiment->summary);
}
