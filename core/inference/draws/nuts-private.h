/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One chain. Private to core/inference.
 *
 * Everything happens in coordinates y, x = start + L y, in which the density is about a
 * standard normal one where L is good; the metric M⁻¹ is a covariance of y. */

#pragma once

#include "core/inference/draws/nuts.h"

#define MUR_NUTS_MAX_DEPTH 16

typedef enum
{
  MUR_NUTS_START,     /* the density at the start */
  MUR_NUTS_FIND_STEP, /* a first step, by doubling or halving */
  MUR_NUTS_LEAF,      /* the next leaf of a trajectory */
  MUR_NUTS_DONE,
  MUR_NUTS_FAILED
} MurNutsStage;

/* Place, momentum, and the density there. */
typedef struct
{
  double *y, *r, *gradient;
  double log_density;
} MurNutsPoint;

/* A set of leaves: one of them, chosen by its weight, and the sum of momenta. */
typedef struct
{
  MurNutsPoint chosen; /* without momentum */
  double *momenta;
  double log_weight;
} MurNutsTree;

/* Dual averaging of log ε (Hoffman and Gelman 2014, section 3.2). */
typedef struct
{
  double centre, error, average;
  double count;
} MurNutsAveraging;

typedef struct
{
  guint n, number;
  const MurNutsSettings *settings;
  MurDensityFunc density;
  gpointer data;
  const double *start, *factor; /* borrowed; factor nullable */

  MurNutsStage stage;
  guint n_trajectories; /* done */
  guint64 n_streams;    /* of random numbers begun */
  guint n_uniforms;     /* drawn of the last */
  guint64 n_evaluations;
  guint n_divergent;

  MurNutsPoint current;
  MurNutsPoint ends[2]; /* of the trajectory: backward, forward */
  MurNutsTree tree, branch;
  guint depth, leaf; /* of the branch, which has 2^depth leaves */
  gboolean is_forward;
  double energy; /* at the begin of the trajectory */
  double accepted, n_leaves;
  double *checkpoint_momenta, *checkpoint_sums; /* max_depth · n each */

  double step, log_step;
  int search; /* +1, −1 while looking for a step; 0 before the first trial */
  MurNutsAveraging averaging;

  double *metric;         /* M⁻¹, n · n, or n on a diagonal */
  double *metric_factor;  /* its L, or roots */
  double *mean, *squares; /* of the window under way */
  double window_count;
  guint window_end, window_length;

  double *x, *slope, *velocity, *normal; /* work */
  double *memory;                        /* of all arrays above, as one */
  gsize memory_size;

  double *draws, *log_densities; /* n_draws · n, n_draws */
  guint n_kept;
} MurNutsChain;

void mur_nuts_chain_init (MurNutsChain *self,
                          guint n,
                          guint number,
                          const MurNutsSettings *settings);
void mur_nuts_chain_clear (MurNutsChain *self);
/* Up to @n evaluations. */
void mur_nuts_chain_advance (MurNutsChain *self, guint n);

/* The density at a point's y; −INFINITY where it is not finite. */
void mur_nuts_evaluate (MurNutsChain *self, MurNutsPoint *point);
/* Momentum from the metric, by the stream of its own that a trajectory or a trial has. */
void mur_nuts_draw_momentum (MurNutsChain *self, double *r);
/* @velocity = M⁻¹ r */
void mur_nuts_velocity (const MurNutsChain *self, const double *r, double *velocity);
double mur_nuts_energy (MurNutsChain *self, const MurNutsPoint *point);
/* Half a kick, a drift, half a kick. */
void mur_nuts_leap (MurNutsChain *self, MurNutsPoint *point, double step);
void
mur_nuts_copy (const MurNutsChain *self, const MurNutsPoint *from, MurNutsPoint *to);

/* Warm-up: after a trajectory of which the mean acceptance was @accepted. Returns:
 * whether a step has to be looked for anew, with a new metric */
void mur_nuts_adapt_init (MurNutsChain *self);
gboolean mur_nuts_adapt (MurNutsChain *self, double accepted);
/* Begins to average around the step that was found. */
void mur_nuts_begin_averaging (MurNutsChain *self);

/* Returns: (transfer none): the chains */
MurNutsChain *mur_nuts_chains (const MurNuts *self, guint *n_chains);
