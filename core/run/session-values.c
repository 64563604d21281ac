/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameter values as JSON; they pass the same checks as typed ones. */

#include "core/run/session-values.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"
#include "core/experiment/value.h"

#include <math.h>

void
mur_session_write_number (MurJsonWriter *writer, const char *name, double value)
{
  const gboolean is_whole
    = value == floor (value) && fabs (value) <= 9007199254740992.0;
  if (is_whole && !(value == 0 && signbit (value)))
    mur_json_writer_add_count (writer, name, (gint64)value);
  else if (isfinite (value))
    mur_json_writer_add_number (writer, name, value);
  else
    {
      g_autofree char *text = mur_number_format (value);
      mur_json_writer_add_text (writer, name, text);
    }
}

static void
write_list (MurJsonWriter *writer,
            const MurParameter *row,
            const MurParameters *parameters)
{
  gsize n;
  const double *values = mur_parameters_list (parameters, row->name, &n);
  mur_json_writer_begin_array (writer, row->name);
  for (gsize i = 0; i < n; i++)
    if (isnan (values[i]))
      mur_json_writer_add_text (writer, NULL, mur_parameter_missing_word (row));
    else
      mur_session_write_number (writer, NULL, values[i]);
  mur_json_writer_end (writer);
}

static gboolean
is_number (const MurParameters *parameters, const MurParameter *row)
{
  return (row->kind == MUR_PARAMETER_NUMBER || row->kind == MUR_PARAMETER_INTEGER)
         && isfinite (mur_parameters_number (parameters, row->name));
}

static void
write_parameter (MurJsonWriter *writer,
                 const MurParameters *parameters,
                 const MurParameter *row,
                 const char *text)
{
  if (is_number (parameters, row))
    mur_session_write_number (writer, row->name,
                              mur_parameters_number (parameters, row->name));
  else if (row->kind == MUR_PARAMETER_LIST)
    write_list (writer, row, parameters);
  else
    mur_json_writer_add_text (writer, row->name, text);
}

void
mur_session_write_value (MurJsonWriter *writer,
                         const MurParameters *parameters,
                         const MurParameter *row)
{
  g_autofree char *text = mur_parameters_format (parameters, row->name);
  write_parameter (writer, parameters, row, text);
}

void
mur_session_write_parameters (MurJsonWriter *writer,
                              const char *name,
                              const MurParameters *parameters,
                              const MurParameters *base)
{
  const MurParameter *row = mur_parameters_table (parameters);
  mur_json_writer_begin_object (writer, name);
  for (; row->name != NULL; row++)
    {
      g_autofree char *text = mur_parameters_format (parameters, row->name);
      g_autofree char *before
        = base == NULL ? NULL : mur_parameters_format (base, row->name);
      if (g_strcmp0 (text, before) != 0)
        write_parameter (writer, parameters, row, text);
    }
  mur_json_writer_end (writer);
}

/* Returns: (nullable): what a person would type for @value */
static char *
text_of_plain (MurJson value)
{
  switch (mur_json_kind (value))
    {
    case MUR_JSON_NULL:
      return g_strdup ("none");
    case MUR_JSON_STRING:
      return mur_json_dup_string (value);
    case MUR_JSON_NUMBER:
      return g_strndup (value.text, value.length);
    case MUR_JSON_ABSENT:
    case MUR_JSON_BOOLEAN:
    case MUR_JSON_ARRAY:
    case MUR_JSON_OBJECT:
    default:
      return NULL;
    }
}

static char *
text_of_list (MurJson array)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MurJsonIter iter;
  MurJson value;
  mur_json_iter_init (&iter, array);
  while (mur_json_iter_next (&iter, NULL, &value))
    {
      g_autofree char *number
        = mur_json_kind (value) == MUR_JSON_NULL ? NULL : text_of_plain (value);
      if (number == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): the text of @value if it is of a type that @row may have */
static char *
text_of_value (const MurParameter *row, MurJson value)
{
  MurJsonKind kind = mur_json_kind (value);
  if (kind == MUR_JSON_ARRAY)
    return row->kind == MUR_PARAMETER_LIST ? text_of_list (value) : NULL;
  if ((row->kind == MUR_PARAMETER_CHOICE || row->kind == MUR_PARAMETER_TEXT)
      && kind != MUR_JSON_STRING)
    return NULL;
  return text_of_plain (value);
}

static gboolean
read_parameter (MurParameters *parameters,
                const MurParameter *row,
                MurJson value,
                GError **error)
{
  g_autofree char *text = text_of_value (row, value);
  if (text != NULL)
    return mur_parameters_set (parameters, row->name, text, error);
  g_autofree char *shown = mur_json_dup_start (value);
  mur_value_refuse (row, shown, error);
  return FALSE;
}

gboolean
mur_session_read_parameters (MurParameters *parameters,
                             MurJson object,
                             MurWarnings *warnings,
                             GError **error)
{
  const MurParameter *table = mur_parameters_table (parameters);
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = mur_json_dup_string (key);
      const MurParameter *row = mur_parameter_find (table, name);
      g_autofree char *shown = mur_names_show (name);
      if (row == NULL)
        mur_warnings_add (
          warnings, "parameters.%s: not known to this version, passed over", shown);
      else if (!read_parameter (parameters, row, value, error))
        return FALSE;
    }
  return TRUE;
}
