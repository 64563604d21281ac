/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions that formulas use seldom. */

#include "core/base/vmath.h"

#include "core/base/kernel.h"
#include "core/base/vmath-further.h"
#include "core/base/vmath-unary.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define BLOCK MUR_VMATH_BLOCK
#define SIZE (~MUR_SIGN_BIT) /* mask: the sign does not count */
#define ALL (~MUR_SIGN_BIT)  /* highest: the kernel takes every value */

MUR_UNARY_KERNEL (tan)
MUR_UNARY_KERNEL (asin)
MUR_UNARY_KERNEL (acos)
MUR_UNARY_KERNEL (atan)
MUR_UNARY_KERNEL (sinh)
MUR_UNARY_KERNEL (cosh)
MUR_UNARY_KERNEL (tanh)

/* Where exp (−|x|) vanishes beside exp |x|; the half goes into the power of two. */
static double
cosh_beyond (double x)
{
  guint64 k_bits;
  const double rest = mur_exp_rest (MIN (fabs (x), 800), &k_bits);

  return isnan (x) ? x + x : mur_exp_scale (1 + rest, k_bits - 1);
}

static double
sinh_beyond (double x)
{
  return copysign (cosh_beyond (x), x);
}

static double
tanh_beyond (double x)
{
  return isnan (x) ? x + x : copysign (1, x);
}

static const MurUnary tan_function
  = { tan_kernel, tan, SIZE, 0, MUR_TRIGONOMETRIC_HIGH };
static const MurUnary asin_function = { asin_kernel, NULL, SIZE, 0, ALL };
static const MurUnary acos_function = { acos_kernel, NULL, SIZE, 0, ALL };
static const MurUnary atan_function = { atan_kernel, NULL, SIZE, 0, ALL };
static const MurUnary sinh_function
  = { sinh_kernel, sinh_beyond, SIZE, 0, MUR_EXP_HIGH };
static const MurUnary cosh_function
  = { cosh_kernel, cosh_beyond, SIZE, 0, MUR_EXP_HIGH };
static const MurUnary tanh_function
  = { tanh_kernel, tanh_beyond, SIZE, 0, MUR_TANH_HIGH };

void
mur_vtan (gsize n, const double *x, double *y)
{
  mur_unary_apply (&tan_function, n, x, y);
}

void
mur_vasin (gsize n, const double *x, double *y)
{
  mur_unary_apply (&asin_function, n, x, y);
}

void
mur_vacos (gsize n, const double *x, double *y)
{
  mur_unary_apply (&acos_function, n, x, y);
}

void
mur_vatan (gsize n, const double *x, double *y)
{
  mur_unary_apply (&atan_function, n, x, y);
}

void
mur_vsinh (gsize n, const double *x, double *y)
{
  mur_unary_apply (&sinh_function, n, x, y);
}

void
mur_vcosh (gsize n, const double *x, double *y)
{
  mur_unary_apply (&cosh_function, n, x, y);
}

void
mur_vtanh (gsize n, const double *x, double *y)
{
  mur_unary_apply (&tanh_function, n, x, y);
}

MUR_KERNEL static guint64
pow_any_outside (gsize n, const double *x, const double *exponent)
{
  guint64 any = 0;

  for (gsize i = 0; i < n; i++)
    any |= mur_pow_outside (x[i], exponent[i]);
  return any & MUR_SIGN_BIT;
}

MUR_KERNEL static void
pow_kernel (gsize n, const double *x, const double *exponent, double *y)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    y[i] = mur_pow_value (x[i], exponent[i]);
}

/* Where the result is no matter of precision (0, 1, infinite, NaN) libm says which.
 * Else a subnormal x is scaled, a product too large for the exponential is cut, and an
 * odd whole exponent keeps the sign of x. */
static double
pow_beyond (double x, double exponent)
{
  const gboolean whole = floor (exponent) == exponent;
  const gboolean odd = whole && floor (exponent / 2) != exponent / 2;
  const double size = fabs (x);
  guint64 k_bits;

  if (!isfinite (x) || !isfinite (exponent) || x == 0 || (x < 0 && !whole))
    return pow (x, exponent);

  const MurDouble2 logarithm
    = size < DBL_MIN ? mur_log_scaled2 (size * 0x1p54, -54) : mur_log_scaled2 (size, 0);
  const double limit = 800 / fmax (fabs (logarithm.head), DBL_MIN);
  const double p = mur_pow_parts (logarithm, CLAMP (exponent, -limit, limit), &k_bits);
  const double power = mur_exp_scale (p, k_bits);

  return x < 0 && odd ? -power : power;
}

static void
pow_mixed (gsize n, const double *x, const double *exponent, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = mur_pow_outside (x[i], exponent[i]) & MUR_SIGN_BIT
             ? pow_beyond (x[i], exponent[i])
             : mur_pow_value (x[i], exponent[i]);
}

void
mur_vpow (gsize n, const double *x, const double *exponent, double *y)
{
  for (gsize at = 0; at < n; at += BLOCK)
    {
      const gsize block = MIN (BLOCK, n - at);

      if (G_LIKELY (!pow_any_outside (block, x + at, exponent + at)))
        pow_kernel (block, x + at, exponent + at, y + at);
      else
        pow_mixed (block, x + at, exponent + at, y + at);
    }
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
