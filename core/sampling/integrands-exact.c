/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Integrals of the integrands.
 *
 * Four of Genz's families are products of elementary integrals. The Gaussian's, an
 * error function, is taken by Gauss and Legendre with 64 points, which leave nothing of
 * an entire function as flat as this. The corner peak's usual sum over 2^s corners
 * loses all digits as s grows; with 1/B^(s+1) = ∫ t^s e^(−B t) dt / s! it becomes
 *
 *   ∫ e^(−t) Π (1 − e^(−aᵢ t)) dt / (s! Π aᵢ),
 *
 * smooth and positive. Nodes are GSL's tabulated ones, and functions are our own, so
 * that the bits are the same everywhere. */

#include "core/sampling/integrands-private.h"

#include "core/base/vmath.h"
#include "core/sampling/sampler.h"

#include <gsl/gsl_integration.h>
#include <math.h>

#define N_NODES 64
#define N_PANELS 64
#define N_HALTON (1u << 18)

static double
one (void (*function) (gsize n, const double *x, double *y), double x)
{
  function (1, &x, &x);
  return x;
}

/* The nodes of Gauss and Legendre on [from, to] and their weights. */
static void
set_nodes (gsize n, double from, double to, double *x, double *weight)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc (n);
  for (gsize i = 0; i < n; i++)
    gsl_integration_glfixed_point (from, to, i, &x[i], &weight[i], table);
  gsl_integration_glfixed_table_free (table);
}

static double
gaussian_factor (double a, double u)
{
  double x[N_NODES], weight[N_NODES], sum = 0;
  set_nodes (N_NODES, 0, 1, x, weight);
  for (gsize i = 0; i < N_NODES; i++)
    x[i] = -a * a * (x[i] - u) * (x[i] - u);
  mur_vexp (N_NODES, x, x);
  for (gsize i = 0; i < N_NODES; i++)
    sum += weight[i] * x[i];
  return sum;
}

/* 1 − e^(−a t) over a and its part of the factorial. */
static void
corner_multiply (double a, guint i, const double *t, double *product)
{
  double x[N_NODES];
  for (gsize j = 0; j < N_NODES; j++)
    x[j] = -a * t[j];
  mur_vexp (N_NODES, x, x);
  for (gsize j = 0; j < N_NODES; j++)
    product[j] *= (1 - x[j]) / (a * (i + 1));
}

static double
corner_panel (const MurIntegrand *self, double from, double to)
{
  double t[N_NODES], weight[N_NODES], product[N_NODES], sum = 0;
  set_nodes (N_NODES, from, to, t, weight);
  for (gsize j = 0; j < N_NODES; j++)
    product[j] = -t[j];
  mur_vexp (N_NODES, product, product);
  for (guint i = 0; i < self->dimensions; i++)
    corner_multiply (self->a[i], i, t, product);
  for (gsize j = 0; j < N_NODES; j++)
    sum += weight[j] * product[j];
  return sum;
}

/* The integrand falls as e^(−t) beyond the place where t^s e^(−t) is largest. */
static double
corner_peak (const MurIntegrand *self)
{
  double s = self->dimensions, sum = 0;
  double end = s + 20 * sqrt (s) + 40;
  for (guint i = 0; i < N_PANELS; i++)
    sum += corner_panel (self, end * i / N_PANELS, end * (i + 1) / N_PANELS);
  return sum;
}

static double
oscillatory (const MurIntegrand *self)
{
  double angle = 2 * G_PI * self->u[0], product = 1;
  for (guint i = 0; i < self->dimensions; i++)
    {
      double half = self->a[i] / 2;
      angle += half;
      product *= one (mur_vsin, half) / half;
    }
  return product * one (mur_vcos, angle);
}

static double
factor (const MurIntegrand *self, guint i)
{
  double a = self->a[i], u = self->u[i];
  switch (self->kind)
    {
    case MUR_INTEGRAND_PRODUCT_PEAK:
      return a * (one (mur_vatan, a * (1 - u)) + one (mur_vatan, a * u));
    case MUR_INTEGRAND_GAUSSIAN:
      return gaussian_factor (a, u);
    case MUR_INTEGRAND_CONTINUOUS:
      return (2 - one (mur_vexp, -a * u) - one (mur_vexp, -a * (1 - u))) / a;
    default:
      return (one (mur_vexp, i < 2 ? a * u : a) - 1) / a;
    }
}

double
mur_integrand_exact (const MurIntegrand *self)
{
  double product = 1;
  if (self->kind == MUR_INTEGRAND_OSCILLATORY)
    return oscillatory (self);
  if (self->kind == MUR_INTEGRAND_CORNER_PEAK)
    return corner_peak (self);
  for (guint i = 0; i < self->dimensions; i++)
    product *= factor (self, i);
  return product;
}

/* Points of a rule, a block at a time: columns and weights of @n from @first on. */
typedef struct _Rule Rule;
struct _Rule
{
  gsize n;
  guint dimensions;
  void (*fill) (
    const Rule *self, gsize first, gsize n, double *const *columns, double *weights);
  gsize n_nodes; /* a dimension, of a product rule */
  double *x, *weight;
  const MurSampler *sampler; /* of a rule of equal weights */
};

/* The first dimension fastest. */
static void
fill_product (
  const Rule *self, gsize first, gsize n, double *const *columns, double *weights)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize rest = first + i;
      weights[i] = 1;
      for (guint d = 0; d < self->dimensions; d++, rest /= self->n_nodes)
        {
          columns[d][i] = self->x[rest % self->n_nodes];
          weights[i] *= self->weight[rest % self->n_nodes];
        }
    }
}

static void
fill_samples (
  const Rule *self, gsize first, gsize n, double *const *columns, double *weights)
{
  mur_sampler_fill (self->sampler, first, n, 0, self->dimensions, columns);
  for (gsize i = 0; i < n; i++)
    weights[i] = 1 / (double)self->n;
}

static gboolean
apply_rule (const MurIntegrand *self,
            const Rule *rule,
            double *integral,
            GError **error)
{
  g_autofree double *buffer
    = g_new (double, (rule->dimensions + 2) * (gsize)MUR_INTEGRAND_BLOCK);
  g_autofree double **columns = g_new (double *, rule->dimensions);
  double *values = buffer + rule->dimensions * (gsize)MUR_INTEGRAND_BLOCK;
  double *weights = values + MUR_INTEGRAND_BLOCK;
  for (guint d = 0; d < rule->dimensions; d++)
    columns[d] = buffer + d * (gsize)MUR_INTEGRAND_BLOCK;
  *integral = 0;
  for (gsize first = 0; first < rule->n; first += MUR_INTEGRAND_BLOCK)
    {
      gsize n = MIN (rule->n - first, MUR_INTEGRAND_BLOCK);
      rule->fill (rule, first, n, columns, weights);
      if (!mur_integrand_evaluate (self, (const double *const *)columns, n, values,
                                   error))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        *integral += weights[i] * values[i];
    }
  return TRUE;
}

static gboolean
apply_product (const MurIntegrand *self,
               gsize n_nodes,
               double *integral,
               GError **error)
{
  g_autofree double *x = g_new (double, n_nodes);
  g_autofree double *weight = g_new (double, n_nodes);
  Rule rule = { 1, self->dimensions, fill_product, n_nodes, x, weight };
  set_nodes (n_nodes, 0, 1, x, weight);
  for (guint d = 0; d < self->dimensions; d++)
    rule.n *= n_nodes;
  return apply_rule (self, &rule, integral, error);
}

/* Without point 0, the origin, where formulas have their poles. */
static gboolean
apply_halton (const MurIntegrand *self, gsize n, double *integral, GError **error)
{
  const MurSamplerSettings settings = { .sequence = MUR_SEQUENCE_HALTON,
                                        .dimensions = self->dimensions,
                                        .first_index = 1,
                                        .count = n };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  Rule rule = { n, self->dimensions, fill_samples, .sampler = sampler };
  return apply_rule (self, &rule, integral, error);
}

/* By two rules of one kind, of which the second has more points: how much that changes is
 * taken for the uncertainty. */
typedef struct
{
  double integral, uncertainty;
} Estimate;

static gboolean
estimate_product (const MurIntegrand *self,
                  gsize n_coarse,
                  gsize n_fine,
                  Estimate *estimate,
                  GError **error)
{
  double coarse;
  if (!apply_product (self, n_coarse, &coarse, error)
      || !apply_product (self, n_fine, &estimate->integral, error))
    return FALSE;
  estimate->uncertainty = fabs (estimate->integral - coarse);
  return TRUE;
}

/* The error of these points falls about as 1/n, but not evenly: twice the change. */
static gboolean
estimate_halton (const MurIntegrand *self, Estimate *estimate, GError **error)
{
  double coarse;
  if (!apply_halton (self, N_HALTON / 2, &coarse, error)
      || !apply_halton (self, N_HALTON, &estimate->integral, error))
    return FALSE;
  estimate->uncertainty = 2 * fabs (estimate->integral - coarse);
  return TRUE;
}

/* The numbers of nodes are among those GSL has a table for. A product rule of few nodes a
 * dimension may miss a peak or a step twice alike: where there are few it counts only
 * where Halton points find the same, and its own change is less than theirs. */
gboolean
mur_integrand_refine (MurIntegrand *self, GError **error)
{
  static const gsize coarse_nodes[] = { 256, 256, 32, 16, 10, 7, 5, 4 };
  static const gsize fine_nodes[] = { 512, 512, 64, 20, 12, 8, 6, 5 };
  const guint s = self->dimensions;
  Estimate product = { NAN, INFINITY }, points = { NAN, INFINITY };
  /* Where there are points too, they say what is not finite. */
  if (s <= G_N_ELEMENTS (fine_nodes)
      && !estimate_product (self, coarse_nodes[s - 1], fine_nodes[s - 1], &product,
                            s > 3 ? NULL : error)
      && s <= 3)
    return FALSE;
  if (s > 3 && !estimate_halton (self, &points, error))
    return FALSE;
  const gboolean is_product
    = s <= 3
      || (product.uncertainty < points.uncertainty
          && fabs (product.integral - points.integral) < 5 * points.uncertainty);
  self->integral = is_product ? product.integral : points.integral;
  self->uncertainty = is_product ? product.uncertainty : points.uncertainty;
  return TRUE;
}
