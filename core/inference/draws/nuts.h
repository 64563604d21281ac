/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from a density by Hamiltonian dynamics without a length to set: the no-U-turn
 * sampler (Hoffman and Gelman 2014) with multinomial choice within a trajectory and the
 * generalised criterion (Betancourt 2017); steps by dual averaging, metric by windows that
 * double, as Stan has them. Trees are built without recursion, leaf by leaf.
 *
 * Chains go side by side on a pool. A step lets each make a given number of evaluations,
 * wherever in a trajectory that ends, so that pieces are short. Draws are named by (seed,
 * MUR_RNG_POSTERIOR, chain and trajectory): equal bits for any number of threads. */

#pragma once

#include "core/base/archive.h"
#include "core/base/stop.h"
#include "core/parallel/pool.h"

typedef struct
{
  guint n_chains;      /* 4 */
  guint n_warmup;      /* trajectories of each that are not kept; 300 */
  guint n_draws;       /* that are; 1000 */
  guint max_depth;     /* 2^depth leaves at most; 10 */
  guint n_evaluations; /* of each chain in a step; 8 */
  double acceptance;   /* that steps are made for; 0.8 */
  gboolean is_dense;   /* the metric; TRUE */
  guint64 seed;
} MurNutsSettings;

/* The log density at @x, up to a constant, and its gradient; −INFINITY where there is
 * none. @data: that of the chain, so calls for one @data never overlap. */
typedef double (*MurDensityFunc) (const double *x, double *gradient, gpointer data);

typedef struct _MurNuts MurNuts;

void mur_nuts_settings_init (MurNutsSettings *self);

/* @n: dimensions. @data: one a chain, borrowed. @starts: n_chains · n, where the density
 * is positive. @factor: (nullable): n · n, lower triangle with a positive diagonal,
 * row by row: about L with L Lᵀ the covariance, such as by mur_factor(). Copied. @pool:
 * (nullable): borrowed. */
MurNuts *mur_nuts_new (guint n,
                       const MurNutsSettings *settings,
                       MurDensityFunc density,
                       gpointer *data,
                       const double *starts,
                       const double *factor,
                       MurPool *pool);
void mur_nuts_free (MurNuts *self);

/* RUNNING; CONVERGED when all draws are there; FAILED where a chain starts without
 * density. */
MurStatus mur_nuts_step (MurNuts *self);
MurStatus mur_nuts_run (MurNuts *self);

/* Draws that every chain has so far. */
guint mur_nuts_n_draws (const MurNuts *self);
/* Draw @k of @chain: n numbers. */
const double *mur_nuts_draw (const MurNuts *self, guint chain, guint k);
double mur_nuts_log_density (const MurNuts *self, guint chain, guint k);

/* Of all draws so far: trajectories that ended since energy was not conserved, which
 * says that there are places the sampler cannot go to. */
guint mur_nuts_n_divergent (const MurNuts *self);
guint64 mur_nuts_n_evaluations (const MurNuts *self);
double mur_nuts_step_size (const MurNuts *self, guint chain);

/* Exact state, between any two steps, into a sampler made with the same arguments. */
void mur_nuts_save (const MurNuts *self, MurArchive *archive);
gboolean mur_nuts_restore (MurNuts *self, const MurArchive *archive, GError **error);

/* L of @covariance = L Lᵀ into @factor, n · n each; FALSE where it is not positive
 * definite or not finite. */
gboolean mur_factor (guint n, const double *covariance, double *factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurNuts, mur_nuts_free)
