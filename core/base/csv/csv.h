/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as text, in and out.
 *
 * Read is what people have: fields parted by commas, semicolons, tabs or blanks; decimal
 * points or commas, groups of digits, D exponents, inf; a line of names or none (then c1,
 * c2, …), a line of units below, titles and preambles above; comments behind #, %, !, //
 * or ; and remarks behind #, ! or // on a line; lines and ends of lines of separators
 * alone; quoted fields; "sep=;"; LF, CRLF or CR; UTF-8, UTF-16 or Latin-1; any locale. How
 * a text is a table is found in its first hundred lines, see shape.h. A first column of
 * text is the table's row labels; text in others, and a ragged row, are errors. Nothing,
 * NaN, NA, n/a, - and the like are a missing value (NaN). A heading "time [s]" is the name
 * time with the unit s, unless another column would have that name too; a second column
 * of a name has a number behind it. Dates and times of the day become seconds since the
 * first of their column. What contradicts itself, such as 0,5 beside 1.000, is an error.
 * Errors name file, line and column. A million rows take about a tenth of a second.
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
