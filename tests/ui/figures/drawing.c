/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/figures/drawing.h"

#include "ui/figures/registry.h"

#include <math.h>
#include <string.h>

static void
draw (MurDrawing *self)
{
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_clear_pointer (&self->frame, mur_frame_unref);
  self->frame = mur_job_frame (self->job);
  self->figure = mur_figure_for_frame (self->session->experiment, self->scene,
                                       self->frame, self->session->parameters);
}

MurDrawing *
mur_drawing_new_of (MurSession *session, const char *scene, guint n_steps)
{
  MurDrawing *self = g_new0 (MurDrawing, 1);
  g_autoptr (GError) error = NULL;
  self->session = session;
  self->scene = mur_scene_find (session->experiment, scene, &error);
  g_assert_no_error (error);
  self->job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  mur_drawing_step (self, n_steps);
  return self;
}

MurDrawing *
mur_drawing_new (const MurExperiment *experiment,
                 const char *preset,
                 const char *const *assignments,
                 guint n_steps)
{
  return mur_drawing_new_scene (experiment, NULL, preset, assignments, n_steps);
}

MurDrawing *
mur_drawing_new_scene (const MurExperiment *experiment,
                       const char *scene,
                       const char *preset,
                       const char *const *assignments,
                       guint n_steps)
{
  MurSession *session = mur_session_new (experiment);
  g_autoptr (GError) error = NULL;
  mur_experiment_apply_preset (experiment, preset, session->parameters, &error);
  g_assert_no_error (error);
  for (; assignments != NULL && *assignments != NULL; assignments += 2)
    {
      mur_parameters_set (session->parameters, assignments[0], assignments[1], &error);
      g_assert_no_error (error);
    }
  return mur_drawing_new_of (session, scene, n_steps);
}

void
mur_drawing_free (MurDrawing *self)
{
  g_clear_pointer (&self->figure, mur_figure_unref);
  g_clear_pointer (&self->frame, mur_frame_unref);
  mur_job_free (self->job);
  mur_session_free (self->session);
  g_free (self);
}

void
mur_drawing_step (MurDrawing *self, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    mur_job_step (self->job, NULL);
  draw (self);
}

const double *
mur_drawing_column (const MurDrawing *self, const char *table, const char *column)
{
  const MurTable *found = mur_frame_table (self->frame, table);
  const int place = mur_table_find (found, column);
  g_assert_cmpint (place, >=, 0);
  return mur_table_column (found, (guint)place);
}

double
mur_drawing_scalar (const MurDrawing *self, const char *name)
{
  return mur_frame_scalar (self->frame, name);
}

const MurLayer *
mur_drawing_layer (const MurDrawing *self, guint panel, guint layer)
{
  const MurPanel *found = mur_figure_panel (self->figure, panel);
  g_assert_cmpuint (layer, <, found->layers->len);
  return g_ptr_array_index (found->layers, layer);
}

/* Which column of @table @values are in. */
static char *
find_in_table (const MurTable *table, const char *name, const double *values)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      const double *column = mur_table_column (table, i);
      const gsize n = mur_table_n_rows (table);
      if (values != column
          && (column == NULL || values < column || values >= column + n))
        continue;
      g_autofree char *whole
        = g_strdup_printf ("%s.%s", name, mur_table_name (table, i));
      return values == column ? g_steal_pointer (&whole)
                              : g_strdup_printf ("%s+%" G_GSIZE_FORMAT, whole,
                                                 (gsize)(values - column));
    }
  return NULL;
}

/* A vector that several tables share is in the first of them. */
static char *
find_column (const MurFrame *frame, const double *values)
{
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      char *found = find_in_table (mur_frame_table (frame, name), name, values);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
append_values (GString *text, const MurDrawing *self, const double *values, gsize n)
{
  if (values == NULL)
    return;
  g_autofree char *column = n > 0 ? find_column (self->frame, values) : NULL;
  if (n == 0)
    g_string_append (text, " none");
  else if (column != NULL)
    g_string_append_printf (text, " %s", column);
  else if (n == 1)
    g_string_append_printf (text, " %.10g", values[0]);
  else
    g_string_append (text, " own");
}

static const char *
role_name (MurRole role)
{
  static const char *const names[MUR_N_ROLES]
    = { "data",     "fit",      "reference", "series-1", "series-2", "series-3",
        "series-4", "series-5", "series-6",  "ghost",    "guide" };
  return names[role];
}

static const char *
kind_name (MurLayerKind kind)
{
  static const char *const names[]
    = { "line",  "points",    "band",  "rule",   "bars",     "steps", "errors",
        "image", "histogram", "cells", "arrows", "contours", "text",  "circles" };
  return names[kind];
}

static void
append_number (GString *text, const char *name, double value, double usual)
{
  if (value != usual)
    g_string_append_printf (text, " %s=%.10g", name, value);
}

static void
append_handle (GString *text, const MurHandle *handle)
{
  if (handle->way != MUR_HANDLE_PLANE)
    g_string_append_printf (text, " drags=%s,%" G_GSIZE_FORMAT, handle->parameter,
                            handle->index);
  for (guint i = 0; i < MUR_HANDLE_MOST_TARGETS && handle->targets[i].name != NULL; i++)
    g_string_append_printf (text, " drags=%s", handle->targets[i].name);
}

static void
append_style (GString *text, const MurLayer *layer)
{
  if (layer->outside_limits)
    g_string_append (text, " outside");
  append_number (text, "size", layer->size, 1);
  append_number (text, "width", layer->width, 1);
  if (layer->sets_x != NULL || layer->sets_y != NULL)
    g_string_append_printf (text, " sets=%s,%s",
                            layer->sets_x != NULL ? layer->sets_x : "",
                            layer->sets_y != NULL ? layer->sets_y : "");
  if (layer->sets != NULL)
    g_string_append_printf (text, " sets=%s", layer->sets);
  if (layer->handle != NULL)
    append_handle (text, layer->handle);
  append_number (text, "opacity", layer->opacity, 1);
  append_number (text, "marker", layer->marker, MUR_MARKER_OF_ROLE);
  if (!isnan (layer->tint))
    g_string_append_printf (text, " tint=%.10g", layer->tint);
  if (layer->solid)
    g_string_append (text, " solid");
  if (layer->dashed)
    g_string_append (text, " dashed");
}

static void
append_layer (GString *text, const MurDrawing *self, const MurLayer *layer)
{
  const gboolean is_grid = layer->kind == MUR_LAYER_IMAGE;
  const gsize n = is_grid ? layer->n_columns * layer->n_rows : layer->n;
  g_string_append_printf (text, "  %s %s", kind_name (layer->kind),
                          role_name (layer->role));
  if (layer->name != NULL)
    g_string_append_printf (text, " \"%s\"", layer->name);
  append_values (text, self, layer->x, n);
  append_values (text, self, layer->y, n);
  append_values (text, self, layer->y2, n);
  append_values (text, self, layer->z, n);
  append_values (text, self, layer->dx, n);
  append_values (text, self, layer->dy, n);
  if (layer->errors != NULL)
    g_string_append (text, " ±");
  append_values (text, self, layer->errors, n);
  if (is_grid)
    g_string_append_printf (
      text, " %" G_GSIZE_FORMAT "x%" G_GSIZE_FORMAT " over %.10g…%.10g, %.10g…%.10g",
      layer->n_columns, layer->n_rows, layer->x_min, layer->x_max, layer->y_min,
      layer->y_max);
  append_style (text, layer);
  g_string_append_c (text, '\n');
}

static void
append_axis (GString *text, const char *name, const MurAxis *axis)
{
  g_string_append_printf (text, "  %s", name);
  if (axis->title != NULL)
    g_string_append_printf (text, " \"%s\"", axis->title);
  if (axis->unit != NULL)
    g_string_append_printf (text, " [%s]", axis->unit);
  if (axis->scale == MUR_SCALE_LOG)
    g_string_append (text, " log");
  if (axis->integer)
    g_string_append (text, " whole");
  if (!isnan (axis->minimum))
    g_string_append_printf (text, " from %.10g", axis->minimum);
  if (!isnan (axis->maximum))
    g_string_append_printf (text, " to %.10g", axis->maximum);
  if (axis->limits == MUR_LIMITS_ROBUST)
    g_string_append (text, " robust");
  if (axis->labels != NULL)
    g_string_append (text, " labels");
  g_string_append_c (text, '\n');
}

static gboolean
is_coloured (const MurPanel *panel)
{
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      if (layer->z != NULL || !isnan (layer->tint))
        return TRUE;
    }
  return FALSE;
}

static void
append_panel (GString *text, const MurDrawing *self, const MurPanel *panel)
{
  g_string_append_printf (text, "panel %u,%u %ux%u", panel->row, panel->column,
                          panel->n_rows, panel->n_columns);
  if (panel->title != NULL)
    g_string_append_printf (text, " \"%s\"", panel->title);
  if (panel->caption != NULL)
    g_string_append_printf (text, " caption \"%s\"", panel->caption);
  if (panel->legend)
    g_string_append (text, " legend");
  if (panel->line_names)
    g_string_append (text, " line-names");
  if (panel->colours != MUR_COLOURS_SEQUENTIAL)
    g_string_append (text, panel->colours == MUR_COLOURS_DIVERGING ? " diverging"
                                                                   : " cyclic");
  if (panel->colour_bar)
    g_string_append (text, " bar");
  if (panel->equal)
    g_string_append (text, " equal");
  append_number (text, "link", panel->link_x, 0);
  g_string_append_c (text, '\n');
  append_axis (text, "x", &panel->x);
  append_axis (text, "y", &panel->y);
  if (is_coloured (panel))
    append_axis (text, "z", &panel->z);
  for (guint i = 0; i < panel->layers->len; i++)
    append_layer (text, self, g_ptr_array_index (panel->layers, i));
}

char *
mur_drawing_describe (const MurDrawing *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < mur_figure_n_panels (self->figure); i++)
    append_panel (text, self, mur_figure_panel (self->figure, i));
  return g_string_free (text, FALSE);
}

static void
check_layer (const MurLayer *layer)
{
  for (gsize i = 0; layer->y2 != NULL && i < layer->n; i++)
    g_assert_false (layer->y[i] > layer->y2[i]);
}

static void
check_panel (const MurPanel *panel)
{
  gboolean is_named = FALSE;
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      check_layer (layer);
      is_named = is_named || layer->name != NULL;
    }
  g_assert_true (is_named || !(panel->legend || panel->line_names));
}

/* Line by line: what differs is said in few words. */
static void
compare (const char *found, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (found, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

void
mur_drawing_check (const MurDrawing *self, const char *expected)
{
  g_autofree char *found = mur_drawing_describe (self);
  compare (found, expected);
  for (guint i = 0; i < mur_figure_n_panels (self->figure); i++)
    check_panel (mur_figure_panel (self->figure, i));
}

void
mur_drawing_check_start (const MurDrawing *self, const char *expected)
{
  g_autofree char *text = mur_drawing_describe (self);
  text[MIN (strlen (text), strlen (expected))] = '\0';
  compare (text, expected);
}
