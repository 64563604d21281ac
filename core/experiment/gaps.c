/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/gaps.h"

#include "core/base/number.h"

#include <math.h>

/* Widths of all others between those and a number that occurs several times, or once. */
#define FAR_WIDTHS 0.5
#define ALONE_WIDTHS 10
#define MIN_OTHERS 2
#define MOST_COLUMNS 3     /* that are told */
#define HUGE_NUMBER 1e20   /* from here on it is one whatever its digits */
#define LEAST_POSITIVE 999 /* 99 is a percentage */

/* Magnitudes that are written for no number: nines, the last ones of integers of 16 and 32
 * bits, and -999.25 of well logs. */
static const double known[]
  = { 99,     99.9,  99.99,  999,     999.9, 999.99, 999.25,     9999,
      9999.9, 99999, 999999, 9999999, 32767, 32768,  2147483647, 2147483648 };

/* What is at one end of a column: the number there, how often, and the next one. */
typedef struct
{
  double value, next;
  gsize n;
} End;

static gboolean
is_written_for_none (double value)
{
  if (fabs (value) >= HUGE_NUMBER)
    return TRUE;
  if (value > 0 && value < LEAST_POSITIVE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (fabs (value) == known[i])
      return TRUE;
  return FALSE;
}

static void
take (End *end, double value, double sign)
{
  if (value == end->value)
    end->n++;
  else if (end->n == 0 || sign * value > sign * end->value)
    {
      end->next = end->value;
      end->value = value;
      end->n = 1;
    }
  else if (isnan (end->next) || sign * value > sign * end->next)
    end->next = value;
}

/* @other: the far side of the others. */
static gboolean
is_suspect (const End *end, double other, gsize n_others)
{
  const gboolean is_alone = end->n == 1;
  const double distance = fabs (end->value - end->next);

  return end->n > 0 && n_others >= MIN_OTHERS && is_written_for_none (end->value)
         && !(is_alone && fabs (end->value) >= HUGE_NUMBER)
         && distance
              >= (is_alone ? ALONE_WIDTHS : FAR_WIDTHS) * fabs (end->next - other);
}

static void
describe (GString *text, const End *end)
{
  g_autofree char *value = mur_number_format (end->value);

  g_string_append_printf (text, "%s%" G_GSIZE_FORMAT " value%s %s",
                          text->len > 0 ? " and " : "", end->n, end->n == 1 ? "" : "s",
                          value);
}

char *
mur_gaps_suspect (const MurTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < mur_table_n_columns (table), NULL);

  const double *values = mur_table_column (table, column);
  End low = { NAN, NAN, 0 }, high = { NAN, NAN, 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n = 0;

  for (gsize i = 0; i < mur_table_n_rows (table); i++)
    if (isfinite (values[i]))
      {
        take (&low, values[i], -1);
        take (&high, values[i], 1);
        n++;
      }
  if (n == 0 || low.value == high.value)
    return NULL;
  /* What is at one end is none of the others of the other one where it is a gap too. */
  const gboolean is_high = is_suspect (
    &high, is_written_for_none (low.value) ? low.next : low.value, n - high.n);
  const gboolean is_low
    = is_suspect (&low, is_high ? high.next : high.value, n - low.n);

  if (is_low)
    describe (text, &low);
  if (is_high)
    describe (text, &high);
  if (text->len == 0)
    return NULL;
  return g_strdup_printf (
    "%s in “%s” look%s like %s", text->str, mur_table_name (table, column),
    is_low != is_high && (is_low ? low.n : high.n) == 1 ? "s" : "",
    is_low != is_high && (is_low ? low.n : high.n) == 1 ? "a gap" : "gaps");
}

char *
mur_gaps_suspect_any (const MurTable *table, const gboolean *is_used)
{
  g_return_val_if_fail (table != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autofree char *words
        = is_used == NULL || is_used[i] ? mur_gaps_suspect (table, i) : NULL;

      if (words != NULL && n++ < MOST_COLUMNS)
        g_string_append_printf (text, "%s%s", n > 1 ? "; " : "", words);
    }
  if (n == 0)
    return NULL;
  if (n > MOST_COLUMNS)
    g_string_append_printf (text, "; and in %u more columns", n - MOST_COLUMNS);
  return g_strdup (text->str);
}

static gboolean
is_one_of (double value, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (value == values[i])
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) */
static MurVector *
take_out (const MurVector *vector, const double *values, guint n)
{
  const gsize n_rows = mur_vector_length (vector);
  const double *from = mur_vector_values (vector);
  double *to = NULL;

  for (gsize i = 0; i < n_rows; i++)
    if (is_one_of (from[i], values, n))
      {
        if (to == NULL)
          to = g_memdup2 (from, n_rows * sizeof *to);
        to[i] = NAN;
      }
  return to != NULL ? mur_vector_new_take (to, n_rows) : mur_vector_ref (vector);
}

MurTable *
mur_gaps_take_out (const MurTable *table, const double *values, guint n)
{
  g_return_val_if_fail (table != NULL && values != NULL, NULL);

  MurTable *self = mur_table_new ();

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autoptr (MurVector) vector = take_out (mur_table_vector (table, i), values, n);

      mur_table_add (self, mur_table_name (table, i), mur_table_unit (table, i),
                     vector);
      mur_table_set_title (self, mur_table_title (table, i));
      if (mur_table_is_dated (table, i))
        mur_table_set_dated (self);
    }
  mur_table_set_labels (self, mur_table_labels (table));
  mur_table_set_label_heading (self, mur_table_label_heading (table));
  return self;
}
