/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbourhoods of a swarm, each in time proportional to the number of its links.
 *
 * The random one is that of SPSO-2011 (Clerc, "Standard particle swarm optimisation",
 * 2012): every particle informs itself and K drawn with replacement. Von Neumann's, four
 * neighbours on a grid (Kennedy and Mendes 2002), is wound to a helix, so that any number
 * of particles has it: rows of about √n, each going on in the next. */

#include "core/swarm/topology.h"

#include "core/base/rng.h"

#include <math.h>

#define DRAWS_AT_ONCE 192 /* even: one fill follows another without a gap */

/* Whose neighbours are at fixed distances: how far, both ways. */
static guint
list_distances (const MurTopology *self, guint *distances)
{
  guint n_distances = 0;

  if (self->kind == MUR_SWARM_VON_NEUMANN)
    {
      distances[n_distances++] = 1;
      distances[n_distances++] = (guint)lround (sqrt (self->n));
    }
  else if (self->kind == MUR_SWARM_RING)
    while (n_distances < self->reach)
      {
        distances[n_distances] = n_distances + 1;
        n_distances++;
      }
  return n_distances;
}

/* Each once, however small the ring. */
static void
add_member (MurTopology *self, guint particle, guint candidate)
{
  guint32 *members = self->members + self->first[particle];
  guint32 *n = &self->n_members[particle];

  for (guint32 k = 0; k < *n; k++)
    if (members[k] == candidate)
      return;
  members[(*n)++] = candidate;
}

static void
list_neighbours (MurTopology *self)
{
  g_autofree guint *distances = g_new (guint, self->reach + 2);
  guint n_distances = list_distances (self, distances);

  self->members = g_new (guint32, (gsize)self->n * (2 * n_distances + 1));
  for (guint i = 0; i < self->n; i++)
    {
      self->first[i] = (gsize)i * (2 * n_distances + 1);
      add_member (self, i, i);
      for (guint k = 0; k < n_distances; k++)
        {
          guint distance = distances[k] % self->n;

          add_member (self, i, (i + self->n - distance) % self->n);
          add_member (self, i, (i + distance) % self->n);
        }
    }
}

void
mur_topology_init (MurTopology *self, const MurSwarmSettings *settings)
{
  const guint n = settings->n_particles;

  *self = (MurTopology){
    .kind = settings->topology,
    .n = n,
    .n_choices = settings->informants > 0 ? settings->informants : MUR_TOPOLOGY_CHOICES,
    .reach = settings->neighbours > 0 ? settings->neighbours : MUR_TOPOLOGY_REACH,
    .guides = g_new0 (guint32, n),
  };
  if (self->kind == MUR_SWARM_GLOBAL)
    {
      self->members = g_new (guint32, n);
      for (guint i = 0; i < n; i++)
        self->members[i] = i;
      return;
    }
  self->reach = MIN (self->reach, n);
  self->first = g_new0 (gsize, n);
  self->n_members = g_new0 (guint32, n);
  if (self->kind == MUR_SWARM_RANDOM)
    {
      self->choices = g_new0 (guint32, (gsize)n * self->n_choices);
      self->members = g_new0 (guint32, (gsize)n * (self->n_choices + 1));
    }
  else
    list_neighbours (self);
}

void
mur_topology_clear (MurTopology *self)
{
  g_clear_pointer (&self->choices, g_free);
  g_clear_pointer (&self->guides, g_free);
  g_clear_pointer (&self->members, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->n_members, g_free);
}

/* Turns whom each informs into who informs each: counted, then filled in. One that
 * chose a particle twice stands there once: its choices follow one another. */
static void
list_informants (MurTopology *self)
{
  const guint n = self->n;
  gsize at = 0;

  for (guint i = 0; i < n; i++)
    self->n_members[i] = 1;
  for (gsize k = 0; k < (gsize)n * self->n_choices; k++)
    self->n_members[self->choices[k]]++;
  for (guint i = 0; i < n; i++)
    {
      self->first[i] = at;
      at += self->n_members[i];
      self->members[self->first[i]] = i;
      self->n_members[i] = 1;
    }
  for (gsize k = 0; k < (gsize)n * self->n_choices; k++)
    {
      guint from = (guint)(k / self->n_choices);
      guint to = self->choices[k];
      guint32 *members = self->members + self->first[to];

      if (to != from && members[self->n_members[to] - 1] != from)
        members[self->n_members[to]++] = from;
    }
}

void
mur_topology_draw (MurTopology *self, guint64 seed, guint64 generation)
{
  if (self->kind != MUR_SWARM_RANDOM)
    return;

  MurRng rng = mur_rng (seed, MUR_RNG_SWARM_INFORMANTS, generation);
  gsize n_choices = (gsize)self->n * self->n_choices;

  for (gsize begin = 0; begin < n_choices; begin += DRAWS_AT_ONCE)
    {
      double draws[DRAWS_AT_ONCE];
      gsize n = MIN (n_choices - begin, (gsize)DRAWS_AT_ONCE);

      mur_rng_fill_uniform (&rng, n, draws);
      for (gsize k = 0; k < n; k++)
        self->choices[begin + k] = (guint32)(draws[k] * self->n);
    }
  list_informants (self);
}

const guint32 *
mur_topology_informants (const MurTopology *self, guint particle, guint *n)
{
  if (self->kind == MUR_SWARM_GLOBAL)
    {
      *n = self->n;
      return self->members;
    }
  *n = self->n_members[particle];
  return self->members + self->first[particle];
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

void
mur_topology_guide (MurTopology *self, const double *best_values, guint best_index)
{
  if (self->kind == MUR_SWARM_GLOBAL)
    {
      guide_by_all (self, best_values, best_index);
      return;
    }
  for (guint i = 0; i < self->n; i++)
    {
      guint n;
      const guint32 *informants = mur_topology_informants (self, i, &n);

      self->guides[i] = i;
      for (guint k = 0; k < n; k++)
        inform (self, best_values, i, informants[k]);
    }
}
