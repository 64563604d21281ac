/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks whose couplings are a sum of few products: each product needs one weighted
 * sum over all oscillators, a mean field, and one multiplication for each of them. */

#include "core/oscillators/network-private.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <math.h>
#include <string.h>

#define TAU 6.283185307179586

static gboolean
count_valid (gsize n)
{
  return n > 0 && n <= MUR_NETWORK_MAX_N;
}

MUR_INLINE double
add_lanes (double lanes[MUR_LANES])
{
  for (gsize width = MUR_LANES / 2; width > 0; width /= 2)
    for (gsize j = 0; j < width; j++)
      lanes[j] += lanes[j + width];
  return lanes[0];
}

/* Σ w x in the fixed lanes of mur_vsum(). */
MUR_KERNEL static double
weighted_sum (gsize n, const double *w, const double *x)
{
  double lanes[MUR_LANES] = { 0 };
  gsize done = 0;

  for (; done + MUR_LANES <= n; done += MUR_LANES)
    for (gsize j = 0, at = done; j < MUR_LANES; j++, at++)
      lanes[j] += w[at] * x[at];
  for (gsize j = 0, at = done; at < n; j++, at++)
    lanes[j] += w[at] * x[at];
  return add_lanes (lanes);
}

MUR_KERNEL static void
add_two (gsize n,
         const double *first,
         const double *second,
         const double *sums,
         double diagonal,
         const double *x,
         const double *y,
         double *kx,
         double *ky)
{
  const double first_x = sums[0], first_y = sums[1];
  const double second_x = sums[2], second_y = sums[3];

  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      kx[i] = (first[i] * first_x + second[i] * second_x) - diagonal * x[i];
      ky[i] = (first[i] * first_y + second[i] * second_y) - diagonal * y[i];
    }
}

MUR_KERNEL static void
add_third (gsize n, const double *third, const double *sums, double *kx, double *ky)
{
  const double third_x = sums[0], third_y = sums[1];

  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      kx[i] += third[i] * third_x;
      ky[i] += third[i] * third_y;
    }
}

MUR_KERNEL static void
add_uniform (gsize n, double sum, const double *x, double *kx)
{
  for (gsize i = 0; i < n; i++)
    kx[i] = sum - x[i];
}

void
mur_network_partial_sums (const MurNetwork *self,
                          gsize begin,
                          gsize n,
                          const double *x,
                          const double *y,
                          double *sums)
{
  if (self->kind != MUR_NETWORK_FIELDS)
    return;
  if (self->right == NULL)
    {
      sums[0] = mur_vsum (n, x + begin);
      sums[1] = mur_vsum (n, y + begin);
      return;
    }
  for (guint r = 0; r < self->n_fields; r++)
    {
      const double *right = self->right + r * self->n + begin;

      sums[2 * r] = weighted_sum (n, right, x + begin);
      sums[2 * r + 1] = weighted_sum (n, right, y + begin);
    }
}

void
mur_network_product_fields (const MurNetwork *self,
                            gsize begin,
                            gsize n,
                            const double *x,
                            const double *y,
                            const double *sums,
                            double *kx,
                            double *ky)
{
  if (self->left == NULL)
    {
      add_uniform (n, sums[0], x + begin, kx);
      add_uniform (n, sums[1], y + begin, ky);
      return;
    }
  add_two (n, self->left + begin, self->left + self->n + begin, sums, self->diagonal,
           x + begin, y + begin, kx, ky);
  if (self->n_fields > 2)
    add_third (n, self->left + 2 * self->n + begin, sums + 4, kx, ky);
}

static MurNetwork *
alloc_fields (gsize n, guint n_fields)
{
  MurNetwork *self = mur_network_alloc (MUR_NETWORK_FIELDS, n);

  self->n_fields = n_fields;
  self->diagonal = 1;
  self->degrees[0] = n - 1;
  self->n_links = n * (n - 1);
  if (n_fields > 1)
    {
      self->left = g_new0 (double, n_fields *n);
      self->right = g_new0 (double, n_fields *n);
    }
  return self;
}

MurNetwork *
mur_network_new_uniform (gsize n, MurNormalisation normalisation)
{
  g_return_val_if_fail (count_valid (n), NULL);

  MurNetwork *self = alloc_fields (n, 1);

  mur_network_normalise (self, normalisation);
  return self;
}

MurNetwork *
mur_network_new_two_populations (gsize n,
                                 gsize n_first,
                                 double difference,
                                 MurNormalisation normalisation)
{
  g_return_val_if_fail (count_valid (n) && n_first > 0 && n_first < n, NULL);
  g_return_val_if_fail (isfinite (difference), NULL);

  MurNetwork *self = alloc_fields (n, 2);
  const gsize sizes[2] = { n_first, n - n_first };
  const double within = 1 + difference;
  const double across = 1 - difference;

  self->diagonal = within;
  self->n_first = n_first;
  self->n_links = 0;
  for (guint p = 0; p < 2; p++)
    {
      self->degrees[p] = (within != 0) * (sizes[p] - 1) + (across != 0) * sizes[1 - p];
      self->n_links += sizes[p] * self->degrees[p];
    }
  for (gsize i = 0; i < n; i++)
    {
      const guint p = i < n_first ? 0 : 1;

      self->left[i] = p == 0 ? within : across;
      self->left[n + i] = p == 0 ? across : within;
      self->right[p * n + i] = 1;
    }
  mur_network_normalise (self, normalisation);
  return self;
}

MurNetwork *
mur_network_new_ring_cosine (gsize n, double amplitude, MurNormalisation normalisation)
{
  g_return_val_if_fail (count_valid (n) && isfinite (amplitude), NULL);

  MurNetwork *self = alloc_fields (n, 3);
  double *const cosine = self->right + n;
  double *const sine = self->right + 2 * n;

  self->diagonal = 1 + amplitude;
  for (gsize i = 0; i < n; i++)
    self->right[i] = TAU * (double)i / (double)n;
  mur_vsincos (n, self->right, sine, cosine);
  for (gsize i = 0; i < n; i++)
    {
      self->right[i] = 1;
      self->left[i] = 1;
      self->left[n + i] = amplitude * cosine[i];
      self->left[2 * n + i] = amplitude * sine[i];
    }
  mur_network_normalise (self, normalisation);
  return self;
}
