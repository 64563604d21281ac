/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of results: as shown, and as copied. */

#include "ui/pages/experiment/readout.h"

#include <math.h>
#include <string.h>

#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/results.h"

static const MurQuantity estimates[] = {
  { "value", NULL, "Value", NULL, "A value." },
  { "standard_error", NULL, "Standard error", NULL, "An error." },
  { "expected", NULL, "Expected", NULL, "A truth." },
  { "place", NULL, "Place", NULL, "Of a picture.", MUR_DESCRIBED_DERIVED },
  { NULL },
};
static const MurTableDescription tables[] = {
  { "parameters", "Parameters", "Estimates.", estimates },
  { "marks", "Marks", "Of a picture.", estimates, MUR_DESCRIBED_DERIVED },
  { NULL },
};
static const MurQuantity scalars[] = {
  { "best", "f", "Least & best", "m²", "A number." },
  { "bare", NULL, "Plain", NULL, "A number." },
  { "drawn", NULL, "Drawn", NULL, "Of a picture.", MUR_DESCRIBED_DERIVED },
  { NULL },
};

/* What the fingerprint leaves out is shown, unless it is for pictures. */
static void
shown (void)
{
  static const MurQuantity measured
    = { "seconds", NULL, "Time", "s", "Measured.", MUR_DESCRIBED_MEASURED };

  g_assert_true (mur_results_shows (&measured));
  g_assert_true (mur_results_shows (&scalars[0]));
  g_assert_false (mur_results_shows (&scalars[2]));
}

static void
label (void)
{
  g_autofree char *whole = mur_results_label (&scalars[0], "best");
  g_autofree char *plain = mur_results_label (&scalars[1], "bare");
  g_autofree char *unknown = mur_results_label (NULL, "who");

  g_assert_cmpstr (whole, ==, "Least & best f [m²]");
  g_assert_cmpstr (plain, ==, "Plain");
  g_assert_cmpstr (unknown, ==, "who");
}

static MurFrame *
make_frame (double expected)
{
  MurFrame *frame = mur_frame_new ();
  MurTable *found = mur_table_new (), *bare = mur_table_new ();
  double values[] = { 4.00934, 0.1 }, errors[] = { 0.00882, NAN };
  double known[] = { expected, NAN }, places[] = { 0, 1 };

  mur_table_add_take (found, "value", NULL, g_memdup2 (values, sizeof values), 2);
  mur_table_add_take (found, "standard_error", NULL, g_memdup2 (errors, sizeof errors),
                      2);
  mur_table_add_take (found, "expected", NULL, g_memdup2 (known, sizeof known), 2);
  mur_table_add_take (found, "place", NULL, g_memdup2 (places, sizeof places), 2);
  mur_table_set_labels (found, (const char *const[]){ "p1", "<p2>", NULL });
  mur_table_add_take (bare, "t", NULL, g_memdup2 (values, sizeof values), 2);
  mur_frame_add_table (frame, "parameters", found);
  mur_frame_add_table (frame, "data", bare);
  mur_frame_add_table (frame, "marks", mur_table_ref (found));
  mur_frame_add_scalar (frame, "best", NULL, 1.0 / 3);
  mur_frame_add_scalar (frame, "drawn", NULL, 2);
  mur_frame_set_description (frame, tables, scalars);
  return frame;
}

static void
copy (void)
{
  g_autoptr (MurFrame) frame = make_frame (4);
  g_autofree char *text = mur_results_copy (frame);

  g_assert_cmpstr (text, ==,
                   "\tvalue\tstandard_error\texpected\n"
                   "p1\t4.00934\t0.00882\t4\n"
                   "<p2>\t0.1\t\t\n"
                   "best\t0.3333333333333333\n");
}

/* All text of the labels in sight, in order. */
static void
gather (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, text);
}

static void
check_shown (GtkWidget *readout, double expected, const char *shown)
{
  g_autoptr (MurFrame) frame = make_frame (expected);
  g_autoptr (GString) text = g_string_new (NULL);

  mur_readout_show (MUR_READOUT (readout), frame);
  gather (readout, text);
  g_assert_cmpstr (text->str, ==, shown);
}

/* Columns come and go with what the frame has. */
static void
shows (void)
{
  GtkWidget *readout = mur_readout_new ();
  GtkWidget *window = mur_test_present (readout, 600, 120);
  const char *with = "Parameters|Value|± error|Expected|p1|4.009|± 0.009|4.000|"
                     "<p2>|0.1||–|Results|Least & best f [m²]|0.333333|";
  const char *without = "Parameters|Value|± error|p1|4.009|± 0.009|<p2>|0.1||"
                        "Results|Least & best f [m²]|0.333333|";

  check_shown (readout, 4, with);
  check_shown (readout, NAN, without);
  check_shown (readout, 4, with);
  g_object_add_weak_pointer (G_OBJECT (readout), (gpointer *)&readout);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (readout);
}

/* What has no error says what kept it. */
static void
limits (void)
{
  const double values[] = { 1.5, 0, 3, 2 }, errors[] = { NAN, NAN, NAN, 0.3 };
  const double reached[] = { 1, -1, 2, 0 };
  g_autoptr (MurFrame) frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  GtkWidget *readout = mur_readout_new ();
  GtkWidget *window = mur_test_present (readout, 600, 120);
  g_autoptr (GString) text = g_string_new (NULL);

  mur_table_add_take (table, "value", NULL, g_memdup2 (values, sizeof values), 4);
  mur_table_add_take (table, "standard_error", NULL, g_memdup2 (errors, sizeof errors),
                      4);
  mur_table_add_take (table, "at_limit", NULL, g_memdup2 (reached, sizeof reached), 4);
  mur_table_set_labels (table, (const char *const[]){ "a", "b", "c", "d", NULL });
  mur_frame_add_table (frame, "parameters", table);
  mur_readout_show (MUR_READOUT (readout), frame);
  gather (readout, text);
  g_assert_cmpstr (text->str, ==,
                   "parameters|value|± error|a|1.5|at its upper limit|b|0|at its lower "
                   "limit|c|3|fixed|d|2.0|± 0.3|");
  gtk_window_destroy (GTK_WINDOW (window));
}

void
mur_test_readout (void)
{
  g_test_add_func ("/widgets/results/label", label);
  g_test_add_func ("/widgets/results/shown", shown);
  g_test_add_func ("/widgets/results/copy", copy);
  g_test_add_func ("/widgets/readout/shows", shows);
  g_test_add_func ("/widgets/readout/limits", limits);
}
