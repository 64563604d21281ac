/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels enlarged to the whole figure: by pointer, keys and menu. */

#include <string.h>

#include "tests/ui/figure-view/fixture.h"
#include "ui/figure-view/menu.h"
#include "ui/plot/layout/describe.h"

static GActionGroup *
actions_of (MurTestFigure *self)
{
  return G_ACTION_GROUP (mur_figure_view_get_actions (self->view));
}

static void
act (MurTestFigure *self, const char *action)
{
  g_action_group_activate_action (actions_of (self), action, NULL);
  mur_test_figure_settle (self);
}

static gboolean
is_enabled (MurTestFigure *self, const char *action)
{
  return g_action_group_get_action_enabled (actions_of (self), action);
}

static void
key (MurTestFigure *self, guint value, GdkModifierType modifiers)
{
  g_assert_true (mur_test_key (self->window, value, modifiers));
  mur_test_figure_settle (self);
}

/* "01": the lower of the two panels is in sight, for whoever takes what is. */
static void
assert_sight (MurTestFigure *self, const char *expected)
{
  guint n;
  const MurPanelView *views = mur_figure_view_get_views (self->view, &n);
  const MurLayout *layout = mur_figure_view_layout (self->view);

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (!views[i].out_of_sight, ==, expected[i] == '1');
      g_assert_cmpint (mur_layout_panel (layout, i).width > 0, ==, expected[i] == '1');
    }
}

/* Beside the title itself, which two clicks edit. */
static void
click_title (MurTestFigure *self, int n_clicks)
{
  const MurLayout *layout = mur_figure_view_layout (self->view);
  const MurRectangle title = mur_layout_title (layout, 1);
  const MurRectangle text = mur_layout_title_text (layout, 1);
  const double x = text.x + text.width + 10, y = title.y + title.height / 2;

  g_assert_cmpfloat (title.width, >, text.width + 10);
  mur_figure_view_point (self->view, x, y);
  for (int n = 1; n <= n_clicks; n++)
    mur_figure_view_click (self->view, n, x, y);
  mur_test_figure_settle (self);
}

static void
set_limits (MurTestFigure *self)
{
  g_assert_true (mur_navigation_set_limits (self->view->navigation, 1, MUR_AXIS_Y, 1.75,
                                            2.625, NULL));
  mur_figure_view_repaint (self->view);
  mur_test_figure_settle (self);
}

/* Two clicks on the title and back; the panel keeps its limits, and has more room. */
static void
pointer (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const double before = mur_layout_panel (mur_figure_view_layout (self.view), 1).height;
  MurPanelView limits;

  set_limits (&self);
  limits = mur_test_limits (&self, 1);
  click_title (&self, 1);
  assert_sight (&self, "11");
  g_assert_cmpstr (mur_test_figure_text (&self), ==,
                   "Double-click to enlarge the panel");
  click_title (&self, 2);
  assert_sight (&self, "01");
  g_assert_cmpstr (mur_test_figure_text (&self), ==,
                   "Below is enlarged; Escape goes back");
  g_assert_cmpfloat (mur_layout_panel (mur_figure_view_layout (self.view), 1).height, >,
                     1.5 * before);
  g_assert_cmpfloat (mur_test_limits (&self, 1).y.minimum, ==, 1.75);
  g_assert_cmpfloat (mur_test_limits (&self, 1).x.maximum, ==, limits.x.maximum);
  click_title (&self, 2);
  assert_sight (&self, "11");
  mur_figure_view_leave (self.view);
  g_assert_null (mur_figure_view_get_reading (self.view));
  mur_test_figure_close (&self);
}

/* On data two clicks fit, also in an enlarged panel, of which the view may be locked. */
static void
pointer_elsewhere (void)
{
  MurTestFigure self = mur_test_figure_open ();
  MurRectangle area;

  click_title (&self, 2);
  set_limits (&self);
  area = mur_layout_panel (mur_figure_view_layout (self.view), 1);
  mur_figure_view_click (self.view, 2, area.x + 50, area.y + 50);
  mur_test_figure_settle (&self);
  assert_sight (&self, "01");
  g_assert_cmpfloat (mur_test_limits (&self, 1).y.minimum, <, 1.75);
  g_action_group_change_action_state (actions_of (&self), "lock",
                                      g_variant_new_boolean (TRUE));
  click_title (&self, 2);
  assert_sight (&self, "11");
  mur_test_figure_close (&self);
}

/* Enter enlarges the panel of the data cursor, which stays; Escape ends the cursor,
 * then the enlargement, and is nobody's after that. */
static void
keys (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_Right, GDK_CONTROL_MASK);
  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_Return, 0);
  assert_sight (&self, "01");
  g_assert_true (self.view->reading.reader == MUR_READ_KEYS);
  g_assert_cmpuint (self.view->reading.pick.panel, ==, 1);
  g_assert_cmpuint (self.view->reading.pick.row, ==, 1);
  key (&self, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpuint (self.view->reading.pick.panel, ==, 1);
  key (&self, GDK_KEY_Escape, 0);
  assert_sight (&self, "01");
  key (&self, GDK_KEY_Escape, 0);
  assert_sight (&self, "11");
  g_assert_false (mur_test_key (self.window, GDK_KEY_Escape, 0));
  key (&self, GDK_KEY_KP_Enter, 0);
  assert_sight (&self, "01");
  key (&self, GDK_KEY_Return, 0);
  assert_sight (&self, "11");
  key (&self, GDK_KEY_Return, 0);
  key (&self, GDK_KEY_Return, GDK_SHIFT_MASK);
  assert_sight (&self, "11");
  mur_test_figure_close (&self);
}

/* In the legend Enter is the legend's; a legend that goes out of sight has no keys. */
static void
legend (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_l, 0);
  g_assert_true (self.view->legend_focus.on);
  g_assert_cmpuint (self.view->legend_focus.panel, ==, 0);
  key (&self, GDK_KEY_Return, 0);
  assert_sight (&self, "11");
  g_assert_true (mur_navigation_is_hidden (self.view->navigation, 0, 0));
  click_title (&self, 2);
  assert_sight (&self, "01");
  g_assert_false (self.view->legend_focus.on);
  key (&self, GDK_KEY_l, 0);
  g_assert_cmpuint (self.view->legend_focus.panel, ==, 1);
  mur_test_figure_close (&self);
}

static void
gather (GMenuModel *menu, GString *labels)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      if (label != NULL)
        g_string_append_printf (labels, "%s|", label);
      if (section != NULL)
        gather (section, labels);
      if (submenu != NULL)
        gather (submenu, labels);
    }
}

/* Labels of the menu at the title of the lower panel. */
static char *
menu_labels (MurTestFigure *self)
{
  const MurRectangle title = mur_layout_title (mur_figure_view_layout (self->view), 1);
  g_autoptr (GString) labels = g_string_new ("|");

  mur_figure_view_popup_menu (self->view, title.x + 5, title.y + title.height / 2);
  gather (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (self->view->menu)),
          labels);
  gtk_popover_popdown (GTK_POPOVER (self->view->menu));
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

/* The menu is about the panel below the pointer. */
static void
menu (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autofree char *whole = menu_labels (&self);
  g_autofree char *enlarged = NULL;

  g_assert_nonnull (strstr (whole, "|_Enlarge Panel|Pa_nels|Angle|Below|"));
  g_assert_null (strstr (whole, "|All _Panels|"));
  g_assert_false (is_enabled (&self, "all-panels"));
  act (&self, "enlarge");
  assert_sight (&self, "01");
  enlarged = menu_labels (&self);
  g_assert_null (strstr (enlarged, "|_Enlarge Panel|"));
  g_assert_null (strstr (enlarged, "|Pa_nels|"));
  g_assert_nonnull (strstr (enlarged, "|All _Panels|"));
  g_assert_true (is_enabled (&self, "all-panels"));
  act (&self, "all-panels");
  assert_sight (&self, "11");
  mur_test_figure_close (&self);
}

static void
set_shown (MurTestFigure *self, const char *action, gboolean shown)
{
  g_action_group_change_action_state (actions_of (self), action,
                                      g_variant_new_boolean (shown));
  mur_test_figure_settle (self);
}

/* Panels are hidden by the check marks of the menu; one stays. */
static void
hidden (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autofree char *before = menu_labels (&self), *after = NULL;
  g_autoptr (GVariant) state = NULL;

  g_assert_true (is_enabled (&self, "panel-0") && is_enabled (&self, "panel-1"));
  set_shown (&self, "panel-0", TRUE);
  assert_sight (&self, "11");
  set_shown (&self, "panel-0", FALSE);
  assert_sight (&self, "01");
  g_assert_false (is_enabled (&self, "enlarge"));
  after = menu_labels (&self);
  g_assert_nonnull (strstr (before, "|Pa_nels|Angle|Below|"));
  g_assert_nonnull (strstr (after, "|Pa_nels|Angle|Below|All _Panels|"));
  g_assert_false (is_enabled (&self, "panel-1"));
  state = g_action_group_get_action_state (actions_of (&self), "panel-0");
  g_assert_false (g_variant_get_boolean (state));
  set_shown (&self, "panel-1", FALSE);
  assert_sight (&self, "01");
  set_shown (&self, "panel-0", TRUE);
  assert_sight (&self, "11");
  set_shown (&self, "panel-1", FALSE);
  mur_test_key (self.window, GDK_KEY_Escape, 0);
  assert_sight (&self, "10");
  act (&self, "all-panels");
  assert_sight (&self, "11");
  mur_test_figure_close (&self);
}

/* Who hears the figure hears what is in sight. */
static void
accessible (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autofree char *description = NULL;

  click_title (&self, 2);
  description
    = mur_figure_describe_in (mur_navigation_figure (self.view->navigation),
                              mur_navigation_panels (self.view->navigation, NULL));
  g_assert_null (strstr (description, "Fit"));
  gtk_test_accessible_assert_property (self.view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
  mur_test_figure_close (&self);
}

/* Another scene is seen as a whole, and this one is found as it was left. */
static void
scenes (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autoptr (MurFigure) shown = mur_figure_view_dup_figure (self.view);

  click_title (&self, 2);
  mur_figure_view_set_scene (self.view, "other");
  mur_figure_view_show (self.view, shown, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&self);
  assert_sight (&self, "11");
  g_assert_false (is_enabled (&self, "all-panels"));
  mur_figure_view_set_scene (self.view, "");
  mur_figure_view_show (self.view, shown, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&self);
  assert_sight (&self, "01");
  g_assert_true (is_enabled (&self, "all-panels"));
  mur_test_figure_close (&self);
}

void
mur_test_sight (void)
{
  g_test_add_func ("/ui/figure-view/sight/pointer", pointer);
  g_test_add_func ("/ui/figure-view/sight/pointer-elsewhere", pointer_elsewhere);
  g_test_add_func ("/ui/figure-view/sight/keys", keys);
  g_test_add_func ("/ui/figure-view/sight/legend", legend);
  g_test_add_func ("/ui/figure-view/sight/menu", menu);
  g_test_add_func ("/ui/figure-view/sight/hidden", hidden);
  g_test_add_func ("/ui/figure-view/sight/accessible", accessible);
  g_test_add_func ("/ui/figure-view/sight/scenes", scenes);
}
