/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding layers. A layer lives in a box with room for the values of a rule or of one
 * circle, so that every layer borrows its columns in the same way. */

#include "ui/plot/figure/layers.h"

#include <math.h>

typedef struct
{
  MurLayer layer;
  double values[3]; /* of a rule, or of a circle */
} LayerBox;

void
mur_layer_free (MurLayer *self)
{
  g_free (self->name);
  g_free (self->own_name);
  g_free (self->handle);
  g_free ((LayerBox *)(void *)self);
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
  box->layer.z_min = box->layer.z_max = box->layer.tint = box->layer.key = NAN;
  box->layer.marker = MUR_MARKER_OF_ROLE;
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

void
mur_layer_rename (MurLayer *self, const char *name)
{
  g_return_if_fail (self != NULL && self->name != NULL && name != NULL);
  if (self->own_name == NULL)
    self->own_name = g_steal_pointer (&self->name);
  g_free (self->name);
  self->name = g_strdup (name);
}

gboolean
mur_layer_has_columns (const MurLayer *self)
{
  const gboolean ends = self->kind == MUR_LAYER_BAND || self->kind == MUR_LAYER_ERRORS;
  const gboolean sides
    = self->kind == MUR_LAYER_CELLS || self->kind == MUR_LAYER_ARROWS;

  return self->x != NULL && self->y != NULL && (!ends || self->y2 != NULL)
         && (!sides || self->dy != NULL)
         && (!(sides || self->kind == MUR_LAYER_CIRCLES) || self->dx != NULL);
}

void
mur_layer_add_handle (MurLayer *self, const MurHandle *handle)
{
  g_return_if_fail (self != NULL && handle != NULL && handle->index < handle->n);
  g_return_if_fail (handle->way != MUR_HANDLE_PLANE
                    || (handle->n == 2 && handle->index == 0));
  g_free (self->handle);
  self->handle = g_memdup2 (handle, sizeof *handle);
}
