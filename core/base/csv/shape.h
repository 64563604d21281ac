/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a text is a table: what parts its fields, how its numbers are written, which line
 * has the names and where the numbers begin. Found from its first lines, or said by a
 * person. Private to csv. */

#pragma once

#include "core/base/csv/csv.h"
#include "core/base/csv/reader.h"

typedef struct
{
  char separator; /* MUR_CSV_BLANKS: any run of blanks */
  char point;     /* the decimal sign */
  guint n_columns;
  gboolean has_labels; /* the first column is text */
  const char *header;  /* (nullable): where the names begin */
  gsize header_line;   /* 0: none */
  gboolean is_comment; /* they stand behind a comment's mark */
  gboolean is_short;   /* the first column has no name */
  const char *units;   /* (nullable): where a line of units begins */
  gsize units_line;
  const char *first; /* where the numbers begin */
  gsize first_line;
  const char *end; /* of the text */
} MurCsvShape;

/* @text: UTF-8; @given: what a person has said. FALSE where it has no line of numbers;
 * @error names the first line that could be one. O(first hundred lines), for each
 * separator. */
gboolean mur_csv_shape_find (MurCsvShape *self,
                             const char *text,
                             gsize length,
                             const char *name,
                             const MurCsvFormat *given,
                             GError **error);

/* A reader at @at, which is on @line. */
void mur_csv_shape_read (const MurCsvShape *self,
                         const char *at,
                         gsize line,
                         const char *name,
                         MurCsvReader *reader);
