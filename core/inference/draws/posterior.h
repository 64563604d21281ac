/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The posterior density of a likelihood as what nuts.h draws from: of its P parameters,
 * and where sigma is not given, of log σ after them, with a flat prior on that (p(σ) ∝
 * 1/σ). */

#pragma once

#include "core/inference/draws/nuts.h"
#include "core/inference/model/likelihood.h"
#include "core/inference/uncertainty/uncertainty.h"

typedef struct _MurPosterior MurPosterior;

/* Of the data, settings and priors of @likelihood, of which it makes its own: one for
 * each chain. Integrates to 1e-6 σ a time step, at most 1e-7 rad and 1e-9 where σ is drawn:
 * far below what a draw's acceptance feels. */
MurPosterior *mur_posterior_new (const MurLikelihood *likelihood);
void mur_posterior_free (MurPosterior *self);
/* P, or P + 1. */
guint mur_posterior_n (const MurPosterior *self);
/* A MurDensityFunc of a MurPosterior. */
double mur_posterior_density (const double *x, double *gradient, gpointer self);

/* Starts for @n_chains about the optimum, draws from the normal distribution that
 * @uncertainty there has, by the streams (@seed, MUR_RNG_POSTERIOR_START, chain); and its
 * factor for mur_nuts_new(). @optimum: P; @starts: n_chains · mur_posterior_n(); @factor:
 * its square. FALSE where the covariance is not positive definite or not finite: then the
 * data do not tell all parameters, and a prior is needed. */
gboolean mur_posterior_starts (const MurPosterior *self,
                               const double *optimum,
                               const MurUncertainty *uncertainty,
                               guint n_chains,
                               guint64 seed,
                               double *starts,
                               double *factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPosterior, mur_posterior_free)
