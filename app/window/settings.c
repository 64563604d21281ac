/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings that outlast the program: the window's size, and the folder of the last
 * file. Where the schema is not installed, the folder is kept until the program ends.
 */

#include "app/window/settings.h"

#define SCHEMA "org.murmuration.Murmuration"

static GFile *last_folder;

/* Returns: (nullable): (transfer none): NULL where the schema is not installed */
GSettings *
mur_settings_get (void)
{
  static GSettings *settings;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings != NULL)
    return settings;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema != NULL)
    settings = g_settings_new (SCHEMA);
  return settings;
}

/* An installed schema may be older than the program. */
static gboolean
has_key (GSettings *settings, const char *name)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, name);
}

/* Returns: (nullable): (transfer full): settings of their own, which keep what is
 * changed only when it is applied */
GSettings *
mur_settings_open_choices (void)
{
  GSettings *choices;

  if (!has_key (mur_settings_get (), "export-transparent"))
    return NULL;
  choices = g_settings_new (SCHEMA);
  g_settings_delay (choices);
  return choices;
}

/* Returns: (nullable): (transfer full): the folder of the last file, if it is still
 * there */
GFile *
mur_settings_dup_folder (void)
{
  GSettings *settings = mur_settings_get ();
  g_autofree char *path = NULL;

  if (last_folder != NULL)
    return g_object_ref (last_folder);
  if (!has_key (settings, "folder"))
    return NULL;
  path = g_settings_get_string (settings, "folder");
  return g_path_is_absolute (path) && g_file_test (path, G_FILE_TEST_IS_DIR)
           ? g_file_new_for_path (path)
           : NULL;
}

/* Remembers where @file is. */
void
mur_settings_set_folder_of (GFile *file)
{
  GSettings *settings = mur_settings_get ();
  const char *path;

  g_return_if_fail (G_IS_FILE (file));

  g_clear_object (&last_folder);
  last_folder = g_file_get_parent (file);
  path = last_folder != NULL ? g_file_peek_path (last_folder) : NULL;
  if (path != NULL && g_utf8_validate (path, -1, NULL) && has_key (settings, "folder"))
    g_settings_set_string (settings, "folder", path);
}
