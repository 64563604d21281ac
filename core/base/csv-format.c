/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values, written: the form of RFC 4180 with LF. */

#include "core/base/csv-reader.h"
#include "core/base/csv.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

/* Quoted where the reader would see something else: another field, a line of its own
 * or none at all, blanks that go. */
static void
append_text (GString *text, const char *field)
{
  gsize length = strlen (field);

  if (length > 0 && strpbrk (field, ",;\t\"\r\n") == NULL && field[0] != ' '
      && field[length - 1] != ' ')
    {
      g_string_append_len (text, field, (gssize)length);
      return;
    }
  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *field);
    }
  g_string_append_c (text, '"');
}

static void
append_value (GString *text, double value)
{
  g_autofree char *number = NULL;

  if (isnan (value))
    return;
  number = mur_number_format (value);
  g_string_append (text, number);
}

static void
append_row (GString *text, const MurTable *table, gsize row)
{
  const char *const *labels = mur_table_labels (table);
  guint n_columns = mur_table_n_columns (table);
  gsize start = text->len;

  if (labels != NULL)
    append_text (text, labels[row]);
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0 || labels != NULL)
        g_string_append_c (text, ',');
      append_value (text, mur_table_column (table, i)[row]);
    }
  if (text->len == start) /* one missing value: an empty line would be passed over */
    g_string_append (text, "\"\"");
  g_string_append_c (text, '\n');
}

char *
mur_csv_format (const MurTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_columns;
  gboolean labelled;

  g_return_val_if_fail (table != NULL, NULL);

  n_columns = mur_table_n_columns (table);
  labelled = mur_table_labels (table) != NULL;
  if (labelled)
    g_string_append (text, MUR_CSV_LABEL);
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0 || labelled)
        g_string_append_c (text, ',');
      append_text (text, mur_table_name (table, i));
    }
  g_string_append_c (text, '\n');
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    append_row (text, table, row);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
