/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of separated text, field by field. Private to csv. */

#pragma once

#include <glib.h>

/* The heading of row labels. */
#define MUR_CSV_LABEL "label"
/* A separator that stands for any run of blanks and tabs. */
#define MUR_CSV_BLANKS ' '

/* What is done with what stands behind #, ! or // on a line with fields before it. */
typedef enum
{
  MUR_CSV_TAKE_REMARKS, /* it is a part of the field */
  MUR_CSV_CUT_REMARKS   /* the line ends there */
} MurCsvRemarks;

typedef struct
{
  const char *name; /* of the file, for errors */
  const char *at;
  const char *end;
  gsize line;
  char separator;
  MurCsvRemarks remarks;
  const char *comment; /* (nullable): the last line passed over that is a comment */

  const char *field; /* the field just read; valid until the next is */
  gsize length;
  gboolean quoted;   /* it stood in quotation marks */
  gboolean more;     /* the record goes on after it */
  GString *unquoted; /* where a quoted field is kept */
} MurCsvReader;

/* Starts at the first line. */
void mur_csv_reader_init (
  MurCsvReader *self, const char *text, gsize length, const char *name, char separator);
void mur_csv_reader_clear (MurCsvReader *self);

/* To the start of the next line with something on it: more than blanks and separators,
 * and no comment, which begins with #, %, ! or //, or with a semicolon where that is not
 * the separator. FALSE at the end of the text. */
gboolean mur_csv_reader_next_record (MurCsvReader *self);

/* Reads the next field of the record; its blanks outside quotation marks go. */
gboolean mur_csv_reader_next_field (MurCsvReader *self, GError **error);

/* Whether the field is @word, in letters of either case. */
gboolean mur_csv_reader_is (const MurCsvReader *self, const char *word);

/* Whether all fields of the record at @self, which has not been begun, are in quotation
 * marks, and one of them has something in it. */
gboolean mur_csv_reader_quotes_all (const MurCsvReader *self);

/* Text for an error: short, on one line, in quotation marks. */
char *mur_csv_shown (const char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCsvReader, mur_csv_reader_clear)
