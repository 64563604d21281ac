/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Neighbourhoods: whose best guides whom. Private to core/swarm. */

#pragma once

#include "core/swarm/particles.h"

/* How many others a particle informs in the random topology (Clerc 2012), and how many
 * it knows on each side in a ring, where the settings do not say. */
#define MUR_TOPOLOGY_CHOICES 3
#define MUR_TOPOLOGY_REACH 1

typedef struct
{
  MurSwarmTopology kind;
  guint n;
  guint n_choices;    /* random: whom each informs */
  guint reach;        /* ring: on each side */
  guint32 *choices;   /* n × n_choices: whom each informs; random only */
  guint32 *guides;    /* n: the particle whose best each follows */
  guint32 *members;   /* informants, particle by particle; of global: all */
  gsize *first;       /* n: where each one's begin; %NULL for global */
  guint32 *n_members; /* n: how many each has; %NULL for global */
} MurTopology;

void mur_topology_init (MurTopology *self, const MurSwarmSettings *settings);
void mur_topology_clear (MurTopology *self);

/* New random choices, those of @generation; nothing for the other topologies. */
void mur_topology_draw (MurTopology *self, guint64 seed, guint64 generation);

/* Those whose bests @particle knows, itself among them, each once. */
const guint32 *
mur_topology_informants (const MurTopology *self, guint particle, guint *n);

/* Fills guides: the lowest best of each neighbourhood, the first of equals. A particle
 * whose whole neighbourhood has seen no finite value guides itself. */
void
mur_topology_guide (MurTopology *self, const double *best_values, guint best_index);
