/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Warnings about a file: the first ones as lines, the rest as a number. */

#pragma once

#include <glib.h>

typedef struct
{
  GPtrArray *lines; /* of char * */
  gsize n;          /* warnings in all */
} MurWarnings;

void mur_warnings_init (MurWarnings *self);
void mur_warnings_clear (MurWarnings *self);
void mur_warnings_add (MurWarnings *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* All lines where they are few, else the first three and how many more there are.
 * Returns: (nullable): %NULL for none; g_strfreev() it */
char **mur_warnings_list (const MurWarnings *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurWarnings, mur_warnings_clear)
