/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Doubles as bits and as text, both ways. */

#include "core/precision/stored.h"
#include "core/base/kernel.h"

#include "core/base/rng.h"
#include "tests/core/precision/units.h"
#include "tests/core/precision/witness.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_RANDOM 3000
#else
#define N_RANDOM 20000
#endif
#define SEED 20263

static guint64
parse (const char *text)
{
  double value = 0;
  if (!mur_stored_parse (text, &value))
    g_error ("“%s” is not read", text);
  return mur_stored_bits (value);
}

/* As text and back, to the same bits. */
static void
check_both_ways (guint64 bits)
{
  const double value = mur_stored_value (bits);
  g_autofree char *text = mur_stored_format (value);
  g_autofree char *exact = mur_stored_exact (value);
  g_assert_cmphex (mur_stored_bits (value), ==, bits);
  g_assert_cmphex (parse (text), ==, bits);
  if (isnan (value))
    return;
  g_assert_cmphex (parse (exact), ==, bits);
  g_assert_true (isinf (value) || mur_stored_error (exact) == 0);
}

static void
test_both_ways (void)
{
  static const guint64 ends[] = {
    0,                                       /* 0 */
    1,                                       /* the smallest subnormal number */
    G_GUINT64_CONSTANT (0x000fffffffffffff), /* the greatest */
    G_GUINT64_CONSTANT (0x0010000000000000), /* the smallest normal number */
    G_GUINT64_CONSTANT (0x7fefffffffffffff), /* the greatest */
    G_GUINT64_CONSTANT (0x7ff0000000000000), /* infinity */
    G_GUINT64_CONSTANT (0x7ff0000000000001), /* signalling NaN */
    G_GUINT64_CONSTANT (0x7ff7ffffffffffff),
    G_GUINT64_CONSTANT (0x7ff8000000000000), /* quiet NaN */
    G_GUINT64_CONSTANT (0x7ff80000deadbeef),
    G_GUINT64_CONSTANT (0x7fffffffffffffff),
  };
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      check_both_ways (ends[i]);
      check_both_ways (ends[i] | (guint64)1 << 63);
    }
  for (guint i = 0; i < N_RANDOM; i++)
    {
      const guint64 bits = mur_stored_bits (mur_witness_draw (&rng));
      check_both_ways (bits);
      if (i % 8 == 0)
        check_both_ways (bits & ~G_GUINT64_CONSTANT (0x7ff0000000000000));
      if (i % 8 == 1)
        check_both_ways (bits | G_GUINT64_CONSTANT (0x7ff0000000000000));
    }
}

/* Every bit flipped gives another number, and flipped again the same. */
static void
test_flips (void)
{
  const guint64 bits = mur_stored_bits (0.1);
  for (guint place = 0; place < MUR_STORED_BITS; place++)
    check_both_ways (bits ^ (guint64)1 << place);
  g_assert_cmpfloat (mur_stored_value (bits ^ (guint64)1 << 63), ==, -0.1);
  g_assert_cmpfloat (mur_stored_value (bits ^ (guint64)1 << 52), ==, 0.05);
  g_assert_cmpfloat (mur_stored_value (mur_stored_bits (1) ^ (guint64)1 << 51), ==,
                     1.5);
}

static void
test_kinds (void)
{
  g_assert_cmpint (mur_stored_kind (parse ("-0")), ==, MUR_STORED_ZERO);
  g_assert_cmpint (mur_stored_kind (parse ("1e-310")), ==, MUR_STORED_SUBNORMAL);
  g_assert_cmpint (mur_stored_kind (parse ("1e-300")), ==, MUR_STORED_NORMAL);
  g_assert_cmpint (mur_stored_kind (parse ("-1e309")), ==, MUR_STORED_INFINITE);
  g_assert_cmpint (mur_stored_kind (parse ("nan")), ==, MUR_STORED_QUIET_NAN);
  g_assert_cmpint (mur_stored_kind (parse ("0xfff0000000000001")), ==,
                   MUR_STORED_SIGNALLING_NAN);
}

/* The exact values of 0.1 and of the greatest double stand in every textbook. */
static void
test_exact (void)
{
  static const struct
  {
    double value;
    const char *text;
  } rows[] = {
    { 0.1, "0.1000000000000000055511151231257827021181583404541015625" },
    { -0.5, "-0.5" },
    { 0, "0" },
    { 1e15, "1000000000000000" },
    { 1e23, "9.9999999999999991611392e22" },
    { 123456.75, "123456.75" },
    { 0x1p-24, "5.9604644775390625e-8" },
    { 0x1p-23, "0.00000011920928955078125" },
    { (double)INFINITY, "inf" },
    { -(double)INFINITY, "-inf" },
    { (double)NAN, "nan" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = mur_stored_exact (rows[i].value);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* 2⁻¹⁰⁷⁴ has 751 digits, its greatest neighbours 767, 2¹⁰²⁴ − 2⁹⁷¹ has 309. */
static void
test_long (void)
{
  g_autofree char *least = mur_stored_exact (0x1p-1074);
  g_autofree char *longest = mur_stored_exact (nextafter (DBL_MIN, 0));
  g_autofree char *greatest = mur_stored_exact (DBL_MAX);
  g_assert_true (
    g_str_has_prefix (least, "4.94065645841246544176568792868221372365059802"));
  g_assert_true (g_str_has_suffix (least, "718265533447265625e-324"));
  g_assert_cmpuint (strlen (least), ==, 751 + strlen (".e-324"));
  g_assert_cmpuint (strlen (longest), ==, 767 + strlen (".e-308"));
  g_assert_true (
    g_str_has_prefix (greatest, "1.7976931348623157081452742373170435679807056"));
  g_assert_true (g_str_has_suffix (greatest, "404026184124858368e308"));
  g_assert_cmpuint (strlen (greatest), ==, 309 + strlen (".e308"));
}

/* 0.1 is stored too great by 5.551115123125783e-18, 0.3 too small by 1.11e-17. One unit in
 * the last place is below 1e-33 and 2e-33; they are rounded towards 0. */
static void
test_errors (void)
{
  g_assert_cmpfloat_with_epsilon (mur_stored_error ("0.1"), 5.5511151231257827e-18,
                                  1e-33);
  g_assert_cmpfloat_with_epsilon (mur_stored_error ("0.3"), -1.1102230246251565e-17,
                                  2e-33);
  g_assert_cmpfloat_with_epsilon (mur_stored_error ("−0.1"), -5.5511151231257827e-18,
                                  1e-33);
  g_assert_cmpfloat (mur_stored_error ("9007199254740993"), ==, -1);
  g_assert_cmpfloat (mur_stored_error (" 25e-2 "), ==, 0);
  g_assert_cmpfloat (mur_stored_error ("0x3fb999999999999a"), ==, 0);
  g_assert_cmpfloat (mur_stored_error ("1e-4000"), ==, 0);
  g_assert_true (isnan (mur_stored_error ("1e400")));
  g_assert_true (isnan (mur_stored_error ("1e-999999999999")));
  g_assert_true (isnan (mur_stored_error ("nan")));
}

static void
test_refused (void)
{
  static const char *const texts[] = { "",
                                       " ",
                                       "x",
                                       "1e",
                                       "1..2",
                                       ".",
                                       "0x1p3",
                                       "1 2",
                                       "--1",
                                       "1e5.5",
                                       "0x3fb99999999999",
                                       "nan(1)",
                                       "infinite",
                                       "0x3fb99999999999zz" };
  double value = 7;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (mur_stored_parse (texts[i], &value));
  g_assert_cmpfloat (value, ==, 7);
}

/* nextafter() of the C library knows. */
static void
test_neighbours (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      const double value = mur_witness_draw (&rng);
      const double above = nextafter (value, INFINITY),
                   below = nextafter (value, -INFINITY);
      g_assert_cmpfloat (mur_stored_above (value), ==, above);
      g_assert_cmpfloat (mur_stored_below (value), ==, below);
      g_assert_cmpfloat (mur_stored_ulp (value), ==,
                         value > 0 ? above - value : value - below);
    }
  g_assert_cmpfloat (mur_stored_above (-0.0), ==, 0x1p-1074);
  g_assert_cmpfloat (mur_stored_below (0), ==, -0x1p-1074);
  g_assert_cmpfloat (mur_stored_above (DBL_MAX), ==, (double)INFINITY);
  g_assert_cmpfloat (mur_stored_ulp (0), ==, 0x1p-1074);
  g_assert_cmpfloat (mur_stored_ulp (DBL_MAX), ==, 0x1p971);
  g_assert_true (isnan (mur_stored_ulp (INFINITY)));
}

void
mur_test_stored (void)
{
  g_test_add_func ("/precision/stored/both-ways", test_both_ways);
  g_test_add_func ("/precision/stored/flips", test_flips);
  g_test_add_func ("/precision/stored/kinds", test_kinds);
  g_test_add_func ("/precision/stored/exact", test_exact);
  g_test_add_func ("/precision/stored/long", test_long);
  g_test_add_func ("/precision/stored/errors", test_errors);
  g_test_add_func ("/precision/stored/refused", test_refused);
  g_test_add_func ("/precision/stored/neighbours", test_neighbours);
}
