/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/estimate.h"

#include "core/base/number.h"

#include <math.h>

#define MINUS "\xe2\x88\x92"
#define MISSING "\xe2\x80\x93"

/* With the minus that is as wide as a digit. */
static char *
people_minus (const char *text)
{
  return text[0] == '-' ? g_strconcat (MINUS, text + 1, NULL) : g_strdup (text);
}

static char *
format_decimals (double value, int decimals)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 16];
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  return people_minus (buffer);
}

/* The place of the last digit that an error of @error leaves: its first digit, or its
 * second where the first is a 1. */
static int
find_decimals (double error)
{
  int place = (int)floor (log10 (error));
  double leading = error / pow (10, place);
  return leading < 1.95 ? 1 - place : -place;
}

void
mur_estimate_format (double value, double error, char **value_text, char **error_text)
{
  g_autofree char *plain = NULL;

  *error_text = NULL;
  if (isnan (value))
    {
      *value_text = g_strdup (MISSING);
      return;
    }
  if (isfinite (error) && error > 0 && fabs (value) < 1e9)
    {
      int decimals = find_decimals (error);
      if (decimals >= 0 && decimals <= 12)
        {
          *value_text = format_decimals (value, decimals);
          *error_text = format_decimals (error, decimals);
          return;
        }
    }
  plain = mur_number_round (value, 6);
  *value_text = people_minus (plain);
  if (isfinite (error))
    *error_text = mur_number_round (error, 2);
}

const char *
mur_estimate_describe_limit (double at_limit)
{
  if (at_limit == 2)
    return "fixed";
  if (at_limit == 1)
    return "at its upper limit";
  return at_limit == -1 ? "at its lower limit" : NULL;
}
