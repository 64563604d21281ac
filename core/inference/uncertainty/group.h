/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters that make the same sum of phases. Σ φ_i(t) stays what it is, exactly, when
 *
 *   oscillators change places, with their frequencies, phases and couplings; or
 *   φ_i → φ_i + π (m_i − mean m), K_ij → (−1)^(m_i + m_j) K_ij for whole numbers m_i,
 *
 * which is a group of n! · 2^(n−1) copies, up to whole turns. An estimate from a sum is
 * any of them, and is compared with a reference by the nearest. */

#pragma once

#include "core/inference/model/layout.h"

/* Up to which all copies are looked at; beyond, oscillators are matched in the order of
 * their frequencies, and the m_i by the phases. */
#define MUR_GROUP_MAX_N 6

/* n! 2^(n−1), as a double: it is large. */
double mur_group_n_copies (guint n);

/* @copy[n + n²] of @parameters: its oscillator i is @places[i] of theirs (nullable: i),
 * moved by @m[i] (nullable: 0). */
void mur_group_copy (
  guint n, const double *parameters, const guint *places, const int *m, double *copy);

/* The copy of @parameters nearest to @reference into @nearest: the least Σ ((p − r)
 * w)², w the @weights (nullable: 1), such as over the standard errors where they are
 * finite. Returns: the root of that sum. n = 3: 5 µs; 6: 30 ms. */
double mur_group_nearest (guint n,
                          const double *parameters,
                          const double *reference,
                          const double *weights,
                          double *nearest);
