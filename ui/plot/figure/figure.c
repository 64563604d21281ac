/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures and panels: who owns what. */

#include "ui/plot/figure/layers.h"

#include <math.h>

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
  MurThings *things;                    /* (nullable) */
};

static void
axis_clear (MurAxis *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->symbol, g_free);
  g_clear_pointer (&self->symbol_unit, g_free);
  g_clear_pointer (&self->labels, g_strfreev);
}

static void
panel_free (MurPanel *self)
{
  g_free (self->title);
  g_free (self->caption);
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
  g_free (self->things);
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

void
mur_figure_set_things (MurFigure *self, const MurThings *things)
{
  g_return_if_fail (self != NULL && things != NULL);
  g_free (self->things);
  self->things = g_memdup2 (things, sizeof *things);
}

const MurThings *
mur_figure_things (const MurFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->things;
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
  panel->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_layer_free);
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
  mur_axis_set_heading (self, NULL);
  mur_axis_set_symbol (self, NULL, NULL);
}

void
mur_axis_set_heading (MurAxis *self, const char *heading)
{
  g_return_if_fail (self != NULL);
  g_free (self->heading);
  self->heading = g_strdup (heading);
}

char *
mur_axis_heading (const MurAxis *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (self->heading != NULL)
    return g_strdup (self->heading);
  if (self->title == NULL || self->title[0] == '\0')
    return g_strdup (self->unit);
  if (self->unit == NULL || self->unit[0] == '\0')
    return g_strdup (self->title);
  return g_strdup_printf ("%s (%s)", self->title, self->unit);
}

void
mur_axis_set_symbol (MurAxis *self, const char *symbol, const char *unit)
{
  g_return_if_fail (self != NULL);
  g_free (self->symbol);
  g_free (self->symbol_unit);
  self->symbol = g_strdup (symbol);
  self->symbol_unit = g_strdup (unit);
}
