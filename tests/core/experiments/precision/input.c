/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types or brings to precision: the number and its bits, terms of a table,
 * and what is refused. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "core/precision/stored.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define PRECISION &mur_experiment_precision
#define QUICK "draws=10", "longest=10"

static MurFrame *
finish (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static MurFrame *
frame_of (const char *number)
{
  g_autoptr (MurSession) session = mur_runs_session (PRECISION, QUICK, NULL);
  mur_parameters_set (session->parameters, "number", number, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  return mur_job_frame (job);
}

/* The bits that the table "bits" writes from left to right. */
static guint64
bits_of (const MurFrame *frame)
{
  const MurTable *table = mur_frame_table (frame, "bits");
  const double *bit = mur_table_column (table, (guint)mur_table_find (table, "bit"));
  guint64 bits = 0;
  for (guint i = 0; i < 64; i++)
    bits = bits << 1 | (bit[i] == 1);
  return bits;
}

/* Every flip that the table offers gives just that bit, and flipped again the number as
 * it was: of normal and subnormal numbers, infinities and NaN with what it carries. */
static void
test_flips (void)
{
  static const char *const numbers[] = {
    "0.1", "-0", "5e-324", "1e-310", "inf", "0x7ff0000000000001", "0xfff8000000abcdef"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (MurFrame) frame = frame_of (numbers[i]);
      const guint64 bits = bits_of (frame);
      const char *const *flipped = mur_table_labels (mur_frame_table (frame, "bits"));
      double number;
      g_assert_true (mur_stored_parse (numbers[i], &number));
      g_assert_cmphex (bits, ==, mur_stored_bits (number));
      for (guint place = 0; place < 64; place += 7)
        {
          g_autoptr (MurFrame) other = frame_of (flipped[63 - place]);
          g_assert_cmphex (bits_of (other), ==, bits ^ (guint64)1 << place);
        }
    }
}

static void
test_number (void)
{
  g_autoptr (MurFrame) frame = frame_of ("0.1");
  const MurTable *neighbours = mur_frame_table (frame, "neighbours");
  const char *const *exact = mur_table_labels (neighbours);
  const double *value = mur_table_column (neighbours, 0);
  g_assert_cmpstr (exact[1], ==,
                   "0.1000000000000000055511151231257827021181583404541015625");
  g_assert_cmpfloat (value[0], ==, nextafter (0.1, 0));
  g_assert_cmpfloat (value[2], ==, nextafter (0.1, 1));
  g_assert_cmpfloat (mur_frame_scalar (frame, "ulp"), ==, 0x1p-56);
  /* 5.55e-18 over 1.39e-17 is 0.4 exactly in decimals. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "number_error_ulps"), 0.4,
                                  1e-15);
}

static void
bring (MurSession *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  MurTable *table = mur_csv_parse (text, -1, "values.csv", &error);
  g_assert_no_error (error);
  mur_inputs_add (session->inputs, "values", "values.csv", table);
}

/* A gap is left out: 1e16 + 1 + 1 is 2 more than 1e16, of which adding one by one loses
 * both. */
static void
test_table (void)
{
  g_autoptr (MurSession) session = mur_runs_session (PRECISION, QUICK, NULL);
  bring (session, "value\n1e16\n1\n\n1\nnan\n");
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *methods = mur_frame_table (frame, "methods");
  const double *error
    = mur_table_column (methods, (guint)mur_table_find (methods, "error"));
  g_assert_cmpfloat (mur_frame_scalar (frame, "terms_added"), ==, 3);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sum"), ==, 1e16 + 2);
  g_assert_cmpfloat (error[0], ==, -2);
  g_assert_cmpfloat (error[2], ==, 0);
}

static void
test_typed (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, QUICK, "terms=typed", "typed=1 2 -3.5", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sum"), ==, -0.5);
  g_assert_cmpfloat (mur_frame_scalar (frame, "condition"), ==, 13);
}

static void
test_refused (void)
{
  static const char *const numbers[] = { "one", "", "0x12", "1,5" };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (PRECISION, QUICK, NULL);
      mur_parameters_set (session->parameters, "number", numbers[i], NULL);
      mur_runs_assert_refused (session, "number", "hexadecimal", NULL);
    }
  g_autoptr (MurSession) element
    = mur_runs_session (PRECISION, QUICK, "elements=5", "element=6", NULL);
  mur_runs_assert_refused (element, "element", "6", "1 … 5", NULL);
  g_autoptr (MurSession) huge = mur_runs_session (PRECISION, QUICK, NULL);
  bring (huge, "value\n1\n1e305\n");
  mur_runs_assert_refused (huge, "values", "number 2", "1e305", "1e300", NULL);
  g_autoptr (MurSession) empty = mur_runs_session (PRECISION, QUICK, NULL);
  bring (empty, "value\nnan\n");
  mur_runs_assert_refused (empty, "values", "values", NULL);
}

void
mur_test_precision_input (void)
{
  g_test_add_func ("/experiments/precision/flips", test_flips);
  g_test_add_func ("/experiments/precision/number", test_number);
  g_test_add_func ("/experiments/precision/table", test_table);
  g_test_add_func ("/experiments/precision/typed", test_typed);
  g_test_add_func ("/experiments/precision/refused", test_refused);
}
