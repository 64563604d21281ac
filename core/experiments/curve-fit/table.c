/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's parameters and presets, as tables. The presets give the settings of
 * mur_swarm_presets (), which names their sources. */

#include "core/experiments/curve-fit/private.h"

#define LIVE MUR_PARAMETER_LIVE
#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC
#define MAX_SEED 9007199254740991.0 /* 2⁵³ − 1 */
#define MAX_LIMIT 1e9

#define FORMULA "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)"

static const char *const objective_ids[] = { "squares", "absolute", NULL };
static const char *const objective_titles[]
  = { "Sum of squares", "Sum of absolute values", NULL };
static const char *const draw_ids[] = { "coordinate", "particle", "sphere", NULL };
static const char *const draw_titles[]
  = { "For each coordinate", "For each particle", "In a sphere", NULL };
static const char *const neighbourhood_ids[] = { "global", "ring", "random", NULL };
static const char *const neighbourhood_titles[]
  = { "All particles", "Ring", "Random informants", NULL };
static const char *const start_ids[] = { "halton", "uniform", NULL };
static const char *const start_titles[] = { "Halton points", "Uniform", NULL };
static const char *const velocity_ids[] = { "range", "root-range", "inside", NULL };
static const char *const velocity_titles[]
  = { "Up to the range", "Up to half its root", "Towards a point inside", NULL };
static const char *const bound_ids[] = { "stop", "bounce", NULL };
static const char *const bound_titles[] = { "Stop", "Bounce", NULL };
static const char *const refine_ids[] = { "none", "end", NULL };
static const char *const refine_titles[] = { "None", "At the end", NULL };

const MurParameter mur_curve_fit_parameters[] = {
  {
    .name = "samples",
    .label = "Samples",
    .group = "Signal",
    .summary = "How many points of the noisy signal there are.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "1000",
    .minimum = 1,
    .maximum = 1e6,
    .flags = MAIN | DECADES,
  },
  {
    .name = "t_min",
    .label = "First time",
    .group = "Signal",
    .summary = "The time of the first point.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "-2",
    .minimum = -100,
    .maximum = 100,
  },
  {
    .name = "t_max",
    .label = "Last time",
    .group = "Signal",
    .summary = "The time of the last point, which the points reach.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "2",
    .minimum = -100,
    .maximum = 100,
  },
  {
    .name = "noise",
    .label = "Noise",
    .group = "Signal",
    .summary
    = "Uniform noise between minus and plus this value is added to the signal.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "0.025",
    .minimum = 0,
    .maximum = 10,
  },
  {
    .name = "formula",
    .label = "Formula",
    .group = "Curve",
    .summary = "The curve to fit: a formula in t and the parameters p1, p2, and so on.",
    .kind = MUR_PARAMETER_TEXT,
    .initial = FORMULA,
    .flags = MAIN,
  },
  {
    .name = "objective",
    .label = "Objective",
    .group = "Curve",
    .summary
    = "What the swarm makes small: squared or absolute differences, summed up.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "squares",
    .choices = objective_ids,
    .titles = objective_titles,
  },
  {
    .name = "lower",
    .label = "Lower limits",
    .group = "Search limits",
    .summary = "The lowest value of the parameters: one for all, or one for each.",
    .kind = MUR_PARAMETER_LIST,
    .initial = "0",
    .minimum = -MAX_LIMIT,
    .maximum = MAX_LIMIT,
  },
  {
    .name = "upper",
    .label = "Upper limits",
    .group = "Search limits",
    .summary = "The highest value of the parameters: one for all, or one for each.",
    .kind = MUR_PARAMETER_LIST,
    .initial = "10",
    .minimum = -MAX_LIMIT,
    .maximum = MAX_LIMIT,
  },
  {
    .name = "particles",
    .label = "Particles",
    .group = "Swarm",
    .summary = "How many particles search.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "100",
    .minimum = 1,
    .maximum = 1e5,
    .flags = MAIN | DECADES,
  },
  {
    .name = "generations",
    .label = "Generations",
    .group = "Swarm",
    .summary = "How many times all particles move, at most.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "500",
    .minimum = 1,
    .maximum = 1e6,
    .flags = LIVE | MAIN | DECADES,
  },
  {
    .name = "inertia",
    .label = "Inertia ω",
    .group = "Swarm",
    .summary = "How much of its velocity a particle keeps.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "0.7298",
    .minimum = -2,
    .maximum = 2,
    .flags = LIVE | MAIN,
  },
  {
    .name = "cognitive",
    .label = "Cognitive φp",
    .group = "Swarm",
    .summary = "How strongly a particle is drawn to the best place it has seen itself.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "1.49618",
    .minimum = 0,
    .maximum = 5,
    .flags = LIVE | MAIN,
  },
  {
    .name = "social",
    .label = "Social φg",
    .group = "Swarm",
    .summary = "How strongly it is drawn to the best place its neighbours have seen.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "1.49618",
    .minimum = 0,
    .maximum = 5,
    .flags = LIVE | MAIN,
  },
  {
    .name = "perturbation",
    .label = "Perturbation φn",
    .group = "Swarm",
    .summary = "How strongly Gaussian noise shakes the particles.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "0",
    .minimum = 0,
    .maximum = 10,
    .flags = LIVE,
  },
  {
    .name = "draw",
    .label = "Random factors",
    .group = "Swarm",
    .summary = "How the random factors of a move are drawn.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "coordinate",
    .choices = draw_ids,
    .titles = draw_titles,
  },
  {
    .name = "neighbourhood",
    .label = "Neighbourhood",
    .group = "Swarm",
    .summary = "Whose best places a particle knows.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "global",
    .choices = neighbourhood_ids,
    .titles = neighbourhood_titles,
  },
  {
    .name = "bound",
    .label = "At a limit",
    .group = "Swarm",
    .summary
    = "What a particle does at a search limit: stop, or bounce at half its speed.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "stop",
    .choices = bound_ids,
    .titles = bound_titles,
  },
  {
    .name = "start",
    .label = "Positions",
    .group = "Start",
    .summary = "Where the particles start: evenly spread Halton points, or at random.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "halton",
    .choices = start_ids,
    .titles = start_titles,
  },
  {
    .name = "halton_base",
    .label = "First Halton base",
    .group = "Start",
    .summary = "Which prime the first coordinate takes: 0 for 2, 1 for 3, 2 for 5.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "0",
    .minimum = 0,
    .maximum = 100,
  },
  {
    .name = "velocity",
    .label = "Velocities",
    .group = "Start",
    .summary = "How fast the particles start.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "inside",
    .choices = velocity_ids,
    .titles = velocity_titles,
  },
  {
    .name = "patience",
    .label = "Patience",
    .unit = "generations",
    .group = "Stopping",
    .summary = "Stop after as many generations in a row without gain; 0 for never.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "0",
    .minimum = 0,
    .maximum = 1e6,
    .flags = LIVE,
  },
  {
    .name = "grace",
    .label = "Grace",
    .unit = "generations",
    .group = "Stopping",
    .summary = "Generations at the beginning that patience does not count.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "0",
    .minimum = 0,
    .maximum = 1e6,
    .flags = LIVE,
  },
  {
    .name = "target",
    .label = "Target",
    .group = "Stopping",
    .summary = "Stop when the objective is below this value; none for never.",
    .kind = MUR_PARAMETER_NUMBER,
    .initial = "none",
    .minimum = 0,
    .maximum = 1e9,
    .flags = LIVE | MUR_PARAMETER_OPTIONAL,
  },
  {
    .name = "refine",
    .label = "Refinement",
    .group = "Stopping",
    .summary
    = "Whether least squares (Levenberg–Marquardt) goes on where the swarm ends.",
    .kind = MUR_PARAMETER_CHOICE,
    .initial = "none",
    .choices = refine_ids,
    .titles = refine_titles,
  },
  {
    .name = "seed",
    .label = "Seed",
    .group = "Random numbers",
    .summary = "One seed gives one result: noise, start and moves are drawn from it.",
    .kind = MUR_PARAMETER_INTEGER,
    .initial = "42",
    .minimum = 0,
    .maximum = MAX_SEED,
    .flags = MUR_PARAMETER_SEED,
  },
  { .name = NULL },
};

static const char *const clerc_kennedy[] = { NULL };

static const char *const laszuk_2015[] = {
  "inertia",  "0.2",   "cognitive", "0.2",      "social",
  "0.1",      "draw",  "particle",  "start",    "uniform",
  "velocity", "range", "objective", "absolute", NULL,
};

static const char *const laszuk_2017[] = {
  "inertia",    "0.01",         "cognitive",   "0.2",      "social",
  "0.1",        "perturbation", "0.01",        "draw",     "particle",
  "start",      "halton",       "halton_base", "2",        "velocity",
  "root-range", "target",       "1",           "patience", "100",
  "grace",      "100",          "generations", "6000",     NULL,
};

static const char *const spso_2011[] = {
  "particles",
  "40",
  "inertia",
  "0.72134752044448170368", /* 1 / (2 ln 2) */
  "cognitive",
  "1.1931471805599453094", /* ½ + ln 2 */
  "social",
  "1.1931471805599453094",
  "draw",
  "sphere",
  "neighbourhood",
  "random",
  "start",
  "uniform",
  "velocity",
  "inside",
  "bound",
  "bounce",
  NULL,
};

const MurPreset mur_curve_fit_presets[] = {
  {
    "clerc-kennedy",
    "Clerc–Kennedy",
    "Constriction, which makes the swarm settle where it has found most.",
    clerc_kennedy,
  },
  {
    "laszuk-2015",
    "Laszuk 2015",
    "A slow swarm with one random factor a particle, on absolute differences.",
    laszuk_2015,
  },
  {
    "laszuk-2017",
    "Laszuk 2017",
    "Almost no inertia, Gaussian noise instead, and Halton points from base 5.",
    laszuk_2017,
  },
  {
    "spso-2011",
    "SPSO-2011",
    "The standard of 2011: moves in a sphere, random informants, few particles.",
    spso_2011,
  },
  { NULL },
};
