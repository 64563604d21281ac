/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as text. Reading checks the grammar by hand, then converts: numbers whose
 * digits and power of ten are both exact doubles by one multiplication or division,
 * which is rounded correctly (Clinger 1990), all others by strtod in the C locale.
 * Writing takes the fewest digits whose correctly rounded text reads back; for 46
 * powers of two a text rounded the other way would be one digit shorter still. */

#include "core/base/number.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Digits that a double keeps as text, and that a text needs to name a double. */
#define DIGITS_KEPT 15
#define DIGITS_NEEDED 17

/* 10^0 … 10^22 are exact; so is an integer of 15 digits. */
static const double powers_of_ten[] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

typedef struct
{
  const char *at;
  const char *end;
  guint64 digits; /* the first 18 significant digits as an integer */
  int n_digits;   /* significant digits in all */
  int exponent;   /* power of ten that goes with digits */
  gboolean negative;
} Reader;

/* Blanks that are typeset around numbers: no-break, thin, and both. */
static const char *const wide_blanks[] = { "\u00a0", "\u2009", "\u202f" };

static gboolean
is_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The bytes of the blank that @text begins or ends with; 0: none. */
static gsize
blank_length (const char *text, gsize length, gboolean at_end)
{
  if (length == 0)
    return 0;
  if (is_blank (text[at_end ? length - 1 : 0]))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (wide_blanks); i++)
    {
      gsize n = strlen (wide_blanks[i]);

      if (n <= length
          && memcmp (at_end ? text + length - n : text, wide_blanks[i], n) == 0)
        return n;
    }
  return 0;
}

/* Passes over a sign; TRUE where it is minus, as - or U+2212. */
static gboolean
read_sign (Reader *self)
{
  static const char minus[] = "\xe2\x88\x92";

  if (self->end - self->at >= 3 && memcmp (self->at, minus, 3) == 0)
    {
      self->at += 3;
      return TRUE;
    }
  if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
    return *self->at++ == '-';
  return FALSE;
}

/* Reads digits into self->digits and returns how many there were. @scale: what each
 * adds to the exponent. */
static gsize
read_digits (Reader *self, int scale)
{
  const char *start = self->at;

  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      if (self->n_digits == 0 && *self->at == '0')
        {
          self->exponent += scale;
          continue;
        }
      if (self->n_digits < 18)
        {
          self->digits = self->digits * 10 + (guint64)(*self->at - '0');
          self->exponent += scale;
        }
      else
        self->exponent += scale + 1;
      self->n_digits++;
    }
  return (gsize)(self->at - start);
}

/* Reads what follows the e; far beyond a double's range the exponent just stays big. */
static gboolean
read_exponent (Reader *self)
{
  gboolean negative = read_sign (self);
  const char *start = self->at;
  int exponent = 0;

  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    exponent = MIN (exponent * 10 + (*self->at - '0'), 100000000);
  self->exponent += negative ? -exponent : exponent;
  return self->at > start;
}

static gboolean
read_number (Reader *self, char point)
{
  gsize n;

  self->negative = read_sign (self);
  n = read_digits (self, 0);
  if (self->at < self->end && *self->at == point)
    {
      self->at++;
      n += read_digits (self, -1);
    }
  if (n == 0)
    return FALSE;
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (!read_exponent (self))
        return FALSE;
    }
  return self->at == self->end;
}

/* strtod over a copy in its own alphabet: ASCII minus, decimal point. */
static double
convert_slowly (const char *text, gsize length, char point)
{
  g_autoptr (GString) plain = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] == 0xe2)
      {
        g_string_append_c (plain, '-');
        i += 2;
      }
    else
      g_string_append_c (plain, text[i] == point ? '.' : text[i]);
  return g_ascii_strtod (plain->str, NULL);
}

static double
convert (const Reader *self, const char *text, gsize length, char point)
{
  int exponent = self->exponent;
  double value;

  if (self->n_digits > DIGITS_KEPT || ABS (exponent) > 22)
    return convert_slowly (text, length, point);
  value = (double)self->digits;
  value
    = exponent < 0 ? value / powers_of_ten[-exponent] : value * powers_of_ten[exponent];
  return self->negative ? -value : value;
}

/* 1e-05 → 1e-5, 1e+22 → 1e22: two characters that only C wants. */
static char *
tidy_exponent (char *text)
{
  char *to = strchr (text, 'e');
  const char *from;

  if (to == NULL)
    return text;
  from = ++to;
  if (*from == '-')
    *to++ = *from++;
  else if (*from == '+')
    from++;
  while (*from == '0' && from[1] != '\0')
    from++;
  memmove (to, from, strlen (from) + 1);
  return text;
}

static void
format_digits (char *buffer, double value, int digits)
{
  char format[8];

  g_snprintf (format, sizeof format, "%%.%dg", digits);
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, format, value);
}

static char *
format_special (double value)
{
  if (isnan (value))
    return g_strdup ("nan");
  return g_strdup (value > 0 ? "inf" : "-inf");
}

gboolean
mur_number_read (const char *text, gsize length, char point, double *value)
{
  Reader reader = { .at = text };
  double converted;
  gsize n;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  while ((n = blank_length (text, length, TRUE)) > 0)
    length -= n;
  for (; (n = blank_length (text, length, FALSE)) > 0; length -= n)
    text += n;
  reader.at = text;
  reader.end = text + length;
  if (!read_number (&reader, point))
    return FALSE;
  converted = convert (&reader, text, length, point);
  if (!isfinite (converted))
    return FALSE;
  *value = converted;
  return TRUE;
}

gboolean
mur_number_parse (const char *text, double *value)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return mur_number_read (text, strlen (text), '.', value);
}

char *
mur_number_format (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  /* Below the normal range a double keeps fewer digits. */
  int digits = fabs (value) < DBL_MIN ? 1 : DIGITS_KEPT;

  if (!isfinite (value))
    return format_special (value);
  for (; digits <= DIGITS_NEEDED; digits++)
    {
      format_digits (buffer, value, digits);
      if (digits == DIGITS_NEEDED || g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return g_strdup (tidy_exponent (buffer));
}

char *
mur_number_round (double value, int digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (digits >= 1 && digits <= DIGITS_NEEDED, NULL);

  if (!isfinite (value))
    return format_special (value);
  format_digits (buffer, value + 0.0, digits); /* + 0: no minus zero for people */
  return g_strdup (tidy_exponent (buffer));
}

char *
mur_number_duration (double seconds)
{
  static const struct
  {
    double seconds;
    const char *unit;
  } units[] = { { 86400, "days" }, { 3600, "h" }, { 60, "min" } };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (seconds >= 2 * units[i].seconds)
      return g_strdup_printf ("%.0f %s", seconds / units[i].seconds, units[i].unit);
  return seconds < 10 ? g_strdup_printf ("%.2g s", seconds)
                      : g_strdup_printf ("%.0f s", seconds);
}
