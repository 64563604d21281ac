/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/members.h"

#include "core/base/error.h"
#include "core/base/names.h"

#define MAX_COUNT (G_GUINT64_CONSTANT (1) << 53)
#define MAX_DIGITS 16

void
mur_members_refuse (const char *name,
                    MurJson value,
                    const char *allowed,
                    GError **error)
{
  g_autofree char *text = mur_json_dup_start (value);
  g_autofree char *shown = mur_names_show (value.text == NULL ? "a missing key" : text);
  mur_error_refuse (error, MUR_ERROR_INPUT, name, shown, "%s", allowed);
}

gboolean
mur_members_get_object (MurJson object,
                        const char *name,
                        MurJson *member,
                        GError **error)
{
  *member = mur_json_member (object, name);
  if (mur_json_kind (*member) == MUR_JSON_ABSENT
      || mur_json_kind (*member) == MUR_JSON_OBJECT)
    return TRUE;
  mur_members_refuse (name, *member, "an object in braces", error);
  return FALSE;
}

gboolean
mur_members_get_text (MurJson object, const char *name, char **text, GError **error)
{
  MurJson value = mur_json_member (object, name);
  *text = NULL;
  if (mur_json_kind (value) == MUR_JSON_ABSENT)
    return TRUE;
  if (mur_json_kind (value) == MUR_JSON_STRING)
    {
      *text = mur_json_dup_string (value);
      return TRUE;
    }
  mur_members_refuse (name, value, "text in quotes", error);
  return FALSE;
}

gboolean
mur_members_get_count (MurJson object, const char *name, guint64 *count, GError **error)
{
  MurJson value = mur_json_member (object, name);
  if (mur_json_kind (value) == MUR_JSON_NUMBER && value.length <= MAX_DIGITS)
    {
      g_autofree char *digits = mur_json_dup_start (value);
      if (g_ascii_string_to_unsigned (digits, 10, 0, MAX_COUNT, count, NULL))
        return TRUE;
    }
  mur_members_refuse (name, value, "a whole number from 0 to 2⁵³", error);
  return FALSE;
}

void
mur_members_warn_of_unknown (MurJson object,
                             const char *where,
                             const char *const *known,
                             MurWarnings *warnings)
{
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = mur_json_dup_string (key);
      g_autofree char *shown = mur_names_show (name);
      if (!g_strv_contains (known, name))
        mur_warnings_add (warnings, "%s%s: not known to this version, passed over",
                          where, shown);
    }
}
