/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases of all oscillators in colours that go round: against time as an image, and
 * beside it, at the same heights, where they are now. */

#include "ui/figures/oscillators/private.h"

static MurPanel *
add_panel (const MurOscillatorsDrawing *self, guint column, const char *title)
{
  const MurColumn number = mur_column (self->frame, "oscillators", "number");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, column, title);
  mur_column_set_axis (&number, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->y.integer = TRUE;
  panel->y.minimum = 0.5;
  panel->y.maximum = mur_column_scalar (self->frame, "oscillators") + 0.5;
  panel->colours = MUR_COLOURS_CYCLIC;
  return panel;
}

static gboolean
is_centred (const MurOscillatorsDrawing *self)
{
  return mur_parameters_choice (self->parameters, "phase_origin") == MUR_PHASES_OF_MEAN;
}

static const char *
describe_origin (const MurOscillatorsDrawing *self)
{
  if (is_centred (self))
    return "Seen from their mean phase";
  return self->is_turning ? "Seen from a frame that turns with the mean frequency"
                          : "Seen at rest";
}

/* What is taken off the phases at each sample. */
static const double *
find_turn (const MurOscillatorsDrawing *self)
{
  if (is_centred (self))
    return mur_column (self->frame, "order", "psi").values;
  return self->is_turning ? mur_column (self->frame, "turned_phase", "turn").values
                          : NULL;
}

static MurColumn
find_now (const MurOscillatorsDrawing *self)
{
  if (is_centred (self))
    return mur_column (self->frame, "circle", "centred_phase");
  return mur_column (self->frame, "circle",
                     self->is_turning ? "turned_phase" : "phase");
}

static void
add_course (const MurOscillatorsDrawing *self)
{
  const MurColumn now = find_now (self);
  MurPanel *panel = add_panel (self, 0, "Phases");
  panel->caption = g_strdup (describe_origin (self));
  panel->colour_bar = TRUE;
  mur_oscillators_set_time (self, panel);
  mur_column_set_axis (&now, &panel->z, NULL, MUR_SCALE_LINEAR);
  MurLayer *image
    = mur_oscillators_add_image (self, panel, "phase", "phi*", NULL, find_turn (self));
  image->y_min = panel->y.minimum;
  image->y_max = panel->y.maximum;
}

static void
add_snapshot (const MurOscillatorsDrawing *self)
{
  const MurColumn number = mur_column (self->frame, "circle", "oscillator");
  const MurColumn now = find_now (self);
  MurPanel *panel = add_panel (self, 1, "Now");
  mur_column_set_axis (&now, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = -G_PI;
  panel->x.maximum = G_PI;
  MurLayer *points = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, NULL, now.values,
                                           number.values, number.n);
  points->z = now.values;
  points->keys = number.values;
  points->size = number.n > 100 ? 1.2 : 2;
}

MurFigure *
mur_oscillators_build_phases (const MurFrame *frame, const MurParameters *parameters)
{
  const MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  mur_figure_set_title (drawing.figure, "Oscillators: phases");
  mur_figure_set_column_weight (drawing.figure, 0, 1.6);
  add_course (&drawing);
  add_snapshot (&drawing);
  return drawing.figure;
}
