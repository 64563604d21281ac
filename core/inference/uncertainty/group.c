/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Permutations by Heap's algorithm, each with every parity; of the whole numbers of one
 * parity the one that brings the phases nearest. */

#include "core/inference/uncertainty/group.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint n;
  const double *parameters, *reference, *weights;
  double *nearest, *copy;
  double least;
} Search;

double
mur_group_n_copies (guint n)
{
  double count = 1;

  for (guint k = 2; k <= n; k++)
    count *= 2 * (double)k;
  return count;
}

void
mur_group_copy (
  guint n, const double *parameters, const guint *places, const int *m, double *copy)
{
  double mean = 0;

  for (guint i = 0; i < n && m != NULL; i++)
    mean += (double)m[i] / n;
  for (guint i = 0; i < n; i++)
    {
      const guint from = places != NULL ? places[i] : i;
      const double shift = m != NULL ? G_PI * (m[i] - mean) : 0;

      copy[mur_layout_phase (n, i)] = parameters[mur_layout_phase (n, from)] + shift;
      copy[mur_layout_omega (n, i)] = parameters[mur_layout_omega (n, from)];
      for (guint j = 0; j < n; j++)
        {
          const gboolean is_odd = m != NULL && (m[i] + m[j]) % 2 != 0;
          const guint source = places != NULL ? places[j] : j;

          if (j != i)
            copy[mur_layout_coupling (n, i, j)]
              = (is_odd ? -1 : 1) * parameters[mur_layout_coupling (n, from, source)];
        }
    }
}

static double
distance (const Search *self)
{
  const guint n_parameters = mur_layout_n_parameters (self->n);
  double sum = 0;

  for (guint p = 0; p < n_parameters; p++)
    {
      const double weight = self->weights != NULL ? self->weights[p] : 1;
      const double difference = (self->copy[p] - self->reference[p]) * weight;

      sum += difference * difference;
    }
  return sum;
}

/* By how many half turns oscillator i has to move against the first. */
static double
half_turns (const Search *self, const guint *places, guint i)
{
  const double first = self->reference[0] - self->parameters[places[0]];

  return (self->reference[i] - self->parameters[places[i]] - first) / G_PI;
}

static void
try_copy (Search *self, const guint *places, const int *m)
{
  double squared;

  mur_group_copy (self->n, self->parameters, places, m, self->copy);
  squared = distance (self);
  if (!(squared < self->least))
    return;
  self->least = squared;
  memcpy (self->nearest, self->copy,
          mur_layout_n_parameters (self->n) * sizeof (double));
}

/* All parities of one permutation; the first is even. */
static void
try_parities (Search *self, const guint *places)
{
  for (guint parities = 0; parities < 1u << (self->n - 1); parities++)
    {
      int m[MUR_GROUP_MAX_N] = { 0 };

      for (guint i = 1; i < self->n; i++)
        {
          const int odd = parities >> (i - 1) & 1;

          m[i] = odd + 2 * (int)rint ((half_turns (self, places, i) - odd) / 2);
        }
      try_copy (self, places, m);
    }
}

static void
swap (guint *places, guint i, guint j)
{
  const guint kept = places[i];

  places[i] = places[j];
  places[j] = kept;
}

static void
try_permutations (Search *self)
{
  guint places[MUR_GROUP_MAX_N], counts[MUR_GROUP_MAX_N] = { 0 };
  guint i = 1;

  for (guint k = 0; k < self->n; k++)
    places[k] = k;
  try_parities (self, places);
  while (i < self->n)
    {
      if (counts[i] == i)
        {
          counts[i++] = 0;
          continue;
        }
      swap (places, i % 2 == 0 ? 0 : counts[i], i);
      try_parities (self, places);
      counts[i]++;
      i = 1;
    }
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *omega = data;
  const guint i = *(const guint *)a, j = *(const guint *)b;

  if (omega[i] != omega[j])
    return omega[i] < omega[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
sort_by_frequency (guint n, const double *parameters, guint *order)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint)n, sizeof *order, compare_cb,
                     (gpointer)(parameters + mur_layout_omega (n, 0)));
}

/* One permutation, and the parities that the phases are nearest to. */
static void
try_order (Search *self)
{
  guint mine[MUR_LAYOUT_MAX_N], theirs[MUR_LAYOUT_MAX_N], places[MUR_LAYOUT_MAX_N];
  int m[MUR_LAYOUT_MAX_N];

  sort_by_frequency (self->n, self->parameters, mine);
  sort_by_frequency (self->n, self->reference, theirs);
  for (guint k = 0; k < self->n; k++)
    places[theirs[k]] = mine[k];
  for (guint i = 0; i < self->n; i++)
    m[i] = (int)rint (half_turns (self, places, i));
  try_copy (self, places, m);
}

double
mur_group_nearest (guint n,
                   const double *parameters,
                   const double *reference,
                   const double *weights,
                   double *nearest)
{
  g_autofree double *copy = g_new (double, mur_layout_n_parameters (n));
  Search self = { n, parameters, reference, weights, nearest, copy, INFINITY };

  memcpy (nearest, parameters, mur_layout_n_parameters (n) * sizeof (double));
  if (n <= MUR_GROUP_MAX_N)
    try_permutations (&self);
  else
    try_order (&self);
  return sqrt (self.least);
}
