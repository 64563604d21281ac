/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found in a table, what is said of it, and what follows from both. Without a
 * display. */

#include <string.h>

#include "core/experiments/registry.h"
#include "ui/import/taking.h"

static MurImport *
import_text (const MurExperiment *experiment, const char *input, const char *text)
{
  g_autoptr (MurParameters) parameters = mur_parameters_new (experiment->parameters);

  return mur_import_new_text (experiment, parameters, input, "own.csv", text,
                              strlen (text), TRUE);
}

static void
assert_describes (const MurImport *import, const char *words)
{
  g_autofree char *found = NULL;

  g_assert_cmpstr (mur_import_problem (import), ==, NULL);
  found = mur_import_describe (import);
  g_assert_cmpstr (found, ==, words);
}

/* German numbers: all of it is found; said otherwise, they are others. */
static void
test_format (void)
{
  g_autoptr (MurImport) import
    = import_text (&mur_experiment_curve_fit, NULL, "t;y\n0,5;1,25\n1,5;2,75\n");
  const MurCsvFormat *found = mur_import_found (import);
  MurCsvFormat said = { 0 };

  g_assert_cmpint (found->separator, ==, ';');
  g_assert_cmpint (found->point, ==, ',');
  g_assert_cmpint (found->header, ==, MUR_CSV_HEADER_FIRST);
  g_assert_cmpuint (found->n_skipped, ==, 0);
  g_assert_cmpfloat (mur_table_column (mur_import_table (import), 1)[1], ==, 2.75);
  assert_describes (import, "x is “t”, y is “y”");

  said.n_skipped = 2;
  mur_import_set_format (import, &said);
  g_assert_cmpuint (mur_table_n_rows (mur_import_table (import)), ==, 1);
  said = (MurCsvFormat){ .point = '.' };
  mur_import_set_format (import, &said);
  g_assert_null (mur_import_table (import));
  g_assert_nonnull (mur_import_problem (import));
  said = (MurCsvFormat){ 0 };
  mur_import_set_format (import, &said);
  assert_describes (import, "x is “t”, y is “y”");
}

/* Roles: guessed, said, said too little, and guessed again. */
static void
test_roles (void)
{
  g_autoptr (MurImport) import = import_text (
    &mur_experiment_curve_fit, NULL, "time,U [mV],err\n0,1,0.1\n1,3,0.2\n2,,0.1\n");

  assert_describes (import, "x is “time”, y is “U” in mV, sigma is “err”; 1 row with a "
                            "gap is left out");
  mur_import_set_roles (import, (const char *const[]){ "x", "", "y", "time", NULL });
  assert_describes (import,
                    "x is the number of the row, y is “time”; nothing uses “U”, “err”");
  mur_import_set_roles (import, (const char *const[]){ "x", "U", NULL });
  g_assert_nonnull (strstr (mur_import_problem (import), "no column is chosen for y"));
  mur_import_set_roles (import, NULL);
  g_assert_cmpstr (mur_import_problem (import), ==, NULL);
}

/* Any number of coordinates, and what else the table could be. */
static void
test_inputs (void)
{
  g_autoptr (MurImport) points
    = import_text (&mur_experiment_sampling, NULL, "run,a,b\n1,0.1,0.2\n2,0.7,0.4\n");
  g_autoptr (MurImport) matrix
    = import_text (&mur_experiment_oscillators, "couplings", "0,1,2\n3,0,4\n5,6,0\n");

  assert_describes (points, "x1 is “a”, x2 is “b”; nothing uses “run”");
  mur_import_set_roles (points, (const char *const[]){ "x1", "b", NULL });
  assert_describes (points, "x1 is “b”; nothing uses “run”, “a”");
  assert_describes (matrix, "a matrix of 3 × 3");
  g_assert_cmpstr (mur_import_input (matrix)->name, ==, "couplings");
  mur_import_set_input (matrix, "edges");
  g_assert_cmpstr (mur_import_input (matrix)->name, ==, "edges");
  g_assert_null (mur_import_fixed (matrix));
  assert_describes (matrix,
                    "from is “c1”, to is “c2”, weight is “c3”; each goes one way, "
                    "and both with edge_direction undirected");
}

/* Edges of which nobody knows who drives whom: their columns are to be chosen. */
static void
test_unknown (void)
{
  g_autoptr (MurImport) import
    = import_text (&mur_experiment_oscillators, "edges", "a,b\n1,2\n2,1\n");

  g_assert_nonnull (strstr (mur_import_problem (import), "no column is from"));
  mur_import_set_roles (import, (const char *const[]){ "from", "b", "to", "a", NULL });
  assert_describes (import, "from is “b”, to is “a”");
}

/* What could as well be another column is asked for, and nothing else. */
static void
test_doubtful (void)
{
  g_autoptr (MurImport) import
    = import_text (&mur_experiment_curve_fit, NULL, "time,U,I\n0,1,5\n1,3,4\n2,5,3\n");
  const char *const *roles = mur_import_roles (import);

  g_assert_cmpstr (mur_import_problem (import), ==,
                   "y may be column 2 “U” or column 3 “I”");
  g_assert_cmpuint (g_strv_length ((char **)roles), ==, 2);
  g_assert_cmpstr (roles[0], ==, "x");
  g_assert_cmpstr (roles[1], ==, "time");
  mur_import_set_roles (import, (const char *const[]){ "x", "time", "y", "U", NULL });
  assert_describes (import, "x is “time”, y is “U”; nothing uses “I”");
}

/* A formula that names columns says itself which they are. */
static void
test_fixed (void)
{
  static const char text[] = "u,v,w\n1,2,9\n2,1,8\n3,5,7\n4,1,9\n";
  const MurExperiment *experiment = &mur_experiment_curve_fit;
  g_autoptr (MurParameters) parameters = mur_parameters_new (experiment->parameters);
  g_autoptr (MurImport) import = NULL;

  g_assert_true (mur_parameters_set (parameters, "formula", "A*u + B*v", NULL));
  import = mur_import_new_text (experiment, parameters, "data", "own.csv", text,
                                strlen (text), FALSE);
  g_assert_nonnull (mur_import_fixed (import));
  assert_describes (import, "u is “u”, v is “v”, fitted is “w” (in the first 4 rows)");
}

/* A table that is in use already, with what was said of it. */
static void
test_table (void)
{
  const MurExperiment *experiment = &mur_experiment_curve_fit;
  g_autoptr (MurParameters) parameters = mur_parameters_new (experiment->parameters);
  g_autoptr (MurTable) table
    = mur_csv_parse ("a,b,c\n1,2,3\n4,5,6\n7,8,9\n", -1, "own.csv", NULL);
  g_autoptr (MurImport) import
    = mur_import_new_table (experiment, parameters, "data", "own.csv", table,
                            (const char *const[]){ "x", "b", "y", "a", NULL });

  g_assert_null (mur_import_format (import));
  g_assert_true (mur_import_is_whole (import));
  assert_describes (import, "x is “b”, y is “a”; nothing uses “c”");
}

/* What a run begins with: the table and its columns beside the other tables, and the
 * values that go with it. */
static void
test_taking (void)
{
  const MurExperiment *experiment = &mur_experiment_oscillators;
  g_autoptr (MurImport) import
    = import_text (experiment, "edges", "who,to,from\n9,1,2\n9,2,3\n9,3,1\n");
  g_autoptr (MurInputs) others = mur_inputs_new ();
  g_autoptr (GError) error = NULL;

  mur_inputs_add (others, "oscillators", "o.csv",
                  mur_csv_parse ("omega\n1\n2\n3\n", -1, "o.csv", NULL));
  mur_inputs_add (others, "edges", "old.csv", mur_table_new ());
  g_autoptr (MurTaking) taking = mur_taking_new (import, NULL, others);
  g_assert_true (mur_taking_run (taking, &error));
  g_assert_no_error (error);

  const MurInputs *inputs = mur_taking_inputs (taking);
  g_assert_cmpuint (mur_inputs_n (inputs), ==, 2);
  g_assert_cmpstr (mur_inputs_source (inputs, 1), ==, "own.csv");
  g_autofree char *roles
    = g_strjoinv (" ", (char **)mur_inputs_roles (inputs, "edges"));
  g_assert_cmpstr (roles, ==, "from from to to");
  g_assert_cmpstr (mur_taking_settled (taking), ==,
                   "Coupling: 1, Divide couplings: none");
  g_assert_cmpfloat (mur_parameters_number (mur_taking_parameters (taking), "coupling"),
                     ==, 1);
  g_assert_cmpuint (mur_inputs_n (others), ==, 2);
}

/* Numbers that look like gaps are told of the rows that were looked at, and of all. */
static void
test_suspect (void)
{
  static const char text[] = "t,y\n0,1\n1,-999\n2,2\n3,-999\n4,1.5\n5,3\n";
  g_autoptr (MurImport) import = import_text (&mur_experiment_curve_fit, NULL, text);
  g_autoptr (MurTaking) taking = mur_taking_new (import, NULL, NULL);

  assert_describes (import, "x is “t”, y is “y”; 2 values -999 in “y” look like gaps, "
                            "and are taken as numbers");
  g_assert_true (mur_taking_run (taking, NULL));
  g_assert_cmpstr (mur_taking_suspect (taking), ==,
                   "2 values -999 in “y” look like gaps");
  g_assert_cmpfloat (
    mur_table_column (mur_inputs_table (mur_taking_inputs (taking), "data"), 1)[1], ==,
    -999);
}

/* A table that no run can begin with says why. */
static void
test_taking_refused (void)
{
  g_autoptr (MurImport) import
    = import_text (&mur_experiment_oscillators, "couplings", "0,1,2\n3,0,4\n");
  g_autoptr (MurTaking) taking = mur_taking_new (import, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_taking_run (taking, &error));
  g_assert_nonnull (strstr (error->message, "couplings"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/import/format", test_format);
  g_test_add_func ("/ui/import/roles", test_roles);
  g_test_add_func ("/ui/import/inputs", test_inputs);
  g_test_add_func ("/ui/import/unknown", test_unknown);
  g_test_add_func ("/ui/import/doubtful", test_doubtful);
  g_test_add_func ("/ui/import/suspect", test_suspect);
  g_test_add_func ("/ui/import/fixed", test_fixed);
  g_test_add_func ("/ui/import/table", test_table);
  g_test_add_func ("/ui/import/taking", test_taking);
  g_test_add_func ("/ui/import/taking-refused", test_taking_refused);
  return g_test_run ();
}
