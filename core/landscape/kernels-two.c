/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The landscapes of two dimensions, many points at a time.
 *
 * D. M. Himmelblau 1972; F. H. Branin 1972; L. C. W. Dixon and G. P. Szegő 1978 (camel);
 * A. A. Goldstein and J. F. Price 1971; E. M. L. Beale 1958; E. E. Easom 1990; D. Whitley
 * and others 1996 (eggholder); S. K. Mishra 2006 (cross in tray); J. D. Schaffer 1984;
 * A. J. Keane and A. Nair (drop wave); B. O. Shubert 1972. */

#include "core/landscape/landscape-private.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <math.h>

/* A kernel of two coordinates that needs arithmetic only. */
#define POLYNOMIAL(name, formula)                                                    \
  MUR_KERNEL static void name##_kernel (gsize n, const double *xs, const double *ys, \
                                        double *out)                                 \
  {                                                                                  \
    for (gsize i = 0; i < n; i++)                                                    \
      {                                                                              \
        const double x = xs[i];                                                      \
        const double y = ys[i];                                                      \
                                                                                     \
        out[i] = formula;                                                            \
      }                                                                              \
  }                                                                                  \
                                                                                     \
  void mur_landscape_##name (const MurLandscapeTile *tile)                           \
  {                                                                                  \
    name##_kernel (tile->n, tile->x, tile->x + tile->stride, tile->values);          \
  }

#define EXPONENT_OF_ZERO (-746.0) /* e to the power of less is 0 */

MUR_INLINE double
square (double x)
{
  return x * x;
}

POLYNOMIAL (himmelblau, square (x *x + y - 11) + square (x + y * y - 7))
POLYNOMIAL (booth, square (x + 2 * y - 7) + square (2 * x + y - 5))
POLYNOMIAL (beale,
            square (1.5 - x + x * y) + square (2.25 - x + x * (y * y))
              + square (2.625 - x + x * (y * y * y)))
POLYNOMIAL (six_hump_camel,
            (4 - 2.1 * (x * x) + (x * x) * (x * x) / 3) * (x * x) + x * y
              + (4 * (y * y) - 4) * (y * y))
POLYNOMIAL (goldstein_price,
            (1
             + square (x + y + 1)
                 * (19 - 14 * x + 3 * (x * x) - 14 * y + 6 * (x * y) + 3 * (y * y)))
              * (30
                 + square (2 * x - 3 * y)
                     * (18 - 32 * x + 12 * (x * x) + 48 * y - 36 * (x * y)
                        + 27 * (y * y))))

MUR_KERNEL static void
branin_kernel (
  gsize n, const double *x, const double *y, const double *cosine, double *out)
{
  const double b = 5.1 / (4 * G_PI * G_PI);
  const double c = 5 / G_PI;
  const double t = 1 / (8 * G_PI);

  for (gsize i = 0; i < n; i++)
    out[i] = square (y[i] - b * (x[i] * x[i]) + c * x[i] - 6) + 10 * (1 - t) * cosine[i]
             + 10;
}

void
mur_landscape_branin (const MurLandscapeTile *tile)
{
  mur_vcos (tile->n, tile->x, tile->a);
  branin_kernel (tile->n, tile->x, tile->x + tile->stride, tile->a, tile->values);
}

MUR_INLINE double
easom_exponent (double x, double y)
{
  return -(square (x - G_PI) + square (y - G_PI));
}

/* Where the power is 0, which is most of the domain, another is computed: one so small
 * takes long. */
MUR_KERNEL static void
easom_exponents (gsize n, const double *x, const double *y, double *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const double exponent = easom_exponent (x[i], y[i]);

      out[i] = exponent < EXPONENT_OF_ZERO ? 0 : exponent;
    }
}

MUR_KERNEL static void
easom_join (gsize n,
            const double *x,
            const double *y,
            const double *a,
            const double *b,
            double *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const double power = easom_exponent (x[i], y[i]) < EXPONENT_OF_ZERO ? 0 : out[i];

      out[i] = -(a[i] * b[i]) * power;
    }
}

void
mur_landscape_easom (const MurLandscapeTile *tile)
{
  const double *y = tile->x + tile->stride;

  mur_vcos (tile->n, tile->x, tile->a);
  mur_vcos (tile->n, y, tile->b);
  easom_exponents (tile->n, tile->x, y, tile->values);
  mur_vexp (tile->n, tile->values, tile->values);
  easom_join (tile->n, tile->x, y, tile->a, tile->b, tile->values);
}

MUR_KERNEL static void
eggholder_angles (gsize n, const double *x, const double *y, double *a, double *b)
{
  for (gsize i = 0; i < n; i++)
    {
      const double raised = y[i] + 47;

      a[i] = sqrt (fabs (raised + x[i] / 2));
      b[i] = sqrt (fabs (x[i] - raised));
    }
}

MUR_KERNEL static void
eggholder_join (gsize n,
                const double *x,
                const double *y,
                const double *a,
                const double *b,
                double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = -(y[i] + 47) * a[i] - x[i] * b[i];
}

void
mur_landscape_eggholder (const MurLandscapeTile *tile)
{
  const double *y = tile->x + tile->stride;

  eggholder_angles (tile->n, tile->x, y, tile->a, tile->b);
  mur_vsin (tile->n, tile->a, tile->a);
  mur_vsin (tile->n, tile->b, tile->b);
  eggholder_join (tile->n, tile->x, y, tile->a, tile->b, tile->values);
}

MUR_KERNEL static void
tray_exponents (gsize n, const double *x, const double *y, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = fabs (100 - sqrt (x[i] * x[i] + y[i] * y[i]) / G_PI);
}

MUR_KERNEL static void
tray_bases (gsize n, const double *a, const double *b, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = fabs (a[i] * b[i] * out[i]) + 1;
}

MUR_KERNEL static void
tray_roots (gsize n, double *logarithms)
{
  for (gsize i = 0; i < n; i++)
    logarithms[i] *= 0.1;
}

MUR_KERNEL static void
tray_join (gsize n, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] *= -0.0001;
}

/* The tenth root of up to 1e43 by logarithms: within 3e-15 of it, in half the time. */
void
mur_landscape_cross_in_tray (const MurLandscapeTile *tile)
{
  const double *y = tile->x + tile->stride;

  mur_vsin (tile->n, tile->x, tile->a);
  mur_vsin (tile->n, y, tile->b);
  tray_exponents (tile->n, tile->x, y, tile->values);
  mur_vexp (tile->n, tile->values, tile->values);
  tray_bases (tile->n, tile->a, tile->b, tile->values);
  mur_vlog (tile->n, tile->values, tile->values);
  tray_roots (tile->n, tile->values);
  mur_vexp (tile->n, tile->values, tile->values);
  tray_join (tile->n, tile->values);
}

MUR_KERNEL static void
schaffer_angles (gsize n, const double *x, const double *y, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = x[i] * x[i] - y[i] * y[i];
}

/* ½ + (sin² − ½) / q² with q = 1 + e is (sin² + e + e²/2) / q²: 0 at the minimum. */
MUR_KERNEL static void
schaffer_join (
  gsize n, const double *x, const double *y, const double *sine, double *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const double e = 0.001 * (x[i] * x[i] + y[i] * y[i]);

      out[i] = (sine[i] * sine[i] + e * (1 + 0.5 * e)) / square (1 + e);
    }
}

void
mur_landscape_schaffer_2 (const MurLandscapeTile *tile)
{
  const double *y = tile->x + tile->stride;

  schaffer_angles (tile->n, tile->x, y, tile->a);
  mur_vsin (tile->n, tile->a, tile->a);
  schaffer_join (tile->n, tile->x, y, tile->a, tile->values);
}

MUR_KERNEL static void
drop_angles (gsize n, const double *x, const double *y, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = 12 * sqrt (x[i] * x[i] + y[i] * y[i]);
}

MUR_KERNEL static void
drop_join (gsize n, const double *x, const double *y, const double *cosine, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = -(1 + cosine[i]) / (0.5 * (x[i] * x[i] + y[i] * y[i]) + 2);
}

void
mur_landscape_drop_wave (const MurLandscapeTile *tile)
{
  const double *y = tile->x + tile->stride;

  drop_angles (tile->n, tile->x, y, tile->a);
  mur_vcos (tile->n, tile->a, tile->a);
  drop_join (tile->n, tile->x, y, tile->a, tile->values);
}

MUR_KERNEL static void
shubert_angles (gsize n, double j, const double *x, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] = (j + 1) * x[i] + j;
}

MUR_KERNEL static void
shubert_add (gsize n, double j, const double *cosine, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] += j * cosine[i];
}

MUR_KERNEL static void
multiply_sums (gsize n, const double *x, double *out)
{
  for (gsize i = 0; i < n; i++)
    out[i] *= x[i];
}

static void
shubert_sum (const MurLandscapeTile *tile, const double *x, double *out)
{
  for (gsize i = 0; i < tile->n; i++)
    out[i] = 0;
  for (guint j = 1; j <= 5; j++)
    {
      shubert_angles (tile->n, j, x, tile->a);
      mur_vcos (tile->n, tile->a, tile->a);
      shubert_add (tile->n, j, tile->a, out);
    }
}

void
mur_landscape_shubert (const MurLandscapeTile *tile)
{
  shubert_sum (tile, tile->x, tile->values);
  shubert_sum (tile, tile->x + tile->stride, tile->b);
  multiply_sums (tile->n, tile->b, tile->values);
}
