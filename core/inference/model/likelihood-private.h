/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a likelihood. Private to core/inference. */

#pragma once

#include "core/inference/model/likelihood.h"
#include "core/inference/model/normal-equations.h"
#include "core/inference/model/prior.h"

typedef enum
{
  MUR_LIKELIHOOD_FORWARD, /* a time step, and its samples block by block */
  MUR_LIKELIHOOD_BLOCKS,
  MUR_LIKELIHOOD_BACK,
  MUR_LIKELIHOOD_DONE
} MurLikelihoodPhase;

struct _MurLikelihood
{
  MurObservations observations; /* with copies of its arrays */
  MurLikelihoodSettings settings;
  guint n_parameters;
  guint width;
  gsize n_rows;
  MurTrajectory *trajectory;
  MurPrior prior;
  MurPool *pool;

  MurEvaluationKind kind;
  MurLikelihoodPhase phase;
  MurStatus forward; /* of the trajectory */
  double *parameters;
  gsize sample, end_sample; /* of the step that is being added */

  double *phases, *residuals;
  double *weights; /* of the adjoint: residuals by oscillator */
  double sum;
  double objective;
  double *gradient;

  MurNormalEquations normal; /* for curvatures, from the first on */
  double *curvature;
  double *rows; /* of sums: derivatives of each phase, by thread */
  double *scratch;
  gsize n_scratch, n_block_samples;
};
