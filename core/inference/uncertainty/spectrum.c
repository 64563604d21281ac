/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of W = Vᵀ C are rotated in pairs until they are orthogonal; then w_k = λ_k v_k. */

#include "core/inference/uncertainty/spectrum.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/kernel.h"

#define PIECE 4e6
#define MOST_SWEEPS 40
#define ORTHOGONAL 1e-15

struct _MurSpectrum
{
  guint n;
  gsize stride;
  double *rotated; /* W: n rows */
  double *vectors; /* V's columns, as rows */
  double *values;
  guint *order;

  guint row, other; /* the next pair */
  guint n_sweeps;
  gboolean was_rotated; /* in this sweep */
  double largest;       /* squared length of a row */
  gboolean is_done;
};

MurSpectrum *
mur_spectrum_new (guint n, const double *matrix)
{
  MurSpectrum *self = g_new0 (MurSpectrum, 1);

  self->n = n;
  self->stride = (n + 7) / 8 * 8;
  self->rotated = g_aligned_alloc0 (n * self->stride, sizeof (double), 64);
  self->vectors = g_aligned_alloc0 (n * self->stride, sizeof (double), 64);
  self->values = g_new0 (double, n);
  self->order = g_new0 (guint, n);
  for (gsize k = 0; k < n; k++)
    {
      memcpy (self->rotated + k * self->stride, matrix + k * n, n * sizeof (double));
      self->vectors[k * self->stride + k] = 1;
    }
  self->other = 1;
  return self;
}

void
mur_spectrum_free (MurSpectrum *self)
{
  if (self == NULL)
    return;
  g_aligned_free (self->rotated);
  g_aligned_free (self->vectors);
  g_free (self->values);
  g_free (self->order);
  g_free (self);
}

/* a·a, b·b and a·b, in lanes that do not depend on the instruction level. */
MUR_KERNEL static void
products (gsize n, const double *a, const double *b, double *out)
{
  MurDouble4 aa0 = { 0 }, bb0 = { 0 }, ab0 = { 0 };
  MurDouble4 aa1 = { 0 }, bb1 = { 0 }, ab1 = { 0 };

  for (gsize k = 0; k < n; k += 8)
    {
      const MurDouble4 a0 = *(const MurDouble4 *)(a + k);
      const MurDouble4 a1 = *(const MurDouble4 *)(a + k + 4);
      const MurDouble4 b0 = *(const MurDouble4 *)(b + k);
      const MurDouble4 b1 = *(const MurDouble4 *)(b + k + 4);

      aa0 += a0 * a0, aa1 += a1 * a1;
      bb0 += b0 * b0, bb1 += b1 * b1;
      ab0 += a0 * b0, ab1 += a1 * b1;
    }
  aa0 += aa1, bb0 += bb1, ab0 += ab1;
  out[0] = (aa0[0] + aa0[1]) + (aa0[2] + aa0[3]);
  out[1] = (bb0[0] + bb0[1]) + (bb0[2] + bb0[3]);
  out[2] = (ab0[0] + ab0[1]) + (ab0[2] + ab0[3]);
}

MUR_KERNEL static void
rotate (gsize n, double cosine, double sine, double *a, double *b)
{
  MUR_LOOP
  for (gsize k = 0; k < n; k++)
    {
      const double x = a[k], y = b[k];

      a[k] = cosine * x - sine * y;
      b[k] = sine * x + cosine * y;
    }
}

static void
turn_pair (MurSpectrum *self, gsize i, gsize j)
{
  const gsize stride = self->stride;
  double *a = self->rotated + i * stride, *b = self->rotated + j * stride;
  double product[3], tangent, cosine;

  products (stride, a, b, product);
  self->largest = fmax (self->largest, fmax (product[0], product[1]));
  if (!(fabs (product[2]) > ORTHOGONAL * sqrt (product[0] * product[1]))
      || fabs (product[2]) <= 1e-34 * self->largest)
    return;
  self->was_rotated = TRUE;
  tangent = (product[1] - product[0]) / (2 * product[2]);
  tangent = (tangent >= 0 ? 1 : -1) / (fabs (tangent) + sqrt (1 + tangent * tangent));
  cosine = 1 / sqrt (1 + tangent * tangent);
  rotate (stride, cosine, cosine * tangent, a, b);
  rotate (stride, cosine, cosine * tangent, self->vectors + i * stride,
          self->vectors + j * stride);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *values = data;
  const guint i = *(const guint *)a, j = *(const guint *)b;

  if (values[i] != values[j])
    return values[i] > values[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
finish (MurSpectrum *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      double *vector = self->vectors + k * self->stride;
      const double *rotated = self->rotated + k * self->stride;
      double largest = 0;

      self->order[k] = k;
      for (guint p = 0; p < self->n; p++)
        {
          self->values[k] += vector[p] * rotated[p];
          if (fabs (vector[p]) > fabs (largest))
            largest = vector[p];
        }
      for (guint p = 0; p < self->n && largest < 0; p++)
        vector[p] = -vector[p];
    }
  g_qsort_with_data (self->order, (gint)self->n, sizeof *self->order, compare_cb,
                     self->values);
  self->is_done = TRUE;
}

/* To the next pair, and the next sweep. */
static void
go_on (MurSpectrum *self)
{
  if (++self->other < self->n)
    return;
  self->row++;
  self->other = self->row + 1;
  if (self->other < self->n)
    return;
  self->row = 0;
  self->other = 1;
  self->n_sweeps++;
  if (!self->was_rotated || self->n_sweeps == MOST_SWEEPS)
    finish (self);
  self->was_rotated = FALSE;
}

MurStatus
mur_spectrum_step (MurSpectrum *self)
{
  double done = 0;

  if (self->n == 1 && !self->is_done)
    finish (self);
  while (!self->is_done && done < PIECE)
    {
      turn_pair (self, self->row, self->other);
      go_on (self);
      done += 11 * (double)self->stride;
    }
  return self->is_done ? MUR_STATUS_CONVERGED : MUR_STATUS_RUNNING;
}

MurStatus
mur_spectrum_run (MurSpectrum *self)
{
  while (mur_spectrum_step (self) == MUR_STATUS_RUNNING)
    ;
  return MUR_STATUS_CONVERGED;
}

double
mur_spectrum_value (const MurSpectrum *self, guint k)
{
  return self->values[self->order[k]];
}

const double *
mur_spectrum_vector (const MurSpectrum *self, guint k)
{
  return self->vectors + self->order[k] * self->stride;
}
