/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A curvature and its inverse by eigenvectors, in units in which a step of one changes
 * phases by about a radian (identifiability.h), so that what is hidden by rounding is told
 * apart from what has other units. */

#include "core/inference/uncertainty/uncertainty.h"

#include <math.h>
#include <string.h>

#include "core/inference/model/likelihood-private.h"
#include "core/inference/uncertainty/spectrum.h"

#define DIFFERENCE 1e-4 /* of a unit */
#define HIDDEN 1e-13    /* of the largest eigenvalue */
#define NEGATIVE 1e-8   /* below minus that, it is no optimum */
#define PART 1e-5
#define PIECE 4e6 /* multiplications of a step, about */

const MurChoice mur_curvature_kinds[] = {
  [MUR_CURVATURE_PRODUCT] = { "product", "First derivatives (JᵀJ)" },
  [MUR_CURVATURE_HESSIAN] = { "hessian", "Full Hessian" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_curvature_kinds, MUR_N_CURVATURE_KINDS);

struct _MurUncertainty
{
  MurLikelihood *likelihood;
  MurLikelihood *plain; /* the data alone, for differences */
  MurCurvatureKind kind;
  guint n_parameters;
  double *parameters, *moved, *unit;
  double *precision, *covariance, *errors;
  guint column; /* of the Hessian, under way */
  gboolean is_below;
  guint row; /* of the covariance, under way */
  MurSpectrum *spectrum;
  MurStatus status;
};

static void
begin_difference (MurUncertainty *self)
{
  const guint p = self->column;
  const double step = (self->is_below ? -1 : 1) * DIFFERENCE * self->unit[p];

  memcpy (self->moved, self->parameters, self->n_parameters * sizeof (double));
  self->moved[p] += step;
  mur_likelihood_begin (self->plain, self->moved, MUR_EVALUATE_GRADIENT);
}

MurUncertainty *
mur_uncertainty_new (MurLikelihood *likelihood,
                     const double *parameters,
                     MurCurvatureKind kind)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  const gsize n = mur_likelihood_n_parameters (likelihood);
  const double duration = data->times[data->n_times - 1] - data->start;
  MurUncertainty *self = g_new0 (MurUncertainty, 1);

  self->likelihood = likelihood;
  self->kind = kind;
  self->n_parameters = (guint)n;
  self->parameters = g_memdup2 (parameters, n * sizeof (double));
  self->moved = g_new0 (double, n);
  self->unit = g_new0 (double, n);
  self->precision = g_new0 (double, n *n);
  self->covariance = g_new0 (double, n *n);
  self->errors = g_new0 (double, n);
  self->status = MUR_STATUS_RUNNING;
  for (guint p = 0; p < n; p++)
    self->unit[p] = mur_layout_is_phase (data->n, p) ? 1 : 2 / duration;
  if (kind == MUR_CURVATURE_PRODUCT)
    mur_likelihood_begin (likelihood, parameters, MUR_EVALUATE_CURVATURE);
  else
    {
      const MurLikelihoodSettings settings = { .sigma = likelihood->settings.sigma };

      self->plain = mur_likelihood_new (data, &settings, likelihood->pool);
      begin_difference (self);
    }
  return self;
}

void
mur_uncertainty_free (MurUncertainty *self)
{
  if (self == NULL)
    return;
  mur_likelihood_free (self->plain);
  mur_spectrum_free (self->spectrum);
  g_free (self->parameters);
  g_free (self->moved);
  g_free (self->unit);
  g_free (self->precision);
  g_free (self->covariance);
  g_free (self->errors);
  g_free (self);
}

static void
begin_spectrum (MurUncertainty *self)
{
  const gsize n = self->n_parameters;

  /* The covariance has not been needed for anything else yet. */
  for (gsize p = 0; p < n; p++)
    for (gsize q = 0; q < n; q++)
      self->covariance[p * n + q]
        = self->precision[p * n + q] * self->unit[p] * self->unit[q];
  self->spectrum = mur_spectrum_new ((guint)n, self->covariance);
}

/* Both halves of the Hessian differ by the differences' errors: their mean, and the
 * priors. */
static void
finish_hessian (MurUncertainty *self)
{
  const gsize n = self->n_parameters;

  for (gsize p = 0; p < n; p++)
    for (gsize q = 0; q < p; q++)
      self->precision[p * n + q] = self->precision[q * n + p]
        = 0.5 * (self->precision[p * n + q] + self->precision[q * n + p]);
  mur_prior_add_hessian (&self->likelihood->prior, self->parameters, self->precision);
}

static void
add_difference (MurUncertainty *self)
{
  const gsize n = self->n_parameters;
  const double *gradient = mur_likelihood_gradient (self->plain);
  const double factor
    = (self->is_below ? -0.5 : 0.5) / (DIFFERENCE * self->unit[self->column]);

  for (gsize p = 0; p < n; p++)
    self->precision[self->column * n + p] += factor * gradient[p];
  if (self->is_below)
    self->column++;
  self->is_below = !self->is_below;
  if (self->column < n)
    {
      begin_difference (self);
      return;
    }
  finish_hessian (self);
  begin_spectrum (self);
}

/* Row @a of the inverse up to its diagonal; infinite where what is hidden takes part. */
static void
invert_row (MurUncertainty *self, guint a)
{
  const double largest = mur_spectrum_value (self->spectrum, 0);
  double *seen = self->covariance + (gsize)a * self->n_parameters;
  double *hidden = self->moved;

  for (guint b = 0; b <= a; b++)
    seen[b] = hidden[b] = 0;
  for (guint k = 0; k < self->n_parameters; k++)
    {
      const double *vector = mur_spectrum_vector (self->spectrum, k);
      const double value = mur_spectrum_value (self->spectrum, k), own = vector[a];

      if (value > HIDDEN * largest)
        for (guint b = 0; b <= a; b++)
          seen[b] += own * vector[b] / value;
      else
        for (guint b = 0; b <= a; b++)
          hidden[b] += own * vector[b];
    }
  for (guint b = 0; b <= a; b++)
    seen[b] = fabs (hidden[b]) > PART * PART ? copysign (INFINITY, hidden[b])
                                             : seen[b] * self->unit[a] * self->unit[b];
}

/* Rows of the covariance, as many as take a few milliseconds. */
static void
invert (MurUncertainty *self)
{
  const guint n = self->n_parameters;
  const double least = mur_spectrum_value (self->spectrum, n - 1);
  const gboolean is_optimum
    = least > -NEGATIVE * mur_spectrum_value (self->spectrum, 0);
  double work = 0;

  for (; self->row < n && work < PIECE; work += (double)n * self->row++)
    {
      const guint a = self->row;
      double *row = self->covariance + (gsize)a * n;

      if (is_optimum)
        invert_row (self, a);
      for (guint b = 0; b <= a; b++)
        self->covariance[(gsize)b * n + a] = row[b] = is_optimum ? row[b] : NAN;
      self->errors[a] = sqrt (row[a]);
    }
  if (self->row == n)
    self->status = is_optimum ? MUR_STATUS_CONVERGED : MUR_STATUS_STALLED;
}

static void
take_evaluation (MurUncertainty *self)
{
  if (self->kind == MUR_CURVATURE_HESSIAN)
    {
      add_difference (self);
      return;
    }
  memcpy (self->precision, mur_likelihood_curvature (self->likelihood),
          (gsize)self->n_parameters * self->n_parameters * sizeof (double));
  begin_spectrum (self);
}

MurStatus
mur_uncertainty_step (MurUncertainty *self)
{
  MurStatus status;

  if (self->status != MUR_STATUS_RUNNING)
    return self->status;
  if (self->spectrum != NULL)
    {
      if (mur_spectrum_step (self->spectrum) == MUR_STATUS_CONVERGED)
        invert (self);
      return self->status;
    }
  status
    = mur_likelihood_advance (self->plain != NULL ? self->plain : self->likelihood);
  if (status == MUR_STATUS_FAILED)
    self->status = MUR_STATUS_FAILED;
  else if (status == MUR_STATUS_CONVERGED)
    take_evaluation (self);
  return self->status;
}

MurStatus
mur_uncertainty_run (MurUncertainty *self)
{
  while (mur_uncertainty_step (self) == MUR_STATUS_RUNNING)
    ;
  return self->status;
}

const double *
mur_uncertainty_standard_errors (const MurUncertainty *self)
{
  return self->errors;
}

const double *
mur_uncertainty_covariance (const MurUncertainty *self)
{
  return self->covariance;
}

double
mur_uncertainty_correlation (const MurUncertainty *self, guint a, guint b)
{
  const double covariance = self->covariance[(gsize)a * self->n_parameters + b];

  if (!isfinite (self->errors[a]) || !isfinite (self->errors[b]))
    return NAN;
  return a == b ? 1 : covariance / (self->errors[a] * self->errors[b]);
}

const double *
mur_uncertainty_precision (const MurUncertainty *self)
{
  return self->precision;
}
