/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds are often far wider than what a person wants to try. A linear slider then ends
 * at a few times the default; a logarithmic one spans six decades at most. A typed
 * value beyond the ends moves them. */

#include "ui/parameters/slider-range.h"

#include "core/base/number.h"

#include <math.h>

#define MOST_DECADES 6
#define STEPS 400 /* that a linear slider tells apart, at least */

/* The smallest of 1, 2, 5, 10, 20, … not below @value. */
static double
nice_ceiling (double value)
{
  double decade = pow (10, floor (log10 (value)));
  double part = value / decade;
  if (part <= 1)
    return decade;
  return decade * (part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

static double
find_quantum (const MurSliderRange *self)
{
  double quantum = pow (10, floor (log10 ((self->high - self->low) / STEPS)));
  return self->whole ? MAX (quantum, 1) : quantum;
}

static void
limit_linear (MurSliderRange *self, double initial)
{
  double reach = nice_ceiling (5 * MAX (fabs (initial), self->whole ? 20 : 0.2));
  if (self->high - self->low <= 4 * reach)
    return;
  self->low = MAX (self->low, -reach);
  self->high = MIN (self->high, reach);
}

static void
limit_logarithmic (MurSliderRange *self, double initial)
{
  double centre = initial > 0 ? initial : 1;
  double half = pow (10, MOST_DECADES / 2);
  if (self->whole)
    self->low = MAX (self->low, 1);
  if (self->low > 0 && self->high / self->low <= half * half)
    return;
  self->low = self->low > 0 ? MAX (self->low, centre / half) : centre / half;
  self->high = MIN (self->high, centre * half);
}

gboolean
mur_slider_range_init (MurSliderRange *self, const MurParameter *parameter)
{
  double initial;

  if (parameter->kind != MUR_PARAMETER_NUMBER
      && parameter->kind != MUR_PARAMETER_INTEGER)
    return FALSE;
  if (parameter->flags & MUR_PARAMETER_SEED)
    return FALSE;
  if (!mur_number_parse (parameter->initial, &initial))
    initial = NAN;
  *self = (MurSliderRange){
    .low = parameter->minimum,
    .high = parameter->maximum,
    .logarithmic = (parameter->flags & MUR_PARAMETER_LOGARITHMIC) != 0,
    .whole = parameter->kind == MUR_PARAMETER_INTEGER,
  };
  /* A number that is usually none says nothing of where it would be useful. */
  if (isnan (initial) && !(isfinite (self->low) && isfinite (self->high)))
    return FALSE;
  if (isnan (initial))
    initial = 0;
  if (self->logarithmic)
    limit_logarithmic (self, initial);
  else
    limit_linear (self, initial);
  mur_slider_range_include (self, initial);
  return self->high > self->low;
}

void
mur_slider_range_include (MurSliderRange *self, double value)
{
  if (isfinite (value) && !(self->logarithmic && value <= 0))
    {
      self->low = MIN (self->low, value);
      self->high = MAX (self->high, value);
    }
  self->quantum = find_quantum (self);
}

double
mur_slider_range_position (const MurSliderRange *self, double value)
{
  if (isnan (value))
    return 0;
  value = CLAMP (value, self->low, self->high);
  if (self->logarithmic)
    return log (value / self->low) / log (self->high / self->low);
  return (value - self->low) / (self->high - self->low);
}

/* To three significant digits. */
static double
round_significant (double value)
{
  g_autofree char *text = mur_number_round (value, 3);
  double rounded = value;
  mur_number_parse (text, &rounded);
  return rounded;
}

/* To a multiple of the quantum, a power of ten: by its decimals, so that three tenths
 * are 0.3 and nothing beside it. */
static double
round_decimal (double value, double quantum)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];
  int decimals = (int)lround (-log10 (quantum));
  if (decimals <= 0)
    return round (value / quantum) * quantum;
  g_snprintf (format, sizeof format, "%%.%df", MIN (decimals, 15));
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  return g_ascii_strtod (buffer, NULL) + 0.0;
}

double
mur_slider_range_value (const MurSliderRange *self, double position)
{
  double value;

  if (position <= 0)
    return self->low;
  if (position >= 1)
    return self->high;
  if (self->logarithmic)
    value = round_significant (self->low * pow (self->high / self->low, position));
  else
    value
      = round_decimal (self->low + position * (self->high - self->low), self->quantum);
  if (self->whole)
    value = round (value);
  return CLAMP (value, self->low, self->high);
}

double
mur_slider_range_step (const MurSliderRange *self)
{
  double span = self->high - self->low;
  if (self->logarithmic)
    return 0.01;
  return MAX (nice_ceiling (span / 100), self->whole ? 1 : 0) / span;
}

/* Where there is no slider: one in the second digit, or the next whole number. */
static double
find_plain_step (const MurParameter *parameter, double value)
{
  if (parameter->kind == MUR_PARAMETER_INTEGER)
    return 1;
  return value == 0 ? 0.1 : pow (10, floor (log10 (fabs (value))) - 1);
}

double
mur_slider_range_next (const MurParameter *parameter, double value, int steps)
{
  MurSliderRange range;
  double next;

  if (isnan (value) && !mur_number_parse (parameter->initial, &value))
    value = CLAMP (0, parameter->minimum, parameter->maximum);
  if (!mur_slider_range_init (&range, parameter))
    next = value + steps * find_plain_step (parameter, value);
  else
    {
      mur_slider_range_include (&range, value);
      next
        = mur_slider_range_value (&range, mur_slider_range_position (&range, value)
                                            + steps * mur_slider_range_step (&range));
      if (range.whole && next == value)
        next = value + steps;
    }
  return CLAMP (next, parameter->minimum, parameter->maximum);
}
