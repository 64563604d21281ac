/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The linear part of a step: products of series of small matrices, by tiles of four rows
 * and columns whose sums stay in registers; and the values of all series at a time. */

#include "core/inference/model/expansion.h"

#include <string.h>

#include "core/base/kernel.h"
#include "core/inference/model/layout.h"

#define ORDER MUR_EXPANSION_ORDER
#define TERMS MUR_EXPANSION_TERMS

/* J and g of one order. */
static void
take_drives_of_order (guint n,
                      guint stride,
                      const double *coupling,
                      const double *sine,
                      const double *cosine,
                      double *jacobian,
                      double *drive)
{
  guint p = 0;

  for (guint i = 0; i < n; i++)
    jacobian[i * stride + i] = 0;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++, p++)
      {
        const double upper = coupling[i * stride + j] * cosine[p];
        const double lower = coupling[j * stride + i] * cosine[p];

        jacobian[i * stride + j] = upper;
        jacobian[j * stride + i] = lower;
        jacobian[i * stride + i] -= upper;
        jacobian[j * stride + j] -= lower;
        drive[i * stride + j] = sine[p];
        drive[j * stride + i] = -sine[p];
      }
}

/* Of three, whose rows are one vector each. */
MUR_INLINE void
take_drives_of_three (const double *coupling,
                      const double *sine,
                      const double *cosine,
                      double *jacobian,
                      double *drive)
{
  const MurDouble4 c = MUR_CONST_VECTOR (cosine), s = MUR_CONST_VECTOR (sine);
  const MurDouble4 upper = c * (MurDouble4){ coupling[1], coupling[2], coupling[6], 0 };
  const MurDouble4 lower = c * (MurDouble4){ coupling[4], coupling[8], coupling[9], 0 };

  MUR_VECTOR (jacobian) = (MurDouble4){ -upper[0] - upper[1], upper[0], upper[1], 0 };
  MUR_VECTOR (jacobian + 4)
    = (MurDouble4){ lower[0], -lower[0] - upper[2], upper[2], 0 };
  MUR_VECTOR (jacobian + 8)
    = (MurDouble4){ lower[1], lower[2], -lower[1] - lower[2], 0 };
  MUR_VECTOR (drive) = (MurDouble4){ 0, s[0], s[1], 0 };
  MUR_VECTOR (drive + 4) = (MurDouble4){ -s[0], 0, s[2], 0 };
  MUR_VECTOR (drive + 8) = (MurDouble4){ -s[1], -s[2], 0, 0 };
}

MUR_KERNEL static void
take_all_drives_of_three (const MurExpansion *self)
{
  for (guint k = 0; k < TERMS; k++)
    take_drives_of_three (self->coupling, self->sine + 4 * k, self->cosine + 4 * k,
                          self->jacobian + 16 * k, self->drive + 16 * k);
}

static void
take_all_drives (const MurExpansion *self)
{
  const gsize matrix = (gsize)self->stride * self->stride;

  for (guint k = 0; k < TERMS; k++)
    take_drives_of_order (self->n, self->stride, self->coupling,
                          self->sine + k * self->n_padded,
                          self->cosine + k * self->n_padded,
                          self->jacobian + k * matrix, self->drive + k * matrix);
}

void
mur_expansion_take_drives (MurExpansion *self)
{
  if (self->n == 3)
    take_all_drives_of_three (self);
  else
    take_all_drives (self);
  for (guint i = 0; i < self->n; i++)
    self->drive[i * self->stride + i] = 1;
}

/* Adds four rows by four columns of A B; of three, the fourth is zero. */
MUR_INLINE void
multiply_rows (guint n,
               guint stride,
               const double *left,
               const double *right,
               MurDouble4 *sum0,
               MurDouble4 *sum1,
               MurDouble4 *sum2,
               MurDouble4 *sum3)
{
  for (guint l = 0; l < n; l++)
    {
      const MurDouble4 row = MUR_CONST_VECTOR (right + l * stride);

      *sum0 += left[l] * row;
      *sum1 += left[stride + l] * row;
      *sum2 += left[2 * stride + l] * row;
      if (n != 3)
        *sum3 += left[3 * stride + l] * row;
    }
}

/* Four rows by four columns of Σ_a A_a B_{k−a}, from @a and @b; even and odd terms apart,
 * so that sums need not wait for each other. */
MUR_INLINE void
multiply_tile (guint n,
               guint stride,
               guint k,
               const double *a,
               const double *b,
               double factor,
               double *out)
{
  const gsize matrix = (gsize)stride * stride;
  MurDouble4 sum0 = { 0 }, sum1 = { 0 }, sum2 = { 0 }, sum3 = { 0 };
  MurDouble4 odd0 = { 0 }, odd1 = { 0 }, odd2 = { 0 }, odd3 = { 0 };

  for (guint m = 0; m + 1 <= k; m += 2)
    {
      const double *left = a + m * matrix, *right = b + (k - m) * matrix;

      multiply_rows (n, stride, left, right, &sum0, &sum1, &sum2, &sum3);
      multiply_rows (n, stride, left + matrix, right - matrix, &odd0, &odd1, &odd2,
                     &odd3);
    }
  if (k % 2 == 0)
    multiply_rows (n, stride, a + k * matrix, b, &sum0, &sum1, &sum2, &sum3);
  MUR_VECTOR (out) = factor * (sum0 + odd0);
  MUR_VECTOR (out + stride) = factor * (sum1 + odd1);
  MUR_VECTOR (out + 2 * stride) = factor * (sum2 + odd2);
  MUR_VECTOR (out + 3 * stride) = factor * (sum3 + odd3);
}

MUR_INLINE void
multiply_n (guint n,
            guint stride,
            guint k,
            const double *a,
            const double *b,
            double factor,
            double *out)
{
  for (guint i = 0; i < stride; i += 4)
    for (guint j = 0; j < stride; j += 4)
      multiply_tile (n, stride, k, a + i * stride, b + j, factor, out + i * stride + j);
}

/* Σ_a A_a B_{k−a} · @factor for series of matrices; of three with sizes that the compiler
 * knows. */
MUR_KERNEL static void
multiply_series (guint n,
                 guint stride,
                 guint k,
                 const double *a,
                 const double *b,
                 double factor,
                 double *out)
{
  if (n == 3)
    multiply_n (3, 4, k, a, b, factor, out);
  else
    multiply_n (n, stride, k, a, b, factor, out);
}

static void
set_identity (const MurExpansion *self, double *matrix)
{
  memset (matrix, 0, (gsize)self->stride * self->stride * sizeof *matrix);
  for (guint i = 0; i < self->n; i++)
    matrix[i * self->stride + i] = 1;
}

void
mur_expansion_take_flow (MurExpansion *self)
{
  const gsize matrix = (gsize)self->stride * self->stride;

  set_identity (self, self->flow);
  set_identity (self, self->inverse);
  for (guint k = 0; k < ORDER; k++)
    {
      const double factor = 1 / (double)(k + 1);

      multiply_series (self->n, self->stride, k, self->jacobian, self->flow, factor,
                       self->flow + (k + 1) * matrix);
      multiply_series (self->n, self->stride, k, self->inverse, self->jacobian, -factor,
                       self->inverse + (k + 1) * matrix);
    }
}

/* q_{k+1} of four rows of Ψ, from @inverse, and four columns of one row of g. */
MUR_INLINE void
respond_tile (guint stride,
              guint k,
              const double *inverse,
              const double *drive,
              double factor,
              double *out)
{
  const gsize matrix = (gsize)stride * stride;
  MurDouble4 sum0 = { 0 }, sum1 = { 0 }, sum2 = { 0 }, sum3 = { 0 };

  for (guint a = 0; a <= k; a++)
    {
      const double *left = inverse + a * matrix;
      const MurDouble4 row = MUR_CONST_VECTOR (drive + (k - a) * matrix);

      sum0 += left[0] * row;
      sum1 += left[stride] * row;
      sum2 += left[2 * stride] * row;
      sum3 += left[3 * stride] * row;
    }
  MUR_VECTOR (out) = factor * sum0;
  MUR_VECTOR (out + matrix) = factor * sum1;
  MUR_VECTOR (out + 2 * matrix) = factor * sum2;
  MUR_VECTOR (out + 3 * matrix) = factor * sum3;
}

MUR_KERNEL static void
respond (
  guint n, guint stride, const double *inverse, const double *drive, double *response)
{
  const gsize matrix = (gsize)stride * stride;

  for (guint k = 0; k < ORDER; k++)
    for (guint l = 0; l < stride; l += 4)
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < stride; j += 4)
          respond_tile (stride, k, inverse + l * stride + i, drive + i * stride + j,
                        1 / (double)(k + 1),
                        response + ((k + 1) * stride + l) * matrix + i * stride + j);
}

void
mur_expansion_take_responses (MurExpansion *self)
{
  respond (self->n, self->stride, self->inverse, self->drive, self->response);
}

/* Σ_k @series_k τ^k for @n numbers, a multiple of four. */
MUR_KERNEL static void
evaluate_series (gsize n, const double *series, double time, double *out)
{
  gsize i = 0;

  for (; i + 16 <= n; i += 16)
    {
      MurDouble4 sum0 = { 0 }, sum1 = { 0 }, sum2 = { 0 }, sum3 = { 0 };

      for (guint k = TERMS; k-- > 0;)
        {
          const double *term = series + k * n + i;

          sum0 = sum0 * time + MUR_CONST_VECTOR (term);
          sum1 = sum1 * time + MUR_CONST_VECTOR (term + 4);
          sum2 = sum2 * time + MUR_CONST_VECTOR (term + 8);
          sum3 = sum3 * time + MUR_CONST_VECTOR (term + 12);
        }
      MUR_VECTOR (out + i) = sum0;
      MUR_VECTOR (out + i + 4) = sum1;
      MUR_VECTOR (out + i + 8) = sum2;
      MUR_VECTOR (out + i + 12) = sum3;
    }
  for (; i < n; i += 4)
    {
      MurDouble4 sum = { 0 };

      for (guint k = TERMS; k-- > 0;)
        sum = sum * time + MUR_CONST_VECTOR (series + k * n + i);
      MUR_VECTOR (out + i) = sum;
    }
}

/* Σ_k @series_k τ^k at four times, whose sums need not wait for each other. */
MUR_INLINE void
evaluate_at_four (
  gsize n, const double *series, double begin, const double *times, MurDouble4 *out)
{
  const double time0 = times[0] - begin, time1 = times[1] - begin;
  const double time2 = times[2] - begin, time3 = times[3] - begin;
  MurDouble4 sum0 = { 0 }, sum1 = { 0 }, sum2 = { 0 }, sum3 = { 0 };

  for (guint k = TERMS; k-- > 0;)
    {
      const MurDouble4 term = MUR_CONST_VECTOR (series + k * n);

      sum0 = sum0 * time0 + term;
      sum1 = sum1 * time1 + term;
      sum2 = sum2 * time2 + term;
      sum3 = sum3 * time3 + term;
    }
  out[0] = sum0;
  out[1] = sum1;
  out[2] = sum2;
  out[3] = sum3;
}

/* Four times together. Where fewer are left, the last stands in for the others, whose
 * phases are not kept. */
MUR_KERNEL static void
evaluate_phases (guint n,
                 guint stride,
                 const double *series,
                 double begin,
                 gsize n_times,
                 const double *times,
                 double *phases)
{
  for (gsize k = 0; k < n_times; k += 4)
    {
      const gsize count = MIN (n_times - k, 4);
      double at[4];

      for (gsize j = 0; j < 4; j++)
        at[j] = times[k + MIN (j, count - 1)];
      for (guint i = 0; i < stride; i += 4)
        {
          MurDouble4 sums[4];

          evaluate_at_four (stride, series + i, begin, at, sums);
          for (gsize j = 0; j < count; j++)
            for (guint l = 0; l < MIN (n - i, 4); l++)
              phases[(k + j) * n + i + l] = sums[j][l];
        }
    }
}

void
mur_expansion_phases_at (const MurExpansion *self,
                         double begin,
                         gsize n_times,
                         const double *times,
                         double *phases)
{
  evaluate_phases (self->n, self->stride, self->phase, begin, n_times, times, phases);
}

void
mur_expansion_flow_at (const MurExpansion *self, double time, double *flow)
{
  evaluate_series ((gsize)self->stride * self->stride, self->flow, time, flow);
}

void
mur_expansion_response_at (const MurExpansion *self, double time, double *response)
{
  evaluate_series ((gsize)self->stride * self->stride * self->stride, self->response,
                   time, response);
}
