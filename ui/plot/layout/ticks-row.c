/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of ticks: as many decimals as the step needs, and one power of ten for the whole
 * axis where plain numbers would be long. */

#include "ui/plot/layout/ticks-row.h"

#include <math.h>

#include "ui/plot/layout/ticks-fill.h"
#include "ui/plot/layout/ticks-label.h"

#define TIMES "\xc3\x97"

double
mur_tick_row_value (const MurTickRow *self, guint i)
{
  const double times = (self->first + i) * self->q;

  return self->power < 0 ? times / pow (10, -self->power)
                         : times * pow (10, self->power);
}

guint
mur_tick_row_n (const MurTickRow *self)
{
  return (guint)(self->last - self->first) + 1;
}

static double
largest_of (const MurTickRow *row)
{
  return fmax (fabs (mur_tick_row_value (row, 0)),
               fabs (mur_tick_row_value (row, mur_tick_row_n (row) - 1)));
}

/* The power of ten of the largest value. */
static int
power_of (double largest)
{
  /* A rounding up of log10 just below a power would give 0.1×10ⁿ⁺¹; the slack keeps to
   * whole digits either way. */
  return largest == 0 ? 0 : (int)floor (log10 (largest) + 1e-12);
}

/* Labels without the factor 10^@common. */
static void
fill (const MurTickRow *self, int common, MurTicks *ticks)
{
  const int decimals = MAX (0, common - self->power + (self->q == 2.5));
  MurTickRow scaled = *self;

  scaled.power -= common;
  for (guint i = 0; i < mur_tick_row_n (self); i++)
    mur_ticks_take (ticks, mur_tick_row_value (self, i),
                    mur_tick_label_number (mur_tick_row_value (&scaled, i), decimals));
  if (common != 0)
    {
      g_autofree char *power = mur_tick_label_power (1, common);

      ticks->exponent = g_strconcat (TIMES, power, NULL);
    }
}

static gboolean
are_short (const MurTicks *ticks, guint longest)
{
  for (guint i = 0; i < ticks->major->len && longest > 0; i++)
    if (g_utf8_strlen (g_array_index (ticks->major, MurTick, i).label, -1)
        > (glong)longest)
      return FALSE;
  return TRUE;
}

gboolean
mur_tick_row_fill (const MurTickRow *self, guint longest, MurTicks *ticks)
{
  const double largest = largest_of (self);
  const gboolean plain = largest == 0 || (largest >= 1e-3 && largest < 1e5);

  fill (self, plain ? 0 : power_of (largest), ticks);
  if (are_short (ticks, longest) || !plain)
    return are_short (ticks, longest);
  mur_ticks_clear (ticks);
  fill (self, power_of (largest), ticks);
  return are_short (ticks, longest);
}
