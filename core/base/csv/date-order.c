/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the dates of a column say together: which of day and month is first, and on which
 * day a time is. */

#include "core/base/csv/dates.h"

#include <math.h>

#define DAY 86400.0

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

void
mur_csv_date_pass_midnight (double *seconds, gsize n)
{
  double last = NAN, days = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (seconds[i]))
        continue;
      if (seconds[i] < last && last - seconds[i] <= DAY / 2)
        return;
      last = seconds[i];
    }
  last = NAN;
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (seconds[i]))
        continue;
      days += seconds[i] < last ? DAY : 0;
      last = seconds[i];
      seconds[i] += days;
    }
}
