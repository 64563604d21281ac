/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of doubles without any rounding: a fixed-point number wide enough for all of
 * them (Kulisch), in limbs of 32 bits that are carried over only now and then.
 *
 * A plain value: copying it copies the sum. The order of adding does not matter, nor the
 * rounding mode. One thread at a time; about 2 ns a number, up to 2⁴⁰ of them. */

#pragma once

#include "core/precision/rounding.h"

/* 2⁻¹⁰⁷⁴ … 2¹⁰²⁴, and room for sums. */
#define MUR_EXACT_LIMBS 68

typedef struct
{
  gint64 limbs[MUR_EXACT_LIMBS]; /* limb i counts in units of 2^(32 i − 1074) */
  guint32 n_pending;             /* additions since carries were last passed on */
  double special; /* what infinities and NaN add up to; 0 where there was none */
} MurExactSum;

/* The format that a sum is rounded to. */
typedef enum
{
  MUR_SUM_IN_DOUBLE,
  MUR_SUM_IN_FLOAT,
  MUR_N_SUM_FORMATS
} MurSumFormat;

void mur_exact_sum_init (MurExactSum *self);
void mur_exact_sum_add (MurExactSum *self, double value);
void mur_exact_sum_add_many (MurExactSum *self, gsize n, const double *values);
/* The same of their absolute values. */
void mur_exact_sum_add_absolutes (MurExactSum *self, gsize n, const double *values);
/* Passes carries on: all limbs but the last are then 0 … 2³² − 1, and that one has the
 * sign. The sum stays as it is. */
void mur_exact_sum_carry (MurExactSum *self);
void mur_exact_sum_negate (MurExactSum *self);
/* -1, 0 or 1; of a sum that holds no infinity or NaN. */
int mur_exact_sum_sign (const MurExactSum *self);

/* The distance from |@value|, which is finite, to the next number of @format. */
double mur_sum_format_ulp (MurSumFormat format, double value);

/* The one number of @format that @rounding asks for, correctly rounded; infinite where it
 * overflows, as IEEE 754 says. Whatever mode the thread is in. */
double mur_exact_sum_round (const MurExactSum *self,
                            MurSumFormat format,
                            MurRounding rounding);
