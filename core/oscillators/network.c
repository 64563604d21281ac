/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What all kinds of networks share: reference counts, degrees, normalisation, and the
 * product cut in chunks. */

#include "core/oscillators/network.h"

#include "core/base/kernel.h"
#include "core/oscillators/network-private.h"

#include <string.h>

/* A chunk of this many rows stays in the first-level cache with all its vectors; one of
 * dense rows is long enough to be worth handing out. */
#define CHUNK_ROWS 1024
#define CHUNK_COUPLINGS 262144

MurNetwork *
mur_network_alloc (MurNetworkKind kind, gsize n)
{
  MurNetwork *self = g_new0 (MurNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->n = n;
  self->n_first = n;
  self->factor = 1;
  return self;
}

MurNetwork *
mur_network_ref (const MurNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurNetwork *counted = (MurNetwork *)self;

  g_atomic_ref_count_inc (&counted->ref_count);
  return counted;
}

void
mur_network_unref (MurNetwork *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->row_factors);
  g_free (self->left);
  g_free (self->right);
  g_aligned_free (self->panels);
  g_free (self->row_begins);
  g_free (self->sources);
  g_free (self->weights);
  g_free (self);
}

static void
factors_by_degree (MurNetwork *self)
{
  gboolean alike = TRUE;

  for (gsize i = 0; i < self->n && alike; i++)
    alike = mur_network_degree (self, i) == mur_network_degree (self, 0);
  if (alike)
    {
      self->factor = 1.0 / (double)MAX (mur_network_degree (self, 0), 1);
      return;
    }
  self->row_factors = g_new (double, self->n);
  for (gsize i = 0; i < self->n; i++)
    self->row_factors[i] = 1.0 / (double)MAX (mur_network_degree (self, i), 1);
}

void
mur_network_normalise (MurNetwork *self, MurNormalisation normalisation)
{
  switch (normalisation)
    {
    case MUR_NORMALISATION_COUNT:
      self->factor = 1.0 / (double)self->n;
      break;
    case MUR_NORMALISATION_DEGREE:
      factors_by_degree (self);
      break;
    case MUR_NORMALISATION_NONE:
    default:
      break;
    }
}

gsize
mur_network_n (const MurNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

gsize
mur_network_n_links (const MurNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_links;
}

static const double *
dense_row (const MurNetwork *self, gsize row)
{
  return self->panels + (row / MUR_PANEL) * self->n * MUR_PANEL + row % MUR_PANEL;
}

static gsize
dense_degree (const MurNetwork *self, gsize row)
{
  const double *values = dense_row (self, row);
  gsize degree = 0;

  for (gsize j = 0; j < self->n; j++)
    degree += values[j * MUR_PANEL] != 0;
  return degree;
}

gsize
mur_network_degree (const MurNetwork *self, gsize row)
{
  g_return_val_if_fail (self != NULL && row < self->n, 0);

  switch (self->kind)
    {
    case MUR_NETWORK_DENSE:
      return dense_degree (self, row);
    case MUR_NETWORK_LINKS:
      return self->row_begins[row + 1] - self->row_begins[row];
    case MUR_NETWORK_FIELDS:
    default:
      return self->degrees[row < self->n_first ? 0 : 1];
    }
}

static double
row_factor (const MurNetwork *self, gsize row)
{
  return self->row_factors != NULL ? self->row_factors[row] : self->factor;
}

static double
fields_coupling (const MurNetwork *self, gsize row, gsize column)
{
  double sum = 0;

  if (self->left == NULL)
    return 1;
  for (guint r = 0; r < self->n_fields; r++)
    sum += self->left[r * self->n + row] * self->right[r * self->n + column];
  return sum;
}

static double
links_coupling (const MurNetwork *self, gsize row, gsize column)
{
  gsize low = self->row_begins[row];
  gsize high = self->row_begins[row + 1];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->sources[middle] == column)
        return self->weights != NULL ? self->weights[middle] : 1;
      if (self->sources[middle] < column)
        low = middle + 1;
      else
        high = middle;
    }
  return 0;
}

double
mur_network_coupling (const MurNetwork *self, gsize row, gsize column)
{
  g_return_val_if_fail (self != NULL && row < self->n && column < self->n, 0);

  if (row == column)
    return 0;
  switch (self->kind)
    {
    case MUR_NETWORK_DENSE:
      return dense_row (self, row)[column * MUR_PANEL];
    case MUR_NETWORK_LINKS:
      return row_factor (self, row) * links_coupling (self, row, column);
    case MUR_NETWORK_FIELDS:
    default:
      return row_factor (self, row) * fields_coupling (self, row, column);
    }
}

void
mur_network_row (const MurNetwork *self, gsize row, double *values)
{
  g_return_if_fail (self != NULL && row < self->n && values != NULL);

  if (self->kind != MUR_NETWORK_LINKS)
    {
      for (gsize j = 0; j < self->n; j++)
        values[j] = mur_network_coupling (self, row, j);
      return;
    }
  memset (values, 0, self->n * sizeof *values);
  for (gsize k = self->row_begins[row]; k < self->row_begins[row + 1]; k++)
    values[self->sources[k]]
      = row_factor (self, row) * (self->weights != NULL ? self->weights[k] : 1);
}

gsize
mur_network_chunk (const MurNetwork *self)
{
  gsize rows;

  if (self->kind != MUR_NETWORK_DENSE)
    return CHUNK_ROWS;
  rows = CHUNK_COUPLINGS / self->n / MUR_PANEL * MUR_PANEL;
  return CLAMP (rows, MUR_PANEL, CHUNK_ROWS);
}

MUR_KERNEL static void
multiply_alike (gsize n, double factor, double *kx, double *ky)
{
  for (gsize i = 0; i < n; i++)
    kx[i] *= factor;
  for (gsize i = 0; i < n; i++)
    ky[i] *= factor;
}

MUR_KERNEL static void
multiply_each (gsize n, const double *factors, double *kx, double *ky)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      kx[i] *= factors[i];
      ky[i] *= factors[i];
    }
}

static void
multiply_rows (const MurNetwork *self, gsize begin, gsize n, double *kx, double *ky)
{
  if (self->row_factors != NULL)
    multiply_each (n, self->row_factors + begin, kx, ky);
  else if (self->factor != 1)
    multiply_alike (n, self->factor, kx, ky);
}

void
mur_network_product (const MurNetwork *self,
                     gsize begin,
                     gsize n,
                     const double *x,
                     const double *y,
                     const double *pairs,
                     const double *sums,
                     double *kx,
                     double *ky)
{
  switch (self->kind)
    {
    case MUR_NETWORK_DENSE:
      mur_network_product_dense (self, begin, n, x, y, kx, ky);
      return;
    case MUR_NETWORK_LINKS:
      mur_network_product_links (self, begin, n, pairs, kx, ky);
      break;
    case MUR_NETWORK_FIELDS:
    default:
      mur_network_product_fields (self, begin, n, x, y, sums, kx, ky);
      break;
    }
  multiply_rows (self, begin, n, kx, ky);
}

typedef struct
{
  const MurNetwork *network;
  gsize chunk;
  const double *x;
  const double *y;
  double *pairs;
  double *sums;
  double *kx;
  double *ky;
} Product;

static void
product_cb (gsize chunk, guint thread, gpointer data)
{
  const Product *product = data;
  gsize begin = chunk * product->chunk;
  gsize n = MIN (product->chunk, product->network->n - begin);
  double kx[CHUNK_ROWS];
  double ky[CHUNK_ROWS];

  mur_network_product (product->network, begin, n, product->x, product->y,
                       product->pairs, product->sums, kx, ky);
  memcpy (product->kx + begin, kx, n * sizeof *kx);
  memcpy (product->ky + begin, ky, n * sizeof *ky);
}

void
mur_network_apply (const MurNetwork *self,
                   MurPool *pool,
                   const double *x,
                   const double *y,
                   double *kx,
                   double *ky)
{
  g_return_if_fail (self != NULL && x != NULL && y != NULL && kx != NULL && ky != NULL);

  double sums[2 * MUR_NETWORK_MAX_FIELDS];
  g_autofree double *pairs = NULL;
  Product product = { self, mur_network_chunk (self), x, y, NULL, sums, kx, ky };
  gsize n_chunks = (self->n + product.chunk - 1) / product.chunk;

  if (self->kind == MUR_NETWORK_LINKS)
    {
      pairs = g_new (double, 2 * self->n);
      mur_network_interleave (self->n, x, y, pairs);
      product.pairs = pairs;
    }
  mur_network_partial_sums (self, 0, self->n, x, y, sums);
  if (pool != NULL)
    mur_pool_for (pool, n_chunks, product_cb, &product);
  else
    for (gsize chunk = 0; chunk < n_chunks; chunk++)
      product_cb (chunk, 0, &product);
}
