/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/parameters/terms.h"

static const MurParameter parameters[] = {
  { .name = "terms",
    .label = "Terms",
    .summary = "Names, with blanks between.",
    MUR_TEXT ("A tau"),
    .flags = MUR_PARAMETER_MAIN },
  { .name = "damping",
    .label = "Damping",
    .summary = "How fast it comes to rest.",
    MUR_NUMBER ("0.5", -2, 2),
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_LIVE },
  { .name = "limits",
    .label = "Limits of terms",
    .summary = "By name.",
    MUR_TEXT (""),
    .flags = MUR_PARAMETER_MAIN | MUR_PARAMETER_CONSTRAINTS },
  { 0 },
};

/* None of terms that end in a blank: they are not whole yet. */
static char **
find_names (const MurParameters *values, const MurInputs *inputs)
{
  const char *terms = mur_parameters_text (values, "terms");
  return g_str_has_suffix (terms, " ") ? NULL : g_strsplit (terms, " ", -1);
}

static const MurConstrained constrained = { find_names, "found", "bounds" };

static const MurExperiment experiment = {
  .id = "terms",
  .title = "Terms",
  .summary = "Named values.",
  .step_unit = "steps",
  .parameters = parameters,
  .constrained = &constrained,
};

static void
changed_cb (MurParameterPanel *panel, guint edit, MurTestTerms *fixture)
{
  g_assert_cmpuint (edit, ==, MUR_EDIT_DONE);
  fixture->n_changed++;
}

MurTestTerms *
mur_test_open_terms (void)
{
  MurTestTerms *fixture = g_new0 (MurTestTerms, 1);

  fixture->panel = MUR_PARAMETER_PANEL (mur_parameter_panel_new (&experiment));
  fixture->row = mur_parameter_panel_get_row (fixture->panel, "limits");
  fixture->table = MUR_CONSTRAINT_TABLE (fixture->row->table);
  g_signal_connect (fixture->panel, "changed", G_CALLBACK (changed_cb), fixture);
  fixture->window = mur_test_present (GTK_WIDGET (fixture->panel), 360, 700);
  return fixture;
}

void
mur_test_close_terms (MurTestTerms *fixture)
{
  gpointer panel = fixture->panel, table = fixture->table;

  g_object_add_weak_pointer (panel, &panel);
  g_object_add_weak_pointer (table, &table);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mur_test_pass (5);
  g_assert_null (panel);
  g_assert_null (table);
  g_free (fixture);
}

MurConstraintRow *
mur_test_row_of (MurTestTerms *fixture, const char *name)
{
  return mur_constraint_table_get_row (fixture->table, name);
}

GtkWidget *
mur_test_entry_of (MurTestTerms *fixture, const char *name, MurConstraintPart part)
{
  return mur_test_row_of (fixture, name)->cells[part].entry;
}

const char *
mur_test_typed (MurTestTerms *fixture, const char *name, MurConstraintPart part)
{
  return gtk_editable_get_text (GTK_EDITABLE (mur_test_entry_of (fixture, name, part)));
}

void
mur_test_type (MurTestTerms *fixture,
               const char *name,
               MurConstraintPart part,
               const char *text)
{
  GtkWidget *entry = mur_test_entry_of (fixture, name, part);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

void
mur_test_set_terms (MurTestTerms *fixture, const char *text)
{
  GtkWidget *entry = mur_parameter_panel_get_row (fixture->panel, "terms")->entry;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

const char *
mur_test_text_of (MurTestTerms *fixture)
{
  return mur_parameters_text (mur_parameter_panel_get_parameters (fixture->panel),
                              "limits");
}

const char *
mur_test_message_at (MurTestTerms *fixture, const char *name)
{
  GtkWidget *message = mur_test_row_of (fixture, name)->message;
  return gtk_widget_get_visible (message) ? gtk_label_get_text (GTK_LABEL (message))
                                          : NULL;
}
