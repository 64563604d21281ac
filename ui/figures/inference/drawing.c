/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the scenes of inference share. */

#include "ui/figures/inference/private.h"

#include <math.h>
#include <string.h>

static guint
count_oscillators (const MurFrame *frame)
{
  const char *const *labels = mur_column_labels (frame, "estimates");
  guint n = 0;
  while (labels != NULL && labels[n] != NULL && g_str_has_prefix (labels[n], "omega"))
    n++;
  return n;
}

gboolean
mur_infer_has_numbers (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      return TRUE;
  return FALSE;
}

/* Transitions from sample to sample have no first phases. */
static gboolean
is_by_transitions (const MurParameters *parameters, gboolean has_truth)
{
  g_autofree char *likelihood = mur_parameters_format (parameters, "likelihood");
  return g_str_equal (likelihood, "transitions")
         || (g_str_equal (likelihood, "auto") && has_truth
             && mur_parameters_number (parameters, "dynamic_noise") > 0);
}

MurInferenceDrawing
mur_infer_draw (const MurFrame *frame,
                const MurParameters *parameters,
                const char *title)
{
  const MurColumn truth = mur_column (frame, "estimates", "truth");
  const gboolean has_truth = mur_infer_has_numbers (truth.values, truth.n);
  const MurInferenceDrawing self = {
    .figure = mur_figure_new (),
    .frame = frame,
    .parameters = parameters,
    .time = mur_column (frame, "phases", "time"),
    .n = count_oscillators (frame),
    .is_sum = mur_column (frame, "phases", "sum").n > 0,
    .has_truth = has_truth,
    .has_phases = !is_by_transitions (parameters, has_truth),
    .has_noise = mur_parameters_number (parameters, "observation_noise") > 0,
  };
  mur_figure_set_title (self.figure, title);
  return self;
}

gsize
mur_infer_first (const MurInferenceDrawing *self, MurInferenceGroup group)
{
  return (gsize)group * self->n;
}

gsize
mur_infer_n_rows (const MurInferenceDrawing *self, MurInferenceGroup group)
{
  return group == MUR_INFERENCE_COUPLINGS ? (gsize)self->n * (self->n - 1) : self->n;
}

/* Labels are "omega3", "phase3" and "k1_2", which is target and source. */
char *
mur_infer_short_name (const MurInferenceDrawing *self, gsize row)
{
  const char *label = mur_column_labels (self->frame, "estimates")[row];
  const char *digits = label + strcspn (label, "0123456789");
  g_auto (GStrv) parts = g_strsplit (digits, "_", 2);
  return g_strjoinv ("←", parts);
}

static const char *
letter (const MurInferenceDrawing *self, gsize row)
{
  static const char *const letters[MUR_INFERENCE_N_GROUPS] = { "ω", "φ", "K" };
  return letters[MIN (row / self->n, MUR_INFERENCE_COUPLINGS)];
}

char *
mur_infer_name (const MurInferenceDrawing *self, gsize row)
{
  g_autofree char *name = mur_infer_short_name (self, row);
  return g_strconcat (letter (self, row), name, NULL);
}

char *
mur_infer_symbol (const MurInferenceDrawing *self, gsize row)
{
  const gunichar zero = 0x2080;
  g_autofree char *name = mur_infer_short_name (self, row);
  GString *symbol = g_string_new (letter (self, row));
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (g_ascii_isdigit (*c))
      g_string_append_unichar (symbol, zero + (gunichar)g_ascii_digit_value (*c));
    else if (self->n >= 10)
      g_string_append_c (symbol, ',');
  return g_string_free (symbol, FALSE);
}

MurColumn
mur_infer_series (const MurInferenceDrawing *self, const char *table, guint64 number)
{
  return number == 0 ? mur_column (self->frame, table, "sum")
                     : mur_column_of (self->frame, table, "phi*", number);
}

/* How far a refit is from the data. */
typedef struct
{
  guint64 number;
  double squares;
} Distance;

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Distance *first = a, *second = b;
  return (first->squares < second->squares) - (first->squares > second->squares);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const guint64 first = *(const guint64 *)a, second = *(const guint64 *)b;
  return (first > second) - (first < second);
}

static double
sum_squares (const MurColumn *column)
{
  double sum = 0;
  for (gsize i = 0; i < column->n; i++)
    if (isfinite (column->values[i]))
      sum += column->values[i] * column->values[i];
  return sum;
}

GArray *
mur_infer_choose_series (const MurInferenceDrawing *self, guint most)
{
  GArray *numbers = mur_column_numbers (self->frame, "phases", "phi*");
  g_autofree Distance *distances = g_new (Distance, MAX (numbers->len, 1));
  const guint64 sum = 0;
  if (self->is_sum)
    g_array_append_val (numbers, sum);
  if (numbers->len <= most)
    return numbers;
  for (guint i = 0; i < numbers->len; i++)
    {
      const guint64 number = g_array_index (numbers, guint64, i);
      const MurColumn difference = mur_infer_series (self, "difference", number);
      distances[i] = (Distance){ number, sum_squares (&difference) };
    }
  qsort (distances, numbers->len, sizeof *distances, compare_distances);
  g_array_set_size (numbers, most);
  for (guint i = 0; i < most; i++)
    g_array_index (numbers, guint64, i) = distances[i].number;
  g_array_sort (numbers, compare_numbers);
  return numbers;
}

void
mur_infer_set_time (const MurInferenceDrawing *self, MurPanel *panel)
{
  panel->link_x = MUR_INFERENCE_TIME;
  mur_column_set_axis (&self->time, &panel->x, NULL, MUR_SCALE_LINEAR);
  if (self->time.n < 2)
    return;
  panel->x.minimum = self->time.values[0];
  panel->x.maximum = self->time.values[self->time.n - 1];
}

void
mur_infer_hide_time (const MurInferenceDrawing *self, MurPanel *panel)
{
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set_symbol (&panel->x, self->time.quantity->symbol, self->time.unit);
}
