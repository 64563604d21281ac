/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the data can tell: by how many σ they move along each direction of the
 * parameters, and of the weakest direction, which parameters it moves. */

#include "ui/figures/inference/private.h"

#include <math.h>
#include <stdlib.h>

/* Below it data that move by less than their noise say nothing; transitions are judged by
 * how much worse a direction is seen than the others. */
#define SEEN 1.0
/* Of a direction: what it moves most. */
#define MOST_BARS 12
#define BAR_WIDTH 0.6
#define MARK_SIZE 1.2
#define SMALL_SIZE 0.5
#define MOST_STEMS 60 /* more would be an area */

/* Stems of the values from @first to @end, from the floor of the axis: three numbers
 * each, the last one parts them. */
static void
add_stems (const MurInferenceDrawing *self,
           MurPanel *panel,
           MurRole role,
           gsize first,
           gsize end,
           double floor)
{
  const MurColumn index = mur_column (self->frame, "singular_values", "index");
  const MurColumn value = mur_column (self->frame, "singular_values", "value");
  const gsize n = end - first;
  double *x = mur_column_new (self->figure, 3 * n);
  double *y = mur_column_new (self->figure, 3 * n);
  double *top = mur_column_new (self->figure, n);
  if (n == 0)
    return;
  for (gsize i = 0; i < n; i++)
    {
      top[i] = fmax (value.values[first + i], floor);
      x[3 * i] = x[3 * i + 1] = x[3 * i + 2] = index.values[first + i];
      y[3 * i] = floor;
      y[3 * i + 1] = top[i];
      y[3 * i + 2] = NAN;
    }
  if (value.n <= MOST_STEMS)
    mur_panel_add_line (panel, role, NULL, x, y, 3 * n)->solid = TRUE;
  mur_panel_add_points (panel, role, NULL, index.values + first, top, n)->size
    = value.n <= MOST_STEMS ? MARK_SIZE : SMALL_SIZE;
}

/* A power of ten below the least that is more than nothing, and below what is seen. */
static double
find_floor (const MurColumn *value)
{
  double least = SEEN;
  for (gsize i = 0; i < value->n; i++)
    if (value->values[i] > 0)
      least = fmin (least, value->values[i]);
  return pow (10, floor (log10 (least)) - 1);
}

static gsize
count_seen (const MurInferenceDrawing *self)
{
  const gsize n = mur_column (self->frame, "singular_values", "value").n;
  const double n_seen = mur_column_scalar (self->frame, "identifiable_directions");
  return isfinite (n_seen) ? MIN ((gsize)n_seen, n) : n;
}

/* The first of @table, as markup, where not all is seen. Returns: (nullable) */
static char *
first_sentence (const MurInferenceDrawing *self, const char *table)
{
  const gsize n = mur_column (self->frame, "singular_values", "value").n;
  const char *const *sentences = mur_column_labels (self->frame, table);
  if (count_seen (self) == n || sentences == NULL || sentences[0] == NULL)
    return NULL;
  return g_markup_escape_text (sentences[0], -1);
}

/* How many are seen, and why not the others. */
static char *
describe (const MurInferenceDrawing *self)
{
  const gsize n = mur_column (self->frame, "singular_values", "value").n;
  g_autofree char *why = first_sentence (self, "causes");
  return g_strdup_printf (
    "%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " directions are seen%s%s",
    count_seen (self), n, why != NULL ? ". " : "", why != NULL ? why : "");
}

static void
add_values (const MurInferenceDrawing *self)
{
  const MurColumn index = mur_column (self->frame, "singular_values", "index");
  const MurColumn value = mur_column (self->frame, "singular_values", "value");
  const gsize seen = count_seen (self);
  const double floor = find_floor (&value);
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 0, "What the data can tell");
  mur_column_set_axis (&index, &panel->x, "Direction", MUR_SCALE_LINEAR);
  mur_column_set_axis (&value, &panel->y, NULL, MUR_SCALE_LOG);
  panel->x.integer = TRUE;
  panel->x.minimum = 0.5;
  panel->x.maximum = MAX ((double)value.n, 1) + 0.5;
  panel->y.minimum = floor;
  panel->line_names = self->has_phases;
  if (value.n > 0)
    panel->caption = describe (self);
  if (self->has_phases)
    mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, "noise", SEEN);
  add_stems (self, panel, MUR_ROLE_FIT, 0, seen, floor);
  add_stems (self, panel, MUR_ROLE_GUIDE, seen, value.n, floor);
}

/* A component of a direction, and of which parameter. */
typedef struct
{
  gsize row;
  double component;
} Component;

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const double first = fabs (((const Component *)a)->component);
  const double second = fabs (((const Component *)b)->component);
  return (first < second) - (first > second);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const gsize first = ((const Component *)a)->row, second = ((const Component *)b)->row;
  return (first > second) - (first < second);
}

/* The largest, in the order of the parameters. */
static Component *
choose_components (const MurColumn *direction, gsize *n)
{
  Component *components = g_new (Component, MAX (direction->n, 1));
  for (gsize i = 0; i < direction->n; i++)
    components[i] = (Component){ i, direction->values[i] };
  qsort (components, direction->n, sizeof *components, compare_sizes);
  *n = MIN (direction->n, MOST_BARS);
  qsort (components, *n, sizeof *components, compare_rows);
  return components;
}

static void
add_components (const MurInferenceDrawing *self, MurPanel *panel)
{
  const MurColumn direction = mur_column (self->frame, "weakest", "component");
  gsize n;
  g_autofree Component *components = choose_components (&direction, &n);
  double *x = mur_column_new (self->figure, n);
  double *y = mur_column_new (self->figure, n);
  panel->x.labels = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      x[i] = (double)i;
      y[i] = components[i].component;
      panel->x.labels[i] = mur_infer_symbol (self, components[i].row);
    }
  panel->x.minimum = -0.5;
  panel->x.maximum = MAX ((double)n, 1) - 0.5;
  MurLayer *bars = mur_panel_add (panel, MUR_LAYER_BARS, MUR_ROLE_DATA, NULL);
  bars->x = x;
  bars->y = y;
  bars->n = n;
  bars->width = BAR_WIDTH;
  if (n < direction.n)
    panel->caption = g_strdup_printf ("The %" G_GSIZE_FORMAT " that it moves most", n);
}

static void
add_weakest (const MurInferenceDrawing *self)
{
  const MurColumn direction = mur_column (self->frame, "weakest", "component");
  char *cure = first_sentence (self, "cures");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 1, "The weakest direction");
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&direction, &panel->y, NULL, MUR_SCALE_LINEAR);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  add_components (self, panel);
  if (cure == NULL)
    return;
  g_free (panel->caption);
  panel->caption = cure;
}

MurFigure *
mur_infer_build_identifiability (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing
    = mur_infer_draw (frame, parameters, "Inference: identifiability");
  add_values (&drawing);
  add_weakest (&drawing);
  return drawing.figure;
}
