/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits typed beside the parameters of a curve fit: the run obeys them. */

#include <math.h>

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/private.h"
#include "ui/parameters/constraint-row-private.h"
#include "ui/parameters/row-private.h"

/* The third parameter, the phase: π / 2 or a turn more made the signal. */
#define NAME "p3"
#define ROW 2

static gboolean
has_frame (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

static MurExperimentPage *
open_page (void)
{
  GtkWidget *page = mur_experiment_page_new (&mur_experiment_curve_fit);
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "generations", "60", "particles", "60", NULL });

  mur_test_present (page, 1100, 700);
  mur_experiment_page_open_session (MUR_EXPERIMENT_PAGE (page), session);
  g_action_group_change_action_state (
    mur_experiment_page_get_actions (MUR_EXPERIMENT_PAGE (page)), "speed",
    g_variant_new_string ("maximum"));
  mur_test_wait (has_frame, page);
  return MUR_EXPERIMENT_PAGE (page);
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  mur_test_pass (20);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

static MurParameterRow *
parameter_row (MurExperimentPage *page)
{
  return mur_parameter_panel_get_row (page->panel, "constraints");
}

static MurConstraintRow *
row_of (MurExperimentPage *page, const char *name)
{
  return mur_constraint_table_get_row (
    MUR_CONSTRAINT_TABLE (parameter_row (page)->table), name);
}

static void
type (MurExperimentPage *page, MurConstraintPart part, const char *text)
{
  GtkWidget *entry = row_of (page, NAME)->cells[part].entry;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
choose (MurExperimentPage *page, const char *model)
{
  const MurParameter *parameter
    = mur_parameter_find (mur_experiment_curve_fit.parameters, "model");
  GtkWidget *choice = mur_parameter_panel_get_row (page->panel, "model")->choice;
  guint i = 0;

  while (!g_str_equal (parameter->choices[i].id, model))
    i++;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
}

static double
number (MurExperimentPage *page, const char *name, const char *column)
{
  const MurTable *table = mur_frame_table (page->frame, name);
  return mur_table_column (table, (guint)mur_table_find (table, column))[ROW];
}

static gboolean
is_within_5_and_7 (gpointer page)
{
  return number (page, "estimates", "lower_limit") == 5
         && number (page, "estimates", "upper_limit") == 7
         && mur_experiment_page_report (page).state == MUR_RUNNER_FINISHED
         && MUR_EXPERIMENT_PAGE (page)->tick_id == 0;
}

static gboolean
is_marked (gpointer page)
{
  return mur_parameter_row_get_message (parameter_row (page)) != NULL;
}

static gboolean
is_free (gpointer page)
{
  return number (page, "estimates", "lower_limit") == 0;
}

/* Between 5 and 7 the optimum, 7.85, is out of reach, and 7 nearest to it. */
static void
obeyed (void)
{
  MurExperimentPage *page = open_page ();
  GActionGroup *actions = mur_experiment_page_get_actions (page);

  type (page, MUR_CONSTRAINT_UPPER, "7");
  type (page, MUR_CONSTRAINT_LOWER, "5");
  mur_test_wait (is_within_5_and_7, page);
  g_assert_cmpfloat (number (page, "parameters", "value"), ==, 7);
  g_assert_cmpfloat (number (page, "parameters", "at_limit"), ==, 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row_of (page, NAME)->result)), ==,
                   "7, at its upper limit");

  /* Crossed limits are refused where they were typed; the run in sight stays. */
  type (page, MUR_CONSTRAINT_LOWER, "8");
  mur_test_wait (is_marked, page);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row_of (page, NAME)->message)), ==,
                   "8 is not allowed for p3; at most its upper limit, 7");
  g_assert_cmpfloat (number (page, "estimates", "lower_limit"), ==, 5);
  type (page, MUR_CONSTRAINT_LOWER, "5");
  g_assert_null (mur_parameter_row_get_message (parameter_row (page)));

  g_action_group_activate_action (actions, "undo", NULL);
  g_action_group_activate_action (actions, "undo", NULL);
  mur_test_wait (is_free, page);
  close_page (page);
}

static gboolean
has_gaussian (gpointer data)
{
  MurExperimentPage *page = data;
  const MurTable *table = mur_frame_table (page->frame, "parameters");
  return g_str_equal (mur_table_labels (table)[1], "x0");
}

static gboolean
shows_result (gpointer data)
{
  const char *text = gtk_label_get_text (
    GTK_LABEL (row_of (MUR_EXPERIMENT_PAGE (data), "x0")->result));
  return !g_str_equal (text, "–");
}

/* Another model begins at once: what was asked of its predecessor's parameters does not
 * stand in its way. */
static void
other_model (void)
{
  MurExperimentPage *page = open_page ();

  type (page, MUR_CONSTRAINT_UPPER, "7");
  choose (page, "gaussian");
  mur_test_wait (has_gaussian, page);
  g_assert_null (row_of (page, NAME));
  mur_test_wait (shows_result, page);
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     row_of (page, NAME)->cells[MUR_CONSTRAINT_UPPER].entry)),
                   ==, "7");
  close_page (page);
}

/* A formula is meant when the focus leaves it; here for the cell of a parameter that it
 * has no more. */
static void
leaving_formula (void)
{
  MurExperimentPage *page = open_page ();
  GtkWidget *formula = mur_parameter_panel_get_row (page->panel, "formula")->entry;

  choose (page, "formula");
  mur_test_pass (50);
  g_assert_nonnull (row_of (page, NAME));
  gtk_widget_grab_focus (formula);
  gtk_editable_set_text (GTK_EDITABLE (formula), "p1*t");
  gtk_widget_grab_focus (row_of (page, NAME)->cells[MUR_CONSTRAINT_LOWER].entry);
  mur_test_pass (50);
  g_assert_null (row_of (page, NAME));
  close_page (page);
}

void
mur_test_page_constraints (void)
{
  g_test_add_func ("/ui/pages/constraints/obeyed", obeyed);
  g_test_add_func ("/ui/pages/constraints/other-model", other_model);
  g_test_add_func ("/ui/pages/constraints/leaving-formula", leaving_formula);
}
