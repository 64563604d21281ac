/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The 27 reference sets of nonlinear regression from many starts, without a swarm: from
 * a box that contains the official starts, and from one ten times wider. For every set
 * in how many of the seeds the certified values were reached (parameters to 8 digits,
 * errors to 6, sum to 8), the fewest digits, searches, and the time of the slowest. */

#include "core/fitting/covariance.h"
#include "core/fitting/starts.h"
#include "tests/core/fitting/sets.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  double parameters, errors, sum; /* digits */
  guint64 n_searches, n_here;
  double seconds;
  MurStatus status;
} Outcome;

static Outcome
fit (const MurReferenceSet *set, double width, guint64 seed, MurPool *pool)
{
  double lower[16], upper[16], values[16], errors[16], covariance[256];
  gint64 begin = g_get_monotonic_time ();
  mur_reference_box (set, width, lower, upper);
  g_autoptr (MurStarts) starts = mur_starts_new (
    set->model, &mur_loss_squares, lower, upper, seed, mur_pool_n_threads (pool));
  while (mur_starts_step (starts, NULL, 0, pool) == MUR_STATUS_RUNNING)
    ;
  MurStartsReport report = mur_starts_report (starts);
  Outcome outcome = { .n_searches = report.n_searches,
                      .n_here = report.n_here,
                      .status = report.status };
  outcome.seconds = (double)(g_get_monotonic_time () - begin) / 1e6;
  memcpy (values, report.position, set->n * sizeof *values);
  mur_fit_covariance (set->model, &mur_loss_squares, NULL, values, covariance);
  for (guint k = 0; k < set->n; k++)
    errors[k] = sqrt (covariance[k * set->n + k]);
  mur_reference_match (set, values, errors);
  outcome.parameters = mur_reference_digits (values, set->certified, set->n);
  outcome.errors = mur_reference_digits (errors, set->errors, set->n);
  outcome.sum = mur_reference_digits (&report.sum, &set->sum, 1);
  return outcome;
}

static gboolean
is_right (const MurReferenceSet *set, const Outcome *outcome)
{
  return outcome->parameters >= 8 && outcome->status == MUR_STATUS_CONVERGED
         && (g_str_equal (set->name, "Lanczos1")
             || (outcome->errors >= 6 && outcome->sum >= 8));
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void
report_box (const GPtrArray *sets, double width, guint n_seeds, MurPool *pool)
{
  g_autofree double *seconds = g_new (double, sets->len *n_seeds);
  guint n_right = 0, n = 0;
  printf ("%-10s %6s %6s %6s %6s %8s %8s %9s   box x %g\n", "set", "right", "params",
          "errors", "sum", "searches", "here", "seconds", width);
  for (guint i = 0; i < sets->len; i++)
    {
      const MurReferenceSet *set = sets->pdata[i];
      Outcome worst = { 11, 11, 11, 0, G_MAXUINT64, 0, 0 };
      guint right = 0;
      for (guint seed = 1; seed <= n_seeds; seed++)
        {
          Outcome outcome = fit (set, width, seed, pool);
          right += is_right (set, &outcome);
          worst.parameters = fmin (worst.parameters, outcome.parameters);
          worst.errors = fmin (worst.errors, outcome.errors);
          worst.sum = fmin (worst.sum, outcome.sum);
          worst.n_searches = MAX (worst.n_searches, outcome.n_searches);
          worst.n_here = MIN (worst.n_here, outcome.n_here);
          worst.seconds = fmax (worst.seconds, outcome.seconds);
          seconds[n++] = outcome.seconds;
        }
      n_right += right;
      printf ("%-10s %3u/%-2u %6.1f %6.1f %6.1f %8u %8u %9.3f\n", set->name, right,
              n_seeds, worst.parameters, worst.errors, worst.sum,
              (guint)worst.n_searches, (guint)worst.n_here, worst.seconds);
    }
  qsort (seconds, n, sizeof *seconds, compare_cb);
  printf ("right: %u of %u; seconds: median %.3f, longest %.3f\n\n", n_right, n,
          seconds[n / 2], seconds[n - 1]);
}

/* @argv: (nullable): how many seeds */
int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();
  g_autoptr (MurPool) pool = mur_pool_new (2);
  const guint n_seeds = argc > 1 ? (guint)atoi (argv[1]) : 5;
  report_box (sets, 1, n_seeds, pool);
  report_box (sets, 10, n_seeds, pool);
  return 0;
}
