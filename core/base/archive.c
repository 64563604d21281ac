/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact state as JSON. Integers are decimal text, because JSON numbers end at 63 bits
 * here and at 53 elsewhere. Text that would not be written back the same is refused, so
 * a damaged archive is an error and never another state. */

#include "core/base/archive.h"

#include "core/base/error.h"

#include <string.h>

struct _MurArchive
{
  JsonObject *object;
};

/* A copy of @n doubles with the bytes of each in little-endian order, or back from it:
 * the operation is its own inverse. Never %NULL. */
static gpointer
copy_words (const void *bytes, gsize n)
{
  g_autofree guint64 *words = g_new (guint64, MAX (n, 1));

  if (n > 0)
    memcpy (words, bytes, n * sizeof *words);
  for (gsize i = 0; i < n; i++)
    words[i] = GUINT64_TO_LE (words[i]);
  return g_steal_pointer (&words);
}

static void
set_string (MurArchive *self, const char *name, const char *text)
{
  g_return_if_fail (!json_object_has_member (self->object, name));

  json_object_set_string_member (self->object, name, text);
}

static const char *
get_string (const MurArchive *self, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (self->object, name);

  if (node == NULL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, name,
                     "%s: missing from the saved state, which needs it", name);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      mur_error_set (error, MUR_ERROR_INPUT, name,
                     "%s: the saved state holds %s; needed is text", name,
                     json_node_type_name (node));
      return NULL;
    }
  return json_node_get_string (node);
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
  MurArchive *self = g_new (MurArchive, 1);

  self->object = json_object_new ();
  return self;
}

MurArchive *
mur_archive_new_from_json (JsonObject *object)
{
  MurArchive *self;

  g_return_val_if_fail (object != NULL, NULL);

  self = g_new (MurArchive, 1);
  self->object = json_object_ref (object);
  return self;
}

JsonObject *
mur_archive_to_json (const MurArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_object_ref (self->object);
}

void
mur_archive_free (MurArchive *self)
{
  g_return_if_fail (self != NULL);

  json_object_unref (self->object);
  g_free (self);
}

void
mur_archive_put_doubles (MurArchive *self,
                         const char *name,
                         const double *values,
                         gsize n)
{
  g_autofree guint64 *words = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (values != NULL || n == 0);

  words = copy_words (values, n);
  text = g_base64_encode ((const guchar *)words, n * sizeof *words);
  set_string (self, name, text);
}

void
mur_archive_put_integer (MurArchive *self, const char *name, guint64 value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  set_string (self, name, text);
}

gboolean
mur_archive_get_doubles (
  const MurArchive *self, const char *name, double *values, gsize n, GError **error)
{
  g_autofree double *found = NULL;
  gsize n_found;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  g_return_val_if_fail (values != NULL || n == 0, FALSE);

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
  const char *text;
  g_autofree guchar *bytes = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL && name != NULL && n != NULL, NULL);

  text = get_string (self, name, error);
  if (text == NULL)
    return NULL;
  bytes = decode (text, &length);
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
  const char *text;
  guint64 found;

  g_return_val_if_fail (self != NULL && name != NULL && value != NULL, FALSE);

  text = get_string (self, name, error);
  if (text == NULL)
    return FALSE;
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
