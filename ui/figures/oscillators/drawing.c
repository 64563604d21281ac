/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of the oscillators share. */

#include "ui/figures/oscillators/private.h"

#define OUTSIDE 1.11    /* of a circle of radius 1: where numbers stand */
#define MAX_COLUMNS 900 /* of an image: finer than it is painted */

MurLayer *
mur_oscillators_add_course (const MurOscillatorsDrawing *self,
                            MurPanel *panel,
                            guint64 number,
                            const char *name,
                            const double *time,
                            const double *values,
                            gsize n)
{
  const MurColumn shade = mur_column (self->frame, "shown", "shade");
  guint i = 0;
  while (i + 1 < self->n && self->numbers[i] != number)
    i++;
  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_SERIES_1, name, time, values, n);
  line->tint = shade.values[i];
  line->solid = TRUE;
  line->key = (double)number;
  return line;
}

char *
mur_oscillators_name (guint64 number)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

const double *
mur_oscillators_keys (const MurOscillatorsDrawing *self)
{
  double *keys = mur_column_new (self->figure, self->n);
  for (guint i = 0; i < self->n; i++)
    keys[i] = (double)self->numbers[i];
  return keys;
}

const char *
mur_oscillators_own_name (const MurOscillatorsDrawing *self, const char *what, guint i)
{
  char *name = g_strdup_printf ("%s %" G_GUINT64_FORMAT, what, self->numbers[i]);
  mur_figure_own (self->figure, name, g_free);
  return name;
}

static const guint64 *
keep_numbers (MurFigure *figure, GArray *numbers, guint *n)
{
  mur_figure_own (figure, numbers, (GDestroyNotify)g_array_unref);
  *n = numbers->len;
  return (const guint64 *)(gconstpointer)numbers->data;
}

/* What is said of an oscillator, and which of them stands out. */
static void
set_things (const MurOscillatorsDrawing *self)
{
  const MurColumn number = mur_column (self->frame, "oscillators", "number");
  const MurThings things = {
    .noun = "Oscillator",
    .symbol = "ω",
    .unit = "rad/s",
    .keys = number.values,
    .values = mur_column (self->frame, "oscillators", "omega").values,
    .n = number.n,
    .sets = "highlight",
    .lit = (double)mur_parameters_integer (self->parameters, "highlight"),
  };
  mur_figure_set_things (self->figure, &things);
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
  set_things (&self);
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

void
mur_oscillators_hide_time (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set_symbol (&panel->x, self->time.quantity->symbol, self->time.unit);
}

void
mur_oscillators_add_numbers (const MurOscillatorsDrawing *self,
                             MurPanel *panel,
                             const MurColumn *x,
                             const MurColumn *y)
{
  if (self->n > MUR_OSCILLATORS_NAMED)
    return;
  double *places = mur_column_new (self->figure, 2 * x->n);
  char **texts = g_new0 (char *, x->n + 1);
  mur_figure_own (self->figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < x->n; i++)
    {
      places[i] = OUTSIDE * x->values[i];
      places[x->n + i] = OUTSIDE * y->values[i];
      texts[i] = mur_oscillators_name (self->numbers[i]);
    }
  mur_panel_add_text (panel, MUR_ROLE_GUIDE, places, places + x->n,
                      (const char *const *)texts, x->n, MUR_ANCHOR_CENTRE);
}

/* Each sample is as wide as the time between two, and in the middle of that. */
static void
set_extent (const MurOscillatorsDrawing *self, MurLayer *image, gsize stride)
{
  const double samples
    = (double)mur_parameters_integer (self->parameters, "samples") - 1;
  const double width
    = (double)stride * mur_parameters_number (self->parameters, "duration") / samples;
  image->x_min = -width / 2;
  image->x_max = width * ((double)image->n_columns - 0.5);
}

MurLayer *
mur_oscillators_add_image (const MurOscillatorsDrawing *self,
                           MurPanel *panel,
                           const char *table,
                           const char *pattern,
                           const double *ranks,
                           const double *turn)
{
  const gsize most = mur_parameters_integer (self->parameters, "samples");
  const gsize stride = (most + MAX_COLUMNS - 1) / MAX_COLUMNS;
  const gsize n_columns = (self->time.n + stride - 1) / stride;
  double *z = mur_column_new (self->figure, self->n * n_columns);
  double *keys = mur_column_new (self->figure, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      const double *values
        = mur_column_of (self->frame, table, pattern, self->numbers[i]).values;
      const gsize row = ranks != NULL ? (gsize)ranks[i] - 1 : i;
      keys[row] = (double)self->numbers[i];
      for (gsize k = 0; k < n_columns; k++)
        z[row * n_columns + k]
          = values[k * stride] - (turn != NULL ? turn[k * stride] : 0);
    }
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z,
                                        n_columns, self->n);
  image->keys = keys;
  set_extent (self, image, stride);
  return image;
}
