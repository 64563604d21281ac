/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Particle swarm optimisation (Kennedy and Eberhart 1995), with the loop in the
 * caller's hands: new, then step until the status is no longer running.
 *
 * Every generation, for particle i, with r₁ and r₂ fresh uniform draws:
 *
 *     v ← ω v + φ_p r₁ (p − x) + φ_g r₂ (g − x) + perturbation,   x ← x + v,
 *
 * then the bound rule; the other laws are below. p is the particle's best position so
 * far, a copy; g the best of its neighbourhood. Synchronous: bests are compared after
 * all have moved, with a strict "<"; ties go to the lower index. A NaN or infinite
 * objective value never becomes a best. All draws come from streams named by (seed,
 * purpose, generation, particle), so a run's bits depend on settings and objective
 * alone, not on the pool.
 *
 * Sources: Clerc and Kennedy 2002 (constriction); Clerc 2012 (SPSO-2011); Poli 2009
 * (stability); D. Laszuk's posts of 2015 and 2017 (the two presets of his name). */

#pragma once

#include "core/base/archive.h"
#include "core/base/stop.h"

typedef enum
{
  MUR_SWARM_START_HALTON,
  MUR_SWARM_START_UNIFORM,
  MUR_SWARM_START_SCRAMBLED, /* Halton points, digits permuted at random */
  MUR_SWARM_START_SOBOL,
  MUR_SWARM_START_LATIN, /* a Latin hypercube */
  MUR_N_SWARM_STARTS
} MurSwarmStart;

/* How the velocity follows from the bests. */
typedef enum
{
  MUR_SWARM_LAW_INERTIA, /* v ← ω v + φ_p r₁ (p − x) + φ_g r₂ (g − x) */
  MUR_SWARM_LAW_CONSTRICTION, /* v ← χ (v + φ_p r₁ (p − x) + φ_g r₂ (g − x)) */
  MUR_SWARM_LAW_SPSO_2011, /* v ← ω v + x′ − x, x′ − G of length U |G − x| in a
                                 direction that favours none; G is the mean of x and the
                                 points beyond both bests */
  MUR_SWARM_LAW_FIPS, /* v ← χ (v + Σ_k U[0, φ / n] (p_k − x)), of n informants */
  MUR_SWARM_LAW_BARE_BONES, /* x ← N((p + g) / 2, |p − g|) for each coordinate */
  MUR_N_SWARM_LAWS
} MurSwarmLaw;

/* ω of a generation. */
typedef enum
{
  MUR_SWARM_INERTIA_CONSTANT,
  MUR_SWARM_INERTIA_LINEAR, /* from inertia to inertia_end over stop.iterations */
  MUR_SWARM_INERTIA_RANDOM, /* uniform between the two, for each particle */
  MUR_N_SWARM_INERTIAS
} MurSwarmInertia;

/* What becomes of a coordinate that leaves its interval. */
typedef enum
{
  MUR_SWARM_BOUND_CLIP,    /* it is put on the bound, v is multiplied by bound_factor */
  MUR_SWARM_BOUND_REFLECT, /* it is mirrored at the bound, v too */
  MUR_SWARM_BOUND_PERIODIC, /* it comes in again on the other side */
  MUR_SWARM_BOUND_REDRAW,   /* it is drawn anew, at rest */
  MUR_SWARM_BOUND_NONE,     /* it flies on; the objective is not asked outside */
  MUR_N_SWARM_BOUNDS
} MurSwarmBound;

typedef enum
{
  MUR_SWARM_DRAW_COORDINATE, /* r₁, r₂ fresh for every coordinate */
  MUR_SWARM_DRAW_PARTICLE,   /* one pair of scalars a particle */
  MUR_SWARM_DRAW_SPHERE, /* as SPSO-2011, but x′ is uniform in the ball's volume */
  MUR_N_SWARM_DRAWS
} MurSwarmDraw;

typedef enum
{
  MUR_SWARM_GLOBAL, /* all particles */
  MUR_SWARM_RING,   /* itself and its neighbours on each side */
  MUR_SWARM_RANDOM, /* itself and those that chose it, some choices each (Clerc 2012),
                       drawn anew after a generation without gain */
  MUR_SWARM_VON_NEUMANN, /* itself and four on a grid */
  MUR_N_SWARM_TOPOLOGIES
} MurSwarmTopology;

typedef enum
{
  MUR_SWARM_VELOCITY_RANGE, /* ± U · (upper − lower), one sign a particle (2015) */
  MUR_SWARM_VELOCITY_ROOT_RANGE, /* ± U · √(upper − lower) / 2, one sign a particle
                                    (2017) */
  MUR_SWARM_VELOCITY_SPSO, /* U(lower − x, upper − x) (SPSO-2011), the default */
  MUR_N_SWARM_VELOCITIES
} MurSwarmVelocity;

/* The numbers that shape the motion: a table of presets is a table of these. What is
 * left 0 is the inertia law with clipped bounds. */
typedef struct
{
  guint n_particles; /* 1 … 100 000 */
  MurSwarmLaw law;
  double inertia;   /* ω, −2 … 2 */
  double cognitive; /* φ_p, 0 … 5 */
  double social;    /* φ_g, 0 … 5 */
  MurSwarmInertia inertia_rule;
  double inertia_end;     /* ω, −2 … 2 */
  double constriction;    /* χ, 0 … 2: constriction and FIPS */
  double acceleration;    /* φ, 0 … 10: FIPS */
  gboolean self_informed; /* FIPS: whether a particle is among its informants */
  double kept;         /* bare bones: how probably a coordinate is that of p, 0 … 1 */
  double perturbation; /* φ_n, 0 … 10: factor on Gaussian noise η of covariance diag c,
                          with c_d = √(upper_d − lower_d) / 2, divided by 2π Σ c_d */
  double velocity_limit; /* of upper − lower, for each coordinate; 0: none */
  MurSwarmDraw draw;     /* inertia and constriction */
  MurSwarmTopology topology;
  guint neighbours; /* ring: on each side; 0 stands for 1 */
  guint informants; /* random: choices each; 0 stands for 3 */
  MurSwarmStart start;
  guint halton_base; /* index of the first prime: 0 for base 2, 2 for base 5 */
  MurSwarmVelocity velocity;
  MurSwarmBound bound;
  double bound_factor; /* on the velocity at a bound: 0, or −0.5 for SPSO-2011 */
} MurSwarmSettings;

typedef struct
{
  const char *id;    /* "clerc-kennedy", "laszuk-2015", "laszuk-2017", "spso-2011" */
  const char *title; /* "Clerc–Kennedy" */
  MurSwarmSettings settings;
  MurStop stop;
} MurSwarmPreset;

/* The presets, the default first; the last has a %NULL id. */
const MurSwarmPreset *mur_swarm_presets (void);

/* The objective, for many points at once: values[i] for the row points[i·dimensions …].
 * Lower is better. Called from the thread that steps; cuts its work over a pool itself
 * if it likes, and must be a pure function of each point. */
typedef void (*MurObjective) (const double *points,
                              gsize n_points,
                              guint dimensions,
                              double *values,
                              gpointer data);

typedef struct _MurSwarm MurSwarm;

/* @lower, @upper: @dimensions bounds each, finite, lower ≤ upper; copied.
 * @given: (nullable): @n_given rows of start positions for the first particles (clamped
 * into the bounds); copied. The start is evaluated: a new swarm has bests, at
 * generation 0. */
MurSwarm *mur_swarm_new (const MurSwarmSettings *settings,
                         const MurStop *stop,
                         guint dimensions,
                         const double *lower,
                         const double *upper,
                         const double *given,
                         gsize n_given,
                         guint64 seed,
                         MurObjective objective,
                         gpointer data);
void mur_swarm_free (MurSwarm *self);

/* One generation: O(particles × dimensions) beyond the objective; allocates nothing.
 * Returns at once when the status is no longer running. */
MurStatus mur_swarm_step (MurSwarm *self);

/* New settings between two generations, all but the number of particles, the
 * neighbourhood and the start; and the stop. A finished swarm runs on if @stop allows. */
void mur_swarm_retune (MurSwarm *self,
                       const MurSwarmSettings *settings,
                       const MurStop *stop);

/* New random positions and velocities for all particles, evaluated; bests are kept
 * until something better is found. Patience begins anew. This and the next two do
 * nothing, and return FALSE, where the evaluations that are left are too few. */
gboolean mur_swarm_scatter (MurSwarm *self);

/* The @n particles that have found least, but at least one stays, start anew around
 * @centre, a fiftieth of the box to each side, at rest and without a memory. */
gboolean mur_swarm_drop (MurSwarm *self, const double *centre, guint n);

/* Puts one particle on @position (clamped), at rest; its memory stays. */
gboolean mur_swarm_place (MurSwarm *self, guint particle, const double *position);

/* Makes @position (clamped) the best of particle 0 if its @value is lower than the
 * best's plus @slack, the rounding of values (0: none): how a refined solution enters
 * the swarm. Patience goes on: an offer is no gain of the swarm's own. Nothing that is
 * not finite is taken. */
void
mur_swarm_offer (MurSwarm *self, const double *position, double value, double slack);

/* The objective has changed: what particles have found, and where they are, gets the
 * values that it has now. Evaluates both, whatever the budget. */
void mur_swarm_judge_anew (MurSwarm *self);

/* The state, borrowed until the next step. */
MurStatus mur_swarm_status (const MurSwarm *self);
guint mur_swarm_n_particles (const MurSwarm *self);
guint mur_swarm_dimensions (const MurSwarm *self);
guint64 mur_swarm_generation (const MurSwarm *self);
guint64 mur_swarm_evaluations (const MurSwarm *self);
const double *mur_swarm_positions (const MurSwarm *self);  /* particles × dimensions */
const double *mur_swarm_velocities (const MurSwarm *self); /* particles × dimensions */
const double *mur_swarm_values (const MurSwarm *self);     /* of the positions */
/* Of each particle, the best so far: particles × dimensions */
const double *mur_swarm_best_positions (const MurSwarm *self);
const double *mur_swarm_best_position (const MurSwarm *self);
double mur_swarm_best_value (const MurSwarm *self); /* +INFINITY while none is finite */
/* of the finite values; NaN if none */
double mur_swarm_mean_value (const MurSwarm *self);
/* Of each particle the lowest so far; +INFINITY where none was finite */
const double *mur_swarm_best_values (const MurSwarm *self);

/* How far the farthest particle is from the best, and how far they are from their mean
 * (root mean square): lengths in the box, whose diagonal is 1. O(particles ×
 * dimensions). */
double mur_swarm_radius (const MurSwarm *self);
double mur_swarm_spread (const MurSwarm *self);

/* Those whose bests @particle knows, itself among them: @n of them. */
const guint32 *mur_swarm_informants (const MurSwarm *self, guint particle, guint *n);

/* The next velocity of the first @n particles as three summands, n × dimensions each:
 * what is left of the last one, the pull of the own best, and all the rest; before
 * perturbation, limit and bounds. Bare bones have the rest only. */
void mur_swarm_foresee (
  MurSwarm *self, guint n, double *inertia, double *cognitive, double *social);

/* Why it has ended, in words that go on after "Stalled": "no better value in 20
 * generations". Returns: (nullable): (transfer full): %NULL while it has not */
char *mur_swarm_reason (const MurSwarm *self);

/* Exact state: a restored swarm goes on with the same bits. The settings, the stop, the
 * bounds and the seed are not in the archive: @self comes from mur_swarm_new() with
 * those wanted from here on, and has the shape of the swarm that was saved. Positions
 * outside @self's bounds are an error unless the saved swarm's could be there; on an
 * error @self is as it was. */
void mur_swarm_save (const MurSwarm *self, MurArchive *archive);
gboolean mur_swarm_restore (MurSwarm *self, const MurArchive *archive, GError **error);

/* Poli 2009: 1 where mean positions converge, 2 where their variance does too, else 0;
 * for φ = cognitive + social. */
int mur_swarm_stability_order (double inertia, double phi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSwarm, mur_swarm_free)
