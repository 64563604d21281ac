/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of the oscillators share. */

#include "ui/figures/oscillators/private.h"

MurRole
mur_oscillators_role (guint line)
{
  return (MurRole)(MUR_ROLE_SERIES_1 + line % 6);
}

static const guint64 *
keep_numbers (MurFigure *figure, GArray *numbers, guint *n)
{
  mur_figure_own (figure, numbers, (GDestroyNotify)g_array_unref);
  *n = numbers->len;
  return (const guint64 *)(gconstpointer)numbers->data;
}

MurOscillatorsDrawing
mur_oscillators_draw (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  MurOscillatorsDrawing self = {
    .figure = figure,
    .frame = frame,
    .parameters = parameters,
    .is_wrapped
    = mur_parameters_choice (parameters, "phase_view") == MUR_PHASES_WRAPPED,
    .is_turning
    = mur_parameters_choice (parameters, "phase_frame") == MUR_PHASES_TURNING,
    .time = mur_column (frame, "frequency", "time"),
  };
  self.numbers
    = keep_numbers (figure, mur_column_numbers (frame, "frequency", "f*"), &self.n);
  self.is_each = self.n <= MUR_OSCILLATORS_EACH;
  self.lines
    = keep_numbers (figure, mur_column_numbers (frame, "signals", "s*"), &self.n_lines);
  return self;
}

void
mur_oscillators_set_time (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  panel->link_x = MUR_OSCILLATORS_TIME;
  mur_column_set_axis (&self->time, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = 0;
  panel->x.maximum = mur_parameters_number (self->parameters, "duration");
}
