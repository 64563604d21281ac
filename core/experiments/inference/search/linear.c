/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What priors of windows and of rows of couplings take of linear algebra. */

#include "core/experiments/inference/private.h"

#include <string.h>

gboolean
mur_inference_solve (guint n, const double *a, guint n_right, double *b)
{
  g_autofree double *factor = g_new (double, (gsize)n *n);

  if (!mur_factor (n, a, factor))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      double *row = b + (gsize)i * n_right;

      for (guint k = 0; k < i; k++)
        for (guint c = 0; c < n_right; c++)
          row[c] -= factor[(gsize)i * n + k] * b[(gsize)k * n_right + c];
      for (guint c = 0; c < n_right; c++)
        row[c] /= factor[(gsize)i * n + i];
    }
  for (guint i = n; i-- > 0;)
    {
      double *row = b + (gsize)i * n_right;

      for (guint k = i + 1; k < n; k++)
        for (guint c = 0; c < n_right; c++)
          row[c] -= factor[(gsize)k * n + i] * b[(gsize)k * n_right + c];
      for (guint c = 0; c < n_right; c++)
        row[c] /= factor[(gsize)i * n + i];
    }
  return TRUE;
}

/* (1 + w² Q)⁻¹ Q, which needs no inverse of Q. */
void
mur_inference_widen (guint n, double widening, double *precision)
{
  g_autofree double *a = g_new (double, (gsize)n *n);

  if (widening == 0)
    return;
  for (gsize k = 0; k < (gsize)n * n; k++)
    a[k] = widening * widening * precision[k] + (k % (n + 1) == 0 ? 1 : 0);
  if (!mur_inference_solve (n, a, n, precision))
    memset (precision, 0, (gsize)n * n * sizeof *precision);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      precision[(gsize)i * n + j] = precision[(gsize)j * n + i]
        = 0.5 * (precision[(gsize)i * n + j] + precision[(gsize)j * n + i]);
}
