/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from the others, for pictures: roots of discrepancies that are
 * squares, the order of arrival, the square of all pairs, slopes to compare with. */

#include "core/experiments/sampling/private.h"

#include <math.h>

#define MAX_NUMBERED 100000 /* points; of more nobody can tell the order */
#define MAX_ON_LINE 1000000 /* points of one dimension, which stand by their order */
#define N_GUIDE 64          /* places along a guide */
#define N_ANCHOR 16         /* points, from which on a slope stays where it is */

void
mur_sampling_add_roots (MurTable *table)
{
  static const char *const squares[] = { "centred", "wraparound", "mixture" };
  const gsize n = mur_table_n_rows (table);
  for (guint measure = 0; measure < G_N_ELEMENTS (squares); measure++)
    for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
      {
        g_autofree char *name
          = g_strdup_printf ("%s_%s", mur_sampling_names[set], squares[measure]);
        g_autofree char *root = g_strconcat (name, "_root", NULL);
        const double *values
          = mur_table_column (table, (guint)mur_table_find (table, name));
        double *roots = g_new (double, n);
        for (gsize i = 0; i < n; i++)
          roots[i] = values[i] > 0 ? sqrt (values[i]) : NAN;
        mur_table_add_take (table, root, NULL, roots, n);
      }
}

static void
prepare_numbers (MurSampling *self)
{
  const gsize n = MIN (self->count, self->dimensions == 1 ? MAX_ON_LINE : MAX_NUMBERED);
  double *numbers = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    numbers[i] = (double)i + 1;
  self->pictures.numbers = mur_vector_new_take (numbers, n);
}

/* How high each of @n points stands that come one after the other. */
static void
update_heights (MurSampling *self, gsize n)
{
  MurSamplingPictures *pictures = &self->pictures;
  if (pictures->heights != NULL && mur_vector_length (pictures->heights) == n)
    return;
  double *height = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    height[i] = ((double)i + 0.5) / (double)n;
  g_clear_pointer (&pictures->heights, mur_vector_unref);
  pictures->heights = mur_vector_new_take (height, n);
}

static MurTable *
make_arrivals (MurSampling *self)
{
  if (self->pictures.numbers == NULL)
    prepare_numbers (self);
  const gsize n = MIN (self->n, mur_vector_length (self->pictures.numbers));
  g_autoptr (MurVector) numbers = mur_vector_new_slice (self->pictures.numbers, 0, n);
  MurTable *table = mur_table_new ();
  mur_table_add (table, "number", NULL, numbers);
  if (self->dimensions > 1)
    return table;
  update_heights (self, n);
  mur_table_add (table, "height", NULL, self->pictures.heights);
  return table;
}

static void
prepare_cells (MurSampling *self)
{
  const gsize side = self->dimensions;
  double *i = g_new (double, side *side), *j = g_new (double, side *side);
  for (gsize cell = 0; cell < side * side; cell++)
    {
      i[cell] = (double)(cell / side) + 1;
      j[cell] = (double)(cell % side) + 1;
    }
  self->pictures.cell_i = mur_vector_new_take (i, side * side);
  self->pictures.cell_j = mur_vector_new_take (j, side * side);
}

/* Of every dimension with every other; with itself nothing. */
static double *
make_square (const MurSampling *self, const MurTable *pairs)
{
  const gsize side = self->dimensions;
  const char *measure
    = self->pair_measure == MUR_PAIR_STAR ? "star_discrepancy" : "correlation";
  const double *values
    = mur_table_column (pairs, (guint)mur_table_find (pairs, measure));
  double *cells = g_new (double, side *side);
  for (gsize a = 0; a < side; a++)
    {
      cells[a * side + a] = NAN;
      for (gsize b = a + 1; b < side; b++, values++)
        cells[a * side + b] = cells[b * side + a] = *values;
    }
  return cells;
}

/* Random points have correlations about 0. */
static MurVector *
make_excess (const MurSampling *self)
{
  const double *measure = mur_vector_values (self->pictures.cells);
  const gsize n = mur_vector_length (self->pictures.cells);
  if (self->pair_measure == MUR_PAIR_CORRELATION)
    return mur_vector_ref (self->pictures.cells);
  double *excess = g_new (double, n);
  for (gsize cell = 0; cell < n; cell++)
    excess[cell] = measure[cell] - self->random_star;
  return mur_vector_new_take (excess, n);
}

static void
update_cells (MurSampling *self, const MurTable *pairs)
{
  MurSamplingPictures *pictures = &self->pictures;
  if (pictures->cell_i == NULL)
    prepare_cells (self);
  if (pictures->cells != NULL && pictures->n_correlated == self->n_correlated
      && pictures->n_stars == self->n_pair_stars)
    return;
  g_clear_pointer (&pictures->cells, mur_vector_unref);
  pictures->cells = mur_vector_new_take (make_square (self, pairs),
                                         mur_vector_length (pictures->cell_i));
  g_clear_pointer (&pictures->excess, mur_vector_unref);
  pictures->excess = make_excess (self);
  pictures->n_correlated = self->n_correlated;
  pictures->n_stars = self->n_pair_stars;
}

static MurTable *
make_pair_cells (MurSampling *self, const MurTable *pairs)
{
  MurTable *table = mur_table_new ();
  update_cells (self, pairs);
  mur_table_add (table, "i", NULL, self->pictures.cell_i);
  mur_table_add (table, "j", NULL, self->pictures.cell_j);
  mur_table_add (table, "measure", NULL, self->pictures.cells);
  mur_table_add (table, "excess", NULL, self->pictures.excess);
  return table;
}

/* Up to the last n, evenly in the logarithm. (log n)ˢ/n is there from where it falls
 * on.
 */
static MurTable *
make_guides (const MurSampling *self)
{
  static const char *const names[] = { "n", "root", "inverse", "log_n", "log_bound" };
  const double last = log (MAX ((double)self->n, 2)), s = self->dimensions;
  double *columns[G_N_ELEMENTS (names)];
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    columns[c] = g_new (double, N_GUIDE);
  for (guint i = 0; i < N_GUIDE; i++)
    {
      const double place = last * i / (N_GUIDE - 1);
      const double falling = last > s ? s + (last - s) * i / (N_GUIDE - 1) : NAN;
      columns[0][i] = exp (place);
      columns[1][i] = exp (-place / 2);
      columns[2][i] = 1 / columns[0][i];
      columns[3][i] = exp (falling);
      columns[4][i] = pow (falling, s) / columns[3][i];
    }
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_table_add_take (table, names[c], NULL, columns[c], N_GUIDE);
  return table;
}

/* The error of one random point that the first few of the reference speak of, when
 * errors fall with the root of their number. */
static double
anchor_of_errors (const MurSampling *self)
{
  double squares = 0;
  guint n_rows = 0;
  for (; n_rows < self->integration_rows->len; n_rows++)
    {
      const MurSamplingIntegrationRow *row
        = &g_array_index (self->integration_rows, MurSamplingIntegrationRow, n_rows);
      const double error = row->spread[MUR_SAMPLING_REFERENCE].error;
      if (row->n > N_ANCHOR)
        break;
      squares += row->n * error * error;
    }
  return squares > 0 ? sqrt (squares / n_rows) : NAN;
}

/* Up to the number of points that there will be, evenly in the logarithm. */
static MurTable *
make_slopes (const MurSampling *self)
{
  static const char *const names[]
    = { "n", "error_root", "error_inverse", "star_n", "star_root", "star_log" };
  const double last = log ((double)MAX (self->count, 2));
  const double last_star = fmin (last, log (MUR_SAMPLING_STAR_LIMIT));
  const double anchor = anchor_of_errors (self);
  double *columns[G_N_ELEMENTS (names)];
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    columns[c] = g_new (double, N_GUIDE);
  for (guint i = 0; i < N_GUIDE; i++)
    {
      const double place = last * i / (N_GUIDE - 1);
      const double star = last_star * i / (N_GUIDE - 1);
      columns[0][i] = exp (place);
      columns[1][i] = anchor * exp (-place / 2);
      columns[2][i] = anchor * exp (-place);
      columns[3][i] = exp (star);
      columns[4][i] = exp (-star / 2);
      columns[5][i] = star >= 1 ? star * exp (-star) : NAN;
    }
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_table_add_take (table, names[c], NULL, columns[c], N_GUIDE);
  return table;
}

void
mur_sampling_add_pictures (MurSampling *self, const MurTable *pairs, MurFrame *frame)
{
  mur_frame_add_table (frame, "arrivals", make_arrivals (self));
  mur_frame_add_table (frame, "pair_cells", make_pair_cells (self, pairs));
  mur_frame_add_table (frame, "guides", make_guides (self));
  mur_frame_add_table (frame, "slopes", make_slopes (self));
  mur_sampling_add_disc (self, frame);
}

void
mur_sampling_pictures_clear (MurSamplingPictures *self)
{
  g_clear_pointer (&self->numbers, mur_vector_unref);
  g_clear_pointer (&self->heights, mur_vector_unref);
  g_clear_pointer (&self->cell_i, mur_vector_unref);
  g_clear_pointer (&self->cell_j, mur_vector_unref);
  g_clear_pointer (&self->cells, mur_vector_unref);
  g_clear_pointer (&self->excess, mur_vector_unref);
}
