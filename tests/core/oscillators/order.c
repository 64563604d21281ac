/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Order parameter and locked sets against long double sums and the definition. */

#include "core/oscillators/order.h"

#include "core/oscillators/phases.h"
#include "tests/core/base/vmath-helpers.h"
#include "tests/core/oscillators/synchrony.h"

#include <complex.h>

static double *
random_phases (gsize n, guint64 salt, double range)
{
  double *phases = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    phases[i] = spread (salt + i, -range, range);
  return phases;
}

static long double complex
mean_field (gsize n, const double *phases)
{
  long double complex sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += cexpl (I * (long double)phases[i]);
  return sum / n;
}

/* A cosine is good to 2 ulp of 1 at most and a sum of n to (n/16 + 4 + n/512) ε of its
 * n terms: below 40 ε of 1 for n ≤ 1000, 1300 ε for 20011. */
static void
against_long_double (void)
{
  const gsize sizes[] = { 1, 2, 7, 511, 512, 513, 1000, 20011 };
  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      const gsize n = sizes[k];
      g_autofree double *phases = random_phases (n, 1000 * k, 3);
      const MurOrder order = mur_order (n, phases);
      const long double complex truth = mean_field (n, phases);
      const double allowed = (n <= 1000 ? 40 : 1300) * DBL_EPSILON;
      g_assert_cmpfloat_with_epsilon (order.r, (double)cabsl (truth), allowed);
      g_assert_cmpfloat_with_epsilon (order.psi, (double)cargl (truth),
                                      allowed / order.r);
    }
}

/* One oscillator alone: ψ is its phase in all eight octants and on the axes. */
static void
angle_in_every_octant (void)
{
  for (int k = -63; k <= 64; k++)
    {
      const double phase = k * 0.049;
      const MurOrder order = mur_order (1, &phase);
      g_assert_cmpfloat_with_epsilon (order.r, 1, 2 * DBL_EPSILON);
      g_assert_cmpfloat_with_epsilon (order.psi, phase, 8 * DBL_EPSILON);
    }
  g_assert_cmpfloat (mur_order_from_sums (4, 0, 0).r, ==, 0);
  g_assert_cmpfloat (mur_order_from_sums (4, 0, 0).psi, ==, 0);
  g_assert_cmpfloat (mur_order_from_sums (4, -2, 0).psi, ==, G_PI);
  g_assert_cmpfloat (mur_order_from_sums (4, 0, -2).psi, ==, -G_PI_2);
}

/* Of states together, the bits of each alone; a phase far out in one of them changes none
 * of the others. */
static void
orders_of_states (void)
{
  static const gsize sizes[] = { 1, 2, 7, 300, 513 };
  enum
  {
    N_STATES = 600
  };
  g_autofree double *r = g_new (double, N_STATES);
  g_autofree double *psi = g_new (double, N_STATES);
  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      const gsize n = sizes[k];
      g_autofree double *phases = random_phases (N_STATES * n, 77 * k, 40);
      phases[123 * n] = 1e9;
      phases[321 * n] = n == 1 ? phases[321 * n] : phases[321 * n + 1] + G_PI;
      mur_orders (n, N_STATES, phases, r, psi);
      for (gsize at = 0; at < N_STATES; at++)
        {
          const MurOrder alone = mur_order (n, phases + at * n);
          g_assert_cmpfloat (r[at], ==, alone.r);
          g_assert_cmpfloat (psi[at], ==, alone.psi);
        }
    }
}

/* Whole turns change nothing; far from zero the phases themselves are coarser. */
static void
whole_turns (void)
{
  const gsize n = 1311;
  g_autofree double *phases = random_phases (n, 77, G_PI);
  g_autofree double *far = g_new (double, n);
  const MurOrder near = mur_order (n, phases);
  for (gsize i = 0; i < n; i++)
    far[i] = phases[i] + 2 * G_PI * (double)(i % 5) * 1e6;
  const MurOrder order = mur_order (n, far);
  g_assert_cmpfloat_with_epsilon (order.r, near.r, 1e-8);
  g_assert_cmpfloat_with_epsilon (order.psi, near.psi, 1e-8 / near.r);
}

static void
known_states (void)
{
  double phases[240];
  for (gsize i = 0; i < 240; i++)
    phases[i] = 2.75;
  g_assert_cmpfloat_with_epsilon (mur_order (240, phases).r, 1, 4 * DBL_EPSILON);
  for (guint turns = 1; turns < 5; turns++)
    {
      mur_phases_twisted (240, turns, phases);
      g_assert_cmpfloat (mur_order (240, phases).r, <, 1e-14);
    }
}

static void
local_against_definition (void)
{
  const gsize n = 613;
  const gsize reaches[] = { 0, 1, 19, 306 };
  g_autofree double *phases = random_phases (n, 31, 2.5);
  g_autofree double *r = g_new (double, n);
  for (gsize k = 0; k < G_N_ELEMENTS (reaches); k++)
    {
      const gsize width = 2 * reaches[k] + 1;
      mur_order_local (n, reaches[k], phases, r);
      for (gsize i = 0; i < n; i++)
        {
          long double complex sum = 0;
          for (gsize j = 0; j < width; j++)
            sum += cexpl (I * (long double)phases[(i + n - reaches[k] + j) % n]);
          /* A difference of two running sums of at most n terms. */
          g_assert_cmpfloat_with_epsilon (r[i], (double)cabsl (sum) / (double)width,
                                          n * 2 * DBL_EPSILON);
        }
    }
}

static void
mean_frequency_is_slope (void)
{
  const double start[] = { 3.5, -1.25, 100 };
  const double end[] = { 13.5, -6.25, 100 };
  double frequency[3];
  mur_mean_frequencies (3, start, end, 4, frequency);
  g_assert_cmpfloat (frequency[0], ==, 2.5);
  g_assert_cmpfloat (frequency[1], ==, -1.25);
  g_assert_cmpfloat (frequency[2], ==, 0);
  g_assert_cmpfloat (mur_locking_tolerance (8), ==, G_PI / 8);
}

/* Three near 5, two near −1, two alone. */
static void
groups_by_size (void)
{
  const double frequency[] = { 5.02, -1, 9, 4.99, 2, 5, -1.03 };
  const guint32 expected[] = { 1, 2, 0, 1, 0, 1, 2 };
  guint32 group[7];
  g_assert_cmpuint (mur_locked_groups (7, frequency, 0.05, group), ==, 2);
  g_assert_cmpmem (group, sizeof group, expected, sizeof expected);
  g_assert_cmpfloat (mur_locked_fraction (7, group), ==, 3.0 / 7);
  g_assert_cmpuint (mur_locked_groups (7, frequency, 0.001, group), ==, 0);
  g_assert_cmpfloat (mur_locked_fraction (7, group), ==, 0);
  g_assert_cmpuint (mur_locked_groups (7, frequency, 11, group), ==, 1);
  g_assert_cmpfloat (mur_locked_fraction (7, group), ==, 1);
}

/* A drifting one within the tolerance of the slowest locked ones, but not of all, must
 * not tear the set apart. */
static void
groups_largest_first (void)
{
  const double frequency[] = { 0.905, 1.0, 1.002, 1.004, 1.006, 1.05 };
  const guint32 expected[] = { 0, 1, 1, 1, 1, 1 };
  guint32 group[6];
  g_assert_cmpuint (mur_locked_groups (6, frequency, 0.1, group), ==, 1);
  g_assert_cmpmem (group, sizeof group, expected, sizeof expected);
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* The most of the sorted values in one run of free ones that the tolerance spans. */
static guint
largest_window (gsize n, const double *sorted, const guint8 *taken, double tolerance)
{
  guint largest = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize j = i; j < n && !taken[j] && sorted[j] - sorted[i] <= tolerance; j++)
      largest = MAX (largest, (guint)(j - i + 1));
  return largest;
}

/* Every set in turn is as large as the definition asks, and no set is left to make. */
static void
assert_greedy (gsize n, const double *sorted, double tolerance)
{
  g_autofree guint32 *group = g_new (guint32, n);
  g_autofree guint8 *taken = g_new0 (guint8, n);
  const guint n_sets = mur_locked_groups (n, sorted, tolerance, group);
  for (guint set = 1; set <= n_sets; set++)
    {
      guint size = 0;
      gsize first = 0, last = 0;
      const guint expected = largest_window (n, sorted, taken, tolerance);
      for (gsize i = 0; i < n; i++)
        if (group[i] == set)
          {
            first = size == 0 ? i : first;
            last = i;
            size++;
            taken[i] = TRUE;
          }
      g_assert_cmpuint (size, ==, expected);
      g_assert_cmpfloat (sorted[last] - sorted[first], <=, tolerance);
    }
  g_assert_cmpuint (largest_window (n, sorted, taken, tolerance), <=, 1);
}

static void
groups_against_definition (void)
{
  double sorted[150];
  for (guint64 round = 0; round < 40; round++)
    {
      const gsize n = 1 + hash (round) % 150;
      for (gsize i = 0; i < n; i++)
        sorted[i] = pow (spread (300 * round + i, -1, 1), 3);
      qsort (sorted, n, sizeof *sorted, compare_doubles_cb);
      assert_greedy (n, sorted, spread (round, 0, 0.1));
    }
}

/* The sets follow the oscillators, in whatever order they come. */
static void
groups_permuted (void)
{
  enum
  {
    N = 97
  };
  double frequency[N], permuted[N];
  guint32 group[N], other[N];
  for (gsize i = 0; i < N; i++)
    {
      frequency[i] = spread (9000 + i, 0, 1);
      permuted[i * 31 % N] = frequency[i];
    }
  mur_locked_groups (N, frequency, 0.06, group);
  mur_locked_groups (N, permuted, 0.06, other);
  for (gsize i = 0; i < N; i++)
    g_assert_cmpuint (group[i], ==, other[i * 31 % N]);
}

void
mur_test_order (void)
{
  g_test_add_func ("/oscillators/order/long-double", against_long_double);
  g_test_add_func ("/oscillators/order/states", orders_of_states);
  g_test_add_func ("/oscillators/order/octants", angle_in_every_octant);
  g_test_add_func ("/oscillators/order/whole-turns", whole_turns);
  g_test_add_func ("/oscillators/order/known-states", known_states);
  g_test_add_func ("/oscillators/order/local", local_against_definition);
  g_test_add_func ("/oscillators/order/mean-frequency", mean_frequency_is_slope);
  g_test_add_func ("/oscillators/groups/by-size", groups_by_size);
  g_test_add_func ("/oscillators/groups/largest-first", groups_largest_first);
  g_test_add_func ("/oscillators/groups/definition", groups_against_definition);
  g_test_add_func ("/oscillators/groups/permuted", groups_permuted);
}
