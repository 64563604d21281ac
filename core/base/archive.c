/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is put in memory stays as it is, since most archives are read back there; it
 * becomes text when it is written. Integers are decimal text, because JSON numbers end
 * at 53 bits in many programs. Text that would not be written back the same is refused,
 * so a damaged archive is an error and never another state. */

#include "core/base/archive-private.h"

#include "core/base/error.h"
#include "core/base/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define LARGE ((gsize)4 << 20)
#define HUGE_PAGE ((gsize)2 << 20)

static void
entry_free_cb (gpointer data)
{
  MurArchiveEntry *self = data;

  g_free (self->text);
  g_free (self->words);
  g_clear_pointer (&self->whole, mur_vector_unref);
  g_free (self);
}

/* Room for @n words. A large state is copied in half the time where the kernel gives out
 * memory by the megabyte. g_free() it, which is free(). */
static guint64 *
alloc_words (gsize n)
{
#if defined MADV_HUGEPAGE
  void *room;

  if (n * sizeof (guint64) >= LARGE
      && posix_memalign (&room, HUGE_PAGE, n * sizeof (guint64)) == 0)
    {
      madvise (room, n * sizeof (guint64), MADV_HUGEPAGE); /* a hint: it may fail */
      return room;
    }
#endif
  return g_new (guint64, MAX (n, 1));
}

/* A copy of @n doubles with the bytes of each in little-endian order, or back from it:
 * the operation is its own inverse. Never %NULL. */
static gpointer
copy_words (const void *bytes, gsize n)
{
  g_autofree guint64 *words = alloc_words (n);

  if (n > 0)
    memcpy (words, bytes, n * sizeof *words);
  for (gsize i = 0; i < n; i++)
    words[i] = GUINT64_TO_LE (words[i]);
  return g_steal_pointer (&words);
}

void
mur_archive_add_entry (MurArchive *self, const char *name, MurArchiveEntry entry)
{
  char *key = g_strdup (name);

  g_ptr_array_add (self->names, key);
  g_hash_table_insert (self->entries, key, g_memdup2 (&entry, sizeof entry));
  self->n_bytes += strlen (name) + sizeof entry + entry.n_words * sizeof *entry.words;
  if (entry.text != NULL)
    self->n_bytes += strlen (entry.text);
}

/* Takes @text. */
static void
set_text (MurArchive *self, const char *name, char *text)
{
  mur_archive_add_entry (self, name, (MurArchiveEntry){ .text = text });
}

static const MurArchiveEntry *
get_entry (const MurArchive *self, const char *name, GError **error)
{
  const MurArchiveEntry *entry = g_hash_table_lookup (self->entries, name);

  if (entry == NULL)
    mur_error_set (error, MUR_ERROR_INPUT, name,
                   "%s: missing from the saved state, which needs it", name);
  return entry;
}

/* As it is written. */
static char *
format_entry (const MurArchiveEntry *entry)
{
  if (entry->text != NULL)
    return g_strdup (entry->text);
  if (entry->whole != NULL)
    {
      const gsize n = entry->n_columns * entry->n_rows;
      g_autofree double *values = mur_archive_gather (entry);
      g_autofree guint64 *words = copy_words (values, n);

      return g_base64_encode ((const guchar *)words, n * sizeof *words);
    }
  return g_base64_encode ((const guchar *)entry->words,
                          entry->n_words * sizeof *entry->words);
}

/* Base64 in its one canonical form. */
static guchar *
decode (const char *text, gsize *length)
{
  g_autofree guchar *bytes = g_base64_decode (text, length);
  g_autofree char *again = g_base64_encode (bytes, *length);

  if (!g_str_equal (text, again))
    return NULL;
  /* Never %NULL, not even for no bytes. */
  return bytes != NULL ? g_steal_pointer (&bytes) : g_malloc (1);
}

MurArchive *
mur_archive_new (void)
{
  MurArchive *self = g_new0 (MurArchive, 1);

  self->names = g_ptr_array_new ();
  self->entries
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free_cb);
  return self;
}

MurArchive *
mur_archive_read (MurJson object, GError **error)
{
  g_autoptr (MurArchive) self = mur_archive_new ();
  MurJsonIter iter;
  MurJson key, value;

  g_return_val_if_fail (mur_json_kind (object) == MUR_JSON_OBJECT, NULL);

  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = mur_json_dup_string (key);

      if (mur_json_kind (value) != MUR_JSON_STRING)
        {
          g_autofree char *start = mur_json_dup_start (value);
          g_autofree char *shown = mur_names_show (start);
          mur_error_refuse (error, MUR_ERROR_INPUT, name, shown, "text in quotes");
          return NULL;
        }
      set_text (self, name, mur_json_dup_string (value));
    }
  return g_steal_pointer (&self);
}

void
mur_archive_write (const MurArchive *self, MurJsonWriter *writer, const char *name)
{
  g_return_if_fail (self != NULL && writer != NULL);

  mur_json_writer_begin_object (writer, name);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *key = g_ptr_array_index (self->names, i);
      g_autofree char *text = format_entry (g_hash_table_lookup (self->entries, key));
      mur_json_writer_add_text (writer, key, text);
    }
  mur_json_writer_end (writer);
}

void
mur_archive_free (MurArchive *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->entries);
  g_free (self);
}

void
mur_archive_put_doubles (MurArchive *self,
                         const char *name,
                         const double *values,
                         gsize n)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (!g_hash_table_contains (self->entries, name));

  mur_archive_add_entry (
    self, name, (MurArchiveEntry){ .words = copy_words (values, n), .n_words = n });
}

void
mur_archive_take_doubles (MurArchive *self, const char *name, double *values, gsize n)
{
  guint64 *words = (gpointer)values;

  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (values != NULL || n == 0);
  g_return_if_fail (!g_hash_table_contains (self->entries, name));

  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      words = copy_words (values, n);
      g_free (values);
    }
  mur_archive_add_entry (self, name, (MurArchiveEntry){ .words = words, .n_words = n });
}

void
mur_archive_put_integer (MurArchive *self, const char *name, guint64 value)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (!g_hash_table_contains (self->entries, name));

  set_text (self, name, g_strdup_printf ("%" G_GUINT64_FORMAT, value));
}

/* What was put in memory is copied once. */
static gboolean
copy_put_words (const MurArchive *self, const char *name, double *values, gsize n)
{
  const MurArchiveEntry *entry = g_hash_table_lookup (self->entries, name);

  if (entry == NULL || entry->text != NULL || entry->whole != NULL
      || entry->n_words != n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      guint64 word = GUINT64_FROM_LE (entry->words[i]);
      memcpy (&values[i], &word, sizeof word);
    }
  return TRUE;
}

gboolean
mur_archive_get_doubles (
  const MurArchive *self, const char *name, double *values, gsize n, GError **error)
{
  g_autofree double *found = NULL;
  gsize n_found;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n == 0, FALSE);

  if (copy_put_words (self, name, values, n))
    return TRUE;
  found = mur_archive_dup_doubles (self, name, &n_found, error);
  if (found == NULL)
    return FALSE;
  if (n_found != n)
    {
      mur_error_set (error, MUR_ERROR_INPUT, name,
                     "%s: the saved state holds %" G_GSIZE_FORMAT
                     " numbers; needed are %" G_GSIZE_FORMAT,
                     name, n_found, n);
      return FALSE;
    }
  if (n > 0)
    memcpy (values, found, n * sizeof *values);
  return TRUE;
}

double *
mur_archive_dup_doubles (const MurArchive *self,
                         const char *name,
                         gsize *n,
                         GError **error)
{
  const MurArchiveEntry *entry;
  g_autofree guchar *bytes = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL && name != NULL && n != NULL, NULL);

  entry = get_entry (self, name, error);
  if (entry == NULL)
    return NULL;
  if (entry->whole != NULL)
    {
      *n = entry->n_columns * entry->n_rows;
      return mur_archive_gather (entry);
    }
  if (entry->text == NULL)
    {
      *n = entry->n_words;
      return copy_words (entry->words, entry->n_words);
    }
  bytes = decode (entry->text, &length);
  if (bytes == NULL || length % sizeof (double) != 0)
    {
      mur_error_set (error, MUR_ERROR_INPUT, name,
                     "%s: damaged in the saved state; needed is the base64 of whole "
                     "doubles",
                     name);
      return NULL;
    }
  *n = length / sizeof (double);
  return copy_words (bytes, *n);
}

gboolean
mur_archive_get_integer (const MurArchive *self,
                         const char *name,
                         guint64 *value,
                         GError **error)
{
  const MurArchiveEntry *entry;
  g_autofree char *text = NULL;
  guint64 found;

  g_return_val_if_fail (self != NULL && name != NULL && value != NULL, FALSE);

  entry = get_entry (self, name, error);
  if (entry == NULL)
    return FALSE;
  text = format_entry (entry);
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &found, NULL))
    {
      g_autofree char *start
        = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

      mur_error_set (error, MUR_ERROR_INPUT, name,
                     "%s: the saved state holds “%s”; needed is a whole number from 0 "
                     "to %" G_GUINT64_FORMAT,
                     name, start, G_MAXUINT64);
      return FALSE;
    }
  *value = found;
  return TRUE;
}

gsize
mur_archive_n_bytes (const MurArchive *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_bytes;
}
