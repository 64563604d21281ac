/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files read whole, and files written whole or not at all. Any thread; calls block. */

#pragma once

#include <glib.h>

/* Reads @path, at most @max_bytes of it, with a zero byte behind. Only a regular file
 * is read: folders, pipes, devices and larger files are refused at once. Errors name
 * the path. Returns: (nullable): g_free() it */
char *mur_file_read (const char *path, gsize max_bytes, gsize *length, GError **error);

/* The same, but only the first @n_bytes of it, as quickly for a large file as for a small
 * one. */
char *mur_file_read_head (
  const char *path, gsize n_bytes, gsize max_bytes, gsize *length, GError **error);

/* Writes @length bytes to a new file beside @path, puts it on the disk and renames it: a
 * reader sees the old file or the new one, after a power cut too, and a link stays a
 * link. What a killed program left of it is
 * removed. A pipe is written to if somebody reads from it; who writes to pipes ignores
 * SIGPIPE. "-" is standard output. Errors name the path. */
gboolean
mur_file_write (const char *path, const char *bytes, gsize length, GError **error);

/* Gives the file at @path the name @kept, in place of what had it. The file keeps its
 * own name too; on file systems without hard links it loses that. */
gboolean mur_file_keep (const char *path, const char *kept);

/* The place that @path comes to, the last name of it being no link (any more): what a
 * link that points at nothing yet stands for. */
char *mur_file_follow_links (const char *path);
