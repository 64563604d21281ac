/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The swarm's presets. Those with the name of a publication have its settings, as in
 * mur_swarm_presets (), which names the sources; lessons show what goes wrong; the last
 * reach what is stated of ten dimensions. */

#include "core/experiments/swarm/private.h"

#define SPSO_INERTIA "0.72134752044448170368" /* 1 / (2 ln 2) */
#define SPSO_PULL "1.1931471805599453094"     /* ½ + ln 2 */
#define RASTRIGIN "landscape", "rastrigin", "shift", "1.25 -0.75"
/* Ten dimensions, 20 000 evaluations, the optimum in no special place. */
#define TEN                                                                            \
  "dimensions", "10", "particles", "40", "generations", "499", "evaluations", "20000", \
    "start", "uniform"

static const char *const clerc_kennedy[] = { NULL };

static const char *const laszuk_2015[] = {
  "inertia", "0.2",      "cognitive",   "0.2",   "social",    "0.1",
  "draw",    "particle", "velocity",    "range", "particles", "100",
  "start",   "uniform",  "generations", "500",   NULL,
};

static const char *const laszuk_2017[] = {
  "inertia",  "0.01",         "cognitive",   "0.2",      "social",
  "0.1",      "perturbation", "0.01",        "draw",     "particle",
  "velocity", "root-range",   "particles",   "100",      "start",
  "halton",   "halton_base",  "2",           "patience", "100",
  "grace",    "100",          "generations", "6000",     NULL,
};

static const char *const spso_2011[] = {
  "law",     "spso-2011",     "inertia", SPSO_INERTIA, "cognitive", SPSO_PULL, "social",
  SPSO_PULL, "neighbourhood", "random",  "bound",      "bounce",    RASTRIGIN, NULL,
};

static const char *const collapse[] = {
  "inertia", "0.01", RASTRIGIN, "generations", "100", NULL,
};

static const char *const explosion[] = {
  "inertia", "0.9", "cognitive", "2", "social", "2", "bound", "none", RASTRIGIN, NULL,
};

static const char *const two_basins[] = {
  "landscape", "six-hump-camel", "neighbourhood", "ring", "particles", "30", NULL,
};

static const char *const centred[] = {
  "landscape", "griewank", "dimensions", "10",    "generations", "499", "mirror",
  "none",      "shift",    "0",          "start", "halton",      NULL,
};

static const char *const shifted[] = {
  "landscape",   "griewank",
  "dimensions",  "10",
  "generations", "499",
  "shift",       "-137.5 81.25 203 -61.5 44 -180.25 97 12.5 -222 150",
  "start",       "halton",
  NULL,
};

static const char *const ring_against_global[] = {
  RASTRIGIN, "dimensions", "2", "neighbourhood", "ring", "neighbours", "1", NULL,
};

#define FALLING                                                              \
  "inertia_rule", "linear", "inertia_end", "0.3", "neighbourhood", "random", \
    "informants", "5"
#define BARE "law", "bare-bones", "kept", "0.5"
/* 0.4 of the box to either side, by the same numbers each time. */
#define SHIFT_SPHERE \
  "1.408 -0.832 2.0787 -0.6298 0.4506 -1.8458 0.9933 0.128 -2.2733 1.536"
#define SHIFT_ACKLEY "8.8 -5.2 12.992 -3.936 2.816 -11.536 6.208 0.8 -14.208 9.6"
#define SHIFT_ROSENBROCK "0.55 -0.325 0.812 -0.246 0.176 -0.721 0.388 0.05 -0.888 0.6"
#define SHIFT_GRIEWANK "165 -97.5 243.6 -73.8 52.8 -216.3 116.4 15 -266.4 180"

static const char *const ten_sphere[]
  = { TEN, FALLING, "landscape", "sphere", "shift", SHIFT_SPHERE, NULL };

static const char *const ten_ackley[]
  = { TEN, FALLING, "landscape", "ackley", "shift", SHIFT_ACKLEY, NULL };

static const char *const ten_griewank[] = {
  TEN, "law",       "fips",     "neighbourhood", "ring",         "neighbours",
  "3", "landscape", "griewank", "shift",         SHIFT_GRIEWANK, NULL,
};

static const char *const ten_rastrigin[]
  = { TEN, BARE, "landscape", "rastrigin", "shift", SHIFT_SPHERE, NULL };

static const char *const ten_rosenbrock[] = {
  TEN,       "law",    "spso-2011", "inertia",       SPSO_INERTIA,     "cognitive",
  SPSO_PULL, "social", SPSO_PULL,   "neighbourhood", "random",         "informants",
  "5",       "bound",  "bounce",    "landscape",     "rosenbrock",     "lower",
  "-5",      "upper",  "5",         "shift",         SHIFT_ROSENBROCK, NULL,
};

static const char *const ten_schwefel[]
  = { TEN, BARE, "bound", "reflect", "landscape", "schwefel", NULL };

static const char *const refined[] = {
  TEN,           FALLING, "landscape", "rosenbrock", "lower",
  "-5",          "upper", "5",         "shift",      SHIFT_ROSENBROCK,
  "evaluations", "0",     "refine",    "bfgs",       NULL,
};

const MurPreset mur_search_presets[] = {
  { "clerc-kennedy", "Clerc–Kennedy",
    "Constriction, which makes the swarm settle where it has found most.",
    clerc_kennedy },
  { "laszuk-2015", "Laszuk 2015", "A slow swarm with one random factor a particle.",
    laszuk_2015 },
  { "laszuk-2017", "Laszuk 2017",
    "Almost no inertia, Gaussian noise instead, and Halton points from base 5.",
    laszuk_2017 },
  { "spso-2011", "SPSO-2011",
    "The standard of 2011: moves in a sphere, random informants, few particles.",
    spso_2011 },
  { "collapse", "Collapse",
    "Almost no inertia: all fall together where the first of them was lucky.",
    collapse },
  { "explosion", "Explosion",
    "Outside the region of stability and without limits: the swarm flies apart.",
    explosion },
  { "two-basins", "Two basins",
    "Two places are equally low, and a ring lets the swarm see both for long.",
    two_basins },
  { "centred", "Optimum in the centre",
    "The optimum lies in the middle of the box, where many a swarm is drawn anyway.",
    centred },
  { "shifted", "Optimum off the centre",
    "The same landscape moved: what the centre gave away has to be found.", shifted },
  { "ring-against-global", "Ring against global",
    "News go from neighbour to neighbour: slower, and seldom all to one place.",
    ring_against_global },
  { "ten-sphere", "Ten: sphere",
    "Falling inertia and five random informants come to the last digit of a sphere.",
    ten_sphere, "particles" },
  { "ten-ackley", "Ten: Ackley",
    "The same settings come to the last digit of Ackley’s hollows.", ten_ackley,
    "particles" },
  { "ten-griewank", "Ten: Griewank",
    "All neighbours pull, three to each side of a ring: about 0.001 above the minimum.",
    ten_griewank, "particles" },
  { "ten-rastrigin", "Ten: Rastrigin",
    "Bare bones that keep half of their own best: 1e-9 and less above the minimum.",
    ten_rastrigin, "particles" },
  { "ten-rosenbrock", "Ten: Rosenbrock",
    "The standard of 2011 with five informants: about 2 above the minimum.",
    ten_rosenbrock, "particles" },
  { "ten-schwefel", "Ten: Schwefel",
    "Bare bones that bounds reflect find the far corner of Schwefel’s landscape.",
    ten_schwefel, "particles" },
  { "refined", "Refined",
    "What no swarm walks along, BFGS does: to the end of Rosenbrock’s valley.", refined,
    "particles" },
  { NULL },
};
