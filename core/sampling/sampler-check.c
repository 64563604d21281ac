/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of a sampler's settings, and the memory that it takes. */

#include "core/sampling/sampler-private.h"

#include "core/base/error.h"
#include "core/sampling/digital.h"
#include "core/sampling/primes.h"
#include "core/sampling/radical.h"
#include "core/sampling/strata.h"

#define MAX_PRIMES 6542 /* below 2¹⁶ */

#define COUNT "%" G_GUINT64_FORMAT

static const char *
title (const MurSamplerSettings *settings)
{
  return mur_sequences[settings->sequence].title;
}

static gboolean
check_dimensions (const MurSamplerSettings *settings, GError **error)
{
  const guint limit = mur_sequence_max_dimensions (settings->sequence);

  if (settings->dimensions >= 1 && settings->dimensions <= limit)
    return TRUE;
  if (limit == 1)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "dimensions",
                                   settings->dimensions, "%s has one",
                                   title (settings));
  return mur_error_refuse_count (error, MUR_ERROR_VALUE, "dimensions",
                                 settings->dimensions, "%s has 1 … %u",
                                 title (settings), limit);
}

static gboolean
check_bases (const MurSamplerSettings *settings, GError **error)
{
  if (mur_sequence_traits (settings->sequence)->family != MUR_FAMILY_DIGITS)
    return TRUE;
  if (settings->first_prime <= MAX_PRIMES - settings->dimensions)
    return TRUE;
  mur_error_set (
    error, MUR_ERROR_VALUE, "first_base",
    "first_base: too large for %u dimensions; at most %u, so that all bases "
    "are below 65536",
    settings->dimensions, mur_prime (MAX_PRIMES - settings->dimensions));
  return FALSE;
}

static gboolean
check_count (const MurSamplerSettings *settings, GError **error)
{
  const guint64 limit = mur_sequence_traits (settings->sequence)->max_end;

  if (settings->count >= 1 && settings->count <= limit)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_VALUE, "count", settings->count,
                                 "%s has 1 … " COUNT " points", title (settings),
                                 limit);
}

/* Of points 0 … count − 1, in this order of checks nothing overflows. */
static gboolean
check_indices (const MurSamplerSettings *settings, GError **error)
{
  const MurSequenceTraits *traits = mur_sequence_traits (settings->sequence);
  const guint64 step = mur_sampler_step (settings);

  if (traits->family == MUR_FAMILY_STRATA)
    return TRUE;
  if (step == 0 || settings->count - 1 > (traits->max_end - 1) / step)
    return mur_error_refuse_count (
      error, MUR_ERROR_VALUE, "leap", step, "1 … " COUNT " for " COUNT " points",
      (traits->max_end - 1) / MAX (settings->count - 1, 1), settings->count);

  const guint64 limit = traits->max_end - 1 - (settings->count - 1) * step;

  if (settings->first_index <= limit)
    return TRUE;
  return mur_error_refuse_count (
    error, MUR_ERROR_VALUE, "first_index", settings->first_index,
    "0 … " COUNT " for " COUNT " points", limit, settings->count);
}

static gboolean
check_leap (const MurSamplerSettings *settings, GError **error)
{
  if (settings->leap_rule == MUR_LEAP_WARNED)
    return TRUE;

  g_autofree char *trouble = mur_sampler_leap_trouble (settings);

  if (trouble == NULL)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "leap",
                 "leap: %s; no base may divide it, as with 409", trouble);
  return FALSE;
}

guint64
mur_sampler_step (const MurSamplerSettings *settings)
{
  return settings->sequence == MUR_SEQUENCE_LEAPED ? settings->leap : 1;
}

guint64
mur_sampler_last_index (const MurSamplerSettings *settings)
{
  return settings->first_index + (settings->count - 1) * mur_sampler_step (settings);
}

char *
mur_sampler_leap_trouble (const MurSamplerSettings *settings)
{
  if (settings->sequence != MUR_SEQUENCE_LEAPED)
    return NULL;
  for (guint d = 0; d < settings->dimensions; d++)
    {
      const guint32 base = mur_prime (settings->first_prime + d);

      if (settings->leap % base == 0)
        return g_strdup_printf (COUNT " is a multiple of %u, the base of dimension %u, "
                                      "whose points all lie in one slice",
                                settings->leap, base, d + 1);
    }
  return NULL;
}

gboolean
mur_sampler_check (const MurSamplerSettings *settings, GError **error)
{
  g_return_val_if_fail (settings != NULL, FALSE);
  g_return_val_if_fail (settings->sequence < MUR_N_SEQUENCES, FALSE);

  return check_dimensions (settings, error) && check_bases (settings, error)
         && check_count (settings, error) && check_indices (settings, error)
         && check_leap (settings, error);
}

/* Of all dimensions' own tables. */
static guint64
table_bytes (const MurSamplerSettings *settings)
{
  const guint64 last_index = mur_sampler_last_index (settings);
  guint64 bytes = 0;

  switch (mur_sequence_traits (settings->sequence)->family)
    {
    case MUR_FAMILY_DIGITS:
      for (guint d = 0; d < settings->dimensions; d++)
        bytes += mur_radical_bytes (mur_prime (settings->first_prime + d), last_index);
      return bytes;
    case MUR_FAMILY_DIGITAL:
      return (guint64)settings->dimensions * mur_digital_bytes ();
    case MUR_FAMILY_STRATA:
      return mur_strata_bytes (settings->dimensions);
    case MUR_FAMILY_RANDOM:
    default:
      return 0;
    }
}

guint64
mur_sampler_bytes (const MurSamplerSettings *settings)
{
  guint64 bytes;

  g_return_val_if_fail (settings != NULL, 0);
  g_return_val_if_fail (mur_sampler_check (settings, NULL), 0);

  if (!g_uint64_checked_mul (&bytes, settings->count,
                             settings->dimensions * sizeof (double))
      || !g_uint64_checked_add (&bytes, bytes, table_bytes (settings)))
    return G_MAXUINT64;
  return bytes;
}
