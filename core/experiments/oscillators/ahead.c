/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples of one time step of the integrator, taken together: of few oscillators, what is
 * done around the arithmetic of a sample costs more than the arithmetic. They are the bits
 * that each would have alone, so nothing of this is saved. */

#include "core/experiments/oscillators/private.h"

#include <string.h>

#define PHASES 512 /* at most, together */
#define MOST 64    /* samples */

void
mur_oscillators_ahead_init (MurOscillatorsAhead *self, gsize n)
{
  self->capacity = MIN (PHASES / n, MOST);
  self->time = g_new (double, self->capacity);
  self->r = g_new (double, self->capacity);
  self->psi = g_new (double, self->capacity);
  self->phase = g_new (double, self->capacity *n);
  self->frequency = g_new (double, self->capacity *n);
}

void
mur_oscillators_ahead_clear (MurOscillatorsAhead *self)
{
  g_free (self->time);
  g_free (self->r);
  g_free (self->psi);
  g_free (self->phase);
  g_free (self->frequency);
}

void
mur_oscillators_ahead_forget (MurOscillatorsAhead *self)
{
  self->n = self->next = 0;
}

double
mur_oscillators_next_time (const MurOscillators *self)
{
  const MurOscillatorsAhead *ahead = &self->ahead;
  return ahead->next < ahead->n ? ahead->time[ahead->next]
                                : mur_oscillators_sample_time (self, self->history.n);
}

/* From the next sample on, as many as the step under way holds. */
static void
fill (MurOscillators *self)
{
  MurOscillatorsAhead *ahead = &self->ahead;
  const MurOscillatorsHistory *history = &self->history;
  const gsize most = MIN (ahead->capacity, history->capacity - history->n);
  ahead->n = ahead->next = 0;
  for (; ahead->n < most; ahead->n++)
    {
      const double time = mur_oscillators_sample_time (self, history->n + ahead->n);
      if (time > mur_integrator_end (self->integrator))
        break;
      ahead->time[ahead->n] = time;
    }
  mur_integrator_sample_all (self->integrator, ahead->n, ahead->time, ahead->phase,
                             ahead->frequency);
  mur_orders (self->system.n, ahead->n, ahead->phase, ahead->r, ahead->psi);
}

/* Many oscillators are sampled where they are wanted. */
static MurOrder
take_alone (MurOscillators *self, double time)
{
  mur_integrator_sample (self->integrator, time, self->phase, self->frequency);
  return mur_order (self->system.n, self->phase);
}

MurOrder
mur_oscillators_take_sample (MurOscillators *self, double time)
{
  MurOscillatorsAhead *ahead = &self->ahead;
  const gsize n = self->system.n;
  if (ahead->capacity < 2)
    return take_alone (self, time);
  if (ahead->next == ahead->n)
    fill (self);
  const gsize k = ahead->next++;
  memcpy (self->phase, ahead->phase + k * n, n * sizeof (double));
  memcpy (self->frequency, ahead->frequency + k * n, n * sizeof (double));
  return (MurOrder){ ahead->r[k], ahead->psi[k] };
}
