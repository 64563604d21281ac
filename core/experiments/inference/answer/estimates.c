/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of each parameter, as tables. */

#include "core/experiments/inference/private.h"

#include "core/inference/uncertainty/group.h"

#include <math.h>
#include <string.h>

void
mur_inference_results_init (MurInferenceResults *self, guint n_parameters)
{
  for (guint c = 0; c < MUR_INFERENCE_N_COLUMNS; c++)
    {
      const gboolean is_flag
        = c == MUR_INFERENCE_UNSEEN || c == MUR_INFERENCE_DISCOVERED;

      self->columns[c] = g_new (double, n_parameters);
      for (guint p = 0; p < n_parameters; p++)
        self->columns[c][p] = is_flag ? 0 : NAN;
    }
  for (guint k = 0; k < MUR_INFERENCE_N_NUMBERS; k++)
    self->numbers[k] = NAN;
  self->numbers[MUR_INFERENCE_ITERATIONS] = 0;
  self->numbers[MUR_INFERENCE_EVALUATIONS] = 0;
}

void
mur_inference_results_clear (MurInferenceResults *self)
{
  for (guint c = 0; c < MUR_INFERENCE_N_COLUMNS; c++)
    g_clear_pointer (&self->columns[c], g_free);
  g_clear_pointer (&self->correlations, g_free);
  g_clear_pointer (&self->reasons, g_strfreev);
  g_clear_pointer (&self->cures, g_strfreev);
  g_clear_pointer (&self->error_words, g_free);
}

guint
mur_inference_parameter_of_row (guint n, guint row)
{
  return row < n ? mur_layout_omega (n, row)
                 : (row < 2 * n ? mur_layout_phase (n, row - n) : row);
}

char **
mur_inference_labels (guint n)
{
  const guint n_parameters = mur_layout_n_parameters (n);
  char **labels = g_new0 (char *, n_parameters + 1);

  for (guint row = 0; row < n_parameters; row++)
    {
      char name[MUR_LAYOUT_NAME_SIZE];

      mur_layout_name (n, mur_inference_parameter_of_row (n, row), name);
      labels[row] = g_strdup (name);
    }
  return labels;
}

/* That of the end, or of the middle of the window. */
gboolean
mur_inference_truth (const MurInference *self, double *truth)
{
  const MurInferenceWindows *windows = &self->windows;
  const double *times = mur_vector_values (self->data.times) + windows->first;
  const double middle
    = windows->n > 0 ? 0.5 * (times[0] + times[windows->count - 1]) : INFINITY;
  const gboolean is_before = middle < mur_inference_switch_time (&self->settings);

  if (self->truth[0] == NULL)
    return FALSE;
  memcpy (truth, self->truth[is_before ? 0 : 1], self->n_parameters * sizeof *truth);
  if (windows->n > 0)
    for (guint i = 0; i < self->settings.n; i++)
      truth[mur_layout_phase (self->settings.n, i)]
        = self->data.phases != NULL
            ? self->data.phases[windows->first * self->settings.n + i]
            : NAN;
  return TRUE;
}

/* Of a regression by transitions without first phases, which are no part of it. */
double
mur_inference_rms_error (const MurInference *self)
{
  g_autofree double *values = g_new (double, self->n_parameters);
  g_autofree double *truth = g_new (double, self->n_parameters);
  g_autofree double *copy = g_new (double, self->n_parameters);
  const guint first = self->settings.by_transitions ? self->settings.n : 0;
  double sum = 0;

  if (!mur_inference_truth (self, truth))
    return NAN;
  mur_inference_shown_values (self, values);
  if (self->settings.kind == MUR_OBSERVATION_SUM && !isnan (values[0]))
    return mur_group_nearest (self->settings.n, values, truth, NULL, copy)
           / sqrt (self->n_parameters);
  for (guint p = first; p < self->n_parameters; p++)
    sum += (values[p] - truth[p]) * (values[p] - truth[p]);
  return sqrt (sum / (self->n_parameters - first));
}

/* Adds values of parameters in the order of the rows. */
static void
add_rows (const MurInference *self,
          MurTable *table,
          const char *name,
          const double *values)
{
  double *rows = g_new (double, self->n_parameters);

  for (guint row = 0; row < self->n_parameters; row++)
    rows[row] = values[mur_inference_parameter_of_row (self->settings.n, row)];
  mur_table_add_take (table, name, NULL, rows, self->n_parameters);
}

static void
set_labels (const MurInference *self, MurTable *table)
{
  g_auto (GStrv) labels = mur_inference_labels (self->settings.n);

  mur_table_set_labels (table, (const char *const *)labels);
}

static void
add_weakest (const MurInference *self, MurFrame *frame)
{
  const double *singular = self->results.columns[MUR_INFERENCE_SINGULAR];
  double *index = g_new (double, self->n_parameters);
  double *value = g_new (double, self->n_parameters);
  MurTable *values = mur_table_new (), *weakest = mur_table_new ();
  guint n = 0;

  for (guint k = 0; k < self->n_parameters; k++)
    if (!isnan (singular[k]))
      {
        index[n] = n + 1;
        value[n++] = singular[k];
      }
  mur_table_add_take (values, "index", NULL, index, n);
  mur_table_add_take (values, "value", NULL, value, n);
  mur_frame_add_table (frame, "singular_values", values);
  add_rows (self, weakest, "component", self->results.columns[MUR_INFERENCE_WEAKEST]);
  set_labels (self, weakest);
  mur_frame_add_table (frame, "weakest", weakest);
}

/* A row a sentence; @lines (nullable). */
static void
add_sentences (MurFrame *frame, const char *name, char **lines)
{
  const gsize n = lines != NULL ? g_strv_length (lines) : 0;
  double *number = g_new (double, MAX (n, 1));
  MurTable *table = mur_table_new ();

  for (gsize k = 0; k < n; k++)
    number[k] = (double)k + 1;
  mur_table_add_take (table, "cause", NULL, number, n);
  if (n > 0)
    mur_table_set_labels (table, (const char *const *)lines);
  mur_frame_add_table (frame, name, table);
}

static void
add_correlations (const MurInference *self, MurFrame *frame)
{
  const guint n = self->settings.n, n_parameters = self->n_parameters;
  MurTable *table;

  if (n > MUR_INFERENCE_CORRELATED_MAX_N)
    return;
  table = mur_table_new ();
  for (guint column = 0; column < n_parameters; column++)
    {
      const gsize p = mur_inference_parameter_of_row (n, column);
      g_autofree char *name = g_strdup_printf ("with_%u", column + 1);
      g_autofree double *values = g_new (double, n_parameters);
      char label[MUR_LAYOUT_NAME_SIZE];

      for (guint q = 0; q < n_parameters; q++)
        values[q] = self->results.correlations != NULL
                      ? self->results.correlations[p * n_parameters + q]
                      : NAN;
      add_rows (self, table, name, values);
      mur_layout_name (n, (guint)p, label);
      mur_table_set_title (table, label);
    }
  set_labels (self, table);
  mur_frame_add_table (frame, "correlations", table);
}

void
mur_inference_add_estimates (MurInference *self, MurFrame *frame)
{
  double *const *columns = self->results.columns;
  g_autofree double *values = g_new (double, self->n_parameters);
  g_autofree double *truth = g_new (double, self->n_parameters);
  MurTable *table = mur_table_new ();

  mur_inference_shown_values (self, values);
  if (!mur_inference_truth (self, truth))
    for (guint p = 0; p < self->n_parameters; p++)
      truth[p] = NAN;
  add_rows (self, table, "start", columns[MUR_INFERENCE_STARTED]);
  add_rows (self, table, "value", values);
  add_rows (self, table, "standard_error", columns[MUR_INFERENCE_ERROR]);
  add_rows (self, table, "lower", columns[MUR_INFERENCE_LOWER]);
  add_rows (self, table, "upper", columns[MUR_INFERENCE_UPPER]);
  add_rows (self, table, "truth", truth);
  add_rows (self, table, "unseen", columns[MUR_INFERENCE_UNSEEN]);
  add_rows (self, table, "p_value", columns[MUR_INFERENCE_P_VALUE]);
  add_rows (self, table, "discovered", columns[MUR_INFERENCE_DISCOVERED]);
  set_labels (self, table);
  mur_frame_add_table (frame, "estimates", table);
}

static void
add_matrix (const MurInference *self,
            const char *name,
            const double *parameters,
            MurFrame *frame)
{
  const guint n = self->settings.n;
  MurTable *table = mur_table_new ();

  for (guint source = 0; source < n; source++)
    {
      g_autofree char *from = g_strdup_printf ("from_%u", source + 1);
      double *column = g_new (double, n);

      for (guint target = 0; target < n; target++)
        column[target]
          = source == target ? 0 : parameters[mur_layout_coupling (n, target, source)];
      mur_table_add_take (table, from, "rad/s", column, n);
    }
  mur_frame_add_table (frame, name, table);
}

void
mur_inference_add_couplings (MurInference *self, MurFrame *frame)
{
  g_autofree double *values = g_new (double, self->n_parameters);
  g_autofree double *truth = g_new (double, self->n_parameters);

  add_weakest (self, frame);
  add_sentences (frame, "causes", self->results.reasons);
  add_sentences (frame, "cures", self->results.cures);
  add_correlations (self, frame);
  mur_inference_shown_values (self, values);
  if (!mur_inference_truth (self, truth))
    for (guint p = 0; p < self->n_parameters; p++)
      truth[p] = NAN;
  add_matrix (self, "couplings", values, frame);
  add_matrix (self, "couplings_truth", truth, frame);
}
