/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files read whole. What is not a regular file could wait for ever or never end, so it
 * is refused: after opening it, without waiting, because a path may come to mean
 * something else between a look at it and its opening. */

#include "core/base/file.h"

#include "core/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALLEST_BUFFER 4096

static gboolean
refuse (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: %s",
                 *name != '\0' ? name : "an empty file name", reason);
  return FALSE;
}

static gboolean
refuse_size (const char *path, gsize max_bytes, GError **error)
{
  g_autofree char *reason
    = max_bytes >= 1 << 20
        ? g_strdup_printf ("it is larger than %" G_GSIZE_FORMAT " MiB", max_bytes >> 20)
        : g_strdup_printf ("it is larger than %" G_GSIZE_FORMAT " bytes", max_bytes);

  return refuse (path, reason, error);
}

static gboolean
check_kind (int file, const char *path, gsize max_bytes, gsize *size, GError **error)
{
  struct stat status;

  if (fstat (file, &status) != 0)
    return refuse (path, g_strerror (errno), error);
  if (S_ISDIR (status.st_mode))
    return refuse (path, "it is a folder; a file is wanted", error);
  if (!S_ISREG (status.st_mode))
    return refuse (path, "it is no ordinary file", error);
  if ((guint64)status.st_size > max_bytes)
    return refuse_size (path, max_bytes, error);
  *size = (gsize)status.st_size;
  return TRUE;
}

/* Fills @bytes; returns how many there were, or -1. */
static gssize
read_some (int file, char *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = read (file, bytes + done, length - done);

      if (n < 0 && errno != EINTR)
        return -1;
      if (n == 0)
        break;
      done += n > 0 ? (gsize)n : 0;
    }
  return (gssize)done;
}

/* The size is a hint: the file may grow meanwhile, and the kernel's own files say 0. */
static char *
read_all (int file,
          const char *path,
          gsize size,
          gsize max_bytes,
          gsize *length,
          GError **error)
{
  g_autofree char *bytes = NULL;
  gsize room = MIN (MAX (size, SMALLEST_BUFFER), max_bytes) + 1;
  gsize done = 0;

  for (;;)
    {
      char *grown = g_try_realloc (bytes, room + 1);
      gssize n;

      if (grown == NULL)
        {
          refuse (path, "there is too little memory to read it", error);
          return NULL;
        }
      bytes = grown;
      n = read_some (file, bytes + done, room - done);
      if (n < 0)
        {
          refuse (path, g_strerror (errno), error);
          return NULL;
        }
      done += (gsize)n;
      if (done < room)
        break;
      if (done > max_bytes)
        {
          refuse_size (path, max_bytes, error);
          return NULL;
        }
      room = MIN (2 * room, max_bytes + 1);
    }
  bytes[done] = '\0';
  *length = done;
  return g_steal_pointer (&bytes);
}

/* Returns: -1 with @error set */
static int
open_regular (const char *path, gsize max_bytes, gsize *size, GError **error)
{
  const int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (file < 0)
    {
      /* Only a socket gives ENXIO here. */
      refuse (path, errno == ENXIO ? "it is no ordinary file" : g_strerror (errno),
              error);
      return -1;
    }
  if (check_kind (file, path, max_bytes, size, error))
    return file;
  close (file);
  return -1;
}

char *
mur_file_read (const char *path, gsize max_bytes, gsize *length, GError **error)
{
  char *bytes = NULL;
  gsize size = 0;
  int file;

  g_return_val_if_fail (path != NULL && length != NULL, NULL);
  g_return_val_if_fail (max_bytes < G_MAXSSIZE / 4, NULL);

  file = open_regular (path, max_bytes, &size, error);
  if (file < 0)
    return NULL;
  bytes = read_all (file, path, size, max_bytes, length, error);
  close (file);
  return bytes;
}

char *
mur_file_read_head (
  const char *path, gsize n_bytes, gsize max_bytes, gsize *length, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  gssize n;
  int file;

  g_return_val_if_fail (path != NULL && length != NULL, NULL);
  g_return_val_if_fail (n_bytes <= max_bytes && max_bytes < G_MAXSSIZE / 4, NULL);

  file = open_regular (path, max_bytes, &size, error);
  if (file < 0)
    return NULL;
  bytes = g_malloc (n_bytes + 1);
  n = read_some (file, bytes, n_bytes);
  if (n < 0)
    refuse (path, g_strerror (errno), error);
  close (file);
  if (n < 0)
    return NULL;
  bytes[n] = '\0';
  *length = (gsize)n;
  return g_steal_pointer (&bytes);
}
