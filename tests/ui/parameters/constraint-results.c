/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of tables of constraints: what came of names, and what is fixed at it. */

#include <math.h>

#include "tests/ui/parameters/terms.h"

/* Rows A and tau, in the other order. Takes values of tau, then A. */
static void
show_frame (MurTestTerms *fixture,
            const double *value,
            const double *error,
            const double *at_limit,
            const double *lower,
            const double *upper)
{
  static const char *const labels[] = { "tau", "A", NULL };
  g_autoptr (MurFrame) frame = mur_frame_new ();
  MurTable *found = mur_table_new (), *bounds = mur_table_new ();

  mur_table_add_take (found, "value", NULL, g_memdup2 (value, 2 * sizeof *value), 2);
  mur_table_add_take (found, "standard_error", NULL,
                      g_memdup2 (error, 2 * sizeof *error), 2);
  mur_table_add_take (found, "at_limit", NULL,
                      g_memdup2 (at_limit, 2 * sizeof *at_limit), 2);
  mur_table_set_labels (found, labels);
  mur_table_add_take (bounds, "lower_limit", NULL, g_memdup2 (lower, 2 * sizeof *lower),
                      2);
  mur_table_add_take (bounds, "upper_limit", NULL, g_memdup2 (upper, 2 * sizeof *upper),
                      2);
  mur_frame_add_table (frame, "found", found);
  mur_frame_add_table (frame, "bounds", bounds);
  mur_parameter_panel_show_frame (fixture->panel, frame);
}

static const char *
result_of (MurTestTerms *fixture, const char *name)
{
  return gtk_label_get_text (GTK_LABEL (mur_test_row_of (fixture, name)->result));
}

static const char *
placeholder_of (MurTestTerms *fixture, const char *name, MurConstraintPart part)
{
  return gtk_entry_get_placeholder_text (
    GTK_ENTRY (mur_test_entry_of (fixture, name, part)));
}

/* Found by name; where a value is at a limit it says so, in words and not by colour
 * alone; what is being typed stays. */
static void
results (void)
{
  MurTestTerms *fixture = mur_test_open_terms ();
  const double lower[] = { -3, 0 }, upper[] = { 6.283185307, 1e9 };
  GtkWidget *label = mur_test_row_of (fixture, "tau")->result;

  g_assert_cmpstr (result_of (fixture, "tau"), ==, "–");
  gtk_editable_set_text (
    GTK_EDITABLE (mur_test_entry_of (fixture, "A", MUR_CONSTRAINT_LOWER)), "-1");
  show_frame (fixture, (double[]){ 4.0093, -1.5 }, (double[]){ 0.0088, INFINITY },
              (double[]){ 0, 0 }, lower, upper);
  g_assert_cmpstr (result_of (fixture, "tau"), ==, "4.009 ± 0.009");
  g_assert_cmpstr (result_of (fixture, "A"), ==, "−1.5 ± ∞");
  g_assert_cmpstr (placeholder_of (fixture, "tau", MUR_CONSTRAINT_LOWER), ==, "−3");
  g_assert_cmpstr (placeholder_of (fixture, "tau", MUR_CONSTRAINT_UPPER), ==, "6.283");
  g_assert_cmpstr (placeholder_of (fixture, "A", MUR_CONSTRAINT_LOWER), ==, "0");
  g_assert_cmpstr (mur_test_typed (fixture, "A", MUR_CONSTRAINT_LOWER), ==, "-1");
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  show_frame (fixture, (double[]){ -3, 2 }, (double[]){ NAN, NAN }, (double[]){ -1, 2 },
              lower, upper);
  g_assert_cmpstr (result_of (fixture, "tau"), ==, "−3, at its lower limit");
  g_assert_true (gtk_widget_has_css_class (label, "warning"));
  g_assert_cmpstr (result_of (fixture, "A"), ==, "2, fixed");
  g_assert_cmpstr (placeholder_of (fixture, "A", MUR_CONSTRAINT_UPPER), ==, "");

  show_frame (fixture, (double[]){ 6, 2 }, (double[]){ NAN, 0.25 }, (double[]){ 1, 0 },
              lower, upper);
  g_assert_cmpstr (result_of (fixture, "tau"), ==, "6, at its upper limit");
  show_frame (fixture, (double[]){ 5, 2 }, (double[]){ 0.5, 0.25 }, (double[]){ 0, 0 },
              lower, upper);
  g_assert_cmpstr (result_of (fixture, "tau"), ==, "5.0 ± 0.5");
  g_assert_false (gtk_widget_has_css_class (label, "warning"));

  /* What came of another name says nothing of this one. */
  mur_test_set_terms (fixture, "b");
  g_assert_cmpstr (result_of (fixture, "b"), ==, "–");
  mur_test_close_terms (fixture);
}

static void
toggle (MurTestTerms *fixture, const char *name)
{
  GtkToggleButton *fixed = GTK_TOGGLE_BUTTON (mur_test_row_of (fixture, name)->fixed);
  gtk_toggle_button_set_active (fixed, !gtk_toggle_button_get_active (fixed));
}

/* Fixed where it starts, else where it is; its limits wait. */
static void
fixed (void)
{
  const double nothing[] = { 0, 0 };
  MurTestTerms *fixture = mur_test_open_terms ();
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (mur_test_row_of (fixture, "tau")->fixed);
  GtkWidget *lower = mur_test_entry_of (fixture, "tau", MUR_CONSTRAINT_LOWER);

  toggle (fixture, "tau");
  g_assert_false (gtk_toggle_button_get_active (button));
  g_assert_nonnull (mur_test_message_at (fixture, "tau"));
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "");

  show_frame (fixture, (double[]){ 0.375, 1 }, nothing, nothing, nothing, nothing);
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "0.1");
  toggle (fixture, "tau");
  g_assert_true (gtk_toggle_button_get_active (button));
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=0.375,fixed");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_START), ==, "0.375");
  g_assert_false (gtk_widget_get_sensitive (lower));
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "");
  g_assert_cmpstr (mur_test_message_at (fixture, "tau"), ==,
                   "an empty value is not allowed; a number, as it is fixed");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "2");
  toggle (fixture, "tau");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=2");
  g_assert_true (gtk_widget_get_sensitive (lower));
  mur_test_type (fixture, "A", MUR_CONSTRAINT_START, "3");
  toggle (fixture, "A");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=2; A=3,fixed");
  g_assert_cmpuint (fixture->n_changed, ==, 6);
  mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=2; A=:,start=3");
  g_assert_false (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (mur_test_row_of (fixture, "A")->fixed)));
  mur_test_close_terms (fixture);
}

/* Freed, it starts as before it was fixed; a start that a person typed stays. */
static void
freed (void)
{
  const double nothing[] = { 0, 0 };
  MurTestTerms *fixture = mur_test_open_terms ();

  show_frame (fixture, (double[]){ 0.375, 1 }, nothing, nothing, nothing, nothing);
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_LOWER, "0.1");
  toggle (fixture, "tau");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=0.375,fixed");
  show_frame (fixture, (double[]){ 0.375, 3 }, nothing, nothing, nothing, nothing);
  toggle (fixture, "tau");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:");
  g_assert_cmpstr (mur_test_typed (fixture, "tau", MUR_CONSTRAINT_START), ==, "");
  mur_test_type (fixture, "tau", MUR_CONSTRAINT_START, "2");
  toggle (fixture, "tau");
  toggle (fixture, "tau");
  g_assert_cmpstr (mur_test_text_of (fixture), ==, "tau=0.1:,start=2");
  mur_test_close_terms (fixture);
}

void
mur_test_constraint_results (void)
{
  g_test_add_func ("/ui/parameters/constraints/results", results);
  g_test_add_func ("/ui/parameters/constraints/fixed", fixed);
  g_test_add_func ("/ui/parameters/constraints/freed", freed);
}
