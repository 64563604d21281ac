/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sequences are of four families: random streams, digits in prime bases, digital
 * sequences in base 2 and strata. A sampler holds the tables of its family, one a
 * dimension, and sends each fill there. */

#include "core/sampling/sampler-private.h"

#include "core/base/rng.h"
#include "core/sampling/digital.h"
#include "core/sampling/primes.h"
#include "core/sampling/radical.h"
#include "core/sampling/strata.h"

#define MAX_DIMENSIONS 1000
#define RANDOM_END ((guint64)1 << 33) /* doubles in a stream */
#define DIGITS_END (((guint64)1 << 53) + 1)
#define DIGITAL_END ((guint64)1 << MUR_DIGITAL_BITS)

const MurChoice mur_sequences[] = {
  [MUR_SEQUENCE_RANDOM] = { "random", "Random" },
  [MUR_SEQUENCE_HALTON] = { "halton", "Halton" },
  [MUR_SEQUENCE_SCRAMBLED] = { "permuted", "Permuted Halton" },
  [MUR_SEQUENCE_LEAPED] = { "leaped", "Leaped Halton" },
  [MUR_SEQUENCE_REVERSE] = { "reverse", "Reverse Halton" },
  [MUR_SEQUENCE_SOBOL] = { "sobol", "Sobol" },
  [MUR_SEQUENCE_NIEDERREITER] = { "niederreiter", "Niederreiter" },
  [MUR_SEQUENCE_LATIN_HYPERCUBE] = { "latin", "Latin hypercube" },
  [MUR_SEQUENCE_JITTERED] = { "jittered", "Jittered grid" },
  [MUR_SEQUENCE_VAN_DER_CORPUT] = { "van-der-corput", "Van der Corput" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_sequences, MUR_N_SEQUENCES);

static const MurSequenceTraits traits[MUR_N_SEQUENCES] = {
  [MUR_SEQUENCE_RANDOM] = { MUR_FAMILY_RANDOM, 0, MAX_DIMENSIONS, RANDOM_END, TRUE },
  [MUR_SEQUENCE_HALTON]
  = { MUR_FAMILY_DIGITS, MUR_DIGITS_PLAIN, MAX_DIMENSIONS, DIGITS_END, FALSE },
  [MUR_SEQUENCE_SCRAMBLED]
  = { MUR_FAMILY_DIGITS, MUR_DIGITS_SCRAMBLED, MAX_DIMENSIONS, DIGITS_END, TRUE },
  [MUR_SEQUENCE_LEAPED]
  = { MUR_FAMILY_DIGITS, MUR_DIGITS_PLAIN, MAX_DIMENSIONS, DIGITS_END, FALSE },
  [MUR_SEQUENCE_REVERSE]
  = { MUR_FAMILY_DIGITS, MUR_DIGITS_REVERSED, MAX_DIMENSIONS, DIGITS_END, FALSE },
  [MUR_SEQUENCE_SOBOL]
  = { MUR_FAMILY_DIGITAL, MUR_DIGITAL_SOBOL, MUR_SOBOL_DIMENSIONS, DIGITAL_END, FALSE },
  [MUR_SEQUENCE_NIEDERREITER] = { MUR_FAMILY_DIGITAL, MUR_DIGITAL_NIEDERREITER,
                                  MUR_NIEDERREITER_DIMENSIONS, DIGITAL_END, FALSE },
  [MUR_SEQUENCE_LATIN_HYPERCUBE]
  = { MUR_FAMILY_STRATA, MUR_STRATA_LATIN, MAX_DIMENSIONS, MUR_STRATA_MAX_COUNT, TRUE },
  [MUR_SEQUENCE_JITTERED]
  = { MUR_FAMILY_STRATA, MUR_STRATA_GRID, MAX_DIMENSIONS, MUR_STRATA_MAX_COUNT, TRUE },
  [MUR_SEQUENCE_VAN_DER_CORPUT]
  = { MUR_FAMILY_DIGITS, MUR_DIGITS_PLAIN, 1, DIGITS_END, FALSE },
};

struct _MurSampler
{
  MurSamplerSettings settings;
  const MurSequenceTraits *traits;
  GPtrArray *tables; /* a dimension: MurRadical or MurDigital */
  MurStrata *strata;
  char *warning;
};

const MurSequenceTraits *
mur_sequence_traits (MurSequence sequence)
{
  return &traits[sequence];
}

guint
mur_sequence_max_dimensions (MurSequence sequence)
{
  g_return_val_if_fail (sequence < MUR_N_SEQUENCES, 0);
  return traits[sequence].max_dimensions;
}

gboolean
mur_sequence_is_seeded (MurSequence sequence)
{
  g_return_val_if_fail (sequence < MUR_N_SEQUENCES, FALSE);
  return traits[sequence].is_seeded;
}

static void
free_radical_cb (gpointer data)
{
  mur_radical_free (data);
}

static void
free_digital_cb (gpointer data)
{
  mur_digital_free (data);
}

static void
make_radicals (MurSampler *self)
{
  const MurSamplerSettings *settings = &self->settings;

  self->tables = g_ptr_array_new_with_free_func (free_radical_cb);
  for (guint d = 0; d < settings->dimensions; d++)
    g_ptr_array_add (self->tables,
                     mur_radical_new (mur_prime (settings->first_prime + d),
                                      self->traits->kind, settings->seed,
                                      mur_sampler_last_index (settings)));
}

static void
make_digital (MurSampler *self)
{
  self->tables = g_ptr_array_new_with_free_func (free_digital_cb);
  for (guint d = 0; d < self->settings.dimensions; d++)
    g_ptr_array_add (self->tables, mur_digital_new (self->traits->kind, d));
}

MurSampler *
mur_sampler_new (const MurSamplerSettings *settings, GError **error)
{
  MurSampler *self;

  if (!mur_sampler_check (settings, error))
    return NULL;
  self = g_new0 (MurSampler, 1);
  self->settings = *settings;
  self->traits = mur_sequence_traits (settings->sequence);
  self->warning = mur_sampler_leap_trouble (settings);
  if (self->traits->family == MUR_FAMILY_DIGITS)
    make_radicals (self);
  else if (self->traits->family == MUR_FAMILY_DIGITAL)
    make_digital (self);
  else if (self->traits->family == MUR_FAMILY_STRATA)
    self->strata = mur_strata_new (self->traits->kind, settings->dimensions,
                                   settings->count, settings->seed);
  return self;
}

void
mur_sampler_free (MurSampler *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->strata, mur_strata_free);
  g_free (self->warning);
  g_free (self);
}

static void
fill_random (
  const MurSampler *self, guint dimension, guint64 index, gsize n, double *out)
{
  MurRng rng = mur_rng (self->settings.seed, MUR_RNG_SAMPLE, dimension);

  mur_rng_seek (&rng, index);
  mur_rng_fill_uniform (&rng, n, out);
}

static void
fill_digits (
  const MurSampler *self, guint dimension, guint64 index, gsize n, double *out)
{
  const MurRadical *radical = g_ptr_array_index (self->tables, dimension);
  const guint64 step = mur_sampler_step (&self->settings);

  if (step == 1)
    mur_radical_fill (radical, index, n, out);
  else
    mur_radical_fill_leaped (radical, index, step, n, out);
}

static void
fill_dimension (
  const MurSampler *self, guint dimension, guint64 first, gsize n, double *out)
{
  const guint64 index
    = self->settings.first_index + first * mur_sampler_step (&self->settings);

  if (self->traits->family == MUR_FAMILY_RANDOM)
    fill_random (self, dimension, index, n, out);
  else if (self->traits->family == MUR_FAMILY_DIGITS)
    fill_digits (self, dimension, index, n, out);
  else
    mur_digital_fill (g_ptr_array_index (self->tables, dimension), index, n, out);
}

void
mur_sampler_fill (const MurSampler *self,
                  guint64 first,
                  gsize n,
                  guint dimension_first,
                  guint n_dimensions,
                  double *const *columns)
{
  g_return_if_fail (self != NULL && (columns != NULL || n_dimensions == 0));
  g_return_if_fail (first <= self->settings.count && n <= self->settings.count - first);
  g_return_if_fail (dimension_first <= self->settings.dimensions
                    && n_dimensions <= self->settings.dimensions - dimension_first);

  if (n == 0)
    return;
  if (self->strata != NULL)
    {
      mur_strata_fill (self->strata, first, n, dimension_first, n_dimensions, columns);
      return;
    }
  for (guint k = 0; k < n_dimensions; k++)
    fill_dimension (self, dimension_first + k, first, n, columns[k]);
}

const MurSamplerSettings *
mur_sampler_settings (const MurSampler *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->settings;
}

guint32
mur_sampler_base (const MurSampler *self, guint dimension)
{
  g_return_val_if_fail (self != NULL && dimension < self->settings.dimensions, 0);

  if (self->traits->family == MUR_FAMILY_DIGITS)
    return mur_radical_base (g_ptr_array_index (self->tables, dimension));
  return self->traits->family == MUR_FAMILY_DIGITAL ? 2 : 0;
}

const char *
mur_sampler_warning (const MurSampler *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->warning;
}
