/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that come to the window. An exported figure brings its run back: the same
 * parameters, inputs and changes, and at the end the same fingerprint, in the window
 * and in the terminal, for any number of threads. What cannot be opened leaves the run
 * alone. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/window-files.h"
#include "core/base/file.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment-page-private.h"

typedef struct
{
  MurWindow *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = mur_test_open_window ();
  self->folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  mur_test_close_window (self->window);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static MurExperimentPage *
page_of (Fixture *self)
{
  return mur_window_get_page (self->window);
}

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
write_bytes (Fixture *self, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = path_of (self, name);
  g_assert_true (mur_file_write (path, bytes, length, NULL));
}

/* Drops @path on the window as a file manager does. */
static void
drop (Fixture *self, const char *path)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 100.0, 100.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
}

static void
drop_name (Fixture *self, const char *name)
{
  g_autofree char *path = path_of (self, name);
  drop (self, path);
}

static gboolean
has_toast (gpointer data)
{
  return mur_test_toast (data) != NULL;
}

/* The seed of the run in sight; −1: there is none. */
static gint64
find_seed (Fixture *self)
{
  g_autoptr (MurSession) session = mur_experiment_page_dup_session (page_of (self));
  return session != NULL ? (gint64)mur_parameters_integer (session->parameters, "seed")
                         : -1;
}

static gboolean
has_seed_271828 (gpointer data)
{
  return find_seed (data) == 271828;
}

static gboolean
has_seed_31 (gpointer data)
{
  return find_seed (data) == 31;
}

static void
open_seed (Fixture *self, const char *seed, const char *generations)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", seed, "generations", generations, NULL });
  mur_experiment_page_open_session (page_of (self), session);
}

/* Exports what is in sight. */
static void
export_to (Fixture *self, const char *name)
{
  MurOutput *output = mur_window_make_output (self->window);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (output);
  output->path = path_of (self, name);
  g_assert_true (mur_export_format_of (name, &output->options.format, &error));
  g_assert_true (mur_output_write (output, &error));
  g_assert_no_error (error);
  mur_output_free (output);
}

/* The fingerprint of a run in the terminal. */
static char *
run_in_terminal (Fixture *self, const char *name, const char *n_threads)
{
  const char *argv[] = {
    g_getenv ("MUR_PROGRAM"), "run", "--session", name, "--threads", n_threads, NULL
  };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  char *found;

  g_spawn_sync (self->folder, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  found = strstr (out, "fingerprint: ");
  g_assert_nonnull (found);
  found += strlen ("fingerprint: ");
  return g_strndup (found, strcspn (found, "\n"));
}

/* Each kind of figure, dropped on a window that shows another run, brings this one
 * back. */
static void
check_round_trips (Fixture *self, const char *fingerprint)
{
  static const char *const names[] = { "fit.png", "fit.svg", "fit.pdf", "fit.eps" };
  g_autoptr (MurSession) before = mur_experiment_page_dup_session (page_of (self));
  g_autofree char *wanted = mur_session_format (before);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    export_to (self, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *found = NULL, *text = NULL;
      g_autofree char *printed = run_in_terminal (self, names[i], "2");
      g_autoptr (MurSession) after = NULL;

      g_assert_cmpstr (printed, ==, fingerprint);
      open_seed (self, "31", "1000000");
      mur_test_wait (has_seed_31, self);
      drop_name (self, names[i]);
      mur_test_wait (has_seed_271828, self);
      found = mur_test_finish (self->window);
      g_assert_cmpstr (found, ==, fingerprint);
      after = mur_experiment_page_dup_session (page_of (self));
      text = mur_session_format (after);
      g_assert_cmpstr (text, ==, wanted);
    }
}

/* One seed gives one result: for 1, 2 and 8 threads, in the terminal and in the window,
 * which takes as many threads as there are processors. Enough samples that the work is
 * cut into many parts. */
static void
threads (Fixture *self, gconstpointer data)
{
  static const char *const counts[] = { "1", "2", "8" };
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "samples", "5000", "particles", "100",
                           "generations", "60", "refine", "end", NULL });
  g_autofree char *fingerprint = NULL;

  mur_experiment_page_open_session (page_of (self), session);
  mur_test_wait (has_seed_271828, self);
  fingerprint = mur_test_finish (self->window);
  export_to (self, "fit.png");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *printed = run_in_terminal (self, "fit.png", counts[i]);
      g_assert_cmpstr (printed, ==, fingerprint);
    }
}

static void
figures (Fixture *self, gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  open_seed (self, "271828", "40");
  mur_test_wait (has_seed_271828, self);
  fingerprint = mur_test_finish (self->window);
  check_round_trips (self, fingerprint);
}

static gboolean
has_6_points (gpointer data)
{
  MurFrame *frame = page_of (data)->frame;
  return mur_table_n_rows (mur_frame_table (frame, "data")) == 6;
}

/* The table is part of the recipe: its file may be gone. */
static void
figures_with_input (Fixture *self, gconstpointer data)
{
  const char *table = "t;y\n-0,7;1,5\n0,31;2\n1;1,25\n1,5;0,0625\n2;-1\n2,718;-0,3\n";
  g_autofree char *path = path_of (self, "own.csv");
  g_autofree char *fingerprint = NULL;

  open_seed (self, "271828", "40");
  mur_test_wait (has_seed_271828, self);
  write_bytes (self, "own.csv", table, strlen (table));
  drop (self, path);
  mur_test_wait (has_6_points, self);
  g_assert_cmpint (g_remove (path), ==, 0);
  fingerprint = mur_test_finish (self->window);
  check_round_trips (self, fingerprint);
  g_assert_true (has_6_points (self));
}

static gboolean
has_taken_7_steps (gpointer data)
{
  MurRunnerReport report = mur_experiment_page_report (page_of (data));
  return report.steps >= 7 && report.state == MUR_RUNNER_PAUSED;
}

static gboolean
has_2_changes (gpointer data)
{
  g_autoptr (MurSession) session = mur_experiment_page_dup_session (page_of (data));
  return session->changes->len == 2;
}

static void
activate (Fixture *self, const char *name, GVariant *target)
{
  g_action_group_activate_action (mur_experiment_page_get_actions (page_of (self)),
                                  name, target);
}

/* What was changed on the way is replayed to the same bits, and the toast says so. */
static void
figures_with_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "60", NULL });
  g_autoptr (MurParameters) changed = NULL;
  g_autofree char *untouched = NULL, *fingerprint = NULL;

  mur_experiment_page_open_session (page_of (self), session);
  mur_test_wait (has_seed_271828, self);
  untouched = mur_test_finish (self->window);

  activate (self, "restart", NULL);
  activate (self, "play-pause", NULL);
  mur_run_control_begin (page_of (self)->control, session, MUR_RUNNER_PAUSED);
  for (int i = 0; i < 7; i++)
    {
      mur_test_pass (50);
      activate (self, "step", NULL);
    }
  mur_test_wait (has_taken_7_steps, self);
  changed = mur_parameters_copy (session->parameters);
  g_assert_true (mur_parameters_set (changed, "inertia", "0.4375", NULL));
  g_assert_true (mur_run_control_retune (page_of (self)->control, changed));
  activate (self, "act", g_variant_new_string ("scatter"));
  mur_test_wait (has_2_changes, self);
  activate (self, "play-pause", NULL);
  fingerprint = mur_test_finish (self->window);
  g_assert_cmpstr (fingerprint, !=, untouched);
  check_round_trips (self, fingerprint);
  g_assert_nonnull (strstr (mur_test_toast (self->window), "2 changes"));
}

/* Sessions and tables of any name, by the file chooser's way. */
static void
sessions (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "1000000", NULL });
  g_autofree char *text = mur_session_format (session);
  g_autofree char *path = path_of (self, "caf\xe9 <b>");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (mur_file_write (path, text, strlen (text), NULL));
  mur_window_open_file (self->window, file);
  mur_test_wait (has_seed_271828, self);
  mur_test_wait (has_toast, self->window);
  g_assert_nonnull (strstr (mur_test_toast (self->window), "<b>"));
}

/* Of two files asked for one after the other, the second is shown, whichever is read
 * first. */
static void
last_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (MurSession) first
    = mur_test_session ((const char *const[]){ "seed", "31", NULL });
  g_autoptr (MurSession) second
    = mur_test_session ((const char *const[]){ "seed", "271828", NULL });
  g_autofree char *first_text = mur_session_format (first);
  g_autofree char *second_text = mur_session_format (second);
  g_autofree char *padding = g_strnfill (8 << 20, ' ');
  g_autofree char *slow = g_strconcat (padding, first_text, NULL);

  write_bytes (self, "slow.json", slow, strlen (slow));
  write_bytes (self, "quick.json", second_text, strlen (second_text));
  drop_name (self, "slow.json");
  drop_name (self, "quick.json");
  mur_test_wait (has_seed_271828, self);
  mur_test_pass (500);
  g_assert_true (has_seed_271828 (self));
}

/* A figure whose recipe is cut, and one that never had any. */
static void
write_damaged (Fixture *self)
{
  g_autofree char *path = NULL, *bytes = NULL;
  gsize length;

  export_to (self, "whole.png");
  path = path_of (self, "whole.png");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  write_bytes (self, "cut.png", bytes, 200);
  write_bytes (self, "cut.pdf", "%PDF-1.4\n1 0 obj", 16);
  write_bytes (self, "foreign.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 40);
  write_bytes (self, "page.html", "<!DOCTYPE html><p>A page", 24);
  write_bytes (self, "photo.jpg", "\xff\xd8\xff\xe0\0\x10JFIF\0\1", 13);
  write_bytes (self, "empty.json", "", 0);
  write_bytes (self, "cut.json", "{ \"murmuration\": ", 17);
  write_bytes (self, "newer.json", "{ \"murmuration\": 999 }", 22);
  write_bytes (self, "foreign.json", "{ \"cells\": [] }", 15);
  write_bytes (self, "ragged.csv", "t,y\n1,2\n3\n", 10);
}

/* Larger than what is read, though there is nothing on the disk. */
static void
write_special (Fixture *self)
{
  g_autofree char *huge = path_of (self, "huge.csv");
  g_autofree char *pipe = path_of (self, "pipe.json");

  write_bytes (self, "huge.csv", "1,2\n", 4);
  g_assert_cmpint (truncate (huge, (off_t)3 << 30), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
}

/* Whatever is wrong with a file: one toast that names it, and the run goes on. */
static void
damaged (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *word;
  } files[] = {
    { "cut.png", "recipe" },
    { "cut.pdf", "recipe" },
    { "foreign.svg", "recipe" },
    { "page.html", "no figure" },
    { "photo.jpg", "no session" },
    { "empty.json", "nothing" },
    { "cut.json", "cut.json" },
    { "newer.json", "999" },
    { "foreign.json", "not a session" },
    { "ragged.csv", "line 3" },
    { "huge.csv", "256 MiB" },
    { "pipe.json", "no ordinary file" },
    { "missing.png", "No such file" },
    { ".", "folder" },
  };

  open_seed (self, "271828", "1000000");
  mur_test_wait (has_seed_271828, self);
  write_damaged (self);
  write_special (self);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      guint64 steps = mur_experiment_page_report (page_of (self)).steps;
      g_autofree char *path = path_of (self, files[i].name);
      g_autofree char *name = g_path_get_basename (path);

      mur_test_dismiss_toasts (self->window);
      drop (self, path);
      mur_test_wait (has_toast, self->window);
      g_test_message ("%s", mur_test_toast (self->window));
      if (*files[i].name != '.')
        g_assert_true (g_str_has_prefix (mur_test_toast (self->window), name));
      g_assert_nonnull (strstr (mur_test_toast (self->window), files[i].word));
      mur_test_pass (100);
      g_assert_true (has_seed_271828 (self));
      g_assert_cmpuint (mur_experiment_page_report (page_of (self)).steps, >, steps);
    }
}

void
mur_test_opening (void)
{
  static const struct
  {
    const char *path;
    void (*call) (Fixture *self, gconstpointer data);
  } cases[] = { { "threads", threads },
                { "figures", figures },
                { "figures-with-input", figures_with_input },
                { "figures-with-changes", figures_with_changes },
                { "sessions", sessions },
                { "last-counts", last_counts },
                { "damaged", damaged } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/opening/%s", cases[i].path);
      g_test_add (path, Fixture, NULL, set_up, cases[i].call, tear_down);
    }
}
