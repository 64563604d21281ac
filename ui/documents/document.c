/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that people open and save. What a file is, its first bytes say; names are for
 * people. */

#include "ui/documents/document.h"

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/experiments/registry.h"
#include "ui/figures/registry.h"

#include <string.h>

#define MAX_SESSION_BYTES (256u << 20)
#define MOST_NAME 40 /* characters */

static gboolean
starts_with (const char *bytes, gsize length, const char *mark)
{
  gsize n = strlen (mark);
  return length >= n && memcmp (bytes, mark, n) == 0;
}

/* The first byte after a byte order mark and white space; %NULL: there is none. */
static const char *
first_mark (const char *bytes, gsize length)
{
  gsize i = starts_with (bytes, length, "\xef\xbb\xbf") ? 3 : 0;
  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  return i < length ? bytes + i : NULL;
}

static gboolean
is_figure (const char *bytes, gsize length)
{
  const char *mark = first_mark (bytes, length);
  return starts_with (bytes, length, "\x89PNG") || starts_with (bytes, length, "%PDF")
         || starts_with (bytes, length, "%!PS") || (mark != NULL && *mark == '<');
}

static gboolean
is_json (const char *bytes, gsize length)
{
  const char *mark = first_mark (bytes, length);
  return mark != NULL && *mark == '{';
}

/* Text has no zero bytes, but in UTF-16; nearly all other files have some early on. */
static gboolean
is_foreign (const char *bytes, gsize length)
{
  const gboolean is_wide = starts_with (bytes, length, "\xff\xfe")
                           || starts_with (bytes, length, "\xfe\xff");
  return !is_wide && length > 0 && memchr (bytes, 0, MIN (length, 4096)) != NULL;
}

static void
add_warning (MurDocument *self, const char *line)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  if (self->warnings != NULL)
    g_strv_builder_addv (lines, (const char **)self->warnings);
  g_strv_builder_add (lines, line);
  g_strfreev (self->warnings);
  self->warnings = g_strv_builder_end (lines);
}

/* A scene of another version of the program: what is seen is the first one. */
static void
check_scene (MurDocument *self)
{
  const MurExperiment *experiment = self->session->experiment;
  g_autoptr (GError) error = NULL;
  if (self->session->scene == NULL || mur_scenes (experiment) == NULL
      || mur_scene_find (experiment, self->session->scene, &error) != NULL)
    return;
  add_warning (self, error->message);
  mur_session_set_scene (self->session, NULL);
}

/* Takes what the recipe of a sweep says. */
static MurDocument *
open_sweep (
  const char *text, gsize length, const char *path, const char *name, GError **error)
{
  MurSweepOpened *sweep = mur_sweep_recipe_open (text, (gssize)length, path, error);
  if (sweep == NULL)
    {
      mur_error_prefix (error, name);
      return NULL;
    }
  MurDocument *self = g_new0 (MurDocument, 1);
  self->sweep = sweep;
  return self;
}

static MurDocument *
open_store (const char *path, GError **error)
{
  MurSweepOpened *sweep = mur_sweep_opened_new (path, error);
  MurDocument *self = sweep != NULL ? g_new0 (MurDocument, 1) : NULL;
  if (self != NULL)
    self->sweep = sweep;
  return self;
}

static MurDocument *
open_session (const char *path, const char *name, GError **error)
{
  g_autoptr (MurDocument) self = g_new0 (MurDocument, 1);
  g_autofree char *recipe = NULL;
  gsize length;
  g_autofree char *bytes = mur_file_read (path, MAX_SESSION_BYTES, &length, error);
  const char *text = bytes;
  if (bytes == NULL)
    return NULL;
  if (is_figure (bytes, length))
    {
      recipe = mur_export_read_recipe (bytes, length, error);
      if (recipe == NULL)
        {
          mur_error_prefix (error, name);
          return NULL;
        }
      text = recipe;
      length = strlen (recipe);
    }
  if (mur_sweep_recipe_is_one (text, (gssize)length))
    return open_sweep (text, length, path, name, error);
  self->session = mur_session_parse (text, (gssize)length, mur_experiments (),
                                     &self->warnings, error);
  if (self->session == NULL)
    {
      mur_error_prefix (error, name);
      return NULL;
    }
  check_scene (self);
  return g_steal_pointer (&self);
}

static MurDocument *
refuse (const char *name, const char *reason, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: %s", name, reason);
  return NULL;
}

/* One byte more than is looked at tells whether there is more. */
MurDocument *
mur_document_open (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gsize length;
  g_autofree char *head = mur_file_read_head (path, MUR_CSV_HEAD_BYTES + 1,
                                              MUR_CSV_MAX_BYTES, &length, error);
  if (head == NULL)
    return NULL;
  if (starts_with (head, length, "SQLite format 3"))
    return open_store (path, error);
  if (is_figure (head, length) || is_json (head, length))
    return open_session (path, name, error);
  if (is_foreign (head, length))
    return refuse (name, "it is no session, sweep, figure or table of numbers", error);
  if (first_mark (head, length) == NULL)
    return refuse (name, "there is nothing in it", error);

  MurDocument *self = g_new0 (MurDocument, 1);
  self->is_whole = length <= MUR_CSV_HEAD_BYTES;
  self->n_head = mur_csv_head (head, length);
  self->head = g_steal_pointer (&head);
  return self;
}

void
mur_document_free (MurDocument *self)
{
  g_clear_pointer (&self->session, mur_session_free);
  mur_sweep_opened_free (self->sweep);
  g_free (self->head);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_free (self);
}

char *
mur_document_short_name (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *name = g_filename_display_basename (path);
  glong n = g_utf8_strlen (name, -1);
  if (n <= MOST_NAME)
    return g_steal_pointer (&name);
  g_autofree char *begin = g_utf8_substring (name, 0, MOST_NAME / 2);
  g_autofree char *end = g_utf8_substring (name, n - MOST_NAME / 2 + 1, n);
  return g_strconcat (begin, "…", end, NULL);
}

MurSession *
mur_document_open_session (const char *path, char ***warnings, GError **error)
{
  g_autoptr (MurDocument) document = mur_document_open (path, error);
  if (document == NULL)
    return NULL;
  if (document->session == NULL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, NULL,
                     "%s: holds a %s; a session, a checkpoint or an exported figure is "
                     "wanted here",
                     path, document->sweep != NULL ? "sweep" : "table");
      return NULL;
    }
  if (warnings != NULL)
    *warnings = g_steal_pointer (&document->warnings);
  return g_steal_pointer (&document->session);
}

GBytes *
mur_document_draw_figure (const MurInSight *sight,
                          const MurExportOptions *options,
                          GError **error)
{
  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (sight, error);
  if (figure == NULL)
    return NULL;
  g_autofree char *recipe = mur_in_sight_format_recipe (sight);
  MurExportOptions with_recipe = *options;
  with_recipe.recipe = recipe;
  return mur_export (figure, sight->views, &with_recipe, error);
}

gboolean
mur_document_save_figure (const char *path,
                          const MurInSight *sight,
                          const MurExportOptions *options,
                          GError **error)
{
  g_autoptr (GBytes) bytes = mur_document_draw_figure (sight, options, error);
  if (bytes == NULL)
    return FALSE;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return mur_file_write (path, data, length, error);
}

char **
mur_document_find_losses (const MurInSight *sight, const MurExportOptions *options)
{
  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (sight, NULL);
  return figure != NULL ? mur_export_losses (figure, sight->views, options)
                        : g_new0 (char *, 1);
}

gboolean
mur_document_save_table (const char *path,
                         const MurInSight *sight,
                         const char *table,
                         GError **error)
{
  g_autofree char *text = mur_in_sight_format_table (sight, table, error);
  return text != NULL && mur_file_write (path, text, strlen (text), error);
}
