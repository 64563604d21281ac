/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first few pairs, subtracted both ways, and one of them step by step. */

#include "core/experiments/precision/private.h"

#include "core/base/rng.h"

#include <string.h>

#define GREATEST_R2 0.01

void
mur_precision_draw (guint64 seed, gsize n, double *starts, double *steps)
{
  MurRng r1 = mur_rng (seed, MUR_RNG_PAIRS, MUR_PRECISION_R1);
  MurRng r2 = mur_rng (seed, MUR_RNG_PAIRS, MUR_PRECISION_R2);
  mur_rng_fill_uniform (&r1, n, starts);
  mur_rng_fill_uniform (&r2, n, steps);
  for (gsize i = 0; i < n; i++)
    steps[i] *= GREATEST_R2;
}

static MurVector *
count_from (double first, gsize n)
{
  double *values = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    values[i] = first + (double)i;
  return mur_vector_new_take (values, n);
}

static void
subtract (const MurPrecisionArithmetic *arithmetic,
          guint64 times,
          gsize n,
          const double *starts,
          const double *steps,
          double *direct,
          double *stepwise)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope
    = mur_rounding_enter (arithmetic->rounding);
  mur_subtract_directly (times, arithmetic->contraction, n, starts, steps, direct);
  memcpy (stepwise, starts, n * sizeof *starts);
  mur_subtract_stepwise (times, n, steps, stepwise);
}

void
mur_precision_pairs_init (MurPrecisionPairs *self,
                          const MurPrecisionArithmetic *arithmetic,
                          const MurParameters *parameters)
{
  const gsize n = self->n = (gsize)mur_parameters_integer (parameters, "elements");
  double *starts = g_new (double, n), *steps = g_new (double, n);
  double *direct = g_new (double, n), *stepwise = g_new (double, n);
  double *differences = g_new (double, n), *units = g_new (double, n);
  self->subtractions = mur_parameters_integer (parameters, "subtractions");
  mur_precision_draw (mur_parameters_integer (parameters, "seed"), n, starts, steps);
  subtract (arithmetic, self->subtractions, n, starts, steps, direct, stepwise);
  for (gsize i = 0; i < n; i++)
    {
      differences[i] = direct[i] - stepwise[i];
      units[i] = differences[i] / MUR_UNIT_ROUNDOFF;
    }
  self->index = count_from (1, n);
  self->starts = mur_vector_new_take (starts, n);
  self->steps = mur_vector_new_take (steps, n);
  self->direct = mur_vector_new_take (direct, n);
  self->stepwise = mur_vector_new_take (stepwise, n);
  self->differences = mur_vector_new_take (differences, n);
  self->units = mur_vector_new_take (units, n);
  self->step = count_from (0, (gsize)self->subtractions + 1);
  mur_precision_pairs_choose (self, arithmetic,
                              (guint)mur_parameters_integer (parameters, "element"));
}

void
mur_precision_pairs_choose (MurPrecisionPairs *self,
                            const MurPrecisionArithmetic *arithmetic,
                            guint element)
{
  const gsize n = (gsize)self->subtractions + 1;
  double *values, *errors, *running;
  if (element == self->element)
    return;
  values = g_new (double, n);
  errors = g_new (double, n);
  running = g_new (double, n);
  mur_subtraction_errors (
    self->subtractions, arithmetic->contraction, arithmetic->rounding,
    mur_vector_values (self->starts)[element - 1],
    mur_vector_values (self->steps)[element - 1], values, errors, running);
  g_clear_pointer (&self->values, mur_vector_unref);
  g_clear_pointer (&self->errors, mur_vector_unref);
  g_clear_pointer (&self->running, mur_vector_unref);
  self->element = element;
  self->values = mur_vector_new_take (values, n);
  self->errors = mur_vector_new_take (errors, n);
  self->running = mur_vector_new_take (running, n);
}

void
mur_precision_pairs_clear (MurPrecisionPairs *self)
{
  MurVector **const vectors[]
    = { &self->index,    &self->starts,      &self->steps,  &self->direct,
        &self->stepwise, &self->differences, &self->units,  &self->step,
        &self->values,   &self->errors,      &self->running };
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_clear_pointer (vectors[i], mur_vector_unref);
}

void
mur_precision_pairs_add_tables (const MurPrecisionPairs *self, MurFrame *frame)
{
  MurTable *table = mur_table_new ();
  mur_table_add (table, "index", NULL, self->index);
  mur_table_add (table, "r1", NULL, self->starts);
  mur_table_add (table, "r2", NULL, self->steps);
  mur_table_add (table, "direct", NULL, self->direct);
  mur_table_add (table, "stepwise", NULL, self->stepwise);
  mur_table_add (table, "difference", NULL, self->differences);
  mur_table_add (table, "units", "2⁻⁵³", self->units);
  mur_frame_add_table (frame, "difference", table);
}

void
mur_precision_pairs_add_steps (const MurPrecisionPairs *self, MurFrame *frame)
{
  MurTable *table = mur_table_new ();
  mur_table_add (table, "step", NULL, self->step);
  mur_table_add (table, "value", NULL, self->values);
  mur_table_add (table, "error", NULL, self->errors);
  mur_table_add (table, "running_error", NULL, self->running);
  mur_frame_add_table (frame, "steps", table);
}
