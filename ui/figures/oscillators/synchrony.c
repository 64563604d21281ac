/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Synchrony. Large, the unit circle with the oscillators, their tails and the arrow of
 * their mean; beside it, its length against time, and the mean frequencies against the
 * natural ones, where those that are locked stand in a row. Of a sweep, the order
 * parameter against the coupling is the large one. */

#include "ui/figures/oscillators/private.h"

#include <math.h>

#define MARGIN 1.2 /* around the circle of radius 1 */

/* A tail has as many points as every other. */
static void
add_tails (const MurOscillatorsDrawing *self,
           MurPanel *panel,
           const MurColumn *x,
           const MurColumn *y)
{
  const MurColumn shade = mur_column (self->frame, "circle", "shade");
  const MurColumn number = mur_column (self->frame, "circle", "oscillator");
  const gsize n_points = x->n / shade.n;
  for (gsize i = 0; i < shade.n && n_points > 0; i++)
    {
      MurLayer *tail
        = mur_panel_add_line (panel, MUR_ROLE_SERIES_1, NULL, x->values + i * n_points,
                              y->values + i * n_points, n_points);
      tail->tint = shade.values[i];
      tail->solid = TRUE;
      tail->key = number.values[i];
    }
}

void
mur_oscillators_add_each (const MurOscillatorsDrawing *self,
                          MurPanel *panel,
                          const MurColumn *x,
                          const MurColumn *y,
                          const MurColumn *shade,
                          const MurColumn *numbers)
{
  for (gsize i = 0; i < x->n && self->is_each; i++)
    {
      g_autofree char *name = mur_oscillators_name (self->numbers[i]);
      MurLayer *point = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, name,
                                              x->values + i, y->values + i, 1);
      point->key = (double)self->numbers[i];
      point->tint = shade->values[i];
      point->size = 2.4;
    }
  if (self->is_each)
    return;
  MurLayer *points
    = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, NULL, x->values, y->values, x->n);
  points->z = shade->values;
  points->keys = numbers->values;
  points->size = x->n > 200 ? 1.2 : 1.6;
  panel->z.minimum = 0;
  panel->z.maximum = 1;
}

/* Before the first step the phases are those that the run starts with, and the marks on
 * the circle, the last layers, are dragged to other ones. */
static void
add_handles (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  static const char *const also[] = { "start", "list", NULL };
  double *phases = mur_column_new (self->figure, self->n);
  for (guint i = 0; i < self->n; i++)
    phases[i]
      = mur_column_of (self->frame, "phase", "phi*", self->numbers[i]).values[0];
  for (guint i = 0; i < self->n; i++)
    {
      const MurHandle handle = {
        .name = mur_oscillators_own_name (self, "First phase of oscillator", i),
        .unit = "rad",
        .parameter = "phases",
        .values = phases,
        .n = self->n,
        .index = i,
        .way = MUR_HANDLE_ROUND,
        .factor = 1,
        .minimum = { -MUR_OSCILLATORS_MOST },
        .maximum = { MUR_OSCILLATORS_MOST },
        .also = also,
      };
      mur_layer_add_handle (
        g_ptr_array_index (panel->layers, panel->layers->len - self->n + i), &handle);
    }
}

static MurColumn
place_column (const MurOscillatorsDrawing *self, const char *table, const char *name)
{
  g_autofree char *full
    = g_strdup_printf ("%s%s", self->is_turning ? "turned_" : "", name);
  return mur_column (self->frame, table, full);
}

static void
add_mean (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn x = place_column (self, "mean_field", "x");
  const MurColumn y = place_column (self, "mean_field", "y");
  double *origin = mur_column_new (self->figure, 1);
  *origin = 0;
  mur_panel_add_arrows (panel, MUR_ROLE_FIT, NULL, origin, origin, x.values, y.values,
                        1)
    ->width
    = 2.4;
}

static void
add_circle (const MurOscillatorsDrawing *self, guint column, guint n_rows)
{
  const MurColumn x = place_column (self, "circle", "x");
  const MurColumn y = place_column (self, "circle", "y");
  const MurColumn tail_x = place_column (self, "tails", "x");
  const MurColumn tail_y = place_column (self, "tails", "y");
  const MurColumn shade = mur_column (self->frame, "circle", "shade");
  const MurColumn numbers = mur_column (self->frame, "circle", "oscillator");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, column, "Phases");
  panel->n_rows = n_rows;
  panel->caption = g_strdup_printf ("Arrow: their mean, <i>r</i> = %.2f",
                                    mur_column_scalar (self->frame, "r"));
  panel->equal = TRUE;
  panel->x.minimum = panel->y.minimum = -MARGIN;
  panel->x.maximum = panel->y.maximum = MARGIN;
  mur_axis_set (&panel->x, "cos <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "sin <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 0, 0, 1);
  add_tails (self, panel, &tail_x, &tail_y);
  mur_oscillators_add_each (self, panel, &x, &y, &shade, &numbers);
  if (self->is_each && self->time.n == 1)
    add_handles (self, panel);
  mur_oscillators_add_numbers (self, panel, &x, &y);
  add_mean (self, panel);
}

static void
add_order (const MurOscillatorsDrawing *self)
{
  const MurColumn r = mur_column (self->frame, "order", "r");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 1, "Order parameter");
  mur_oscillators_set_time (self, panel);
  mur_column_set_axis (&r, &panel->y, "<i>r</i>", MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  panel->line_names = TRUE;
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, "chance, 1/√N",
                                 mur_column_scalar (self->frame, "chance_r"));
  mur_panel_add_line (panel, MUR_ROLE_FIT, "r", self->time.values, r.values, r.n);
}

/* What the mean frequencies would be without couplings. */
static void
add_alone (const MurOscillatorsDrawing *self, MurPanel *panel, double low, double high)
{
  double *ends = mur_column_new (self->figure, 2);
  if (!(low < high))
    {
      mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, "alone", low);
      return;
    }
  ends[0] = low;
  ends[1] = high;
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, "alone", ends, ends, 2);
}

/* Where all natural frequencies are one, the numbers tell the oscillators apart. */
static void
add_frequencies (const MurOscillatorsDrawing *self)
{
  const double low = mur_column_scalar (self->frame, "natural_low");
  const double high = mur_column_scalar (self->frame, "natural_high");
  const MurColumn x
    = mur_column (self->frame, "oscillators", low < high ? "omega" : "number");
  const MurColumn mean = mur_column (self->frame, "oscillators", "mean_frequency");
  const MurColumn shade = mur_column (self->frame, "oscillators", "shade");
  const MurColumn numbers = mur_column (self->frame, "oscillators", "number");
  MurPanel *panel = mur_figure_add_panel (self->figure, 1, 1, "Mean frequency");
  panel->caption = g_strdup ("Those in a row are locked");
  panel->line_names = TRUE;
  mur_column_set_axis (&x, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&mean, &panel->y, "Mean", MUR_SCALE_LINEAR);
  if (low < high)
    {
      panel->x.minimum = low;
      panel->x.maximum = high;
    }
  panel->y.minimum = mur_column_scalar (self->frame, "mean_low");
  panel->y.maximum = mur_column_scalar (self->frame, "mean_high");
  add_alone (self, panel, low, high);
  mur_oscillators_add_each (self, panel, &x, &mean, &shade, &numbers);
}

static gboolean
has_numbers (const MurColumn *column)
{
  for (gsize i = 0; i < column->n; i++)
    if (isfinite (column->values[i]))
      return TRUE;
  return FALSE;
}

/* A way is named once there is one. */
static void
add_way (const MurOscillatorsDrawing *self,
         MurPanel *panel,
         MurRole role,
         const char *name,
         const char *column)
{
  const MurColumn coupling = mur_column (self->frame, "sweep", "coupling");
  const MurColumn r = mur_column (self->frame, "sweep", column);
  MurLayer *line = mur_panel_add_line (panel, role, has_numbers (&r) ? name : NULL,
                                       coupling.values, r.values, r.n);
  line->solid = TRUE;
  mur_panel_add_points (panel, role, NULL, coupling.values, r.values, r.n)->size = 1.6;
}

static void
add_theory (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn k = mur_column (self->frame, "theory", "coupling");
  const MurColumn r = mur_column (self->frame, "theory", "r");
  const double onset = mur_column_scalar (self->frame, "critical_coupling");
  if (isfinite (onset))
    mur_panel_add_vertical_rule (panel, MUR_ROLE_GUIDE, "onset", onset)->outside_limits
      = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, has_numbers (&r) ? "theory" : NULL,
                      k.values, r.values, r.n);
}

static void
add_sweep (const MurOscillatorsDrawing *self)
{
  const MurColumn k = mur_column (self->frame, "theory", "coupling");
  double *now = mur_column_new (self->figure, 2);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "Synchrony");
  panel->n_rows = 2;
  panel->legend = panel->line_names = TRUE;
  mur_column_set_axis (&k, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Mean <i>r</i>", NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = k.values[0];
  panel->x.maximum = k.values[k.n - 1];
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  now[0] = mur_column_scalar (self->frame, "coupling");
  now[1] = mur_column_scalar (self->frame, "r_mean");
  add_theory (self, panel);
  add_way (self, panel, MUR_ROLE_SERIES_1, "up", "r_up");
  add_way (self, panel, MUR_ROLE_SERIES_2, "down", "r_down");
  mur_panel_add_points (panel, MUR_ROLE_FIT, "now", &now[0], &now[1], 1)->size = 2.4;
}

MurFigure *
mur_oscillators_build_synchrony (const MurFrame *frame, const MurParameters *parameters)
{
  const MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  const gboolean is_sweep
    = mur_parameters_choice (parameters, "mode") == MUR_OSCILLATORS_SWEEP;
  mur_figure_set_title (drawing.figure, "Oscillators: synchrony");
  mur_figure_set_column_weight (drawing.figure, 0, 1.3);
  if (is_sweep)
    add_sweep (&drawing);
  add_circle (&drawing, is_sweep ? 1 : 0, is_sweep ? 1 : 2);
  if (!is_sweep)
    add_order (&drawing);
  add_frequencies (&drawing);
  return drawing.figure;
}
