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
#include "core/base/vmath-values.h"

#define BLOCK 512

typedef void (*Kernel) (gsize n, const double *x, double *y);

/* One function: its loop, where that is valid, and one value beyond. */
typedef struct
{
  Kernel kernel;
  double (*beyond) (double x);
  guint64 mask; /* of the bits that count: all, or all but the sign */
  guint64 low;
  guint64 high;
} Unary;

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

#define UNARY_KERNEL(name)                                                   \
  MUR_KERNEL static void name##_kernel (gsize n, const double *x, double *y) \
  {                                                                          \
    MUR_LOOP                                                                 \
    for (gsize i = 0; i < n; i++)                                            \
      y[i] = mur_##name##_value (x[i]);                                      \
  }

UNARY_KERNEL (sin)
UNARY_KERNEL (cos)
UNARY_KERNEL (exp)
UNARY_KERNEL (log)

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
  const double p = mur_exp_parts (CLAMP (x, -800, 800), &k_bits);

  if (isnan (x))
    return x + x;
  return ldexp (p, (int)((gint64)(k_bits << 52) >> 52));
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

static const Unary sin_function
  = { sin_kernel, sin, ~MUR_SIGN_BIT, 0, MUR_TRIGONOMETRIC_HIGH };
static const Unary cos_function
  = { cos_kernel, cos, ~MUR_SIGN_BIT, 0, MUR_TRIGONOMETRIC_HIGH };
static const Unary exp_function
  = { exp_kernel, exp_beyond, ~MUR_SIGN_BIT, 0, MUR_EXP_HIGH };
static const Unary log_function
  = { log_kernel, log_beyond, ~G_GUINT64_CONSTANT (0), MUR_LOG_LOW, MUR_LOG_HIGH };

/* The copy is there because @y may be @x. */
static void
apply_mixed (const Unary *self, gsize n, const double *x, double *y)
{
  double copy[BLOCK];

  memcpy (copy, x, n * sizeof *x);
  self->kernel (n, copy, y);
  for (gsize i = 0; i < n; i++)
    if (outside (mur_bits (copy[i]) & self->mask, self->low, self->high) & MUR_SIGN_BIT)
      y[i] = self->beyond (copy[i]);
}

static void
apply (const Unary *self, gsize n, const double *x, double *y)
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
  apply (&sin_function, n, x, y);
}

void
mur_vcos (gsize n, const double *x, double *y)
{
  apply (&cos_function, n, x, y);
}

void
mur_vexp (gsize n, const double *x, double *y)
{
  apply (&exp_function, n, x, y);
}

void
mur_vlog (gsize n, const double *x, double *y)
{
  apply (&log_function, n, x, y);
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
          apply (&sin_function, block, copy, sine + at);
          apply (&cos_function, block, copy, cosine + at);
        }
    }
}
