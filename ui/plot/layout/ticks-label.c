/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers beside ticks: as many decimals as the step needs, a proper minus sign, and
 * one power of ten for the whole axis where plain numbers would be long. */

#include "ui/plot/layout/ticks-private.h"

#include <math.h>
#include <string.h>

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

/* The power of ten to take out of all labels, 0 for none. */
static int
common_power (const MurTickRow *row)
{
  const double largest
    = fmax (fabs (mur_tick_row_value (row, 0)),
            fabs (mur_tick_row_value (row, mur_tick_row_n (row) - 1)));

  if (largest == 0 || (largest >= 1e-3 && largest < 1e5))
    return 0;
  /* A rounding up of log10 just below a power would give 0.1×10ⁿ⁺¹; the slack keeps to
   * whole digits either way. */
  return (int)floor (log10 (largest) + 1e-12);
}

void
mur_ticks_label_row (MurTicks *self, const MurTickRow *row)
{
  const int common = common_power (row);
  const int decimals = MAX (0, common - row->power + (row->q == 2.5));
  MurTickRow scaled = *row;

  scaled.power -= common;
  for (guint i = 0; i < mur_tick_row_n (row); i++)
    mur_ticks_take (self, mur_tick_row_value (row, i),
                    mur_tick_label_number (mur_tick_row_value (&scaled, i), decimals));
  if (common != 0)
    {
      g_autofree char *power = mur_tick_label_power (1, common);

      self->exponent = g_strconcat (TIMES, power, NULL);
    }
}
