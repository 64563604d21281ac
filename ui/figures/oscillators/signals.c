/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signals against time: a row for each oscillator that has a line, all alike, and below
 * them, larger, the sum of all oscillators, which grows as they fall into step. */

#include "ui/figures/oscillators/private.h"

#define SUM_ROWS 3  /* as high as so many signals */
#define BEYOND 1.06 /* of the largest value */

static gboolean
is_sine (const MurOscillatorsDrawing *self)
{
  return mur_parameters_choice (self->parameters, "signal_view") == MUR_SIGNALS_SINE;
}

static const char *
table_of (const MurOscillatorsDrawing *self)
{
  return is_sine (self) ? "sine_signals" : "signals";
}

static char *
describe_lines (const MurOscillatorsDrawing *self)
{
  const double n = mur_column_scalar (self->frame, "oscillators");
  if (n > self->n_lines)
    return g_strdup_printf ("%u of %.0f oscillators", self->n_lines, n);
  return NULL;
}

static void
add_signal (const MurOscillatorsDrawing *self, guint line)
{
  const double most = BEYOND * mur_column_scalar (self->frame, "largest_amplitude");
  const MurColumn signal
    = mur_column_of (self->frame, table_of (self), "s*", self->lines[line]);
  g_autofree char *name = mur_oscillators_name (self->lines[line]);
  MurPanel *panel = mur_figure_add_panel (self->figure, line, 0, NULL);
  mur_oscillators_set_time (self, panel);
  mur_oscillators_hide_time (self, panel);
  if (line == 0)
    {
      panel->title
        = g_strdup (is_sine (self) ? "Signals <i>r<sub>i</sub></i> sin <i>φ</i>"
                                   : "Signals <i>r<sub>i</sub></i> cos <i>φ</i>");
      panel->caption = describe_lines (self);
    }
  panel->line_names = TRUE;
  panel->y.minimum = -most;
  panel->y.maximum = most;
  mur_oscillators_add_course (self, panel, self->lines[line], name, self->time.values,
                              signal.values, signal.n);
}

static void
add_sum (const MurOscillatorsDrawing *self)
{
  const double most = BEYOND * mur_column_scalar (self->frame, "total_amplitude");
  const MurColumn sum = mur_column (self->frame, table_of (self), "total");
  g_autofree char *title = g_strdup_printf ("Sum of %u", self->n);
  MurPanel *panel = mur_figure_add_panel (self->figure, self->n_lines, 0, title);
  panel->caption = g_strdup ("All in step would fill the panel");
  mur_oscillators_set_time (self, panel);
  mur_axis_set (&panel->y, "Sum", NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = -most;
  panel->y.maximum = most;
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, self->time.values, sum.values, sum.n);
  mur_figure_set_row_weight (self->figure, self->n_lines, SUM_ROWS);
}

MurFigure *
mur_oscillators_build_signals (const MurFrame *frame, const MurParameters *parameters)
{
  const MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  mur_figure_set_title (drawing.figure, "Oscillators: signals");
  for (guint line = 0; line < drawing.n_lines; line++)
    add_signal (&drawing, line);
  add_sum (&drawing);
  return drawing.figure;
}
