/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of the inference as a table. */

#include "core/experiments/inference/private.h"

#include <math.h>

#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC
#define AUTO (MUR_PARAMETER_OPTIONAL | MUR_PARAMETER_AUTO)
#define MAX_SEED 9007199254740991.0 /* 2⁵³ − 1 */

const MurParameter mur_inference_parameters[] = {
  {
    .name = "example",
    .label = "Example",
    .group = "System",
    .summary = "The system whose phases are simulated, where no table brings them.",
    MUR_CHOICE ("all-to-all", mur_inference_examples, MUR_N_INFERENCE_EXAMPLES),
    .flags = MAIN,
  },
  {
    .name = "estimator",
    .label = "Estimator",
    .group = "Search",
    .summary = "How parameters are found that explain the phases.",
    MUR_CHOICE (
      "levenberg-marquardt", mur_inference_estimators, MUR_N_INFERENCE_ESTIMATORS),
    .flags = MAIN,
  },
  {
    .name = "start",
    .label = "Start",
    .group = "Search",
    .summary
    = "Where it begins: slopes (of a simulated sum, those behind it), or several, of a "
      "sum random ones; auto: several of a brought sum, else as its size wants.",
    MUR_CHOICE ("auto", mur_inference_starts, MUR_N_INFERENCE_STARTS),
    .flags = MAIN,
  },
  {
    .name = "observation_noise",
    .label = "Observation noise",
    .unit = "rad",
    .group = "Noise",
    .summary = "Standard deviation of the errors that are added to what is observed.",
    MUR_NUMBER ("0", 0, 100),
    .flags = MAIN,
  },
  {
    .name = "duration",
    .label = "Duration",
    .unit = "s",
    .group = "System",
    .summary = "How long the phases are observed.",
    MUR_NUMBER ("2", 1e-3, 1e4),
    .flags = MAIN | DECADES,
  },
  {
    .name = "count",
    .label = "Oscillators",
    .group = "System",
    .summary = "How many oscillators a random network has.",
    MUR_INTEGER ("10", 2, MUR_LAYOUT_MAX_N),
  },
  {
    .name = "summed",
    .label = "Oscillators of the sum",
    .group = "System",
    .summary = "How many oscillators a sum is of that was brought.",
    MUR_INTEGER ("3", 1, MUR_LEVENBERG_MARQUARDT_MAX_N),
  },
  {
    .name = "links",
    .label = "Share of links",
    .group = "System",
    .summary = "The probability that an oscillator of a random network drives another.",
    MUR_NUMBER ("0.2", 0, 1),
  },
  {
    .name = "observation",
    .label = "Observed",
    .group = "System",
    .summary = "Whether each phase is observed, or only the sum of all.",
    MUR_CHOICE ("auto", mur_inference_observation_kinds, MUR_N_INFERENCE_OBSERVATIONS),
  },
  {
    .name = "content",
    .label = "Columns are",
    .group = "System",
    .summary = "Whether a table that was brought has phases, or signals that oscillate "
               "and whose phases are taken first.",
    MUR_CHOICE ("phases", mur_inference_contents, MUR_N_INFERENCE_CONTENTS),
  },
  {
    .name = "samples",
    .label = "Samples",
    .group = "System",
    .summary = "How many times, evenly from zero to the duration, phases are observed.",
    MUR_INTEGER ("500", 2, MUR_INFERENCE_MAX_TIMES),
    .flags = DECADES,
  },
  {
    .name = "clock_slip",
    .label = "Slip of the clock",
    .unit = "s",
    .group = "System",
    .summary = "From the first sample to where the model starts, which moves first "
               "phases by it times their frequencies.",
    MUR_NUMBER ("0", -1, 0),
  },
  {
    .name = "dynamic_noise",
    .label = "Dynamic noise D",
    .unit = "rad²/s",
    .group = "Noise",
    .summary = "White noise on every phase of the simulation, whose variance grows by "
               "2D a second.",
    MUR_NUMBER ("0", 0, 100),
  },
  {
    .name = "sigma",
    .label = "Error σ",
    .unit = "rad",
    .group = "Model",
    .summary = "Standard deviation of what is observed; 0 is estimated, auto is the "
               "example's own without observation noise, else 0.",
    MUR_NUMBER ("auto", 0, 100),
    .flags = AUTO,
  },
  {
    .name = "likelihood",
    .label = "Likelihood",
    .group = "Model",
    .summary = "Whether errors are in what is observed or noise is in the dynamics; "
               "auto is transitions where dynamic noise is simulated.",
    MUR_CHOICE ("auto", mur_inference_likelihoods, MUR_N_INFERENCE_LIKELIHOODS),
  },
  {
    .name = "diffusion",
    .label = "Known noise D",
    .unit = "rad²/s",
    .group = "Model",
    .summary = "The dynamic noise, where it is known; 0 is estimated.",
    MUR_NUMBER ("0", 0, 1000),
  },
  {
    .name = "prior",
    .label = "Prior on couplings",
    .group = "Model",
    .summary = "What is expected of couplings before the data are seen.",
    MUR_CHOICE ("flat", mur_inference_priors, MUR_N_COUPLING_PRIORS),
  },
  {
    .name = "prior_scale",
    .label = "Scale of the prior",
    .unit = "rad/s",
    .group = "Model",
    .summary = "How large couplings are expected to be.",
    MUR_NUMBER ("1", 1e-6, 1e6),
    .flags = DECADES,
  },
  {
    .name = "perturbation",
    .label = "Perturbation",
    .group = "Search",
    .summary = "The start is the truth and up to this, at random, for each parameter; "
               "auto is 1 for phases and 0.1 for their sum.",
    MUR_NUMBER ("auto", 0, 1000),
    .flags = AUTO,
  },
  {
    .name = "history",
    .label = "History",
    .group = "Search",
    .summary = "How many steps L-BFGS remembers: Stan's 5, or twice the parameters, "
               "which take it there in a fifth of the steps.",
    MUR_INTEGER ("5", 1, 100),
  },
  {
    .name = "iterations",
    .label = "Iterations",
    .group = "Search",
    .summary = "At most so many accepted steps.",
    MUR_INTEGER ("2000", 1, 100000),
    .flags = DECADES,
  },
  {
    .name = "tolerance",
    .label = "Tolerance",
    .group = "Search",
    .summary
    = "When the search ends: standard errors left to go, for L-BFGS the relative "
      "change of the objective; auto is each one's own.",
    MUR_NUMBER ("auto", 1e-15, 1),
    .flags = AUTO,
  },
  {
    .name = "errors",
    .label = "Errors from",
    .group = "Uncertainty",
    .summary = "What standard errors and 95 % intervals come from.",
    MUR_CHOICE ("product", mur_inference_errors, MUR_N_INFERENCE_ERRORS),
  },
  {
    .name = "draws",
    .label = "Draws of a chain",
    .group = "Uncertainty",
    .summary
    = "How many draws from the posterior each of four chains keeps; 0 for none.",
    MUR_INTEGER ("0", 0, MUR_INFERENCE_MAX_DRAWS),
  },
  {
    .name = "false_discovery_rate",
    .label = "False discoveries",
    .group = "Uncertainty",
    .summary = "The share of couplings called present that may be absent.",
    MUR_NUMBER ("0.05", 0, 1),
  },
  {
    .name = "window",
    .label = "Window",
    .unit = "s",
    .group = "Windows",
    .summary
    = "How long a piece of the data is looked at by itself; 0 for all at once.",
    MUR_NUMBER ("0", 0, 1e4),
  },
  {
    .name = "advance",
    .label = "Advance",
    .unit = "s",
    .group = "Windows",
    .summary = "From the beginning of a window to that of the next.",
    MUR_NUMBER ("1", 1e-3, 1e4),
    .flags = DECADES,
  },
  {
    .name = "widening",
    .label = "Widening",
    .unit = "rad/s",
    .group = "Windows",
    .summary = "How much frequencies and couplings may change from window to window: "
               "added to what the last that shares no data tells.",
    MUR_NUMBER ("0.5", 0, 1000),
  },
  {
    .name = "tried",
    .label = "Tried values",
    .group = "Search",
    .summary
    = "Values to look at in place of the estimates, in their order; auto is the "
      "estimate, one auto all of them.",
    MUR_LIST ("auto", -1e6, 1e6),
    .flags = AUTO | MUR_PARAMETER_LIVE,
  },
  {
    .name = "seed",
    .label = "Seed",
    .group = "Random numbers",
    .summary = "One seed gives one result: noise, networks, perturbations, swarm and "
               "draws come from it.",
    MUR_INTEGER ("42", 0, MAX_SEED),
    .flags = MUR_PARAMETER_SEED,
  },
  { .name = NULL },
};
