/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Covariance and band against closed forms of the straight line and against the
 * inverse of JᵀJ in long double. */

#include <math.h>

#include "core/base/vmath.h"
#include "core/fitting/covariance.h"
#include "core/fitting/least-squares.h"
#include "core/fitting/statistics.h"
#include "tests/core/fitting/reference.h"
#include "tests/core/fitting/tests.h"

static const double lower[] = { -1e6, -1e6, -1e6, -1e6 };
static const double upper[] = { 1e6, 1e6, 1e6, 1e6 };

/* Of all parameters, by squares; whether it is known. */
static gboolean
covariance_of (const MurModel *model, const double *parameters, double *covariance)
{
  const guint n = mur_model_n_parameters (model);
  const MurFitRank rank
    = mur_fit_covariance (model, &mur_loss_squares, NULL, parameters, covariance);

  g_assert_cmpuint (rank.n_free, ==, n);
  return n == 0 || !isnan (covariance[0]);
}

static void
band_of (const MurModel *model,
         const double *parameters,
         const double *covariance,
         double level,
         double *half_width)
{
  mur_fit_band (model,
                (double)mur_model_n_rows (model) - mur_model_n_parameters (model),
                parameters, covariance, level, half_width);
}

/* t̄ = 4.5 and S = Σ (t − t̄)² = 82.5; y = 1.75 − 0.6 t + small deviations. */
#define N_LINE 10

static const double line_t[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
static const double line_y[]
  = { 1.81, 1.09, 0.52, 0.01, -0.62, -1.37, -1.74, -2.49, -3.13, -3.59 };

typedef struct
{
  double intercept, slope, sum, total, variance;
} Line;

static Line
fit_line (void)
{
  long double mean = 0, slope = 0, sum = 0, total = 0, intercept;

  for (int i = 0; i < N_LINE; i++)
    {
      mean += line_y[i] / (long double)N_LINE;
      slope += (line_t[i] - 4.5L) * line_y[i] / 82.5L;
    }
  intercept = mean - 4.5L * slope;
  for (int i = 0; i < N_LINE; i++)
    {
      long double r = line_y[i] - intercept - slope * line_t[i];

      sum += r * r;
      total += (line_y[i] - mean) * (line_y[i] - mean);
    }

  return (Line){ (double)intercept, (double)slope, (double)sum, (double)total,
                 (double)(sum / (N_LINE - 2)) };
}

/* Rounding: the numbers are of order 1, the condition of J is about 10. */
#define CLOSE 1e-12

static void
test_line (void)
{
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", line_t, line_y, N_LINE);
  Line line = fit_line ();
  double p[] = { 0, 0 };
  double c[4];

  mur_least_squares_refine (model, lower, upper, 50, p);
  g_assert_cmpfloat_with_epsilon (p[0], line.intercept, CLOSE);
  g_assert_cmpfloat_with_epsilon (p[1], line.slope, CLOSE);

  /* Var p1 = s² (1/n + t̄²/S), Var p2 = s²/S, Cov = −s² t̄/S. */
  g_assert_true (covariance_of (model, p, c));
  g_assert_cmpfloat_with_epsilon (c[0], line.variance * (0.1 + 20.25 / 82.5),
                                  CLOSE * c[0]);
  g_assert_cmpfloat_with_epsilon (c[1], -line.variance * 4.5 / 82.5, CLOSE * c[0]);
  g_assert_cmpfloat (c[1], ==, c[2]);
  g_assert_cmpfloat_with_epsilon (c[3], line.variance / 82.5, CLOSE * c[0]);
}

/* Half-width t √(s² (1/n + (t − t̄)²/S)), with t(0.975; 8) = 2.306004135204166 from a
 * table; the quantile is kept to 32 bits, 1.2e-10. */
static void
test_line_band (void)
{
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", line_t, line_y, N_LINE);
  Line line = fit_line ();
  double p[] = { line.intercept, line.slope };
  double c[4];
  double band[N_LINE];

  g_assert_true (covariance_of (model, p, c));
  band_of (model, p, c, 0.95, band);
  for (int i = 0; i < N_LINE; i++)
    {
      double away = line_t[i] - 4.5;
      double expected
        = 2.306004135204166 * sqrt (line.variance * (0.1 + away * away / 82.5));

      g_assert_cmpfloat_with_epsilon (band[i], expected, 2e-10 * expected);
    }
}

static void
test_line_statistics (void)
{
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", line_t, line_y, N_LINE);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  Line line = fit_line ();
  double p[] = { line.intercept, line.slope };
  double fit[N_LINE];
  MurFitStatistics s;
  double deviance = N_LINE * log (line.sum / N_LINE);

  mur_model_curve (model, p, scratch, fit);
  s = mur_fit_statistics (line_y, fit, N_LINE, 2, 0.05);
  g_assert_cmpfloat_with_epsilon (s.sum_of_squares, line.sum, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.reduced_chi_square, line.sum / 0.0025 / 8,
                                  100 * CLOSE);
  g_assert_cmpfloat_with_epsilon (s.r_squared, 1 - line.sum / line.total, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.aic, deviance + 6, 100 * CLOSE);
  g_assert_cmpfloat_with_epsilon (s.bic, deviance + 3 * log (N_LINE), 100 * CLOSE);
}

/* Quantiles in closed form: one degree of freedom, tan (π level / 2); two,
 * level √(2 / (1 − level²)). The mean of n values has n − 1, and variance s²/n. */
static void
test_quantile (void)
{
  const double levels[] = { 0.5, 0.683, 0.95, 0.99 };
  const double t[] = { 0, 1, 2 };
  const double y[] = { 1, 3, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      double l = levels[i];
      /* n = 2: s² = 2, s²/n = 1. n = 3: s² = 1, s²/n = 1/3. */
      const double expected[]
        = { tan (G_PI_2 * l), l * sqrt (2 / (1 - l * l)) / sqrt (3) };

      for (gsize n = 2; n <= 3; n++)
        {
          g_autoptr (MurModel) model = mur_test_model_new ("p1+0*t", t, y, n);
          double mean = 2;
          double c;
          double band[3];

          g_assert_true (covariance_of (model, &mean, &c));
          band_of (model, &mean, &c, l, band);
          for (gsize k = 0; k < n; k++)
            g_assert_cmpfloat_with_epsilon (band[k], expected[n - 2],
                                            2e-10 * expected[n - 2]);
        }
    }
}

/* Between and beyond the points of a line the band is wider the farther from their
 * middle, by the freedom of the points: s √(1/n + (t − t̄)² / Σ (t − t̄)²) times Student's
 * 97.5 % point for 8 degrees of freedom, which GSL gives 32 bits of here. */
static void
test_band_elsewhere (void)
{
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", line_t, line_y, N_LINE);
  const double t[] = { -3.25, 4.5, 17.75 }, nothing[3] = { 0 };
  g_autoptr (MurModel) at = mur_test_model_new ("p1+p2*t", t, nothing, 3);
  Line line = fit_line ();
  double p[] = { line.intercept, line.slope };
  double c[4];
  double band[3];

  g_assert_true (covariance_of (model, p, c));
  mur_fit_band (at, N_LINE - 2, p, c, 0.95, band);
  for (int i = 0; i < 3; i++)
    {
      double off = t[i] - 4.5;
      double expected
        = 2.306004135204166 * sqrt (line.variance * (0.1 + off * off / 82.5));

      g_assert_cmpfloat_with_epsilon (band[i], expected, 1e-9 * expected);
    }
}

/* The published size of the standard errors, given to two digits: 2.5 % for rounding,
 * and s², from 1000 uniform draws, has a standard error of 2.8 %, 1.4 % in s. */
static void
test_example (void)
{
  const double published[] = { 0.0088, 0.0021, 0.0021, 0.0066 };

  for (guint64 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (MurModel) model = mur_test_example_new (0.025, seed);
      long double p[] = { 4, 4, 1.5707963267948966L, 3 };
      long double jtj[N_REFERENCE][N_REFERENCE];
      long double inverse[N_REFERENCE][N_REFERENCE];
      long double jtr[N_REFERENCE];
      double found[] = { 4, 4, 1.57, 3 };
      double c[N_REFERENCE * N_REFERENCE];
      long double sum;

      mur_reference_fit (mur_model_t (model), mur_model_y (model), N_EXAMPLE, p);
      sum = mur_reference_normal (mur_model_t (model), mur_model_y (model), N_EXAMPLE,
                                  p, jtj, jtr);
      mur_reference_invert (jtj, inverse);
      mur_least_squares_refine (model, lower, upper, 100, found);
      g_assert_true (covariance_of (model, found, c));

      for (int a = 0; a < N_REFERENCE; a++)
        {
          g_assert_cmpfloat_with_epsilon (sqrt (c[a * N_REFERENCE + a]) / published[a],
                                          1, 0.025 + 4 * 0.014);
          for (int b = 0; b < N_REFERENCE; b++)
            {
              double expected = (double)(inverse[a][b] * sum / (N_EXAMPLE - 4));
              double scale = sqrt ((double)(inverse[a][a] * inverse[b][b]))
                             * (double)sum / (N_EXAMPLE - 4);

              /* The parameters agree to 4e-12 and C changes by some ten of itself a
               * unit of them. */
              g_assert_cmpfloat_with_epsilon (c[a * N_REFERENCE + b], expected,
                                              1e-10 * scale);
            }
        }
    }
}

/* p1 and p2 are seen only as their sum, which moves one against the other without end;
 * p3 keeps the variance of the slope. */
static void
test_rank_deficient (void)
{
  g_autoptr (MurModel) model
    = mur_test_model_new ("p1+p2+p3*(t-4.5)", line_t, line_y, N_LINE);
  Line line = fit_line ();
  double p[] = { 0.5, line.intercept + 4.5 * line.slope - 0.5, line.slope };
  double c[9];
  double band[N_LINE];

  /* What is not seen takes no degree of freedom: s² is the line's. */
  g_assert_true (covariance_of (model, p, c));
  g_assert_cmpfloat (c[0], ==, INFINITY);
  g_assert_cmpfloat (c[4], ==, INFINITY);
  g_assert_cmpfloat (c[1], ==, -INFINITY);
  g_assert_cmpfloat (c[3], ==, -INFINITY);
  g_assert_cmpfloat_with_epsilon (c[8], line.sum / 8 / 82.5, CLOSE);
  g_assert_cmpfloat_with_epsilon (c[2], 0, CLOSE);
  g_assert_cmpfloat_with_epsilon (c[5], 0, CLOSE);

  band_of (model, p, c, 0.95, band);
  for (int i = 0; i < N_LINE; i++)
    g_assert_true (isnan (band[i]));
}

/* Two parameters without any effect, and units far apart. */
static void
test_unseen (void)
{
  g_autoptr (MurModel) model = mur_test_model_new (
    "1e150*p1+0*p2+0*p3+1e-150*p4*(t-4.5)", line_t, line_y, N_LINE);
  Line line = fit_line ();
  double p[]
    = { (line.intercept + 4.5 * line.slope) * 1e-150, 2, 3, line.slope * 1e150 };
  double c[16];

  g_assert_true (covariance_of (model, p, c));
  g_assert_cmpfloat (c[5], ==, INFINITY);
  g_assert_cmpfloat (c[10], ==, INFINITY);
  g_assert_cmpfloat (c[6], ==, 0);
  g_assert_cmpfloat_with_epsilon (c[0] * 1e300, line.sum / 8 / 10, CLOSE);
  g_assert_cmpfloat_with_epsilon (c[15] * 1e-300, line.sum / 8 / 82.5, CLOSE);
}

static void
assert_refused (
  const char *formula, const double *t, const double *y, gsize n, const double *p)
{
  g_autoptr (MurModel) model = mur_test_model_new (formula, t, y, n);
  guint n_parameters = mur_model_n_parameters (model);
  double c[9] = { 0 };
  double band[N_LINE] = { 0 };

  g_assert_false (covariance_of (model, p, c));
  for (guint i = 0; i < n_parameters * n_parameters; i++)
    g_assert_true (isnan (c[i]));
  band_of (model, p, c, 0.95, band);
  for (gsize i = 0; i < n; i++)
    g_assert_true (isnan (band[i]));
}

static void
test_refused (void)
{
  const double ones[] = { 1, 1, 1 };
  const double zero[] = { 0, 0, 0 };
  const double minus[] = { -1, 1, 1 };

  /* No freedom left, or less than none. */
  assert_refused ("p1+p2*t", line_t, line_y, 2, ones);
  assert_refused ("p1+p2*t", line_t, line_y, 1, ones);
  assert_refused ("p1+p2*t+p3*t^2", line_t, line_y, 2, ones);
  /* A curve that is finite with a derivative that is not; a curve that is not. */
  assert_refused ("sqrt(p1)*t", line_t, line_y, N_LINE, zero);
  assert_refused ("log(p1)*t", line_t, line_y, N_LINE, minus);
}

/* Without parameters the curve is certain; it needs a row all the same. */
static void
test_no_parameters (void)
{
  g_autoptr (MurModel) model = mur_test_model_new ("2*t", line_t, line_y, N_LINE);
  double band[N_LINE];

  g_assert_true (covariance_of (model, NULL, NULL));
  band_of (model, NULL, NULL, 0.95, band);
  for (int i = 0; i < N_LINE; i++)
    g_assert_cmpfloat (band[i], ==, 0);
}

/* A perfect fit leaves nothing to be uncertain about. */
static void
test_perfect (void)
{
  const double y[] = { 1, 3, 5, 7 };
  const double p[] = { 1, 2 };
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", line_t, y, 4);
  double c[4];

  g_assert_true (covariance_of (model, p, c));
  for (int i = 0; i < 4; i++)
    g_assert_cmpfloat (c[i], ==, 0);
}

void
mur_test_covariance (void)
{
  g_test_add_func ("/core/covariance/line", test_line);
  g_test_add_func ("/core/covariance/line-band", test_line_band);
  g_test_add_func ("/core/covariance/band-elsewhere", test_band_elsewhere);
  g_test_add_func ("/core/covariance/line-statistics", test_line_statistics);
  g_test_add_func ("/core/covariance/quantile", test_quantile);
  g_test_add_func ("/core/covariance/example", test_example);
  g_test_add_func ("/core/covariance/rank-deficient", test_rank_deficient);
  g_test_add_func ("/core/covariance/unseen", test_unseen);
  g_test_add_func ("/core/covariance/refused", test_refused);
  g_test_add_func ("/core/covariance/no-parameters", test_no_parameters);
  g_test_add_func ("/core/covariance/perfect", test_perfect);
}
