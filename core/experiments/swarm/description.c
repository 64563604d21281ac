/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the swarm holds. */

#include "core/experiments/swarm/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED

static const MurQuantity particles[] = {
  { "x*", NULL, "Coordinate", NULL, "Where a particle is: its x1, x2, …." },
  { "v*", NULL, "Velocity", NULL, "Its velocity: how far it moved, one generation." },
  { "objective", NULL, "Objective", NULL,
    "The objective where it is; infinite where it was not asked." },
  { "best_objective", NULL, "Best objective", NULL,
    "The lowest that it has seen; infinite where none was finite." },
  { NULL },
};

static const MurQuantity bests[] = {
  { "x*", NULL, "Coordinate", NULL, "Where a particle has seen its lowest value." },
  { NULL },
};

static const MurQuantity convergence[] = {
  { "generation", NULL, "Generation", NULL, "Generations, from 0 on.",
    MUR_DESCRIBED_COURSE },
  { "best", NULL, "Best", NULL, "The lowest objective so far." },
  { "mean", NULL, "Mean", NULL,
    "The objective, averaged over the particles where it is finite." },
  { "spread", NULL, "Spread", NULL,
    "How far the particles are from their middle: root mean square, by the diagonal." },
  { "radius", NULL, "Radius", NULL,
    "How far the farthest is from the best, by the diagonal of the box." },
  { "evaluations", NULL, "Evaluations", NULL, "How often the objective was computed." },
  { NULL },
};

static const MurQuantity minima[] = {
  { "x*", NULL, "Coordinate", NULL, "Where the landscape is known to be lowest." },
  { NULL },
};

static const MurQuantity box[] = {
  { "lower", NULL, "Lower limit", NULL, "Where the box begins, a row a dimension." },
  { "upper", NULL, "Upper limit", NULL, "Where it ends." },
  { NULL },
};

#define IN_PLANE                                            \
  { "x", NULL, "Across", NULL, "The coordinate plane_x." }, \
  {                                                         \
    "y", NULL, "Upwards", NULL, "The coordinate plane_y."   \
  }

static const MurQuantity landscape[] = {
  IN_PLANE,
  { "objective", NULL, "Objective", NULL,
    "The objective there, without noise; missing where it is not finite." },
  { NULL },
};

static const MurQuantity plane_particles[] = {
  { "particle", NULL, "Particle", NULL, "Which particle it is, counted from 1." },
  IN_PLANE,
  { "vx", NULL, "Velocity across", NULL, "Its velocity across." },
  { "vy", NULL, "Velocity upwards", NULL, "Its velocity upwards." },
  { "objective", NULL, "Objective", NULL, "The objective where it is." },
  { "best_x", NULL, "Best across", NULL, "Where it has seen its lowest, across." },
  { "best_y", NULL, "Best upwards", NULL, "Where it has seen its lowest, upwards." },
  { NULL },
};

static const MurQuantity tails[] = {
  { "particle", NULL, "Particle", NULL, "Which particle it is, counted from 1." },
  IN_PLANE,
  { "age", NULL, "Age", NULL, "How many generations ago that was." },
  { NULL },
};

static const MurQuantity plane_best[] = {
  IN_PLANE,
  { "objective", NULL, "Objective", NULL, "The lowest objective so far." },
  { NULL },
};

static const MurQuantity plane_minima[] = { IN_PLANE, { NULL } };

static const MurQuantity edges[] = { IN_PLANE, { NULL } };

static const MurQuantity pulls[] = {
  IN_PLANE,
  { "inertia_x", NULL, "Inertia across", NULL,
    "What will be left of its velocity, across." },
  { "inertia_y", NULL, "Inertia upwards", NULL, "The same upwards." },
  { "cognitive_x", NULL, "Own pull across", NULL,
    "The pull of its own best place, across." },
  { "cognitive_y", NULL, "Own pull upwards", NULL, "The same upwards." },
  { "social_x", NULL, "Others’ pull across", NULL,
    "The pull of its neighbours, and what a law draws beside, across." },
  { "social_y", NULL, "Others’ pull upwards", NULL, "The same upwards." },
  { NULL },
};

static const MurQuantity stability[] = {
  { "inertia", "ω", "Inertia", NULL, "Inertia, from -1 to 1." },
  { "first", NULL, "Order 1", NULL,
    "The sum φ below which mean positions settle, at that inertia." },
  { "second", NULL, "Order 2", NULL,
    "The sum φ below which their variance settles too." },
  { NULL },
};

const MurTableDescription mur_search_tables[] = {
  { "particles", "Particles", "Where each particle is, and how it moves.", particles },
  { "bests", "Best places", "The best place of each particle.", bests },
  { "convergence", "Convergence", "The search, generation by generation.",
    convergence },
  { "minima", "Known minima", "The known minima in the box; none of a formula.",
    minima },
  { "box", "Box", "The limits of each coordinate.", box },
  { "landscape", "Landscape",
    "The objective in the plane of two coordinates, the others as the best has them; "
    "row by row upwards.",
    landscape, DERIVED },
  { "plane_particles", "Particles in the plane", "Those that are shown, spread evenly.",
    plane_particles, DERIVED },
  { "tails", "Tails",
    "Where some of them were in the last eight generations, the oldest first, and a "
    "gap after each.",
    tails, DERIVED },
  { "plane_best", "Best in the plane", "The best position.", plane_best, DERIVED },
  { "plane_minima", "Minima in the plane", "The known minima in the box.", plane_minima,
    DERIVED },
  { "edges", "Neighbourhood",
    "Lines from who tells to who is told, a gap after each: where all know all from "
    "the best; none of more than 5000.",
    edges, DERIVED },
  { "pulls", "Parts of the next velocity",
    "What the next velocity of the first 400 particles is the sum of, before noise and "
    "limits.",
    pulls, DERIVED },
  { "stability", "Stability", "Where theory says that a swarm settles (Poli 2009).",
    stability, DERIVED },
  { NULL },
};

const MurQuantity mur_search_scalars[] = {
  { "best", NULL, "Best", NULL, "The lowest objective so far.", .group = "Search" },
  { "error", NULL, "Error", NULL,
    "The objective at the best, without noise, above the known minimum; missing where "
    "a "
    "lower one may be in the box.",
    .group = "Search" },
  { "distance", NULL, "Distance", NULL,
    "How far the best is from the nearest known minimum in the box.",
    .group = "Search" },
  { "generation", NULL, "Generations", NULL, "How many times all particles have moved.",
    .group = "Course" },
  { "evaluations", NULL, "Evaluations", NULL, "How often the objective was computed.",
    .group = "Course" },
  { "radius", NULL, "Radius", NULL,
    "How far the farthest particle is from the best, by the diagonal of the box.",
    .group = "Course" },
  { "spread", NULL, "Spread", NULL,
    "How far the particles are from their middle: root mean square, by the diagonal.",
    .group = "Course" },
  { "minimum", NULL, "Known minimum", NULL,
    "What the error is measured from; missing likewise.", DERIVED },
  { "plane_x", NULL, "Plane across", NULL,
    "The coordinate across, counted from 1: the last where there are fewer than "
    "wanted.",
    DERIVED },
  { "plane_y", NULL, "Plane upwards", NULL, "The coordinate upwards, likewise.",
    DERIVED },
  { "omega", "ω", "Inertia in force", NULL,
    "The inertia of theory; missing for a law that it is not about.", DERIVED },
  { "phi", "φ", "Pull in force", NULL, "The sum of both pulls, likewise.", DERIVED },
  { "order", NULL, "Order of stability", NULL,
    "1 where mean positions settle, 2 where their variance does too, else 0; likewise "
    "missing.",
    DERIVED },
  { NULL },
};
