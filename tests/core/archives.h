/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives through JSON text, as a checkpoint goes. */

#pragma once

#include "core/base/archive.h"

/* The one of an object in @text. */
MurArchive *mur_archives_parse (const char *text, GError **error);
/* Returns: (transfer full): the object that @archive is written as */
char *mur_archives_format (const MurArchive *archive);
/* Written and read again. */
MurArchive *mur_archives_reread (const MurArchive *archive);
/* The same without the value @name, which is there. */
MurArchive *mur_archives_without (const MurArchive *archive, const char *name);
