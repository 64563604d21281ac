/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small form over a figure. Emits "moved" when it has changed the navigation. A limit
 * that is refused is marked at its entry, with what is allowed, and stays to be mended.
 */

#include "ui/figure-view/words/axis-limits.h"

#include <string.h>

#include "ui/plot/layout/text.h"

struct _MurAxisLimits
{
  GtkPopover parent_instance;

  MurNavigation *view; /* borrowed while it is up */
  guint panel;
  MurAxes axis;
  gboolean filling;

  GtkLabel *title;
  GtkEntry *minimum;
  GtkEntry *maximum;
  GtkLabel *message;
  GtkWidget *scales;
  GtkToggleButton *linear;
  GtkToggleButton *logarithmic;
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurAxisLimits, mur_axis_limits, GTK_TYPE_POPOVER)

/* The figure may have gone on without this panel. */
static gboolean
is_there (MurAxisLimits *self)
{
  guint n = 0;

  if (self->view != NULL)
    mur_navigation_panels (self->view, &n);
  return self->panel < n;
}

static void
mark (GtkEntry *entry, const char *message)
{
  gboolean wrong = message != NULL;

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
    wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* @message: (nullable): of the view; it names the end that is wrong */
static void
show_message (MurAxisLimits *self, const char *message)
{
  gboolean maximum = message != NULL && strstr (message, " maximum: ") != NULL;

  mark (self->minimum, maximum ? NULL : message);
  mark (self->maximum, maximum ? message : NULL);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self));
  if (message != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (maximum ? self->maximum : self->minimum));
}

static void
fill (MurAxisLimits *self)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  gboolean log
    = mur_navigation_scale (self->view, self->panel, self->axis) == MUR_SCALE_LOG;

  mur_navigation_limit_texts (self->view, self->panel, self->axis, &minimum, &maximum);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->minimum), minimum);
  gtk_editable_set_text (GTK_EDITABLE (self->maximum), maximum);
  gtk_toggle_button_set_active (log ? self->logarithmic : self->linear, TRUE);
  gtk_widget_set_visible (
    self->scales,
    log || mur_navigation_can_be_log (self->view, self->panel, self->axis));
  self->filling = FALSE;
  show_message (self, NULL);
}

static void
apply_cb (MurAxisLimits *self)
{
  g_autoptr (GError) error = NULL;

  if (!is_there (self))
    return;
  if (mur_navigation_type_limits (self->view, self->panel, self->axis,
                                  gtk_editable_get_text (GTK_EDITABLE (self->minimum)),
                                  gtk_editable_get_text (GTK_EDITABLE (self->maximum)),
                                  &error))
    {
      g_signal_emit (self, signals[SIGNAL_MOVED], 0);
      gtk_popover_popdown (GTK_POPOVER (self));
    }
  else
    show_message (self, error->message);
}

static void
automatic_cb (MurAxisLimits *self)
{
  if (!is_there (self))
    return;
  mur_navigation_fit (self->view, self->panel, self->axis);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
scale_toggled_cb (MurAxisLimits *self)
{
  gboolean log = gtk_toggle_button_get_active (self->logarithmic);

  if (self->filling || !is_there (self)
      || log
           == (mur_navigation_scale (self->view, self->panel, self->axis)
               == MUR_SCALE_LOG))
    return;
  mur_navigation_set_scale (self->view, self->panel, self->axis,
                            log ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  fill (self);
}

static void
closed_cb (MurAxisLimits *self)
{
  self->view = NULL;
}

static void
mur_axis_limits_dispose (GObject *object)
{
  MurAxisLimits *self = MUR_AXIS_LIMITS (object);

  self->view = NULL;
  G_OBJECT_CLASS (mur_axis_limits_parent_class)->dispose (object);
}

static void
mur_axis_limits_class_init (MurAxisLimitsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_axis_limits_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/axis-limits.ui");
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, title);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, minimum);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, maximum);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, message);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, scales);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, linear);
  gtk_widget_class_bind_template_child (widget_class, MurAxisLimits, logarithmic);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, automatic_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  signals[SIGNAL_MOVED]
    = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_axis_limits_init (MurAxisLimits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MurAxisLimits *
mur_axis_limits_new (void)
{
  return g_object_new (MUR_TYPE_AXIS_LIMITS, NULL);
}

/* Pops up for @axis of @panel of @view, which must stay while it is up. */
void
mur_axis_limits_show (MurAxisLimits *self,
                      MurNavigation *view,
                      guint panel,
                      MurAxes axis)
{
  const MurPanel *of;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  const char *markup;

  g_return_if_fail (MUR_IS_AXIS_LIMITS (self) && mur_navigation_figure (view) != NULL);

  of = mur_figure_panel ((MurFigure *)mur_navigation_figure (view), panel);
  markup = axis == MUR_AXIS_X ? of->x.title : of->y.title;
  name = markup != NULL ? mur_text_plain (markup) : NULL;
  title
    = g_strdup_printf ("%s axis%s%s", axis == MUR_AXIS_X ? "Horizontal" : "Vertical",
                       name != NULL ? ": " : "", name != NULL ? name : "");
  gtk_label_set_text (self->title, title);
  self->view = view;
  self->panel = panel;
  self->axis = axis;
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->minimum));
}
