/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the methods of minimisation have in common: settings, status, counts. */

#include "core/inference/search/optimiser-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

const MurChoice mur_optimiser_methods[] = {
  [MUR_OPTIMISER_LEVENBERG_MARQUARDT]
  = { "levenberg-marquardt", "Levenberg–Marquardt" },
  [MUR_OPTIMISER_LBFGS] = { "lbfgs", "L-BFGS" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_optimiser_methods, MUR_N_OPTIMISERS);

static const struct
{
  MurStatus status;
  const char *text;
} reasons[MUR_N_OPTIMISER_REASONS] = {
  [MUR_OPTIMISER_GOES_ON] = { MUR_STATUS_RUNNING, "The search goes on." },
  [MUR_OPTIMISER_DECREMENT]
  = { MUR_STATUS_CONVERGED,
      "The step to the optimum is far shorter than the standard errors." },
  [MUR_OPTIMISER_OBJECTIVE]
  = { MUR_STATUS_CONVERGED, "The objective changes by less than its tolerance." },
  [MUR_OPTIMISER_RELATIVE_OBJECTIVE]
  = { MUR_STATUS_CONVERGED,
      "The objective changes by less than its relative tolerance." },
  [MUR_OPTIMISER_GRADIENT]
  = { MUR_STATUS_CONVERGED, "The gradient is below its tolerance." },
  [MUR_OPTIMISER_RELATIVE_GRADIENT]
  = { MUR_STATUS_CONVERGED, "The gradient is below its relative tolerance." },
  [MUR_OPTIMISER_PARAMETERS]
  = { MUR_STATUS_CONVERGED, "The parameters change by less than their tolerance." },
  [MUR_OPTIMISER_ITERATIONS]
  = { MUR_STATUS_EXHAUSTED, "The iterations that were allowed are used up." },
  [MUR_OPTIMISER_LINE_SEARCH]
  = { MUR_STATUS_STALLED,
      "The line search found no lower value along its direction: what is left of the "
      "descent is lost in rounding, or the tolerances ask for more than the objective "
      "holds." },
  [MUR_OPTIMISER_ROUNDING]
  = { MUR_STATUS_STALLED,
      "No step, however short, lowers the objective: its digits are used up." },
  [MUR_OPTIMISER_START]
  = { MUR_STATUS_FAILED,
      "The phases cannot be integrated from where the search starts: frequencies or "
      "couplings are too large for the times of the data." },
};

const char *
mur_optimiser_reason_text (MurOptimiserReason reason)
{
  return reasons[reason].text;
}

void
mur_optimiser_settings_init (MurOptimiserSettings *self, MurOptimiserMethod method)
{
  *self = (MurOptimiserSettings){ .method = method,
                                  .max_iterations = 2000,
                                  .tolerance = 1e-6,
                                  .history = 5,
                                  .initial_step = 0.001,
                                  .objective_tolerance = 1e-12,
                                  .relative_objective_tolerance = 1e4 * DBL_EPSILON,
                                  .gradient_tolerance = 1e-8,
                                  .relative_gradient_tolerance = 1e7 * DBL_EPSILON,
                                  .parameter_tolerance = 1e-8 };
}

MurOptimiser *
mur_optimiser_new (MurLikelihood *likelihood,
                   const MurOptimiserSettings *settings,
                   const double *start,
                   const gboolean *held)
{
  const guint n = mur_likelihood_n_parameters (likelihood);
  MurOptimiser *self;

  g_return_val_if_fail (settings->method < MUR_N_OPTIMISERS, NULL);
  g_return_val_if_fail (settings->method == MUR_OPTIMISER_LBFGS
                          || mur_likelihood_n (likelihood)
                               <= MUR_LEVENBERG_MARQUARDT_MAX_N,
                        NULL);

  self = g_new0 (MurOptimiser, 1);
  self->likelihood = likelihood;
  self->settings = *settings;
  self->n_parameters = n;
  self->parameters = g_memdup2 (start, n * sizeof *start);
  self->held = held != NULL ? g_memdup2 (held, n * sizeof *held) : g_new0 (gboolean, n);
  self->status = MUR_STATUS_RUNNING;
  self->objective = self->gradient_norm = NAN;
  if (settings->method == MUR_OPTIMISER_LBFGS)
    self->lbfgs = mur_lbfgs_new (self);
  else
    self->levenberg_marquardt = mur_levenberg_marquardt_new (self);
  return self;
}

void
mur_optimiser_free (MurOptimiser *self)
{
  if (self == NULL)
    return;
  mur_lbfgs_free (self->lbfgs);
  mur_levenberg_marquardt_free (self->levenberg_marquardt);
  g_free (self->parameters);
  g_free (self->held);
  g_free (self);
}

void
mur_optimiser_end (MurOptimiser *self, MurOptimiserReason reason)
{
  self->reason = reason;
  self->status = reasons[reason].status;
}

double
mur_optimiser_measure_gradient (const MurOptimiser *self)
{
  const double *gradient = mur_likelihood_gradient (self->likelihood);
  double sum = 0;

  for (guint p = 0; p < self->n_parameters; p++)
    if (!self->held[p])
      sum += gradient[p] * gradient[p];
  return sqrt (sum);
}

void
mur_optimiser_evaluate (MurOptimiser *self,
                        const double *parameters,
                        MurEvaluationKind kind)
{
  self->n_evaluations++;
  self->n_pieces = 0;
  mur_likelihood_begin (self->likelihood, parameters, kind);
}

void
mur_optimiser_catch_up (MurOptimiser *self, guint n_pieces)
{
  while (self->n_pieces < n_pieces)
    {
      mur_likelihood_advance (self->likelihood);
      self->n_pieces++;
    }
}

MurStatus
mur_optimiser_step (MurOptimiser *self)
{
  if (self->status != MUR_STATUS_RUNNING)
    return self->status;
  if (self->lbfgs != NULL)
    mur_lbfgs_step (self->lbfgs, self);
  else
    mur_levenberg_marquardt_step (self->levenberg_marquardt, self);
  return self->status;
}

MurStatus
mur_optimiser_run (MurOptimiser *self)
{
  while (mur_optimiser_step (self) == MUR_STATUS_RUNNING)
    ;
  return self->status;
}

MurStatus
mur_optimiser_status (const MurOptimiser *self)
{
  return self->status;
}

MurOptimiserReason
mur_optimiser_reason (const MurOptimiser *self)
{
  return self->reason;
}

const double *
mur_optimiser_parameters (const MurOptimiser *self)
{
  return self->parameters;
}

double
mur_optimiser_objective (const MurOptimiser *self)
{
  return self->objective;
}

double
mur_optimiser_gradient_norm (const MurOptimiser *self)
{
  return self->gradient_norm;
}

guint
mur_optimiser_n_iterations (const MurOptimiser *self)
{
  return self->n_iterations;
}

guint
mur_optimiser_n_evaluations (const MurOptimiser *self)
{
  return self->n_evaluations;
}

/* Saved as three doubles and five integers. */
void
mur_optimiser_save (const MurOptimiser *self, MurArchive *archive)
{
  const double values[] = { self->objective, self->gradient_norm };

  mur_archive_put_doubles (archive, "parameters", self->parameters, self->n_parameters);
  mur_archive_put_doubles (archive, "objective", values, G_N_ELEMENTS (values));
  mur_archive_put_integer (archive, "reason", self->reason);
  mur_archive_put_integer (archive, "iterations", self->n_iterations);
  mur_archive_put_integer (archive, "evaluations", self->n_evaluations);
  mur_archive_put_integer (archive, "pieces", self->n_pieces);
  if (self->lbfgs != NULL)
    mur_lbfgs_save (self->lbfgs, archive);
  else
    mur_levenberg_marquardt_save (self->levenberg_marquardt, archive);
}

static gboolean
restore_method (MurOptimiser *self,
                guint n_pieces,
                const MurArchive *archive,
                GError **error)
{
  if (self->lbfgs != NULL)
    return mur_lbfgs_restore (self->lbfgs, self, n_pieces, archive, error);
  return mur_levenberg_marquardt_restore (self->levenberg_marquardt, self, n_pieces,
                                          archive, error);
}

gboolean
mur_optimiser_restore (MurOptimiser *self, const MurArchive *archive, GError **error)
{
  double values[2];
  guint64 reason, n_iterations, n_evaluations, n_pieces;

  if (!mur_archive_get_doubles (archive, "parameters", self->parameters,
                                self->n_parameters, error)
      || !mur_archive_get_doubles (archive, "objective", values, 2, error)
      || !mur_archive_get_integer (archive, "reason", &reason, error)
      || !mur_archive_get_integer (archive, "iterations", &n_iterations, error)
      || !mur_archive_get_integer (archive, "evaluations", &n_evaluations, error)
      || !mur_archive_get_integer (archive, "pieces", &n_pieces, error))
    return FALSE;
  mur_optimiser_end (self,
                     (MurOptimiserReason)MIN (reason, MUR_N_OPTIMISER_REASONS - 1));
  if (!restore_method (self, (guint)n_pieces, archive, error))
    return FALSE;
  self->objective = values[0];
  self->gradient_norm = values[1];
  self->n_iterations = (guint)n_iterations;
  self->n_evaluations = (guint)n_evaluations;
  return TRUE;
}
