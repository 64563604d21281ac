/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one field of a table is. Private to csv. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_CSV_EMPTY,
  MUR_CSV_GAP,    /* a word for a missing value: NaN, NA, n/a, -, … */
  MUR_CSV_NUMBER, /* infinities as well */
  MUR_CSV_DATE,   /* or a time of the day */
  MUR_CSV_TEXT
} MurCsvKind;

typedef struct
{
  double value;
  /* Its digits are in groups by the sign that is not the decimal one, and it could be a
   * fraction as well: "1.000". */
  gboolean is_ambiguous;
  gboolean has_fraction; /* it has the decimal sign */
  const char *unit;      /* (nullable): what stands behind it, "V" of "1.5 V" */
  gsize unit_length;
} MurCsvNumber;

/* Reads @length bytes as a number with @point as the decimal sign: also with D for the
 * exponent, digits in groups of three, and a unit behind a blank. */
gboolean
mur_csv_cell_number (const char *text, gsize length, char point, MurCsvNumber *number);

/* @point: the decimal sign */
MurCsvKind mur_csv_cell_kind (const char *text, gsize length, char point);

/* Whether it looks like one of a unit: "s", "µV", "[mm]", "1/s". */
gboolean mur_csv_cell_is_unit (const char *text, gsize length);

/* Whether @field, not in quotation marks, would be anything but a name. */
gboolean mur_csv_is_number (const char *field);
