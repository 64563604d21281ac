/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' figure. Left, the stack of frequencies; in the middle, where the
 * phases are, who drives whom and what came of it; right, the order parameter, phases
 * and signals against the same time. */

#include "ui/figures/oscillators/private.h"

static MurPanel *
add_time_panel (const MurOscillatorsDrawing *self,
                guint row,
                guint n_rows,
                const char *title)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 2, title);
  panel->n_rows = n_rows;
  panel->link_x = MUR_OSCILLATORS_TIME;
  mur_column_set_axis (&self->time, &panel->x, NULL, MUR_SCALE_LINEAR);
  return panel;
}

static void
add_order (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  const MurColumn r = mur_column (self->frame, "order", "r");
  MurPanel *panel = add_time_panel (self, row, n_rows, "Order parameter");
  mur_column_set_axis (&r, &panel->y, "<i>r</i>", MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, self->time.values, r.values, r.n);
}

static void
add_unwrapped (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const char *table = self->is_turning ? "turned_phase" : "phase";
  for (guint line = 0; line < self->n_lines; line++)
    {
      const MurColumn phase
        = mur_column_of (self->frame, table, "phi*", self->lines[line]);
      mur_oscillators_add_course (self, panel, self->lines[line], NULL,
                                  self->time.values, phase.values, phase.n);
    }
}

/* The lines stand in the table one after the other. */
static void
add_wrapped (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const char *table = self->is_turning ? "turned_wrapped_phase" : "wrapped_phase";
  const MurColumn oscillator = mur_column (self->frame, table, "oscillator");
  const MurColumn time = mur_column (self->frame, table, "time");
  const MurColumn phase = mur_column (self->frame, table, "phase");
  gsize first = 0;
  for (guint line = 0; line < self->n_lines; line++)
    {
      gsize end = first;
      while (end < oscillator.n && (guint64)oscillator.values[end] == self->lines[line])
        end++;
      mur_oscillators_add_course (self, panel, self->lines[line], NULL,
                                  time.values + first, phase.values + first,
                                  end - first);
      first = end;
    }
  panel->y.minimum = -G_PI;
  panel->y.maximum = G_PI;
}

static void
add_phases (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  MurPanel *panel = add_time_panel (self, row, n_rows, "Phases");
  const MurColumn phase = mur_column (self->frame, "wrapped_phase", "phase");
  mur_column_set_axis (&phase, &panel->y, "<i>φ</i>", MUR_SCALE_LINEAR);
  if (self->is_wrapped)
    add_wrapped (self, panel);
  else
    add_unwrapped (self, panel);
}

static void
add_signals (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  const MurColumn sum = mur_column (self->frame, "signals", "sum");
  MurPanel *panel
    = add_time_panel (self, row, n_rows, "Signals <i>r<sub>i</sub></i> cos <i>φ</i>");
  mur_column_set_axis (&sum, &panel->y, "Signal", MUR_SCALE_LINEAR);
  for (guint line = 0; line < self->n_lines; line++)
    {
      const MurColumn signal
        = mur_column_of (self->frame, "signals", "s*", self->lines[line]);
      mur_panel_add_line (panel, MUR_ROLE_GHOST, line == 0 ? "Each" : NULL,
                          self->time.values, signal.values, signal.n);
    }
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Sum", self->time.values, sum.values, sum.n);
}

/* Rows of the grid, a whole number for each of the stack's panels. */
static guint
count_rows (guint n)
{
  if (n > MUR_OSCILLATORS_STACKED)
    return 3;
  return n == 1 ? 3 : n == 2 ? 4 : n;
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
mur_oscillators_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  drawing.n_rows = count_rows (drawing.n);
  mur_figure_set_title (drawing.figure, "Oscillators");
  mur_figure_set_column_weight (drawing.figure, 0, 1.3);
  mur_oscillators_add_stack (&drawing);
  add_sides (&drawing);
  return drawing.figure;
}
