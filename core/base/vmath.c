/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Loops over the value functions of vmath-values.h.
 *
 * An array is taken in blocks that stay in the first-level cache. A first pass looks
 * whether all values of a block are in the range of the fast function, which nearly
 * always holds; a second computes. Where the range is left, the block is computed all
 * the same and the values outside are then replaced one by one, so that what a value
 * gives never depends on its neighbours. */

#include "core/base/vmath.h"

#include "core/base/kernel.h"
#include "core/base/vmath-unary.h"
#include "core/base/vmath-values.h"

#define BLOCK MUR_VMATH_BLOCK

/* The sign bit tells whether @bits is outside [low, high]; both have it clear. */
MUR_INLINE guint64
outside (guint64 bits, guint64 low, guint64 high)
{
  return (bits - low) | (high - bits);
}

MUR_KERNEL static guint64
any_outside (gsize n, const double *x, guint64 mask, guint64 low, guint64 high)
{
  guint64 any = 0;

  for (gsize i = 0; i < n; i++)
    any |= outside (mur_bits (x[i]) & mask, low, high);
  return any & MUR_SIGN_BIT;
}

MUR_UNARY_KERNEL (sin)
MUR_UNARY_KERNEL (cos)
MUR_UNARY_KERNEL (exp)
MUR_UNARY_KERNEL (log)

MUR_KERNEL static void
sincos_kernel (gsize n, const double *x, double *sine, double *cosine)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    mur_sincos_value (x[i], &sine[i], &cosine[i]);
}

/* Overflow, underflow, subnormal results, NaN. Only the last step can round again. */
static double
exp_beyond (double x)
{
  guint64 k_bits;
  const double rest = mur_exp_rest (CLAMP (x, -800, 800), &k_bits);

  if (isnan (x))
    return x + x;
  return mur_exp_scale (1 + rest, k_bits);
}

/* Zero, subnormal and negative numbers, infinity, NaN. */
static double
log_beyond (double x)
{
  if (x > 0 && x < INFINITY)
    return mur_log_scaled (x * 0x1p54, -54);
  if (x == 0)
    return -INFINITY;
  return x < 0 ? NAN : x + x;
}

static const MurUnary sin_function
  = { sin_kernel, sin, ~MUR_SIGN_BIT, 0, MUR_TRIGONOMETRIC_HIGH };
static const MurUnary cos_function
  = { cos_kernel, cos, ~MUR_SIGN_BIT, 0, MUR_TRIGONOMETRIC_HIGH };
static const MurUnary exp_function
  = { exp_kernel, exp_beyond, ~MUR_SIGN_BIT, 0, MUR_EXP_HIGH };
static const MurUnary log_function
  = { log_kernel, log_beyond, ~G_GUINT64_CONSTANT (0), MUR_LOG_LOW, MUR_LOG_HIGH };

/* The copy is there because @y may be @x. */
static void
apply_mixed (const MurUnary *self, gsize n, const double *x, double *y)
{
  double copy[BLOCK];

  memcpy (copy, x, n * sizeof *x);
  self->kernel (n, copy, y);
  for (gsize i = 0; i < n; i++)
    if (outside (mur_bits (copy[i]) & self->mask, self->low, self->high) & MUR_SIGN_BIT)
      y[i] = self->beyond (copy[i]);
}

void
mur_unary_apply (const MurUnary *self, gsize n, const double *x, double *y)
{
  for (gsize at = 0; at < n; at += BLOCK)
    {
      const gsize block = MIN (BLOCK, n - at);

      if (G_LIKELY (!any_outside (block, x + at, self->mask, self->low, self->high)))
        self->kernel (block, x + at, y + at);
      else
        apply_mixed (self, block, x + at, y + at);
    }
}

void
mur_vsin (gsize n, const double *x, double *y)
{
  mur_unary_apply (&sin_function, n, x, y);
}

void
mur_vcos (gsize n, const double *x, double *y)
{
  mur_unary_apply (&cos_function, n, x, y);
}

void
mur_vexp (gsize n, const double *x, double *y)
{
  mur_unary_apply (&exp_function, n, x, y);
}

void
mur_vlog (gsize n, const double *x, double *y)
{
  mur_unary_apply (&log_function, n, x, y);
}

void
mur_vsincos (gsize n, const double *x, double *sine, double *cosine)
{
  for (gsize at = 0; at < n; at += BLOCK)
    {
      const gsize block = MIN (BLOCK, n - at);

      if (G_LIKELY (
            !any_outside (block, x + at, ~MUR_SIGN_BIT, 0, MUR_TRIGONOMETRIC_HIGH)))
        {
          sincos_kernel (block, x + at, sine + at, cosine + at);
        }
      else
        {
          double copy[BLOCK];

          memcpy (copy, x + at, block * sizeof *x);
          mur_unary_apply (&sin_function, block, copy, sine + at);
          mur_unary_apply (&cos_function, block, copy, cosine + at);
        }
    }
}
