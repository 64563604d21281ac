/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiments/inference/settings/choices.h"

#include "core/inference/model/likelihood.h"

const MurChoice mur_inference_examples[] = {
  [MUR_INFERENCE_ALL_TO_ALL] = { "all-to-all", "Three, all observed" },
  [MUR_INFERENCE_ALL_TO_ONE] = { "all-to-one", "Three, their sum observed" },
  [MUR_INFERENCE_SWITCHED] = { "switched", "Three, a coupling switched on" },
  [MUR_INFERENCE_NETWORK] = { "network", "Random network" },
  [MUR_INFERENCE_LOCKED] = { "locked", "Three, locked from the start" },
  [MUR_INFERENCE_SYMMETRIC] = { "symmetric", "Three, symmetric, their sum observed" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_examples, MUR_N_INFERENCE_EXAMPLES);

const MurChoice mur_inference_observation_kinds[] = {
  [MUR_INFERENCE_OBSERVE_AUTO] = { "auto", "As the example has it" },
  [MUR_INFERENCE_OBSERVE_PHASES] = { "phases", "Each phase" },
  [MUR_INFERENCE_OBSERVE_SUM] = { "sum", "The sum of all phases" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_observation_kinds, MUR_N_INFERENCE_OBSERVATIONS);

const MurChoice mur_inference_contents[] = {
  [MUR_INFERENCE_CONTENT_PHASES] = { "phases", "Phases" },
  [MUR_INFERENCE_CONTENT_SIGNALS] = { "signals", "Signals that oscillate" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_contents, MUR_N_INFERENCE_CONTENTS);

const MurChoice mur_inference_estimators[] = {
  [MUR_INFERENCE_LEVENBERG_MARQUARDT]
  = { "levenberg-marquardt", "Levenberg–Marquardt" },
  [MUR_INFERENCE_LBFGS] = { "lbfgs", "L-BFGS" },
  [MUR_INFERENCE_REGRESSION] = { "regression", "Regression" },
  [MUR_INFERENCE_ALL] = { "all", "All three, side by side" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_estimators, MUR_N_INFERENCE_ESTIMATORS);

const MurChoice mur_inference_likelihoods[] = {
  [MUR_INFERENCE_LIKELIHOOD_AUTO] = { "auto", "By where the noise is" },
  [MUR_INFERENCE_LIKELIHOOD_TRAJECTORY]
  = { "trajectory", "One trajectory, observed with errors" },
  [MUR_INFERENCE_LIKELIHOOD_TRANSITIONS]
  = { "transitions", "From sample to sample, with noise in the dynamics" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_likelihoods, MUR_N_INFERENCE_LIKELIHOODS);

const MurChoice mur_inference_starts[] = {
  [MUR_INFERENCE_FROM_AUTO] = { "auto", "By what is observed" },
  [MUR_INFERENCE_FROM_SLOPES] = { "slopes", "Slopes of the phases" },
  [MUR_INFERENCE_FROM_REGRESSION] = { "regression", "Regression" },
  [MUR_INFERENCE_FROM_TRUTH] = { "truth", "The truth, perturbed" },
  [MUR_INFERENCE_FROM_ZERO] = { "zero", "Zero" },
  [MUR_INFERENCE_FROM_SWARM] = { "swarm", "A swarm about the slopes" },
  [MUR_INFERENCE_FROM_SEVERAL] = { "several", "Several, the best counts" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_starts, MUR_N_INFERENCE_STARTS);

const MurChoice mur_inference_priors[] = {
  [MUR_COUPLING_PRIOR_FLAT] = { "flat", "Flat" },
  [MUR_COUPLING_PRIOR_NORMAL] = { "normal", "Normal" },
  [MUR_COUPLING_PRIOR_LAPLACE] = { "laplace", "Laplace" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_priors, MUR_N_COUPLING_PRIORS);

const MurChoice mur_inference_errors[] = {
  [MUR_INFERENCE_ERRORS_PRODUCT] = { "product", "First derivatives (JᵀJ)" },
  [MUR_INFERENCE_ERRORS_HESSIAN] = { "hessian", "Full Hessian" },
  [MUR_INFERENCE_ERRORS_PROFILE] = { "profile", "Profile likelihood" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_inference_errors, MUR_N_INFERENCE_ERRORS);
