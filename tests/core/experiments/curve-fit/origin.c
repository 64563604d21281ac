/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points far from zero: what they say is what they say from their first on, moved back
 * by closed formulas. Values of the fits themselves are worked out in long double. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define FIT &mur_experiment_curve_fit
#define N 60
#define MAX_N 5
#define PI 3.14159265358979323846264338327950288L

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* @assignments: by blanks; "=" within them stays */
static MurFrame *
fit (const char *assignments, double at, const double *u, const double *y)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "refine=end", "generations=60", NULL);
  g_auto (GStrv) words = g_strsplit (assignments, " ", -1);
  double x[N];
  MurTable *table = mur_table_new ();
  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      g_assert_true (mur_parameters_set (session->parameters, pair[0], pair[1], NULL));
    }
  for (guint i = 0; i < N; i++)
    x[i] = at + u[i];
  mur_table_add_take (table, "x", NULL, g_memdup2 (x, sizeof x), N);
  mur_table_add_take (table, "y", NULL, g_memdup2 (y, N * sizeof *y), N);
  mur_inputs_add (session->inputs, "data", NULL, table);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
  return mur_job_frame (job);
}

/* Quarters of whole numbers, which are what they are beside 1e9 too. */
static void
fill_times (double *u)
{
  for (guint i = 0; i < N; i++)
    u[i] = 0.25 * i;
}

static double
noise (guint i)
{
  return 0.1 * sin (91.0 * i * i + 0.3);
}

static void
assert_near (double value, long double expected, double part)
{
  g_assert_cmpfloat_with_epsilon (value, (double)expected,
                                  part * fabs ((double)expected));
}

/* Solves the normal equations of @n columns (Gauss–Jordan); they are well scaled over u −
 * ū. @inverse: of them */
static void
solve (guint n,
       const long double columns[MAX_N][N],
       const double *y,
       long double *p,
       long double inverse[MAX_N][MAX_N])
{
  long double a[MAX_N][MAX_N], b[MAX_N] = { 0 };

  for (guint k = 0; k < n; k++)
    for (guint l = 0; l < n; l++)
      {
        a[k][l] = 0;
        inverse[k][l] = k == l;
        for (guint i = 0; i < N; i++)
          a[k][l] += columns[k][i] * columns[l][i];
      }
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < N; i++)
      b[k] += columns[k][i] * y[i];
  for (guint k = 0; k < n; k++)
    {
      const long double pivot = a[k][k];

      for (guint l = 0; l < n; l++)
        {
          a[k][l] /= pivot;
          inverse[k][l] /= pivot;
        }
      for (guint j = 0; j < n; j++)
        {
          const long double factor = a[j][k];

          for (guint l = 0; l < n && j != k; l++)
            {
              a[j][l] -= factor * a[k][l];
              inverse[j][l] -= factor * inverse[k][l];
            }
        }
    }
  for (guint k = 0; k < n; k++)
    {
      p[k] = 0;
      for (guint l = 0; l < n; l++)
        p[k] += inverse[k][l] * b[l];
    }
}

/* A polynomial of @degree over x − c, and over x: Σ q_j (x − c)^j by Horner's rule. */
static void
check_polynomial (guint degree, const char *assignments, double at)
{
  double u[N], y[N];
  long double columns[MAX_N][N], q[MAX_N], inverse[MAX_N][MAX_N], sum = 0, middle;
  long double p[MAX_N] = { 0 }, slopes[MAX_N][MAX_N] = { { 0 } };
  const guint n = degree + 1;

  fill_times (u);
  middle = u[N - 1] / 2.0L;
  for (guint i = 0; i < N; i++)
    {
      y[i] = 20 + 0.3 * u[i] - 0.02 * u[i] * u[i] + noise (i);
      for (guint k = 0; k < n; k++)
        columns[k][i] = k == 0 ? 1 : columns[k - 1][i] * (u[i] - middle);
    }
  solve (n, columns, y, q, inverse);
  for (guint i = 0; i < N; i++)
    {
      long double r = y[i];
      for (guint k = 0; k < n; k++)
        r -= q[k] * columns[k][i];
      sum += r * r;
    }
  /* p = T q with T_jk = C(k, j) (−c)^(k − j) */
  for (guint j = 0; j < n; j++)
    for (guint k = j; k < n; k++)
      {
        long double entry = 1;
        for (guint i = 0; i < k - j; i++)
          entry *= -(at + middle) * (k - i) / (i + 1);
        slopes[j][k] = entry;
        p[j] += entry * q[k];
      }
  g_autoptr (MurFrame) frame = fit (assignments, at, u, y);
  for (guint j = 0; j < n; j++)
    {
      long double variance = 0;
      for (guint k = 0; k < n; k++)
        for (guint l = 0; l < n; l++)
          variance += slopes[j][k] * inverse[k][l] * slopes[j][l] * sum / (N - n);
      assert_near (column (frame, "parameters", "value")[j], p[j], 1e-9);
      assert_near (column (frame, "parameters", "standard_error")[j], sqrtl (variance),
                   1e-6);
    }
  assert_near (mur_frame_scalar (frame, "sum_of_squares"), sum, 1e-10);
  g_assert_null (strstr (mur_frame_note (frame), "counted from"));
  for (guint k = 0; k < n; k++)
    {
      /* Beside 1e24 the width of the limits is nothing. */
      const double value = column (frame, "parameters", "value")[k];
      const double rounding = 4 * DBL_EPSILON * fabs (value);

      g_assert_cmpfloat (column (frame, "estimates", "lower_limit")[k], <=,
                         value + rounding);
      g_assert_cmpfloat (column (frame, "estimates", "upper_limit")[k], >=,
                         value - rounding);
    }
  /* The curve and its band are where the points are. */
  g_assert_cmpfloat (column (frame, "fit", "t")[7], ==, at + u[7]);
  g_assert_cmpfloat (column (frame, "curve", "t")[0], ==, at);
  g_assert_cmpfloat (fabs (column (frame, "fit", "y")[7] - y[7]), <, 0.5);
}

static void
test_polynomials (void)
{
  check_polynomial (1, "model=line", 1e9);
  check_polynomial (1, "formula=a+b*x lower=-1e12 upper=1e12", 1e9);
  check_polynomial (1, "model=line", -4e7);
  check_polynomial (2, "model=parabola", 1e9);
  check_polynomial (2, "formula=p1+p2*x+p3*x^2 lower=-1e19 upper=1e19", 1e9);
  check_polynomial (3, "model=cubic", 1.7e9);
}

/* The optimum of a peak by Gauss–Newton in long double from where it was made. */
static void
find_peak (const double *u, const double *y, long double *p, long double *errors)
{
  long double columns[MAX_N][N], step[MAX_N], inverse[MAX_N][MAX_N], sum = 0;
  double rest[N];

  for (int round = 0; round < 30; round++)
    {
      sum = 0;
      for (guint i = 0; i < N; i++)
        {
          const long double z = (u[i] - p[1]) / p[2], bell = expl (-z * z / 2);
          const long double r = y[i] - p[0] * bell - p[3];

          columns[0][i] = bell;
          columns[1][i] = p[0] * bell * z / p[2];
          columns[2][i] = p[0] * bell * z * z / p[2];
          columns[3][i] = 1;
          rest[i] = (double)r;
          sum += r * r;
        }
      solve (4, columns, rest, step, inverse);
      for (guint k = 0; k < 4; k++)
        p[k] += step[k];
    }
  for (guint k = 0; k < 4; k++)
    errors[k] = sqrtl (inverse[k][k] * sum / (N - 4));
}

/* The centre is a double near 1.6e9, whose digits end at 2.4e-7. An interval by profile is
 * about the one by the error. */
static void
check_peak (const char *assignments)
{
  double u[N], y[N];
  long double p[] = { 5, 6.2L, 1.7L, 1 }, errors[4];

  fill_times (u);
  for (guint i = 0; i < N; i++)
    y[i] = 1 + 5 * exp (-pow ((u[i] - 6.2) / 1.7, 2) / 2) + noise (i);
  find_peak (u, y, p, errors);
  g_autoptr (MurFrame) frame = fit (assignments, 1.6e9, u, y);
  const double *value = column (frame, "parameters", "value");
  const double *error = column (frame, "parameters", "standard_error");
  assert_near (value[0], p[0], 1e-8);
  g_assert_cmpfloat_with_epsilon (value[1], (double)(1.6e9L + p[1]), 3e-7);
  assert_near (value[2], p[2], 1e-8);
  assert_near (value[3], p[3], 1e-8);
  for (guint k = 0; k < 4; k++)
    assert_near (error[k], errors[k], 1e-6);
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "interval_upper")[1],
                                  value[1] + 2.0032 * error[1], 0.05 * error[1]);
  g_assert_cmpfloat (column (frame, "estimates", "lower_limit")[1], >=, 1.59e9);
  g_assert_cmpfloat (column (frame, "estimates", "box_value")[1], >, 0);
  g_assert_cmpfloat (column (frame, "particles", "p2")[0], >, 1.59e9);
}

static void
test_peak (void)
{
  check_peak ("model=gaussian");
  check_peak ("formula=A*exp(-(x-m)^2/(2*w^2))+c "
              "constraints=A=auto;m=auto;w=0.01:50;c=auto");
  check_peak ("formula=A*exp(-(x-m)^2/(2*w^2))+c "
              "constraints=m=1600000000:1600000010,start=1600000005;w=0.1:9");
  check_peak ("model=gaussian intervals=profile constraints=s=0.1:9");
}

/* A damped sine of seconds since 1970: what it is from the first point on, and what is
 * so is said; the curve has no noise, so it is what it was made of. */
static void
check_sine (const char *assignments)
{
  double u[N], y[N];

  fill_times (u);
  for (guint i = 0; i < N; i++)
    y[i] = (double)(1 + 5 * expl (-u[i] / 7.5L) * sinl (2 * PI * 0.31L * u[i] + 0.7L));
  g_autoptr (MurFrame) frame = fit (assignments, 1.6e9, u, y);
  const double *value = column (frame, "parameters", "value");
  g_assert_cmpfloat_with_epsilon (fabs (value[0]), 5, 1e-8);
  assert_near (value[1], 7.5L, 1e-8);
  assert_near (value[2], 0.31L, 1e-8);
  g_assert_cmpfloat_with_epsilon (
    remainder (value[3] - 0.7 + (value[0] < 0 ? G_PI : 0), 2 * G_PI), 0, 1e-8);
  assert_near (value[4], 1, 1e-8);
  g_assert_nonnull (strstr (mur_frame_note (frame),
                            "A and phi are those of x counted from 1600000000"));
}

static void
test_sine (void)
{
  check_sine ("model=sine");
  check_sine ("formula=A*exp(-x/tau)*sin(2*pi*f*x+phi)+c upper=20 "
              "constraints=f=0.05:1");
}

/* Numbers that are subtracted in the formula, or a level that is held at zero, leave x
 * as it is. */
static void
test_as_it_is (void)
{
  double u[N], y[N];

  fill_times (u);
  for (guint i = 0; i < N; i++)
    y[i] = 3 + 0.5 * u[i];
  g_autoptr (MurFrame) written = fit ("formula=a+b*(x-1600000000)", 1.6e9, u, y);
  assert_near (column (written, "parameters", "value")[0], 3, 1e-8);
  assert_near (column (written, "parameters", "value")[1], 0.5L, 1e-8);
  g_assert_null (strstr (mur_frame_note (written), "counted from"));
  for (guint i = 0; i < N; i++)
    y[i] = 2 * (1.6e9 + u[i]);
  g_autoptr (MurFrame) held = fit ("formula=a+b*x constraints=a=0,fixed", 1.6e9, u, y);
  g_assert_cmpfloat (column (held, "parameters", "value")[0], ==, 0);
  assert_near (column (held, "parameters", "value")[1], 2, 1e-12);
  /* Limits that a level at zero is not in: it is that of the first point. */
  for (guint i = 0; i < N; i++)
    y[i] = 3 + 0.5 * u[i];
  g_autoptr (MurFrame) level = fit ("formula=a+b*x", 1.6e9, u, y);
  assert_near (column (level, "parameters", "value")[0], 3, 1e-8);
  g_assert_nonnull (
    strstr (mur_frame_note (level), "a is that of x counted from 1600000000"));
}

void
mur_test_curve_fit_origin (void)
{
  g_test_add_func ("/experiments/curve-fit/origin/polynomials", test_polynomials);
  g_test_add_func ("/experiments/curve-fit/origin/peak", test_peak);
  g_test_add_func ("/experiments/curve-fit/origin/sine", test_sine);
  g_test_add_func ("/experiments/curve-fit/origin/as-it-is", test_as_it_is);
}
