/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of a panel's layers. */

#include "ui/figure-view/table/panel-columns.h"

#include "core/base/csv/csv.h"
#include "core/base/number.h"
#include "ui/plot/figure/errors.h"
#include "ui/plot/layout/text.h"
#include <math.h>

#define DIGITS 7

static void
column_clear (MurPanelColumn *self)
{
  g_free (self->title);
}

static gboolean
is_known (const GArray *columns, const double *values)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, MurPanelColumn, i).values == values)
      return TRUE;
  return FALSE;
}

static char *
axis_name (const MurAxis *axis, const char *otherwise)
{
  g_autofree char *title = axis->title != NULL ? mur_text_plain (axis->title) : NULL;
  g_autofree char *unit = axis->unit != NULL ? mur_text_plain (axis->unit) : NULL;

  if (unit != NULL)
    return g_strdup_printf ("%s [%s]", title != NULL ? title : otherwise, unit);
  return g_strdup (title != NULL ? title : otherwise);
}

/* Takes @title. */
static void
add (GArray *columns, char *title, const double *values, gsize n, char **names)
{
  MurPanelColumn column = { .title = title, .values = values, .n = n, .names = names };

  g_array_append_val (columns, column);
}

static void
add_x (GArray *columns, const MurPanel *panel, const MurLayer *layer, gsize n)
{
  if (layer->x != NULL && !is_known (columns, layer->x))
    add (columns, axis_name (&panel->x, "x"), layer->x, n, panel->x.labels);
}

/* @name: (nullable): of the series; @part: (nullable): what of it it is, in the unit of
 * @axis */
static void
add_part (GArray *columns,
          const MurLayer *layer,
          const char *name,
          const char *part,
          const MurAxis *axis,
          const double *values)
{
  const char *comma = name != NULL && part != NULL ? ", " : "";
  g_autofree char *unit = axis->unit != NULL ? mur_text_plain (axis->unit) : NULL;
  GString *title = g_string_new (name);

  g_string_append_printf (title, "%s%s", comma, part != NULL ? part : "");
  if (unit != NULL)
    g_string_append_printf (title, "%s[%s]", title->len > 0 ? " " : "", unit);
  if (values != NULL)
    add (columns, g_string_free (title, FALSE), values, layer->n, NULL);
  else
    g_string_free (title, TRUE);
}

/* Layers without a name belong to the one whose role they have; many of a kind are
 * numbered. Returns: (nullable) */
static char *
series_name (const MurPanel *panel, guint index)
{
  const MurLayer *layer = g_ptr_array_index (panel->layers, index);
  const char *name = layer->name;
  guint number = 1;

  for (guint i = 0; i < panel->layers->len && layer->name == NULL; i++)
    {
      const MurLayer *other = g_ptr_array_index (panel->layers, i);

      if (other->role != layer->role)
        continue;
      name = other->name != NULL ? other->name : name;
      number += i < index && other->kind == layer->kind;
    }
  return name != NULL && number > 1 ? g_strdup_printf ("%s %u", name, number)
                                    : g_strdup (name);
}

static void
add_grid (GArray *columns, const MurPanel *panel, const MurLayer *layer)
{
  const gsize across = layer->n_columns, up = layer->n_rows, n = across * up;
  g_autofree char *z = axis_name (&panel->z, "z");
  MurPanelColumn x = { .title = axis_name (&panel->x, "x"), .n = n };
  MurPanelColumn y = { .title = axis_name (&panel->y, "y"), .n = n };

  x.step = (layer->x_max - layer->x_min) / across;
  x.from = layer->x_min + x.step / 2;
  x.n_across = across;
  x.n_each = 1;
  y.step = (layer->y_max - layer->y_min) / up;
  y.from = layer->y_min + y.step / 2;
  y.n_across = up;
  y.n_each = across;
  g_array_append_val (columns, x);
  g_array_append_val (columns, y);
  add (columns, g_strdup (layer->name != NULL ? layer->name : z), layer->z, n, NULL);
}

static void
add_values (GArray *columns, const MurPanel *panel, guint index)
{
  const MurLayer *layer = g_ptr_array_index (panel->layers, index);
  gsize n_x = layer->kind == MUR_LAYER_HISTOGRAM ? layer->n + 1 : layer->n;
  g_autofree char *name = series_name (panel, index);

  if (layer->n == 0)
    return;
  add_x (columns, panel, layer, n_x);
  if (layer->y2 == NULL && name == NULL && layer->y != NULL)
    add (columns, axis_name (&panel->y, "y"), layer->y, layer->n, NULL);
  else
    add_part (columns, layer, name, layer->y2 != NULL ? "from" : NULL, &panel->y,
              layer->y);
  add_part (columns, layer, name, "to", &panel->y, layer->y2);
  if (mur_layer_has_errors (layer))
    add_part (columns, layer, name, "±", &panel->y, layer->errors);
  add_part (columns, layer, name, "Δx", &panel->x, layer->dx);
  add_part (columns, layer, name, "Δy", &panel->y, layer->dy);
  add_part (columns, layer, name, "value", &panel->z, layer->z);
}

static void
add_layer (GArray *columns, const MurPanel *panel, guint index)
{
  const MurLayer *layer = g_ptr_array_index (panel->layers, index);

  switch (layer->kind)
    {
    case MUR_LAYER_RULE:
    case MUR_LAYER_TEXT:
      break;
    case MUR_LAYER_IMAGE:
    case MUR_LAYER_CONTOURS:
      if (layer->z != NULL && !is_known (columns, layer->z))
        add_grid (columns, panel, layer);
      break;
    case MUR_LAYER_LINE:
    case MUR_LAYER_POINTS:
    case MUR_LAYER_BAND:
    case MUR_LAYER_BARS:
    case MUR_LAYER_STEPS:
    case MUR_LAYER_ERRORS:
    case MUR_LAYER_HISTOGRAM:
    case MUR_LAYER_CELLS:
    case MUR_LAYER_ARROWS:
    case MUR_LAYER_CIRCLES:
    default:
      add_values (columns, panel, index);
      break;
    }
}

static gboolean
is_named (const MurPanel *panel, guint index)
{
  return ((MurLayer *)g_ptr_array_index (panel->layers, index))->name != NULL;
}

/* Named series come first. */
GArray *
mur_panel_columns (const MurPanel *panel)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MurPanelColumn));

  g_array_set_clear_func (columns, (GDestroyNotify)column_clear);
  for (guint i = 0; i < panel->layers->len; i++)
    if (is_named (panel, i))
      add_layer (columns, panel, i);
  for (guint i = 0; i < panel->layers->len; i++)
    if (!is_named (panel, i))
      add_layer (columns, panel, i);
  return columns;
}

gsize
mur_panel_columns_n_rows (const GArray *columns)
{
  gsize n = 0;

  for (guint i = 0; i < columns->len; i++)
    n = MAX (n, g_array_index (columns, MurPanelColumn, i).n);
  return n;
}

double
mur_panel_column_value (const MurPanelColumn *self, gsize row)
{
  if (row >= self->n)
    return NAN;
  if (self->values != NULL)
    return self->values[row];
  return self->from + self->step * (double)(row / self->n_each % self->n_across);
}

static const char *
category (const MurPanelColumn *self, double value)
{
  if (self->names == NULL || !(value >= 0) || value != floor (value)
      || value >= g_strv_length (self->names))
    return NULL;
  return self->names[(gsize)value];
}

char *
mur_panel_column_text (const MurPanelColumn *self, gsize row)
{
  double value = mur_panel_column_value (self, row);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (isnan (value))
    return g_strdup ("");
  if (category (self, value) != NULL)
    return mur_text_plain (category (self, value));
  text = mur_number_round (value, DIGITS);
  parts = g_strsplit (text, "-", -1);
  return g_strjoinv ("−", parts);
}

static void
append_value (GString *csv, const MurPanelColumn *column, gsize row)
{
  double value = mur_panel_column_value (column, row);
  g_autofree char *text = NULL;

  if (isnan (value))
    return;
  text = category (column, value) != NULL ? mur_text_plain (category (column, value))
                                          : mur_number_format (value);
  mur_csv_append_text (csv, text);
}

char *
mur_panel_columns_to_csv (const GArray *columns)
{
  GString *csv = g_string_new (NULL);
  gsize n = mur_panel_columns_n_rows (columns);

  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      mur_csv_append_text (csv, g_array_index (columns, MurPanelColumn, i).title);
    }
  g_string_append_c (csv, '\n');
  for (gsize row = 0; row < n; row++)
    {
      for (guint i = 0; i < columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (csv, ',');
          append_value (csv, &g_array_index (columns, MurPanelColumn, i), row);
        }
      g_string_append_c (csv, '\n');
    }
  return g_string_free (csv, FALSE);
}
