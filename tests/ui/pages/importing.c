/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet between a file and a run: nothing of a table reaches the run before a person
 * has seen what is taken for what. */

#include <string.h>

#include "app/window/open.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/files.h"
#include "ui/import/preview.h"
#include "ui/import/role-rows.h"
#include "ui/pages/experiment/private.h"

static void
open_text (MurTestFiles *self, const char *name, const char *text)
{
  mur_test_files_write (self, name, text, strlen (text));
  mur_test_files_drop (self, name);
}

/* Returns: (nullable): a child of that type */
static gpointer
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_child (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Chooses entry @entry of row @row below @rows. */
static void
choose (GtkWidget *rows, int row, guint entry)
{
  GtkListBox *list = find_child (rows, GTK_TYPE_LIST_BOX);

  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_list_box_get_row_at_index (list, row)),
                              entry);
}

static const char *
problem_of (MurImportSheet *sheet)
{
  return mur_import_problem (mur_import_sheet_get_import (sheet));
}

typedef struct
{
  MurTestFiles *files;
  const char *y;
} Wanted;

/* The run in sight has that column as y. */
static gboolean
fits (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (MurSession) session
    = mur_test_dup_session (mur_test_files_page (wanted->files));
  const char *const *roles
    = session != NULL ? mur_inputs_roles (session->inputs, "data") : NULL;

  for (; roles != NULL && *roles != NULL; roles += 2)
    if (g_str_equal (roles[0], "y"))
      return g_str_equal (roles[1], wanted->y);
  return FALSE;
}

static gboolean
is_closed (gpointer data)
{
  gpointer *sheet = data;
  return *sheet == NULL;
}

/* Nothing is run before it is taken; a closed sheet leaves everything as it was. */
static void
closed (MurTestFiles *self, gconstpointer data)
{
  gpointer sheet = NULL;

  open_text (self, "a.csv", "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,1\n");
  g_set_weak_pointer (&sheet, G_OBJECT (mur_test_files_wait_sheet (self)));
  mur_test_pass (200);
  g_assert_cmpuint (
    mur_inputs_n (mur_experiment_page_get_inputs (mur_test_files_page (self))), ==, 0);
  gtk_window_close (GTK_WINDOW (sheet));
  mur_test_wait (is_closed, &sheet);
  g_assert_cmpuint (
    mur_inputs_n (mur_experiment_page_get_inputs (mur_test_files_page (self))), ==, 0);
}

/* Another column than the one that is guessed, and another one again when the run is
 * under way. */
static void
columns (MurTestFiles *self, gconstpointer data)
{
  Wanted wanted = { self, "V" };
  MurImportSheet *sheet;

  open_text (self, "uv.csv", "time,U,V\n0,1,3\n1,2,5\n2,3.5,6\n3,4,8\n4,5,9\n5,7,9\n");
  sheet = mur_test_files_wait_sheet (self);
  choose (find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS), 1, 3);
  mur_import_sheet_accept (sheet);
  mur_test_wait (fits, &wanted);
  mur_test_pass (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window),
                                             "win.choose-columns", "s", "data"));
  sheet = mur_test_files_wait_sheet (self);
  choose (find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS), 1, 2);
  mur_import_sheet_accept (sheet);
  wanted.y = "U";
  mur_test_wait (fits, &wanted);
}

/* Two columns that could as well be x: asked, and taken once it is said. */
static void
asked (MurTestFiles *self, gconstpointer data)
{
  Wanted wanted = { self, "level" };
  MurImportSheet *sheet;
  GtkWidget *rows;

  open_text (self, "two.csv",
             "time_s,time_min,level\n0,0,1\n60,1,3\n120,2,2\n180,3,5\n240,4,4\n");
  sheet = mur_test_files_wait_sheet (self);
  g_assert_nonnull (problem_of (sheet));
  mur_import_sheet_accept (sheet);
  mur_test_pass (300);
  g_assert_cmpuint (
    mur_inputs_n (mur_experiment_page_get_inputs (mur_test_files_page (self))), ==, 0);
  rows = find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS);
  choose (rows, 0, 1);
  choose (rows, 1, 3);
  g_assert_null (problem_of (sheet));
  mur_import_sheet_accept (sheet);
  mur_test_wait (fits, &wanted);
}

static gboolean
is_marked (GtkWidget *rows, int row)
{
  GtkListBox *list = find_child (rows, GTK_TYPE_LIST_BOX);
  return gtk_widget_has_css_class (
    GTK_WIDGET (gtk_list_box_get_row_at_index (list, row)), "asked");
}

/* Columns of which nothing tells what they are: each role is marked until it is said. */
static void
either (MurTestFiles *self, gconstpointer data)
{
  Wanted wanted = { self, "gamma" };
  MurImportSheet *sheet;
  GtkWidget *rows;

  open_text (self, "abc.csv",
             "alpha,beta,gamma\n0,2,1\n60,1,3\n120,5,2\n180,3,5\n240,4,4\n");
  sheet = mur_test_files_wait_sheet (self);
  rows = find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS);
  g_assert_true (is_marked (rows, 0) && is_marked (rows, 1) && !is_marked (rows, 2));
  choose (rows, 1, 3);
  g_assert_true (is_marked (rows, 0) && !is_marked (rows, 1));
  g_assert_nonnull (strstr (problem_of (sheet), "no column is chosen for x"));
  choose (rows, 0, 0);
  g_assert_false (is_marked (rows, 0));
  g_assert_null (problem_of (sheet));
  mur_import_sheet_accept (sheet);
  mur_test_wait (fits, &wanted);
}

/* What cannot be read as it stands is shown, with the line that is at fault. */
static void
unreadable (MurTestFiles *self, gconstpointer data)
{
  MurImportSheet *sheet;

  open_text (self, "ragged.csv", "t,y\n1,2\n3\n");
  sheet = mur_test_files_wait_sheet (self);
  g_assert_nonnull (strstr (problem_of (sheet), "line 3"));
  open_text (self, "two-signs.csv", "t;y\n0,5;1.000\n1,5;2.000\n2,5;4.250\n");
  mur_test_pass (300);
  sheet = mur_test_files_wait_sheet (self);
  g_assert_cmpstr (mur_import_name (mur_import_sheet_get_import (sheet)), ==,
                   "two-signs.csv");
}

/* Returns: (nullable): a label below @widget that says that */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Of many columns each is as wide as its numbers; the rest is scrolled to. */
static void
many (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("t,y");
  GtkWidget *preview, *label;
  int natural;

  for (guint i = 2; i < 60; i++)
    g_string_append_printf (text, ",c%u", i);
  for (guint row = 0; row < 5; row++)
    {
      g_string_append_printf (text, "\n%u,%u", row, row % 3);
      for (guint i = 2; i < 60; i++)
        g_string_append_printf (text, ",1.2345%02u", i);
    }
  open_text (self, "many.csv", text->str);
  preview = find_child (GTK_WIDGET (mur_test_files_wait_sheet (self)),
                        MUR_TYPE_IMPORT_PREVIEW);
  mur_test_pass (200);
  label = find_label (preview, "1.234512");
  g_assert_nonnull (label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  g_assert_cmpint (gtk_widget_get_width (label), >=, natural);
}

/* A column that is two things says both, and is not taken for them. */
static void
twice (MurTestFiles *self, gconstpointer data)
{
  MurImportSheet *sheet;

  open_text (self, "twice.csv", "t,y\n0,1\n1,3\n2,2\n3,5\n4,4\n");
  sheet = mur_test_files_wait_sheet (self);
  choose (find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS), 0, 2);
  g_assert_nonnull (
    find_label (find_child (GTK_WIDGET (sheet), MUR_TYPE_IMPORT_PREVIEW), "x, y"));
  g_assert_cmpstr (
    problem_of (sheet), ==,
    "data: x and y are both to be column “y”; each needs one of its own");
}

/* What no run can begin with changes nothing, and can be mended where it was chosen. */
static void
refused (MurTestFiles *self, gconstpointer data)
{
  Wanted wanted = { self, "y" };
  GActionGroup *actions = mur_experiment_page_get_actions (mur_test_files_page (self));
  MurImportSheet *sheet;

  open_text (self, "zero.csv", "t,y,err\n0,1,1\n1,3,0\n2,2,1\n3,5,1\n4,4,1\n5,1,1\n");
  sheet = mur_test_files_wait_sheet (self);
  mur_import_sheet_accept (sheet);
  mur_test_pass (300);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_assert_nonnull (find_label (GTK_WIDGET (sheet),
                                "data: row 2 has the error 0 in column err; above 0 is "
                                "needed, or weights=none"));
  g_assert_cmpuint (
    mur_inputs_n (mur_experiment_page_get_inputs (mur_test_files_page (self))), ==, 0);
  g_assert_false (g_action_group_get_action_enabled (actions, "undo"));
  choose (find_child (GTK_WIDGET (sheet), MUR_TYPE_ROLE_ROWS), 2, 0);
  mur_import_sheet_accept (sheet);
  mur_test_wait (fits, &wanted);
}

static gboolean
shows_error (gpointer data)
{
  GtkWidget *widget = data;

  if (GTK_IS_LABEL (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), "line 60002") != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_error (child))
      return TRUE;
  return FALSE;
}

/* A line that is wrong beyond those that were looked at is found when all of it is read,
 * and the sheet stays. */
static void
beyond (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("t,y\n");
  Wanted wanted = { self, "y" };
  MurImportSheet *sheet;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%u,%u\n", i, (i * 7919u) % 1009u);
  g_string_append (text, "60000\n");
  open_text (self, "long.csv", text->str);
  sheet = mur_test_files_wait_sheet (self);
  g_assert_null (problem_of (sheet));
  mur_import_sheet_accept (sheet);
  mur_test_wait (shows_error, sheet);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_string_truncate (text, text->len - strlen ("60000\n"));
  open_text (self, "long.csv", text->str);
  mur_test_pass (300);
  mur_test_files_accept (self);
  mur_test_wait (fits, &wanted);
  g_assert_cmpuint (
    mur_table_n_rows (mur_inputs_table (
      mur_experiment_page_get_inputs (mur_test_files_page (self)), "data")),
    ==, 60000);
}

void
mur_test_importing (void)
{
  static const struct
  {
    const char *path;
    void (*call) (MurTestFiles *self, gconstpointer data);
  } cases[]
    = { { "closed", closed }, { "columns", columns },       { "asked", asked },
        { "either", either }, { "unreadable", unreadable }, { "many", many },
        { "twice", twice },   { "refused", refused },       { "beyond", beyond } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/importing/%s", cases[i].path);
      g_test_add (path, MurTestFiles, NULL, mur_test_files_set_up, cases[i].call,
                  mur_test_files_tear_down);
    }
}
