/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taylor coefficients of φ, s = sin mφ and c = cos mφ (Jorba and Zou,
 * Experimental Mathematics 14, 2005):
 *
 *     (k + 1) φ_{k+1} = Σ_m Σ_j (A_j c_{k−j} − B_j s_{k−j})  (+ ω for k = 0)
 *     (k + 1) s_{k+1} = m Σ_j D_j c_{k−j},   (k + 1) c_{k+1} = −m Σ_j D_j s_{k−j}
 *
 * with D_j = (j + 1) φ_{j+1}, and A, B the products of the couplings with the series of
 * s and c, lag and strength within.
 *
 * Coefficients of a panel of oscillators stand together, order by order, so that the
 * sums over j run through the first-level cache. */

#include "core/oscillators/taylor.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"
#include "core/oscillators/double4.h"
#include "core/oscillators/integrator.h"
#include "core/oscillators/kuramoto-private.h"

#include <math.h>
#include <string.h>

/* Series of each panel: φ and D, then s, c, A, B of each harmonic. */
#define OWN_SERIES 2
#define HARMONIC_SERIES 4

/* A step never turns an oscillator further than this, nor lasts longer, s. */
#define MOST_RADIANS 1024.0
#define MOST_SECONDS 0x1p20

struct _MurTaylor
{
  MurKuramoto *model;
  guint order;
  guint n_harmonics;
  gsize panel_size; /* doubles */
  double *series;

  /* Of the expansion under way. */
  const double *theta;
  double frame;
  gsize k;
};

/* Orders near −½ log tolerance take the fewest multiplications (Jorba and Zou);
 * somewhat higher ones take the fewest products with the couplings, and shorter runs of
 * loops. */
guint
mur_taylor_order (double tolerance)
{
  return (guint)CLAMP (8.5 - 0.45 * mur_log (tolerance), 8, 20);
}

static gsize
panel_size (guint order, guint n_harmonics)
{
  return (OWN_SERIES + HARMONIC_SERIES * n_harmonics) * (order + 1) * MUR_PANEL;
}

gsize
mur_taylor_bytes (guint order)
{
  return panel_size (order, MUR_KURAMOTO_HARMONICS) * sizeof (double) / MUR_PANEL;
}

static void
fit (MurTaylor *self)
{
  const guint n_harmonics = MAX (self->model->n_harmonics, 1);

  if (self->n_harmonics == n_harmonics)
    return;
  g_aligned_free (self->series);
  self->n_harmonics = n_harmonics;
  self->panel_size = panel_size (self->order, n_harmonics);
  self->series = g_aligned_alloc0 (MUR_PANELS (self->model->n) * self->panel_size,
                                   sizeof (double), 64);
}

MurTaylor *
mur_taylor_new (MurKuramoto *model, guint order)
{
  MurTaylor *self = g_new0 (MurTaylor, 1);

  self->model = model;
  self->order = order;
  fit (self);
  return self;
}

void
mur_taylor_free (MurTaylor *self)
{
  if (self == NULL)
    return;
  g_aligned_free (self->series);
  g_free (self);
}

guint
mur_taylor_get_order (const MurTaylor *self)
{
  return self->order;
}

/* Series @which of the panel that begins at @panel. */
MUR_INLINE double *
series_at (double *panel, gsize which, gsize order)
{
  return panel + which * (order + 1) * MUR_PANEL;
}

MUR_INLINE double *
harmonic_series (double *panel, guint m, guint which, gsize order)
{
  return series_at (panel, OWN_SERIES + HARMONIC_SERIES * m + which, order);
}

/* Into @low and @high, the halves of a panel: Σ_j a_j b_{k−j}. */
MUR_INLINE void
convolve (gsize k, const double *a, const double *b, MurDouble4 *low, MurDouble4 *high)
{
  MurDouble4 sum_low = { 0 }, sum_high = { 0 };

  for (gsize j = 0; j <= k; j++)
    {
      const double *aj = a + j * MUR_PANEL, *bj = b + (k - j) * MUR_PANEL;

      sum_low += MUR_CONST_DOUBLE4 (aj, 0) * MUR_CONST_DOUBLE4 (bj, 0);
      sum_high += MUR_CONST_DOUBLE4 (aj, 1) * MUR_CONST_DOUBLE4 (bj, 1);
    }
  *low = sum_low;
  *high = sum_high;
}

/* D_k += Σ_j A_j c_{k−j} − B_j s_{k−j}, for each panel. */
MUR_KERNEL static void
add_drive (gsize n_panels, gsize size, gsize order, guint m, gsize k, double *panel)
{
  for (gsize p = 0; p < n_panels; p++, panel += size)
    {
      double *d = series_at (panel, 1, order) + k * MUR_PANEL;
      const double *s = harmonic_series (panel, m, 0, order);
      const double *c = harmonic_series (panel, m, 1, order);
      const double *a = harmonic_series (panel, m, 2, order);
      const double *b = harmonic_series (panel, m, 3, order);
      MurDouble4 upper_a, lower_a, upper_b, lower_b;

      convolve (k, a, c, &upper_a, &lower_a);
      convolve (k, b, s, &upper_b, &lower_b);
      MUR_DOUBLE4 (d, 0) += upper_a - upper_b;
      MUR_DOUBLE4 (d, 1) += lower_a - lower_b;
    }
}

/* s_{k+1} and c_{k+1}, for each panel, also side by side for all oscillators. */
MUR_KERNEL static void
turn_wave (gsize n_panels,
           gsize size,
           gsize order,
           guint m,
           gsize k,
           double *panel,
           double *sine,
           double *cosine)
{
  const double factor = (double)(m + 1) / (double)(k + 1);

  for (gsize p = 0; p < n_panels; p++, panel += size)
    {
      const double *d = series_at (panel, 1, order);
      double *s = harmonic_series (panel, m, 0, order);
      double *c = harmonic_series (panel, m, 1, order);
      MurDouble4 upper_s, lower_s, upper_c, lower_c;

      convolve (k, d, c, &upper_s, &lower_s);
      convolve (k, d, s, &upper_c, &lower_c);
      s += (k + 1) * MUR_PANEL;
      c += (k + 1) * MUR_PANEL;
      MUR_DOUBLE4 (s, 0) = MUR_DOUBLE4 (sine + p * MUR_PANEL, 0) = factor * upper_s;
      MUR_DOUBLE4 (s, 1) = MUR_DOUBLE4 (sine + p * MUR_PANEL, 1) = factor * lower_s;
      MUR_DOUBLE4 (c, 0) = MUR_DOUBLE4 (cosine + p * MUR_PANEL, 0) = -factor * upper_c;
      MUR_DOUBLE4 (c, 1) = MUR_DOUBLE4 (cosine + p * MUR_PANEL, 1) = -factor * lower_c;
    }
}

/* φ_{k+1} = D_k / (k + 1) */
MUR_KERNEL static void
integrate (gsize n_panels, gsize size, gsize order, gsize k, double *panel)
{
  const double factor = 1 / (double)(k + 1);

  for (gsize p = 0; p < n_panels; p++, panel += size)
    {
      const double *d = series_at (panel, 1, order) + k * MUR_PANEL;
      double *phi = panel + (k + 1) * MUR_PANEL;

      MUR_DOUBLE4 (phi, 0) = factor * MUR_CONST_DOUBLE4 (d, 0);
      MUR_DOUBLE4 (phi, 1) = factor * MUR_CONST_DOUBLE4 (d, 1);
    }
}

/* θ + t (φ_1 + t (φ_2 + …)) */
MUR_KERNEL static void
evaluate (gsize n_panels,
          gsize size,
          gsize order,
          const double *panel,
          double time,
          double *theta)
{
  for (gsize p = 0; p < n_panels; p++, panel += size, theta += MUR_PANEL)
    {
      const double *phi = panel + order * MUR_PANEL;
      MurDouble4 upper = { 0 }, lower = { 0 };

      for (; phi > panel; phi -= MUR_PANEL)
        {
          upper = MUR_CONST_DOUBLE4 (phi, 0) + time * upper;
          lower = MUR_CONST_DOUBLE4 (phi, 1) + time * lower;
        }
      MUR_DOUBLE4 (theta, 0) = MUR_CONST_DOUBLE4 (panel, 0) + time * upper;
      MUR_DOUBLE4 (theta, 1) = MUR_CONST_DOUBLE4 (panel, 1) + time * lower;
    }
}

/* Copies values that stand side by side to coefficient k of one series. */
static void
store (const MurTaylor *self, gsize chunk, gsize which, gsize k, const double *values)
{
  const gsize begin = chunk * self->model->chunk;
  const gsize n_panels = MUR_PANELS (mur_kuramoto_chunk_length (self->model, chunk));
  double *panel = self->series + begin / MUR_PANEL * self->panel_size;
  double *to = series_at (panel, which, self->order) + k * MUR_PANEL;

  for (gsize p = 0; p < n_panels; p++)
    memcpy (to + p * self->panel_size, values + p * MUR_PANEL,
            MUR_PANEL * sizeof *values);
}

static void
start_cb (gsize chunk, guint thread, gpointer data)
{
  MurTaylor *self = data;
  MurKuramoto *model = self->model;
  MurWave *wave = &model->waves[0];
  const gsize begin = chunk * model->chunk;

  mur_kuramoto_prepare (model, wave, chunk, self->theta + begin);
  store (self, chunk, 0, 0, self->theta + begin);
  for (guint m = 0; m < self->n_harmonics; m++)
    {
      store (self, chunk, OWN_SERIES + HARMONIC_SERIES * m, 0, wave->sine[m] + begin);
      store (self, chunk, OWN_SERIES + HARMONIC_SERIES * m + 1, 0,
             wave->cosine[m] + begin);
    }
}

/* D_k before the couplings. */
static void
start_rate (MurTaylor *self, gsize chunk)
{
  const double *frequencies = self->model->frequencies + chunk * self->model->chunk;
  const gsize n = mur_kuramoto_chunk_length (self->model, chunk);
  double rate[MUR_CHUNK];

  memset (rate, 0, MUR_PADDED (n) * sizeof *rate);
  if (self->k == 0)
    for (gsize i = 0; i < n; i++)
      rate[i] = frequencies[i] - self->frame;
  store (self, chunk, 1, self->k, rate);
}

static MurWave *
wave_of (MurKuramoto *model, gsize k)
{
  return &model->waves[model->has_links ? k % 2 : 0];
}

static void
drive_harmonic (MurTaylor *self, gsize chunk, guint m, double *panel)
{
  MurKuramoto *model = self->model;
  const gsize n = mur_kuramoto_chunk_length (model, chunk);
  const gsize first = OWN_SERIES + HARMONIC_SERIES * m;
  double by_cosine[MUR_CHUNK];
  double by_sine[MUR_CHUNK];

  memset (by_cosine + MUR_PADDED (n) - MUR_PANEL, 0, MUR_PANEL * sizeof *by_cosine);
  memset (by_sine + MUR_PADDED (n) - MUR_PANEL, 0, MUR_PANEL * sizeof *by_sine);
  mur_kuramoto_drive (model, wave_of (model, self->k), m, chunk, by_cosine, by_sine);
  store (self, chunk, first + 2, self->k, by_cosine);
  store (self, chunk, first + 3, self->k, by_sine);
  add_drive (MUR_PANELS (n), self->panel_size, self->order, m, self->k, panel);
}

static void
advance_cb (gsize chunk, guint thread, gpointer data)
{
  MurTaylor *self = data;
  MurKuramoto *model = self->model;
  MurWave *next = wave_of (model, self->k + 1);
  const gsize begin = chunk * model->chunk;
  const gsize n_panels = MUR_PANELS (mur_kuramoto_chunk_length (model, chunk));
  double *panel = self->series + begin / MUR_PANEL * self->panel_size;

  start_rate (self, chunk);
  for (guint m = 0; m < model->n_harmonics; m++)
    if (model->networks[m] != NULL)
      drive_harmonic (self, chunk, m, panel);
  integrate (n_panels, self->panel_size, self->order, self->k, panel);
  if (self->k + 1 == self->order)
    return;
  for (guint m = 0; m < model->n_harmonics; m++)
    if (model->networks[m] != NULL)
      turn_wave (n_panels, self->panel_size, self->order, m, self->k, panel,
                 next->sine[m] + begin, next->cosine[m] + begin);
  mur_kuramoto_prepare_rest (model, next, chunk);
}

void
mur_taylor_expand (MurTaylor *self, const double *theta, double frame)
{
  MurKuramoto *model = self->model;

  fit (self);
  self->theta = theta;
  self->frame = frame;
  mur_kuramoto_for (model, start_cb, self);
  for (self->k = 0; self->k < self->order; self->k++)
    {
      mur_kuramoto_reduce (model, wave_of (model, self->k));
      mur_kuramoto_for (model, advance_cb, self);
    }
}

const double *
mur_taylor_series (const MurTaylor *self, gsize i)
{
  return self->series + i / MUR_PANEL * self->panel_size + i % MUR_PANEL;
}

/* The largest size of a coefficient; infinity where one is not finite. */
static double
norm (const MurTaylor *self, gsize k)
{
  double largest = 0;

  for (gsize i = 0; i < self->model->n; i++)
    {
      const double size = fabs (mur_taylor_series (self, i)[k * MUR_PANEL]);

      if (!(size <= G_MAXDOUBLE))
        return INFINITY;
      if (size > largest)
        largest = size;
    }
  return largest;
}

/* Where norm · t^k = tolerance. */
static double
radius (double coefficient, double tolerance, gsize k)
{
  const double ratio = tolerance / coefficient;

  if (coefficient == 0 || !(ratio <= G_MAXDOUBLE))
    return MOST_SECONDS;
  return mur_exp (mur_log (ratio) / (double)k);
}

double
mur_taylor_step (const MurTaylor *self, double tolerance)
{
  const guint order = self->order;
  const double last = norm (self, order);
  const double before = norm (self, order - 1);
  const double rate = norm (self, 1);
  double step;

  if (last > G_MAXDOUBLE || before > G_MAXDOUBLE || rate > G_MAXDOUBLE)
    return 0;
  step = fmin (radius (last, tolerance, order), radius (before, tolerance, order - 1));
  if (step * rate > MOST_RADIANS)
    step = MOST_RADIANS / rate;
  return fmin (step, MOST_SECONDS);
}

void
mur_taylor_evaluate (const MurTaylor *self, double time, double *theta)
{
  evaluate (MUR_PANELS (self->model->n), self->panel_size, self->order, self->series,
            time, theta);
}
