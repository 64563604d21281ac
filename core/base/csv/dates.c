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

static gboolean
take_letters (Cursor *self, const char *word)
{
  const gsize n = strlen (word);

  if ((gsize)(self->end - self->at) < n || g_ascii_strncasecmp (self->at, word, n) != 0)
    return FALSE;
  self->at += n;
  return TRUE;
}

static void
pass_blanks (Cursor *self)
{
  while (take (self, ' '))
    ;
}

/* "PM" behind an hour of twelve. */
static gboolean
take_half (Cursor *self, int hour, double *seconds)
{
  const Cursor start = *self;

  pass_blanks (self);
  const gboolean is_am = take_letters (self, "AM") || take_letters (self, "a.m.");
  const gboolean is_pm
    = !is_am && (take_letters (self, "PM") || take_letters (self, "p.m."));

  if (!is_am && !is_pm)
    {
      *self = start;
      return TRUE;
    }
  *seconds += is_pm && hour < 12 ? DAY / 2 : is_am && hour == 12 ? -DAY / 2 : 0;
  return hour >= 1 && hour <= 12;
}

/* 13:10, 13:10:34, 13:10:34.5, 1:10 PM */
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
  *seconds = hour * 3600.0 + minute * 60.0;
  if (take (self, ':'))
    {
      second = take_number (self, 2, 2, NULL);
      if (second < 0 || second > 60)
        return FALSE;
      *seconds += second;
      if (!take_fraction (self, seconds))
        return FALSE;
    }
  return take_half (self, hour, seconds);
}

/* 10:34.5, of which the fraction tells that it is no hour. */
static gboolean
read_minutes (Cursor cursor, MurCsvDate *date)
{
  const int minute = take_number (&cursor, 1, 2, NULL);
  double seconds;
  int second;

  if (minute < 0 || !take (&cursor, ':'))
    return FALSE;
  second = take_number (&cursor, 2, 2, NULL);
  if (second < 0 || second > 59 || cursor.at == cursor.end)
    return FALSE;
  seconds = minute * 60.0 + second;
  if (!take_fraction (&cursor, &seconds) || cursor.at != cursor.end)
    return FALSE;
  *date = (MurCsvDate){ MUR_CSV_MINUTES, seconds, NAN };
  return TRUE;
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
  pass_blanks (self);
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

/* 20240301T131034 */
static gboolean
read_compact (Cursor cursor, MurCsvDate *date)
{
  const int year = take_number (&cursor, 4, 4, NULL);
  const int month = take_number (&cursor, 2, 2, NULL);
  const int day = take_number (&cursor, 2, 2, NULL);
  double seconds = 0;
  int hour, minute, second;

  if (year < 0 || month < 0 || day < 0 || !take (&cursor, 'T'))
    return FALSE;
  hour = take_number (&cursor, 2, 2, NULL);
  minute = take_number (&cursor, 2, 2, NULL);
  second = cursor.at < cursor.end ? take_number (&cursor, 2, 2, NULL) : 0;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 || second > 60
      || !take_fraction (&cursor, &seconds) || !take_zone (&cursor, &seconds))
    return FALSE;
  seconds += hour * 3600.0 + minute * 60.0 + second;
  *date
    = (MurCsvDate){ MUR_CSV_ISO, count_days (year, month, day) * DAY + seconds, NAN };
  return cursor.at == cursor.end && isfinite (date->seconds);
}

/* Mar, March or Mar. Returns: -1 where there is no name of a month */
static int
take_month (Cursor *self)
{
  static const char *const names[]
    = { "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December" };

  for (int month = 0; month < 12; month++)
    {
      const char brief[] = { names[month][0], names[month][1], names[month][2], '\0' };

      if (take_letters (self, names[month]) || take_letters (self, brief))
        {
          take (self, '.');
          return month + 1;
        }
    }
  return -1;
}

/* What parts day, month and year: a blank, a hyphen, a comma and a blank. */
static gboolean
take_gap (Cursor *self)
{
  const char *start = self->at;

  take (self, ',');
  pass_blanks (self);
  return self->at > start || take (self, '-') || take (self, '/');
}

static void
pass_weekday (Cursor *self)
{
  static const char *const names[]
    = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  const Cursor start = *self;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (take_letters (self, names[i]) && take_gap (self))
      return;
    else
      *self = start;
}

/* 1 Mar 2024, 01-Mar-2024, Mar 1, 2024; also behind the name of a weekday */
static gboolean
read_named (Cursor cursor, MurCsvDate *date)
{
  int day, month, year;
  double rest;

  if (g_ascii_isalpha (*cursor.at))
    pass_weekday (&cursor);
  day = take_number (&cursor, 1, 2, NULL);
  if (day >= 0 && !take_gap (&cursor))
    return FALSE;
  month = take_month (&cursor);
  if (month < 0 || !take_gap (&cursor))
    return FALSE;
  if (day < 0)
    {
      day = take_number (&cursor, 1, 2, NULL);
      if (day < 0 || !take_gap (&cursor))
        return FALSE;
    }
  year = take_number (&cursor, 4, 4, NULL);
  if (year < 0 || !take_rest (&cursor, &rest))
    return FALSE;
  *date
    = (MurCsvDate){ MUR_CSV_NAMED, count_days (year, month, day) * DAY + rest, NAN };
  return cursor.at == cursor.end && isfinite (date->seconds);
}

/* Day and month in some order, then the year. */
static gboolean
read_local (Cursor cursor, MurCsvDate *date)
{
  const int first = take_number (&cursor, 1, 2, NULL);
  const gboolean is_dotted = take (&cursor, '.'), is_dashed = take (&cursor, '-');
  const char sign = is_dotted ? '.' : is_dashed ? '-' : '/';
  int second, year, n_digits;
  double rest;

  if (first < 0 || (!is_dotted && !is_dashed && !take (&cursor, '/')))
    return FALSE;
  second = take_number (&cursor, 1, 2, NULL);
  if (!take (&cursor, sign))
    return FALSE;
  year = take_number (&cursor, is_dashed ? 4 : 2, 4, &n_digits);
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

  if (length < 4 || !g_ascii_isalnum (*text))
    return FALSE;
  if (read_iso (cursor, date) || read_local (cursor, date) || read_named (cursor, date)
      || read_compact (cursor, date) || read_minutes (cursor, date))
    return TRUE;
  if (!take_time (&cursor, &seconds) || cursor.at != cursor.end)
    return FALSE;
  *date = (MurCsvDate){ MUR_CSV_TIME, seconds, NAN };
  return TRUE;
}

double
mur_csv_date_of_number (double number)
{
  if (!(number < 1e14)) /* nor is it a number at all */
    return NAN;
  const gboolean has_time = number > 1e13;
  const double date = has_time ? floor (number / 1e6) : number;
  const int time = has_time ? (int)(number - date * 1e6) : 0;
  const int day = date >= 19000101 && date < 22000101 ? (int)date : 0;

  if (day != date || number != floor (number) || time / 10000 > 23
      || time / 100 % 100 > 59 || time % 100 > 59)
    return NAN;
  return count_days (day / 10000, day / 100 % 100, day % 100) * DAY
         + time / 10000 * 3600 + time / 100 % 100 * 60 + time % 100;
}
