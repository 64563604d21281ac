/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parameters of a Kuramoto system of n oscillators stand in one vector:
 *
 *     phase1 … phase_n             φ_i at the start, rad
 *     omega1 … omega_n             ω_i, rad/s
 *     k1_2, k1_3 … k_n_{n−1}       K_ij, rad/s, named target_source: row by row of the
 *                                  driven oscillator i, drivers j ≠ i increasing
 *
 * n + n² in all. Oscillators are numbered from 0 in code and from 1 in names. */

#pragma once

#include <glib.h>

/* As many oscillators as this folder takes. */
#define MUR_LAYOUT_MAX_N 50
#define MUR_LAYOUT_NAME_SIZE 16

guint mur_layout_n_parameters (guint n);
guint mur_layout_phase (guint n, guint i);
guint mur_layout_omega (guint n, guint i);
/* @source ≠ @target. */
guint mur_layout_coupling (guint n, guint target, guint source);

gboolean mur_layout_is_phase (guint n, guint parameter);
gboolean mur_layout_is_omega (guint n, guint parameter);
/* Whether it is a coupling, and of which two; @target, @source: (nullable) */
gboolean
mur_layout_is_coupling (guint n, guint parameter, guint *target, guint *source);

/* Writes "omega1", "phase1", "k1_2" … */
void mur_layout_name (guint n, guint parameter, char name[MUR_LAYOUT_NAME_SIZE]);
