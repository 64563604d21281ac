/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The radical inverse is the fraction R / bᵐ, R the m digits of the index read
 * backwards. Both are whole numbers, so one division rounds once: in doubles while they
 * are exact there, by long division in integers beyond. The result is the double
 * nearest to the exact value, which makes every way to the same point give the same
 * bits.
 *
 * J. H. Halton, Numerische Mathematik 2 (1960) 84–90. */

#include "core/sampling/halton.h"

#include <math.h>

/* index · base < 2⁹⁶ bounds both parts of the fraction. */
__extension__ typedef unsigned __int128 Wide;

#define EXACT_LIMIT ((guint64)1 << 53)

typedef struct
{
  Wide digits; /* of the index, read backwards */
  Wide power;  /* of the base, one for each digit */
} Fraction;

static Fraction
reverse (guint64 index, guint32 base)
{
  Fraction result = { 0, 1 };

  for (; index > 0; index /= base)
    {
      result.digits = result.digits * base + index % base;
      result.power *= base;
    }
  return result;
}

/* Long division in base 2 to 55 significant digits, and a last one that says whether
 * anything is left: enough for the conversion to round as if it knew all of them. */
static double
divide_wide (Wide numerator, Wide denominator)
{
  guint64 quotient = 0;
  int exponent = 0;

  if (numerator == 0)
    return 0;
  while (quotient < ((guint64)1 << 54))
    {
      numerator <<= 1;
      quotient <<= 1;
      exponent--;
      if (numerator >= denominator)
        {
          numerator -= denominator;
          quotient |= 1;
        }
    }
  return ldexp ((double)(quotient << 1 | (numerator != 0)), exponent - 1);
}

static double
divide (Wide numerator, Wide denominator)
{
  if (denominator <= EXACT_LIMIT)
    return (double)(guint64)numerator / (double)(guint64)denominator;
  return divide_wide (numerator, denominator);
}

double
mur_radical_inverse (guint64 index, guint32 base)
{
  g_return_val_if_fail (base >= 2, NAN);

  Fraction fraction = reverse (index, base);

  return divide (fraction.digits, fraction.power);
}

/* Indices that differ in their last digit alone share the reversal of the others: with
 * index = q b + a the inverse is (a bᵐ + R) / bᵐ⁺¹, R / bᵐ the inverse of q. */
static void
fill_dimension (
  guint64 first_index, gsize n, guint32 base, gsize stride, double *coordinate)
{
  guint64 rest = first_index / base;
  guint32 digit = (guint32)(first_index % base);

  for (gsize i = 0; i < n; rest++, digit = 0)
    {
      Fraction tail = reverse (rest, base);
      Wide denominator = tail.power * base;

      for (; digit < base && i < n; digit++, i++)
        coordinate[i * stride] = divide (digit * tail.power + tail.digits, denominator);
    }
}

void
mur_halton_fill (
  guint64 first_index, gsize n, guint dimensions, guint first_prime, double *points)
{
  g_return_if_fail (n == 0 || first_index <= G_MAXUINT64 - (n - 1));
  g_return_if_fail (n == 0 || dimensions == 0 || points != NULL);

  if (dimensions == 0)
    return;

  guint32 base = mur_prime (first_prime);

  for (guint d = 0; d < dimensions; d++)
    {
      fill_dimension (first_index, n, base, dimensions, points + d);
      if (d + 1 < dimensions)
        base = mur_prime_after (base);
    }
}
