/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files written whole or not at all, in a folder of the test's own. */

#include "core/base/file.h"

#include "core/base/error.h"
#include "tests/core/base/tests.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("murmuration-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_writes (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mur_file_write (path, text, strlen (text), &error));
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &found, &length, &error));
  g_assert_cmpmem (found, length, text, strlen (text));
}

static void
assert_fails (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_file_write (path, "y\n", 2, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (027);
  struct stat status;

  assert_writes (fixture->path, "t,y\n0.5,1.25\n");
  umask (mask);
  assert_holds (fixture->path, "t,y\n0.5,1.25\n");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
}

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  gsize length = 3 * 1024 * 1024 + 7;
  g_autofree char *bytes = g_malloc (length);
  g_autofree char *found = NULL;
  gsize n_found;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (char)((i * 2654435761u) >> 13);
  g_assert_true (mur_file_write (fixture->path, bytes, length, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &found, &n_found, NULL));
  g_assert_cmpmem (found, n_found, bytes, length);
  g_assert_true (mur_file_write (fixture->path, NULL, 0, NULL));
  assert_holds (fixture->path, "");
}

/* Who has the old file open goes on reading the old text: it is another file. */
static void
test_replaces_whole (Fixture *fixture, gconstpointer data)
{
  char old[16] = "";
  int file;

  assert_writes (fixture->path, "old text");
  g_assert_cmpint (chmod (fixture->path, 0606), ==, 0);
  file = open (fixture->path, O_RDONLY);
  assert_writes (fixture->path, "new");
  g_assert_cmpint (read (file, old, sizeof old), ==, 8);
  g_assert_cmpstr (old, ==, "old text");
  close (file);
  assert_holds (fixture->path, "new");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
}

static void
test_keeps_permissions (Fixture *fixture, gconstpointer data)
{
  struct stat status;

  assert_writes (fixture->path, "old");
  g_assert_cmpint (chmod (fixture->path, 0606), ==, 0);
  assert_writes (fixture->path, "new");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0606);
}

static void
test_link_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  struct stat status;

  assert_writes (fixture->path, "old");
  g_assert_cmpint (symlink ("out.csv", link), ==, 0);
  assert_writes (link, "through the link");
  assert_holds (fixture->path, "through the link");
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
}

static void
test_longest_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *longer = g_strconcat (path, "n", NULL);

  assert_writes (path, "x");
  assert_fails (longer);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere
    = g_build_filename (fixture->folder, "no-such-folder", "x.csv", NULL);
  g_autofree char *below_file = g_build_filename (fixture->path, "x.csv", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/new/", NULL);

  assert_writes (fixture->path, "kept");
  assert_fails (fixture->folder);
  assert_fails (nowhere);
  assert_fails (below_file);
  assert_fails (slash);
  assert_fails ("");
  assert_fails ("/proc/murmuration.csv"); /* unwritable for everyone */
  assert_holds (fixture->path, "kept");
  g_assert_cmpuint (count_entries (fixture->folder), ==, 1);
}

/* A disk that is full, by the device that always is. */
static void
test_full_device (Fixture *fixture, gconstpointer data)
{
  assert_fails ("/dev/full");
}

static gpointer
read_pipe_cb (gpointer data)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (data, &text, NULL, NULL));
  return text;
}

/* A named pipe cannot be replaced: its reader gets the bytes and it stays a pipe. */
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  struct stat status;
  GThread *reader;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  reader = g_thread_new ("reader", read_pipe_cb, fixture->path);
  assert_writes (fixture->path, "through the pipe");
  text = g_thread_join (reader);
  g_assert_cmpstr (text, ==, "through the pipe");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

static void
write_twice (const char *target)
{
  printf ("before ");
  g_assert_true (mur_file_write (target, "first ", 6, NULL));
  g_assert_true (mur_file_write (target, "second", 6, NULL));
}

/* Standard output into a file, under both its names: what was printed before comes
 * before, and the second writing does not undo the first. */
static void
test_standard_output (Fixture *fixture, gconstpointer target)
{
  int kept, file;

  fflush (stdout);
  kept = dup (STDOUT_FILENO);
  file = open (fixture->path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2 (file, STDOUT_FILENO);
  write_twice (target);
  fflush (stdout);
  dup2 (kept, STDOUT_FILENO);
  close (kept);
  close (file);
  assert_holds (fixture->path, "before first second");
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

void
mur_test_file (void)
{
  add ("/core/file/new", NULL, test_new);
  add ("/core/file/bytes", NULL, test_bytes);
  add ("/core/file/replaces-whole", NULL, test_replaces_whole);
  add ("/core/file/keeps-permissions", NULL, test_keeps_permissions);
  add ("/core/file/link-stays", NULL, test_link_stays);
  add ("/core/file/longest-name", NULL, test_longest_name);
  add ("/core/file/refuses", NULL, test_refuses);
  add ("/core/file/full-device", NULL, test_full_device);
  add ("/core/file/pipe", NULL, test_pipe);
  add ("/core/file/standard-output", "-", test_standard_output);
  add ("/core/file/dev-stdout", "/dev/stdout", test_standard_output);
}
