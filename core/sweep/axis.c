/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Axes. Values of an interval are computed when they are asked for, so that an axis of
 * millions takes no memory. */

#include "core/sweep/axis.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"
#include "core/base/vmath.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FORMS "FROM:TO:COUNT, log FROM:TO:COUNT, FROM:TO or a list with commas"
#define WHOLE_FORMS "FROM..TO, " FORMS
#define MOST_WHOLE 9007199254740992.0 /* 2⁵³ */

void
mur_sweep_axis_free (MurSweepAxis *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_strfreev (self->items);
  g_free (self);
}

static gboolean
is_number (const MurParameter *parameter)
{
  return parameter->kind == MUR_PARAMETER_NUMBER
         || parameter->kind == MUR_PARAMETER_INTEGER;
}

static gboolean
is_whole (const MurSweepAxis *self)
{
  return self->parameter->kind == MUR_PARAMETER_INTEGER;
}

static gboolean
refuse (const MurSweepAxis *self,
        const char *values,
        const char *allowed,
        GError **error)
{
  g_autofree char *shown = mur_names_show (values);
  return mur_error_refuse (error, MUR_ERROR_VALUE, self->parameter->name, shown, "%s",
                           allowed);
}

/* To 15 digits, which all doubles keep. */
static double
round_digits (double value)
{
  char digits[40];
  snprintf (digits, sizeof digits, "%.14e", value);
  return g_ascii_strtod (digits, NULL);
}

/* The value at @part of the way, of @whole parts. */
static double
value_between (const MurSweepAxis *self, double part, double whole)
{
  if (part <= 0)
    return self->low;
  if (part >= whole)
    return self->high;
  double value
    = self->is_logarithmic
        ? self->low * mur_exp (mur_log (self->high / self->low) * (part / whole))
        : (self->low * (whole - part) + self->high * part) / whole;
  value = is_whole (self) ? floor (value + 0.5) : round_digits (value);
  return CLAMP (value, self->low, self->high);
}

static double
number_at (const MurSweepAxis *self, guint64 index)
{
  return value_between (self, (double)index, (double)(self->n - 1));
}

/* Whole numbers that are close together may become the same. */
static gboolean
check_distinct (const MurSweepAxis *self, const char *values, GError **error)
{
  if (!is_whole (self) || self->n < 2)
    return TRUE;
  if (self->high - self->low < (double)(self->n - 1))
    return refuse (self, values, "there are fewer whole numbers than that", error);
  for (guint64 i = 1; i < self->n; i++)
    {
      const double gap = number_at (self, i) - number_at (self, i - 1);
      if (gap < 1)
        return refuse (self, values, "some of its whole numbers would be the same",
                       error);
      if (gap > 1 || !self->is_logarithmic)
        break;
    }
  return TRUE;
}

/* Takes the ends, of which the parameter allows both. */
static gboolean
take_ends (
  MurSweepAxis *self, const char *values, double low, double high, GError **error)
{
  const double ends[] = { low, high };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      MurValue value = { 0 };
      if (!mur_value_from_number (self->parameter, ends[i], &value, error))
        return FALSE;
      mur_value_clear (&value);
    }
  if (!(low < high))
    return refuse (self, values, "the range is empty: its first end is the lower one",
                   error);
  if (self->is_logarithmic && !(low > 0))
    return refuse (self, values, "equal ratios begin above 0", error);
  self->low = low;
  self->high = high;
  return TRUE;
}

/* "FROM:TO" or "FROM:TO:COUNT". Returns: whether it has that form */
static gboolean
split_range (const char *range, double *low, double *high, double *count)
{
  g_auto (GStrv) parts = g_strsplit (range, ":", -1);
  const guint n = g_strv_length (parts);
  *count = 0;
  return (n == 2 || n == 3) && mur_number_parse (parts[0], low)
         && mur_number_parse (parts[1], high)
         && (n == 2 || mur_number_parse (parts[2], count));
}

static gboolean
parse_range (MurSweepAxis *self, const char *values, const char *range, GError **error)
{
  double low, high, count;
  if (!split_range (range, &low, &high, &count))
    return refuse (self, values, is_whole (self) ? WHOLE_FORMS : FORMS, error);
  const gboolean is_interval = strchr (strchr (range, ':') + 1, ':') == NULL;
  if (!is_interval && !(count >= 2 && count == floor (count) && count <= MOST_WHOLE))
    return refuse (self, values, "the count is a whole number from 2 on", error);
  self->n = (guint64)count;
  return take_ends (self, values, low, high, error)
         && (is_interval || check_distinct (self, values, error));
}

/* "FROM..TO" */
static gboolean
parse_whole_range (MurSweepAxis *self, const char *values, GError **error)
{
  const char *dots = strstr (values, "..");
  g_autofree char *first = g_strndup (values, (gsize)(dots - values));
  double low, high;
  if (!mur_number_parse (first, &low) || !mur_number_parse (dots + 2, &high))
    return refuse (self, values, WHOLE_FORMS, error);
  if (!take_ends (self, values, low, high, error))
    return FALSE;
  self->n = (guint64)(high - low) + 1;
  return TRUE;
}

/* Splits at commas outside of quotation marks, which go. Returns: (nullable): %NULL where
 * one is left open */
static char **
split_items (const char *values)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  g_autoptr (GString) item = g_string_new (NULL);
  gboolean is_quoted = FALSE;
  for (const char *c = values; *c != '\0'; c++)
    if (*c == '"')
      is_quoted = !is_quoted;
    else if (*c == ',' && !is_quoted)
      {
        g_strv_builder_add (items, g_strstrip (item->str));
        g_string_truncate (item, 0);
      }
    else
      g_string_append_c (item, *c);
  g_strv_builder_add (items, g_strstrip (item->str));
  return is_quoted ? NULL : g_strv_builder_end (items);
}

static gboolean
parse_list (MurSweepAxis *self, const char *values, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->items = split_items (values);
  if (self->items == NULL)
    return refuse (self, values, "a quotation mark is left open", error);
  for (char **item = self->items; *item != NULL; item++)
    {
      MurValue value = { 0 };
      if (!mur_value_parse (self->parameter, *item, &value, error))
        return FALSE;
      g_free (*item);
      *item = mur_value_format (self->parameter, &value);
      mur_value_clear (&value);
      if (!g_hash_table_add (seen, *item))
        return refuse (self, *item, "each value once; it is in the list twice", error);
      self->n++;
    }
  return TRUE;
}

static gboolean
parse_values (MurSweepAxis *self, const char *values, GError **error)
{
  if (!is_number (self->parameter))
    return parse_list (self, values, error);
  if (is_whole (self) && strstr (values, "..") != NULL && strchr (values, ',') == NULL)
    return parse_whole_range (self, values, error);
  if (g_str_has_prefix (values, "log "))
    {
      self->is_logarithmic = TRUE;
      return parse_range (self, values, values + strlen ("log "), error);
    }
  return strchr (values, ':') != NULL ? parse_range (self, values, values, error)
                                      : parse_list (self, values, error);
}

static const MurParameter *
find_parameter (const MurParameter *table, const char *name, GError **error)
{
  const MurParameter *parameter = mur_parameter_require (table, name, error);
  if (parameter == NULL)
    return NULL;
  if ((parameter->flags & MUR_PARAMETER_VIEW) == 0)
    return parameter;
  mur_error_set (error, MUR_ERROR_VALUE, name,
                 "%s: a sweep over it is not allowed; it changes only the picture",
                 name);
  return NULL;
}

MurSweepAxis *
mur_sweep_axis_parse (const MurParameter *table, const char *text, GError **error)
{
  g_return_val_if_fail (table != NULL && text != NULL, NULL);

  const char *equals = strchr (text, '=');
  if (equals == NULL || equals == text || !g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *shown = mur_names_show (text);
      mur_error_refuse (error, MUR_ERROR_VALUE, "over", shown, "NAME=VALUES: %s",
                        WHOLE_FORMS);
      return NULL;
    }
  g_autofree char *name = g_strndup (text, (gsize)(equals - text));
  g_autofree char *values = g_strdup (equals + 1);
  g_autoptr (MurSweepAxis) self = g_new0 (MurSweepAxis, 1);
  self->parameter = find_parameter (table, g_strstrip (name), error);
  if (self->parameter == NULL || !parse_values (self, g_strstrip (values), error))
    return NULL;
  self->text = g_strconcat (name, "=", values, NULL);
  return g_steal_pointer (&self);
}

static void
set_number (const MurSweepAxis *self, double value, MurParameters *parameters)
{
  g_autoptr (GError) error = NULL;
  if (!mur_parameters_set_number (parameters, self->parameter->name, value, &error))
    g_critical ("%s", error->message);
}

void
mur_sweep_axis_apply (const MurSweepAxis *self,
                      guint64 index,
                      MurParameters *parameters)
{
  g_return_if_fail (self != NULL && index < self->n && parameters != NULL);

  if (self->items == NULL)
    set_number (self, number_at (self, index), parameters);
  else
    {
      g_autoptr (GError) error = NULL;
      if (!mur_parameters_set (parameters, self->parameter->name, self->items[index],
                               &error))
        g_critical ("%s", error->message);
    }
}

void
mur_sweep_axis_apply_unit (const MurSweepAxis *self,
                           double u,
                           MurParameters *parameters)
{
  g_return_if_fail (self != NULL && u >= 0 && u < 1 && parameters != NULL);

  if (self->n > 0)
    mur_sweep_axis_apply (self, MIN ((guint64)(u * (double)self->n), self->n - 1),
                          parameters);
  else if (is_whole (self) && !self->is_logarithmic)
    set_number (self,
                MIN (self->low + floor (u * (self->high - self->low + 1)), self->high),
                parameters);
  else
    set_number (self, value_between (self, u, 1), parameters);
}
