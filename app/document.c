/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that people open and save. What a file is, its first bytes say; names are for
 * people. */

#include "app/document.h"

#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/experiments/registry.h"
#include "ui/figures/registry.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAX_SESSION_BYTES (256u << 20)

static gboolean
starts_with (const char *bytes, gsize length, const char *mark)
{
  gsize n = strlen (mark);
  return length >= n && memcmp (bytes, mark, n) == 0;
}

static gboolean
is_figure (const char *bytes, gsize length)
{
  return starts_with (bytes, length, "\x89PNG") || starts_with (bytes, length, "%PDF")
         || starts_with (bytes, length, "<?xml") || starts_with (bytes, length, "<svg");
}

static gboolean
is_json (const char *bytes, gsize length)
{
  gsize i = starts_with (bytes, length, "\xef\xbb\xbf") ? 3 : 0;
  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  return i < length && bytes[i] == '{';
}

static gboolean
read_bytes (const char *path, char **bytes, gsize *length, GError **error)
{
  GStatBuf status;
  if (g_stat (path, &status) == 0 && status.st_size > MAX_SESSION_BYTES)
    {
      mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: larger than %u MiB", path,
                     MAX_SESSION_BYTES >> 20);
      return FALSE;
    }
  g_autoptr (GError) local = NULL;
  if (g_file_get_contents (path, bytes, length, &local))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s", local->message);
  return FALSE;
}

MurDocument *
mur_document_open (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length;
  if (!read_bytes (path, &bytes, &length, error))
    return NULL;

  g_autofree char *recipe = NULL;
  const char *text = bytes;
  if (is_figure (bytes, length))
    {
      recipe = mur_export_read_recipe (bytes, length, error);
      if (recipe == NULL)
        {
          g_prefix_error (error, "%s: ", path);
          return NULL;
        }
      text = recipe;
      length = strlen (recipe);
    }

  g_autoptr (MurDocument) self = g_new0 (MurDocument, 1);
  if (is_json (text, length))
    {
      self->session = mur_session_parse (text, (gssize)length, mur_experiments (),
                                         &self->warnings, error);
      if (self->session == NULL)
        g_prefix_error (error, "%s: ", path);
    }
  else
    self->table = mur_csv_parse (text, (gssize)length, path, error);
  return self->session != NULL || self->table != NULL ? g_steal_pointer (&self) : NULL;
}

void
mur_document_free (MurDocument *self)
{
  g_clear_pointer (&self->session, mur_session_free);
  g_clear_pointer (&self->table, mur_table_unref);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_free (self);
}

MurSession *
mur_document_open_session (const char *path, char ***warnings, GError **error)
{
  g_autoptr (MurDocument) document = mur_document_open (path, error);
  if (document == NULL)
    return NULL;
  if (document->session == NULL)
    {
      mur_error_set (
        error, MUR_ERROR_INPUT, NULL,
        "%s: holds a table; a session, a checkpoint or an exported figure is "
        "wanted here",
        path);
      return NULL;
    }
  if (warnings != NULL)
    *warnings = g_steal_pointer (&document->warnings);
  return g_steal_pointer (&document->session);
}

gboolean
mur_document_save_figure (const char *path,
                          const MurSession *session,
                          const MurFrame *frame,
                          const MurPanelView *views,
                          const MurExportOptions *options,
                          GError **error)
{
  g_autofree char *recipe = mur_session_format (session);
  g_autoptr (MurFigure) figure = mur_figure_for_frame (session->experiment, frame);
  MurExportOptions with_recipe = *options;
  with_recipe.recipe = recipe;
  g_autoptr (GBytes) bytes = mur_export (figure, views, &with_recipe, error);
  if (bytes == NULL)
    return FALSE;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return mur_file_write (path, data, length, error);
}

static char *
list_tables (const MurFrame *frame)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            mur_frame_table_name (frame, i));
  return g_string_free (names, FALSE);
}

gboolean
mur_document_save_table (const char *path,
                         const MurFrame *frame,
                         const char *table,
                         GError **error)
{
  const MurTable *found = mur_frame_table (frame, table);
  if (found == NULL)
    {
      g_autofree char *names = list_tables (frame);
      mur_error_set (error, MUR_ERROR_UNKNOWN, "csv",
                     "csv: no table is called \"%s\"; there are: %s", table, names);
      return FALSE;
    }
  g_autofree char *text = mur_csv_format (found);
  return mur_file_write (path, text, strlen (text), error);
}
