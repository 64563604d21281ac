/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring: phases, of which wrapped ones are unwrapped, or signals, whose
 * phases are taken first. */

#include "core/experiments/inference/private.h"

#include "core/base/error.h"
#include "core/experiment/selection.h"
#include "core/inference/model/unwrap.h"

#include <math.h>
#include <string.h>

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define LEAST_SIGNAL 16 /* samples */
#define EVEN 1e-3       /* of an interval: how far sampling may be from even */

static const MurInputRole roles[] = {
  { "time", "the time", MUR_INPUT_OR_ROW, NAMES ("time", "t"),
    NAMES (
      "time", "timestamp", "datetime", "date", "zeit", "temps", "tiempo", "elapsed"),
    NULL },
  { "phi", "the phase of an oscillator", MUR_INPUT_EACH, NULL, NULL, "rad" },
  { NULL },
};

static gboolean
is_signals (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "content") == MUR_INFERENCE_CONTENT_SIGNALS;
}

/* "3 of 4 columns are wrapped phases" */
static char *
remark_on_phases (const MurParameters *parameters, const MurTable *table)
{
  guint n = 0;

  if (is_signals (parameters))
    return g_strdup ("phases of the signals are taken");
  for (guint c = 1; c < mur_table_n_columns (table); c++)
    n += mur_phases_look_wrapped (mur_table_n_rows (table),
                                  mur_table_column (table, c));
  if (n == 0)
    return NULL;
  return n == 1
           ? g_strdup ("a column has wrapped phases, which are unwrapped")
           : g_strdup_printf ("%u columns have wrapped phases, which are unwrapped", n);
}

const MurInput mur_inference_inputs[] = {
  { "phases",
    "time in s and a column an oscillator, its phase in rad, or one column, the sum of "
    "all phases; wrapped phases are unwrapped.",
    roles, MUR_GAPS_STAY, NULL, NULL, remark_on_phases },
  { NULL },
};

/* Seconds in a unit of time; anything else is taken for seconds. */
static double
seconds_in (const char *unit)
{
  static const struct
  {
    const char *unit;
    double seconds;
  } units[]
    = { { "ms", 1e-3 }, { "us", 1e-6 }, { "µs", 1e-6 }, { "min", 60 }, { "h", 3600 } };

  for (gsize k = 0; k < G_N_ELEMENTS (units) && unit != NULL; k++)
    if (g_str_equal (units[k].unit, unit))
      return units[k].seconds;
  return 1;
}

/* Rows that have a time and any value at all. */
static gsize *
find_rows (const MurTable *table, gsize *n)
{
  gsize *rows = g_new (gsize, MAX (mur_table_n_rows (table), 1));

  *n = 0;
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      gboolean has_any = FALSE;

      for (guint c = 1; c < mur_table_n_columns (table); c++)
        has_any = has_any || !isnan (mur_table_column (table, c)[row]);
      if (has_any && !isnan (mur_table_column (table, 0)[row]))
        rows[(*n)++] = row;
    }
  return rows;
}

static gboolean
check_times (const double *times, const gsize *rows, gsize n, GError **error)
{
  for (gsize k = 1; k < n; k++)
    {
      if (times[k] > times[k - 1])
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, "phases",
                     "phases: the time %g in row %" G_GSIZE_FORMAT
                     " is not allowed; times increase from row to row, and the one "
                     "before is %g",
                     times[k], rows[k] + 1, times[k - 1]);
      return FALSE;
    }
  if (n >= 2)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_INPUT, "phases", n,
                                 "at least 2 rows with a time and a phase are needed");
}

/* A column of the table without rows that are left out; it has values. */
static gboolean
take_column (const MurTable *table,
             guint column,
             const gsize *rows,
             gsize n,
             double *values,
             GError **error)
{
  gsize n_there = 0;

  for (gsize k = 0; k < n; k++)
    {
      values[k] = mur_table_column (table, column)[rows[k]];
      n_there += !isnan (values[k]);
      if (isinf (values[k]))
        {
          mur_error_set (error, MUR_ERROR_INPUT, "phases",
                         "phases: an infinite value in “%s” is not allowed; values are "
                         "finite or left out",
                         mur_table_name (table, column));
          return FALSE;
        }
    }
  if (n_there >= 2)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "phases",
                 "phases: column “%s” has fewer than 2 values; leave it out, or bring "
                 "its phases",
                 mur_table_name (table, column));
  return FALSE;
}

static gboolean
check_signal (
  const char *name, const double *times, const double *values, gsize n, GError **error)
{
  const double interval = n > 1 ? (times[n - 1] - times[0]) / (double)(n - 1) : 0;

  if (n < LEAST_SIGNAL)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "phases", n,
                                   "at least %d samples of a signal are needed",
                                   LEAST_SIGNAL);
  for (gsize k = 0; k < n; k++)
    if (isnan (values[k])
        || fabs (times[k] - times[0] - interval * (double)k) > EVEN * interval)
      {
        mur_error_set (error, MUR_ERROR_INPUT, "phases",
                       "phases: signal “%s” is not allowed as it has gaps or uneven "
                       "times; signals are sampled evenly, without gaps",
                       name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
take_signal (
  const char *name, const double *times, double *values, gsize n, GError **error)
{
  g_autofree double *signal = g_memdup2 (values, n * sizeof *values);

  if (!check_signal (name, times, values, n, error))
    return FALSE;
  if (mur_phases_of_signal (n, signal, TRUE, values))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "phases",
                 "phases: signal “%s” never changes; a phase needs one that oscillates",
                 name);
  return FALSE;
}

typedef struct
{
  guint n_wrapped, n_signals;
  gsize n_doubtful; /* steps that are too large to tell which way they went */
  gsize n_left_out; /* rows */
} Readings;

static char *
describe (const Readings *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->n_signals > 0)
    g_string_append_printf (text, "; phases of %u signals by Hilbert transform",
                            self->n_signals);
  if (self->n_wrapped > 0)
    g_string_append_printf (text, "; %u column%s unwrapped", self->n_wrapped,
                            self->n_wrapped == 1 ? " was" : "s were");
  if (self->n_doubtful > 0)
    g_string_append_printf (text,
                            "; %" G_GSIZE_FORMAT
                            " steps exceed a third of a turn, so turns may be missed",
                            self->n_doubtful);
  if (self->n_left_out > 0)
    g_string_append_printf (text, "; %" G_GSIZE_FORMAT " row%s without values left out",
                            self->n_left_out, self->n_left_out == 1 ? "" : "s");
  return text->len > 0 ? g_strdup (text->str + 2) : NULL;
}

static gboolean
take_columns (const MurParameters *parameters,
              const MurTable *table,
              const gsize *rows,
              const double *times,
              gsize n,
              double *columns,
              Readings *readings,
              GError **error)
{
  for (guint c = 1; c < mur_table_n_columns (table); c++)
    {
      double *values = columns + (c - 1) * n;
      const char *name = mur_table_name (table, c);

      if (!take_column (table, c, rows, n, values, error))
        return FALSE;
      if (is_signals (parameters))
        {
          readings->n_signals++;
          if (!take_signal (name, times, values, n, error))
            return FALSE;
        }
      else if (mur_phases_look_wrapped (n, values))
        {
          readings->n_wrapped++;
          readings->n_doubtful += mur_phases_unwrap_gaps (n, values);
        }
    }
  return TRUE;
}

/* One column is the sum, unless it is said to be a phase. */
static gboolean
find_kind (const MurParameters *parameters,
           guint width,
           MurInferenceData *data,
           GError **error)
{
  const guint observation = mur_parameters_choice (parameters, "observation");
  const gboolean is_sum = observation == MUR_INFERENCE_OBSERVE_SUM
                          || (observation == MUR_INFERENCE_OBSERVE_AUTO && width == 1);

  if (is_sum && width > 1)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "phases", width,
                                   "with observation sum there is one column beside "
                                   "the time");
  if (width > MUR_LAYOUT_MAX_N)
    return mur_error_refuse_count (error, MUR_ERROR_INPUT, "phases", width,
                                   "there may be %d oscillators", MUR_LAYOUT_MAX_N);
  data->kind = is_sum ? MUR_OBSERVATION_SUM : MUR_OBSERVATION_PHASES;
  data->width = width;
  data->n = is_sum ? (guint)mur_parameters_integer (parameters, "summed") : width;
  return TRUE;
}

static gboolean
take_table (const MurParameters *parameters,
            const MurTable *table,
            MurInferenceData *data,
            GError **error)
{
  gsize n;
  g_autofree gsize *rows = find_rows (table, &n);
  g_autofree double *times = g_new (double, MAX (n, 1));
  g_autofree double *columns = NULL;
  Readings readings = { .n_left_out = mur_table_n_rows (table) - n };

  for (gsize k = 0; k < n; k++)
    times[k]
      = mur_table_column (table, 0)[rows[k]] * seconds_in (mur_table_unit (table, 0));
  if (!find_kind (parameters, mur_table_n_columns (table) - 1, data, error)
      || !check_times (times, rows, n, error))
    return FALSE;
  columns = g_new (double, n * data->width);
  if (!take_columns (parameters, table, rows, times, n, columns, &readings, error))
    return FALSE;
  data->n_times = n;
  data->times = mur_vector_new_take (g_steal_pointer (&times), n);
  data->start = mur_vector_values (data->times)[0]
                + mur_parameters_number (parameters, "clock_slip");
  mur_inference_data_take (data, g_steal_pointer (&columns));
  data->remark = describe (&readings);
  return TRUE;
}

gboolean
mur_inference_read_table (const MurParameters *parameters,
                          const MurInputs *inputs,
                          MurInferenceData *data,
                          GError **error)
{
  g_autoptr (MurTable) table = mur_inputs_select (inputs, mur_inference_inputs, error);

  return table != NULL && take_table (parameters, table, data, error);
}
