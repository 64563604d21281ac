/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* r1 − n·r2 two ways: at once, and by n subtractions, over arrays of pairs.
 *
 * The arithmetic is done in the mode that the thread is in; enter it with
 * mur_rounding_enter(). Results do not depend on the instruction level nor on how an
 * array is cut. */

#pragma once

#include "core/precision/rounding.h"

#define MUR_UNIT_ROUNDOFF 0x1p-53 /* u: half the distance from 1 to the next double */

/* Whether a product and a sum become one operation with one rounding. */
typedef enum
{
  MUR_CONTRACTION_OFF,
  MUR_CONTRACTION_ON,
  MUR_N_CONTRACTIONS
} MurContraction;

extern const MurChoice mur_contractions[];

/* @values[i] −= @steps[i], @times times over. With AVX2, or more, several 10⁹ subtractions
 * a second. */
void
mur_subtract_stepwise (guint64 times, gsize n, const double *steps, double *values);

/* @values[i] = @starts[i] − @times·@steps[i]; @times up to 2⁵³. */
void mur_subtract_directly (guint64 times,
                            MurContraction contraction,
                            gsize n,
                            const double *starts,
                            const double *steps,
                            double *values);

/* How the two differ, over many pairs. */
typedef struct
{
  double squares;      /* the sum of squared differences */
  double maximum;      /* of absolute differences */
  guint64 n_zeros;     /* differences of 0 */
  guint64 n_multiples; /* those that are whole multiples of u, 0 too */
  guint64 n;
} MurDifferences;

void mur_differences_init (MurDifferences *self);
/* Adds @direct[i] − @stepwise[i]. To nearest; 1 ns a pair. */
void mur_differences_add (MurDifferences *self,
                          gsize n,
                          const double *direct,
                          const double *stepwise);
/* Adds what another one has counted. */
void mur_differences_merge (MurDifferences *self, const MurDifferences *other);
double mur_differences_rms (const MurDifferences *self);

/* What each of @times subtractions of @step from @start errs by. All have @times + 1
 * numbers: at 0 stands the direct value and what it is too great by; at k the value
 * after k subtractions and the error of the k-th, what would have been exact less what
 * it is. @running: their exact sum from the first on, each to nearest; the last one is
 * direct value less stepwise value. The modes of both arithmetics are @rounding. About
 * 0.1 µs a subtraction. */
void mur_subtraction_errors (guint64 times,
                             MurContraction contraction,
                             MurRounding rounding,
                             double start,
                             double step,
                             double *values,
                             double *errors,
                             double *running);
