/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Six ways to add up numbers, in double and in float, and what each may err by.
 *
 *   naive           one after another
 *   pairwise        halves of halves, in a tree (Babuška 1969)
 *   kahan           the error of each addition taken off the next term (Kahan 1965)
 *   neumaier        all errors added up beside the sum (Neumaier 1974)
 *   double-double   a sum of twice the digits (Dekker 1971)
 *   exact           without rounding but for that of the result
 *
 * All take terms as they come. The arithmetic is done in the mode that the thread is in;
 * enter it with mur_rounding_enter() before adding and before asking for the result. One
 * thread at a time; 1 to 7 ns a term, nothing is allocated. */

#pragma once

#include "core/base/archive.h"
#include "core/precision/exact-sum.h"

typedef enum
{
  MUR_SUM_NAIVE,
  MUR_SUM_PAIRWISE,
  MUR_SUM_KAHAN,
  MUR_SUM_NEUMAIER,
  MUR_SUM_DOUBLE_DOUBLE,
  MUR_SUM_EXACT,
  MUR_N_SUM_METHODS
} MurSumMethod;

extern const MurChoice mur_sum_methods[];

#define MUR_SUM_LEVELS 64 /* of the tree */

typedef struct
{
  MurSumMethod method;
  MurSumFormat format;
  guint64 n;        /* terms so far */
  double sum, rest; /* the rest: what method keeps beside the sum */
  double
    levels[MUR_SUM_LEVELS]; /* PAIRWISE: of each bit of n, the sum of such a part */
  MurExactSum exact;        /* EXACT */
} MurSum;

void mur_sum_init (MurSum *self, MurSumMethod method, MurSumFormat format);
/* @terms: of the format FLOAT, numbers that are floats. */
void mur_sum_add (MurSum *self, gsize n, const double *terms);
/* @rounding: the mode that the thread is in. */
double mur_sum_result (const MurSum *self, MurRounding rounding);

/* By how much the result of @n terms may differ from their exact sum, as long as nothing
 * overflows. @absolutes: the sum of their absolute values; @sum: that of their exact sum.
 * With η = u to nearest and 2u otherwise, u = 2⁻⁵³ or 2⁻²⁴, and γ(k) = kη/(1 − kη):
 *
 *   naive           γ(n − 1) Σ|x|                     (Higham 2002, 4.2)
 *   pairwise        γ(⌊log₂ n⌋ + 1) Σ|x|              (the same: a term's additions)
 *   kahan           (3η + 8nη²) Σ|x|
 *   neumaier        η |Σx| + γ(n − 1)² Σ|x|, times 3 the second where not to nearest
 *                   (Ogita, Rump and Oishi 2005, 4.5; Graillat and others 2015)
 *   double-double   η |Σx| + 2nη² Σ|x|, 8 where not to nearest
 *                   (Joldes, Muller and Popescu 2017: 2u² an addition)
 *   exact           η |Σx|
 *
 * Kahan's is often given as 2u, for terms that are smaller than the sum they are added
 * to; a term that is greater costs one more. Infinite where γ has no meaning. */
double mur_sum_bound (MurSumMethod method,
                      MurSumFormat format,
                      MurRounding rounding,
                      guint64 n,
                      double absolutes,
                      double sum);

/* @terms as they are stored in float, to nearest. */
void mur_sum_to_floats (gsize n, const double *terms, double *floats);

/* Into and out of a checkpoint; @name of its own for each. */
void mur_sum_save (const MurSum *self, MurArchive *archive, const char *name);
gboolean mur_sum_restore (MurSum *self,
                          const MurArchive *archive,
                          const char *name,
                          GError **error);
