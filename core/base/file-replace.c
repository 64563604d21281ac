/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The new file beside the one that it will replace. Its name follows from that of the
 * target, with a number, so that what a killed program left behind is found and removed
 * when the same target is next saved. A writer locks its file while it works, and the
 * lock ends with the program: a file that nobody has locked belongs to nobody.
 *
 * Who holds the lock of a file and finds that file under its name may remove or rename
 * it; nobody else does either. */

#include "core/base/file-private.h"

#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PERMISSIONS 0666 /* less the umask */
#define N_SLOTS 16       /* writers of one target at a time */
#define SHOWN_BYTES \
  100 /* of the target's name, which may be as long as names can be \
       */

static char *
make_slot_path (const char *target, guint slot)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *slot_name = NULL;
  gsize length = strlen (name);

  /* Between characters, for file systems that want whole ones. */
  if (length > SHOWN_BYTES)
    for (length = SHOWN_BYTES; length > 0 && ((guchar)name[length] & 0xc0) == 0x80;)
      length--;
  slot_name = g_strdup_printf (".%.*s.murmuration-%u", (int)length, name, slot);
  return g_build_filename (folder, slot_name, NULL);
}

/* Whether @path names the open @file. */
static gboolean
is_named (int file, const char *path)
{
  struct stat opened, named;

  return fstat (file, &opened) == 0 && lstat (path, &named) == 0
         && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* Some file systems have no locks: there, writers keep apart by names alone, and
 * nothing is taken for left behind. */
static gboolean
lock (int file, gboolean *supported)
{
  if (flock (file, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  *supported = errno == EWOULDBLOCK || errno == EINTR;
  return FALSE;
}

/* Removes the file at @path if its writer is gone. */
static void
remove_left_behind (const char *path)
{
  struct stat status;
  gboolean supported;
  int file;

  if (lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  file = open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0)
    return;
  if (lock (file, &supported) && is_named (file, path))
    g_unlink (path);
  close (file);
}

/* A new file at @path, locked; -1 where another writer has the name. */
static int
open_slot (const char *path)
{
  int file = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, PERMISSIONS);
  gboolean supported = TRUE;

  if (file < 0)
    return -1;
  if ((lock (file, &supported) || !supported) && is_named (file, path))
    return file;
  /* Before it was locked, another writer took it for left behind. */
  close (file);
  errno = EEXIST;
  return -1;
}

/* Where every name is taken, as by files left behind without locks: any name. */
static int
open_any (const char *target, char **path)
{
  g_autofree char *folder = g_path_get_dirname (target);

  *path = g_build_filename (folder, ".murmuration-XXXXXX", NULL);
  return g_mkstemp_full (*path, O_WRONLY | O_CLOEXEC, PERMISSIONS);
}

/* Every name is looked at, so that nothing stays behind beyond a gap. */
static int
open_beside (const char *target, char **path)
{
  int file = -1;

  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      g_autofree char *candidate = make_slot_path (target, slot);

      remove_left_behind (candidate);
      if (file >= 0)
        continue;
      file = open_slot (candidate);
      if (file >= 0)
        *path = g_steal_pointer (&candidate);
      else if (errno != EEXIST)
        return -1;
    }
  return file >= 0 ? file : open_any (target, path);
}

gboolean
mur_file_write_all (int file, const char *bytes, gsize length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = write (file, bytes + done, length - done);

      if (n < 0 && errno == EAGAIN)
        {
          GPollFD writable = { .fd = file, .events = G_IO_OUT };

          g_poll (&writable, 1, -1);
        }
      else if (n < 0 && errno != EINTR)
        return FALSE;
      done += n > 0 ? (gsize)n : 0;
    }
  return TRUE;
}

/* A new name is on the disk only when its folder is. Where a file system cannot say so,
 * the name is as safe as it gets. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

gboolean
mur_file_replace (const char *target,
                  const struct stat *old,
                  const char *bytes,
                  gsize length)
{
  g_autofree char *path = NULL;
  int file = open_beside (target, &path);
  gboolean done;
  int reason;

  if (file < 0)
    return FALSE;
  done = mur_file_write_all (file, bytes, length)
         && (old == NULL || fchmod (file, old->st_mode & 0777) == 0)
         && fsync (file) == 0 && g_rename (path, target) == 0;
  reason = errno;
  if (!done)
    g_unlink (path);
  close (file);
  if (done)
    sync_folder (target);
  errno = reason;
  return done;
}

/* The second name is first one of a new file's, which the next save removes should this
 * program be killed here. */
gboolean
mur_file_keep (const char *path, const char *kept)
{
  g_autofree char *place = mur_file_follow_links (path);
  g_autofree char *beside = make_slot_path (place, N_SLOTS - 1);

  remove_left_behind (beside);
  if (link (place, beside) != 0)
    return errno != ENOENT && errno != EEXIST && g_rename (place, kept) == 0;
  if (g_rename (beside, kept) != 0)
    {
      g_unlink (beside);
      return FALSE;
    }
  /* Where both were one file already, rename() leaves both names. */
  g_unlink (beside);
  return TRUE;
}
