/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets of parameter values, parallel to the rows of their table. Tables are short, so a
 * name is found by looking at each row. */

#include "core/experiment/parameter.h"

#include "core/base/error.h"
#include "core/base/names.h"

#include <math.h>
#include <string.h>

struct _MurParameters
{
  const MurParameter *table;
  gsize n;
  MurValue *values;
};

static gssize
find_row (const MurParameter *table, const char *name)
{
  for (gssize i = 0; table[i].name != NULL; i++)
    if (strcmp (table[i].name, name) == 0)
      return i;
  return -1;
}

static gssize
find_row_or_refuse (const MurParameter *table, const char *name, GError **error)
{
  gssize row = find_row (table, name);
  if (row >= 0)
    return row;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (gsize i = 0; table[i].name != NULL; i++)
    g_ptr_array_add (known, (gpointer)table[i].name);
  g_ptr_array_add (known, NULL);
  g_autofree char *shown = mur_names_show (name);
  g_autofree char *hint = mur_names_hint (name, (const char *const *)known->pdata);
  mur_error_set (error, MUR_ERROR_UNKNOWN, name, "%s: no such parameter; %s", shown,
                 hint);
  return -1;
}

MurParameters *
mur_parameters_new (const MurParameter *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  MurParameters *self = g_new0 (MurParameters, 1);
  self->table = table;
  while (table[self->n].name != NULL)
    self->n++;
  self->values = g_new0 (MurValue, self->n);
  for (gsize i = 0; i < self->n; i++)
    {
      g_autoptr (GError) error = NULL;
      if (!mur_value_parse (&table[i], table[i].initial, &self->values[i], &error))
        g_error ("a default that is not allowed: %s", error->message);
    }
  return self;
}

MurParameters *
mur_parameters_copy (const MurParameters *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurParameters *copy = g_new0 (MurParameters, 1);
  copy->table = self->table;
  copy->n = self->n;
  copy->values = g_new0 (MurValue, self->n);
  for (gsize i = 0; i < self->n; i++)
    mur_value_copy (&self->values[i], &copy->values[i]);
  return copy;
}

void
mur_parameters_free (MurParameters *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < self->n; i++)
    mur_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self);
}

const MurParameter *
mur_parameters_table (const MurParameters *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->table;
}

const MurParameter *
mur_parameter_find (const MurParameter *table, const char *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  gssize row = find_row (table, name);
  return row < 0 ? NULL : &table[row];
}

const MurParameter *
mur_parameter_require (const MurParameter *table, const char *name, GError **error)
{
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  gssize row = find_row_or_refuse (table, name, error);
  return row < 0 ? NULL : &table[row];
}

static void
replace_value (MurParameters *self, gssize row, const MurValue *value)
{
  mur_value_clear (&self->values[row]);
  self->values[row] = *value;
}

gboolean
mur_parameters_set (MurParameters *self,
                    const char *name,
                    const char *text,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL && text != NULL, FALSE);

  MurValue value = { 0 };
  gssize row = find_row_or_refuse (self->table, name, error);
  if (row < 0 || !mur_value_parse (&self->table[row], text, &value, error))
    return FALSE;
  replace_value (self, row, &value);
  return TRUE;
}

gboolean
mur_parameters_set_number (MurParameters *self,
                           const char *name,
                           double number,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  MurValue value = { 0 };
  gssize row = find_row_or_refuse (self->table, name, error);
  if (row < 0)
    return FALSE;
  g_return_val_if_fail (self->table[row].kind == MUR_PARAMETER_NUMBER
                          || self->table[row].kind == MUR_PARAMETER_INTEGER,
                        FALSE);
  if (!mur_value_from_number (&self->table[row], number, &value, error))
    return FALSE;
  replace_value (self, row, &value);
  return TRUE;
}

/* Returns: (nullable): the value of @name if it is of one of @kinds, a set of bits */
static const MurValue *
value_of_kind (const MurParameters *self, const char *name, guint kinds)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  gssize row = find_row (self->table, name);
  if (row >= 0 && (kinds & 1u << self->table[row].kind) != 0)
    return &self->values[row];
  g_critical ("%s is no parameter of that kind", name);
  return NULL;
}

double
mur_parameters_number (const MurParameters *self, const char *name)
{
  const MurValue *value = value_of_kind (
    self, name, 1u << MUR_PARAMETER_NUMBER | 1u << MUR_PARAMETER_INTEGER);
  return value == NULL ? NAN : value->number;
}

guint64
mur_parameters_integer (const MurParameters *self, const char *name)
{
  const MurValue *value = value_of_kind (self, name, 1u << MUR_PARAMETER_INTEGER);
  g_return_val_if_fail (value == NULL || !isnan (value->number), 0);
  return value == NULL ? 0 : (guint64)(gint64)value->number;
}

guint
mur_parameters_choice (const MurParameters *self, const char *name)
{
  const MurValue *value = value_of_kind (self, name, 1u << MUR_PARAMETER_CHOICE);
  return value == NULL ? 0 : (guint)value->number;
}

const char *
mur_parameters_text (const MurParameters *self, const char *name)
{
  const MurValue *value = value_of_kind (self, name, 1u << MUR_PARAMETER_TEXT);
  return value == NULL ? NULL : value->text;
}

const double *
mur_parameters_list (const MurParameters *self, const char *name, gsize *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  const MurValue *value = value_of_kind (self, name, 1u << MUR_PARAMETER_LIST);
  *n = value == NULL ? 0 : value->n;
  return value == NULL ? NULL : value->list;
}

char *
mur_parameters_format (const MurParameters *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  gssize row = find_row (self->table, name);
  g_return_val_if_fail (row >= 0, NULL);
  return mur_value_format (&self->table[row], &self->values[row]);
}

gboolean
mur_parameters_is_default (const MurParameters *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  MurValue initial = { 0 };
  gssize row = find_row (self->table, name);
  g_return_val_if_fail (row >= 0, FALSE);
  mur_value_parse (&self->table[row], self->table[row].initial, &initial, NULL);
  gboolean equal = mur_value_equal (&initial, &self->values[row]);
  mur_value_clear (&initial);
  return equal;
}

/* Compares the values of all rows that lack @passed_over among their flags. */
static gboolean
equal_but_for (const MurParameters *self, const MurParameters *other, guint passed_over)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (self->table == other->table, FALSE);

  for (gsize i = 0; i < self->n; i++)
    if ((self->table[i].flags & passed_over) == 0
        && !mur_value_equal (&self->values[i], &other->values[i]))
      return FALSE;
  return TRUE;
}

gboolean
mur_parameters_equal (const MurParameters *self, const MurParameters *other)
{
  return equal_but_for (self, other, 0);
}

gboolean
mur_parameters_differ_live_only (const MurParameters *self, const MurParameters *other)
{
  return equal_but_for (self, other, MUR_PARAMETER_LIVE | MUR_PARAMETER_VIEW);
}

gboolean
mur_parameters_differ_view_only (const MurParameters *self, const MurParameters *other)
{
  return equal_but_for (self, other, MUR_PARAMETER_VIEW);
}

static gboolean
is_view (const MurParameters *self, gsize row)
{
  return (self->table[row].flags & MUR_PARAMETER_VIEW) != 0;
}

gboolean
mur_parameters_same_view (const MurParameters *self, const MurParameters *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (self->table == other->table, FALSE);

  for (gsize i = 0; i < self->n; i++)
    if (is_view (self, i) && !mur_value_equal (&self->values[i], &other->values[i]))
      return FALSE;
  return TRUE;
}

void
mur_parameters_copy_view (MurParameters *self, const MurParameters *other)
{
  g_return_if_fail (self != NULL && other != NULL);
  g_return_if_fail (self->table == other->table);

  for (gsize i = 0; i < self->n; i++)
    if (self != other && is_view (self, i))
      {
        mur_value_clear (&self->values[i]);
        mur_value_copy (&other->values[i], &self->values[i]);
      }
}
