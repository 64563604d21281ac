/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles of panels and axes and names of series that are edited in the figure: by pointer, keys and
 * actions. The figure is its owner's: what is typed leaves by a signal. */

#include "ui/figure-view/words/entitle.h"
#include "tests/ui/figure-view/fixture.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/words/title-editor.h"

typedef struct
{
  MurTestFigure figure;
  guint n;
  guint panel;
  char *part, *text;
} Fixture;

static void
entitle_cb (
  MurFigureView *view, guint panel, const char *part, const char *text, Fixture *self)
{
  self->n++;
  self->panel = panel;
  g_free (self->part);
  g_free (self->text);
  self->part = g_strdup (part);
  self->text = g_strdup (text);
}

static void
open_figure (Fixture *self)
{
  *self = (Fixture){ mur_test_figure_open () };
  g_signal_connect (self->figure.view, "entitle", G_CALLBACK (entitle_cb), self);
}

static void
close_figure (Fixture *self)
{
  gpointer editor = self->figure.view->title;

  if (editor != NULL)
    g_object_add_weak_pointer (editor, &editor);
  mur_test_figure_close (&self->figure);
  g_assert_null (editor);
  g_free (self->part);
  g_free (self->text);
}

static GtkEditable *
entry_of (Fixture *self)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (self->figure.view->title,
                                                      MUR_TYPE_TITLE_EDITOR, "entry"));
}

static gboolean
is_up (Fixture *self)
{
  return self->figure.view->title != NULL
         && gtk_widget_get_visible (self->figure.view->title);
}

static void
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  g_assert_true (mur_test_key (self->figure.window, key, modifiers));
}

/* Types @text over what is there, and Enter. */
static void
type (Fixture *self, const char *text)
{
  gtk_editable_set_text (entry_of (self), text);
  g_signal_emit_by_name (entry_of (self), "activate");
  g_assert_false (is_up (self));
}

static void
assert_entered (Fixture *self, guint n, guint panel, const char *part, const char *text)
{
  g_assert_cmpuint (self->n, ==, n);
  g_assert_cmpuint (self->panel, ==, panel);
  g_assert_cmpstr (self->part, ==, part);
  g_assert_cmpstr (self->text, ==, text);
}

/* F2 is the horizontal axis, Shift+F2 the vertical one; it begins with what stands there,
 * and the keys are the figure's again. */
static void
keys (void)
{
  Fixture self;

  open_figure (&self);
  press (&self, GDK_KEY_F2, 0);
  g_assert_true (is_up (&self));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Time (s)");
  type (&self, "Delay (ms)");
  assert_entered (&self, 1, 0, "x", "Delay (ms)");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (self.figure.view)));
  press (&self, GDK_KEY_F2, GDK_SHIFT_MASK);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Angle");
  type (&self, "");
  assert_entered (&self, 2, 0, "y", "");
  close_figure (&self);
}

/* GTK pops a popover down for Escape: all is left as it is. So it is by what is entered
 * as it was. */
static void
given_up (void)
{
  Fixture self;

  open_figure (&self);
  press (&self, GDK_KEY_F2, 0);
  gtk_editable_set_text (entry_of (&self), "Never");
  gtk_popover_popdown (GTK_POPOVER (self.figure.view->title));
  mur_test_pass (30);
  g_assert_false (is_up (&self));
  press (&self, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Time (s)");
  type (&self, "Time (s)");
  g_assert_cmpuint (self.n, ==, 0);
  close_figure (&self);
}

static void
click (Fixture *self, int n, MurRectangle at)
{
  const double x = at.x + at.width / 2, y = at.y + at.height / 2;

  for (int i = 1; i <= n; i++)
    mur_figure_view_click (self->figure.view, i, x, y);
}

/* Two clicks on a title edit it, one does not; at the numbers one sets limits, still. */
static void
clicks_on_titles (void)
{
  Fixture self;
  const MurLayout *layout;
  MurRectangle title, strip;

  open_figure (&self);
  layout = mur_figure_view_layout (self.figure.view);
  title = mur_layout_axis_title (layout, 1, MUR_AXIS_X);
  click (&self, 1, title);
  g_assert_false (is_up (&self));
  g_assert_null (self.figure.view->limits);
  click (&self, 2, title);
  g_assert_true (is_up (&self));
  type (&self, "Delay");
  assert_entered (&self, 1, 1, "x", "Delay");
  click (&self, 2, mur_layout_axis_title (layout, 0, MUR_AXIS_Y));
  type (&self, "Angle (rad)");
  assert_entered (&self, 2, 0, "y", "Angle (rad)");
  strip = mur_layout_axis_strip (layout, 0, MUR_AXIS_Y);
  strip.x += strip.width - 12;
  strip.width = 10;
  click (&self, 1, strip);
  g_assert_true (gtk_widget_get_visible (self.figure.view->limits));
  close_figure (&self);
}

/* Two clicks on what stands above a panel edit it, and so does Ctrl+F2, of the panel that
 * was pointed at. Above a panel without a title there is nothing to edit. */
static void
panels (void)
{
  Fixture self;
  MurRectangle title;

  open_figure (&self);
  title = mur_layout_title_text (mur_figure_view_layout (self.figure.view), 1);
  g_assert_cmpfloat (title.width, >, 20);
  mur_figure_view_point (self.figure.view, title.x + 5, title.y + title.height / 2);
  g_assert_cmpstr (mur_test_figure_text (&self.figure), ==,
                   "Two clicks edit the title");
  click (&self, 1, title);
  g_assert_false (is_up (&self));
  click (&self, 2, title);
  g_assert_true (is_up (&self));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Below");
  type (&self, "Phase & more");
  assert_entered (&self, 1, 1, "title", "Phase & more");
  press (&self, GDK_KEY_F2, GDK_CONTROL_MASK);
  type (&self, "");
  assert_entered (&self, 2, 1, "title", "");
  g_assert_cmpfloat (
    mur_layout_title_text (mur_figure_view_layout (self.figure.view), 0).width, ==, 0);
  g_assert_false (mur_figure_view_entitle_panel (self.figure.view, 0));
  close_figure (&self);
}

/* Two clicks on a name edit it, and what the first has hidden is shown again; F2 does so
 * where the legend has the focus. */
static void
names (void)
{
  Fixture self;
  guint layer = 0;

  open_figure (&self);
  click (
    &self, 2,
    mur_layout_legend_entry (mur_figure_view_layout (self.figure.view), 0, 1, &layer));
  g_assert_cmpuint (layer, ==, 1);
  g_assert_true (is_up (&self));
  g_assert_false (mur_navigation_is_hidden (self.figure.view->navigation, 0, 1));
  type (&self, "Least squares");
  assert_entered (&self, 1, 0, "Fit", "Least squares");
  mur_test_figure_settle (&self.figure);
  press (&self, GDK_KEY_l, 0);
  press (&self, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Data");
  type (&self, "Sample A");
  assert_entered (&self, 2, 0, "Data", "Sample A");
  close_figure (&self);
}

/* What a series was called by itself stays what it is edited by; a hidden one stays
 * hidden under its new name. */
static void
renamed (void)
{
  Fixture self;
  g_autoptr (MurFigure) figure = mur_test_figure (1);

  open_figure (&self);
  mur_navigation_toggle_layer (self.figure.view->navigation, 0, 0);
  mur_layer_rename (g_ptr_array_index (mur_figure_panel (figure, 0)->layers, 0),
                    "Sample A");
  mur_figure_view_show (self.figure.view, figure, MUR_FOLLOW_GROW);
  mur_test_figure_settle (&self.figure);
  g_assert_true (mur_navigation_is_hidden (self.figure.view->navigation, 0, 0));
  press (&self, GDK_KEY_l, 0);
  press (&self, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry_of (&self)), ==, "Sample A");
  type (&self, "");
  assert_entered (&self, 1, 0, "Data", "");
  close_figure (&self);
}

/* The title goes with the panel that it is of, and the actions do what keys do. */
static void
leaves_with_panel (void)
{
  Fixture self;
  GActionGroup *actions;

  open_figure (&self);
  actions = G_ACTION_GROUP (mur_figure_view_get_actions (self.figure.view));
  g_action_group_activate_action (actions, "title-y", NULL);
  g_assert_true (is_up (&self));
  g_action_group_activate_action (actions, "enlarge", NULL);
  mur_test_figure_settle (&self.figure);
  g_assert_false (is_up (&self));
  mur_figure_view_popup_menu (self.figure.view, 100, 100);
  g_action_group_activate_action (actions, "title-x", NULL);
  g_assert_true (is_up (&self));
  close_figure (&self);
}

void
mur_test_entitle (void)
{
  g_test_add_func ("/widgets/figure-titles/keys", keys);
  g_test_add_func ("/widgets/figure-titles/given-up", given_up);
  g_test_add_func ("/widgets/figure-titles/clicks", clicks_on_titles);
  g_test_add_func ("/widgets/figure-titles/panels", panels);
  g_test_add_func ("/widgets/figure-titles/names", names);
  g_test_add_func ("/widgets/figure-titles/renamed", renamed);
  g_test_add_func ("/widgets/figure-titles/leaves", leaves_with_panel);
}
