/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of one kind side by side: what was found with its error, beside the truth. An
 * error without an end is drawn as arrows to the edges of the panel. */

#include "ui/figures/inference/private.h"

#include <math.h>
#include <string.h>

/* Handles of more would touch. */
#define MOST_HANDLES 12
#define TRUTH_SIZE 1.8
#define SMALL_TRUTH_SIZE 1.2 /* of more than have handles */
#define VALUE_SIZE 1.2
#define BAR_WIDTH 1.4
#define TRIED MUR_ROLE_SERIES_4
#define TRIED_SIZE 1.2
/* Of the height of a panel: the room above and below what is in it. */
#define MARGIN 0.12
/* An arrow ends so far before the edge. */
#define BEFORE_EDGE 0.25
/* Of a value, where all are the same. */
#define LEAST_SPAN 0.1
/* A bar longer than so many times what values span counts as one without an end would:
 * it leaves the panel. */
#define LONGEST_BAR 2.0

typedef struct
{
  const MurInferenceDrawing *drawing;
  MurInferenceGroup group;
  MurPanel *panel;
  gsize first, n; /* rows of the table */
  const double *x, *value, *truth, *lower, *upper;
  const double *tried;     /* what a person has dragged them to; NaN: nobody has */
  const double *all_tried; /* the same of all rows */
} Group;

static const char *const units[MUR_INFERENCE_N_GROUPS] = {
  [MUR_INFERENCE_OMEGAS] = "rad/s",
  [MUR_INFERENCE_PHASES] = "rad",
  [MUR_INFERENCE_COUPLINGS] = "rad/s",
};

static const double *
rows_of (const MurInferenceDrawing *self, const char *column, gsize first)
{
  return mur_column (self->frame, "estimates", column).values + first;
}

/* Of all rows. A list of another length is of none. */
static const double *
read_tried (const MurInferenceDrawing *self)
{
  const gsize n_rows = mur_column (self->frame, "estimates", "value").n;
  double *all = mur_column_new (self->figure, n_rows);
  gsize n;
  const double *tried = mur_parameters_list (self->parameters, "tried", &n);
  for (gsize i = 0; i < n_rows; i++)
    all[i] = n == n_rows ? tried[i] : NAN;
  return all;
}

/* Those that were found: of a tried one the middle of its bar is left. */
static const double *
find_values (const MurInferenceDrawing *self, gsize first, gsize n, const double *tried)
{
  const double *value = rows_of (self, "value", first);
  const double *lower = rows_of (self, "lower", first);
  const double *upper = rows_of (self, "upper", first);
  double *found = mur_column_new (self->figure, n);
  for (gsize i = 0; i < n; i++)
    found[i] = isnan (tried[i]) ? value[i] : (lower[i] + upper[i]) / 2;
  return found;
}

static double *
count_up (const MurInferenceDrawing *self, gsize n)
{
  double *x = mur_column_new (self->figure, n);
  for (gsize i = 0; i < n; i++)
    x[i] = (double)i;
  return x;
}

static Group
make_group (const MurInferenceDrawing *self, MurInferenceGroup group, MurPanel *panel)
{
  const gsize first = mur_infer_first (self, group);
  const gsize n = mur_infer_n_rows (self, group);
  const double *tried = read_tried (self);
  return (Group){
    .drawing = self,
    .group = group,
    .panel = panel,
    .first = first,
    .n = n,
    .x = count_up (self, n),
    .value = find_values (self, first, n, tried + first),
    .truth = rows_of (self, "truth", first),
    .lower = rows_of (self, "lower", first),
    .upper = rows_of (self, "upper", first),
    .tried = tried + first,
    .all_tried = tried,
  };
}

static void
set_labels (const Group *self)
{
  MurAxis *axis = &self->panel->x;
  mur_axis_set (axis, NULL, NULL, MUR_SCALE_LINEAR);
  axis->labels = g_new0 (char *, self->n + 1);
  for (gsize i = 0; i < self->n; i++)
    axis->labels[i] = mur_infer_short_name (self->drawing, self->first + i);
  axis->minimum = -0.5;
  axis->maximum = (double)self->n - 0.5;
}

static void
widen (double ends[2], double value)
{
  if (!isfinite (value))
    return;
  ends[0] = fmin (ends[0], value);
  ends[1] = fmax (ends[1], value);
}

/* What values span, and their bars where these are not much longer than that. */
static void
set_limits (const Group *self)
{
  MurAxis *axis = &self->panel->y;
  double ends[2] = { INFINITY, -INFINITY };
  for (gsize i = 0; i < self->n; i++)
    {
      widen (ends, self->value[i]);
      widen (ends, self->truth[i]);
      widen (ends, self->tried[i]);
    }
  if (!(ends[0] <= ends[1]))
    return;
  const double span
    = fmax (ends[1] - ends[0], LEAST_SPAN * fmax (fabs (ends[0]), fabs (ends[1])));
  const double reach[2]
    = { ends[0] - LONGEST_BAR * span, ends[1] + LONGEST_BAR * span };
  for (gsize i = 0; i < self->n; i++)
    if (self->lower[i] >= reach[0] && self->upper[i] <= reach[1])
      {
        widen (ends, self->lower[i]);
        widen (ends, self->upper[i]);
      }
  const double room = MARGIN * fmax (ends[1] - ends[0], span > 0 ? span : 1);
  axis->minimum = ends[0] - room;
  axis->maximum = ends[1] + room;
}

static void
add_bars (const Group *self)
{
  MurLayer *bars = mur_panel_add (self->panel, MUR_LAYER_ERRORS, MUR_ROLE_FIT, NULL);
  bars->x = self->x;
  bars->y = self->lower;
  bars->y2 = self->upper;
  bars->n = self->n;
  bars->outside_limits = TRUE;
}

/* Of values that the data do not see: up and down, nearly to the edges. */
static void
add_arrows (const Group *self)
{
  MurFigure *figure = self->drawing->figure;
  const double edges[2] = { self->panel->y.minimum, self->panel->y.maximum };
  const double before = BEFORE_EDGE * MARGIN * (edges[1] - edges[0]);
  double *x = mur_column_new (figure, 2 * self->n);
  double *y = mur_column_new (figure, 2 * self->n);
  double *dx = mur_column_new (figure, 2 * self->n);
  double *dy = mur_column_new (figure, 2 * self->n);
  gsize n = 0;
  for (gsize i = 0; i < self->n; i++)
    for (guint end = 0; end < 2; end++)
      if (isinf (end == 0 ? self->lower[i] : self->upper[i]))
        {
          x[n] = self->x[i];
          y[n] = self->value[i];
          dx[n] = 0;
          dy[n] = (end == 0 ? edges[0] + before : edges[1] - before) - y[n];
          n++;
        }
  if (n > 0)
    mur_panel_add_arrows (self->panel, MUR_ROLE_FIT, "Not seen", x, y, dx, dy, n)->width
      = BAR_WIDTH;
}

static void
add_truth (const Group *self, gboolean is_named)
{
  if (!self->drawing->has_truth)
    return;
  mur_panel_add_points (self->panel, MUR_ROLE_REFERENCE, is_named ? "True" : NULL,
                        self->x, self->truth, self->n)
    ->size
    = self->n <= MOST_HANDLES ? TRUTH_SIZE : SMALL_TRUTH_SIZE;
}

/* What it sets is the whole list, of which the others stay as they are. */
static void
add_handle (const Group *self, MurLayer *mark, gsize i)
{
  const MurInferenceDrawing *drawing = self->drawing;
  const MurParameter *row
    = mur_parameter_find (mur_parameters_table (drawing->parameters), "tried");
  const gsize n = mur_column (drawing->frame, "estimates", "value").n;
  double *values = mur_column_new (drawing->figure, n);
  const MurHandle handle = {
    .name = mur_infer_name (drawing, self->first + i),
    .unit = units[self->group],
    .parameter = row->name,
    .values = values,
    .n = n,
    .index = self->first + i,
    .missing = mur_parameter_missing_word (row),
    .factor = 1,
    .minimum = { row->minimum },
    .maximum = { row->maximum },
  };
  memcpy (values, self->all_tried, n * sizeof *values);
  values[self->first + i] = *mark->y;
  mur_figure_own (drawing->figure, (gpointer)handle.name, g_free);
  mur_layer_add_handle (mark, &handle);
}

/* Each by itself, to be dragged. One that was stands beside its bar. */
static void
add_held (const Group *self, gboolean is_named)
{
  gboolean is_tried = FALSE;
  for (gsize i = 0; i < self->n; i++)
    {
      const gboolean is_moved = !isnan (self->tried[i]);
      const double *y = is_moved ? &self->tried[i] : &self->value[i];
      const char *name = is_named && is_moved && !is_tried ? "Tried" : NULL;
      MurLayer *mark = mur_panel_add_points (
        self->panel, is_moved ? TRIED : MUR_ROLE_FIT, name, self->x + i, y, 1);
      is_tried |= is_moved;
      mark->size = VALUE_SIZE * (is_moved ? TRIED_SIZE : 1);
      if (isfinite (*y))
        add_handle (self, mark, i);
    }
}

static void
add_values (const Group *self, gboolean is_named)
{
  mur_panel_add_points (self->panel, MUR_ROLE_FIT, is_named ? "Estimate" : NULL,
                        self->x, self->value, self->n)
    ->size
    = VALUE_SIZE;
  if (self->n <= MOST_HANDLES)
    add_held (self, is_named);
}

MurPanel *
mur_infer_add_group (const MurInferenceDrawing *self,
                     MurInferenceGroup group,
                     guint row,
                     guint column)
{
  static const struct
  {
    const char *title, *symbol;
  } groups[MUR_INFERENCE_N_GROUPS] = {
    [MUR_INFERENCE_OMEGAS] = { "Natural frequencies", "<i>ω</i>" },
    [MUR_INFERENCE_PHASES] = { "First phases", "<i>φ</i>" },
    [MUR_INFERENCE_COUPLINGS] = { "Couplings, driven ← by", "<i>K</i>" },
  };
  MurPanel *panel
    = mur_figure_add_panel (self->figure, row, column, groups[group].title);
  const Group drawn = make_group (self, group, panel);
  const gboolean is_named
    = group == MUR_INFERENCE_COUPLINGS
      || (group == MUR_INFERENCE_OMEGAS && self->n > MUR_INFERENCE_MARKED);
  panel->legend = is_named;
  mur_axis_set (&panel->y, groups[group].symbol, units[group], MUR_SCALE_LINEAR);
  set_labels (&drawn);
  set_limits (&drawn);
  add_truth (&drawn, is_named);
  add_bars (&drawn);
  add_arrows (&drawn);
  add_values (&drawn, is_named);
  return panel;
}
