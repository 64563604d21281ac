/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbourhoods: whose best guides whom. Private to core/swarm. */

#pragma once

#include "core/swarm/particles.h"

/* How many others a particle informs in the random topology (Clerc 2012). */
#define MUR_TOPOLOGY_CHOICES 3

typedef struct
{
  MurSwarmTopology kind;
  guint n;
  guint32 *choices; /* n × MUR_TOPOLOGY_CHOICES: whom each informs; random only */
  guint32 *guides;  /* n: the particle whose best each follows */
} MurTopology;

void mur_topology_init (MurTopology *self, MurSwarmTopology kind, guint n);
void mur_topology_clear (MurTopology *self);

/* New random choices, those of @generation; nothing for the other topologies. */
void mur_topology_draw (MurTopology *self, guint64 seed, guint64 generation);

/* Fills guides: the lowest best of each neighbourhood, the first of equals. A particle
 * whose whole neighbourhood has seen no finite value guides itself. */
void
mur_topology_guide (MurTopology *self, const double *best_values, guint best_index);
