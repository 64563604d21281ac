/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to a fit. */

#include "core/experiments/curve-fit/private.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const MurInputRole roles[] = {
  { "x", "the independent variable", MUR_INPUT_OR_ROW, NAMES ("t", "time", "x"),
    NAMES ("time",
           "timestamp",
           "datetime",
           "date",
           "zeit",
           "datum",
           "temps",
           "tiempo",
           "elapsed",
           "x"),
    NULL },
  { "y", "the values to fit", MUR_INPUT_ORDERED, NAMES ("y"), NAMES ("y"), NULL },
  { "sigma", "the standard deviation of y", MUR_INPUT_ERROR, NULL, NULL, NULL },
  { NULL },
};

/* A formula that names several columns takes them. */
static char *
describe_data (const MurParameters *parameters, const MurInputs *inputs)
{
  const MurTable *table = mur_inputs_table (inputs, "data");
  MurCurveFitVariables variables = { NULL };
  char *text = NULL;
  if (mur_curve_fit_is_ready_model (parameters))
    return NULL;
  if (mur_curve_fit_find_variables (&variables, mur_curve_fit_formula (parameters),
                                    inputs, NULL)
      && variables.columns != NULL)
    {
      GString *names = g_string_new (NULL);
      for (guint i = 0; i < variables.n; i++)
        g_string_append_printf (names, "%s%s is “%s”", i > 0 ? ", " : "",
                                variables.names[i],
                                mur_table_name (table, variables.columns[i]));
      g_string_append_printf (names, ", fitted is “%s”",
                              mur_table_name (table, variables.value));
      text = g_string_free (names, FALSE);
    }
  mur_curve_fit_variables_clear (&variables);
  return text;
}

/* A person's own data are fitted to the last digits. */
static const char *const refined[] = { "refine", "end", NULL };

const MurInput mur_curve_fit_inputs[] = {
  { "data",
    "x (t, time) and y, or the first columns that are no errors and no index; rows "
    "with "
    "a gap are left out. They replace the signal.",
    roles, MUR_GAPS_LEAVE, describe_data, refined },
  { NULL },
};
