/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names in messages: what a person may have meant, what there is, and values cut to
 * fit one line. */

#pragma once

#include <glib.h>

/* Returns: (nullable): the one of @known (%NULL-terminated) that takes the fewest
 * edits to reach from @name, if that is at most a third of its letters */
const char *mur_names_nearest (const char *name, const char *const *known);

/* "did you mean inertia?" or "known are a, b, c" */
char *mur_names_hint (const char *name, const char *const *known);

/* @text on one line of at most 60 characters, valid UTF-8; "an empty value" for "". */
char *mur_names_show (const char *text);
