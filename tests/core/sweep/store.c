/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores: what is in them, for this program and for others. */

#include "tests/core/experiment/toy.h"
#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_query (MurTestPlace *self, const char *query, const char *expected)
{
  g_autofree char *found = mur_test_query (self->path, query);
  g_assert_cmpstr (found, ==, expected);
}

/* As any program finds it. The scalar that is called like the swept parameter has another
 * name, and what no frame has is missing. */
static void
test_tables (MurTestPlace *self, gconstpointer data)
{
  MurSweep *sweep = mur_test_sweep (20, 0, "gain=3:4:3;breaks=never,step", "state");
  g_autoptr (MurStore) store = mur_test_whole (self->path, sweep);
  g_clear_pointer (&store, mur_store_free);
  assert_query (self, "SELECT group_concat(name) FROM pragma_table_info('runs')",
                "run,gain,breaks,n_steps,gain_result,status,message,seconds,"
                "fingerprint,session");
  assert_query (self, "SELECT count(*) || ' ' || runs || experiment FROM runs, sweep",
                "6 6toy");
  assert_query (self,
                "SELECT gain || breaks || n_steps || status FROM runs WHERE run = 3",
                "3.5never20.0exhausted");
  assert_query (self, "SELECT count(*) FROM runs WHERE gain_result IS NULL", "6");
  assert_query (self, "SELECT message FROM runs WHERE run = 4",
                "the toy fails at step 17");
  assert_query (self, "SELECT status || (fingerprint IS NULL) FROM runs WHERE run = 4",
                "failed1");
  assert_query (self, "SELECT session FROM runs WHERE run = 3",
                "{\"gain\": 3.5, \"breaks\": \"never\"}");
  assert_query (self, "SELECT group_concat(run) FROM kept WHERE quantity = 'x'",
                "1,3,5");
  assert_query (self, "PRAGMA journal_mode", "delete");
}

/* The view has whole sessions; a run of one has the fingerprint of its row. */
static void
test_sessions (MurTestPlace *self, gconstpointer data)
{
  MurSweep *sweep = mur_test_sweep (20, 0, "gain=3:4:3;seed=1..2", NULL);
  g_autoptr (MurStore) store = mur_test_whole (self->path, sweep);
  g_clear_pointer (&store, mur_store_free);
  for (guint run = 1; run <= 6; run++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) warnings = NULL;
      g_autofree char *query
        = g_strdup_printf ("SELECT session FROM sessions WHERE run = %u", run);
      g_autofree char *text = mur_test_query (self->path, query);
      g_autoptr (MurSession) session
        = mur_session_parse (text, -1, mur_test_registry (), &warnings, &error);
      g_assert_no_error (error);
      g_assert_null (warnings);
      g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
      g_autofree char *fingerprint = mur_toy_run (job);
      g_autofree char *which
        = g_strdup_printf ("SELECT fingerprint FROM runs WHERE run = %u", run);
      assert_query (self, which, fingerprint);
    }
}

/* Swept values hold throughout, also where the base session changed them on the way. */
static void
test_changes (MurTestPlace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSession) session = mur_session_new (mur_test_registry ()[0]);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  static const char *const over[] = { "gain=3.1,3.9", NULL };
  mur_parameters_set_number (values, "gain", 2.5, NULL);
  mur_parameters_set_number (values, "length", 30, NULL);
  mur_session_add_change (session, 5, "kick", NULL);
  mur_session_add_change (session, 10, NULL, values);
  MurDesign *design
    = mur_design_new (session->experiment, MUR_DESIGN_GRID, 0, over, &error);
  g_autoptr (MurSweep) sweep = mur_sweep_new (session, design, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (MurSession) second = mur_sweep_session (sweep, 1);
  const MurParameters *last = mur_session_last_parameters (second);
  g_assert_cmpuint (second->changes->len, ==, 2);
  g_assert_true (mur_parameters_number (second->parameters, "gain") == 3.9);
  g_assert_true (mur_parameters_number (last, "gain") == 3.9);
  g_assert_true (mur_parameters_number (last, "length") == 30);
}

static void
test_read (MurTestPlace *self, gconstpointer data)
{
  MurSweep *sweep = mur_test_sweep (20, 0, "gain=3:4:3;breaks=never,step", "state");
  mur_store_free (mur_test_whole (self->path, sweep));
  g_autoptr (GError) error = NULL;
  g_autoptr (MurStore) store
    = mur_store_open (self->path, MUR_STORE_READ, mur_test_registry (), &error);
  g_assert_no_error (error);
  g_autoptr (MurStoreRows) rows = mur_store_read (store, &error);
  g_assert_no_error (error);
  const int gain = mur_store_find_column (store, "gain");
  const int breaks = mur_store_find_column (store, "breaks");
  const int n_steps = mur_store_find_column (store, "n_steps");
  const int status = mur_store_find_column (store, "status");
  const int message = mur_store_find_column (store, "message");
  g_assert_cmpint (mur_store_find_column (store, "nothing"), ==, -1);
  g_assert_cmpuint (rows->n_rows, ==, 6);
  g_assert_true (rows->numbers[gain][2] == 3.5);
  g_assert_true (rows->numbers[breaks][2] == 0 && rows->numbers[breaks][3] == 2);
  g_assert_cmpstr (rows->texts[breaks][3], ==, "step");
  g_assert_true (rows->numbers[n_steps][0] == 20 && isnan (rows->numbers[n_steps][1]));
  g_assert_true (rows->numbers[status][1] == MUR_STATUS_FAILED);
  g_assert_null (rows->texts[message][0]);
  g_assert_cmpstr (rows->texts[message][1], ==, "the toy fails at step 17");
  g_assert_cmpuint (mur_store_n_failed (store), ==, 3);
}

/* A kept table comes back bit for bit. */
static void
test_kept (MurTestPlace *self, gconstpointer data)
{
  MurSweep *sweep = mur_test_sweep (20, 0, "gain=3:4:3", "state,nothing");
  g_autoptr (MurStore) store = mur_test_whole (self->path, sweep);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = mur_store_kept (store, 2, "state", &error);
  g_assert_no_error (error);
  g_autoptr (MurSession) session = mur_store_session (store, 2, &error);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *original = mur_frame_table (frame, "state");
  g_assert_cmpuint (mur_table_n_columns (table), ==, 2);
  g_assert_cmpmem (mur_table_column (table, 1), TOY_N * sizeof (double),
                   mur_table_column (original, 1), TOY_N * sizeof (double));
  g_assert_null (mur_store_kept (store, 2, "nothing", &error));
  g_assert_no_error (error);
  g_assert_null (mur_store_session (store, 4, &error));
  g_assert_nonnull (strstr (error->message, "run: 4 is not allowed"));
}

static gboolean
append_cb (const char *bytes, gsize n, gpointer text, GError **error)
{
  g_string_append_len (text, bytes, (gssize)n);
  return TRUE;
}

static void
test_csv (MurTestPlace *self, gconstpointer data)
{
  MurSweep *sweep = mur_test_sweep (20, 0, "note=\"a,b\";breaks=never,step", NULL);
  g_autoptr (MurStore) store = mur_test_whole (NULL, sweep);
  g_autoptr (GString) text = g_string_new (NULL);
  g_assert_true (mur_store_write_csv (store, append_cb, text, NULL));
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==,
                   "run,note,breaks,n_steps,gain,status,message,seconds,fingerprint");
  g_assert_true (g_str_has_prefix (lines[1], "1,\"a,b\",never,20,,exhausted,,"));
  g_assert_true (
    g_str_has_prefix (lines[2], "2,\"a,b\",step,,,failed,the toy fails at step 17,"));
}

/* It goes on where it is the same sweep; else nothing is touched. */
static void
test_again (MurTestPlace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurStore) store
    = mur_test_whole (self->path, mur_test_sweep (20, 0, "gain=3:4:3", NULL));
  g_clear_pointer (&store, mur_store_free);
  store = mur_store_create (self->path, mur_test_sweep (20, 0, "gain=3:4:3", NULL), 1,
                            1, mur_test_registry (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mur_store_n_done (store), ==, 3);
  g_clear_pointer (&store, mur_store_free);
  g_assert_null (mur_store_create (self->path,
                                   mur_test_sweep (20, 0, "gain=3:4:5", NULL), 1, 1,
                                   mur_test_registry (), &error));
  g_assert_nonnull (strstr (error->message, "another sweep"));
  g_clear_error (&error);
  g_assert_null (mur_store_create (self->path,
                                   mur_test_sweep (20, 0, "gain=3:4:3", NULL), 1, 2,
                                   mur_test_registry (), &error));
  g_assert_nonnull (strstr (error->message, "another shard"));
}

static void
assert_refused (const char *path, MurStoreMode mode, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mur_store_open (path, mode, mur_test_registry (), &error));
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" is not in: %s", words, error->message);
}

static void
execute (const char *path, const char *statements)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, statements, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_no_store (MurTestPlace *self, gconstpointer data)
{
  assert_refused (self->folder, MUR_STORE_READ, "folder");
  assert_refused (self->path, MUR_STORE_READ, "results.db");
  g_assert_true (
    g_file_set_contents (self->path, "a text that is no database", -1, NULL));
  g_assert_false (mur_store_is_one (self->path));
  assert_refused (self->path, MUR_STORE_WRITE, "no store of a sweep");
  g_remove (self->path);
  execute (self->path, "CREATE TABLE other (a)");
  g_assert_true (mur_store_is_one (self->path));
  assert_refused (self->path, MUR_STORE_READ, "no store of a sweep");
  g_remove (self->path);
}

static void
test_one_writer (MurTestPlace *self, gconstpointer data)
{
  MurStore *store
    = mur_test_whole (self->path, mur_test_sweep (20, 0, "gain=3:4:3", NULL));
  assert_refused (self->path, MUR_STORE_WRITE, "another program is writing");
  g_autoptr (MurStore) reader
    = mur_store_open (self->path, MUR_STORE_READ, mur_test_registry (), NULL);
  g_assert_cmpuint (mur_store_n_done (reader), ==, 3);
  mur_store_free (store);
}

/* Files of this program grow no further, as on a full disk. */
static void
limit_files (rlim_t n_bytes)
{
  struct rlimit limit;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (n_bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What was committed before the disk was full is there, and the rest comes later. */
static void
test_full (MurTestPlace *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const guint n = 2000;
  MurSweep *sweep = mur_test_sweep (1, 0, "seed=1..2000", NULL);
  MurStore *store
    = mur_store_create (self->path, sweep, 1, 1, mur_test_registry (), NULL);
  guint n_added = 0;
  signal (SIGXFSZ, SIG_IGN);
  mur_store_free (store);
  store = mur_store_open (self->path, MUR_STORE_WRITE, mur_test_registry (), NULL);
  limit_files (163840);
  for (guint i = 0; i < n && error == NULL; i++)
    {
      g_autoptr (GVariant) row
        = g_variant_ref_sink (mur_sweep_run (mur_store_sweep (store), i, NULL, NULL));
      if (mur_store_add (store, row, &error) && i % 100 == 99
          && mur_store_commit (store, &error))
        n_added = i + 1;
    }
  limit_files (RLIM_INFINITY);
  g_assert_nonnull (strstr (error->message, "results.db: "));
  g_assert_cmpuint (n_added, >, 0);
  mur_store_free (store);
  store = mur_store_open (self->path, MUR_STORE_WRITE, mur_test_registry (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, n_added);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 2);
  mur_store_free (store);
  g_autofree char *other = g_build_filename (self->folder, "whole.db", NULL);
  mur_store_free (mur_test_whole (other, mur_test_sweep (1, 0, "seed=1..2000", NULL)));
  mur_test_assert_same_rows (self->path, other);
}

/* A folder that may not be written to: nothing new, and what is there stays. Root may
 * write anywhere, so that is given up meanwhile. */
static void
test_read_only (MurTestPlace *self, gconstpointer data)
{
  const uid_t before = geteuid ();
  g_autoptr (GError) error = NULL;
  MurStore *store
    = mur_test_whole (self->path, mur_test_sweep (20, 0, "gain=3:4:3", NULL));
  mur_store_free (store);
  g_autofree char *rows = mur_test_rows (self->path);
  g_assert_cmpint (g_chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  if (before == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_assert_null (mur_store_create (other, mur_test_sweep (20, 0, "gain=3:4:3", NULL), 1,
                                   1, mur_test_registry (), &error));
  g_assert_nonnull (strstr (error->message, "other.db"));
  assert_refused (self->path, MUR_STORE_WRITE, "results.db");
  store = mur_store_open (self->path, MUR_STORE_READ, mur_test_registry (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, 3);
  mur_store_free (store);
  if (before == 0)
    g_assert_cmpint (seteuid (before), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_autofree char *after = mur_test_rows (self->path);
  g_assert_cmpstr (after, ==, rows);
}

/* At most 300 bytes for ten scalars, of which the sweep here has two: 72 less. */
static void
test_size (MurTestPlace *self, gconstpointer data)
{
  g_autoptr (MurStore) store = mur_test_whole (
    self->path, mur_test_sweep (1, 0, "seed=1..10;gain=0:4:1000", NULL));
  GStatBuf status;
  g_clear_pointer (&store, mur_store_free);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_size / 10000, <=, 300 - 8 * 9);
}

static void
add (const char *path, void (*test) (MurTestPlace *, gconstpointer))
{
  g_test_add (path, MurTestPlace, NULL, mur_test_place_set_up, test,
              mur_test_place_tear_down);
}

void
mur_test_store (void)
{
  add ("/sweep/store/tables", test_tables);
  add ("/sweep/store/sessions", test_sessions);
  add ("/sweep/store/changes", test_changes);
  add ("/sweep/store/read", test_read);
  add ("/sweep/store/kept", test_kept);
  add ("/sweep/store/csv", test_csv);
  add ("/sweep/store/again", test_again);
  add ("/sweep/store/no-store", test_no_store);
  add ("/sweep/store/one-writer", test_one_writer);
  add ("/sweep/store/full", test_full);
  add ("/sweep/store/read-only", test_read_only);
  add ("/sweep/store/size", test_size);
}
