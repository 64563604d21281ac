/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ready models find what made the data with the limits that the data give; what is asked
 * of single parameters by name holds. */

#include "core/experiments/curve-fit/models.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define FIT &mur_experiment_curve_fit
#define N 60

/* The models by hand, over x = 0.1 … 6; sizes far from one. */
typedef struct
{
  const char *model;
  double truth[MUR_CURVE_FIT_MAX_READY];
  double (*curve) (const double *p, double x);
} Case;

static double
line (const double *p, double x)
{
  return p[0] + p[1] * x;
}

static double
parabola (const double *p, double x)
{
  return p[0] + x * (p[1] + x * p[2]);
}

static double
cubic (const double *p, double x)
{
  return p[0] + x * (p[1] + x * (p[2] + x * p[3]));
}

static double
exponential (const double *p, double x)
{
  return p[0] * exp (-x / p[1]) + p[2];
}

static double
gaussian (const double *p, double x)
{
  return p[0] * exp (-(x - p[1]) * (x - p[1]) / (2 * p[2] * p[2])) + p[3];
}

static double
lorentzian (const double *p, double x)
{
  return p[0] / (1 + (x - p[1]) * (x - p[1]) / (p[2] * p[2])) + p[3];
}

static double
logistic (const double *p, double x)
{
  return p[0] / (1 + exp ((p[1] - x) / p[2])) + p[3];
}

static double
power (const double *p, double x)
{
  return p[0] * pow (x, p[1]);
}

static double
michaelis_menten (const double *p, double x)
{
  return p[0] * x / (p[1] + x);
}

static const Case cases[] = {
  { "line", { 1e6, -3e4 }, line },
  { "parabola", { 1e-6, -3e-6, 2e-7 }, parabola },
  { "cubic", { 5, -3, 0.5, -0.04 }, cubic },
  { "exponential", { 823, 1.25, 5.4 }, exponential },
  { "gaussian", { -2e4, 3.3, 0.4, 1e5 }, gaussian },
  { "lorentzian", { 4e-9, 2.2, 0.3, 1e-9 }, lorentzian },
  { "logistic", { 70, 3, 0.5, 2 }, logistic },
  { "power", { 0.76, 3.9 }, power },
  { "michaelis-menten", { 30, 2 }, michaelis_menten },
};

static void
add_data (MurSession *session, const Case *self)
{
  double *x = g_new (double, N), *y = g_new (double, N);
  MurTable *table = mur_table_new ();
  for (guint i = 0; i < N; i++)
    {
      x[i] = 0.1 * (i + 1);
      y[i] = self->curve (self->truth, x[i]);
    }
  mur_table_add_take (table, "x", NULL, x, N);
  mur_table_add_take (table, "y", NULL, y, N);
  mur_inputs_add (session->inputs, "data", NULL, table);
}

static MurFrame *
fit (const Case *self, const char *constraints)
{
  g_autofree char *model = g_strdup_printf ("model=%s", self->model);
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, model, "refine=end", "generations=30", NULL);
  g_assert_true (
    mur_parameters_set (session->parameters, "constraints", constraints, NULL));
  add_data (session, self);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

/* Exact data of double precision: what is left is rounding and the condition of the
 * model, at most some 1e4. A logistic curve has a twin that is upside down. */
static void
test_models (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurFrame) frame = fit (&cases[i], "");
      const MurTable *table = mur_frame_table (frame, "parameters");
      const double *truth = cases[i].truth;
      g_test_message ("%s", cases[i].model);
      for (guint k = 0; k < mur_table_n_rows (table); k++)
        g_assert_cmpfloat_with_epsilon (mur_table_column (table, 0)[k], truth[k],
                                        1e-8 * fabs (truth[k]));
    }
}

/* Every model compiles, has as many meanings as parameters, and limits that hold. */
static void
test_table (void)
{
  const double x[] = { 1, 2, 5 }, y[] = { -3, 4, 0 };
  for (guint i = 1; i < MUR_N_READY_MODELS; i++)
    {
      const char *inputs[] = { "x", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (MurProgram) program
        = mur_program_new_named (mur_ready_models[i].formula, inputs, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (mur_program_n_parameters (program), <=,
                        MUR_CURVE_FIT_MAX_READY);
      g_assert_cmpstr (mur_ready_models[i].id, ==, mur_ready_model_choices[i].id);
      g_assert_cmpstr (mur_ready_models[i].title, ==, mur_ready_model_choices[i].title);
    }
  for (int meaning = 0; meaning <= MUR_MEANS_EXPONENT; meaning++)
    {
      double lower, upper;
      mur_meaning_find_limits ((MurMeaning)meaning, x, y, 3, &lower, &upper);
      g_assert_cmpfloat (lower, <, upper);
      /* One point tells no scale, and all limits are numbers none the less. */
      mur_meaning_find_limits ((MurMeaning)meaning, x, y + 2, 1, &lower, &upper);
      g_assert_true (isfinite (lower) && isfinite (upper) && lower < upper);
    }
}

static double
limit (const MurFrame *frame, const char *name, guint k)
{
  const MurTable *table = mur_frame_table (frame, "estimates");
  return mur_table_column (table, (guint)mur_table_find (table, name))[k];
}

static void
test_constraints (void)
{
  g_autoptr (MurFrame) frame
    = fit (&cases[3], " tau = 0.5 : 5 , start=1 ; c=5.4,fixed;A=:900;");
  const MurTable *table = mur_frame_table (frame, "parameters");
  g_assert_cmpfloat_with_epsilon (mur_table_column (table, 0)[0], 823, 1e-5);
  g_assert_cmpfloat (mur_table_column (table, 0)[2], ==, 5.4);
  g_assert_cmpfloat (limit (frame, "lower_limit", 1), ==, 0.5);
  g_assert_cmpfloat (limit (frame, "upper_limit", 1), ==, 5);
  g_assert_cmpfloat (limit (frame, "upper_limit", 0), ==, 900);
  g_assert_cmpfloat (limit (frame, "lower_limit", 0), <, -900);
  g_assert_cmpfloat (limit (frame, "lower_limit", 2), ==, 5.4);
  g_assert_cmpfloat (mur_frame_scalar (frame, "freedom"), ==, N - 2);
}

/* By name before the lists; a start is a particle's first place. */
static void
test_start (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "formula=p1+p2*t", "particles=5", "lower=-4", NULL);
  g_assert_true (
    mur_parameters_set (session->parameters, "constraints", "p2=1:7,start=2.25", NULL));
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *particles = mur_frame_table (frame, "particles");
  g_assert_cmpfloat (mur_table_column (particles, 0)[0], ==, 3); /* the middle */
  g_assert_cmpfloat (mur_table_column (particles, 1)[0], ==, 2.25);
  g_assert_cmpfloat (limit (frame, "lower_limit", 0), ==, -4);
  g_assert_cmpfloat (limit (frame, "upper_limit", 1), ==, 7);
}

static void
test_refused (void)
{
  static const char *const bad[][2] = {
    { "q=1:2", "the parameters of the formula are p1, p2, p3, p4" },
    { "p1", "NAME=LOWER:UPPER" },
    { "p1=3", "NAME=VALUE,fixed" },
    { "p1=1:2,fixed", "NAME=VALUE,fixed" },
    { "p1=1:x", "NAME=LOWER:UPPER" },
    { "p1=1:2:3", "NAME=LOWER:UPPER" },
    { "p1=1:2,begin=1", "NAME=LOWER:UPPER" },
    { "p1=", "NAME=LOWER:UPPER" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (FIT, NULL);
      g_assert_true (
        mur_parameters_set (session->parameters, "constraints", bad[i][0], NULL));
      mur_runs_assert_refused (session, "constraints", bad[i][1], NULL);
    }
}

/* Refused where it was asked for: by name, or by the lists. */
static void
test_crossed (void)
{
  static const char *const bad[][2] = {
    { "p3=5:2", "5 is not allowed for p3; at most its upper limit, 2" },
    { "p3=11:", "11 is not allowed for p3; at most its upper limit, 10" },
    { "p2=1:7,start=7.5", "7.5 is not allowed; the start of p2 is beyond its upper" },
    { "p2=:,start=-1", "-1 is not allowed; the start of p2 is beyond its lower" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (FIT, NULL);
      mur_parameters_set (session->parameters, "constraints", bad[i][0], NULL);
      mur_runs_assert_refused (session, "constraints", bad[i][1], NULL);
    }
  g_autoptr (MurSession) lists = mur_runs_session (FIT, "lower=11", NULL);
  mur_runs_assert_refused (lists, "lower", "11 is not allowed for p1", NULL);
}

/* A side says auto to follow from the data, also where the lists have numbers; what is
 * fixed stays so whatever its limits, which wait. */
static void
test_sides (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "formula=p1+p2*t+p3", "particles=5", NULL);
  g_assert_true (mur_parameters_set (session->parameters, "constraints",
                                     "p1=auto:7; p2=1:2,start=3,fixed", NULL));
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (limit (frame, "lower_limit", 0), <, -100);
  g_assert_cmpfloat (limit (frame, "upper_limit", 0), ==, 7);
  g_assert_cmpfloat (limit (frame, "lower_limit", 1), ==, 3);
  g_assert_cmpfloat (limit (frame, "upper_limit", 1), ==, 3);
  g_assert_cmpfloat (limit (frame, "lower_limit", 2), ==, 0);
}

/* Lists say auto too, for all or one by one, and keep it in a session. A line through
 * 51000 and up has its least squares at 1991 and 51031 (normal equations by hand). */
static void
test_auto_lists (void)
{
  static const double x[] = { 0, 1, 2, 3 }, y[] = { 51000, 53100, 54950, 57020 };
  static const char *const lists[][2]
    = { { "lower=auto", "upper=auto" }, { "lower=-1e6, auto", "upper=auto 1e6" } };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (FIT, "formula=A*t+c", "refine=end", "generations=20",
                            lists[i][0], lists[i][1], NULL);
      MurTable *table = mur_table_new ();
      mur_table_add_take (table, "t", NULL, g_memdup2 (x, sizeof x), 4);
      mur_table_add_take (table, "y", NULL, g_memdup2 (y, sizeof y), 4);
      mur_inputs_add (session->inputs, "data", "data.csv", table);

      g_autofree char *text = mur_session_format (session);
      g_autoptr (MurSession) again
        = mur_session_parse (text, -1, mur_experiments (), NULL, NULL);
      g_assert_true (mur_parameters_equal (session->parameters, again->parameters));
      g_autoptr (MurJob) job = mur_runs_begin (again, 1);
      mur_runs_finish (job);
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      const MurTable *found = mur_frame_table (frame, "parameters");
      const double *value
        = mur_table_column (found, (guint)mur_table_find (found, "value"));
      g_assert_cmpfloat_with_epsilon (value[0], 1991, 1e-6);
      g_assert_cmpfloat_with_epsilon (value[1], 51031, 1e-5);
    }
}

/* The names in force: those of the formula, of a ready model, none of one that cannot be
 * read; a column of the data is a variable. */
static void
test_names (void)
{
  const MurConstrained *constrained = mur_experiment_curve_fit.constrained;
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "formula=A*exp(-t/τ_1)+volt", NULL);
  g_auto (GStrv) own = constrained->names (session->parameters, session->inputs);
  g_autofree char *joined = g_strjoinv (" ", own);
  g_assert_cmpstr (joined, ==, "A τ_1 volt");

  MurTable *table = mur_table_new ();
  mur_table_add_take (table, "t", NULL, g_new0 (double, 5), 5);
  mur_table_add_take (table, "volt", NULL, g_new0 (double, 5), 5);
  mur_table_add_take (table, "y", NULL, g_new0 (double, 5), 5);
  mur_inputs_add (session->inputs, "data", "data.csv", table);
  g_auto (GStrv) less = constrained->names (session->parameters, session->inputs);
  g_autofree char *fewer = g_strjoinv (" ", less);
  g_assert_cmpstr (fewer, ==, "A τ_1");

  g_assert_true (mur_parameters_set (session->parameters, "model", "sine", NULL));
  g_auto (GStrv) ready = constrained->names (session->parameters, session->inputs);
  g_autofree char *sine = g_strjoinv (" ", ready);
  g_assert_cmpstr (sine, ==, "A tau f phi c");

  g_assert_true (mur_parameters_set (session->parameters, "model", "formula", NULL));
  g_assert_true (mur_parameters_set (session->parameters, "formula", "A*(", NULL));
  g_assert_null (constrained->names (session->parameters, session->inputs));
}

void
mur_test_curve_fit_models (void)
{
  g_test_add_func ("/experiments/curve-fit/ready-models", test_models);
  g_test_add_func ("/experiments/curve-fit/auto-lists", test_auto_lists);
  g_test_add_func ("/experiments/curve-fit/ready-table", test_table);
  g_test_add_func ("/experiments/curve-fit/constraints", test_constraints);
  g_test_add_func ("/experiments/curve-fit/constraints-start", test_start);
  g_test_add_func ("/experiments/curve-fit/constraints-refused", test_refused);
  g_test_add_func ("/experiments/curve-fit/constraints-crossed", test_crossed);
  g_test_add_func ("/experiments/curve-fit/constraints-sides", test_sides);
  g_test_add_func ("/experiments/curve-fit/constraints-names", test_names);
}
