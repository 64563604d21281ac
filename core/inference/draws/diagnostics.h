/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether chains of draws agree, and how many independent draws they are worth (Vehtari,
 * Gelman, Simpson, Carpenter and Bürkner, Bayesian Analysis 16, 2021): each chain is cut
 * in two halves, draws become normal scores of their ranks.
 *
 * @draws: one scalar, chain after chain, @n_draws ≥ 8 each. O(n log n) and the lags that
 * count. */

#pragma once

#include <glib.h>

/* Split R-hat of ranks; below 1.01 the chains agree. NaN of constant draws. */
double mur_split_rhat (guint n_chains, gsize n_draws, const double *draws);

/* Bulk effective sample size; at least 100 a chain for means to be trusted. NaN of
 * constant draws. */
double mur_bulk_ess (guint n_chains, gsize n_draws, const double *draws);
