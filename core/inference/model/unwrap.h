/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases out of what people measure: unwrapped, or of signals. */

#pragma once

#include <glib.h>

/* Whether @phases, in order of time, look wrapped: all within one turn, and at least one
 * step of more than half a turn. NaN are skipped. */
gboolean mur_phases_look_wrapped (gsize n, const double *phases);

/* Adds whole turns in place so that no step exceeds half a turn; across NaN from the
 * last value that is there. Returns: how many steps were beyond a third of a turn after
 * that: too many, and the sampling does not say which way the phase went */
gsize mur_phases_unwrap_gaps (gsize n, double *phases);

/* Terms of the correction of a protophase. */
#define MUR_PROTOPHASE_TERMS 24

/* The phase of an oscillating @signal, @n ≥ 16 samples at equal intervals, all finite:
 * the angle of the analytic signal by Hilbert transform about the mean, unwrapped; then, where
 * @correct, made to grow evenly on average, which a protophase of a signal that is no
 * sine does not (Kralemann, Cimponeriu, Rosenblum, Pikovsky and Mrowka 2008): φ = θ +
 * Σ_k S_k (e^{ikθ} − 1) / (ik), over both signs, S_k = ⟨e^{−ikθ}⟩ over whole turns. Into
 * @phases[n]. The transform takes the signal to repeat, so about a turn at each end is
 * worse than the rest. Returns: FALSE for a constant signal. */
gboolean
mur_phases_of_signal (gsize n, const double *signal, gboolean correct, double *phases);
