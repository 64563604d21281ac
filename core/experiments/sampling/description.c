/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of sampling holds. Discrepancies have limits: star up to n = 16384 in
 * the pair that is shown; the others in all dimensions, up to n = 10000 in two of them,
 * fewer in more. Beyond they are missing. */

#include "core/experiments/sampling/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED

#define POINTS                                              \
  {                                                         \
    "n", "n", "Points", NULL, "How many points there were." \
  }

static const MurQuantity points[] = {
  { "x*", NULL, "Dimension", NULL, "A coordinate, from 0 to 1.",
    MUR_DESCRIBED_UNIT_OF_DATA },
  { NULL },
};

/* One measure of each set; @name in quotes. */
#define OF_BOTH(name, title, summary, ...)                                    \
  { "sequence_" name, NULL, "Sequence: " title, NULL, summary, __VA_ARGS__ }, \
  {                                                                           \
    "reference_" name, NULL, "Reference: " title, NULL, summary, __VA_ARGS__  \
  }
/* All discrepancies of one set; @end: what their names end with */
#define DISCREPANCIES(set, prefix, end, about)                              \
  { set "_star" end,                                                        \
    "D*",                                                                   \
    prefix "star discrepancy",                                              \
    NULL,                                                                   \
    "The star discrepancy of the pair of dimensions that is shown.",        \
    .group = about },                                                       \
    { set "_l2_star" end,                                                   \
      NULL,                                                                 \
      prefix "L2-star discrepancy",                                         \
      NULL,                                                                 \
      "The L2-star discrepancy in all dimensions.",                         \
      .group = about },                                                     \
    { set "_centred" end,                                                   \
      NULL,                                                                 \
      prefix "centred discrepancy",                                         \
      NULL,                                                                 \
      "The centred L2 discrepancy in all dimensions, squared.",             \
      .group = about },                                                     \
    { set "_wraparound" end,                                                \
      NULL,                                                                 \
      prefix "wrap-around discrepancy",                                     \
      NULL,                                                                 \
      "The wrap-around L2 discrepancy in all dimensions, squared.",         \
      .group = about },                                                     \
  {                                                                         \
    set "_mixture" end, NULL, prefix "mixture discrepancy", NULL,           \
      "The mixture discrepancy in all dimensions, squared.", .group = about \
  }

static const MurQuantity discrepancy[] = {
  POINTS,
  DISCREPANCIES ("sequence", "Sequence: ", "", NULL),
  DISCREPANCIES ("reference", "Reference: ", "", NULL),
  OF_BOTH ("minimum_distance",
           "smallest distance",
           "The smallest distance of two points in all dimensions.",
           0),
  OF_BOTH ("centred_root",
           "root of the centred discrepancy",
           "The root of the centred discrepancy, which compares with the others.",
           DERIVED),
  OF_BOTH ("wraparound_root",
           "root of the wrap-around discrepancy",
           "The root of the wrap-around discrepancy, which compares with the others.",
           DERIVED),
  OF_BOTH ("mixture_root",
           "root of the mixture discrepancy",
           "The root of the mixture discrepancy, which compares with the others.",
           DERIVED),
  { NULL },
};

static const MurQuantity integration[] = {
  POINTS,
  OF_BOTH ("error",
           "error",
           "The absolute error of the integral: root mean square of the replicates.",
           0),
  { "sequence_lower", NULL, "Sequence: lower quartile", NULL,
    "The quarter of the replicates' errors that is below." },
  { "sequence_upper", NULL, "Sequence: upper quartile", NULL,
    "The quarter of the replicates' errors that is above." },
  { "reference_lower", NULL, "Reference: lower quartile", NULL,
    "The quarter of the replicates' errors that is below." },
  { "reference_upper", NULL, "Reference: upper quartile", NULL,
    "The quarter of the replicates' errors that is above." },
  { NULL },
};

static const MurQuantity pairs[] = {
  { "i", NULL, "First dimension", NULL, "Counted from 1." },
  { "j", NULL, "Second dimension", NULL, "Counted from 1." },
  { "base_i", NULL, "First base", NULL, "Its base; missing where there is none." },
  { "base_j", NULL, "Second base", NULL, "Its base; missing where there is none." },
  { "correlation", NULL, "Correlation", NULL,
    "Over the first points, correlated_points of them." },
  { "star_discrepancy", "D*", "Star discrepancy", NULL,
    "Over the first 1000 points, where pair_measure is star and up to 64 dimensions; "
    "missing otherwise, and until it is known." },
  { NULL },
};

static const MurQuantity cells[] = {
  { "x", "x", "Right", NULL, "The middle of the cell, to the right." },
  { "y", "y", "Up", NULL, "The middle of the cell, upwards." },
  { "sequence", NULL, "Sequence", NULL, "How many points of the sequence are in it." },
  { "reference", NULL, "Reference", NULL,
    "How many points of the reference are in it." },
  { NULL },
};

static const MurQuantity boxes[] = {
  { "x", "x", "Right", NULL, "Where the box ends to the right." },
  { "y", "y", "Up", NULL, "Where the box ends upwards." },
  { "points", NULL, "Points", NULL, "How many points are in it." },
  { "dense", NULL, "Dense", NULL, "Whether it holds too many (1) or too few (0)." },
  { NULL },
};

static const MurQuantity warnings[] = {
  { "set", NULL, "Set", NULL, "The sequence (1) or the reference (2)." },
  { "dimension", NULL, "Dimension", NULL, "The dimension that a leap ruins." },
  { "base", NULL, "Base", NULL, "Its base, which divides the leap." },
  { NULL },
};

static const MurQuantity arrivals[] = {
  { "number", NULL, "Arrival", NULL, "Which point it is, counted from 1." },
  { "height", NULL, "Order of arrival", NULL, "How early it came, from 0 to 1.", 0,
    "in one dimension" },
  { NULL },
};

static const MurQuantity pair_cells[] = {
  { "i", NULL, "First dimension", NULL, "Counted from 1." },
  { "j", NULL, "Second dimension", NULL, "Counted from 1." },
  { "measure", NULL, "Measure", NULL,
    "What pair_measure says of the two; missing of a dimension with itself." },
  { "excess", NULL, "More than random", NULL,
    "By how much that is more than of random points; their correlations are 0." },
  { NULL },
};

static const MurQuantity guides[] = {
  { "n", "n", "Points", NULL, "Numbers of points, up to those there are." },
  { "root", NULL, "1/√n", NULL, "The error of random points." },
  { "inverse", NULL, "1/n", NULL, "An error that is seldom beaten." },
  { "log_n", NULL, "Points", NULL,
    "Numbers of points from where the bound falls; missing before." },
  { "log_bound", NULL, "(log n)ˢ/n", NULL,
    "The bound for low-discrepancy points in s dimensions; missing before it falls." },
  { NULL },
};

/* The logarithm of N rises before it can fall over N. */
static const MurQuantity slopes[] = {
  { "n", "N", "Points", NULL, "Numbers of points, up to those there will be." },
  { "error_root", NULL, "∝ 1/√N", NULL,
    "The error of random points, from that of the first few on." },
  { "error_inverse", NULL, "∝ 1/N", NULL, "From the same error of one point on." },
  { "star_n", "N", "Points", NULL,
    "Numbers of points, up to the last of which the star discrepancy is taken." },
  { "star_root", NULL, "∝ 1/√N", NULL, "The order of random points." },
  { "star_log", NULL, "∝ log N / N", NULL,
    "The order of the best sequences; missing before it falls." },
  { NULL },
};

static const MurQuantity disc[] = {
  OF_BOTH ("hit", "y in the disc", "The way up of a point inside; missing outside.", 0),
  OF_BOTH (
    "miss", "y beside the disc", "The way up of a point outside; missing inside.", 0),
  { NULL },
};

const MurTableDescription mur_sampling_tables[] = {
  { "points", "Points", "The sequence, so far.", points },
  { "reference_points", "Reference points", "The reference, so far.", points },
  { "discrepancy", "Discrepancy", "How uneven the points were, after each step.",
    discrepancy },
  { "integration", "Integration", "What integrals erred by, after each step.",
    integration },
  { "pairs", "Pairs of dimensions", "All pairs of dimensions of the sequence.", pairs },
  { "cells", "Cells", "Cells of the pair that is shown, row by row from the bottom.",
    cells },
  { "boxes", "Boxes", "The box of the star discrepancy, of sequence and reference.",
    boxes },
  { "warnings", "Warnings", "Leaps that ruin a dimension.", warnings, 0,
    "where a leap is a multiple of a base" },
  { "arrivals", "Arrivals",
    "The order of the points, of up to 100000 of them, and a "
    "million in one dimension.",
    arrivals, DERIVED },
  { "pair_cells", "Pairs of dimensions, cell by cell",
    "The pairs as a square, row by row.", pair_cells, DERIVED },
  { "guides", "Guides", "The slopes that theory promises.", guides, DERIVED },
  { "slopes", "Slopes", "Slopes to compare with, as they are from the start.", slopes,
    DERIVED },
  { "disc", "Quarter disc", "Which points are in it, of up to 100000 of them.", disc,
    DERIVED, "where the integrand is the quarter disc, in two dimensions or more" },
  { NULL },
};

#define SCALARS_OF(set, about)                                                       \
  DISCREPANCIES (set, "", "_discrepancy", about),                                    \
    { set "_minimum_distance",                                                       \
      NULL,                                                                          \
      "smallest distance",                                                           \
      NULL,                                                                          \
      "The smallest distance of two points in all dimensions.",                      \
      .group = about },                                                              \
    { set "_empty_cells",                                                            \
      NULL,                                                                          \
      "empty cells",                                                                 \
      NULL,                                                                          \
      "How many cells of the pair that is shown have no point.",                     \
      .group = about },                                                              \
    { set "_integral", NULL, "integral", NULL, "The integral that the points give.", \
      .group = about },                                                              \
  {                                                                                  \
    set "_error", NULL, "error of the integral", NULL,                               \
      "The absolute error: root mean square of the replicates.", .group = about      \
  }

const MurQuantity mur_sampling_scalars[] = {
  { "n", "n", "Points", NULL, "How many points there are.", .group = "Points" },
  SCALARS_OF ("sequence", "Sequence"),
  SCALARS_OF ("reference", "Reference"),
  { "integral", NULL, "Value", NULL, "The exact integral, or the best known.",
    .group = "Exact integral" },
  { "integral_uncertainty", NULL, "Uncertainty", NULL, "By how much it may be off.",
    .group = "Exact integral" },
  { "cells", NULL, "Cells a side", NULL, "How many cells the grid has along a side.",
    .group = "Points" },
  { "dimensions", "s", "Dimensions", NULL, "How many coordinates a point has.",
    .group = "Points" },
  { "x_dimension", NULL, "Dimension to the right", NULL,
    "The first of the pair that is shown, counted from 1.", .group = "Points" },
  { "y_dimension", NULL, "Dimension upwards", NULL,
    "The second of the pair that is shown, counted from 1.", .group = "Points" },
  { "worst_i", NULL, "First dimension", NULL,
    "Of the pair that is the worst by pair_measure.", .group = "Worst pair" },
  { "worst_j", NULL, "Second dimension", NULL,
    "Of the pair that is the worst by pair_measure.", .group = "Worst pair" },
  { "worst_base_i", NULL, "First base", NULL, "Its base; missing where there is none.",
    .group = "Worst pair" },
  { "worst_base_j", NULL, "Second base", NULL, "Its base; missing where there is none.",
    .group = "Worst pair" },
  { "worst_correlation", NULL, "Correlation", NULL, "The correlation of the pair.",
    .group = "Worst pair" },
  { "worst_star_discrepancy", NULL, "Star discrepancy", NULL,
    "The star discrepancy of the pair; missing until it is known.",
    .group = "Worst pair" },
  { "pair_measure", NULL, "Pairs of dimensions by", NULL,
    "What tells bad pairs: correlation (0) or star discrepancy (1).",
    .group = "Worst pair" },
  { "correlated_points", NULL, "Correlated points", NULL,
    "How many points enter the correlations.", .group = "Points" },
  { "random_star_discrepancy", NULL, "Random points: star discrepancy", NULL,
    "The mean of random points, as many as pairs are measured by; missing without.",
    DERIVED },
  { NULL },
};
