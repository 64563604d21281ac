/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The integrals that the points give. A set whose points depend on a seed is replicated
 * with the seeds that follow; the replicates' points are made, used and forgotten a
 * block at a time. Sums run over chunks of points and are added in their order. */

#include "core/experiments/sampling/private.h"

#include "core/base/sort.h"
#include "core/base/vmath.h"

#include <math.h>

#define CHUNK (8 * MUR_INTEGRAND_BLOCK) /* points */

/* The dimensions that the integrand reads, and their order: the disc lies in the pair
 * that is shown. */
static guint
dimension_of (const MurSampling *self, MurIntegrandKind kind, guint i)
{
  if (kind != MUR_INTEGRAND_QUARTER_DISC)
    return i;
  return i == 0 ? self->x : self->y;
}

static guint
read_dimensions (const MurSampling *self)
{
  guint n = 0;
  for (guint i = 0; i < mur_integrand_dimensions (self->integrand); i++)
    n = MAX (n, dimension_of (self, self->integrand_kind, i) + 1);
  return n;
}

static MurIntegrandKind
read_kind (const MurParameters *parameters)
{
  return (MurIntegrandKind)mur_parameters_choice (parameters, "integrand");
}

MurIntegrand *
mur_sampling_make_integrand (const MurParameters *parameters,
                             guint dimensions,
                             GError **error)
{
  return mur_integrand_new (read_kind (parameters), dimensions,
                            mur_parameters_text (parameters, "formula"), error);
}

gboolean
mur_sampling_integration_init (MurSampling *self,
                               const MurParameters *parameters,
                               GError **error)
{
  self->integrand_kind = read_kind (parameters);
  self->n_replicates = (guint)mur_parameters_integer (parameters, "replicates");
  self->integrand = mur_sampling_make_integrand (parameters, self->dimensions, error);
  return self->integrand != NULL;
}

static void
clear_integral (MurSamplingIntegral *integral)
{
  for (guint r = 0; integral->samplers != NULL && r < integral->n_replicates; r++)
    g_clear_pointer (&integral->samplers[r], mur_sampler_free);
  g_clear_pointer (&integral->samplers, g_free);
  g_clear_pointer (&integral->sums, g_free);
}

void
mur_sampling_integration_clear (MurSampling *self)
{
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    clear_integral (&self->integrals[set]);
  g_clear_pointer (&self->integration_rows, g_array_unref);
}

/* Only strata look at how many dimensions there are besides the ones read. */
static MurSampler *
make_replicate (const MurSampling *self, const MurSamplingPoints *set, guint r)
{
  MurSamplerSettings settings = set->settings;
  settings.seed += r;
  if (settings.sequence != MUR_SEQUENCE_JITTERED
      && settings.sequence != MUR_SEQUENCE_LATIN_HYPERCUBE)
    settings.dimensions = read_dimensions (self);
  return mur_sampler_new (&settings, NULL);
}

static void
reset_integral (MurSampling *self, guint set)
{
  MurSamplingIntegral *integral = &self->integrals[set];
  const MurSamplingPoints *points = &self->sets[set];
  gboolean is_seeded
    = points->sampler != NULL && mur_sequence_is_seeded (points->settings.sequence);
  integral->n_replicates = is_seeded ? self->n_replicates : 1;
  integral->samplers = g_new0 (MurSampler *, integral->n_replicates);
  integral->sums = g_new0 (double, integral->n_replicates);
  for (guint r = 1; r < integral->n_replicates; r++)
    integral->samplers[r] = make_replicate (self, points, r);
}

void
mur_sampling_integration_reset (MurSampling *self)
{
  mur_sampling_integration_clear (self);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    reset_integral (self, set);
  self->integration_rows
    = g_array_new (FALSE, FALSE, sizeof (MurSamplingIntegrationRow));
}

/* A step's work: for each replicate of each set the chunks of new points. */
typedef struct
{
  MurSampling *self;
  gsize first, end;
  gsize n_chunks;
  double *sums;    /* of a chunk */
  GError **errors; /* of a chunk */
  double *scratch; /* of a thread: columns and values of a block */
} Portion;

static gsize
scratch_size (const MurSampling *self)
{
  return (mur_integrand_dimensions (self->integrand) + (gsize)1) * MUR_INTEGRAND_BLOCK;
}

/* The columns that the integrand reads, @n points from @first on: those of the set, or
 * made into @scratch. */
static void
find_columns (const MurSampling *self,
              guint set,
              guint replicate,
              gsize first,
              gsize n,
              double *scratch,
              double **columns)
{
  const MurSampler *sampler = self->integrals[set].samplers[replicate];
  for (guint i = 0; i < mur_integrand_dimensions (self->integrand); i++)
    {
      guint d = dimension_of (self, self->integrand_kind, i);
      columns[i] = sampler == NULL ? self->sets[set].columns[d] + first
                                   : scratch + i * (gsize)MUR_INTEGRAND_BLOCK;
      if (sampler != NULL)
        mur_sampler_fill (sampler, first, n, d, 1, &columns[i]);
    }
}

static void
add_chunk_cb (gsize task, guint thread, gpointer data)
{
  const Portion *portion = data;
  MurSampling *self = portion->self;
  gsize replicate = task / portion->n_chunks;
  guint n_first = self->integrals[0].n_replicates;
  guint set = replicate >= n_first;
  gsize first = portion->first + task % portion->n_chunks * CHUNK;
  gsize end = MIN (first + CHUNK, portion->end);
  double *scratch = portion->scratch + thread * scratch_size (self);
  double *values = scratch + scratch_size (self) - MUR_INTEGRAND_BLOCK;
  double *columns[MUR_INTEGRAND_MAX_DIMENSIONS];

  portion->sums[task] = 0;
  for (; first < end && portion->errors[task] == NULL; first += MUR_INTEGRAND_BLOCK)
    {
      gsize n = MIN (end - first, MUR_INTEGRAND_BLOCK);
      find_columns (self, set, (guint)(replicate - set * n_first), first, n, scratch,
                    columns);
      if (mur_integrand_evaluate (self->integrand, (const double *const *)columns, n,
                                  values, &portion->errors[task]))
        portion->sums[task] += mur_vsum (n, values);
    }
}

/* Between the two nearest of sorted values. */
static double
quantile (const double *values, guint n, double share)
{
  double place = share * (n - 1);
  guint below = (guint)place;
  guint above = MIN (below + 1, n - 1);
  return values[below] + (place - below) * (values[above] - values[below]);
}

static MurSamplingSpread
measure_errors (const MurSampling *self, guint set, gsize n)
{
  const MurSamplingIntegral *integral = &self->integrals[set];
  guint n_replicates = integral->n_replicates;
  g_autofree double *errors = g_new (double, n_replicates);
  double squares = 0;
  for (guint r = 0; r < n_replicates; r++)
    {
      errors[r] = fabs (integral->sums[r] / (double)n
                        - mur_integrand_integral (self->integrand));
      squares += errors[r] * errors[r];
    }
  mur_sort_doubles (errors, n_replicates);
  return (MurSamplingSpread){
    .error = n_replicates == 1 ? errors[0] : sqrt (squares / n_replicates),
    .lower = quantile (errors, n_replicates, 0.25),
    .upper = quantile (errors, n_replicates, 0.75),
  };
}

static void
add_row (MurSampling *self, gsize end)
{
  MurSamplingIntegrationRow row = { .n = (double)end };
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    row.spread[set] = measure_errors (self, set, end);
  g_array_append_val (self->integration_rows, row);
}

/* The first error, of all chunks in their order. */
static gboolean
collect_errors (const Portion *portion, gsize n_tasks, GError **error)
{
  gboolean is_good = TRUE;
  for (gsize task = 0; task < n_tasks; task++)
    if (portion->errors[task] != NULL && is_good)
      {
        g_propagate_error (error, portion->errors[task]);
        is_good = FALSE;
      }
    else
      g_clear_error (&portion->errors[task]);
  return is_good;
}

static void
add_sums (const Portion *portion)
{
  MurSampling *self = portion->self;
  const double *sum = portion->sums;
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    for (guint r = 0; r < self->integrals[set].n_replicates; r++)
      for (gsize chunk = 0; chunk < portion->n_chunks; chunk++)
        self->integrals[set].sums[r] += *sum++;
}

gboolean
mur_sampling_integration_add (MurSampling *self, gsize first, gsize end, GError **error)
{
  gsize n_chunks = (end - first + CHUNK - 1) / CHUNK;
  gsize n_tasks
    = n_chunks * (self->integrals[0].n_replicates + self->integrals[1].n_replicates);
  g_autofree double *sums = g_new (double, n_tasks);
  g_autofree GError **errors = g_new0 (GError *, n_tasks);
  g_autofree double *scratch
    = g_new (double, mur_pool_n_threads (self->pool) * scratch_size (self));
  Portion portion = { self, first, end, n_chunks, sums, errors, scratch };

  mur_pool_for (self->pool, n_tasks, add_chunk_cb, &portion);
  if (!collect_errors (&portion, n_tasks, error))
    return FALSE;
  add_sums (&portion);
  add_row (self, end);
  return TRUE;
}

double
mur_sampling_estimate (const MurSampling *self, guint set)
{
  if (self->n == 0)
    return NAN;
  return self->integrals[set].sums[0] / (double)self->n;
}
