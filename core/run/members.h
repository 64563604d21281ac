/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Members of JSON objects as sessions and checkpoints have them: read by kind, refused
 * in one line about their name, and warned of where they are not known. Private to
 * core/run. */

#pragma once

#include "core/base/json-reader.h"
#include "core/run/warnings.h"

/* The member @name of @object, which has to be an object. An absent one is absent
 * without an error. */
gboolean mur_members_get_object (MurJson object,
                                 const char *name,
                                 MurJson *member,
                                 GError **error);
/* The same for text; an absent one is %NULL. */
gboolean
mur_members_get_text (MurJson object, const char *name, char **text, GError **error);
/* A whole number from 0 to 2⁵³; an absent one is an error. */
gboolean mur_members_get_count (MurJson object,
                                const char *name,
                                guint64 *count,
                                GError **error);

/* Sets @error: "steps: [1] is not allowed; a whole number from 0 to 2⁵³". */
void mur_members_refuse (const char *name,
                         MurJson value,
                         const char *allowed,
                         GError **error);

/* Adds a warning for each key of @object that is not among @known. */
void mur_members_warn_of_unknown (MurJson object,
                                  const char *where,
                                  const char *const *known,
                                  MurWarnings *warnings);
