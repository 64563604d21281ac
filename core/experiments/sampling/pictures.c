/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from the others, for pictures: roots of discrepancies that are
 * squares, the order of arrival, the square of all pairs, slopes to compare with. */

#include "core/experiments/sampling/private.h"

#include <math.h>

#define MAX_NUMBERED 100000 /* points; of more nobody can tell the order */
#define MAX_ON_LINE 1000000 /* points of one dimension, which stand by their order */
#define N_GUIDE 64          /* places along a guide */

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

void
mur_sampling_add_pictures (MurSampling *self, const MurTable *pairs, MurFrame *frame)
{
  mur_frame_add_table (frame, "arrivals", make_arrivals (self));
  mur_frame_add_table (frame, "pair_cells", make_pair_cells (self, pairs));
  mur_frame_add_table (frame, "guides", make_guides (self));
}

void
mur_sampling_pictures_clear (MurSamplingPictures *self)
{
  g_clear_pointer (&self->numbers, mur_vector_unref);
  g_clear_pointer (&self->heights, mur_vector_unref);
  g_clear_pointer (&self->cell_i, mur_vector_unref);
  g_clear_pointer (&self->cell_j, mur_vector_unref);
  g_clear_pointer (&self->cells, mur_vector_unref);
}
