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
mur_tick_row_fill (const MurTickRow *self, MurTicks *ticks)
{
  const int common = common_power (self);
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
