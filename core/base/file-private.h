/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to file: a file replaced by a new one beside it. */

#pragma once

#include <glib.h>
#include <sys/stat.h>

/* All of @bytes; FALSE with errno set where not all could be written. */
gboolean mur_file_write_all (int file, const char *bytes, gsize length);

/* Writes a new file beside @target and renames it over @target, which is the file @old
 * (%NULL: not there yet). FALSE with errno set; then @target is as it was. */
gboolean mur_file_replace (const char *target,
                           const struct stat *old,
                           const char *bytes,
                           gsize length);
