/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Enumerations of the experiment's parameters, and what their values are called.
 * Private to the oscillators and their tests. */

#pragma once

#include "core/experiment/parameter.h"

typedef enum
{
  MUR_TOPOLOGY_RANDOM,
  MUR_TOPOLOGY_UNIFORM,
  MUR_TOPOLOGY_RING,
  MUR_TOPOLOGY_RING_EXPONENTIAL,
  MUR_TOPOLOGY_RING_COSINE,
  MUR_TOPOLOGY_SMALL_WORLD,
  MUR_TOPOLOGY_SCALE_FREE,
  MUR_TOPOLOGY_TWO_POPULATIONS,
  MUR_TOPOLOGY_LATTICE,
  MUR_TOPOLOGY_MATRIX,
  MUR_N_TOPOLOGIES
} MurOscillatorsTopology;

/* Whether a row of the table of edges is one link or two. */
typedef enum
{
  MUR_EDGES_DIRECTED,
  MUR_EDGES_UNDIRECTED,
  MUR_N_EDGE_DIRECTIONS
} MurOscillatorsEdges;

typedef enum
{
  MUR_FREQUENCIES_DEMONSTRATION,
  MUR_FREQUENCIES_UNIFORM,
  MUR_FREQUENCIES_NORMAL,
  MUR_FREQUENCIES_LORENTZIAN,
  MUR_FREQUENCIES_BIMODAL,
  MUR_FREQUENCIES_EQUAL,
  MUR_FREQUENCIES_DEGREE,
  MUR_FREQUENCIES_LIST,
  MUR_N_FREQUENCIES
} MurOscillatorsFrequencies;

typedef enum
{
  MUR_START_UNIFORM,
  MUR_START_EQUAL,
  MUR_START_TWISTED,
  MUR_START_CAUCHY,
  MUR_START_BUMP,
  MUR_START_TWO,
  MUR_START_LIST,
  MUR_N_STARTS
} MurOscillatorsStart;

typedef enum
{
  MUR_MODE_SIMULATE,
  MUR_MODE_SWEEP,
  MUR_N_OSCILLATORS_MODES
} MurOscillatorsMode;

typedef enum
{
  MUR_FREQUENCIES_SEPARATE,
  MUR_FREQUENCIES_OVERLAID,
  MUR_N_FREQUENCY_VIEWS
} MurOscillatorsFrequencyView;

typedef enum
{
  MUR_PHASES_WRAPPED,
  MUR_PHASES_UNWRAPPED,
  MUR_N_PHASE_VIEWS
} MurOscillatorsPhaseView;

typedef enum
{
  MUR_SIGNALS_COSINE,
  MUR_SIGNALS_SINE,
  MUR_N_SIGNAL_VIEWS
} MurOscillatorsSignalView;

typedef enum
{
  MUR_PHASES_OF_FRAME,
  MUR_PHASES_OF_MEAN,
  MUR_N_PHASE_ORIGINS
} MurOscillatorsPhaseOrigin;

typedef enum
{
  MUR_PHASES_FIXED,
  MUR_PHASES_ROTATING,
  MUR_N_PHASE_FRAMES
} MurOscillatorsPhaseFrame;

/* Indexed by the enumerations, of which they have all values. */
extern const MurChoice mur_oscillators_modes[];
extern const MurChoice mur_oscillators_topologies[];
extern const MurChoice mur_oscillators_normalisations[];
extern const MurChoice mur_oscillators_edge_directions[];
extern const MurChoice mur_oscillators_frequencies[];
extern const MurChoice mur_oscillators_starts[];
extern const MurChoice mur_oscillators_solvers[];
extern const MurChoice mur_oscillators_frequency_views[];
extern const MurChoice mur_oscillators_views[];
extern const MurChoice mur_oscillators_frames[];
extern const MurChoice mur_oscillators_origins[];
extern const MurChoice mur_oscillators_signal_views[];
