/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of single parameters, by name: "tau=0.1:5,start=1; A=2,fixed; c=auto".
 * They go before the lists of limits. */

#include "core/experiments/curve-fit/models.h"

#include "core/base/error.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

static gboolean
refuse (const char *entry, GError **error)
{
  return mur_error_refuse (error, MUR_ERROR_VALUE, "constraints", entry,
                           "NAME=LOWER:UPPER, with ,start=VALUE behind it or without, "
                           "NAME=VALUE,fixed or NAME=auto; several with ; between");
}

static int
find_parameter (const MurProgram *program, const char *name)
{
  for (guint k = 0; k < mur_program_n_parameters (program); k++)
    if (g_str_equal (mur_program_parameter (program, k), name))
      return (int)k;
  return -1;
}

static gboolean
refuse_name (const MurProgram *program, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint k = 0; k < mur_program_n_parameters (program); k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "",
                            mur_program_parameter (program, k));
  return mur_error_refuse (error, MUR_ERROR_VALUE, "constraints", name,
                           "the parameters of the formula are %s", names->str);
}

/* "0.1:5", where a side that is empty or auto stays as it is. */
static gboolean
read_interval (const char *text, double *lower, double *upper)
{
  g_auto (GStrv) ends = g_strsplit (text, ":", -1);
  double *const limits[] = { lower, upper };
  if (g_strv_length (ends) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const char *end = g_strstrip (ends[i]);
      if (*end != '\0' && !g_str_equal (end, "auto")
          && !mur_number_parse (end, limits[i]))
        return FALSE;
    }
  return TRUE;
}

/* What comes behind the first comma. */
static gboolean
read_further (const char *text, double *start, gboolean *is_fixed)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  if (g_str_equal (word, "fixed"))
    {
      *is_fixed = TRUE;
      return TRUE;
    }
  return g_str_has_prefix (word, "start=")
         && mur_number_parse (word + strlen ("start="), start);
}

static gboolean
read_entry (MurCurveFitBox *self,
            const MurProgram *program,
            const char *entry,
            GError **error)
{
  g_auto (GStrv) sides = g_strsplit (entry, "=", 2);
  if (g_strv_length (sides) != 2)
    return refuse (entry, error);
  const int k = find_parameter (program, g_strstrip (sides[0]));
  if (k < 0)
    return refuse_name (program, sides[0], error);
  g_auto (GStrv) parts = g_strsplit (sides[1], ",", -1);
  double value = NAN, *lower = &self->lower[k], *upper = &self->upper[k];
  gboolean is_fixed = FALSE;
  const char *first = parts[0] != NULL ? g_strstrip (parts[0]) : "";
  const gboolean is_value = mur_number_parse (first, &value);
  const gboolean is_auto = g_str_equal (first, "auto");
  const gboolean is_interval
    = !is_value && !is_auto && read_interval (first, lower, upper);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (!read_further (parts[i], &self->start[k], &is_fixed))
      return refuse (entry, error);
  if (!(is_value || is_auto || is_interval) || is_fixed != is_value)
    return refuse (entry, error);
  if (is_value)
    *lower = *upper = self->start[k] = value;
  self->is_auto[k] = is_auto;
  return TRUE;
}

gboolean
mur_curve_fit_read_constraints (MurCurveFitBox *self,
                                const MurProgram *program,
                                const char *text,
                                GError **error)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);
  for (char **entry = entries; *entry != NULL; entry++)
    if (*g_strstrip (*entry) != '\0' && !read_entry (self, program, *entry, error))
      return FALSE;
  return TRUE;
}
