/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that a run appends to, which an archive leaves where they are: the state of a
 * long run is made in no time, and a hundred of its states take the room of one. */

#include "core/base/archive-private.h"

#include <string.h>

static const double *
column_at (const MurArchiveEntry *entry, gsize column)
{
  const gsize stride = mur_vector_length (entry->whole) / entry->n_columns;

  return mur_vector_values (entry->whole) + column * stride;
}

double *
mur_archive_gather (const MurArchiveEntry *entry)
{
  double *values = g_new (double, MAX (entry->n_columns * entry->n_rows, 1));

  for (gsize i = 0; i < entry->n_columns && entry->n_rows > 0; i++)
    memcpy (values + i * entry->n_rows, column_at (entry, i),
            entry->n_rows * sizeof *values);
  return values;
}

void
mur_archive_put_columns (MurArchive *self,
                         const char *name,
                         const MurVector *whole,
                         gsize n_columns,
                         gsize n_rows)
{
  g_return_if_fail (self != NULL && name != NULL && whole != NULL && n_columns > 0);
  g_return_if_fail (mur_vector_length (whole) % n_columns == 0);
  g_return_if_fail (n_rows <= mur_vector_length (whole) / n_columns);
  g_return_if_fail (!g_hash_table_contains (self->entries, name));

  mur_archive_add_entry (self, name,
                         (MurArchiveEntry){ .whole = mur_vector_ref (whole),
                                            .n_columns = n_columns,
                                            .n_rows = n_rows });
}

gboolean
mur_archive_share_columns (MurArchive *self, const MurArchive *later)
{
  GHashTableIter iter;
  gpointer name, value;
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && later != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      MurArchiveEntry *entry = value;
      const MurArchiveEntry *other = g_hash_table_lookup (later->entries, name);

      if (entry->whole == NULL || other == NULL || other->whole == NULL
          || other->whole == entry->whole || other->n_columns != entry->n_columns
          || other->n_rows < entry->n_rows)
        continue;
      mur_vector_unref (entry->whole);
      entry->whole = mur_vector_ref (other->whole);
      changed = TRUE;
    }
  return changed;
}

gboolean
mur_archive_get_columns (const MurArchive *self,
                         const char *name,
                         double *values,
                         gsize stride,
                         gsize n_columns,
                         gsize n_rows,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL && values != NULL, FALSE);
  g_return_val_if_fail (n_rows <= stride, FALSE);

  const MurArchiveEntry *entry = g_hash_table_lookup (self->entries, name);
  const gboolean is_shared = entry != NULL && entry->whole != NULL
                             && entry->n_columns == n_columns
                             && entry->n_rows == n_rows;
  g_autofree double *found = NULL;

  if (!is_shared)
    {
      found = g_new (double, MAX (n_columns * n_rows, 1));
      if (!mur_archive_get_doubles (self, name, found, n_columns * n_rows, error))
        return FALSE;
    }
  for (gsize i = 0; i < n_columns && n_rows > 0; i++)
    memcpy (values + i * stride, is_shared ? column_at (entry, i) : found + i * n_rows,
            n_rows * sizeof *values);
  return TRUE;
}
