/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text. What is right comes from the C library's correctly rounded strtod
 * and printf, and from texts whose value is known exactly. */

#include "core/base/number.h"

#include "tests/core/base/comma-locale.h"
#include "tests/core/base/tests.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
assert_bits (double value, double expected)
{
  g_assert_cmpmem (&value, sizeof value, &expected, sizeof expected);
}

static void
assert_parses (const char *text, double expected)
{
  double value = 12345;

  g_assert_true (mur_number_parse (text, &value));
  assert_bits (value, expected);
}

static void
assert_formats (double value, const char *expected)
{
  g_autofree char *text = mur_number_format (value);

  g_assert_cmpstr (text, ==, expected);
}

/* Doubles of every exponent: random bits, from a fixed linear congruential sequence. */
static double
next_double (guint64 *state)
{
  double value;

  do
    {
      guint64 bits;

      *state = *state * 6364136223846793005u + 1442695040888963407u;
      bits = *state ^ (*state >> 29);
      memcpy (&value, &bits, sizeof value);
    }
  while (!isfinite (value));
  return value;
}

static void
test_parse (void)
{
  assert_parses ("0", 0.0);
  assert_parses ("-0", -0.0);
  assert_parses ("  42\t", 42.0);
  assert_parses ("+1.", 1.0);
  assert_parses (".5", 0.5);
  assert_parses ("-.25e+2", -25.0);
  assert_parses ("6.02214076E23", 6.02214076e23);
  assert_parses ("000000000000000000000000000000.1", 0.1);
  assert_parses ("0.000000000000000000000000000001", 1e-30);
  assert_parses ("0e99999999999999999999", 0.0);
  assert_parses ("1e-400", 0.0);
  assert_parses ("4.9406564584124654e-324", 0x1p-1074);
  assert_parses ("1.7976931348623157e308", DBL_MAX);
}

/* Typeset minus signs, as pasted from papers and spreadsheets. */
static void
test_parse_minus_sign (void)
{
  assert_parses ("−3.75", -3.75);
  assert_parses ("1.5e−3", 1.5e-3);
  assert_parses (" −2.2250738585072014e−308", -DBL_MIN);
}

/* Blanks that typesetting puts around numbers, so that lines do not break there. */
static void
test_parse_wide_blanks (void)
{
  assert_parses ("3.5\u00a0", 3.5);
  assert_parses ("\u202f\u2212"
                 "4\u2009 ",
                 -4.0);
  assert_parses (" \u2009\u00a0 1.7976931348623157e308\t\u00a0", DBL_MAX);
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "",
    " ",
    ".",
    "-",
    "+-1",
    "--1",
    "1 2",
    "1,5",
    "0x1p3",
    "nan",
    "NaN",
    "inf",
    "-INF",
    "1e",
    "1e+",
    "e5",
    "1e5x",
    "1.5.2",
    "1e1.",
    "1e999",
    "-1e309",
    "−−1",
    "1e99999",
    "1_000",
    "1'0",
    "½",
    "١",
    "- 1",
    "1f",
    "1e 5",
    "1e--5",
    "\xe2\x88",
    "infinity",
    "0b1",
    "1\xc2",
    "\xa0",
    "1\u00a0\u2009x",
    "1\u00a0000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double value = 0.625;

      if (mur_number_parse (texts[i], &value))
        g_error ("“%s” was read as %g", texts[i], value);
      g_assert_cmpfloat (value, ==, 0.625);
    }
}

/* Halves between doubles, where one wrong rounding shows: 2^53 + 1 is a tie, to be
 * rounded to even; a digit far behind breaks the tie. */
static void
test_parse_ties (void)
{
  assert_parses ("9007199254740993", 9007199254740992.0);
  assert_parses ("9007199254740993.00000000000000000000000000001", 9007199254740994.0);
  assert_parses ("9007199254740995", 9007199254740996.0);
  assert_parses ("2.47032822920623272e-324", 0.0);
  assert_parses ("2.47032822920623273e-324", 0x1p-1074);
}

/* Both ways of converting against strtod: 1 to 20 digits, a point anywhere among them,
 * powers of ten on both sides of what is exact. */
static void
test_parse_as_strtod (void)
{
  guint64 state = 20170131;

  for (int i = 0; i < 50000; i++)
    {
      char digits[24], text[64];
      int n, point, exponent;

      next_double (&state);
      n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, state >> (i % 62));
      point = i % (n + 1);
      exponent = (int)(state >> 33) % 60 - 30;
      g_snprintf (text, sizeof text, "%.*s.%se%d", point, digits, digits + point,
                  exponent);
      assert_parses (text, strtod (text, NULL));
    }
}

static void
test_read_span (void)
{
  double value;

  g_assert_true (mur_number_read ("12345", 3, '.', &value));
  g_assert_cmpfloat (value, ==, 123.0);
  g_assert_true (mur_number_read ("2,5;7", 3, ',', &value));
  g_assert_cmpfloat (value, ==, 2.5);
  g_assert_true (mur_number_read ("1,234567890123456789e7", 22, ',', &value));
  g_assert_cmpfloat (value, ==, 12345678.90123456789);
  g_assert_false (mur_number_read ("2.5", 3, ',', &value));
  g_assert_false (mur_number_read ("2,5", 3, '.', &value));
  g_assert_false (mur_number_read ("7", 0, '.', &value));
}

static void
test_format (void)
{
  assert_formats (0.1, "0.1");
  assert_formats (1e-12, "1e-12");
  assert_formats (4.0, "4");
  assert_formats (-0.0, "-0");
  assert_formats (1e-5, "1e-5");
  assert_formats (1e22, "1e22");
  assert_formats (1.5e300, "1.5e300");
  assert_formats (100000.0, "100000");
  assert_formats (-123456.75, "-123456.75");
  assert_formats (0.1 + 0.2, "0.30000000000000004");
  assert_formats (1.0 / 3.0, "0.3333333333333333");
  assert_formats (M_PI, "3.141592653589793");
  assert_formats (5e-324, "5e-324");
  assert_formats (DBL_MIN, "2.2250738585072014e-308");
  assert_formats (DBL_MAX, "1.7976931348623157e308");
  assert_formats (NAN, "nan");
  assert_formats (-NAN, "nan");
  assert_formats (INFINITY, "inf");
  assert_formats (-INFINITY, "-inf");
}

/* Significant digits of a text. */
static int
count_digits (const char *text)
{
  int n = 0, n_zeros = 0;

  for (; *text != '\0' && *text != 'e'; text++)
    if (g_ascii_isdigit (*text) && (n > 0 || *text != '0'))
      {
        n++;
        n_zeros = *text == '0' ? n_zeros + 1 : 0;
      }
  return n - n_zeros;
}

/* Reads back to the bit, and one digit less would not. */
static void
test_format_round_trip (void)
{
  guint64 state = 20150427;

  for (int i = 0; i < 20000; i++)
    {
      double value = next_double (&state);
      g_autofree char *text = NULL;
      char shorter[64];
      int n;

      if (i % 4 == 0) /* few digits */
        value = (double)(state >> 44) / 1000.0;
      text = mur_number_format (value);
      assert_bits (strtod (text, NULL), value);
      assert_parses (text, value);
      n = count_digits (text);
      if (n < 2)
        continue;
      g_snprintf (shorter, sizeof shorter, "%.*e", n - 2, value);
      g_assert_cmpfloat (strtod (shorter, NULL), !=, value);
    }
}

static void
assert_rounds (double value, int digits, const char *expected)
{
  g_autofree char *text = mur_number_round (value, digits);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_round (void)
{
  assert_rounds (4.00901234, 4, "4.009");
  assert_rounds (4.0000001, 4, "4");
  assert_rounds (-0.00012345, 3, "-0.000123");
  assert_rounds (123456.0, 4, "1.235e5");
  assert_rounds (9.9996e-7, 4, "1e-6");
  assert_rounds (-0.0, 3, "0");
  assert_rounds (0.1, 17, "0.10000000000000001");
  assert_rounds (NAN, 3, "nan");
  assert_rounds (-INFINITY, 3, "-inf");
}

static void
test_duration (void)
{
  static const struct
  {
    double seconds;
    const char *text;
  } cases[] = { { 0.25, "0.25 s" },      { 3.14, "3.1 s" },   { 119, "119 s" },
                { 120, "2 min" },        { 7199, "120 min" }, { 7200, "2 h" },
                { 2 * 86400, "2 days" }, { 1e6, "12 days" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mur_number_duration (cases[i].seconds);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_decimal_comma_locale (void)
{
  char text[8];

  mur_comma_locale_begin ();
  g_snprintf (text, sizeof text, "%.1f", 2.5);
  g_assert_cmpstr (text, ==, "2,5");
  assert_formats (2.5, "2.5");
  assert_rounds (1234.5678, 6, "1234.57");
  assert_parses ("1234.5678", 1234.5678);
  assert_parses ("1.2345678901234567890123e-40", 0x1.5825b568ff414p-133);
  mur_comma_locale_end ();
}

void
mur_test_number (void)
{
  g_test_add_func ("/core/number/parse", test_parse);
  g_test_add_func ("/core/number/parse-minus-sign", test_parse_minus_sign);
  g_test_add_func ("/core/number/parse-wide-blanks", test_parse_wide_blanks);
  g_test_add_func ("/core/number/parse-refuses", test_parse_refuses);
  g_test_add_func ("/core/number/parse-ties", test_parse_ties);
  g_test_add_func ("/core/number/parse-as-strtod", test_parse_as_strtod);
  g_test_add_func ("/core/number/read-span", test_read_span);
  g_test_add_func ("/core/number/format", test_format);
  g_test_add_func ("/core/number/format-round-trip", test_format_round_trip);
  g_test_add_func ("/core/number/round", test_round);
  g_test_add_func ("/core/number/duration", test_duration);
  g_test_add_func ("/core/number/decimal-comma-locale", test_decimal_comma_locale);
}
