/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/fitting/reference.h"

#include <math.h>
#include <string.h>

#define PI_L 3.141592653589793238462643383279502884L

long double
mur_reference_curve (const long double *p, long double t)
{
  return p[0] * t * sinl (p[1] * PI_L * t * t + p[2]) * expl (-p[3] * t * t);
}

void
mur_reference_gradient (const long double *p, long double t, long double *g)
{
  long double angle = p[1] * PI_L * t * t + p[2];
  long double envelope = expl (-p[3] * t * t);

  g[0] = t * sinl (angle) * envelope;
  g[1] = p[0] * t * cosl (angle) * PI_L * t * t * envelope;
  g[2] = p[0] * t * cosl (angle) * envelope;
  g[3] = -p[0] * t * sinl (angle) * t * t * envelope;
}

long double
mur_reference_normal (const double *t,
                      const double *y,
                      gsize n,
                      const long double *p,
                      long double jtj[N_REFERENCE][N_REFERENCE],
                      long double jtr[N_REFERENCE])
{
  long double sum = 0;

  memset (jtj, 0, N_REFERENCE * sizeof *jtj);
  memset (jtr, 0, N_REFERENCE * sizeof *jtr);
  for (gsize i = 0; i < n; i++)
    {
      long double r = y[i] - mur_reference_curve (p, t[i]);
      long double g[N_REFERENCE];

      mur_reference_gradient (p, t[i], g);
      sum += r * r;
      for (int a = 0; a < N_REFERENCE; a++)
        {
          jtr[a] += g[a] * r;
          for (int b = 0; b < N_REFERENCE; b++)
            jtj[a][b] += g[a] * g[b];
        }
    }
  return sum;
}

static void
swap_rows (long double a[N_REFERENCE][N_REFERENCE], int i, int j)
{
  for (int k = 0; k < N_REFERENCE; k++)
    {
      long double kept = a[i][k];

      a[i][k] = a[j][k];
      a[j][k] = kept;
    }
}

static void
subtract_row (long double a[N_REFERENCE][N_REFERENCE], int i, int j, long double factor)
{
  for (int k = 0; k < N_REFERENCE; k++)
    a[i][k] -= factor * a[j][k];
}

void
mur_reference_invert (long double a[N_REFERENCE][N_REFERENCE],
                      long double inverse[N_REFERENCE][N_REFERENCE])
{
  for (int i = 0; i < N_REFERENCE; i++)
    for (int k = 0; k < N_REFERENCE; k++)
      inverse[i][k] = i == k;

  for (int c = 0; c < N_REFERENCE; c++)
    {
      long double scale;
      int pivot = c;

      for (int i = c + 1; i < N_REFERENCE; i++)
        if (fabsl (a[i][c]) > fabsl (a[pivot][c]))
          pivot = i;
      swap_rows (a, c, pivot);
      swap_rows (inverse, c, pivot);

      scale = 1 - 1 / a[c][c];
      subtract_row (inverse, c, c, scale);
      subtract_row (a, c, c, scale);
      for (int i = 0; i < N_REFERENCE; i++)
        if (i != c)
          {
            subtract_row (inverse, i, c, a[i][c]);
            subtract_row (a, i, c, a[i][c]);
          }
    }
}

long double
mur_reference_fit (const double *t, const double *y, gsize n, long double *p)
{
  long double jtj[N_REFERENCE][N_REFERENCE];
  long double inverse[N_REFERENCE][N_REFERENCE];
  long double jtr[N_REFERENCE];
  long double sum = 0;

  /* Near the optimum each step gains a factor of about 50: forty are plenty. */
  for (int step = 0; step < 40; step++)
    {
      sum = mur_reference_normal (t, y, n, p, jtj, jtr);
      mur_reference_invert (jtj, inverse);
      for (int a = 0; a < N_REFERENCE; a++)
        for (int b = 0; b < N_REFERENCE; b++)
          p[a] += inverse[a][b] * jtr[b];
    }
  return sum;
}
