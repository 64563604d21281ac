/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A start from a swarm: particles in a box about the lines through the data, frequencies
 * within some turns of them and couplings within as much. Trajectories need not be
 * exact for that. */

#include "core/experiments/inference/private.h"

#include <math.h>
#include <string.h>

#define N_PARTICLES 24
#define GENERATIONS 60
#define PHASE_RADIUS 1.0  /* rad */
#define TURNS 2.0         /* over the data, by which a frequency may be off */
#define COUPLING_PART 0.5 /* of the spread of frequencies; and at least */
#define LEAST_COUPLING 3.0
#define TOLERANCE 1e-6

struct _MurInferenceFlight
{
  MurPool *pool;
  MurSwarm *swarm;
  MurLikelihood *likelihoods[N_PARTICLES]; /* a particle each */
};

typedef struct
{
  MurInferenceFlight *self;
  const double *points;
  guint dimensions;
  double *values;
} Batch;

static void
evaluate_cb (gsize chunk, guint thread, gpointer data)
{
  const Batch *batch = data;
  MurLikelihood *likelihood = batch->self->likelihoods[chunk];

  mur_likelihood_evaluate (likelihood, batch->points + chunk * batch->dimensions,
                           MUR_EVALUATE_VALUE);
  batch->values[chunk] = mur_likelihood_objective (likelihood);
}

/* At most a value a particle. */
static void
objective_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  MurInferenceFlight *self = data;

  for (gsize first = 0; first < n_points; first += N_PARTICLES)
    {
      Batch batch = { self, points + first * dimensions, dimensions, values + first };

      mur_pool_for (self->pool, MIN (n_points - first, N_PARTICLES), evaluate_cb,
                    &batch);
    }
}

static void
find_box (const MurInference *self, const double *slopes, double *lower, double *upper)
{
  const guint n = self->settings.n;
  const double *omega = slopes + n;
  const double *times = mur_vector_values (self->data.times) + self->windows.first;
  const gsize count = self->windows.n > 0 ? self->windows.count : self->data.n_times;
  const double turn = 2 * G_PI / (times[count - 1] - times[0]);
  double low = omega[0], high = omega[0], pull;

  for (guint i = 0; i < n; i++)
    {
      low = fmin (low, omega[i]);
      high = fmax (high, omega[i]);
    }
  pull = fmax (COUPLING_PART * (high - low), LEAST_COUPLING);
  for (guint p = 0; p < self->n_parameters; p++)
    {
      const double radius = mur_layout_is_phase (n, p)   ? PHASE_RADIUS
                            : mur_layout_is_omega (n, p) ? TURNS * turn + pull
                                                         : pull;

      lower[p] = slopes[p] - radius;
      upper[p] = slopes[p] + radius;
    }
}

MurInferenceFlight *
mur_inference_flight_new (MurInference *run)
{
  const MurObservations observations = mur_inference_observations (run);
  MurInferenceFlight *self = g_new0 (MurInferenceFlight, 1);
  MurSwarmSettings settings = mur_swarm_presets ()->settings;
  g_autofree double *slopes = g_new (double, run->n_parameters);
  g_autofree double *lower = g_new (double, run->n_parameters);
  g_autofree double *upper = g_new (double, run->n_parameters);
  MurStop stop;

  self->pool = run->pool;
  for (guint k = 0; k < N_PARTICLES; k++)
    {
      self->likelihoods[k]
        = mur_likelihood_new (&observations, &run->settings.likelihood, NULL);
      mur_likelihood_set_tolerance (self->likelihoods[k], TOLERANCE);
    }
  mur_slopes (&observations, slopes);
  find_box (run, slopes, lower, upper);
  settings.n_particles = N_PARTICLES;
  mur_stop_init (&stop);
  stop.iterations = GENERATIONS;
  self->swarm = mur_swarm_new (&settings, &stop, run->n_parameters, lower, upper,
                               slopes, 1, run->settings.seed, objective_cb, self);
  return self;
}

void
mur_inference_flight_free (MurInferenceFlight *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->swarm, mur_swarm_free);
  for (guint k = 0; k < N_PARTICLES; k++)
    mur_likelihood_free (self->likelihoods[k]);
  g_free (self);
}

MurStatus
mur_inference_flight_step (MurInferenceFlight *self)
{
  return mur_swarm_step (self->swarm) == MUR_STATUS_RUNNING ? MUR_STATUS_RUNNING
                                                            : MUR_STATUS_CONVERGED;
}

const double *
mur_inference_flight_best (const MurInferenceFlight *self)
{
  return mur_swarm_best_position (self->swarm);
}

MurSwarm *
mur_inference_flight_swarm (MurInferenceFlight *self)
{
  return self->swarm;
}
