/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of a topic that takes several, and files that no run can begin with. */

#include <string.h>

#include "app/window/open.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/files.h"
#include "ui/pages/experiment/private.h"

static const char *const tables[][2] = {
  { "oscillators", "omega,phase\n0.3,0.1\n-0.4,2.2\n1.1,4.4\n" },
  { "couplings", "0,1.5,0\n0.25,0,0.5\n2,0,0\n" },
  { "couplings2", "0,0.1,0\n0,0,0.2\n0.3,0,0\n" },
  { "edges", "from,to,weight\n1,2,0.5\n2,3,1.5\n3,1,0.75\n" },
};

static void
find_buttons (GtkWidget *widget, GPtrArray *found)
{
  const char *name = GTK_IS_BUTTON (widget)
                       ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                       : NULL;

  if (g_strcmp0 (name, "win.open-input") == 0)
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_buttons (child, found);
}

/* One button an input, which asks for a table of just that. */
static void
buttons (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  mur_window_show_topic (self->window, &mur_experiment_oscillators);
  find_buttons (GTK_WIDGET (mur_test_files_page (self)->panel), found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (tables));
  for (guint i = 0; i < found->len; i++)
    {
      GVariant *target
        = gtk_actionable_get_action_target_value (g_ptr_array_index (found, i));
      g_assert_cmpstr (g_variant_get_string (target, NULL), ==, tables[i][0]);
    }
}

typedef struct
{
  MurTestFiles *files;
  const char *input;
} Wanted;

/* The run in sight has that table, and no other. */
static gboolean
runs_over (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (MurSession) session
    = mur_test_dup_session (mur_test_files_page (wanted->files));

  return session != NULL && mur_inputs_n (session->inputs) == 1
         && strcmp (mur_inputs_name (session->inputs, 0), wanted->input) == 0;
}

static void
open_input (MurTestFiles *self, const char *name, const char *input)
{
  g_autofree char *path = mur_test_files_path (self, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mur_window_open_input (self->window, file, input);
  mur_test_files_accept (self);
}

static void
each_its_own (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (MurSession) session = mur_session_new (&mur_experiment_oscillators);

  g_assert_true (mur_parameters_set (session->parameters, "count", "3", NULL));
  mur_window_show_topic (self->window, &mur_experiment_oscillators);
  mur_experiment_page_open_session (mur_test_files_page (self), session);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      Wanted wanted = { self, tables[i][0] };
      g_autofree char *message
        = g_strdup_printf ("Opened table.csv as %s", wanted.input);

      mur_test_files_write (self, "table.csv", tables[i][1], strlen (tables[i][1]));
      open_input (self, "table.csv", wanted.input);
      mur_test_wait (runs_over, &wanted);
      g_assert_true (g_str_has_prefix (mur_test_toast (self->window), message));
      g_action_group_activate_action (
        mur_experiment_page_get_actions (mur_test_files_page (self)), "clear-input",
        g_variant_new_string (wanted.input));
      mur_test_pass (300);
    }
}

/* The sheet stays up, and says why. */
static void
refuse_input (MurTestFiles *self, const char *name, const char *input)
{
  open_input (self, name, input);
  mur_test_pass (300);
  gtk_window_close (GTK_WINDOW (mur_test_files_wait_sheet (self)));
  mur_test_pass (300);
}

static gboolean
is_refused (gpointer data)
{
  MurTestFiles *self = data;
  const char *toast = mur_test_toast (self->window);
  return toast != NULL && !g_str_has_prefix (toast, "Opened");
}

/* Text that the panel shows somewhere, with more behind it or without. */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* A table that no run can begin with is not named as the source of the one in sight,
 * and does not come back with the next run. */
static void
refused (MurTestFiles *self, gconstpointer data)
{
  static const char good[] = "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,1\n6,2\n7,3\n";
  static const char bad[] = "t,y\n0,nan\n0,2\n";
  GtkWidget *panel = GTK_WIDGET (mur_test_files_page (self)->panel);
  Wanted wanted = { self, "data" };

  mur_test_files_write (self, "good.csv", good, strlen (good));
  mur_test_files_write (self, "bad.csv", bad, strlen (bad));
  refuse_input (self, "bad.csv", "data");
  g_assert_false (shows (panel, "bad.csv"));
  g_assert_true (shows (panel, "Generated"));
  open_input (self, "good.csv", "data");
  mur_test_wait (runs_over, &wanted);
  refuse_input (self, "bad.csv", "data");
  g_assert_true (shows (panel, "good.csv"));
  g_action_group_activate_action (
    mur_experiment_page_get_actions (mur_test_files_page (self)), "restart", NULL);
  mur_test_pass (300);
  g_assert_true (runs_over (&wanted));
  g_assert_true (shows (panel, "good.csv"));
}

/* A session that cannot begin leaves the values of the run in sight. */
static void
refused_session (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "formula", "p1*nothing(t)", NULL });
  MurExperimentPage *page = mur_test_files_page (self);
  g_autoptr (MurParameters) before
    = mur_parameters_copy (mur_parameter_panel_get_parameters (page->panel));

  mur_experiment_page_open_session (page, session);
  mur_test_wait (is_refused, self);
  g_assert_true (
    mur_parameters_equal (before, mur_parameter_panel_get_parameters (page->panel)));
}

static gboolean
shows_undone (gpointer data)
{
  MurExperimentPage *page = mur_test_files_page (data);
  g_autoptr (MurSession) session = mur_test_dup_session (page);

  return session != NULL && mur_inputs_n (session->inputs) == 0
         && shows (GTK_WIDGET (page->panel), "Generated");
}

static void
act (MurTestFiles *self, const char *name)
{
  g_action_group_activate_action (
    mur_experiment_page_get_actions (mur_test_files_page (self)), name, NULL);
}

/* Opening a table is a step that undo takes back and redo brings again. */
static void
undone (MurTestFiles *self, gconstpointer data)
{
  static const char table[] = "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,1\n6,2\n7,3\n";
  Wanted wanted = { self, "data" };

  mur_test_wait (shows_undone, self);
  mur_test_files_write (self, "table.csv", table, strlen (table));
  open_input (self, "table.csv", "data");
  mur_test_wait (runs_over, &wanted);
  act (self, "undo");
  mur_test_wait (shows_undone, self);
  act (self, "redo");
  mur_test_wait (runs_over, &wanted);
}

typedef struct
{
  MurExperimentPage *page;
  const char *formula;
} Formula;

/* The run in sight is one of that formula. */
static gboolean
runs_formula (gpointer data)
{
  const Formula *wanted = data;
  g_autoptr (MurSession) session = mur_test_dup_session (wanted->page);

  return session != NULL
         && strcmp (mur_parameters_text (session->parameters, "formula"),
                    wanted->formula)
              == 0;
}

static gboolean
is_marked (gpointer row)
{
  return mur_parameter_row_get_message (row) != NULL;
}

static void
set_formula (Formula *self)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self->page->panel));

  g_assert_true (mur_parameters_set (values, "formula", self->formula, NULL));
  mur_parameter_panel_set_parameters (self->page->panel, values);
}

/* A formula that no run can begin with stays in sight to be mended, and undo does not
 * come back to it. */
static void
undone_formula (MurTestFiles *self, gconstpointer data)
{
  MurExperimentPage *page = mur_test_files_page (self);
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "formula");
  Formula good = { page, "p1*t" }, bad = { page, "p1*nothing(t)" },
          better = { page, "p1*t^2" };

  mur_test_wait (shows_undone, self);
  set_formula (&good);
  mur_test_wait (runs_formula, &good);
  set_formula (&bad);
  mur_test_wait (is_marked, row);
  g_assert_true (runs_formula (&good));
  set_formula (&better);
  mur_test_wait (runs_formula, &better);
  act (self, "undo");
  g_assert_cmpstr (
    mur_parameters_text (mur_parameter_panel_get_parameters (page->panel), "formula"),
    ==, "p1*t");
}

void
mur_test_inputs (void)
{
  static const struct
  {
    const char *path;
    void (*call) (MurTestFiles *self, gconstpointer data);
  } cases[] = { { "buttons", buttons }, { "each-its-own", each_its_own },
                { "refused", refused }, { "refused-session", refused_session },
                { "undone", undone },   { "undone-formula", undone_formula } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/inputs/%s", cases[i].path);
      g_test_add (path, MurTestFiles, NULL, mur_test_files_set_up, cases[i].call,
                  mur_test_files_tear_down);
    }
}
