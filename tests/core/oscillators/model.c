/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The right-hand side against the equation term by term, and what must not change it.
 */

#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

#define N 23

static MurKuramoto *
model_with (guint kind, guint harmonic, const double *frequencies, double lag)
{
  g_autoptr (MurNetwork) network = network_of_kind (kind, N, MUR_NORMALISATION_NONE);
  MurKuramoto *model = mur_kuramoto_new (N, frequencies, NULL);

  mur_kuramoto_set_network (model, harmonic, network);
  mur_kuramoto_set_strength (model, harmonic, 0.71);
  mur_kuramoto_set_phase_lag (model, lag);
  return model;
}

/* Rates are below 23 · 1.4 + 9; sines good to 2 ulp, summed over 23 terms and through
 * up to four products of e^(iφ): 60 units of 2^−53 of 41. */
static void
assert_term_by_term (MurKuramoto *model, const double *phases)
{
  long double exact[N];
  double rates[N];

  rates_term_by_term (model, phases, exact);
  mur_kuramoto_evaluate (model, phases, rates);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat (fabs ((double)(rates[i] - exact[i])), <, 60 * 1.1e-16 * 41);
}

static void
test_every_network_and_harmonic (void)
{
  g_autofree double *frequencies = draw (N, 3, -9, 9);
  g_autofree double *phases = draw (N, 4, -7, 7);

  for (guint kind = 0; kind < N_KINDS; kind++)
    for (guint harmonic = 1; harmonic <= MUR_KURAMOTO_HARMONICS; harmonic++)
      {
        g_autoptr (MurKuramoto) plain = model_with (kind, harmonic, frequencies, 0);
        g_autoptr (MurKuramoto) lagging
          = model_with (kind, harmonic, frequencies, 1.457);

        assert_term_by_term (plain, phases);
        assert_term_by_term (lagging, phases);
      }
}

/* Dense, sparse and mean fields together, one for each harmonic; then fewer again. */
static void
test_all_harmonics_at_once (void)
{
  g_autofree double *frequencies = draw (N, 5, -9, 9);
  g_autofree double *phases = draw (N, 6, -7, 7);
  g_autoptr (MurKuramoto) model = model_with (6, 1, frequencies, -0.4);

  for (guint harmonic = 2; harmonic <= MUR_KURAMOTO_HARMONICS; harmonic++)
    {
      static const guint kinds[] = { 0, 0, 3, 9, 0 };
      g_autoptr (MurNetwork) network
        = network_of_kind (kinds[harmonic], N, MUR_NORMALISATION_COUNT);

      mur_kuramoto_set_network (model, harmonic, network);
      mur_kuramoto_set_strength (model, harmonic, 0.5 - 0.3 * harmonic);
      assert_term_by_term (model, phases);
    }
  mur_kuramoto_set_network (model, 4, NULL);
  mur_kuramoto_set_network (model, 1, NULL);
  assert_term_by_term (model, phases);
}

static void
test_without_couplings (void)
{
  g_autofree double *frequencies = draw (N, 5, -9, 9);
  g_autofree double *phases = draw (N, 6, -7, 7);
  g_autofree double *other = draw (N, 8, -70, 70);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
  double rates[N];

  mur_kuramoto_evaluate (model, phases, rates);
  g_assert_cmpmem (rates, sizeof rates, frequencies, sizeof rates);
  mur_kuramoto_set_frequencies (model, other);
  mur_kuramoto_evaluate (model, phases, rates);
  g_assert_cmpmem (rates, sizeof rates, other, sizeof rates);
}

/* One matrix as panels, as links and, all to all, as a mean field. Only the order of
 * sums differs: 23 terms of size up to 1, some ten roundings of up to 23. */
static void
test_dense_is_sparse_is_mean_field (void)
{
  g_autofree double *frequencies = draw (N, 7, -9, 9);
  g_autofree double *phases = draw (N, 8, -7, 7);
  g_autofree double *ones = draw (N * N, 9, 1, 1);
  guint32 targets[N * N], sources[N * N];
  double rates[3][N];

  for (guint32 k = 0; k < N * N; k++)
    {
      targets[k] = k / N;
      sources[k] = k % N;
    }
  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
      g_autoptr (MurNetwork) network
        = kind == 0 ? mur_network_new_matrix (N, ones, 0, NULL)
          : kind == 1
            ? mur_network_new_edges (N, N * N, targets, sources, ones, 0, NULL)
            : mur_network_new_uniform (N, 0);

      mur_kuramoto_set_network (model, 1, network);
      mur_kuramoto_set_phase_lag (model, 0.9);
      mur_kuramoto_evaluate (model, phases, rates[kind]);
    }
  g_assert_cmpfloat (largest_difference (N, rates[0], rates[1]), <, 3e-14);
  g_assert_cmpfloat (largest_difference (N, rates[0], rates[2]), <, 3e-14);
}

/* Relabelled oscillators have relabelled rates. */
static void
test_permutation (void)
{
  g_autofree double *frequencies = draw (N, 10, -9, 9);
  g_autofree double *phases = draw (N, 11, -7, 7);
  g_autofree double *matrix = draw (N * N, 12, -1, 1);
  double frequencies2[N], phases2[N], matrix2[N * N], rates[N], rates2[N];
  g_autoptr (MurNetwork) network = mur_network_new_matrix (N, matrix, 0, NULL);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
  g_autoptr (MurNetwork) network2 = NULL;
  g_autoptr (MurKuramoto) model2 = NULL;

  for (gsize i = 0; i < N; i++)
    {
      frequencies2[(i * 5 + 2) % N] = frequencies[i];
      phases2[(i * 5 + 2) % N] = phases[i];
      for (gsize j = 0; j < N; j++)
        matrix2[(i * 5 + 2) % N * N + (j * 5 + 2) % N] = matrix[i * N + j];
    }
  network2 = mur_network_new_matrix (N, matrix2, 0, NULL);
  model2 = mur_kuramoto_new (N, frequencies2, NULL);
  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_network (model2, 1, network2);
  mur_kuramoto_evaluate (model, phases, rates);
  mur_kuramoto_evaluate (model2, phases2, rates2);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (rates2[(i * 5 + 2) % N], rates[i], 3e-14);
}

/* All phases moved by one angle: the same rates. All signs turned, ω and α too: rates
 * with the other sign, to the bit, for sines are odd and cosines even to the bit. */
static void
test_shift_and_sign (void)
{
  g_autofree double *frequencies = draw (N, 13, -9, 9);
  g_autofree double *phases = draw (N, 14, -7, 7);
  double turned[N], shifted[N], negative[N], rates[N], others[N];

  for (gsize i = 0; i < N; i++)
    {
      shifted[i] = phases[i] + 2.71828;
      turned[i] = -phases[i];
      negative[i] = -frequencies[i];
    }
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (MurKuramoto) model = model_with (kind, 2, frequencies, 0.8);
      g_autoptr (MurKuramoto) mirrored = model_with (kind, 2, negative, -0.8);

      mur_kuramoto_evaluate (model, phases, rates);
      mur_kuramoto_evaluate (model, shifted, others);
      g_assert_cmpfloat (largest_difference (N, rates, others), <, 2e-13);
      mur_kuramoto_evaluate (mirrored, turned, others);
      for (gsize i = 0; i < N; i++)
        g_assert_cmpfloat (others[i], ==, -rates[i]);
    }
}

static void
test_rates_over_phases (void)
{
  g_autofree double *frequencies = draw (N, 15, -9, 9);
  g_autofree double *phases = draw (N, 16, -7, 7);
  g_autoptr (MurKuramoto) model = model_with (5, 1, frequencies, 0);
  double rates[N];

  mur_kuramoto_evaluate (model, phases, rates);
  mur_kuramoto_evaluate (model, phases, phases);
  g_assert_cmpmem (phases, sizeof rates, rates, sizeof rates);
}

/* The model keeps its networks. */
static void
test_references (void)
{
  g_autofree double *frequencies = draw (N, 15, -9, 9);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
  MurNetwork *network = mur_network_new_uniform (N, 0);

  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_network (model, 3, network);
  mur_network_unref (network);
  mur_kuramoto_set_network (model, 1, mur_kuramoto_network (model, 3));
  mur_kuramoto_set_network (model, 3, mur_kuramoto_network (model, 3));
  g_assert_true (mur_kuramoto_network (model, 1) == network);
  g_assert_null (mur_kuramoto_network (model, 2));
  g_assert_cmpuint (mur_network_n_links (mur_kuramoto_network (model, 3)), ==,
                    N * (N - 1));
}

void
mur_test_model (void)
{
  g_test_add_func ("/oscillators/model/every-network-and-harmonic",
                   test_every_network_and_harmonic);
  g_test_add_func ("/oscillators/model/all-harmonics-at-once",
                   test_all_harmonics_at_once);
  g_test_add_func ("/oscillators/model/without-couplings", test_without_couplings);
  g_test_add_func ("/oscillators/model/dense-is-sparse-is-mean-field",
                   test_dense_is_sparse_is_mean_field);
  g_test_add_func ("/oscillators/model/permutation", test_permutation);
  g_test_add_func ("/oscillators/model/shift-and-sign", test_shift_and_sign);
  g_test_add_func ("/oscillators/model/rates-over-phases", test_rates_over_phases);
  g_test_add_func ("/oscillators/model/references", test_references);
}
