/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results as text; what is copied has all digits. */

#include "ui/pages/experiment/results.h"

#include <math.h>
#include <string.h>

#include "core/base/number.h"

char *
mur_results_label (const MurQuantity *quantity, const char *name)
{
  if (quantity == NULL)
    return g_strdup (name);
  g_autofree char *label = mur_quantity_label (quantity);
  label[0] = g_ascii_toupper (label[0]);
  return quantity->unit != NULL ? g_strdup_printf ("%s [%s]", label, quantity->unit)
                                : g_steal_pointer (&label);
}

gboolean
mur_results_shows (const MurQuantity *quantity)
{
  return quantity == NULL || (quantity->flags & MUR_DESCRIBED_DERIVED) == 0;
}

gboolean
mur_results_shows_table (const MurFrame *frame, const char *name)
{
  const MurTableDescription *description = mur_frame_describe_table (frame, name);
  const MurTable *table = mur_frame_table (frame, name);
  return mur_table_labels (table) != NULL
         && mur_table_n_columns (table) <= MUR_RESULTS_MOST_COLUMNS
         && (description == NULL || (description->flags & MUR_DESCRIBED_DERIVED) == 0);
}

/* Which columns of a table are shown. */
static GArray *
find_shown (const MurFrame *frame, const char *name, const MurTable *table)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (mur_results_shows (
          mur_frame_describe_column (frame, name, mur_table_name (table, i))))
      g_array_append_val (shown, i);
  return shown;
}

static void
append_cell (GString *text, double value)
{
  g_autofree char *number = isnan (value) ? g_strdup ("") : mur_number_format (value);
  g_string_append_printf (text, "\t%s", number);
}

static void
append_table (GString *text, const MurFrame *frame, const char *name)
{
  const MurTable *table = mur_frame_table (frame, name);
  const char *const *labels = mur_table_labels (table);
  g_autoptr (GArray) shown = find_shown (frame, name, table);

  for (guint i = 0; i < shown->len; i++)
    g_string_append_printf (text, "\t%s",
                            mur_table_name (table, g_array_index (shown, guint, i)));
  g_string_append_c (text, '\n');
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      g_string_append (text, labels[row]);
      for (guint i = 0; i < shown->len; i++)
        append_cell (text,
                     mur_table_column (table, g_array_index (shown, guint, i))[row]);
      g_string_append_c (text, '\n');
    }
}

char *
mur_results_copy (const MurFrame *frame)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const char *name = mur_frame_table_name (frame, i);
      if (mur_results_shows_table (frame, name))
        append_table (text, frame, name);
    }
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      g_autofree char *number = mur_number_format (mur_frame_scalar (frame, name));
      if (mur_results_shows (mur_frame_describe_scalar (frame, name)))
        g_string_append_printf (text, "%s\t%s\n", name, number);
    }
  return g_string_free (text, FALSE);
}
