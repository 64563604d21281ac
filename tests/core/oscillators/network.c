/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks: each structure is what its name says, and multiplies as its matrix does. */

#include "core/base/rng.h"
#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

/* All K_ij, row by row. */
static double *
matrix_of (const MurNetwork *network)
{
  gsize n = mur_network_n (network);
  double *matrix = g_new (double, n *n);

  for (gsize i = 0; i < n; i++)
    mur_network_row (network, i, matrix + i * n);
  return matrix;
}

/* A row is its couplings one by one, degrees count those that are not zero, and the
 * diagonal is empty. */
static void
test_rows_couplings_and_degrees_agree (void)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    for (int norm = MUR_NORMALISATION_NONE; norm <= MUR_NORMALISATION_DEGREE; norm++)
      {
        g_autoptr (MurNetwork) network = network_of_kind (kind, 23, norm);
        g_autofree double *matrix = matrix_of (network);
        gsize n_links = 0;

        for (gsize i = 0; i < 23; i++)
          {
            gsize degree = 0;

            for (gsize j = 0; j < 23; j++)
              {
                degree += matrix[i * 23 + j] != 0;
                g_assert_cmpfloat (matrix[i * 23 + j], ==,
                                   mur_network_coupling (network, i, j));
              }
            g_assert_cmpfloat (matrix[i * 23 + i], ==, 0);
            g_assert_cmpuint (mur_network_degree (network, i), ==, degree);
            n_links += degree;
          }
        g_assert_cmpuint (mur_network_n_links (network), ==, n_links);
      }
}

/* Division by n or by the degree, to one rounding of the reciprocal and one more. */
static void
test_normalisations_divide_rows (void)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (MurNetwork) plain = network_of_kind (kind, 23, MUR_NORMALISATION_NONE);
      g_autoptr (MurNetwork) by_n = network_of_kind (kind, 23, MUR_NORMALISATION_COUNT);
      g_autoptr (MurNetwork) by_degree
        = network_of_kind (kind, 23, MUR_NORMALISATION_DEGREE);

      for (gsize i = 0; i < 23; i++)
        for (gsize j = 0; j < 23; j++)
          {
            const double value = mur_network_coupling (plain, i, j);
            const double degree = (double)mur_network_degree (plain, i);

            g_assert_cmpfloat_with_epsilon (mur_network_coupling (by_n, i, j),
                                            value / 23, 4e-16);
            g_assert_cmpfloat_with_epsilon (mur_network_coupling (by_degree, i, j),
                                            value / degree, 8e-16);
          }
    }
}

/* Both products against long double. A sum of n terms of size up to 2 in fixed order:
 * n ε/2 of the sum of sizes bounds the error, and mean fields subtract the diagonal. */
static void
test_products_are_those_of_the_matrix (void)
{
  static const gsize sizes[] = { 7, 8, 23, 64, 701, 1500 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint kind = 0; kind < N_KINDS; kind++)
      {
        const gsize n = sizes[s];
        g_autoptr (MurNetwork) network
          = network_of_kind (kind, n, MUR_NORMALISATION_DEGREE);
        g_autofree double *matrix = matrix_of (network);
        g_autofree double *x = draw (n, 1, -1, 1);
        g_autofree double *y = draw (n, 2, -3, 3);
        g_autofree double *kx = g_new (double, n);
        g_autofree double *ky = g_new (double, n);

        mur_network_apply (network, NULL, x, y, kx, ky);
        for (gsize i = 0; i < n; i++)
          {
            long double exact_x = 0, exact_y = 0, size = 0;

            for (gsize j = 0; j < n; j++)
              {
                exact_x += (long double)matrix[i * n + j] * x[j];
                exact_y += (long double)matrix[i * n + j] * y[j];
                size += fabsl ((long double)matrix[i * n + j]) * 3;
              }
            size += 3; /* of the oscillator itself, taken off */
            g_assert_cmpfloat (fabs ((double)(kx[i] - exact_x)), <,
                               1.2e-16 * (double)(n + 8) * (double)size);
            g_assert_cmpfloat (fabs ((double)(ky[i] - exact_y)), <,
                               1.2e-16 * (double)(n + 8) * (double)size);
          }
      }
}

/* K_ij = 1 + A cos 2π(i − j)/n and exp (−a d), by the definition. */
static void
test_ring_kernels (void)
{
  const gsize n = 37;
  g_autoptr (MurNetwork) cosine
    = mur_network_new_ring_cosine (n, 0.995, MUR_NORMALISATION_NONE);
  g_autoptr (MurNetwork) exponential
    = mur_network_new_ring_exponential (n, 4, MUR_NORMALISATION_COUNT, NULL);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        const gsize apart = i > j ? i - j : j - i;
        const double distance = (double)MIN (apart, n - apart) / (double)n;

        if (i == j)
          continue;
        g_assert_cmpfloat_with_epsilon (mur_network_coupling (cosine, i, j),
                                        1 + 0.995 * cos (TAU * distance), 2e-15);
        g_assert_cmpfloat_with_epsilon (mur_network_coupling (exponential, i, j),
                                        exp (-4 * distance) / (double)n, 1e-17);
      }
}

static void
test_two_populations (void)
{
  g_autoptr (MurNetwork) network
    = mur_network_new_two_populations (9, 4, 0.25, MUR_NORMALISATION_NONE);

  for (gsize i = 0; i < 9; i++)
    for (gsize j = 0; j < 9; j++)
      if (i != j)
        g_assert_cmpfloat (mur_network_coupling (network, i, j), ==,
                           (i < 4) == (j < 4) ? 1.25 : 0.75);
}

/* Draws of the stream, row by row, with the diagonal drawn as well. */
static void
test_random_is_uniform_draws (void)
{
  g_autoptr (MurNetwork) network
    = mur_network_new_random (11, 1234567, MUR_NORMALISATION_NONE, NULL);

  for (gsize i = 0; i < 11; i++)
    {
      MurRng rng = mur_rng (1234567, MUR_RNG_NETWORK, i);

      for (gsize j = 0; j < 11; j++)
        {
          const double value = mur_rng_uniform (&rng);

          g_assert_cmpfloat (mur_network_coupling (network, i, j), ==,
                             i == j ? 0 : value);
        }
    }
}

static void
test_ring_links_the_nearest (void)
{
  g_autoptr (MurNetwork) ring = mur_network_new_ring (13, 3, 0, NULL);

  for (gsize i = 0; i < 13; i++)
    for (gsize j = 0; j < 13; j++)
      {
        const gsize apart = (13 + i - j) % 13;
        const gsize distance = MIN (apart, 13 - apart);

        g_assert_cmpfloat (mur_network_coupling (ring, i, j), ==,
                           distance >= 1 && distance <= 3 ? 1 : 0);
      }
}

/* On a torus all have four neighbours; where it is two wide, both sides are one. */
static void
test_lattice (void)
{
  g_autoptr (MurNetwork) wide = mur_network_new_lattice (5, 7, 0, NULL);
  g_autoptr (MurNetwork) narrow = mur_network_new_lattice (2, 5, 0, NULL);
  g_autoptr (MurNetwork) row = mur_network_new_lattice (1, 6, 0, NULL);
  g_autoptr (MurNetwork) single = mur_network_new_lattice (1, 1, 0, NULL);

  for (gsize i = 0; i < 35; i++)
    g_assert_cmpuint (mur_network_degree (wide, i), ==, 4);
  g_assert_cmpfloat (mur_network_coupling (wide, 0, 6), ==, 1);
  g_assert_cmpfloat (mur_network_coupling (wide, 0, 28), ==, 1);
  g_assert_cmpfloat (mur_network_coupling (wide, 16, 9), ==, 1);
  g_assert_cmpfloat (mur_network_coupling (wide, 16, 8), ==, 0);
  for (gsize i = 0; i < 10; i++)
    g_assert_cmpuint (mur_network_degree (narrow, i), ==, 3);
  for (gsize i = 0; i < 6; i++)
    g_assert_cmpuint (mur_network_degree (row, i), ==, 2);
  g_assert_cmpuint (mur_network_n_links (single), ==, 0);
}

static void
assert_mutual (const MurNetwork *network)
{
  const gsize n = mur_network_n (network);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      g_assert_cmpfloat (mur_network_coupling (network, i, j), ==,
                         mur_network_coupling (network, j, i));
}

/* With probability 0 the ring; else as many links, all mutual. Each of the n k links is
 * moved with probability p, so n k p are missing from the ring, to 5 standard
 * deviations √(n k p (1 − p)); one that moves back is rarer than 1 in n. */
static void
test_small_world (void)
{
  const gsize n = 500;
  const double p = 0.2;
  g_autoptr (MurNetwork) ring = mur_network_new_ring (n, 4, 0, NULL);
  g_autoptr (MurNetwork) still = mur_network_new_small_world (n, 4, 0, 5, 0, NULL);
  g_autoptr (MurNetwork) moved = mur_network_new_small_world (n, 4, p, 5, 0, NULL);
  gsize n_missing = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        const double there = mur_network_coupling (ring, i, j);

        g_assert_cmpfloat (mur_network_coupling (still, i, j), ==, there);
        n_missing += there != 0 && mur_network_coupling (moved, i, j) == 0;
      }
  assert_mutual (moved);
  g_assert_cmpuint (mur_network_n_links (moved), ==, mur_network_n_links (ring));
  g_assert_cmpfloat_with_epsilon ((double)n_missing / 2, 2000 * p,
                                  5 * sqrt (2000 * p * (1 - p)) + 4);
}

/* Nearly complete: there is nowhere to move to, and making it ends all the same. */
static void
test_small_world_without_room (void)
{
  g_autoptr (MurNetwork) full = mur_network_new_small_world (9, 4, 1, 3, 0, NULL);

  g_assert_cmpuint (mur_network_n_links (full), ==, 72);
}

/* The core's and the newcomers' links; nobody has fewer than m. Degrees have the tail
 * P(k) = 2m(m + 1)/(k(k + 1)(k + 2)), so P(degree > 4m) = m(m + 1)/((4m + 1)(4m + 2)),
 * 0.0659 for m = 3; 5 standard deviations of 4000 draws are 0.02. A network whose links
 * were drawn evenly would have 0.6^9 ≈ 0.05 … 0.01 there and no hub above 12 m. */
static void
test_scale_free (void)
{
  const gsize n = 4000, m = 3;
  g_autoptr (MurNetwork) network = mur_network_new_scale_free (n, m, 8, 0, NULL);
  gsize n_above = 0, largest = 0;

  g_assert_cmpuint (mur_network_n_links (network), ==, 2 * (6 + (n - 4) * m));
  for (gsize i = 0; i < n; i++)
    {
      const gsize degree = mur_network_degree (network, i);

      g_assert_cmpuint (degree, >=, m);
      n_above += degree > 4 * m;
      largest = MAX (largest, degree);
    }
  g_assert_cmpfloat_with_epsilon ((double)n_above / (double)n, 0.0659, 0.02);
  g_assert_cmpuint (largest, >, 12 * m);
}

static void
test_scale_free_smallest (void)
{
  g_autoptr (MurNetwork) pair = mur_network_new_scale_free (2, 1, 8, 0, NULL);
  g_autoptr (MurNetwork) full = mur_network_new_scale_free (5, 4, 8, 0, NULL);

  g_assert_cmpuint (mur_network_n_links (pair), ==, 2);
  g_assert_cmpuint (mur_network_n_links (full), ==, 20);
}

/* In any order, with links that do nothing: the row is sorted and they are gone. */
static void
test_edges (void)
{
  const guint32 targets[] = { 2, 0, 2, 1, 2 };
  const guint32 sources[] = { 1, 3, 0, 1, 3 };
  const double weights[] = { -0.5, 2.25, 1.125, 7, 0 };
  g_autoptr (MurNetwork) network
    = mur_network_new_edges (4, 5, targets, sources, weights, 0, NULL);

  g_assert_cmpuint (mur_network_n_links (network), ==, 3);
  g_assert_cmpuint (mur_network_degree (network, 1), ==, 0);
  g_assert_cmpuint (mur_network_degree (network, 2), ==, 2);
  g_assert_cmpfloat (mur_network_coupling (network, 2, 1), ==, -0.5);
  g_assert_cmpfloat (mur_network_coupling (network, 2, 0), ==, 1.125);
  g_assert_cmpfloat (mur_network_coupling (network, 2, 3), ==, 0);
  g_assert_cmpfloat (mur_network_coupling (network, 0, 3), ==, 2.25);
}

/* What stands on the diagonal is never looked at. */
static void
test_diagonal_is_ignored (void)
{
  const double matrix[] = { NAN, 0.3, -4.5, INFINITY };
  const double x[] = { 2, 8 };
  double kx[2], ky[2];
  g_autoptr (MurNetwork) network
    = mur_network_new_matrix (2, matrix, MUR_NORMALISATION_DEGREE, NULL);

  mur_network_apply (network, NULL, x, x, kx, ky);
  g_assert_cmpfloat (kx[0], ==, 0.3 * 8);
  g_assert_cmpfloat (ky[1], ==, -9);
}

static void
test_without_links (void)
{
  const double x[] = { 1.5, -2 };
  double kx[2] = { 9, 9 }, ky[2] = { 9, 9 };
  g_autoptr (MurNetwork) none
    = mur_network_new_edges (2, 0, NULL, NULL, NULL, MUR_NORMALISATION_DEGREE, NULL);
  g_autoptr (MurNetwork) one = mur_network_new_uniform (1, MUR_NORMALISATION_DEGREE);

  mur_network_apply (none, NULL, x, x, kx, ky);
  g_assert_cmpfloat (kx[0], ==, 0);
  g_assert_cmpfloat (ky[1], ==, 0);
  mur_network_apply (one, NULL, x, x, kx, ky);
  g_assert_cmpfloat (kx[0], ==, 0);
}

void
mur_test_network (void)
{
  g_test_add_func ("/oscillators/network/rows-couplings-and-degrees-agree",
                   test_rows_couplings_and_degrees_agree);
  g_test_add_func ("/oscillators/network/normalisations-divide-rows",
                   test_normalisations_divide_rows);
  g_test_add_func ("/oscillators/network/products-are-those-of-the-matrix",
                   test_products_are_those_of_the_matrix);
  g_test_add_func ("/oscillators/network/ring-kernels", test_ring_kernels);
  g_test_add_func ("/oscillators/network/two-populations", test_two_populations);
  g_test_add_func ("/oscillators/network/random-is-uniform-draws",
                   test_random_is_uniform_draws);
  g_test_add_func ("/oscillators/network/ring-links-the-nearest",
                   test_ring_links_the_nearest);
  g_test_add_func ("/oscillators/network/lattice", test_lattice);
  g_test_add_func ("/oscillators/network/small-world", test_small_world);
  g_test_add_func ("/oscillators/network/small-world-without-room",
                   test_small_world_without_room);
  g_test_add_func ("/oscillators/network/scale-free", test_scale_free);
  g_test_add_func ("/oscillators/network/scale-free-smallest",
                   test_scale_free_smallest);
  g_test_add_func ("/oscillators/network/edges", test_edges);
  g_test_add_func ("/oscillators/network/diagonal-is-ignored",
                   test_diagonal_is_ignored);
  g_test_add_func ("/oscillators/network/without-links", test_without_links);
}
