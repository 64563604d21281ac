/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases at times within the last step, one by one or many together. */

#include "core/oscillators/integrator.h"

#include "core/base/kernel.h"
#include "core/oscillators/integrator-private.h"
#include "core/oscillators/kuramoto-private.h"

#include <string.h>

#define WIDTH 8 /* numbers in the widest register */
/* With fewer times, oscillators side by side are quicker than times side by side. */
#define LEAST_TOGETHER WIDTH
#define MOST_TOGETHER (8 * WIDTH)

MUR_INLINE double
at_rest (double theta, double turns, double turned)
{
  return (turns * MUR_TAU_HEAD + turned)
         + (theta + turns * (MUR_TAU_MIDDLE + MUR_TAU_TAIL));
}

MUR_KERNEL static void
to_rest (
  gsize n, const double *theta, const double *turns, double turned, double *phases)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    phases[i] = at_rest (theta[i], turns[i], turned);
}

const double *
mur_integrator_dense (MurIntegrator *self, double time)
{
  const double h = self->end - self->begin;

  if (time == self->end)
    return self->next;
  if (time == self->begin)
    return self->theta;
  if (self->taylor != NULL)
    mur_taylor_evaluate (self->taylor, time - self->begin, self->sampled);
  else
    mur_fixed_step_interpolate (self->fixed_step, self->frame, h,
                                (time - self->begin) / h, self->theta, self->next,
                                self->sampled);
  return self->sampled;
}

void
mur_integrator_sample (MurIntegrator *self,
                       double time,
                       double *phases,
                       double *frequencies)
{
  g_return_if_fail (self != NULL && time >= self->begin && time <= self->end);

  const double *theta = mur_integrator_dense (self, time);

  if (phases != NULL)
    to_rest (self->n, theta, self->turns, self->frame * (time - self->origin), phases);
  if (frequencies != NULL)
    mur_kuramoto_evaluate (self->model, theta, frequencies);
}

/* Into @theta: one oscillator at @count times, a multiple of WIDTH, by the operations of
 * mur_taylor_evaluate(), for the same bits. Coefficients are MUR_PANEL apart. */
MUR_KERNEL static void
evaluate_times (
  gsize order, const double *series, gsize count, const double *times, double *theta)
{
  double sum[MOST_TOGETHER] = { 0 };

  for (gsize k = order; k > 0; k--)
    {
      const double coefficient = series[k * MUR_PANEL];

      MUR_LOOP
      for (gsize j = 0; j < count; j++)
        sum[j] = coefficient + times[j] * sum[j];
    }
  MUR_LOOP
  for (gsize j = 0; j < count; j++)
    theta[j] = series[0] + times[j] * sum[j];
}

static void
sample_alone (MurIntegrator *self, double time, double *phases, double *thetas)
{
  const double *theta = mur_integrator_dense (self, time);

  to_rest (self->n, theta, self->turns, self->frame * (time - self->origin), phases);
  memcpy (thetas, theta, self->n * sizeof *theta);
}

/* The same at up to MOST_TOGETHER times within the step, oscillator by oscillator. */
static void
sample_together (const MurIntegrator *self,
                 gsize n_times,
                 const double *times,
                 double *phases,
                 double *thetas)
{
  const gsize n = self->n, padded = (n_times + WIDTH - 1) / WIDTH * WIDTH;
  const gsize order = mur_taylor_get_order (self->taylor);
  double since[MOST_TOGETHER] = { 0 }, turned[MOST_TOGETHER], theta[MOST_TOGETHER];

  for (gsize k = 0; k < n_times; k++)
    {
      since[k] = times[k] - self->begin;
      turned[k] = self->frame * (times[k] - self->origin);
    }
  for (gsize i = 0; i < n; i++)
    {
      evaluate_times (order, mur_taylor_series (self->taylor, i), padded, since, theta);
      for (gsize k = 0; k < n_times; k++)
        {
          thetas[k * n + i] = theta[k];
          phases[k * n + i] = at_rest (theta[k], self->turns[i], turned[k]);
        }
    }
}

/* At the ends of a step phases are known, and none may have been made yet. */
static void
sample_block (MurIntegrator *self,
              gsize n_times,
              const double *times,
              double *phases,
              double *thetas)
{
  const gboolean are_together = self->taylor != NULL && n_times >= LEAST_TOGETHER;

  if (are_together)
    sample_together (self, n_times, times, phases, thetas);
  for (gsize k = 0; k < n_times; k++)
    if (!are_together || times[k] == self->begin || times[k] == self->end)
      sample_alone (self, times[k], phases + k * self->n, thetas + k * self->n);
}

void
mur_integrator_sample_all (MurIntegrator *self,
                           gsize n_times,
                           const double *times,
                           double *phases,
                           double *frequencies)
{
  g_return_if_fail (self != NULL && times != NULL);
  g_return_if_fail (phases != NULL && frequencies != NULL);
  for (gsize k = 0; k < n_times; k++)
    g_return_if_fail (times[k] >= self->begin && times[k] <= self->end);

  const gsize n = self->n;

  for (gsize at = 0; at < n_times; at += MOST_TOGETHER)
    sample_block (self, MIN (MOST_TOGETHER, n_times - at), times + at, phases + at * n,
                  frequencies + at * n);
  mur_kuramoto_evaluate_states (self->model, n_times, frequencies, frequencies);
}
