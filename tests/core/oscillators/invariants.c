/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every trajectory keeps: sums, the fall of the potential, the way back, and
 * symmetries. */

#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

static MurKuramoto *
symmetric_model (double *start)
{
  g_autofree double *frequencies = draw (9, 120, -3, 5);
  g_autofree double *phases = draw (9, 121, -3, 3);
  g_autofree double *couplings = draw (81, 122, -1, 1.5);

  for (gsize i = 0; i < 9; i++)
    for (gsize j = 0; j < i; j++)
      couplings[i * 9 + j] = couplings[j * 9 + i];
  memcpy (start, phases, 9 * sizeof *phases);
  return dense_model (9, frequencies, couplings);
}

/* Σφ = Σφ(0) + Σω t, whatever the tolerance: a series keeps linear invariants to
 * rounding, here of nine phases below 200. */
static void
test_sum_of_phases (void)
{
  double start[9], phases[9];
  g_autoptr (MurKuramoto) model = symmetric_model (start);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-4, start);

  for (double time = 0; time < 30; time += 3.7)
    {
      double sum = 0;

      reach (integrator, time, phases, NULL);
      for (gsize i = 0; i < 9; i++)
        sum += phases[i] - start[i] - mur_kuramoto_frequencies (model)[i] * time;
      g_assert_cmpfloat (fabs (sum), <, 1e-12);
    }
}

/* V = −Σ ω_i φ_i − ½ Σ K_ij cos (φ_j − φ_i) */
static double
potential (const MurKuramoto *model, const double *phases)
{
  double value = 0;

  for (gsize i = 0; i < 9; i++)
    {
      value -= mur_kuramoto_frequencies (model)[i] * phases[i];
      for (gsize j = 0; j < i; j++)
        value -= mur_network_coupling (mur_kuramoto_network (model, 1), i, j)
                 * cos (phases[j] - phases[i]);
    }
  return value;
}

/* dV/dt = −Σ (dφ/dt)²: Simpson's rule over the dense frequencies errs by h⁴ times the
 * fourth derivative over 180, below 1e-10 with 2000 intervals of 0.001. */
static void
test_potential_falls_by_squared_rates (void)
{
  double start[9], phases[9], rates[9];
  g_autoptr (MurKuramoto) model = symmetric_model (start);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);
  double integral = 0;

  for (guint k = 0; k <= 2000; k++)
    {
      const double weight = k == 0 || k == 2000 ? 1 : k % 2 == 1 ? 4 : 2;

      reach (integrator, k * 0.001, phases, rates);
      for (gsize i = 0; i < 9; i++)
        integral += weight * rates[i] * rates[i] * 0.001 / 3;
    }
  g_assert_cmpfloat_with_epsilon (potential (model, phases) - potential (model, start),
                                  -integral, 1e-8);
}

/* With all rates turned round it goes back to where it came from. */
static void
test_time_reversal (void)
{
  double start[7], end[7], back[7], reversed[7];
  g_autoptr (MurKuramoto) model = demonstration (start);
  g_autoptr (MurKuramoto) mirror = NULL;
  g_autoptr (MurIntegrator) there = taylor_of (model, 1e-13, start);
  g_autoptr (MurIntegrator) again = NULL;

  mur_kuramoto_set_phase_lag (model, 0.3);
  for (gsize i = 0; i < 7; i++)
    reversed[i] = -mur_kuramoto_frequencies (model)[i];
  reach (there, 3, end, NULL);
  mirror = mur_kuramoto_new (7, reversed, NULL);
  mur_kuramoto_set_network (mirror, 1, mur_kuramoto_network (model, 1));
  mur_kuramoto_set_strength (mirror, 1, -1);
  mur_kuramoto_set_phase_lag (mirror, 0.3);
  again = taylor_of (mirror, 1e-13, end);
  reach (again, 3, back, NULL);
  /* 60 rad at the turn: 7e-15 each, and errors may grow e-fold ten times at most. */
  g_assert_cmpfloat (largest_difference (7, back, start), <, 1e-10);
}

/* Moved phases move the trajectory; a common frequency turns it. */
static void
test_shift_and_turn (void)
{
  double start[7], moved[7], faster[7], phases[7], others[7];
  g_autoptr (MurKuramoto) model = demonstration (start);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-13, start);
  g_autoptr (MurKuramoto) turning = demonstration (start);
  g_autoptr (MurIntegrator) other = NULL;

  for (gsize i = 0; i < 7; i++)
    {
      moved[i] = start[i] + 11.25;
      faster[i] = mur_kuramoto_frequencies (model)[i] + 1000;
    }
  mur_kuramoto_set_frequencies (turning, faster);
  other = taylor_of (turning, 1e-13, moved);
  reach (integrator, 2, phases, NULL);
  reach (other, 2, others, NULL);
  /* 2000 rad are rounded to 2.3e-13. */
  for (gsize i = 0; i < 7; i++)
    g_assert_cmpfloat_with_epsilon (others[i], phases[i] + 11.25 + 2000, 2e-12);
}

void
mur_test_invariants (void)
{
  g_test_add_func ("/oscillators/invariants/sum-of-phases", test_sum_of_phases);
  g_test_add_func ("/oscillators/invariants/potential-falls-by-squared-rates",
                   test_potential_falls_by_squared_rates);
  g_test_add_func ("/oscillators/invariants/time-reversal", test_time_reversal);
  g_test_add_func ("/oscillators/invariants/shift-and-turn", test_shift_and_turn);
}
