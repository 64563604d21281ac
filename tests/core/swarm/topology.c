/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbourhoods against a search through all pairs. */

#include "core/swarm/topology.h"
#include "core/base/rng.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <string.h>

#define SEED 11400714819323198485u

/* Few different values, so that there are ties, and some particles with none. */
static void
fill_values (double *values, guint n, guint64 index)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, index);

  for (guint i = 0; i < n; i++)
    {
      double u = mur_rng_uniform (&rng);

      values[i] = u < 0.3 ? INFINITY : floor (u * 9) - 4;
    }
}

static gboolean
informs (const MurTopology *self, guint from, guint to)
{
  if (from == to || self->kind == MUR_SWARM_GLOBAL)
    return TRUE;
  if (self->kind == MUR_SWARM_RING)
    return (from + 1) % self->n == to || (to + 1) % self->n == from;
  if (self->kind == MUR_SWARM_VON_NEUMANN)
    {
      const guint row = (guint)round (sqrt (self->n));
      return (from + 1) % self->n == to || (to + 1) % self->n == from
             || (from + row) % self->n == to || (to + row) % self->n == from;
    }
  for (guint k = 0; k < MUR_TOPOLOGY_CHOICES; k++)
    if (self->choices[MUR_TOPOLOGY_CHOICES * from + k] == to)
      return TRUE;
  return FALSE;
}

static guint
expected_guide (const MurTopology *self, const double *values, guint particle)
{
  guint guide = particle;
  double lowest = INFINITY;

  for (guint i = 0; i < self->n; i++)
    if (informs (self, i, particle) && values[i] < lowest)
      {
        guide = i;
        lowest = values[i];
      }
  return guide;
}

static void
check_guides (MurSwarmTopology kind, guint n, guint64 index)
{
  const MurSwarmSettings settings = { .n_particles = n, .topology = kind };
  MurTopology topology;
  g_autofree double *values = g_new (double, n);
  guint lowest = 0;

  fill_values (values, n, index);
  for (guint i = 1; i < n; i++)
    if (values[i] < values[lowest])
      lowest = i;
  mur_topology_init (&topology, &settings);
  mur_topology_draw (&topology, SEED, index);
  mur_topology_guide (&topology, values, lowest);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (topology.guides[i], ==, expected_guide (&topology, values, i));
  mur_topology_clear (&topology);
}

static void
test_guides (void)
{
  static const guint sizes[] = { 1, 2, 3, 4, 5, 17, 40, 101 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint64 index = 0; index < 25; index++)
      {
        check_guides (MUR_SWARM_GLOBAL, sizes[s], index);
        check_guides (MUR_SWARM_RING, sizes[s], index);
        check_guides (MUR_SWARM_RANDOM, sizes[s], index);
        check_guides (MUR_SWARM_VON_NEUMANN, sizes[s], index);
      }
}

/* 3 · 4096 choices among 8 groups of particles: each group is chosen 1536 ± 37 times,
 * and five such deviations are allowed. */
static void
test_choices_are_uniform (void)
{
  MurTopology topology;
  guint counts[8] = { 0 };

  mur_topology_init (&topology, &(MurSwarmSettings){ .n_particles = 4096,
                                                     .topology = MUR_SWARM_RANDOM });
  mur_topology_draw (&topology, SEED, 3);
  for (guint k = 0; k < 3 * 4096; k++)
    {
      g_assert_cmpuint (topology.choices[k], <, 4096);
      counts[topology.choices[k] / 512]++;
    }
  for (guint group = 0; group < 8; group++)
    g_assert_cmpint (ABS ((gint)counts[group] - 1536), <, 5 * 37);
  mur_topology_clear (&topology);
}

/* The draw depends on seed and generation alone, and is another for each. */
static void
test_choices_are_named (void)
{
  MurTopology topology;
  gsize size = 3 * 100 * sizeof (guint32);
  g_autofree guint32 *first = NULL;

  mur_topology_init (
    &topology, &(MurSwarmSettings){ .n_particles = 100, .topology = MUR_SWARM_RANDOM });
  mur_topology_draw (&topology, SEED, 7);
  first = g_memdup2 (topology.choices, size);
  mur_topology_draw (&topology, SEED, 8);
  g_assert_cmpint (memcmp (first, topology.choices, size), !=, 0);
  mur_topology_draw (&topology, SEED + 1, 7);
  g_assert_cmpint (memcmp (first, topology.choices, size), !=, 0);
  mur_topology_draw (&topology, SEED, 7);
  g_assert_cmpmem (first, size, topology.choices, size);
  mur_topology_clear (&topology);
}

void
mur_test_topology (void)
{
  g_test_add_func ("/swarm/topology/guides", test_guides);
  g_test_add_func ("/swarm/topology/choices-are-uniform", test_choices_are_uniform);
  g_test_add_func ("/swarm/topology/choices-are-named", test_choices_are_named);
}
