/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The right-hand side, chunk by chunk.
 *
 * With U = K sin mφ and V = K cos mφ, a = s_m cos α and b = s_m sin α, harmonic m adds
 *
 *     (a U − b V)_i cos mφ_i − (a V + b U)_i sin mφ_i
 *
 * to the rate of oscillator i. All to all, U and V are two numbers less the
 * oscillator's own part, which adds the constant b K_ii. */

#include "core/oscillators/kuramoto-private.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <string.h>

#define N_SUMS (2 * MUR_NETWORK_MAX_FIELDS)

/* e^(i (m + 1) φ) = e^(iφ) e^(imφ) */
MUR_KERNEL static void
next_harmonic (gsize n,
               const double *sine,
               const double *cosine,
               const double *last_sine,
               const double *last_cosine,
               double *next_sine,
               double *next_cosine)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      next_sine[i] = sine[i] * last_cosine[i] + cosine[i] * last_sine[i];
      next_cosine[i] = cosine[i] * last_cosine[i] - sine[i] * last_sine[i];
    }
}

MUR_KERNEL static void
add_rates (gsize n,
           const double *sine,
           const double *cosine,
           const double *by_sine,
           const double *by_cosine,
           const double *base,
           double *rates)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    rates[i] = base[i] + (by_cosine[i] * cosine[i] - by_sine[i] * sine[i]);
}

MUR_KERNEL static void
add_uniform_rates (gsize n,
                   const double *sine,
                   const double *cosine,
                   double by_sine,
                   double by_cosine,
                   double constant,
                   const double *base,
                   double *rates)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    rates[i] = (base[i] + constant) + (by_cosine * cosine[i] - by_sine * sine[i]);
}

/* U, V in; a U − b V, a V + b U out. */
MUR_KERNEL static void
lag_drive (gsize n, double a, double b, double *u, double *v)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      const double by_cosine = a * u[i] - b * v[i];

      v[i] = a * v[i] + b * u[i];
      u[i] = by_cosine;
    }
}

void
mur_kuramoto_clear_waves (MurKuramoto *self)
{
  for (guint k = 0; k < 2; k++)
    {
      MurWave *wave = &self->waves[k];

      for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
        {
          g_aligned_free (g_steal_pointer (&wave->sine[m]));
          g_aligned_free (g_steal_pointer (&wave->cosine[m]));
          g_aligned_free (g_steal_pointer (&wave->pairs[m]));
        }
      g_clear_pointer (&wave->partial, g_free);
    }
}

static void
fit_wave (const MurKuramoto *self, MurWave *wave)
{
  gsize padded = MUR_PADDED (self->n);

  for (guint m = 0; m < MAX (self->n_harmonics, 1); m++)
    {
      const MurNetwork *network = self->networks[m];

      wave->sine[m] = g_aligned_alloc0 (padded, sizeof (double), 64);
      wave->cosine[m] = g_aligned_alloc0 (padded, sizeof (double), 64);
      if (network != NULL && network->kind == MUR_NETWORK_LINKS)
        wave->pairs[m] = g_aligned_alloc0 (2 * padded, sizeof (double), 64);
    }
  wave->partial = g_new0 (double, self->n_chunks *MUR_KURAMOTO_HARMONICS *N_SUMS);
}

void
mur_kuramoto_fit_waves (MurKuramoto *self)
{
  self->n_harmonics = 0;
  self->has_links = FALSE;
  self->chunk = MUR_CHUNK;
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    if (self->networks[m] != NULL)
      {
        self->n_harmonics = m + 1;
        self->chunk = MIN (self->chunk, mur_network_chunk (self->networks[m]));
        if (self->networks[m]->kind != MUR_NETWORK_FIELDS)
          self->has_links = TRUE;
      }
  self->n_chunks = (self->n + self->chunk - 1) / self->chunk;
  self->n_prepared++;
  fit_wave (self, &self->waves[0]);
  if (self->has_links)
    fit_wave (self, &self->waves[1]);
}

void
mur_kuramoto_for (MurKuramoto *self, MurChunkFunc func, gpointer data)
{
  if (self->pool != NULL && self->n_chunks > 1)
    {
      mur_pool_for (self->pool, self->n_chunks, func, data);
      return;
    }
  for (gsize chunk = 0; chunk < self->n_chunks; chunk++)
    func (chunk, 0, data);
}

void
mur_kuramoto_prepare_rest (const MurKuramoto *self, MurWave *wave, gsize chunk)
{
  const gsize begin = chunk * self->chunk;
  const gsize n = mur_kuramoto_chunk_length (self, chunk);

  for (guint m = 0; m < self->n_harmonics; m++)
    {
      if (self->networks[m] == NULL)
        continue;
      if (wave->pairs[m] != NULL)
        mur_network_interleave (n, wave->sine[m] + begin, wave->cosine[m] + begin,
                                wave->pairs[m] + 2 * begin);
      mur_network_partial_sums (
        self->networks[m], begin, n, wave->sine[m], wave->cosine[m],
        wave->partial + (chunk * MUR_KURAMOTO_HARMONICS + m) * N_SUMS);
    }
}

void
mur_kuramoto_prepare_harmonics (const MurKuramoto *self, MurWave *wave, gsize chunk)
{
  const gsize begin = chunk * self->chunk;
  const gsize n = mur_kuramoto_chunk_length (self, chunk);

  for (guint m = 1; m < self->n_harmonics; m++)
    next_harmonic (n, wave->sine[0] + begin, wave->cosine[0] + begin,
                   wave->sine[m - 1] + begin, wave->cosine[m - 1] + begin,
                   wave->sine[m] + begin, wave->cosine[m] + begin);
  mur_kuramoto_prepare_rest (self, wave, chunk);
}

void
mur_kuramoto_prepare (const MurKuramoto *self,
                      MurWave *wave,
                      gsize chunk,
                      const double *phases)
{
  const gsize begin = chunk * self->chunk;

  mur_vsincos (mur_kuramoto_chunk_length (self, chunk), phases, wave->sine[0] + begin,
               wave->cosine[0] + begin);
  mur_kuramoto_prepare_harmonics (self, wave, chunk);
}

void
mur_kuramoto_reduce (MurKuramoto *self, MurWave *wave)
{
  self->n_prepared++;
  for (guint m = 0; m < self->n_harmonics; m++)
    {
      const MurNetwork *network = self->networks[m];

      if (network == NULL || network->kind != MUR_NETWORK_FIELDS)
        continue;
      memset (wave->sums[m], 0, sizeof wave->sums[m]);
      for (gsize chunk = 0; chunk < self->n_chunks; chunk++)
        for (guint k = 0; k < 2 * network->n_fields; k++)
          wave->sums[m][k]
            += wave->partial[(chunk * MUR_KURAMOTO_HARMONICS + m) * N_SUMS + k];
    }
}

void
mur_kuramoto_drive (const MurKuramoto *self,
                    const MurWave *wave,
                    guint m,
                    gsize chunk,
                    double *by_cosine,
                    double *by_sine)
{
  const gsize n = mur_kuramoto_chunk_length (self, chunk);

  mur_network_product (self->networks[m], chunk * self->chunk, n, wave->sine[m],
                       wave->cosine[m], wave->pairs[m], wave->sums[m], by_cosine,
                       by_sine);
  lag_drive (n, self->strengths[m] * self->cos_lag, self->strengths[m] * self->sin_lag,
             by_cosine, by_sine);
}

MurUniformDrive
mur_kuramoto_uniform_drive (const MurKuramoto *self, guint m, double u, double v)
{
  const double strength = self->strengths[m] * self->networks[m]->factor;
  const double a = strength * self->cos_lag;
  const double b = strength * self->sin_lag;

  return (MurUniformDrive){ a * u - b * v, a * v + b * u, b };
}

static void
add_uniform_harmonic (const MurKuramoto *self,
                      const MurWave *wave,
                      guint m,
                      gsize begin,
                      gsize n,
                      const double *base,
                      double *rates)
{
  const MurUniformDrive drive
    = mur_kuramoto_uniform_drive (self, m, wave->sums[m][0], wave->sums[m][1]);

  add_uniform_rates (n, wave->sine[m] + begin, wave->cosine[m] + begin, drive.by_sine,
                     drive.by_cosine, drive.constant, base, rates);
}

static void
add_harmonic (const MurKuramoto *self,
              const MurWave *wave,
              guint m,
              gsize chunk,
              const double *base,
              double *rates)
{
  const gsize begin = chunk * self->chunk;
  const gsize n = mur_kuramoto_chunk_length (self, chunk);
  double by_cosine[MUR_CHUNK];
  double by_sine[MUR_CHUNK];

  if (mur_network_is_uniform (self->networks[m]))
    {
      add_uniform_harmonic (self, wave, m, begin, n, base, rates);
      return;
    }
  mur_kuramoto_drive (self, wave, m, chunk, by_cosine, by_sine);
  add_rates (n, wave->sine[m] + begin, wave->cosine[m] + begin, by_sine, by_cosine,
             base, rates);
}

void
mur_kuramoto_rates (const MurKuramoto *self,
                    const MurWave *wave,
                    gsize chunk,
                    const double *omega,
                    double *rates)
{
  const double *base = omega;

  for (guint m = 0; m < self->n_harmonics; m++)
    if (self->networks[m] != NULL)
      {
        add_harmonic (self, wave, m, chunk, base, rates);
        base = rates;
      }
  if (base != rates)
    memcpy (rates, omega, mur_kuramoto_chunk_length (self, chunk) * sizeof *rates);
}

typedef struct
{
  MurKuramoto *model;
  const double *phases;
  double *rates;
} Evaluation;

static void
prepare_cb (gsize chunk, guint thread, gpointer data)
{
  const Evaluation *evaluation = data;
  MurKuramoto *self = evaluation->model;

  mur_kuramoto_prepare (self, &self->waves[0], chunk,
                        evaluation->phases + chunk * self->chunk);
}

static void
rates_cb (gsize chunk, guint thread, gpointer data)
{
  const Evaluation *evaluation = data;
  MurKuramoto *self = evaluation->model;
  const gsize begin = chunk * self->chunk;

  mur_kuramoto_rates (self, &self->waves[0], chunk, self->frequencies + begin,
                      evaluation->rates + begin);
}

void
mur_kuramoto_evaluate (MurKuramoto *self, const double *phases, double *rates)
{
  g_return_if_fail (self != NULL && phases != NULL && rates != NULL);

  Evaluation evaluation = { self, phases, rates };

  mur_kuramoto_for (self, prepare_cb, &evaluation);
  mur_kuramoto_reduce (self, &self->waves[0]);
  mur_kuramoto_for (self, rates_cb, &evaluation);
}
