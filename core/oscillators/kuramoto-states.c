/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The right-hand side at many states of few oscillators: sines and cosines of a block of
 * them at once, and the rest without calls that would cost more than they do. */

#include "core/oscillators/kuramoto-private.h"

#include "core/base/vmath.h"

#include <string.h>

#define BLOCK 512 /* phases together */

/* By the passes, of which there is one chunk; sines and cosines are known. */
static void
evaluate_state (MurKuramoto *self,
                const double *sine,
                const double *cosine,
                double *rates)
{
  MurWave *wave = &self->waves[0];

  memcpy (wave->sine[0], sine, self->n * sizeof *sine);
  memcpy (wave->cosine[0], cosine, self->n * sizeof *cosine);
  mur_kuramoto_prepare_harmonics (self, wave, 0);
  mur_kuramoto_reduce (self, wave);
  mur_kuramoto_rates (self, wave, 0, self->frequencies, rates);
}

static gboolean
is_one_mean_field (const MurKuramoto *self)
{
  return self->n_harmonics == 1 && mur_network_is_uniform (self->networks[0]);
}

/* The same of one mean field, at @count states. Sums begin with 0, as the passes add up
 * their chunks. */
static void
evaluate_mean_field (const MurKuramoto *self,
                     gsize count,
                     const double *sine,
                     const double *cosine,
                     double *rates)
{
  const gsize n = self->n;
  double sines[BLOCK], cosines[BLOCK];

  mur_vsum_rows (n, count, sine, sines);
  mur_vsum_rows (n, count, cosine, cosines);
  for (gsize k = 0; k < count; k++, sine += n, cosine += n, rates += n)
    {
      const MurUniformDrive drive
        = mur_kuramoto_uniform_drive (self, 0, 0 + sines[k], 0 + cosines[k]);

      for (gsize i = 0; i < n; i++)
        rates[i] = (self->frequencies[i] + drive.constant)
                   + (drive.by_cosine * cosine[i] - drive.by_sine * sine[i]);
    }
}

static void
evaluate_block (MurKuramoto *self, gsize count, const double *phases, double *rates)
{
  const gsize n = self->n;
  double sine[BLOCK], cosine[BLOCK];

  mur_vsincos (count * n, phases, sine, cosine);
  if (is_one_mean_field (self))
    evaluate_mean_field (self, count, sine, cosine, rates);
  else
    for (gsize k = 0; k < count; k++)
      evaluate_state (self, sine + k * n, cosine + k * n, rates + k * n);
}

void
mur_kuramoto_evaluate_states (MurKuramoto *self,
                              gsize n_states,
                              const double *phases,
                              double *rates)
{
  g_return_if_fail (self != NULL && phases != NULL && rates != NULL);

  const gsize n = self->n, together = BLOCK / n;

  for (gsize k = 0; together < 2 && k < n_states; k++)
    mur_kuramoto_evaluate (self, phases + k * n, rates + k * n);
  for (gsize at = 0; together >= 2 && at < n_states; at += together)
    evaluate_block (self, MIN (together, n_states - at), phases + at * n,
                    rates + at * n);
}
