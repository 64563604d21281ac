/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files written whole or not at all. */

#pragma once

#include <glib.h>

/* Writes @length bytes to a new file beside @path and renames it: a reader sees the old
 * file or the new one. "-" is standard output. Errors name the path. */
gboolean
mur_file_write (const char *path, const char *bytes, gsize length, GError **error);
