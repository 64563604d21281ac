/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Estimates over time: each window is searched by itself, with a prior on frequencies and
 * couplings that is what the one before told, widened (Stankovski, Duggento, McClintock
 * and Stefanovska 2012). Phases have no prior: they are those at another time. Where
 * windows overlap that is the last one that shares no data, unlike in that method, so that
 * nothing is counted twice; it is widened for each window since. */

#include "core/experiments/inference/private.h"

#include "core/inference/model/trajectory.h"

#include <math.h>
#include <string.h>

#define RIDGE 1e-10 /* of the largest precision of a phase: what is not seen stays so */

gboolean
mur_inference_find_window (const MurInferenceSettings *settings,
                           const double *times,
                           gsize n_times,
                           guint k,
                           gsize *first,
                           gsize *count)
{
  const double slack = 1e-9 * settings->duration;
  const double begin = times[0] + k * settings->advance,
               after = begin + settings->window;
  /* Windows side by side share a sample only where it ends a step of one and begins one
   * of the other. */
  const gboolean is_closed
    = settings->by_transitions || after >= times[n_times - 1] - slack;
  gsize end;

  for (*first = 0; *first < n_times && times[*first] < begin - slack;)
    (*first)++;
  for (end = *first;
       end < n_times && times[end] <= after + (is_closed ? slack : -slack);)
    end++;
  *count = end - *first;
  return *count >= MUR_INFERENCE_LEAST_WINDOW;
}

gboolean
mur_inference_has_windows (const MurInference *self)
{
  return self->windows.n > 0;
}

void
mur_inference_enter_window (MurInference *self)
{
  MurInferenceWindows *windows = &self->windows;

  if (windows->n > 0)
    mur_inference_find_window (&self->settings, mur_vector_values (self->data.times),
                               self->data.n_times, windows->current, &windows->first,
                               &windows->count);
}

void
mur_inference_windows_init (MurInference *self)
{
  MurInferenceWindows *windows = &self->windows;
  const gsize n_values = self->data.n_times * self->data.width;

  windows->n = mur_inference_count_windows (&self->settings);
  windows->rows = g_array_new (FALSE, FALSE, sizeof (double));
  windows->told = g_array_new (FALSE, FALSE, sizeof (double));
  if (windows->n == 0)
    return;
  windows->model = g_new (double, n_values);
  for (gsize k = 0; k < n_values; k++)
    windows->model[k] = NAN;
  mur_inference_enter_window (self);
}

void
mur_inference_windows_clear (MurInferenceWindows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->told, g_array_unref);
  g_clear_pointer (&self->mean, g_free);
  g_clear_pointer (&self->precision, g_free);
  g_clear_pointer (&self->posterior, g_free);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->model, g_free);
}

static void
note_estimates (MurInference *self)
{
  const MurInferenceWindows *windows = &self->windows;
  const double *times = mur_vector_values (self->data.times) + windows->first;
  const double middle = 0.5 * (times[0] + times[windows->count - 1]);

  g_array_append_val (windows->rows, middle);
  for (guint p = self->settings.n; p < self->n_parameters; p++)
    {
      g_array_append_val (windows->rows, self->results.columns[MUR_INFERENCE_VALUE][p]);
      g_array_append_val (windows->rows, self->results.columns[MUR_INFERENCE_ERROR][p]);
    }
}

/* The model in the window; @phases: n a time. */
static void
note_model (MurInference *self, const double *phases)
{
  const guint n = self->settings.n, width = self->data.width;
  double *model = self->windows.model + self->windows.first * width;

  for (gsize k = 0; k < self->windows.count; k++)
    {
      for (guint c = 0; c < width; c++)
        model[k * width + c] = phases[k * n + c];
      for (guint i = 1; i < n && width == 1; i++)
        model[k] += phases[k * n + i];
    }
  self->shown.is_there = FALSE;
}

/* Of frequencies and couplings, whatever the phases: the Schur complement, among zeros
 * into @told, P². */
static void
tell (MurInference *self, double *told)
{
  const guint n = self->settings.n, m = self->n_parameters - n;
  const gsize p = self->n_parameters;
  g_autofree double *a = g_new (double, (gsize)n *n);
  g_autofree double *x = g_new (double, (gsize)n *m);
  g_autofree double *rest = g_new (double, (gsize)m *m);
  const double *q;
  double largest = 0;

  mur_inference_need_uncertainty (self);
  q = mur_uncertainty_precision (self->uncertainty);
  for (guint i = 0; i < n; i++)
    largest = fmax (largest, q[i * p + i]);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      a[i * n + j] = q[i * p + j] + (i == j ? RIDGE * largest + 1e-12 : 0);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < m; j++)
      x[(gsize)i * m + j] = q[i * p + n + j];
  if (!mur_inference_solve (n, a, m, x))
    memset (x, 0, (gsize)n * m * sizeof *x);
  for (guint i = 0; i < m; i++)
    for (guint j = 0; j < m; j++)
      {
        double sum = q[(n + i) * p + n + j];

        for (guint k = 0; k < n; k++)
          sum -= q[(n + i) * p + k] * x[(gsize)k * m + j];
        rest[(gsize)i * m + j] = sum;
      }
  for (guint i = 0; i < m; i++)
    memcpy (told + (n + i) * p + n, rest + (gsize)i * m, m * sizeof *rest);
}

/* A walk, so the variances of each window since add up. */
static void
widen (const MurInference *self, double *precision)
{
  const gsize n = self->settings.n, p = self->n_parameters, m = p - n;
  const double widening
    = self->settings.widening * sqrt (mur_inference_count_overlap (&self->settings));
  g_autofree double *rates = NULL;

  if (self->settings.by_transitions)
    {
      for (gsize i = 0; i < n; i++)
        mur_inference_widen ((guint)n, widening, precision + i * n * n);
      return;
    }
  rates = g_new (double, m *m);
  for (gsize i = 0; i < m; i++)
    memcpy (rates + i * m, precision + (n + i) * p + n, m * sizeof *rates);
  mur_inference_widen ((guint)m, widening, rates);
  for (gsize i = 0; i < m; i++)
    memcpy (precision + (n + i) * p + n, rates + i * m, m * sizeof *rates);
}

/* Puts aside what the window tells. */
static void
put_aside (MurInference *self)
{
  MurInferenceWindows *windows = &self->windows;
  const gsize p = self->n_parameters, n_told = mur_inference_n_told (&self->settings);
  g_autofree double *told = g_new0 (double, n_told);

  memcpy (told, self->results.columns[MUR_INFERENCE_VALUE], p * sizeof *told);
  if (!self->settings.by_transitions)
    tell (self, told + p);
  else if (windows->posterior != NULL)
    memcpy (told + p, windows->posterior, (n_told - p) * sizeof *told);
  g_clear_pointer (&windows->posterior, g_free);
  g_array_append_vals (windows->told, told, (guint)n_told);
}

/* To the next window, that of the last one which shares no data with it, if any. */
static void
hand_on (MurInference *self)
{
  MurInferenceWindows *windows = &self->windows;
  const gsize p = self->n_parameters, n_told = mur_inference_n_told (&self->settings);
  const double *told = (const double *)(gconstpointer)windows->told->data;

  g_clear_pointer (&windows->mean, g_free);
  g_clear_pointer (&windows->precision, g_free);
  if (windows->told->len < n_told * mur_inference_count_overlap (&self->settings))
    return;
  windows->mean = g_memdup2 (told, p * sizeof *told);
  windows->precision = g_memdup2 (told + p, (n_told - p) * sizeof *told);
  widen (self, windows->precision);
  g_array_remove_range (windows->told, 0, (guint)n_told);
}

/* Phases at sample @k of all in @start, which has those of the sample before and the rates
 * between them. FALSE where they cannot be integrated: @start is as it was. */
static gboolean
go_on (const MurInference *self, gsize k, double *start)
{
  const double *times = mur_vector_values (self->data.times);
  const guint n = self->settings.n;
  g_autoptr (MurTrajectory) trajectory
    = mur_trajectory_new (n, times[k - 1], times + k, 1);
  g_autofree double *phases = g_new (double, n);

  if (mur_trajectory_run (trajectory, start, phases, NULL) != MUR_STATUS_CONVERGED)
    return FALSE;
  memcpy (start, phases, n * sizeof *start);
  return TRUE;
}

/* Phases of the next start: the model's, also where windows lie side by side, as a sum
 * does not tell them anew. Across samples that no window has they are lost, and slopes
 * have to do. */
static void
find_start (MurInference *self, gsize first, gsize count, const double *phases)
{
  const guint n = self->settings.n;
  const gsize size = self->n_parameters * sizeof (double);
  const double *value = self->results.columns[MUR_INFERENCE_VALUE];
  const gsize next = self->windows.first, end = first + count;
  const MurObservations observations = mur_inference_observations (self);
  double *start = g_memdup2 (value, size);

  g_free (self->windows.start);
  self->windows.start = start;
  if (next <= end)
    memcpy (start, phases + (MIN (next, end - 1) - first) * n, n * sizeof *start);
  if (next < end || (next == end && go_on (self, next, start)))
    return;
  mur_slopes (&observations, start);
  memcpy (start + n, value + n, size - n * sizeof *start);
}

static void
note_trajectory (MurInference *self)
{
  mur_inference_need_likelihood (self);
  mur_likelihood_evaluate (self->likelihood, self->results.columns[MUR_INFERENCE_VALUE],
                           MUR_EVALUATE_VALUE);
  note_model (self, mur_likelihood_phases (self->likelihood));
}

static void
forget_window (MurInference *self)
{
  g_clear_pointer (&self->likelihood, mur_likelihood_free);
  g_clear_pointer (&self->uncertainty, mur_uncertainty_free);
  g_ptr_array_set_size (self->searches, 0);
}

static void
prepare_next (MurInference *self)
{
  MurInferenceWindows *windows = &self->windows;
  const gsize first = windows->first, count = windows->count;

  if (self->settings.estimator != MUR_INFERENCE_REGRESSION
      || self->settings.by_transitions)
    {
      put_aside (self);
      hand_on (self);
    }
  windows->current++;
  mur_inference_enter_window (self);
  if (!self->settings.by_transitions)
    find_start (self, first, count, mur_likelihood_phases (self->likelihood));
  forget_window (self);
}

gboolean
mur_inference_next_window (MurInference *self)
{
  if (self->windows.n == 0)
    return FALSE;
  note_estimates (self);
  if (!self->settings.by_transitions)
    note_trajectory (self);
  if (self->windows.current + 1 >= self->windows.n)
    return FALSE;
  prepare_next (self);
  return TRUE;
}

void
mur_inference_values_at (const MurInference *self, double time, double *values)
{
  const GArray *rows = self->windows.rows;
  const guint n = self->settings.n, width = 1 + 2 * (self->n_parameters - n);
  const double begin
    = mur_vector_values (self->data.times)[0] + self->settings.window / 2;
  const double n_done = rows->len / width;
  const double nearest
    = fmin (fmax (round ((time - begin) / self->settings.advance), 0), n_done - 1);
  const gsize first = (gsize)nearest * width + 1;

  for (guint p = n; p < self->n_parameters; p++)
    values[p] = g_array_index (rows, double, first + 2 * (p - n));
}

/* Frame */

/* What is planted at the time of a window's middle. */
static double
planted (const MurInference *self, double time, guint p)
{
  if (self->truth[0] == NULL)
    return NAN;
  return self->truth[time < mur_inference_switch_time (&self->settings) ? 0 : 1][p];
}

typedef enum
{
  VALUES,
  ERRORS,
  TRUTHS
} Kind;

static void
add_columns (const MurInference *self,
             MurTable *table,
             const char *name,
             guint first,
             guint end,
             Kind kind)
{
  const GArray *rows = self->windows.rows;
  const double *numbers = (const double *)(gconstpointer)rows->data;
  const guint n = self->settings.n, width = 1 + 2 * (self->n_parameters - n);
  const gsize n_rows = rows->len / width;

  for (guint p = first; p < end; p++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s%u", name, p - first + 1);
      double *values = g_new (double, MAX (n_rows, 1));
      char label[MUR_LAYOUT_NAME_SIZE];

      mur_layout_name (n, p, label);
      for (gsize k = 0; k < n_rows; k++)
        values[k] = kind == TRUTHS
                      ? planted (self, numbers[k * width], p)
                      : numbers[k * width + 1 + 2 * (p - n) + (kind == ERRORS ? 1 : 0)];
      mur_table_add_take (table, numbered, "rad/s", values, n_rows);
      mur_table_set_title (table, label);
    }
}

void
mur_inference_add_windows (const MurInference *self, MurFrame *frame)
{
  const guint n = self->settings.n, end = self->n_parameters;
  const guint width = 1 + 2 * (end - n);
  const GArray *rows = self->windows.rows;
  const gsize n_rows = rows->len / width;
  double *time = g_new (double, MAX (n_rows, 1));
  MurTable *table = mur_table_new ();

  for (gsize k = 0; k < n_rows; k++)
    time[k] = g_array_index (rows, double, k *width);
  mur_table_add_take (table, "time", "s", time, n_rows);
  add_columns (self, table, "omega", n, 2 * n, VALUES);
  add_columns (self, table, "omega_error", n, 2 * n, ERRORS);
  add_columns (self, table, "omega_truth", n, 2 * n, TRUTHS);
  add_columns (self, table, "k", 2 * n, end, VALUES);
  add_columns (self, table, "k_error", 2 * n, end, ERRORS);
  add_columns (self, table, "k_truth", 2 * n, end, TRUTHS);
  mur_frame_add_table (frame, "windows", table);
}
