/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All pairs of dimensions of the sequence: which are bad, and in which bases.
 * Correlations follow from sums and are always there; star discrepancies, which cost
 * about 0.2 ms a pair, where they are asked for, a portion a step. Columns are kept
 * until more points or pairs count. */

#include "core/experiments/sampling/private.h"

#include <math.h>

#define PAIRS_A_STEP 32 /* of star discrepancies: some 6 ms of one thread */
#define RANDOM_PAIRS 32 /* whose mean stands for random points */

/* By how many points the star discrepancies of pairs are taken. */
static gsize
count_points (const MurSampling *self)
{
  return MIN (self->count, MUR_SAMPLING_PAIR_POINTS);
}

/* To some 5 %, as single ones differ by a quarter. */
static double
measure_random (const MurSampling *self)
{
  const gsize n = count_points (self);
  const MurSamplerSettings settings
    = { .sequence = MUR_SEQUENCE_RANDOM,
        .dimensions = 2 * RANDOM_PAIRS,
        .leap = 1,
        .seed = self->sets[MUR_SAMPLING_REFERENCE].settings.seed,
        .count = n };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  g_autofree double *x = g_new (double, n), *y = g_new (double, n);
  double sum = 0;
  for (guint pair = 0; pair < RANDOM_PAIRS; pair++)
    {
      g_autoptr (MurStar) star = mur_star_new (2);
      mur_sampler_fill (sampler, 0, n, 2 * pair, 2, (double *[]){ x, y });
      mur_star_add (star, x, y, n);
      sum += mur_star_find (star).value;
    }
  return sum / RANDOM_PAIRS;
}

void
mur_sampling_pairs_init (MurSampling *self, MurPairMeasure measure)
{
  self->pair_measure = measure;
  self->random_star = NAN;
  if (measure != MUR_PAIR_STAR || self->dimensions > MUR_SAMPLING_PAIR_DIMENSIONS)
    return;
  self->pair_stars = g_new (double, MAX (mur_pairs_n (self->dimensions), 1));
  self->random_star = measure_random (self);
}

gboolean
mur_sampling_pairs_are_complete (const MurSampling *self)
{
  return self->pair_stars == NULL
         || self->n_pair_stars == mur_pairs_n (self->dimensions);
}

double
mur_sampling_pairs_progress (const MurSampling *self)
{
  if (mur_sampling_pairs_are_complete (self))
    return 1;
  return (double)self->n_pair_stars / (double)mur_pairs_n (self->dimensions);
}

/* The dimensions of a pair, in the order of the table. */
static void
find_pair (guint dimensions, gsize pair, guint *i, guint *j)
{
  *i = 0;
  for (guint left = dimensions - 1; pair >= left; left--)
    {
      pair -= left;
      (*i)++;
    }
  *j = *i + 1 + (guint)pair;
}

static void
measure_pair_cb (gsize index, guint thread, gpointer data)
{
  MurSampling *self = data;
  gsize pair = self->n_pair_stars_filled + index;
  double *const *columns = self->sets[MUR_SAMPLING_SEQUENCE].columns;
  g_autoptr (MurStar) star = mur_star_new (2);
  guint i, j;

  find_pair (self->dimensions, pair, &i, &j);
  mur_star_add (star, columns[i], columns[j], count_points (self));
  self->pair_stars[pair] = mur_star_find (star).value;
}

/* Those that were made before are not made again. */
void
mur_sampling_pairs_add (MurSampling *self)
{
  gsize n = mur_pairs_n (self->dimensions), end;

  if (mur_sampling_pairs_are_complete (self) || self->n < count_points (self))
    return;
  end = MIN (self->n_pair_stars + PAIRS_A_STEP, n);
  if (end > self->n_pair_stars_filled)
    {
      mur_pool_for (self->pool, end - self->n_pair_stars_filled, measure_pair_cb, self);
      self->n_pair_stars_filled = end;
    }
  self->n_pair_stars = end;
}

static double
base_of (const MurSampling *self, guint dimension)
{
  const MurSampler *sampler = self->sets[MUR_SAMPLING_SEQUENCE].sampler;
  guint32 base = sampler != NULL ? mur_sampler_base (sampler, dimension) : 0;
  return base != 0 ? base : NAN;
}

static void
prepare (MurSampling *self)
{
  gsize n = mur_pairs_n (self->dimensions), row = 0;
  double *columns[4];
  for (guint c = 0; c < 4; c++)
    columns[c] = g_new (double, n);
  for (guint i = 0; i < self->dimensions; i++)
    for (guint j = i + 1; j < self->dimensions; j++, row++)
      {
        columns[0][row] = i + 1;
        columns[1][row] = j + 1;
        columns[2][row] = base_of (self, i);
        columns[3][row] = base_of (self, j);
      }
  for (guint c = 0; c < 4; c++)
    self->pair_columns[c] = mur_vector_new_take (columns[c], n);
}

static void
update_correlations (MurSampling *self)
{
  gsize n = mur_pairs_n (self->dimensions);
  gsize n_points = mur_pairs_n_points (self->pairs);
  if (self->correlations != NULL && self->n_correlated == n_points)
    return;
  double *values = g_new (double, n);
  mur_pairs_correlations (self->pairs, values);
  g_clear_pointer (&self->correlations, mur_vector_unref);
  self->correlations = mur_vector_new_take (values, n);
  self->n_correlated = n_points;
}

static double *
copy_stars (const MurSampling *self)
{
  gsize n = mur_pairs_n (self->dimensions);
  double *values = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    values[i]
      = self->pair_stars != NULL && i < self->n_pair_stars ? self->pair_stars[i] : NAN;
  return values;
}

MurTable *
mur_sampling_pairs_table (MurSampling *self)
{
  static const char *const names[] = { "i", "j", "base_i", "base_j" };
  MurTable *table = mur_table_new ();
  if (self->pair_columns[0] == NULL)
    prepare (self);
  update_correlations (self);
  for (guint c = 0; c < 4; c++)
    mur_table_add (table, names[c], NULL, self->pair_columns[c]);
  mur_table_add (table, "correlation", NULL, self->correlations);
  mur_table_add_take (table, "star_discrepancy", NULL, copy_stars (self),
                      mur_pairs_n (self->dimensions));
  return table;
}

/* The row whose value is farthest from 0; the number of rows where none is known. */
static gsize
find_worst (const double *values, gsize n)
{
  gsize worst = n;
  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]) && (worst == n || fabs (values[i]) > fabs (values[worst])))
      worst = i;
  return worst;
}

void
mur_sampling_pairs_add_worst (const MurSampling *self,
                              const MurTable *pairs,
                              MurFrame *frame)
{
  static const char *const names[]
    = { "worst_i",      "worst_j",           "worst_base_i",
        "worst_base_j", "worst_correlation", "worst_star_discrepancy" };
  gsize n = mur_table_n_rows (pairs);
  guint measure = self->pair_measure == MUR_PAIR_STAR ? 5 : 4;
  gsize worst = find_worst (mur_table_column (pairs, measure), n);
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_frame_add_scalar (frame, names[c], NULL,
                          worst < n ? mur_table_column (pairs, c)[worst] : NAN);
  mur_frame_add_scalar (frame, "pair_measure", NULL, self->pair_measure);
  mur_frame_add_scalar (frame, "correlated_points", NULL, (double)self->n_correlated);
  mur_frame_add_scalar (frame, "random_star_discrepancy", NULL, self->random_star);
}
