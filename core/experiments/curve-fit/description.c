/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the curve fit holds. Standard errors and band are those of the
 * objective that is made small, at the best position: they mean something at its
 * optimum. */

#include "core/experiments/curve-fit/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED
#define DATA MUR_DESCRIBED_UNIT_OF_DATA

static const MurQuantity data[] = {
  { "t", "t", "Time", NULL, "Time of a point, in the order in which they came.", DATA },
  { "y", "y", "Value", NULL, "Its value.", DATA },
  { "sigma", "σ", "Standard deviation", NULL, "How far off that value may be.", DATA,
    "with a column of errors that counts" },
  { NULL },
};

static const MurQuantity fit[] = {
  { "t", "t", "Time", NULL, "The times of the points, ascending.", DATA },
  { "y", "y", "Value", NULL, "The best curve at that time.", DATA },
  { "lower", NULL, "Lower end", NULL, "Where its 95 % confidence band begins.", DATA },
  { "upper", NULL, "Upper end", NULL, "Where its 95 % confidence band ends.", DATA },
  { NULL },
};

static const MurQuantity residuals[] = {
  { "t", "t", "Time", NULL, "The times of the points, ascending.", DATA },
  { "residual", NULL, "Data − fit", NULL, "Point minus curve.", DATA },
  { "sigma", "σ", "Standard deviation", NULL, "How far off the point may be.", DATA,
    "with a column of errors that counts" },
  { NULL },
};

static const MurQuantity parameters[] = {
  { "value", NULL, "Value", NULL, "The parameter of the best curve." },
  { "standard_error", NULL, "Standard error", NULL,
    "The standard error of the value, the sandwich's of its objective; missing where "
    "it cannot move, infinite where the data do not say it." },
  { "interval_lower", NULL, "95 % from", NULL,
    "Where the 95 % confidence interval of the value begins." },
  { "interval_upper", NULL, "95 % to", NULL, "Where it ends." },
  { "at_limit", NULL, "Limit reached", NULL,
    "Whether the value is at its lower limit (-1), its upper one (1), fixed by both "
    "(2) "
    "or free (0)." },
  { "expected", NULL, "Expected", NULL,
    "The value that made the signal; missing where "
    "that is unknown." },
  { "place", NULL, "Place", NULL, "The row, counted from 0.", DERIVED },
  { "lower", NULL, "Lower end", NULL,
    "The value minus its standard error; missing where that is wider than the search "
    "limits.",
    DERIVED },
  { "upper", NULL, "Upper end", NULL, "The value plus its standard error, likewise.",
    DERIVED },
  { NULL },
};

static const MurQuantity convergence[] = {
  { "generation", NULL, "Generation", NULL, "Generations, from 0 on.",
    MUR_DESCRIBED_COURSE },
  { "best", NULL, "Best", NULL, "The lowest objective so far." },
  { "mean", NULL, "Mean", NULL, "The objective, averaged over the particles." },
  { NULL },
};

static const MurQuantity particles[] = {
  { "p*", NULL, "Parameter", NULL,
    "Where a particle is: its value of each parameter, in their order." },
  { "objective", NULL, "Objective", NULL, "The objective there." },
  { NULL },
};

static const MurQuantity swarm_curves[] = {
  { "t", "t", "Time", NULL, "400 times at even distances.", DATA },
  { "c*", NULL, "Curve", NULL, "The curve of a particle, of up to 8 of them.", DATA },
  { NULL },
};

static const MurQuantity curve[] = {
  { "t", "t", "Time", NULL, "Times at even distances, at least 1000.", DATA },
  { "y", "y", "Value", NULL, "The best curve at that time.", DATA },
  { "lower", NULL, "Lower end", NULL, "Where its 95 % confidence band begins.", DATA },
  { "upper", NULL, "Upper end", NULL, "Where its 95 % confidence band ends.", DATA },
  { NULL },
};

static const MurQuantity cloud[] = {
  { "particle", NULL, "Particle", NULL, "Which particle it is, counted from 0." },
  { "objective", NULL, "Objective", NULL, "The objective where it is." },
  { "shade", NULL, "Shade", NULL,
    "Its place between the best objective (0) and that in the middle of the first "
    "particles (1), in logarithms and eight steps." },
  { NULL },
};

static const MurQuantity cloud_curves[] = {
  { "t", "t", "Time", NULL, "240 times at even distances, and a gap, for each.", DATA },
  { "y", "y", "Value", NULL, "The curve of the particle at that time.", DATA },
  { NULL },
};

static const MurQuantity residual_bins[] = {
  { "lower", NULL, "Lower end", NULL, "Where the bin of residuals begins.", DATA },
  { "width", NULL, "Width", NULL, "How wide it is.", DATA },
  { "count", NULL, "Count", NULL, "How many residuals are in it." },
  { NULL },
};

static const MurQuantity estimates[] = {
  { "height", NULL, "Height", NULL, "The row, counted from 0 at the last." },
  { "relative_error", NULL, "Relative error", "%",
    "The length of the error bar, by the value; missing where there is none." },
  { "relative_expected", NULL, "Expected", "%",
    "How far the expected value is off, by the value; missing where that is unknown." },
  { "lower_limit", NULL, "Lower limit", NULL, "Where the search for it begins." },
  { "upper_limit", NULL, "Upper limit", NULL, "Where the search for it ends." },
  { "box_value", NULL, "Place in the limits", NULL,
    "Where the value is between its search limits, from 0 to 1." },
  { "box_expected", NULL, "Expected place in the limits", NULL,
    "Where the expected value is between them." },
  { NULL },
};

static const MurQuantity estimate_bars[] = {
  { "end", NULL, "Off the value", "%",
    "Where the error bar of a parameter begins, ends, and a gap, by the value." },
  { "height", NULL, "Height", NULL, "The parameter's, as in estimates." },
  { NULL },
};

static const MurQuantity correlations[] = {
  { "across", NULL, "Across", NULL, "One parameter, counted from 0." },
  { "height", NULL, "Height", NULL, "The other, counted from 0 at the last." },
  { "correlation", NULL, "Correlation", NULL,
    "Of their errors, from -1 to 1; missing where one is not known." },
  { NULL },
};

#define IN_PLANE                                           \
  { "x", NULL, "Across", NULL, "The parameter plane_x." }, \
  {                                                        \
    "y", NULL, "Upwards", NULL, "The parameter plane_y."   \
  }

static const MurQuantity landscape[] = {
  IN_PLANE,
  { "objective", NULL, "Objective", NULL,
    "The objective of up to 256 of the points, in proportion for all; missing where it "
    "is not finite." },
  { NULL },
};

static const MurQuantity plane_particles[] = {
  IN_PLANE,
  { "objective", NULL, "Objective", NULL, "The objective where the particle is." },
  { "best_x", NULL, "Best across", NULL, "Where the particle has found most, across." },
  { "best_y", NULL, "Best upwards", NULL,
    "Where the particle has found most, upwards." },
  { NULL },
};

static const MurQuantity tails[] = {
  IN_PLANE,
  { NULL },
};

static const MurQuantity plane_best[] = {
  IN_PLANE,
  { "objective", NULL, "Objective", NULL, "The lowest objective so far." },
  { "expected_x", NULL, "Expected across", NULL,
    "The expected value of plane_x; missing where that is unknown." },
  { "expected_y", NULL, "Expected upwards", NULL,
    "The expected value of plane_y; missing where that is unknown." },
  { NULL },
};

static const MurQuantity strip[] = {
  { "across", NULL, "Across", NULL,
    "The parameter, counted from 0, and beside it the place of the particle." },
  { "place", NULL, "Place in the limits", NULL,
    "Where the particle is between the search limits, from 0 to 1." },
  { NULL },
};

const MurTableDescription mur_curve_fit_tables[] = {
  { "data", "Data", "The points to fit, as they came.", data },
  { "fit", "Fit", "The best curve at the times of the points.", fit },
  { "residuals", "Residuals", "What the best curve leaves of the points.", residuals },
  { "parameters", "Parameters", "The parameters of the best curve, one a row.",
    parameters },
  { "convergence", "Convergence", "The objective, generation by generation.",
    convergence },
  { "particles", "Particles", "Where each particle is.", particles },
  { "swarm_curves", "Swarm", "Curves of some of the particles.", swarm_curves },
  { "curve", "Curve", "The best curve between the points.", curve, DERIVED },
  { "cloud", "Shown particles",
    "Up to 48 particles whose curves are shown, the worst first.", cloud, DERIVED },
  { "cloud_curves", "Shown curves", "Their curves, one after the other.", cloud_curves,
    DERIVED },
  { "residual_bins", "Distribution of residuals",
    "How many residuals there are of which size, up to the limit; empty where there is "
    "no limit.",
    residual_bins, DERIVED },
  { "estimates", "Estimates",
    "The errors of the parameters by their values, and the values between their "
    "limits.",
    estimates, DERIVED },
  { "estimate_bars", "Error bars", "The relative errors as lines.", estimate_bars,
    DERIVED },
  { "correlations", "Correlations",
    "How the errors of the parameters depend on one another, all pairs.", correlations,
    DERIVED },
  { "landscape", "Landscape",
    "The objective in the plane of two parameters, the others as the best has them; "
    "row by row upwards.",
    landscape, DERIVED },
  { "plane_particles", "Particles in the plane", "Up to 400 particles.",
    plane_particles, DERIVED },
  { "tails", "Tails",
    "Where they were in the last two generations, and a gap after each.", tails,
    DERIVED },
  { "plane_best", "Best in the plane", "The best position, and the expected one.",
    plane_best, DERIVED },
  { "strip", "Particles in the limits", "The same particles, for each parameter.",
    strip, DERIVED },
  { NULL },
};

const MurQuantity mur_curve_fit_scalars[] = {
  { "generation", NULL, "Generations", NULL, "How many times all particles have moved.",
    .group = "Search" },
  { "evaluations", NULL, "Evaluations", NULL, "How often the objective was computed.",
    .group = "Search" },
  { "best", NULL, "Best", NULL, "The lowest objective so far.", .group = "Search" },
  { "noise_scale", NULL, "Scale of the noise", NULL,
    "The standard deviation of the noise by which Huber and Cauchy go, by the median "
    "of the residuals; 1 where errors are known; missing of others.",
    .group = "Fit" },
  { "searches", NULL, "Searches", NULL,
    "How many descents the refinement has made, from different starts.",
    .group = "Search" },
  { "searches_here", NULL, "Searches that end here", NULL,
    "How many of them ended at the lowest objective.", .group = "Search" },
  { "next_best", NULL, "Next best", NULL,
    "The objective at the next best minimum that they found; missing where they found "
    "none.",
    .group = "Search" },
  { "sum_of_squares", NULL, "Sum of squares", NULL,
    "The squared differences between data and fit, summed up.", .group = "Fit" },
  { "reduced_chi_square", NULL, "Reduced χ²", NULL,
    "Sum of squares by degrees of freedom and the noise's variance (1 where that is "
    "unknown). Of least squares only.",
    .group = "Fit" },
  { "r_squared", NULL, "R²", NULL,
    "The part of the data's variance that the fit explains.", .group = "Fit" },
  { "aic", NULL, "AIC", NULL,
    "Akaike's information criterion; missing where the fit is exact, or not by least "
    "squares.",
    .group = "Fit" },
  { "bic", NULL, "BIC", NULL, "The Bayesian information criterion; missing likewise.",
    .group = "Fit" },
  { "freedom", NULL, "Degrees of freedom", NULL,
    "Points without the parameters that the data say: not those that are fixed or at "
    "a limit.",
    .group = "Fit" },
  { "runs", NULL, "Runs of residuals", NULL,
    "How many stretches of one sign the residuals have.", .group = "Residuals" },
  { "runs_z", NULL, "Runs test", NULL,
    "How far that is from what noise has, in standard deviations (Wald and Wolfowitz); "
    "below -3 the curve misses something.",
    .group = "Residuals" },
  { "autocorrelation", NULL, "Autocorrelation", NULL,
    "Of each residual with the next; about 0 for noise.", .group = "Residuals" },
  { "residual_limit", NULL, "Limit of residuals", NULL,
    "About four times their spread, taken from the median; missing where more than "
    "half "
    "of them are 0.",
    DERIVED },
  { "estimate_limit", NULL, "Limit of relative errors", "%",
    "A little more than the largest of those up to 100, and at most that.", DERIVED },
  { "plane_x", NULL, "Plane across", NULL,
    "The parameter across, counted from 1: the last where there are fewer than wanted.",
    DERIVED },
  { "plane_y", NULL, "Plane upwards", NULL, "The parameter upwards, likewise.",
    DERIVED },
  { NULL },
};
