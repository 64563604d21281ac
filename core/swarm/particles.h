/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a swarm's particles: where they are, how they move, and the best place
 * that each has seen. Private to core/swarm. */

#pragma once

#include "core/base/archive.h"
#include "core/swarm/swarm.h"

typedef struct
{
  guint n;
  guint dimensions;
  double *lower;          /* dimensions */
  double *upper;          /* dimensions */
  double *positions;      /* n × dimensions, never outside the bounds, never NaN */
  double *velocities;     /* n × dimensions, finite */
  double *values;         /* n, of the positions; any */
  double *best_positions; /* n × dimensions, copies */
  double *best_values;    /* n, finite or +INFINITY where none was finite yet */
} MurParticles;

MurParticles *
mur_particles_new (guint n, guint dimensions, const double *lower, const double *upper);
void mur_particles_free (MurParticles *self);

/* Positions and velocities of the start (@round 0) or of a later scattering. */
void mur_particles_start (MurParticles *self,
                          const MurSwarmSettings *settings,
                          guint64 seed,
                          guint64 round);

/* Puts the first particles on @given rows, clamped into the bounds. */
void mur_particles_place (MurParticles *self, const double *given, gsize n_given);

/* Copies one position into @out, clamped into the bounds. */
void
mur_particles_clamp (const MurParticles *self, const double *position, double *out);

/* Forgets all bests: each particle's best place is where it is. */
void mur_particles_forget (MurParticles *self);

/* Whether @particle is within the bounds. */
gboolean mur_particles_is_inside (const MurParticles *self, gsize particle);

/* Compares values of @n particles from @first on with their bests and keeps copies of
 * what is better. A particle that has
 * not seen a finite value yet takes its best place along, so that nothing pulls it to
 * where the objective has no value. */
void mur_particles_record (MurParticles *self, gsize first, gsize n);

/* Index of the lowest best, the first of equals. */
guint mur_particles_lowest (const MurParticles *self);

void mur_particles_save (const MurParticles *self, MurArchive *archive);
/* On an error @self is as before. */
gboolean
mur_particles_restore (MurParticles *self, const MurArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParticles, mur_particles_free)
