/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The left of the figure: a panel of frequency against time for each oscillator, all
 * over one time axis, with a grid line at the natural frequency. Of more than a dozen
 * the frequencies are an image, and a chosen few are lines below it. */

#include "ui/figures/oscillators/private.h"

#include <math.h>

#define MAX_COLUMNS 900 /* of the image: finer than it is painted */
#define LINK_TIME 1

static void
set_time_axis (MurPanel *panel, const char *title)
{
  panel->link_x = LINK_TIME;
  mur_axis_set (&panel->x, title, NULL, MUR_SCALE_LINEAR);
}

static void
add_one (const MurOscillatorsDrawing *self, gsize i, guint span)
{
  const MurColumn omega = mur_oscillators_column (self->oscillators, "omega");
  MurPanel *panel
    = mur_figure_add_panel (self->figure, (guint)i * span, 0,
                            i == 0 ? "Instantaneous frequency [rad/s]" : NULL);
  panel->n_rows = span;
  set_time_axis (panel, i + 1 == self->n ? "Time [s]" : NULL);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  if (i < omega.n)
    mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, NULL, omega.values[i]);
  mur_panel_add_line (panel, MUR_ROLE_DATA, NULL, self->time.values,
                      mur_table_column (self->frequency, (guint)i + 1), self->time.n);
}

/* Every stride-th sample of all, oscillator by oscillator from the bottom. */
static void
add_raster (const MurOscillatorsDrawing *self)
{
  const gsize stride = (self->time.n + MAX_COLUMNS - 1) / MAX_COLUMNS;
  const gsize n_columns = (self->time.n + stride - 1) / stride;
  double *z = mur_oscillators_room (self, self->n * n_columns);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "Frequency [rad/s]");
  panel->n_rows = 2;
  panel->colour_bar = TRUE;
  set_time_axis (panel, NULL);
  mur_axis_set (&panel->y, "Oscillator", NULL, MUR_SCALE_LINEAR);
  for (gsize i = 0; i < self->n; i++)
    {
      const double *values = mur_table_column (self->frequency, (guint)i + 1);
      for (gsize k = 0; k < n_columns; k++)
        z[i * n_columns + k] = values[k * stride];
    }
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL);
  layer->z = z;
  layer->n_columns = n_columns;
  layer->n_rows = self->n;
  layer->x_min = self->time.values[0];
  layer->x_max = self->time.values[self->time.n - 1];
  layer->y_min = 0.5;
  layer->y_max = mur_frame_scalar (self->frame, "oscillators") + 0.5;
}

static void
add_chosen (const MurOscillatorsDrawing *self)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, 2, 0, NULL);
  panel->legend = TRUE;
  set_time_axis (panel, "Time [s]");
  mur_axis_set (&panel->y, "Frequency [rad/s]", NULL, MUR_SCALE_LINEAR);
  for (gsize line = 0; line < mur_oscillators_n_lines (self); line++)
    {
      const guint column = (guint)mur_oscillators_line (self, line) + 1;
      mur_panel_add_line (panel, mur_oscillators_role (line),
                          mur_table_name (self->frequency, column) + 1,
                          self->time.values, mur_table_column (self->frequency, column),
                          self->time.n);
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
  for (gsize i = 0; i < self->n; i++)
    add_one (self, i, self->n_rows / (guint)self->n);
}
