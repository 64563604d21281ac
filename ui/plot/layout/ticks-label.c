/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers beside ticks, with a proper minus sign. */

#include "ui/plot/layout/ticks-label.h"

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"

static char *
with_minus (const char *digits)
{
  if (digits[0] == '-')
    return g_strconcat (MINUS, digits + 1, NULL);
  return g_strdup (digits);
}

char *
mur_tick_label_number (double value, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 400];
  g_autofree char *format = g_strdup_printf ("%%.%df", CLAMP (decimals, 0, 20));

  if (value == 0)
    return g_strdup ("0");
  return with_minus (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

char *
mur_tick_label_power (int digit, int power)
{
  g_autofree char *digits = g_strdup_printf ("%d", power);
  g_autofree char *exponent = with_minus (digits);

  if (digit == 1)
    return g_strdup_printf ("10<sup>%s</sup>", exponent);
  return g_strdup_printf ("%d" TIMES "10<sup>%s</sup>", digit, exponent);
}
