/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sets of points. Memory for all of them is taken at the start, and refused
 * before it is taken where there is not enough; frames hold slices of it. */

#include "core/experiments/sampling/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/selection.h"
#include "core/sampling/primes.h"

#include <math.h>
#include <unistd.h>

#define MAX_COUNT 10000000
#define MAX_DIMENSIONS 1000
#define CHUNK 16384 /* points that a thread makes of a dimension at a time */

const char *const mur_sampling_names[MUR_SAMPLING_N_SETS] = { "sequence", "reference" };

/* Half of what the machine has. */
static guint64
spare_bytes (void)
{
  glong n_pages = sysconf (_SC_PHYS_PAGES), size = sysconf (_SC_PAGESIZE);
  if (n_pages <= 0 || size <= 0)
    return (guint64)1 << 32;
  return (guint64)n_pages * (guint64)size / 2;
}

static gboolean
check_memory (guint64 bytes, gsize count, guint dimensions, GError **error)
{
  guint64 spare = spare_bytes ();
  if (bytes <= spare)
    return TRUE;
  g_autofree char *needed = g_format_size (bytes);
  g_autofree char *limit = g_format_size (spare);
  mur_error_set (error, MUR_ERROR_VALUE, "count",
                 "count: two sets of %" G_GSIZE_FORMAT
                 " points in %u dimensions take %s; at most %s, half of this machine's "
                 "memory, which is enough for %.0f",
                 count, dimensions, needed, limit,
                 floor ((double)count * ((double)spare / (double)bytes)));
  return FALSE;
}

static gboolean
read_first_base (const MurParameters *parameters, guint *first_prime, GError **error)
{
  guint32 base = (guint32)mur_parameters_integer (parameters, "first_base");
  if (mur_prime_position (base, first_prime))
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_VALUE, "first_base", base,
                                 "a prime such as %u", mur_prime_after (base));
}

static gboolean
read_settings (MurSamplerSettings *self,
               const MurParameters *parameters,
               const char *name,
               GError **error)
{
  self->sequence = (MurSequence)mur_parameters_choice (parameters, name);
  self->first_index = mur_parameters_integer (parameters, "first_index");
  self->leap = mur_parameters_integer (parameters, "leap");
  self->leap_rule = (MurLeapRule)mur_parameters_choice (parameters, "leap_rule");
  self->seed = mur_parameters_integer (parameters, "seed");
  self->count = mur_parameters_integer (parameters, "count");
  self->dimensions = (guint)mur_parameters_integer (parameters, "dimensions");
  return read_first_base (parameters, &self->first_prime, error);
}

/* Halton points with a leap are leaped ones; the reference stays whole unless it is
 * called leaped. Two sets of one kind are of different seeds. */
static gboolean
adjust_settings (MurSamplerSettings *sequence,
                 MurSamplerSettings *reference,
                 const MurParameters *parameters,
                 GError **error)
{
  if (sequence->leap > 1 && sequence->sequence == MUR_SEQUENCE_HALTON)
    sequence->sequence = MUR_SEQUENCE_LEAPED;
  if (sequence->sequence == reference->sequence)
    reference->seed += mur_parameters_integer (parameters, "replicates");
  return mur_sampler_check (sequence, error) && mur_sampler_check (reference, error);
}

static gboolean
refuse_value (const MurTable *table, guint column, gsize row, GError **error)
{
  double value = mur_table_column (table, column)[row];
  g_autofree char *text = mur_number_format (value);
  mur_error_set (error, MUR_ERROR_INPUT, "points",
                 "points: row %" G_GSIZE_FORMAT
                 " has %s in column %s; values from 0 to 1 are needed%s",
                 row + 1, isnan (value) ? "no number" : text,
                 mur_table_name (table, column),
                 isfinite (value) ? ", or scale min-max" : "");
  return FALSE;
}

static gboolean
check_values (const MurTable *table, gboolean any_size, GError **error)
{
  for (guint column = 0; column < mur_table_n_columns (table); column++)
    {
      const double *values = mur_table_column (table, column);
      for (gsize row = 0; row < mur_table_n_rows (table); row++)
        if (!isfinite (values[row])
            || (!any_size && !(values[row] >= 0 && values[row] <= 1)))
          return refuse_value (table, column, row, error);
    }
  return TRUE;
}

static gboolean
check_table (const MurTable *table, gboolean any_size, GError **error)
{
  gsize n_rows = mur_table_n_rows (table);
  guint n_columns = mur_table_n_columns (table);
  if (n_columns == 0 || n_columns > MAX_DIMENSIONS)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "points",
                     "points: %u columns of numbers are not allowed; 1 … %d", n_columns,
                     MAX_DIMENSIONS);
      return FALSE;
    }
  if (n_rows == 0 || n_rows > MAX_COUNT)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "points",
                     "points: %" G_GSIZE_FORMAT " rows are not allowed; 1 … %d", n_rows,
                     MAX_COUNT);
      return FALSE;
    }
  return check_values (table, any_size, error);
}

/* From the smallest value at 0 to the largest at 1; a column of one value goes to ½. */
static MurVector *
stretch (const double *values, gsize n)
{
  double low = values[0], high = values[0];
  double *scaled = g_new (double, n);
  for (gsize i = 1; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  /* Halves, whose difference cannot overflow. */
  for (gsize i = 0; i < n; i++)
    scaled[i] = low < high ? (values[i] / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
  return mur_vector_new_take (scaled, n);
}

static void
take_table (MurSamplingPoints *self, const MurTable *table, gboolean is_stretched)
{
  gsize n = mur_table_n_rows (table);
  self->brought = mur_table_ref (table);
  self->is_stretched = is_stretched;
  for (guint d = 0; d < self->dimensions; d++)
    {
      self->vectors[d] = is_stretched ? stretch (mur_table_column (table, d), n)
                                      : mur_vector_ref (mur_table_vector (table, d));
      self->columns[d] = (double *)mur_vector_values (self->vectors[d]);
    }
}

static void
set_dimensions (MurSamplingPoints *self, const MurSamplerSettings *settings)
{
  self->settings = *settings;
  self->dimensions = settings->dimensions;
  self->vectors = g_new0 (MurVector *, settings->dimensions);
  self->columns = g_new0 (double *, settings->dimensions);
}

static gboolean
allocate_points (MurSamplingPoints *self,
                 const MurSamplerSettings *settings,
                 GError **error)
{
  gsize n = (gsize)settings->count;
  set_dimensions (self, settings);
  self->sampler = mur_sampler_new (settings, error);
  if (self->sampler == NULL)
    return FALSE;
  for (guint d = 0; d < self->dimensions; d++)
    {
      self->columns[d] = g_try_new (double, n);
      if (self->columns[d] == NULL)
        return check_memory (G_MAXUINT64, n, self->dimensions, error);
      self->vectors[d] = mur_vector_new_take (self->columns[d], n);
    }
  return TRUE;
}

static gboolean
wants_stretching (const MurParameters *parameters)
{
  return mur_parameters_choice (parameters, "scale") == MUR_SAMPLING_STRETCHED;
}

/* Beside a table of points the reference has as many. */
static gboolean
adjust_to_table (MurSamplerSettings *sequence,
                 MurSamplerSettings *reference,
                 const MurTable *table,
                 const MurParameters *parameters,
                 GError **error)
{
  if (!check_table (table, wants_stretching (parameters), error))
    return FALSE;
  reference->count = mur_table_n_rows (table);
  reference->dimensions = mur_table_n_columns (table);
  *sequence = *reference;
  return mur_sampler_check (reference, error);
}

guint64
mur_sampling_points_bytes (const MurSamplerSettings settings[MUR_SAMPLING_N_SETS])
{
  guint64 bytes;
  if (!g_uint64_checked_add (&bytes,
                             mur_sampler_bytes (&settings[MUR_SAMPLING_SEQUENCE]),
                             mur_sampler_bytes (&settings[MUR_SAMPLING_REFERENCE])))
    return G_MAXUINT64;
  return bytes;
}

gboolean
mur_sampling_points_read (MurSamplerSettings settings[MUR_SAMPLING_N_SETS],
                          const MurParameters *parameters,
                          const MurInputs *inputs,
                          GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (MurTable) table
    = mur_inputs_select (inputs, &mur_sampling_inputs[0], &wrong);
  MurSamplerSettings *sequence = &settings[MUR_SAMPLING_SEQUENCE];
  MurSamplerSettings *reference = &settings[MUR_SAMPLING_REFERENCE];
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  if (!read_settings (sequence, parameters, "sequence", error)
      || !read_settings (reference, parameters, "reference", error))
    return FALSE;
  if (table != NULL ? !adjust_to_table (sequence, reference, table, parameters, error)
                    : !adjust_settings (sequence, reference, parameters, error))
    return FALSE;
  return check_memory (mur_sampling_points_bytes (settings), (gsize)reference->count,
                       reference->dimensions, error);
}

gboolean
mur_sampling_points_init (MurSamplingPoints sets[MUR_SAMPLING_N_SETS],
                          const MurParameters *parameters,
                          const MurInputs *inputs,
                          GError **error)
{
  g_autoptr (MurTable) table
    = mur_inputs_select (inputs, &mur_sampling_inputs[0], NULL);
  MurSamplerSettings settings[MUR_SAMPLING_N_SETS];
  if (!mur_sampling_points_read (settings, parameters, inputs, error))
    return FALSE;
  if (table != NULL)
    {
      set_dimensions (&sets[MUR_SAMPLING_SEQUENCE], &settings[MUR_SAMPLING_REFERENCE]);
      take_table (&sets[MUR_SAMPLING_SEQUENCE], table, wants_stretching (parameters));
    }
  else if (!allocate_points (&sets[MUR_SAMPLING_SEQUENCE],
                             &settings[MUR_SAMPLING_SEQUENCE], error))
    return FALSE;
  return allocate_points (&sets[MUR_SAMPLING_REFERENCE],
                          &settings[MUR_SAMPLING_REFERENCE], error);
}

void
mur_sampling_points_clear (MurSamplingPoints *self)
{
  for (guint d = 0; self->vectors != NULL && d < self->dimensions; d++)
    g_clear_pointer (&self->vectors[d], mur_vector_unref);
  g_clear_pointer (&self->vectors, g_free);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->brought, mur_table_unref);
  g_clear_pointer (&self->sampler, mur_sampler_free);
}

typedef struct
{
  MurSamplingPoints *sets;
  gsize first, end;
  gsize n_chunks; /* a dimension */
} Fill;

static void
fill_cb (gsize chunk, guint thread, gpointer data)
{
  const Fill *fill = data;
  gsize column = chunk / fill->n_chunks;
  MurSamplingPoints *set = &fill->sets[column % MUR_SAMPLING_N_SETS];
  guint dimension = (guint)(column / MUR_SAMPLING_N_SETS);
  gsize first = fill->first + chunk % fill->n_chunks * CHUNK;
  gsize n = MIN (CHUNK, fill->end - first);
  double *values = set->columns[dimension] + first;
  if (set->sampler != NULL)
    mur_sampler_fill (set->sampler, first, n, dimension, 1, &values);
}

void
mur_sampling_points_fill (MurSamplingPoints *sets,
                          gsize first,
                          gsize end,
                          MurPool *pool)
{
  Fill fill = { sets, first, end, (end - first + CHUNK - 1) / CHUNK };
  mur_pool_for (pool, fill.n_chunks * sets[0].dimensions * MUR_SAMPLING_N_SETS, fill_cb,
                &fill);
}

/* Parts of a range have none. */
static const char *
unit_of (const MurSamplingPoints *self, guint dimension)
{
  return self->brought != NULL && !self->is_stretched
           ? mur_table_unit (self->brought, dimension)
           : NULL;
}

MurTable *
mur_sampling_points_table (const MurSamplingPoints *self, gsize n)
{
  MurTable *table = mur_table_new ();
  for (guint d = 0; d < self->dimensions; d++)
    {
      char name[16];
      g_snprintf (name, sizeof name, "x%u", d + 1);
      g_autoptr (MurVector) column = mur_vector_new_slice (self->vectors[d], 0, n);
      mur_table_add (table, name, unit_of (self, d), column);
      if (self->brought != NULL)
        mur_table_set_title (table, mur_table_title (self->brought, d));
    }
  return table;
}
