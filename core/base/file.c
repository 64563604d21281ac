/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files written whole or not at all: into a new file in the same folder, which is put
 * on the disk and then renamed over the old one. What is no regular file (a pipe, a
 * terminal, a device) cannot be replaced and is written to as it stands. */

#include "core/base/file.h"

#include "core/base/error.h"
#include "core/base/file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_LINKS 40 /* one after the other, as the kernel allows */

/* What is written, and what errors call it. */
typedef struct
{
  const char *path;
  const char *bytes;
  gsize length;
} Writing;

static const char *
describe_reason (int reason)
{
  switch (reason)
    {
    case EPIPE:
      return "its reader has left";
    case ENXIO:
      return "nobody reads from it";
    case EBADF:
      return "it is closed";
    default:
      return g_strerror (reason);
    }
}

static gboolean
fail (const Writing *self, int reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  const char *shown = name;

  if (g_str_equal (name, "-"))
    shown = "standard output";
  else if (*name == '\0')
    shown = "an empty file name";
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: cannot be written: %s", shown,
                 describe_reason (reason));
  return FALSE;
}

/* After what was printed before. */
static gboolean
write_standard_output (const Writing *self, GError **error)
{
  if (fflush (stdout) == 0
      && mur_file_write_all (STDOUT_FILENO, self->bytes, self->length))
    return TRUE;
  return fail (self, errno, error);
}

/* A pipe that nobody reads from would keep open() waiting; later a slow reader is
 * waited for. */
static int
open_standing (const char *path)
{
  int file = open (path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (file >= 0)
    fcntl (file, F_SETFL, 0);
  return file;
}

static gboolean
write_through (const Writing *self, GError **error)
{
  int file = open_standing (self->path);
  gboolean written;
  int reason;

  if (file < 0)
    return fail (self, errno, error);
  written = mur_file_write_all (file, self->bytes, self->length);
  reason = errno;
  close (file);
  return written || fail (self, reason, error);
}

/* /dev/stdout and its other names. */
static gboolean
is_standard_output (const struct stat *status)
{
  struct stat output;

  return fstat (STDOUT_FILENO, &output) == 0 && output.st_dev == status->st_dev
         && output.st_ino == status->st_ino;
}

/* Over an existing file: a link stays a link, permissions stay, and a file that may not
 * be written is not replaced either. */
static gboolean
write_over (const Writing *self, const struct stat *status, GError **error)
{
  char *resolved;
  gboolean written;
  int reason;

  if (S_ISDIR (status->st_mode))
    return fail (self, EISDIR, error);
  if (is_standard_output (status))
    return write_standard_output (self, error);
  if (!S_ISREG (status->st_mode))
    return write_through (self, error);
  if (access (self->path, W_OK) != 0)
    return fail (self, errno, error);
  resolved = realpath (self->path, NULL);
  if (resolved == NULL)
    return fail (self, errno, error);
  written = mur_file_replace (resolved, status, self->bytes, self->length);
  reason = errno;
  free (resolved);
  return written || fail (self, reason, error);
}

/* Where a link points, against the folder that it is in; %NULL: @path is no link. */
static char *
follow_link (const char *path)
{
  char target[PATH_MAX];
  gssize length = readlink (path, target, sizeof target - 1);
  g_autofree char *folder = NULL;

  if (length < 0)
    return NULL;
  target[length] = '\0';
  if (*target == '/')
    return g_strdup (target);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, target, NULL);
}

char *
mur_file_follow_links (const char *path)
{
  char *place;
  char *next;

  g_return_val_if_fail (path != NULL, NULL);

  place = g_strdup (path);
  for (guint i = 0; i < MOST_LINKS && (next = follow_link (place)) != NULL; i++)
    {
      g_free (place);
      place = next;
    }
  return place;
}

static gboolean
write_new (const Writing *self, GError **error)
{
  g_autofree char *place = mur_file_follow_links (self->path);

  return mur_file_replace (place, NULL, self->bytes, self->length)
         || fail (self, errno, error);
}

gboolean
mur_file_write (const char *path, const char *bytes, gsize length, GError **error)
{
  Writing writing = { path, bytes, length };
  struct stat status;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  if (g_str_equal (path, "-"))
    return write_standard_output (&writing, error);
  if (stat (path, &status) == 0)
    return write_over (&writing, &status, error);
  if (errno == ENOENT && *path != '\0')
    return write_new (&writing, error);
  return fail (&writing, errno, error);
}
