/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of tables of constraints: a row for each name, and what is asked there as text in
 * the panel. */

#include "tests/ui/parameters/terms.h"

/* Rows come and go with names, whoever brings them; names that cannot be told leave them
 * as they are. */
static void
follow (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();

  g_assert_nonnull (mur_test_row_of (fixture, "A"));
  g_assert_nonnull (mur_test_row_of (fixture, "tau"));
  g_assert_null (mur_test_row_of (fixture, "τ_1"));
  mur_test_set_terms (fixture, "A τ_1 x0 b");
  g_assert_null (mur_test_row_of (fixture, "tau"));
  g_assert_nonnull (mur_test_row_of (fixture, "τ_1"));
  g_assert_nonnull (mur_test_row_of (fixture, "b"));
  mur_test_set_terms (fixture, "A ");
  g_assert_nonnull (mur_test_row_of (fixture, "b"));
  mur_test_set_terms (fixture, "b");
  g_assert_null (mur_test_row_of (fixture, "A"));
  mur_parameter_panel_reset (fixture->panel);
  g_assert_nonnull (mur_test_row_of (fixture, "tau"));
  g_assert_null (mur_test_row_of (fixture, "b"));
  mur_test_close_terms (fixture);
}

/* Every part is one step, and undo takes it back. */
static void
edited (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();

  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, " 1e-1 ");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "0.1");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "5");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "1");
  mur_test_type (fixture, "A", MUR_CONSTRAINT_UPPER, "\u22122.5e-3");
  mur_test_type (fixture, "A", MUR_CONSTRAINT_LOWER, "auto");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:5,start=1; A=auto:-0.0025");
  g_assert_cmpuint (fixture->n_changed, ==, 5);
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "5.00");
  g_assert_cmpuint (fixture->n_changed, ==, 5);
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_UPPER), ==, "5");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=:5,start=1; A=auto:-0.0025");
  mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "0.1");
  for (guint i = 0; i < 5; i++)
    mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "");
  g_assert_cmpstr (mur_test_typed (fixture, "A", MUR_CONSTRAINT_LOWER), ==, "");
  g_assert_false (mur_parameter_panel_can_undo (fixture->panel));
  mur_parameter_panel_redo (fixture->panel);
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "0.1");
  mur_test_close_terms (fixture);
}

/* What is no number stays to be mended, with all that stands beside it. */
static void
refused (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();
  GtkWidget *lower = mur_test_entry_of (fixture, "tau", MUR_CONSTRAINT_LOWER);

  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "5");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "0,5");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=:5");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "0,5");
  g_assert_cmpstr (mur_test_message_at (fixture, "tau"), ==,
                   "0,5 is not allowed; a number, auto, or nothing");
  g_assert_null (mur_test_message_at (fixture, "A"));
  gtk_test_accessible_assert_state (lower, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  /* A run begins, and another cell changes. */
  mur_parameter_panel_unmark (fixture->panel);
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "6");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "0,5");
  g_assert_nonnull (mur_test_message_at (fixture, "tau"));

  /* Escape gives up; so does the value in force typed again, or another one. */
  g_assert_true (
    mur_constraint_cell_give_up (&mur_test_row_of (fixture, "tau")->cells[0]));
  g_assert_false (
    mur_constraint_cell_give_up (&mur_test_row_of (fixture, "tau")->cells[0]));
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "");
  g_assert_null (mur_test_message_at (fixture, "tau"));
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "1;A=2");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "");
  g_assert_null (mur_test_message_at (fixture, "tau"));
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "auto");
  g_assert_cmpstr (mur_test_message_at (fixture, "tau"), ==,
                   "auto is not allowed; a number, or nothing");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "2");
  g_assert_null (mur_test_message_at (fixture, "tau"));
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=:6,start=2");
  mur_test_close_terms (fixture);
}

static gboolean
is_red (MurTestTerms *fixture, const char *name, MurConstraintPart part)
{
  return gtk_widget_has_css_class (mur_test_entry_of (fixture, name, part), "error");
}

/* What the experiment says of values in force stands where they were mur_test_typed; where none
 * was, below the table. */
static void
marked (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();

  mur_parameter_panel_mark (fixture->panel, "limits", "limits: too narrow");
  g_assert_cmpstr (mur_parameter_row_get_message (fixture->row), ==, "too narrow");
  g_assert_true (gtk_widget_get_visible (fixture->row->message));
  mur_parameter_panel_unmark (fixture->panel);
  g_assert_false (gtk_widget_get_visible (fixture->row->message));

  mur_test_type (fixture, "A", MUR_CONSTRAINT_LOWER, "7");
  mur_parameter_panel_mark (fixture->panel, "limits", "limits: too narrow");
  g_assert_cmpstr (mur_test_message_at (fixture, "A"), ==, "too narrow");
  g_assert_null (mur_test_message_at (fixture, "tau"));
  g_assert_false (gtk_widget_get_visible (fixture->row->message));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->row), "error"));
  g_assert_true (is_red (fixture, "A", MUR_CONSTRAINT_LOWER));
  g_assert_false (is_red (fixture, "A", MUR_CONSTRAINT_UPPER));
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "7");
  g_assert_null (mur_test_message_at (fixture, "A"));
  g_assert_false (is_red (fixture, "A", MUR_CONSTRAINT_LOWER));
  mur_parameter_panel_mark (fixture->panel, "limits", "limits: too wide");
  g_assert_cmpstr (mur_test_message_at (fixture, "tau"), ==, "too wide");
  g_assert_true (is_red (fixture, "tau", MUR_CONSTRAINT_LOWER));

  /* What is no number beside it stays red when the other one is right. */
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "x");
  mur_parameter_panel_unmark (fixture->panel);
  g_assert_false (is_red (fixture, "tau", MUR_CONSTRAINT_LOWER));
  g_assert_true (is_red (fixture, "tau", MUR_CONSTRAINT_UPPER));
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_UPPER, "");
  g_assert_false (is_red (fixture, "tau", MUR_CONSTRAINT_UPPER));
  g_assert_null (mur_test_message_at (fixture, "tau"));
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  mur_test_close_terms (fixture);
}

/* What was asked of a name goes with it, in the same step; without it the text stays as
 * a person wrote it. */
static void
forgotten (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();
  MurParameterRow *damping = mur_parameter_panel_get_row (fixture->panel, "damping");
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (fixture->panel));

  g_assert_true (mur_parameters_set (values, "limits", " tau = 1:2 ;A=:4", NULL));
  mur_parameter_panel_set_parameters (fixture->panel, values);
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_UPPER), ==, "2");
  gtk_editable_set_text (GTK_EDITABLE (damping->entry), "0.25");
  g_signal_emit_by_name (damping->entry, "activate");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, " tau = 1:2 ;A=:4");
  mur_test_set_terms (fixture, "A ");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, " tau = 1:2 ;A=:4");
  mur_test_set_terms (fixture, "A omega");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "A=:4");
  g_assert_cmpstr (mur_test_typed (fixture, "omega", MUR_CONSTRAINT_UPPER), ==, "");
  mur_parameter_panel_undo (fixture->panel);
  mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpstr (mur_test_text_of (fixture), ==, " tau = 1:2 ;A=:4");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_UPPER), ==, "2");
  g_signal_emit_by_name (fixture->row->reset, "clicked");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "");
  mur_test_close_terms (fixture);
}

/* Each control says what it is of which name, and Tab goes from one to the next. */
static void
by_keyboard (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();
  MurConstraintRow *row = mur_test_row_of (fixture, "tau");
  GtkWidget *lower = row->cells[MUR_CONSTRAINT_LOWER].entry;
  GtkWidget *upper = row->cells[MUR_CONSTRAINT_UPPER].entry;
  GtkWidget *start = row->cells[MUR_CONSTRAINT_START].entry;
  GtkWidget *const order[] = { lower, upper, start, row->fixed };

  gtk_test_accessible_assert_property (lower, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lower limit of tau");
  gtk_test_accessible_assert_property (upper, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Upper limit of tau");
  gtk_test_accessible_assert_property (start, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Start of tau");
  gtk_test_accessible_assert_property (row->fixed, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Fix tau");
  gtk_widget_grab_focus (lower);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_true (focus == order[i] || gtk_widget_is_ancestor (focus, order[i]));
      gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
    }
  mur_test_close_terms (fixture);
}

void
mur_test_constraints (void)
{
  g_test_add_func ("/ui/parameters/constraints/follow", follow);
  g_test_add_func ("/ui/parameters/constraints/edited", edited);
  g_test_add_func ("/ui/parameters/constraints/refused", refused);
  g_test_add_func ("/ui/parameters/constraints/marked", marked);
  g_test_add_func ("/ui/parameters/constraints/forgotten", forgotten);
  g_test_add_func ("/ui/parameters/constraints/by-keyboard", by_keyboard);
}
