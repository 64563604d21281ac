/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vectors and tables. */

#include "core/base/table.h"

#include "tests/core/base/tests.h"

#include <string.h>

static const double weights[] = { 0.7297512, -1.4961803e9, 3.30721e-7 };
static const double heights[] = { 2718.28182, -0.0, 57.295779513 };

static MurTable *
make_table (void)
{
  g_autoptr (MurTable) table = mur_table_new ();
  g_autoptr (MurVector) vector = mur_vector_new (weights, 3);

  mur_table_add (table, "weight", "kg", vector);
  mur_table_add_take (table, "height", NULL, g_memdup2 (heights, sizeof heights), 3);
  return g_steal_pointer (&table);
}

static void
test_vector_copies (void)
{
  double source[] = { 0.1357, 0.2468 };
  g_autoptr (MurVector) vector = mur_vector_new (source, 2);

  source[0] = 99;
  g_assert_cmpuint (mur_vector_length (vector), ==, 2);
  g_assert_cmpfloat (mur_vector_values (vector)[0], ==, 0.1357);
  g_assert_cmpfloat (mur_vector_values (vector)[1], ==, 0.2468);
}

static void
test_vector_takes (void)
{
  double *source = g_new0 (double, 5);
  g_autoptr (MurVector) vector = mur_vector_new_take (source, 5);
  g_autoptr (MurVector) empty = mur_vector_new_take (NULL, 0);

  g_assert_true (mur_vector_values (vector) == source);
  g_assert_cmpuint (mur_vector_length (empty), ==, 0);
}

/* A slice keeps the whole alive, and shows what is written before it is taken. */
static void
test_vector_slice (void)
{
  double *source = g_new0 (double, 5);
  MurVector *whole = mur_vector_new_take (source, 5);
  source[1] = 0.5772;
  source[3] = -1.2020;
  g_autoptr (MurVector) slice = mur_vector_new_slice (whole, 1, 3);
  g_autoptr (MurVector) nested = mur_vector_new_slice (slice, 2, 1);
  g_autoptr (MurVector) empty = mur_vector_new_slice (whole, 5, 0);

  source[4] = 7;
  mur_vector_unref (whole);
  g_assert_true (mur_vector_values (slice) == source + 1);
  g_assert_cmpuint (mur_vector_length (slice), ==, 3);
  g_assert_cmpfloat (mur_vector_values (slice)[0], ==, 0.5772);
  g_assert_cmpfloat (mur_vector_values (nested)[0], ==, -1.2020);
  g_assert_cmpuint (mur_vector_length (empty), ==, 0);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*n <= whole->n - first*");
  g_assert_null (mur_vector_new_slice (slice, 2, 2));
  g_test_assert_expected_messages ();
}

static void
test_vector_outlives_table (void)
{
  MurTable *table = make_table ();
  g_autoptr (MurVector) vector = mur_vector_ref (mur_table_vector (table, 0));

  mur_table_unref (table);
  g_assert_cmpmem (mur_vector_values (vector), sizeof weights, weights, sizeof weights);
}

static gpointer
share_cb (gpointer data)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (MurTable) table = mur_table_ref (data);
      g_autoptr (MurVector) vector = mur_vector_ref (mur_table_vector (table, 1));

      g_assert_cmpuint (mur_vector_length (vector), ==, 3);
    }
  return NULL;
}

/* References from two threads: with plain counts some would be lost. */
static void
test_shared_between_threads (void)
{
  g_autoptr (MurTable) table = make_table ();
  GThread *thread = g_thread_new ("share", share_cb, table);

  share_cb (table);
  g_thread_join (thread);
  mur_table_set_labels (table, NULL); /* critical unless one reference is left */
}

static void
test_columns (void)
{
  g_autoptr (MurTable) table = make_table ();

  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (table), ==, 3);
  g_assert_cmpstr (mur_table_name (table, 0), ==, "weight");
  g_assert_cmpstr (mur_table_name (table, 1), ==, "height");
  g_assert_cmpstr (mur_table_unit (table, 0), ==, "kg");
  g_assert_null (mur_table_unit (table, 1));
  g_assert_cmpmem (mur_table_column (table, 1), sizeof heights, heights,
                   sizeof heights);
}

static void
test_find (void)
{
  g_autoptr (MurTable) table = make_table ();

  g_assert_cmpint (mur_table_find (table, "weight"), ==, 0);
  g_assert_cmpint (mur_table_find (table, "height"), ==, 1);
  g_assert_cmpint (mur_table_find (table, "Height"), ==, -1);
  g_assert_cmpint (mur_table_find (table, ""), ==, -1);
}

static void
test_labels (void)
{
  static const char *const labels[] = { "p1", "p2", "p3", NULL };
  g_autoptr (MurTable) table = make_table ();

  g_assert_null (mur_table_labels (table));
  mur_table_set_labels (table, labels);
  g_assert_true (g_strv_equal ((const char *const *)mur_table_labels (table), labels));
  g_assert_true (mur_table_labels (table)[1] != labels[1]);
  mur_table_set_labels (table, NULL);
  g_assert_null (mur_table_labels (table));
}

static void
test_labels_first (void)
{
  static const char *const labels[] = { "north", "south", NULL };
  g_autoptr (MurTable) table = mur_table_new ();

  g_assert_cmpuint (mur_table_n_rows (table), ==, 0);
  mur_table_set_labels (table, labels);
  g_assert_cmpuint (mur_table_n_rows (table), ==, 2);
  mur_table_add_take (table, "x", NULL, g_new0 (double, 2), 2);
  g_assert_cmpuint (mur_table_n_rows (table), ==, 2);
}

static void
test_titles (void)
{
  g_autoptr (MurTable) table = mur_table_new ();

  mur_table_add_take (table, "t", "s", g_new0 (double, 2), 2);
  mur_table_set_title (table, "Time");
  mur_table_add_take (table, "y", NULL, g_new0 (double, 2), 2);
  g_assert_cmpstr (mur_table_title (table, 0), ==, "Time");
  g_assert_null (mur_table_title (table, 1));
  mur_table_set_title (table, "Force");
  mur_table_set_title (table, NULL);
  g_assert_null (mur_table_title (table, 1));
}

/* Finding a name must not walk over the columns: with 30000 of them, building would
 * take 4.5e8 comparisons. */
static void
test_wide (void)
{
  g_autoptr (MurTable) table = mur_table_new ();
  g_autoptr (MurVector) vector = mur_vector_new (weights, 3);

  for (int i = 0; i < 30000; i++)
    {
      g_autofree char *name = g_strdup_printf ("column%d", i * 7919);

      mur_table_add (table, name, NULL, vector);
    }
  g_assert_cmpint (mur_table_find (table, "column158380"), ==, 20);
  g_assert_cmpint (mur_table_find (table, "column237562081"), ==, 29999);
}

static void
expect_critical (const char *pattern)
{
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, pattern);
}

static void
test_refuses_misuse (void)
{
  static const char *const labels[] = { "one", "two", NULL };
  g_autoptr (MurTable) table = make_table ();
  g_autoptr (MurVector) three = mur_vector_new (weights, 3);
  g_autoptr (MurVector) two = mur_vector_new (weights, 2);

  expect_critical ("*places, name*");
  mur_table_add (table, "weight", NULL, three);
  expect_critical ("*has_rows*");
  mur_table_add (table, "width", NULL, two);
  expect_critical ("*labels*");
  mur_table_set_labels (table, labels);
  expect_critical ("*column <*");
  g_assert_null (mur_table_name (table, 2));
  g_test_assert_expected_messages ();
  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
}

static void
test_immutable_when_shared (void)
{
  g_autoptr (MurTable) table = make_table ();
  g_autoptr (MurVector) vector = mur_vector_new (weights, 3);
  MurTable *second = mur_table_ref (table);

  expect_critical ("*references*");
  mur_table_add (table, "width", NULL, vector);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  mur_table_unref (second);
  mur_table_add (table, "width", NULL, vector);
  g_assert_cmpuint (mur_table_n_columns (table), ==, 3);
}

void
mur_test_table (void)
{
  g_test_add_func ("/core/vector/copies", test_vector_copies);
  g_test_add_func ("/core/vector/takes", test_vector_takes);
  g_test_add_func ("/core/vector/slice", test_vector_slice);
  g_test_add_func ("/core/vector/outlives-table", test_vector_outlives_table);
  g_test_add_func ("/core/table/shared-between-threads", test_shared_between_threads);
  g_test_add_func ("/core/table/columns", test_columns);
  g_test_add_func ("/core/table/find", test_find);
  g_test_add_func ("/core/table/labels", test_labels);
  g_test_add_func ("/core/table/labels-first", test_labels_first);
  g_test_add_func ("/core/table/titles", test_titles);
  g_test_add_func ("/core/table/wide", test_wide);
  g_test_add_func ("/core/table/refuses-misuse", test_refuses_misuse);
  g_test_add_func ("/core/table/immutable-when-shared", test_immutable_when_shared);
}
