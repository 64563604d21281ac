/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's parameters, as a table. */

#include "core/experiments/curve-fit/models.h"

#define LIVE MUR_PARAMETER_LIVE
#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC
#define MAX_SEED 9007199254740991.0 /* 2⁵³ − 1 */
#define MAX_LIMIT 1e150             /* its square is a number */
/* Of those of core/swarm the first. */
#define N_NEIGHBOURHOODS (MUR_SWARM_RANDOM + 1)
#define N_STARTS (MUR_SWARM_START_UNIFORM + 1)

#define FORMULA "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)"

static const MurChoice objectives[] = {
  [MUR_OBJECTIVE_SQUARES] = { "squares", "Sum of squares" },
  [MUR_OBJECTIVE_ABSOLUTE] = { "absolute", "Sum of absolute values" },
  [MUR_OBJECTIVE_HUBER] = { "huber", "Huber" },
  [MUR_OBJECTIVE_CAUCHY] = { "cauchy", "Cauchy" },
  { NULL },
};
MUR_ASSERT_CHOICES (objectives, MUR_N_OBJECTIVES);

static const MurChoice weights[] = {
  [MUR_CURVE_FIT_WEIGHTS_RELATIVE] = { "relative", "Relative errors" },
  [MUR_CURVE_FIT_WEIGHTS_ABSOLUTE] = { "absolute", "Absolute errors" },
  [MUR_CURVE_FIT_WEIGHTS_NONE] = { "none", "None" },
  { NULL },
};
MUR_ASSERT_CHOICES (weights, MUR_N_CURVE_FIT_WEIGHTS);

static const MurChoice draws[] = {
  [MUR_SWARM_DRAW_COORDINATE] = { "coordinate", "For each coordinate" },
  [MUR_SWARM_DRAW_PARTICLE] = { "particle", "For each particle" },
  [MUR_SWARM_DRAW_SPHERE] = { "sphere", "In a sphere" },
  { NULL },
};
MUR_ASSERT_CHOICES (draws, MUR_N_SWARM_DRAWS);

static const MurChoice neighbourhoods[] = {
  [MUR_SWARM_GLOBAL] = { "global", "All particles" },
  [MUR_SWARM_RING] = { "ring", "Ring" },
  [MUR_SWARM_RANDOM] = { "random", "Random informants" },
  { NULL },
};
MUR_ASSERT_CHOICES (neighbourhoods, N_NEIGHBOURHOODS);

static const MurChoice starts[] = {
  [MUR_SWARM_START_HALTON] = { "halton", "Halton points" },
  [MUR_SWARM_START_UNIFORM] = { "uniform", "Uniform" },
  { NULL },
};
MUR_ASSERT_CHOICES (starts, N_STARTS);

static const MurChoice velocities[] = {
  [MUR_SWARM_VELOCITY_RANGE] = { "range", "Up to the range" },
  [MUR_SWARM_VELOCITY_ROOT_RANGE] = { "root-range", "Up to half its root" },
  [MUR_SWARM_VELOCITY_SPSO] = { "inside", "Towards a point inside" },
  { NULL },
};
MUR_ASSERT_CHOICES (velocities, MUR_N_SWARM_VELOCITIES);

static const MurChoice bounds[] = {
  [MUR_CURVE_FIT_STOP] = { "stop", "Stop" },
  [MUR_CURVE_FIT_BOUNCE] = { "bounce", "Bounce" },
  { NULL },
};
MUR_ASSERT_CHOICES (bounds, MUR_N_CURVE_FIT_BOUNDS);

static const MurChoice refinements[] = {
  [MUR_CURVE_FIT_UNREFINED] = { "none", "None" },
  [MUR_CURVE_FIT_REFINED] = { "end", "At the end" },
  { NULL },
};
MUR_ASSERT_CHOICES (refinements, MUR_N_CURVE_FIT_REFINEMENTS);

static const MurChoice intervals[] = {
  [MUR_INTERVALS_NORMAL] = { "normal", "By standard errors" },
  [MUR_INTERVALS_PROFILE] = { "profile", "By profile likelihood" },
  [MUR_INTERVALS_BOOTSTRAP] = { "bootstrap", "By bootstrap" },
  { NULL },
};
MUR_ASSERT_CHOICES (intervals, MUR_N_INTERVAL_KINDS);

const MurParameter mur_curve_fit_parameters[] = {
  {
    .name = "samples",
    .label = "Samples",
    .group = "Signal",
    .summary = "How many points of the noisy signal there are.",
    MUR_INTEGER ("1000", 1, 1e6),
    .flags = MAIN | DECADES,
  },
  {
    .name = "t_min",
    .label = "First time",
    .group = "Signal",
    .summary = "The time of the first point.",
    MUR_NUMBER ("-2", -100, 100),
  },
  {
    .name = "t_max",
    .label = "Last time",
    .group = "Signal",
    .summary = "The time of the last point, which the points reach.",
    MUR_NUMBER ("2", -100, 100),
  },
  {
    .name = "noise",
    .label = "Noise",
    .group = "Signal",
    .summary
    = "Uniform noise between minus and plus this value is added to the signal.",
    MUR_NUMBER ("0.025", 0, 10),
  },
  {
    .name = "model",
    .label = "Model",
    .group = "Curve",
    .summary
    = "A ready formula in x with search limits that follow from the data, or a "
      "formula of one's own.",
    MUR_CHOICE ("formula", mur_ready_model_choices, MUR_N_READY_MODELS),
    .flags = MAIN,
  },
  {
    .name = "formula",
    .label = "Formula",
    .group = "Curve",
    .summary
    = "The curve to fit: a formula in t or x, or what columns of the data are called, "
      "and parameters of any other names, such as p1 and p2, or A and tau.",
    MUR_TEXT (FORMULA),
    .flags = MAIN,
  },
  {
    .name = "objective",
    .label = "Objective",
    .group = "Curve",
    .summary
    = "What is made small: squared or absolute differences, or those that count less "
      "where they are large (Huber, Cauchy), so that points far off do little.",
    MUR_CHOICE ("squares", objectives, MUR_N_OBJECTIVES),
  },
  {
    .name = "huber",
    .label = "Huber's cut",
    .unit = "σ",
    .group = "Curve",
    .summary = "From how many standard deviations of the noise on differences count "
               "less; 1.345 loses 5 % to squares in Gaussian noise.",
    MUR_NUMBER ("1.345", 0.01, 100),
  },
  {
    .name = "cauchy",
    .label = "Cauchy's width",
    .unit = "σ",
    .group = "Curve",
    .summary = "At how many standard deviations of the noise a difference pulls most; "
               "2.385 loses 5 % to squares in Gaussian noise.",
    MUR_NUMBER ("2.385", 0.01, 100),
  },
  {
    .name = "weights",
    .label = "Weights",
    .group = "Curve",
    .summary
    = "What a column of errors (sigma, err, …) of the data means: how the errors "
      "are to one another, what they are, or nothing.",
    MUR_CHOICE ("relative", weights, MUR_N_CURVE_FIT_WEIGHTS),
  },
  {
    .name = "fit_from",
    .label = "Fit from",
    .group = "Curve",
    .summary = "Points before this place are shown and not fitted; none for all.",
    MUR_NUMBER ("none", -MAX_LIMIT, MAX_LIMIT),
    .flags = MUR_PARAMETER_OPTIONAL,
  },
  {
    .name = "fit_to",
    .label = "Fit to",
    .group = "Curve",
    .summary = "Points behind this place are shown and not fitted; none for all.",
    MUR_NUMBER ("none", -MAX_LIMIT, MAX_LIMIT),
    .flags = MUR_PARAMETER_OPTIONAL,
  },
  {
    .name = "lower",
    .label = "Lower limits",
    .group = "Search limits",
    .summary
    = "The lowest value of the parameters: one for all, or one for each; auto: "
      "what follows from the data.",
    MUR_LIST ("0", -MAX_LIMIT, MAX_LIMIT),
    .flags = MUR_PARAMETER_OPTIONAL | MUR_PARAMETER_AUTO,
  },
  {
    .name = "upper",
    .label = "Upper limits",
    .group = "Search limits",
    .summary = "The highest value of the parameters: one for all, or one for each; "
               "auto: what follows from the data.",
    MUR_LIST ("10", -MAX_LIMIT, MAX_LIMIT),
    .flags = MUR_PARAMETER_OPTIONAL | MUR_PARAMETER_AUTO,
  },
  {
    .name = "constraints",
    .label = "Parameters of the formula",
    .group = "Search limits",
    .summary
    = "Limits, start and fixed values of single parameters, such as tau=0.1:5,start=1; "
      "A=2,fixed; c=auto: they go before the lists.",
    MUR_TEXT (""),
    .flags = MAIN | MUR_PARAMETER_CONSTRAINTS,
  },
  {
    .name = "particles",
    .label = "Particles",
    .group = "Swarm",
    .summary = "How many particles search.",
    MUR_INTEGER ("100", 1, 1e5),
    .flags = MAIN | DECADES,
  },
  {
    .name = "generations",
    .label = "Generations",
    .group = "Swarm",
    .summary = "How many times all particles move, at most.",
    MUR_INTEGER ("500", 1, 1e6),
    .flags = LIVE | MAIN | DECADES,
  },
  {
    .name = "inertia",
    .label = "Inertia ω",
    .group = "Swarm",
    .summary = "How much of its velocity a particle keeps.",
    MUR_NUMBER ("0.7298", -2, 2),
    .flags = LIVE | MAIN,
  },
  {
    .name = "cognitive",
    .label = "Cognitive φp",
    .group = "Swarm",
    .summary = "How strongly a particle is drawn to the best place it has seen itself.",
    MUR_NUMBER ("1.49618", 0, 5),
    .flags = LIVE | MAIN,
  },
  {
    .name = "social",
    .label = "Social φg",
    .group = "Swarm",
    .summary = "How strongly it is drawn to the best place its neighbours have seen.",
    MUR_NUMBER ("1.49618", 0, 5),
    .flags = LIVE | MAIN,
  },
  {
    .name = "perturbation",
    .label = "Perturbation φn",
    .group = "Swarm",
    .summary = "How strongly Gaussian noise shakes the particles.",
    MUR_NUMBER ("0", 0, 10),
    .flags = LIVE,
  },
  {
    .name = "draw",
    .label = "Random factors",
    .group = "Swarm",
    .summary = "How the random factors of a move are drawn.",
    MUR_CHOICE ("coordinate", draws, MUR_N_SWARM_DRAWS),
  },
  {
    .name = "neighbourhood",
    .label = "Neighbourhood",
    .group = "Swarm",
    .summary = "Whose best places a particle knows.",
    MUR_CHOICE ("global", neighbourhoods, N_NEIGHBOURHOODS),
  },
  {
    .name = "bound",
    .label = "At a limit",
    .group = "Swarm",
    .summary
    = "What a particle does at a search limit: stop, or bounce at half its speed.",
    MUR_CHOICE ("stop", bounds, MUR_N_CURVE_FIT_BOUNDS),
  },
  {
    .name = "start",
    .label = "Positions",
    .group = "Start",
    .summary = "Where the particles start: evenly spread Halton points, or at random.",
    MUR_CHOICE ("halton", starts, N_STARTS),
  },
  {
    .name = "halton_base",
    .label = "First Halton base",
    .group = "Start",
    .summary = "Which prime the first coordinate takes: 0 for 2, 1 for 3, 2 for 5.",
    MUR_INTEGER ("0", 0, 100),
  },
  {
    .name = "velocity",
    .label = "Velocities",
    .group = "Start",
    .summary = "How fast the particles start.",
    MUR_CHOICE ("inside", velocities, MUR_N_SWARM_VELOCITIES),
  },
  {
    .name = "patience",
    .label = "Patience",
    .unit = "generations",
    .group = "Stopping",
    .summary = "Stop after as many generations in a row without gain; 0 for never.",
    MUR_INTEGER ("0", 0, 1e6),
    .flags = LIVE,
  },
  {
    .name = "grace",
    .label = "Grace",
    .unit = "generations",
    .group = "Stopping",
    .summary = "Generations at the beginning that patience does not count.",
    MUR_INTEGER ("0", 0, 1e6),
    .flags = LIVE,
  },
  {
    .name = "target",
    .label = "Target",
    .group = "Stopping",
    .summary = "Stop when the objective is below this value; none for never.",
    MUR_NUMBER ("none", 0, 1e9),
    .flags = LIVE | MUR_PARAMETER_OPTIONAL,
  },
  {
    .name = "refine",
    .label = "Refinement",
    .group = "Stopping",
    .summary = "Whether a descent (Levenberg–Marquardt) of the same objective goes on "
               "where the swarm ends, and from many other starts.",
    MUR_CHOICE ("none", refinements, MUR_N_CURVE_FIT_REFINEMENTS),
  },
  {
    .name = "intervals",
    .label = "Intervals",
    .group = "Stopping",
    .summary
    = "How the 95 % intervals of the parameters are found, once it has refined.",
    MUR_CHOICE ("normal", intervals, MUR_N_INTERVAL_KINDS),
  },
  {
    .name = "plane_x",
    .label = "Plane across",
    .group = "Search",
    .summary = "Which parameter the plane of the search shows across: 1 for p1.",
    MUR_INTEGER ("1", 1, MUR_PROGRAM_MAX_PARAMETERS),
    .flags = LIVE,
  },
  {
    .name = "plane_y",
    .label = "Plane upwards",
    .group = "Search",
    .summary = "Which it shows upwards; the same one for a line in place of a plane.",
    MUR_INTEGER ("2", 1, MUR_PROGRAM_MAX_PARAMETERS),
    .flags = LIVE,
  },
  {
    .name = "highlight",
    .label = "Lit up",
    .group = "Search",
    .summary = "The particle that stands out in all panels, of up to 400; 0 for none.",
    MUR_INTEGER ("0", 0, 100000),
    .flags = MUR_PARAMETER_VIEW,
  },
  {
    .name = "seed",
    .label = "Seed",
    .group = "Random numbers",
    .summary = "One seed gives one result: noise, start and moves are drawn from it.",
    MUR_INTEGER ("42", 0, MAX_SEED),
    .flags = MUR_PARAMETER_SEED,
  },
  { .name = NULL },
};
