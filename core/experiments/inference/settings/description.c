/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the inference holds. */

#include "core/experiments/inference/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED
#define PHASES "where each phase is observed"
#define SUM "where their sum is observed"

#define TIME                                                 \
  {                                                          \
    "time", "t", "Time", "s", "The times of the samples.", 0 \
  }

#define COURSE(name, phase, sum)                               \
  static const MurQuantity name[] = {                          \
    TIME,                                                      \
    { "phi*", "φ", "Phase", "rad", phase, .when = PHASES },    \
    { "sum", "Σφ", "Sum of phases", "rad", sum, .when = SUM }, \
    { NULL },                                                  \
  }

COURSE (phases, "The oscillator's phase, as observed.", "The sum, as observed.");
COURSE (refit, "The phase of the model at the values shown.", "The sum of the model.");
COURSE (difference,
        "What was observed less the model.",
        "What was observed less the model.");

static const MurQuantity estimates[] = {
  { "start", NULL, "Start", NULL, "Where the search began; missing without one." },
  { "value", NULL, "Value", NULL,
    "The estimate, or what is tried in its place: rad/s, of phases rad." },
  { "standard_error", NULL, "Standard error", NULL,
    "Of the estimate; infinite where the data do not tell it, missing where not "
    "known." },
  { "lower", NULL, "Lower end", NULL, "Of the 95 % interval." },
  { "upper", NULL, "Upper end", NULL, "Of the 95 % interval." },
  { "truth", NULL, "Truth", NULL, "What was simulated; missing for a person's table." },
  { "unseen", NULL, "Unseen", NULL,
    "1 where it takes part in a direction that the data do not tell, else 0." },
  { "p_value", "p", "p-value", NULL,
    "Of a coupling by transitions, against there being none; missing otherwise." },
  { "discovered", NULL, "Discovered", NULL,
    "1 for couplings by transitions that are called present, else 0." },
  { NULL },
};

static const MurQuantity convergence[] = {
  { "iteration", NULL, "Iteration", NULL, "Accepted steps, from 0 on.",
    MUR_DESCRIBED_COURSE },
  { "objective", "F", "Objective", NULL,
    "Negative logarithm of the posterior density, up to a constant." },
  { "gradient_norm", NULL, "Gradient", NULL, "Length of the objective's gradient." },
  { NULL },
};

static const MurQuantity rivals[] = {
  { "iteration", NULL, "Iteration", NULL, "Accepted steps, from 0 on." },
  { "levenberg_marquardt", NULL, "Levenberg–Marquardt", NULL,
    "The objective after so many steps; missing behind the last." },
  { "lbfgs", NULL, "L-BFGS", NULL,
    "The objective after so many steps; missing behind the last." },
  { "regression", NULL, "Regression", NULL,
    "The objective of the regression, which takes no steps." },
  { NULL },
};

static const MurQuantity singular_values[] = {
  { "index", NULL, "Direction", NULL,
    "Directions of the parameters, the best told "
    "first." },
  { "value", NULL, "Singular value", NULL,
    "Standard deviations by which data move with a step along it, seen from 1 on; by "
    "transitions with a rad/s, seen or not by the rest." },
  { NULL },
};

static const MurQuantity weakest[] = {
  { "component", NULL, "Component", NULL,
    "Of the direction that the data tell least: rad/s, of phases rad." },
  { NULL },
};

static const MurQuantity causes[] = {
  { "cause", NULL, "Cause", NULL, "Its number, from 1; in the row's name what it is." },
  { NULL },
};

static const MurQuantity cures[] = {
  { "cause", NULL, "Cause", NULL,
    "The number of what it cures, from 1; in the row's name what would help." },
  { NULL },
};

static const MurQuantity correlations[] = {
  { "with_*", NULL, "Correlation", NULL,
    "Of the errors with those of the estimate in that row; missing where not known." },
  { NULL },
};

static const MurQuantity couplings[] = {
  { "from_*", "K", "Coupling", "rad/s", "How the oscillator drives that of the row." },
  { NULL },
};

static const MurQuantity draws[] = {
  { "chain", NULL, "Chain", NULL, "Which chain, from 1." },
  { "draw", NULL, "Draw", NULL, "Which draw of the chain, from 1." },
  { "log_density", NULL, "Log density", NULL,
    "Logarithm of the posterior density there, up to a constant." },
  { "omega*", "ω", "Frequency", "rad/s", "The natural frequency." },
  { "phase*", "φ₀", "First phase", "rad", "The phase at the start." },
  { "k*", "K", "Coupling", "rad/s", "The coupling, numbered as the estimates are." },
  { "sigma", "σ", "Error", "rad", "Of what is observed." },
  { NULL },
};

static const MurQuantity diagnostics[] = {
  { "rhat", "R̂", "R-hat", NULL,
    "Whether chains agree: below 1.01 they do; missing before the last draw." },
  { "ess", NULL, "Effective size", NULL,
    "How many independent draws they are worth; missing before the last draw." },
  { NULL },
};

static const MurQuantity windows[] = {
  { "time", "t", "Time", "s", "The middle of the window.", MUR_DESCRIBED_COURSE },
  { "omega*", "ω", "Frequency", "rad/s", "The natural frequency in the window." },
  { "omega_error*", NULL, "Error of a frequency", "rad/s", "Its standard error." },
  { "omega_truth*", NULL, "True frequency", "rad/s",
    "What was simulated; missing for a person's table." },
  { "k*", "K", "Coupling", "rad/s", "The coupling, numbered as the estimates are." },
  { "k_error*", NULL, "Error of a coupling", "rad/s", "Its standard error." },
  { "k_truth*", NULL, "True coupling", "rad/s",
    "What was simulated; missing for a person's table." },
  { NULL },
};

const MurTableDescription mur_inference_tables[] = {
  { "phases", "Phases", "What is observed.", phases },
  { "refit", "Refit", "The model at the values shown; missing before there are any.",
    refit },
  { "difference", "Difference", "What was observed less the model.", difference },
  { "estimates", "Estimates", "A row a parameter; k1_2 is how 2 drives 1.", estimates },
  { "convergence", "Convergence", "The search, step by step.", convergence },
  { "rivals", "Rivals", "Searches side by side.", rivals,
    .when = "of all three estimators" },
  { "singular_values", "Singular values", "What the data tell.", singular_values },
  { "weakest", "Weakest direction",
    "How parameters move together that the data tell least.", weakest },
  { "causes", "Why not", "What the data do not tell, and why: one row each.", causes },
  { "cures", "What would help", "Against each of the causes.", cures },
  { "correlations", "Correlations",
    "Of the errors of estimates, in their order; missing where not known.",
    correlations, .when = "of up to six oscillators" },
  { "couplings", "Couplings", "A row a driven oscillator, a column a driving one.",
    couplings },
  { "couplings_truth", "True couplings",
    "What was simulated, in the same order; missing for a person's table.", couplings },
  { "draws", "Draws", "From the posterior.", draws, .when = "with draws" },
  { "diagnostics", "Diagnostics", "Of the draws, a row a parameter.", diagnostics,
    .when = "with draws" },
  { "windows", "Windows", "Estimates over time.", windows, .when = "with windows" },
  { NULL },
};

#define FIT "Fit"
#define DATA "What the data tell"
#define DRAWN "Draws"

const MurQuantity mur_inference_scalars[] = {
  { "log_likelihood", NULL, "Log-likelihood", NULL,
    "Logarithm of the density of the data at the values shown.", .group = FIT },
  { "objective", "F", "Objective", NULL,
    "Negative logarithm of the posterior density, up to a constant.", .group = FIT },
  { "iterations", NULL, "Iterations", NULL, "Accepted steps of the search.",
    .group = FIT },
  { "evaluations", NULL, "Evaluations", NULL, "Of the objective, by all searches.",
    .group = FIT },
  { "rms_error", NULL, "Error of the values", NULL,
    "Root mean square of values less truth; of sums to the nearest copy.",
    .group = FIT },
  { "starts", NULL, "Random starts", NULL,
    "From which a search ended, in the first window; missing without.", .group = FIT },
  { "starts_agreeing", NULL, "Agreeing starts", NULL,
    "Those whose search ended at the best fit that they found.", .group = FIT },
  { "residual_rms", NULL, "Residuals", "rad",
    "Root mean square of what was observed less the model.", .group = FIT },
  { "sigma", "σ", "Error", "rad", "Of what is observed, given or estimated.",
    .group = FIT },
  { "diffusion", "D", "Noise", "rad²/s", "In the dynamics, given or estimated.",
    .group = FIT },
  { "identifiable_directions", NULL, "Identifiable directions", NULL,
    "How many directions of the parameters the data tell; by transitions to four "
    "digits less than the best.",
    .group = DATA },
  { "parameters", NULL, "Parameters", NULL,
    "How many there are; transitions have no first phases.", .group = DATA },
  { "discoveries", NULL, "Discoveries", NULL,
    "Couplings by transitions that are called present.", .group = DATA },
  { "divergences", NULL, "Divergences", NULL,
    "Draws whose energy was not kept: where chains cannot go.", .group = DRAWN },
  { "rhat", "R̂", "Worst R-hat", NULL, "Of all parameters; chains agree below 1.01.",
    .group = DRAWN },
  { "ess", NULL, "Least effective size", NULL,
    "Of all parameters, in independent draws.", .group = DRAWN },
  { "stage", NULL, "Stage", NULL,
    "What is being done: 0 simulation, 1 start, 2 search, … 10 done.", .group = FIT },
  { NULL },
};
