/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases in ways that people look at them: wrapped onto one turn, unwrapped, seen from
 * a frame that turns, drawn without the jumps that wrapping makes; and phases to begin
 * with. Radians. Pure functions; no function of libm decides a bit. */

#pragma once

#include "core/base/rng.h"

/* Onto [−π, π]. Exact to an ulp of π for |phase| up to 2²⁰·π/2. @wrapped may be
 * @phases. */
void mur_phases_wrap (gsize n, const double *phases, double *wrapped);

/* Adds whole turns so that no step from one sample to the next exceeds half a turn;
 * @unwrapped may be @wrapped. */
void mur_phases_unwrap (gsize n, const double *wrapped, double *unwrapped);

/* One oscillator's samples seen from a frame that turns at @frequency: phase −
 * frequency·time. @turned may be @phases. */
void mur_phases_turn (
  gsize n, const double *times, const double *phases, double frequency, double *turned);

/* The line of unwrapped @phases wrapped for drawing: where it leaves at one edge it
 * goes to the very edge, is parted by NaN and comes in at the other. Samples more than
 * a turn apart are parted without. Fills @out_times and @out_phases, which hold 4 @n
 * values. Returns: how many there are */
gsize mur_phases_wrapped_line (gsize n,
                               const double *times,
                               const double *phases,
                               double *out_times,
                               double *out_phases);

/* Phases to begin with. Even: in the middle of @n equal parts of the probability, so
 * that finite @n follows the limit as close as can be. */
void
mur_phases_draw_uniform (MurRng *rng, gsize n, double low, double high, double *phases);
/* Wrapped Cauchy density with order parameter @r0 in [0, 1], about 0: even. */
void mur_phases_cauchy (gsize n, double r0, double *phases);
/* @turns turns along the numbers 0 … n − 1. */
void mur_phases_twisted (gsize n, double turns, double *phases);
/* 6 e^{−30 x²} u, x the place on the ring from −½ to ½ and u uniform on ±½: the seed of
 * a chimera (Abrams and Strogatz 2006). */
void mur_phases_draw_bump (MurRng *rng, gsize n, double *phases);
