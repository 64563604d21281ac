/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Elementary functions over arrays.
 *
 * Each takes @n values of @x and writes @n values of @y; @y may be @x itself, and no
 * other overlap. Results are within 2 ulp of the exact value over the range stated, and
 * libm's beyond it (scalar, value by value). NaN gives NaN, infinities what C11 annex F
 * says. The bits do not depend on the instruction level, on @n, or on the place in the
 * array.
 *
 *   sin, cos, tan      |x| ≤ 2²⁰·π/2 ≈ 1.6e6
 *   all others         everywhere
 *
 * Methods: Cody and Waite reduction in three parts, minimax polynomials. */

#pragma once

#include <glib.h>

void mur_vsin (gsize n, const double *x, double *y);
void mur_vcos (gsize n, const double *x, double *y);
void mur_vsincos (gsize n, const double *x, double *sine, double *cosine);
void mur_vexp (gsize n, const double *x, double *y);
void mur_vlog (gsize n, const double *x, double *y);

/* The same of one number, for where libm's would differ between machines. */
static inline double
mur_sin (double x)
{
  mur_vsin (1, &x, &x);
  return x;
}

static inline double
mur_cos (double x)
{
  mur_vcos (1, &x, &x);
  return x;
}

static inline double
mur_exp (double x)
{
  mur_vexp (1, &x, &x);
  return x;
}

static inline double
mur_log (double x)
{
  mur_vlog (1, &x, &x);
  return x;
}

/* The functions a formula needs beyond those; ≤ 2 ulp on all finite arguments, by
 * kernels of our own but for the tangent beyond the range of the sine. A power that is
 * a short double, such as 2.5³, comes out exactly. */
void mur_vtan (gsize n, const double *x, double *y);
void mur_vasin (gsize n, const double *x, double *y);
void mur_vacos (gsize n, const double *x, double *y);
void mur_vatan (gsize n, const double *x, double *y);
void mur_vsinh (gsize n, const double *x, double *y);
void mur_vcosh (gsize n, const double *x, double *y);
void mur_vtanh (gsize n, const double *x, double *y);
void mur_vpow (gsize n, const double *x, const double *exponent, double *y);

/* x to a whole power by repeated multiplication: one rounding a multiplication. */
void mur_vpowi (gsize n, const double *x, int exponent, double *y);

/* Reductions in MUR_LANES partial sums: error ≤ (n / MUR_LANES + 4) ε of Σ|x|. */
double mur_vsum (gsize n, const double *x);
/* Of @n_rows rows of @n: each as mur_vsum() has it. */
void mur_vsum_rows (gsize n, gsize n_rows, const double *x, double *sums);
double mur_vsum_squares (gsize n, const double *x);
double mur_vsum_squared_difference (gsize n, const double *x, const double *y);
double mur_vsum_absolute_difference (gsize n, const double *x, const double *y);
