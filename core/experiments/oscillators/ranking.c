/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the oscillators by their natural frequencies, by which pictures sort and
 * colour them; and where nearly all of these frequencies are: at most four standard
 * deviations from the median, as told by the median absolute deviation (Hampel 1974),
 * so that a few far out do not press the others together. */

#include "core/experiments/oscillators/private.h"

#include "core/base/sort.h"

#include <math.h>
#include <stdlib.h>

#define SIGMA_PER_MAD 1.4826
#define N_SIGMAS 4

typedef struct
{
  double omega;
  gsize place;
} Entry;

/* Equal ones stay in the order of their places. */
static int
compare_entries (const void *a, const void *b)
{
  const Entry *one = a, *two = b;
  if (one->omega != two->omega)
    return one->omega < two->omega ? -1 : 1;
  return (one->place > two->place) - (one->place < two->place);
}

void
mur_oscillators_rank (gsize n, const double *omega, double *rank)
{
  /* One more: what is sorted must not be NULL. */
  g_autofree Entry *entries = g_new (Entry, n + 1);
  for (gsize i = 0; i < n; i++)
    entries[i] = (Entry){ omega[i], i };
  qsort (entries, n, sizeof *entries, compare_entries);
  for (gsize i = 0; i < n; i++)
    rank[entries[i].place] = (double)i + 1;
}

static double
median (double *values, gsize n)
{
  mur_sort_doubles (values, n);
  return values[(n - 1) / 2] / 2 + values[n / 2] / 2;
}

MurOscillatorsRange
mur_oscillators_common_range (gsize n, const double *omega)
{
  g_autofree double *values = g_memdup2 (omega, n * sizeof *omega);
  const double middle = median (values, n);
  const double low = values[0], high = values[n - 1];
  for (gsize i = 0; i < n; i++)
    values[i] = fabs (values[i] - middle);
  const double width = N_SIGMAS * SIGMA_PER_MAD * median (values, n);
  if (!(width > 0))
    return (MurOscillatorsRange){ low, high };
  return (MurOscillatorsRange){ fmax (low, middle - width),
                                fmin (high, middle + width) };
}

/* The natural frequencies of the rows of the table "oscillators". */
static double *
pick_frequencies (const MurOscillatorsSystem *system, gsize n)
{
  double *omega = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    omega[i] = mur_vector_values (system->omega)[i * system->n / n];
  return omega;
}

/* Where the @i-th of those shown is among the rows. */
static gsize
row_of_shown (const MurOscillatorsRanking *self, gsize i, gsize n_shown)
{
  return i * self->n / n_shown;
}

static void
rank_shown (MurOscillatorsRanking *self, const double *omega, gsize n_shown)
{
  double *frequency = g_new (double, n_shown), *shade = g_new (double, n_shown);
  double *rank = g_new (double, n_shown);
  for (gsize i = 0; i < n_shown; i++)
    {
      const gsize row = row_of_shown (self, i, n_shown);
      frequency[i] = omega[row];
      shade[i] = mur_vector_values (self->shades)[row];
    }
  mur_oscillators_rank (n_shown, frequency, rank);
  self->shown_omegas = mur_vector_new_take (frequency, n_shown);
  self->shown_shades = mur_vector_new_take (shade, n_shown);
  self->shown_ranks = mur_vector_new_take (rank, n_shown);
}

void
mur_oscillators_ranking_init (MurOscillatorsRanking *self,
                              const MurOscillatorsSystem *system,
                              gsize n_shown)
{
  const gsize n = MIN (system->n, MUR_OSCILLATORS_ROWS);
  g_autofree double *omega = pick_frequencies (system, n);
  double *rank = g_new (double, n), *shade = g_new (double, n);
  self->n = n;
  self->common = mur_oscillators_common_range (n, omega);
  mur_oscillators_rank (n, omega, rank);
  for (gsize i = 0; i < n; i++)
    shade[i] = n > 1 ? (rank[i] - 1) / (double)(n - 1) : 0;
  self->ranks = mur_vector_new_take (rank, n);
  self->shades = mur_vector_new_take (shade, n);
  rank_shown (self, omega, n_shown);
}

void
mur_oscillators_ranking_clear (MurOscillatorsRanking *self)
{
  g_clear_pointer (&self->ranks, mur_vector_unref);
  g_clear_pointer (&self->shades, mur_vector_unref);
  g_clear_pointer (&self->shown_omegas, mur_vector_unref);
  g_clear_pointer (&self->shown_ranks, mur_vector_unref);
  g_clear_pointer (&self->shown_shades, mur_vector_unref);
}
