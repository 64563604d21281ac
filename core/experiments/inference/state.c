/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact state of a run: results, and of the stage under way either its own state or
 * how many steps it took, which are then taken again. What follows from parameters and
 * inputs is made anew; simulated phases are shared by all states of a run. */

#include "core/experiments/inference/private.h"

/* None of them is empty or holds a line break. */
static void
save_lines (MurArchive *archive, const char *name, char **lines)
{
  g_autofree char *text = lines != NULL ? g_strjoinv ("\n", lines) : g_strdup ("");

  mur_archive_put_text (archive, name, text);
}

static void
save_results (const MurInference *self, MurArchive *archive)
{
  const MurInferenceResults *results = &self->results;

  for (guint c = 0; c < MUR_INFERENCE_N_COLUMNS; c++)
    {
      g_autofree char *name = g_strdup_printf ("result_%u", c);

      mur_archive_put_doubles (archive, name, results->columns[c], self->n_parameters);
    }
  mur_archive_put_doubles (archive, "numbers", results->numbers,
                           MUR_INFERENCE_N_NUMBERS);
  save_lines (archive, "reasons", results->reasons);
  save_lines (archive, "cures", results->cures);
  mur_archive_put_text (archive, "error_words",
                        results->error_words != NULL ? results->error_words : "");
}

static void
save_array (MurArchive *archive, const char *name, const double *values, gsize n)
{
  mur_archive_put_doubles (archive, name, values, values != NULL ? n : 0);
}

static void
save_correlations (const MurInference *self, MurArchive *archive)
{
  const gsize p = self->n_parameters;

  save_array (archive, "correlations", self->results.correlations, p * p);
}

static void
save_windows (const MurInference *self, MurArchive *archive)
{
  const MurInferenceWindows *windows = &self->windows;
  const gsize n = self->settings.n, p = self->n_parameters;
  const gsize n_precision = self->settings.by_transitions ? n * n * n : p * p;

  mur_archive_put_integer (archive, "window", windows->current);
  save_array (archive, "window_rows", (gpointer)windows->rows->data,
              windows->rows->len);
  save_array (archive, "window_mean", windows->mean, p);
  save_array (archive, "window_told", (gpointer)windows->told->data,
              windows->told->len);
  save_array (archive, "window_precision", windows->precision, n_precision);
  save_array (archive, "window_posterior", windows->posterior, n * n * n);
  save_array (archive, "window_start", windows->start, p);
  save_array (archive, "window_model", windows->model,
              self->data.n_times * self->data.width);
}

static void
save_search (const MurInference *self,
             const MurInferenceSearch *search,
             MurArchive *archive)
{
  const double numbers[MUR_INFERENCE_SEARCH_NUMBERS]
    = { search->from,          search->method, search->n_iterations,
        search->n_evaluations, search->status, search->reason };

  mur_archive_put_doubles (archive, "search", numbers, MUR_INFERENCE_SEARCH_NUMBERS);
  mur_archive_put_doubles (archive, "search_start", search->start, self->n_parameters);
  mur_archive_put_doubles (archive, "search_place", search->parameters,
                           self->n_parameters);
  mur_archive_put_doubles (archive, "search_objective",
                           (gpointer)search->objective->data, search->objective->len);
  mur_archive_put_doubles (archive, "search_gradient", (gpointer)search->gradient->data,
                           search->gradient->len);
  if (search->optimiser != NULL)
    mur_optimiser_save (search->optimiser, archive);
}

static void
save_searches (const MurInference *self, MurArchive *archive)
{
  mur_archive_put_integer (archive, "searches", self->searches->len);
  for (guint k = 0; k < self->searches->len; k++)
    {
      g_autofree char *name = g_strdup_printf ("search_%u", k);
      g_autoptr (MurArchive) part = mur_archive_new ();

      save_search (self, g_ptr_array_index (self->searches, k), part);
      mur_archive_put_part (archive, name, part);
    }
}

void
mur_inference_save (MurRun *run, MurArchive *archive)
{
  MurInference *self = (MurInference *)run;

  mur_archive_put_integer (archive, "oscillators", self->settings.n);
  mur_archive_put_integer (archive, "stage", self->stage);
  mur_archive_put_integer (archive, "stage_steps", self->n_stage_steps);
  mur_archive_put_integer (archive, "profiled", self->profiled);
  save_results (self, archive);
  save_correlations (self, archive);
  save_windows (self, archive);
  save_searches (self, archive);
  if (self->data.phases != NULL)
    {
      mur_archive_put_doubles (archive, "phases", self->data.phases,
                               self->data.n_times * self->settings.n);
      mur_archive_put_columns (archive, "observed", self->data.observed,
                               self->data.width, self->data.n_times);
    }
  if (self->flight != NULL)
    mur_swarm_save (mur_inference_flight_swarm (self->flight), archive);
  if (self->scatter != NULL)
    {
      g_autoptr (MurArchive) part = mur_archive_new ();

      mur_inference_scatter_save (self->scatter, part);
      mur_archive_put_part (archive, "scatter", part);
    }
  if (self->nuts != NULL)
    {
      g_autoptr (MurArchive) part = mur_archive_new ();

      mur_nuts_save (self->nuts, part);
      mur_archive_put_part (archive, "draws", part);
    }
}
