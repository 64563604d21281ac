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
 * of a name has a number behind it. Where there is a name fewer than columns, the first
 * column, of labels or of the numbers of rows, has none. Dates and times of the day become
 * seconds since the first of their column, beyond midnight too; a date and a time side by
 * side are one instant. What contradicts itself, such as 0,5 beside 1.000, is an error.
 * Errors name file, line and column. A million rows take about a tenth of a second.
 *
 * Write: header, commas, LF, shortest digits that read back the same double; labels
 * first, under the heading "label"; units in brackets after the names; missing values
 * empty; names in quotation marks where they are numbers; titles in the place of names. A
 * table with a row and a column, and without titles, reads back as it was.
 */

#pragma once

#include "core/base/table.h"

typedef enum
{
  MUR_CSV_HEADER_FOUND, /* as it looks */
  MUR_CSV_HEADER_NONE,
  MUR_CSV_HEADER_FIRST /* the first line that is not skipped has the names */
} MurCsvHeader;

/* How a person says that a text is a table; what is 0 is found. */
typedef struct
{
  char separator; /* ',', ';', '\t', or ' ' for any run of blanks */
  char point;     /* '.' or ',' */
  MurCsvHeader header;
  gsize n_skipped; /* lines at the beginning that are none of it */
} MurCsvFormat;

/* The same as mur_csv_parse() by @format. */
MurTable *mur_csv_parse_as (const char *text,
                            gssize length,
                            const char *name,
                            const MurCsvFormat *format,
                            GError **error);

/* What mur_csv_parse_as() finds where @given says nothing, into @format; as quick for a
 * large text as for a small one. */
gboolean mur_csv_find_format (const char *text,
                              gssize length,
                              const char *name,
                              const MurCsvFormat *given,
                              MurCsvFormat *format,
                              GError **error);

/* How many bytes of a text are enough to be looked at; of @text, as many as are whole
 * lines. */
#define MUR_CSV_HEAD_BYTES ((gsize)1 << 17)
gsize mur_csv_head (const char *text, gsize length);

/* The first @n_lines of @text as UTF-8, whatever it is in; what cannot be shown is "?". */
char *mur_csv_dup_lines (const char *text, gsize length, gsize n_lines);

/* The largest file that is read. */
#define MUR_CSV_MAX_BYTES ((gsize)1 << 30)

/* Reads @path whole. Files over MUR_CSV_MAX_BYTES and what mur_file_read() refuses are
 * errors. */
MurTable *mur_csv_read (const char *path, GError **error);

/* @name stands for the file in errors. @length -1: zero-terminated. */
MurTable *
mur_csv_parse (const char *text, gssize length, const char *name, GError **error);

char *mur_csv_format (const MurTable *table);

/* Appends one field of text, in quotation marks where it needs them. */
void mur_csv_append_text (GString *text, const char *field);
