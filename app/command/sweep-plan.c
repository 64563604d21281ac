/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/sweep-plan.h"

#include <math.h>

#include "core/base/number.h"

#define MOST_TRIED 5
#define TRIED_SECONDS 1.0 /* for all that are tried, about */
#define ROW_BYTES 150     /* fingerprint, status, seconds and what SQLite adds */
#define NUMBER_BYTES 9
#define SWEPT_BYTES 30 /* twice: as a column and in the session */

/* On average, of some runs that are carried out. */
static double
try_seconds (const MurSweep *sweep)
{
  const guint64 n_runs = mur_sweep_n_runs (sweep);
  const guint64 n = MIN (n_runs, MOST_TRIED);
  double sum = 0;
  guint64 n_tried = 0;
  while (n_tried < n && sum < TRIED_SECONDS)
    {
      g_autoptr (GVariant) row
        = g_variant_ref_sink (mur_sweep_run (sweep, n_tried * n_runs / n, NULL, NULL));
      double seconds;
      g_variant_get_child (row, 3, "d", &seconds);
      sum += seconds;
      n_tried++;
    }
  return sum / (double)n_tried;
}

static double
row_bytes (const MurStore *store)
{
  double bytes = ROW_BYTES;
  for (guint i = 0; i < mur_store_n_columns (store); i++)
    {
      const MurStoreColumnKind kind = mur_store_column (store, i)->kind;
      bytes += kind == MUR_STORE_SCALAR  ? NUMBER_BYTES
               : kind == MUR_STORE_SWEPT ? SWEPT_BYTES
                                         : 0;
    }
  return bytes;
}

static double
seconds_of_run (const MurSweep *sweep)
{
  const double told
    = mur_design_mean_seconds (mur_sweep_design (sweep), mur_sweep_base (sweep));
  return told < MUR_DESIGN_TOLD_SECONDS ? try_seconds (sweep) : told;
}

static void
print_time (double seconds, guint n_workers)
{
  g_autofree char *time = mur_number_duration (seconds);
  if (isnan (seconds))
    g_print ("time: not known before\n");
  else
    g_print ("time: about %s with %u worker%s\n", time, n_workers,
             n_workers == 1 ? "" : "s");
}

void
mur_command_print_plan (const MurStore *store, guint n_workers, guint n_at_once)
{
  const MurSweep *sweep = mur_store_sweep (store);
  const guint64 n = mur_store_n_runs (store), n_done = mur_store_n_done (store);
  const guint64 n_left = n - n_done;
  g_print ("runs: %" G_GUINT64_FORMAT "\n", n);
  if (n_done > 0)
    g_print ("done: %" G_GUINT64_FORMAT "\n", n_done);
  if (n_left == 0)
    return;
  print_time (mur_design_seconds_by (seconds_of_run (sweep), n_left, n_at_once),
              (guint)MIN (n_left, n_workers));
  g_autofree char *size = g_format_size ((guint64)((double)n_left * row_bytes (store)));
  g_print ("size: about %s%s\n", size,
           *mur_sweep_keep (sweep) != NULL ? ", and the tables that are kept" : "");
}
