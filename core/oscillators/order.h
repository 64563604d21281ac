/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Synchrony: how far phases agree, and which oscillators run at one frequency.
 *
 * The order parameter is r e^{iψ} = mean of e^{iφ}: r = 1 where all phases are equal.
 * Sums run in a fixed order, so the bits depend on the phases alone. Pure functions. */

#pragma once

#include <glib.h>

typedef struct
{
  double r;   /* 0 … 1 */
  double psi; /* −π … π; 0 where r is 0 */
} MurOrder;

/* Of @n ≥ 1 phases in radians. About 2 ns a phase. */
MurOrder mur_order (gsize n, const double *phases);

/* Of @n_states, rows of @n phases: @r and @psi of each, with the same bits, and much sooner
 * where n is small. */
void mur_orders (gsize n, gsize n_states, const double *phases, double *r, double *psi);

/* The same from the sums of @n cosines and of @n sines. */
MurOrder mur_order_from_sums (gsize n, double cosines, double sines);

/* Synchrony nearby: r over each oscillator and the @reach ones on either side of it, on
 * the ring of their numbers. 2 reach + 1 ≤ n. O(n). */
void mur_order_local (gsize n, gsize reach, const double *phases, double *r);

/* (end − start) / duration of each oscillator; phases unwrapped. */
void mur_mean_frequencies (
  gsize n, const double *start, const double *end, double duration, double *frequency);

/* Who is locked: sets of oscillators whose mean frequencies lie within @tolerance of
 * one another, the largest set first, then the largest among the rest, and so on; of
 * equal sizes the slower. Fills @group with the number of the set from 1 on, and with 0
 * for an oscillator that runs alone (sets have two members at least).
 *
 * Phases seen for a time T cannot tell frequencies closer than about π/T apart: two
 * oscillators that slip by less than half a turn may be locked and swing, or drift.
 * Hence mur_locking_tolerance().
 *
 * @group: (out) (array length=n)
 * Returns: the number of sets */
guint
mur_locked_groups (gsize n, const double *frequency, double tolerance, guint32 *group);
double mur_locking_tolerance (double duration);

/* The share of oscillators in the largest set; 0 where there is none. */
double mur_locked_fraction (gsize n, const guint32 *group);
