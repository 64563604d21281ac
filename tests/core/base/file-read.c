/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files read whole: what is no regular file is refused at once, so none of these tests
 * has a timeout of its own; a reader that waits hangs the program. */

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/core/base/file-fixture.h"
#include "tests/core/base/tests.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void
assert_refused (const char *path, gsize max_bytes, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("%s: %s", path, reason);
  gsize length;

  g_assert_null (mur_file_read (path, max_bytes, &length, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_INPUT);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
assert_read (const char *path, gsize max_bytes, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  gsize n_found;
  g_autofree char *found = mur_file_read (path, max_bytes, &n_found, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (found, n_found, bytes, length);
  g_assert_cmpint (found[length], ==, '\0');
}

static void
test_whole (MurFileFixture *fixture, gconstpointer data)
{
  gsize length = 300007;
  g_autofree char *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (char)((i * 2654435761u) >> 11);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
  assert_read (fixture->path, length, bytes, length);
  assert_read (fixture->path, 1 << 30, bytes, length);
  assert_refused (fixture->path, length - 1, "it is larger than 300006 bytes");
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_read (fixture->path, 0, "", 0);
}

/* The first bytes of a file that is too large to be read whole in a test: 1 GiB that takes
 * no room. */
static void
test_head (MurFileFixture *fixture, gconstpointer data)
{
  const gsize most = (gsize)1 << 30;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (fixture->path, "1,2\n3,4\n", -1, NULL));
  bytes = mur_file_read_head (fixture->path, 100, most, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, length, "1,2\n3,4\n", 8);
  g_assert_cmpint (bytes[length], ==, '\0');
  g_assert_cmpint (truncate (fixture->path, (off_t)most), ==, 0);
  g_free (bytes);
  bytes = mur_file_read_head (fixture->path, 6, most, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, length, "1,2\n3,", 6);
  g_assert_null (mur_file_read_head (fixture->path, 6, most - 1, &length, &error));
  g_assert_nonnull (strstr (error->message, "larger than 1023 MiB"));
}

/* Files of the kernel say that they hold nothing and then hold something; reading stops
 * at the limit all the same. */
static void
test_size_unknown (MurFileFixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *text = mur_file_read ("/proc/self/maps", 1 << 24, &length, NULL);

  g_assert_nonnull (text);
  g_assert_cmpuint (length, >, 4096);
  g_assert_cmpuint (strlen (text), ==, length);
  assert_refused ("/proc/self/maps", 4096, "it is larger than 4096 bytes");
  assert_refused ("/proc/self/maps", 10, "it is larger than 10 bytes");
}

static void
test_pipe (MurFileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, 100, "it is no ordinary file");
}

static void
test_socket (MurFileFixture *fixture, gconstpointer data)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int file = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, fixture->path, sizeof address.sun_path);
  g_assert_cmpint (bind (file, (gpointer)&address, sizeof address), ==, 0);
  assert_refused (fixture->path, 100, "it is no ordinary file");
  close (file);
}

static void
test_refuses (MurFileFixture *fixture, gconstpointer data)
{
  gsize length;
  g_autoptr (GError) error = NULL;

  assert_refused ("/dev/zero", 100, "it is no ordinary file");
  assert_refused ("/dev/null", 100, "it is no ordinary file");
  assert_refused (fixture->folder, 100, "it is a folder; a file is wanted");
  assert_refused (fixture->path, 100, "No such file or directory");
  g_assert_null (mur_file_read ("", 100, &length, &error));
  g_assert_nonnull (strstr (error->message, "an empty file name"));

  /* A file of 2 TiB that takes no room. */
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  if (truncate (fixture->path, G_GINT64_CONSTANT (1) << 41) == 0)
    assert_refused (fixture->path, 1 << 28, "it is larger than 256 MiB");
}

static void
add (const char *path, void (*test) (MurFileFixture *, gconstpointer))
{
  g_test_add (path, MurFileFixture, NULL, mur_test_file_set_up, test,
              mur_test_file_tear_down);
}

void
mur_test_file_read (void)
{
  add ("/core/file-read/whole", test_whole);
  add ("/core/file-read/head", test_head);
  add ("/core/file-read/size-unknown", test_size_unknown);
  add ("/core/file-read/pipe", test_pipe);
  add ("/core/file-read/socket", test_socket);
  add ("/core/file-read/refuses", test_refuses);
}
