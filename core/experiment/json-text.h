/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON as text that people can read, and back without trust.
 *
 * Written: objects over lines, arrays of plain values on one, doubles in the shortest
 * digits that read back the same, NaN and infinities as null. */

#pragma once

#include <json-glib/json-glib.h>

char *mur_json_format (JsonNode *root);

/* The object that @text is. Text that is not UTF-8, not JSON, nested deeper than 64, or
 * anything but an object is an error of one line.
 * @length -1: zero-terminated
 * Returns: (transfer full) */
JsonObject *mur_json_parse_object (const char *text, gssize length, GError **error);
