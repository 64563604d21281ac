/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores: made and written. A transaction is open all the time, which keeps the right to
 * write from others; who reads is kept waiting only while it is committed. */

#include "core/sweep/store-private.h"

#include "core/base/error.h"
#include "core/sweep/columns.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define FIRST_COMMIT_US (G_USEC_PER_SEC / 10)
#define APPLICATION_ID "0x4d757253" /* in the head of the file: "MurS" */

static char *
format_runs_table (const MurStore *self)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE runs (");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MurStoreColumn *column = mur_store_column (self, i);
      g_string_append_printf (sql, "%s\"%s\" %s", i > 0 ? ", " : "", column->name,
                              mur_store_column_type (column));
    }
  g_string_append (sql, ")");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
insert_sweep (MurStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) row = mur_sql_prepare (
    &self->sql, "INSERT INTO sweep VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (row == NULL)
    return FALSE;
  char *const texts[] = {
    g_strdup (self->identity),
    g_strdup (mur_sweep_base (self->sweep)->experiment->id),
    g_strdup (MUR_VERSION),
    mur_sweep_format_design (self->sweep),
    mur_sweep_format_keep (self->sweep),
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_bind_text (row, (int)i + 1, texts[i], -1, g_free);
  sqlite3_bind_int64 (row, 6, (sqlite3_int64)mur_sweep_n_runs (self->sweep));
  sqlite3_bind_int (row, 7, (int)self->shard);
  sqlite3_bind_int (row, 8, (int)self->n_shards);
  sqlite3_bind_text (row, 9, mur_sweep_format_session (self->sweep), -1, g_free);
  return mur_sql_run (&self->sql, row, error);
}

gboolean
mur_store_make_tables (MurStore *self, GError **error)
{
  g_autofree char *runs = format_runs_table (self);
  return mur_sql_execute (
           &self->sql,
           "PRAGMA application_id = " APPLICATION_ID ";"
           "CREATE TABLE sweep (identity TEXT, experiment TEXT, version TEXT,"
           " design TEXT, keep TEXT, runs INTEGER, shard INTEGER, shards INTEGER,"
           " session TEXT);"
           "CREATE TABLE kept (run INTEGER, name TEXT, position INTEGER,"
           " quantity TEXT, unit TEXT, type TEXT, n_rows INTEGER, data BLOB,"
           " PRIMARY KEY (run, name, position)) WITHOUT ROWID;"
           "CREATE VIEW sessions AS SELECT run, json_patch(json_remove(sweep.session,"
           " '$.sha256'), json_object('parameters', json(runs.session))) AS session"
           " FROM runs, sweep;",
           error)
         && mur_sql_execute (&self->sql, runs, error) && insert_sweep (self, error);
}

static sqlite3_stmt *
prepare_add (MurStore *self, GError **error)
{
  g_autofree char *names = mur_store_columns_format (self->columns);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO runs (%s) VALUES (?1", names);
  for (guint i = 1; i < self->columns->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append (sql, ")");
  return mur_sql_prepare (&self->sql, sql->str, error);
}

static void
name_swept (MurStore *self)
{
  const MurDesign *design = mur_sweep_design (self->sweep);
  const guint n = mur_design_n_axes (design);
  self->swept = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->swept[i] = mur_design_axis (design, i)->parameter->name;
}

/* A first write finds out whether any can be done: one that changes nothing is none. */
gboolean
mur_store_begin (MurStore *self, GError **error)
{
  self->values = mur_parameters_copy (mur_sweep_base (self->sweep)->parameters);
  name_swept (self);
  self->add_run = prepare_add (self, error);
  if (self->add_run == NULL)
    return FALSE;
  self->add_kept = mur_sql_prepare (&self->sql,
                                    "INSERT INTO kept (" MUR_STORE_KEPT
                                    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                    error);
  self->due = g_get_monotonic_time () + FIRST_COMMIT_US;
  /* What writes only to memory would wait as well, at every page beyond the cache. */
  sqlite3_busy_timeout (self->sql.db, 0);
  return self->add_kept != NULL
         && mur_sql_execute (&self->sql,
                             "UPDATE sweep SET shard = -shard;"
                             "UPDATE sweep SET shard = -shard",
                             error);
}

/* What is at a path that nothing was at is removed where it could not be finished. */
static gboolean
make (MurStore *self, GError **error)
{
  return mur_sql_open (&self->sql, self->path,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
         && mur_sql_execute (&self->sql, "BEGIN IMMEDIATE", error)
         && mur_store_make_tables (self, error)
         && mur_sql_execute (&self->sql, "COMMIT; BEGIN IMMEDIATE", error)
         && mur_store_begin (self, error);
}

static MurStore *
reopen (const char *path,
        const MurSweep *sweep,
        guint shard,
        guint n_shards,
        const MurExperiment *const *registry,
        GError **error)
{
  g_autoptr (MurStore) self = mur_store_open (path, MUR_STORE_WRITE, registry, error);
  if (self == NULL)
    return NULL;
  g_autofree char *identity = mur_sweep_identity (sweep);
  const gboolean is_same = g_str_equal (self->identity, identity);
  if (is_same && self->shard == shard && self->n_shards == n_shards)
    return g_steal_pointer (&self);
  mur_error_set (error, MUR_ERROR_VALUE, "output",
                 "%s: it holds %s; name another file, or go on with it as it is",
                 self->sql.name, is_same ? "another shard" : "another sweep");
  return NULL;
}

static gboolean
is_filled (const char *path)
{
  GStatBuf status;
  return path != NULL && g_stat (path, &status) == 0 && status.st_size > 0;
}

MurStore *
mur_store_create (const char *path,
                  MurSweep *sweep,
                  guint shard,
                  guint n_shards,
                  const MurExperiment *const *registry,
                  GError **error)
{
  g_return_val_if_fail (sweep != NULL && registry != NULL, NULL);
  g_return_val_if_fail (shard >= 1 && shard <= n_shards, NULL);

  if (is_filled (path))
    {
      MurStore *there = reopen (path, sweep, shard, n_shards, registry, error);
      mur_sweep_free (sweep);
      return there;
    }
  const int file
    = path != NULL ? g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666) : -1;
  if (file >= 0)
    close (file);
  MurStore *self = mur_store_alloc (path);
  self->shard = shard;
  self->n_shards = n_shards;
  self->version = g_strdup (MUR_VERSION);
  self->identity = mur_sweep_identity (sweep);
  mur_store_take_sweep (self, sweep);
  if (make (self, error))
    return self;
  mur_store_free (self);
  if (file >= 0) /* nobody else has made it */
    g_unlink (path);
  return NULL;
}

/* A missing number is NULL, which SQLite makes of NaN by itself. */
static void
bind_swept (MurStore *self, int place, const MurParameter *parameter)
{
  const double number = parameter->kind == MUR_PARAMETER_NUMBER
                            || parameter->kind == MUR_PARAMETER_INTEGER
                          ? mur_parameters_number (self->values, parameter->name)
                          : NAN;
  if (parameter->kind == MUR_PARAMETER_NUMBER)
    sqlite3_bind_double (self->add_run, place, number);
  else if (parameter->kind == MUR_PARAMETER_INTEGER && !isnan (number))
    sqlite3_bind_int64 (self->add_run, place, (sqlite3_int64)number);
  else if (parameter->kind == MUR_PARAMETER_INTEGER)
    sqlite3_bind_null (self->add_run, place);
  else
    sqlite3_bind_text (self->add_run, place,
                       mur_parameters_format (self->values, parameter->name), -1,
                       g_free);
}

static void
bind_text_or_null (sqlite3_stmt *statement, int place, const char *text)
{
  if (*text != '\0')
    sqlite3_bind_text (statement, place, text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, place);
}

/* What is common to a row and to the store. */
typedef struct
{
  guint64 run;
  guint32 status;
  const char *message, *fingerprint;
  double seconds;
  const double *scalars;
  gsize n_scalars;
} Row;

static void
bind_column (MurStore *self, int place, const MurStoreColumn *column, Row *row)
{
  sqlite3_stmt *statement = self->add_run;
  switch (column->kind)
    {
    case MUR_STORE_RUN:
      sqlite3_bind_int64 (statement, place, (sqlite3_int64)row->run);
      break;
    case MUR_STORE_SWEPT:
      bind_swept (self, place, column->parameter);
      break;
    case MUR_STORE_SCALAR:
      sqlite3_bind_double (statement, place, *row->scalars++);
      break;
    case MUR_STORE_STATUS:
      sqlite3_bind_text (statement, place, mur_status_name (row->status), -1,
                         SQLITE_STATIC);
      break;
    case MUR_STORE_MESSAGE:
      bind_text_or_null (statement, place, row->message);
      break;
    case MUR_STORE_SECONDS:
      sqlite3_bind_double (statement, place, row->seconds);
      break;
    case MUR_STORE_FINGERPRINT:
      bind_text_or_null (statement, place, row->fingerprint);
      break;
    case MUR_STORE_SESSION:
    default:
      sqlite3_bind_text (statement, place,
                         mur_session_format_values (self->values, self->swept), -1,
                         g_free);
    }
}

static gboolean
add_kept (MurStore *self, guint64 run, GVariant *kept, GError **error)
{
  const char *name, *quantity, *unit, *type;
  guint32 position;
  guint64 n_rows;
  GVariant *data;
  GVariantIter iter;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&su&s&s&st@ay)", &name, &position, &quantity,
                              &unit, &type, &n_rows, &data))
    {
      g_autoptr (GVariant) bytes = data;
      gsize n;
      gconstpointer blob = g_variant_get_fixed_array (bytes, &n, 1);
      sqlite3_bind_int64 (self->add_kept, 1, (sqlite3_int64)run);
      sqlite3_bind_text (self->add_kept, 2, name, -1, SQLITE_STATIC);
      sqlite3_bind_int (self->add_kept, 3, (int)position);
      sqlite3_bind_text (self->add_kept, 4, quantity, -1, SQLITE_STATIC);
      bind_text_or_null (self->add_kept, 5, unit);
      sqlite3_bind_text (self->add_kept, 6, type, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (self->add_kept, 7, (sqlite3_int64)n_rows);
      sqlite3_bind_blob64 (self->add_kept, 8, blob, n, SQLITE_STATIC);
      if (!mur_sql_run (&self->sql, self->add_kept, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert (MurStore *self, Row *row, GVariant *kept, GError **error)
{
  mur_design_apply (mur_sweep_design (self->sweep), row->run - 1, self->values);
  for (guint i = 0; i < self->columns->len; i++)
    bind_column (self, (int)i + 1, mur_store_column (self, i), row);
  return mur_sql_run (&self->sql, self->add_run, error)
         && add_kept (self, row->run, kept, error);
}

/* Whether @row is one of a run of this store, of which it has none yet. */
static gboolean
is_wanted (const MurStore *self, const Row *row)
{
  const guint n_scalars = mur_store_columns_n_scalars (self->columns);
  g_return_val_if_fail (row->run >= 1 && row->run <= mur_sweep_n_runs (self->sweep),
                        FALSE);
  g_return_val_if_fail (row->n_scalars == n_scalars, FALSE);
  return !mur_store_is_marked (self, row->run - 1);
}

gboolean
mur_store_add (MurStore *self, GVariant *row, GError **error)
{
  g_return_val_if_fail (self != NULL && self->add_run != NULL && row != NULL, FALSE);
  g_return_val_if_fail (!self->is_broken, FALSE);

  g_autoptr (GVariant) scalars = NULL;
  g_autoptr (GVariant) kept = NULL;
  Row read = { 0 };
  g_variant_get (row, "(tu&sd&s@ad@a(sussstay))", &read.run, &read.status,
                 &read.message, &read.seconds, &read.fingerprint, &scalars, &kept);
  read.scalars = g_variant_get_fixed_array (scalars, &read.n_scalars, sizeof (double));
  if (!is_wanted (self, &read))
    return TRUE;
  if (!insert (self, &read, kept, error))
    return mur_store_fail (self);
  mur_store_mark (self, read.run - 1, read.status == MUR_STATUS_FAILED);
  self->n_pending++;
  return TRUE;
}
