/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files written whole or not at all, in a folder of the test's own. */

#include "core/base/file.h"

#include "tests/core/base/file-fixture.h"
#include "tests/core/base/tests.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_new (MurFileFixture *fixture, gconstpointer data)
{
  mode_t mask = umask (027);
  struct stat status;

  mur_test_file_writes (fixture->path, "t,y\n0.5,1.25\n");
  umask (mask);
  mur_test_file_holds (fixture->path, "t,y\n0.5,1.25\n");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 1);
}

static void
test_bytes (MurFileFixture *fixture, gconstpointer data)
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
  mur_test_file_holds (fixture->path, "");
}

/* Who has the old file open goes on reading the old text: it is another file. */
static void
test_replaces_whole (MurFileFixture *fixture, gconstpointer data)
{
  char old[16] = "";
  int file;

  mur_test_file_writes (fixture->path, "old text");
  g_assert_cmpint (chmod (fixture->path, 0606), ==, 0);
  file = open (fixture->path, O_RDONLY);
  mur_test_file_writes (fixture->path, "new");
  g_assert_cmpint (read (file, old, sizeof old), ==, 8);
  g_assert_cmpstr (old, ==, "old text");
  close (file);
  mur_test_file_holds (fixture->path, "new");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 1);
}

static void
test_keeps_permissions (MurFileFixture *fixture, gconstpointer data)
{
  struct stat status;

  mur_test_file_writes (fixture->path, "old");
  g_assert_cmpint (chmod (fixture->path, 0606), ==, 0);
  mur_test_file_writes (fixture->path, "new");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0606);
}

static void
test_link_stays (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  struct stat status;

  mur_test_file_writes (fixture->path, "old");
  g_assert_cmpint (symlink ("out.csv", link), ==, 0);
  mur_test_file_writes (link, "through the link");
  mur_test_file_holds (fixture->path, "through the link");
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
}

/* A link that points at nothing yet, by way of another link and by a path from the
 * root: the file at its end is made and the links stay. */
static void
test_dangling_link (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  struct stat status;

  g_assert_cmpint (symlink ("second", first), ==, 0);
  g_assert_cmpint (symlink (fixture->path, second), ==, 0);
  g_assert_cmpint (symlink ("missing/out.csv", nowhere), ==, 0);
  mur_test_file_writes (first, "through both links");
  mur_test_file_holds (fixture->path, "through both links");
  g_assert_cmpint (lstat (fixture->path, &status), ==, 0);
  g_assert_true (S_ISREG (status.st_mode));
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  mur_test_file_fails (nowhere);
  g_assert_true (g_file_test (nowhere, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 4);
}

/* Links in a circle are an error, not an endless walk. */
static void
test_circle_of_links (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_assert_cmpint (symlink ("other", fixture->path), ==, 0);
  g_assert_cmpint (symlink ("out.csv", other), ==, 0);
  mur_test_file_fails (other);
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 2);
}

static void
test_longest_name (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *longer = g_strconcat (path, "n", NULL);

  mur_test_file_writes (path, "x");
  mur_test_file_fails (longer);
}

static void
test_refuses (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere
    = g_build_filename (fixture->folder, "no-such-folder", "x.csv", NULL);
  g_autofree char *below_file = g_build_filename (fixture->path, "x.csv", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/new/", NULL);

  mur_test_file_writes (fixture->path, "kept");
  mur_test_file_fails (fixture->folder);
  mur_test_file_fails (nowhere);
  mur_test_file_fails (below_file);
  mur_test_file_fails (slash);
  mur_test_file_fails ("");
  mur_test_file_fails ("/proc/murmuration.csv"); /* unwritable for everyone */
  mur_test_file_holds (fixture->path, "kept");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 1);
}

/* A disk that is full, by the device that always is. */
static void
test_full_device (MurFileFixture *fixture, gconstpointer data)
{
  mur_test_file_fails ("/dev/full");
}

static gpointer
read_pipe_cb (gpointer data)
{
  int file = GPOINTER_TO_INT (data);
  g_autoptr (GString) text = g_string_new (NULL);
  char some[100];
  gssize n;

  /* Nothing to read, for a moment: the writer has not come yet. */
  while ((n = read (file, some, sizeof some)) > 0 || text->len == 0)
    g_string_append_len (text, some, MAX (n, 0));
  close (file);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A named pipe cannot be replaced: its reader gets the bytes and it stays a pipe. */
static void
test_pipe (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  struct stat status;
  GThread *reader;
  int file;

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  file = open (fixture->path, O_RDONLY | O_NONBLOCK);
  fcntl (file, F_SETFL, 0);
  reader = g_thread_new ("reader", read_pipe_cb, GINT_TO_POINTER (file));
  mur_test_file_writes (fixture->path, "through the pipe");
  text = g_thread_join (reader);
  g_assert_cmpstr (text, ==, "through the pipe");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

/* A pipe that nobody reads from is an error at once. */
static void
test_pipe_unread (MurFileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  mur_test_file_fails (fixture->path);
}

static gpointer
leave_pipe_cb (gpointer data)
{
  int file = GPOINTER_TO_INT (data);
  char some[100];

  /* Nothing to read, for a moment: the writer has not come yet. */
  while (read (file, some, sizeof some) == 0)
    g_thread_yield ();
  close (file);
  return NULL;
}

/* A reader that goes away in the middle of more than a pipe holds. */
static void
test_reader_leaves (MurFileFixture *fixture, gconstpointer data)
{
  gsize length = 1 << 20;
  g_autofree char *bytes = g_malloc0 (length);
  g_autoptr (GError) error = NULL;
  GThread *reader;
  int file;

  signal (SIGPIPE, SIG_IGN);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  file = open (fixture->path, O_RDONLY | O_NONBLOCK);
  fcntl (file, F_SETFL, 0);
  reader = g_thread_new ("reader", leave_pipe_cb, GINT_TO_POINTER (file));
  g_assert_false (mur_file_write (fixture->path, bytes, length, &error));
  g_thread_join (reader);
  g_assert_nonnull (strstr (error->message, "its reader has left"));
  signal (SIGPIPE, SIG_DFL);
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
test_standard_output (MurFileFixture *fixture, gconstpointer target)
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
  mur_test_file_holds (fixture->path, "before first second");
}

static void
add (const char *path,
     gconstpointer data,
     void (*test) (MurFileFixture *, gconstpointer))
{
  g_test_add (path, MurFileFixture, data, mur_test_file_set_up, test,
              mur_test_file_tear_down);
}

void
mur_test_file (void)
{
  add ("/core/file/new", NULL, test_new);
  add ("/core/file/bytes", NULL, test_bytes);
  add ("/core/file/replaces-whole", NULL, test_replaces_whole);
  add ("/core/file/keeps-permissions", NULL, test_keeps_permissions);
  add ("/core/file/link-stays", NULL, test_link_stays);
  add ("/core/file/dangling-link", NULL, test_dangling_link);
  add ("/core/file/circle-of-links", NULL, test_circle_of_links);
  add ("/core/file/longest-name", NULL, test_longest_name);
  add ("/core/file/refuses", NULL, test_refuses);
  add ("/core/file/full-device", NULL, test_full_device);
  add ("/core/file/pipe", NULL, test_pipe);
  add ("/core/file/pipe-unread", NULL, test_pipe_unread);
  add ("/core/file/reader-leaves", NULL, test_reader_leaves);
  add ("/core/file/standard-output", "-", test_standard_output);
  add ("/core/file/dev-stdout", "/dev/stdout", test_standard_output);
}
