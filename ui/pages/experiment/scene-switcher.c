/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of a topic's scenes is in sight: a row of buttons, or a menu where that is too
 * wide. Both use the action run.scene (id) of an ancestor. */

#include "ui/pages/experiment/scene-switcher.h"

struct _MurSceneSwitcher
{
  GtkWidget parent_instance;
  GtkWidget *squeezer;
  GtkBox *buttons;
  GtkMenuButton *menu;
  const MurScene *scenes;
};

G_DEFINE_FINAL_TYPE (MurSceneSwitcher, mur_scene_switcher, GTK_TYPE_WIDGET)

static void
mur_scene_switcher_dispose (GObject *object)
{
  g_clear_pointer (&MUR_SCENE_SWITCHER (object)->squeezer, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_scene_switcher_parent_class)->dispose (object);
}

static void
mur_scene_switcher_class_init (MurSceneSwitcherClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_scene_switcher_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sceneswitcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mur_scene_switcher_init (MurSceneSwitcher *self)
{
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->buttons), "linked");
  gtk_widget_set_halign (GTK_WIDGET (self->buttons), GTK_ALIGN_CENTER);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_always_show_arrow (self->menu, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), "Scenes");
  self->squeezer = adw_squeezer_new ();
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (self->squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), GTK_WIDGET (self->buttons));
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), GTK_WIDGET (self->menu));
  gtk_widget_set_parent (self->squeezer, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  "Scenes", -1);
}

static void
add_button (MurSceneSwitcher *self, const MurScene *scene, guint key)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (scene->title);
  g_autofree char *tooltip = key <= MUR_SCENE_KEYS
                               ? g_strdup_printf ("%s (Ctrl+%u)", scene->sentence, key)
                               : g_strdup (scene->sentence);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "run.scene");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", scene->id);
  gtk_box_append (self->buttons, button);
}

static void
add_item (GMenu *menu, const MurScene *scene)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (scene->title, NULL);

  g_menu_item_set_action_and_target (item, "run.scene", "s", scene->id);
  g_menu_append_item (menu, item);
}

/* @scenes: (nullable): ended by a %NULL id; one alone needs no switcher */
void
mur_scene_switcher_fill (MurSceneSwitcher *self, const MurScene *scenes)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = 0;

  g_return_if_fail (MUR_IS_SCENE_SWITCHER (self));

  self->scenes = scenes;
  for (; scenes != NULL && scenes[n].id != NULL; n++)
    {
      add_button (self, &scenes[n], n + 1);
      add_item (menu, &scenes[n]);
    }
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

/* The menu says which one it is. */
void
mur_scene_switcher_show (MurSceneSwitcher *self, const MurScene *scene)
{
  g_return_if_fail (MUR_IS_SCENE_SWITCHER (self));
  gtk_menu_button_set_label (self->menu, scene != NULL ? scene->title : "");
}
