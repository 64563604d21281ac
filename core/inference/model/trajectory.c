/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Time steps one after another. Derivatives by θ are kept as S at the begin of a step, n
 * rows of n² + n columns: φ0 first, then a padded matrix with ω on its diagonal, as in
 * expansion.h; they are put in the order of layout.h where they leave. The oscillators'
 * integrator keeps its series to itself, and panels of eight would be mostly empty here.
 */

#include "core/inference/model/trajectory-private.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"

#define TOLERANCE 1e-11

/* Series of so many oscillators are kept for the adjoint: some kilobytes a step, which
 * are read sooner than expanded again. */
#define KEPT_N 6

#define LEAST_STEPS 256
#define STEPS_A_SAMPLE 8

MurTrajectory *
mur_trajectory_new (guint n, double start, const double *times, gsize n_times)
{
  MurTrajectory *self;

  g_return_val_if_fail (n >= 1 && n <= MUR_LAYOUT_MAX_N && n_times > 0, NULL);
  g_return_val_if_fail (times[0] >= start, NULL);

  self = g_new0 (MurTrajectory, 1);
  self->n = n;
  self->start = start;
  self->times = g_memdup2 (times, n_times * sizeof *times);
  self->n_times = n_times;
  self->tolerance = TOLERANCE;
  mur_expansion_init (&self->expansion, n, FALSE);
  self->most_steps = LEAST_STEPS + STEPS_A_SAMPLE * (guint)n_times;
  self->steps = g_new0 (MurTimeStep, self->most_steps);
  self->begins = g_new0 (double, (gsize)self->most_steps *n);
  /* Memory that is never written to is never taken. */
  if (n <= KEPT_N)
    self->series = g_new0 (double, (gsize)self->most_steps *mur_expansion_n_series (n));
  self->phases = g_new0 (double, n);
  self->pulled = g_new0 (double, n);
  self->stride
    = self->expansion.stride + (gsize)self->expansion.stride * self->expansion.stride;
  self->gradient
    = g_new0 (double, (gsize)self->expansion.stride * self->expansion.stride);
  return self;
}

void
mur_trajectory_free (MurTrajectory *self)
{
  if (self == NULL)
    return;
  mur_expansion_clear (&self->expansion);
  g_free (self->times);
  g_free (self->steps);
  g_free (self->begins);
  g_free (self->series);
  g_free (self->phases);
  g_free (self->pulled);
  g_free (self->gradient);
  g_aligned_free (self->sensitivities);
  g_aligned_free (self->next);
  g_aligned_free (self->scratch);
  g_free (self);
}

guint
mur_trajectory_n (const MurTrajectory *self)
{
  return self->n;
}

gsize
mur_trajectory_n_times (const MurTrajectory *self)
{
  return self->n_times;
}

double
mur_trajectory_start (const MurTrajectory *self)
{
  return self->start;
}

const double *
mur_trajectory_times (const MurTrajectory *self)
{
  return self->times;
}

void
mur_trajectory_set_tolerance (MurTrajectory *self, double tolerance)
{
  g_return_if_fail (tolerance >= 1e-13 && tolerance <= 1e-3);

  self->tolerance = tolerance;
}

/* Φ, q, and S + q. */
gsize
mur_trajectory_scratch_size (const MurTrajectory *self)
{
  const gsize matrix = (gsize)self->expansion.stride * self->expansion.stride;

  return matrix + matrix * self->expansion.stride + 2 * self->stride * self->n;
}

double *
mur_trajectory_series (const MurTrajectory *self, guint step)
{
  if (self->series == NULL || self->kind != MUR_TRAJECTORY_PHASES)
    return NULL;
  return self->series + step * mur_expansion_n_series (self->n);
}

static void
make_room_for_derivatives (MurTrajectory *self)
{
  const gsize size = self->stride * self->n;
  MurExpansion *old = &self->expansion;

  if (self->has_responses)
    return;
  mur_expansion_clear (old);
  mur_expansion_init (old, self->n, TRUE);
  self->sensitivities = g_aligned_alloc0 (size, sizeof (double), 64);
  self->next = g_aligned_alloc0 (size, sizeof (double), 64);
  self->scratch
    = g_aligned_alloc0 (mur_trajectory_scratch_size (self), sizeof (double), 64);
  self->has_responses = TRUE;
}

void
mur_trajectory_begin (MurTrajectory *self,
                      const double *parameters,
                      MurTrajectoryKind kind)
{
  if (kind == MUR_TRAJECTORY_DERIVATIVES)
    make_room_for_derivatives (self);
  self->kind = kind;
  self->n_steps = 0;
  mur_expansion_set (&self->expansion, parameters);
  memcpy (self->phases, parameters + mur_layout_phase (self->n, 0),
          self->n * sizeof *self->phases);
  if (kind == MUR_TRAJECTORY_PHASES)
    return;
  memset (self->sensitivities, 0, self->stride * self->n * sizeof *self->sensitivities);
  for (guint i = 0; i < self->n; i++)
    self->sensitivities[i * self->stride + i] = 1;
}

static MurTimeStep *
last_step (const MurTrajectory *self)
{
  return &self->steps[self->n_steps - 1];
}

/* @out = Φ (S + q): rows of @width numbers, a multiple of four. */
MUR_KERNEL static void
carry (guint n,
       guint stride,
       gsize width,
       const double *flow,
       const double *before,
       double *out)
{
  for (guint i = 0; i < n; i++)
    for (gsize c = 0; c < width; c += 4)
      {
        MurDouble4 sum = { 0 };

        for (guint l = 0; l < n; l++)
          sum += flow[i * stride + l] * MUR_CONST_VECTOR (before + l * width + c);
        MUR_VECTOR (out + i * width + c) = sum;
      }
}

MUR_KERNEL static void
add_arrays (gsize n, const double *a, const double *b, double *sum)
{
  for (gsize i = 0; i < n; i++)
    sum[i] = a[i] + b[i];
}

/* S at @time of the last step into @out. */
static void
sensitivities_at (const MurTrajectory *self, double time, double *scratch, double *out)
{
  const MurExpansion *expansion = &self->expansion;
  const guint n = self->n, stride = expansion->stride;
  const gsize matrix = (gsize)stride * stride;
  double *flow = scratch;
  double *response = flow + matrix;
  double *sum = response + matrix * stride;

  mur_expansion_flow_at (expansion, time, flow);
  mur_expansion_response_at (expansion, time, response);
  for (guint l = 0; l < n; l++)
    {
      const double *row = self->sensitivities + l * self->stride;

      memcpy (sum + l * self->stride, row, stride * sizeof *row);
      add_arrays (matrix, row + stride, response + l * matrix,
                  sum + l * self->stride + stride);
    }
  carry (n, stride, self->stride, flow, sum, out);
}

static gboolean
all_finite (const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!isfinite (values[i]))
      return FALSE;
  return TRUE;
}

/* The step that goes on from the last, or the first; its duration is at most that to the
 * last sample. */
static void
place_step (MurTrajectory *self, double begin, gsize first, double longest)
{
  const double last = self->times[self->n_times - 1];
  MurTimeStep *step = &self->steps[self->n_steps];
  double end = begin + longest;

  if (!(end < last))
    end = last;
  *step = (MurTimeStep){ begin, end - begin, first, 0 };
  while (first + step->n_samples < self->n_times
         && self->times[first + step->n_samples] <= end)
    step->n_samples++;
  self->n_steps++;
}

/* To the end of the step that was just expanded. */
static void
finish_step (MurTrajectory *self)
{
  const double duration = last_step (self)->duration;

  mur_expansion_phases_at (&self->expansion, 0, 1, &duration, self->phases);
  if (self->kind == MUR_TRAJECTORY_PHASES)
    return;
  mur_expansion_take_drives (&self->expansion);
  mur_expansion_take_flow (&self->expansion);
  mur_expansion_take_responses (&self->expansion);
}

MurStatus
mur_trajectory_advance (MurTrajectory *self)
{
  const gboolean is_first = self->n_steps == 0;
  const MurTimeStep *before = is_first ? NULL : last_step (self);
  const double begin = is_first ? self->start : before->begin + before->duration;
  const gsize first = is_first ? 0 : before->first + before->n_samples;
  double longest;

  g_return_val_if_fail (first < self->n_times, MUR_STATUS_FAILED);
  if (self->n_steps == self->most_steps || !all_finite (self->phases, self->n))
    return MUR_STATUS_FAILED;
  if (!is_first && self->kind == MUR_TRAJECTORY_DERIVATIVES)
    {
      sensitivities_at (self, before->duration, self->scratch, self->next);
      memcpy (self->sensitivities, self->next,
              self->stride * self->n * sizeof *self->next);
    }
  memcpy (self->begins + (gsize)self->n_steps * self->n, self->phases,
          self->n * sizeof *self->phases);
  mur_expansion_use (&self->expansion, mur_trajectory_series (self, self->n_steps));
  mur_expansion_take_phases (&self->expansion, self->phases);
  longest = mur_expansion_duration (&self->expansion, self->tolerance);
  if (!(begin + longest > begin) && self->times[self->n_times - 1] > begin)
    return MUR_STATUS_FAILED;
  place_step (self, begin, first, longest);
  finish_step (self);
  self->n_back = self->n_steps;
  return first + last_step (self)->n_samples == self->n_times ? MUR_STATUS_CONVERGED
                                                              : MUR_STATUS_RUNNING;
}

gsize
mur_trajectory_samples (const MurTrajectory *self, gsize *first)
{
  *first = last_step (self)->first;
  return last_step (self)->n_samples;
}

void
mur_trajectory_phases (const MurTrajectory *self, double *phases)
{
  const MurTimeStep *step = last_step (self);

  mur_expansion_phases_at (&self->expansion, step->begin, step->n_samples,
                           self->times + step->first, phases + step->first * self->n);
}

/* One row from the order of @sensitivities into that of layout.h. */
static void
arrange_row (guint n, guint stride, const double *from, double *row)
{
  const double *matrix = from + stride;

  memcpy (row, from, n * sizeof *row);
  row += n;
  for (guint i = 0; i < n; i++)
    *row++ = matrix[i * stride + i];
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        *row++ = matrix[i * stride + j];
}

void
mur_trajectory_derivatives (
  const MurTrajectory *self, gsize k, double *scratch, gsize stride, double *rows)
{
  const guint n = self->n;
  double *at = scratch + mur_trajectory_scratch_size (self) - self->stride * n;

  sensitivities_at (self, self->times[k] - last_step (self)->begin, scratch, at);
  for (guint i = 0; i < n; i++)
    arrange_row (n, self->expansion.stride, at + i * self->stride, rows + i * stride);
}

MurStatus
mur_trajectory_run (MurTrajectory *self,
                    const double *parameters,
                    double *phases,
                    double *rows)
{
  const gsize n_parameters = mur_layout_n_parameters (self->n);
  MurStatus status = MUR_STATUS_RUNNING;

  mur_trajectory_begin (self, parameters,
                        rows != NULL ? MUR_TRAJECTORY_DERIVATIVES
                                     : MUR_TRAJECTORY_PHASES);
  while (status == MUR_STATUS_RUNNING)
    {
      gsize first, count;

      status = mur_trajectory_advance (self);
      if (status == MUR_STATUS_FAILED)
        break;
      mur_trajectory_phases (self, phases);
      count = mur_trajectory_samples (self, &first);
      for (gsize k = first; rows != NULL && k < first + count; k++)
        mur_trajectory_derivatives (self, k, self->scratch, n_parameters,
                                    rows + k * self->n * n_parameters);
    }
  return status;
}
