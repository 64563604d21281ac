/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/window/topics.h"

#include "core/experiments/registry.h"

guint
mur_topics_n (void)
{
  guint n = 0;

  while (mur_experiments ()[n] != NULL)
    n++;
  return n;
}

/* @key: that brings it into sight */
static GtkWidget *
make_topic (GtkListBox *topics,
            const char *id,
            const char *title,
            const char *summary,
            const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkIconTheme *icons
    = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (topics)));
  g_autofree char *icon = g_strdup_printf ("mur-topic-%s-symbolic", id);
  g_autofree char *tooltip = NULL;
  gboolean own = gtk_icon_theme_has_icon (icons, icon);

  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (own ? icon : "mur-topic-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  tooltip = g_strdup_printf ("%s (%s)", summary, key);
  gtk_widget_set_tooltip_text (box, tooltip);
  return box;
}

/* Takes @topic. */
static void
add_topic (GtkListBox *topics, GtkWidget *topic, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), topic);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_list_box_append (topics, row);
}

/* Sweeps are of all of them, and stand apart. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  const gboolean is_apart = (guint)gtk_list_box_row_get_index (row) == mur_topics_n ();

  gtk_list_box_row_set_header (
    row, is_apart ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

void
mur_topics_fill (GtkListBox *topics)
{
  guint number = 0;

  g_return_if_fail (GTK_IS_LIST_BOX (topics));

  for (const MurExperiment *const *experiment = mur_experiments (); *experiment != NULL;
       experiment++)
    {
      g_autofree char *key = g_strdup_printf ("Alt+%u", ++number);
      add_topic (topics,
                 make_topic (topics, (*experiment)->id, (*experiment)->title,
                             (*experiment)->summary, key),
                 (*experiment)->title);
    }
  add_topic (topics,
             make_topic (topics, MUR_TOPICS_SWEEP, "Sweep",
                         "Many runs of a topic at once", "Ctrl+D"),
             "Sweep");
  gtk_list_box_set_header_func (topics, header_cb, NULL, NULL);
}
