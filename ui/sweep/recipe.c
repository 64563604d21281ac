/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sweep/recipe.h"

#include "core/base/error.h"
#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/experiments/registry.h"
#include "core/run/session-titles.h"

#include <string.h>

#define FORMAT "murmuration_sweep"

static void
add_look (MurJsonWriter *writer, const MurSweepLook *look)
{
  mur_json_writer_add_text (writer, "scene", mur_sweep_scenes[look->scene].id);
  mur_json_writer_add_text (writer, "statistic", mur_statistics[look->statistic].id);
  for (const char *const *part = mur_sweep_look_parts; *part != NULL; part++)
    if (mur_sweep_look_get (look, *part) != NULL)
      mur_json_writer_add_text (writer, *part, mur_sweep_look_get (look, *part));
  mur_session_write_titles (writer, look->titles);
}

char *
mur_sweep_recipe_format (const MurSweepResults *results, const MurSweepLook *look)
{
  g_return_val_if_fail (results != NULL && look != NULL, NULL);

  const MurSweep *sweep = mur_sweep_results_sweep (results);
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
  g_autofree char *session = mur_sweep_format_session (sweep);
  g_autofree char *design = mur_sweep_format_design (sweep);
  g_autofree char *keep = mur_sweep_format_keep (sweep);
  g_autofree char *path
    = g_canonicalize_filename (mur_sweep_results_path (results), NULL);
  g_autofree char *store = g_filename_to_uri (path, NULL, NULL);
  mur_json_writer_add_count (writer, FORMAT, 1);
  mur_json_writer_add_text (writer, "experiment",
                            mur_sweep_results_experiment (results)->id);
  mur_json_writer_add_text (writer, "version", MUR_VERSION);
  mur_json_writer_add_text (writer, "identity", mur_sweep_results_identity (results));
  mur_json_writer_add_text (writer, "store", store);
  mur_json_writer_add_count (writer, "runs",
                             (gint64)mur_sweep_results_n_runs (results));
  mur_json_writer_add_count (writer, "done",
                             (gint64)mur_sweep_results_n_done (results));
  mur_json_writer_add_count (writer, "failed",
                             (gint64)mur_sweep_results_n_failed (results));
  add_look (writer, look);
  mur_json_writer_add_text (writer, "session", session);
  mur_json_writer_add_text (writer, "design", design);
  mur_json_writer_add_text (writer, "keep", keep);
  return mur_json_writer_finish (writer);
}

gboolean
mur_sweep_recipe_is_one (const char *text, gssize length)
{
  MurJson root;
  return mur_json_check (text, length, &root, NULL)
         && mur_json_kind (mur_json_member (root, FORMAT)) != MUR_JSON_ABSENT;
}

/* Returns: (nullable) */
static char *
get_text (MurJson root, const char *name)
{
  const MurJson member = mur_json_member (root, name);
  return mur_json_kind (member) == MUR_JSON_STRING ? mur_json_dup_string (member)
                                                   : NULL;
}

static char *
require_text (MurJson root, const char *name, GError **error)
{
  char *text = get_text (root, name);
  if (text == NULL)
    mur_error_set (error, MUR_ERROR_INPUT, name, "%s: a text in quotes is missing",
                   name);
  return text;
}

/* @look: new, without titles */
static gboolean
take_look (MurSweepLook *look,
           const MurSweepResults *results,
           MurJson root,
           GError **error)
{
  g_autofree char *scene = get_text (root, "scene");
  g_autofree char *statistic = get_text (root, "statistic");
  if ((scene != NULL && !mur_sweep_look_set_scene (look, scene, error))
      || (statistic != NULL && !mur_sweep_look_set_statistic (look, statistic, error)))
    return FALSE;
  for (const char *const *part = mur_sweep_look_parts; *part != NULL; part++)
    {
      g_autofree char *field = get_text (root, *part);
      if (field != NULL && !mur_sweep_look_set (look, results, *part, field, error))
        return FALSE;
    }
  return mur_session_read_titles (root, &look->titles, error);
}

MurSweepOpened *
mur_sweep_opened_new (const char *path, GError **error)
{
  MurSweepResults *results = mur_sweep_results_open (path, error);
  if (results == NULL)
    return NULL;
  MurSweepOpened *self = g_new0 (MurSweepOpened, 1);
  self->results = results;
  self->look = mur_sweep_look_new (results);
  self->store = g_strdup (path);
  return self;
}

void
mur_sweep_opened_free (MurSweepOpened *self)
{
  if (self == NULL)
    return;
  mur_sweep_results_unref (self->results);
  mur_sweep_look_free (self->look);
  mur_sweep_free (self->sweep);
  g_free (self->store);
  g_free (self->warning);
  g_free (self);
}

/* Where it was, else beside the file. */
static char *
find_store (const char *uri, const char *beside)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  if (path == NULL || beside == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_autofree char *folder = g_path_get_dirname (beside);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *other = g_build_filename (folder, name, NULL);
  return g_file_test (other, G_FILE_TEST_EXISTS) ? g_steal_pointer (&other)
                                                 : g_steal_pointer (&path);
}

/* The runs, where they are still there. */
static void
open_store (MurSweepOpened *self, const char *identity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSweepResults) results = mur_sweep_results_open (self->store, &error);
  if (results == NULL)
    self->warning = g_strdup (error->message);
  else if (!g_str_equal (mur_sweep_results_identity (results), identity))
    self->warning
      = g_strdup_printf ("%s: it is the store of another sweep by now", self->store);
  else
    self->results = g_steal_pointer (&results);
}

/* The sweep without its runs. */
static gboolean
take_sweep (MurSweepOpened *self, MurJson root, GError **error)
{
  g_autofree char *session = require_text (root, "session", error);
  g_autofree char *design
    = session != NULL ? require_text (root, "design", error) : NULL;
  g_autofree char *keep = design != NULL ? require_text (root, "keep", error) : NULL;
  if (keep != NULL)
    self->sweep = mur_sweep_parse (session, design, keep, mur_experiments (), error);
  return self->sweep != NULL;
}

MurSweepOpened *
mur_sweep_recipe_open (const char *text,
                       gssize length,
                       const char *beside,
                       GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  MurJson root;
  if (!mur_json_check (text, length, &root, error))
    return NULL;
  g_autoptr (MurSweepOpened) self = g_new0 (MurSweepOpened, 1);
  g_autofree char *identity = require_text (root, "identity", error);
  g_autofree char *uri = identity != NULL ? require_text (root, "store", error) : NULL;
  if (uri == NULL)
    return NULL;
  self->store = find_store (uri, beside);
  if (self->store == NULL)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "store",
                     "store: a file of this computer is wanted");
      return NULL;
    }
  open_store (self, identity);
  if (self->results == NULL)
    return take_sweep (self, root, error) ? g_steal_pointer (&self) : NULL;
  self->look = mur_sweep_look_new (self->results);
  return take_look (self->look, self->results, root, error) ? g_steal_pointer (&self)
                                                            : NULL;
}
