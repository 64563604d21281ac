/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/csv/dates.h"

#include <math.h>
#include <string.h>

#define DAY 86400.0

typedef struct
{
  const char *at, *end;
} Cursor;

static gboolean
take (Cursor *self, char c)
{
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Reads @least to @most digits. Returns: -1 where there are fewer */
static int
take_number (Cursor *self, int least, int most, int *n_digits)
{
  int value = 0, n = 0;

  for (; n < most && self->at < self->end && g_ascii_isdigit (*self->at); n++)
    value = 10 * value + (*self->at++ - '0');
  if (n_digits != NULL)
    *n_digits = n;
  return n < least ? -1 : value;
}

/* Days from 1970-01-01 (Hinnant 2013). NaN where there is no such day. */
static double
count_days (int year, int month, int day)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  const gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  if (month < 1 || month > 12 || day < 1
      || day > lengths[month - 1] + (leap && month == 2))
    return NAN;

  const int y = year - (month <= 2), era = y / 400, in_era = y - era * 400;
  const int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return era * 146097.0 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

static gboolean
take_fraction (Cursor *self, double *seconds)
{
  double scale = 0.1;

  if (!take (self, '.') && !take (self, ','))
    return TRUE;
  if (self->at == self->end || !g_ascii_isdigit (*self->at))
    return FALSE;
  for (; self->at < self->end && g_ascii_isdigit (*self->at); scale /= 10)
    *seconds += scale * (*self->at++ - '0');
  return TRUE;
}

/* 13:10, 13:10:34, 13:10:34.5 */
static gboolean
take_time (Cursor *self, double *seconds)
{
  const int hour = take_number (self, 1, 2, NULL);
  int minute, second = 0;

  if (hour < 0 || hour > 24 || !take (self, ':'))
    return FALSE;
  minute = take_number (self, 2, 2, NULL);
  if (minute < 0 || minute > 59)
    return FALSE;
  if (take (self, ':'))
    {
      second = take_number (self, 2, 2, NULL);
      if (second < 0 || second > 60)
        return FALSE;
    }
  *seconds = hour * 3600.0 + minute * 60.0 + second;
  return take_fraction (self, seconds);
}

/* Z, +02:00, +0200 or nothing. */
static gboolean
take_zone (Cursor *self, double *seconds)
{
  if (self->at == self->end || take (self, 'Z'))
    return TRUE;

  const gboolean east = take (self, '+');

  if (!east && !take (self, '-'))
    return FALSE;

  const int hour = take_number (self, 2, 2, NULL);

  take (self, ':');

  const int minute = take_number (self, 2, 2, NULL);

  if (hour < 0 || minute < 0)
    return FALSE;
  *seconds -= (east ? 1 : -1) * (hour * 3600.0 + minute * 60.0);
  return TRUE;
}

/* What follows a date: nothing, or a time. */
static gboolean
take_rest (Cursor *self, double *seconds)
{
  *seconds = 0;
  if (self->at == self->end)
    return TRUE;
  if (!take (self, 'T') && !take (self, ' '))
    return FALSE;
  while (take (self, ' '))
    ;
  return take_time (self, seconds) && take_zone (self, seconds);
}

static int
whole_year (int year, int n_digits)
{
  if (n_digits > 2)
    return year;
  return year + (year < 70 ? 2000 : 1900);
}

static gboolean
read_iso (Cursor cursor, MurCsvDate *date)
{
  const int year = take_number (&cursor, 4, 4, NULL);
  char separator = '\0';
  double rest;
  int month, day;

  for (const char *c = "-/."; *c != '\0' && separator == '\0'; c++)
    if (take (&cursor, *c))
      separator = *c;
  if (year < 0 || separator == '\0')
    return FALSE;
  month = take_number (&cursor, 1, 2, NULL);
  if (!take (&cursor, separator))
    return FALSE;
  day = take_number (&cursor, 1, 2, NULL);
  if (!take_rest (&cursor, &rest))
    return FALSE;
  *date = (MurCsvDate){ MUR_CSV_ISO, count_days (year, month, day) * DAY + rest, NAN };
  return cursor.at == cursor.end && isfinite (date->seconds);
}

/* Day and month in some order, then the year. */
static gboolean
read_local (Cursor cursor, MurCsvDate *date)
{
  const int first = take_number (&cursor, 1, 2, NULL);
  const gboolean is_dotted = take (&cursor, '.');
  int second, year, n_digits;
  double rest;

  if (first < 0 || (!is_dotted && !take (&cursor, '/')))
    return FALSE;
  second = take_number (&cursor, 1, 2, NULL);
  if (!take (&cursor, is_dotted ? '.' : '/'))
    return FALSE;
  year = take_number (&cursor, 2, 4, &n_digits);
  if (year < 0 || n_digits == 3 || !take_rest (&cursor, &rest))
    return FALSE;
  year = whole_year (year, n_digits);
  *date
    = (MurCsvDate){ is_dotted ? MUR_CSV_DAY_FIRST : MUR_CSV_EITHER,
                    count_days (year, second, first) * DAY + rest,
                    is_dotted ? NAN : count_days (year, first, second) * DAY + rest };
  return cursor.at == cursor.end
         && (isfinite (date->seconds) || isfinite (date->month_first));
}

gboolean
mur_csv_date_read (const char *text, gsize length, MurCsvDate *date)
{
  Cursor cursor = { text, text + length };
  double seconds;

  if (length < 4 || !g_ascii_isdigit (*text))
    return FALSE;
  if (read_iso (cursor, date) || read_local (cursor, date))
    return TRUE;
  if (!take_time (&cursor, &seconds) || cursor.at != cursor.end)
    return FALSE;
  *date = (MurCsvDate){ MUR_CSV_TIME, seconds, NAN };
  return TRUE;
}

MurCsvDateOrder
mur_csv_date_order (const double *day_first, const double *month_first, gsize n)
{
  gboolean has_day = FALSE, has_month = FALSE, is_alike = TRUE;
  double distance = NAN;

  for (gsize i = 0; i < n; i++)
    {
      const double other = day_first[i] - month_first[i];

      has_day |= isfinite (day_first[i]) && isnan (month_first[i]);
      has_month |= isfinite (month_first[i]) && isnan (day_first[i]);
      if (isnan (distance))
        distance = other;
      is_alike &= isnan (other) || other == distance;
    }
  if (has_day && has_month)
    return MUR_CSV_ORDER_MIXED;
  if (has_month)
    return MUR_CSV_ORDER_MONTH;
  return has_day || is_alike ? MUR_CSV_ORDER_DAY : MUR_CSV_ORDER_UNTOLD;
}
