/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums: which loop, what is kept, and the bounds of their errors. */

#include "core/precision/sums.h"

#include "core/base/error.h"
#include "core/precision/sums-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

const MurChoice mur_sum_methods[] = {
  [MUR_SUM_NAIVE] = { "naive", "Naive" },
  [MUR_SUM_PAIRWISE] = { "pairwise", "Pairwise" },
  [MUR_SUM_KAHAN] = { "kahan", "Kahan" },
  [MUR_SUM_NEUMAIER] = { "neumaier", "Neumaier" },
  [MUR_SUM_DOUBLE_DOUBLE] = { "double-double", "Double-double" },
  [MUR_SUM_EXACT] = { "exact", "Exact" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_sum_methods, MUR_N_SUM_METHODS);

void
mur_sum_init (MurSum *self, MurSumMethod method, MurSumFormat format)
{
  memset (self, 0, sizeof *self);
  self->method = method;
  self->format = format;
}

void
mur_sum_add (MurSum *self, gsize n, const double *terms)
{
  if (self->method == MUR_SUM_EXACT)
    mur_exact_sum_add_many (&self->exact, n, terms);
  else if (self->format == MUR_SUM_IN_FLOAT)
    mur_sum_loops_float[self->method](self, n, terms);
  else
    mur_sum_loops_double[self->method](self, n, terms);
  self->n += n;
}

double
mur_sum_result (const MurSum *self, MurRounding rounding)
{
  if (self->method == MUR_SUM_EXACT)
    return mur_exact_sum_round (&self->exact, self->format, rounding);
  return self->format == MUR_SUM_IN_FLOAT ? mur_sum_finish_float (self)
                                          : mur_sum_finish_double (self);
}

/* The factor of a term that goes through @k roundings, less 1. */
static double
gamma_of (double k, double eta)
{
  return k * eta < 1 ? k * eta / (1 - k * eta) : (double)INFINITY;
}

/* Of γ and η, with what to-nearest alone allows. */
static double
bound_of (MurSumMethod method,
          gboolean is_nearest,
          double eta,
          double n,
          double absolutes,
          double sum)
{
  const double gamma = gamma_of (n - 1, eta);
  switch (method)
    {
    case MUR_SUM_NAIVE:
      return gamma * absolutes;
    case MUR_SUM_PAIRWISE:
      return n > 1 ? gamma_of (floor (log2 (n)) + 1, eta) * absolutes : 0;
    case MUR_SUM_KAHAN:
      return (3 * eta + 8 * n * eta * eta) * absolutes;
    case MUR_SUM_NEUMAIER:
      return eta * sum + (is_nearest ? 1 : 3) * gamma * gamma * absolutes;
    case MUR_SUM_DOUBLE_DOUBLE:
      return eta * sum + (is_nearest ? 2 : 8) * n * eta * eta * absolutes;
    default:
      return eta * sum;
    }
}

/* A little more, for the roundings of the bound itself. */
double
mur_sum_bound (MurSumMethod method,
               MurSumFormat format,
               MurRounding rounding,
               guint64 n,
               double absolutes,
               double sum)
{
  const gboolean is_nearest = rounding == MUR_ROUNDING_NEAREST;
  const double u = format == MUR_SUM_IN_FLOAT ? FLT_EPSILON / 2 : DBL_EPSILON / 2;
  if (n == 0)
    return 0;
  return bound_of (method, is_nearest, is_nearest ? u : 2 * u, (double)n, absolutes,
                   fabs (sum))
         * (1 + 16 * DBL_EPSILON);
}

void
mur_sum_to_floats (gsize n, const double *terms, double *floats)
{
  for (gsize i = 0; i < n; i++)
    floats[i] = (double)(float)terms[i];
}

/* The sum, the rest, the levels, the limbs and what is special, one after another. */
#define N_SAVED (3 + MUR_SUM_LEVELS + MUR_EXACT_LIMBS)

/* Limbs that are carried fit doubles: they are below 2³² but for the last, which counts
 * how often sums have gone round. */
void
mur_sum_save (const MurSum *self, MurArchive *archive, const char *name)
{
  double values[N_SAVED] = { self->sum, self->rest, self->exact.special };
  MurExactSum exact = self->exact;
  mur_exact_sum_carry (&exact);
  memcpy (values + 3, self->levels, sizeof self->levels);
  for (guint i = 0; i < MUR_EXACT_LIMBS; i++)
    values[3 + MUR_SUM_LEVELS + i] = (double)exact.limbs[i];
  mur_archive_put_doubles (archive, name, values, N_SAVED);
}

/* A limb that was never written so is refused: it would overflow. */
static gboolean
restore_limbs (MurExactSum *self,
               const double *values,
               const char *name,
               GError **error)
{
  for (guint i = 0; i < MUR_EXACT_LIMBS; i++)
    {
      if (!(fabs (values[i]) < 4294967296.0) || floor (values[i]) != values[i])
        {
          mur_error_set (error, MUR_ERROR_INPUT, name,
                         "%s: the saved state holds no sum", name);
          return FALSE;
        }
      self->limbs[i] = (gint64)values[i];
    }
  return TRUE;
}

gboolean
mur_sum_restore (MurSum *self,
                 const MurArchive *archive,
                 const char *name,
                 GError **error)
{
  double values[N_SAVED];
  if (!mur_archive_get_doubles (archive, name, values, N_SAVED, error)
      || !restore_limbs (&self->exact, values + 3 + MUR_SUM_LEVELS, name, error))
    return FALSE;
  self->sum = values[0];
  self->rest = values[1];
  self->exact.special = values[2];
  memcpy (self->levels, values + 3, sizeof self->levels);
  return TRUE;
}
