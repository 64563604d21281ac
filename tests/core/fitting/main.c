/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/fitting, and the models that they share. */

#include "core/fitting/signal.h"
#include "tests/core/fitting/tests.h"

MurModel *
mur_test_model_new (const char *formula, const double *t, const double *y, gsize n)
{
  const char *inputs[] = { "t", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (formula, inputs, "p", &error);

  g_assert_no_error (error);
  return mur_model_new (program, t, y, n);
}

MurModel *
mur_test_example_new (double noise, guint64 seed)
{
  double t[N_EXAMPLE];
  double y[N_EXAMPLE];

  mur_signal_fill (N_EXAMPLE, -2, 2, noise, seed, t, y);
  return mur_test_model_new (EXAMPLE, t, y, N_EXAMPLE);
}

static const double line_t[] = { -2, -1, 0, 1, 2 };
static const double line_y[] = { -4.5, -2.5, 1.5, 3.5, 7 };

MurModel *
mur_test_line_new (const char *formula)
{
  return mur_test_model_new (formula, line_t, line_y, 5);
}

double
mur_test_squares (const MurModel *model, const double *parameters)
{
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double value;

  mur_model_objective (model, &mur_loss_squares, parameters, 1, NULL, scratch, &value);
  return value;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mur_test_shift ();
  mur_test_signal ();
  mur_test_box ();
  mur_test_model ();
  mur_test_intervals ();
  mur_test_least_squares ();
  mur_test_covariance ();
  mur_test_coverage ();
  mur_test_descent ();
  mur_test_loss ();
  mur_test_bends ();
  mur_test_starts ();
  mur_test_statistics ();
  return g_test_run ();
}
