/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The left of the figure: a panel of frequency against time for each oscillator, all
 * over one time axis, with a grid line at the natural frequency. Of more than a dozen
 * the frequencies are an image, and a chosen few are lines below it. */

#include "ui/figures/oscillators/private.h"

#include <math.h>

#define MAX_COLUMNS 900 /* of the image: finer than it is painted */

static MurColumn
find_frequency (const MurOscillatorsDrawing *self, guint64 number)
{
  return mur_column_of (self->frame, "frequency", "f*", number);
}

/* Only the lowest of panels one below the other says what time is. */
static void
set_time_axis (const MurOscillatorsDrawing *self, MurPanel *panel, gboolean is_lowest)
{
  panel->link_x = MUR_OSCILLATORS_TIME;
  if (is_lowest)
    mur_column_set_axis (&self->time, &panel->x, NULL, MUR_SCALE_LINEAR);
}

/* @title: above the panel, with the unit, as there is no room for it at the axis */
static MurPanel *
add_panel (const MurOscillatorsDrawing *self,
           guint row,
           guint n_rows,
           const char *title,
           const MurColumn *frequency)
{
  g_autofree char *text
    = title != NULL ? g_strdup_printf ("%s (%s)", title, frequency->unit) : NULL;
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 0, text);
  panel->n_rows = n_rows;
  return panel;
}

static void
add_one (const MurOscillatorsDrawing *self, guint i, guint span)
{
  const MurColumn omega = mur_column (self->frame, "oscillators", "omega");
  const MurColumn frequency = find_frequency (self, self->numbers[i]);
  MurPanel *panel = add_panel (self, i * span, span,
                               i == 0 ? "Instantaneous frequency" : NULL, &frequency);
  set_time_axis (self, panel, i + 1 == self->n);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, NULL, omega.values[i]);
  mur_oscillators_add_course (self, panel, self->numbers[i], NULL, self->time.values,
                              frequency.values, frequency.n);
}

/* Every stride-th sample of all, oscillator by oscillator from the bottom. */
static void
add_raster (const MurOscillatorsDrawing *self)
{
  const gsize stride = (self->time.n + MAX_COLUMNS - 1) / MAX_COLUMNS;
  const gsize n_columns = (self->time.n + stride - 1) / stride;
  const MurColumn first = find_frequency (self, self->numbers[0]);
  const MurColumn number = mur_column (self->frame, "oscillators", "number");
  double *z = mur_column_new (self->figure, self->n * n_columns);
  MurPanel *panel = add_panel (self, 0, 2, "Frequency", &first);
  panel->colour_bar = TRUE;
  set_time_axis (self, panel, FALSE);
  mur_column_set_axis (&number, &panel->y, NULL, MUR_SCALE_LINEAR);
  for (guint i = 0; i < self->n; i++)
    {
      const double *values = find_frequency (self, self->numbers[i]).values;
      for (gsize k = 0; k < n_columns; k++)
        z[i * n_columns + k] = values[k * stride];
    }
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL);
  layer->z = z;
  layer->keys = mur_oscillators_keys (self);
  layer->n_columns = n_columns;
  layer->n_rows = self->n;
  layer->x_min = self->time.values[0];
  layer->x_max = self->time.values[self->time.n - 1];
  layer->y_min = 0.5;
  layer->y_max = mur_column_scalar (self->frame, "oscillators") + 0.5;
}

static void
add_chosen (const MurOscillatorsDrawing *self)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, 2, 0, NULL);
  panel->legend = TRUE;
  set_time_axis (self, panel, TRUE);
  for (guint line = 0; line < self->n_lines; line++)
    {
      const MurColumn frequency = find_frequency (self, self->lines[line]);
      g_autofree char *name = mur_oscillators_name (self->lines[line]);
      if (line == 0)
        mur_column_set_axis (&frequency, &panel->y, NULL, MUR_SCALE_LINEAR);
      mur_oscillators_add_course (self, panel, self->lines[line], name,
                                  self->time.values, frequency.values, frequency.n);
    }
}

void
mur_oscillators_add_stack (const MurOscillatorsDrawing *self)
{
  if (self->n > MUR_OSCILLATORS_STACKED)
    {
      add_raster (self);
      add_chosen (self);
      return;
    }
  for (guint i = 0; i < self->n; i++)
    add_one (self, i, self->n_rows / self->n);
}
