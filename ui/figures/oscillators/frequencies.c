/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frequencies against time: a row for each oscillator, all alike, with a rule at the
 * frequency that it has alone; or all of them as lines in one panel. Of more than a
 * dozen an image, from the slowest to the fastest. */

#include "ui/figures/oscillators/private.h"

static MurLayer *
add_line (const MurOscillatorsDrawing *self, MurPanel *panel, guint i)
{
  const MurColumn frequency
    = mur_column_of (self->frame, "frequency", "f*", self->numbers[i]);
  g_autofree char *name
    = self->n <= MUR_OSCILLATORS_NAMED ? mur_oscillators_name (self->numbers[i]) : NULL;
  return mur_oscillators_add_course (self, panel, self->numbers[i], name,
                                     self->time.values, frequency.values, frequency.n);
}

/* The frequency that it has alone, to be dragged. */
static void
add_rule (const MurOscillatorsDrawing *self, MurPanel *panel, guint i, double omega)
{
  static const char *const also[] = { "frequency_distribution", "list", NULL };
  const MurColumn all = mur_column (self->frame, "oscillators", "omega");
  MurLayer *rule
    = mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, NULL, omega);
  const MurHandle handle = {
    .name = mur_oscillators_own_name (self, "Natural frequency of oscillator", i),
    .unit = "rad/s",
    .parameter = "frequencies",
    .values = all.values,
    .n = all.n,
    .index = i,
    .factor = 1,
    .minimum = { -MUR_OSCILLATORS_MOST },
    .maximum = { MUR_OSCILLATORS_MOST },
    .also = also,
  };
  mur_layer_add_handle (rule, &handle);
}

/* The first says what is in all of them, and the last what time is. */
static void
add_row (const MurOscillatorsDrawing *self, guint i)
{
  const MurColumn omega = mur_column (self->frame, "shown", "omega");
  const MurColumn low = mur_column (self->frame, "shown", "low");
  const MurColumn high = mur_column (self->frame, "shown", "high");
  MurPanel *panel = mur_figure_add_panel (self->figure, i, 0, NULL);
  mur_oscillators_set_time (self, panel);
  if (i == 0)
    {
      panel->title = g_strdup ("Frequency of each");
      panel->caption = g_strdup ("Dashed: what it would be alone");
    }
  if (i + 1 < self->n)
    mur_oscillators_hide_time (self, panel);
  panel->line_names = TRUE;
  mur_axis_set (&panel->y, NULL, omega.unit, MUR_SCALE_LINEAR);
  panel->y.minimum = low.values[i];
  panel->y.maximum = high.values[i];
  add_rule (self, panel, i, omega.values[i]);
  add_line (self, panel, i);
}

static void
add_overlaid (const MurOscillatorsDrawing *self)
{
  const MurColumn frequency
    = mur_column_of (self->frame, "frequency", "f*", self->numbers[0]);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "Frequencies");
  mur_oscillators_set_time (self, panel);
  mur_column_set_axis (&frequency, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = mur_column_scalar (self->frame, "frequency_low");
  panel->y.maximum = mur_column_scalar (self->frame, "frequency_high");
  panel->line_names = self->n <= MUR_OSCILLATORS_NAMED;
  for (guint i = 0; i < self->n; i++)
    add_line (self, panel, i)->width = self->n <= MUR_OSCILLATORS_NAMED ? 1 : 0.6;
}

/* The colours are those of the natural frequencies, which locked ones are among. */
static void
add_sorted (const MurOscillatorsDrawing *self)
{
  const MurColumn frequency
    = mur_column_of (self->frame, "frequency", "f*", self->numbers[0]);
  const MurColumn rank = mur_column (self->frame, "shown", "rank");
  const double low = mur_column_scalar (self->frame, "natural_low");
  const double high = mur_column_scalar (self->frame, "natural_high");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "Frequencies");
  panel->caption
    = g_strdup (low < high ? "A row an oscillator, the fastest alone on top"
                           : "A row an oscillator");
  panel->colour_bar = TRUE;
  mur_oscillators_set_time (self, panel);
  mur_axis_set (&panel->y, low < high ? "Rank by natural frequency" : "Oscillator",
                NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&frequency, &panel->z, NULL, MUR_SCALE_LINEAR);
  panel->y.integer = TRUE;
  panel->y.minimum = 0.5;
  panel->y.maximum = self->n + 0.5;
  panel->z.limits = MUR_LIMITS_ROBUST;
  if (low < high)
    {
      panel->z.minimum = low;
      panel->z.maximum = high;
    }
  MurLayer *image
    = mur_oscillators_add_image (self, panel, "frequency", "f*", rank.values, NULL);
  image->y_min = 0.5;
  image->y_max = self->n + 0.5;
}

MurFigure *
mur_oscillators_build_frequencies (const MurFrame *frame,
                                   const MurParameters *parameters)
{
  const MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  mur_figure_set_title (drawing.figure, "Oscillators: frequencies");
  if (mur_parameters_choice (parameters, "frequency_view") == MUR_FREQUENCIES_OVERLAID)
    add_overlaid (&drawing);
  else if (drawing.n > MUR_OSCILLATORS_STACKED)
    add_sorted (&drawing);
  else
    for (guint i = 0; i < drawing.n; i++)
      add_row (&drawing, i);
  return drawing.figure;
}
