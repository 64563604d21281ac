/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms, and their order. */

#include "core/precision/terms.h"

#include "core/base/rng.h"
#include "core/precision/exact-sum.h"

#include <math.h>
#include <string.h>

const MurChoice mur_terms[] = {
  [MUR_TERMS_CANCELLATION] = { "cancellation", "1, 1e100, 1, −1e100" },
  [MUR_TERMS_HARMONIC] = { "harmonic", "1/k, from 1 down" },
  [MUR_TERMS_HARMONIC_DESCENDING] = { "harmonic-descending", "1/k, k descending to 1" },
  [MUR_TERMS_TENTHS] = { "tenths", "0.1 again and again" },
  [MUR_TERMS_RANDOM] = { "random", "Random, 0 to 1" },
  [MUR_TERMS_ALTERNATING] = { "alternating", "1 − 1/2 + 1/3 − …" },
  [MUR_TERMS_ILL_CONDITIONED] = { "ill-conditioned", "Ill-conditioned" },
  [MUR_TERMS_TYPED] = { "typed", "Typed" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_terms, MUR_N_TERMS);

const MurChoice mur_term_orders[] = {
  [MUR_TERM_ORDER_GIVEN] = { "given", "As they come" },
  [MUR_TERM_ORDER_REVERSED] = { "reversed", "Reversed" },
  [MUR_TERM_ORDER_ASCENDING] = { "ascending", "Smallest first" },
  [MUR_TERM_ORDER_DESCENDING] = { "descending", "Greatest first" },
  [MUR_TERM_ORDER_SHUFFLED] = { "shuffled", "Shuffled" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_term_orders, MUR_N_TERM_ORDERS);

/* Streams of one purpose. */
enum
{
  STREAM_VALUES,
  STREAM_EXPONENTS,
  STREAM_ORDER
};

static const double cancellation[] = { 1, 1e100, 1, -1e100 };

gsize
mur_terms_count (const MurTermSettings *settings)
{
  return settings->terms == MUR_TERMS_CANCELLATION ? G_N_ELEMENTS (cancellation)
                                                   : settings->n;
}

static double
exact_value (const MurExactSum *sum)
{
  return mur_exact_sum_round (sum, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST);
}

static void
append (double *terms, gsize at, double term, MurExactSum *sum, MurExactSum *absolutes)
{
  terms[at] = term;
  mur_exact_sum_add (sum, term);
  mur_exact_sum_add (absolutes, fabs (term));
}

/* The term that brings a sum S of terms with absolute values A to A / |S| = @condition:
 * d towards 0 where |S| is too great, else d away from it, so that
 * A + d = condition · (|S| ∓ d). */
static double
find_last (double sum, double absolutes, double condition)
{
  const double size = fabs (sum), sign = sum < 0 ? -1 : 1;
  if (condition * size > absolutes)
    return -sign * (size - (absolutes + size) / (condition + 1));
  return condition > 1 ? sign * (absolutes - condition * size) / (condition - 1) : 0;
}

/* The first half of any size up to the condition; then, ever smaller, what takes the sum
 * back; and the last three bring it to what the condition says, each of them what the one
 * before lacked by its rounding. With the condition 1 all are of one sign. */
static void
fill_ill_conditioned (const MurTermSettings *settings, double *terms)
{
  const gsize n = settings->n, n_free = (n + 1) / 2;
  const double width = log2 (settings->condition);
  MurRng values = mur_rng (settings->seed, MUR_RNG_TERMS, STREAM_VALUES);
  MurRng exponents = mur_rng (settings->seed, MUR_RNG_TERMS, STREAM_EXPONENTS);
  MurExactSum sum, absolutes;
  mur_exact_sum_init (&sum);
  mur_exact_sum_init (&absolutes);
  for (gsize i = 0; i < n; i++)
    {
      const double value = 2 * mur_rng_uniform (&values) - 1;
      const double part = i == 0 ? 1 : mur_rng_uniform (&exponents);
      const double left = (double)(n - 1 - i) / (double)MAX (n - n_free, 1);
      double term = ldexp (value, (int)rint ((i < n_free ? part : left) * width));
      if (settings->condition == 1)
        term = fabs (term);
      else if (i + 3 >= n && i > 0)
        term = find_last (exact_value (&sum), exact_value (&absolutes),
                          settings->condition);
      else if (i >= n_free)
        term -= exact_value (&sum);
      append (terms, i, term, &sum, &absolutes);
    }
}

void
mur_terms_fill (const MurTermSettings *settings, double *terms)
{
  const gsize n = mur_terms_count (settings);
  MurRng rng = mur_rng (settings->seed, MUR_RNG_TERMS, STREAM_VALUES);
  switch (settings->terms)
    {
    case MUR_TERMS_CANCELLATION:
      memcpy (terms, cancellation, sizeof cancellation);
      return;
    case MUR_TERMS_HARMONIC:
      for (gsize i = 0; i < n; i++)
        terms[i] = 1 / (double)(i + 1);
      return;
    case MUR_TERMS_HARMONIC_DESCENDING:
      for (gsize i = 0; i < n; i++)
        terms[i] = 1 / (double)(n - i);
      return;
    case MUR_TERMS_TENTHS:
      for (gsize i = 0; i < n; i++)
        terms[i] = 0.1;
      return;
    case MUR_TERMS_RANDOM:
      mur_rng_fill_uniform (&rng, n, terms);
      return;
    case MUR_TERMS_ALTERNATING:
      for (gsize i = 0; i < n; i++)
        terms[i] = (i % 2 == 0 ? 1 : -1) / (double)(i + 1);
      return;
    case MUR_TERMS_ILL_CONDITIONED:
      fill_ill_conditioned (settings, terms);
      return;
    default:
      g_return_if_reached ();
    }
}

static void
reverse (gsize n, double *terms)
{
  for (gsize i = 0; i < n / 2; i++)
    {
      const double term = terms[i];
      terms[i] = terms[n - 1 - i];
      terms[n - 1 - i] = term;
    }
}

/* Fisher and Yates. */
static void
shuffle (guint64 seed, gsize n, double *terms)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TERMS, STREAM_ORDER);
  for (gsize i = n; i > 1; i--)
    {
      const gsize other = (gsize)(mur_rng_uniform (&rng) * (double)i);
      const double term = terms[i - 1];
      terms[i - 1] = terms[other];
      terms[other] = term;
    }
}

#define DIGIT_BITS 11
#define N_DIGITS (1u << DIGIT_BITS)
#define N_PASSES 6 /* 63 bits, without the sign */

/* The place of a size in one pass; @flip turns the order round. */
static guint
digit_of (double term, guint pass, guint64 flip)
{
  guint64 bits;
  memcpy (&bits, &term, sizeof bits);
  bits = (bits ^ flip) & ~((guint64)1 << 63);
  return (guint)(bits >> (pass * DIGIT_BITS)) & (N_DIGITS - 1);
}

/* By size, digit by digit from the lowest: bits of doubles are in the order of sizes. */
static void
sort (gsize n, double *terms, double *scratch, gboolean is_descending)
{
  const guint64 flip = is_descending ? G_MAXUINT64 : 0;
  for (guint pass = 0; pass < N_PASSES; pass++)
    {
      gsize places[N_DIGITS + 1] = { 0 };
      for (gsize i = 0; i < n; i++)
        places[digit_of (terms[i], pass, flip) + 1]++;
      for (guint digit = 0; digit < N_DIGITS; digit++)
        places[digit + 1] += places[digit];
      for (gsize i = 0; i < n; i++)
        scratch[places[digit_of (terms[i], pass, flip)]++] = terms[i];
      memcpy (terms, scratch, n * sizeof *terms);
    }
}

void
mur_terms_arrange (
  MurTermOrder order, guint64 seed, gsize n, double *terms, double *scratch)
{
  switch (order)
    {
    case MUR_TERM_ORDER_REVERSED:
      reverse (n, terms);
      return;
    case MUR_TERM_ORDER_ASCENDING:
    case MUR_TERM_ORDER_DESCENDING:
      sort (n, terms, scratch, order == MUR_TERM_ORDER_DESCENDING);
      return;
    case MUR_TERM_ORDER_SHUFFLED:
      shuffle (seed, n, terms);
      return;
    default:
      return;
    }
}
