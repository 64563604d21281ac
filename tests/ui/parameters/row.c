/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of rows: what is typed, moved and chosen comes out as text; what is refused
 * stays to be mended. */

#include <string.h>

#include "tests/ui/parameters/tests.h"
#include "ui/parameters/row-private.h"

/* A row, the owner of its values, and what it said last. */
typedef struct
{
  GtkWidget *window;
  MurParameterRow *row;
  MurParameters *values;
  char *text;
  guint edit;
  guint64 gesture;
  guint n;
} Fixture;

static void
edited_cb (
  MurParameterRow *row, const char *text, guint edit, guint64 gesture, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_free (fixture->text);
  fixture->text = g_strdup (text);
  fixture->edit = edit;
  fixture->gesture = gesture;
  fixture->n++;
  if (edit == MUR_EDIT_TYPING)
    return;
  if (mur_parameters_set (fixture->values, mur_parameter_row_get_parameter (row)->name,
                          text, &error))
    mur_parameter_row_show (row, fixture->values);
  else
    mur_parameter_row_refuse (row, error->message);
}

static Fixture *
open_row (const char *name)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  const MurParameter *parameter
    = mur_parameter_find (mur_test_experiment.parameters, name);
  GtkWidget *list;

  fixture->values = mur_parameters_new (mur_test_experiment.parameters);
  fixture->row = MUR_PARAMETER_ROW (mur_parameter_row_new (parameter));
  mur_parameter_row_show (fixture->row, fixture->values);
  g_signal_connect (fixture->row, "edited", G_CALLBACK (edited_cb), fixture);
  list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  fixture->window = mur_test_present (list, 320, 120);
  g_assert_cmpuint (fixture->n, ==, 0);
  return fixture;
}

/* Nothing of the row outlives its window. */
static void
close_row (Fixture *fixture)
{
  gpointer row = fixture->row;

  g_object_add_weak_pointer (row, &row);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mur_test_pass (5);
  g_assert_null (row);
  mur_parameters_free (fixture->values);
  g_free (fixture->text);
  g_free (fixture);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->row->entry), text);
  g_signal_emit_by_name (fixture->row->entry, "activate");
}

static const char *
typed (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->row->entry));
}

static void
good (void)
{
  Fixture *fixture = open_row ("damping");

  g_assert_cmpstr (typed (fixture), ==, "0.7298");
  g_assert_false (gtk_widget_get_visible (fixture->row->reset));
  type (fixture, " 1.25e-1 ");
  g_assert_cmpuint (fixture->n, ==, 1);
  g_assert_cmpuint (fixture->edit, ==, MUR_EDIT_DONE);
  g_assert_cmpfloat (mur_parameters_number (fixture->values, "damping"), ==, 0.125);
  g_assert_cmpstr (typed (fixture), ==, "0.125");
  g_assert_true (gtk_widget_get_visible (fixture->row->reset));
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  close_row (fixture);
}

static void
bad (void)
{
  static const char *const texts[] = { "7x", "2.0001", "", "nan", "none", "0x1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Fixture *fixture = open_row ("damping");
      const char *message;

      type (fixture, texts[i]);
      message = mur_parameter_row_get_message (fixture->row);
      g_assert_nonnull (message);
      g_assert_nonnull (strstr (message, "damping"));
      g_assert_nonnull (strstr (message, "from −2 to 2"));
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->row), "error"));
      gtk_test_accessible_assert_state (
        fixture->row->entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_cmpfloat (mur_parameters_number (fixture->values, "damping"), ==,
                         0.7298);
      g_assert_cmpstr (typed (fixture), ==, texts[i]);
      close_row (fixture);
    }
}

/* A refused text goes by another value, by the old one typed again, or by Escape. */
static void
mended (void)
{
  Fixture *fixture = open_row ("damping");

  type (fixture, "many");
  mur_parameter_row_unmark (fixture->row);
  g_assert_nonnull (mur_parameter_row_get_message (fixture->row));
  type (fixture, "0.7298");
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  type (fixture, "many");
  g_assert_true (mur_parameter_row_give_up (fixture->row));
  g_assert_cmpstr (typed (fixture), ==, "0.7298");
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  g_assert_false (mur_parameter_row_give_up (fixture->row));
  type (fixture, "many");
  type (fixture, "1");
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->row), "error"));
  close_row (fixture);
}

static void
reset (void)
{
  Fixture *fixture = open_row ("grains");

  type (fixture, "73");
  g_signal_emit_by_name (fixture->row->reset, "clicked");
  g_assert_cmpuint (mur_parameters_integer (fixture->values, "grains"), ==, 100);
  g_assert_false (gtk_widget_get_visible (fixture->row->reset));
  close_row (fixture);
}

/* Quick moves are one gesture, and a later one is another. */
static void
slider (void)
{
  Fixture *fixture = open_row ("damping");
  GtkRange *scale
    = GTK_RANGE (mur_value_slider_get_scale (MUR_VALUE_SLIDER (fixture->row->slider)));
  guint64 gesture;

  g_assert_cmpfloat (gtk_range_get_value (scale), ==, (0.7298 + 2) / 4);
  gtk_range_set_value (scale, 0.6);
  gesture = fixture->gesture;
  gtk_range_set_value (scale, 0.85);
  g_assert_cmpuint (fixture->gesture, ==, gesture);
  g_assert_cmpstr (typed (fixture), ==, "1.4");
  mur_test_pass (700);
  gtk_range_set_value (scale, 0.25);
  g_assert_cmpuint (fixture->gesture, !=, gesture);
  g_assert_cmpfloat (mur_parameters_number (fixture->values, "damping"), ==, -1);
  type (fixture, "2");
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 1);
  close_row (fixture);
}

static void
choice (void)
{
  Fixture *fixture = open_row ("method");

  g_assert_cmpuint (fixture->n, ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (fixture->row->choice), 1);
  g_assert_cmpstr (fixture->text, ==, "bisection");
  g_signal_emit_by_name (fixture->row->reset, "clicked");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (fixture->row->choice)),
                    ==, 0);
  g_assert_cmpuint (fixture->n, ==, 2);
  close_row (fixture);
}

/* What is chosen gives way, not the name of the row nor the panel. */
static void
long_choice (void)
{
  static const MurChoice choices[] = {
    { "long", "From sample to sample, with noise in the dynamics" },
    { NULL, NULL },
  };
  const MurParameter parameters[] = {
    { .name = "likelihood", .label = "Likelihood", MUR_CHOICE ("long", choices, 1) },
    { NULL },
  };
  g_autoptr (MurParameters) values = mur_parameters_new (parameters);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = mur_parameter_row_new (&parameters[0]);
  GtkWidget *window;
  PangoLayout *layout;
  int least;

  mur_parameter_row_show (MUR_PARAMETER_ROW (row), values);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = mur_test_present (list, 320, 120);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 320);
  layout = gtk_label_get_layout (GTK_LABEL (MUR_PARAMETER_ROW (row)->label));
  g_assert_false (pango_layout_is_ellipsized (layout));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
list (void)
{
  Fixture *fixture = open_row ("weights");

  type (fixture, "1 2,0.1");
  g_assert_cmpstr (typed (fixture), ==, "1, 2, 0.1");
  type (fixture, "1,,2");
  g_assert_nonnull (mur_parameter_row_get_message (fixture->row));
  close_row (fixture);
}

static void
optional (void)
{
  Fixture *fixture = open_row ("target");

  g_assert_cmpstr (typed (fixture), ==, "none");
  type (fixture, "12.5");
  g_assert_cmpfloat (mur_parameters_number (fixture->values, "target"), ==, 12.5);
  type (fixture, "none");
  g_assert_cmpstr (typed (fixture), ==, "none");
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  close_row (fixture);
}

/* A formula says what is being typed; the place of an error is underlined. */
static void
formula (void)
{
  Fixture *fixture = open_row ("law");
  PangoAttrList *attributes;
  g_autofree char *marks = NULL;

  gtk_editable_set_text (GTK_EDITABLE (fixture->row->entry), "a·b+");
  g_assert_cmpuint (fixture->edit, ==, MUR_EDIT_TYPING);
  g_assert_cmpstr (fixture->text, ==, "a·b+");
  mur_parameter_row_mark (fixture->row, "law, column 2: found something");
  attributes = gtk_entry_get_attributes (GTK_ENTRY (fixture->row->entry));
  marks = pango_attr_list_to_string (attributes);
  /* The second character is two bytes from the first on. */
  g_assert_cmpstr (marks, ==, "1 3 underline error");
  mur_parameter_row_unmark (fixture->row);
  g_assert_null (mur_parameter_row_get_message (fixture->row));
  close_row (fixture);
}

/* Arrow keys step a number by what its slider would, within its limits. */
static void
steps (void)
{
  Fixture *fixture = open_row ("damping");
  const double before = mur_parameters_number (fixture->values, "damping");
  double after;

  mur_parameter_row_step (fixture->row, 1);
  after = mur_parameters_number (fixture->values, "damping");
  g_assert_cmpfloat (after, >, before);
  mur_parameter_row_step (fixture->row, -1);
  g_assert_cmpfloat_with_epsilon (mur_parameters_number (fixture->values, "damping"),
                                  before, after - before);
  for (guint i = 0; i < 400; i++)
    mur_parameter_row_step (fixture->row, 10);
  g_assert_cmpfloat (mur_parameters_number (fixture->values, "damping"), <=,
                     fixture->row->parameter->maximum);
  close_row (fixture);

  fixture = open_row ("grains");
  gtk_editable_set_text (GTK_EDITABLE (fixture->row->entry), "7");
  mur_parameter_row_step (fixture->row, 1);
  g_assert_cmpuint (mur_parameters_integer (fixture->values, "grains"), >=, 8);
  close_row (fixture);
}

/* A value without effect cannot be changed; why stands below, and is no error. */
static void
idle (void)
{
  static const char *const names[] = { "damping", "law", "weights" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Fixture *fixture = open_row (names[i]);
      MurParameterRow *row = fixture->row;

      mur_parameter_row_set_idle (row, "A table is open.");
      g_assert_false (gtk_widget_is_sensitive (row->entry));
      g_assert_true (gtk_widget_is_sensitive (row->message));
      g_assert_true (gtk_widget_get_visible (row->message));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row->message)), ==,
                       "A table is open.");
      g_assert_null (mur_parameter_row_get_message (row));
      mur_parameter_row_mark (row, "too many");
      g_assert_cmpstr (mur_parameter_row_get_message (row), ==, "too many");
      mur_parameter_row_unmark (row);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row->message)), ==,
                       "A table is open.");
      mur_parameter_row_set_idle (row, NULL);
      g_assert_true (gtk_widget_is_sensitive (row->entry));
      g_assert_false (gtk_widget_get_visible (row->message));
      close_row (fixture);
    }
}

/* The tooltip is the summary, with the key where there is one. */
static void
tooltip (void)
{
  static const MurChoice shades[] = { { "light", "Light" }, { "dark", "Dark" }, { 0 } };
  static const MurParameter shade = { .name = "shade",
                                      .label = "Shade",
                                      .summary = "How dark it is.",
                                      MUR_CHOICE ("light", shades, 2),
                                      .key = "s" };
  Fixture *fixture = open_row ("method");
  const MurParameter *method = mur_parameter_row_get_parameter (fixture->row);
  GtkWidget *row = g_object_ref_sink (mur_parameter_row_new (&shade));

  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (fixture->row)), ==,
                   method->summary);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, "How dark it is. (S)");
  g_object_unref (row);
  close_row (fixture);
}

void
mur_test_row (void)
{
  g_test_add_func ("/ui/parameters/row/tooltip", tooltip);
  g_test_add_func ("/ui/parameters/row/good", good);
  g_test_add_func ("/ui/parameters/row/bad", bad);
  g_test_add_func ("/ui/parameters/row/mended", mended);
  g_test_add_func ("/ui/parameters/row/reset", reset);
  g_test_add_func ("/ui/parameters/row/slider", slider);
  g_test_add_func ("/ui/parameters/row/choice", choice);
  g_test_add_func ("/ui/parameters/row/long-choice", long_choice);
  g_test_add_func ("/ui/parameters/row/list", list);
  g_test_add_func ("/ui/parameters/row/optional", optional);
  g_test_add_func ("/ui/parameters/row/formula", formula);
  g_test_add_func ("/ui/parameters/row/idle", idle);
  g_test_add_func ("/ui/parameters/row/steps", steps);
}
