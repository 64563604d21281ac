/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What sampler.c and sampler-check.c share: the traits of the sequences. */

#pragma once

#include "core/sampling/sampler.h"

typedef enum
{
  MUR_FAMILY_RANDOM,
  MUR_FAMILY_DIGITS, /* prime bases */
  MUR_FAMILY_DIGITAL,
  MUR_FAMILY_STRATA
} MurFamily;

typedef struct
{
  MurFamily family;
  guint kind; /* MurDigits, MurDigitalKind or MurStrataKind */
  guint max_dimensions;
  guint64 max_end; /* of the indices; of the count for strata */
  gboolean is_seeded;
} MurSequenceTraits;

const MurSequenceTraits *mur_sequence_traits (MurSequence sequence);

/* 1, or the leap of a leaped sequence. */
guint64 mur_sampler_step (const MurSamplerSettings *settings);

/* Of valid settings. */
guint64 mur_sampler_last_index (const MurSamplerSettings *settings);

/* Returns: (transfer full) (nullable): a line about the first base, of valid prime
 * bases, that divides the leap */
char *mur_sampler_leap_trouble (const MurSamplerSettings *settings);
