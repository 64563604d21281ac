/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The example's curve, its derivatives by hand, and Gauss–Newton on the normal
 * equations, all in long double: what the program's own way is held against. */

#pragma once

#include <glib.h>

#define N_REFERENCE 4

long double mur_reference_curve (const long double *p, long double t);
void mur_reference_gradient (const long double *p, long double t, long double *g);

/* JᵀJ and Jᵀ(y − F) at @p; returns Σ (y − F)². */
long double mur_reference_normal (const double *t,
                                  const double *y,
                                  gsize n,
                                  const long double *p,
                                  long double jtj[N_REFERENCE][N_REFERENCE],
                                  long double jtr[N_REFERENCE]);

/* By Gauss and Jordan with partial pivoting. */
void mur_reference_invert (long double a[N_REFERENCE][N_REFERENCE],
                           long double inverse[N_REFERENCE][N_REFERENCE]);

/* Full steps from @p until they no longer change anything; returns Σ (y − F)². */
long double
mur_reference_fit (const double *t, const double *y, gsize n, long double *p);
