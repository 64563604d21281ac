/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of single parameters of the formula, by name: it goes before the lists
 * of limits. */

#include "core/experiments/curve-fit/models.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/constraint.h"

#include <math.h>

#define FIELD "constraints"

/* Returns: (transfer full): %NULL-terminated */
static char **
list_names (const MurProgram *program)
{
  const guint n = mur_program_n_parameters (program);
  char **names = g_new0 (char *, n + 1);

  for (guint k = 0; k < n; k++)
    names[k] = g_strdup (mur_program_parameter (program, k));
  return names;
}

/* *@limit is NaN where it is to follow from the data. */
static void
take_limit (const MurConstraint *asked, MurConstraintPart part, double *limit)
{
  if (asked->is_auto[part])
    *limit = NAN;
  else if (!isnan (asked->values[part]))
    *limit = asked->values[part];
}

static gboolean
refuse_crossed (
  const char *field, const char *name, double lower, double upper, GError **error)
{
  g_autofree char *low = mur_number_format (lower);
  g_autofree char *high = mur_number_format (upper);

  mur_error_set (error, MUR_ERROR_VALUE, field,
                 "%s: %s is not allowed for %s; at most its upper limit, %s", field,
                 low, name, high);
  return FALSE;
}

static gboolean
refuse_start (const char *name, double start, const char *which, GError **error)
{
  g_autofree char *value = mur_number_format (start);

  return mur_error_refuse (error, MUR_ERROR_VALUE, FIELD, value,
                           "the start of %s is beyond its %s limit", name, which);
}

/* What cannot be is refused where it was asked for: by name, or in the lists. */
static gboolean
constrain (
  MurCurveFitBox *self, guint k, const char *name, const char *text, GError **error)
{
  MurConstraint asked;
  const gboolean is_asked = mur_constraints_find (text, name, &asked);
  const double start = asked.values[MUR_CONSTRAINT_START];

  take_limit (&asked, MUR_CONSTRAINT_LOWER, &self->lower[k]);
  take_limit (&asked, MUR_CONSTRAINT_UPPER, &self->upper[k]);
  self->start[k] = start;
  if (asked.is_fixed)
    self->lower[k] = self->upper[k] = start;
  if (self->lower[k] > self->upper[k])
    return refuse_crossed (is_asked ? FIELD : "lower", name, self->lower[k],
                           self->upper[k], error);
  if (start < self->lower[k])
    return refuse_start (name, start, "lower", error);
  if (start > self->upper[k])
    return refuse_start (name, start, "upper", error);
  return TRUE;
}

gboolean
mur_curve_fit_constrain (MurCurveFitBox *self,
                         const MurParameters *parameters,
                         const MurProgram *program,
                         GError **error)
{
  const char *text = mur_parameters_text (parameters, FIELD);
  g_auto (GStrv) names = list_names (program);

  if (!mur_constraints_check (text, FIELD, "the parameters of the formula",
                              (const char *const *)names, error))
    return FALSE;
  for (guint k = 0; names[k] != NULL; k++)
    if (!constrain (self, k, names[k], text, error))
      return FALSE;
  return TRUE;
}

static char **
find_names (const MurParameters *parameters, const MurInputs *inputs)
{
  g_auto (MurCurveFitVariables) variables = { NULL };
  g_autoptr (MurProgram) program
    = mur_curve_fit_compile (parameters, inputs, &variables, NULL);

  return program != NULL ? list_names (program) : NULL;
}

const MurConstrained mur_curve_fit_constrained = {
  .names = find_names,
  .results = "parameters",
  .limits = "estimates",
};
