/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/session-titles.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/run/members.h"

#define MOST_TITLES 1000

void
mur_session_write_titles (MurJsonWriter *writer, const MurTitles *titles)
{
  if (mur_titles_n (titles) == 0)
    return;
  mur_json_writer_begin_object (writer, "titles");
  for (guint i = 0; i < mur_titles_n (titles); i++)
    mur_json_writer_add_text (writer, mur_titles_name (titles, i),
                              mur_titles_text (titles, i));
  mur_json_writer_end (writer);
}

static gboolean
read_title (MurTitles **titles, MurJson name, MurJson value, GError **error)
{
  g_autofree char *key = mur_json_dup_string (name);
  if (mur_titles_n (*titles) >= MOST_TITLES)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "titles",
                     "titles: more than %d are not allowed", MOST_TITLES);
      return FALSE;
    }
  if (mur_json_kind (value) != MUR_JSON_STRING)
    {
      g_autofree char *shown = mur_names_show (key);
      g_autofree char *field = g_strdup_printf ("titles: %s", shown);
      mur_members_refuse (field, value, "text in quotes", error);
      return FALSE;
    }
  g_autofree char *text = mur_json_dup_string (value);
  g_autoptr (MurTitles) before = *titles;
  *titles = mur_titles_with (before, key, text);
  return TRUE;
}

gboolean
mur_session_read_titles (MurJson object, MurTitles **titles, GError **error)
{
  MurJson member, name, value;
  MurJsonIter iter;
  g_autoptr (MurTitles) read = NULL;
  *titles = NULL;
  if (!mur_members_get_object (object, "titles", &member, error))
    return FALSE;
  if (mur_json_kind (member) == MUR_JSON_ABSENT)
    return TRUE;
  mur_json_iter_init (&iter, member);
  while (mur_json_iter_next (&iter, &name, &value))
    if (!read_title (&read, name, value, error))
      return FALSE;
  *titles = g_steal_pointer (&read);
  return TRUE;
}
