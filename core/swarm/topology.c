/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbourhoods of a swarm, each in time proportional to the number of its links.
 *
 * The random one is that of SPSO-2011 (Clerc, "Standard particle swarm optimisation",
 * 2012): every particle informs itself and K drawn with replacement. */

#include "core/swarm/topology.h"

#include "core/base/rng.h"

#include <math.h>

#define DRAWS_AT_ONCE 192 /* even: one fill follows another without a gap */

void
mur_topology_init (MurTopology *self, MurSwarmTopology kind, guint n)
{
  self->kind = kind;
  self->n = n;
  self->guides = g_new0 (guint32, n);
  self->choices = NULL;
  if (kind == MUR_SWARM_RANDOM)
    self->choices = g_new0 (guint32, (gsize)n * MUR_TOPOLOGY_CHOICES);
}

void
mur_topology_clear (MurTopology *self)
{
  g_clear_pointer (&self->choices, g_free);
  g_clear_pointer (&self->guides, g_free);
}

void
mur_topology_draw (MurTopology *self, guint64 seed, guint64 generation)
{
  if (self->kind != MUR_SWARM_RANDOM)
    return;

  MurRng rng = mur_rng (seed, MUR_RNG_SWARM_INFORMANTS, generation);
  gsize n_choices = (gsize)self->n * MUR_TOPOLOGY_CHOICES;

  for (gsize begin = 0; begin < n_choices; begin += DRAWS_AT_ONCE)
    {
      double draws[DRAWS_AT_ONCE];
      gsize n = MIN (n_choices - begin, (gsize)DRAWS_AT_ONCE);

      mur_rng_fill_uniform (&rng, n, draws);
      for (gsize k = 0; k < n; k++)
        self->choices[begin + k] = (guint32)(draws[k] * self->n);
    }
}

/* Lets @candidate guide @particle if its best is lower, or equal and earlier in the
 * order. */
static void
inform (MurTopology *self, const double *best_values, guint particle, guint candidate)
{
  guint guide = self->guides[particle];
  double held = best_values[guide];
  double offered = best_values[candidate];

  if (offered < held || (offered == held && candidate < guide && offered < INFINITY))
    self->guides[particle] = candidate;
}

static void
guide_by_all (MurTopology *self, const double *best_values, guint best_index)
{
  gboolean any = best_values[best_index] < INFINITY;

  for (guint i = 0; i < self->n; i++)
    self->guides[i] = any ? best_index : i;
}

static void
guide_by_ring (MurTopology *self, const double *best_values)
{
  for (guint i = 0; i < self->n; i++)
    {
      self->guides[i] = i;
      inform (self, best_values, i, i == 0 ? self->n - 1 : i - 1);
      inform (self, best_values, i, i + 1 == self->n ? 0 : i + 1);
    }
}

static void
guide_by_choices (MurTopology *self, const double *best_values)
{
  const guint32 *choice = self->choices;

  for (guint i = 0; i < self->n; i++)
    self->guides[i] = i;
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < MUR_TOPOLOGY_CHOICES; k++)
      inform (self, best_values, *choice++, i);
}

void
mur_topology_guide (MurTopology *self, const double *best_values, guint best_index)
{
  switch (self->kind)
    {
    case MUR_SWARM_RING:
      guide_by_ring (self, best_values);
      break;
    case MUR_SWARM_RANDOM:
      guide_by_choices (self, best_values);
      break;
    case MUR_SWARM_GLOBAL:
    default:
      guide_by_all (self, best_values, best_index);
      break;
    }
}
