/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates and times of the day. Private to csv. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_CSV_ISO,       /* 2024-03-01, 2024/03/01, with a time or without */
  MUR_CSV_DAY_FIRST, /* 01.03.2024 */
  MUR_CSV_EITHER,    /* 01/03/2024, 01-03-2024: the day or the month first */
  MUR_CSV_NAMED,     /* 1 Mar 2024, 01-Mar-2024, Mar 1, 2024 */
  MUR_CSV_TIME,      /* of the day: 13:10, 13:10:34.5 or 1:10 PM */
  MUR_CSV_MINUTES    /* 10:34.5: minutes and seconds */
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

/* The same of a number 20240301 or 20240301131034. NaN where it is none from 1900 to
 * 2199. */
double mur_csv_date_of_number (double number);

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

/* Adds a day wherever @n times of the day, which rise otherwise, fall back by more than
 * half of one: midnight. Others are left as they are. */
void mur_csv_date_pass_midnight (double *seconds, gsize n);
