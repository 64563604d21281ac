/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The classical Runge–Kutta method (Kutta 1901) and the stochastic Heun method (Rümelin
 * 1982; additive noise): stage q takes rates k_q at
 *
 *     θ + a_q h k_{q−1} (+ √(2Dh) ξ),   and   θ' = θ + h Σ_q w_q k_q (+ √(2Dh) ξ).
 *
 * A pass over a chunk takes the rates of one stage and makes the next stage's phases,
 * sines and cosines at once: phases of stages are never stored. The last pass leaves
 * the wave with which the next step begins. */

#include "core/oscillators/fixed-step.h"

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/oscillators/integrator-private.h"
#include "core/oscillators/kuramoto-private.h"

#include <math.h>
#include <string.h>

#define MAX_STAGES 4

typedef struct
{
  guint n_stages;
  double ahead[MAX_STAGES]; /* how far a stage's rates carry to the next, in steps */
  double weights[MAX_STAGES];
} Method;

static const Method runge_kutta
  = { 4, { 0.5, 0.5, 1, 0 }, { 1 / 6., 1 / 3., 1 / 3., 1 / 6. } };
static const Method heun = { 2, { 1, 0 }, { 0.5, 0.5 } };

struct _MurFixedStep
{
  MurKuramoto *model;
  const Method *method;
  double h;
  double noise; /* √(2Dh) */
  guint64 seed;

  guint64 prepared; /* the model's count when the wave was that of the end */
  guint current;    /* which wave */
  gboolean has_slopes;
  double *slopes[2]; /* at both ends, for interpolation; made when asked for first */

  /* Of the step under way. */
  double frame;
  guint64 number;
  guint stage;
  double *theta;
  double *turns;
  double *next;
  gint failed; /* atomic */
};

MurFixedStep *
mur_fixed_step_new (MurKuramoto *model, const MurIntegratorSettings *settings)
{
  MurFixedStep *self = g_new0 (MurFixedStep, 1);

  self->model = model;
  self->method = settings->method == MUR_INTEGRATOR_RK4 ? &runge_kutta : &heun;
  self->h = settings->step;
  self->noise = sqrt (2 * settings->noise * settings->step);
  self->seed = settings->seed;
  return self;
}

void
mur_fixed_step_free (MurFixedStep *self)
{
  if (self == NULL)
    return;
  g_free (self->slopes[0]);
  g_free (self->slopes[1]);
  g_free (self);
}

guint
mur_fixed_step_n_stages (const MurFixedStep *self)
{
  return self->method->n_stages;
}

void
mur_fixed_step_forget (MurFixedStep *self)
{
  self->prepared = 0;
  self->has_slopes = FALSE;
}

MUR_KERNEL static void
subtract (gsize n, const double *frequencies, double frame, double *rates)
{
  for (gsize i = 0; i < n; i++)
    rates[i] = frequencies[i] - frame;
}

MUR_KERNEL static void
first_stage (gsize n,
             const double *start,
             const double *rates,
             double ahead,
             double weight,
             double *stage,
             double *next)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      stage[i] = start[i] + ahead * rates[i];
      next[i] = start[i] + weight * rates[i];
    }
}

MUR_KERNEL static void
middle_stage (gsize n,
              const double *theta,
              const double *rates,
              double ahead,
              double weight,
              double *stage,
              double *next)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      stage[i] = theta[i] + ahead * rates[i];
      next[i] += weight * rates[i];
    }
}

MUR_KERNEL static void
last_stage (gsize n, const double *rates, double weight, double *next)
{
  for (gsize i = 0; i < n; i++)
    next[i] += weight * rates[i];
}

MUR_KERNEL static void
add_noise (gsize n, double amplitude, const double *theta, double *noise)
{
  for (gsize i = 0; i < n; i++)
    noise[i] = theta[i] + amplitude * noise[i];
}

/* Where the step starts: the phases, with all of the step's noise already. Chunks begin
 * at even numbers, so the draws do not depend on them. */
static const double *
start_of (const MurFixedStep *self, gsize begin, gsize n, double *noise)
{
  MurRng rng;

  if (self->noise == 0)
    return self->theta + begin;
  rng = mur_rng (self->seed, MUR_RNG_DYNAMIC_NOISE, self->number);
  mur_rng_seek (&rng, begin);
  mur_rng_fill_normal (&rng, n, noise);
  add_noise (n, self->noise, self->theta + begin, noise);
  return noise;
}

/* The phases of the next stage: in @stage, or where the step ends. */
static const double *
carry (MurFixedStep *self, gsize begin, gsize n, const double *rates, double *stage)
{
  const Method *method = self->method;
  const double ahead = self->h * method->ahead[self->stage];
  const double weight = self->h * method->weights[self->stage];
  double *next = self->next + begin;
  double noise[MUR_CHUNK];

  if (self->stage == 0)
    first_stage (n, start_of (self, begin, n, noise), rates, ahead, weight, stage,
                 next);
  else if (self->stage + 1 < method->n_stages)
    middle_stage (n, self->theta + begin, rates, ahead, weight, stage, next);
  else
    {
      last_stage (n, rates, weight, next);
      return next;
    }
  return stage;
}

static MurWave *
wave_after (MurFixedStep *self)
{
  const guint other = self->model->has_links ? 1 - self->current : 0;

  return &self->model->waves[other];
}

static void
stage_cb (gsize chunk, guint thread, gpointer data)
{
  MurFixedStep *self = data;
  MurKuramoto *model = self->model;
  const gsize begin = chunk * model->chunk;
  const gsize n = mur_kuramoto_chunk_length (model, chunk);
  const double *phases;
  double rates[MUR_CHUNK];
  double stage[MUR_CHUNK];

  if (self->stage == 0)
    mur_integrator_wrap (n, self->theta + begin, self->turns + begin);
  subtract (n, model->frequencies + begin, self->frame, rates);
  mur_kuramoto_rates (model, &model->waves[self->current], chunk, rates, rates);
  phases = carry (self, begin, n, rates, stage);
  mur_kuramoto_prepare (model, wave_after (self), chunk, phases);
  if (phases != stage && !mur_integrator_finite (n, phases))
    g_atomic_int_set (&self->failed, TRUE);
}

static void
prepare_cb (gsize chunk, guint thread, gpointer data)
{
  MurFixedStep *self = data;
  MurKuramoto *model = self->model;

  mur_kuramoto_prepare (model, &model->waves[0], chunk,
                        self->theta + chunk * model->chunk);
}

/* The wave at @theta, unless the last step's is still there. Taken before wrapping, as
 * that was. */
static void
prepare (MurFixedStep *self)
{
  if (self->prepared == self->model->n_prepared)
    return;
  self->current = 0;
  mur_kuramoto_for (self->model, prepare_cb, self);
  mur_kuramoto_reduce (self->model, &self->model->waves[0]);
}

gboolean
mur_fixed_step_advance (MurFixedStep *self,
                        double frame,
                        guint64 number,
                        double *theta,
                        double *turns,
                        double *next)
{
  self->frame = frame;
  self->number = number;
  self->theta = theta;
  self->turns = turns;
  self->next = next;
  self->has_slopes = FALSE;
  g_atomic_int_set (&self->failed, FALSE);
  prepare (self);
  for (self->stage = 0; self->stage < self->method->n_stages; self->stage++)
    {
      MurWave *after = wave_after (self);

      mur_kuramoto_for (self->model, stage_cb, self);
      mur_kuramoto_reduce (self->model, after);
      self->current = (guint)(after - self->model->waves);
    }
  self->prepared = self->model->n_prepared;
  return !g_atomic_int_get (&self->failed);
}

MUR_KERNEL static void
interpolate_linear (
  gsize n, double fraction, const double *from, const double *to, double *between)
{
  for (gsize i = 0; i < n; i++)
    between[i] = from[i] + fraction * (to[i] - from[i]);
}

/* The cubic with the values and slopes of both ends. */
MUR_KERNEL static void
interpolate_cubic (gsize n,
                   double h,
                   double fraction,
                   const double *from,
                   const double *to,
                   const double *slope_from,
                   const double *slope_to,
                   double *between)
{
  const double rest = 1 - fraction;
  const double to_weight = fraction * fraction * (3 - 2 * fraction);
  const double slope_weight = h * fraction * rest;

  for (gsize i = 0; i < n; i++)
    between[i] = (from[i] + to_weight * (to[i] - from[i]))
                 + slope_weight * (rest * slope_from[i] - fraction * slope_to[i]);
}

static void
take_slopes (MurFixedStep *self, double frame, const double *theta, const double *next)
{
  const double *const ends[2] = { theta, next };
  const gsize n = self->model->n;

  for (guint k = 0; k < 2; k++)
    {
      if (self->slopes[k] == NULL)
        self->slopes[k] = g_new (double, n);
      mur_kuramoto_evaluate (self->model, ends[k], self->slopes[k]);
      subtract (n, self->slopes[k], frame, self->slopes[k]);
    }
  self->has_slopes = TRUE;
}

void
mur_fixed_step_interpolate (MurFixedStep *self,
                            double frame,
                            double h,
                            double fraction,
                            const double *theta,
                            const double *next,
                            double *between)
{
  const gsize n = self->model->n;

  if (self->method == &heun)
    {
      interpolate_linear (n, fraction, theta, next, between);
      return;
    }
  if (!self->has_slopes)
    take_slopes (self, frame, theta, next);
  interpolate_cubic (n, h, fraction, theta, next, self->slopes[0], self->slopes[1],
                     between);
}
