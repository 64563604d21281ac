/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/base/file-fixture.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <glib/gstdio.h>
#include <string.h>

void
mur_test_file_set_up (MurFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("murmuration-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

guint
mur_test_count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
mur_test_file_tear_down (MurFileFixture *fixture, gconstpointer data)
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

void
mur_test_file_writes (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mur_file_write (path, text, strlen (text), &error));
  g_assert_no_error (error);
}

void
mur_test_file_holds (const char *path, const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &found, &length, &error));
  g_assert_cmpmem (found, length, text, strlen (text));
}

void
mur_test_file_fails (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_file_write (path, "y\n", 2, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
}
