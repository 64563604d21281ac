/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/oscillators that move: each adds its cases. Also what they share:
 * values drawn from fixed seeds, and the equations once more, term by term. */

#pragma once

#include "core/oscillators/integrator.h"

void mur_test_control (void);
void mur_test_fixed_step (void);
void mur_test_invariants (void);
void mur_test_model (void);
void mur_test_network (void);
void mur_test_network_errors (void);
void mur_test_noise (void);
void mur_test_pair (void);
void mur_test_state (void);
void mur_test_taylor (void);
void mur_test_threads (void);
void mur_test_together (void);

#define TAU 6.283185307179586
#define N_KINDS 11

/* @n values uniform in [@low, @high), those of @seed; g_free() them. */
double *draw (gsize n, guint64 seed, double low, double high);

/* One network of each kind for about a dozen oscillators or many; @n is rounded to one
 * that suits. */
MurNetwork *network_of_kind (guint kind, gsize n, MurNormalisation normalisation);

/* The right-hand side as the issue writes it, in long double. */
void
rates_term_by_term (const MurKuramoto *model, const double *phases, long double *rates);

/* Phases at @end by GSL's rk8pd with an error of 1e-13 a step, in the frame that turns
 * with the mean frequency. */
void reference_phases (const MurKuramoto *model,
                       double begin,
                       double end,
                       const double *start,
                       double *phases);

MurKuramoto *dense_model (gsize n, const double *frequencies, const double *couplings);
/* Seven oscillators as in the demonstration; their start into @phases. */
MurKuramoto *demonstration (double *phases);

MurIntegrator *taylor_of (MurKuramoto *model, double tolerance, const double *phases);
MurIntegrator *fixed_of (MurKuramoto *model,
                         MurIntegratorMethod method,
                         double step,
                         double noise,
                         const double *phases);

/* Steps to @time and samples there. */
void
reach (MurIntegrator *integrator, double time, double *phases, double *frequencies);

double largest_difference (gsize n, const double *a, const double *b);
