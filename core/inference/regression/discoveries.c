/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many hypotheses at once: Benjamini and Hochberg, Journal of the Royal Statistical
 * Society B 57, 1995. */

#include "core/inference/regression/regression.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *p = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (p[i] != p[j])
    return p[i] < p[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Those that are numbers, by p. Returns: how many */
static gsize
sort (gsize n, const double *p, gsize *order)
{
  gsize n_known = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (p[i]))
      order[n_known++] = i;
  g_qsort_with_data (order, (gint)n_known, sizeof *order, compare_cb, (gpointer)p);
  return n_known;
}

gsize
mur_discoveries (
  gsize n, const double *p, double rate, gboolean *rejected, double *adjusted)
{
  g_autofree gsize *order = g_new (gsize, n);
  const gsize n_known = sort (n, p, order);
  double least = 1;
  gsize n_rejected = 0;

  for (gsize i = 0; i < n; i++)
    {
      rejected[i] = FALSE;
      if (adjusted != NULL)
        adjusted[i] = NAN;
    }
  for (gsize k = n_known; k-- > 0;)
    {
      const gsize i = order[k];

      least = fmin (least, p[i] * (double)n_known / (double)(k + 1));
      if (adjusted != NULL)
        adjusted[i] = least;
      rejected[i] = least <= rate;
      n_rejected += least <= rate;
    }
  return n_rejected;
}

/* To 32 bits: GSL computes it with libm, whose last bits differ between machines. */
double
mur_p_value (double value, double error)
{
  int exponent;
  double fraction;

  if (!(error > 0) || isinf (error) || isnan (value))
    return NAN;
  fraction = frexp (2 * gsl_cdf_ugaussian_P (-fabs (value) / error), &exponent);
  return ldexp (rint (ldexp (fraction, 32)), exponent - 32);
}
