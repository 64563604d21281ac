/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Enumerations of the experiment's parameters, and what their values are called.
 * Private to the inference and its tests. */

#pragma once

#include "core/base/choice.h"

/* What is simulated. */
typedef enum
{
  MUR_INFERENCE_ALL_TO_ALL,
  MUR_INFERENCE_ALL_TO_ONE,
  MUR_INFERENCE_SWITCHED,
  MUR_INFERENCE_NETWORK,
  MUR_INFERENCE_LOCKED,
  MUR_INFERENCE_SYMMETRIC,
  MUR_N_INFERENCE_EXAMPLES
} MurInferenceExample;

typedef enum
{
  MUR_INFERENCE_OBSERVE_AUTO, /* as the example, or the number of columns, has it */
  MUR_INFERENCE_OBSERVE_PHASES,
  MUR_INFERENCE_OBSERVE_SUM,
  MUR_N_INFERENCE_OBSERVATIONS
} MurInferenceObservation;

/* What the columns of a person's table are. */
typedef enum
{
  MUR_INFERENCE_CONTENT_PHASES,
  MUR_INFERENCE_CONTENT_SIGNALS,
  MUR_N_INFERENCE_CONTENTS
} MurInferenceContent;

typedef enum
{
  MUR_INFERENCE_LEVENBERG_MARQUARDT,
  MUR_INFERENCE_LBFGS,
  MUR_INFERENCE_REGRESSION,
  MUR_INFERENCE_ALL, /* the three side by side */
  MUR_N_INFERENCE_ESTIMATORS
} MurInferenceEstimator;

typedef enum
{
  MUR_INFERENCE_LIKELIHOOD_AUTO, /* transitions where the dynamics have noise */
  MUR_INFERENCE_LIKELIHOOD_TRAJECTORY,
  MUR_INFERENCE_LIKELIHOOD_TRANSITIONS,
  MUR_N_INFERENCE_LIKELIHOODS
} MurInferenceLikelihood;

typedef enum
{
  MUR_INFERENCE_FROM_AUTO, /* several of a sum that was brought, a regression of more
                              than six, else slopes */
  MUR_INFERENCE_FROM_SLOPES,
  MUR_INFERENCE_FROM_REGRESSION,
  MUR_INFERENCE_FROM_TRUTH,
  MUR_INFERENCE_FROM_ZERO,
  MUR_INFERENCE_FROM_SWARM,
  MUR_INFERENCE_FROM_SEVERAL, /* slopes, regression and swarm; of a sum, random places */
  MUR_N_INFERENCE_STARTS
} MurInferenceStart;

typedef enum
{
  MUR_INFERENCE_ERRORS_PRODUCT,
  MUR_INFERENCE_ERRORS_HESSIAN,
  MUR_INFERENCE_ERRORS_PROFILE,
  MUR_N_INFERENCE_ERRORS
} MurInferenceErrors;

/* Indexed by the enumerations, of which they have all values; priors by
 * MurCouplingPrior. */
extern const MurChoice mur_inference_examples[];
extern const MurChoice mur_inference_observation_kinds[];
extern const MurChoice mur_inference_contents[];
extern const MurChoice mur_inference_estimators[];
extern const MurChoice mur_inference_likelihoods[];
extern const MurChoice mur_inference_starts[];
extern const MurChoice mur_inference_priors[];
extern const MurChoice mur_inference_errors[];
