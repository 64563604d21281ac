/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One trajectory, whatever the number of threads: equal bits for none, two and eight.
 */

#include "tests/core/oscillators/motion.h"

#include <string.h>

/* No multiple of a chunk or of a panel, and several chunks for every kind. */
#define N 3333
#define N_DENSE 1003

typedef struct
{
  double phases[N];
  double rates[N];
} Outcome;

static void
run (guint kind, MurIntegratorMethod method, guint n_threads, Outcome *outcome)
{
  const gsize n = kind == 5 ? N_DENSE : N;
  g_autoptr (MurPool) pool = n_threads > 0 ? mur_pool_new (n_threads) : NULL;
  g_autofree double *frequencies = draw (n, 170, -5, 5);
  g_autofree double *start = draw (n, 171, -3, 3);
  g_autoptr (MurNetwork) network = network_of_kind (kind, n, MUR_NORMALISATION_DEGREE);
  g_autoptr (MurNetwork) uniform = mur_network_new_uniform (n, MUR_NORMALISATION_COUNT);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (n, frequencies, pool);
  g_autoptr (MurIntegrator) integrator = NULL;

  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_network (model, 2, uniform);
  integrator = method == MUR_INTEGRATOR_TAYLOR
                 ? taylor_of (model, 1e-5, start)
                 : fixed_of (model, method, 0.05,
                             method == MUR_INTEGRATOR_HEUN ? 0.2 : 0, start);
  memset (outcome, 0, sizeof *outcome);
  reach (integrator, 0.52, outcome->phases, outcome->rates);
}

static void
test_trajectories (void)
{
  static const guint kinds[] = { 0, 1, 3, 5, 8, 10 };
  static const guint n_threads[] = { 2, 8 };
  g_autofree Outcome *alone = g_new (Outcome, 1);
  g_autofree Outcome *together = g_new (Outcome, 1);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (int method = MUR_INTEGRATOR_TAYLOR; method <= MUR_INTEGRATOR_HEUN; method++)
      {
        run (kinds[k], method, 0, alone);
        for (guint t = 0; t < G_N_ELEMENTS (n_threads); t++)
          {
            run (kinds[k], method, n_threads[t], together);
            g_assert_cmpmem (alone, sizeof *alone, together, sizeof *together);
          }
      }
}

/* Products alone, too. */
static void
test_products (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (3);
  g_autofree double *x = draw (N, 172, -1, 1);
  g_autofree double *y = draw (N, 173, -1, 1);
  g_autofree double *alone = g_new (double, 2 * N);
  g_autofree double *together = g_new (double, 2 * N);
  static const guint kinds[] = { 1, 5, 8 };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const gsize n = kinds[k] == 5 ? N_DENSE : N;
      g_autoptr (MurNetwork) network = network_of_kind (kinds[k], n, 0);

      mur_network_apply (network, NULL, x, y, alone, alone + n);
      mur_network_apply (network, pool, x, y, together, together + n);
      g_assert_cmpmem (alone, 2 * n * sizeof *x, together, 2 * n * sizeof *x);
    }
}

void
mur_test_threads (void)
{
  g_test_add_func ("/oscillators/threads/trajectories", test_trajectories);
  g_test_add_func ("/oscillators/threads/products", test_products);
}
