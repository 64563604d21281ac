/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A run from its exact state. Numbers come from a file, so those that lead to a place are
 * judged first. */

#include "core/experiments/inference/private.h"

#include <math.h>

#include "core/base/error.h"

/* A whole number up to @most. */
static gboolean
get_count (const MurArchive *archive,
           const char *name,
           guint64 most,
           guint64 *value,
           GError **error)
{
  if (!mur_archive_get_integer (archive, name, value, error))
    return FALSE;
  if (*value <= most)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, name, *value,
                                 "at most %" G_GUINT64_FORMAT, most);
}

static gboolean
get_words (const MurArchive *archive, const char *name, char **words, GError **error)
{
  g_autofree char *text = mur_archive_dup_text (archive, name, error);

  if (text == NULL)
    return FALSE;
  g_free (*words);
  *words = *text != '\0' ? g_steal_pointer (&text) : NULL;
  return TRUE;
}

static gboolean
get_lines (const MurArchive *archive, const char *name, char ***lines, GError **error)
{
  g_autofree char *text = mur_archive_dup_text (archive, name, error);

  if (text == NULL)
    return FALSE;
  g_strfreev (*lines);
  *lines = *text != '\0' ? g_strsplit (text, "\n", -1) : NULL;
  return TRUE;
}

/* A cure for each. */
static gboolean
check_lines (const MurInferenceResults *results, GError **error)
{
  const guint n_reasons
    = results->reasons != NULL ? g_strv_length (results->reasons) : 0;
  const guint n_cures = results->cures != NULL ? g_strv_length (results->cures) : 0;

  return n_reasons == n_cures
         || mur_error_refuse_count (error, MUR_ERROR_INPUT, "cures", n_cures,
                                    "as many as there are reasons, %u", n_reasons);
}

/* Those that stand for a status and a reason: missing, or one there is. */
static gboolean
check_numbers (const double *numbers, GError **error)
{
  static const struct
  {
    MurInferenceNumber which;
    double most;
  } kinds[] = { { MUR_INFERENCE_ENDED, MUR_STATUS_FAILED },
                { MUR_INFERENCE_WHY, MUR_N_OPTIMISER_REASONS - 1 } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const double number = numbers[kinds[k].which];

      if (isnan (number) || (number >= 0 && number <= kinds[k].most))
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, "numbers",
                     "numbers: a number of the saved state is not allowed");
      return FALSE;
    }
  return TRUE;
}

static gboolean
restore_results (MurInference *self, const MurArchive *archive, GError **error)
{
  MurInferenceResults *results = &self->results;

  for (guint c = 0; c < MUR_INFERENCE_N_COLUMNS; c++)
    {
      g_autofree char *name = g_strdup_printf ("result_%u", c);

      if (!mur_archive_get_doubles (archive, name, results->columns[c],
                                    self->n_parameters, error))
        return FALSE;
    }
  return mur_archive_get_doubles (archive, "numbers", results->numbers,
                                  MUR_INFERENCE_N_NUMBERS, error)
         && check_numbers (results->numbers, error)
         && get_lines (archive, "reasons", &results->reasons, error)
         && get_lines (archive, "cures", &results->cures, error)
         && check_lines (results, error)
         && get_words (archive, "error_words", &results->error_words, error);
}

/* Nothing, or @n numbers. */
static gboolean
get_array (
  const MurArchive *archive, const char *name, gsize n, double **values, GError **error)
{
  gsize n_found;
  g_autofree double *found = mur_archive_dup_doubles (archive, name, &n_found, error);

  if (found == NULL)
    return FALSE;
  if (n_found != 0 && n_found != n)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, name, n_found,
                                   "0 or %" G_GSIZE_FORMAT " numbers", n);
  g_free (*values);
  *values = n_found > 0 ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

static gboolean
get_course (const MurArchive *archive, const char *name, GArray *course, GError **error)
{
  gsize n;
  g_autofree double *values = mur_archive_dup_doubles (archive, name, &n, error);

  if (values == NULL)
    return FALSE;
  g_array_set_size (course, 0);
  g_array_append_vals (course, values, (guint)n);
  return TRUE;
}

static gboolean
check_told (const MurInference *self, GError **error)
{
  const gsize n_told = mur_inference_n_told (&self->settings);
  const gsize n = self->windows.told->len;

  if (n % n_told == 0 && n / n_told < mur_inference_count_overlap (&self->settings))
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, "window_told", n,
                                 "%" G_GSIZE_FORMAT " numbers a window", n_told);
}

static gboolean
check_rows (const MurInference *self, GError **error)
{
  const guint width = 1 + 2 * (self->n_parameters - self->settings.n);
  const guint n_rows = self->windows.rows->len;

  if (n_rows % width == 0 && n_rows / width <= self->windows.n)
    return check_told (self, error);
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, "window_rows", n_rows,
                                 "%u numbers a window", width);
}

static gboolean
restore_windows (MurInference *self, const MurArchive *archive, GError **error)
{
  MurInferenceWindows *windows = &self->windows;
  const gsize n = self->settings.n, p = self->n_parameters;
  const gsize n_precision = self->settings.by_transitions ? n * n * n : p * p;
  guint64 current;

  if (!get_count (archive, "window", windows->n > 0 ? windows->n - 1 : 0, &current,
                  error)
      || !get_course (archive, "window_rows", windows->rows, error)
      || !get_course (archive, "window_told", windows->told, error)
      || !check_rows (self, error)
      || !get_array (archive, "window_mean", p, &windows->mean, error)
      || !get_array (archive, "window_precision", n_precision, &windows->precision,
                     error)
      || !get_array (archive, "window_posterior", n * n * n, &windows->posterior, error)
      || !get_array (archive, "window_start", p, &windows->start, error)
      || (windows->n > 0
          && !mur_archive_get_doubles (archive, "window_model", windows->model,
                                       self->data.n_times * self->data.width, error)))
    return FALSE;
  /* A prior is both. */
  if (windows->mean == NULL || windows->precision == NULL)
    {
      g_clear_pointer (&windows->mean, g_free);
      g_clear_pointer (&windows->precision, g_free);
    }
  windows->current = (guint)current;
  mur_inference_enter_window (self);
  return TRUE;
}

static gboolean
check_search (const double *numbers, GError **error)
{
  static const double most[MUR_INFERENCE_SEARCH_NUMBERS]
    = { MUR_N_INFERENCE_STARTS - 1, MUR_N_OPTIMISERS - 1,       G_MAXINT, G_MAXINT,
        MUR_STATUS_FAILED,          MUR_N_OPTIMISER_REASONS - 1 };

  for (guint k = 0; k < MUR_INFERENCE_SEARCH_NUMBERS; k++)
    if (!(numbers[k] >= 0 && numbers[k] <= most[k]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "search",
                       "search: a number of the saved state is not allowed");
        return FALSE;
      }
  return TRUE;
}

static gboolean
restore_search (MurInference *self, const MurArchive *archive, GError **error)
{
  double numbers[MUR_INFERENCE_SEARCH_NUMBERS];
  g_autofree double *start = g_new (double, self->n_parameters);
  MurInferenceSearch *search;

  if (!mur_archive_get_doubles (archive, "search", numbers,
                                MUR_INFERENCE_SEARCH_NUMBERS, error)
      || !check_search (numbers, error)
      || !mur_archive_get_doubles (archive, "search_start", start, self->n_parameters,
                                   error))
    return FALSE;
  mur_inference_add_search (self, (MurInferenceStart)numbers[0],
                            (MurOptimiserMethod)numbers[1], start);
  search = g_ptr_array_index (self->searches, self->searches->len - 1);
  search->n_iterations = (guint)numbers[2];
  search->n_evaluations = (guint)numbers[3];
  search->status = (MurStatus)numbers[4];
  search->reason = (MurOptimiserReason)numbers[5];
  return mur_archive_get_doubles (archive, "search_place", search->parameters,
                                  self->n_parameters, error)
         && get_course (archive, "search_objective", search->objective, error)
         && get_course (archive, "search_gradient", search->gradient, error);
}

static gboolean
restore_searches (MurInference *self, const MurArchive *archive, GError **error)
{
  guint64 n;

  if (!get_count (archive, "searches", 2 * MUR_N_INFERENCE_STARTS, &n, error))
    return FALSE;
  for (guint k = 0; k < n; k++)
    {
      g_autofree char *name = g_strdup_printf ("search_%u", k);
      g_autoptr (MurArchive) part = mur_archive_dup_part (archive, name);

      if (!restore_search (self, part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_data (MurInference *self, const MurArchive *archive, GError **error)
{
  const gsize n_times = self->data.n_times, n_values = n_times * self->data.width;
  g_autofree double *columns = g_new (double, n_values);

  self->data.phases = g_new (double, n_times * self->settings.n);
  if (!mur_archive_get_doubles (archive, "phases", self->data.phases,
                                n_times * self->settings.n, error)
      || !mur_archive_get_columns (archive, "observed", columns, n_times,
                                   self->data.width, n_times, error))
    return FALSE;
  mur_inference_data_take (&self->data, g_steal_pointer (&columns));
  g_clear_pointer (&self->phases, mur_table_unref);
  self->phases = mur_inference_make_course (&self->data, self->data.observed);
  return TRUE;
}

static gboolean
restore_optimisers (MurInference *self, const MurArchive *archive, GError **error)
{
  mur_inference_enter (self, MUR_INFERENCE_OPTIMISE, 0);
  for (guint k = 0; k < self->searches->len; k++)
    {
      g_autofree char *name = g_strdup_printf ("search_%u", k);
      g_autoptr (MurArchive) part = mur_archive_dup_part (archive, name);
      MurInferenceSearch *search = g_ptr_array_index (self->searches, k);

      if (search->optimiser != NULL
          && !mur_optimiser_restore (search->optimiser, part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_draws (MurInference *self, const MurArchive *archive, GError **error)
{
  g_autoptr (MurArchive) part = mur_archive_dup_part (archive, "draws");

  mur_inference_begin_draws (self);
  return self->nuts == NULL || mur_nuts_restore (self->nuts, part, error);
}

/* The regression of a start is repeated, generations are not. */
static gboolean
restore_start (MurInference *self,
               const MurArchive *archive,
               guint64 n_steps,
               GError **error)
{
  mur_inference_enter (self, MUR_INFERENCE_START, 0);
  if (mur_inference_scatters (self) && n_steps > 0)
    {
      g_autoptr (MurArchive) part = mur_archive_dup_part (archive, "scatter");

      self->scatter = mur_inference_scatter_restore (self, part, error);
      self->n_stage_steps = n_steps;
      return self->scatter != NULL;
    }
  while (self->n_stage_steps < n_steps && self->flight == NULL)
    {
      self->n_stage_steps++;
      if (mur_inference_step_start (self, NULL) != MUR_STATUS_RUNNING)
        break;
    }
  self->n_stage_steps = n_steps;
  return self->flight == NULL
         || mur_swarm_restore (mur_inference_flight_swarm (self->flight), archive,
                               error);
}

static gboolean
restore_stage (MurInference *self,
               const MurArchive *archive,
               MurInferenceStage stage,
               guint64 n_steps,
               GError **error)
{
  gboolean is_good = TRUE;

  if (stage >= MUR_INFERENCE_DRAW && self->settings.n_draws > 0
      && mur_inference_stage_applies (self, MUR_INFERENCE_DRAW))
    is_good = restore_draws (self, archive, error);
  if (stage == MUR_INFERENCE_START)
    is_good = restore_start (self, archive, n_steps, error);
  else if (stage == MUR_INFERENCE_OPTIMISE)
    is_good = restore_optimisers (self, archive, error);
  else if (stage != MUR_INFERENCE_DRAW)
    mur_inference_enter (self, stage, n_steps);
  if (stage == MUR_INFERENCE_DONE && self->settings.by_transitions)
    {
      mur_inference_enter (self, MUR_INFERENCE_PREDICT, G_MAXUINT64);
      mur_inference_end_prediction (self);
    }
  self->stage = stage;
  self->n_stage_steps = n_steps;
  return is_good;
}

gboolean
mur_inference_restore_state (MurInference *self,
                             const MurArchive *archive,
                             GError **error)
{
  const guint n = self->settings.n;
  guint64 n_before, stage, n_steps, profiled;

  if (!get_count (archive, "oscillators", n, &n_before, error)
      || !get_count (archive, "stage", MUR_INFERENCE_DONE, &stage, error)
      || !mur_archive_get_integer (archive, "stage_steps", &n_steps, error)
      || !get_count (archive, "profiled", self->n_parameters, &profiled, error)
      || !restore_results (self, archive, error)
      || !get_array (archive, "correlations",
                     (gsize)self->n_parameters * self->n_parameters,
                     &self->results.correlations, error)
      || (!self->settings.is_brought && stage > MUR_INFERENCE_SIMULATE
          && !restore_data (self, archive, error))
      || !restore_windows (self, archive, error)
      || !restore_searches (self, archive, error))
    return FALSE;
  if (stage != MUR_INFERENCE_DONE
      && !mur_inference_stage_applies (self, (MurInferenceStage)stage))
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "stage", stage,
                                   "a stage that these parameters have");
  self->profiled = (guint)profiled;
  return restore_stage (self, archive, (MurInferenceStage)stage, n_steps, error);
}
