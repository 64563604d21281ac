/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the oscillators are now: phases on the unit circle by natural frequency with
 * the arrow of the mean field; who drives whom; and how synchrony goes with the
 * coupling, or the mean frequencies with the natural ones. */

#include "ui/figures/oscillators/private.h"

#include <math.h>
#include <stdlib.h>

static void
add_phases (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn x
    = mur_column (self->frame, "circle", self->is_turning ? "turned_x" : "x");
  const MurColumn y
    = mur_column (self->frame, "circle", self->is_turning ? "turned_y" : "y");
  const MurColumn shade = mur_column (self->frame, "circle", "shade");
  const MurColumn numbers = mur_column (self->frame, "circle", "oscillator");
  mur_oscillators_add_each (self, panel, &x, &y, &shade, &numbers);
}

static void
add_mean_field (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn x
    = mur_column (self->frame, "mean_field", self->is_turning ? "turned_x" : "x");
  const MurColumn y
    = mur_column (self->frame, "mean_field", self->is_turning ? "turned_y" : "y");
  double *origin = mur_column_new (self->figure, 1);
  *origin = 0;
  MurLayer *arrow = mur_panel_add_arrows (panel, MUR_ROLE_FIT, "Mean field", origin,
                                          origin, x.values, y.values, 1);
  arrow->width = 1.6;
}

void
mur_oscillators_add_circle (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 1, "Unit circle");
  panel->n_rows = n_rows;
  panel->equal = TRUE;
  panel->x.minimum = panel->y.minimum = -1.15;
  panel->x.maximum = panel->y.maximum = 1.15;
  mur_axis_set (&panel->x, "cos <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "sin <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 0, 0, 1);
  add_phases (self, panel);
  add_mean_field (self, panel);
}

void
mur_oscillators_add_couplings (const MurOscillatorsDrawing *self,
                               guint row,
                               guint n_rows)
{
  const MurColumn cells = mur_column (self->frame, "coupling_cells", "coupling");
  const double count = mur_column_scalar (self->frame, "oscillators");
  MurPanel *panel
    = mur_figure_add_panel (self->figure, row, 1, "Couplings <i>K<sub>ij</sub></i>");
  panel->n_rows = n_rows;
  panel->x.integer = panel->y.integer = TRUE;
  panel->x.minimum = panel->y.maximum = 0.5;
  panel->x.maximum = panel->y.minimum = count + 0.5;
  panel->colour_bar = TRUE;
  if (mur_column_scalar (self->frame, "repelling") == 1)
    panel->colours = MUR_COLOURS_DIVERGING;
  mur_axis_set (&panel->x, "<i>j</i> drives, + attracts", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "<i>i</i> is driven", NULL, MUR_SCALE_LINEAR);
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL);
  layer->z = cells.values;
  layer->keys = mur_oscillators_keys (self);
  layer->n_columns = layer->n_rows = self->n;
  layer->x_min = layer->y_min = 0.5;
  layer->x_max = layer->y_max = count + 0.5;
}

static void
find_ends (MurColumn column, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < column.n; i++)
    {
      *low = fmin (*low, column.values[i]);
      *high = fmax (*high, column.values[i]);
    }
}

static void
add_rule (MurPanel *panel, MurRole role, const char *name, double x)
{
  if (!isfinite (x))
    return;
  MurLayer *rule = mur_panel_add_vertical_rule (panel, role, name, x);
  rule->outside_limits = TRUE;
}

/* Where the run is. */
static void
add_now (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  double *now = mur_column_new (self->figure, 2);
  now[0] = mur_column_scalar (self->frame, "coupling");
  now[1] = mur_column_scalar (self->frame, "r_mean");
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Now", &now[0], &now[1], 1)->size = 2.4;
}

static void
add_way (const MurOscillatorsDrawing *self,
         MurPanel *panel,
         MurRole role,
         const char *name,
         const char *column)
{
  const MurColumn coupling = mur_column (self->frame, "sweep", "coupling");
  const MurColumn r = mur_column (self->frame, "sweep", column);
  mur_panel_add_points (panel, role, name, coupling.values, r.values, r.n)->size = 1.6;
}

static void
add_sweep (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn k = mur_column (self->frame, "theory", "coupling");
  const MurColumn r = mur_column (self->frame, "theory", "r");
  mur_column_set_axis (&k, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&r, &panel->y, "Mean <i>r</i>", MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  add_rule (panel, MUR_ROLE_GUIDE, "Onset",
            mur_column_scalar (self->frame, "critical_coupling"));
  add_rule (panel, MUR_ROLE_REFERENCE, "All lock",
            mur_column_scalar (self->frame, "locking_coupling"));
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Theory", k.values, r.values, k.n);
  add_way (self, panel, MUR_ROLE_SERIES_1, "Up", "r_up");
  add_way (self, panel, MUR_ROLE_SERIES_2, "Down", "r_down");
  add_now (self, panel);
}

/* Frequencies that agree to a few digits have no ticks to tell them apart. */
static void
keep_apart (MurAxis *axis, double low, double high)
{
  const double middle = low / 2 + high / 2;
  if (!(high - low < 1e-3 * fmax (1, fabs (middle))))
    return;
  axis->minimum = middle - 0.5;
  axis->maximum = middle + 0.5;
}

/* Locked ones stand in a row. Where all natural frequencies are one, the numbers tell
 * the oscillators apart. */
static void
add_frequencies (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurColumn omega = mur_column (self->frame, "oscillators", "omega");
  const MurColumn number = mur_column (self->frame, "oscillators", "number");
  const MurColumn mean = mur_column (self->frame, "oscillators", "mean_frequency");
  const MurColumn shade = mur_column (self->frame, "oscillators", "shade");
  double low, high, mean_low, mean_high;
  find_ends (omega, &low, &high);
  find_ends (mean, &mean_low, &mean_high);
  const MurColumn x = low < high ? omega : number;
  mur_column_set_axis (&x, &panel->x, low < high ? "Natural" : NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&mean, &panel->y, "Mean", MUR_SCALE_LINEAR);
  keep_apart (&panel->y, fmin (low, mean_low), fmax (high, mean_high));
  mur_panel_add_line (panel, MUR_ROLE_GHOST, "Uncoupled", x.values, omega.values,
                      omega.n);
  mur_oscillators_add_each (self, panel, &x, &mean, &shade, &number);
}

void
mur_oscillators_add_synchrony (const MurOscillatorsDrawing *self,
                               guint row,
                               guint n_rows)
{
  const gboolean against_coupling = mur_column_scalar (self->frame, "synchrony") == 1;
  MurPanel *panel = mur_figure_add_panel (
    self->figure, row, 1, against_coupling ? "Synchrony" : "Frequencies");
  panel->n_rows = n_rows;
  panel->legend = against_coupling;
  panel->line_names = !against_coupling;
  if (against_coupling)
    add_sweep (self, panel);
  else
    add_frequencies (self, panel);
}
