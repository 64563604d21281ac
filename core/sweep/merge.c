/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores of one sweep put together. The new one is made beside its place, and renamed when
 * all is in it. */

#include "core/sweep/columns.h"
#include "core/sweep/store-private.h"

#include "core/base/error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
check_same (const MurStore *first, const MurStore *other, GError **error)
{
  if (g_str_equal (first->identity, other->identity))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: its sweep is another one than that of %s", other->sql.name,
                 first->sql.name);
  return FALSE;
}

static gboolean
open_all (GPtrArray *stores,
          const char *const *paths,
          const MurExperiment *const *registry,
          GError **error)
{
  for (; *paths != NULL; paths++)
    {
      MurStore *store = mur_store_open (*paths, MUR_STORE_READ, registry, error);
      if (store == NULL)
        return FALSE;
      g_ptr_array_add (stores, store);
      if (!check_same (g_ptr_array_index (stores, 0), store, error))
        return FALSE;
    }
  return TRUE;
}

/* Two rows of one run that have both come to an end have one fingerprint. */
static gboolean
check_agree (MurStore *self, const char *name, GError **error)
{
  GError *failure = NULL;
  const gint64 run
    = mur_sql_count (&self->sql,
                     "SELECT coalesce(min(a.run), 0) FROM main.runs a"
                     " JOIN source.runs b USING (run)"
                     " WHERE a.status <> 'failed' AND b.status <> 'failed'"
                     " AND a.fingerprint IS NOT b.fingerprint",
                     &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (run > 0)
    mur_error_set (error, MUR_ERROR_INPUT, NULL,
                   "%s: run %" G_GINT64_FORMAT
                   " has another result there than in the stores before it",
                   name, run);
  return failure == NULL && run <= 0;
}

/* The rows of the attached store. */
static gboolean
copy_rows (MurStore *self, const char *name, GError **error)
{
  g_autofree char *columns = mur_store_columns_format (self->columns);
  g_autofree char *copy = g_strdup_printf (
    "DELETE FROM main.runs WHERE status = 'failed' AND run IN"
    " (SELECT run FROM source.runs WHERE status <> 'failed');"
    "INSERT INTO main.kept (" MUR_STORE_KEPT ") SELECT " MUR_STORE_KEPT
    " FROM source.kept WHERE run NOT IN (SELECT run FROM main.runs);"
    "INSERT INTO main.runs (%s) SELECT %s FROM source.runs WHERE run NOT IN"
    " (SELECT run FROM main.runs);"
    "COMMIT",
    columns, columns);
  return mur_sql_execute (&self->sql, "BEGIN IMMEDIATE", error)
         && check_agree (self, name, error)
         && mur_sql_execute (&self->sql, copy, error);
}

static gboolean
take_rows (MurStore *self, const MurStore *source, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (source->path, NULL);
  return mur_sql_execute_with (&self->sql, "ATTACH ?1 AS source", path, error)
         && copy_rows (self, source->sql.name, error)
         && mur_sql_execute (&self->sql, "DETACH source", error);
}

/* What was taken for the new store's own sweep is that of the first. */
static MurSweep *
copy_sweep (const MurStore *store, const MurExperiment *const *registry, GError **error)
{
  g_autofree char *session = mur_sweep_format_session (store->sweep);
  g_autofree char *design = mur_sweep_format_design (store->sweep);
  g_autofree char *keep = mur_sweep_format_keep (store->sweep);
  return mur_sweep_parse (session, design, keep, registry, error);
}

/* As whoever began the stores had it. */
static gboolean
take_origin (MurStore *self, const MurStore *first, GError **error)
{
  return mur_sql_execute_with (&self->sql, "UPDATE sweep SET identity = ?1",
                               first->identity, error)
         && mur_sql_execute_with (&self->sql, "UPDATE sweep SET version = ?1",
                                  first->version, error);
}

static gboolean
make (const char *path,
      const GPtrArray *stores,
      const MurExperiment *const *registry,
      GError **error)
{
  const MurStore *first = g_ptr_array_index (stores, 0);
  MurSweep *sweep = copy_sweep (first, registry, error);
  g_autoptr (MurStore) self
    = sweep != NULL ? mur_store_create (path, sweep, 1, 1, registry, error) : NULL;
  if (self == NULL || !take_origin (self, first, error) || !mur_store_end (self, error))
    return FALSE;
  for (guint i = 0; i < stores->len; i++)
    if (!take_rows (self, g_ptr_array_index (stores, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
place (const char *path, const char *output, GError **error)
{
  if (g_rename (path, output) == 0)
    return TRUE;
  g_autofree char *name = g_filename_display_name (output);
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: %s", name, g_strerror (errno));
  return FALSE;
}

MurStore *
mur_store_merge (const char *const *paths,
                 const char *output,
                 const MurExperiment *const *registry,
                 GError **error)
{
  g_return_val_if_fail (paths != NULL && *paths != NULL && output != NULL, NULL);

  g_autoptr (GPtrArray) stores
    = g_ptr_array_new_with_free_func ((GDestroyNotify)mur_store_free);
  if (!open_all (stores, paths, registry, error))
    return NULL;
  if (g_file_test (output, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (output);
      mur_error_refuse (error, MUR_ERROR_VALUE, "output", name,
                        "a new file; there is one of that name");
      return NULL;
    }
  g_autofree char *beside = g_strdup_printf ("%s.%d.part", output, (int)getpid ());
  g_unlink (beside);
  const gboolean made
    = make (beside, stores, registry, error) && place (beside, output, error);
  if (made)
    return mur_store_open (output, MUR_STORE_READ, registry, error);
  g_unlink (beside);
  return NULL;
}
