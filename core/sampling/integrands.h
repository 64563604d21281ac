/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Functions on [0, 1]^s to integrate: the six families of Genz (1984), the quarter disc
 * whose integral is π, and a typed formula.
 *
 *   oscillatory     cos (2π u₁ + Σ aᵢ xᵢ)
 *   product peak    Π 1 / (aᵢ⁻² + (xᵢ − uᵢ)²)
 *   corner peak     (1 + Σ aᵢ xᵢ)^−(s + 1)
 *   gaussian        exp (−Σ aᵢ² (xᵢ − uᵢ)²)
 *   continuous      exp (−Σ aᵢ |xᵢ − uᵢ|)
 *   discontinuous   exp (Σ aᵢ xᵢ), and 0 where x₁ > u₁ or x₂ > u₂
 *   quarter disc    4 where x₁² + x₂² ≤ 1, else 0; with s = 1: 4 √(1 − x₁²)
 *   formula         in x1, x2, … up to x64
 *
 * The numbers a and u are of this program: u from 0.1 to 0.9, a uneven, with the sum
 * that Genz gives each family (9, 7.25, 1.85, 7.03, 20.4, 4.3).
 *
 * An integrand is immutable: any number of threads may evaluate it. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_INTEGRAND_OSCILLATORY,
  MUR_INTEGRAND_PRODUCT_PEAK,
  MUR_INTEGRAND_CORNER_PEAK,
  MUR_INTEGRAND_GAUSSIAN,
  MUR_INTEGRAND_CONTINUOUS,
  MUR_INTEGRAND_DISCONTINUOUS,
  MUR_INTEGRAND_QUARTER_DISC,
  MUR_INTEGRAND_FORMULA,
  MUR_N_INTEGRANDS
} MurIntegrandKind;

#define MUR_INTEGRAND_MAX_DIMENSIONS 100 /* of Genz's families */
#define MUR_INTEGRAND_BLOCK 1024         /* points at a time that suit the caches */

/* oscillatory, product-peak, … */
extern const MurChoice mur_integrands[];

typedef struct _MurIntegrand MurIntegrand;

/* @formula: (nullable): for MUR_INTEGRAND_FORMULA. Errors are about the field formula
 * (also when it is not finite where its integral is taken) or, with more dimensions
 * than a family can have, integrand. */
MurIntegrand *mur_integrand_new (MurIntegrandKind kind,
                                 guint dimensions,
                                 const char *formula,
                                 GError **error);
void mur_integrand_free (MurIntegrand *self);

/* How many dimensions, from the first, it depends on. */
guint mur_integrand_dimensions (const MurIntegrand *self);

/* The integral: exact to some ulp, and of a formula the finest value at hand. */
double mur_integrand_integral (const MurIntegrand *self);

/* About how far that may be from the truth: 0 but for formulas. Those of one, two and
 * three variables are integrated by Gauss and Legendre with 512, 512² or 64³ points,
 * others by 2¹⁸ Halton points, unless, up to eight variables, some 10⁵ points of Gauss and
 * Legendre agree with those and are surer. */
double mur_integrand_uncertainty (const MurIntegrand *self);

/* The values at @n points; @columns: an array a dimension. A value that is not finite
 * is an error that names the point. */
gboolean mur_integrand_evaluate (const MurIntegrand *self,
                                 const double *const *columns,
                                 gsize n,
                                 double *values,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurIntegrand, mur_integrand_free)
