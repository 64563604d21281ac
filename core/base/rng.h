/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counter-based random numbers: Philox 4×32-10 (Salmon, Moraes, Dror and Shaw 2011).
 *
 * A stream is named by (seed, purpose, index): the seed is the key, purpose and index
 * are the upper words of the counter. Streams are independent, cost nothing to make and
 * can be entered anywhere, so work may be cut over threads in any way and give the same
 * numbers.
 *
 * A stream holds 2³² blocks of two doubles. Pure functions of their arguments; a MurRng
 * is a plain value that one thread uses at a time. */

#pragma once

#include <glib.h>

typedef struct
{
  guint32 counter[4]; /* next block, index low, index high, purpose */
  guint32 key[2];     /* seed low, seed high */
  guint64 spare;      /* the second word of the last block */
  gboolean has_spare;
} MurRng;

/* What the numbers are for: two purposes never share a number. Values are part of the
 * bits that a seed gives: append, never renumber. */
typedef enum
{
  MUR_RNG_NOISE = 1,
  MUR_RNG_SWARM_START,
  MUR_RNG_SWARM_MOVE,
  MUR_RNG_SWARM_INFORMANTS,
  MUR_RNG_TEST,
  MUR_RNG_NETWORK,
  MUR_RNG_FREQUENCIES,
  MUR_RNG_PHASES,
  MUR_RNG_AMPLITUDES,
  MUR_RNG_KICK,
  MUR_RNG_DYNAMIC_NOISE,
  MUR_RNG_SAMPLE = 16,
  MUR_RNG_SAMPLE_PLACE,
  MUR_RNG_SAMPLE_ORDER,
  MUR_RNG_SAMPLE_DIGITS,
  MUR_RNG_FIT_STARTS = 22,
  MUR_RNG_FIT_BOOTSTRAP,
  MUR_RNG_SWARM_LAW = 24,
  MUR_RNG_SWARM_DROP,
  MUR_RNG_OBJECTIVE_NOISE,
  MUR_RNG_ROTATION,
  MUR_RNG_POSTERIOR = 40,
  MUR_RNG_POSTERIOR_START,
  MUR_RNG_PERTURBATION,
  MUR_RNG_RANDOM_STARTS,
  MUR_RNG_PAIRS = 50,
  MUR_RNG_TERMS
} MurRngPurpose;

/* One block: four words from counter and key. */
void mur_philox_4x32 (const guint32 counter[4], const guint32 key[2], guint32 out[4]);

MurRng mur_rng (guint64 seed, MurRngPurpose purpose, guint64 index);

/* Enters the stream just before its @n-th double; O(1). */
void mur_rng_seek (MurRng *self, guint64 n);

/* 53 bits, uniform in [0, 1). */
double mur_rng_uniform (MurRng *self);

/* Fill @out with @n draws. The same numbers as drawing one by one from the same place,
 * for any split into fills of even length; about 1 ns a uniform and 5 ns a normal.
 * Normals are by Box and Muller, two uniforms for two normals; an odd @n uses up the
 * pair. */
void mur_rng_fill_uniform (MurRng *self, gsize n, double *out);
void mur_rng_fill_normal (MurRng *self, gsize n, double *out);
