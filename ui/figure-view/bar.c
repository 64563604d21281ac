/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar below a figure view: the readout, and buttons for the most frequent actions.
 * The readout is a label that screen readers follow: it shows the values at the pointer
 * or at the data cursor, or a status. */

#include "ui/figure-view/bar.h"

struct _MurFigureBar
{
  GtkWidget parent_instance;

  MurFigureView *view; /* NULL where it has gone */
  GtkWidget *box;
  GtkLabel *readout;
};

enum
{
  PROP_VIEW = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MurFigureBar, mur_figure_bar, GTK_TYPE_WIDGET)

static void
show_reading (MurFigureBar *self)
{
  const char *reading = mur_figure_view_get_reading (self->view);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self->view));

  if (reading == NULL)
    reading = focused ? "Arrow keys read the data, Tab goes to the next series" : "";
  gtk_label_set_text (self->readout, reading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->readout),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, reading, -1);
}

static void
set_view (MurFigureBar *self, MurFigureView *view)
{
  if (view == NULL)
    return;
  g_set_weak_pointer (&self->view, view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "figure",
                                  G_ACTION_GROUP (mur_figure_view_get_actions (view)));
  g_signal_connect_object (view, "notify::reading", G_CALLBACK (show_reading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (show_reading), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->readout,
                                  NULL, -1);
  show_reading (self);
}

static void
mur_figure_bar_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *spec)
{
  if (id == PROP_VIEW)
    set_view (MUR_FIGURE_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_figure_bar_dispose (GObject *object)
{
  MurFigureBar *self = MUR_FIGURE_BAR (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_figure_bar_parent_class)->dispose (object);
}

static void
mur_figure_bar_class_init (MurFigureBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mur_figure_bar_dispose;
  object_class->set_property = mur_figure_bar_set_property;
  properties[PROP_VIEW]
    = g_param_spec_object ("view", NULL, NULL, MUR_TYPE_FIGURE_VIEW,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
add_button (MurFigureBar *self, GtkWidget *button, const char *icon, const char *tip)
{
  const char *end = strchr (tip, '(');
  g_autofree char *label = g_strstrip (g_strndup (tip, (gsize)(end - tip)));

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_buttons (MurFigureBar *self)
{
  static const char *const buttons[][3] = {
    { "figure.back", "go-previous-symbolic", "Previous View (Ctrl+[)" },
    { "figure.forward", "go-next-symbolic", "Next View (Ctrl+])" },
    { "figure.fit", "mur-fit-symbolic", "Fit Axes (Ctrl+0)" },
    { "figure.all-panels", "view-grid-symbolic", "All Panels (Shift+Enter)" },
    { "figure.lock", "changes-prevent-symbolic", "Lock View (Ctrl+L)" },
    { "figure.show-table", "view-list-symbolic", "Data Table (Ctrl+T)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = g_str_equal (buttons[i][0], "figure.lock")
                            ? gtk_toggle_button_new ()
                            : gtk_button_new ();
      add_button (self, button, buttons[i][1], buttons[i][2]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i][0]);
    }
}

/* The text takes the room that there is and asks for none: a long one must not fold what
 * stands beside the figure. */
static void
mur_figure_bar_init (MurFigureBar *self)
{
  GtkWidget *readout
    = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                    "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, "hexpand", TRUE,
                    "single-line-mode", TRUE, "max-width-chars", 1, NULL);

  self->readout = GTK_LABEL (readout);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (readout, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (readout),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Reading", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Figure", -1);
  gtk_box_append (GTK_BOX (self->box), readout);
  add_buttons (self);
}

/* The bar of @view, which it does not keep alive. */
GtkWidget *
mur_figure_bar_new (MurFigureView *view)
{
  return g_object_new (MUR_TYPE_FIGURE_BAR, "view", view, NULL);
}

/* Returns: (transfer none): the label with the values at the pointer or data cursor */
GtkLabel *
mur_figure_bar_get_readout (MurFigureBar *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_BAR (self), NULL);
  return self->readout;
}
