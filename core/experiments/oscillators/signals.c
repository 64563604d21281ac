/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signals: amplitudes times the cosines and the sines of phases, of the oscillators
 * that have lines in pictures, and summed up over these and over all that have a
 * course. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"

#include <math.h>
#include <string.h>

/* Behind the lines. */
enum
{
  SUM_OF_LINES,
  SUM_OF_ALL,
  N_SUMS
};

enum
{
  COSINE,
  SINE,
  N_WAVES
};

void
mur_oscillators_signals_init (MurOscillatorsSignals *self,
                              const MurOscillatorsHistory *history,
                              gsize n_lines)
{
  const gsize n = (n_lines + N_SUMS) * history->capacity;
  self->n_lines = n_lines;
  for (guint wave = 0; wave < N_WAVES; wave++)
    {
      self->values[wave] = g_new (double, n);
      self->vectors[wave] = mur_vector_new_take (self->values[wave], n);
    }
}

void
mur_oscillators_signals_clear (MurOscillatorsSignals *self)
{
  for (guint wave = 0; wave < N_WAVES; wave++)
    g_clear_pointer (&self->vectors[wave], mur_vector_unref);
}

static double
amplitude_of (const MurOscillators *self, gsize shown)
{
  return mur_vector_values (self->system.amplitude)[self->history.shown[shown]];
}

/* Adds the @i-th of those that have a course to the sum. */
static void
add_to (MurOscillators *self, gsize i, guint sum, gsize first, gsize n)
{
  const MurOscillatorsHistory *history = &self->history;
  const double amplitude = amplitude_of (self, i);
  const gsize place = (self->signals.n_lines + sum) * history->capacity + first;
  g_autofree double *sine = g_new (double, n), *cosine = g_new (double, n);
  mur_vsincos (n, history->phase + i * history->capacity + first, sine, cosine);
  for (gsize k = 0; k < n; k++)
    {
      self->signals.values[COSINE][place + k] += amplitude * cosine[k];
      self->signals.values[SINE][place + k] += amplitude * sine[k];
    }
}

static void
extend_line (MurOscillators *self, gsize line, gsize first, gsize n)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize i = mur_oscillators_place_of_line (self, line);
  const gsize place = line * history->capacity + first;
  double *cosine = self->signals.values[COSINE] + place;
  double *sine = self->signals.values[SINE] + place;
  mur_vsincos (n, history->phase + i * history->capacity + first, sine, cosine);
  for (gsize k = 0; k < n; k++)
    {
      cosine[k] *= amplitude_of (self, i);
      sine[k] *= amplitude_of (self, i);
    }
  add_to (self, i, SUM_OF_LINES, first, n);
}

static void
clear_sums (MurOscillators *self, gsize first, gsize n)
{
  for (guint wave = 0; wave < N_WAVES; wave++)
    for (guint sum = 0; sum < N_SUMS; sum++)
      memset (self->signals.values[wave]
                + (self->signals.n_lines + sum) * self->history.capacity + first,
              0, n * sizeof (double));
}

static void
update (MurOscillators *self)
{
  const gsize first = self->signals.n, n = self->history.n - first;
  if (n == 0)
    return;
  clear_sums (self, first, n);
  for (gsize line = 0; line < self->signals.n_lines; line++)
    extend_line (self, line, first, n);
  for (gsize i = 0; i < self->history.n_shown; i++)
    add_to (self, i, SUM_OF_ALL, first, n);
  self->signals.n = self->history.n;
}

static void
add_column (const MurOscillators *self,
            MurTable *table,
            const char *name,
            guint wave,
            gsize place)
{
  g_autoptr (MurVector) values = mur_vector_new_slice (
    self->signals.vectors[wave], place * self->history.capacity, self->history.n);
  mur_table_add (table, name, NULL, values);
}

static MurTable *
make_table (const MurOscillators *self, const MurVector *time, guint wave)
{
  const gsize n_lines = self->signals.n_lines;
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  for (gsize line = 0; line < n_lines; line++)
    {
      const gsize place = mur_oscillators_place_of_line (self, line);
      g_autofree char *name
        = g_strdup_printf ("s%" G_GSIZE_FORMAT, self->history.shown[place] + 1);
      add_column (self, table, name, wave, line);
    }
  add_column (self, table, "sum", wave, n_lines + SUM_OF_LINES);
  add_column (self, table, "total", wave, n_lines + SUM_OF_ALL);
  return table;
}

void
mur_oscillators_add_signals (MurOscillators *self,
                             const MurVector *time,
                             MurFrame *frame)
{
  update (self);
  mur_frame_add_table (frame, "signals", make_table (self, time, COSINE));
  mur_frame_add_table (frame, "sine_signals", make_table (self, time, SINE));
}

void
mur_oscillators_add_amplitudes (const MurOscillators *self, MurFrame *frame)
{
  double largest = 0, total = 0;
  for (gsize i = 0; i < self->history.n_shown; i++)
    {
      largest = fmax (largest, fabs (amplitude_of (self, i)));
      total += fabs (amplitude_of (self, i));
    }
  mur_frame_add_scalar (frame, "largest_amplitude", NULL, largest);
  mur_frame_add_scalar (frame, "total_amplitude", NULL, total);
}
