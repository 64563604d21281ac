/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from the others, for pictures: phases turned and wrapped, the
 * unit circle, the matrix of couplings. All ways of looking at the phases are
 * there, so that a person changes from one to another without a run. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"
#include "core/oscillators/phases.h"

#include <string.h>

#define FEW_LINES 6 /* of more oscillators than all have lines, so many */
#define ON_CIRCLE 1500

gsize
mur_oscillators_place_of_line (const MurOscillators *self, gsize line)
{
  const gsize n = self->pictures.n_lines;
  return n < 2 ? 0 : line * (self->history.n_shown - 1) / (n - 1);
}

static const double *
phase_of_line (const MurOscillators *self, gsize line)
{
  return self->history.phase
         + mur_oscillators_place_of_line (self, line) * self->history.capacity;
}

static gsize
number_of_line (const MurOscillators *self, gsize line)
{
  return self->history.shown[mur_oscillators_place_of_line (self, line)] + 1;
}

static void
line_init (MurOscillatorsLine *self)
{
  self->time = g_array_new (FALSE, FALSE, sizeof (double));
  self->phase = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
line_clear (MurOscillatorsLine *self)
{
  g_clear_pointer (&self->time, g_array_unref);
  g_clear_pointer (&self->phase, g_array_unref);
}

/* Goes on by the samples @first up to @end of @phase. The sample before them is in the
 * line already, and comes once more from where it goes on. */
static void
line_extend (MurOscillatorsLine *self,
             const double *time,
             const double *phase,
             gsize first,
             gsize end)
{
  const gsize from = first > 0 ? first - 1 : 0;
  const gsize most = 4 * (end - from);
  g_autofree double *times = g_new (double, most);
  g_autofree double *phases = g_new (double, most);
  const gsize n
    = mur_phases_wrapped_line (end - from, time + from, phase + from, times, phases);
  const gsize skipped = first - from;
  g_array_append_vals (self->time, times + skipped, (guint)(n - skipped));
  g_array_append_vals (self->phase, phases + skipped, (guint)(n - skipped));
}

void
mur_oscillators_pictures_init (MurOscillatorsPictures *self,
                               const MurOscillatorsHistory *history)
{
  const gsize n
    = history->n_shown > MUR_OSCILLATORS_LINES ? FEW_LINES : history->n_shown;
  self->n_lines = n;
  self->turned = g_new (double, n * history->capacity);
  self->turneds = mur_vector_new_take (self->turned, n * history->capacity);
  for (gsize line = 0; line < n; line++)
    {
      line_init (&self->wrapped[line]);
      line_init (&self->turned_wrapped[line]);
    }
}

void
mur_oscillators_pictures_clear (MurOscillatorsPictures *self)
{
  for (gsize line = 0; line < self->n_lines; line++)
    {
      line_clear (&self->wrapped[line]);
      line_clear (&self->turned_wrapped[line]);
    }
  g_clear_pointer (&self->turneds, mur_vector_unref);
  g_clear_pointer (&self->wrapped_table, mur_table_unref);
  g_clear_pointer (&self->turned_wrapped_table, mur_table_unref);
}

static void
extend_line (MurOscillators *self, gsize line, gsize first, gsize end)
{
  MurOscillatorsPictures *pictures = &self->pictures;
  const double *time = self->history.time;
  const double *phase = phase_of_line (self, line);
  double *turned = pictures->turned + line * self->history.capacity;
  mur_phases_turn (end - first, time + first, phase + first,
                   mur_kuramoto_mean_frequency (self->model), turned + first);
  line_extend (&pictures->wrapped[line], time, phase, first, end);
  line_extend (&pictures->turned_wrapped[line], time, turned, first, end);
}

/* A column for each line, called by the oscillator's number. */
static MurTable *
make_lines (const MurOscillators *self,
            const MurVector *time,
            const char *prefix,
            const char *unit,
            const MurVector *whole)
{
  MurTable *table = mur_table_new ();
  mur_table_add (table, "time", "s", time);
  for (gsize line = 0; line < self->pictures.n_lines; line++)
    {
      g_autofree char *name
        = g_strdup_printf ("%s%" G_GSIZE_FORMAT, prefix, number_of_line (self, line));
      g_autoptr (MurVector) values
        = mur_vector_new_slice (whole, line * self->history.capacity, self->history.n);
      mur_table_add (table, name, unit, values);
    }
  return table;
}

static MurTable *
make_turned (const MurOscillators *self, const MurVector *time)
{
  const MurOscillatorsHistory *history = &self->history;
  const double speed = mur_kuramoto_mean_frequency (self->model);
  double *turn = g_new (double, history->n);
  MurTable *table = make_lines (self, time, "phi", "rad", self->pictures.turneds);
  for (gsize k = 0; k < history->n; k++)
    turn[k] = speed * history->time[k];
  mur_table_add_take (table, "turn", "rad", turn, history->n);
  return table;
}

/* The lines one after the other. */
static MurTable *
make_wrapped (const MurOscillators *self, const MurOscillatorsLine *lines)
{
  gsize n = 0, first = 0;
  for (gsize line = 0; line < self->pictures.n_lines; line++)
    n += lines[line].time->len;
  double *oscillator = g_new (double, n);
  double *time = g_new (double, n);
  double *phase = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize line = 0; line < self->pictures.n_lines; line++)
    {
      const gsize length = lines[line].time->len;
      memcpy (time + first, lines[line].time->data, length * sizeof *time);
      memcpy (phase + first, lines[line].phase->data, length * sizeof *phase);
      for (gsize k = 0; k < length; k++)
        oscillator[first + k] = (double)number_of_line (self, line);
      first += length;
    }
  mur_table_add_take (table, "oscillator", NULL, oscillator, n);
  mur_table_add_take (table, "time", "s", time, n);
  mur_table_add_take (table, "phase", "rad", phase, n);
  return table;
}

/* How far the frame that turns has turned. */
static double
turned_by (const MurOscillators *self)
{
  return mur_kuramoto_mean_frequency (self->model)
         * self->history.time[self->history.n - 1];
}

/* Takes @phase: the sines and cosines of @n phases, at rest and turned, and the phases
 * wrapped. */
static void
add_places (const MurOscillators *self, MurTable *table, double *phase, gsize n)
{
  const double turned = turned_by (self);
  const double mean = self->history.psi[self->history.n - 1];
  double *columns[4], *wrapped = g_new (double, n), *centred = g_new (double, n);
  for (guint c = 0; c < 4; c++)
    columns[c] = g_new (double, n);
  mur_vsincos (n, phase, columns[1], columns[0]);
  mur_phases_wrap (n, phase, wrapped);
  for (gsize i = 0; i < n; i++)
    {
      centred[i] = phase[i] - mean;
      phase[i] -= turned;
    }
  mur_vsincos (n, phase, columns[3], columns[2]);
  mur_phases_wrap (n, phase, phase);
  mur_phases_wrap (n, centred, centred);
  mur_table_add_take (table, "x", NULL, columns[0], n);
  mur_table_add_take (table, "y", NULL, columns[1], n);
  mur_table_add_take (table, "turned_x", NULL, columns[2], n);
  mur_table_add_take (table, "turned_y", NULL, columns[3], n);
  mur_table_add_take (table, "phase", "rad", wrapped, n);
  mur_table_add_take (table, "turned_phase", "rad", phase, n);
  mur_table_add_take (table, "centred_phase", "rad", centred, n);
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
  double *shade = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize k = 0; k < n; k++)
    {
      const gsize i = k * stride * self->system.n / n_rows;
      oscillator[k] = (double)i + 1;
      frequency[k] = omega[i];
      phase[k] = self->phase[i];
      shade[k] = mur_vector_values (self->ranking.shades)[k * stride];
    }
  mur_table_add_take (table, "oscillator", NULL, oscillator, n);
  mur_table_add_take (table, "omega", "rad/s", frequency, n);
  add_places (self, table, phase, n);
  mur_table_add_take (table, "shade", NULL, shade, n);
  return table;
}

/* Those that have a course. */
static MurTable *
make_shown (const MurOscillators *self, double reach)
{
  const gsize n = self->history.n_shown;
  const double *omega = mur_vector_values (self->ranking.shown_omegas);
  double *oscillator = g_new (double, n);
  double *low = g_new (double, n), *high = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      oscillator[i] = (double)self->history.shown[i] + 1;
      low[i] = omega[i] - reach;
      high[i] = omega[i] + reach;
    }
  mur_table_add_take (table, "oscillator", NULL, oscillator, n);
  mur_table_add (table, "omega", "rad/s", self->ranking.shown_omegas);
  mur_table_add (table, "rank", NULL, self->ranking.shown_ranks);
  mur_table_add (table, "shade", NULL, self->ranking.shown_shades);
  mur_table_add_take (table, "low", "rad/s", low, n);
  mur_table_add_take (table, "high", "rad/s", high, n);
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

static void
update (MurOscillators *self)
{
  MurOscillatorsPictures *pictures = &self->pictures;
  if (pictures->n == self->history.n)
    return;
  for (gsize line = 0; line < pictures->n_lines; line++)
    extend_line (self, line, pictures->n, self->history.n);
  pictures->n = self->history.n;
  g_clear_pointer (&pictures->wrapped_table, mur_table_unref);
  g_clear_pointer (&pictures->turned_wrapped_table, mur_table_unref);
  pictures->wrapped_table = make_wrapped (self, pictures->wrapped);
  pictures->turned_wrapped_table = make_wrapped (self, pictures->turned_wrapped);
}

void
mur_oscillators_add_pictures (MurOscillators *self,
                              const MurVector *time,
                              double reach,
                              MurFrame *frame)
{
  const MurOscillatorsPictures *pictures = &self->pictures;
  update (self);
  mur_frame_add_table (frame, "turned_phase", make_turned (self, time));
  mur_frame_add_table (frame, "wrapped_phase", mur_table_ref (pictures->wrapped_table));
  mur_frame_add_table (frame, "turned_wrapped_phase",
                       mur_table_ref (pictures->turned_wrapped_table));
  mur_oscillators_add_signals (self, time, frame);
  mur_frame_add_table (frame, "circle", make_circle (self));
  mur_frame_add_table (frame, "mean_field", make_mean_field (self));
  mur_frame_add_table (frame, "coupling_cells", mur_table_ref (self->coupling_cells));
  mur_frame_add_table (frame, "shown", make_shown (self, reach));
  mur_frame_add_table (frame, "tails", mur_oscillators_make_tails (self));
  mur_oscillators_add_layout (self, turned_by (self), frame);
}
