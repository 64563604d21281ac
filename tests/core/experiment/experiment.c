/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/experiment.h"

#include "core/base/error.h"
#include "tests/core/experiment/tests.h"
#include "tests/core/experiment/toy.h"

static MurTable *
make_table (double value)
{
  MurTable *table = mur_table_new ();
  mur_table_add_take (table, "t", NULL, g_memdup2 (&value, sizeof value), 1);
  return table;
}

static void
test_inputs (void)
{
  g_autoptr (MurInputs) inputs = mur_inputs_new ();
  g_assert_cmpuint (mur_inputs_n (inputs), ==, 0);
  g_assert_null (mur_inputs_table (NULL, "data"));
  mur_inputs_add (inputs, "data", "a.csv", make_table (1));
  mur_inputs_add (inputs, "more", NULL, make_table (2));
  mur_inputs_add (inputs, "data", "b.csv", make_table (3));
  g_assert_cmpuint (mur_inputs_n (inputs), ==, 2);
  g_assert_cmpstr (mur_inputs_name (inputs, 0), ==, "data");
  g_assert_cmpstr (mur_inputs_source (inputs, 0), ==, "b.csv");
  g_assert_null (mur_inputs_source (inputs, 1));
  g_assert_cmpfloat (mur_table_column (mur_inputs_table (inputs, "data"), 0)[0], ==, 3);
  g_assert_null (mur_inputs_table (inputs, "none"));
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_experiment_find (mur_toy_registry, "toy", NULL) == &mur_toy);
  g_assert_null (mur_experiment_find (mur_toy_registry, "tyo", &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==, "experiment: tyo is not known; known are toy");
}

static void
test_preset (void)
{
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (set, "note", "mine", NULL);
  g_assert_true (mur_experiment_apply_preset (&mur_toy, "calm", set, NULL));
  g_assert_cmpfloat (mur_parameters_number (set, "gain"), ==, 2.5);
  g_assert_cmpuint (mur_parameters_integer (set, "length"), ==, 64);
  g_assert_true (mur_parameters_is_default (set, "note"));
  g_assert_false (mur_experiment_apply_preset (&mur_toy, "clam", set, &error));
  g_assert_cmpstr (error->message, ==, "preset: clam is not known; known are calm");
  g_assert_cmpfloat (mur_parameters_number (set, "gain"), ==, 2.5);
}

void
mur_test_experiment (void)
{
  g_test_add_func ("/experiment/experiment/inputs", test_inputs);
  g_test_add_func ("/experiment/experiment/find", test_find);
  g_test_add_func ("/experiment/experiment/preset", test_preset);
}
