/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of comma-separated text, field by field. Private to csv. */

#pragma once

#include <glib.h>

/* The heading of row labels. */
#define MUR_CSV_LABEL "label"

typedef enum
{
  MUR_CSV_EMPTY,
  MUR_CSV_NUMBER, /* infinities as well, and NaN, though it is not allowed */
  MUR_CSV_TEXT
} MurCsvKind;

typedef struct
{
  const char *name; /* of the file, for errors */
  const char *at;
  const char *end;
  gsize line;
  char separator;

  const char *field; /* the field just read; valid until the next is */
  gsize length;
  gboolean quoted;   /* it stood in quotation marks */
  gboolean more;     /* the record goes on after it */
  GString *unquoted; /* where a quoted field is kept */
} MurCsvReader;

/* Starts at the first line with something on it and finds the separator there. */
void mur_csv_reader_init (MurCsvReader *self,
                          const char *text,
                          gsize length,
                          const char *name);
void mur_csv_reader_clear (MurCsvReader *self);

/* To the start of the next line with something on it; FALSE at the end of the text. */
gboolean mur_csv_reader_next_record (MurCsvReader *self);

/* Reads the next field of the record; its blanks outside quotation marks go. */
gboolean mur_csv_reader_next_field (MurCsvReader *self, GError **error);

/* The field as a number, finite or not, with a decimal comma where the separator is
 * another. */
gboolean mur_csv_reader_number (const MurCsvReader *self, double *value);
MurCsvKind mur_csv_reader_kind (const MurCsvReader *self);
/* Whether the field is @word, in letters of either case. */
gboolean mur_csv_reader_is (const MurCsvReader *self, const char *word);

/* Whether @field alone, not in quotation marks, would be a number. */
gboolean mur_csv_is_number (const char *field);

/* Text for an error: short, on one line, in quotation marks. */
char *mur_csv_shown (const char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCsvReader, mur_csv_reader_clear)
