/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes of a page: the switcher, keys, presets, sessions, and panels of a scene that
 * are enlarged. */

#include <string.h>

#include "app/window/files.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figures/registry.h"
#include "ui/pages/experiment/private.h"

/* Titles and sentences are all that a switcher has to do with. */
static const MurScene fakes[] = {
  { "one", "One", "The first one.", NULL },
  { "two", "Two", "The second one.", NULL },
  { "three", "A much longer one", "The third one.", NULL },
  { "four", "Four", "The fourth one.", NULL },
  { "five", "Five", "The fifth one.", NULL },
  { "six", "Six", "The sixth one.", NULL },
  { "seven", "Seven", "The seventh one.", NULL },
  { "eight", "Eight", "The eighth one.", NULL },
  { "nine", "Nine", "The ninth one.", NULL },
  { "ten", "Ten", "The tenth one.", NULL },
  { NULL, NULL, NULL, NULL },
};

static void
gather_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)
      && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_buttons (child, buttons);
}

static void
gather_items (GtkWidget *widget, GPtrArray *items)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "modelbutton"))
    g_ptr_array_add (items, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_items (child, items);
}

static GPtrArray *
buttons_of (MurSceneSwitcher *switcher)
{
  GPtrArray *buttons = g_ptr_array_new ();

  gather_buttons (GTK_WIDGET (switcher), buttons);
  return buttons;
}

static GtkWidget *
visible_part (MurSceneSwitcher *switcher)
{
  GtkWidget *squeezer = gtk_widget_get_first_child (GTK_WIDGET (switcher));
  return adw_squeezer_get_visible_child (ADW_SQUEEZER (squeezer));
}

/* A row of buttons where there is room, else one that opens a list of all. */
static void
width (void)
{
  GtkWidget *widget = g_object_new (MUR_TYPE_SCENE_SWITCHER, NULL);
  MurSceneSwitcher *switcher = MUR_SCENE_SWITCHER (widget);
  GtkWidget *window, *part;
  GMenuModel *menu;

  mur_scene_switcher_fill (switcher, fakes);
  mur_scene_switcher_show (switcher, &fakes[2]);
  window = mur_test_present (widget, 1300, 60);
  mur_test_pass (100);
  g_assert_true (GTK_IS_BOX (visible_part (switcher)));
  gtk_window_destroy (GTK_WINDOW (window));

  widget = g_object_new (MUR_TYPE_SCENE_SWITCHER, NULL);
  switcher = MUR_SCENE_SWITCHER (widget);
  mur_scene_switcher_fill (switcher, fakes);
  mur_scene_switcher_show (switcher, &fakes[2]);
  window = mur_test_present (widget, 300, 60);
  mur_test_pass (100);
  part = visible_part (switcher);
  g_assert_true (GTK_IS_MENU_BUTTON (part));
  g_assert_cmpint (gtk_widget_get_width (widget), <=, 300);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (part)), ==,
                   "A much longer one");
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (part));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every button says what its scene shows, and its key, of which there are nine. */
static void
tooltips (void)
{
  g_autoptr (GtkWidget) widget
    = g_object_ref_sink (g_object_new (MUR_TYPE_SCENE_SWITCHER, NULL));
  g_autoptr (GPtrArray) buttons = NULL;

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Scenes");
  mur_scene_switcher_fill (MUR_SCENE_SWITCHER (widget), fakes);
  g_assert_true (gtk_widget_get_visible (widget));
  buttons = buttons_of (MUR_SCENE_SWITCHER (widget));
  g_assert_cmpuint (buttons->len, ==, 10);
  g_assert_cmpstr (gtk_button_get_label (buttons->pdata[1]), ==, "Two");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (buttons->pdata[1]), ==,
                   "The second one. (Ctrl+2)");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (buttons->pdata[8]), ==,
                   "The ninth one. (Ctrl+9)");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (buttons->pdata[9]), ==,
                   "The tenth one.");
}

/* One scene, or none, needs no switcher. */
static void
alone (void)
{
  static const MurScene one[] = { { "one", "One", "The only one.", NULL }, { NULL } };
  g_autoptr (GtkWidget) first
    = g_object_ref_sink (g_object_new (MUR_TYPE_SCENE_SWITCHER, NULL));
  g_autoptr (GtkWidget) second
    = g_object_ref_sink (g_object_new (MUR_TYPE_SCENE_SWITCHER, NULL));

  mur_scene_switcher_fill (MUR_SCENE_SWITCHER (first), one);
  mur_scene_switcher_fill (MUR_SCENE_SWITCHER (second), NULL);
  g_assert_false (gtk_widget_get_visible (first));
  g_assert_false (gtk_widget_get_visible (second));
}

static void
choose_nth (MurExperimentPage *page, int n)
{
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "nth-scene",
                                  g_variant_new_int32 (n));
}

/* Button and item of @scene are active, and no others. */
static void
assert_active (MurExperimentPage *page, const MurScene *scene)
{
  const MurScene *scenes = mur_scenes (page->experiment);
  g_autoptr (GPtrArray) buttons = buttons_of (page->switcher);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  gather_items (GTK_WIDGET (page->switcher), items);
  g_assert_cmpuint (items->len, ==, buttons->len);
  for (guint i = 0; i < buttons->len; i++)
    {
      gboolean active;

      g_object_get (items->pdata[i], "active", &active, NULL);
      g_assert_cmpint (active, ==, &scenes[i] == scene);
      g_assert_cmpint (gtk_toggle_button_get_active (buttons->pdata[i]), ==,
                       &scenes[i] == scene);
    }
}

/* The scene in sight is @scene: its figure, its button, and what is taken home. */
static void
assert_scene (MurExperimentPage *page, const MurScene *scene)
{
  g_autoptr (MurInSight) sight = mur_experiment_page_dup_in_sight (page);
  g_autoptr (MurFigure) shown = mur_figure_view_dup_figure (page->view);
  g_autoptr (MurFigure) expected
    = mur_figure_for_frame (page->experiment, scene, page->frame,
                            mur_parameter_panel_get_parameters (page->panel));

  g_assert_cmpstr (sight->session->scene, ==, scene->id);
  assert_active (page, scene);
  g_assert_cmpuint (mur_figure_n_panels (shown), ==, mur_figure_n_panels (expected));
  for (guint i = 0; i < mur_figure_n_panels (shown); i++)
    g_assert_cmpstr (mur_figure_panel (shown, i)->title, ==,
                     mur_figure_panel (expected, i)->title);
}

static void
keys (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);
  const MurScene *scenes = mur_scenes (page->experiment);
  GtkApplication *application = GTK_APPLICATION (mur_test_application ());
  g_auto (GStrv) third
    = gtk_application_get_accels_for_action (application, "run.nth-scene(3)");
  g_auto (GStrv) fast
    = gtk_application_get_accels_for_action (application, "run.speed::fast");

  g_assert_cmpstr (third[0], ==, "<Control>3");
  g_assert_cmpstr (fast[0], ==, "<Control><Alt>3");
  g_assert_nonnull (scenes[1].id);
  assert_scene (page, &scenes[0]);
  choose_nth (page, 2);
  assert_scene (page, &scenes[1]);
  choose_nth (page, 99);
  choose_nth (page, 0);
  assert_scene (page, &scenes[1]);
  g_action_group_change_action_state (mur_experiment_page_get_actions (page), "scene",
                                      g_variant_new_string (scenes[0].id));
  assert_scene (page, &scenes[0]);
  mur_test_close_window (window);
}

/* A preset opens the scene that shows it best, and undo leaves the scene alone. */
static void
presets (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);

  for (const MurPreset *preset = page->experiment->presets; preset->id != NULL;
       preset++)
    {
      choose_nth (page, 2);
      g_signal_emit_by_name (page->panel, "preset", preset->id);
      assert_scene (page, mur_scene_find (page->experiment, preset->scene, NULL));
    }
  choose_nth (page, 2);
  mur_parameter_panel_undo (page->panel);
  assert_scene (page, &mur_scenes (page->experiment)[1]);
  mur_test_close_window (window);
}

/* A session brings its scene back; one without is seen in the first. */
static void
sessions (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);
  const MurScene *scenes = mur_scenes (page->experiment);
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", "40", NULL });

  mur_session_set_scene (session, scenes[1].id);
  mur_experiment_page_open_session (page, session);
  assert_scene (page, &scenes[1]);
  mur_session_set_scene (session, NULL);
  mur_experiment_page_open_session (page, session);
  assert_scene (page, &scenes[0]);
  mur_test_close_window (window);
}

static gboolean
has_frame (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

/* Whichever topic is in sight, its switcher shows its own scene. */
static void
topics (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *fit = mur_window_get_page (window), *sampling;
  const MurScene *overview = mur_scene_find (fit->experiment, MUR_SCENE_OVERVIEW, NULL);

  mur_experiment_page_set_scene (fit, MUR_SCENE_OVERVIEW);
  sampling = mur_window_show_topic (window, &mur_experiment_sampling);
  mur_test_wait (has_frame, sampling);
  assert_scene (sampling, &mur_scenes (sampling->experiment)[0]);
  choose_nth (sampling, 3);
  assert_scene (sampling, &mur_scenes (sampling->experiment)[2]);
  mur_window_show_topic (window, fit->experiment);
  assert_scene (fit, overview);
  mur_window_show_topic (window, sampling->experiment);
  assert_scene (sampling, &mur_scenes (sampling->experiment)[2]);
  mur_test_close_window (window);
}

static char *
draw (MurWindow *window)
{
  g_autoptr (MurOutput) output = mur_window_make_output (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  output->options.format = MUR_FORMAT_SVG;
  bytes = mur_output_make (output, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is exported, copied and printed is the panel that is enlarged; the session that
 * goes along is that of the whole scene. */
static void
enlarged (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);
  GActionGroup *actions = G_ACTION_GROUP (mur_figure_view_get_actions (page->view));
  g_autofree char *whole = NULL, *one = NULL, *again = NULL;
  g_autoptr (MurInSight) sight = NULL;

  g_free (mur_test_finish (window));
  mur_experiment_page_set_scene (page, MUR_SCENE_OVERVIEW);
  whole = draw (window);
  g_action_group_activate_action (actions, "enlarge", NULL);
  one = draw (window);
  sight = mur_experiment_page_dup_in_sight (page);
  g_assert_false (sight->views[0].out_of_sight);
  g_assert_true (sight->views[1].out_of_sight);
  g_assert_cmpstr (sight->session->scene, ==, MUR_SCENE_OVERVIEW);
  g_assert_cmpuint (strlen (one), <, strlen (whole));
  g_action_group_activate_action (actions, "all-panels", NULL);
  again = draw (window);
  g_assert_cmpstr (again, ==, whole);
  mur_test_close_window (window);
}

void
mur_test_scenes (void)
{
  g_test_add_func ("/pages/scenes/width", width);
  g_test_add_func ("/pages/scenes/tooltips", tooltips);
  g_test_add_func ("/pages/scenes/alone", alone);
  g_test_add_func ("/pages/scenes/keys", keys);
  g_test_add_func ("/pages/scenes/presets", presets);
  g_test_add_func ("/pages/scenes/sessions", sessions);
  g_test_add_func ("/pages/scenes/topics", topics);
  g_test_add_func ("/pages/scenes/enlarged", enlarged);
}
