/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of precision, as a table. */

#include "core/experiments/precision/private.h"

#define LIVE MUR_PARAMETER_LIVE
#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC
#define MAX_SEED 9007199254740991.0 /* 2⁵³ − 1 */

const MurParameter mur_precision_parameters[] = {
  {
    .name = "subtractions",
    .label = "Subtractions n",
    .group = "Subtractions",
    .summary = "How often r2 is subtracted from r1, beside n times r2 at once.",
    MUR_INTEGER ("10", 1, 100000),
    .flags = MAIN | DECADES,
  },
  {
    .name = "elements",
    .label = "Elements",
    .group = "Subtractions",
    .summary = "How many pairs are shown one by one, the first of those drawn.",
    MUR_INTEGER ("10", 1, 1000),
    .flags = MAIN | DECADES,
  },
  {
    .name = "element",
    .label = "Element looked into",
    .group = "Subtractions",
    .summary = "Whose subtractions are taken apart, counted from 1.",
    MUR_INTEGER ("1", 1, 1000),
    .flags = MAIN | LIVE,
  },
  {
    .name = "draws",
    .label = "Draws",
    .group = "Growth",
    .summary = "How many pairs are drawn for rms, maximum and shares.",
    MUR_INTEGER ("100000", 1, 1000000),
    .flags = DECADES,
  },
  {
    .name = "longest",
    .label = "Growth up to",
    .unit = "subtractions",
    .group = "Growth",
    .summary
    = "How many subtractions the growth is followed for, at least those above.",
    MUR_INTEGER ("10000", 1, 1000000),
    .flags = DECADES,
  },
  {
    .name = "rounding",
    .label = "Rounding",
    .group = "Arithmetic",
    .summary = "Which way the processor rounds subtractions and sums.",
    MUR_CHOICE ("nearest", mur_roundings, MUR_N_ROUNDINGS),
    .flags = MAIN,
  },
  {
    .name = "contraction",
    .label = "Contraction",
    .group = "Arithmetic",
    .summary = "Whether r1 − n·r2 is one fused operation, which rounds once.",
    MUR_CHOICE ("off", mur_contractions, MUR_N_CONTRACTIONS),
  },
  {
    .name = "number",
    .label = "Number",
    .group = "Bits",
    .summary = "A decimal number, inf, nan, or all bits as 0x and sixteen digits.",
    MUR_TEXT ("0.1"),
    .flags = MAIN | LIVE,
  },
  {
    .name = "terms",
    .label = "Terms",
    .group = "Sum",
    .summary = "What is added up by every method; a table of values replaces it.",
    MUR_CHOICE ("tenths", mur_terms, MUR_N_TERMS),
    .flags = MAIN,
  },
  {
    .name = "typed",
    .label = "Typed terms",
    .group = "Sum",
    .summary = "The terms where they are typed, with blanks between them.",
    MUR_LIST ("1 1e100 1 -1e100", -1e300, 1e300),
  },
  {
    .name = "term_count",
    .label = "Number of terms",
    .group = "Sum",
    .summary = "How many terms there are, where that is not given by themselves.",
    MUR_INTEGER ("1000000", 1, 1000000),
    .flags = DECADES,
  },
  {
    .name = "condition",
    .label = "Condition",
    .group = "Sum",
    .summary = "Of ill-conditioned terms: the sum of their sizes over that of theirs.",
    MUR_NUMBER ("1e20", 1, 1e100),
    .flags = DECADES,
  },
  {
    .name = "order",
    .label = "Order of adding",
    .group = "Sum",
    .summary = "In which order the terms are added.",
    MUR_CHOICE ("given", mur_term_orders, MUR_N_TERM_ORDERS),
  },
  {
    .name = "seed",
    .label = "Seed",
    .group = "Chance",
    .summary
    = "Names the random numbers: the same seed gives the same pairs and terms.",
    MUR_INTEGER ("42", 0, MAX_SEED),
    .flags = MUR_PARAMETER_SEED,
  },
  { .name = NULL },
};

#define PRESET(...) ((const char *const[]){ __VA_ARGS__, NULL })

const MurPreset mur_precision_presets[] = {
  { "same-sum-twice", "The same sum twice",
    "Ten subtractions of ten pairs, and the product at once.",
    (const char *const[]){ NULL }, "difference" },
  { "thousand", "A thousand subtractions",
    "Long enough that the errors of many steps go one way.",
    PRESET ("subtractions", "1000"), "growth" },
  { "upwards", "Rounded up", "Every result is rounded up, so that no errors cancel.",
    PRESET ("rounding", "up", "subtractions", "100"), "difference" },
  { "fused", "Fused multiply–add",
    "The product is not rounded before it is subtracted.", PRESET ("contraction", "on"),
    "difference" },
  { "one-tenth", "One tenth", "What is stored where 0.1 is typed.",
    PRESET ("number", "0.1"), "bits" },
  { "odd-integer", "A whole number that is missing",
    "2⁵³ + 1 is no double: above 2⁵³ only even numbers are.",
    PRESET ("number", "9007199254740993"), "bits" },
  { "least", "The smallest number", "Below it there is only zero; a single bit is set.",
    PRESET ("number", "5e-324"), "bits" },
  { "cancellation", "1 + 1e100 + 1 − 1e100",
    "Two ones are lost in a sum that is 2; some methods find them again.",
    PRESET ("terms", "cancellation"), "methods" },
  { "tenths", "A million tenths", "0.1 added a million times over.",
    PRESET ("terms", "tenths"), "methods" },
  { "harmonic", "Harmonic series", "A million terms 1/k from the greatest on.",
    PRESET ("terms", "harmonic"), "methods" },
  { "harmonic-ascending", "Harmonic series backwards",
    "The same terms from the smallest on, which errs less.",
    PRESET ("terms", "harmonic-descending"), "methods" },
  { "ill-conditioned", "Ill-conditioned",
    "A thousand terms that cancel to a part in 10²⁰ of their sizes.",
    PRESET ("terms", "ill-conditioned", "term_count", "1000"), "methods" },
  { NULL },
};
