/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a trajectory, which forward and adjoint share. Private to core/inference.
 */

#pragma once

#include "core/inference/model/expansion.h"
#include "core/inference/model/trajectory.h"

typedef struct
{
  double begin; /* s, and how long */
  double duration;
  gsize first; /* its samples */
  gsize n_samples;
} MurTimeStep;

struct _MurTrajectory
{
  guint n;
  double start;
  double *times;
  gsize n_times;
  MurTrajectoryKind kind;
  double tolerance;

  MurExpansion expansion;
  gboolean has_responses;

  MurTimeStep *steps; /* so far, and the phases at the begin of each, n */
  double *begins;
  double *series; /* nullable: of each step, for few oscillators */
  guint n_steps, most_steps;

  double *phases; /* where the next step begins */
  gsize stride;   /* of a row of @sensitivities */
  double *sensitivities, *next;
  double *scratch;

  guint n_back;     /* of the adjoint: steps that are left */
  double *pulled;   /* ∂F/∂φ at the begin of the step after */
  double *gradient; /* a padded matrix */
};

/* Where the series of a step is kept; %NULL: nowhere. */
double *mur_trajectory_series (const MurTrajectory *self, guint step);
