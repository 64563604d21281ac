/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/archives.h"

#include <string.h>

MurArchive *
mur_archives_parse (const char *text, GError **error)
{
  MurJson root;

  return mur_json_check (text, -1, &root, error) ? mur_archive_read (root, error)
                                                 : NULL;
}

char *
mur_archives_format (const MurArchive *archive)
{
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  g_autofree char *text = NULL;
  MurJson root, state;

  mur_archive_write (archive, writer, "state");
  text = mur_json_writer_finish (writer);
  g_assert_true (mur_json_check (text, -1, &root, NULL));
  state = mur_json_member (root, "state");
  return g_strndup (state.text, state.length);
}

MurArchive *
mur_archives_reread (const MurArchive *archive)
{
  g_autofree char *text = mur_archives_format (archive);
  g_autoptr (GError) error = NULL;
  MurArchive *read = mur_archives_parse (text, &error);

  g_assert_no_error (error);
  return read;
}

MurArchive *
mur_archives_without (const MurArchive *archive, const char *name)
{
  g_autofree char *text = mur_archives_format (archive);
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_ONE_LINE);
  g_autofree char *rest = NULL;
  MurJsonIter iter;
  MurJson root, key, value;
  gboolean found = FALSE;

  g_assert_true (mur_json_check (text, -1, &root, NULL));
  mur_json_iter_init (&iter, root);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *member = mur_json_dup_string (key);
      g_autofree char *held = mur_json_dup_string (value);

      if (strcmp (member, name) != 0)
        mur_json_writer_add_text (writer, member, held);
      else
        found = TRUE;
    }
  g_assert_true (found);
  rest = mur_json_writer_finish (writer);
  return mur_archives_parse (rest, NULL);
}
