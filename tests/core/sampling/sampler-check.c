/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that no sampler can be made of, and what the others will take. */

#include "core/base/error.h"
#include "core/sampling/sampler.h"
#include "tests/core/sampling/units.h"

#define MANY G_GUINT64_CONSTANT (9007199254740993) /* 2⁵³ + 1 */

typedef struct
{
  MurSamplerSettings settings;
  const char *field;
  const char *message;
} Refused;

static const Refused refused[] = {
  /* 3 · 3002399751580331 = 2⁵³ + 1 */
  { { MUR_SEQUENCE_LEAPED, .dimensions = 3, .count = 4, .leap = 3002399751580331 },
    "leap",
    "leap: 3002399751580331 is not allowed; 1 … 3002399751580330 for 4 points" },
  { { MUR_SEQUENCE_SOBOL, .dimensions = 41, .count = 5 },
    "dimensions",
    "dimensions: 41 is not allowed; Sobol has 1 … 40" },
  { { MUR_SEQUENCE_NIEDERREITER, .dimensions = 13, .count = 5 },
    "dimensions",
    "dimensions: 13 is not allowed; Niederreiter has 1 … 12" },
  { { MUR_SEQUENCE_HALTON, .dimensions = 1001, .count = 5 },
    "dimensions",
    "dimensions: 1001 is not allowed; Halton has 1 … 1000" },
  { { MUR_SEQUENCE_RANDOM, .dimensions = 0, .count = 5 },
    "dimensions",
    "dimensions: 0 is not allowed; Random has 1 … 1000" },
  { { MUR_SEQUENCE_VAN_DER_CORPUT, .dimensions = 2, .count = 5 },
    "dimensions",
    "dimensions: 2 is not allowed; Van der Corput has one" },
  { { MUR_SEQUENCE_SCRAMBLED, .dimensions = 3, .first_prime = 6540, .count = 5 },
    "first_base",
    "first_base: too large for 3 dimensions; at most 65497, so that all bases are "
    "below "
    "65536" },
  { { MUR_SEQUENCE_HALTON, .dimensions = 3, .count = 0 },
    "count",
    "count: 0 is not allowed; Halton has 1 … 9007199254740993 points" },
  { { MUR_SEQUENCE_LATIN_HYPERCUBE, .dimensions = 3, .count = 67108865 },
    "count",
    "count: 67108865 is not allowed; Latin hypercube has 1 … 67108864 points" },
  { { MUR_SEQUENCE_SOBOL, .dimensions = 3, .count = 2147483649 },
    "count",
    "count: 2147483649 is not allowed; Sobol has 1 … 2147483648 points" },
  { { MUR_SEQUENCE_RANDOM, .dimensions = 3, .count = 8589934593 },
    "count",
    "count: 8589934593 is not allowed; Random has 1 … 8589934592 points" },
  { { MUR_SEQUENCE_HALTON, .dimensions = 3, .count = 10, .first_index = MANY - 9 },
    "first_index",
    "first_index: 9007199254740984 is not allowed; 0 … 9007199254740983 for 10 "
    "points" },
  { { MUR_SEQUENCE_NIEDERREITER, .dimensions = 3, .count = 1000,
      .first_index = G_MAXUINT64 },
    "first_index",
    "first_index: 18446744073709551615 is not allowed; 0 … 2147482648 for 1000 "
    "points" },
  { { MUR_SEQUENCE_LEAPED, .dimensions = 3, .count = 10, .leap = 0 },
    "leap",
    "leap: 0 is not allowed; 1 … 1000799917193443 for 10 points" },
  { { MUR_SEQUENCE_LEAPED, .dimensions = 3, .count = 3, .leap = G_MAXUINT64 },
    "leap",
    "leap: 18446744073709551615 is not allowed; 1 … 4503599627370496 for 3 points" },
  { { MUR_SEQUENCE_LEAPED, .dimensions = 4, .first_prime = 2, .count = 30, .leap = 26 },
    "leap",
    "leap: 26 is a multiple of 13, the base of dimension 4, whose points all lie in "
    "one "
    "slice; no base may divide it, as with 409" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mur_sampler_new (&refused[i].settings, &error));
      g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
      g_assert_cmpstr (mur_error_field (error), ==, refused[i].field);
      g_assert_cmpstr (error->message, ==, refused[i].message);
      g_assert_false (mur_sampler_check (&refused[i].settings, NULL));
    }
}

/* The outermost that are allowed. */
static void
test_limits (void)
{
  static const MurSamplerSettings allowed[] = {
    { MUR_SEQUENCE_SOBOL, .dimensions = 40, .count = 2147483648 },
    { MUR_SEQUENCE_NIEDERREITER, .dimensions = 12, .first_index = 2147483647,
      .count = 1 },
    { MUR_SEQUENCE_HALTON, .dimensions = 1000, .count = MANY },
    { MUR_SEQUENCE_HALTON, .dimensions = 1, .first_prime = 6541, .count = 3 },
    { MUR_SEQUENCE_LEAPED, .dimensions = 1, .leap = 4503599627370495, .count = 3 },
    { MUR_SEQUENCE_LEAPED, .dimensions = 80, .first_prime = 1, .leap = 1, .count = 1 },
    { MUR_SEQUENCE_JITTERED, .dimensions = 1000, .count = 67108864 },
    { MUR_SEQUENCE_RANDOM, .dimensions = 1000, .count = 8589934592 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (mur_sampler_check (&allowed[i], &error));
      g_assert_no_error (error);
    }
}

/* The accident on purpose: the lowest digit in base 7 stays 3, so all points lie in
 * [3/7, 4/7) there, and nowhere else. */
static void
test_warned (void)
{
  const MurSamplerSettings settings = {
    .sequence = MUR_SEQUENCE_LEAPED,
    .dimensions = 3,
    .first_prime = 2,
    .first_index = 3,
    .leap = 14,
    .leap_rule = MUR_LEAP_WARNED,
    .count = 700,
  };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  double points[3][700];
  guint n_in_slice[3] = { 0 };

  g_assert_cmpstr (mur_sampler_warning (sampler), ==,
                   "14 is a multiple of 7, the base of dimension 2, whose points all "
                   "lie in one slice");
  mur_sampler_fill (sampler, 0, 700, 0, 3,
                    (double *[]){ points[0], points[1], points[2] });
  for (guint i = 0; i < 700; i++)
    for (guint d = 0; d < 3; d++)
      n_in_slice[d] += points[d][i] * 7 >= 3 && points[d][i] * 7 < 4;
  g_assert_cmpuint (n_in_slice[1], ==, 700);
  g_assert_cmpuint (n_in_slice[0], <, 120);
  g_assert_cmpuint (n_in_slice[2], <, 120);
}

static void
test_bytes (void)
{
  MurSamplerSettings settings
    = { .sequence = MUR_SEQUENCE_RANDOM, .dimensions = 7, .leap = 1, .count = 1000 };

  g_assert_cmpuint (mur_sampler_bytes (&settings), ==, 56000);
  for (MurSequence sequence = 1; sequence < MUR_SEQUENCE_VAN_DER_CORPUT; sequence++)
    {
      settings.sequence = sequence;
      g_assert_cmpuint (mur_sampler_bytes (&settings), >, 56000);
      g_assert_cmpuint (mur_sampler_bytes (&settings), <, 56000 + 7 * 20000);
    }
  settings.sequence = MUR_SEQUENCE_HALTON;
  settings.dimensions = 1000;
  settings.count = MANY;
  g_assert_cmpuint (mur_sampler_bytes (&settings), ==, G_MAXUINT64);
  settings.count = (guint64)1 << 50; /* 2⁵⁰ · 8000 bytes, and tables */
  g_assert_cmpuint (mur_sampler_bytes (&settings) >> 50, ==, 8000);
}

static void
test_names (void)
{
  for (guint i = 0; i < MUR_N_SEQUENCES; i++)
    {
      g_assert_nonnull (mur_sequences[i].id);
      g_assert_nonnull (mur_sequences[i].title);
    }
  g_assert_null (mur_sequences[MUR_N_SEQUENCES].id);
  g_assert_null (mur_sequences[MUR_N_SEQUENCES].title);
  g_assert_cmpstr (mur_sequences[MUR_SEQUENCE_LATIN_HYPERCUBE].id, ==, "latin");
  g_assert_cmpstr (mur_sequences[MUR_SEQUENCE_SOBOL].id, ==, "sobol");
  g_assert_cmpstr (mur_sequences[MUR_SEQUENCE_VAN_DER_CORPUT].id, ==, "van-der-corput");
  g_assert_cmpstr (mur_sequences[MUR_SEQUENCE_REVERSE].title, ==, "Reverse Halton");
}

static void
test_misuse (void)
{
  const MurSamplerSettings settings
    = { .sequence = MUR_SEQUENCE_SOBOL, .dimensions = 2, .count = 10 };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  double values[10] = { 0.75 };
  double *columns[] = { values, values, values };

  mur_sampler_fill (sampler, 10, 0, 2, 0, NULL);
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*settings.count*");
  mur_sampler_fill (sampler, 3, 8, 0, 2, columns);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*dimension_first*");
  mur_sampler_fill (sampler, 0, 8, 1, 2, columns);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*dimension <*");
  g_assert_cmpuint (mur_sampler_base (sampler, 2), ==, 0);
  g_test_assert_expected_messages ();
  g_assert_true (values[0] == 0.75);
}

void
mur_test_sampler_check (void)
{
  g_test_add_func ("/sampling/sampler/refused", test_refused);
  g_test_add_func ("/sampling/sampler/limits", test_limits);
  g_test_add_func ("/sampling/sampler/warned", test_warned);
  g_test_add_func ("/sampling/sampler/bytes", test_bytes);
  g_test_add_func ("/sampling/sampler/names", test_names);
  g_test_add_func ("/sampling/sampler/misuse", test_misuse);
}
