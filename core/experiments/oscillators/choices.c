/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the values of the oscillators' enumerations are called. */

#include "core/experiments/oscillators/choices.h"

#include "core/oscillators/integrator.h"

const MurChoice mur_oscillators_modes[] = {
  [MUR_MODE_SIMULATE] = { "simulate", "Simulate" },
  [MUR_MODE_SWEEP] = { "sweep", "Sweep the coupling" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_modes, MUR_N_OSCILLATORS_MODES);

const MurChoice mur_oscillators_topologies[] = {
  [MUR_TOPOLOGY_RANDOM] = { "random", "Random, all to all" },
  [MUR_TOPOLOGY_UNIFORM] = { "uniform", "Uniform, all to all" },
  [MUR_TOPOLOGY_RING] = { "ring", "Ring of neighbours" },
  [MUR_TOPOLOGY_RING_EXPONENTIAL] = { "ring-exponential", "Ring, exponential kernel" },
  [MUR_TOPOLOGY_RING_COSINE] = { "ring-cosine", "Ring, cosine kernel" },
  [MUR_TOPOLOGY_SMALL_WORLD] = { "small-world", "Small world" },
  [MUR_TOPOLOGY_SCALE_FREE] = { "scale-free", "Scale free" },
  [MUR_TOPOLOGY_TWO_POPULATIONS] = { "two-populations", "Two populations" },
  [MUR_TOPOLOGY_LATTICE] = { "lattice", "Square lattice" },
  [MUR_TOPOLOGY_MATRIX] = { "matrix", "Matrix" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_topologies, MUR_N_TOPOLOGIES);

const MurChoice mur_oscillators_normalisations[] = {
  [MUR_NORMALISATION_NONE] = { "none", "None" },
  [MUR_NORMALISATION_COUNT] = { "count", "By the number of oscillators" },
  [MUR_NORMALISATION_DEGREE] = { "degree", "By the number of links" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_normalisations, MUR_N_NORMALISATIONS);

const MurChoice mur_oscillators_edge_directions[] = {
  [MUR_EDGES_DIRECTED] = { "directed", "One way" },
  [MUR_EDGES_UNDIRECTED] = { "undirected", "Both ways" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_edge_directions, MUR_N_EDGE_DIRECTIONS);

const MurChoice mur_oscillators_frequencies[] = {
  [MUR_FREQUENCIES_DEMONSTRATION] = { "demonstration", "Uniform, 2n … 4n" },
  [MUR_FREQUENCIES_UNIFORM] = { "uniform", "Uniform" },
  [MUR_FREQUENCIES_NORMAL] = { "normal", "Normal" },
  [MUR_FREQUENCIES_LORENTZIAN] = { "lorentzian", "Lorentzian" },
  [MUR_FREQUENCIES_BIMODAL] = { "bimodal", "Two normals" },
  [MUR_FREQUENCIES_EQUAL] = { "equal", "Equal" },
  [MUR_FREQUENCIES_DEGREE] = { "degree", "Number of links in" },
  [MUR_FREQUENCIES_LIST] = { "list", "As listed" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_frequencies, MUR_N_FREQUENCIES);

const MurChoice mur_oscillators_starts[] = {
  [MUR_START_UNIFORM] = { "uniform", "Uniform" },
  [MUR_START_EQUAL] = { "equal", "Equal" },
  [MUR_START_TWISTED] = { "twisted", "Twisted" },
  [MUR_START_CAUCHY] = { "cauchy", "Wrapped Cauchy" },
  [MUR_START_BUMP] = { "bump", "Bump of disorder" },
  [MUR_START_TWO] = { "two-populations", "One population equal, one not" },
  [MUR_START_LIST] = { "list", "As listed" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_starts, MUR_N_STARTS);

const MurChoice mur_oscillators_solvers[] = {
  [MUR_INTEGRATOR_TAYLOR] = { "taylor", "Taylor series, adaptive" },
  [MUR_INTEGRATOR_RK4] = { "rk4", "Runge–Kutta 4, fixed step" },
  [MUR_INTEGRATOR_HEUN] = { "heun", "Heun, fixed step" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_solvers, MUR_N_INTEGRATOR_METHODS);

const MurChoice mur_oscillators_frequency_views[] = {
  [MUR_FREQUENCIES_SEPARATE] = { "separate", "In rows" },
  [MUR_FREQUENCIES_OVERLAID] = { "overlaid", "Over one another" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_frequency_views, MUR_N_FREQUENCY_VIEWS);

const MurChoice mur_oscillators_views[] = {
  [MUR_PHASES_WRAPPED] = { "wrapped", "Wrapped" },
  [MUR_PHASES_UNWRAPPED] = { "unwrapped", "Unwrapped" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_views, MUR_N_PHASE_VIEWS);

const MurChoice mur_oscillators_frames[] = {
  [MUR_PHASES_FIXED] = { "fixed", "Fixed" },
  [MUR_PHASES_ROTATING] = { "rotating", "With the mean frequency" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_frames, MUR_N_PHASE_FRAMES);

const MurChoice mur_oscillators_origins[] = {
  [MUR_PHASES_OF_FRAME] = { "frame", "The frame" },
  [MUR_PHASES_OF_MEAN] = { "mean", "Their mean phase" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_origins, MUR_N_PHASE_ORIGINS);

const MurChoice mur_oscillators_signal_views[] = {
  [MUR_SIGNALS_COSINE] = { "cosine", "Cosines" },
  [MUR_SIGNALS_SINE] = { "sine", "Sines" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_oscillators_signal_views, MUR_N_SIGNAL_VIEWS);
