/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each subtraction's exact error, in any rounding mode: in fixed point, since the error
 * is a double only to nearest. */

#include "core/precision/exact-sum.h"
#include "core/precision/subtractions.h"

#include <math.h>

/* The values alone, as the mode has them. */
static void
compute_values (guint64 times,
                MurContraction contraction,
                MurRounding rounding,
                double start,
                double step,
                double *values)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  mur_subtract_directly (times, contraction, 1, &start, &step, values);
  for (guint64 k = 1; k <= times; k++)
    {
      values[k] = k > 1 ? values[k - 1] : start;
      mur_subtract_stepwise (1, 1, &step, values + k);
    }
}

/* Adds @times·@step to @sum: the product in two doubles, which hold all of it. */
static void
add_product (MurExactSum *sum, double times, double step)
{
  const double product = times * step;
  mur_exact_sum_add (sum, product);
  mur_exact_sum_add (sum, fma (times, step, -product));
}

static double
add_error (MurExactSum *running, double before, double step, double after)
{
  MurExactSum error;
  mur_exact_sum_init (&error);
  mur_exact_sum_add (&error, before);
  mur_exact_sum_add (&error, -step);
  mur_exact_sum_add (&error, -after);
  mur_exact_sum_add (running, before);
  mur_exact_sum_add (running, -step);
  mur_exact_sum_add (running, -after);
  return mur_exact_sum_round (&error, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST);
}

void
mur_subtraction_errors (guint64 times,
                        MurContraction contraction,
                        MurRounding rounding,
                        double start,
                        double step,
                        double *values,
                        double *errors,
                        double *running)
{
  MurExactSum sum;
  compute_values (times, contraction, rounding, start, step, values);
  mur_exact_sum_init (&sum);
  mur_exact_sum_add (&sum, values[0]);
  mur_exact_sum_add (&sum, -start);
  add_product (&sum, (double)times, step);
  errors[0] = running[0]
    = mur_exact_sum_round (&sum, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST);
  for (guint64 k = 1; k <= times; k++)
    {
      errors[k] = add_error (&sum, k > 1 ? values[k - 1] : start, step, values[k]);
      running[k] = mur_exact_sum_round (&sum, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST);
    }
}
