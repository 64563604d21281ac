/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gamma: Stirling's series after a shift to 15 and beyond, and the reflection (Abramowitz
 * and Stegun 6.1.17, 6.1.40, 6.3.18). Bessel: the trapezoidal rule on Bessel's integral,
 * which converges geometrically (9.1.18), and Hankel's expansion far out (9.2.5). */

#include "core/expression/special-private.h"

#include <math.h>

#include "core/base/vmath.h"

#define N_NODES 24      /* of Bessel's integral over half a period */
#define FAR_BESSEL 25.0 /* Hankel's terms fall to 1e-17 there */
#define SHIFT_TO 15.0
#define SMALL_SINC 0.5
#define SMALL_ATANH 0.25

static double
of (void (*function) (gsize n, const double *x, double *y), double x)
{
  double y;

  function (1, &x, &y);
  return y;
}

/* ln Γ(x) for x ≥ SHIFT_TO */
static double
stirling (double x)
{
  static const double terms[] = { 1 / 12.0,   -1 / 360.0,      1 / 1260.0, -1 / 1680.0,
                                  1 / 1188.0, -691 / 360360.0, 1 / 156.0 };
  const double square = 1 / (x * x);
  double sum = 0;

  for (gsize i = G_N_ELEMENTS (terms); i-- > 0;)
    sum = sum * square + terms[i];
  return (x - 0.5) * of (mur_vlog, x) - x + 0.91893853320467274178 + sum / x;
}

/* ψ(x) for x ≥ SHIFT_TO */
static double
stirling_slope (double x)
{
  static const double terms[] = { -1 / 12.0,  1 / 120.0,     -1 / 252.0, 1 / 240.0,
                                  -1 / 132.0, 691 / 32760.0, -1 / 12.0 };
  const double square = 1 / (x * x);
  double sum = 0;

  for (gsize i = G_N_ELEMENTS (terms); i-- > 0;)
    sum = sum * square + terms[i];
  return of (mur_vlog, x) - 0.5 / x + sum * square;
}

/* x (x + 1) … up to SHIFT_TO, which @x is brought to; x > 0. */
static double
shift (double *x)
{
  double product = 1;

  while (*x < SHIFT_TO)
    product *= (*x)++;
  return product;
}

/* sin πx with the sign and size of what is left of whole numbers. */
static double
sine_of_turns (double x)
{
  const double rest = x - 2 * floor (x / 2);

  return of (mur_vsin, M_PI * (rest > 1 ? 1 - rest : rest));
}

static double
log_gamma (double x)
{
  if (!isfinite (x))
    return isnan (x) ? x : INFINITY;
  if (x == 1 || x == 2)
    return 0;
  if (x > 0)
    {
      const double product = shift (&x);

      return stirling (x) - (product > 1 || product < 1 ? of (mur_vlog, product) : 0);
    }
  const double sine = fabs (sine_of_turns (x));

  return sine == 0 ? INFINITY : of (mur_vlog, M_PI / sine) - log_gamma (1 - x);
}

/* Of whole numbers it is their factorial. */
static double
gamma_of (double x)
{
  if (!isfinite (x))
    return x > 0 ? x : NAN;
  if (x > 0 && x <= 23 && x == floor (x))
    {
      double product = 1;

      for (double k = 2; k < x; k++)
        product *= k;
      return product;
    }
  if (x >= 0.5)
    {
      const double product = shift (&x);

      return of (mur_vexp, stirling (x)) / product;
    }
  if (x == 0)
    return copysign (INFINITY, x);
  const double sine = sine_of_turns (x);

  return sine == 0 ? NAN : M_PI / (sine * gamma_of (1 - x));
}

static double
digamma_of (double x)
{
  if (!isfinite (x))
    return x > 0 ? x : NAN;
  double sum = 0;

  if (!isfinite (x))
    return x > 0 ? x : NAN;
  if (x <= 0)
    {
      const double rest = x - floor (x);

      return rest == 0 ? NAN : digamma_of (1 - x) - M_PI / of (mur_vtan, M_PI * rest);
    }
  for (; x < SHIFT_TO; x++)
    sum += 1 / x;
  return stirling_slope (x) - sum;
}

void
mur_special_gamma (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = gamma_of (x[i]);
}

void
mur_special_lgamma (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = log_gamma (x[i]);
}

void
mur_special_digamma (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = digamma_of (x[i]);
}

/* J_m(x) = 1/π ∫₀^π cos(x sin θ − mθ) dθ; θ and π − θ are taken together, which leaves
 * cos(x sin θ) cos mθ for even m and sin(x sin θ) sin mθ for odd. */
static double
bessel_near (guint order, double x)
{
  double angle[N_NODES], wave[N_NODES], weight[N_NODES], sum = 0;

  for (guint k = 0; k < N_NODES; k++)
    angle[k] = M_PI * (k + 0.5) / (2 * N_NODES);
  for (guint k = 0; k < N_NODES; k++)
    weight[k] = order * angle[k];
  (order % 2 == 0 ? mur_vcos : mur_vsin) (N_NODES, weight, weight);
  mur_vsin (N_NODES, angle, wave);
  for (guint k = 0; k < N_NODES; k++)
    wave[k] *= x;
  (order % 2 == 0 ? mur_vcos : mur_vsin) (N_NODES, wave, wave);
  for (guint k = 0; k < N_NODES; k++)
    sum += wave[k] * weight[k];
  return sum / N_NODES;
}

/* √(2/πx) (P cos χ − Q sin χ), χ = x − (m/2 + 1/4) π; the multiples of π/4 are exact. */
static double
bessel_far (guint order, double x)
{
  const double mu = 4.0 * order * order;
  double p = 1, q = 0, term = 1, sine, cosine;

  for (int k = 1; k < 24; k++)
    {
      const double odd = 2 * k - 1;

      term *= (mu - odd * odd) / (k * 8 * x);
      if (k % 2 == 1)
        q += k % 4 == 1 ? term : -term;
      else
        p += k % 4 == 0 ? term : -term;
    }
  mur_vsincos (1, &x, &sine, &cosine);
  const double even = (p - q) * sine + (p + q) * cosine;
  const double odd = (p + q) * sine - (p - q) * cosine;

  return (order % 2 == 0 ? (order == 0 ? even : -even) : odd) / sqrt (M_PI * x);
}

void
mur_special_bessel (guint order, gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double size = fabs (x[i]);
      const double value = isinf (size)        ? 0
                           : size < FAR_BESSEL ? bessel_near (order, size)
                                               : bessel_far (order, size);

      y[i] = isnan (size) ? NAN : order % 2 == 1 && x[i] < 0 ? -value : value;
    }
}

void
mur_special_sinc (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double at = x[i];

      y[i] = at == 0 ? 1 : isinf (at) ? 0 : of (mur_vsin, at) / at;
    }
}

/* (cos x − sin x / x) / x; near 0, where the two cancel, its series. */
static double
sinc_slope (double x)
{
  const double square = x * x;
  double sum = 0, sine, cosine;

  if (isinf (x))
    return 0;
  if (!(fabs (x) < SMALL_SINC))
    {
      mur_vsincos (1, &x, &sine, &cosine);
      return (cosine - sine / x) / x;
    }
  /* −x (2/3! − 4 x²/5! + 6 x⁴/7! − …) */
  for (int k = 9; k >= 1; k--)
    {
      double factorial = 1;

      for (int j = 2; j <= 2 * k + 1; j++)
        factorial *= j;
      sum = 2 * k / factorial - square * sum;
    }
  return -x * sum;
}

void
mur_special_sinc_slope (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = sinc_slope (x[i]);
}

static double
atanh_of (double x)
{
  const double square = x * x;
  double sum = 0;

  if (!(fabs (x) < SMALL_ATANH))
    return 0.5 * of (mur_vlog, (1 + x) / (1 - x));
  for (int k = 27; k >= 1; k -= 2)
    sum = sum * square + 1.0 / k;
  return x * sum;
}

/* x/√(1 + x²) is the tanh of it. */
static double
asinh_of (double x)
{
  const double size = fabs (x);

  if (size < SMALL_ATANH)
    return atanh_of (x / sqrt (1 + x * x));
  if (size > 1e8)
    return copysign (of (mur_vlog, size) + M_LN2, x);
  return copysign (of (mur_vlog, size + sqrt (size * size + 1)), x);
}

void
mur_special_atanh (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = atanh_of (x[i]);
}

void
mur_special_asinh (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = asinh_of (x[i]);
}
