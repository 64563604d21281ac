/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: topics at the side, and the page of one of them, or of sweeps; what else it
 * shows is the state of three actions. The actions that work on the page are in actions.c. */

#include "app/window/window.h"

#include "app/window/infer.h"
#include "app/window/settings.h"
#include "app/window/sweep.h"
#include "app/window/topics.h"
#include "core/experiments/registry.h"
#include "ui/widgets/names.h"

struct _MurWindow
{
  AdwApplicationWindow parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkMenuButton *menu;
  GtkListBox *topics;
  GtkStack *pages;
  const MurExperiment *topic; /* that was in sight last */
  char *states;               /* (nullable): the folder where runs are saved */
  gsize history;              /* bytes for the past of each run; 0: as many as usual */
  gboolean presenting;
  gboolean showed_parameters; /* before presenting */
};

G_DEFINE_FINAL_TYPE (MurWindow, mur_window, ADW_TYPE_APPLICATION_WINDOW)

static GAction *
lookup (MurWindow *self, const char *name)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self), name);
}

static void
parameters_shown_cb (MurPage *page, GParamSpec *spec, MurWindow *self)
{
  gboolean shown;

  if (page != mur_window_get_sight (self))
    return;
  g_object_get (page, "show-parameters", &shown, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (lookup (self, "show-parameters")),
                             g_variant_new_boolean (shown));
}

static void
page_ended_cb (MurExperimentPage *page, GParamSpec *spec, MurWindow *self)
{
  if (page == mur_window_get_page (self))
    mur_window_update_inference (self);
}

static void
keep_state (MurWindow *self, MurExperimentPage *page)
{
  const MurExperiment *experiment = mur_experiment_page_get_experiment (page);
  g_autofree char *name = g_strconcat (experiment->id, ".json", NULL);
  g_autofree char *path = g_build_filename (self->states, name, NULL);

  mur_experiment_page_keep_state (page, path);
}

static void
host (MurWindow *self, GtkWidget *page, const char *name)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  gtk_stack_add_named (self->pages, page, name);
  g_object_bind_property (self->leaflet, "folded", page, "folded",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect (page, "notify::show-parameters", G_CALLBACK (parameters_shown_cb),
                    self);
  mur_page_set_menu (MUR_PAGE (page), G_MENU_MODEL (gtk_application_get_menu_by_id (
                                        application, "primary-menu")));
}

static MurExperimentPage *
add_page (MurWindow *self, const MurExperiment *experiment)
{
  GtkWidget *page = mur_experiment_page_new (experiment);

  host (self, page, experiment->id);
  g_signal_connect (page, "notify::ended", G_CALLBACK (page_ended_cb), self);
  if (self->states != NULL)
    keep_state (self, MUR_EXPERIMENT_PAGE (page));
  if (self->history > 0)
    mur_experiment_page_set_history (MUR_EXPERIMENT_PAGE (page), self->history);
  return MUR_EXPERIMENT_PAGE (page);
}

/* Its actions are the window's. */
static void
bring_into_sight (MurWindow *self, MurPage *page)
{
  GtkWidget *focus;

  /* Each page is presented by itself, and would not hear of the end. */
  if (mur_window_get_sight (self) != page)
    mur_window_set_presenting (self, FALSE);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* What is typed in hears of it only as long as it is in sight. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages))
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "run",
                                  mur_page_get_actions (page));
  parameters_shown_cb (page, NULL, self);
  mur_window_update_inference (self);
}

/* The page of @experiment, made when it is first asked for, comes into sight. */
static MurExperimentPage *
show_page (MurWindow *self, const MurExperiment *experiment)
{
  GtkWidget *known = gtk_stack_get_child_by_name (self->pages, experiment->id);
  MurExperimentPage *page
    = known != NULL ? MUR_EXPERIMENT_PAGE (known) : add_page (self, experiment);

  self->topic = experiment;
  bring_into_sight (self, MUR_PAGE (page));
  return page;
}

/* The same of the page of sweeps. */
static void
bring_sweep_into_sight (MurWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, MUR_TOPICS_SWEEP);

  if (page == NULL)
    {
      page = mur_sweep_page_new ();
      host (self, page, MUR_TOPICS_SWEEP);
      mur_window_watch_sweep (self, MUR_SWEEP_PAGE (page));
    }
  mur_window_offer_topic (self, MUR_SWEEP_PAGE (page));
  bring_into_sight (self, MUR_PAGE (page));
}

static void
topic_selected_cb (GtkListBox *topics, GtkListBoxRow *row, MurWindow *self)
{
  if (row == NULL)
    return;
  if ((guint)gtk_list_box_row_get_index (row) < mur_topics_n ())
    show_page (self, mur_experiments ()[gtk_list_box_row_get_index (row)]);
  else
    bring_sweep_into_sight (self);
}

static void
topic_activated_cb (GtkListBox *topics, GtkListBoxRow *row, MurWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
  if ((guint)gtk_list_box_row_get_index (row) < mur_topics_n ())
    mur_page_focus (mur_window_get_sight (self));
  else
    mur_window_vary (self, NULL);
}

/* By number, as the keys have it. */
static void
nth_topic_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurWindow *self = MUR_WINDOW (data);
  int left = g_variant_get_int32 (parameter) - 1;

  for (const MurExperiment *const *experiment = mur_experiments (); *experiment != NULL;
       experiment++)
    if (left-- == 0)
      mur_experiment_page_focus (mur_window_show_topic (self, *experiment));
}

static void
show_topics_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurWindow *self = data;
  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

static void
show_parameters_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_object_set (mur_window_get_sight (data), "show-parameters",
                g_variant_get_boolean (state), NULL);
}

static void
present_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mur_window_set_presenting (data, g_variant_get_boolean (state));
}

static void
add_own_actions (MurWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-topics", .activate = show_topics_cb },
    { .name = "nth-topic", .activate = nth_topic_cb, .parameter_type = "i" },
    { .name = "show-parameters", .state = "true", .change_state = show_parameters_cb },
    { .name = "present", .state = "false", .change_state = present_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries),
                                   self);
}

static void
restore_size (MurWindow *self)
{
  GSettings *settings = mur_settings_get ();

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
}

/* Pages and their runs end with the window, whoever holds it for longer. The widget that
 * has the focus would otherwise keep its page until GTK finds the focus another place.
 */
static void
mur_window_unrealize (GtkWidget *widget)
{
  MurWindow *self = MUR_WINDOW (widget);
  GtkWidget *page;

  GTK_WIDGET_CLASS (mur_window_parent_class)->unrealize (widget);
  gtk_widget_insert_action_group (widget, "run", NULL);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
}

static void
mur_window_finalize (GObject *object)
{
  g_free (MUR_WINDOW (object)->states);
  G_OBJECT_CLASS (mur_window_parent_class)->finalize (object);
}

static void
mur_window_class_init (MurWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mur_window_finalize;

  widget_class->unrealize = mur_window_unrealize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MurWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MurWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MurWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, MurWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, MurWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, topic_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_activated_cb);
}

static void
mur_window_init (MurWindow *self)
{
  add_own_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window that shows the first topic, at work. */
GtkWidget *
mur_window_new (GtkApplication *application)
{
  MurWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (MUR_TYPE_WINDOW, "application", application, NULL);
  restore_size (self);
  gtk_menu_button_set_menu_model (
    self->menu,
    G_MENU_MODEL (gtk_application_get_menu_by_id (application, "primary-menu")));
  mur_topics_fill (self->topics);
  mur_names_of_buttons (self->sidebar);
  mur_window_show_topic (self, mur_experiments ()[0]);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
  mur_experiment_page_focus (mur_window_get_page (self));
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the page in sight; %NULL as the window closes */
MurPage *
mur_window_get_sight (MurWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (MUR_IS_WINDOW (self), NULL);
  page = gtk_stack_get_visible_child (self->pages);
  return page != NULL ? MUR_PAGE (page) : NULL;
}

/* Returns: (transfer none): the page of the topic in sight, or that was in sight before the
 * page of sweeps; %NULL as the window closes */
MurExperimentPage *
mur_window_get_page (MurWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (MUR_IS_WINDOW (self), NULL);
  if (self->topic == NULL || mur_window_get_sight (self) == NULL)
    return NULL;
  page = gtk_stack_get_child_by_name (self->pages, self->topic->id);
  return page != NULL ? MUR_EXPERIMENT_PAGE (page) : NULL;
}

/* Returns: (transfer none): the page of sweeps, in sight */
MurSweepPage *
mur_window_show_sweep (MurWindow *self)
{
  g_return_val_if_fail (MUR_IS_WINDOW (self), NULL);

  gtk_list_box_select_row (
    self->topics, gtk_list_box_get_row_at_index (self->topics, (int)mur_topics_n ()));
  return MUR_SWEEP_PAGE (gtk_stack_get_child_by_name (self->pages, MUR_TOPICS_SWEEP));
}

/* Returns: (transfer none): the page of @experiment, one of the registry, in sight */
MurExperimentPage *
mur_window_show_topic (MurWindow *self, const MurExperiment *experiment)
{
  g_return_val_if_fail (MUR_IS_WINDOW (self), NULL);

  for (int i = 0; mur_experiments ()[i] != NULL; i++)
    if (mur_experiments ()[i] == experiment)
      gtk_list_box_select_row (self->topics,
                               gtk_list_box_get_row_at_index (self->topics, i));
  return mur_window_get_page (self);
}

/* Shows @message in a toast over the page in sight, if the window is still there. */
void
mur_window_show_toast (MurWindow *self, const char *message)
{
  g_return_if_fail (MUR_IS_WINDOW (self) && message != NULL);
  if (mur_window_get_sight (self) != NULL)
    mur_page_show_toast (mur_window_get_sight (self), message);
}

/* Memory for the past of the run of each topic. */
void
mur_window_set_history (MurWindow *self, gsize n_bytes)
{
  GtkWidget *page;

  g_return_if_fail (MUR_IS_WINDOW (self) && n_bytes > 0);

  self->history = n_bytes;
  page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  for (; page != NULL; page = gtk_widget_get_next_sibling (page))
    if (MUR_IS_EXPERIMENT_PAGE (page))
      mur_experiment_page_set_history (MUR_EXPERIMENT_PAGE (page), n_bytes);
}

/* Saves the run of each topic in @folder, which is made where it is not there, while it
 * goes on and when the window closes; what is there from before is offered. Once. */
void
mur_window_keep_states (MurWindow *self, const char *folder)
{
  GtkWidget *page;

  g_return_if_fail (MUR_IS_WINDOW (self) && folder != NULL && self->states == NULL);

  g_mkdir_with_parents (folder, 0700);
  self->states = g_strdup (folder);
  page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  for (; page != NULL; page = gtk_widget_get_next_sibling (page))
    if (MUR_IS_EXPERIMENT_PAGE (page))
      keep_state (self, MUR_EXPERIMENT_PAGE (page));
}

/* Presented, the page fills the screen without the topics and the parameters. */
void
mur_window_set_presenting (MurWindow *self, gboolean presenting)
{
  MurPage *page;

  g_return_if_fail (MUR_IS_WINDOW (self));
  if (presenting == self->presenting)
    return;
  page = mur_window_get_sight (self);
  self->presenting = presenting;
  if (presenting)
    g_object_get (page, "show-parameters", &self->showed_parameters, NULL);
  gtk_widget_set_visible (self->sidebar, !presenting);
  g_object_set (page, "show-parameters", !presenting && self->showed_parameters, NULL);
  mur_page_set_presenting (page, presenting);
  mur_page_focus (page);
  g_simple_action_set_state (G_SIMPLE_ACTION (lookup (self, "present")),
                             g_variant_new_boolean (presenting));
  if (presenting)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

gboolean
mur_window_is_presenting (MurWindow *self)
{
  g_return_val_if_fail (MUR_IS_WINDOW (self), FALSE);
  return self->presenting;
}
