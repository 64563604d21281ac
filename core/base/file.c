/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files written whole or not at all: into a new file in the same folder, which is put
 * on the disk and then renamed over the old one. What is no regular file (a pipe, a
 * terminal, a device) cannot be replaced and is written to as it stands. */

#include "core/base/file.h"

#include "core/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PERMISSIONS 0666 /* less the umask */

/* What is written, and what errors call it. */
typedef struct
{
  const char *path;
  const char *bytes;
  gsize length;
} Writing;

static gboolean
fail (const Writing *self, int reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: cannot be written: %s", name,
                 g_strerror (reason));
  return FALSE;
}

static gboolean
write_all (const Writing *self, int file)
{
  gsize done = 0;

  while (done < self->length)
    {
      gssize n = write (file, self->bytes + done, self->length - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += n > 0 ? (gsize)n : 0;
    }
  return TRUE;
}

/* Through stdio, so that it comes after what was printed before. */
static gboolean
write_standard_output (const Writing *self, GError **error)
{
  if (fwrite (self->bytes, 1, self->length, stdout) == self->length
      && fflush (stdout) == 0)
    return TRUE;
  return fail (self, errno, error);
}

static gboolean
write_through (const Writing *self, GError **error)
{
  int file = open (self->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean written;
  int reason;

  if (file < 0)
    return fail (self, errno, error);
  written = write_all (self, file);
  reason = errno;
  close (file);
  return written || fail (self, reason, error);
}

/* A new file beside @target; its name is short, because that of @target may be as long
 * as names can be. */
static int
open_beside (const char *target, char **path)
{
  g_autofree char *folder = g_path_get_dirname (target);

  *path = g_build_filename (folder, ".murmuration-XXXXXX", NULL);
  return g_mkstemp_full (*path, O_WRONLY | O_CLOEXEC, PERMISSIONS);
}

/* Everything into @file, permissions of @old (nullable) too, on the disk and closed. */
static gboolean
fill (const Writing *self, int file, const struct stat *old)
{
  gboolean written = write_all (self, file);
  int reason;

  written = written && (old == NULL || fchmod (file, old->st_mode & 0777) == 0);
  written = written && fsync (file) == 0;
  reason = errno;
  if (close (file) != 0 && written)
    return FALSE;
  errno = reason;
  return written;
}

/* Renames over @target, which is the file @old or (%NULL) not there yet. */
static gboolean
write_beside (const Writing *self,
              const char *target,
              const struct stat *old,
              GError **error)
{
  g_autofree char *path = NULL;
  int file = open_beside (target, &path);
  int reason;

  if (file < 0)
    return fail (self, errno, error);
  if (fill (self, file, old) && g_rename (path, target) == 0)
    return TRUE;
  reason = errno;
  g_unlink (path);
  return fail (self, reason, error);
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
  written = write_beside (self, resolved, status, error);
  free (resolved);
  return written;
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
    return write_beside (&writing, path, NULL, error);
  return fail (&writing, errno, error);
}
