/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks with all n² couplings, kept in panels of MUR_PANEL rows: column by column,
 * so that a product reads memory straight through, needs no sum across a register, and
 * adds each row's terms in one order at every instruction level. */

#include "core/oscillators/network-private.h"

#include "core/base/error.h"
#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/base/vmath.h"
#include "core/oscillators/double4.h"
#include "core/oscillators/memory.h"

#include <math.h>
#include <string.h>

/* Columns at a time: their part of both vectors stays in the first-level cache while
 * all rows go by, and partial sums keep rounding small. */
#define RUN 512

/* How far ahead of its use a coupling is asked for; beyond the end it does no harm. */
#define AHEAD (64 * MUR_PANEL)

/* Adds @n columns of one panel. */
MUR_KERNEL static void
add_columns (gsize n,
             const double *panel,
             const double *x,
             const double *y,
             double *kx,
             double *ky)
{
  MurDouble4 upper_x = { 0 }, lower_x = { 0 };
  MurDouble4 upper_y = { 0 }, lower_y = { 0 };

  for (gsize j = 0; j < n; j++, panel += MUR_PANEL)
    {
      const MurDouble4 upper = MUR_CONST_DOUBLE4 (panel, 0);
      const MurDouble4 lower = MUR_CONST_DOUBLE4 (panel, 1);

      __builtin_prefetch (panel + AHEAD);
      upper_x += upper * x[j];
      upper_y += upper * y[j];
      lower_x += lower * x[j];
      lower_y += lower * y[j];
    }
  MUR_DOUBLE4 (kx, 0) += upper_x;
  MUR_DOUBLE4 (kx, 1) += lower_x;
  MUR_DOUBLE4 (ky, 0) += upper_y;
  MUR_DOUBLE4 (ky, 1) += lower_y;
}

void
mur_network_product_dense (const MurNetwork *self,
                           gsize begin,
                           gsize n,
                           const double *x,
                           const double *y,
                           double *kx,
                           double *ky)
{
  const gsize padded = MUR_PADDED (n);

  memset (kx, 0, padded * sizeof *kx);
  memset (ky, 0, padded * sizeof *ky);
  for (gsize j = 0; j < self->n; j += RUN)
    for (gsize i = 0; i < padded; i += MUR_PANEL)
      add_columns (MIN (RUN, self->n - j),
                   self->panels + (begin + i) * self->n + j * MUR_PANEL, x + j, y + j,
                   kx + i, ky + i);
}

gboolean
mur_network_check_dense (gsize n, GError **error)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N, FALSE);
  return mur_memory_check (MUR_PADDED (n) * n, sizeof (double), "the coupling matrix",
                           error);
}

MurNetwork *
mur_network_alloc_dense (gsize n, GError **error)
{
  MurNetwork *self;

  if (!mur_network_check_dense (n, error))
    return NULL;
  self = mur_network_alloc (MUR_NETWORK_DENSE, n);
  self->panels = g_aligned_alloc0 (MUR_PADDED (n) * n, sizeof (double), 64);
  return self;
}

void
mur_network_set_dense (MurNetwork *self, gsize row, const double *values)
{
  double *panel = self->panels + (row / MUR_PANEL) * self->n * MUR_PANEL;

  for (gsize j = 0; j < self->n; j++)
    if (j != row)
      {
        panel[j * MUR_PANEL + row % MUR_PANEL] = values[j];
        self->n_links += values[j] != 0;
      }
}

void
mur_network_normalise_dense (MurNetwork *self, MurNormalisation normalisation)
{
  if (normalisation == MUR_NORMALISATION_NONE)
    return;
  for (gsize i = 0; i < self->n; i++)
    {
      double *row
        = self->panels + (i / MUR_PANEL) * self->n * MUR_PANEL + i % MUR_PANEL;
      gsize divisor = normalisation == MUR_NORMALISATION_COUNT
                        ? self->n
                        : MAX (mur_network_degree (self, i), 1);

      for (gsize j = 0; j < self->n; j++)
        row[j * MUR_PANEL] /= (double)divisor;
    }
}

static gboolean
check_row (gsize n, gsize row, const double *values, GError **error)
{
  for (gsize j = 0; j < n; j++)
    if (j != row && !isfinite (values[j]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "couplings",
                       "The coupling in row %" G_GSIZE_FORMAT
                       ", column %" G_GSIZE_FORMAT " is not a finite number",
                       row + 1, j + 1);
        return FALSE;
      }
  return TRUE;
}

MurNetwork *
mur_network_new_matrix (gsize n,
                        const double *couplings,
                        MurNormalisation normalisation,
                        GError **error)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N && couplings != NULL, NULL);

  g_autoptr (MurNetwork) self = mur_network_alloc_dense (n, error);

  if (self == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      if (!check_row (n, i, couplings + i * n, error))
        return NULL;
      mur_network_set_dense (self, i, couplings + i * n);
    }
  mur_network_normalise_dense (self, normalisation);
  return g_steal_pointer (&self);
}

MurNetwork *
mur_network_new_random (gsize n,
                        guint64 seed,
                        MurNormalisation normalisation,
                        GError **error)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N, NULL);

  g_autofree double *row = g_new (double, n);
  MurNetwork *self = mur_network_alloc_dense (n, error);

  if (self == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      MurRng rng = mur_rng (seed, MUR_RNG_NETWORK, i);

      mur_rng_fill_uniform (&rng, n, row);
      mur_network_set_dense (self, i, row);
    }
  mur_network_normalise_dense (self, normalisation);
  return self;
}

MurNetwork *
mur_network_new_ring_exponential (gsize n,
                                  double decay,
                                  MurNormalisation normalisation,
                                  GError **error)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N && isfinite (decay), NULL);

  g_autofree double *kernel = g_new (double, 2 * n);
  MurNetwork *self = mur_network_alloc_dense (n, error);

  if (self == NULL)
    return NULL;
  for (gsize j = 0; j < 2 * n; j++)
    {
      gsize apart = j % n;

      kernel[j] = -decay * (double)MIN (apart, n - apart) / (double)n;
    }
  mur_vexp (2 * n, kernel, kernel);
  /* Row i begins where distance 0 falls on column i. */
  for (gsize i = 0; i < n; i++)
    mur_network_set_dense (self, i, kernel + n - i);
  mur_network_normalise_dense (self, normalisation);
  return self;
}
