/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/print.h"

#include "core/base/estimate.h"
#include "core/base/number.h"

#include <math.h>

static double
cell (const MurTable *table, const char *column, gsize row)
{
  const int index = mur_table_find (table, column);
  return index < 0 ? NAN : mur_table_column (table, (guint)index)[row];
}

/* "p1: 3.9871 ± 0.0023"; files have all digits. */
static void
print_estimates (const MurTable *table)
{
  const char *const *labels = mur_table_labels (table);
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      const double error = cell (table, "standard_error", row);
      const char *limit = mur_estimate_describe_limit (cell (table, "at_limit", row));
      g_autofree char *value = mur_number_round (cell (table, "value", row), 12);
      g_autofree char *width = mur_number_round (error, 6);
      g_print ("%s: %s", labels[row], value);
      if (!isnan (error))
        g_print (" ± %s", width);
      if (limit != NULL)
        g_print (" (%s)", limit);
      g_print ("\n");
    }
}

static gboolean
holds_estimates (const MurTable *table)
{
  return mur_table_labels (table) != NULL && mur_table_find (table, "value") >= 0
         && mur_table_find (table, "standard_error") >= 0;
}

void
mur_command_print_results (const MurFrame *frame, MurStatus status)
{
  g_autofree char *fingerprint = mur_frame_fingerprint (frame);
  g_print ("status: %s\n", mur_status_name (status));
  if (mur_frame_note (frame) != NULL)
    g_print ("reason: %s\n", mur_frame_note (frame));
  for (guint i = 0; i < mur_frame_n_tables (frame); i++)
    {
      const MurTable *table = mur_frame_table (frame, mur_frame_table_name (frame, i));
      if (holds_estimates (table))
        print_estimates (table);
    }
  for (guint i = 0; i < mur_frame_n_scalars (frame); i++)
    {
      const char *name = mur_frame_scalar_name (frame, i);
      g_autofree char *value = mur_number_format (mur_frame_scalar (frame, name));
      g_print ("%s: %s\n", name, value);
    }
  g_print ("fingerprint: %s\n", fingerprint);
}
