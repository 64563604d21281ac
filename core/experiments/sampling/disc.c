/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which points are in the quarter disc, where that is what is integrated: for pictures
 * a column of those inside and one of those outside, each of the coordinate upwards.
 * What frames may hold is not written again. */

#include "core/experiments/sampling/private.h"

#include <math.h>

#define MAX_SPLIT 100000 /* points; of more nobody can tell one from another */

static gboolean
has_disc (const MurSampling *self)
{
  return self->integrand_kind == MUR_INTEGRAND_QUARTER_DISC && self->dimensions > 1;
}

void
mur_sampling_disc_clear (MurSamplingDisc *self)
{
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    for (guint side = 0; side < 2; side++)
      g_clear_pointer (&self->vectors[set][side], mur_vector_unref);
  self->n_filled = 0;
}

static void
prepare (MurSampling *self)
{
  const gsize n = MIN (self->count, MAX_SPLIT);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    for (guint side = 0; side < 2; side++)
      {
        self->disc.columns[set][side] = g_new (double, n);
        self->disc.vectors[set][side]
          = mur_vector_new_take (self->disc.columns[set][side], n);
      }
}

static void
split (MurSampling *self, guint set, gsize end)
{
  const double *x = self->sets[set].columns[self->x];
  const double *y = self->sets[set].columns[self->y];
  double *const *columns = self->disc.columns[set];
  for (gsize i = self->disc.n_filled; i < end; i++)
    {
      const gboolean is_inside = x[i] * x[i] + y[i] * y[i] <= 1;
      columns[MUR_SAMPLING_HIT][i] = is_inside ? y[i] : NAN;
      columns[MUR_SAMPLING_MISS][i] = is_inside ? NAN : y[i];
    }
}

static void
add_column (MurSampling *self, MurTable *table, guint set, guint side, gsize n)
{
  static const char *const sides[]
    = { [MUR_SAMPLING_HIT] = "hit", [MUR_SAMPLING_MISS] = "miss" };
  g_autofree char *name
    = g_strdup_printf ("%s_%s", mur_sampling_names[set], sides[side]);
  g_autoptr (MurVector) column
    = mur_vector_new_slice (self->disc.vectors[set][side], 0, n);
  mur_table_add (table, name, NULL, column);
}

void
mur_sampling_add_disc (MurSampling *self, MurFrame *frame)
{
  const gsize n = MIN (self->n, MAX_SPLIT);
  if (!has_disc (self))
    return;
  if (self->disc.vectors[0][0] == NULL)
    prepare (self);
  MurTable *table = mur_table_new ();
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    split (self, set, n);
  for (guint side = 0; side < 2; side++)
    for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
      add_column (self, table, set, side, n);
  self->disc.n_filled = MAX (self->disc.n_filled, n);
  mur_frame_add_table (frame, "disc", table);
}
