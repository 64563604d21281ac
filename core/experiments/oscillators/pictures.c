/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from the others, for pictures: phases turned and wrapped, signals,
 * the unit circle, the matrix of couplings. All ways of looking at the phases are
 * there, so that a person changes from one to another without a run. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"
#include "core/oscillators/phases.h"

#define ALL_LINES 12 /* up to so many oscillators all have lines in pictures */
#define FEW_LINES 6  /* of more, so many at even distances */
#define ON_CIRCLE 1500

/* Which of the oscillators that are shown have lines. */
static gsize
n_lines (const MurOscillatorsHistory *history)
{
  return history->n_shown > ALL_LINES ? FEW_LINES : history->n_shown;
}

static gsize
place_of_line (const MurOscillatorsHistory *history, gsize line)
{
  const gsize n = n_lines (history);
  return n < 2 ? 0 : line * (history->n_shown - 1) / (n - 1);
}

static const double *
phase_of_line (const MurOscillatorsHistory *history, gsize line)
{
  return history->phase + place_of_line (history, line) * history->capacity;
}

static gsize
number_of_line (const MurOscillatorsHistory *history, gsize line)
{
  return history->shown[place_of_line (history, line)] + 1;
}

/* Takes @values: a column for @line, called by the oscillator's number. */
static void
add_line (MurTable *table,
          const MurOscillatorsHistory *history,
          const char *prefix,
          const char *unit,
          gsize line,
          double *values)
{
  g_autofree char *name
    = g_strdup_printf ("%s%" G_GSIZE_FORMAT, prefix, number_of_line (history, line));
  mur_table_add_take (table, name, unit, values, history->n);
}

static MurTable *
make_turned (const MurOscillators *self, const MurVector *time)
{
  const MurOscillatorsHistory *history = &self->history;
  const double frequency = mur_kuramoto_mean_frequency (self->model);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  for (gsize line = 0; line < n_lines (history); line++)
    {
      double *turned = g_new (double, history->n);
      mur_phases_turn (history->n, history->time, phase_of_line (history, line),
                       frequency, turned);
      add_line (table, history, "phi", "rad", line, turned);
    }
  return table;
}

/* Lines of different lengths, one after the other. */
typedef struct
{
  double *oscillator, *time, *phase;
  gsize n;
} Lines;

/* @turned: the phases turned, or %NULL for those at rest */
static MurTable *
make_wrapped (const MurOscillators *self, const MurTable *turned)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize most = 4 * history->n * n_lines (history);
  Lines lines = { g_new (double, most), g_new (double, most), g_new (double, most), 0 };
  MurTable *table = mur_table_new ();
  for (gsize line = 0; line < n_lines (history); line++)
    {
      const double *phase = turned != NULL ? mur_table_column (turned, (guint)line + 1)
                                           : phase_of_line (history, line);
      const gsize end
        = lines.n
          + mur_phases_wrapped_line (history->n, history->time, phase,
                                     lines.time + lines.n, lines.phase + lines.n);
      for (; lines.n < end; lines.n++)
        lines.oscillator[lines.n] = (double)number_of_line (history, line);
    }
  mur_table_add_take (table, "oscillator", NULL,
                      g_renew (double, lines.oscillator, lines.n), lines.n);
  mur_table_add_take (table, "time", "s", g_renew (double, lines.time, lines.n),
                      lines.n);
  mur_table_add_take (table, "phase", "rad", g_renew (double, lines.phase, lines.n),
                      lines.n);
  return table;
}

static MurTable *
make_signals (const MurOscillators *self, const MurVector *time)
{
  const MurOscillatorsHistory *history = &self->history;
  const double *amplitude = mur_vector_values (self->system.amplitude);
  const gsize n = history->n;
  double *sum = g_new0 (double, n);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  for (gsize line = 0; line < n_lines (history); line++)
    {
      const double factor = amplitude[number_of_line (history, line) - 1];
      double *signal = g_new (double, n);
      mur_vcos (n, phase_of_line (history, line), signal);
      for (gsize k = 0; k < n; k++)
        {
          signal[k] *= factor;
          sum[k] += signal[k];
        }
      add_line (table, history, "s", NULL, line, signal);
    }
  mur_table_add_take (table, "sum", NULL, sum, n);
  return table;
}

/* How far the frame that turns has turned. */
static double
turned_by (const MurOscillators *self)
{
  return mur_kuramoto_mean_frequency (self->model)
         * self->history.time[self->history.n - 1];
}

/* Takes @phase: the sines and cosines of @n phases, at rest and turned. */
static void
add_places (const MurOscillators *self, MurTable *table, double *phase, gsize n)
{
  const double turned = turned_by (self);
  double *columns[4];
  for (guint c = 0; c < 4; c++)
    columns[c] = g_new (double, n);
  mur_vsincos (n, phase, columns[1], columns[0]);
  for (gsize i = 0; i < n; i++)
    phase[i] -= turned;
  mur_vsincos (n, phase, columns[3], columns[2]);
  mur_table_add_take (table, "x", NULL, columns[0], n);
  mur_table_add_take (table, "y", NULL, columns[1], n);
  mur_table_add_take (table, "turned_x", NULL, columns[2], n);
  mur_table_add_take (table, "turned_y", NULL, columns[3], n);
  g_free (phase);
}

static MurTable *
make_circle (const MurOscillators *self)
{
  const gsize n_rows = MIN (self->system.n, MUR_OSCILLATORS_ROWS);
  const gsize stride = (n_rows + ON_CIRCLE - 1) / ON_CIRCLE;
  const gsize n = (n_rows + stride - 1) / stride;
  const double *omega = mur_vector_values (self->system.omega);
  double *oscillator = g_new (double, n);
  double *frequency = g_new (double, n);
  double *phase = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize k = 0; k < n; k++)
    {
      const gsize i = k * stride * self->system.n / n_rows;
      oscillator[k] = (double)i + 1;
      frequency[k] = omega[i];
      phase[k] = self->phase[i];
    }
  mur_table_add_take (table, "oscillator", NULL, oscillator, n);
  mur_table_add_take (table, "omega", "rad/s", frequency, n);
  add_places (self, table, phase, n);
  return table;
}

static MurTable *
make_mean_field (const MurOscillators *self)
{
  const MurOscillatorsHistory *history = &self->history;
  const double r = history->r[history->n - 1], psi = history->psi[history->n - 1];
  const double phases[] = { psi, psi - turned_by (self) };
  double sine[2], cosine[2];
  const double *const places[] = { &cosine[0], &sine[0], &cosine[1], &sine[1] };
  static const char *const names[] = { "x", "y", "turned_x", "turned_y" };
  MurTable *table = mur_table_new ();
  mur_vsincos (2, phases, sine, cosine);
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    {
      double *value = g_new (double, 1);
      *value = r * *places[c];
      mur_table_add_take (table, names[c], NULL, value, 1);
    }
  return table;
}

MurTable *
mur_oscillators_make_coupling_cells (const MurOscillators *self)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize n = history->n_shown;
  double *columns[3];
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < 3; c++)
    columns[c] = g_new (double, n *n);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        columns[0][i * n + j] = (double)history->shown[i] + 1;
        columns[1][i * n + j] = (double)history->shown[j] + 1;
        columns[2][i * n + j] = mur_table_column (self->couplings, (guint)j)[i];
      }
  mur_table_add_take (table, "i", NULL, columns[0], n * n);
  mur_table_add_take (table, "j", NULL, columns[1], n * n);
  mur_table_add_take (table, "coupling", NULL, columns[2], n * n);
  return table;
}

void
mur_oscillators_pictures_clear (MurOscillatorsPictures *self)
{
  g_clear_pointer (&self->turned_phase, mur_table_unref);
  g_clear_pointer (&self->wrapped_phase, mur_table_unref);
  g_clear_pointer (&self->turned_wrapped_phase, mur_table_unref);
  g_clear_pointer (&self->signals, mur_table_unref);
  self->n_samples = 0;
}

static void
update (MurOscillators *self, const MurVector *time)
{
  MurOscillatorsPictures *pictures = &self->pictures;
  if (pictures->n_samples == self->history.n)
    return;
  mur_oscillators_pictures_clear (pictures);
  pictures->n_samples = self->history.n;
  pictures->turned_phase = make_turned (self, time);
  pictures->wrapped_phase = make_wrapped (self, NULL);
  pictures->turned_wrapped_phase = make_wrapped (self, pictures->turned_phase);
  pictures->signals = make_signals (self, time);
}

void
mur_oscillators_add_pictures (MurOscillators *self,
                              const MurVector *time,
                              MurFrame *frame)
{
  const MurOscillatorsPictures *pictures = &self->pictures;
  update (self, time);
  mur_frame_add_table (frame, "turned_phase", mur_table_ref (pictures->turned_phase));
  mur_frame_add_table (frame, "wrapped_phase", mur_table_ref (pictures->wrapped_phase));
  mur_frame_add_table (frame, "turned_wrapped_phase",
                       mur_table_ref (pictures->turned_wrapped_phase));
  mur_frame_add_table (frame, "signals", mur_table_ref (pictures->signals));
  mur_frame_add_table (frame, "circle", make_circle (self));
  mur_frame_add_table (frame, "mean_field", make_mean_field (self));
  mur_frame_add_table (frame, "coupling_cells", mur_table_ref (self->coupling_cells));
}
