/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated values, written: the form of RFC 4180 with LF. */

#include "core/base/csv/cell.h"
#include "core/base/csv/csv.h"
#include "core/base/csv/reader.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Whether the reader would see something else: another field, a line of its own or none
 * at all, blanks that go, the mark that a text may begin with. */
static gboolean
needs_quotes (const char *field)
{
  gsize length = strlen (field);

  return length == 0 || strpbrk (field, ",;\t\"\r\n#!%") != NULL || field[0] == ' '
         || strstr (field, "//") != NULL || g_ascii_strncasecmp (field, "sep=", 4) == 0
         || field[length - 1] == ' ' || g_str_has_prefix (field, BYTE_ORDER_MARK);
}

static void
append_quoted (GString *text, const char *field)
{
  g_string_append_c (text, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *field);
    }
  g_string_append_c (text, '"');
}

void
mur_csv_append_text (GString *text, const char *field)
{
  g_return_if_fail (text != NULL && field != NULL);

  if (needs_quotes (field))
    append_quoted (text, field);
  else
    g_string_append (text, field);
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

static gboolean
is_all_missing (const MurTable *table, gsize row)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (!isnan (mur_table_column (table, i)[row]))
      return FALSE;
  return TRUE;
}

static void
append_row (GString *text, const MurTable *table, gsize row)
{
  const char *const *labels = mur_table_labels (table);
  guint n_columns = mur_table_n_columns (table);

  if (labels == NULL && is_all_missing (table, row))
    g_string_append (text, "\"\""); /* a line of separators is passed over */
  if (labels != NULL)
    mur_csv_append_text (text, labels[row]);
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0 || labels != NULL)
        g_string_append_c (text, ',');
      append_value (text, mur_table_column (table, i)[row]);
    }
  g_string_append_c (text, '\n');
}

/* What people call a column goes before its name. */
static const char *
name_of (const MurTable *table, guint column)
{
  const char *title = mur_table_title (table, column);

  return title != NULL ? title : mur_table_name (table, column);
}

/* Whether names would pass for numbers or for the heading of labels: then all are in
 * quotation marks, which the numbers below are not. */
static gboolean
is_misleading_header (const MurTable *table)
{
  guint n_columns = mur_table_n_columns (table);

  if (mur_table_labels (table) != NULL || n_columns == 0)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (mur_csv_is_number (name_of (table, i)))
      return TRUE;
  return g_str_equal (name_of (table, 0), MUR_CSV_LABEL);
}

/* "time [s]" */
static char *
make_heading (const char *name, const char *unit)
{
  return unit != NULL ? g_strdup_printf ("%s [%s]", name, unit) : g_strdup (name);
}

static void
append_header (GString *text, const MurTable *table)
{
  gboolean labelled = mur_table_labels (table) != NULL;
  gboolean quoted = is_misleading_header (table);

  if (labelled)
    g_string_append (text, MUR_CSV_LABEL);
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autofree char *heading
        = make_heading (name_of (table, i), mur_table_unit (table, i));

      if (i > 0 || labelled)
        g_string_append_c (text, ',');
      if (quoted)
        append_quoted (text, heading);
      else
        mur_csv_append_text (text, heading);
    }
  g_string_append_c (text, '\n');
}

char *
mur_csv_format (const MurTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, NULL);

  append_header (text, table);
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    append_row (text, table, row);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
