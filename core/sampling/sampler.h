/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points in the unit cube: random, low-discrepancy and stratified sequences behind one
 * face.
 *
 * A sampler is immutable once made, so threads may share it. A coordinate depends on
 * nothing but the settings, its index and its dimension: fills may be cut anywhere, in
 * points and in dimensions, and give the same bits. Any index costs the same. All
 * coordinates are in [0, 1).
 *
 * - random: one Philox stream a dimension.
 * - Halton (1960): the radical inverse in one prime base a dimension.
 * - scrambled: each digit, also the leading zeros, goes through a random permutation of
 *   its own (Owen 2017); one of a seed, base and place of the digit.
 * - leaped: every leap-th Halton point (Kocis and Whiten 1997).
 * - reverse: digit a becomes b − a, 0 stays (Vandewoestyne and Cools 2006).
 * - Sobol (1967; the numbers of Joe and Kuo 2008, as in SciPy) and Niederreiter in base 2
 *   (Bratley, Fox and Niederreiter 1992, as in GSL), in Gray code order from the origin.
 * - Latin hypercube: in each dimension one point in each of @count intervals.
 * - jittered: at most one point in each cell of a grid; exactly one where @count is a
 *   power d of a whole number. Sides are as equal as at least @count cells let them be,
 *   and may be 1: few points cannot cut many dimensions.
 * - van der Corput: Halton in one dimension.
 *
 * Halton, leaped, reverse and van der Corput give the double nearest to the exact value
 * while b to the number of the index's digits is below 2⁴⁴, and further on, as
 * scrambled always, one within 0.5 + 2⁻⁴⁵ ulp of it. Sobol and Niederreiter are exact.
 * 0.1 to 1 ns a coordinate; leaped 5 to 10, Latin hypercube and jittered 5 to 25. */

#pragma once

#include "core/base/choice.h"

typedef enum
{
  MUR_SEQUENCE_RANDOM,
  MUR_SEQUENCE_HALTON,
  MUR_SEQUENCE_SCRAMBLED,
  MUR_SEQUENCE_LEAPED,
  MUR_SEQUENCE_REVERSE,
  MUR_SEQUENCE_SOBOL,
  MUR_SEQUENCE_NIEDERREITER,
  MUR_SEQUENCE_LATIN_HYPERCUBE,
  MUR_SEQUENCE_JITTERED,
  MUR_SEQUENCE_VAN_DER_CORPUT,
  MUR_N_SEQUENCES
} MurSequence;

/* random, halton, permuted (which is scrambled), leaped, reverse, sobol, niederreiter,
 * latin, jittered, van-der-corput. */
extern const MurChoice mur_sequences[];

/* How many dimensions a sequence has. */
guint mur_sequence_max_dimensions (MurSequence sequence);

/* Whether another seed gives other points. */
gboolean mur_sequence_is_seeded (MurSequence sequence);

/* What becomes of a leap that is a multiple of a base: it fixes the lowest digit, and
 * all points lie in one slice of that dimension. */
typedef enum
{
  MUR_LEAP_CHECKED, /* an error */
  MUR_LEAP_WARNED,  /* mur_sampler_warning() says so */
  MUR_N_LEAP_RULES
} MurLeapRule;

typedef struct
{
  MurSequence sequence;
  guint dimensions;    /* from 1 */
  guint first_prime;   /* index of the first base: 0 for 2, 2 for 5; by digits only */
  guint64 first_index; /* of point 0; not for Latin hypercube and jittered */
  guint64 leap;        /* from 1; leaped only */
  MurLeapRule leap_rule;
  guint64 seed;  /* of the seeded sequences */
  guint64 count; /* of all points, from 1 */
} MurSamplerSettings;

typedef struct _MurSampler MurSampler;

/* The bytes of a sampler with its @count points in all dimensions, known before any is
 * allocated; G_MAXUINT64 stands for more than can be counted. Of settings that pass
 * mur_sampler_check(). */
guint64 mur_sampler_bytes (const MurSamplerSettings *settings);

/* Whether there is such a sampler. The error is about the field dimensions, count,
 * first_base, first_index or leap. */
gboolean mur_sampler_check (const MurSamplerSettings *settings, GError **error);

/* Makes the tables: up to 0.1 ms a dimension, more for bases above 1000.
 *
 * Returns: (transfer full): a sampler, or %NULL with the error of mur_sampler_check()
 */
MurSampler *mur_sampler_new (const MurSamplerSettings *settings, GError **error);
void mur_sampler_free (MurSampler *self);

/* Points @first up to @first + @n, of @count, in the dimensions @dimension_first up to
 * @dimension_first + @n_dimensions: @n numbers into each of @n_dimensions @columns. */
void mur_sampler_fill (const MurSampler *self,
                       guint64 first,
                       gsize n,
                       guint dimension_first,
                       guint n_dimensions,
                       double *const *columns);

const MurSamplerSettings *mur_sampler_settings (const MurSampler *self);

/* The base that a dimension counts in; 0 for random, Latin hypercube and jittered. */
guint32 mur_sampler_base (const MurSampler *self, guint dimension);

/* Returns: (nullable): one line that names the first base which divides the leap */
const char *mur_sampler_warning (const MurSampler *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSampler, mur_sampler_free)
