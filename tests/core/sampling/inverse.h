/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The radical inverse digit by digit, for tests: numerator and denominator are whole
 * and below 2⁵³ where the tests go, so the one division gives the nearest double. */

#pragma once

#include <glib.h>

static inline double
plain_inverse (guint64 index, guint32 base)
{
  double digits = 0;
  double power = 1;

  for (; index > 0; index /= base)
    {
      digits = digits * base + (double)(index % base);
      power *= base;
    }
  g_assert_cmpfloat (power, <=, 0x1p53);
  return digits / power;
}
