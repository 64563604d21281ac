/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Formulas whose first input is counted from another place: by hand. */

#include "core/fitting/shift.h"

#include <math.h>

#include "tests/core/fitting/tests.h"

#define N_ROWS 30
#define MAX_N 5

typedef struct
{
  const char *formula;
  double q[MAX_N];
  guint n;
  MurShiftKind kinds[MAX_N];
} Case;

#define NONE MUR_SHIFT_NONE
#define CONSTANT MUR_SHIFT_CONSTANT
#define POLYNOMIAL MUR_SHIFT_POLYNOMIAL
#define OTHER MUR_SHIFT_OTHER

static const Case cases[] = {
  { "a+b*x", { 20, 0.3 }, 2, { POLYNOMIAL, NONE } },
  { "a+b*x+c*x^2", { 20, 0.3, -0.02 }, 3, { POLYNOMIAL, POLYNOMIAL, NONE } },
  { "a+b*x+c*x^2+d*x^3",
    { 20, 0.3, -0.02, 0.004 },
    4,
    { POLYNOMIAL, POLYNOMIAL, POLYNOMIAL, NONE } },
  { "A*exp(-(x-x0)^2/(2*s^2))+c",
    { 5, 3.5, 1.5, 1 },
    4,
    { NONE, CONSTANT, NONE, NONE } },
  { "c+p2/(1+exp(-(x-m)/w))", { 1, 5, 3, 0.7 }, 4, { NONE, NONE, CONSTANT, NONE } },
  { "A*exp(-(x-x0)/tau)+c", { 5, 2, 3, 1 }, 4, { NONE, CONSTANT, NONE, NONE } },
  { "p3*exp(-(x-p1)/p2)+p4", { 2, 3, 5, 1 }, 4, { CONSTANT, NONE, NONE, NONE } },
  { "A*exp(-x/tau)+c", { 5, 3, 1 }, 3, { OTHER, NONE, NONE } },
  { "A*exp(-x/tau)*sin(2*pi*f*x+phi)+c",
    { 5, 3, 0.4, 0.7, 1 },
    5,
    { OTHER, NONE, NONE, POLYNOMIAL, NONE } },
  { "A*sin(2*pi*f*x+phi)", { 5, 0.4, 0.7 }, 3, { NONE, NONE, POLYNOMIAL } },
  { "a*(x/s-m)^2+c", { 2, 4, 1.5, 1 }, 4, { NONE, NONE, POLYNOMIAL, NONE } },
};

/* What the parameters are @s further on, so that the curve is the same, where that is
 * more than a number added. */
static void
move (guint which, const double *q, long double s, long double *p)
{
  for (guint k = 0; k < cases[which].n; k++)
    p[k] = q[k];
  switch (which)
    {
    case 0:
      p[0] = q[0] + q[1] * s;
      break;
    case 1:
      p[0] = q[0] + q[1] * s + q[2] * s * s;
      p[1] = q[1] + 2 * q[2] * s;
      break;
    case 2:
      p[0] = q[0] + q[1] * s + q[2] * s * s + q[3] * s * s * s;
      p[1] = q[1] + 2 * q[2] * s + 3 * q[3] * s * s;
      p[2] = q[2] + 3 * q[3] * s;
      break;
    case 3:
    case 5:
      p[1] = q[1] - s;
      break;
    case 4:
      p[2] = q[2] - s;
      break;
    case 6:
      p[0] = q[0] - s;
      break;
    case 8:
      p[3] = q[3] + 8 * atanl (1) * q[2] * s;
      break;
    case 9:
      p[2] = q[2] + 8 * atanl (1) * q[1] * s;
      break;
    case 10:
      p[2] = q[2] - s / q[1];
      break;
    default:
      break;
    }
}

static MurProgram *
compile (const char *formula, const char *const *inputs)
{
  g_autoptr (GError) error = NULL;
  MurProgram *program = mur_program_new_named (formula, inputs, &error);

  g_assert_no_error (error);
  return program;
}

/* A distance of 1e9 back and of 0.5: to 1e-9 of what is added. */
static void
test_change (void)
{
  const char *inputs[] = { "x", NULL };
  const double distances[] = { -1e9, 0.5 };
  double x[N_ROWS], y[N_ROWS] = { 0 }, change[MAX_N];
  long double expected[MAX_N];

  for (guint i = 0; i < N_ROWS; i++)
    x[i] = 0.25 * i;
  for (guint which = 0; which < G_N_ELEMENTS (cases); which++)
    for (guint d = 0; d < 2; d++)
      {
        const Case *self = &cases[which];
        g_autoptr (MurProgram) program = compile (self->formula, inputs);
        g_autoptr (MurModel) model = mur_model_new (program, x, y, N_ROWS);
        g_autoptr (MurShift) shift = mur_shift_new (self->formula, inputs, program);

        g_test_message ("%s", self->formula);
        g_assert_nonnull (shift);
        mur_shift_change (shift, model, self->q, distances[d], change);
        move (which, self->q, distances[d], expected);
        for (guint k = 0; k < self->n; k++)
          {
            const double added = (double)(expected[k] - self->q[k]);

            g_assert_cmpint (mur_shift_kind (shift, k), ==, self->kinds[k]);
            g_assert_cmpfloat_with_epsilon (change[k], added,
                                            1e-9 * fabs (added) + 1e-300);
          }
      }
}

/* A power, a fraction and a place that is written out have none; nor has a formula
 * without its input. A second input stays where it is. */
static void
test_none (void)
{
  const char *formulas[]
    = { "A*x^b", "V*x/(K+x)", "A*exp(-(x-1600000000)/tau)", "a+0*x" };
  const char *inputs[] = { "x", NULL }, *two[] = { "x1", "x2", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (MurProgram) program = compile (formulas[i], inputs);
      g_autoptr (MurShift) shift = mur_shift_new (formulas[i], inputs, program);

      g_assert_null (shift);
    }
  const char *plane = "a+b*x1+shift*x2";
  g_autoptr (MurProgram) program = compile (plane, two);
  g_autoptr (MurShift) shift = mur_shift_new (plane, two, program);
  g_assert_nonnull (shift);
  g_assert_cmpint (mur_shift_kind (shift, 0), ==, MUR_SHIFT_POLYNOMIAL);
  g_assert_cmpint (mur_shift_kind (shift, 1), ==, MUR_SHIFT_NONE);
  g_assert_cmpint (mur_shift_kind (shift, 2), ==, MUR_SHIFT_NONE);
}

void
mur_test_shift (void)
{
  g_test_add_func ("/core/shift/change", test_change);
  g_test_add_func ("/core/shift/none", test_none);
}
