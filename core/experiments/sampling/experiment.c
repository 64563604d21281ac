/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sampling: two sequences of points fill the unit cube side by side. How even are they,
 * and what does that do to an integral?
 *
 * A step is a portion of new points: a twelfth of those there are, at least one, and
 * no more than some milliseconds take, so that a thousand points take 74 steps and ten
 * million about 250.
 *
 * All of it follows from the parameters and the number of steps: a checkpoint keeps
 * no more. */

#include "core/experiments/sampling/private.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include <math.h>

#define GROWTH 12            /* a step adds the part 1 / GROWTH of the points */
#define STEP_NANOSECONDS 8e6 /* of work in a step, at most */
#define MAX_CELLS 100

/* About what a point takes of one thread, in nanoseconds. */
#define POINT_COORDINATE 4.0
#define POINT_INTEGRAL(dimensions) (4 + 2.0 * (dimensions))
#define POINT_PAIR 1.2
#define POINT_CORRELATION 0.1

static void
free_sampling (MurSampling *self)
{
  mur_sampling_uniformity_clear (self);
  mur_sampling_integration_clear (self);
  for (guint set = 0; set < MUR_SAMPLING_N_SETS; set++)
    mur_sampling_points_clear (&self->sets[set]);
  for (guint c = 0; c < G_N_ELEMENTS (self->pair_columns); c++)
    g_clear_pointer (&self->pair_columns[c], mur_vector_unref);
  g_clear_pointer (&self->correlations, mur_vector_unref);
  mur_sampling_pictures_clear (&self->pictures);
  mur_sampling_disc_clear (&self->disc);
  g_free (self->pair_stars);
  g_clear_pointer (&self->integrand, mur_integrand_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSampling, free_sampling)

static gboolean
read_dimension (const MurParameters *parameters,
                const char *name,
                guint n_dimensions,
                guint *dimension,
                GError **error)
{
  guint64 number = mur_parameters_integer (parameters, name);
  if (number <= n_dimensions)
    {
      *dimension = (guint)number - 1;
      return TRUE;
    }
  return mur_error_refuse_count (error, MUR_ERROR_VALUE, name, number,
                                 "the points have the dimensions 1 … %u", n_dimensions);
}

static gboolean
read_pair (const MurParameters *parameters,
           guint n_dimensions,
           guint *x,
           guint *y,
           GError **error)
{
  *x = *y = 0;
  if (n_dimensions == 1)
    return read_dimension (parameters, "x_dimension", 1, x, error);
  if (!read_dimension (parameters, "x_dimension", n_dimensions, x, error)
      || !read_dimension (parameters, "y_dimension", n_dimensions, y, error))
    return FALSE;
  if (*x != *y)
    return TRUE;
  return mur_error_refuse_count (error, MUR_ERROR_VALUE, "y_dimension", *y + 1,
                                 "another than x_dimension");
}

/* As many cells as points, of which chance leaves 37 % empty, as long as they can be
 * seen. */
static guint
count_cells (gsize count, guint n_dimensions)
{
  double n = (double)count;
  return (guint)CLAMP (floor (n_dimensions > 1 ? sqrt (n) : n), 1, MAX_CELLS);
}

static void
reset (MurSampling *self)
{
  self->n = 0;
  self->n_steps = 0;
  self->n_pair_stars = 0;
  mur_sampling_uniformity_reset (self);
  mur_sampling_integration_reset (self);
  mur_sampling_disc_clear (&self->disc);
  g_clear_pointer (&self->correlations, mur_vector_unref);
}

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  MurSamplerSettings settings[MUR_SAMPLING_N_SETS];
  guint x, y;
  if (!mur_sampling_points_read (settings, parameters, inputs, error)
      || !read_pair (parameters, settings[0].dimensions, &x, &y, error))
    return FALSE;
  g_autoptr (MurIntegrand) integrand
    = mur_sampling_make_integrand (parameters, settings[0].dimensions, error);
  return integrand != NULL;
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  g_autoptr (MurSampling) self = g_new0 (MurSampling, 1);
  self->pool = pool;
  if (!mur_sampling_points_init (self->sets, parameters, inputs, error))
    return NULL;
  self->count = (gsize)self->sets[0].settings.count;
  self->dimensions = self->sets[0].dimensions;
  self->n_cells = count_cells (self->count, self->dimensions);
  if (!read_pair (parameters, self->dimensions, &self->x, &self->y, error)
      || !mur_sampling_integration_init (self, parameters, error))
    return NULL;
  mur_sampling_pairs_init (
    self, (MurPairMeasure)mur_parameters_choice (parameters, "pair_measure"));
  reset (self);
  return (MurRun *)g_steal_pointer (&self);
}

/* About what a point more costs: both sets made, pairs of points, pairs of dimensions,
 * replicates of the integral. */
static double
cost_of_point (const MurSampling *self)
{
  double s = self->dimensions, n = (double)self->n;
  guint n_integrals = self->integrals[0].n_replicates + self->integrals[1].n_replicates;
  double nanoseconds
    = POINT_COORDINATE * s
      + n_integrals * POINT_INTEGRAL (mur_integrand_dimensions (self->integrand));
  if (self->n < mur_sampling_pairwise_limit (self->dimensions))
    nanoseconds += POINT_PAIR * n * s;
  if (self->n < mur_sampling_correlation_limit (self->dimensions))
    nanoseconds += POINT_CORRELATION * s * s;
  return nanoseconds;
}

static double
count_integrals (const MurSamplerSettings *set, const MurParameters *parameters)
{
  return mur_sequence_is_seeded (set->sequence)
           ? (double)mur_parameters_integer (parameters, "replicates")
           : 1;
}

/* The same of all points, as if the integrand read all dimensions. */
static MurCost
cost (const MurParameters *parameters, const MurInputs *inputs)
{
  MurSamplerSettings settings[MUR_SAMPLING_N_SETS];
  if (!mur_sampling_points_read (settings, parameters, inputs, NULL))
    return (MurCost){ 0 };
  guint dimensions = settings[0].dimensions;
  double s = dimensions, n = (double)settings[0].count;
  double n_pairwise = MIN (n, (double)mur_sampling_pairwise_limit (dimensions));
  double n_correlated = MIN (n, (double)mur_sampling_correlation_limit (dimensions));
  double n_integrals
    = count_integrals (&settings[MUR_SAMPLING_SEQUENCE], parameters)
      + count_integrals (&settings[MUR_SAMPLING_REFERENCE], parameters);
  double nanoseconds = n * (POINT_COORDINATE * s + n_integrals * POINT_INTEGRAL (s))
                       + POINT_PAIR * s * n_pairwise * n_pairwise / 2
                       + POINT_CORRELATION * s * s * n_correlated;
  return (MurCost){ .bytes = (double)mur_sampling_points_bytes (settings),
                    .seconds = nanoseconds * 1e-9 };
}

/* Cut by what there is to do, never by the clock: the sums depend on it. */
static gsize
next_end (const MurSampling *self)
{
  gsize limit = (gsize)MAX (STEP_NANOSECONDS / cost_of_point (self), 1);
  gsize n = CLAMP (self->n / GROWTH, 1, limit);
  return MIN (self->n + n, self->count);
}

static gboolean
is_done (const MurSampling *self)
{
  return self->n >= self->count && mur_sampling_pairs_are_complete (self);
}

/* Points that were made before, which frames may hold, are not written again. */
static gboolean
add_points (MurSampling *self, GError **error)
{
  gsize end = next_end (self);
  if (end > self->n_filled)
    mur_sampling_points_fill (self->sets, self->n_filled, end, self->pool);
  self->n_filled = MAX (self->n_filled, end);
  if (!mur_sampling_integration_add (self, self->n, end, error))
    return FALSE;
  mur_sampling_uniformity_add (self, self->n, end);
  self->n = end;
  return TRUE;
}

static gboolean
advance (MurSampling *self, GError **error)
{
  if (self->n < self->count && !add_points (self, error))
    return FALSE;
  mur_sampling_pairs_add (self);
  self->n_steps++;
  return TRUE;
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurSampling *self = (MurSampling *)run;
  if (!is_done (self) && !advance (self, error))
    return MUR_STATUS_FAILED;
  return is_done (self) ? MUR_STATUS_EXHAUSTED : MUR_STATUS_RUNNING;
}

/* Early steps are small: even in steps rather than in points. */
static double
progress (MurRun *run)
{
  MurSampling *self = (MurSampling *)run;
  double points
    = log1p ((double)self->n / GROWTH) / log1p ((double)self->count / GROWTH);
  double pairs = mur_sampling_pairs_progress (self);
  if (is_done (self))
    return 1;
  return self->pair_stars != NULL ? (points + pairs) / 2 : points;
}

gboolean
mur_sampling_take_steps (MurSampling *self, guint64 n_steps, GError **error)
{
  while (self->n_steps < n_steps && !is_done (self))
    if (!advance (self, error))
      return FALSE;
  return TRUE;
}

/* Another pair: what was measured of the points is measured again, step by step. The
 * integrand has seen all points before, but for the disc, which is finite everywhere.
 */
static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurSampling *self = (MurSampling *)run;
  guint64 n_steps = self->n_steps;
  guint x = 0, y = 0;
  if (!read_pair (parameters, self->dimensions, &x, &y, error))
    return FALSE;
  if (x == self->x && y == self->y)
    return TRUE;
  self->x = x;
  self->y = y;
  reset (self);
  return mur_sampling_take_steps (self, n_steps, error);
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurSampling) self = (MurSampling *)begin (parameters, inputs, pool, error);
  if (self == NULL || !mur_sampling_restore_state (self, archive, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_sampling ((MurSampling *)run);
}

static const MurAction actions[] = {
  { "permute", "Scramble", "Scrambles the digits, which cures high dimensions.",
    (const char *const[]){ "sequence", "permuted", NULL } },
  { "leap", "Leap", "Takes every 409th point alone, which cures high dimensions.",
    (const char *const[]){ "sequence", "leaped", "leap", "409", "leap_rule", "coprime",
                           NULL } },
  { NULL },
};

const MurExperiment mur_experiment_sampling = {
  .id = "sampling",
  .title = "Sampling",
  .summary = "Low-discrepancy points beside random ones, and what that is good for.",
  .step_unit = "steps",
  .clock = "n",
  .clock_end = "count",
  .parameters = mur_sampling_parameters,
  .inputs = mur_sampling_inputs,
  .actions = actions,
  .presets = mur_sampling_presets,
  .idle = mur_sampling_idle,
  .check = check,
  .cost = cost,
  .tables = mur_sampling_tables,
  .scalars = mur_sampling_scalars,
  .begin = begin,
  .step = step,
  .frame = mur_sampling_frame,
  .progress = progress,
  .retune = retune,
  .save = mur_sampling_save,
  .restore = restore,
  .end = end,
};
