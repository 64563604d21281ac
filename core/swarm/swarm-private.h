/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a swarm. Of core/swarm/swarm*.c alone. */

#pragma once

#include "core/swarm/motion.h"
#include "core/swarm/particles.h"
#include "core/swarm/topology.h"

struct _MurSwarm
{
  MurSwarmSettings settings;
  MurStop stop;
  guint64 seed;
  MurObjective objective;
  gpointer data;

  MurParticles *particles;
  MurTopology topology;
  MurMotion *motion;

  guint best_index;
  guint64 generation;
  guint64 evaluations;
  guint64 without_gain;       /* generations in a row */
  guint64 n_scatters;         /* so that each has its own draws */
  guint64 choices_generation; /* when the random neighbourhoods were drawn */
  MurStatus status;

  double *inside_points; /* nullable: scratch of the rule none: points to evaluate */
  double *inside_values;
};

/* Works the status out anew, of state and stop. */
void mur_swarm_update_status (MurSwarm *self);

/* The random neighbourhoods of @generation. */
void mur_swarm_draw_choices (MurSwarm *self, guint64 generation);

/* Which generation comes next, for its draws. */
MurMoment mur_swarm_next_moment (const MurSwarm *self);

/* Whether the budget has room for @n more evaluations. */
gboolean mur_swarm_can_afford (const MurSwarm *self, gsize n);

/* Values of @n particles from @first on, and what follows. Returns whether the best is
 * better. */
gboolean mur_swarm_evaluate (MurSwarm *self, gsize first, gsize n);
