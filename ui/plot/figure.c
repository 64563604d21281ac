/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Building figures. A layer lives in a box with room for the values of a rule or of one
 * circle, so that every layer borrows its columns in the same way. */

#include "ui/plot/figure.h"

#include <math.h>

typedef struct
{
  MurLayer layer;
  double values[3]; /* of a rule, or of a circle */
} LayerBox;

typedef struct
{
  gpointer owner;
  GDestroyNotify destroy;
} Owner;

struct _MurFigure
{
  gatomicrefcount references;
  char *title;
  GPtrArray *panels;
  GArray *owners;
  GArray *row_weights, *column_weights; /* of double */
};

static void
layer_free (MurLayer *self)
{
  g_free (self->name);
  g_free ((LayerBox *)(void *)self);
}

static void
axis_clear (MurAxis *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->labels, g_strfreev);
}

static void
panel_free (MurPanel *self)
{
  g_free (self->title);
  axis_clear (&self->x);
  axis_clear (&self->y);
  axis_clear (&self->z);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static void
owner_clear (Owner *self)
{
  if (self->destroy != NULL)
    self->destroy (self->owner);
}

MurFigure *
mur_figure_new (void)
{
  MurFigure *self = g_new0 (MurFigure, 1);

  g_atomic_ref_count_init (&self->references);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify)panel_free);
  self->owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  g_array_set_clear_func (self->owners, (GDestroyNotify)owner_clear);
  self->row_weights = g_array_new (FALSE, FALSE, sizeof (double));
  self->column_weights = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

MurFigure *
mur_figure_ref (const MurFigure *self)
{
  MurFigure *shared = (MurFigure *)self;

  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
mur_figure_unref (MurFigure *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->panels);
  g_array_unref (self->row_weights);
  g_array_unref (self->column_weights);
  g_free (self->title);
  g_array_unref (self->owners);
  g_free (self);
}

void
mur_figure_own (MurFigure *self, gpointer owner, GDestroyNotify destroy)
{
  const Owner entry = { owner, destroy };

  g_return_if_fail (self != NULL);
  g_array_append_val (self->owners, entry);
}

void
mur_figure_set_title (MurFigure *self, const char *title)
{
  g_return_if_fail (self != NULL);
  g_free (self->title);
  self->title = g_strdup (title);
}

const char *
mur_figure_title (const MurFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

static void
set_weight (GArray *weights, guint index, double weight)
{
  const double usual = 1;

  while (weights->len <= index)
    g_array_append_val (weights, usual);
  g_array_index (weights, double, index) = weight;
}

static double
get_weight (const GArray *weights, guint index)
{
  return index < weights->len ? g_array_index (weights, double, index) : 1;
}

void
mur_figure_set_row_weight (MurFigure *self, guint row, double weight)
{
  g_return_if_fail (self != NULL && row < 1000);
  g_return_if_fail (isfinite (weight) && weight > 0);
  set_weight (self->row_weights, row, weight);
}

void
mur_figure_set_column_weight (MurFigure *self, guint column, double weight)
{
  g_return_if_fail (self != NULL && column < 1000);
  g_return_if_fail (isfinite (weight) && weight > 0);
  set_weight (self->column_weights, column, weight);
}

double
mur_figure_row_weight (const MurFigure *self, guint row)
{
  g_return_val_if_fail (self != NULL, 1);
  return get_weight (self->row_weights, row);
}

double
mur_figure_column_weight (const MurFigure *self, guint column)
{
  g_return_val_if_fail (self != NULL, 1);
  return get_weight (self->column_weights, column);
}

MurPanel *
mur_figure_add_panel (MurFigure *self, guint row, guint column, const char *title)
{
  MurPanel *panel;

  g_return_val_if_fail (self != NULL, NULL);
  panel = g_new0 (MurPanel, 1);
  panel->title = g_strdup (title);
  panel->row = row;
  panel->column = column;
  panel->n_rows = panel->n_columns = 1;
  panel->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)layer_free);
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->z, NULL, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = panel->x.maximum = NAN;
  panel->y.minimum = panel->y.maximum = NAN;
  panel->z.minimum = panel->z.maximum = NAN;
  g_ptr_array_add (self->panels, panel);
  return panel;
}

guint
mur_figure_n_panels (const MurFigure *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->panels->len;
}

MurPanel *
mur_figure_panel (const MurFigure *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->panels->len, NULL);
  return g_ptr_array_index (self->panels, index);
}

/* Title, unit and scale; limits and categories stay as they are. */
void
mur_axis_set (MurAxis *self, const char *title, const char *unit, MurScale scale)
{
  g_return_if_fail (self != NULL);
  g_free (self->title);
  g_free (self->unit);
  self->title = g_strdup (title);
  self->unit = g_strdup (unit);
  self->scale = scale;
}

MurLayer *
mur_panel_add (MurPanel *self, MurLayerKind kind, MurRole role, const char *name)
{
  LayerBox *box;

  g_return_val_if_fail (self != NULL && role < MUR_N_ROLES, NULL);
  box = g_new0 (LayerBox, 1);
  box->layer.kind = kind;
  box->layer.role = role;
  box->layer.name = g_strdup (name);
  box->layer.size = box->layer.width = box->layer.opacity = 1;
  box->layer.z_min = box->layer.z_max = NAN;
  g_ptr_array_add (self->layers, box);
  return &box->layer;
}

MurLayer *
mur_panel_add_line (MurPanel *self,
                    MurRole role,
                    const char *name,
                    const double *x,
                    const double *y,
                    gsize n)
{
  MurLayer *layer = mur_panel_add (self, MUR_LAYER_LINE, role, name);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->x = x;
  layer->y = y;
  layer->n = n;
  return layer;
}

MurLayer *
mur_panel_add_points (MurPanel *self,
                      MurRole role,
                      const char *name,
                      const double *x,
                      const double *y,
                      gsize n)
{
  MurLayer *layer = mur_panel_add_line (self, role, name, x, y, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_POINTS;
  return layer;
}

MurLayer *
mur_panel_add_band (MurPanel *self,
                    MurRole role,
                    const char *name,
                    const double *x,
                    const double *lower,
                    const double *upper,
                    gsize n)
{
  MurLayer *layer = mur_panel_add_line (self, role, name, x, lower, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_BAND;
  layer->y2 = upper;
  return layer;
}

MurLayer *
mur_panel_add_histogram (MurPanel *self,
                         MurRole role,
                         const char *name,
                         const double *edges,
                         const double *heights,
                         gsize n)
{
  MurLayer *layer = mur_panel_add_line (self, role, name, edges, heights, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_HISTOGRAM;
  return layer;
}

MurLayer *
mur_panel_add_cells (MurPanel *self,
                     MurRole role,
                     const char *name,
                     const double *x,
                     const double *y,
                     const double *dx,
                     const double *dy,
                     gsize n)
{
  MurLayer *layer = mur_panel_add_line (self, role, name, x, y, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_CELLS;
  layer->dx = dx;
  layer->dy = dy;
  return layer;
}

MurLayer *
mur_panel_add_arrows (MurPanel *self,
                      MurRole role,
                      const char *name,
                      const double *x,
                      const double *y,
                      const double *dx,
                      const double *dy,
                      gsize n)
{
  MurLayer *layer = mur_panel_add_cells (self, role, name, x, y, dx, dy, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_ARROWS;
  return layer;
}

MurLayer *
mur_panel_add_text (MurPanel *self,
                    MurRole role,
                    const double *x,
                    const double *y,
                    const char *const *texts,
                    gsize n,
                    MurAnchor anchor)
{
  MurLayer *layer = mur_panel_add_line (self, role, NULL, x, y, n);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->kind = MUR_LAYER_TEXT;
  layer->texts = texts;
  layer->anchor = anchor;
  return layer;
}

MurLayer *
mur_panel_add_grid (MurPanel *self,
                    MurLayerKind kind,
                    MurRole role,
                    const char *name,
                    const double *z,
                    gsize n_columns,
                    gsize n_rows)
{
  MurLayer *layer;

  g_return_val_if_fail (kind == MUR_LAYER_IMAGE || kind == MUR_LAYER_CONTOURS, NULL);
  layer = mur_panel_add (self, kind, role, name);
  g_return_val_if_fail (layer != NULL, NULL);
  layer->z = z;
  layer->n_columns = n_columns;
  layer->n_rows = n_rows;
  layer->x_max = layer->y_max = 1;
  return layer;
}

MurLayer *
mur_panel_add_circle (
  MurPanel *self, MurRole role, const char *name, double x, double y, double radius)
{
  MurLayer *layer = mur_panel_add (self, MUR_LAYER_CIRCLES, role, name);
  double *values;

  g_return_val_if_fail (layer != NULL, NULL);
  values = ((LayerBox *)(void *)layer)->values;
  values[0] = x;
  values[1] = y;
  values[2] = radius;
  layer->x = values;
  layer->y = values + 1;
  layer->dx = values + 2;
  layer->n = 1;
  return layer;
}

static MurLayer *
add_rule (MurPanel *panel, MurRole role, const char *name, double value)
{
  MurLayer *layer = mur_panel_add (panel, MUR_LAYER_RULE, role, name);

  if (layer == NULL)
    return NULL;
  layer->n = 1;
  ((LayerBox *)(void *)layer)->values[0] = value;
  return layer;
}

MurLayer *
mur_panel_add_horizontal_rule (MurPanel *self, MurRole role, const char *name, double y)
{
  MurLayer *layer = add_rule (self, role, name, y);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->y = ((LayerBox *)(void *)layer)->values;
  return layer;
}

MurLayer *
mur_panel_add_vertical_rule (MurPanel *self, MurRole role, const char *name, double x)
{
  MurLayer *layer = add_rule (self, role, name, x);

  g_return_val_if_fail (layer != NULL, NULL);
  layer->x = ((LayerBox *)(void *)layer)->values;
  return layer;
}
