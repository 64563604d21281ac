/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table from operation to kernels, and the functions that are neither arithmetic
 * nor in vmath. Exact library functions (fmod) are used as they are; all others rest on
 * the array kernels, so that a formula has the same bits on every machine. */

#include "core/expression/operations-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"
#include "core/expression/program.h"
#include "core/expression/special-private.h"

/* A function of vmath as an operation: sin_operation and so on. */
#define WRAP(name)                                                                  \
  static void name##_kernel (gsize n, double *const *to, const double *const *from) \
  {                                                                                 \
    mur_v##name (n, from[0], to[0]);                                                \
  }                                                                                 \
  static const MurOperation name##_operation = { { name##_kernel } };

WRAP (sin)
WRAP (cos)
WRAP (tan)
WRAP (asin)
WRAP (acos)
WRAP (atan)
WRAP (sinh)
WRAP (cosh)
WRAP (tanh)
WRAP (exp)
WRAP (log)

#define WRAP_SPECIAL(name)                                                          \
  static void name##_kernel (gsize n, double *const *to, const double *const *from) \
  {                                                                                 \
    mur_special_##name (n, from[0], to[0]);                                         \
  }                                                                                 \
  static const MurOperation name##_operation = { { name##_kernel } };

WRAP_SPECIAL (asinh)
WRAP_SPECIAL (atanh)
WRAP_SPECIAL (erf)
WRAP_SPECIAL (erfc)
WRAP_SPECIAL (gamma)
WRAP_SPECIAL (lgamma)
WRAP_SPECIAL (digamma)
WRAP_SPECIAL (sinc)
WRAP_SPECIAL (sinc_slope)

#define WRAP_BESSEL(order)                                                           \
  static void bessel_##order (gsize n, double *const *to, const double *const *from) \
  {                                                                                  \
    mur_special_bessel (order, n, from[0], to[0]);                                   \
  }                                                                                  \
  static const MurOperation bessel_##order##_operation = { { bessel_##order } };

WRAP_BESSEL (0)
WRAP_BESSEL (1)
WRAP_BESSEL (2)

static void
voigt_kernel (gsize n, double *const *to, const double *const *from)
{
  mur_special_faddeeva (n, from[0], from[1], to[0], NULL);
}

static void
dispersion_kernel (gsize n, double *const *to, const double *const *from)
{
  mur_special_faddeeva (n, from[0], from[1], NULL, to[0]);
}

static const MurOperation voigt_operation = { { voigt_kernel } };
static const MurOperation dispersion_operation = { { dispersion_kernel } };

void
mur_kernel_sincos (gsize n, double *const *to, const double *const *from)
{
  mur_vsincos (n, from[0], to[0], to[1]);
}

static void
power_kernel (gsize n, double *const *to, const double *const *from)
{
  double result[MUR_PROGRAM_BLOCK];

  mur_vpow (n, from[0], from[1], result);
  memcpy (to[0], result, n * sizeof *result);
}

static void
whole_power_kernel (gsize n, double *const *to, const double *const *from)
{
  mur_vpowi (n, from[0], (int)*from[1], to[0]);
}

/* log10 of 10^k is k, for the powers that a person types. */
static double
settle_log10 (double x, double y)
{
  static const double powers[] = {
    1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6,
    1e-5,  1e-4,  1e-3,  1e-2,  1e-1,  1e0,   1e1,   1e2,  1e3,  1e4,  1e5,
    1e6,   1e7,   1e8,   1e9,   1e10,  1e11,  1e12,  1e13, 1e14, 1e15, 1e16,
  };
  const double k = rint (y);

  return fabs (k) <= 16 && x == powers[(int)k + 16] ? k : y;
}

static void
log10_kernel (gsize n, double *const *to, const double *const *from)
{
  const double high = 0x1.bcb7b1526e50ep-2; /* 1/ln 10 */
  const double low = 0x1.95355baaafad3p-57;
  double logarithm[MUR_PROGRAM_BLOCK];

  mur_vlog (n, from[0], logarithm);
  for (gsize i = 0; i < n; i++)
    to[0][i] = settle_log10 (from[0][i], logarithm[i] * high + logarithm[i] * low);
}

/* The angle of (x, y) from that of its reflection into the first octant, @a. */
static double
unfold (double y, double x, double a)
{
  const double low = 0x1.1a62633145c07p-53; /* π − M_PI */

  if (fabs (y) > fabs (x))
    a = M_PI_2 - (a - 0.5 * low);
  if (signbit (x))
    a = M_PI - (a - low);
  return copysign (a, y);
}

static double
octant_ratio (double y, double x)
{
  const double small = fmin (fabs (x), fabs (y));
  const double large = fmax (fabs (x), fabs (y));

  if (isnan (x) || isnan (y))
    return NAN;
  if (small == large)
    return small == 0 ? 0.0 : 1.0;
  return small / large;
}

static void
atan2_kernel (gsize n, double *const *to, const double *const *from)
{
  double ratio[MUR_PROGRAM_BLOCK] = { 0 };

  for (gsize i = 0; i < n; i++)
    ratio[i] = octant_ratio (from[0][i], from[1][i]);
  mur_vatan (n, ratio, ratio);
  for (gsize i = 0; i < n; i++)
    to[0][i] = isnan (ratio[i]) ? NAN : unfold (from[0][i], from[1][i], ratio[i]);
}

/* With the sign of @y, as in mathematics: mod(−1, 3) = 2. */
static double
floored_mod (double x, double y)
{
  const double rest = fmod (x, y);

  return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
}

static void
mod_kernel (gsize n, double *const *to, const double *const *from)
{
  for (gsize i = 0; i < n; i++)
    to[0][i] = floored_mod (from[0][i], from[1][i]);
}

static const MurOperation power_operation = { { power_kernel } };
static const MurOperation whole_power_operation
  = { { whole_power_kernel, whole_power_kernel } };
static const MurOperation log10_operation = { { log10_kernel } };
static const MurOperation atan2_operation = { { atan2_kernel } };
static const MurOperation mod_operation = { { mod_kernel } };

const MurOperation *
mur_operation (MurOp op)
{
  static const MurOperation *const operations[MUR_N_OPS] = {
    [MUR_OP_NEGATE] = &mur_kernels_negate,
    [MUR_OP_SIN] = &sin_operation,
    [MUR_OP_COS] = &cos_operation,
    [MUR_OP_TAN] = &tan_operation,
    [MUR_OP_ASIN] = &asin_operation,
    [MUR_OP_ACOS] = &acos_operation,
    [MUR_OP_ATAN] = &atan_operation,
    [MUR_OP_SINH] = &sinh_operation,
    [MUR_OP_COSH] = &cosh_operation,
    [MUR_OP_TANH] = &tanh_operation,
    [MUR_OP_EXP] = &exp_operation,
    [MUR_OP_LOG] = &log_operation,
    [MUR_OP_LOG10] = &log10_operation,
    [MUR_OP_SQRT] = &mur_kernels_sqrt,
    [MUR_OP_ABS] = &mur_kernels_abs,
    [MUR_OP_SIGN] = &mur_kernels_sign,
    [MUR_OP_FLOOR] = &mur_kernels_floor,
    [MUR_OP_CEIL] = &mur_kernels_ceil,
    [MUR_OP_CUBE] = &mur_kernels_cube,
    [MUR_OP_FOURTH] = &mur_kernels_fourth,
    [MUR_OP_ASINH] = &asinh_operation,
    [MUR_OP_ATANH] = &atanh_operation,
    [MUR_OP_ERF] = &erf_operation,
    [MUR_OP_ERFC] = &erfc_operation,
    [MUR_OP_GAMMA] = &gamma_operation,
    [MUR_OP_LGAMMA] = &lgamma_operation,
    [MUR_OP_DIGAMMA] = &digamma_operation,
    [MUR_OP_J0] = &bessel_0_operation,
    [MUR_OP_J1] = &bessel_1_operation,
    [MUR_OP_J2] = &bessel_2_operation,
    [MUR_OP_SINC] = &sinc_operation,
    [MUR_OP_SINC_SLOPE] = &sinc_slope_operation,
    [MUR_OP_VOIGT] = &voigt_operation,
    [MUR_OP_DISPERSION] = &dispersion_operation,
    [MUR_OP_ADD] = &mur_kernels_add,
    [MUR_OP_SUBTRACT] = &mur_kernels_subtract,
    [MUR_OP_MULTIPLY] = &mur_kernels_multiply,
    [MUR_OP_DIVIDE] = &mur_kernels_divide,
    [MUR_OP_POWER] = &power_operation,
    [MUR_OP_WHOLE_POWER] = &whole_power_operation,
    [MUR_OP_ATAN2] = &atan2_operation,
    [MUR_OP_MIN] = &mur_kernels_min,
    [MUR_OP_MAX] = &mur_kernels_max,
    [MUR_OP_MOD] = &mod_operation,
    [MUR_OP_CHAIN] = &mur_kernels_chain,
    [MUR_OP_PICK_MIN] = &mur_kernels_pick_min,
    [MUR_OP_PICK_MAX] = &mur_kernels_pick_max,
  };

  return operations[op];
}
