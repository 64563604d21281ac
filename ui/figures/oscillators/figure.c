/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' figure. Left, the stack of frequencies; in the middle, where the
 * phases are, who drives whom and what came of it; right, the order parameter, phases
 * and signals against the same time. Columns as
 * core/experiments/oscillators/experiment.c documents them. */

#include "ui/figures/registry.h"

#include "core/oscillators/phases.h"
#include "ui/figures/oscillators/private.h"

#include <math.h>

#define LINK_TIME 1

MurColumn
mur_oscillators_column (const MurTable *table, const char *name)
{
  const int i = table != NULL ? mur_table_find (table, name) : -1;
  if (i < 0)
    return (MurColumn){ 0 };
  return (MurColumn){ mur_table_column (table, (guint)i), mur_table_n_rows (table) };
}

double
mur_oscillators_view (const MurOscillatorsDrawing *self, const char *name)
{
  const MurColumn column = mur_oscillators_column (self->view, name);
  return column.n > 0 ? column.values[0] : 0;
}

double *
mur_oscillators_room (const MurOscillatorsDrawing *self, gsize n)
{
  double *room = g_new (double, MAX (n, 1));
  mur_figure_own (self->figure, room, g_free);
  return room;
}

gsize
mur_oscillators_n_lines (const MurOscillatorsDrawing *self)
{
  return self->n > MUR_OSCILLATORS_STACKED ? MUR_OSCILLATORS_CHOSEN : self->n;
}

gsize
mur_oscillators_line (const MurOscillatorsDrawing *self, gsize line)
{
  const gsize n_lines = mur_oscillators_n_lines (self);
  return n_lines < 2 ? 0 : line * (self->n - 1) / (n_lines - 1);
}

MurRole
mur_oscillators_role (gsize line)
{
  return (MurRole)(MUR_ROLE_SERIES_1 + (int)(line % 6));
}

static MurPanel *
add_time_panel (const MurOscillatorsDrawing *self,
                guint row,
                guint n_rows,
                const char *title)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 2, title);
  panel->n_rows = n_rows;
  panel->link_x = LINK_TIME;
  mur_axis_set (&panel->x, "Time [s]", NULL, MUR_SCALE_LINEAR);
  return panel;
}

static void
add_order (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  const MurColumn r
    = mur_oscillators_column (mur_frame_table (self->frame, "order"), "r");
  MurPanel *panel = add_time_panel (self, row, n_rows, "Order parameter");
  mur_axis_set (&panel->y, "<i>r</i>", NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, self->time.values, r.values, r.n);
}

static void
add_phase_line (const MurOscillatorsDrawing *self, MurPanel *panel, gsize line)
{
  const gsize n = self->time.n;
  const double *phase
    = mur_table_column (self->phase, (guint)mur_oscillators_line (self, line) + 1);
  double *turned = mur_oscillators_room (self, n);
  mur_phases_turn (n, self->time.values, phase,
                   mur_oscillators_view (self, "frame_frequency"), turned);
  if (mur_oscillators_view (self, "wrapped") != 1)
    {
      mur_panel_add_line (panel, mur_oscillators_role (line), NULL, self->time.values,
                          turned, n);
      return;
    }
  double *times = mur_oscillators_room (self, 4 * n);
  double *phases = mur_oscillators_room (self, 4 * n);
  const gsize n_points
    = mur_phases_wrapped_line (n, self->time.values, turned, times, phases);
  mur_panel_add_line (panel, mur_oscillators_role (line), NULL, times, phases,
                      n_points);
}

static void
add_phases (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  MurPanel *panel = add_time_panel (self, row, n_rows, "Phases");
  mur_axis_set (&panel->y, "<i>φ</i> [rad]", NULL, MUR_SCALE_LINEAR);
  if (mur_oscillators_view (self, "wrapped") == 1)
    {
      panel->y.minimum = -G_PI;
      panel->y.maximum = G_PI;
    }
  for (gsize line = 0; line < mur_oscillators_n_lines (self); line++)
    add_phase_line (self, panel, line);
}

/* amplitude · cos φ; amplitudes by the numbers that the columns are called by. */
static double *
make_signal (const MurOscillatorsDrawing *self, gsize i)
{
  const MurColumn amplitude = mur_oscillators_column (self->oscillators, "amplitude");
  const gsize row = i * amplitude.n / self->n;
  const double *phase = mur_table_column (self->phase, (guint)i + 1);
  double *signal = mur_oscillators_room (self, self->time.n);
  for (gsize k = 0; k < self->time.n; k++)
    signal[k] = amplitude.values[row] * cos (phase[k]);
  return signal;
}

static void
add_signals (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  const gsize n_lines = mur_oscillators_n_lines (self);
  double *sum = mur_oscillators_room (self, self->time.n);
  MurPanel *panel
    = add_time_panel (self, row, n_rows, "Signals <i>r<sub>i</sub></i> cos <i>φ</i>");
  mur_axis_set (&panel->y, "Signal", NULL, MUR_SCALE_LINEAR);
  for (gsize k = 0; k < self->time.n; k++)
    sum[k] = 0;
  for (gsize line = 0; line < n_lines; line++)
    {
      const double *signal = make_signal (self, mur_oscillators_line (self, line));
      for (gsize k = 0; k < self->time.n; k++)
        sum[k] += signal[k];
      mur_panel_add_line (panel, MUR_ROLE_GHOST, line == 0 ? "Each" : NULL,
                          self->time.values, signal, self->time.n);
    }
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Sum", self->time.values, sum, self->time.n);
}

/* Rows of the grid, a whole number for each of the stack's panels. */
static guint
count_rows (gsize n)
{
  if (n > MUR_OSCILLATORS_STACKED)
    return 3;
  return n == 1 ? 3 : n == 2 ? 4 : (guint)n;
}

static void
add_sides (const MurOscillatorsDrawing *self)
{
  const guint first = (self->n_rows + 2) / 3;
  const guint second = (self->n_rows - first + 1) / 2;
  const guint third = self->n_rows - first - second;
  mur_oscillators_add_circle (self, 0, first);
  mur_oscillators_add_couplings (self, first, second);
  mur_oscillators_add_synchrony (self, first + second, third);
  add_order (self, 0, first);
  add_phases (self, first, second);
  add_signals (self, first + second, third);
}

MurFigure *
mur_figure_oscillators (const MurFrame *frame)
{
  MurFigure *figure = mur_figure_new ();
  MurOscillatorsDrawing drawing = {
    .figure = figure,
    .frequency = mur_frame_table (frame, "frequency"),
    .phase = mur_frame_table (frame, "phase"),
    .oscillators = mur_frame_table (frame, "oscillators"),
    .view = mur_frame_table (frame, "view"),
    .frame = frame,
  };
  g_return_val_if_fail (drawing.frequency != NULL && drawing.phase != NULL, figure);
  drawing.time = mur_oscillators_column (drawing.frequency, "time");
  drawing.n = mur_table_n_columns (drawing.frequency) - 1;
  drawing.n_rows = count_rows (drawing.n);
  mur_figure_set_title (figure, "Oscillators");
  mur_figure_set_column_weight (figure, 0, 1.3);
  mur_oscillators_add_stack (&drawing);
  add_sides (&drawing);
  return figure;
}
