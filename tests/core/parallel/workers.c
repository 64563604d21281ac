/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Threads and processes behind one interface: the same results, errors, order. */

#include "core/parallel/workers.h"
#include "core/base/error.h"

#include "tests/core/parallel/functions.h"
#include "tests/core/parallel/tests.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

MurWorkers *
test_workers_new (MurWorkersKind kind, guint n)
{
  const MurWorkersSettings settings
    = { .kind = kind, .n = n, .functions = test_functions };
  g_autoptr (GError) error = NULL;
  MurWorkers *workers = mur_workers_new (&settings, &error);

  g_assert_no_error (error);
  return workers;
}

GVariant *
test_range (double first, gsize n)
{
  double *numbers = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    numbers[i] = first + (double)i;
  g_autoptr (GBytes) bytes = g_bytes_new_take (numbers, n * sizeof *numbers);

  return g_variant_new_from_bytes (G_VARIANT_TYPE ("ad"), bytes, TRUE);
}

double
test_sum_of (GVariant *array)
{
  gsize n;
  const double *numbers = g_variant_get_fixed_array (array, &n, sizeof *numbers);
  double total = 0;

  for (gsize i = 0; i < n; i++)
    total += numbers[i];
  return total;
}

static void
check_sums (MurWorkersKind kind)
{
  g_autoptr (MurWorkers) workers = test_workers_new (kind, 3);
  const MurTasks tasks = { .function = "power", .arguments = test_range (10, 10) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) mapped = mur_workers_map (workers, &tasks, &error);
  double applied = 0, later = 0;
  MurCall *calls[10];

  g_assert_no_error (error);
  g_assert_cmpfloat (test_sum_of (mapped), ==, TEST_SUM);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GVariant) one = mur_workers_apply (
        workers, "power", NULL, g_variant_new_double (10 + i), &error);

      g_assert_no_error (error);
      applied += g_variant_get_double (one);
      calls[i] = mur_workers_apply_async (workers, "power", NULL,
                                          g_variant_new_double (10 + i), &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_assert_true (mur_call_wait (calls[i], -1));
      later += mur_call_numbers (calls[i])[0];
      mur_call_unref (calls[i]);
    }
  g_assert_cmpfloat (applied, ==, TEST_SUM);
  g_assert_cmpfloat (later, ==, TEST_SUM);
}

static void
test_sums (void)
{
  check_sums (MUR_WORKERS_THREADS);
  check_sums (MUR_WORKERS_PROCESSES);
}

/* Any chunk, any number of workers: the same results in the same order. */
static void
test_chunks (void)
{
  static const gsize chunks[] = { 0, 1, 2, 7, 999, 1000, 5000 };

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    for (guint n = 1; n <= 5; n += 2)
      {
        g_autoptr (MurWorkers) workers = test_workers_new (kind, n);

        for (guint c = 0; c < G_N_ELEMENTS (chunks); c++)
          {
            const MurTasks tasks = { .function = "power",
                                     .arguments = test_range (1, 1000),
                                     .chunk = chunks[c],
                                     .is_recorded = c % 2 == 0 };
            g_autoptr (GVariant) results = mur_workers_map (workers, &tasks, NULL);
            gsize length;
            const double *numbers
              = g_variant_get_fixed_array (results, &length, sizeof *numbers);

            g_assert_cmpuint (length, ==, 1000);
            for (gsize i = 0; i < length; i++)
              g_assert_cmpfloat_with_epsilon (numbers[i], pow ((double)i + 1, 10),
                                              1e-15 * pow ((double)i + 1, 10)
                                                * 10); /* ten roundings */
          }
      }
  g_assert_cmpuint (mur_workers_default_chunk (10, 4), ==, 1);
  g_assert_cmpuint (mur_workers_default_chunk (10, 2), ==, 2);
  g_assert_cmpuint (mur_workers_default_chunk (1000000, 4), ==, 62500);
  g_assert_cmpuint (mur_workers_default_chunk (0, 4), ==, 1);
}

/* Nothing at all, and a million numbers, which no socket takes at once. */
static void
test_sizes (void)
{
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
      const MurTasks none = { .function = "power", .arguments = test_range (0, 0) };
      const MurTasks many
        = { .function = "fail", .arguments = test_range (8, 1000000), .chunk = 400000 };
      g_autoptr (GVariant) nothing = mur_workers_map (workers, &none, NULL);
      g_autoptr (GVariant) doubled = mur_workers_map (workers, &many, NULL);

      g_assert_cmpuint (g_variant_n_children (nothing), ==, 0);
      g_assert_cmpuint (g_variant_n_children (doubled), ==, 1000000);
      g_assert_cmpfloat (test_sum_of (doubled), ==, 2 * (8e6 + 999999 * 5e5));
    }
}

/* An error has its argument; the others have their results. */
static void
test_errors (void)
{
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    for (gsize chunk = 1; chunk < 20; chunk += 6)
      {
        g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
        g_autoptr (GError) error = NULL;
        const MurTasks tasks
          = { .function = "fail", .arguments = test_range (0, 20), .chunk = chunk };
        g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

        g_assert_true (mur_call_wait (call, -1));
        g_autoptr (GArray) errors = mur_call_errors (call);
        g_assert_cmpuint (errors->len, ==, 1);
        g_assert_cmpuint (g_array_index (errors, MurTaskError, 0).task, ==, 7);
        g_assert_cmpstr (g_array_index (errors, MurTaskError, 0).message, ==,
                         "fail (7.0): seven is not for me");
        g_assert_null (mur_call_results (call, &error));
        g_assert_error (error, MUR_ERROR, MUR_ERROR_NUMERICAL);
        for (guint i = 0; i < 20; i++)
          if (i != 7)
            g_assert_cmpfloat (mur_call_numbers (call)[i], ==, 2.0 * i);
        g_assert_true (isnan (mur_call_numbers (call)[7]));
      }
}

/* Arguments and results that are no numbers. */
static void
test_texts (void)
{
  static const char *const texts[] = { "a", "", "quite long", "ß", "", "seven" };

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    for (gsize chunk = 1; chunk < 8; chunk += 2)
      {
        g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
        const MurTasks some = { .function = "length",
                                .arguments = g_variant_new_strv (texts, 6),
                                .chunk = chunk };
        const MurTasks good = { .function = "length",
                                .arguments = g_variant_new_strv (texts + 2, 2),
                                .chunk = chunk };
        g_autoptr (MurCall) call = mur_workers_map_async (workers, &some, NULL);
        g_autoptr (GVariant) lengths = mur_workers_map (workers, &good, NULL);
        g_autofree char *printed = g_variant_print (lengths, FALSE);

        g_assert_cmpstr (printed, ==, "[('quite long', 10), ('ß', 2)]");
        mur_call_wait (call, -1);
        g_autoptr (GArray) errors = mur_call_errors (call);
        g_assert_cmpuint (errors->len, ==, 2);
        g_assert_cmpstr (g_array_index (errors, MurTaskError, 1).message, ==,
                         "length (''): it is empty");
      }
}

/* What is wrong is refused before anything is sent, in one line. */
static void
test_refusals (void)
{
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
      g_autoptr (GError) unknown = NULL;
      g_autoptr (GError) type = NULL;
      g_autoptr (GError) killed = NULL;
      const MurTasks no_function
        = { .function = "cosine", .arguments = test_range (0, 3) };
      const MurTasks no_numbers
        = { .function = "power", .arguments = g_variant_new_strv (NULL, 0) };

      g_assert_null (mur_workers_map_async (workers, &no_function, &unknown));
      g_assert_cmpstr (mur_error_field (unknown), ==, "function");
      g_assert_nonnull (strstr (unknown->message, "power, fail, "));
      g_assert_null (mur_workers_map_async (workers, &no_numbers, &type));
      g_assert_cmpstr (type->message, ==,
                       "arguments: as is not allowed; power takes ad");
      g_assert_cmpint (mur_workers_kill (workers, 1, &killed), ==,
                       kind == MUR_WORKERS_PROCESSES);
    }

  g_autoptr (GError) missing = NULL;
  const MurWorkersSettings nowhere = { .kind = MUR_WORKERS_PROCESSES,
                                       .functions = test_functions,
                                       .program = "/nowhere/murmuration-worker" };
  g_assert_null (mur_workers_new (&nowhere, &missing));
  g_assert_cmpstr (mur_error_field (missing), ==, "kind");
}

/* Programs that are no workers break what was asked of them, with that reason: no task has
 * ended them, although one that is alone is lost with each. */
static void
test_no_worker (void)
{
  for (guint n = 1; n <= 3; n++)
    {
      const MurWorkersSettings settings = { .kind = MUR_WORKERS_PROCESSES,
                                            .n = n,
                                            .functions = test_functions,
                                            .program = "/bin/true" };
      g_autoptr (MurWorkers) workers = mur_workers_new (&settings, NULL);
      const MurTasks tasks
        = { .function = "power", .arguments = test_range (0, 9), .chunk = 1 };
      g_autoptr (GError) error = NULL;

      g_assert_null (mur_workers_map (workers, &tasks, &error));
      g_assert_nonnull (strstr (error->message, "end as soon as they are started"));
      g_assert_false (mur_workers_check (workers, NULL));
    }
}

/* A worker that waits for workers of its own. */
static void
test_nested (void)
{
  static const char *const functions[] = { "nested", "nested-processes" };

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    for (guint f = 0; f < 2; f++)
      {
        g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
        const MurTasks tasks
          = { .function = functions[f], .arguments = test_range (10, 7) };
        g_autoptr (GError) error = NULL;
        g_autoptr (GVariant) sums = mur_workers_map (workers, &tasks, &error);
        gsize n;

        g_assert_no_error (error);
        const double *values = g_variant_get_fixed_array (sums, &n, sizeof *values);
        /* 10¹⁰ + 11¹⁰ + 12¹⁰ + 13¹⁰ */
        g_assert_cmpfloat (values[0], ==, 235713280674.0);
        g_assert_cmpfloat (values[0] + values[4] + pow (18, 10) + pow (19, 10), ==,
                           TEST_SUM);
      }
}

static void
test_slow (void)
{
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 2);
      const MurTasks tasks = { .function = "nap",
                               .arguments = g_variant_new_parsed ("[2., 2., 2., 2.]"),
                               .chunk = 1,
                               .is_recorded = TRUE };
      g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MurTaskRecord));

      mur_workers_slow (workers, 0, 20);
      mur_workers_slow (workers, 1, 20);
      g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);
      g_assert_true (mur_call_wait (call, -1));
      mur_call_records (call, 0, 3, records);
      mur_call_records (call, 3, 99, records);
      g_assert_cmpuint (records->len, ==, 4);
      for (guint i = 0; i < records->len; i++)
        {
          const MurTaskRecord *one = &g_array_index (records, MurTaskRecord, i);

          g_assert_cmpfloat (one->end - one->start, >=, 0.04);
          g_assert_cmpuint (one->attempt, ==, 1);
          g_assert_cmpfloat (one->serialise, >=, 0);
        }
    }
}

/* A part can be waited for, and time runs out. */
static void
test_parts (void)
{
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 1);
      const MurTasks tasks = { .function = "nap",
                               .arguments = g_variant_new_parsed ("[1., 1., 3e5]"),
                               .chunk = 1 };
      g_autoptr (MurCall) call = mur_workers_map_async (workers, &tasks, NULL);

      g_assert_true (mur_call_wait_for (call, 2, -1));
      g_assert_cmpuint (mur_call_n_leading (call), ==, 2);
      g_assert_false (mur_call_wait (call, 0.01));
      mur_call_cancel (call);
      g_assert_true (mur_call_wait (call, -1));
      g_assert_true (mur_call_is_cancelled (call));
      g_assert_null (mur_call_results (call, NULL));
    }
}

/* Whoever waits until all are there has them; those that end at once never are. */
static void
test_ready (void)
{
  const MurWorkersSettings settings = { .kind = MUR_WORKERS_PROCESSES,
                                        .n = 2,
                                        .functions = test_functions,
                                        .program = "/bin/true" };
  g_autoptr (MurWorkers) broken = mur_workers_new (&settings, NULL);

  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      g_autoptr (MurWorkers) workers = test_workers_new (kind, 3);

      g_assert_true (mur_workers_wait_until_ready (workers, -1));
      g_assert_true (mur_workers_wait_until_ready (workers, 0));
    }
  g_assert_false (mur_workers_wait_until_ready (broken, -1));
}

void
mur_test_workers (void)
{
  g_test_add_func ("/parallel/workers/sums", test_sums);
  g_test_add_func ("/parallel/workers/chunks", test_chunks);
  g_test_add_func ("/parallel/workers/sizes", test_sizes);
  g_test_add_func ("/parallel/workers/errors", test_errors);
  g_test_add_func ("/parallel/workers/texts", test_texts);
  g_test_add_func ("/parallel/workers/refusals", test_refusals);
  g_test_add_func ("/parallel/workers/no-worker", test_no_worker);
  g_test_add_func ("/parallel/workers/nested", test_nested);
  g_test_add_func ("/parallel/workers/slow", test_slow);
  g_test_add_func ("/parallel/workers/parts", test_parts);
  g_test_add_func ("/parallel/workers/ready", test_ready);
}
