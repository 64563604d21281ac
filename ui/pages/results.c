/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as text. Digits beyond a standard error say nothing, so they are not shown;
 * what is copied has them all. */

#include "ui/pages/results.h"

#include <math.h>
#include <string.h>

#include "core/base/number.h"

#define MINUS "\xe2\x88\x92"
#define MISSING "\xe2\x80\x93"

char *
mur_results_title (const char *name)
{
  static const char *const known[][2] = {
    { "aic", "AIC" },
    { "bic", "BIC" },
    { "r_squared", "R²" },
    { "reduced_chi_square", "Reduced χ²" },
  };
  char *title;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i][0], name) == 0)
      return g_strdup (known[i][1]);
  title = g_strdelimit (g_strdup (name), "_", ' ');
  title[0] = g_ascii_toupper (title[0]);
  return title;
}

/* With the minus that is as wide as a digit. */
static char *
people_minus (const char *text)
{
  return text[0] == '-' ? g_strconcat (MINUS, text + 1, NULL) : g_strdup (text);
}

static char *
format_decimals (double value, int decimals)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 16];
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  return people_minus (buffer);
}

/* The place of the last digit that an error of @error leaves: its first digit, or its
 * second where the first is a 1. */
static int
find_decimals (double error)
{
  int place = (int)floor (log10 (error));
  double leading = error / pow (10, place);
  return leading < 1.95 ? 1 - place : -place;
}

void
mur_results_format (double value, double error, char **value_text, char **error_text)
{
  g_autofree char *plain = NULL;

  *error_text = NULL;
  if (isnan (value))
    {
      *value_text = g_strdup (MISSING);
      return;
    }
  if (isfinite (error) && error > 0 && fabs (value) < 1e9)
    {
      int decimals = find_decimals (error);
      if (decimals >= 0 && decimals <= 12)
        {
          *value_text = format_decimals (value, decimals);
          *error_text = format_decimals (error, decimals);
          return;
        }
    }
  plain = mur_number_round (value, 6);
  *value_text = people_minus (plain);
  if (isfinite (error))
    *error_text = mur_number_round (error, 2);
}

static void
append_table (GString *text, const MurTable *table)
{
  const char *const *labels = mur_table_labels (table);

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    g_string_append_printf (text, "\t%s", mur_table_name (table, i));
  g_string_append_c (text, '\n');
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      g_string_append (text, labels[row]);
      for (guint i = 0; i < mur_table_n_columns (table); i++)
        {
          double value = mur_table_column (table, i)[row];
          g_autofree char *number
            = isnan (value) ? g_strdup ("") : mur_number_format (value);
          g_string_append_printf (text, "\t%s", number);
        }
      g_string_append_c (text, '\n');
    }
}

char *
mur_results_copy (const MurFrame *frame)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const MurTable *table = mur_frame_table (frame, mur_frame_table_name (frame, i));
      if (mur_table_labels (table) != NULL)
        append_table (text, table);
    }
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      g_autofree char *number = mur_number_format (mur_frame_scalar (frame, name));
      g_string_append_printf (text, "%s\t%s\n", name, number);
    }
  return g_string_free (text, FALSE);
}
