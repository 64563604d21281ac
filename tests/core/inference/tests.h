/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of this test program share: how each adds its cases, and systems to
 * infer. */

#pragma once

#include <glib.h>

void mur_test_layout (void);
void mur_test_likelihood (void);
void mur_test_trajectory (void);

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
