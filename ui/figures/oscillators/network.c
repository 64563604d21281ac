/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who drives whom: the network drawn, with the phases in colours that go round, and its
 * couplings as a matrix. */

#include "ui/figures/oscillators/private.h"

#include <math.h>

#define MARGIN 1.15  /* around nodes, which are within 1 */
#define FEW_LINKS 60 /* of more, lines are fainter */
#define LEAST_OPACITY 0.3

static void
hide_numbers (MurAxis *axis)
{
  axis->labels = g_new0 (char *, 1);
  axis->minimum = -MARGIN;
  axis->maximum = MARGIN;
}

static void
add_links (const MurOscillatorsDrawing *self,
           MurPanel *panel,
           const char *table,
           MurRole role,
           const char *name)
{
  const MurColumn x = mur_column (self->frame, table, "x");
  const MurColumn y = mur_column (self->frame, table, "y");
  const double n_links = mur_column_scalar (self->frame, "links");
  MurLayer *lines = mur_panel_add_line (panel, role, name, x.values, y.values, x.n);
  lines->solid = TRUE;
  lines->opacity = CLAMP (sqrt (FEW_LINKS / fmax (n_links, 1)), LEAST_OPACITY, 1);
}

/* Halves of a line say how the oscillator at their end is driven. */
static void
add_all_links (const MurOscillatorsDrawing *self, MurPanel *panel)
{
  const gboolean is_signed = mur_column_scalar (self->frame, "repelling") == 1;
  add_links (self, panel, "links", is_signed ? MUR_ROLE_FIT : MUR_ROLE_GUIDE,
             is_signed ? "attracts the nearer" : NULL);
  if (is_signed)
    add_links (self, panel, "repelling_links", MUR_ROLE_DATA, "repels the nearer");
  panel->legend = is_signed;
}

/* Whether there are links that are not drawn. */
static gboolean
has_hidden_links (const MurOscillatorsDrawing *self)
{
  return mur_column_scalar (self->frame, "links") > 0
         && mur_column (self->frame, "links", "x").n == 0
         && mur_column (self->frame, "repelling_links", "x").n == 0;
}

static void
add_graph (const MurOscillatorsDrawing *self)
{
  const MurColumn x = mur_column (self->frame, "nodes", "x");
  const MurColumn y = mur_column (self->frame, "nodes", "y");
  const MurColumn phase
    = mur_column (self->frame, "nodes", self->is_turning ? "turned_phase" : "phase");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "Network");
  panel->equal = TRUE;
  panel->colours = MUR_COLOURS_CYCLIC;
  panel->colour_bar = TRUE;
  mur_column_set_axis (&phase, &panel->z, NULL, MUR_SCALE_LINEAR);
  hide_numbers (&panel->x);
  hide_numbers (&panel->y);
  if (has_hidden_links (self))
    panel->caption = g_strdup ("Too many links to draw");
  add_all_links (self, panel);
  MurLayer *nodes
    = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, NULL, x.values, y.values, x.n);
  nodes->z = phase.values;
  nodes->keys = mur_column (self->frame, "nodes", "oscillator").values;
  nodes->size = x.n > 100 ? 1.4 : 3;
  mur_oscillators_add_numbers (self, panel, &x, &y);
}

static void
add_matrix (const MurOscillatorsDrawing *self)
{
  const MurColumn cells = mur_column (self->frame, "coupling_cells", "coupling");
  const double count = mur_column_scalar (self->frame, "oscillators");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 1, "Couplings");
  panel->caption = g_strdup ("Row <i>i</i>: how each <i>j</i> drives <i>i</i>");
  panel->equal = TRUE;
  panel->colour_bar = TRUE;
  if (mur_column_scalar (self->frame, "repelling") == 1)
    panel->colours = MUR_COLOURS_DIVERGING;
  mur_axis_set (&panel->x, "<i>j</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "<i>i</i>", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->z, "<i>K<sub>ij</sub></i>", NULL, MUR_SCALE_LINEAR);
  panel->x.integer = panel->y.integer = TRUE;
  panel->x.minimum = panel->y.maximum = 0.5;
  panel->x.maximum = panel->y.minimum = count + 0.5;
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                        cells.values, self->n, self->n);
  image->keys = mur_oscillators_keys (self);
  image->x_min = image->y_min = 0.5;
  image->x_max = image->y_max = count + 0.5;
}

MurFigure *
mur_oscillators_build_network (const MurFrame *frame, const MurParameters *parameters)
{
  const MurOscillatorsDrawing drawing = mur_oscillators_draw (frame, parameters);
  mur_figure_set_title (drawing.figure, "Oscillators: network");
  mur_figure_set_column_weight (drawing.figure, 0, 1.5);
  add_graph (&drawing);
  add_matrix (&drawing);
  return drawing.figure;
}
