/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks of few links: compressed sparse rows. Both vectors are read interleaved, so
 * that a link touches one cache line. */

#include "core/oscillators/network-private.h"

#include "core/base/error.h"
#include "core/base/kernel.h"
#include "core/oscillators/memory.h"

#include <math.h>
#include <string.h>

/* Links of a row go in turn to this many sums, added in halves. */
#define CHAINS 4

/* How many links ahead of its use a value is asked for: of random ones most would come
 * from far. So many spare links stand at the end. */
#define AHEAD 64

MUR_INLINE void
sum_links (gsize n_links,
           const guint32 *sources,
           const double *weights,
           const double *pairs,
           double *kx,
           double *ky)
{
  double sums[CHAINS][2] = { { 0 } };

  gsize k = 0;

  for (; k + CHAINS <= n_links; k += CHAINS)
    for (gsize chain = 0; chain < CHAINS; chain++)
      {
        __builtin_prefetch (pairs + 2 * (gsize)sources[k + chain + AHEAD]);
        for (gsize part = 0; part < 2; part++)
          sums[chain][part] += (weights != NULL ? weights[k + chain] : 1)
                               * pairs[2 * (gsize)sources[k + chain] + part];
      }
  for (gsize chain = 0; k < n_links; chain++, k++)
    for (gsize part = 0; part < 2; part++)
      sums[chain][part]
        += (weights != NULL ? weights[k] : 1) * pairs[2 * (gsize)sources[k] + part];
  *kx = (sums[0][0] + sums[2][0]) + (sums[1][0] + sums[3][0]);
  *ky = (sums[0][1] + sums[2][1]) + (sums[1][1] + sums[3][1]);
}

MUR_KERNEL static void
multiply_weighted (gsize n,
                   const gsize *begins,
                   const guint32 *sources,
                   const double *weights,
                   const double *pairs,
                   double *kx,
                   double *ky)
{
  for (gsize i = 0; i < n; i++)
    sum_links (begins[i + 1] - begins[i], sources + begins[i], weights + begins[i],
               pairs, kx + i, ky + i);
}

MUR_KERNEL static void
multiply_plain (gsize n,
                const gsize *begins,
                const guint32 *sources,
                const double *pairs,
                double *kx,
                double *ky)
{
  for (gsize i = 0; i < n; i++)
    sum_links (begins[i + 1] - begins[i], sources + begins[i], NULL, pairs, kx + i,
               ky + i);
}

MUR_KERNEL static void
interleave (gsize n, const double *x, const double *y, double *pairs)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      pairs[2 * i] = x[i];
      pairs[2 * i + 1] = y[i];
    }
}

void
mur_network_interleave (gsize n, const double *x, const double *y, double *pairs)
{
  interleave (n, x, y, pairs);
}

void
mur_network_product_links (const MurNetwork *self,
                           gsize begin,
                           gsize n,
                           const double *pairs,
                           double *kx,
                           double *ky)
{
  const gsize *begins = self->row_begins + begin;

  if (self->weights != NULL)
    multiply_weighted (n, begins, self->sources, self->weights, pairs, kx, ky);
  else
    multiply_plain (n, begins, self->sources, pairs, kx, ky);
}

static MurNetwork *
alloc_links (gsize n, gsize n_links, gboolean weighted, GError **error)
{
  MurNetwork *self;
  gsize bytes = sizeof (guint32) + (weighted ? sizeof (double) : 0);

  if (!mur_memory_check (n_links + n, 2 * bytes, "the links", error))
    return NULL;
  self = mur_network_alloc (MUR_NETWORK_LINKS, n);
  self->n_links = n_links;
  self->row_begins = g_new0 (gsize, n + 1);
  self->sources = g_new0 (guint32, n_links + AHEAD);
  self->weights = weighted ? g_new (double, MAX (n_links, 1)) : NULL;
  return self;
}

/* Counts become begins: row i + 1 held the number of links of row i. */
static void
accumulate (gsize n, gsize *begins)
{
  for (gsize i = 0; i < n; i++)
    begins[i + 1] += begins[i];
}

/* Stable counting sort of links by @key: the order in which to take them. */
static gsize *
order_by (gsize n, gsize n_links, const guint32 *key, const gsize *before)
{
  g_autofree gsize *begins = g_new0 (gsize, n + 1);
  gsize *order = g_new (gsize, MAX (n_links, 1));

  for (gsize k = 0; k < n_links; k++)
    begins[key[k] + 1]++;
  accumulate (n, begins);
  for (gsize k = 0; k < n_links; k++)
    {
      gsize link = before != NULL ? before[k] : k;

      order[begins[key[link]]++] = link;
    }
  return order;
}

static gboolean
link_valid (
  gsize n, gsize link, guint32 target, guint32 source, double weight, GError **error)
{
  if (target >= n || source >= n)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "couplings",
                     "Link %" G_GSIZE_FORMAT " goes from %u to %u; allowed: 1 to "
                     "%" G_GSIZE_FORMAT,
                     link + 1, source + 1, target + 1, n);
      return FALSE;
    }
  if (!isfinite (weight))
    {
      mur_error_set (error, MUR_ERROR_INPUT, "couplings",
                     "The weight of link %" G_GSIZE_FORMAT " is not a finite number",
                     link + 1);
      return FALSE;
    }
  return TRUE;
}

/* Links are sorted; two alike are neighbours. */
static gboolean
check_single (const MurNetwork *self, GError **error)
{
  for (gsize i = 0; i < self->n; i++)
    for (gsize k = self->row_begins[i] + 1; k < self->row_begins[i + 1]; k++)
      if (self->sources[k] == self->sources[k - 1])
        {
          mur_error_set (error, MUR_ERROR_INPUT, "couplings",
                         "The link from %u to %" G_GSIZE_FORMAT " comes twice",
                         self->sources[k] + 1, i + 1);
          return FALSE;
        }
  return TRUE;
}

/* Links onto oneself and of weight zero do nothing and are left out. */
static void
fill_rows (MurNetwork *self,
           gsize n_edges,
           const gsize *order,
           const guint32 *targets,
           const guint32 *sources,
           const double *weights)
{
  gsize at = 0;

  for (gsize k = 0; k < n_edges; k++)
    {
      gsize link = order[k];

      if (targets[link] == sources[link] || (weights != NULL && weights[link] == 0))
        continue;
      self->row_begins[targets[link] + 1]++;
      self->sources[at] = sources[link];
      if (weights != NULL)
        self->weights[at] = weights[link];
      at++;
    }
  self->n_links = at;
  accumulate (self->n, self->row_begins);
}

MurNetwork *
mur_network_new_edges (gsize n,
                       gsize n_edges,
                       const guint32 *targets,
                       const guint32 *sources,
                       const double *weights,
                       MurNormalisation normalisation,
                       GError **error)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N, NULL);
  g_return_val_if_fail (n_edges == 0 || (targets != NULL && sources != NULL), NULL);

  g_autoptr (MurNetwork) self = NULL;
  g_autofree gsize *by_source = NULL;
  g_autofree gsize *order = NULL;

  for (gsize k = 0; k < n_edges; k++)
    if (!link_valid (n, k, targets[k], sources[k], weights != NULL ? weights[k] : 1,
                     error))
      return NULL;
  self = alloc_links (n, n_edges, weights != NULL, error);
  if (self == NULL)
    return NULL;
  by_source = order_by (n, n_edges, sources, NULL);
  order = order_by (n, n_edges, targets, by_source);
  fill_rows (self, n_edges, order, targets, sources, weights);
  if (!check_single (self, error))
    return NULL;
  mur_network_normalise (self, normalisation);
  return g_steal_pointer (&self);
}

MurNetwork *
mur_network_new_mutual (gsize n,
                        gsize n_pairs,
                        const guint32 *first,
                        const guint32 *second,
                        MurNormalisation normalisation,
                        GError **error)
{
  g_autofree guint32 *targets = g_new (guint32, MAX (2 * n_pairs, 1));
  g_autofree guint32 *sources = g_new (guint32, MAX (2 * n_pairs, 1));

  for (gsize k = 0; k < n_pairs; k++)
    {
      targets[2 * k] = sources[2 * k + 1] = first[k];
      sources[2 * k] = targets[2 * k + 1] = second[k];
    }
  return mur_network_new_edges (n, 2 * n_pairs, targets, sources, NULL, normalisation,
                                error);
}

/* Bytes a link takes while a network is made: both ends twice, two orders. */
#define MAKING_BYTES 56

gboolean
mur_network_check_ring (gsize n, gsize reach, GError **error)
{
  return mur_memory_check (n * reach, MAKING_BYTES, "the ring", error);
}

MurNetwork *
mur_network_new_ring (gsize n,
                      gsize reach,
                      MurNormalisation normalisation,
                      GError **error)
{
  g_return_val_if_fail (n >= 3 && n <= MUR_NETWORK_MAX_N, NULL);
  g_return_val_if_fail (reach >= 1 && reach <= (n - 1) / 2, NULL);

  g_autofree guint32 *first = NULL;
  g_autofree guint32 *second = NULL;

  if (!mur_network_check_ring (n, reach, error))
    return NULL;
  first = g_new (guint32, n * reach);
  second = g_new (guint32, n * reach);
  for (gsize k = 0; k < n * reach; k++)
    {
      first[k] = (guint32)(k / reach);
      second[k] = (guint32)((k / reach + k % reach + 1) % n);
    }
  return mur_network_new_mutual (n, n * reach, first, second, normalisation, error);
}

/* Where a torus is one or two wide, the neighbours to both sides are one. */
static gsize
link_lattice (gsize n_rows, gsize n_columns, guint32 *first, guint32 *second)
{
  gsize n_pairs = 0;

  for (gsize row = 0; row < n_rows; row++)
    for (gsize column = 0; column < n_columns; column++)
      {
        guint32 here = (guint32)(row * n_columns + column);

        if (column + 1 < n_columns || n_columns > 2)
          {
            first[n_pairs] = here;
            second[n_pairs++] = (guint32)(row * n_columns + (column + 1) % n_columns);
          }
        if (row + 1 < n_rows || n_rows > 2)
          {
            first[n_pairs] = here;
            second[n_pairs++] = (guint32)((row + 1) % n_rows * n_columns + column);
          }
      }
  return n_pairs;
}

gboolean
mur_network_check_lattice (gsize n, GError **error)
{
  return mur_memory_check (2 * n, MAKING_BYTES, "the lattice", error);
}

MurNetwork *
mur_network_new_lattice (gsize n_rows,
                         gsize n_columns,
                         MurNormalisation normalisation,
                         GError **error)
{
  g_return_val_if_fail (n_rows >= 1 && n_columns >= 1, NULL);
  g_return_val_if_fail (n_rows <= MUR_NETWORK_MAX_N / n_columns, NULL);

  g_autofree guint32 *first = NULL;
  g_autofree guint32 *second = NULL;
  gsize n = n_rows * n_columns;
  gsize n_pairs;

  if (!mur_network_check_lattice (n, error))
    return NULL;
  first = g_new (guint32, 2 * n);
  second = g_new (guint32, 2 * n);
  n_pairs = link_lattice (n_rows, n_columns, first, second);
  return mur_network_new_mutual (n, n_pairs, first, second, normalisation, error);
}
