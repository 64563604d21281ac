/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sweep/private.h"

#include "core/base/csv/csv.h"
#include "core/base/number.h"
#include "ui/figures/titles.h"

#include <math.h>

static void (*const scenes[MUR_N_SWEEP_SCENES]) (const MurSweepDrawing *) = {
  [MUR_SWEEP_HEAT] = mur_sweep_draw_heat,
  [MUR_SWEEP_CURVES] = mur_sweep_draw_curves,
  [MUR_SWEEP_SCATTER] = mur_sweep_draw_scatter,
  [MUR_SWEEP_DISTRIBUTION] = mur_sweep_draw_distribution,
};

static MurSweepDrawing
begin (MurSweepResults *results, const MurSweepLook *look)
{
  const MurSweepOver *over = &look->over[look->scene];
  return (MurSweepDrawing){
    .figure = mur_figure_new (),
    .results = results,
    .look = look,
    .x = mur_sweep_results_find (results, over->x),
    .y = mur_sweep_results_find (results, over->y),
    .value = mur_sweep_results_find (results, over->value),
  };
}

/* "Oscillators: Map of 205 runs" */
static void
set_title (const MurSweepDrawing *self)
{
  g_autofree char *title
    = g_strdup_printf ("%s: %s of %" G_GSIZE_FORMAT " runs",
                       mur_sweep_results_experiment (self->results)->title,
                       mur_sweep_scenes[self->look->scene].title,
                       mur_sweep_results_n_rows (self->results));
  mur_figure_set_title (self->figure, title);
}

MurFigure *
mur_sweep_figure (MurSweepResults *results, const MurSweepLook *look)
{
  g_return_val_if_fail (results != NULL && look != NULL, NULL);

  const MurSweepDrawing self = begin (results, look);
  mur_figure_own (self.figure, mur_sweep_results_ref (results),
                  (GDestroyNotify)mur_sweep_results_unref);
  set_title (&self);
  scenes[look->scene](&self);
  mur_figure_take_titles (self.figure, mur_sweep_scenes[look->scene].id, look->titles);
  return self.figure;
}

/* CSV */

static void
append_number (GString *text, double value)
{
  g_autofree char *number = mur_number_format (value);
  if (!isnan (value))
    g_string_append (text, number);
}

/* Categories by name. */
static void
append_place (GString *text, const MurSweepField *field, double value)
{
  if (field->labels != NULL && !isnan (value))
    mur_csv_append_text (text, field->labels[(gsize)value]);
  else
    append_number (text, value);
}

static void
append_cell (GString *text,
             const MurSweepDrawing *self,
             const MurSummary *summary,
             gsize i)
{
  const MurLevels *x = mur_summary_x (summary), *y = mur_summary_y (summary);
  const gsize column = i % x->n, row = i / x->n;
  append_place (text, self->x, x->places[column]);
  if (self->y != NULL)
    {
      g_string_append_c (text, ',');
      append_place (text, self->y, y->places[row]);
    }
  for (guint s = 0; s < MUR_N_STATISTICS; s++)
    {
      g_string_append_c (text, ',');
      append_number (text, mur_summary_get (summary, column, row, s));
    }
  const gsize found = mur_summary_row (summary, column, row);
  g_string_append_c (text, ',');
  if (found != G_MAXSIZE)
    append_number (text, (double)mur_sweep_results_run (self->results, found));
  g_string_append_c (text, '\n');
}

static void
append_cells (GString *text, const MurSweepDrawing *self)
{
  g_autoptr (MurSummary) summary = mur_sweep_sum_up (self);
  mur_csv_append_text (text, self->x->name);
  if (self->y != NULL)
    {
      g_string_append_c (text, ',');
      mur_csv_append_text (text, self->y->name);
    }
  for (guint s = 0; s < MUR_N_STATISTICS; s++)
    {
      const MurStatisticKind *kind = &mur_statistics[s];
      g_autofree char *name = g_strconcat (kind->id, kind->is_of_runs ? NULL : " ",
                                           self->value->name, NULL);
      g_string_append_c (text, ',');
      mur_csv_append_text (text, name);
    }
  g_string_append (text, ",run\n");
  for (gsize i = 0; i < mur_summary_x (summary)->n * mur_summary_y (summary)->n; i++)
    append_cell (text, self, summary, i);
}

static void
append_rows (GString *text,
             const MurSweepDrawing *self,
             const MurSweepField *const *fields,
             guint n_fields)
{
  g_string_append (text, "run");
  for (guint k = 0; k < n_fields; k++)
    {
      g_string_append_c (text, ',');
      mur_csv_append_text (text, fields[k]->name);
    }
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < mur_sweep_results_n_rows (self->results); i++)
    {
      append_number (text, (double)mur_sweep_results_run (self->results, i));
      for (guint k = 0; k < n_fields; k++)
        {
          g_string_append_c (text, ',');
          append_place (text, fields[k], fields[k]->values[i]);
        }
      g_string_append_c (text, '\n');
    }
}

char *
mur_sweep_figure_csv (MurSweepResults *results, const MurSweepLook *look)
{
  g_return_val_if_fail (results != NULL && look != NULL, NULL);

  const MurSweepDrawing self = begin (results, look);
  g_autoptr (GString) text = g_string_new (NULL);
  const MurSweepField *const pair[] = { self.x, self.y };
  if (look->scene == MUR_SWEEP_SCATTER)
    append_rows (text, &self, pair, 2);
  else if (look->scene == MUR_SWEEP_DISTRIBUTION)
    append_rows (text, &self, &self.value, 1);
  else
    append_cells (text, &self);
  mur_figure_unref (self.figure);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
