/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is observed: columns for tables, rows for likelihoods. */

#include "core/experiments/inference/private.h"

void
mur_inference_data_take (MurInferenceData *self, double *columns)
{
  const gsize n_times = self->n_times;

  g_clear_pointer (&self->observed, mur_vector_unref);
  self->observed = mur_vector_new_take (columns, n_times * self->width);
  if (self->values == NULL)
    self->values = g_new (double, n_times * self->width);
  for (guint c = 0; c < self->width; c++)
    for (gsize k = 0; k < n_times; k++)
      self->values[k * self->width + c] = columns[c * n_times + k];
}

void
mur_inference_data_clear (MurInferenceData *self)
{
  g_clear_pointer (&self->times, mur_vector_unref);
  g_clear_pointer (&self->observed, mur_vector_unref);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->phases, g_free);
  g_clear_pointer (&self->remark, g_free);
}

MurObservations
mur_inference_all_observations (const MurInference *self)
{
  const MurInferenceData *data = &self->data;

  return (MurObservations){ .n = data->n,
                            .kind = data->kind,
                            .start = data->start,
                            .n_times = data->n_times,
                            .times = mur_vector_values (data->times),
                            .values = data->values };
}

MurObservations
mur_inference_observations (const MurInference *self)
{
  MurObservations result = mur_inference_all_observations (self);

  if (self->windows.n == 0)
    return result;
  result.times += self->windows.first;
  result.values += self->windows.first * self->data.width;
  result.n_times = self->windows.count;
  result.start = result.times[0] + self->settings.clock_slip;
  return result;
}

MurTable *
mur_inference_make_course (const MurInferenceData *self, const MurVector *columns)
{
  MurTable *table = mur_table_new ();

  mur_table_add (table, "time", "s", self->times);
  for (guint c = 0; c < self->width; c++)
    {
      g_autofree char *name = self->kind == MUR_OBSERVATION_SUM
                                ? g_strdup ("sum")
                                : g_strdup_printf ("phi%u", c + 1);
      g_autoptr (MurVector) slice
        = mur_vector_new_slice (columns, c * self->n_times, self->n_times);

      mur_table_add (table, name, "rad", slice);
    }
  return table;
}
