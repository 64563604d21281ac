/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Faddeeva function by a rational expansion (Weideman 1994, SIAM J. Numer. Anal. 31,
 * equation 38 with 40 terms): for real arguments of erfc some 1e-15 of the value, else
 * of the largest of its parts. */

#include "core/expression/special-private.h"

#include <math.h>

#include "core/base/vmath.h"

#define N_TERMS 40
#define N_POINTS (2 * N_TERMS)
#define INVERSE_ROOT_PI 0.56418958354775628695
#define SMALL_ERF 1.0
#define MAX_ERFC 27.3 /* it is 0 beyond */

typedef struct
{
  double length; /* L */
  double terms[N_TERMS];
} Expansion;

static double
at_angle (const Expansion *self, double angle)
{
  const double half = angle / 2;
  double tangent, square;

  mur_vtan (1, &half, &tangent);
  square = self->length * tangent * self->length * tangent;
  return mur_exp (-square) * (self->length * self->length + square);
}

static void
fill (Expansion *self)
{
  self->length = sqrt (N_TERMS / M_SQRT2);
  for (int n = 1; n <= N_TERMS; n++)
    {
      double sum = at_angle (self, 0);

      for (int k = 1; k < N_POINTS; k++)
        {
          const double angle = k * M_PI / N_POINTS;

          sum += 2 * at_angle (self, angle) * mur_cos (n * angle);
        }
      self->terms[n - 1] = sum / (2 * N_POINTS);
    }
}

static const Expansion *
expansion (void)
{
  static Expansion shared;
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      fill (&shared);
      g_once_init_leave (&done, 1);
    }
  return &shared;
}

/* exp(x²) erfc(x), x ≥ 0 */
static double
scaled_erfc (const Expansion *self, double x)
{
  const double below = 1 / (self->length + x);
  const double z = (self->length - x) * below;
  double sum = 0;

  for (int n = N_TERMS; n-- > 0;)
    sum = sum * z + self->terms[n];
  return (2 * sum * below + INVERSE_ROOT_PI) * below;
}

/* exp(−x²) with the rounding of the square made up for. */
static double
bell (double x)
{
  const double high = (double)(float)x, low = x - high;
  const double parts[] = { -high * high, -low * (x + high) };
  double values[2];

  mur_vexp (2, parts, values);
  return values[0] * values[1];
}

/* 2/√π exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!, whose terms have one sign. */
static double
erf_near (double x)
{
  const double square = 2 * x * x;
  double term = x, sum = x;

  for (int n = 1; n < 24; n++)
    {
      term *= square / (2 * n + 1);
      sum += term;
    }
  return 2 * INVERSE_ROOT_PI * bell (x) * sum;
}

/* erfc of |x| ≥ SMALL_ERF */
static double
erfc_far (double x)
{
  return x > MAX_ERFC ? 0 : bell (x) * scaled_erfc (expansion (), x);
}

void
mur_special_erf (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double size = fabs (x[i]);

      y[i]
        = !(size >= SMALL_ERF) ? erf_near (x[i]) : copysign (1 - erfc_far (size), x[i]);
    }
}

void
mur_special_erfc (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double at = x[i], size = fabs (at);

      if (isnan (at))
        y[i] = at;
      else if (at > 0)
        y[i] = size < SMALL_ERF ? bell (size) * scaled_erfc (expansion (), size)
                                : erfc_far (size);
      else
        y[i] = size < SMALL_ERF ? 1 - erf_near (at) : 2 - erfc_far (size);
    }
}

/* With q = L − iz = (L + y) − ix: Z = (L + iz)/q, w = 2 p(Z)/q² + 1/(√π q). */
static void
faddeeva (const Expansion *self, double x, double y, double *real, double *imaginary)
{
  const double a = self->length + y, size = a * a + x * x;
  const double inverse_real = a / size, inverse_imaginary = x / size;
  const double above = self->length - y;
  const double z_real = above * inverse_real - x * inverse_imaginary;
  const double z_imaginary = above * inverse_imaginary + x * inverse_real;
  double sum_real = 0, sum_imaginary = 0;

  for (int n = N_TERMS; n-- > 0;)
    {
      const double kept = sum_real * z_real - sum_imaginary * z_imaginary;

      sum_imaginary = sum_real * z_imaginary + sum_imaginary * z_real;
      sum_real = kept + self->terms[n];
    }
  const double b_real
    = 2 * (sum_real * inverse_real - sum_imaginary * inverse_imaginary)
      + INVERSE_ROOT_PI;
  const double b_imaginary
    = 2 * (sum_real * inverse_imaginary + sum_imaginary * inverse_real);

  *real = b_real * inverse_real - b_imaginary * inverse_imaginary;
  *imaginary = b_real * inverse_imaginary + b_imaginary * inverse_real;
}

void
mur_special_faddeeva (
  gsize n, const double *x, const double *y, double *real, double *imaginary)
{
  const Expansion *self = expansion ();

  for (gsize i = 0; i < n; i++)
    {
      double a = NAN, b = NAN;

      if (y[i] >= 0)
        faddeeva (self, x[i], y[i], &a, &b);
      if (real != NULL)
        real[i] = a;
      if (imaginary != NULL)
        imaginary[i] = b;
    }
}
