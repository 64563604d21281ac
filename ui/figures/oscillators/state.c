/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the oscillators are now: phases on the unit circle by natural frequency with
 * the arrow of the mean field; who drives whom; and how synchrony goes with the
 * coupling, or the mean frequencies with the natural ones. */

#include "ui/figures/oscillators/private.h"

#include <math.h>
#include <stdlib.h>

#define MAX_POINTS 1500 /* phases on the circle */

/* The phases coloured by natural frequency, seen from a frame that has turned by
 * @turned. */
static void
add_phases (const MurOscillatorsDrawing *self, MurPanel *panel, double turned)
{
  const MurColumn omega = mur_oscillators_column (self->oscillators, "omega");
  const MurColumn phase = mur_oscillators_column (self->oscillators, "phase");
  const gsize stride = (phase.n + MAX_POINTS - 1) / MAX_POINTS;
  double *x = mur_oscillators_room (self, phase.n / stride + 1);
  double *y = mur_oscillators_room (self, phase.n / stride + 1);
  double *z = mur_oscillators_room (self, phase.n / stride + 1);
  gsize n = 0;
  for (gsize i = 0; i < phase.n; i += stride)
    {
      x[n] = cos (phase.values[i] - turned);
      y[n] = sin (phase.values[i] - turned);
      z[n++] = omega.values[i];
    }
  MurLayer *points = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, "Phases", x, y, n);
  points->z = z;
  points->size = phase.n > 100 ? 1.4 : 2.4;
}

static void
add_mean_field (const MurOscillatorsDrawing *self,
                MurPanel *panel,
                double r,
                double psi)
{
  double *origin = mur_oscillators_room (self, 2);
  double *tip = mur_oscillators_room (self, 2);
  origin[0] = origin[1] = 0;
  tip[0] = r * cos (psi);
  tip[1] = r * sin (psi);
  MurLayer *arrow = mur_panel_add_arrows (panel, MUR_ROLE_FIT, "Mean field", origin,
                                          origin + 1, tip, tip + 1, 1);
  arrow->width = 1.6;
}

void
mur_oscillators_add_circle (const MurOscillatorsDrawing *self, guint row, guint n_rows)
{
  const MurTable *order = mur_frame_table (self->frame, "order");
  const MurColumn r = mur_oscillators_column (order, "r");
  const MurColumn psi = mur_oscillators_column (order, "psi");
  MurPanel *panel = mur_figure_add_panel (self->figure, row, 1, "Unit circle");
  panel->n_rows = n_rows;
  panel->equal = TRUE;
  panel->x.minimum = panel->y.minimum = -1.15;
  panel->x.maximum = panel->y.maximum = 1.15;
  mur_axis_set (&panel->x, "cos <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "sin <i>φ</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->z, "<i>ω</i>", "rad/s", MUR_SCALE_LINEAR);
  panel->colour_bar = TRUE;
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 0, 0, 1);
  if (self->time.n == 0 || r.n == 0)
    return;
  const double turned = mur_oscillators_view (self, "frame_frequency")
                        * self->time.values[self->time.n - 1];
  add_phases (self, panel, turned);
  add_mean_field (self, panel, r.values[r.n - 1], psi.values[psi.n - 1] - turned);
}

void
mur_oscillators_add_couplings (const MurOscillatorsDrawing *self,
                               guint row,
                               guint n_rows)
{
  const MurTable *couplings = mur_frame_table (self->frame, "couplings");
  const gsize n = couplings != NULL ? mur_table_n_rows (couplings) : 0;
  const double count = mur_frame_scalar (self->frame, "oscillators");
  MurPanel *panel
    = mur_figure_add_panel (self->figure, row, 1, "Couplings <i>K<sub>ij</sub></i>");
  panel->n_rows = n_rows;
  panel->x.integer = panel->y.integer = TRUE;
  panel->x.minimum = panel->y.maximum = 0.5;
  panel->x.maximum = panel->y.minimum = count + 0.5;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->x, "<i>j</i> drives, + attracts", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "<i>i</i> is driven", NULL, MUR_SCALE_LINEAR);
  double *z = mur_oscillators_room (self, n * n);
  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < n; i++)
      z[i * n + j] = mur_table_column (couplings, (guint)j)[i];
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL);
  layer->z = z;
  layer->n_columns = layer->n_rows = n;
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

static void
add_sweep (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const MurTable *sweep = mur_frame_table (self->frame, "sweep");
  const MurTable *theory = mur_frame_table (self->frame, "theory");
  const MurColumn coupling = mur_oscillators_column (sweep, "coupling");
  const MurColumn k = mur_oscillators_column (theory, "coupling");
  double *now = mur_oscillators_room (self, 2);
  now[0] = mur_frame_scalar (self->frame, "coupling");
  now[1] = mur_frame_scalar (self->frame, "r_mean");
  mur_axis_set (&panel->x, "Coupling", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Mean <i>r</i>", NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = 1;
  add_rule (panel, MUR_ROLE_GUIDE, "Onset",
            mur_frame_scalar (self->frame, "critical_coupling"));
  add_rule (panel, MUR_ROLE_REFERENCE, "All lock",
            mur_frame_scalar (self->frame, "locking_coupling"));
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Theory", k.values,
                      mur_oscillators_column (theory, "r").values, k.n);
  mur_panel_add_points (panel, MUR_ROLE_SERIES_1, "Up", coupling.values,
                        mur_oscillators_column (sweep, "r_up").values, coupling.n)
    ->size
    = 1.6;
  mur_panel_add_points (panel, MUR_ROLE_SERIES_2, "Down", coupling.values,
                        mur_oscillators_column (sweep, "r_down").values, coupling.n)
    ->size
    = 1.6;
  MurLayer *here
    = mur_panel_add_points (panel, MUR_ROLE_FIT, "Now", &now[0], &now[1], 1);
  here->size = 2.4;
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
  const MurColumn omega = mur_oscillators_column (self->oscillators, "omega");
  const MurColumn number = mur_oscillators_column (self->oscillators, "number");
  const MurColumn mean = mur_oscillators_column (self->oscillators, "mean_frequency");
  double low, high, mean_low, mean_high;
  find_ends (omega, &low, &high);
  find_ends (mean, &mean_low, &mean_high);
  const MurColumn x = low < high ? omega : number;
  mur_axis_set (&panel->x, low < high ? "Natural [rad/s]" : "Oscillator", NULL,
                MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Mean [rad/s]", NULL, MUR_SCALE_LINEAR);
  keep_apart (&panel->y, fmin (low, mean_low), fmax (high, mean_high));
  mur_panel_add_line (panel, MUR_ROLE_GHOST, "Uncoupled", x.values, omega.values,
                      omega.n);
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Coupled", x.values, mean.values, omega.n)
    ->size
    = omega.n > 100 ? 1.2 : 2;
}

void
mur_oscillators_add_synchrony (const MurOscillatorsDrawing *self,
                               guint row,
                               guint n_rows)
{
  const gboolean against_coupling = mur_oscillators_view (self, "synchrony") == 1;
  MurPanel *panel = mur_figure_add_panel (
    self->figure, row, 1, against_coupling ? "Synchrony" : "Frequencies");
  panel->n_rows = n_rows;
  panel->legend = TRUE;
  if (against_coupling)
    add_sweep (self, panel);
  else
    add_frequencies (self, panel);
}
