/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values, in and out.
 *
 * Read: separator comma, semicolon or tab, found from the first line; header line or
 * none (then c1, c2, …); LF, CRLF or CR; UTF-8 with or without byte order mark; quoted
 * fields; decimal points, and decimal commas where the separator is not a comma; any
 * locale. Empty lines are passed over. A first column of text is the table's row
 * labels; a heading "time [s]" is the name time with the unit s, unless another column
 * would have that name too; text anywhere else is an error, as is a ragged row, a table
 * without a row and NaN written out. An empty field is a missing value (NaN); inf and
 * -inf are infinite. Errors name file, line and column.
 *
 * Write: header, commas, LF, shortest digits that read back the same double; labels
 * first, under the heading "label"; units in brackets after the names; missing values
 * empty; names in quotation marks where they are numbers. A table with a row and a
 * column reads back as it was.
 */

#pragma once

#include "core/base/table.h"

/* Reads @path whole. Files over 1 GiB and what mur_file_read() refuses are errors. */
MurTable *mur_csv_read (const char *path, GError **error);

/* @name stands for the file in errors. @length -1: zero-terminated. */
MurTable *
mur_csv_parse (const char *text, gssize length, const char *name, GError **error);

char *mur_csv_format (const MurTable *table);

/* Appends one field of text, in quotation marks where it needs them. */
void mur_csv_append_text (GString *text, const char *field);
