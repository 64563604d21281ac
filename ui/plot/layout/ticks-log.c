/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ticks of log axes. Decades when at least three are inside the limits, thinned until
 * their labels fit; below three decades 1, 2 and 5 times each power, then all digits;
 * below that the axis is nearly linear and gets a linear row. Never fewer than three
 * labels where they fit at all. */

#include "ui/plot/layout/ticks-log.h"

#include <math.h>

#include "ui/plot/layout/ticks-fill.h"
#include "ui/plot/layout/ticks-label.h"
#include "ui/plot/layout/ticks-linear.h"

#define N_LEAST 3
#define SLACK 1e-12

static double
power_of_ten (int power)
{
  return pow (10, power);
}

static gboolean
inside (double value, MurRange range)
{
  return value >= range.minimum * (1 - SLACK) && value <= range.maximum * (1 + SLACK);
}

static int
first_decade (MurRange range)
{
  return (int)floor (log10 (range.minimum));
}

static int
last_decade (MurRange range)
{
  return (int)ceil (log10 (range.maximum));
}

static void
take_decades (MurTicks *self, MurRange range, int stride)
{
  for (int power = first_decade (range); power <= last_decade (range); power++)
    if (power % stride == 0 && inside (power_of_ten (power), range))
      mur_ticks_take (self, power_of_ten (power), mur_tick_label_power (1, power));
}

/* Digits as bits: 1, 2, 5 = 0x26. */
static void
take_digits (MurTicks *self, MurRange range, guint digits)
{
  const gboolean plain = range.minimum >= 1e-3 && range.maximum <= 1e4;

  for (int power = first_decade (range); power <= last_decade (range); power++)
    for (int digit = 1; digit <= 9; digit++)
      {
        const double value
          = power < 0 ? digit / power_of_ten (-power) : digit * power_of_ten (power);

        if (!(digits & (1u << digit)) || !inside (value, range))
          continue;
        mur_ticks_take (self, value,
                        plain ? mur_tick_label_number (value, MAX (0, -power))
                              : mur_tick_label_power (digit, power));
      }
}

static gboolean
is_major (const MurTicks *self, double value)
{
  for (guint i = 0; i < self->major->len; i++)
    {
      const double tick = g_array_index (self->major, MurTick, i).value;

      if (fabs (tick - value) <= SLACK * value)
        return TRUE;
    }
  return FALSE;
}

static void
add_minor (MurTicks *self, MurRange range, gboolean digits)
{
  for (int power = first_decade (range); power <= last_decade (range); power++)
    for (int digit = 1; digit <= (digits ? 9 : 1); digit++)
      {
        const double value = digit * power_of_ten (power);

        if (inside (value, range) && !is_major (self, value))
          g_array_append_val (self->minor, value);
      }
}

static gboolean
good (const MurTicks *self, const MurTickRequest *request, guint n_least)
{
  return self->major->len >= n_least && mur_ticks_fit (self, request);
}

static gboolean
try_decades (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const double decades = log10 (range.maximum) - log10 (range.minimum);
  const double pixels = request->length / decades;
  const double spacing = request->length / fmax (request->wished, 2);
  static const int strides[] = { 1, 2, 3, 5, 10, 20, 50, 100, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      if (strides[i] > 1 && pixels * strides[i] < 0.6 * spacing)
        continue;
      mur_ticks_clear (self);
      take_decades (self, range, strides[i]);
      if (self->major->len < N_LEAST)
        return FALSE;
      if (pixels * strides[i] < 0.4 * spacing || !mur_ticks_fit (self, request))
        continue;
      if (strides[i] > 1 ? pixels >= 3 : pixels >= 25)
        add_minor (self, range, strides[i] == 1);
      return TRUE;
    }
  return FALSE;
}

static gboolean
try_digits (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  /* 1 2 5; 1 3; all; from the usual to the dense. */
  static const guint sets[] = { 0x26, 0x0a, 0x3fe };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      mur_ticks_clear (self);
      take_digits (self, range, sets[i]);
      if (good (self, request, N_LEAST))
        {
          add_minor (self, range, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}

void
mur_ticks_log (MurTicks *self, const MurTickRequest *request, MurRange range)
{
  const double decades = log10 (range.maximum) - log10 (range.minimum);

  if (decades >= 1.9 && try_decades (self, request, range))
    return;
  if (decades < 8 && try_digits (self, request, range))
    return;
  if (decades < 2)
    {
      mur_ticks_linear (self, request, range);
      if (self->major->len >= 2)
        return;
    }
  /* Too little room for three: as many decades as fit. */
  for (int stride = 1; stride < 700; stride++)
    {
      mur_ticks_clear (self);
      take_decades (self, range, stride);
      if (good (self, request, 1))
        return;
    }
}
