/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock and state that all methods share, and the choice of the method. */

#include "core/oscillators/integrator.h"

#include "core/base/error.h"
#include "core/base/kernel.h"
#include "core/base/number.h"
#include "core/base/vmath-values.h"
#include "core/oscillators/integrator-private.h"
#include "core/oscillators/kuramoto-private.h"

#include <math.h>
#include <string.h>

/* Steps shorter than this part of the time do not move it reliably. */
#define LEAST_STEP 1e-14

/* Of the tolerance, what one step may use: errors of many steps add up. */
#define STEP_SHARE 0.1

MUR_KERNEL static void
wrap (gsize n, double *theta, double *turns)
{
  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      const double k = (theta[i] * (1 / MUR_TAU_HEAD) + MUR_ROUNDER) - MUR_ROUNDER;

      theta[i] = (theta[i] - k * MUR_TAU_HEAD) - k * MUR_TAU_MIDDLE;
      turns[i] += k;
    }
}

/* Σ 0 · x: zero where all x are finite, else NaN. */
MUR_KERNEL static double
sum_of_zeros (gsize n, const double *values)
{
  double lanes[MUR_LANES] = { 0 };
  double sum = 0;

  for (gsize i = 0; i + MUR_LANES <= n; i += MUR_LANES)
    for (gsize j = 0; j < MUR_LANES; j++)
      lanes[j] += 0 * values[i + j];
  for (gsize i = n - n % MUR_LANES; i < n; i++)
    sum += 0 * values[i];
  for (gsize j = 0; j < MUR_LANES; j++)
    sum += lanes[j];
  return sum;
}

void
mur_integrator_wrap (gsize n, double *theta, double *turns)
{
  wrap (n, theta, turns);
}

gboolean
mur_integrator_finite (gsize n, const double *values)
{
  return sum_of_zeros (n, values) == 0;
}

/* The method's own memory; the other's goes. */
static void
take_settings (MurIntegrator *self, const MurIntegratorSettings *settings)
{
  self->settings = *settings;
  g_clear_pointer (&self->fixed_step, mur_fixed_step_free);
  g_clear_pointer (&self->taylor, mur_taylor_free);
  if (settings->method == MUR_INTEGRATOR_TAYLOR)
    self->taylor = mur_taylor_new (self->model, mur_integrator_order_of (settings));
  else
    self->fixed_step = mur_fixed_step_new (self->model, settings);
}

/* From @phases at rest, where time begins anew. */
static void
take_phases (MurIntegrator *self, double time, const double *phases)
{
  self->origin = time;
  memcpy (self->theta, phases, self->n * sizeof *phases);
  memset (self->turns, 0, self->n * sizeof *self->turns);
  mur_integrator_wrap (self->n, self->theta, self->turns);
}

/* No step behind: both ends are @time, with the phases of theta. */
static void
stand_at (MurIntegrator *self, double time)
{
  self->begin = time;
  self->end = time;
  self->grid_begin = time;
  self->grid_steps = 0;
  self->failure = MUR_FAILURE_NONE;
  memcpy (self->next, self->theta, self->n * sizeof *self->theta);
  if (self->fixed_step != NULL)
    mur_fixed_step_forget (self->fixed_step);
}

MurIntegrator *
mur_integrator_new (MurKuramoto *model,
                    const MurIntegratorSettings *settings,
                    double time,
                    const double *phases,
                    GError **error)
{
  g_return_val_if_fail (model != NULL && phases != NULL && isfinite (time), NULL);
  g_return_val_if_fail (settings != NULL && mur_integrator_settings_valid (settings),
                        NULL);

  const gsize n = mur_kuramoto_n (model);
  MurIntegrator *self;

  g_return_val_if_fail (mur_integrator_finite (n, phases), NULL);
  if (!mur_integrator_memory_suffices (n, settings, error))
    return NULL;
  self = g_new0 (MurIntegrator, 1);
  self->model = model;
  self->n = n;
  self->frame = mur_kuramoto_mean_frequency (model);
  self->theta = g_aligned_alloc0 (MUR_PADDED (n), sizeof (double), 64);
  self->next = g_aligned_alloc0 (MUR_PADDED (n), sizeof (double), 64);
  self->sampled = g_aligned_alloc0 (MUR_PADDED (n), sizeof (double), 64);
  self->turns = g_new0 (double, n);
  take_settings (self, settings);
  take_phases (self, time, phases);
  stand_at (self, time);
  return self;
}

void
mur_integrator_free (MurIntegrator *self)
{
  if (self == NULL)
    return;
  mur_taylor_free (self->taylor);
  mur_fixed_step_free (self->fixed_step);
  g_aligned_free (self->theta);
  g_aligned_free (self->next);
  g_aligned_free (self->sampled);
  g_free (self->turns);
  g_free (self);
}

/* The trajectory ends where the last good step did. */
static void
fail (MurIntegrator *self, MurFailure failure)
{
  self->failure = failure;
  self->end = self->begin;
  memcpy (self->next, self->theta, self->n * sizeof *self->theta);
}

static void
step_taylor (MurIntegrator *self)
{
  double h;

  mur_integrator_wrap (self->n, self->theta, self->turns);
  mur_taylor_expand (self->taylor, self->theta, self->frame);
  self->n_evaluations += mur_taylor_get_order (self->taylor);
  h = mur_taylor_step (self->taylor, STEP_SHARE * self->settings.tolerance);
  if (self->settings.step > 0)
    h = fmin (h, self->settings.step);
  self->end = self->begin + h;
  if (!(h > LEAST_STEP * fabs (self->begin)))
    {
      fail (self, h == 0 ? MUR_FAILURE_NOT_FINITE : MUR_FAILURE_TOO_SMALL);
      return;
    }
  mur_taylor_evaluate (self->taylor, self->end - self->begin, self->next);
  if (!mur_integrator_finite (self->n, self->next))
    fail (self, MUR_FAILURE_NOT_FINITE);
}

static void
step_fixed (MurIntegrator *self)
{
  const double h = self->settings.step;

  if (!(h > LEAST_STEP * fabs (self->begin)))
    {
      fail (self, MUR_FAILURE_TOO_SMALL);
      return;
    }
  self->grid_steps++;
  self->end = self->grid_begin + (double)self->grid_steps * h;
  self->n_evaluations += mur_fixed_step_n_stages (self->fixed_step);
  if (!mur_fixed_step_advance (self->fixed_step, self->frame, self->n_steps,
                               self->theta, self->turns, self->next))
    fail (self, MUR_FAILURE_NOT_FINITE);
}

static MurStatus
report (const MurIntegrator *self, GError **error)
{
  static const char *const reasons[] = {
    [MUR_FAILURE_NOT_FINITE] = "The phases are no longer finite after t =",
    [MUR_FAILURE_TOO_SMALL] = "Steps are too small to go on from t =",
  };
  g_autofree char *time = NULL;

  if (self->failure == MUR_FAILURE_NONE)
    return MUR_STATUS_RUNNING;
  if (error != NULL)
    {
      time = mur_number_round (self->begin, 6);
      mur_error_set (error, MUR_ERROR_NUMERICAL, NULL, "%s %s s",
                     reasons[self->failure], time);
    }
  return MUR_STATUS_FAILED;
}

MurStatus
mur_integrator_step (MurIntegrator *self, GError **error)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);

  double *theta = self->theta;

  if (self->failure != MUR_FAILURE_NONE)
    return report (self, error);
  self->theta = self->next;
  self->next = theta;
  self->begin = self->end;
  if (self->taylor != NULL)
    step_taylor (self);
  else
    step_fixed (self);
  if (self->failure == MUR_FAILURE_NONE)
    self->n_steps++;
  return report (self, error);
}

MurStatus
mur_integrator_reach (MurIntegrator *self, double time, GError **error)
{
  g_return_val_if_fail (self != NULL && time >= self->begin, MUR_STATUS_FAILED);

  MurStatus status = report (self, time > self->end ? error : NULL);

  while (status == MUR_STATUS_RUNNING && time > self->end)
    status = mur_integrator_step (self, error);
  return time > self->end ? status : MUR_STATUS_RUNNING;
}

void
mur_integrator_restart (MurIntegrator *self, double time, const double *phases)
{
  g_return_if_fail (self != NULL && time >= self->begin && time <= self->end);
  g_return_if_fail (phases == NULL || mur_integrator_finite (self->n, phases));

  if (phases != NULL)
    take_phases (self, time, phases);
  else
    memmove (self->theta, mur_integrator_dense (self, time),
             self->n * sizeof *self->theta);
  stand_at (self, time);
}

gboolean
mur_integrator_retune (MurIntegrator *self,
                       double time,
                       const MurIntegratorSettings *settings,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && settings != NULL, FALSE);
  g_return_val_if_fail (mur_integrator_settings_valid (settings), FALSE);
  g_return_val_if_fail (time >= self->begin && time <= self->end, FALSE);

  if (!mur_integrator_memory_suffices (self->n, settings, error))
    return FALSE;
  mur_integrator_restart (self, time, NULL);
  take_settings (self, settings);
  return TRUE;
}

MurStatus
mur_integrator_status (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);
  return report (self, NULL);
}

double
mur_integrator_begin (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->begin;
}

double
mur_integrator_end (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->end;
}

guint64
mur_integrator_n_steps (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_steps;
}

guint64
mur_integrator_n_evaluations (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_evaluations;
}

guint
mur_integrator_order (const MurIntegrator *self)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (self->settings.method)
    {
    case MUR_INTEGRATOR_TAYLOR:
      return mur_taylor_get_order (self->taylor);
    case MUR_INTEGRATOR_RK4:
      return 4;
    case MUR_INTEGRATOR_HEUN:
    default:
      return 2;
    }
}
