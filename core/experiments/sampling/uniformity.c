/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How even the points are: what each step adds to the measures of both sets, and the
 * row of the table that comes of it. */

#include "core/experiments/sampling/private.h"

#include <math.h>

/* Each counts a pair both ways: of points times dimensions, of dimensions times points.
 */
#define MAX_PAIRS (2.0 * 10000 * 10000)
#define MAX_PRODUCTS 2e9

gsize
mur_sampling_pairwise_limit (guint dimensions)
{
  return (gsize)floor (sqrt (MAX_PAIRS / MAX (dimensions, 2)));
}

gsize
mur_sampling_correlation_limit (guint dimensions)
{
  return (gsize)(MAX_PRODUCTS / ((double)dimensions * dimensions));
}

static void
forget (MurSamplingUniformity *self)
{
  self->box = (MurStarBox){ .value = NAN, .x = NAN, .y = NAN };
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    self->values[kind] = NAN;
}

void
mur_sampling_uniformity_clear (MurSampling *self)
{
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      MurSamplingUniformity *uniformity = &self->uniformity[set];
      g_clear_pointer (&uniformity->star, mur_star_free);
      g_clear_pointer (&uniformity->pairwise, mur_discrepancy_free);
      mur_cells_clear (&uniformity->cells);
    }
  g_clear_pointer (&self->pairs, mur_pairs_free);
  g_clear_pointer (&self->discrepancy_rows, g_array_unref);
}

void
mur_sampling_uniformity_reset (MurSampling *self)
{
  mur_sampling_uniformity_clear (self);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      MurSamplingUniformity *uniformity = &self->uniformity[set];
      uniformity->star = mur_star_new (MIN (self->dimensions, 2));
      uniformity->pairwise
        = mur_discrepancy_new (self->dimensions, MUR_DISCREPANCY_ALL);
      mur_cells_init (&uniformity->cells, self->n_cells,
                      self->dimensions > 1 ? self->n_cells : 1);
      forget (uniformity);
    }
  self->pairs = mur_pairs_new (self->dimensions);
  self->discrepancy_rows
    = g_array_new (FALSE, FALSE, sizeof (MurSamplingDiscrepancyRow));
}

typedef struct
{
  MurSampling *self;
  gsize first, end;
} Portion;

/* Cells and star of the pair that is shown; in one dimension, of a row of cells. */
static void
add_pair_cb (gsize set, guint thread, gpointer data)
{
  const Portion *portion = data;
  MurSampling *self = portion->self;
  MurSamplingUniformity *uniformity = &self->uniformity[set];
  gsize n = portion->end - portion->first;
  const double *x = self->sets[set].columns[self->x] + portion->first;
  const double *y = self->sets[set].columns[self->y] + portion->first;

  mur_cells_add (&uniformity->cells, n, x, y);
  if (portion->end > MUR_SAMPLING_STAR_LIMIT)
    {
      uniformity->box = (MurStarBox){ .value = NAN, .x = NAN, .y = NAN };
      return;
    }
  mur_star_add (uniformity->star, x, self->dimensions > 1 ? y : NULL, n);
  uniformity->box = mur_star_find (uniformity->star);
}

static void
add_pairwise (MurSampling *self, guint set, gsize end)
{
  MurSamplingUniformity *uniformity = &self->uniformity[set];
  gboolean is_affordable = end <= mur_sampling_pairwise_limit (self->dimensions);
  if (is_affordable)
    mur_discrepancy_extend (uniformity->pairwise,
                            (const double *const *)self->sets[set].columns, end,
                            self->pool);
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    uniformity->values[kind]
      = is_affordable ? mur_discrepancy_value (uniformity->pairwise, kind) : NAN;
}

/* Those of a state that is restored, which take long to compute. */
static void
add_known_pairwise (MurSampling *self)
{
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    memcpy (self->uniformity[set].values, self->known_rows + set * MUR_N_DISCREPANCIES,
            sizeof self->uniformity[set].values);
  self->known_rows += MUR_SAMPLING_N_PAIRWISE;
  self->n_known_rows--;
}

static void
add_row (MurSampling *self, gsize end)
{
  MurSamplingDiscrepancyRow row = { .n = (double)end };
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    {
      row.star[set] = self->uniformity[set].box.value;
      memcpy (row.values[set], self->uniformity[set].values, sizeof row.values[set]);
    }
  g_array_append_val (self->discrepancy_rows, row);
}

void
mur_sampling_uniformity_add (MurSampling *self, gsize first, gsize end)
{
  Portion portion = { self, first, end };
  gsize correlated = MIN (end, mur_sampling_correlation_limit (self->dimensions));

  mur_pool_for (self->pool, MUR_SAMPLING_N_SETS, add_pair_cb, &portion);
  if (self->n_known_rows > 0)
    add_known_pairwise (self);
  else
    for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
      add_pairwise (self, set, end);
  if (correlated > first)
    mur_pairs_add (self->pairs,
                   (const double *const *)self->sets[MUR_SAMPLING_SEQUENCE].columns,
                   first, correlated - first, self->pool);
  add_row (self, end);
}
