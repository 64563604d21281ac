/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roots by Brent's method, which is GSL's; Bessel functions by their power series up to
 * 20 and their asymptotic series from there on (Abramowitz and Stegun 9.6.10, 9.7.1),
 * whose smallest term is then below 1e-17. */

#include "core/oscillators/theory.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <float.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#define ASYMPTOTIC 20.0
#define MAX_ROUNDS 200

typedef double (*Function) (double x, gconstpointer data);

typedef struct
{
  Function function;
  gconstpointer data;
} Condition;

static double
condition_cb (double x, void *data)
{
  const Condition *condition = data;
  const double value = condition->function (x, condition->data);
  return isfinite (value) ? value : copysign (DBL_MAX, value);
}

/* The root of @function between @low, where it is negative, and @high, where it is
 * positive; infinities are welcome. */
static double
find_root (Function function, gconstpointer data, double low, double high)
{
  Condition condition = { function, data };
  gsl_function target = { condition_cb, &condition };
  gsl_root_fsolver *solver;
  double root;
  guint round = 0;

  if (condition_cb (low, &condition) >= 0)
    return low;
  if (condition_cb (high, &condition) <= 0)
    return high;
  solver = gsl_root_fsolver_alloc (gsl_root_fsolver_brent);
  gsl_root_fsolver_set (solver, &target, low, high);
  do
    {
      gsl_root_fsolver_iterate (solver);
      root = gsl_root_fsolver_root (solver);
      low = gsl_root_fsolver_x_lower (solver);
      high = gsl_root_fsolver_x_upper (solver);
    }
  while (round++ < MAX_ROUNDS && high - low > 2 * DBL_EPSILON * fabs (high));
  gsl_root_fsolver_free (solver);
  return root;
}

/* Σ (x²/4)^k / (k! (k + order)!), times what is before it; @order 0 or 1. */
static double
bessel_series (guint order, double x)
{
  const double square = x * x / 4;
  double term = 1, sum = 1;
  for (guint k = 1; term > sum * 0x1p-56; k++)
    {
      term *= square / ((double)k * (double)(k + order));
      sum += term;
    }
  return mur_exp (-x) * (order == 0 ? sum : sum * x / 2);
}

static double
bessel_asymptotic (guint order, double x)
{
  double term = 1, sum = 1;
  for (guint k = 1; fabs (term) > 0x1p-56 && k < 40; k++)
    {
      const double odd = 2 * k - 1;
      term *= (odd * odd - 4 * (double)order) / (8 * k * x);
      sum += term;
    }
  return sum / sqrt (2 * G_PI * x);
}

static double
bessel (guint order, double x)
{
  return x < ASYMPTOTIC ? bessel_series (order, x) : bessel_asymptotic (order, x);
}

double
mur_bessel_i0_scaled (double x)
{
  g_return_val_if_fail (x >= 0, NAN);
  return bessel (0, x);
}

double
mur_bessel_i1_scaled (double x)
{
  g_return_val_if_fail (x >= 0, NAN);
  return bessel (1, x);
}

double
mur_theory_lorentzian_critical (double gamma, double lag_rad)
{
  g_return_val_if_fail (gamma > 0 && fabs (lag_rad) < G_PI_2, NAN);
  return 2 * gamma / mur_cos (lag_rad);
}

double
mur_theory_lorentzian_r (double coupling, double gamma, double lag_rad)
{
  const double critical = mur_theory_lorentzian_critical (gamma, lag_rad);
  return coupling > critical ? sqrt (1 - critical / coupling) : 0;
}

double
mur_theory_gaussian_critical (double sigma)
{
  g_return_val_if_fail (sigma > 0, NAN);
  return sigma * sqrt (8 / G_PI);
}

/* How far e^{−x} [I₀ (x) + I₁ (x)], which falls from 1, is below what is wanted. */
static double
gaussian_condition (double x, gconstpointer data)
{
  const double *wanted = data;
  return *wanted - bessel (0, x) - bessel (1, x);
}

/* With x = K²r²/4σ² the condition is K_c/K = e^{−x} [I₀ (x) + I₁ (x)]. */
double
mur_theory_gaussian_r (double coupling, double sigma)
{
  const double wanted = mur_theory_gaussian_critical (sigma) / coupling;
  const double most = coupling / (2 * sigma);
  if (!(wanted < 1))
    return 0;
  const double x = find_root (gaussian_condition, &wanted, 0, most * most);
  return fmin (sqrt (x) / most, 1);
}

double
mur_theory_uniform_critical (double gamma)
{
  g_return_val_if_fail (gamma > 0, NAN);
  return 4 * gamma / G_PI;
}

static double
uniform_condition (double beta, gconstpointer data)
{
  const double *wanted = data;
  return beta + 0.5 * mur_sin (2 * beta) - *wanted;
}

/* With sin β = γ/(Kr) the condition is 2γ/K = β + ½ sin 2β. */
double
mur_theory_uniform_r (double coupling, double gamma)
{
  const double wanted = 2 * gamma / coupling;
  if (coupling < mur_theory_uniform_critical (gamma))
    return 0;
  const double beta
    = wanted < G_PI_2 ? find_root (uniform_condition, &wanted, 0, G_PI_2) : G_PI_2;
  return gamma / (coupling * mur_sin (beta));
}

double
mur_theory_noise_critical (double noise)
{
  g_return_val_if_fail (noise > 0, NAN);
  return 2 * noise;
}

/* How far I₁ (y) / (y I₀ (y)), which falls from ½, is below what is wanted. */
static double
noise_condition (double y, gconstpointer data)
{
  const double *wanted = data;
  return y == 0 ? *wanted - 0.5 : *wanted - bessel (1, y) / (y * bessel (0, y));
}

/* With y = Kr/D the condition is D/K = I₁ (y) / (y I₀ (y)). */
double
mur_theory_noise_r (double coupling, double noise)
{
  const double wanted = noise / coupling;
  if (!(coupling > mur_theory_noise_critical (noise)))
    return 0;
  return find_root (noise_condition, &wanted, 0, coupling / noise) * wanted;
}

double
mur_theory_density_critical (double peak)
{
  g_return_val_if_fail (peak > 0, NAN);
  return 2 / (G_PI * peak);
}

/* (1 − e^{−z}) / z */
static double
relaxed (double z)
{
  double sum = 1, term = 1;
  if (fabs (z) > 0.5)
    return (1 - mur_exp (-z)) / z;
  for (guint k = 2; k < 18; k++)
    {
      term *= -z / k;
      sum += term;
    }
  return sum;
}

/* u = 1/r² obeys u' = K − (K − 2γ) u. */
double
mur_theory_transient_r (double coupling, double gamma, double r0, double time)
{
  g_return_val_if_fail (r0 > 0 && r0 <= 1 && gamma >= 0 && time >= 0, NAN);
  const double z = (coupling - 2 * gamma) * time;
  const double inverse = mur_exp (-z) / (r0 * r0) + coupling * time * relaxed (z);
  return 1 / sqrt (inverse);
}

typedef struct
{
  gsize n;
  const double *deviation; /* from the mean */
} Spread;

/* Σ s and Σ 1/s of s = √(1 − (Ω/u)²). */
MUR_KERNEL static void
sum_roots (gsize n, const double *deviation, double u, double *roots, double *inverses)
{
  double root_lanes[MUR_LANES] = { 0 }, inverse_lanes[MUR_LANES] = { 0 };
  const double scale = 1 / u;
  *roots = *inverses = 0;
  for (gsize done = 0; done < n; done += MUR_LANES)
    for (gsize j = 0; j < MUR_LANES && done + j < n; j++)
      {
        const double q = fmin (fabs (deviation[done + j]) * scale, 1);
        const double root = sqrt ((1 - q) * (1 + q));
        root_lanes[j] += root;
        inverse_lanes[j] += 1 / root;
      }
  for (gsize j = 0; j < MUR_LANES; j++)
    {
      *roots += root_lanes[j];
      *inverses += inverse_lanes[j];
    }
}

static double
locking_condition (double u, gconstpointer data)
{
  const Spread *spread = data;
  double roots, inverses;
  sum_roots (spread->n, spread->deviation, u, &roots, &inverses);
  return 2 * roots - inverses;
}

static double
least_coupling (const Spread *spread, double largest)
{
  double roots, inverses;
  const double u = find_root (locking_condition, spread, largest, 2 * largest);
  sum_roots (spread->n, spread->deviation, u, &roots, &inverses);
  return (double)spread->n * u / roots;
}

double
mur_theory_locking_coupling (gsize n, const double *omega)
{
  g_return_val_if_fail (n >= 1 && omega != NULL, NAN);
  g_autofree double *deviation = g_new (double, n);
  double largest = 0;
  /* From the first one, so that equal frequencies have no spread at all. */
  for (gsize i = 0; i < n; i++)
    deviation[i] = omega[i] - omega[0];
  const double mean = mur_vsum (n, deviation) / (double)n;
  for (gsize i = 0; i < n; i++)
    {
      deviation[i] -= mean;
      largest = fmax (largest, fabs (deviation[i]));
    }
  return largest > 0 ? least_coupling (&(Spread){ n, deviation }, largest) : 0;
}

double
mur_theory_fluctuation (double coupling, double critical)
{
  g_return_val_if_fail (coupling >= 0 && critical > 0, NAN);
  return coupling < critical ? 1 / (1 - coupling / critical) : NAN;
}
