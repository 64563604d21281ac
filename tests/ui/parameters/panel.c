/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the panel: values in force, undo, presets, marks. */

#include <adwaita.h>
#include <string.h>

#include "tests/ui/parameters/tests.h"
#include "ui/parameters/panel.h"
#include "ui/parameters/row-private.h"

typedef struct
{
  GtkWidget *window;
  MurParameterPanel *panel;
  guint n_changed;
  char *probed;
} Fixture;

static void
changed_cb (MurParameterPanel *panel, guint edit, Fixture *fixture)
{
  fixture->n_changed++;
}

static void
probe_cb (MurParameterPanel *panel, MurParameters *values, Fixture *fixture)
{
  g_free (fixture->probed);
  fixture->probed = g_strdup (mur_parameters_text (values, "law"));
}

static Fixture *
open_panel (void)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->panel = MUR_PARAMETER_PANEL (mur_parameter_panel_new (&mur_test_experiment));
  g_signal_connect (fixture->panel, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->panel, "probe", G_CALLBACK (probe_cb), fixture);
  fixture->window = mur_test_present (GTK_WIDGET (fixture->panel), 360, 700);
  return fixture;
}

static void
close_panel (Fixture *fixture)
{
  gpointer panel = fixture->panel;

  g_object_add_weak_pointer (panel, &panel);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mur_test_pass (5);
  g_assert_null (panel);
  g_free (fixture->probed);
  g_free (fixture);
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  MurParameterRow *row = mur_parameter_panel_get_row (fixture->panel, name);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), text);
  g_signal_emit_by_name (row->entry, "activate");
}

static double
number (Fixture *fixture, const char *name)
{
  return mur_parameters_number (mur_parameter_panel_get_parameters (fixture->panel),
                                name);
}

static void
undo (void)
{
  Fixture *fixture = open_panel ();
  MurParameterRow *row = mur_parameter_panel_get_row (fixture->panel, "damping");

  g_assert_false (mur_parameter_panel_can_undo (fixture->panel));
  type (fixture, "damping", "0.5");
  type (fixture, "damping", "many");
  type (fixture, "damping", "-1.5");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpfloat (number (fixture, "damping"), ==, 0.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row->entry)), ==, "0.5");
  mur_parameter_panel_undo (fixture->panel);
  g_assert_false (mur_parameter_panel_can_undo (fixture->panel));
  mur_parameter_panel_redo (fixture->panel);
  mur_parameter_panel_redo (fixture->panel);
  g_assert_cmpfloat (number (fixture, "damping"), ==, -1.5);
  g_assert_false (mur_parameter_panel_can_redo (fixture->panel));
  close_panel (fixture);
}

/* A refused text beside an edit of another parameter stays as it is. */
static void
refused_stays (void)
{
  Fixture *fixture = open_panel ();
  MurParameterRow *row = mur_parameter_panel_get_row (fixture->panel, "damping");

  type (fixture, "damping", "many");
  type (fixture, "grains", "17");
  mur_parameter_panel_unmark (fixture->panel);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row->entry)), ==, "many");
  g_assert_nonnull (mur_parameter_row_get_message (row));
  close_panel (fixture);
}

static void
typing (void)
{
  Fixture *fixture = open_panel ();
  MurParameterRow *row = mur_parameter_panel_get_row (fixture->panel, "law");

  gtk_editable_set_text (GTK_EDITABLE (row->entry), "t^");
  g_assert_cmpstr (fixture->probed, ==, "t^");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  close_panel (fixture);
}

static void
seed_and_reset (void)
{
  Fixture *fixture = open_panel ();
  g_autofree char *drawn = NULL, *again = NULL;

  type (fixture, "damping", "0.5");
  mur_parameter_panel_new_seed (fixture->panel);
  drawn = mur_parameter_panel_dup_seed (fixture->panel);
  g_assert_cmpstr (drawn, !=, "42");
  g_assert_cmpfloat (number (fixture, "damping"), ==, 0.5);
  mur_parameter_panel_reset (fixture->panel);
  again = mur_parameter_panel_dup_seed (fixture->panel);
  g_assert_cmpstr (again, ==, "42");
  g_assert_cmpfloat (number (fixture, "damping"), ==, 0.7298);
  close_panel (fixture);
}

/* The group of a marked parameter opens. */
static void
mark (void)
{
  Fixture *fixture = open_panel ();
  MurParameterRow *row = mur_parameter_panel_get_row (fixture->panel, "weights");
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW);

  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (group)));
  g_assert_true (mur_parameter_panel_mark (fixture->panel, "weights", "too few"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (group)));
  g_assert_cmpstr (mur_parameter_row_get_message (row), ==, "too few");
  g_assert_false (mur_parameter_panel_mark (fixture->panel, "height", "too high"));
  g_assert_false (mur_parameter_panel_mark (fixture->panel, NULL, "too high"));
  mur_parameter_panel_unmark (fixture->panel);
  g_assert_null (mur_parameter_row_get_message (row));
  close_panel (fixture);
}

static void
inputs (void)
{
  Fixture *fixture = open_panel ();
  g_autoptr (MurInputs) in_use = mur_inputs_new ();
  MurTable *table = mur_table_new ();

  mur_table_add_take (table, "t", NULL, g_new0 (double, 1), 1);
  mur_inputs_add (in_use, "data", "/home/ada/pendulum & spring.csv", table);
  mur_parameter_panel_set_all (
    fixture->panel, mur_parameter_panel_get_parameters (fixture->panel), in_use);
  g_assert_true (mur_parameter_panel_get_inputs (fixture->panel) == in_use);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  mur_parameter_panel_undo (fixture->panel);
  g_assert_cmpuint (mur_inputs_n (mur_parameter_panel_get_inputs (fixture->panel)), ==,
                    0);
  mur_parameter_panel_redo (fixture->panel);
  g_assert_true (mur_parameter_panel_get_inputs (fixture->panel) == in_use);
  close_panel (fixture);
}

void
mur_test_panel (void)
{
  g_test_add_func ("/ui/parameters/panel/undo", undo);
  g_test_add_func ("/ui/parameters/panel/refused-stays", refused_stays);
  g_test_add_func ("/ui/parameters/panel/typing", typing);
  g_test_add_func ("/ui/parameters/panel/seed-and-reset", seed_and_reset);
  g_test_add_func ("/ui/parameters/panel/mark", mark);
  g_test_add_func ("/ui/parameters/panel/inputs", inputs);
}
