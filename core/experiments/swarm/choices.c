/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiments/swarm/choices.h"

const MurChoice mur_search_landscapes[] = {
  MUR_LANDSCAPE_CHOICES,
  [MUR_SEARCH_FORMULA] = { "formula", "Formula" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_landscapes, MUR_SEARCH_FORMULA + 1);

const MurChoice mur_search_rotations[] = {
  [MUR_LANDSCAPE_AS_IT_IS] = { "none", "As it is" },
  [MUR_LANDSCAPE_ROTATED] = { "random", "At random" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_rotations, MUR_LANDSCAPE_ROTATED + 1);

const MurChoice mur_search_mirrors[] = {
  [MUR_LANDSCAPE_UNMIRRORED] = { "none", "As it is" },
  [MUR_LANDSCAPE_MIRRORED] = { "centre", "About the centre" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_mirrors, MUR_LANDSCAPE_MIRRORED + 1);

const MurChoice mur_search_laws[] = {
  [MUR_SWARM_LAW_INERTIA] = { "inertia", "Inertia" },
  [MUR_SWARM_LAW_CONSTRICTION] = { "constriction", "Constriction" },
  [MUR_SWARM_LAW_SPSO_2011] = { "spso-2011", "SPSO-2011" },
  [MUR_SWARM_LAW_FIPS] = { "fips", "Fully informed" },
  [MUR_SWARM_LAW_BARE_BONES] = { "bare-bones", "Bare bones" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_laws, MUR_N_SWARM_LAWS);

const MurChoice mur_search_inertias[] = {
  [MUR_SWARM_INERTIA_CONSTANT] = { "constant", "Constant" },
  [MUR_SWARM_INERTIA_LINEAR] = { "linear", "Linear in time" },
  [MUR_SWARM_INERTIA_RANDOM] = { "random", "At random" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_inertias, MUR_N_SWARM_INERTIAS);

const MurChoice mur_search_itself[] = {
  [FALSE] = { "without", "Without itself" },
  [TRUE] = { "with", "With itself" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_itself, 2);

const MurChoice mur_search_draws[] = {
  [MUR_SWARM_DRAW_COORDINATE] = { "coordinate", "For each coordinate" },
  [MUR_SWARM_DRAW_PARTICLE] = { "particle", "For each particle" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_draws, MUR_SEARCH_N_DRAWS);

const MurChoice mur_search_neighbourhoods[] = {
  [MUR_SWARM_GLOBAL] = { "global", "All particles" },
  [MUR_SWARM_RING] = { "ring", "Ring" },
  [MUR_SWARM_RANDOM] = { "random", "Random informants" },
  [MUR_SWARM_VON_NEUMANN] = { "von-neumann", "Von Neumann’s" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_neighbourhoods, MUR_N_SWARM_TOPOLOGIES);

const MurChoice mur_search_bounds[] = {
  [MUR_SEARCH_STOP] = { "stop", "Stop" },
  [MUR_SEARCH_BOUNCE] = { "bounce", "Bounce" },
  [MUR_SEARCH_REFLECT] = { "reflect", "Reflect" },
  [MUR_SEARCH_PERIODIC] = { "periodic", "Come in opposite" },
  [MUR_SEARCH_REDRAW] = { "redraw", "Be drawn anew" },
  [MUR_SEARCH_FLY] = { "none", "Fly on" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_bounds, MUR_N_SEARCH_BOUNDS);

const MurChoice mur_search_starts[] = {
  [MUR_SWARM_START_HALTON] = { "halton", "Halton points" },
  [MUR_SWARM_START_UNIFORM] = { "uniform", "Uniform" },
  [MUR_SWARM_START_SCRAMBLED] = { "scrambled", "Scrambled Halton" },
  [MUR_SWARM_START_SOBOL] = { "sobol", "Sobol points" },
  [MUR_SWARM_START_LATIN] = { "latin", "Latin hypercube" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_starts, MUR_N_SWARM_STARTS);

const MurChoice mur_search_velocities[] = {
  [MUR_SWARM_VELOCITY_RANGE] = { "range", "Up to the range" },
  [MUR_SWARM_VELOCITY_ROOT_RANGE] = { "root-range", "Up to half its root" },
  [MUR_SWARM_VELOCITY_SPSO] = { "inside", "Towards a point inside" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_velocities, MUR_N_SWARM_VELOCITIES);

const MurChoice mur_search_refinements[] = {
  [MUR_SEARCH_UNREFINED] = { "none", "None" },
  [MUR_SEARCH_SIMPLEX] = { "simplex", "Nelder–Mead" },
  [MUR_SEARCH_BFGS] = { "bfgs", "BFGS" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_search_refinements, MUR_N_SEARCH_REFINEMENTS);

const MurChoice mur_search_switch[] = { { "no", "No" }, { "yes", "Yes" }, { NULL } };
