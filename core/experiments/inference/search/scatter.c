/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts for a bare sum, which tells no frequency of its own: short searches by
 * Levenberg–Marquardt from random places, of which a few in a hundred get to the bottom.
 * The two frequencies furthest apart differ by about the fastest beat of the sum; phases
 * are anywhere, couplings small. A few searches go on side by side, and a free place is
 * taken by the next start in order when all have made their step, so that results depend
 * on neither clock nor threads. Fewer samples and digits than the data hold do for that.
 *
 * It is over when two searches ended at fits that explain the data and are as good, in
 * noise after some more searches, or all starts are used up. Such fits need not have the
 * same values: those that differ by more than a copy of the sum's are counted, as then the
 * sum does not tell which of them it is, and more searches would not either. */

#include "core/experiments/inference/search/scatter-private.h"

#include "core/base/rng.h"
#include "core/inference/uncertainty/group.h"

#include <math.h>
#include <string.h>

#define MOST_STARTS 384
#define LEAST_STARTS 32
#define SHORT 30 /* accepted steps, and of those that are near the bottom */
#define LONG 120
#define PIECES 4 /* of an evaluation in a step, at most */
#define NEAR 0.1 /* of what a line leaves */

#define LEAST_TIMES 128
#define TIMES_A_BEAT 16
#define TOLERANCE 1e-6

/* Of a start: how far apart the outermost frequencies are, by the fastest beat, and how
 * large couplings. */
#define LEAST_SPREAD 0.7
#define MOST_SPREAD 1.2
#define PULL 0.1

/* Residuals that rounding leaves at that tolerance, and values that are the same, by their
 * length. */
#define ROUNDING 2e-5
#define SAME 0.02
/* By how much χ² of two fits may differ that are as good: as that of two standard errors
 * of one parameter. Of the best it is about the number of rows. */
#define AS_GOOD 4
#define SIGMAS 1.5
#define TWICE 2
#define LEAST_OF_NOISE 64 /* searches, where another fit may be a little better */

static guint
count_starts (guint n)
{
  const double scale = 12 / (double)mur_layout_n_parameters (n);

  return (guint)fmin (fmax (MOST_STARTS * scale * scale, LEAST_STARTS), MOST_STARTS);
}

double
mur_inference_count_scattered (const MurInferenceSettings *settings)
{
  const double share = settings->window > 0 ? settings->window / settings->duration : 1;
  const double n_times = fmin (share * (double)settings->n_times, 2 * LEAST_TIMES);

  if (!mur_inference_has_random_starts (settings))
    return 0;
  return count_starts (settings->n) * (double)SHORT * n_times;
}

void
mur_inference_scatter_start (const MurInferenceScatter *self, guint k, double *start)
{
  const guint n = self->n;
  MurRng rng = mur_rng (self->run->settings.seed, MUR_RNG_RANDOM_STARTS, k);
  const double spread
    = self->beat
      * (LEAST_SPREAD + (MOST_SPREAD - LEAST_SPREAD) * mur_rng_uniform (&rng));
  double mean_omega = 0, mean_phase = 0;

  for (guint p = 0; p < self->n_parameters; p++)
    {
      const double side = mur_rng_uniform (&rng) - 0.5;

      start[p] = mur_layout_is_phase (n, p)   ? 2 * G_PI * side
                 : mur_layout_is_omega (n, p) ? spread * side
                                              : 2 * PULL * self->beat * side;
    }
  start[mur_layout_omega (n, 0)] = -spread / 2;
  start[mur_layout_omega (n, 1)] = spread / 2;
  for (guint i = 0; i < n; i++)
    {
      mean_phase += start[mur_layout_phase (n, i)] / n;
      mean_omega += start[mur_layout_omega (n, i)] / n;
    }
  for (guint i = 0; i < n; i++)
    {
      start[mur_layout_phase (n, i)] += self->line[i] - mean_phase;
      start[mur_layout_omega (n, i)] += self->line[n + i] - mean_omega;
    }
}

MurOptimiser *
mur_inference_scatter_search (const MurInferenceScatter *self,
                              const MurInferenceSlot *slot,
                              const double *start)
{
  MurOptimiserSettings settings;

  mur_optimiser_settings_init (&settings, MUR_OPTIMISER_LEVENBERG_MARQUARDT);
  settings.max_iterations = slot->is_long ? LONG : SHORT;
  return mur_optimiser_new (slot->likelihood, &settings, start, NULL);
}

/* The next start takes the place of what has ended. */
static void
fill (MurInferenceScatter *self, MurInferenceSlot *slot)
{
  g_autofree double *start = g_new (double, self->n_parameters);

  if (slot->optimiser != NULL || self->next == self->n_starts)
    return;
  slot->start = self->next++;
  slot->is_long = FALSE;
  mur_inference_scatter_start (self, slot->start, start);
  slot->optimiser = mur_inference_scatter_search (self, slot, start);
}

static gsize
count_there (const MurObservations *data)
{
  gsize n = 0;

  for (gsize k = 0; k < data->n_times; k++)
    n += !isnan (data->values[k]);
  return n;
}

/* Every so many of the samples of @data that are there, with copies. */
static MurObservations
thin_out (const MurObservations *data, double beat, double **times, double **values)
{
  const double duration = data->times[data->n_times - 1] - data->times[0];
  const double wanted = fmax (TIMES_A_BEAT * duration * beat / (2 * G_PI), LEAST_TIMES);
  const gsize n_there = count_there (data);
  const gsize every = (gsize)fmax (floor ((double)n_there / wanted), 1);
  MurObservations result = *data;

  *times = g_new (double, n_there);
  *values = g_new (double, n_there);
  result.n_times = 0;
  for (gsize k = 0, there = 0; k < data->n_times; k++)
    {
      if (isnan (data->values[k]) || there++ % every != 0)
        continue;
      (*times)[result.n_times] = data->times[k];
      (*values)[result.n_times++] = data->values[k];
    }
  result.times = *times;
  result.values = *values;
  return result;
}

/* Infinite where the phases cannot be integrated. */
static double
rms_at (MurLikelihood *likelihood, const double *parameters)
{
  if (mur_likelihood_evaluate (likelihood, parameters, MUR_EVALUATE_VALUE)
      != MUR_STATUS_CONVERGED)
    return INFINITY;
  return sqrt (mur_likelihood_sum_of_squares (likelihood)
               / (double)mur_likelihood_n_rows (likelihood));
}

MurInferenceScatter *
mur_inference_scatter_make (const MurInference *run)
{
  const MurObservations all = mur_inference_observations (run);
  const double duration = all.times[all.n_times - 1] - all.times[0];
  MurInferenceScatter *self = g_new0 (MurInferenceScatter, 1);
  g_autofree double *times = NULL, *values = NULL;
  MurObservations observations;

  self->run = run;
  self->pool = run->pool;
  self->n = run->settings.n;
  self->n_parameters = run->n_parameters;
  self->n_starts = count_starts (self->n);
  self->rms = INFINITY;
  self->best = g_new0 (double, self->n_parameters);
  self->line = g_new (double, self->n_parameters);
  mur_slopes (&all, self->line);
  self->beat = fmax (mur_fastest_beat (&all), G_PI / duration);
  observations = thin_out (&all, self->beat, &times, &values);
  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE; k++)
    {
      self->slots[k].likelihood
        = mur_likelihood_new (&observations, &run->settings.likelihood, NULL);
      mur_likelihood_set_tolerance (self->slots[k].likelihood, TOLERANCE);
    }
  self->left_by_line = rms_at (self->slots[0].likelihood, self->line);
  return self;
}

gboolean
mur_inference_has_random_starts (const MurInferenceSettings *settings)
{
  return settings->kind == MUR_OBSERVATION_SUM
         && settings->start == MUR_INFERENCE_FROM_SEVERAL && settings->n > 1
         && settings->n <= MUR_INFERENCE_SWARM_MAX_N;
}

gboolean
mur_inference_scatters (const MurInference *run)
{
  return run->windows.start == NULL && mur_inference_has_random_starts (&run->settings);
}

MurInferenceScatter *
mur_inference_scatter_new (const MurInference *run)
{
  MurInferenceScatter *self = mur_inference_scatter_make (run);

  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE; k++)
    fill (self, &self->slots[k]);
  return self;
}

void
mur_inference_scatter_free (MurInferenceScatter *self)
{
  if (self == NULL)
    return;
  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE; k++)
    {
      mur_optimiser_free (self->slots[k].optimiser);
      mur_likelihood_free (self->slots[k].likelihood);
    }
  g_free (self->line);
  g_free (self->best);
  g_free (self);
}

/* Each to its next accepted step, or near it; of those that end the likelihood is left at
 * their place. */
static void
advance_cb (gsize chunk, guint thread, gpointer data)
{
  MurInferenceScatter *self = data;
  MurOptimiser *optimiser = self->slots[chunk].optimiser;
  guint before;

  if (optimiser == NULL)
    return;
  before = mur_optimiser_n_iterations (optimiser);
  for (guint k = 0; k < PIECES && mur_optimiser_n_iterations (optimiser) == before; k++)
    if (mur_optimiser_step (optimiser) != MUR_STATUS_RUNNING)
      break;
  if (mur_optimiser_status (optimiser) != MUR_STATUS_RUNNING)
    self->slots[chunk].rms
      = rms_at (self->slots[chunk].likelihood, mur_optimiser_parameters (optimiser));
}

/* Within rounding or noise. */
static gboolean
is_explained (const MurInferenceScatter *self,
              const MurLikelihood *likelihood,
              double rms)
{
  const double sigma = self->run->settings.likelihood.sigma;

  return rms <= fmax (ROUNDING, SIGMAS * sigma)
         || mur_inference_alike (likelihood) < MUR_INFERENCE_ALIKE;
}

/* Whether values are those of the best, or a copy of them. */
static gboolean
is_same (const MurInferenceScatter *self, const double *values)
{
  g_autofree double *copy = g_new (double, self->n_parameters);
  double length = 1;

  for (guint p = 0; p < self->n_parameters; p++)
    length += self->best[p] * self->best[p];
  return mur_group_nearest (self->n, values, self->best, NULL, copy)
         <= SAME * sqrt (length);
}

gboolean
mur_inference_is_as_good (double rms, double best, gsize n_rows)
{
  return rms <= sqrt (1 + AS_GOOD / (double)n_rows) * best + ROUNDING;
}

static void
take_best (MurInferenceScatter *self, const MurInferenceSlot *slot)
{
  self->n_agreeing = 1;
  self->n_others = 0;
  self->rms = slot->rms;
  self->explains = is_explained (self, slot->likelihood, slot->rms);
  memcpy (self->best, mur_optimiser_parameters (slot->optimiser),
          self->n_parameters * sizeof *self->best);
}

/* Copies are many, so only fits that are as good as the best are compared with them. */
static void
judge (MurInferenceScatter *self, MurInferenceSlot *slot)
{
  const double *values = mur_optimiser_parameters (slot->optimiser);
  const double rms = slot->rms;
  const gsize n_rows = mur_likelihood_n_rows (slot->likelihood);

  self->n_ended++;
  if (!isfinite (rms))
    return;
  if (!mur_inference_is_as_good (self->rms, rms, n_rows))
    take_best (self, slot);
  else if (!mur_inference_is_as_good (rms, self->rms, n_rows))
    return;
  else if (is_same (self, values))
    self->n_agreeing++;
  else
    self->n_others++;
}

/* One that is near the bottom goes on, others are over. */
static void
end_slot (MurInferenceScatter *self, MurInferenceSlot *slot)
{
  g_autoptr (MurOptimiser) ended = slot->optimiser;

  self->n_evaluations += mur_optimiser_n_evaluations (ended);
  if (!slot->is_long && mur_optimiser_status (ended) == MUR_STATUS_EXHAUSTED
      && slot->rms < NEAR * self->left_by_line)
    {
      slot->is_long = TRUE;
      slot->optimiser
        = mur_inference_scatter_search (self, slot, mur_optimiser_parameters (ended));
      return;
    }
  judge (self, slot);
  slot->optimiser = NULL;
  fill (self, slot);
}

static gboolean
is_over (const MurInferenceScatter *self)
{
  if (self->n_ended == self->n_starts)
    return TRUE;
  return self->explains && self->n_agreeing + self->n_others >= TWICE
         && (self->rms <= ROUNDING || self->n_ended >= LEAST_OF_NOISE);
}

MurStatus
mur_inference_scatter_step (MurInferenceScatter *self)
{
  mur_pool_for (self->pool, MUR_INFERENCE_SIDE_BY_SIDE, advance_cb, self);
  for (guint k = 0; k < MUR_INFERENCE_SIDE_BY_SIDE && !is_over (self); k++)
    if (self->slots[k].optimiser != NULL
        && mur_optimiser_status (self->slots[k].optimiser) != MUR_STATUS_RUNNING)
      end_slot (self, &self->slots[k]);
  return is_over (self) ? MUR_STATUS_CONVERGED : MUR_STATUS_RUNNING;
}

const double *
mur_inference_scatter_best (const MurInferenceScatter *self)
{
  return isfinite (self->rms) ? self->best : NULL;
}

void
mur_inference_scatter_count (const MurInferenceScatter *self,
                             MurInferenceResults *results)
{
  results->numbers[MUR_INFERENCE_STARTS] = self->n_ended;
  results->numbers[MUR_INFERENCE_STARTS_AGREEING] = self->n_agreeing;
  results->numbers[MUR_INFERENCE_STARTS_OTHERS] = self->n_others;
  results->numbers[MUR_INFERENCE_EVALUATIONS] = (double)self->n_evaluations;
}

double
mur_inference_scatter_progress (const MurInferenceScatter *self)
{
  return (double)self->n_ended / self->n_starts;
}
