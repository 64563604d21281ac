/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sweep/columns.h"

static void
clear_column (gpointer data)
{
  g_free (((MurStoreColumn *)data)->name);
}

/* SQL has no names that differ only in case. */
static gboolean
is_taken (const GArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_ascii_strcasecmp (g_array_index (columns, MurStoreColumn, i).name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
add (GArray *columns, MurStoreColumnKind kind, const char *name)
{
  MurStoreColumn column = { .kind = kind, .name = g_strdup (name) };
  g_array_append_val (columns, column);
}

static const struct
{
  MurStoreColumnKind kind;
  const char *name;
} last[] = {
  { MUR_STORE_STATUS, "status" },   { MUR_STORE_MESSAGE, "message" },
  { MUR_STORE_SECONDS, "seconds" }, { MUR_STORE_FINGERPRINT, "fingerprint" },
  { MUR_STORE_SESSION, "session" },
};

static gboolean
is_ours (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (g_ascii_strcasecmp (last[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* @name, or where there is such a column already, name_result and so on. */
static void
add_apart (GArray *columns, MurStoreColumnKind kind, const char *name)
{
  g_autofree char *free_name = g_strdup (name);
  while (is_taken (columns, free_name) || is_ours (free_name))
    {
      char *longer = g_strconcat (
        free_name, kind == MUR_STORE_SWEPT ? "_parameter" : "_result", NULL);
      g_free (free_name);
      free_name = longer;
    }
  add (columns, kind, free_name);
}

GArray *
mur_store_columns_new (const MurSweep *sweep)
{
  const MurDesign *design = mur_sweep_design (sweep);
  const MurQuantity *quantity = mur_sweep_base (sweep)->experiment->scalars;
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (MurStoreColumn));
  g_array_set_clear_func (columns, clear_column);
  add (columns, MUR_STORE_RUN, "run");
  for (guint i = 0; i < mur_design_n_axes (design); i++)
    {
      const MurParameter *parameter = mur_design_axis (design, i)->parameter;
      add_apart (columns, MUR_STORE_SWEPT, parameter->name);
      g_array_index (columns, MurStoreColumn, columns->len - 1).parameter = parameter;
    }
  for (; quantity != NULL && quantity->name != NULL; quantity++)
    {
      add_apart (columns, MUR_STORE_SCALAR, quantity->name);
      g_array_index (columns, MurStoreColumn, columns->len - 1).quantity = quantity;
    }
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    add (columns, last[i].kind, last[i].name);
  return columns;
}

const char *
mur_store_column_type (const MurStoreColumn *self)
{
  if (self->kind == MUR_STORE_RUN)
    return "INTEGER PRIMARY KEY";
  if (self->kind == MUR_STORE_SWEPT)
    return self->parameter->kind == MUR_PARAMETER_NUMBER    ? "REAL"
           : self->parameter->kind == MUR_PARAMETER_INTEGER ? "INTEGER"
                                                            : "TEXT";
  if (self->kind == MUR_STORE_SCALAR || self->kind == MUR_STORE_SECONDS)
    return "REAL";
  return "TEXT";
}

guint
mur_store_columns_n_scalars (const GArray *columns)
{
  guint n = 0;
  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, MurStoreColumn, i).kind == MUR_STORE_SCALAR;
  return n;
}

char *
mur_store_columns_format (const GArray *columns)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "",
                            g_array_index (columns, MurStoreColumn, i).name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}
