/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader is told of buttons, topics and results. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/files.h"
#include "ui/figures/registry.h"
#include "ui/pages/experiment/private.h"

static gboolean
has_text (GtkWidget *widget)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
                   && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_text (child);
  return found;
}

/* Every button says what it does: in its own text, or by a name. */
static void
check_buttons (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    return;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)) && !has_text (widget)
      && gtk_widget_get_child_visible (widget)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                            GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);
      GtkWidget *parent = gtk_widget_get_parent (widget);
      /* The button inside a menu button is named by that. */
      if (!GTK_IS_MENU_BUTTON (parent) && !GTK_IS_DROP_DOWN (parent))
        g_error ("a button has no name: %s, in %s", tooltip != NULL ? tooltip : "?",
                 G_OBJECT_TYPE_NAME (parent));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_buttons (child);
}

static gboolean
is_begun (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

static void
names (MurTestFiles *self, gconstpointer data)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      mur_window_show_topic (self->window, *e);
      mur_test_wait (is_begun, mur_test_files_page (self));
      mur_test_pass (200);
      check_buttons (GTK_WIDGET (mur_test_files_page (self)));
    }
}

/* Alt and a figure: a topic; Ctrl and a figure: one of its scenes. */
static void
numbers (MurTestFiles *self, gconstpointer data)
{
  const MurScene *scenes;
  MurExperimentPage *page;

  for (int i = 0; mur_experiments ()[i] != NULL; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.nth-topic", "i",
                                  i + 1);
      page = mur_test_files_page (self);
      g_assert_true (mur_experiment_page_get_experiment (page)
                     == mur_experiments ()[i]);
      mur_test_wait (is_begun, page);
      scenes = mur_scenes (mur_experiments ()[i]);
      for (int k = 0; scenes[k].id != NULL; k++)
        {
          g_action_group_activate_action (mur_experiment_page_get_actions (page),
                                          "nth-scene", g_variant_new_int32 (k + 1));
          g_assert_true (page->scene == &scenes[k]);
          mur_test_pass (50);
        }
      g_action_group_activate_action (mur_experiment_page_get_actions (page),
                                      "nth-scene", g_variant_new_int32 (9));
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.nth-topic", "i", 99);
}

void
mur_test_names (void)
{
  g_test_add ("/app/names/buttons", MurTestFiles, NULL, mur_test_files_set_up, names,
              mur_test_files_tear_down);
  g_test_add ("/app/names/numbers", MurTestFiles, NULL, mur_test_files_set_up, numbers,
              mur_test_files_tear_down);
}
