/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles as JSON, as sessions and recipes of sweeps have them: "titles": {name: text}. */

#pragma once

#include "core/base/json-reader.h"
#include "core/base/json-writer.h"
#include "core/experiment/titles.h"

/* The member "titles"; none where there are no titles. @titles: (nullable) */
void mur_session_write_titles (MurJsonWriter *writer, const MurTitles *titles);
/* Those of @object, of which an absent member has none. Names that no figure has are kept:
 * another version may have them. @titles: (out) (transfer full) (nullable). More than 1000,
 * and what is no text, are an error about "titles". */
gboolean mur_session_read_titles (MurJson object, MurTitles **titles, GError **error);
