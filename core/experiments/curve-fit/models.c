/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiments/curve-fit/models.h"

#include <math.h>

const MurReadyModel mur_ready_models[] = {
  { "formula", "Own formula", NULL, { MUR_MEANS_ANYTHING } },
  { "line", "Line", "a+b*x", { MUR_MEANS_ANYTHING, MUR_MEANS_ANYTHING } },
  { "parabola",
    "Parabola",
    "a+b*x+c*x^2",
    { MUR_MEANS_ANYTHING, MUR_MEANS_ANYTHING, MUR_MEANS_ANYTHING } },
  { "cubic",
    "Cubic polynomial",
    "a+b*x+c*x^2+d*x^3",
    { MUR_MEANS_ANYTHING, MUR_MEANS_ANYTHING, MUR_MEANS_ANYTHING,
      MUR_MEANS_ANYTHING } },
  { "exponential",
    "Exponential",
    "A*exp(-x/tau)+c",
    { MUR_MEANS_ANYTHING, MUR_MEANS_WIDTH, MUR_MEANS_LEVEL } },
  { "exponentials",
    "Two exponentials",
    "A*exp(-x/tau)+B*exp(-x/sigma)+c",
    { MUR_MEANS_ANYTHING, MUR_MEANS_WIDTH, MUR_MEANS_ANYTHING, MUR_MEANS_WIDTH,
      MUR_MEANS_LEVEL } },
  { "gaussian",
    "Gaussian",
    "A*exp(-(x-x0)^2/(2*s^2))+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_LEVEL } },
  { "gaussians",
    "Two Gaussians",
    "A*exp(-(x-x0)^2/(2*s^2))+B*exp(-(x-x1)^2/(2*r^2))+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_HEIGHT,
      MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_LEVEL } },
  { "lorentzian",
    "Lorentzian",
    "A/(1+((x-x0)/w)^2)+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_LEVEL } },
  { "voigt",
    "Voigt",
    "A*voigt((x-x0)/(s*sqrt(2)),w/(s*sqrt(2)))/voigt(0,w/(s*sqrt(2)))+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_WIDTH,
      MUR_MEANS_LEVEL } },
  { "logistic",
    "Logistic",
    "A/(1+exp(-(x-x0)/w))+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_PLACE, MUR_MEANS_WIDTH, MUR_MEANS_LEVEL } },
  { "power", "Power", "A*x^b", { MUR_MEANS_ANYTHING, MUR_MEANS_EXPONENT } },
  { "sine",
    "Damped sine",
    "A*exp(-x/tau)*sin(2*pi*f*x+phi)+c",
    { MUR_MEANS_HEIGHT, MUR_MEANS_WIDTH, MUR_MEANS_RATE, MUR_MEANS_PHASE,
      MUR_MEANS_LEVEL } },
  { "michaelis-menten",
    "Michaelis–Menten",
    "Vmax*x/(Km+x)",
    { MUR_MEANS_HEIGHT, MUR_MEANS_WIDTH } },
};
G_STATIC_ASSERT (G_N_ELEMENTS (mur_ready_models) == MUR_N_READY_MODELS);

const MurChoice mur_ready_model_choices[] = {
  { "formula", "Own formula" },
  { "line", "Line" },
  { "parabola", "Parabola" },
  { "cubic", "Cubic polynomial" },
  { "exponential", "Exponential" },
  { "exponentials", "Two exponentials" },
  { "gaussian", "Gaussian" },
  { "gaussians", "Two Gaussians" },
  { "lorentzian", "Lorentzian" },
  { "voigt", "Voigt" },
  { "logistic", "Logistic" },
  { "power", "Power" },
  { "sine", "Damped sine" },
  { "michaelis-menten", "Michaelis–Menten" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_ready_model_choices, MUR_N_READY_MODELS);

typedef struct
{
  double least, most, size; /* the largest magnitude */
} Range;

static Range
range_of (const double *values, gsize n)
{
  Range range = { INFINITY, -INFINITY, 0 };

  for (gsize i = 0; i < n; i++)
    {
      range.least = fmin (range.least, values[i]);
      range.most = fmax (range.most, values[i]);
      range.size = fmax (range.size, fabs (values[i]));
    }
  return range;
}

/* Of the range; of points at one place something to stand in for it. */
static double
width_of (const Range *range)
{
  const double width = range->most - range->least;

  return width > 0 ? width : range->size > 0 ? range->size : 1;
}

/* What values, distances and their ratios make, and a thousand times that: searches go
 * by orders of magnitude too, so that a wide box is no worse than a narrow one. */
static double
largest_of (const Range *x, const Range *y)
{
  const double width = width_of (x), height = fmax (y->size, width_of (y));

  return 1000
         * fmax (fmax (height, fmax (x->size, 1)),
                 fmax (height / width, height * x->size / width));
}

/* Outwards to whole steps, a tenth or so of @width: numbers that people read. */
static void
round_outwards (double width, double *lower, double *upper)
{
  const double step = mur_curve_fit_round_up (width) / 10;

  *lower = step * floor (*lower / step);
  *upper = step * ceil (*upper / step);
}

void
mur_meaning_find_limits (MurMeaning meaning,
                         const double *x,
                         const double *y,
                         gsize n,
                         double *lower,
                         double *upper)
{
  const Range across = range_of (x, n), up = range_of (y, n);
  const double width = width_of (&across), height = width_of (&up);

  switch (meaning)
    {
    case MUR_MEANS_LEVEL:
      *lower = up.least - height;
      *upper = up.most + height;
      round_outwards (height, lower, upper);
      break;
    case MUR_MEANS_HEIGHT:
      *upper = mur_curve_fit_round_up (10 * height);
      *lower = -*upper;
      break;
    case MUR_MEANS_PLACE:
      *lower = across.least - width / 2;
      *upper = across.most + width / 2;
      round_outwards (width, lower, upper);
      break;
    case MUR_MEANS_WIDTH:
      *upper = mur_curve_fit_round_up (10 * width);
      *lower = *upper / (100 * mur_curve_fit_round_up ((double)MAX (n, 10)));
      break;
    case MUR_MEANS_RATE:
      *lower = 0;
      *upper = mur_curve_fit_round_up ((double)n / (2 * width));
      break;
    case MUR_MEANS_PHASE:
      *lower = 0;
      *upper = 2 * G_PI;
      break;
    case MUR_MEANS_EXPONENT:
      *lower = -10;
      *upper = 10;
      break;
    case MUR_MEANS_ANYTHING:
    default:
      *upper = mur_curve_fit_round_up (largest_of (&across, &up));
      *lower = -*upper;
    }
}

void
mur_curve_fit_find_any_limits (
  const double *x, const double *y, gsize n, double *lower, double *upper)
{
  mur_meaning_find_limits (MUR_MEANS_ANYTHING, x, y, n, lower, upper);
}
