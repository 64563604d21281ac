/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two oscillators against the closed form: locking, and beating. */

#include "tests/core/oscillators/motion.h"

#include <math.h>

static MurKuramoto *
two_oscillators (double difference)
{
  const double frequencies[] = { 5.3, 5.3 + difference };
  const double couplings[] = { 0, 0.9, 1.2, 0 };

  return dense_model (2, frequencies, couplings);
}

/* u = tan ψ/2 obeys u' = ½ Δω (u − u₊)(u − u₋), u± = (κ ± S)/Δω, S = √(κ² − Δω²). */
static long double
locking_difference (long double psi, long double omega, long double kappa, double time)
{
  const long double s = sqrtl (kappa * kappa - omega * omega);
  const long double high = (kappa + s) / omega;
  const long double low = (kappa - s) / omega;
  const long double u = tanl (psi / 2);
  const long double ratio = (u - high) / (u - low) * expl (s * time);

  return 2 * atanl ((high - low * ratio) / (1 - ratio));
}

/* tan ψ/2 = κ/Δω + (Ω/Δω) tan θ, θ = Ω t/2 + const, Ω = √(Δω² − κ²), followed through
 * the poles. */
static long double
beating_difference (long double psi, long double omega, long double kappa, double time)
{
  const long double beat = sqrtl (omega * omega - kappa * kappa);
  const long double start = atanl ((tanl (psi / 2) * omega - kappa) / beat);
  const long double theta = start + beat * time / 2;
  const long double whole = floorl (theta / acosl (-1) + 0.5L);

  return 2 * (atanl (kappa / omega + beat / omega * tanl (theta)) + whole * acosl (-1));
}

static void
assert_two (double difference,
            long double (*exact) (long double, long double, long double, double))
{
  const double start[] = { 0.4, 1.1 };
  g_autoptr (MurKuramoto) model = two_oscillators (difference);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-13, start);

  for (double time = 0; time < 12; time += 0.37)
    {
      const long double psi
        = exact ((long double)start[1] - start[0], (5.3 + difference) - 5.3L,
                 (long double)0.9 + 1.2, time);
      double phases[2], rates[2];

      reach (integrator, time, phases, rates);
      /* Phases of 100 rad are rounded to 1.4e-14 each; the tolerance with its share. */
      g_assert_cmpfloat (fabs ((double)(phases[1] - phases[0] - psi)), <, 1e-12);
      g_assert_cmpfloat_with_epsilon (rates[1] - rates[0],
                                      difference - 2.1 * sin ((double)psi), 3e-12);
    }
}

static void
test_two_locking (void)
{
  const double start[] = { 0.4, 1.1 };
  g_autoptr (MurKuramoto) model = two_oscillators (1.3);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);
  double phases[2], rates[2];

  assert_two (1.3, locking_difference);
  reach (integrator, 60, phases, rates);
  g_assert_cmpfloat_with_epsilon (phases[1] - phases[0], asin (1.3 / 2.1), 1e-11);
  g_assert_cmpfloat_with_epsilon (rates[0], rates[1], 1e-11);
}

/* As well that the mean difference over one beat is the beat's frequency. */
static void
test_two_beating (void)
{
  const double start[] = { 0.4, 1.1 };
  const double beat = sqrt (3.7 * 3.7 - 2.1 * 2.1);
  g_autoptr (MurKuramoto) model = two_oscillators (3.7);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);
  double phases[2];

  assert_two (3.7, beating_difference);
  reach (integrator, 9 * TAU / beat, phases, NULL);
  g_assert_cmpfloat_with_epsilon (phases[1] - phases[0] - 0.7, 9 * TAU, 1e-11);
}

void
mur_test_pair (void)
{
  g_test_add_func ("/oscillators/pair/locking", test_two_locking);
  g_test_add_func ("/oscillators/pair/beating", test_two_beating);
}
