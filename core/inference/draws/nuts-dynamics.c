/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hamiltonian dynamics of a chain, and the memory of its points. */

#include "core/inference/draws/nuts-private.h"

#include <math.h>
#include <string.h>

void
mur_nuts_velocity (const MurNutsChain *self, const double *r, double *velocity)
{
  const guint n = self->n;

  for (guint k = 0; k < n; k++)
    {
      if (!self->settings->is_dense)
        {
          velocity[k] = self->metric[k] * r[k];
          continue;
        }
      velocity[k] = 0;
      for (guint j = 0; j < n; j++)
        velocity[k] += self->metric[(gsize)k * n + j] * r[j];
    }
}

double
mur_nuts_energy (MurNutsChain *self, const MurNutsPoint *point)
{
  double kinetic = 0;

  mur_nuts_velocity (self, point->r, self->velocity);
  for (guint k = 0; k < self->n; k++)
    kinetic += 0.5 * self->velocity[k] * point->r[k];
  return kinetic - point->log_density;
}

void
mur_nuts_leap (MurNutsChain *self, MurNutsPoint *point, double step)
{
  for (guint k = 0; k < self->n; k++)
    point->r[k] += 0.5 * step * point->gradient[k];
  mur_nuts_velocity (self, point->r, self->velocity);
  for (guint k = 0; k < self->n; k++)
    point->y[k] += step * self->velocity[k];
  mur_nuts_evaluate (self, point);
  for (guint k = 0; k < self->n; k++)
    point->r[k] += 0.5 * step * point->gradient[k];
}

void
mur_nuts_copy (const MurNutsChain *self, const MurNutsPoint *from, MurNutsPoint *to)
{
  const gsize size = self->n * sizeof (double);

  memcpy (to->y, from->y, size);
  memcpy (to->gradient, from->gradient, size);
  memcpy (to->r, from->r, size);
  to->log_density = from->log_density;
}

static double *
take (double **next, gsize size)
{
  double *array = *next;

  *next += size;
  return array;
}

static void
place_point (MurNutsPoint *point, guint n, double **next)
{
  point->y = take (next, n);
  point->r = take (next, n);
  point->gradient = take (next, n);
}

/* Arrays from one block, so that it is saved as one. */
static void
place_arrays (MurNutsChain *self)
{
  const gsize n = self->n, metric = n * (self->settings->is_dense ? n : 1);
  const gsize depth = self->settings->max_depth + 1;
  double *next;

  self->memory_size = 6 * 3 * n + 2 * n + 2 * depth * n + 3 * metric + 5 * n;
  self->memory = next = g_new0 (double, self->memory_size);
  place_point (&self->current, self->n, &next);
  place_point (&self->ends[0], self->n, &next);
  place_point (&self->ends[1], self->n, &next);
  place_point (&self->tree.chosen, self->n, &next);
  place_point (&self->branch.chosen, self->n, &next);
  self->tree.momenta = take (&next, n);
  self->branch.momenta = take (&next, n);
  self->checkpoint_momenta = take (&next, depth * n);
  self->checkpoint_sums = take (&next, depth * n);
  self->metric = take (&next, metric);
  self->metric_factor = take (&next, metric);
  self->squares = take (&next, metric);
  self->mean = take (&next, n);
  self->x = take (&next, n);
  self->slope = take (&next, n);
  self->velocity = take (&next, n);
  self->normal = take (&next, n);
}

void
mur_nuts_chain_init (MurNutsChain *self,
                     guint n,
                     guint number,
                     const MurNutsSettings *settings)
{
  *self = (MurNutsChain){
    .n = n, .number = number, .settings = settings, .stage = MUR_NUTS_START, .step = 1
  };
  place_arrays (self);
  mur_nuts_adapt_init (self);
  self->draws = g_new0 (double, (gsize)settings->n_draws *n);
  self->log_densities = g_new0 (double, settings->n_draws);
}

void
mur_nuts_chain_clear (MurNutsChain *self)
{
  g_free (self->memory);
  g_free (self->draws);
  g_free (self->log_densities);
}
