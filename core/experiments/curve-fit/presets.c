/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve fit's presets: the settings of mur_swarm_presets(), which names their
 * sources. */

#include "core/experiments/curve-fit/private.h"

/* The plane in which the example has two minima that are as deep. */
#define TWO_MINIMA "plane_x", "3", "plane_y", "4"

static const char *const clerc_kennedy[] = { NULL };

static const char *const laszuk_2015[] = {
  "inertia",   "0.2",      "cognitive", "0.2",     "social",   "0.1",
  "draw",      "particle", "start",     "uniform", "velocity", "range",
  "objective", "absolute", TWO_MINIMA,  NULL,
};

static const char *const laszuk_2017[] = {
  "inertia",      "0.01", "cognitive", "0.2",        "social",      "0.1",
  "perturbation", "0.01", "draw",      "particle",   "start",       "halton",
  "halton_base",  "2",    "velocity",  "root-range", "target",      "1",
  "patience",     "100",  "grace",     "100",        "generations", "6000",
  TWO_MINIMA,     NULL,
};

static const char *const spso_2011[] = {
  "particles",     "40",
  "inertia",       "0.72134752044448170368", /* 1 / (2 ln 2) */
  "cognitive",     "1.1931471805599453094",  /* ½ + ln 2 */
  "social",        "1.1931471805599453094",
  "draw",          "sphere",
  "neighbourhood", "random",
  "start",         "uniform",
  "velocity",      "inside",
  "bound",         "bounce",
  TWO_MINIMA,      NULL,
};

const MurPreset mur_curve_fit_presets[] = {
  {
    "clerc-kennedy",
    "Clerc–Kennedy",
    "Constriction, which makes the swarm settle where it has found most.",
    clerc_kennedy,
    "fit",
  },
  {
    "laszuk-2015",
    "Laszuk 2015",
    "A slow swarm with one random factor a particle, on absolute differences.",
    laszuk_2015,
    "search",
  },
  {
    "laszuk-2017",
    "Laszuk 2017",
    "Almost no inertia, Gaussian noise instead, and Halton points from base 5.",
    laszuk_2017,
    "search",
  },
  {
    "spso-2011",
    "SPSO-2011",
    "The standard of 2011: moves in a sphere, random informants, few particles.",
    spso_2011,
    "search",
  },
  { NULL },
};
