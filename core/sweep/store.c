/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores: opened, and what is known of their runs. */

#include "core/sweep/columns.h"
#include "core/sweep/store-private.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHOWN_MISSING 12 /* stretches of runs in one line */
#define MOST_BYTES (G_MAXSSIZE / 8)

MurStore *
mur_store_alloc (const char *path)
{
  MurStore *self = g_new0 (MurStore, 1);
  self->path = g_strdup (path);
  return self;
}

void
mur_store_free (MurStore *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->add_run);
  sqlite3_finalize (self->add_kept);
  mur_sql_close (&self->sql);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->values, mur_parameters_free);
  mur_sweep_free (self->sweep);
  g_free (self->swept);
  g_free (self->path);
  g_free (self->version);
  g_free (self->identity);
  g_free (self->done);
  g_free (self);
}

void
mur_store_take_sweep (MurStore *self, MurSweep *sweep)
{
  self->sweep = sweep;
  self->columns = mur_store_columns_new (sweep);
  self->done = g_malloc0 (mur_sweep_n_runs (sweep) / 8 + 1);
  const guint64 n = mur_sweep_n_runs (sweep);
  self->n_runs = n / self->n_shards + (self->shard <= n % self->n_shards);
}

gboolean
mur_store_is_marked (const MurStore *self, guint64 index)
{
  return (self->done[index / 8] >> (index % 8) & 1) != 0;
}

void
mur_store_mark (MurStore *self, guint64 index, gboolean is_failed)
{
  self->done[index / 8] |= (guint8)(1u << (index % 8));
  self->n_done++;
  self->n_failed += is_failed;
}

gboolean
mur_store_is_one (const char *path)
{
  static const char magic[] = "SQLite format 3";
  gsize length;
  g_autofree char *head
    = mur_file_read_head (path, sizeof magic, MOST_BYTES, &length, NULL);
  return head != NULL
         && (length == 0
             || (length == sizeof magic && memcmp (head, magic, sizeof magic) == 0));
}

static gboolean
refuse (const MurStore *self, const char *why, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: %s", self->sql.name, why);
  return FALSE;
}

/* The row of the table sweep. */
static gboolean
load_sweep (MurStore *self, const MurExperiment *const *registry, GError **error)
{
  if (mur_sql_count (&self->sql,
                     "SELECT count(*) FROM sqlite_master WHERE name = 'sweep'", error)
      != 1)
    return error != NULL && *error != NULL
             ? FALSE
             : refuse (self, "it is no store of a sweep", error);
  g_autoptr (sqlite3_stmt) row = mur_sql_prepare (
    &self->sql,
    "SELECT session, design, keep, version, identity, shard, shards FROM sweep", error);
  if (row == NULL || !mur_sql_next (&self->sql, row, error))
    return error != NULL && *error != NULL ? FALSE
                                           : refuse (self, "it is damaged", error);
  for (int i = 0; i < 5; i++)
    if (mur_sql_text (row, i) == NULL)
      return refuse (self, "it is damaged", error);
  self->version = g_strdup (mur_sql_text (row, 3));
  self->identity = g_strdup (mur_sql_text (row, 4));
  const int shard = sqlite3_column_int (row, 5), n_shards = sqlite3_column_int (row, 6);
  if (shard < 1 || shard > n_shards)
    return refuse (self, "it is damaged", error);
  self->shard = (guint)shard;
  self->n_shards = (guint)n_shards;
  MurSweep *sweep = mur_sweep_parse (mur_sql_text (row, 0), mur_sql_text (row, 1),
                                     mur_sql_text (row, 2), registry, error);
  if (sweep == NULL)
    {
      mur_error_prefix (error, self->sql.name);
      return FALSE;
    }
  mur_store_take_sweep (self, sweep);
  return TRUE;
}

/* Whether there is what is read; others may have added columns of their own. */
static gboolean
check_columns (MurStore *self, GError **error)
{
  g_autofree char *names = mur_store_columns_format (self->columns);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM runs", names);
  g_autoptr (sqlite3_stmt) runs = mur_sql_prepare (&self->sql, sql, error);
  if (runs == NULL)
    return FALSE;
  g_autoptr (sqlite3_stmt) kept
    = mur_sql_prepare (&self->sql, "SELECT " MUR_STORE_KEPT " FROM kept", error);
  return kept != NULL;
}

/* Which runs have rows. */
static gboolean
load_done (MurStore *self, GError **error)
{
  GError *failure = NULL;
  g_autoptr (sqlite3_stmt) rows
    = mur_sql_prepare (&self->sql, "SELECT run, status = 'failed' FROM runs", error);
  if (rows == NULL)
    return FALSE;
  while (mur_sql_next (&self->sql, rows, &failure))
    {
      const sqlite3_int64 run = sqlite3_column_int64 (rows, 0);
      if (run < 1 || (guint64)run > mur_sweep_n_runs (self->sweep)
          || ((guint64)run - 1) % self->n_shards != self->shard - 1
          || mur_store_is_marked (self, (guint64)run - 1))
        return refuse (self, "it is damaged", error);
      mur_store_mark (self, (guint64)run - 1, sqlite3_column_int (rows, 1));
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
mur_store_load (MurStore *self, const MurExperiment *const *registry, GError **error)
{
  GError *failure = NULL;
  const gboolean loaded = load_sweep (self, registry, &failure)
                          && check_columns (self, &failure)
                          && load_done (self, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return loaded;
}

MurStore *
mur_store_open (const char *path,
                MurStoreMode mode,
                const MurExperiment *const *registry,
                GError **error)
{
  g_return_val_if_fail (path != NULL && registry != NULL, NULL);

  /* What is no ordinary file is refused in the words that all files are. */
  gsize length;
  g_autofree char *head = mur_file_read_head (path, 16, MOST_BYTES, &length, error);
  if (head == NULL)
    return NULL;
  g_autoptr (MurStore) self = mur_store_alloc (path);
  if (!mur_sql_open (&self->sql, path, SQLITE_OPEN_READWRITE, error)
      || (mode == MUR_STORE_WRITE
          && !mur_sql_execute (&self->sql, "BEGIN IMMEDIATE", error))
      || !mur_store_load (self, registry, error)
      || (mode == MUR_STORE_WRITE && !mur_store_begin (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
mur_store_path (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

const MurSweep *
mur_store_sweep (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->sweep;
}

const char *
mur_store_version (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->version;
}

const char *
mur_store_identity (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->identity;
}

guint
mur_store_shard (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->shard;
}

guint
mur_store_n_shards (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_shards;
}

guint64
mur_store_n_runs (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_runs;
}

guint64
mur_store_n_done (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_done;
}

guint64
mur_store_n_failed (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_failed;
}

guint64
mur_store_next_missing (const MurStore *self, guint64 index)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT64);

  const guint64 n = mur_sweep_n_runs (self->sweep);
  if (index >= n)
    return G_MAXUINT64;
  guint64 i
    = index
      + (self->shard - 1 + self->n_shards - index % self->n_shards) % self->n_shards;
  while (i < n && mur_store_is_marked (self, i))
    i += self->n_shards;
  return i < n ? i : G_MAXUINT64;
}

/* A stretch of missing runs, neighbours in the shard. */
static void
append_stretch (GString *text, guint64 first, guint64 last)
{
  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, text->len > 0 ? ", " : "",
                          first + 1);
  if (last > first)
    g_string_append_printf (text, "–%" G_GUINT64_FORMAT, last + 1);
}

char *
mur_store_format_missing (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  guint64 first = mur_store_next_missing (self, 0);
  guint n_shown = 0;
  if (first == G_MAXUINT64)
    return NULL;
  while (first != G_MAXUINT64 && n_shown++ < SHOWN_MISSING)
    {
      guint64 end = first, next;
      while ((next = mur_store_next_missing (self, end + 1)) == end + self->n_shards)
        end = next;
      append_stretch (text, first, end);
      first = next;
    }
  if (first != G_MAXUINT64)
    g_string_append (text, ", …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
mur_store_n_columns (const MurStore *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->columns->len;
}

const MurStoreColumn *
mur_store_column (const MurStore *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->columns->len, NULL);
  return &g_array_index (self->columns, MurStoreColumn, index);
}

int
mur_store_find_column (const MurStore *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (mur_store_column (self, i)->name, name) == 0)
      return (int)i;
  return -1;
}

MurSession *
mur_store_session (const MurStore *self, guint64 run, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  const guint64 n = mur_sweep_n_runs (self->sweep);
  if (run >= 1 && run <= n)
    return mur_sweep_session (self->sweep, run - 1);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, run);
  mur_error_refuse (error, MUR_ERROR_VALUE, "run", number,
                    "a whole number from 1 to %" G_GUINT64_FORMAT, n);
  return NULL;
}
