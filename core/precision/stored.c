/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Doubles as bits and as text. */

#include "core/precision/stored-private.h"

#include "core/base/number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define FRACTION_BITS MUR_STORED_FRACTION_BITS
#define SIGN_BIT ((guint64)1 << 63)
#define FRACTION_MASK (((guint64)1 << FRACTION_BITS) - 1)
#define QUIET_BIT ((guint64)1 << (FRACTION_BITS - 1))
#define GREATEST_EXPONENT 0x7ff

guint64
mur_stored_bits (double value)
{
  guint64 bits;
  memcpy (&bits, &value, sizeof bits);
  return bits;
}

double
mur_stored_value (guint64 bits)
{
  double value;
  memcpy (&value, &bits, sizeof value);
  return value;
}

MurStoredKind
mur_stored_kind (guint64 bits)
{
  const guint exponent = (guint)(bits >> FRACTION_BITS) & GREATEST_EXPONENT;
  const guint64 fraction = bits & FRACTION_MASK;
  if (exponent == 0)
    return fraction == 0 ? MUR_STORED_ZERO : MUR_STORED_SUBNORMAL;
  if (exponent < GREATEST_EXPONENT)
    return MUR_STORED_NORMAL;
  if (fraction == 0)
    return MUR_STORED_INFINITE;
  return fraction & QUIET_BIT ? MUR_STORED_QUIET_NAN : MUR_STORED_SIGNALLING_NAN;
}

const char *
mur_stored_kind_title (MurStoredKind kind)
{
  static const char *const titles[] = {
    [MUR_STORED_ZERO] = "zero",
    [MUR_STORED_SUBNORMAL] = "a subnormal number",
    [MUR_STORED_NORMAL] = "a normal number",
    [MUR_STORED_INFINITE] = "infinite",
    [MUR_STORED_QUIET_NAN] = "not a number, quiet",
    [MUR_STORED_SIGNALLING_NAN] = "not a number, signalling",
  };
  g_return_val_if_fail (kind < G_N_ELEMENTS (titles), NULL);
  return titles[kind];
}

static gboolean
is_finite (guint64 bits)
{
  return (bits >> FRACTION_BITS & GREATEST_EXPONENT) != GREATEST_EXPONENT;
}

/* Bits of doubles of one sign are in the order of their sizes. */
double
mur_stored_above (double value)
{
  const guint64 bits = mur_stored_bits (value);
  if (!is_finite (bits))
    return value;
  if (bits == SIGN_BIT)
    return mur_stored_value (1);
  return mur_stored_value (bits & SIGN_BIT ? bits - 1 : bits + 1);
}

double
mur_stored_below (double value)
{
  const guint64 bits = mur_stored_bits (value);
  if (!is_finite (bits))
    return value;
  if (bits == 0)
    return mur_stored_value (SIGN_BIT | 1);
  return mur_stored_value (bits & SIGN_BIT ? bits + 1 : bits - 1);
}

double
mur_stored_ulp (double value)
{
  const guint64 bits = mur_stored_bits (value) & ~SIGN_BIT;
  const int exponent = (int)(bits >> FRACTION_BITS);
  if (!is_finite (bits))
    return NAN;
  return ldexp (1, MAX (exponent, 1) - DBL_MAX_EXP - FRACTION_BITS + 1);
}

static gboolean
parse_bits (const char *text, double *value)
{
  const gsize length = strlen (text);
  if (length != 18 || text[0] != '0' || (text[1] != 'x' && text[1] != 'X'))
    return FALSE;
  for (gsize i = 2; i < length; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  *value = mur_stored_value (g_ascii_strtoull (text + 2, NULL, 16));
  return TRUE;
}

static gboolean
parse_word (const char *text, double *value)
{
  static const struct
  {
    const char *word;
    double value;
  } words[] = {
    { "nan", (double)NAN },       { "inf", (double)INFINITY },
    { "+inf", (double)INFINITY }, { "-inf", -(double)INFINITY },
    { "∞", (double)INFINITY },    { "−∞", -(double)INFINITY },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

char *
mur_stored_plain (const char *text)
{
  char *plain = g_strdup (text);
  char *minus = strstr (plain, "\u2212");
  if (minus != NULL && !g_str_has_prefix (minus, "−∞"))
    {
      *minus = '-';
      memmove (minus + 1, minus + 3, strlen (minus + 3) + 1);
    }
  return g_strstrip (plain);
}

/* Whether all of @text is digits with at most one point among them, and an exponent. */
static gboolean
is_decimal (const char *text)
{
  gsize n_digits = 0, n_points = 0;
  text += *text == '-' || *text == '+';
  for (; g_ascii_isdigit (*text) || *text == '.'; text++)
    if (*text == '.')
      n_points++;
    else
      n_digits++;
  if (n_digits == 0 || n_points > 1)
    return FALSE;
  if (*text != 'e' && *text != 'E')
    return *text == '\0';
  text++;
  text += *text == '-' || *text == '+';
  if (!g_ascii_isdigit (*text))
    return FALSE;
  while (g_ascii_isdigit (*text))
    text++;
  return *text == '\0';
}

gboolean
mur_stored_parse (const char *text, double *value)
{
  g_autofree char *plain = mur_stored_plain (text);
  if (parse_bits (plain, value) || parse_word (plain, value))
    return TRUE;
  if (!is_decimal (plain))
    return FALSE;
  *value = g_ascii_strtod (plain, NULL);
  return TRUE;
}

char *
mur_stored_format (double value)
{
  if (!isnan (value))
    return mur_number_format (value);
  return g_strdup_printf ("0x%016" G_GINT64_MODIFIER "x", mur_stored_bits (value));
}
