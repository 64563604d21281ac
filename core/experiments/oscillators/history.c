/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The samples kept for the oscillators that are shown, and two earlier states from
 * which mean frequencies are measured. */

#include "core/experiments/oscillators/private.h"

#include <string.h>

/* @n values, owned by @vector. */
static double *
make_room (MurVector **vector, gsize n)
{
  double *values = g_new (double, n);
  *vector = mur_vector_new_take (values, n);
  return values;
}

void
mur_oscillators_history_init (MurOscillatorsHistory *self, gsize n, gsize capacity)
{
  self->n_shown = MIN (n, MUR_OSCILLATORS_SHOWN);
  self->capacity = capacity;
  self->shown = g_new (gsize, self->n_shown);
  for (gsize i = 0; i < self->n_shown; i++)
    self->shown[i] = i * n / self->n_shown;
  self->time = make_room (&self->times, capacity);
  self->r = make_room (&self->rs, capacity);
  self->psi = make_room (&self->psis, capacity);
  self->phase = make_room (&self->phases, self->n_shown * capacity);
  self->frequency = make_room (&self->frequencies, self->n_shown * capacity);
}

void
mur_oscillators_history_clear (MurOscillatorsHistory *self)
{
  g_free (self->shown);
  g_clear_pointer (&self->times, mur_vector_unref);
  g_clear_pointer (&self->rs, mur_vector_unref);
  g_clear_pointer (&self->psis, mur_vector_unref);
  g_clear_pointer (&self->phases, mur_vector_unref);
  g_clear_pointer (&self->frequencies, mur_vector_unref);
}

void
mur_oscillators_history_add (MurOscillatorsHistory *self,
                             double time,
                             MurOrder order,
                             const double *phase,
                             const double *frequency)
{
  g_return_if_fail (self->n < self->capacity);
  const gsize sample = self->n++;
  self->time[sample] = time;
  self->r[sample] = order.r;
  self->psi[sample] = order.psi;
  for (gsize i = 0; i < self->n_shown; i++)
    {
      self->phase[i * self->capacity + sample] = phase[self->shown[i]];
      self->frequency[i * self->capacity + sample] = frequency[self->shown[i]];
    }
}

void
mur_oscillators_window_init (MurOscillatorsWindow *self, gsize n)
{
  self->begin_phase = g_new (double, n);
  self->middle_phase = g_new (double, n);
}

void
mur_oscillators_window_clear (MurOscillatorsWindow *self)
{
  g_free (self->begin_phase);
  g_free (self->middle_phase);
}

void
mur_oscillators_window_reset (MurOscillatorsWindow *self,
                              double time,
                              gsize n,
                              const double *phase,
                              guint64 n_samples)
{
  self->n_samples = 0;
  self->begin_time = self->middle_time = time;
  self->begin_sample = self->middle_sample = n_samples;
  memcpy (self->begin_phase, phase, n * sizeof *phase);
  memcpy (self->middle_phase, phase, n * sizeof *phase);
}

void
mur_oscillators_window_add (MurOscillatorsWindow *self,
                            double time,
                            gsize n,
                            const double *phase,
                            guint64 n_samples)
{
  self->n_samples++;
  if ((self->n_samples & (self->n_samples - 1)) != 0)
    return;
  double *spare = self->begin_phase;
  self->begin_phase = self->middle_phase;
  self->begin_time = self->middle_time;
  self->begin_sample = self->middle_sample;
  self->middle_phase = spare;
  self->middle_time = time;
  self->middle_sample = n_samples;
  memcpy (spare, phase, n * sizeof *phase);
}
