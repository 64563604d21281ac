/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Theory against what it was derived from: the self-consistency integral itself, the
 * differential equation, a search for the least coupling, GSL's Bessel functions. */

#include "core/oscillators/theory.h"

#include "tests/core/base/vmath-helpers.h"
#include "tests/core/oscillators/synchrony.h"

#include <gsl/gsl_sf_bessel.h>

#define PI 3.14159265358979323846264338327950288L
#define NODES 20000

typedef long double (*Density) (long double omega, long double width);

static long double
lorentzian (long double omega, long double gamma)
{
  return gamma / (PI * (omega * omega + gamma * gamma));
}

static long double
gaussian (long double omega, long double sigma)
{
  return expl (-omega * omega / (2 * sigma * sigma)) / (sigma * sqrtl (2 * PI));
}

static long double
uniform (long double omega, long double gamma)
{
  return fabsl (omega) <= gamma ? 1 / (2 * gamma) : 0;
}

/* K ∫ cos²θ g (Kr sin θ) dθ over half a turn, which a partially locked state makes 1.
 * The integrand has the period π, so even nodes converge faster than any power for the
 * smooth densities, and to 1/NODES for the uniform one. */
static double
consistency (Density density, double coupling, double r, double width)
{
  long double sum = 0;
  for (guint i = 0; i < NODES; i++)
    {
      const long double theta = PI * ((i + 0.5L) / NODES - 0.5L);
      sum += cosl (theta) * cosl (theta) * density (coupling * r * sinl (theta), width);
    }
  return (double)(coupling * sum * PI / NODES);
}

static void
bessel_against_gsl (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      const double x
        = i < 1000 ? spread (i, 0, 1) : pow (10, spread (i, -1, i < 2000 ? 1.6 : 6));
      const double i0 = gsl_sf_bessel_I0_scaled (x), i1 = gsl_sf_bessel_I1_scaled (x);
      g_assert_cmpfloat_with_epsilon (mur_bessel_i0_scaled (x), i0, 1e-14 * i0);
      g_assert_cmpfloat_with_epsilon (mur_bessel_i1_scaled (x), i1, 1e-14 * i1);
    }
  g_assert_cmpfloat (mur_bessel_i0_scaled (0), ==, 1);
  g_assert_cmpfloat (mur_bessel_i1_scaled (0), ==, 0);
}

/* On both sides of where the series changes. */
static void
bessel_is_continuous (void)
{
  const double below = nextafter (20, 0);
  g_assert_cmpfloat_with_epsilon (mur_bessel_i0_scaled (below),
                                  mur_bessel_i0_scaled (20), 2e-15);
  g_assert_cmpfloat_with_epsilon (mur_bessel_i1_scaled (below),
                                  mur_bessel_i1_scaled (20), 2e-15);
}

static void
smooth_densities (void)
{
  for (guint i = 0; i < 12; i++)
    {
      const double width = spread (i, 0.3, 4);
      const double excess = spread (100 + i, 1.02, 9);
      const double k = mur_theory_gaussian_critical (width) * excess;
      const double r = mur_theory_gaussian_r (k, width);
      const double c = mur_theory_lorentzian_critical (width, 0) * excess;
      const double s = mur_theory_lorentzian_r (c, width, 0);
      g_assert_cmpfloat_with_epsilon (consistency (gaussian, k, r, width), 1, 1e-12);
      g_assert_cmpfloat_with_epsilon (consistency (lorentzian, c, s, width), 1, 1e-12);
    }
}

static void
uniform_density (void)
{
  for (guint i = 0; i < 12; i++)
    {
      const double gamma = spread (i, 0.3, 4);
      const double k = mur_theory_uniform_critical (gamma) * spread (100 + i, 1.001, 9);
      const double r = mur_theory_uniform_r (k, gamma);
      /* Half a node at either end of the support. */
      g_assert_cmpfloat_with_epsilon (consistency (uniform, k, r, gamma), 1,
                                      4.0 * k / gamma / NODES);
      /* All are locked, so the mean of cos β over the support is r. */
      long double sum = 0;
      for (guint j = 0; j < NODES; j++)
        {
          const long double s = gamma * (2 * (j + 0.5L) / NODES - 1) / (k * r);
          sum += sqrtl (1 - s * s);
        }
      g_assert_cmpfloat_with_epsilon (r, (double)(sum / NODES), 1e-6);
    }
}

/* At onset: continuous for the smooth ones, a jump to π/4 for the uniform one. */
static void
onset (void)
{
  const double k = mur_theory_gaussian_critical (1.7);
  const double u = mur_theory_uniform_critical (1.7);
  g_assert_cmpfloat (mur_theory_gaussian_r (k * (1 - 1e-9), 1.7), ==, 0);
  g_assert_cmpfloat (mur_theory_gaussian_r (0, 1.7), ==, 0);
  g_assert_cmpfloat (mur_theory_lorentzian_r (3.39, 1.7, 0), ==, 0);
  g_assert_cmpfloat (mur_theory_uniform_r (u * (1 - 1e-9), 1.7), ==, 0);
  g_assert_cmpfloat (mur_theory_noise_r (2.6, 1.3), ==, 0);
  g_assert_cmpfloat_with_epsilon (mur_theory_uniform_r (u * (1 + 1e-12), 1.7), G_PI / 4,
                                  1e-4);
  /* r = √(16 (K − K_c) / (π K_c⁴ |g″(0)|)) to leading order; g″(0) = −g(0)/σ². */
  const double curvature = (double)gaussian (0, 1.7L) / (1.7 * 1.7);
  const double expected = sqrt (16 * (k * 1e-6) / (G_PI * k * k * k * k * curvature));
  g_assert_cmpfloat_with_epsilon (mur_theory_gaussian_r (k * (1 + 1e-6), 1.7), expected,
                                  1e-5 * expected);
}

static void
peak_gives_critical (void)
{
  const double width = 0.83;
  g_assert_cmpfloat_with_epsilon (
    mur_theory_density_critical ((double)lorentzian (0, width)),
    mur_theory_lorentzian_critical (width, 0), 1e-15);
  g_assert_cmpfloat_with_epsilon (
    mur_theory_density_critical ((double)gaussian (0, width)),
    mur_theory_gaussian_critical (width), 1e-15);
  g_assert_cmpfloat_with_epsilon (
    mur_theory_density_critical ((double)uniform (0, width)),
    mur_theory_uniform_critical (width), 1e-15);
}

/* With a lag: the fixed point of z' = −γ z + K/2 (e^(−iα) z − e^(iα) |z|² z), whose
 * modulus is stationary where γ = (K/2) cos α (1 − r²). */
static void
lag (void)
{
  for (guint i = 0; i < 9; i++)
    {
      const double gamma = spread (i, 0.1, 2), alpha = spread (50 + i, -1.4, 1.4);
      const double k = 2 * gamma / cos (alpha) * spread (90 + i, 1.01, 6);
      const double r = mur_theory_lorentzian_r (k, gamma, alpha);
      g_assert_cmpfloat_with_epsilon (k / 2 * cos (alpha) * (1 - r * r), gamma,
                                      1e-14 * k);
    }
}

/* r is the mean of cos φ under the stationary density e^((Kr/D) cos φ). */
static void
noise (void)
{
  for (guint i = 0; i < 9; i++)
    {
      const double d = spread (i, 0.1, 3);
      const double k = mur_theory_noise_critical (d) * spread (40 + i, 1.02, 12);
      const double r = mur_theory_noise_r (k, d);
      long double sum = 0, weights = 0;
      for (guint j = 0; j < 400; j++)
        {
          const long double c = cosl (2 * PI * j / 400);
          const long double weight = expl (k * r / d * (c - 1));
          sum += c * weight;
          weights += weight;
        }
      g_assert_cmpfloat_with_epsilon ((double)(sum / weights), r, 1e-13);
    }
}

/* r' = (K/2 − γ) r − (K/2) r³ by the classical Runge–Kutta method; its error at 4000
 * steps of at most 0.005/rate is far below 1e-12. */
static double
integrate_transient (long double k, long double gamma, long double r, long double end)
{
  const guint n = 4000;
  const long double h = end / n;
#define RATE(r) ((k / 2 - gamma) * (r)-k / 2 * (r) * (r) * (r))
  for (guint i = 0; i < n; i++)
    {
      const long double a = RATE (r), b = RATE (r + h / 2 * a);
      const long double c = RATE (r + h / 2 * b), d = RATE (r + h * c);
      r += h / 6 * (a + 2 * b + 2 * c + d);
    }
#undef RATE
  return (double)r;
}

static void
transient (void)
{
  const double cases[][4]
    = { { 3.7, 0.6, 0.031, 2.9 },      { 0.9, 0.6, 0.83, 4.7 }, { 1.2, 0.6, 0.55, 5.3 },
        { 1.2000001, 0.6, 0.55, 5.3 }, { 0, 0.6, 0.91, 1.7 },   { 2.2, 0, 0.2, 1.4 },
        { 1.31, 0.6, 0.4, 3.3 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double *c = cases[i];
      g_assert_cmpfloat_with_epsilon (mur_theory_transient_r (c[0], c[1], c[2], c[3]),
                                      integrate_transient (c[0], c[1], c[2], c[3]),
                                      1e-12);
      g_assert_cmpfloat_with_epsilon (mur_theory_transient_r (c[0], c[1], c[2], 0),
                                      c[2], 1e-15);
    }
  g_assert_cmpfloat_with_epsilon (mur_theory_transient_r (3.7, 0.6, 0.031, 200),
                                  mur_theory_lorentzian_r (3.7, 0.6, 0), 1e-15);
  g_assert_cmpfloat (mur_theory_transient_r (0.1, 5, 0.5, 1000), ==, 0);
}

/* N u / Σ √(1 − (Ω/u)²), whose minimum over u is the threshold, by a fine search. */
static double
search_locking (gsize n, const double *omega)
{
  long double mean = 0, largest = 0, best = INFINITY;
  for (gsize i = 0; i < n; i++)
    mean += (long double)omega[i] / n;
  for (gsize i = 0; i < n; i++)
    largest = fmaxl (largest, fabsl (omega[i] - mean));
  for (guint k = 0; k <= 40000; k++)
    {
      const long double u = largest * (1 + k / 40000.0L);
      long double sum = 0;
      for (gsize i = 0; i < n; i++)
        sum += sqrtl (1 - (omega[i] - mean) * (omega[i] - mean) / (u * u));
      best = fminl (best, n * u / sum);
    }
  return (double)best;
}

/* The search misses a minimum by at most half its curvature times the grid squared:
 * near the singular left end less than 1e-6 of it. */
static void
locking (void)
{
  for (guint round = 0; round < 8; round++)
    {
      double omega[40];
      const gsize n = 2 + hash (round) % 39;
      for (gsize i = 0; i < n; i++)
        omega[i] = 100 + pow (spread (50 * round + i, -2, 2), 3);
      const double k = mur_theory_locking_coupling (n, omega);
      const double searched = search_locking (n, omega);
      g_assert_cmpfloat (k, <=, searched * (1 + 1e-12));
      g_assert_cmpfloat_with_epsilon (k, searched, 1e-6 * searched);
    }
}

/* Two lock when K12 + K21 = 2 K/2 reaches the difference; one and equal ones always. */
static void
locking_of_two (void)
{
  const double two[] = { 19.25, 28.5 }, equal[] = { 3.7, 3.7, 3.7 };
  g_assert_cmpfloat_with_epsilon (mur_theory_locking_coupling (2, two), 9.25, 1e-13);
  g_assert_cmpfloat (mur_theory_locking_coupling (1, two), ==, 0);
  g_assert_cmpfloat (mur_theory_locking_coupling (3, equal), ==, 0);
}

/* Evenly spread frequencies tend to the uniform density's threshold: by N^(−3/2) and
 * better (Pazó 2005). */
static void
locking_of_many (void)
{
  const gsize n = 100000;
  g_autofree double *omega = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    omega[i] = 2 * ((double)i + 0.5) / (double)n - 1;
  g_assert_cmpfloat_with_epsilon (mur_theory_locking_coupling (n, omega), 4 / G_PI,
                                  1e-5);
}

static void
fluctuation (void)
{
  g_assert_cmpfloat (mur_theory_fluctuation (0, 2), ==, 1);
  g_assert_cmpfloat (mur_theory_fluctuation (0.5, 2), ==, 4.0 / 3);
  g_assert_true (isnan (mur_theory_fluctuation (2, 2)));
}

void
mur_test_theory (void)
{
  g_test_add_func ("/oscillators/theory/bessel", bessel_against_gsl);
  g_test_add_func ("/oscillators/theory/bessel-continuous", bessel_is_continuous);
  g_test_add_func ("/oscillators/theory/smooth-densities", smooth_densities);
  g_test_add_func ("/oscillators/theory/uniform-density", uniform_density);
  g_test_add_func ("/oscillators/theory/onset", onset);
  g_test_add_func ("/oscillators/theory/peak", peak_gives_critical);
  g_test_add_func ("/oscillators/theory/lag", lag);
  g_test_add_func ("/oscillators/theory/noise", noise);
  g_test_add_func ("/oscillators/theory/transient", transient);
  g_test_add_func ("/oscillators/theory/locking", locking);
  g_test_add_func ("/oscillators/theory/locking-two", locking_of_two);
  g_test_add_func ("/oscillators/theory/locking-many", locking_of_many);
  g_test_add_func ("/oscillators/theory/fluctuation", fluctuation);
}
