/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Vectors and tables. A table keeps its columns in order in an array and their places
 * by name in a hash table, so that wide tables are built in linear time. */

#include "core/base/table.h"

struct _MurVector
{
  gatomicrefcount references;
  gsize n;
  double *values;
  MurVector *whole; /* nullable: what a slice is of, and owns the values */
};

typedef struct
{
  char *name;
  char *unit;
  char *title; /* nullable */
  gboolean is_dated;
  MurVector *values;
} Column;

struct _MurTable
{
  gatomicrefcount references;
  GArray *columns;
  GHashTable *places; /* name, owned by its column → index */
  GStrv labels;
  char *label_heading; /* nullable */
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->unit);
  g_free (column->title);
  mur_vector_unref (column->values);
}

static const Column *
column_at (const MurTable *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static gboolean
has_rows (const MurTable *self, gsize n)
{
  if (self->columns->len == 0 && self->labels == NULL)
    return TRUE;
  return mur_table_n_rows (self) == n;
}

MurVector *
mur_vector_new_take (double *values, gsize n)
{
  MurVector *self;

  g_return_val_if_fail (values != NULL || n == 0, NULL);

  self = g_new (MurVector, 1);
  g_atomic_ref_count_init (&self->references);
  self->n = n;
  self->values = values;
  self->whole = NULL;
  return self;
}

MurVector *
mur_vector_new_slice (const MurVector *whole, gsize first, gsize n)
{
  MurVector *self;

  g_return_val_if_fail (whole != NULL, NULL);
  g_return_val_if_fail (first <= whole->n && n <= whole->n - first, NULL);

  self = mur_vector_new_take (n > 0 ? whole->values + first : NULL, n);
  self->whole = mur_vector_ref (whole);
  return self;
}

MurVector *
mur_vector_new (const double *values, gsize n)
{
  g_return_val_if_fail (values != NULL || n == 0, NULL);

  return mur_vector_new_take (g_memdup2 (values, n * sizeof *values), n);
}

MurVector *
mur_vector_ref (const MurVector *self)
{
  MurVector *shared = (MurVector *)self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
mur_vector_unref (MurVector *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->whole != NULL)
    mur_vector_unref (self->whole);
  else
    g_free (self->values);
  g_free (self);
}

gsize
mur_vector_length (const MurVector *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

const double *
mur_vector_values (const MurVector *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

MurTable *
mur_table_new (void)
{
  MurTable *self = g_new0 (MurTable, 1);

  g_atomic_ref_count_init (&self->references);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

MurTable *
mur_table_ref (const MurTable *self)
{
  MurTable *shared = (MurTable *)self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
mur_table_unref (MurTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->places);
  g_array_unref (self->columns);
  g_strfreev (self->labels);
  g_free (self->label_heading);
  g_free (self);
}

void
mur_table_add (MurTable *self,
               const char *name,
               const char *unit,
               const MurVector *values)
{
  Column column = { NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && *name != '\0');
  g_return_if_fail (values != NULL);
  g_return_if_fail (g_atomic_ref_count_compare (&self->references, 1));
  g_return_if_fail (!g_hash_table_contains (self->places, name));
  g_return_if_fail (has_rows (self, values->n));

  column.name = g_strdup (name);
  column.unit = g_strdup (unit);
  column.values = mur_vector_ref (values);
  g_hash_table_insert (self->places, column.name,
                       GUINT_TO_POINTER (self->columns->len));
  g_array_append_val (self->columns, column);
}

void
mur_table_add_take (
  MurTable *self, const char *name, const char *unit, double *values, gsize n)
{
  g_autoptr (MurVector) vector = mur_vector_new_take (values, n);

  mur_table_add (self, name, unit, vector);
}

void
mur_table_set_title (MurTable *self, const char *title)
{
  Column *last;

  g_return_if_fail (self != NULL && self->columns->len > 0);

  last = &g_array_index (self->columns, Column, self->columns->len - 1);
  g_free (last->title);
  last->title = g_strdup (title);
}

void
mur_table_set_dated (MurTable *self)
{
  g_return_if_fail (self != NULL && self->columns->len > 0);

  g_array_index (self->columns, Column, self->columns->len - 1).is_dated = TRUE;
}

void
mur_table_set_labels (MurTable *self, const char *const *labels)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_atomic_ref_count_compare (&self->references, 1));
  g_return_if_fail (labels == NULL || self->columns->len == 0
                    || g_strv_length ((char **)labels) == mur_table_n_rows (self));

  g_strfreev (self->labels);
  self->labels = g_strdupv ((char **)labels);
}

void
mur_table_set_label_heading (MurTable *self, const char *heading)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_atomic_ref_count_compare (&self->references, 1));

  g_free (self->label_heading);
  self->label_heading = g_strdup (heading);
}

guint
mur_table_n_columns (const MurTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

gsize
mur_table_n_rows (const MurTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->columns->len > 0)
    return column_at (self, 0)->values->n;
  return self->labels != NULL ? g_strv_length (self->labels) : 0;
}

const char *
mur_table_name (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return column_at (self, column)->name;
}

const char *
mur_table_unit (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return column_at (self, column)->unit;
}

const char *
mur_table_title (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return column_at (self, column)->title;
}

const MurVector *
mur_table_vector (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return column_at (self, column)->values;
}

const double *
mur_table_column (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return column_at (self, column)->values->values;
}

const char *const *
mur_table_labels (const MurTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->labels;
}

int
mur_table_find (const MurTable *self, const char *name)
{
  gpointer place;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  if (!g_hash_table_lookup_extended (self->places, name, NULL, &place))
    return -1;
  return GPOINTER_TO_INT (place);
}

const char *
mur_table_label_heading (const MurTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label_heading;
}

gboolean
mur_table_is_dated (const MurTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  return column_at (self, column)->is_dated;
}
