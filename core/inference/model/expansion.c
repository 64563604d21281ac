/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taylor coefficients by recurrence (Jorba and Zou, Experimental Mathematics 14, 2005).
 * The equations know differences of phases only, so their sines and cosines are
 * expanded pair by pair: a common frequency, however high, costs nothing.
 *
 *     (k + 1) φ_i,k+1 = Σ_j K_ij s_ij,k  (+ ω_i for k = 0)
 *     (k + 1) s_k+1 = Σ_a D_a c_{k−a},   (k + 1) c_k+1 = −Σ_a D_a s_{k−a},
 *
 * D the series of φ_j' − φ_i'. */

#include "core/inference/model/expansion.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"
#include "core/base/vmath.h"
#include "core/inference/model/layout.h"

#define ORDER MUR_EXPANSION_ORDER
#define TERMS MUR_EXPANSION_TERMS

/* Relative error of derivatives by the absolute one of phases: they count in
 * directions, phases in digits. */
#define DERIVATIVE_TOLERANCE 100.0

/* 1/k: a division takes as long as a dozen multiplications. */
static const double reciprocals[TERMS]
  = { 0,        1.0,      1 / 2.0,  1 / 3.0,  1 / 4.0,  1 / 5.0,
      1 / 6.0,  1 / 7.0,  1 / 8.0,  1 / 9.0,  1 / 10.0, 1 / 11.0,
      1 / 12.0, 1 / 13.0, 1 / 14.0, 1 / 15.0, 1 / 16.0 };

static double *
zeros (gsize n)
{
  double *values = g_aligned_alloc0 (n, sizeof (double), 64);

  return values;
}

gsize
mur_expansion_n_series (guint n)
{
  const gsize stride = (n + 3) / 4 * 4, n_padded = (n * (n - 1) / 2 + 3) / 4 * 4;

  return TERMS * (stride + 2 * n_padded);
}

void
mur_expansion_use (MurExpansion *self, double *series)
{
  self->phase = series != NULL ? series : self->own_series;
  self->sine = self->phase + TERMS * self->stride;
  self->cosine = self->sine + TERMS * self->n_padded;
}

void
mur_expansion_init (MurExpansion *self, guint n, gboolean with_responses)
{
  const guint stride = (n + 3) / 4 * 4;
  const guint n_padded = (n * (n - 1) / 2 + 3) / 4 * 4;
  const gsize matrix = (gsize)stride * stride;

  *self = (MurExpansion){
    .n = n, .n_pairs = n * (n - 1) / 2, .stride = stride, .n_padded = n_padded
  };
  self->omega = zeros (stride);
  self->coupling = zeros (matrix);
  self->own_series = zeros (mur_expansion_n_series (n));
  mur_expansion_use (self, NULL);
  self->difference = zeros (TERMS * MAX (n_padded, 4));
  self->jacobian = zeros (TERMS * matrix);
  self->flow = zeros (TERMS * matrix);
  self->inverse = zeros (TERMS * matrix);
  self->drive = zeros (TERMS * matrix);
  if (with_responses)
    self->response = zeros (TERMS * matrix * stride);
  self->moments = zeros (2 * MUR_EXPANSION_MOMENTS * stride);
}

void
mur_expansion_clear (MurExpansion *self)
{
  double **arrays[]
    = { &self->omega,    &self->coupling, &self->own_series, &self->difference,
        &self->jacobian, &self->flow,     &self->drive,      &self->inverse,
        &self->response, &self->moments };

  for (guint k = 0; k < G_N_ELEMENTS (arrays); k++)
    g_clear_pointer (arrays[k], g_aligned_free);
}

/* Φ is bounded by the series of e^{Lτ}, L twice the most that couplings bring to one
 * oscillator. */
static double
bound_flow (const MurExpansion *self)
{
  double most = 0, power = 1;

  for (guint i = 0; i < self->n; i++)
    {
      double sum = 0;

      for (guint j = 0; j < self->n; j++)
        sum += fabs (self->coupling[i * self->stride + j]);
      most = MAX (most, 2 * sum);
    }
  for (guint k = 1; k <= ORDER; k++)
    power *= most / (double)k;
  return power;
}

void
mur_expansion_set (MurExpansion *self, const double *parameters)
{
  const guint n = self->n;

  memcpy (self->omega, parameters + mur_layout_omega (n, 0), n * sizeof (double));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        self->coupling[i * self->stride + j]
          = parameters[mur_layout_coupling (n, i, j)];
  self->flow_bound = bound_flow (self);
}

/* Σ_a D_a c_{k−a} and −Σ_a D_a s_{k−a}, over k + 1, for all pairs. */
MUR_INLINE void
turn (guint n_padded, guint k, const double *difference, double *sine, double *cosine)
{
  const double factor = reciprocals[k + 1];

  for (guint p = 0; p < n_padded; p += 4)
    {
      MurDouble4 s0 = { 0 }, s1 = { 0 }, c0 = { 0 }, c1 = { 0 };

      /* Two sums each, which need not wait for each other. */
      for (guint a = 0; a <= k; a += 2)
        {
          const MurDouble4 d = MUR_CONST_VECTOR (difference + a * n_padded + p);

          s0 += d * MUR_CONST_VECTOR (cosine + (k - a) * n_padded + p);
          c0 += d * MUR_CONST_VECTOR (sine + (k - a) * n_padded + p);
        }
      for (guint a = 1; a <= k; a += 2)
        {
          const MurDouble4 d = MUR_CONST_VECTOR (difference + a * n_padded + p);

          s1 += d * MUR_CONST_VECTOR (cosine + (k - a) * n_padded + p);
          c1 += d * MUR_CONST_VECTOR (sine + (k - a) * n_padded + p);
        }
      MUR_VECTOR (sine + (k + 1) * n_padded + p) = factor * (s0 + s1);
      MUR_VECTOR (cosine + (k + 1) * n_padded + p) = -factor * (c0 + c1);
    }
}

/* @rate: Σ_j K_ij s_ij for all i. */
MUR_INLINE void
add_couplings (
  guint n, guint stride, const double *coupling, const double *sine, double *rate)
{
  guint p = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++, p++)
      {
        rate[i] += coupling[i * stride + j] * sine[p];
        rate[j] -= coupling[j * stride + i] * sine[p];
      }
}

MUR_INLINE void
expand_n (guint n,
          guint stride,
          guint n_padded,
          const double *omega,
          const double *coupling,
          double *phase,
          double *sine,
          double *cosine,
          double *difference)
{
  for (guint k = 0; k < ORDER; k++)
    {
      double rate[MUR_LAYOUT_MAX_N];
      double *d = difference + k * n_padded;
      guint p = 0;

      for (guint i = 0; i < n; i++)
        rate[i] = k == 0 ? omega[i] : 0;
      add_couplings (n, stride, coupling, sine + k * n_padded, rate);
      for (guint i = 0; i < n; i++)
        {
          phase[(k + 1) * stride + i] = rate[i] * reciprocals[k + 1];
          for (guint j = i + 1; j < n; j++, p++)
            d[p] = rate[j] - rate[i];
        }
      turn (n_padded, k, difference, sine, cosine);
    }
}

/* Three oscillators are what most begin with. Their rates and differences are one vector
 * each: processors wait long for one that was written number by number just before. */
MUR_INLINE void
expand_three (const double *omega,
              const double *coupling,
              double *phase,
              double *sine,
              double *cosine,
              double *difference)
{
  const MurDouble4 by_first = { coupling[1], -coupling[4], 0, 0 };
  const MurDouble4 by_second = { coupling[2], 0, -coupling[8], 0 };
  const MurDouble4 by_third = { 0, coupling[6], -coupling[9], 0 };
  MurDouble4 rates = MUR_CONST_VECTOR (omega);

  for (guint k = 0; k < ORDER; k++)
    {
      const MurDouble4 s = MUR_CONST_VECTOR (sine + 4 * k);

      rates = rates + s[0] * by_first + s[1] * by_second + s[2] * by_third;
      MUR_VECTOR (phase + 4 * (k + 1)) = rates * reciprocals[k + 1];
      MUR_VECTOR (difference + 4 * k)
        = (MurDouble4){ rates[1], rates[2], rates[2], 0 }
          - (MurDouble4){ rates[0], rates[0], rates[1], 0 };
      turn (4, k, difference, sine, cosine);
      rates = (MurDouble4){ 0 };
    }
}

MUR_KERNEL static void
expand_phases (const MurExpansion *self)
{
  if (self->n == 3)
    expand_three (self->omega, self->coupling, self->phase, self->sine, self->cosine,
                  self->difference);
  else
    expand_n (self->n, self->stride, self->n_padded, self->omega, self->coupling,
              self->phase, self->sine, self->cosine, self->difference);
}

void
mur_expansion_take_phases (MurExpansion *self, const double *phases)
{
  const guint n = self->n;
  guint p = 0;

  memcpy (self->phase, phases, n * sizeof *phases);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++, p++)
      self->difference[p] = phases[j] - phases[i];
  mur_vsincos (self->n_pairs, self->difference, self->sine, self->cosine);
  expand_phases (self);
}

static double
largest (gsize n, const double *values)
{
  double most = 0;

  for (gsize i = 0; i < n; i++)
    {
      const double size = fabs (values[i]);

      if (!(size <= G_MAXDOUBLE))
        return INFINITY;
      most = MAX (most, size);
    }
  return most;
}

/* log of the time at which a term of order k reaches @tolerance. */
static double
log_radius (double coefficient, double tolerance, guint k)
{
  const double ratio = tolerance / coefficient;

  if (coefficient == 0 || !(ratio <= G_MAXDOUBLE))
    return INFINITY;
  return mur_log (ratio) / (double)k;
}

double
mur_expansion_duration (const MurExpansion *self, double tolerance)
{
  const double relative = DERIVATIVE_TOLERANCE * tolerance;
  double least = log_radius (self->flow_bound, relative, ORDER);

  for (guint k = ORDER - 1; k <= ORDER; k++)
    {
      const double phase = largest (self->n, self->phase + k * self->stride);
      const double sine = largest (self->n_pairs, self->sine + k * self->n_padded);
      const double cosine = largest (self->n_pairs, self->cosine + k * self->n_padded);

      if (!(phase + sine + cosine <= G_MAXDOUBLE))
        return 0;
      least = fmin (least, log_radius (phase, tolerance, k));
      least = fmin (least, log_radius (fmax (sine, cosine), relative, k));
    }
  return least < 40 ? mur_exp (least) : 0x1p40;
}
