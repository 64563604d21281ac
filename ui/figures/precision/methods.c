/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Six ways to add the same terms, in double and in float: how far each is off, in units of
 * the last place of the sum, and how far it may be. */

#include "ui/figures/precision/private.h"

#include <math.h>

#define N_METHODS 6

#define N_FORMATS 2

static const MurRole roles[N_FORMATS] = { MUR_ROLE_SERIES_1, MUR_ROLE_SERIES_2 };

/* How far from the middle of its row a format is. */
static const double offsets[N_FORMATS] = { 0.17, -0.17 };

/* What the methods are off by and may be in one format, from the bottom up; zeros stand at
 * the left end of the logarithmic axis. The bounds are lines that reach from there. */
typedef struct
{
  double height[N_METHODS], error[N_METHODS], bound[N_METHODS], none[N_METHODS];
  double line_x[3 * N_METHODS], line_y[3 * N_METHODS];
  gboolean any_exact;
} Columns;

static Columns *
make_columns (MurFigure *figure, const MurFrame *frame, guint format)
{
  const MurColumn error = mur_column (frame, "methods", "ulps");
  const MurColumn bound = mur_column (frame, "methods", "bound_ulps");
  Columns *self = g_new0 (Columns, 1);
  mur_figure_own (figure, self, g_free);
  for (guint i = 0; i < N_METHODS; i++)
    {
      const gsize row = format * N_METHODS + N_METHODS - 1 - i;
      self->height[i] = i + offsets[format];
      self->error[i] = error.values[row];
      self->bound[i] = bound.values[row] > 0 ? bound.values[row] : NAN;
    }
  return self;
}

static void
widen (const double *values, double limits[2])
{
  for (guint i = 0; i < N_METHODS; i++)
    if (isfinite (values[i]) && values[i] > 0)
      {
        limits[0] = fmin (limits[0], values[i]);
        limits[1] = fmax (limits[1], values[i]);
      }
}

/* From one power of ten to another around all that is not 0. */
static void
find_limits (Columns *const columns[N_FORMATS], double limits[2])
{
  limits[0] = INFINITY;
  limits[1] = 0;
  for (guint format = 0; format < N_FORMATS; format++)
    {
      widen (columns[format]->error, limits);
      widen (columns[format]->bound, limits);
    }
  limits[0] = limits[1] > 0 ? pow (10, floor (log10 (limits[0])) - 0.5) : 0.1;
  limits[1] = limits[1] > 0 ? pow (10, ceil (log10 (limits[1]))) : 10;
}

static void
finish_columns (Columns *self, double low)
{
  for (guint i = 0; i < N_METHODS; i++)
    {
      const gboolean is_exact = self->error[i] == 0;
      self->none[i] = is_exact ? low : NAN;
      self->error[i] = is_exact ? NAN : self->error[i];
      self->any_exact |= is_exact;
      self->line_x[3 * i] = low / 10;
      self->line_x[3 * i + 1] = self->bound[i];
      self->line_x[3 * i + 2] = self->line_y[3 * i + 2] = NAN;
      self->line_y[3 * i] = self->line_y[3 * i + 1] = self->height[i];
    }
}

static void
set_axes (MurPanel *panel, const double limits[2])
{
  static const char *const names[]
    = { "Exact", "Double-double", "Neumaier", "Kahan", "Pairwise", "Naive", NULL };
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LOG);
  mur_axis_set_symbol (&panel->x, "Error", "ulp");
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  panel->x.minimum = limits[0] / 2;
  panel->x.maximum = limits[1];
  panel->y.labels = g_strdupv ((char **)names);
  panel->y.minimum = -0.5;
  panel->y.maximum = N_METHODS - 0.5;
}

static void
add_bounds (MurPanel *panel, const Columns *columns, gboolean is_first)
{
  MurLayer *lines = mur_panel_add_line (
    panel, MUR_ROLE_REFERENCE, NULL, columns->line_x, columns->line_y, 3 * N_METHODS);
  MurLayer *ends
    = mur_panel_add_points (panel, MUR_ROLE_REFERENCE, is_first ? "Bound" : NULL,
                            columns->bound, columns->height, N_METHODS);
  lines->solid = lines->outside_limits = TRUE;
  lines->width = 0.6;
  ends->size = 0.8;
}

static gboolean
has_any (const double *values)
{
  for (guint i = 0; i < N_METHODS; i++)
    if (!isnan (values[i]))
      return TRUE;
  return FALSE;
}

/* Terms that are too large for a float have no sum in floats. */
static void
add_errors (MurPanel *panel, const Columns *columns, guint format)
{
  static const char *const names[N_FORMATS] = { "Double", "Float" };
  if (!has_any (columns->error))
    return;
  mur_panel_add_points (panel, roles[format], names[format], columns->error,
                        columns->height, N_METHODS)
    ->size
    = 1.5;
}

/* At the left end, in the colour of their format. */
static void
add_exact (MurPanel *panel, const Columns *columns, guint format)
{
  static const char *const names[N_FORMATS] = { "Double, no error", "Float, no error" };
  MurLayer *none = mur_panel_add_points (panel, roles[format], names[format],
                                         columns->none, columns->height, N_METHODS);
  none->marker = MUR_MARKER_TRIANGLE;
  none->size = 1.6;
}

void
mur_precision_add_methods (MurFigure *figure,
                           const MurFrame *frame,
                           guint row,
                           guint column)
{
  const double n = mur_column_scalar (frame, "terms_added");
  g_autofree char *sum = mur_precision_describe (mur_column_scalar (frame, "sum"), 6);
  g_autofree char *condition
    = mur_precision_describe (mur_column_scalar (frame, "condition"), 3);
  Columns *columns[N_FORMATS];
  double limits[2];
  MurPanel *panel
    = mur_figure_add_panel (figure, row, column, "Error of the sum, in ulp");
  panel->legend = TRUE;
  panel->caption = g_strdup_printf ("%.0f %s, condition %s: sum %s", n,
                                    n == 1 ? "term" : "terms", condition, sum);
  for (guint format = 0; format < N_FORMATS; format++)
    columns[format] = make_columns (figure, frame, format);
  find_limits (columns, limits);
  set_axes (panel, limits);
  for (guint format = 0; format < N_FORMATS; format++)
    {
      finish_columns (columns[format], limits[0]);
      add_bounds (panel, columns[format], format == 0);
    }
  for (guint format = 0; format < N_FORMATS; format++)
    add_errors (panel, columns[format], format);
  for (guint format = 0; format < N_FORMATS; format++)
    if (columns[format]->any_exact)
      add_exact (panel, columns[format], format);
}

MurFigure *
mur_precision_build_methods (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Precision: ways to add");
  mur_precision_add_methods (figure, frame, 0, 0);
  return figure;
}
