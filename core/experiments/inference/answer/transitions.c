/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Noise in the dynamics: from sample to sample the model is linear in frequencies and
 * couplings, oscillator by oscillator, so a regression with a normal posterior is the
 * whole answer. Priors on couplings, and those of windows, are added row by row; of
 * laplace by majorisation, a normal prior whose scale follows the values until they
 * rest. */

#include "core/experiments/inference/private.h"

#include "core/inference/uncertainty/spectrum.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

#define ROW_WORK 2e5    /* n³ of the rows of a step */
#define MOST_ROUNDS 200 /* of laplace */
#define AT_REST 1e-10
#define LAPLACE_EDGE 1e-3 /* of the scale: as in core/inference/likelihood.h */
#define LEAST_NOISE 1e-300

/* ω_i and K_ij of one oscillator, m of them: where they are among all. */
static guint
parameter_of (guint n, guint row, guint k)
{
  if (k == 0)
    return mur_layout_omega (n, row);
  return mur_layout_coupling (n, row, k - 1 < row ? k - 1 : k);
}

static double
noise_of (const MurInference *self)
{
  return fmax (mur_regression_noise (self->regression), LEAST_NOISE);
}

void
mur_inference_begin_regression (MurInference *self)
{
  const MurObservations observations = mur_inference_observations (self);

  g_clear_pointer (&self->regression, mur_regression_free);
  self->regression = mur_regression_new (&observations, MUR_REGRESSION_INCREMENTS,
                                         self->settings.diffusion, self->pool);
  self->regressed_row = -1;
  self->least_singular = INFINITY;
  mur_inference_show_nothing (self);
}

/* (1, sin (φ_j − φ_i)) at sample @k; FALSE where a phase is missing. */
static gboolean
fill_drives (guint n, const double *phases, guint row, double *drives)
{
  drives[0] = isnan (phases[row]) ? NAN : 1;
  for (guint k = 1; k < n; k++)
    drives[k] = phases[k - 1 < row ? k - 1 : k] - phases[row];
  for (guint k = 0; k < n; k++)
    if (isnan (drives[k]))
      return FALSE;
  if (n > 1)
    {
      g_autofree double *cosines = g_new (double, n - 1);

      mur_vsincos (n - 1, drives + 1, drives + 1, cosines);
    }
  return TRUE;
}

/* Σ X Xᵀ Δt / 2D from the data, where the covariance has no inverse. */
static void
add_up (const MurInference *self, guint row, double *precision)
{
  const MurObservations data = mur_inference_observations (self);
  const guint n = data.n;
  const double factor = 1 / (2 * noise_of (self));
  g_autofree double *drives = g_new (double, n);

  memset (precision, 0, (gsize)n * n * sizeof *precision);
  for (gsize k = 0; k + 1 < data.n_times; k++)
    {
      const double weight = factor * (data.times[k + 1] - data.times[k]);

      if (isnan (data.values[(k + 1) * n + row])
          || !fill_drives (n, data.values + k * n, row, drives))
        continue;
      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < n; b++)
          precision[(gsize)a * n + b] += weight * drives[a] * drives[b];
    }
}

static void
find_precision (const MurInference *self, guint row, double *precision)
{
  const guint n = self->settings.n;
  const double *covariance = mur_regression_covariance (self->regression, row);
  gboolean is_finite = TRUE;

  for (gsize k = 0; k < (gsize)n * n; k++)
    {
      is_finite = is_finite && isfinite (covariance[k]);
      precision[k] = k % (n + 1) == 0 ? 1 : 0;
    }
  if (!is_finite || !mur_inference_solve (n, covariance, n, precision))
    add_up (self, row, precision);
}

/* Singular values: by how many standard deviations the increments of the row move, all
 * together, by a rad/s along each direction. */
static void
take_singular (MurInference *self, guint row, const double *precision)
{
  const guint n = self->settings.n;
  double *values = self->results.columns[MUR_INFERENCE_SINGULAR];
  double *weakest = self->results.columns[MUR_INFERENCE_WEAKEST];

  g_autoptr (MurSpectrum) spectrum = mur_spectrum_new (n, precision);

  mur_spectrum_run (spectrum);
  for (guint k = 0; k < n; k++)
    values[row * n + k] = sqrt (fmax (mur_spectrum_value (spectrum, k), 0));
  if (values[row * n + n - 1] >= self->least_singular)
    return;
  self->least_singular = values[row * n + n - 1];
  for (guint p = 0; p < self->n_parameters; p++)
    weakest[p] = 0;
  for (guint k = 0; k < n; k++)
    weakest[parameter_of (n, row, k)] = mur_spectrum_vector (spectrum, n - 1)[k];
}

/* What priors expect of a coupling of value @value: a precision. */
static double
expectation (const MurLikelihoodSettings *settings, double value)
{
  const double scale = settings->prior_scale, edge = LAPLACE_EDGE * scale;

  if (settings->prior == MUR_COUPLING_PRIOR_NORMAL)
    return 1 / (scale * scale);
  return settings->prior == MUR_COUPLING_PRIOR_LAPLACE
           ? 1 / (scale * sqrt (value * value + edge * edge))
           : 0;
}

/* Right-hand side and precision of the row with the window's prior, before that of
 * couplings. @values: what the data alone say. */
static void
add_window_prior (const MurInference *self,
                  guint row,
                  const double *values,
                  double *precision,
                  double *right)
{
  const gsize n = self->settings.n;
  const double *prior
    = self->windows.mean != NULL ? self->windows.precision + row * n * n : NULL;

  for (gsize a = 0; a < n; a++)
    {
      right[a] = 0;
      for (gsize b = 0; b < n; b++)
        {
          right[a] += precision[a * n + b] * values[b];
          if (prior != NULL)
            right[a] += prior[a * n + b]
                        * self->windows.mean[parameter_of ((guint)n, row, (guint)b)];
        }
    }
  for (gsize k = 0; k < n * n && prior != NULL; k++)
    precision[k] += prior[k];
}

/* The posterior's mean into @values, and its precision with priors on couplings. */
static gboolean
solve_row (const MurInference *self,
           const double *base,
           const double *right,
           double *precision,
           double *values)
{
  const MurLikelihoodSettings *settings = &self->settings.likelihood;
  const gsize n = self->settings.n;
  g_autofree double *next = g_new (double, n);

  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      double change = 0, size = 0;

      memcpy (precision, base, n * n * sizeof *base);
      for (gsize k = 1; k < n; k++)
        precision[k * (n + 1)] += expectation (settings, values[k]);
      memcpy (next, right, n * sizeof *next);
      if (!mur_inference_solve ((guint)n, precision, 1, next))
        return FALSE;
      for (gsize k = 0; k < n; k++)
        {
          change = fmax (change, fabs (next[k] - values[k]));
          size = fmax (size, fabs (next[k]));
        }
      memcpy (values, next, n * sizeof *values);
      if (settings->prior != MUR_COUPLING_PRIOR_LAPLACE || change <= AT_REST * size)
        break;
    }
  return TRUE;
}

/* Rows do not correlate, and phases are no part of them. */
static void
take_correlations (MurInference *self, guint row, const double *covariance)
{
  const gsize n = self->settings.n, n_parameters = self->n_parameters;
  double *all = self->results.correlations;

  for (guint a = 0; a < n && all != NULL; a++)
    for (guint b = 0; b < n; b++)
      {
        const double correlation
          = covariance[a * n + b]
            / sqrt (covariance[a * (n + 1)] * covariance[b * (n + 1)]);

        all[parameter_of ((guint)n, row, a) * n_parameters
            + parameter_of ((guint)n, row, b)]
          = isfinite (correlation) ? correlation : NAN;
      }
}

static void
take_errors (MurInference *self, guint row, const double *precision, double *values)
{
  const guint n = self->settings.n;
  g_autofree double *inverse = g_new0 (double, (gsize)n *n);

  for (guint k = 0; k < n; k++)
    inverse[(gsize)k * (n + 1)] = 1;
  if (!mur_inference_solve (n, precision, n, inverse))
    return;
  for (guint k = 0; k < n; k++)
    {
      const guint p = parameter_of (n, row, k);

      self->results.columns[MUR_INFERENCE_VALUE][p] = values[k];
      self->results.columns[MUR_INFERENCE_ERROR][p]
        = sqrt (inverse[(gsize)k * (n + 1)]);
    }
  take_correlations (self, row, inverse);
}

static void
add_priors (MurInference *self, guint row, double *precision)
{
  const guint n = self->settings.n;
  g_autofree double *values = g_new (double, n);
  g_autofree double *right = g_new (double, n);
  g_autofree double *all = g_new (double, (gsize)n *n);

  for (guint k = 0; k < n; k++)
    values[k] = mur_regression_parameters (self->regression)[parameter_of (n, row, k)];
  add_window_prior (self, row, values, precision, right);
  if (self->windows.mean == NULL
      && self->settings.likelihood.prior == MUR_COUPLING_PRIOR_FLAT)
    return;
  if (solve_row (self, precision, right, all, values))
    take_errors (self, row, all, values);
}

static void
take_row (MurInference *self, guint row)
{
  const gsize n = self->settings.n;
  g_autofree double *precision = g_new (double, n *n);

  find_precision (self, row, precision);
  take_singular (self, row, precision);
  for (guint k = 0; k < n; k++)
    {
      const guint p = parameter_of ((guint)n, row, k);

      self->results.columns[MUR_INFERENCE_UNSEEN][p]
        = isinf (mur_regression_standard_errors (self->regression)[p]);
    }
  take_correlations (self, row, mur_regression_covariance (self->regression, row));
  add_priors (self, row, precision);
  if (self->windows.n == 0)
    return;
  if (self->windows.posterior == NULL)
    self->windows.posterior = g_new0 (double, n *n *n);
  memcpy (self->windows.posterior + row * n * n, precision, n * n * sizeof *precision);
}

/* Of numbers that different rows have, 0. */
static void
begin_correlations (MurInference *self)
{
  const gsize n = self->n_parameters, first = self->settings.n;

  if (first > MUR_INFERENCE_CORRELATED_MAX_N)
    return;
  g_free (self->results.correlations);
  self->results.correlations = g_new0 (double, n *n);
  for (gsize k = 0; k < n * n; k++)
    if (k / n < first || k % n < first)
      self->results.correlations[k] = NAN;
}

static void
take_regression (MurInference *self)
{
  const gsize size = self->n_parameters * sizeof (double);

  memcpy (self->results.columns[MUR_INFERENCE_VALUE],
          mur_regression_parameters (self->regression), size);
  memcpy (self->results.columns[MUR_INFERENCE_ERROR],
          mur_regression_standard_errors (self->regression), size);
  for (guint p = 0; p < self->n_parameters; p++)
    self->results.columns[MUR_INFERENCE_SINGULAR][p] = NAN;
  begin_correlations (self);
  self->regressed_row = 0;
}

MurStatus
mur_inference_step_regression (MurInference *self, GError **error)
{
  const double n = self->settings.n;

  if (self->regressed_row < 0)
    {
      if (mur_regression_step (self->regression) == MUR_STATUS_CONVERGED)
        take_regression (self);
      return MUR_STATUS_RUNNING;
    }
  for (double work = 0; self->regressed_row < n && work < ROW_WORK; work += n * n * n)
    take_row (self, (guint)self->regressed_row++);
  return self->regressed_row < n ? MUR_STATUS_RUNNING : MUR_STATUS_CONVERGED;
}
