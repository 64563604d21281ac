/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The decimal number that a double is, and how far it is from the one that was typed:
 * whole numbers of any length, by GMP. */

#include "core/precision/stored-private.h"

#include <gmp.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten that are written out. */
#define LEAST_PLAIN (-7)
#define MOST_PLAIN 21
#define MOST_POWER 5000

/* |@value|, finite, as digits·10^power. */
static char *
find_digits (double value, long *power)
{
  const guint64 bits = mur_stored_bits (value);
  const int exponent = (int)(bits >> MUR_STORED_FRACTION_BITS & 0x7ff);
  const guint64 fraction = bits & (((guint64)1 << MUR_STORED_FRACTION_BITS) - 1);
  const int two = MAX (exponent, 1) - 1075;
  mpz_t digits, factor;
  char *text;
  mpz_init (factor);
  mpz_init (digits);
  mpz_set_d (digits, (double)fraction);
  if (exponent > 0)
    mpz_setbit (digits, MUR_STORED_FRACTION_BITS);
  mpz_ui_pow_ui (factor, two < 0 ? 5 : 2, (unsigned long)abs (two));
  mpz_mul (digits, digits, factor);
  *power = MIN (two, 0);
  text = g_malloc (mpz_sizeinbase (digits, 10) + 2);
  mpz_get_str (text, 10, digits);
  mpz_clear (digits);
  mpz_clear (factor);
  return text;
}

/* Drops zeros at the end. */
static void
trim (char *digits, long *power)
{
  gsize n = strlen (digits);
  for (; n > 1 && digits[n - 1] == '0'; n--, (*power)++)
    digits[n - 1] = '\0';
}

/* @leading: the power of ten of the first digit */
static void
append_plain (GString *text, const char *digits, long leading)
{
  const gsize n = strlen (digits);
  if (leading < 0)
    {
      g_string_append (text, "0.");
      for (long zero = -1; zero > leading; zero--)
        g_string_append_c (text, '0');
      g_string_append (text, digits);
      return;
    }
  for (gsize i = 0; i < MAX (n, (gsize)leading + 1); i++)
    {
      if (i == (gsize)leading + 1)
        g_string_append_c (text, '.');
      g_string_append_c (text, i < n ? digits[i] : '0');
    }
}

static void
append_scientific (GString *text, const char *digits, long leading)
{
  g_string_append_c (text, digits[0]);
  if (digits[1] != '\0')
    g_string_append_printf (text, ".%s", digits + 1);
  g_string_append_printf (text, "e%ld", leading);
}

char *
mur_stored_exact (double value)
{
  GString *text = g_string_new (signbit (value) && !isnan (value) ? "-" : "");
  long power, leading;
  if (!isfinite (value))
    {
      g_string_append (text, isnan (value) ? "nan" : "inf");
      return g_string_free (text, FALSE);
    }
  g_autofree char *digits = find_digits (value, &power);
  if (value == 0)
    power = 0;
  trim (digits, &power);
  leading = (long)strlen (digits) - 1 + power;
  if (value == 0 || (leading >= LEAST_PLAIN && leading < MOST_PLAIN))
    append_plain (text, digits, value == 0 ? 0 : leading);
  else
    append_scientific (text, digits, leading);
  return g_string_free (text, FALSE);
}

/* @text, decimal, as @typed. Returns: FALSE where its power of ten is out of reach */
static gboolean
read_decimal (const char *text, mpq_t typed)
{
  g_autoptr (GString) digits = g_string_new (*text == '-' ? "-" : "");
  mpz_t factor;
  long power = 0;
  gboolean is_behind_point = FALSE;
  for (; *text != '\0' && *text != 'e' && *text != 'E'; text++)
    {
      is_behind_point |= *text == '.';
      if (!g_ascii_isdigit (*text))
        continue;
      g_string_append_c (digits, *text);
      power -= is_behind_point;
    }
  if (*text != '\0')
    power += CLAMP (strtol (text + 1, NULL, 10), -2 * MOST_POWER, 2 * MOST_POWER);
  if (labs (power) > MOST_POWER)
    return FALSE;
  mpz_init (factor);
  mpz_ui_pow_ui (factor, 10, (unsigned long)labs (power));
  mpz_set_str (mpq_numref (typed), digits->str, 10);
  if (power >= 0)
    mpz_mul (mpq_numref (typed), mpq_numref (typed), factor);
  else
    mpz_set (mpq_denref (typed), factor);
  mpq_canonicalize (typed);
  mpz_clear (factor);
  return TRUE;
}

double
mur_stored_error (const char *text)
{
  double stored = NAN, error = NAN;
  mpq_t typed, kept;
  g_autofree char *plain = mur_stored_plain (text);
  if (!mur_stored_parse (plain, &stored) || !isfinite (stored))
    return NAN;
  if (g_str_has_prefix (plain, "0x") || g_str_has_prefix (plain, "0X"))
    return 0;
  mpq_init (typed);
  mpq_init (kept);
  if (read_decimal (plain, typed))
    {
      mpq_set_d (kept, stored);
      mpq_sub (kept, kept, typed);
      error = mpq_get_d (kept);
    }
  mpq_clear (typed);
  mpq_clear (kept);
  return error;
}
