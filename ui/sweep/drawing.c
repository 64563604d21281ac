/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sweep/private.h"

#include "core/base/sort.h"

#include <math.h>
#include <stdio.h>

/* From a tenth to nine tenths of the values: what is read best on a logarithmic axis. */
#define WIDE 30.0
#define MOST_LEVELS 64
#define LEAST_BINS 4
#define RUNS_A_BIN 6
#define RUN_BYTES 12 /* of a run's number as text */

/* Points of a sequence have values of their own each: intervals then have several. */
static gsize
count_bins (const MurSweepDrawing *self, const MurSweepField *field)
{
  const gsize n = mur_sweep_results_n_rows (self->results);
  if (field == NULL || !field->is_spread
      || mur_levels_count (field->values, n, MOST_LEVELS + 1) <= MOST_LEVELS / 2)
    return 0;
  const double share = (double)n / RUNS_A_BIN;
  const double bins = self->y != NULL ? sqrt (share) : share;
  return (gsize)CLAMP (bins, LEAST_BINS, MOST_LEVELS);
}

MurSummary *
mur_sweep_sum_up (const MurSweepDrawing *self)
{
  const MurSummaryInput input = {
    .n = mur_sweep_results_n_rows (self->results),
    .x = self->x->values,
    .y = self->y != NULL ? self->y->values : NULL,
    .values = self->value->values,
    .is_failed = mur_sweep_results_failed (self->results),
    .n_x_bins = count_bins (self, self->x),
    .n_y_bins = count_bins (self, self->y),
    .x_levels = self->x->levels,
    .y_levels = self->y != NULL ? self->y->levels : NULL,
    .n_x_levels = self->x->n_levels,
    .n_y_levels = self->y != NULL ? self->y->n_levels : 0,
    .x_is_log = self->x->is_logarithmic,
    .y_is_log = self->y != NULL && self->y->is_logarithmic,
  };
  return mur_summary_new (&input);
}

double *
mur_sweep_numbers (const MurSweepDrawing *self, gsize n)
{
  double *numbers = g_new0 (double, MAX (n, 1));
  mur_figure_own (self->figure, numbers, g_free);
  return numbers;
}

void
mur_sweep_set_axis (MurAxis *axis, const MurSweepField *field, gboolean is_logarithmic)
{
  g_autofree char *title = g_markup_escape_text (field->title, -1);
  mur_axis_set (axis, title, field->unit,
                is_logarithmic ? MUR_SCALE_LOG : MUR_SCALE_LINEAR);
  if (field->symbol != NULL)
    mur_axis_set_symbol (axis, field->symbol, field->unit);
  axis->integer = field->is_whole;
  g_strfreev (axis->labels);
  axis->labels = g_strdupv (field->labels);
}

/* A few values far out do not make it so. */
gboolean
mur_sweep_is_wide (const double *values, gsize n)
{
  g_autofree double *sorted = g_new (double, n + 1);
  gsize n_sorted = 0;
  for (gsize i = 0; i < n; i++)
    if (isfinite (values[i]))
      sorted[n_sorted++] = values[i];
  mur_sort_doubles (sorted, n_sorted);
  return n_sorted > 1 && sorted[0] > 0
         && sorted[n_sorted * 9 / 10] > WIDE * sorted[n_sorted / 10];
}

void
mur_sweep_choose_runs (const MurSweepDrawing *self,
                       MurLayer *layer,
                       const gsize *rows,
                       gsize n)
{
  char *text = g_malloc (MAX (n, 1) * RUN_BYTES);
  const char **choices = g_new (const char *, MAX (n, 1));
  mur_figure_own (self->figure, text, g_free);
  mur_figure_own (self->figure, choices, g_free);
  for (gsize i = 0; i < n; i++)
    {
      char *place = text + i * RUN_BYTES;
      const guint64 run
        = rows[i] != G_MAXSIZE ? mur_sweep_results_run (self->results, rows[i]) : 0;
      snprintf (place, RUN_BYTES, "%u", (guint)run);
      choices[i] = place;
    }
  layer->sets = "run";
  layer->choosing = "opens run";
  layer->choices = choices;
}

char *
mur_sweep_describe_missing (const MurSweepDrawing *self, const double *values)
{
  const gsize n = mur_sweep_results_n_rows (self->results);
  gsize n_missing = 0;
  for (gsize i = 0; i < n; i++)
    n_missing += !isfinite (values[i]);
  return n_missing > 0 ? g_strdup_printf ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                                          " runs have no value",
                                          n_missing, n)
                       : NULL;
}
