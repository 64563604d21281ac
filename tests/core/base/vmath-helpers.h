/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of array functions share: values, and how far from the truth. */

#pragma once

#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

#define MANY 4096

typedef void (*Unary) (gsize n, const double *x, double *y);

/* Weyl's sequence through a multiplicative hash: high entropy, and not the generator
 * that is itself under test. */
static inline guint64
hash (guint64 i)
{
  guint64 z = (i + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline double
spread (guint64 i, double low, double high)
{
  return low + (high - low) * ldexp ((double)(hash (i) >> 11), -53);
}

/* Error in units of the last place of the double nearest to the truth. */
static inline double
ulps (double value, long double truth)
{
  const double near = fabs ((double)truth);
  const double unit = fmax (nextafter (near, INFINITY) - near, DBL_TRUE_MIN);

  return (double)(fabsl (value - truth) / unit);
}

/* NaN is NaN; else the same bits, zeros with their sign. */
static inline void
assert_same (double value, double expected)
{
  if (isnan (expected) ? !isnan (value) : memcmp (&value, &expected, sizeof value) != 0)
    g_error ("%a instead of %a", value, expected);
}
