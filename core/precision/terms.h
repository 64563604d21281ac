/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms whose sum is hard, or well known, in the order in which they are added. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_TERMS_CANCELLATION,        /* 1, 1e100, 1, −1e100: the sum is 2 */
  MUR_TERMS_HARMONIC,            /* 1/k, k from 1 to n */
  MUR_TERMS_HARMONIC_DESCENDING, /* 1/k, k from n to 1 */
  MUR_TERMS_TENTHS,              /* 0.1, n times */
  MUR_TERMS_RANDOM,              /* uniform in [0, 1) */
  MUR_TERMS_ALTERNATING,         /* 1, −1/2, 1/3, …: towards log 2 */
  MUR_TERMS_ILL_CONDITIONED,     /* of either sign, so that they nearly cancel */
  MUR_TERMS_TYPED,               /* a person's list, which is not made here */
  MUR_N_TERMS
} MurTerms;

extern const MurChoice mur_terms[];

typedef enum
{
  MUR_TERM_ORDER_GIVEN,
  MUR_TERM_ORDER_REVERSED,
  MUR_TERM_ORDER_ASCENDING, /* by absolute value */
  MUR_TERM_ORDER_DESCENDING,
  MUR_TERM_ORDER_SHUFFLED,
  MUR_N_TERM_ORDERS
} MurTermOrder;

extern const MurChoice mur_term_orders[];

typedef struct
{
  MurTerms terms;   /* not TYPED */
  gsize n;          /* how many are asked for */
  double condition; /* ILL_CONDITIONED: Σ|x| / |Σx|, at least 1 */
  guint64 seed;
} MurTermSettings;

/* How many terms there are: as many as are asked for, but for a set that has its own. */
gsize mur_terms_count (const MurTermSettings *settings);

/* Fills in mur_terms_count() of them, to nearest; 1 to 20 ns each. Ill-conditioned ones
 * (after Ogita, Rump and Oishi 2005, algorithm 6.1) have the condition asked for to one
 * per cent where there are enough of them: 8 up to 1e25, 20 up to 1e100; fewer cannot
 * cancel as far. */
void mur_terms_fill (const MurTermSettings *settings, double *terms);

/* Rearranges @terms; equal ones keep their order. @scratch: as many more. About 20 ns
 * each. */
void mur_terms_arrange (
  MurTermOrder order, guint64 seed, gsize n, double *terms, double *scratch);
