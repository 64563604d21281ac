/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs as objects: what they say of themselves, what they share, and that neither
 * the cut of the rows nor other threads change a bit. */

#include "core/expression/program.h"

#include <math.h>
#include <string.h>

#include "tests/core/expression/sentence.h"

#define EXAMPLE "p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)"
#define N_ROWS 1003 /* three blocks and a part of a fourth */
#define N_PARAMETERS 4
#define N_THREADS 3

static const char *const inputs[] = { "t", "u", NULL };

typedef struct
{
  MurProgram *program;
  MurProgramCache *cache;
  double t[N_ROWS], u[N_ROWS];
  double parameters[N_PARAMETERS];
  double values[N_ROWS];
  double gradient[N_PARAMETERS][N_ROWS];
} Fixture;

static void
set_up (Fixture *self, gconstpointer source)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1234577);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ROWS; i++)
    {
      self->t[i] = random_number (random);
      self->u[i] = random_number (random);
    }
  for (guint k = 0; k < N_PARAMETERS; k++)
    self->parameters[k] = g_rand_double_range (random, 0.1, 4);
  self->program = mur_program_new (source, inputs, "p", &error);
  g_assert_no_error (error);
  self->cache = mur_program_cache_new (
    self->program, (const double *const[]){ self->t, self->u }, N_ROWS);
  /* the cache has copies of its own */
  memset (self->t, 0, sizeof self->t);
  memset (self->u, 0, sizeof self->u);
}

static void
tear_down (Fixture *self, gconstpointer source)
{
  mur_program_cache_free (self->cache);
  mur_program_unref (self->program);
}

static void
evaluate (Fixture *self)
{
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (self->program);

  mur_program_evaluate_gradient (self->cache, workspace, self->parameters, 0, N_ROWS,
                                 self->values, self->gradient[0], N_ROWS);
}

static void
assert_same_bits (const double *a, const double *b, gsize n)
{
  g_assert_cmpmem (a, n * sizeof *a, b, n * sizeof *b);
}

/* In ranges of @step rows, each with another stride. */
static void
assert_same_in_pieces (Fixture *self, gsize step)
{
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (self->program);
  double values[N_ROWS], gradient[N_PARAMETERS * N_ROWS];

  for (gsize first = 0; first < N_ROWS; first += step)
    {
      const gsize n = MIN (step, N_ROWS - first);

      mur_program_evaluate (self->cache, workspace, self->parameters, first, n, values);
      assert_same_bits (values, self->values + first, n);
      mur_program_evaluate_gradient (self->cache, workspace, self->parameters, first, n,
                                     values, gradient, n);
      assert_same_bits (values, self->values + first, n);
      for (guint k = 0; k < mur_program_n_parameters (self->program); k++)
        assert_same_bits (gradient + k * n, self->gradient[k] + first, n);
    }
}

static void
test_pieces (Fixture *self, gconstpointer source)
{
  evaluate (self);
  assert_same_in_pieces (self, MUR_PROGRAM_BLOCK);
  assert_same_in_pieces (self, 2 * MUR_PROGRAM_BLOCK);
  assert_same_in_pieces (self, 37);
  assert_same_in_pieces (self, N_ROWS);
}

static gpointer
thread_cb (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    assert_same_in_pieces (data, MUR_PROGRAM_BLOCK);
  return NULL;
}

static void
test_threads (Fixture *self, gconstpointer source)
{
  GThread *threads[N_THREADS];

  evaluate (self);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("evaluate", thread_cb, self);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

/* Nothing is written outside the rows asked for. */
static void
test_borders (Fixture *self, gconstpointer source)
{
  const double mark = 0x1.23456789abcdep77;
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (self->program);
  double values[302], gradient[N_PARAMETERS * 302];

  for (guint i = 0; i < 302; i++)
    values[i] = mark;
  for (guint i = 0; i < G_N_ELEMENTS (gradient); i++)
    gradient[i] = mark;
  mur_program_evaluate_gradient (self->cache, workspace, self->parameters, 256, 300,
                                 values + 1, gradient + 1, 302);
  g_assert_cmpfloat (values[0], ==, mark);
  g_assert_cmpfloat (values[301], ==, mark);
  for (guint k = 0; k < N_PARAMETERS; k++)
    {
      g_assert_cmpfloat (gradient[k * 302], ==, mark);
      g_assert_cmpfloat (gradient[k * 302 + 301], ==, mark);
    }
  mur_program_evaluate (self->cache, workspace, self->parameters, N_ROWS, 0, values);
  g_assert_cmpfloat (values[0], ==, mark);
}

static void
test_references (void)
{
  const double t = 1.25;
  double value;
  MurProgram *program = mur_program_new ("t*p1", inputs, "p", NULL);
  MurProgramCache *cache
    = mur_program_cache_new (program, (const double *const[]){ &t, &t }, 1);
  MurProgramWorkspace *workspace = mur_program_workspace_new (program);

  g_assert_true (mur_program_ref (program) == program);
  mur_program_unref (program);
  g_assert_cmpuint (mur_program_n_parameters (program), ==, 1);
  mur_program_unref (program);
  mur_program_evaluate (cache, workspace, (const double[]){ 3 }, 0, 1, &value);
  g_assert_cmpfloat (value, ==, 3.75);
  mur_program_cache_free (cache);
  mur_program_workspace_free (workspace);
}

/* Each row costs what depends on parameters and inputs both, once. */
static void
test_operations (void)
{
  static const struct
  {
    const char *source;
    guint n_operations;
  } cases[] = {
    { EXAMPLE, 8 }, /* p1·t, w·t², + p3, sin, −p4·t², exp, two products */
    { "2*3+t", 0 },       { "p1^2+sin(p2)", 0 }, { "p1*2*t", 1 },
    { "t*2*p1", 1 },      { "sin(t)^2*p1", 1 },  { "sin(p1*t)+sin(t*p1)", 3 },
    { "sin(p1*t)^2", 3 }, { "(p1*t)^1", 1 },     { "1*(p1*t)/1-0", 1 },
    { "--(p1*t)", 1 },    { "t-(-(p1*t))", 2 },  { "-(p1*t)*u", 2 },
    { "(p1+t)/4", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurProgram) program
        = mur_program_new (cases[i].source, inputs, "p", NULL);

      if (mur_program_n_operations (program) != cases[i].n_operations)
        g_error ("%s: %u operations", cases[i].source,
                 mur_program_n_operations (program));
    }
}

/* Neither inputs nor parameters need occur; no rows are no trouble. */
static void
test_empty (void)
{
  double values[2] = { 0, 0 };
  g_autoptr (MurProgram) program = mur_program_new ("6*7", NULL, NULL, NULL);
  g_autoptr (MurProgramCache) cache = mur_program_cache_new (program, NULL, 2);
  g_autoptr (MurProgramCache) none = mur_program_cache_new (program, NULL, 0);
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (program);

  g_assert_cmpuint (mur_program_n_parameters (program), ==, 0);
  mur_program_evaluate (none, workspace, NULL, 0, 0, NULL);
  mur_program_evaluate_gradient (cache, workspace, NULL, 0, 2, values, NULL, 0);
  g_assert_cmpfloat (values[0], ==, 42);
  g_assert_cmpfloat (values[1], ==, 42);
}

/* As many parameters as there may be, each the coefficient of a power of its own. */
static void
test_many_parameters (void)
{
  const double t = 0.75;
  double parameters[MUR_PROGRAM_MAX_PARAMETERS], gradient[MUR_PROGRAM_MAX_PARAMETERS];
  double value;
  g_autoptr (GString) text = g_string_new ("0");
  g_autoptr (MurProgram) program = NULL;
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = NULL;

  for (guint i = 0; i < MUR_PROGRAM_MAX_PARAMETERS; i++)
    {
      parameters[i] = 1.0 / (i + 3);
      g_string_append_printf (text, "+p%u*t^%u", i + 1, i);
    }
  program = mur_program_new (text->str, inputs, "p", NULL);
  g_assert_cmpuint (mur_program_n_parameters (program), ==, MUR_PROGRAM_MAX_PARAMETERS);
  cache = mur_program_cache_new (program, (const double *const[]){ &t, &t }, 1);
  workspace = mur_program_workspace_new (program);
  mur_program_evaluate_gradient (cache, workspace, parameters, 0, 1, &value, gradient,
                                 1);
  /* 64 multiplications at most */
  for (guint i = 0; i < MUR_PROGRAM_MAX_PARAMETERS; i++)
    g_assert_cmpfloat (fabs (gradient[i] / pow (t, i) - 1), <, 64 * 0x1p-53);
}

static void
add_fixture_tests (const char *name, const char *source)
{
  g_autofree char *pieces = g_strdup_printf ("/expression/program/pieces/%s", name);
  g_autofree char *threads = g_strdup_printf ("/expression/program/threads/%s", name);
  g_autofree char *borders = g_strdup_printf ("/expression/program/borders/%s", name);

  g_test_add (pieces, Fixture, source, set_up, test_pieces, tear_down);
  g_test_add (threads, Fixture, source, set_up, test_threads, tear_down);
  g_test_add (borders, Fixture, source, set_up, test_borders, tear_down);
}

void
mur_test_program (void)
{
  add_fixture_tests ("example", EXAMPLE);
  add_fixture_tests ("functions", "tan(p1*t)+atan2(p2,u*p3)*tanh(t/p4)-cosh(p1)^p2"
                                  "+mod(p1*u,p2)*log10(abs(p3*t))^4");
  add_fixture_tests ("one-stage", "p1*p2+t-t*0+p3+p4");
  g_test_add_func ("/expression/program/references", test_references);
  g_test_add_func ("/expression/program/operations", test_operations);
  g_test_add_func ("/expression/program/empty", test_empty);
  g_test_add_func ("/expression/program/many-parameters", test_many_parameters);
}
