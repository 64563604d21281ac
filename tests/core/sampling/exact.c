/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With value = M / 2ᵉ, M of 53 bits, the distance to N / D in ulps is |M D − N 2ᵉ| / D:
 * no product leaves 128 bits while D ≤ 2⁷⁴. */

#include "tests/core/sampling/exact.h"

#include <math.h>

MurExact
mur_exact_inverse (
  guint64 index, guint32 base, guint n_places, MurDigitCb map_cb, gpointer data)
{
  MurExact exact = { 0, 1 };

  for (guint place = 0; index > 0 || place < n_places; place++, index /= base)
    {
      const guint a = (guint)(index % base);

      exact.numerator
        = exact.numerator * base + (map_cb != NULL ? map_cb (a, base, place, data) : a);
      exact.denominator *= base;
    }
  return exact;
}

gboolean
mur_exact_is_nearest (MurExact exact, double value, guint slack_bits)
{
  int exponent;

  g_assert_true (exact.denominator <= (MurWide)1 << 74);
  if (exact.numerator == 0)
    return value == 0;

  const MurWide mantissa = (MurWide)ldexp (frexp (value, &exponent), 53);
  const MurWide left = mantissa * exact.denominator;
  const MurWide right = exact.numerator << (53 - exponent);
  const MurWide distance = left > right ? left - right : right - left;
  const MurWide slack = slack_bits > 0 ? exact.denominator >> (slack_bits - 1) : 0;

  return 2 * distance <= exact.denominator + slack;
}
