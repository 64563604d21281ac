/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON as text that people can read.
 *
 * Objects over lines, arrays of plain values on one, doubles in the shortest digits
 * that read back the same, NaN and infinities as null. */

#pragma once

#include <json-glib/json-glib.h>

/* The key of the digest. */
#define MUR_JSON_DIGEST "sha256"

char *mur_json_format (JsonNode *root);

/* The object @root with its digest as the last member. */
char *mur_json_format_sealed (JsonNode *root);
