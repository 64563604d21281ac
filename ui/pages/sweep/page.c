/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of many runs: their figure, and the design of a sweep at the side. Emits
 * "open-run" (MurSession, number of the run) when one is to be seen by itself. */

#include "ui/pages/sweep/private.h"

#include "ui/pages/figure-page.h"
#include "ui/pages/flap.h"

enum
{
  PROP_SHOW_PARAMETERS = 1,
  PROP_FOLDED
};

enum
{
  SIGNAL_OPEN_RUN, /* (MurSession, number) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void init_page (MurPageInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MurSweepPage,
                               mur_sweep_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MUR_TYPE_PAGE, init_page))

static MurSweepPage *
page_of (gpointer data)
{
  return MUR_SWEEP_PAGE (data);
}

/* Chrome */

static gboolean
get_show_parameters (MurSweepPage *self)
{
  return self->actions != NULL && mur_flap_get_shown (self->flap);
}

static void
set_show_parameters (MurSweepPage *self, gboolean shown)
{
  if (self->actions != NULL)
    mur_flap_set_shown (self->flap, shown);
}

static void
update_chrome (MurSweepPage *self)
{
  mur_figure_page_update_header (ADW_HEADER_BAR (self->header), self->flap,
                                 self->folded);
}

static void
flap_changed_cb (MurSweepPage *self)
{
  if (self->actions == NULL)
    return;
  update_chrome (self);
  if (!get_show_parameters (self))
    mur_popovers_end (self->panel_box);
  g_object_notify (G_OBJECT (self), "show-parameters");
}

static gboolean
not_cb (MurSweepPage *self, gboolean value)
{
  return !value;
}

/* What the header bar says, and which actions there are. */
void
mur_sweep_page_update (MurSweepPage *self)
{
  const gboolean is_running = self->work != NULL;
  const MurExperiment *experiment = self->results != NULL
                                      ? mur_sweep_results_experiment (self->results)
                                      : mur_sweep_panel_get_experiment (self->panel);
  g_autofree char *name
    = self->results != NULL
        ? g_filename_display_basename (mur_sweep_results_path (self->results))
        : NULL;
  g_autofree char *subtitle = experiment == NULL ? g_strdup ("")
                              : name == NULL
                                ? g_strdup (experiment->title)
                                : g_strdup_printf ("%s, %s", experiment->title, name);
  GActionMap *map = G_ACTION_MAP (self->actions);

  adw_window_title_set_subtitle (self->title, subtitle);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (map, "start")), !is_running);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (map, "stop")), is_running);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (map, "new-design")),
    !is_running && (self->results != NULL || mur_sweep_panel_n_axes (self->panel) > 0));
}

void
mur_sweep_page_open_run (MurSweepPage *self, const MurSession *session, guint64 run)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_RUN], 0, session, run);
}

/* The class */

static void
mur_sweep_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  MurSweepPage *self = MUR_SWEEP_PAGE (object);

  if (id == PROP_SHOW_PARAMETERS)
    g_value_set_boolean (value, get_show_parameters (self));
  else if (id == PROP_FOLDED)
    g_value_set_boolean (value, self->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_sweep_page_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *spec)
{
  MurSweepPage *self = MUR_SWEEP_PAGE (object);

  if (id == PROP_SHOW_PARAMETERS)
    set_show_parameters (self, g_value_get_boolean (value));
  else if (id == PROP_FOLDED)
    {
      self->folded = g_value_get_boolean (value);
      if (self->actions != NULL)
        update_chrome (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mur_sweep_page_dispose (GObject *object)
{
  MurSweepPage *self = MUR_SWEEP_PAGE (object);

  mur_sweep_page_end_work (self);
  mur_sweep_page_clear_results (self);
  for (guint i = 0; i < MUR_N_SWEEP_CHOICES; i++)
    g_clear_pointer (&self->choice[i].ids, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->toasts, mur_toasts_free);
  G_OBJECT_CLASS (mur_sweep_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (
    class, "/org/murmuration/Murmuration/ui/sweep-page.ui");
  gtk_widget_class_bind_template_child (class, MurSweepPage, overlay);
  gtk_widget_class_bind_template_child (class, MurSweepPage, flap);
  gtk_widget_class_bind_template_child (class, MurSweepPage, header);
  gtk_widget_class_bind_template_child (class, MurSweepPage, title);
  gtk_widget_class_bind_template_child (class, MurSweepPage, menu);
  gtk_widget_class_bind_template_child (class, MurSweepPage, stack);
  gtk_widget_class_bind_template_child (class, MurSweepPage, switcher);
  gtk_widget_class_bind_template_child (class, MurSweepPage, choices);
  gtk_widget_class_bind_template_child (class, MurSweepPage, view);
  gtk_widget_class_bind_template_child (class, MurSweepPage, figure_bar);
  gtk_widget_class_bind_template_child (class, MurSweepPage, panel_box);
  gtk_widget_class_bind_template_child (class, MurSweepPage, panel);
  gtk_widget_class_bind_template_callback (class, flap_changed_cb);
  gtk_widget_class_bind_template_callback (class, not_cb);
}

static void
mur_sweep_page_class_init (MurSweepPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  g_type_ensure (MUR_TYPE_FIGURE_BAR);
  g_type_ensure (MUR_TYPE_FIGURE_VIEW);
  g_type_ensure (MUR_TYPE_SCENE_SWITCHER);
  g_type_ensure (MUR_TYPE_SWEEP_PANEL);
  object_class->dispose = mur_sweep_page_dispose;
  object_class->get_property = mur_sweep_page_get_property;
  object_class->set_property = mur_sweep_page_set_property;
  g_object_class_override_property (object_class, PROP_SHOW_PARAMETERS,
                                    "show-parameters");
  g_object_class_override_property (object_class, PROP_FOLDED, "folded");
  signals[SIGNAL_OPEN_RUN]
    = g_signal_new ("open-run", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "run.start-stop", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_KP_Enter,
                                       GDK_CONTROL_MASK, "run.start-stop", NULL);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
mur_sweep_page_init (MurSweepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  mur_popovers_end_with (GTK_WIDGET (self));
  self->toasts = mur_toasts_new (self->overlay);
  mur_scene_switcher_fill (self->switcher, mur_sweep_scenes);
  mur_sweep_page_build_choices (self);
  mur_sweep_page_add_actions (self);
  mur_names_of_buttons (GTK_WIDGET (self));
  update_chrome (self);
  mur_sweep_page_update (self);
}

GtkWidget *
mur_sweep_page_new (void)
{
  return g_object_new (MUR_TYPE_SWEEP_PAGE, NULL);
}

gboolean
mur_sweep_page_is_running (MurSweepPage *self)
{
  g_return_val_if_fail (MUR_IS_SWEEP_PAGE (self), FALSE);
  return self->work != NULL;
}

/* Whether the page, brought into sight, is to be about @experiment: where nothing else is
 * under way, designed or looked at. */
gboolean
mur_sweep_page_wants_topic (MurSweepPage *self, const MurExperiment *experiment)
{
  g_return_val_if_fail (MUR_IS_SWEEP_PAGE (self) && experiment != NULL, FALSE);
  return self->work == NULL && self->results == NULL
         && (mur_sweep_panel_get_experiment (self->panel) == experiment
             || mur_sweep_panel_n_axes (self->panel) == 0);
}

/* What is designed from now on begins with @base. Not while one is carried out. */
void
mur_sweep_page_set_base (MurSweepPage *self, const MurSession *base)
{
  g_return_if_fail (MUR_IS_SWEEP_PAGE (self) && base != NULL);
  g_return_if_fail (self->work == NULL);

  mur_sweep_panel_set_base (self->panel, base);
  mur_sweep_panel_show_work (self->panel, NULL, FALSE);
  mur_sweep_page_update (self);
}

/* Adds the parameter @name to the design. */
void
mur_sweep_page_vary (MurSweepPage *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MUR_IS_SWEEP_PAGE (self) && name != NULL);

  if (self->work != NULL)
    {
      mur_page_show_toast (MUR_PAGE (self), "A sweep is carried out; stop it first");
      return;
    }
  g_object_set (self, "show-parameters", TRUE, NULL);
  if (!mur_sweep_panel_vary (self->panel, name, &error))
    mur_page_show_toast (MUR_PAGE (self), error->message);
  mur_sweep_page_update (self);
}

/* Shows what was opened, and takes it. Not while a sweep is carried out. */
void
mur_sweep_page_open (MurSweepPage *self, MurSweepOpened *opened)
{
  MurSweepResults *results;
  MurSweepProgress progress;

  g_return_if_fail (MUR_IS_SWEEP_PAGE (self) && opened != NULL);
  g_return_if_fail (self->work == NULL);

  results = g_steal_pointer (&opened->results);
  if (results != NULL)
    {
      mur_sweep_panel_show_sweep (self->panel, mur_sweep_results_sweep (results),
                                  opened->store, mur_sweep_results_shard (results),
                                  mur_sweep_results_n_shards (results));
      progress = (MurSweepProgress){ mur_sweep_results_n_runs (results),
                                     mur_sweep_results_n_done (results),
                                     mur_sweep_results_n_failed (results), 0, 0 };
      mur_sweep_panel_show_work (self->panel, &progress, FALSE);
      mur_sweep_page_take_results (self, results, g_steal_pointer (&opened->look));
    }
  else
    {
      mur_sweep_panel_show_sweep (self->panel, opened->sweep, opened->store, 1, 1);
      mur_sweep_panel_show_work (self->panel, NULL, FALSE);
      mur_sweep_page_take_results (self, NULL, NULL);
    }
  mur_sweep_opened_free (opened);
}

/* What the window asks of every page. */

static GActionGroup *
get_actions (MurPage *page)
{
  return G_ACTION_GROUP (page_of (page)->actions);
}

static MurInSight *
dup_in_sight (MurPage *page)
{
  MurSweepPage *self = page_of (page);
  MurInSight *sight;

  if (self->figure == NULL || self->drawn != self->drawing)
    return NULL;
  sight = mur_in_sight_new_sweep (mur_sweep_results_ref (self->results),
                                  mur_sweep_look_copy (self->look));
  sight->figure = mur_figure_ref (self->figure);
  mur_figure_page_take_view (self->view, sight);
  return sight;
}

static const char *
get_help (MurPage *page)
{
  return "sweep";
}

static void
set_menu (MurPage *page, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (page_of (page)->menu, menu);
}

static void
offer (MurPage *page, const char *message, const char *label, GClosure *clicked)
{
  mur_toasts_show_button (page_of (page)->toasts, message, label, clicked);
}

static void
focus (MurPage *page)
{
  MurSweepPage *self = page_of (page);

  if (self->results != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
set_presenting (MurPage *page, gboolean presenting)
{
  MurSweepPage *self = page_of (page);

  mur_figure_page_set_presenting (GTK_WIDGET (self), self->header,
                                  GTK_WIDGET (self->choices), self->view, presenting);
  update_chrome (self);
}

static void
init_page (MurPageInterface *interface)
{
  interface->get_actions = get_actions;
  interface->dup_in_sight = dup_in_sight;
  interface->get_help = get_help;
  interface->set_menu = set_menu;
  interface->offer = offer;
  interface->focus = focus;
  interface->set_presenting = set_presenting;
}
