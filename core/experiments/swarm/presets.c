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
  { NULL },
};
