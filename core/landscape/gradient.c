/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The landscapes' gradients at one point, from the derivatives on paper. Where one has a
 * corner the gradient is that of one side, or 0. */

#include "core/landscape/landscape-private.h"

#include "core/base/vmath.h"

#include <math.h>

typedef void (*Slope) (guint n, const double *z, double *g);

static double
sign (double x)
{
  return x < 0 ? -1 : 1;
}

/* 0 where a square root has its corner. */
static double
over (double x, double root)
{
  return root > 0 ? x / root : 0;
}

static void
sphere (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    g[d] = 2 * z[d];
}

static void
rosenbrock (guint n, const double *z, double *g)
{
  g[0] = 0;
  for (guint d = 0; d + 1 < n; d++)
    {
      const double off = z[d + 1] - z[d] * z[d];

      g[d] -= 400 * off * z[d] + 2 * (1 - z[d]);
      g[d + 1] = 200 * off;
    }
}

static void
rastrigin (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    g[d] = 2 * z[d] + 20 * G_PI * mur_sin (2 * G_PI * z[d]);
}

static void
ackley (guint n, const double *z, double *g)
{
  double squares = 0, cosines = 0;

  for (guint d = 0; d < n; d++)
    {
      squares += z[d] * z[d];
      cosines += mur_cos (2 * G_PI * z[d]);
    }

  const double root = sqrt (squares / n);
  const double well = mur_exp (-0.2 * root), waves = mur_exp (cosines / n);

  for (guint d = 0; d < n; d++)
    g[d] = 4 * well * over (z[d], n * root)
           + waves * 2 * G_PI * mur_sin (2 * G_PI * z[d]) / n;
}

static void
griewank (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    {
      const double root = sqrt (d + 1.0);
      double product = mur_sin (z[d] / root) / root;

      for (guint e = 0; e < n; e++)
        if (e != d)
          product *= mur_cos (z[e] / sqrt (e + 1.0));
      g[d] = z[d] / 2000 + product;
    }
}

static void
schwefel (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    {
      const double root = sqrt (fabs (z[d]));

      g[d] = -mur_sin (root) - 0.5 * root * mur_cos (root);
    }
}

static void
levy (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    {
      const gboolean is_last = d + 1 == n;
      const double u = (z[d] - 1) / 4, factor = is_last ? 2 * G_PI : G_PI;
      const double weight = is_last ? 1 : 10;
      const double angle = factor * u + (is_last ? 0 : G_PI + 1);
      const double s = mur_sin (angle);

      g[d] = 0.25
             * (2 * u * (1 + weight * s * s)
                + u * u * weight * factor * mur_sin (2 * angle));
    }
  g[0] += 0.25 * G_PI * mur_sin (2 * G_PI * (z[0] - 1) / 4);
}

static void
zakharov (guint n, const double *z, double *g)
{
  double sum = 0;

  for (guint d = 0; d < n; d++)
    sum += 0.5 * (d + 1) * z[d];
  for (guint d = 0; d < n; d++)
    g[d] = 2 * z[d] + (2 * sum + 4 * sum * sum * sum) * 0.5 * (d + 1);
}

static void
styblinski_tang (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    g[d] = 0.5 * (4 * z[d] * z[d] * z[d] - 32 * z[d] + 5);
}

static void
michalewicz (guint n, const double *z, double *g)
{
  for (guint d = 0; d < n; d++)
    {
      const double factor = (d + 1) / G_PI, angle = factor * z[d] * z[d];
      const double p = mur_sin (angle), p2 = p * p, p4 = p2 * p2,
                   p16 = p4 * p4 * p4 * p4;

      g[d] = -mur_cos (z[d]) * p16 * p4
             - mur_sin (z[d]) * 20 * p16 * p2 * p * mur_cos (angle) * 2 * factor * z[d];
    }
}

static void
himmelblau (guint n, const double *z, double *g)
{
  const double x = z[0], y = z[1], a = x * x + y - 11, b = x + y * y - 7;

  g[0] = 4 * x * a + 2 * b;
  g[1] = 2 * a + 4 * y * b;
}

static void
branin (guint n, const double *z, double *g)
{
  const double b = 5.1 / (4 * G_PI * G_PI), c = 5 / G_PI, t = 1 / (8 * G_PI);
  const double q = z[1] - b * z[0] * z[0] + c * z[0] - 6;

  g[0] = 2 * q * (c - 2 * b * z[0]) - 10 * (1 - t) * mur_sin (z[0]);
  g[1] = 2 * q;
}

static void
six_hump_camel (guint n, const double *z, double *g)
{
  const double x = z[0], y = z[1], x2 = x * x;

  g[0] = (8 - 8.4 * x2 + 2 * x2 * x2) * x + y;
  g[1] = x + (16 * y * y - 8) * y;
}

static void
goldstein_price (guint n, const double *z, double *g)
{
  const double x = z[0], y = z[1], s = x + y + 1, t = 2 * x - 3 * y;
  const double p = 19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y;
  const double q = 18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y;
  const double a = 1 + s * s * p, b = 30 + t * t * q;
  const double slope = 2 * s * p + s * s * (6 * x + 6 * y - 14);

  g[0] = slope * b + a * (4 * t * q + t * t * (24 * x - 36 * y - 32));
  g[1] = slope * b + a * (-6 * t * q + t * t * (48 - 36 * x + 54 * y));
}

static void
beale (guint n, const double *z, double *g)
{
  const double x = z[0], y = z[1], y2 = y * y, y3 = y2 * y;
  const double a = 1.5 - x + x * y, b = 2.25 - x + x * y2, c = 2.625 - x + x * y3;

  g[0] = 2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1));
  g[1] = 2 * x * (a + 2 * b * y + 3 * c * y2);
}

static void
booth (guint n, const double *z, double *g)
{
  const double a = z[0] + 2 * z[1] - 7, b = 2 * z[0] + z[1] - 5;

  g[0] = 2 * a + 4 * b;
  g[1] = 4 * a + 2 * b;
}

static void
easom (guint n, const double *z, double *g)
{
  const double x = z[0] - G_PI, y = z[1] - G_PI;
  const double a = mur_cos (z[0]), b = mur_cos (z[1]);
  const double bell = mur_exp (-(x * x + y * y));

  g[0] = bell * b * (mur_sin (z[0]) + 2 * x * a);
  g[1] = bell * a * (mur_sin (z[1]) + 2 * y * b);
}

static void
eggholder (guint n, const double *z, double *g)
{
  const double x = z[0], raised = z[1] + 47, u = raised + x / 2, v = x - raised;
  const double a = sqrt (fabs (u)), b = sqrt (fabs (v));
  const double to_a = raised * over (sign (u) * mur_cos (a), 2 * a);
  const double to_b = x * over (sign (v) * mur_cos (b), 2 * b);

  g[0] = -0.5 * to_a - mur_sin (b) - to_b;
  g[1] = -mur_sin (a) - to_a + to_b;
}

static void
cross_in_tray (guint n, const double *z, double *g)
{
  const double a = mur_sin (z[0]), b = mur_sin (z[1]);
  const double radius = sqrt (z[0] * z[0] + z[1] * z[1]);
  const double up = 100 - radius / G_PI, height = mur_exp (fabs (up));
  double base = fabs (a * b * height) + 1, power = -0.9, factor;

  mur_vpow (1, &base, &power, &factor);
  factor *= -1e-5 * sign (a * b) * height;
  g[0] = factor * (mur_cos (z[0]) * b - a * b * sign (up) * over (z[0], G_PI * radius));
  g[1] = factor * (mur_cos (z[1]) * a - a * b * sign (up) * over (z[1], G_PI * radius));
}

static void
schaffer_2 (guint n, const double *z, double *g)
{
  const double angle = z[0] * z[0] - z[1] * z[1], s = mur_sin (angle);
  const double e = 0.001 * (z[0] * z[0] + z[1] * z[1]), q = 1 + e;
  const double top = s * s + e * (1 + 0.5 * e), wave = mur_sin (2 * angle);

  for (guint d = 0; d < 2; d++)
    {
      const double slope = 0.002 * z[d];

      g[d] = (wave * (d == 0 ? 2 : -2) * z[d] + q * slope) / (q * q)
             - 2 * top * slope / (q * q * q);
    }
}

static void
drop_wave (guint n, const double *z, double *g)
{
  const double radius = sqrt (z[0] * z[0] + z[1] * z[1]);
  const double top = 1 + mur_cos (12 * radius), below = 0.5 * radius * radius + 2;

  for (guint d = 0; d < 2; d++)
    g[d] = 12 * mur_sin (12 * radius) * over (z[d], radius) / below
           + top * z[d] / (below * below);
}

static void
shubert (guint n, const double *z, double *g)
{
  double sum[2] = { 0, 0 }, slope[2] = { 0, 0 };

  for (guint d = 0; d < 2; d++)
    for (guint j = 1; j <= 5; j++)
      {
        sum[d] += j * mur_cos ((j + 1) * z[d] + j);
        slope[d] -= j * (j + 1) * mur_sin ((j + 1) * z[d] + j);
      }
  g[0] = slope[0] * sum[1];
  g[1] = slope[1] * sum[0];
}

static const Slope slopes[] = {
  [MUR_LANDSCAPE_SPHERE] = sphere,
  [MUR_LANDSCAPE_ROSENBROCK] = rosenbrock,
  [MUR_LANDSCAPE_RASTRIGIN] = rastrigin,
  [MUR_LANDSCAPE_ACKLEY] = ackley,
  [MUR_LANDSCAPE_GRIEWANK] = griewank,
  [MUR_LANDSCAPE_SCHWEFEL] = schwefel,
  [MUR_LANDSCAPE_LEVY] = levy,
  [MUR_LANDSCAPE_ZAKHAROV] = zakharov,
  [MUR_LANDSCAPE_STYBLINSKI_TANG] = styblinski_tang,
  [MUR_LANDSCAPE_MICHALEWICZ] = michalewicz,
  [MUR_LANDSCAPE_HIMMELBLAU] = himmelblau,
  [MUR_LANDSCAPE_BRANIN] = branin,
  [MUR_LANDSCAPE_SIX_HUMP_CAMEL] = six_hump_camel,
  [MUR_LANDSCAPE_GOLDSTEIN_PRICE] = goldstein_price,
  [MUR_LANDSCAPE_BEALE] = beale,
  [MUR_LANDSCAPE_BOOTH] = booth,
  [MUR_LANDSCAPE_EASOM] = easom,
  [MUR_LANDSCAPE_EGGHOLDER] = eggholder,
  [MUR_LANDSCAPE_CROSS_IN_TRAY] = cross_in_tray,
  [MUR_LANDSCAPE_SCHAFFER_2] = schaffer_2,
  [MUR_LANDSCAPE_DROP_WAVE] = drop_wave,
  [MUR_LANDSCAPE_SHUBERT] = shubert,
};
G_STATIC_ASSERT (G_N_ELEMENTS (slopes) == MUR_N_LANDSCAPES);

void
mur_landscape_slope (MurLandscapeKind kind, guint n, const double *z, double *gradient)
{
  slopes[kind](n, z, gradient);
}
