/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Formulas: values are the same with derivatives or without, and from one row alone as
 * among all. */

#include "core/expression/program.h"

#include "tests/fuzz/fuzz.h"

#include <math.h>
#include <string.h>

/* More than a block. */
#define N_ROWS (MUR_PROGRAM_BLOCK + 3)

static void
assert_same (const double *a, const double *b, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_assert_true (isnan (a[i]) ? isnan (b[i]) : memcmp (&a[i], &b[i], sizeof *a) == 0);
}

static void
fill (double *t, double *u)
{
  static const double special[] = { 0, -0.0, NAN, INFINITY, -INFINITY, 5e-324, 1e308 };

  for (gsize i = 0; i < N_ROWS; i++)
    {
      t[i] = (double)i / 16 - 4;
      u[i] = i < G_N_ELEMENTS (special) ? special[i] : 1 / t[i];
    }
}

static void
evaluate (const MurProgram *program)
{
  static double t[N_ROWS], u[N_ROWS], values[N_ROWS], alone[N_ROWS], with[N_ROWS];
  static double gradient[N_ROWS * MUR_PROGRAM_MAX_PARAMETERS];
  double parameters[MUR_PROGRAM_MAX_PARAMETERS];
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (program);

  g_assert_cmpuint (mur_program_n_parameters (program), <=, MUR_PROGRAM_MAX_PARAMETERS);
  for (guint i = 0; i < MUR_PROGRAM_MAX_PARAMETERS; i++)
    parameters[i] = i - 1.25;
  fill (t, u);
  cache = mur_program_cache_new (program, (const double *const[]){ t, u }, N_ROWS);
  mur_program_evaluate (cache, workspace, parameters, 0, N_ROWS, values);
  mur_program_evaluate (cache, workspace, parameters, MUR_PROGRAM_BLOCK, 3, alone);
  mur_program_evaluate_gradient (cache, workspace, parameters, 0, N_ROWS, with,
                                 gradient, N_ROWS);
  assert_same (values, with, N_ROWS);
  assert_same (values + MUR_PROGRAM_BLOCK, alone, 3);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const inputs[] = { "t", "u", NULL };
  g_autofree char *source = g_strndup (size == 0 ? "" : (const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = NULL;

  mur_fuzz_begin ();
  program = mur_program_new (source, inputs, "p", &error);
  mur_fuzz_assert_judged (program, error);
  if (program == NULL)
    return 0;
  evaluate (program);
  return 0;
}
