/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/parameter.h"

#include "core/base/error.h"
#include "tests/core/experiment/tests.h"
#include "tests/core/experiment/toy.h"

#include <math.h>
#include <string.h>

/* @text is refused for @name, the error is @message, and the value stays. */
static void
assert_refused (const char *name, const char *text, const char *message)
{
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_autoptr (GError) error = NULL;
  g_assert_false (mur_parameters_set (set, name, text, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (mur_error_field (error), ==, name);
  g_assert_null (strchr (error->message, '\n'));
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
  g_assert_true (mur_parameters_is_default (set, name));
}

static void
test_refused (void)
{
  static const char *const bad[]
    = { "nan",  "inf",       "-inf", "0x1p3", "",      " ",  "1 2", "1,5",
        "none", "4.0000001", "-3",   "1e999", "seven", "1e", "+-1", "\xff" };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused ("gain", bad[i], NULL);
  assert_refused ("gain", "7", "gain: 7 is not allowed; a number from −2 to 4");
  assert_refused ("gain", "",
                  "gain: an empty value is not allowed; a number from −2 to 4");
  assert_refused ("target", "11",
                  "target: 11 is not allowed; a number from 0 to 10, or none");
  assert_refused ("length", "1.5",
                  "length: 1.5 is not allowed; a whole number from 1 to 1000000000");
  assert_refused ("length", "0", NULL);
  assert_refused ("seed", "9007199254740992", NULL);
  assert_refused ("seed", "-1", NULL);
  assert_refused ("breaks", "Never",
                  "breaks: Never is not allowed; one of never, begin, step, retune");
  assert_refused (
    "offsets", "0, 11",
    "offsets: 0, 11 is not allowed; at most 2048 numbers from −5 to 10, with commas "
    "or blanks between");
  static const char *const bad_lists[]
    = { "0,5", "-10,25", "", ",", "1,", ",1", "1,,2", "1;2", "nan" };
  for (gsize i = 0; i < G_N_ELEMENTS (bad_lists); i++)
    assert_refused ("offsets", bad_lists[i], NULL);
}

static void
test_text_limits (void)
{
  g_autofree char *longest = g_strnfill (4096, 'x');
  g_autofree char *longer = g_strnfill (4097, 'x');
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_assert_true (mur_parameters_set (set, "note", longest, NULL));
  g_assert_cmpstr (mur_parameters_text (set, "note"), ==, longest);
  assert_refused ("note", longer, NULL);
  assert_refused ("note", "\xc3(", NULL);
  assert_refused ("gain", longer, NULL);
}

static void
test_one_line (void)
{
  g_autofree char *longer = g_strnfill (500, '7');
  g_autofree char *shown = g_strnfill (60, '7');
  g_autofree char *message
    = g_strdup_printf ("gain: %s… is not allowed; a number from −2 to 4", shown);
  assert_refused ("gain", longer, message);
  assert_refused ("gain", "1\n2", "gain: 1 2 is not allowed; a number from −2 to 4");
}

static void
test_unknown (void)
{
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_autoptr (GError) error = NULL;
  g_assert_false (mur_parameters_set (set, "lenght", "1", &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==,
                   "lenght: no such parameter; did you mean length?");
  g_clear_error (&error);
  g_assert_false (mur_parameters_set_number (set, "zzz", 1, &error));
  g_assert_cmpstr (error->message, ==,
                   "zzz: no such parameter; known are gain, length, step_us, breaks, "
                   "target, note, offsets, seed");
  g_assert_null (mur_parameter_find (mur_toy.parameters, "zzz"));
  g_clear_error (&error);
  g_assert_null (mur_parameter_require (mur_toy.parameters, "lenght", &error));
  g_assert_cmpstr (error->message, ==,
                   "lenght: no such parameter; did you mean length?");
  g_assert_cmpstr (mur_parameter_find (mur_toy.parameters, "seed")->label, ==, "Seed");
}

static void
test_numbers (void)
{
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_assert_cmpfloat (mur_parameters_number (set, "gain"), ==, 3.7);
  g_assert_true (mur_parameters_set (set, "gain",
                                     " \xe2\x88\x92"
                                     "1.25e-3 ",
                                     NULL));
  g_assert_cmpfloat (mur_parameters_number (set, "gain"), ==, -1.25e-3);
  g_assert_true (mur_parameters_set (set, "gain", "-0", NULL));
  g_assert_false (signbit (mur_parameters_number (set, "gain")));
  g_assert_true (mur_parameters_set (set, "seed", "9007199254740991", NULL));
  g_assert_cmpuint (mur_parameters_integer (set, "seed"), ==, 9007199254740991u);
  g_assert_true (mur_parameters_set (set, "length", "1e6", NULL));
  g_assert_cmpuint (mur_parameters_integer (set, "length"), ==, 1000000);
  g_assert_true (isnan (mur_parameters_number (set, "target")));
  g_assert_true (mur_parameters_set (set, "target", "2.5", NULL));
  g_assert_true (mur_parameters_set (set, "target", "none", NULL));
  g_assert_true (isnan (mur_parameters_number (set, "target")));
  g_assert_false (mur_parameters_set_number (set, "gain", NAN, NULL));
  g_assert_false (mur_parameters_set_number (set, "gain", INFINITY, NULL));
  g_assert_false (mur_parameters_set_number (set, "length", 2.5, NULL));
  g_assert_true (mur_parameters_set_number (set, "target", NAN, NULL));
}

static void
test_lists (void)
{
  static const char *const same[]
    = { "1,-2.5 3e0", "1 -2.5 3", " 1 , -2.5,3 ", "1\t-2.5,  3" };
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
      gsize n;
      g_assert_true (mur_parameters_set (set, "offsets", same[i], NULL));
      const double *values = mur_parameters_list (set, "offsets", &n);
      g_assert_cmpuint (n, ==, 3);
      g_assert_cmpfloat (values[0], ==, 1);
      g_assert_cmpfloat (values[1], ==, -2.5);
      g_assert_cmpfloat (values[2], ==, 3);
      g_autofree char *text = mur_parameters_format (set, "offsets");
      g_assert_cmpstr (text, ==, "1, -2.5, 3");
    }
}

/* Every number written reads back as itself, whatever its digits. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240229);
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_autoptr (MurParameters) other = mur_parameters_new (mur_toy.parameters);
  for (int i = 0; i < 2000; i++)
    {
      double gain = g_rand_double_range (rand, -2, 4) * pow (2, -(i % 60));
      double seed = floor (g_rand_double (rand) * 9007199254740992.0);
      g_assert_true (mur_parameters_set_number (set, "gain", gain, NULL));
      g_assert_true (mur_parameters_set_number (set, "seed", seed, NULL));
      for (const MurParameter *row = mur_toy.parameters; row->name != NULL; row++)
        {
          g_autofree char *text = mur_parameters_format (set, row->name);
          g_assert_true (mur_parameters_set (other, row->name, text, NULL));
        }
      g_assert_true (mur_parameters_equal (set, other));
      g_assert_cmpfloat (mur_parameters_number (other, "gain"), ==, gain);
      g_assert_cmpfloat (mur_parameters_number (other, "seed"), ==, seed);
    }
}

static void
test_equality (void)
{
  g_autoptr (MurParameters) set = mur_parameters_new (mur_toy.parameters);
  g_autoptr (MurParameters) copy = mur_parameters_copy (set);
  g_assert_true (mur_parameters_table (copy) == mur_toy.parameters);
  g_assert_true (mur_parameters_equal (set, copy));
  mur_parameters_set (copy, "gain", "1", NULL);
  g_assert_false (mur_parameters_equal (set, copy));
  g_assert_true (mur_parameters_differ_live_only (set, copy));
  g_assert_false (mur_parameters_is_default (copy, "gain"));
  mur_parameters_set (copy, "note", "x", NULL);
  g_assert_false (mur_parameters_differ_live_only (set, copy));
  mur_parameters_set (copy, "note", "a \"note\"", NULL);
  g_assert_true (mur_parameters_is_default (copy, "note"));
  mur_parameters_set (copy, "offsets", "0 0", NULL);
  g_assert_false (mur_parameters_differ_live_only (set, copy));
}

static void
test_range (void)
{
  static const char *const expected[][2] = {
    { "gain", "−2 … 4" },
    { "length", "1 … 1000000000" },
    { "breaks", "never, begin, step, retune" },
    { "target", "0 … 10, none" },
    { "offsets", "−5 … 10" },
    { "note", "at most 4096 bytes" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *range = mur_parameter_describe_range (
        mur_parameter_find (mur_toy.parameters, expected[i][0]));
      g_assert_cmpstr (range, ==, expected[i][1]);
    }
}

void
mur_test_parameter (void)
{
  g_test_add_func ("/experiment/parameter/refused", test_refused);
  g_test_add_func ("/experiment/parameter/text-limits", test_text_limits);
  g_test_add_func ("/experiment/parameter/one-line", test_one_line);
  g_test_add_func ("/experiment/parameter/unknown", test_unknown);
  g_test_add_func ("/experiment/parameter/numbers", test_numbers);
  g_test_add_func ("/experiment/parameter/lists", test_lists);
  g_test_add_func ("/experiment/parameter/round-trip", test_round_trip);
  g_test_add_func ("/experiment/parameter/equality", test_equality);
  g_test_add_func ("/experiment/parameter/range", test_range);
}
