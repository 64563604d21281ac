/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The adjoint of a step. For weights w at times τ of the step, u = Φ(τ)ᵀ w is what they
 * weigh at its begin, and ∂F/∂θ_ij = Σ u · q_ij(τ). In powers of τ, with the moments
 * W_m = Σ τ^m w,
 *
 *     A_m = Σ τ^m u = Σ_l Φ_lᵀ W_{l+m},
 *     Σ u · q_ij(τ) = Σ_b g_ij,b Σ_a Ψ_a,·i · A_{a+b+1} / (a + b + 1),
 *
 * so that the cost is of order n² however many times there are, and n³ is spent on Φ and Ψ
 * alone. The sums are those of the forward derivatives in another order. */

#include "core/inference/expansion.h"

#include <string.h>

#include "core/base/kernel.h"
#include "core/inference/layout.h"

#define ORDER MUR_EXPANSION_ORDER
#define TERMS MUR_EXPANSION_TERMS

void
mur_expansion_clear_moments (MurExpansion *self)
{
  memset (self->moments, 0,
          MUR_EXPANSION_MOMENTS * self->stride * sizeof *self->moments);
}

/* Of padded @weights. */
MUR_KERNEL static void
add_moments (guint stride, double time, const double *weights, double *moments)
{
  double power = 1;

  for (guint m = 0; m < MUR_EXPANSION_MOMENTS; m++, power *= time)
    for (guint i = 0; i < stride; i += 4)
      MUR_VECTOR (moments + m * stride + i) += power * MUR_CONST_VECTOR (weights + i);
}

void
mur_expansion_add_moments (MurExpansion *self, double time, const double *weights)
{
  double padded[MUR_LAYOUT_MAX_N + 4] = { 0 };

  memcpy (padded, weights, self->n * sizeof *weights);
  add_moments (self->stride, time, padded, self->moments);
}

/* Adds Σ_l @matrix[l][0 … 3] @left[l] to @sum. */
MUR_INLINE void
add_transposed (
  guint n, guint stride, const double *matrix, const double *left, MurDouble4 *sum)
{
  for (guint l = 0; l < n; l++)
    *sum += left[l] * MUR_CONST_VECTOR (matrix + l * stride);
}

/* Four numbers of Σ_a M_aᵀ w_a times @factor, of @n_terms; in four sums, which need
 * not wait for each other. */
MUR_INLINE void
weigh (guint n,
       guint stride,
       guint n_terms,
       const double *series,
       const double *weights,
       double factor,
       double *out)
{
  const gsize matrix = (gsize)stride * stride;
  MurDouble4 sum0 = { 0 }, sum1 = { 0 }, sum2 = { 0 }, sum3 = { 0 };
  guint a = 0;

  for (; a + 3 < n_terms; a += 4)
    {
      const double *matrices = series + a * matrix, *w = weights + a * stride;

      add_transposed (n, stride, matrices, w, &sum0);
      add_transposed (n, stride, matrices + matrix, w + stride, &sum1);
      add_transposed (n, stride, matrices + 2 * matrix, w + 2 * stride, &sum2);
      add_transposed (n, stride, matrices + 3 * matrix, w + 3 * stride, &sum3);
    }
  for (; a < n_terms; a++)
    add_transposed (n, stride, series + a * matrix, weights + a * stride, &sum0);
  MUR_VECTOR (out) = ((sum0 + sum1) + (sum2 + sum3)) * factor;
}

/* @at_begin: A_0, then A_m / m; @by_drive: c_b. */
MUR_INLINE void
gather_n (guint n,
          guint stride,
          const double *flow,
          const double *inverse,
          const double *moments,
          double *at_begin,
          double *by_drive)
{
  for (guint m = 0; m <= ORDER; m++)
    for (guint j = 0; j < stride; j += 4)
      weigh (n, stride, TERMS, flow + j, moments + m * stride, 1 / (double)MAX (m, 1),
             at_begin + m * stride + j);
  for (guint b = 0; b < ORDER; b++)
    for (guint j = 0; j < stride; j += 4)
      weigh (n, stride, ORDER - b, inverse + j, at_begin + (b + 1) * stride, 1,
             by_drive + b * stride + j);
}

/* Of three with sizes that the compiler knows. */
MUR_KERNEL static void
gather (guint n,
        guint stride,
        const double *flow,
        const double *inverse,
        const double *moments,
        double *at_begin,
        double *by_drive)
{
  if (n == 3)
    gather_n (3, 4, flow, inverse, moments, at_begin, by_drive);
  else
    gather_n (n, stride, flow, inverse, moments, at_begin, by_drive);
}

/* @gradient_ij += Σ_b c_b,i g_b,ij */
MUR_KERNEL static void
spread (
  guint n, guint stride, const double *drive, const double *by_drive, double *gradient)
{
  for (guint b = 0; b < ORDER; b++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < stride; j += 4)
        MUR_VECTOR (gradient + i * stride + j)
          += by_drive[b * stride + i]
             * MUR_CONST_VECTOR (drive + ((gsize)b * stride + i) * stride + j);
}

void
mur_expansion_pull (MurExpansion *self, double *at_begin, double *gradient)
{
  const guint stride = self->stride;
  double *at_begins = self->moments + MUR_EXPANSION_MOMENTS * stride;
  double *by_drive = at_begins + TERMS * stride;

  gather (self->n, stride, self->flow, self->inverse, self->moments, at_begins,
          by_drive);
  memcpy (at_begin, at_begins, self->n * sizeof *at_begin);
  spread (self->n, stride, self->drive, by_drive, gradient);
}
