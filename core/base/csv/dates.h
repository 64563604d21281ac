/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates and times of the day. Private to csv. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_CSV_ISO,       /* 2024-03-01, 2024/03/01, with a time or without */
  MUR_CSV_DAY_FIRST, /* 01.03.2024 */
  MUR_CSV_EITHER,    /* 01/03/2024: the day or the month first */
  MUR_CSV_TIME       /* 13:10 or 13:10:34.5 */
} MurCsvDateForm;

typedef struct
{
  MurCsvDateForm form;
  double seconds;     /* from the beginning of 1970, or of the day */
  double month_first; /* of EITHER, the other reading; NaN where it is none */
} MurCsvDate;

/* The proleptic Gregorian calendar; a zone is taken off, without one all are of one.
 * EITHER with a day beyond 12 first has the one reading, and @seconds is NaN where only
 * the other is one. */
gboolean mur_csv_date_read (const char *text, gsize length, MurCsvDate *date);

typedef enum
{
  MUR_CSV_ORDER_DAY,   /* the day first, or no matter which */
  MUR_CSV_ORDER_MONTH, /* the month first */
  MUR_CSV_ORDER_MIXED, /* both, in different rows */
  MUR_CSV_ORDER_UNTOLD /* the two give different times between the rows */
} MurCsvDateOrder;

/* Which of two readings of @n dates holds, told by a day beyond the twelfth, where the
 * other reading is NaN. Both are NaN where a date is missing. */
MurCsvDateOrder
mur_csv_date_order (const double *day_first, const double *month_first, gsize n);
