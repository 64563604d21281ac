/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of precision holds. */

#include "core/experiments/precision/private.h"

static const MurQuantity difference[] = {
  { "index", NULL, "Element", NULL, "Which pair it is, counted from 1." },
  { "r1", NULL, "r1", NULL, "What is subtracted from, from 0 to 1." },
  { "r2", NULL, "r2", NULL, "What is subtracted, from 0 to 0.01." },
  { "direct", NULL, "At once", NULL, "r1 − n·r2, by a product and one subtraction." },
  { "stepwise", NULL, "Step by step", NULL, "r1 with r2 subtracted n times." },
  { "difference", NULL, "Difference", NULL, "What is at once less what is stepwise." },
  { "units", NULL, "Difference", "2⁻⁵³", "The difference in units of 2⁻⁵³." },
  { NULL },
};

static const MurQuantity growth[] = {
  { "n", "n", "Subtractions", NULL, "After how many subtractions.",
    MUR_DESCRIBED_COURSE },
  { "rms", NULL, "Root mean square", NULL, "Of the difference, over all draws." },
  { "maximum", NULL, "Maximum", NULL, "The greatest size of the difference." },
  { "zero_share", NULL, "Exact zeros", "%", "How many differences are exactly 0." },
  { NULL },
};

static const MurQuantity steps[] = {
  { "step", NULL, "Subtraction", NULL,
    "Which subtraction it is; 0 is the product at once." },
  { "value", NULL, "Value", NULL, "What is left after it; at 0 what is at once." },
  { "error", NULL, "Error", NULL,
    "Exact: how much too little is left after it; at 0, too much at once." },
  { "running_error", NULL, "Running error", NULL,
    "The exact sum of the errors so far, which ends at the difference." },
  { NULL },
};

static const MurQuantity methods[] = {
  { "error", NULL, "Error", NULL,
    "What the sum is too great by, exact but rounded once." },
  { "ulps", NULL, "Error", "ulp",
    "Its size in units of the last place of the exact sum; missing where that is 0." },
  { "bound", NULL, "Bound", NULL, "What theory allows the size of the error to be." },
  { "sum", NULL, "Sum", NULL, "What the method gives." },
  { "bound_ulps", NULL, "Bound", "ulp", "The bound in units of the last place.",
    MUR_DESCRIBED_DERIVED },
  { NULL },
};

static const MurQuantity bits[] = {
  { "place", NULL, "Place", NULL, "Which bit it is, counted from 0 at the right." },
  { "bit", NULL, "Bit", NULL, "Whether it is set (1) or not (0)." },
  { "part", NULL, "Part", NULL, "Of sign (0), exponent (1) or fraction (2)." },
  { NULL },
};

static const MurQuantity neighbours[] = {
  { "value", NULL, "Value", NULL,
    "The number below, the number itself, the one above." },
  { NULL },
};

static const MurQuantity law[] = {
  { "n", "n", "Subtractions", NULL, "Where the fitted line begins and ends." },
  { "rms", NULL, "Fitted", NULL, "The root mean square that the line has there." },
  { NULL },
};

const MurTableDescription mur_precision_tables[] = {
  { "difference", "Difference", "The first pairs, subtracted both ways.", difference },
  { "growth", "Growth", "How the difference grows, over all draws.", growth },
  { "steps", "Steps", "The chosen element, subtraction by subtraction.", steps },
  { "methods", "Methods", "The terms so far, added by every method.", methods },
  { "bits", "Bits", "The number's bits; named by what it is when one is flipped.", bits,
    MUR_DESCRIBED_DERIVED },
  { "neighbours", "Neighbours",
    "The number and those next to it, named by all their digits.", neighbours,
    MUR_DESCRIBED_DERIVED },
  { "law", "Law of growth", "The line through the last decade of the growth.", law,
    MUR_DESCRIBED_DERIVED },
  { NULL },
};

#define DIFFERENCE .group = "Difference"
#define SUM .group = "Sum"
#define NUMBER .group = "Number"

const MurQuantity mur_precision_scalars[] = {
  { "rms", NULL, "Root mean square", NULL,
    "Of the difference after n subtractions, over all draws; missing until then.",
    DIFFERENCE },
  { "maximum", NULL, "Maximum", NULL, "The greatest size of the difference.",
    DIFFERENCE },
  { "zero_share", NULL, "Exact zeros", "%", "How many differences are exactly 0.",
    DIFFERENCE },
  { "multiples_share", NULL, "Multiples of 2⁻⁵³", "%",
    "How many differences are whole multiples of 2⁻⁵³, zeros among them.", DIFFERENCE },
  { "element", NULL, "Element looked into", NULL, "Which of them is taken apart.",
    DIFFERENCE },
  { "n", "n", "Subtractions", NULL, "How far the growth has been followed.",
    .group = "Growth" },
  { "longest", NULL, "Subtractions at the end", NULL, "How far it will be followed.",
    .group = "Growth" },
  { "slope", NULL, "Slope", NULL,
    "The power of n that the rms grows by, over the last decade.", .group = "Growth" },
  { "slope_error", NULL, "Slope, error", NULL,
    "Its standard error, from how far points are from the line.", .group = "Growth" },
  { "condition", NULL, "Condition", NULL,
    "The sum of the terms' sizes over that of the terms.", SUM },
  { "sum", NULL, "Sum", NULL, "The exact sum of the terms so far, rounded once.", SUM },
  { "terms_added", NULL, "Terms", NULL, "How many terms have been added.", SUM },
  { "number", NULL, "Stored", NULL, "The double nearest to what was typed.", NUMBER },
  { "number_kind", NULL, "Kind", NULL,
    "Zero (0), subnormal (1), normal (2), infinite (3), quiet NaN (4), signalling (5).",
    NUMBER },
  { "ulp", NULL, "Unit in the last place", NULL,
    "The distance to the next number, away from 0.", NUMBER },
  { "number_error", NULL, "Stored less typed", NULL,
    "What the stored number is too great by.", NUMBER },
  { "number_error_ulps", NULL, "Stored less typed", "ulp",
    "The same in units in the last place.", NUMBER },
  { NULL },
};
