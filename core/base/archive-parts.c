/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words, and archives inside of archives: what is in a part is called as the part is, a
 * stroke, and its own name. */

#include "core/base/archive-private.h"

#include <string.h>

#include "core/base/error.h"

void
mur_archive_put_text (MurArchive *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL);
  g_return_if_fail (!g_hash_table_contains (self->entries, name));

  mur_archive_add_entry (self, name, (MurArchiveEntry){ .text = g_strdup (text) });
}

char *
mur_archive_dup_text (const MurArchive *self, const char *name, GError **error)
{
  const MurArchiveEntry *entry;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, name);
  if (entry != NULL && entry->text != NULL)
    return g_strdup (entry->text);
  mur_error_set (error, MUR_ERROR_INPUT, name,
                 "%s: missing from the saved state, which needs its words", name);
  return NULL;
}

static MurArchiveEntry
copy_entry (const MurArchiveEntry *entry)
{
  MurArchiveEntry copy = *entry;

  copy.text = g_strdup (entry->text);
  if (entry->words != NULL)
    copy.words = g_memdup2 (entry->words, MAX (entry->n_words, 1) * sizeof *copy.words);
  if (entry->whole != NULL)
    copy.whole = mur_vector_ref (entry->whole);
  return copy;
}

void
mur_archive_put_part (MurArchive *self, const char *name, const MurArchive *part)
{
  g_return_if_fail (self != NULL && name != NULL && part != NULL);

  for (guint i = 0; i < part->names->len; i++)
    {
      const char *key = g_ptr_array_index (part->names, i);
      g_autofree char *whole = g_strconcat (name, "/", key, NULL);

      g_return_if_fail (!g_hash_table_contains (self->entries, whole));
      mur_archive_add_entry (self, whole,
                             copy_entry (g_hash_table_lookup (part->entries, key)));
    }
}

MurArchive *
mur_archive_dup_part (const MurArchive *self, const char *name)
{
  MurArchive *part;
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  part = mur_archive_new ();
  prefix = g_strconcat (name, "/", NULL);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *key = g_ptr_array_index (self->names, i);

      if (g_str_has_prefix (key, prefix))
        mur_archive_add_entry (part, key + strlen (prefix),
                               copy_entry (g_hash_table_lookup (self->entries, key)));
    }
  return part;
}
