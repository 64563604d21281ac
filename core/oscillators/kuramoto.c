/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The model's settings and its memory. */

#include "core/oscillators/kuramoto.h"

#include "core/base/vmath.h"
#include "core/oscillators/kuramoto-private.h"

#include <math.h>
#include <string.h>

static gboolean
all_finite (gsize n, const double *values)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return FALSE;
  return TRUE;
}

MurKuramoto *
mur_kuramoto_new (gsize n, const double *frequencies, MurPool *pool)
{
  g_return_val_if_fail (n > 0 && n <= MUR_NETWORK_MAX_N, NULL);
  g_return_val_if_fail (frequencies != NULL && all_finite (n, frequencies), NULL);

  MurKuramoto *self = g_new0 (MurKuramoto, 1);

  self->n = n;
  self->pool = pool;
  self->frequencies = g_memdup2 (frequencies, n * sizeof *frequencies);
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    self->strengths[m] = 1;
  mur_kuramoto_set_phase_lag (self, 0);
  mur_kuramoto_fit_waves (self);
  return self;
}

void
mur_kuramoto_free (MurKuramoto *self)
{
  if (self == NULL)
    return;
  mur_kuramoto_clear_waves (self);
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    g_clear_pointer (&self->networks[m], mur_network_unref);
  g_free (self->frequencies);
  g_free (self);
}

static gboolean
harmonic_valid (guint harmonic)
{
  return harmonic >= 1 && harmonic <= MUR_KURAMOTO_HARMONICS;
}

void
mur_kuramoto_set_network (MurKuramoto *self, guint harmonic, const MurNetwork *network)
{
  g_return_if_fail (self != NULL && harmonic_valid (harmonic));
  g_return_if_fail (network == NULL || mur_network_n (network) == self->n);

  MurNetwork *kept = network != NULL ? mur_network_ref (network) : NULL;

  mur_kuramoto_clear_waves (self);
  g_clear_pointer (&self->networks[harmonic - 1], mur_network_unref);
  self->networks[harmonic - 1] = kept;
  mur_kuramoto_fit_waves (self);
}

void
mur_kuramoto_set_strength (MurKuramoto *self, guint harmonic, double strength)
{
  g_return_if_fail (self != NULL && harmonic_valid (harmonic) && isfinite (strength));
  self->strengths[harmonic - 1] = strength;
}

void
mur_kuramoto_set_phase_lag (MurKuramoto *self, double phase_lag)
{
  g_return_if_fail (self != NULL && isfinite (phase_lag));

  self->phase_lag = phase_lag;
  mur_vsincos (1, &phase_lag, &self->sin_lag, &self->cos_lag);
}

void
mur_kuramoto_set_frequencies (MurKuramoto *self, const double *frequencies)
{
  g_return_if_fail (self != NULL && frequencies != NULL);
  g_return_if_fail (all_finite (self->n, frequencies));
  memcpy (self->frequencies, frequencies, self->n * sizeof *frequencies);
}

gsize
mur_kuramoto_n (const MurKuramoto *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

const double *
mur_kuramoto_frequencies (const MurKuramoto *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->frequencies;
}

double
mur_kuramoto_mean_frequency (const MurKuramoto *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return mur_vsum (self->n, self->frequencies) / (double)self->n;
}

const MurNetwork *
mur_kuramoto_network (const MurKuramoto *self, guint harmonic)
{
  g_return_val_if_fail (self != NULL && harmonic_valid (harmonic), NULL);
  return self->networks[harmonic - 1];
}

double
mur_kuramoto_strength (const MurKuramoto *self, guint harmonic)
{
  g_return_val_if_fail (self != NULL && harmonic_valid (harmonic), NAN);
  return self->strengths[harmonic - 1];
}

double
mur_kuramoto_phase_lag (const MurKuramoto *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->phase_lag;
}
