/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The new file beside the old one: on a full disk, after a program that was killed, and
 * beside others who write the same file. */

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/core/base/file-fixture.h"
#include "tests/core/base/tests.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

/* A disk that fills up half way, by the limit on the size of files: the old file stays
 * and no part of the new one does. */
static void
test_full_disk (MurFileFixture *fixture, gconstpointer data)
{
  struct rlimit usual, small;
  g_autofree char *bytes = g_malloc0 (100000);
  g_autoptr (GError) error = NULL;

  mur_test_file_writes (fixture->path, "kept");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = (struct rlimit){ .rlim_cur = 50000, .rlim_max = usual.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (mur_file_write (fixture->path, bytes, 100000, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  mur_test_file_holds (fixture->path, "kept");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 1);
}

/* The names of the new files beside out.csv, before they replace it. */
static char *
slot_path (MurFileFixture *fixture, guint slot)
{
  g_autofree char *name = g_strdup_printf (".out.csv.murmuration-%u", slot);

  return g_build_filename (fixture->folder, name, NULL);
}

/* What killed programs left is removed by the next save of the same target, and by no
 * other. */
static void
test_left_behind (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.csv", NULL);

  for (guint slot = 0; slot < 12; slot += 3)
    {
      g_autofree char *path = slot_path (fixture, slot);

      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
  mur_test_file_writes (other, "x");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 5);
  mur_test_file_writes (fixture->path, "whole");
  mur_test_file_holds (fixture->path, "whole");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 2);
}

/* What another program is writing is left to it; so is what is no file of ours. */
static void
test_other_writer (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *busy = slot_path (fixture, 0);
  g_autofree char *link = slot_path (fixture, 1);
  int file = open (busy, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (flock (file, LOCK_EX), ==, 0);
  g_assert_cmpint (symlink ("elsewhere", link), ==, 0);
  mur_test_file_writes (fixture->path, "mine");
  mur_test_file_holds (fixture->path, "mine");
  g_assert_true (g_file_test (busy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 3);
  close (file);
}

/* Every name taken: the target is saved all the same. */
static void
test_names_taken (MurFileFixture *fixture, gconstpointer data)
{
  for (guint slot = 0; slot < 16; slot++)
    {
      g_autofree char *path = slot_path (fixture, slot);

      g_assert_cmpint (symlink ("elsewhere", path), ==, 0);
    }
  mur_test_file_writes (fixture->path, "saved");
  mur_test_file_holds (fixture->path, "saved");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 17);
}

static gpointer
write_often_cb (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    mur_test_file_writes (data, "eight writers, one of them last");
  return NULL;
}

/* Writers of one target do not disturb one another. */
static void
test_many_writers (MurFileFixture *fixture, gconstpointer data)
{
  GThread *writers[8];

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    writers[i] = g_thread_new ("writer", write_often_cb, fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_thread_join (writers[i]);
  mur_test_file_holds (fixture->path, "eight writers, one of them last");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 1);
}

/* The version before stays whole beside the one that takes its place. */
static void
test_kept (MurFileFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = g_strconcat (fixture->path, "~", NULL);

  g_assert_false (mur_file_keep (fixture->path, kept));
  mur_test_file_writes (fixture->path, "first");
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (mur_file_keep (fixture->path, kept));
      mur_test_file_holds (fixture->path, "first");
      mur_test_file_holds (kept, "first");
    }
  mur_test_file_writes (fixture->path, "second");
  mur_test_file_holds (kept, "first");
  g_assert_true (mur_file_keep (fixture->path, kept));
  mur_test_file_writes (fixture->path, "third");
  mur_test_file_holds (kept, "second");
  g_assert_cmpuint (mur_test_count_entries (fixture->folder), ==, 2);
}

static void
add (const char *path, void (*test) (MurFileFixture *, gconstpointer))
{
  g_test_add (path, MurFileFixture, NULL, mur_test_file_set_up, test,
              mur_test_file_tear_down);
}

void
mur_test_file_replace (void)
{
  add ("/core/file-replace/full-disk", test_full_disk);
  add ("/core/file-replace/left-behind", test_left_behind);
  add ("/core/file-replace/other-writer", test_other_writer);
  add ("/core/file-replace/names-taken", test_names_taken);
  add ("/core/file-replace/kept", test_kept);
  add ("/core/file-replace/many-writers", test_many_writers);
}
