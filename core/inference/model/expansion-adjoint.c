/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The adjoint of a step. Weights w at times τ of the step weigh u = Φ(τ)ᵀ w at its begin,
 * and ∂F/∂θ_ij = Σ ∫_0^τ uᵀ Ψ(s)_·i g_ij(s) ds. In powers of s, with the moments W_m =
 * Σ τ^m w and the vectors c_b = Σ ∫_0^τ uᵀ Ψ(s) s^b ds, integration by parts of
 * (Ψ s^{b+1})' = (b + 1) Ψ s^b − Ψ J s^{b+1} gives, since uᵀ Ψ(τ) = wᵀ,
 *
 *     (b + 1) c_b = W_{b+1} + Σ_a c_{b+1+a} J_a,    Σ u = W_0 + Σ_a c_a J_a,
 *     ∂F/∂θ_ij = Σ_b c_b,i g_b,ij:
 *
 * a recurrence from high orders to low ones that needs neither Φ nor Ψ. Beginning some
 * orders above those of the series, it leaves out less than they do. The cost is of order
 * n² however many times there are. */

#include "core/inference/model/expansion.h"

#include <string.h>

#include "core/base/kernel.h"
#include "core/inference/model/layout.h"

#define ORDER MUR_EXPANSION_ORDER
#define MOST (MUR_EXPANSION_MOMENTS - 2) /* of b */

void
mur_expansion_clear_moments (MurExpansion *self)
{
  memset (self->moments, 0,
          MUR_EXPANSION_MOMENTS * self->stride * sizeof *self->moments);
}

#define TOGETHER 4 /* times, whose powers need not wait for each other */

/* Columns @i to @i + 3 of the weights at a time. */
MUR_INLINE void
take_weights (guint n, guint i, const double *weights, MurDouble4 *row)
{
  const guint rest = n - i;

  *row = (MurDouble4){ weights[i], rest > 1 ? weights[i + 1] : 0,
                       rest > 2 ? weights[i + 2] : 0, rest > 3 ? weights[i + 3] : 0 };
}

/* Four columns at @n_times ≤ TOGETHER times. */
MUR_INLINE void
add_moments_together (guint n,
                      guint stride,
                      guint i,
                      double begin,
                      gsize n_times,
                      const double *times,
                      const double *weights,
                      double *moments)
{
  MurDouble4 rows[TOGETHER] = { 0 };
  double time[TOGETHER] = { 0 };

  for (gsize k = 0; k < n_times; k++)
    {
      take_weights (n, i, weights + k * n, &rows[k]);
      time[k] = times[k] - begin;
    }
  for (guint m = 0; m < MUR_EXPANSION_MOMENTS; m++)
    {
      MUR_VECTOR (moments + m * stride + i)
        += (rows[0] + rows[1]) + (rows[2] + rows[3]);
      for (gsize k = 0; k < TOGETHER; k++)
        rows[k] *= time[k];
    }
}

MUR_INLINE void
add_moments_n (guint n,
               guint stride,
               double begin,
               gsize n_times,
               const double *times,
               const double *weights,
               double *moments)
{
  for (gsize k = 0; k < n_times; k += TOGETHER)
    for (guint i = 0; i < stride; i += 4)
      add_moments_together (n, stride, i, begin, MIN (n_times - k, TOGETHER), times + k,
                            weights + k * n, moments);
}

/* Of three with sizes that the compiler knows. */
MUR_KERNEL static void
add_moments (guint n,
             guint stride,
             double begin,
             gsize n_times,
             const double *times,
             const double *weights,
             double *moments)
{
  if (n == 3)
    add_moments_n (3, 4, begin, n_times, times, weights, moments);
  else
    add_moments_n (n, stride, begin, n_times, times, weights, moments);
}

void
mur_expansion_add_moments (MurExpansion *self,
                           double begin,
                           gsize n_times,
                           const double *times,
                           const double *weights)
{
  add_moments (self->n, self->stride, begin, n_times, times, weights, self->moments);
}

/* Adds @left · @matrix, four columns of it, to @sum. */
MUR_INLINE void
add_product (
  guint n, guint stride, const double *left, const double *matrix, MurDouble4 *sum)
{
  for (guint l = 0; l < n; l++)
    *sum += left[l] * MUR_CONST_VECTOR (matrix + l * stride);
}

/* Adds c_a J_a of @n_terms, every second one, from the last to the first. */
MUR_INLINE void
add_every_second (guint n,
                  guint stride,
                  gsize n_terms,
                  const double *c,
                  const double *jacobian,
                  MurDouble4 *sum)
{
  const gsize matrix = (gsize)stride * stride;

  for (gsize k = n_terms; k-- > 0;)
    add_product (n, stride, c + 2 * k * stride, jacobian + 2 * k * matrix, sum);
}

/* @out = (@moment + Σ_a c_a J_a) · @factor, of @n_terms; in two sums, which need not wait
 * for each other, and c_0, which is the newest, last. */
MUR_INLINE void
go_down (guint n,
         guint stride,
         guint n_terms,
         const double *c,
         const double *jacobian,
         const double *moment,
         double factor,
         double *out)
{
  const gsize matrix = (gsize)stride * stride;

  for (guint j = 0; j < stride; j += 4)
    {
      MurDouble4 even = MUR_CONST_VECTOR (moment + j), odd = { 0 };

      add_every_second (n, stride, n_terms / 2, c + stride, jacobian + matrix + j,
                        &odd);
      add_every_second (n, stride, (n_terms + 1) / 2, c, jacobian + j, &even);
      MUR_VECTOR (out + j) = (even + odd) * factor;
    }
}

MUR_INLINE void
descend_n (guint n,
           guint stride,
           const double *jacobian,
           const double *moments,
           double *c,
           double *at_begin)
{
  for (guint b = MOST + 1; b-- > 0;)
    go_down (n, stride, MIN (ORDER + 1, MOST - b), c + (b + 1) * stride, jacobian,
             moments + (b + 1) * stride, 1 / (double)(b + 1), c + b * stride);
  go_down (n, stride, ORDER + 1, c, jacobian, moments, 1, at_begin);
}

/* Of three with sizes that the compiler knows. */
MUR_KERNEL static void
descend (guint n,
         guint stride,
         const double *jacobian,
         const double *moments,
         double *c,
         double *at_begin)
{
  if (n == 3)
    descend_n (3, 4, jacobian, moments, c, at_begin);
  else
    descend_n (n, stride, jacobian, moments, c, at_begin);
}

/* @gradient_ij += Σ_b c_b,i g_b,ij */
MUR_KERNEL static void
spread (guint n, guint stride, const double *drive, const double *c, double *gradient)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < stride; j += 4)
      {
        MurDouble4 sum = MUR_CONST_VECTOR (gradient + i * stride + j);

        for (guint b = 0; b <= ORDER; b++)
          sum += c[b * stride + i]
                 * MUR_CONST_VECTOR (drive + ((gsize)b * stride + i) * stride + j);
        MUR_VECTOR (gradient + i * stride + j) = sum;
      }
}

void
mur_expansion_pull (MurExpansion *self, double *at_begin, double *gradient)
{
  const guint stride = self->stride;
  double *c = self->moments + MUR_EXPANSION_MOMENTS * stride;
  double padded[MUR_LAYOUT_MAX_N + 4];

  descend (self->n, stride, self->jacobian, self->moments, c, padded);
  memcpy (at_begin, padded, self->n * sizeof *at_begin);
  spread (self->n, stride, self->drive, c, gradient);
}
