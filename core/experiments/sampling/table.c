/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters and presets of sampling, as tables. */

#include "core/experiments/sampling/private.h"

#define LIVE MUR_PARAMETER_LIVE
#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC
#define VIEW MUR_PARAMETER_VIEW
#define MAX_SEED 9007199254740991.0  /* 2⁵³ − 1 */
#define MAX_INDEX 9007199254740992.0 /* 2⁵³ */

static const MurChoice leap_rules[] = {
  [MUR_LEAP_CHECKED] = { "coprime", "No multiple of a base" },
  [MUR_LEAP_WARNED] = { "any", "Any" },
  { NULL },
};
MUR_ASSERT_CHOICES (leap_rules, MUR_N_LEAP_RULES);

static const MurChoice scales[] = {
  [MUR_SAMPLING_AS_IS] = { "none", "As they are" },
  [MUR_SAMPLING_STRETCHED] = { "min-max", "By min and max" },
  { NULL },
};
MUR_ASSERT_CHOICES (scales, MUR_N_SAMPLING_SCALES);

static const MurChoice pair_measures[] = {
  [MUR_PAIR_CORRELATION] = { "correlation", "Correlation" },
  [MUR_PAIR_STAR] = { "star", "Star discrepancy" },
  { NULL },
};
MUR_ASSERT_CHOICES (pair_measures, MUR_N_PAIR_MEASURES);

static const MurChoice shown[] = {
  { "no", "Hidden" },
  { "yes", "Shown" },
  { NULL },
};
MUR_ASSERT_CHOICES (shown, 2);

const MurParameter mur_sampling_parameters[] = {
  {
    .name = "sequence",
    .label = "Sequence",
    .group = "Points",
    .summary = "How the points on the left are made; a table of points replaces it.",
    MUR_CHOICE ("halton", mur_sequences, MUR_N_SEQUENCES),
    .flags = MAIN,
  },
  {
    .name = "reference",
    .label = "Reference",
    .group = "Points",
    .summary = "How the points that it is compared with are made.",
    MUR_CHOICE ("random", mur_sequences, MUR_N_SEQUENCES),
    .flags = MAIN,
  },
  {
    .name = "count",
    .label = "Points",
    .group = "Points",
    .summary = "How many points of each arrive; of a table all its rows.",
    MUR_INTEGER ("1000", 1, 1e7),
    .flags = MAIN | DECADES,
  },
  {
    .name = "dimensions",
    .label = "Dimensions",
    .group = "Points",
    .summary = "How many coordinates a point has; of a table all its columns.",
    MUR_INTEGER ("2", 1, 1000),
    .flags = DECADES,
  },
  {
    .name = "x_dimension",
    .label = "Dimension to the right",
    .group = "Pair of dimensions",
    .summary = "The first dimension of the pair that is shown, and measured for it.",
    MUR_INTEGER ("1", 1, 1000),
    .flags = LIVE,
  },
  {
    .name = "y_dimension",
    .label = "Dimension upwards",
    .group = "Pair of dimensions",
    .summary = "The second dimension of the pair; without meaning in one dimension.",
    MUR_INTEGER ("2", 1, 1000),
    .flags = LIVE,
  },
  {
    .name = "pair_measure",
    .label = "Pairs of dimensions by",
    .group = "Pair of dimensions",
    .summary
    = "What tells bad pairs of dimensions; stars of 1000 points, up to 64 dimensions.",
    MUR_CHOICE ("correlation", pair_measures, MUR_N_PAIR_MEASURES),
  },
  {
    .name = "first_base",
    .label = "First base",
    .group = "Halton",
    .summary
    = "The prime base of the first dimension; the others take the primes after.",
    MUR_INTEGER ("5", 2, 65521),
  },
  {
    .name = "first_index",
    .label = "First index",
    .group = "Halton",
    .summary = "The index of the first point in its sequence.",
    MUR_INTEGER ("0", 0, MAX_INDEX),
  },
  {
    .name = "leap",
    .label = "Leap",
    .group = "Halton",
    .summary = "Of Halton and leaped Halton points, only every so many-th is taken.",
    MUR_INTEGER ("1", 1, 1e9),
  },
  {
    .name = "leap_rule",
    .label = "Leaps allowed",
    .group = "Halton",
    .summary = "Whether a leap may be a multiple of a base, which ruins a dimension.",
    MUR_CHOICE ("coprime", leap_rules, MUR_N_LEAP_RULES),
  },
  {
    .name = "integrand",
    .label = "Integrand",
    .group = "Integration",
    .summary
    = "What is integrated: the quarter disc for π, a family of Genz, a formula.",
    MUR_CHOICE ("quarter-disc", mur_integrands, MUR_N_INTEGRANDS),
    .flags = MAIN,
  },
  {
    .name = "formula",
    .label = "Formula",
    .group = "Integration",
    .summary = "What is integrated with the integrand formula: a formula in x1, x2, ….",
    MUR_TEXT ("x1*x2"),
  },
  {
    .name = "replicates",
    .label = "Replicates",
    .group = "Integration",
    .summary = "How often the integral is taken where another seed gives other points.",
    MUR_INTEGER ("8", 1, 100),
    .flags = DECADES,
  },
  {
    .name = "scale",
    .label = "Scale the table",
    .group = "Table of points",
    .summary = "Whether the columns of a table are stretched over 0 to 1.",
    MUR_CHOICE ("none", scales, MUR_N_SAMPLING_SCALES),
  },
  {
    .name = "show_cells",
    .label = "Empty cells",
    .group = "View",
    .summary = "Cells without a point shaded; as many cells as points, up to 10000.",
    MUR_CHOICE ("no", shown, 2),
    .flags = VIEW,
    .key = "e",
  },
  {
    .name = "show_box",
    .label = "Box of the star discrepancy",
    .group = "View",
    .summary = "The box whose share of the points is farthest from that of the area.",
    MUR_CHOICE ("no", shown, 2),
    .flags = VIEW,
    .key = "b",
  },
  {
    .name = "show_order",
    .label = "Order of arrival",
    .group = "View",
    .summary = "Up to 100000 points in colours by their order, the first ones dark.",
    MUR_CHOICE ("no", shown, 2),
    .flags = VIEW,
    .key = "o",
  },
  {
    .name = "show_disc",
    .label = "Quarter disc",
    .group = "View",
    .summary
    = "The arc of the quarter disc, and which of up to 100000 points are in it.",
    MUR_CHOICE ("no", shown, 2),
    .flags = VIEW,
    .key = "d",
  },
  {
    .name = "seed",
    .label = "Seed",
    .group = "Chance",
    .summary = "Names the random numbers: the same seed gives the same points.",
    MUR_INTEGER ("42", 0, MAX_SEED),
    .flags = MUR_PARAMETER_SEED,
  },
  { .name = NULL },
};

#define PRESET(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define HIGH \
  "dimensions", "40", "first_base", "2", "x_dimension", "39", "y_dimension", "40"

const MurPreset mur_sampling_presets[] = {
  { "halton-random", "Halton and random",
    "A thousand Halton points in the bases 5 and 7, and as many random ones.",
    (const char *const[]){ NULL }, "points" },
  { "post", "Post of 2017", "One hundred Halton points in the bases 5 and 7.",
    PRESET ("count", "100"), "points" },
  { "textbook", "Textbook", "Halton points from base 2 on.", PRESET ("first_base", "2"),
    "uniformity" },
  { "quarter-disc", "Counting π",
    "Four times the share of the points in a quarter disc.",
    PRESET ("count", "2000", "show_disc", "yes"), "points" },
  { "high-dimensions", "High dimensions",
    "Dimensions 39 and 40 of Halton points, in the bases 167 and 173.", PRESET (HIGH),
    "pairs" },
  { "cured-permutation", "Cured by scrambling",
    "The same dimensions with their digits scrambled, beside those without.",
    PRESET (HIGH, "sequence", "permuted", "reference", "halton"), "points" },
  { "cured-leap", "Cured by a leap",
    "The same dimensions with every 409th point alone, beside those without a leap.",
    PRESET (HIGH, "sequence", "leaped", "leap", "409", "reference", "halton"),
    "points" },
  { "bad-leap", "Bad leap",
    "A leap of 14, twice the base of the second dimension, which stays in one slice.",
    PRESET (
      "sequence", "leaped", "leap", "14", "leap_rule", "any", "reference", "halton"),
    "points" },
  { "sobol", "Sobol", "Sobol points in four dimensions beside Halton points.",
    PRESET ("sequence",
            "sobol",
            "reference",
            "halton",
            "dimensions",
            "4",
            "first_base",
            "2",
            "count",
            "1024"),
    "integration" },
  { "van-der-corput", "Van der Corput", "One dimension, in base 2.",
    PRESET ("sequence", "van-der-corput", "dimensions", "1", "first_base", "2"),
    "points" },
  { NULL },
};
