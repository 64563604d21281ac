/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one run bar of all topics: play or pause, step, restart, speed, and how far the
 * run is, in words. Buttons use the actions run.play-pause, run.step,
 * run.restart and run.speed of an ancestor. */

#include "ui/pages/experiment/run-bar.h"

#include "ui/widgets/names.h"

#include <math.h>
#include <string.h>

struct _MurRunBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkButton *play;
  GtkMenuButton *speed;
  GtkLabel *status;
  gboolean compact;
};

enum
{
  PROP_COMPACT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

const MurSpeed mur_speeds[] = {
  { "slow", "Slow", 10 },  { "normal", "Normal", MUR_RATE_PACED },
  { "fast", "Fast", 300 }, { "maximum", "Maximum", 0 },
  { NULL, NULL, 0 },
};

G_DEFINE_FINAL_TYPE (MurRunBar, mur_run_bar, GTK_TYPE_WIDGET)

static void
set_compact (MurRunBar *self, gboolean compact)
{
  self->compact = compact;
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->status)), !compact);
}

static void
mur_run_bar_set_property (GObject *object,
                          guint id,
                          const GValue *value,
                          GParamSpec *spec)
{
  if (id == PROP_COMPACT)
    set_compact (MUR_RUN_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_run_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, MUR_RUN_BAR (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_run_bar_dispose (GObject *object)
{
  g_clear_pointer (&MUR_RUN_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_run_bar_parent_class)->dispose (object);
}

static void
mur_run_bar_class_init (MurRunBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mur_run_bar_dispose;
  object_class->set_property = mur_run_bar_set_property;
  object_class->get_property = mur_run_bar_get_property;
  properties[PROP_COMPACT] = g_param_spec_boolean (
    "compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "runbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/run-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MurRunBar, box);
  gtk_widget_class_bind_template_child (widget_class, MurRunBar, play);
  gtk_widget_class_bind_template_child (widget_class, MurRunBar, speed);
  gtk_widget_class_bind_template_child (widget_class, MurRunBar, status);
}

static GMenuModel *
make_speed_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (const MurSpeed *speed = mur_speeds; speed->id != NULL; speed++)
    {
      g_autofree char *action = g_strdup_printf ("run.speed::%s", speed->id);
      g_menu_append (menu, speed->label, action);
    }
  return G_MENU_MODEL (menu);
}

static void
mur_run_bar_init (MurRunBar *self)
{
  g_autoptr (GMenuModel) menu = make_speed_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->speed, menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Run", -1);
}

GtkWidget *
mur_run_bar_new (void)
{
  return g_object_new (MUR_TYPE_RUN_BAR, NULL);
}

static gboolean
is_going (MurRunnerState state)
{
  return state == MUR_RUNNER_READY || state == MUR_RUNNER_RUNNING;
}

static void
show_play (MurRunBar *self, MurRunnerState state)
{
  const char *tooltip = "Run (Space)";

  if (is_going (state))
    tooltip = "Pause (Space)";
  else if (state == MUR_RUNNER_FINISHED || state == MUR_RUNNER_FAILED)
    tooltip = "Run Again (Space)";
  gtk_button_set_icon_name (self->play, is_going (state)
                                          ? "media-playback-pause-symbolic"
                                          : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), tooltip);
  mur_names_of_buttons (GTK_WIDGET (self->play));
}

/* @speed: the label of one of mur_speeds; @status: what mur_run_words() says */
void
mur_run_bar_show (MurRunBar *self,
                  MurRunnerState state,
                  const char *speed,
                  const char *status)
{
  g_return_if_fail (MUR_IS_RUN_BAR (self));

  show_play (self, state);
  gtk_menu_button_set_label (self->speed, speed);
  gtk_label_set_text (self->status, status);
}
