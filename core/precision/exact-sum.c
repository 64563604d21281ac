/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact sums in fixed point (Kulisch 1971; limbs and late carries as in Neal 2015). */

#include "core/precision/exact-sum.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define LIMB_BITS 32
#define LIMB_MASK G_GUINT64_CONSTANT (0xffffffff)
#define LOWEST_BIT (-1074)
#define FRACTION_BITS 52
/* A limb takes less than 2³³ an addition, and holds 2⁶³. */
#define MOST_PENDING (1u << 20)

typedef struct
{
  int digits;      /* of the significand */
  int lowest;      /* exponent of the lowest bit there is */
  double greatest; /* finite number */
  int highest;     /* exponent of its highest bit */
} Format;

static const Format formats[MUR_N_SUM_FORMATS] = {
  [MUR_SUM_IN_DOUBLE] = { DBL_MANT_DIG, LOWEST_BIT, DBL_MAX, DBL_MAX_EXP - 1 },
  [MUR_SUM_IN_FLOAT]
  = { FLT_MANT_DIG, FLT_MIN_EXP - FLT_MANT_DIG, (double)FLT_MAX, FLT_MAX_EXP - 1 },
};

void
mur_exact_sum_init (MurExactSum *self)
{
  memset (self, 0, sizeof *self);
}

void
mur_exact_sum_carry (MurExactSum *self)
{
  for (guint i = 0; i + 1 < MUR_EXACT_LIMBS; i++)
    {
      const gint64 low = self->limbs[i] & (gint64)LIMB_MASK;
      self->limbs[i + 1] += (self->limbs[i] - low) / ((gint64)1 << LIMB_BITS);
      self->limbs[i] = low;
    }
  self->n_pending = 0;
}

static inline void
add_bits (MurExactSum *self, guint64 bits, gboolean is_negative)
{
  const guint exponent = (bits >> FRACTION_BITS) & 0x7ff;
  const guint64 fraction = bits & (((guint64)1 << FRACTION_BITS) - 1);
  const guint64 digits
    = exponent > 0 ? fraction | (guint64)1 << FRACTION_BITS : fraction;
  const guint place = exponent > 0 ? exponent - 1 : 0;
  const guint shift = place % LIMB_BITS;
  const guint64 low = (digits & LIMB_MASK) << shift;
  const guint64 high = (digits >> LIMB_BITS) << shift;
  const gint64 sign = is_negative ? -1 : 1;
  gint64 *limbs = self->limbs + place / LIMB_BITS;
  limbs[0] += sign * (gint64)(low & LIMB_MASK);
  limbs[1] += sign * (gint64)((low >> LIMB_BITS) + (high & LIMB_MASK));
  limbs[2] += sign * (gint64)(high >> LIMB_BITS);
  if (++self->n_pending == MOST_PENDING)
    mur_exact_sum_carry (self);
}

void
mur_exact_sum_add (MurExactSum *self, double value)
{
  guint64 bits;
  memcpy (&bits, &value, sizeof bits);
  if (((bits >> FRACTION_BITS) & 0x7ff) == 0x7ff)
    self->special += value;
  else
    add_bits (self, bits, bits >> 63);
}

void
mur_exact_sum_add_many (MurExactSum *self, gsize n, const double *values)
{
  for (gsize i = 0; i < n; i++)
    mur_exact_sum_add (self, values[i]);
}

void
mur_exact_sum_add_absolutes (MurExactSum *self, gsize n, const double *values)
{
  for (gsize i = 0; i < n; i++)
    mur_exact_sum_add (self, fabs (values[i]));
}

void
mur_exact_sum_negate (MurExactSum *self)
{
  for (guint i = 0; i < MUR_EXACT_LIMBS; i++)
    self->limbs[i] = -self->limbs[i];
  if (self->special != 0)
    self->special = -self->special;
}

/* @magnitude: the absolute value, carried. Returns: whether the sum is below 0 */
static gboolean
split (const MurExactSum *self, MurExactSum *magnitude)
{
  *magnitude = *self;
  mur_exact_sum_carry (magnitude);
  if (magnitude->limbs[MUR_EXACT_LIMBS - 1] >= 0)
    return FALSE;
  mur_exact_sum_negate (magnitude);
  mur_exact_sum_carry (magnitude);
  return TRUE;
}

/* Returns: the place of the highest bit, -1 of zero */
static int
highest_bit (const MurExactSum *magnitude)
{
  int limb = MUR_EXACT_LIMBS - 1;
  while (limb >= 0 && magnitude->limbs[limb] == 0)
    limb--;
  if (limb < 0)
    return -1;
  return limb * LIMB_BITS + 63 - __builtin_clzll ((guint64)magnitude->limbs[limb]);
}

int
mur_exact_sum_sign (const MurExactSum *self)
{
  MurExactSum magnitude;
  const gboolean is_negative = split (self, &magnitude);
  if (highest_bit (&magnitude) < 0)
    return 0;
  return is_negative ? -1 : 1;
}

static gboolean
bit_at (const MurExactSum *magnitude, int place)
{
  return place >= 0 && (magnitude->limbs[place / LIMB_BITS] >> (place % LIMB_BITS) & 1);
}

/* Whether a bit below @place is set. */
static gboolean
any_below (const MurExactSum *magnitude, int place)
{
  for (int limb = 0; limb < place / LIMB_BITS; limb++)
    if (magnitude->limbs[limb] != 0)
      return TRUE;
  return place > 0
         && (magnitude->limbs[place / LIMB_BITS]
             & (((gint64)1 << (place % LIMB_BITS)) - 1))
              != 0;
}

/* Whether the digits that end at @lowest are to be one more. */
static gboolean
rounds_away (const MurExactSum *magnitude,
             int lowest,
             gboolean is_negative,
             MurRounding rounding)
{
  const gboolean half = bit_at (magnitude, lowest - 1);
  const gboolean rest = any_below (magnitude, lowest - 1);
  switch (rounding)
    {
    case MUR_ROUNDING_NEAREST:
      return half && (rest || bit_at (magnitude, lowest));
    case MUR_ROUNDING_UP:
      return !is_negative && (half || rest);
    case MUR_ROUNDING_DOWN:
      return is_negative && (half || rest);
    default:
      return FALSE;
    }
}

/* What a number too great becomes. */
static double
overflow (const Format *format, gboolean is_negative, MurRounding rounding)
{
  const gboolean is_infinite = rounding == MUR_ROUNDING_NEAREST
                               || (rounding == MUR_ROUNDING_UP && !is_negative)
                               || (rounding == MUR_ROUNDING_DOWN && is_negative);
  return is_infinite ? (double)INFINITY : format->greatest;
}

double
mur_sum_format_ulp (MurSumFormat format, double value)
{
  const Format *of = &formats[format];
  int exponent;
  frexp (value, &exponent);
  return ldexp (1, value == 0 ? of->lowest : MAX (exponent - of->digits, of->lowest));
}

/* In integers up to the last step, which is exact: the mode of the thread is without
 * effect. */
double
mur_exact_sum_round (const MurExactSum *self, MurSumFormat format, MurRounding rounding)
{
  const Format *to = &formats[format];
  MurExactSum magnitude;
  const gboolean is_negative = split (self, &magnitude);
  const int highest = highest_bit (&magnitude);
  const int lowest = MAX (highest - to->digits + 1, to->lowest - LOWEST_BIT);
  guint64 digits = 0;
  double value;
  if (self->special != 0)
    return self->special;
  for (int place = highest; place >= lowest; place--)
    digits = digits << 1 | bit_at (&magnitude, place);
  digits += rounds_away (&magnitude, lowest, is_negative, rounding);
  if (highest + LOWEST_BIT > to->highest
      || (highest + LOWEST_BIT == to->highest && digits >> to->digits != 0))
    value = overflow (to, is_negative, rounding);
  else
    value = ldexp ((double)digits, lowest + LOWEST_BIT);
  return is_negative ? -value : value;
}
