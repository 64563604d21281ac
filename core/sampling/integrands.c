/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Integrands over columns of points, a block of points at a time: the part of each
 * dimension is added or multiplied to an array, then an elementary function takes it.
 *
 * A. Genz, in: Tools, Methods and Languages for Scientific and Engineering Computation
 * (1984) 81–94. */

#include "core/sampling/integrands-private.h"

#include "core/base/error.h"
#include "core/base/kernel.h"
#include "core/base/number.h"
#include "core/base/vmath.h"

#include <math.h>

#define BLOCK 256
#define N_SHOWN 4 /* coordinates of a point, in an error */
#define GOLDEN 0.61803398874989484820
#define SQUARE_ROOT 0.41421356237309504880 /* of 2, less 1 */

const MurChoice mur_integrands[] = {
  [MUR_INTEGRAND_OSCILLATORY] = { "oscillatory", "Oscillatory" },
  [MUR_INTEGRAND_PRODUCT_PEAK] = { "product-peak", "Product peak" },
  [MUR_INTEGRAND_CORNER_PEAK] = { "corner-peak", "Corner peak" },
  [MUR_INTEGRAND_GAUSSIAN] = { "gaussian", "Gaussian" },
  [MUR_INTEGRAND_CONTINUOUS] = { "continuous", "Continuous" },
  [MUR_INTEGRAND_DISCONTINUOUS] = { "discontinuous", "Discontinuous" },
  [MUR_INTEGRAND_QUARTER_DISC] = { "quarter-disc", "Quarter disc (π)" },
  [MUR_INTEGRAND_FORMULA] = { "formula", "Formula" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_integrands, MUR_N_INTEGRANDS);

/* Genz's sums of a; the higher the harder. */
static const double difficulties[] = { 9, 7.25, 1.85, 7.03, 20.4, 4.3 };

static double
fraction (double x)
{
  return x - floor (x);
}

static void
set_numbers (MurIntegrand *self)
{
  double sum = 0;
  self->a = g_new (double, self->dimensions);
  self->u = g_new (double, self->dimensions);
  for (guint i = 0; i < self->dimensions; i++)
    {
      self->a[i] = 0.5 + fraction ((i + 1) * GOLDEN);
      self->u[i] = 0.1 + 0.8 * fraction ((i + 1) * SQUARE_ROOT);
      sum += self->a[i];
    }
  for (guint i = 0; i < self->dimensions; i++)
    self->a[i] *= difficulties[self->kind] / sum;
}

/* A formula of fewer variables than there are dimensions depends on the first few. */
static gboolean
compile (MurIntegrand *self, const char *formula, guint dimensions, GError **error)
{
  g_auto (GStrv) names = g_new0 (char *, dimensions + 1);
  for (guint i = 0; i < dimensions; i++)
    {
      names[i] = g_strdup_printf ("x%u", i + 1);
      self->dimensions = i + 1;
      self->program = mur_program_new (formula, (const char *const *)names, NULL,
                                       i + 1 == dimensions ? error : NULL);
      if (self->program != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_dimensions (MurIntegrandKind kind, guint dimensions, GError **error)
{
  if (dimensions <= MUR_INTEGRAND_MAX_DIMENSIONS)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "integrand",
                 "integrand: %s is not allowed in %u dimensions; at most %u",
                 mur_integrands[kind].id, dimensions, MUR_INTEGRAND_MAX_DIMENSIONS);
  return FALSE;
}

MurIntegrand *
mur_integrand_new (MurIntegrandKind kind,
                   guint dimensions,
                   const char *formula,
                   GError **error)
{
  g_return_val_if_fail (dimensions > 0 && kind < MUR_N_INTEGRANDS, NULL);
  g_return_val_if_fail (kind != MUR_INTEGRAND_FORMULA || formula != NULL, NULL);

  g_autoptr (MurIntegrand) self = g_new0 (MurIntegrand, 1);
  self->kind = kind;
  if (kind == MUR_INTEGRAND_FORMULA)
    {
      if (!compile (self, formula, MIN (dimensions, MUR_PROGRAM_MAX_PARAMETERS), error)
          || !mur_integrand_refine (self, error))
        return NULL;
    }
  else if (kind == MUR_INTEGRAND_QUARTER_DISC)
    {
      self->dimensions = MIN (dimensions, 2);
      self->integral = G_PI;
    }
  else
    {
      if (!check_dimensions (kind, dimensions, error))
        return NULL;
      self->dimensions = dimensions;
      set_numbers (self);
      self->integral = mur_integrand_exact (self);
    }
  return g_steal_pointer (&self);
}

void
mur_integrand_free (MurIntegrand *self)
{
  g_free (self->a);
  g_free (self->u);
  g_clear_pointer (&self->program, mur_program_unref);
  g_free (self);
}

guint
mur_integrand_dimensions (const MurIntegrand *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->dimensions;
}

double
mur_integrand_integral (const MurIntegrand *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->integral;
}

double
mur_integrand_uncertainty (const MurIntegrand *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->uncertainty;
}

/* The part of one dimension, with its numbers a and u. */
#define PART(name, RESULT)                                                        \
  MUR_KERNEL static void add_##name (gsize n, const double *restrict x, double a, \
                                     double u, double *restrict y)                \
  {                                                                               \
    for (gsize i = 0; i < n; i++)                                                 \
      y[i] = RESULT;                                                              \
  }

PART (line, y[i] + a * x[i])
PART (peak, y[i] * (1 / (a * a) + (x[i] - u) * (x[i] - u)))
PART (square, y[i] - a * a * (x[i] - u) * (x[i] - u))
PART (distance, y[i] - a * fabs (x[i] - u))

typedef void (*PartFunc) (gsize n, const double *x, double a, double u, double *y);

static const PartFunc parts[]
  = { add_line, add_peak, add_line, add_square, add_distance, add_line };

MUR_KERNEL static void
quarter_disc (gsize n,
              const double *restrict x,
              const double *restrict y,
              double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = x[i] * x[i] + y[i] * y[i] <= 1 ? 4 : 0;
}

MUR_KERNEL static void
quarter_circle (gsize n, const double *restrict x, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = 4 * sqrt (1 - x[i] * x[i]);
}

MUR_KERNEL static void
invert_values (gsize n, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = 1 / values[i];
}

MUR_KERNEL static void
clear_above (gsize n, const double *restrict x, double u, double *restrict values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = x[i] > u ? 0 : values[i];
}

static double
initial_value (const MurIntegrand *self)
{
  switch (self->kind)
    {
    case MUR_INTEGRAND_OSCILLATORY:
      return 2 * G_PI * self->u[0];
    case MUR_INTEGRAND_PRODUCT_PEAK:
    case MUR_INTEGRAND_CORNER_PEAK:
      return 1;
    default:
      return 0;
    }
}

static void
evaluate_family (const MurIntegrand *self,
                 const double *const *columns,
                 gsize first,
                 gsize n,
                 double *values)
{
  double initial = initial_value (self);
  for (gsize i = 0; i < n; i++)
    values[i] = initial;
  for (guint d = 0; d < self->dimensions; d++)
    parts[self->kind](n, columns[d] + first, self->a[d], self->u[d], values);
  if (self->kind == MUR_INTEGRAND_OSCILLATORY)
    mur_vcos (n, values, values);
  else if (self->kind == MUR_INTEGRAND_PRODUCT_PEAK)
    invert_values (n, values);
  else if (self->kind == MUR_INTEGRAND_CORNER_PEAK)
    mur_vpowi (n, values, -(int)(self->dimensions + 1), values);
  else
    mur_vexp (n, values, values);
  if (self->kind == MUR_INTEGRAND_DISCONTINUOUS)
    for (guint d = 0; d < MIN (self->dimensions, 2); d++)
      clear_above (n, columns[d] + first, self->u[d], values);
}

static void
evaluate_formula (const MurIntegrand *self,
                  const double *const *columns,
                  gsize n,
                  double *values)
{
  MurProgramCache *cache = mur_program_cache_new (self->program, columns, n);
  MurProgramWorkspace *workspace = mur_program_workspace_new (self->program);
  mur_program_evaluate (cache, workspace, NULL, 0, n, values);
  mur_program_workspace_free (workspace);
  mur_program_cache_free (cache);
}

static void
evaluate_block (const MurIntegrand *self,
                const double *const *columns,
                gsize first,
                gsize n,
                double *values)
{
  if (self->kind != MUR_INTEGRAND_QUARTER_DISC)
    evaluate_family (self, columns, first, n, values);
  else if (self->dimensions == 2)
    quarter_disc (n, columns[0] + first, columns[1] + first, values);
  else
    quarter_circle (n, columns[0] + first, values);
}

/* "x1 = 0, x2 = 0.5" */
static void
refuse_point (const MurIntegrand *self,
              const double *const *columns,
              gsize i,
              GError **error)
{
  const char *field = self->kind == MUR_INTEGRAND_FORMULA ? "formula" : "integrand";
  g_autoptr (GString) point = g_string_new (NULL);
  for (guint d = 0; d < MIN (self->dimensions, N_SHOWN); d++)
    {
      g_autofree char *x = mur_number_round (columns[d][i], 6);
      g_string_append_printf (point, "%sx%u = %s", d > 0 ? ", " : "", d + 1, x);
    }
  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: no finite value at %s%s; one is needed at every point", field,
                 point->str, self->dimensions > N_SHOWN ? ", …" : "");
}

gboolean
mur_integrand_evaluate (const MurIntegrand *self,
                        const double *const *columns,
                        gsize n,
                        double *values,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && columns != NULL && values != NULL, FALSE);

  if (self->kind == MUR_INTEGRAND_FORMULA)
    evaluate_formula (self, columns, n, values);
  else
    for (gsize first = 0; first < n; first += BLOCK)
      evaluate_block (self, columns, first, MIN (BLOCK, n - first), values + first);
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      {
        refuse_point (self, columns, i, error);
        return FALSE;
      }
  return TRUE;
}
