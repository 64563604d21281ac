/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles of four rows and eight columns, whose sums stay in registers over the rows of a
 * block. A block is small enough for the second-level cache. */

#include "core/inference/model/normal-equations.h"

#include <string.h>

#include "core/base/kernel.h"
#include "core/inference/model/expansion.h"

/* Rows of the product that a thread takes at a time. */
#define PANEL 16

void
mur_normal_equations_init (MurNormalEquations *self,
                           guint n,
                           gsize n_block,
                           MurPool *pool)
{
  *self = (MurNormalEquations){
    .n = n, .stride = (n + 7) / 8 * 8, .n_block = n_block, .pool = pool
  };
  self->block = g_aligned_alloc0 (n_block * self->stride, sizeof (double), 64);
  self->rest = g_aligned_alloc0 (n_block, sizeof (double), 64);
  self->product = g_aligned_alloc0 (self->stride * self->stride, sizeof (double), 64);
  self->right = g_aligned_alloc0 (self->stride, sizeof (double), 64);
}

void
mur_normal_equations_clear (MurNormalEquations *self)
{
  g_clear_pointer (&self->block, g_aligned_free);
  g_clear_pointer (&self->rest, g_aligned_free);
  g_clear_pointer (&self->product, g_aligned_free);
  g_clear_pointer (&self->right, g_aligned_free);
}

void
mur_normal_equations_reset (MurNormalEquations *self)
{
  memset (self->product, 0, self->stride * self->stride * sizeof (double));
  memset (self->right, 0, self->stride * sizeof (double));
}

MUR_INLINE void
add_tile (
  gsize n_rows, gsize stride, const double *left, const double *right, double *product)
{
  MurDouble4 a0 = { 0 }, a1 = { 0 }, a2 = { 0 }, a3 = { 0 };
  MurDouble4 b0 = { 0 }, b1 = { 0 }, b2 = { 0 }, b3 = { 0 };

  for (gsize r = 0; r < n_rows; r++, left += stride, right += stride)
    {
      const MurDouble4 a = MUR_CONST_VECTOR (right), b = MUR_CONST_VECTOR (right + 4);

      a0 += left[0] * a, b0 += left[0] * b;
      a1 += left[1] * a, b1 += left[1] * b;
      a2 += left[2] * a, b2 += left[2] * b;
      a3 += left[3] * a, b3 += left[3] * b;
    }
  MUR_VECTOR (product) += a0, MUR_VECTOR (product + 4) += b0;
  product += stride;
  MUR_VECTOR (product) += a1, MUR_VECTOR (product + 4) += b1;
  product += stride;
  MUR_VECTOR (product) += a2, MUR_VECTOR (product + 4) += b2;
  product += stride;
  MUR_VECTOR (product) += a3, MUR_VECTOR (product + 4) += b3;
}

/* Rows @begin to @end of the product, from the diagonal on. */
MUR_KERNEL static void
add_panel (gsize n_rows,
           gsize stride,
           const double *block,
           gsize begin,
           gsize end,
           double *product)
{
  for (gsize p = begin; p < end; p += 4)
    for (gsize q = p / 8 * 8; q < stride; q += 8)
      add_tile (n_rows, stride, block + p, block + q, product + p * stride + q);
}

MUR_KERNEL static void
add_right (
  gsize n_rows, gsize stride, const double *block, const double *rest, double *right)
{
  for (gsize r = 0; r < n_rows; r++)
    for (gsize p = 0; p < stride; p++)
      right[p] += rest[r] * block[r * stride + p];
}

static void
add_panel_cb (gsize chunk, guint thread, gpointer data)
{
  MurNormalEquations *self = data;
  const gsize begin = chunk * PANEL;

  add_panel (self->n_filled, self->stride, self->block, begin,
             MIN (begin + PANEL, self->stride), self->product);
}

void
mur_normal_equations_add (MurNormalEquations *self, gsize n_rows)
{
  const gsize n_chunks = (self->stride + PANEL - 1) / PANEL;

  self->n_filled = n_rows;
  add_right (n_rows, self->stride, self->block, self->rest, self->right);
  if (self->pool != NULL && n_chunks > 1)
    mur_pool_for (self->pool, n_chunks, add_panel_cb, self);
  else
    for (gsize chunk = 0; chunk < n_chunks; chunk++)
      add_panel_cb (chunk, 0, self);
}

void
mur_normal_equations_get (const MurNormalEquations *self,
                          double factor,
                          double *curvature)
{
  const gsize n = self->n;

  for (gsize p = 0; p < n; p++)
    for (gsize q = p; q < n; q++)
      curvature[p * n + q] = curvature[q * n + p]
        = self->product[p * self->stride + q] * factor;
}
