/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first lines of a text, split by a separator and read with a decimal sign: whether
 * that makes a table of them. Private to csv. */

#pragma once

#include "core/base/csv/cell.h"
#include "core/base/csv/csv.h"
#include "core/base/csv/reader.h"

typedef struct
{
  const char *at, *before; /* where it begins; (nullable): the comment above it */
  gsize line;
  guint n_fields;  /* with empty ones at its end */
  guint n_trimmed; /* without */
  MurCsvKind first;
  double first_value; /* where that is a number */
  guint n_text;       /* fields of text but the first, … */
  guint n_numbers, n_ambiguous, n_units;
  gboolean is_quoted; /* all of it, unlike the next */
  gboolean is_bare;   /* its first field is signs and digits, and no number */
  gboolean is_first_quoted;
  gboolean is_ours; /* it begins with the word that is written above labels */
} MurCsvLine;

typedef struct
{
  char separator, point;
  GArray *lines; /* of MurCsvLine */
  guint n_columns;
  guint n_fields; /* of most lines */
  gboolean has_labels;
  int first; /* the first line of numbers; -1: none */
  double score;
  gboolean is_too_wide;
  GError *error; /* (nullable): what ended it, behind its lines */
} MurCsvReading;

const MurCsvLine *mur_csv_reading_line (const MurCsvReading *self, guint i);
/* Whether line @i is the first, and in quotation marks above one without: one of names. */
gboolean mur_csv_reading_has_quoted_header (const MurCsvReading *self, guint i);

/* The reading that makes most lines of numbers, into *@best, which is all zero.
 * @given: what a person has said */
gboolean mur_csv_reading_find (const MurCsvReader *start,
                               const MurCsvFormat *given,
                               MurCsvReading *best,
                               GError **error);
void mur_csv_reading_clear (MurCsvReading *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCsvReading, mur_csv_reading_clear)
