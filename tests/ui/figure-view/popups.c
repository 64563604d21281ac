/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What pops up over a figure, and its data table: the keys stay where they are. */

#include "tests/ui/figure-view/fixture.h"
#include "ui/figure-view/table/data-table.h"
#include "ui/figure-view/words/axis-limits.h"

static GtkWidget *
focus (MurTestFigure *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

static void
tab (MurTestFigure *self, GtkDirectionType direction)
{
  gtk_widget_child_focus (self->window, direction);
}

/* Tab skips what has no size yet. */
static gboolean
is_laid_out (gpointer data)
{
  MurTestFigure *self = data;
  GtkWidget *button = GTK_WIDGET (
    gtk_widget_get_template_child (self->view->limits, MUR_TYPE_AXIS_LIMITS, "linear"));
  return gtk_widget_get_mapped (button) && gtk_widget_get_width (button) > 0;
}

/* Tab goes round the form and never into the figure behind it. */
static void
tab_stays (void)
{
  MurTestFigure self = mur_test_figure_open ();
  GHashTable *visited = g_hash_table_new (NULL, NULL);

  mur_test_key (self.window, GDK_KEY_x, 0);
  mur_test_wait (is_laid_out, &self);
  for (guint i = 0; i < 14; i++)
    {
      g_assert_nonnull (focus (&self));
      g_assert_true (gtk_widget_is_ancestor (focus (&self), self.view->limits));
      g_hash_table_add (visited, focus (&self));
      tab (&self, i < 7 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
    }
  g_assert_cmpuint (g_hash_table_size (visited), >=, 4);
  g_hash_table_unref (visited);
  mur_test_figure_close (&self);
}

/* What a button of the form has no use for is lost, not the figure's. */
static void
keys_stay (void)
{
  static const guint keys[]
    = { GDK_KEY_Right, GDK_KEY_Down,  GDK_KEY_Home, GDK_KEY_x,  GDK_KEY_y,   GDK_KEY_l,
        GDK_KEY_plus,  GDK_KEY_minus, GDK_KEY_h,    GDK_KEY_F6, GDK_KEY_Menu };
  MurTestFigure self = mur_test_figure_open ();
  MurPanelView first = mur_test_limits (&self, 0), now;
  GtkWidget *button;

  mur_test_key (self.window, GDK_KEY_y, 0);
  mur_test_wait (is_laid_out, &self);
  button = GTK_WIDGET (
    gtk_widget_get_template_child (self.view->limits, MUR_TYPE_AXIS_LIMITS, "linear"));
  gtk_widget_grab_focus (button);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    mur_test_key (self.window, keys[i], 0);
  mur_test_key (self.window, GDK_KEY_Right, GDK_SHIFT_MASK);
  now = mur_test_limits (&self, 0);
  g_assert_true (gtk_widget_is_ancestor (focus (&self), self.view->limits));
  g_assert_cmpint (self.view->reading.reader, ==, MUR_READ_NOTHING);
  g_assert_null (self.view->menu);
  g_assert_cmpfloat (now.x.minimum, ==, first.x.minimum);
  g_assert_cmpfloat (now.y.maximum, ==, first.y.maximum);
  mur_test_figure_close (&self);
}

static guint
n_tables (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      n += MUR_IS_DATA_TABLE (window);
    }
  return n;
}

/* Asked for again, it shows the numbers of now; closed, it can be asked for again. */
static void
one_table (void)
{
  MurTestFigure self = mur_test_figure_open ();
  GActionGroup *actions = G_ACTION_GROUP (mur_figure_view_get_actions (self.view));
  g_autoptr (MurFigure) other = mur_test_figure (2);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < 3; i++)
    {
      g_action_group_activate_action (actions, "show-table", NULL);
      mur_figure_view_show (self.view, other, MUR_FOLLOW_FIT);
      mur_test_pass (50);
      g_assert_cmpuint (n_tables (), ==, 1);
    }
  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);
      if (MUR_IS_DATA_TABLE (window))
        gtk_window_destroy (window);
    }
  g_action_group_activate_action (actions, "show-table", NULL);
  g_assert_cmpuint (n_tables (), ==, 1);
  mur_test_pass (50);
  mur_test_figure_close (&self);
  g_assert_cmpuint (n_tables (), ==, 0);
}

void
mur_test_popups (void)
{
  g_test_add_func ("/widgets/figure-popups/tab-stays", tab_stays);
  g_test_add_func ("/widgets/figure-popups/keys-stay", keys_stay);
  g_test_add_func ("/widgets/figure-popups/one-table", one_table);
}
