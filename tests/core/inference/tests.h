/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of this test program share: how each adds its cases, and systems to
 * infer. */

#pragma once

#include "core/inference/model/likelihood.h"

void mur_test_group (void);
void mur_test_identifiability (void);
void mur_test_layout (void);
void mur_test_likelihood (void);
void mur_test_nuts (void);
void mur_test_optimiser (void);
void mur_test_regression (void);
void mur_test_trajectory (void);
void mur_test_uncertainty (void);
void mur_test_unwrap (void);

/* n + n² parameters with couplings of either sign and frequencies a few rad/s apart, by
 * a seed. */
void mur_test_draw (guint n, guint64 seed, double *parameters);

/* @n times from 0 to @end. */
void mur_test_times (gsize n, double end, double *times);

/* Phases at @times by core/oscillators, to 1e-14 a step: @phases[k·n + i]. */
void mur_test_integrate (guint n,
                         const double *parameters,
                         double start,
                         gsize n_times,
                         const double *times,
                         double *phases);

/* The largest |a − b| over 1 + |b|. */
double mur_test_distance (gsize n, const double *a, const double *b);

/* The two examples of the method: three oscillators, 500 times from 0 to 2, all phases
 * (sigma 0.05) or their sum (0.005), with normal noise of that sigma times @noise. */
#define N_EXAMPLE 500
extern const double mur_test_truth[MUR_N_OBSERVATION_KINDS][12];
MurLikelihood *
mur_test_example_new (MurObservationKind kind, double noise, guint64 seed);

/* φ0 and ω of a line through each oscillator's phases, no couplings. */
void mur_test_slopes (MurObservationKind kind, double *parameters);
