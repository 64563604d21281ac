/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An evaluation goes along the trajectory, sums squares sample by sample, and either
 * gathers JᵀJ block by block or, for the gradient alone, goes the trajectory back. */

#include "core/inference/model/likelihood-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

/* Added to an estimated σ², rad²: noise-free data have an objective, too. */
#define LEAST_VARIANCE 1e-16

/* Multiplications of a piece: a few milliseconds. */
#define PIECE 4e6

/* Rows of a block of JᵀJ, about. */
#define BLOCK_ROWS 128

static void
make_room_for_curvature (MurLikelihood *self)
{
  const guint n_threads = self->pool != NULL ? mur_pool_n_threads (self->pool) : 1;
  const gsize stride = (self->n_parameters + 7) / 8 * 8;

  if (self->curvature != NULL)
    return;
  self->n_block_samples = MAX (BLOCK_ROWS / self->width, 1);
  mur_normal_equations_init (&self->normal, self->n_parameters,
                             self->n_block_samples * self->width, self->pool);
  self->curvature = g_new0 (double, (gsize)self->n_parameters * self->n_parameters);
  self->n_scratch = (mur_trajectory_scratch_size (self->trajectory) + 7) / 8 * 8;
  self->scratch = g_aligned_alloc0 (n_threads * self->n_scratch, sizeof (double), 64);
  if (self->observations.kind == MUR_OBSERVATION_SUM)
    self->rows = g_new0 (double, n_threads * self->observations.n * stride);
}

void
mur_likelihood_begin (MurLikelihood *self,
                      const double *parameters,
                      MurEvaluationKind kind)
{
  self->kind = kind;
  self->phase = MUR_LIKELIHOOD_FORWARD;
  self->sum = 0;
  self->objective = INFINITY;
  memcpy (self->parameters, parameters, self->n_parameters * sizeof *parameters);
  mur_trajectory_begin (self->trajectory, parameters,
                        kind == MUR_EVALUATE_CURVATURE ? MUR_TRAJECTORY_DERIVATIVES
                                                       : MUR_TRAJECTORY_PHASES);
  if (kind != MUR_EVALUATE_CURVATURE)
    return;
  make_room_for_curvature (self);
  mur_normal_equations_reset (&self->normal);
}

/* Residuals and weights of one sample, from the phases there. */
static void
compare_sample (MurLikelihood *self, gsize k)
{
  const guint n = self->observations.n, width = self->width;
  const double *phases = self->phases + k * n;
  const double *values = self->observations.values + k * width;
  double *residuals = self->residuals + k * width;

  for (guint c = 0; c < width; c++)
    {
      double model = phases[c];

      for (guint i = 1; i < n && width == 1; i++)
        model += phases[i];
      residuals[c] = isnan (values[c]) ? 0 : model - values[c];
      self->sum += residuals[c] * residuals[c];
    }
  for (guint i = 0; i < n; i++)
    self->weights[k * n + i] = residuals[width == 1 ? 0 : i];
}

static void
go_forward (MurLikelihood *self)
{
  gsize first, count;

  self->forward = mur_trajectory_advance (self->trajectory);
  if (self->forward == MUR_STATUS_FAILED)
    {
      self->phase = MUR_LIKELIHOOD_DONE;
      return;
    }
  count = mur_trajectory_samples (self->trajectory, &first);
  mur_trajectory_phases (self->trajectory, self->phases);
  for (gsize k = first; k < first + count; k++)
    compare_sample (self, k);
  self->sample = first;
  self->end_sample = first + count;
  if (self->kind == MUR_EVALUATE_CURVATURE)
    self->phase = MUR_LIKELIHOOD_BLOCKS;
  else if (self->forward == MUR_STATUS_CONVERGED)
    self->phase
      = self->kind == MUR_EVALUATE_GRADIENT ? MUR_LIKELIHOOD_BACK : MUR_LIKELIHOOD_DONE;
}

static void
sum_rows (guint n, gsize stride, const double *rows, double *sum)
{
  memcpy (sum, rows, stride * sizeof *sum);
  for (guint i = 1; i < n; i++)
    for (gsize p = 0; p < stride; p++)
      sum[p] += rows[i * stride + p];
}

/* Rows of J of one sample of the block; those of no observation are zero. */
static void
fill_sample_cb (gsize chunk, guint thread, gpointer data)
{
  MurLikelihood *self = data;
  const guint n = self->observations.n, width = self->width;
  const gsize stride = self->normal.stride, k = self->sample + chunk;
  double *block = self->normal.block + chunk * width * stride;
  double *scratch = self->scratch + thread * self->n_scratch;
  const double *values = self->observations.values + k * width;

  if (width < n)
    {
      double *rows = self->rows + thread * n * stride;

      mur_trajectory_derivatives (self->trajectory, k, scratch, stride, rows);
      sum_rows (n, stride, rows, block);
    }
  else
    mur_trajectory_derivatives (self->trajectory, k, scratch, stride, block);
  for (guint c = 0; c < width; c++)
    {
      self->normal.rest[chunk * width + c] = self->residuals[k * width + c];
      if (isnan (values[c]))
        memset (block + c * stride, 0, self->n_parameters * sizeof *block);
    }
}

static void
add_block (MurLikelihood *self)
{
  const gsize count = MIN (self->n_block_samples, self->end_sample - self->sample);

  /* Few samples of few numbers are done before another thread is awake. */
  if (self->pool != NULL && self->n_parameters > 64)
    mur_pool_for (self->pool, count, fill_sample_cb, self);
  else
    for (gsize k = 0; k < count; k++)
      fill_sample_cb (k, 0, self);
  mur_normal_equations_add (&self->normal, count * self->width);
  self->sample += count;
  if (self->sample < self->end_sample)
    return;
  self->phase = self->forward == MUR_STATUS_CONVERGED ? MUR_LIKELIHOOD_DONE
                                                      : MUR_LIKELIHOOD_FORWARD;
}

static void
go_back (MurLikelihood *self)
{
  if (mur_trajectory_retreat (self->trajectory, self->weights, self->gradient)
      == MUR_STATUS_CONVERGED)
    self->phase = MUR_LIKELIHOOD_DONE;
}

/* ∂F/∂(Σ r²/2): 1/σ². */
static double
precision (const MurLikelihood *self)
{
  const double sigma = self->settings.sigma;

  if (sigma > 0)
    return 1 / (sigma * sigma);
  return 1 / (self->sum / (double)self->n_rows + LEAST_VARIANCE);
}

static double
misfit (const MurLikelihood *self)
{
  const double rows = (double)self->n_rows;

  if (self->settings.sigma > 0)
    return 0.5 * self->sum * precision (self);
  return 0.5 * rows * mur_log (self->sum / rows + LEAST_VARIANCE);
}

static void
finish (MurLikelihood *self)
{
  const gboolean has_gradient = self->kind != MUR_EVALUATE_VALUE;
  const gboolean has_curvature = self->kind == MUR_EVALUATE_CURVATURE;
  const double factor = precision (self);

  if (has_curvature)
    {
      memcpy (self->gradient, self->normal.right,
              self->n_parameters * sizeof *self->gradient);
      mur_normal_equations_get (&self->normal, factor, self->curvature);
    }
  for (guint p = 0; p < self->n_parameters && has_gradient; p++)
    self->gradient[p] *= factor;
  self->objective = misfit (self)
                    + mur_prior_add (&self->prior, self->parameters,
                                     has_gradient ? self->gradient : NULL,
                                     has_curvature ? self->curvature : NULL);
}

/* Multiplications of what comes next, about. */
static double
cost (const MurLikelihood *self)
{
  const double n = self->observations.n, p = self->n_parameters;

  switch (self->phase)
    {
    case MUR_LIKELIHOOD_BLOCKS:
      return (double)MIN (self->n_block_samples, self->end_sample - self->sample)
             * (n * n * p + self->width * p * p / 2);
    case MUR_LIKELIHOOD_FORWARD:
      return 400 * n * n + (self->kind == MUR_EVALUATE_CURVATURE ? 400 * n * n * n : 0);
    default:
      return 400 * n * n * n;
    }
}

static void
go_on (MurLikelihood *self)
{
  if (self->phase == MUR_LIKELIHOOD_FORWARD)
    go_forward (self);
  else if (self->phase == MUR_LIKELIHOOD_BLOCKS)
    add_block (self);
  else
    go_back (self);
}

MurStatus
mur_likelihood_advance (MurLikelihood *self)
{
  double done = 0;

  g_return_val_if_fail (self->phase != MUR_LIKELIHOOD_DONE, MUR_STATUS_FAILED);
  while (self->phase != MUR_LIKELIHOOD_DONE && done < PIECE)
    {
      done += cost (self);
      go_on (self);
    }
  if (self->phase != MUR_LIKELIHOOD_DONE)
    return MUR_STATUS_RUNNING;
  if (self->forward == MUR_STATUS_FAILED)
    return MUR_STATUS_FAILED;
  finish (self);
  return isfinite (self->objective) ? MUR_STATUS_CONVERGED : MUR_STATUS_FAILED;
}

MurStatus
mur_likelihood_evaluate (MurLikelihood *self,
                         const double *parameters,
                         MurEvaluationKind kind)
{
  MurStatus status = MUR_STATUS_RUNNING;

  mur_likelihood_begin (self, parameters, kind);
  while (status == MUR_STATUS_RUNNING)
    status = mur_likelihood_advance (self);
  return status;
}
