/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions, keys, the figure, and files. */

#include <string.h>

#include "app/window/application.h"
#include "app/window/open.h"
#include "tests/ui/keys.h"
#include "tests/ui/pages/monkey.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/hand/scroll.h"
#include "ui/figure-view/menu.h"
#include "ui/pages/experiment/private.h"

static MurFigureView *
view_of (MurMonkey *self)
{
  return mur_window_get_page (self->window)->view;
}

static GActionGroup *
choose_group (MurMonkey *self)
{
  switch (mur_monkey_choose (self, 6))
    {
    case 0:
      return G_ACTION_GROUP (mur_test_application ());
    case 1:
      return G_ACTION_GROUP (self->window);
    case 2:
      return G_ACTION_GROUP (mur_figure_view_get_actions (view_of (self)));
    default:
      return mur_experiment_page_get_actions (mur_window_get_page (self->window));
    }
}

/* Names of actions, inputs and speeds, and what is none. */
static const char *
choose_target (MurMonkey *self)
{
  static const char *const targets[]
    = { "scatter", "permute", "leap",    "kick",   "data",    "points",
        "edges",   "slow",    "maximum", "normal", "nothing", "" };
  return targets[mur_monkey_choose (self, G_N_ELEMENTS (targets))];
}

static void
act (MurMonkey *self, GActionGroup *group, const char *name)
{
  const GVariantType *type = g_action_group_get_action_parameter_type (group, name);

  if (!g_action_group_get_action_enabled (group, name) || strcmp (name, "quit") == 0)
    return;
  if (type == NULL)
    g_action_group_activate_action (group, name, NULL);
  else if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    g_action_group_activate_action (group, name,
                                    g_variant_new_string (choose_target (self)));
}

void
mur_monkey_activate_action (MurMonkey *self)
{
  GActionGroup *group = choose_group (self);
  g_auto (GStrv) names = g_action_group_list_actions (group);

  act (self, group, names[mur_monkey_choose (self, g_strv_length (names))]);
}

void
mur_monkey_press_key (MurMonkey *self)
{
  static const guint keys[]
    = { GDK_KEY_Right, GDK_KEY_Left,      GDK_KEY_Up,     GDK_KEY_Down,  GDK_KEY_Home,
        GDK_KEY_End,   GDK_KEY_Page_Down, GDK_KEY_Tab,    GDK_KEY_x,     GDK_KEY_y,
        GDK_KEY_l,     GDK_KEY_h,         GDK_KEY_space,  GDK_KEY_plus,  GDK_KEY_minus,
        GDK_KEY_r,     GDK_KEY_period,    GDK_KEY_Escape, GDK_KEY_Menu,  GDK_KEY_F6,
        GDK_KEY_F10,   GDK_KEY_z,         GDK_KEY_c,      GDK_KEY_Return };
  static const GdkModifierType modifiers[]
    = { 0, 0, 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK };
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (
    windows, mur_monkey_choose (self, g_list_model_get_n_items (windows)));

  mur_test_key (window, keys[mur_monkey_choose (self, G_N_ELEMENTS (keys))],
                modifiers[mur_monkey_choose (self, G_N_ELEMENTS (modifiers))]);
}

static void
drag (MurMonkey *self, MurFigureView *view, double x, double y)
{
  static const GdkModifierType modifiers[] = { 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK };

  mur_figure_view_press (view, x, y, modifiers[mur_monkey_choose (self, 3)]);
  for (guint i = 0; i < 3; i++)
    mur_figure_view_drag (view, x + g_rand_double_range (self->rand, -200, 200),
                          y + g_rand_double_range (self->rand, -200, 200));
  if (mur_monkey_choose (self, 4) == 0)
    mur_figure_view_cancel_drag (view);
  else
    mur_figure_view_release (view);
}

/* As gestures do it: also outside, and while there is nothing to see yet. */
void
mur_monkey_touch_figure (MurMonkey *self)
{
  MurFigureView *view = view_of (self);
  double x = g_rand_double_range (self->rand, -20, view->width + 20);
  double y = g_rand_double_range (self->rand, -20, view->height + 20);

  switch (mur_monkey_choose (self, 8))
    {
    case 0:
      drag (self, view, x, y);
      break;
    case 1:
      mur_figure_view_click (view, 1 + (int)mur_monkey_choose (self, 2), x, y);
      break;
    case 2:
      mur_figure_view_scroll (view, 0, g_rand_double_range (self->rand, -2, 2));
      break;
    case 3:
      view->pinch = 1;
      mur_figure_view_pinch (view, g_rand_double_range (self->rand, 0.3, 3), x, y);
      break;
    case 4:
      mur_figure_view_popup_menu (view, x, y);
      break;
    case 5:
      mur_figure_view_leave (view);
      break;
    default:
      mur_figure_view_point (view, x, y);
      break;
    }
}

static const struct
{
  const char *name, *bytes;
} files[] = {
  { "curve.csv", "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,1\n6,2\n7,3\n" },
  { "nan.csv", "t,y\n0,nan\n0,nan\n" },
  { "points.csv", "a,b\n0.1,0.2\n0.5,0.25\n0.75,0.9\n" },
  { "outside.csv", "a,b\n-4,0.2\n5,1e300\n" },
  { "edges.csv", "from,to,weight\n1,2,0.5\n2,3,1.5\n3,1,0.75\n" },
  { "ragged.csv", "t,y\n1,2\n3\n" },
  { "cut.json", "{ \"murmuration\": " },
  { "foreign.json", "{ \"cells\": [] }" },
  { "quoted.json", "/*\"*/ [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[" },
  { "types.json", "{ \"murmuration\": [], \"experiment\": {}, \"parameters\": 3 }" },
  { "empty.svg", "<svg/>" },
  { "cut.pdf", "%PDF-1.4\n1 0 obj" },
  { "cut.png", "\x89PNG\r\n\x1a\n" },
};

void
mur_monkey_write_files (MurMonkey *self)
{
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", "400", NULL });
  g_autofree char *text = mur_session_format (session);
  g_autofree char *good = g_build_filename (self->folder, "good.json", NULL);

  g_assert_true (g_file_set_contents (good, text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[i].name, NULL);
      g_assert_true (g_file_set_contents (path, files[i].bytes, -1, NULL));
    }
}

void
mur_monkey_open_file (MurMonkey *self)
{
  guint i = mur_monkey_choose (self, G_N_ELEMENTS (files) + 2);
  const char *name = i < G_N_ELEMENTS (files)    ? files[i].name
                     : i == G_N_ELEMENTS (files) ? "good.json"
                                                 : "missing.json";
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (mur_monkey_choose (self, 3) == 0)
    mur_window_open_input (self->window, file, choose_target (self));
  else
    g_application_open (G_APPLICATION (mur_test_application ()), &file, 1, "");
}
