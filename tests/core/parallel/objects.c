/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objects that go with a call, there and back. */

#include "core/base/error.h"
#include "core/parallel/workers.h"

#include "tests/core/parallel/functions.h"
#include "tests/core/parallel/tests.h"

#include <string.h>

/* The pool of the object stays; on the other side there is a new one. */
static void
test_object (void)
{
  BigPow *object = test_big_pow_new (10, "the post's");

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
      g_autoptr (GError) error = NULL;
      const MurTasks tasks
        = { .function = "raise", .object = object, .arguments = test_range (10, 10) };
      g_autoptr (GVariant) raised = mur_workers_map (workers, &tasks, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (test_sum_of (raised), ==, TEST_SUM);
      g_autoptr (GVariant) back = mur_workers_apply (
        workers, "double", NULL, mur_object_pack (&test_big_pow, object, NULL), &error);
      g_assert_no_error (error);
      BigPow *twice = mur_object_unpack (&test_big_pow, back, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (twice->exponent, ==, 20);
      g_assert_cmpstr (twice->name, ==, "the post's");
      g_assert_nonnull (twice->pool);
      g_assert_true (twice->pool != object->pool);
      test_big_pow.destroy (twice);
    }
  test_big_pow.destroy (object);
}

static void
test_unshippable (void)
{
  BigPow *object = test_big_pow_new (10, "x");
  g_autoptr (MurWorkers) workers = test_workers_new (MUR_WORKERS_PROCESSES, 1);
  g_autoptr (GError) error = NULL;
  const MurTasks tasks
    = { .function = "raise", .object = object, .arguments = test_range (10, 10) };

  object->file = object;
  g_assert_null (mur_workers_map (workers, &tasks, &error));
  g_assert_cmpstr (
    error->message, ==,
    "file: the one that big-pow holds cannot be shipped: an open file is "
    "of one process");
  object->file = NULL;
  g_autoptr (GArray) sizes = mur_object_measure (&test_big_pow, object);
  const MurFieldSize *rows = (gpointer)sizes->data;
  /* Of each entry: the name and its 0, to the next multiple of 8; the value, a 0, its
   * type; one byte for where the name ends. */
  g_assert_cmpuint (sizes->len, ==, 4);
  g_assert_cmpuint (rows[0].bytes, ==, 16 + 8 + 1 + 1 + 1);
  g_assert_cmpuint (rows[1].bytes, ==, 8 + 2 + 1 + 1 + 1);
  g_assert_cmpuint (rows[2].bytes, ==, 0);
  g_assert_cmpstr (rows[2].why, ==, "threads are of one process");
  test_big_pow.destroy (object);
}

/* What comes from elsewhere is judged and never taken in part. */
static void
test_foreign (void)
{
  static const char *const texts[] = {
    "('big-pow', {'exponent': <1.5>})",
    "('big-pow', {'exponent': <1.5>, 'name': <3>})",
    "('big-pow', {'exponent': <1.5>, 'pool': <'x'>})",
    "('small-pow', {'exponent': <1.5>, 'name': <'x'>})",
    "('big-pow', 3)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) packed = g_variant_parse (NULL, texts[i], NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (mur_object_unpack (&test_big_pow, packed, &error));
      g_assert_nonnull (error);
      g_assert_null (strchr (error->message, '\n'));
    }
}

void
mur_test_objects (void)
{
  g_test_add_func ("/parallel/objects/both-ways", test_object);
  g_test_add_func ("/parallel/objects/unshippable", test_unshippable);
  g_test_add_func ("/parallel/objects/foreign", test_foreign);
}
