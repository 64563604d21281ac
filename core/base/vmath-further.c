/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions that formulas use seldom. */

#include "core/base/vmath.h"

#include "core/base/kernel.h"

#include <math.h>
#include <string.h>

#define BLOCK 512

#define BY_LIBM(name)                                    \
  void mur_v##name (gsize n, const double *x, double *y) \
  {                                                      \
    for (gsize i = 0; i < n; i++)                        \
      y[i] = name (x[i]);                                \
  }

BY_LIBM (tan)
BY_LIBM (asin)
BY_LIBM (acos)
BY_LIBM (atan)
BY_LIBM (sinh)
BY_LIBM (cosh)
BY_LIBM (tanh)

void
mur_vpow (gsize n, const double *x, const double *exponent, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = pow (x[i], exponent[i]);
}

MUR_KERNEL static void
square (gsize n, double *y)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    y[i] *= y[i];
}

MUR_KERNEL static void
multiply (gsize n, const double *x, double *y)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    y[i] *= x[i];
}

MUR_KERNEL static void
invert (gsize n, double *y)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    y[i] = 1 / y[i];
}

/* By the binary digits of the power from the highest down. The copy is there because @y
 * may be @x. */
static void
power_block (gsize n, const double *x, guint power, double *y)
{
  double base[BLOCK];

  memcpy (base, x, n * sizeof *x);
  memmove (y, base, n * sizeof *x);
  for (gint bit = g_bit_nth_msf (power, -1) - 1; bit >= 0; bit--)
    {
      square (n, y);
      if (power & (1u << bit))
        multiply (n, base, y);
    }
}

void
mur_vpowi (gsize n, const double *x, int exponent, double *y)
{
  const guint power = exponent < 0 ? -(guint)exponent : (guint)exponent;

  for (gsize at = 0; at < n; at += BLOCK)
    {
      const gsize block = MIN (BLOCK, n - at);

      if (power == 0)
        for (gsize i = 0; i < block; i++)
          y[at + i] = 1;
      else
        power_block (block, x + at, power, y + at);
      if (exponent < 0)
        invert (block, y + at);
    }
}
